/** A deliberate mistake in the code, and the test that must notice it. */
export interface Break {
  readonly invariant: string;
  /** What the mistake is, for a person. */
  readonly mistake: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
  readonly testFile: string;
  /** The test's own title, without its groups'. */
  readonly test: string;
}

const WORLD = {
  testFile: 'test/simulation/world-laws.test.ts',
  test: 'no value is lost, no record doubled, and peace comes to rest',
};

const ACTION = {
  testFile: 'test/simulation/action/action-laws.test.ts',
  test: 'nothing is lost, doubled or written without approval, and peace comes to rest',
};

/** At least one for each invariant of GUARANTEES.md; `npm run mutate -- --invariants` tries them all. */
export const BREAKS: readonly Break[] = [
  {
    ...WORLD,
    invariant: 'I1',
    mistake: 'the local side silently wins where both changed a value',
    file: 'src/kernel/plan-field.ts',
    text: `  if (mapping.authority !== undefined) {
    const winner = mapping.authority === 'local' ? local : remote;`,
    replacement: `  if (values.base !== undefined) {
    const winner = mapping.authority !== 'remote' ? local : remote;`,
  },
  {
    ...WORLD,
    invariant: 'I2',
    mistake: 'a record that was edited is deleted because the other side deleted it',
    file: 'src/kernel/plan-record.ts',
    text: 'const edited = candidate.baseLost === true || isEdited(candidate, lonely, context);',
    replacement: 'const edited = false;',
  },
  {
    invariant: 'I2',
    mistake: 'a recovered text is forgotten before anybody has decided',
    file: 'src/flows/agreement.ts',
    text: 'return isHeld || isWaiting || conflicts.some(({ field }) => field === name);',
    replacement: 'return isHeld || isWaiting || (conflicts.length > 9 && name === "");',
    testFile: 'test/flows/overwritten.test.ts',
    test: 'the conflict stays, and other fields of the record go on',
  },
  {
    ...WORLD,
    invariant: 'I3',
    mistake: 'the base moves to a value on which the sides do not agree',
    file: 'src/kernel/settle.ts',
    text: `    if (verdict === 'agreed' || verdict === 'rewritten') {`,
    replacement: `    if (verdict === 'agreed' || verdict === 'rewritten' || verdict === 'open') {`,
  },
  {
    ...WORLD,
    invariant: 'I4',
    mistake: 'every run stores a new session for what the last one had shown',
    file: 'src/flows/preview.ts',
    text: '      session.cursor === 0 &&',
    replacement: '      session.cursor < 0 &&',
  },
  {
    invariant: 'I5',
    mistake: 'what upstream made of our value is taken for an edit of somebody',
    file: 'src/kernel/settle.ts',
    text: 'if (!isOwnImage(mapping, local, raw)) images[mapping.name] = raw;',
    replacement: 'if (mapping.name === "" && !isOwnImage(mapping, local, raw)) images[mapping.name] = raw;',
    testFile: 'test/flows/apply.test.ts',
    test: 'I5: what upstream made of our value is no edit, also when another field brings the record up',
  },
  {
    invariant: 'I6',
    mistake: 'a create is sent again under another key',
    file: 'src/flows/recover.ts',
    text: 'key: intent.key, fields',
    replacement: 'key: `${intent.key}-again`, fields',
    testFile: 'test/simulation/crash-points.test.ts',
    test: 'ends as an unkilled run, with no second create',
  },
  {
    ...WORLD,
    invariant: 'I7',
    mistake: 'the cursor passes what a partial listing did not show',
    file: 'src/flows/read-both.ts',
    text: 'cursor: there.complete && there.strays.length === 0 ? there.cursor : run.cursor,',
    replacement: 'cursor: there.cursor,',
  },
  {
    invariant: 'I8',
    mistake: 'the link of a create that was not yet stored is lost with the run',
    file: 'src/flows/earned.ts',
    text: 'links.push(...linkOf(change, written));',
    replacement: 'links.push(...linkOf(change, written).slice(1));',
    testFile: 'test/simulation/crash-points.test.ts',
    test: 'ends as an unkilled run, with no second create',
  },
  {
    ...WORLD,
    invariant: 'I9',
    mistake: 'a change is written without an intent before it',
    file: 'src/flows/writing.ts',
    text: 'await journal.append((seq) => intentOf(this.run, { ...intent, seq }));',
    replacement: 'void [journal, intentOf, intent];',
  },
  {
    invariant: 'I10',
    mistake: 'a lock that another run holds is given to a second one',
    file: 'src/stores/state-lock.ts',
    text: 'if (linkNew(folder, ticket, LOCK)) return true;',
    replacement: 'if (linkNew(folder, ticket, LOCK) || readOwner(folder, LOCK) !== null) return true;',
    testFile: 'test/stores/state-lock.test.ts',
    test: 'is refused with process, machine and time',
  },
  {
    invariant: 'I11',
    mistake: 'the changes of a plan are in the order in which the sides were listed',
    file: 'src/kernel/build-plan.ts',
    text: 'records.flatMap((record) => record.changes).sort((a, b) => compareText(a.id, b.id));',
    replacement: 'records.flatMap((record) => record.changes);',
    testFile: 'test/kernel/build-plan.test.ts',
    test: 'I11: has the same bytes in any order of records, with every list in order',
  },
  {
    invariant: 'I12',
    mistake: 'what only upstream changed is not seen',
    file: 'src/kernel/plan-field.ts',
    text: 'if (!changed.local && !changed.remote) return {};',
    replacement: 'if (!changed.local) return {};',
    testFile: 'test/laws/plan-laws.test.ts',
    test: 'I12: swapping the sides swaps what is written and what is asked',
  },
  {
    invariant: 'I13',
    mistake: 'what a fresh plan wants is written although something else was shown',
    file: 'src/flows/writing.ts',
    text: 'return canonicalJson(essence(shown)) === canonicalJson(essence(fresh));',
    replacement: 'return canonicalJson(essence(shown)) !== "" && fresh.kind === shown.kind;',
    testFile: 'test/flows/apply.test.ts',
    test: 'I13: what the fresh plan wants otherwise than it was shown is not written',
  },
  {
    invariant: 'I14',
    mistake: 'an id may lead out of the folder of sessions',
    file: 'src/kernel/ids.ts',
    text: 'const SAFE_ID = /^[A-Za-z0-9._-]{1,120}$/;',
    replacement: 'const SAFE_ID = /^[A-Za-z0-9._/-]{1,120}$/;',
    testFile: 'test/kernel/ids.test.ts',
    test: '"../up" is none',
  },
  {
    invariant: 'I15',
    mistake: 'nobody is told that a verified write replaced a newer text',
    file: 'src/flows/writing.ts',
    text: 'this.replaced.set(change.record, found);',
    replacement: 'this.replaced.delete(change.record);',
    testFile: 'test/flows/overwritten.test.ts',
    test: 'is in the journal word for word, is reported, and becomes a conflict that holds the text',
  },
  {
    ...WORLD,
    invariant: 'I15',
    mistake: 'a finding is left out of the journal and of the base',
    file: 'src/flows/findings.ts',
    text: 'return isSafe ? [] : [{ field, value, by, at }];',
    replacement: 'return isSafe || field !== "" ? [] : [{ field, value, by, at }];',
  },
  {
    invariant: 'I1',
    mistake: 'of what was merged into a write nothing is noted',
    file: 'src/flows/earned-fields.ts',
    text: '!touched.has(here) || tells(mapping, change, value) ? []',
    replacement: '!touched.has(here) || tells(mapping, change, value) || value !== "" ? []',
    testFile: 'test/flows/taken-away.test.ts',
    test: 'the field changes here as well',
  },
  {
    invariant: 'I6',
    mistake: 'a create loses its link where the run that finds its answer does not look at its record',
    file: 'src/flows/commit.ts',
    text: 'if (!rows.has(link.record) && isEarned(link, collected.rows.get(link.record)))',
    replacement: 'if (rows.size < 0 && isEarned(link, collected.rows.get(link.record)))',
    testFile: 'test/flows/recover.test.ts',
    test: 'keeps its link also where the run that takes it up does not look at its record',
  },
  {
    ...ACTION,
    invariant: 'I7',
    mistake: 'a run over a pull request drops what waits to be linked',
    file: 'src/flows/commit.ts',
    text: 'if (finished && run.scope === undefined) keepWaiting',
    replacement: 'if (finished) keepWaiting',
  },
];
