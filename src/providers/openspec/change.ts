import { checklistValue, editChecklist, readChecklist } from '../../artifacts/checklist.ts';
import { refuseMarkers } from '../../artifacts/markers.ts';
import { TOO_COMPLEX } from '../../artifacts/markdown-outline.ts';
import type { Problem, Refusal } from '../../artifacts/problem.ts';
import { unmapped } from '../../artifacts/problem.ts';
import { applySplices } from '../../artifacts/splice.ts';
import type { Fields } from '../../kernel/field.ts';
import type { Json } from '../../kernel/json.ts';
import { equalJson } from '../../kernel/json.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { ProviderContext, ProviderSchema } from '../../provider.ts';
import type { ChangeFolder } from './folders.ts';
import { SECTION_FIELDS, putProposal, readProposal } from './lens.ts';
import type { TrackedIssue } from './tracking.ts';

const TEXT = { kind: 'text', writable: true, equivalent: ['lines', 'trim'] } as const;

/** The fields of a change; `status` and `link` follow from where it stands and what it names. */
export const SCHEMA: ProviderSchema = {
  open: false,
  fields: {
    title: { kind: 'scalar', writable: true, equivalent: ['trim'] },
    why: TEXT,
    what: TEXT,
    impact: TEXT,
    tasks: { kind: 'list', key: 'id', writable: true },
    status: { kind: 'scalar', writable: false },
    link: { kind: 'scalar', writable: false },
  },
};

/** The texts of a change folder; null for a file that is not there. */
export interface ChangeFiles {
  readonly 'proposal.md': string;
  readonly 'tasks.md': string | null;
}

type Selectors = ProviderContext['selectors'];

/** Gets a change's fields under their canonical names. Errors: those of `readProposal`, `too-complex`. */
export function readChange(
  files: ChangeFiles,
  folder: Pick<ChangeFolder, 'id' | 'archived'>,
  selectors: Selectors,
): Result<{ readonly fields: Fields; readonly issue: TrackedIssue | null }, Problem> {
  const proposal = readProposal(files['proposal.md']);
  if (!proposal.ok) return proposal;
  const { title, sections, issue } = proposal.value;
  const tasks = files['tasks.md'];
  const items = tasks === null ? [] : readChecklist(tasks, 0, tasks.length);
  if (items === null) return fail(TOO_COMPLEX);
  const values: { readonly [name: string]: Json } = {
    ...sections,
    title: title ?? folder.id,
    tasks: tasks === null ? null : checklistValue(items),
    status: folder.archived ? 'archived' : 'proposed',
    link: issue?.link ?? null,
  };
  const fields = Object.entries(selectors).map(([field, selector]): [string, Json] => [
    field,
    selector.kind === 'key' ? (values[selector.key] ?? null) : null,
  ]);
  return ok({ fields: Object.fromEntries(fields), issue });
}

interface ChangeEdit {
  readonly folder: Pick<ChangeFolder, 'id' | 'archived'>;
  readonly selectors: Selectors;
  readonly before: Fields;
  readonly after: Fields;
}

/**
 * Puts changed fields into the texts of a change; the rest keeps its bytes.
 *
 * Errors: `read-only` for `status` and `link`; `unmapped` for what would read back as something else.
 */
export function writeChange(files: ChangeFiles, edit: ChangeEdit): Result<ChangeFiles, Refusal> {
  const markers = refuseMarkers(edit.before, edit.after);
  if (markers !== null) return fail(markers);
  let now = files;
  for (const [field, value] of Object.entries(edit.after)) {
    if (equalJson(edit.before[field], value)) continue;
    const selector = edit.selectors[field];
    const put = putField(now, selector?.kind === 'key' ? selector.key : field, value);
    if (!put.ok) return put;
    now = put.value;
  }
  const read = readChange(now, edit.folder, edit.selectors);
  if (read.ok && equalJson(read.value.fields, edit.after)) return ok(now);
  return fail(unmapped('the change would read back as something else; edit it by hand'));
}

function putField(files: ChangeFiles, name: string, value: Json): Result<ChangeFiles, Refusal> {
  if (name === 'tasks') return putTasks(files, value);
  const field = [...SECTION_FIELDS, 'title' as const].find((each) => each === name);
  if (field === undefined) {
    const hint = name === 'status' ? '; archive the change with OpenSpec, which moves its folder' : '';
    return fail({ code: 'read-only', message: `${name} cannot be written${hint}` });
  }
  const put = putProposal(files['proposal.md'], field, value);
  return put.ok ? ok({ ...files, 'proposal.md': put.value }) : put;
}

function putTasks(files: ChangeFiles, value: Json): Result<ChangeFiles, Refusal> {
  if (value === null) return fail(unmapped('tasks.md is only removed by hand'));
  const text = files['tasks.md'] ?? '# Tasks\n\n';
  const items = readChecklist(text, 0, text.length);
  const splices = items === null ? null : editChecklist(text, items, { value, emptyAt: text.length });
  if (splices === null)
    return fail(unmapped('these tasks cannot be written as a checklist; edit tasks.md by hand'));
  return ok({ ...files, 'tasks.md': applySplices(text, splices) });
}

/** Makes the files of a new change, with the fields as they will be read back. */
export function createFiles(request: {
  readonly folder: Pick<ChangeFolder, 'id' | 'archived'>;
  readonly selectors: Selectors;
  readonly fields: Fields;
}): Result<{ readonly files: ChangeFiles; readonly fields: Fields }, Refusal> {
  const { folder, selectors } = request;
  const empty: ChangeFiles = { 'proposal.md': '', 'tasks.md': null };
  const before = readChange(empty, folder, selectors);
  if (!before.ok) return fail(unmapped(before.error.message));
  const given = Object.fromEntries(Object.entries(request.fields).filter(([, value]) => value !== null));
  const fields = { ...before.value.fields, ...given };
  const files = writeChange(empty, { folder, selectors, before: before.value.fields, after: fields });
  return files.ok ? ok({ files: files.value, fields }) : files;
}
