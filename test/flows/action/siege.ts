import type { SyncConfig } from '../../../src/config.ts';
import type { ActionRun } from '../../../src/flows/action/action-run.ts';
import type { Claim } from '../../../src/flows/action/approval.ts';
import { checkApproval } from '../../../src/flows/action/approval.ts';
import { subjectOf } from '../../../src/flows/action/asked.ts';
import type { Report } from '../../../src/flows/report.ts';
import type { Host, Person } from '../../../src/host.ts';
import { compareText } from '../../../src/kernel/json.ts';
import type { Session } from '../../../src/kernel/session.ts';
import { ANNA } from '../../simulation/action/memory-host.ts';
import { ActionStage } from '../../simulation/action/stage.ts';

export const BEN: Person = { id: 77, login: 'ben', isBot: false };

const CLAIMED = { by: ANNA, through: '#1-1' };

/** A pull request with a new record and its preview, and what asks whether an approval of it counts. */
export class Siege {
  readonly stage: ActionStage;
  readonly pull: number;

  static async open(config: Partial<SyncConfig> = {}): Promise<Siege> {
    const stage = new ActionStage(config);
    stage.push();
    const siege = new Siege(stage, stage.openPull().number);
    const [branch] = stage.branches;
    branch?.local.edit('new-1', { title: 'New', body: 'Text.\n', status: 'todo', labels: [] });
    if (branch !== undefined) stage.pushTo(branch);
    await siege.preview(siege.pull);
    return siege;
  }

  constructor(stage: ActionStage, pull: number) {
    this.stage = stage;
    this.pull = pull;
  }

  async preview(pull: number): Promise<void> {
    await this.stage.run(await this.action(), { flow: 'pull', pull });
  }

  /** The newest session of the pull request. */
  async session(): Promise<Session> {
    const store = this.stage.place.open();
    const sessions = await Promise.all((await store.listSessions()).map(async (id) => store.readSession(id)));
    const mine = sessions.filter((one) => one?.origin === `pull-request:${this.pull}`);
    const last = mine.sort((a, b) => compareText(a?.id ?? '', b?.id ?? '')).at(-1);
    if (last === undefined || last === null) throw new Error('there is no session');
    return last;
  }

  /** Stores the session as somebody else left it. */
  async store(change: Partial<Session>): Promise<void> {
    await this.stage.place.open().writeSession({ ...(await this.session()), ...change });
  }

  /** A run of its own; `host`: what GitHub says other than usual. */
  async action(more: Partial<ActionRun> = {}, host: Partial<Host> = {}): Promise<ActionRun> {
    const action = await this.stage.action({ remote: this.stage.world.remote });
    return { ...action, ...more, host: { ...action.host, ...host } };
  }

  /** A person comments, and the Action runs on it. */
  async say(body: string, on = this.pull): Promise<Report> {
    const comment = this.stage.host.say(on, body);
    return only(await this.stage.run(await this.action(), { flow: 'command', issue: on, comment, body }));
  }

  async reconcile(): Promise<Report> {
    return only(await this.stage.run(await this.action(), { flow: 'reconcile' }));
  }

  /** Approves what the pull request shows. */
  async apply(): Promise<Report> {
    return this.say(`/sync apply ${(await this.session()).digest.slice(0, 12)}`);
  }

  /** Merges or closes a pull request, and the Action runs on that. */
  async end(number: number, about: { readonly merged: boolean }): Promise<void> {
    this.stage.end(number, about);
    await this.stage.run(await this.action(), { flow: 'pull-closed', pull: number });
  }

  /** What an approval comes to: `yes`, or the reason for a no. */
  async ask(
    claim: Partial<Claim> = {},
    more: { readonly action?: Partial<ActionRun>; readonly host?: Partial<Host>; readonly on?: number } = {},
  ): Promise<string> {
    const action = await this.action(more.action, more.host);
    const subject = await subjectOf(action, more.on ?? this.pull);
    if (subject === null) throw new Error('there is nothing to approve');
    const { digest } = await this.session();
    const answer = await checkApproval(action, {
      ...CLAIMED,
      digest: digest.slice(0, 12),
      subject,
      ...claim,
    });
    return answer.ok ? 'yes' : answer.error.kind;
  }
}

function only(reports: readonly Report[]): Report {
  const [report] = reports;
  if (report === undefined || reports.length > 1) throw new Error(`${reports.length} reports`);
  return report;
}
