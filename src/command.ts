/** What a comment asks for, taken apart; nothing has been looked up yet. */
export interface CommandText {
  /** The word after `/sync`, in lower case; empty for `/sync` alone. */
  readonly name: string;
  readonly words: readonly string[];
  /** The text of the fenced block after the command, if there is one. */
  readonly block?: string;
}

/**
 * One `/sync` command: one file in `commands/`, one line in its table.
 *
 * `usage` and `about` are the help, the reply to a bad command, and the README's table.
 */
export interface SlashCommand<Run, Answer> {
  readonly name: string;
  /** `/sync apply <digest>`. */
  readonly usage: string;
  /** One sentence. */
  readonly about: string;
  run(run: Run, text: CommandText): Promise<Answer>;
}
