import type { ActionReport, Place } from '../flows/action/action-run.ts';
import type { Inputs } from '../inputs.ts';
import type { Code } from '../kernel/codes.ts';
import type { PreviewInput } from '../views/markdown/preview-input.ts';

/** How a run of the Action ended; `finish` turns it into outputs, summary and exit code. */
export interface Ending {
  /** One for each sync that a flow ran on. */
  readonly reports: readonly ActionReport[];
  /** Why there is no report, or what ended the run beside them. */
  readonly code?: Code;
  readonly messages: readonly string[];
  readonly inputs?: Inputs;
  readonly place?: Place;
  /** What each sync's part of the summary shows, by sync. */
  readonly previews?: ReadonlyMap<string, PreviewInput>;
  /** Values that must not be shown. */
  readonly secrets?: readonly string[];
}
