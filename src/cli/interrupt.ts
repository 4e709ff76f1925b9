/** Whether a prompt ended because a person pressed Ctrl-C or the terminal went away. */
export function isInterrupt(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}
