"use strict";
exports.id = 390;
exports.ids = [390];
exports.modules = {

/***/ 7009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askForDecisions: () => (/* binding */ askForDecisions)
});

// EXTERNAL MODULE: ./build/kernel/choice.js
var kernel_choice = __webpack_require__(3954);
// EXTERNAL MODULE: ./build/kernel/conflict.js
var kernel_conflict = __webpack_require__(1007);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
;// CONCATENATED MODULE: ./build/views/inline-diff.js
/** The most cells of one comparison; past it everything between the common ends counts as different. */
const MAX_CELLS = 1_000_000;
/**
 * Compares two texts word by word, and inside a changed word character by character.
 *
 * Laws: the pieces of each side joined give that side; the texts of the equal pieces are the same on
 * both sides; equal texts have no piece that differs.
 */
function inlineDiff(before, after) {
    const a = wordsOf(before);
    const b = wordsOf(after);
    const head = commonStart(a, b);
    const tail = commonStart(a.slice(head).reverse(), b.slice(head).reverse());
    const sides = new Sides();
    sides.same(a.slice(0, head).join(''));
    compareWords(sides, a.slice(head, a.length - tail), b.slice(head, b.length - tail));
    sides.same(a.slice(a.length - tail).join(''));
    return { before: sides.before, after: sides.after };
}
/** Collects the pieces of both sides, joining neighbours of one kind. */
class Sides {
    before = [];
    after = [];
    same(text) {
        add(this.before, { text, differs: false });
        add(this.after, { text, differs: false });
    }
    /** A changed passage: one word against one word is looked into, anything else is marked whole. */
    changed(removed, added) {
        const [old, fresh] = [removed.join(''), added.join('')];
        const ends = removed.length === 1 && added.length === 1 ? sharedEnds(old, fresh) : { head: '', tail: '' };
        const inner = (text) => text.slice(ends.head.length, text.length - ends.tail.length);
        this.same(ends.head);
        add(this.before, { text: inner(old), differs: true });
        add(this.after, { text: inner(fresh), differs: true });
        this.same(ends.tail);
    }
}
function add(pieces, piece) {
    const last = pieces.at(-1);
    if (piece.text === '')
        return;
    if (last?.differs === piece.differs)
        pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else
        pieces.push(piece);
}
const WORD = /[\p{L}\p{M}\p{N}_]+|[^\S\n]+|\n|./gsu;
function wordsOf(text) {
    return text.match(WORD) ?? [];
}
function commonStart(a, b) {
    const limit = Math.min(a.length, b.length);
    let count = 0;
    while (count < limit && a[count] === b[count])
        count += 1;
    return count;
}
/** Walks a longest common subsequence; what lies between its words is what changed. */
function compareWords(sides, a, b) {
    if (a.length * b.length > MAX_CELLS)
        return sides.changed(a, b);
    const lengths = commonLengths(a, b);
    const at = (i, j) => lengths[i * (b.length + 1) + j] ?? 0;
    let [i, j, fromA, fromB] = [0, 0, 0, 0];
    const flush = () => sides.changed(a.slice(fromA, i), b.slice(fromB, j));
    while (i < a.length && j < b.length) {
        if (a[i] === b[j]) {
            flush();
            sides.same(a[i] ?? '');
            [i, j] = [i + 1, j + 1];
            [fromA, fromB] = [i, j];
        }
        else if (at(i + 1, j) >= at(i, j + 1))
            i += 1;
        else
            j += 1;
    }
    [i, j] = [a.length, b.length];
    flush();
}
/** The length of the longest common subsequence of each pair of ends, row by row. */
function commonLengths(a, b) {
    const width = b.length + 1;
    const lengths = new Uint32Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i -= 1) {
        for (let j = b.length - 1; j >= 0; j -= 1) {
            const [down, right] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0];
            const diagonal = lengths[(i + 1) * width + j + 1] ?? 0;
            lengths[i * width + j] = a[i] === b[j] ? diagonal + 1 : Math.max(down, right);
        }
    }
    return lengths;
}
/** What two words share at their ends, when that is at least half of the shorter one. */
function sharedEnds(a, b) {
    const [left, right] = [charactersOf(a), charactersOf(b)];
    const head = commonStart(left, right);
    const tail = commonStart(left.slice(head).reverse(), right.slice(head).reverse());
    if ((head + tail) * 2 < Math.min(left.length, right.length))
        return { head: '', tail: '' };
    return { head: left.slice(0, head).join(''), tail: left.slice(left.length - tail).join('') };
}
/** Characters as a reader sees them, so that no accent is torn from its letter. */
function charactersOf(text) {
    return Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), (s) => s.segment);
}

// EXTERNAL MODULE: ./build/views/plain.js
var plain = __webpack_require__(8994);
;// CONCATENATED MODULE: ./build/views/conflict-text.js




/** Lines of a clean passage that are shown at each of its ends. */
const CONTEXT = 2;
const MAX_LINES = 40;
const NAME_WIDTH = 100;
/**
 * Shows a conflict to the person who is to settle it: what both sides agreed on, and what each made of it.
 *
 * What differs from the base is marked inside the lines: by `paint.mark`, and by carets below the line
 * where there are no colours. Clean passages of a text are shortened; long values are cut with a count.
 */
function conflictText(conflict, paint) {
    const name = (0,plain/* oneLine */.TN)(`${conflict.record}:${conflict.field}`, NAME_WIDTH);
    const head = `${paint.warn('! conflict')}  ${paint.strong(name)}  ${SENTENCES[conflict.kind]}`;
    const why = conflict.why === undefined ? [] : [`  ${(0,plain/* plain */.pj)(conflict.why)}`];
    return [head, ...why, ...bodyOf(conflict, paint)].join('\n');
}
const SENTENCES = {
    'edit-edit': 'both sides changed it',
    'edit-delete': 'changed here, deleted upstream',
    'delete-edit': 'deleted here, changed upstream',
    'create-create': 'made on both sides, differently',
    stale: 'it moved between the preview and the write',
    unmapped: 'one side has a value that the other cannot hold',
    'ambiguous-link': 'two records may be one',
};
function bodyOf(conflict, paint) {
    if (conflict.field === kernel_conflict/* LINK_FIELD */.Sb)
        return linkLines(conflict, paint);
    const parts = conflict.parts ?? [];
    if (conflict.field !== kernel_conflict/* RECORD_FIELD */.bC && parts.length > 1) {
        return parts.some((part) => part.kind === 'conflict' && part.path !== undefined)
            ? parts.flatMap((part) => (part.kind === 'clean' ? [] : placedPart(part, paint)))
            : parts.flatMap((part) => part.kind === 'clean' ? cleanLines(part.value, paint) : threeWay(part, paint));
    }
    return threeWay(conflict, paint);
}
/** Which records may be one: their ids and titles. */
function linkLines({ local, remote }, paint) {
    const lines = (version, value) => ((0,json/* isJsonArray */.Md)(value) ? value : [value])
        .filter(json/* isJsonObject */.OW)
        .map(({ id, title }) => `  ${paint[version](version.padEnd(6))}  ${nameOf(id)}  ${nameOf(title)}`);
    return [...lines('local', local), ...lines('remote', remote)];
}
function nameOf(value) {
    return typeof value === 'string' ? (0,plain/* oneLine */.TN)(value, NAME_WIDTH) : '';
}
/** One disagreement inside a list or a map, under the path that leads to it. */
function placedPart(part, paint) {
    return [`  ${paint.faint(`at ${(0,plain/* oneLine */.TN)(part.path ?? '', NAME_WIDTH)}`)}`, ...threeWay(part, paint)];
}
/** The first and last lines of what merged by itself. */
function cleanLines(value, paint) {
    const lines = shown(value).replace(/\n$/, '').split('\n');
    const left = lines.length - 2 * CONTEXT;
    const kept = left <= 1
        ? lines
        : [
            ...lines.slice(0, CONTEXT),
            `… ${(0,plain/* count */.U9)(left, 'line')} that merge cleanly …`,
            ...lines.slice(-CONTEXT),
        ];
    return kept.map((line) => `          ${paint.faint((0,plain/* plain */.pj)(line))}`);
}
/** The three values below each other; each side with what it changed marked. */
function threeWay(values, paint) {
    const [base, local, remote] = [shown(values.base), shown(values.local), shown(values.remote)];
    const hasBase = values.base !== null;
    const ours = values.local === null ? null : inlineDiff(hasBase ? base : remote, local).after;
    const theirs = values.remote === null ? null : inlineDiff(hasBase ? base : local, remote).after;
    return [
        ...versionLines('base', hasBase ? [{ text: base, differs: false }] : null, paint),
        ...versionLines('local', ours, paint),
        ...versionLines('remote', theirs, paint),
    ];
}
function versionLines(version, pieces, paint) {
    const colour = version === 'base' ? paint.faint : paint[version];
    const label = `  ${colour(version.padEnd(6))}  `;
    if (pieces === null)
        return [`${label}${paint.faint('nothing')}`];
    const lines = splitLines(pieces);
    const left = lines.length - MAX_LINES;
    const kept = left <= 0 ? lines : lines.slice(0, MAX_LINES);
    const cut = left <= 0 ? [] : [`          ${paint.faint(`… ${(0,plain/* count */.U9)(left, 'more line')} …`)}`];
    const texts = kept.flatMap((line, index) => markedLine(line, index === 0 ? label : ' '.repeat(10), paint));
    return [...texts, ...cut];
}
/** A line with its differences marked; without colours a second line points at them. */
function markedLine(pieces, label, paint) {
    const text = pieces.map((piece) => (piece.differs ? paint.mark((0,plain/* plain */.pj)(piece.text)) : (0,plain/* plain */.pj)(piece.text)));
    const line = `${label}${text.join('')}`;
    if (paint.mark('x') !== 'x' || !pieces.some((piece) => piece.differs))
        return [line];
    const under = pieces.map((piece) => (piece.differs ? '^' : ' ').repeat(charactersOf((0,plain/* plain */.pj)(piece.text)).length));
    return [line, `${' '.repeat(10)}${under.join('').trimEnd()}`];
}
/** Breaks pieces at line ends; a final line end opens no further line. */
function splitLines(pieces) {
    const lines = [[]];
    for (const { text, differs } of pieces) {
        for (const [index, part] of text.split('\n').entries()) {
            if (index > 0)
                lines.push([]);
            if (part !== '')
                lines.at(-1)?.push({ text: part, differs });
        }
    }
    if (lines.length > 1 && lines.at(-1)?.length === 0)
        lines.pop();
    return lines;
}
/** A value as a person reads it; a record as its fields, one a line. */
function shown(value) {
    if (typeof value === 'string')
        return value;
    if ((0,json/* isJsonObject */.OW)(value))
        return Object.entries(value).map(memberLine).join('\n');
    if ((0,json/* isJsonArray */.Md)(value) && value.some((item) => typeof item === 'object'))
        return value.map(inOneLine).join('\n');
    return inOneLine(value);
}
function memberLine([name, value]) {
    return `${name}: ${typeof value === 'string' && !value.includes('\n') ? value : inOneLine(value)}`;
}
function inOneLine(value) {
    return JSON.stringify(value);
}

;// CONCATENATED MODULE: ./build/views/merge-draft.js
/**
 * Writes the text that a person's own merge of a text field begins with.
 *
 * What merged by itself stands as it is; each conflicting passage stands between lines that must go, in
 * the form editors know from git. A decision that still has such a line is refused.
 */
function mergeDraft(conflict) {
    const parts = conflict.parts?.every(isText) === true ? conflict.parts : [];
    const whole = { ...conflict, kind: 'conflict' };
    return (parts.length === 0 ? [whole] : parts)
        .map((part) => (part.kind === 'clean' ? textOf(part.value) : separated(part)))
        .join('');
}
/** Parts of a list or a map have a path, or hold something else than text. */
function isText(part) {
    if (part.kind === 'clean')
        return typeof part.value === 'string';
    return part.path === undefined;
}
function separated(part) {
    return [
        '<<<<<<< local\n',
        whole(part.local),
        '||||||| base\n',
        whole(part.base),
        '=======\n',
        whole(part.remote),
        '>>>>>>> remote\n',
    ].join('');
}
/** A passage of whole lines, so that the separating lines stand alone. */
function whole(value) {
    const text = textOf(value);
    return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
function textOf(value) {
    if (value === null)
        return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}

;// CONCATENATED MODULE: ./build/cli/ask/value.js





/**
 * Asks for a person's own value: in their editor, or from the list of records that a link may name.
 *
 * A value that does not fit, or that still has lines to replace, is refused and the editor opens again
 * with what they wrote.
 */
async function askForValue(conflict, choice) {
    if (conflict.field === kernel_conflict/* LINK_FIELD */.Sb)
        return askForRecord(conflict);
    const { editor } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 8580));
    const { record, field } = conflict;
    const text = await editor({
        message: (0,plain/* oneLine */.TN)(`${record}:${field}`, 60),
        default: choice === 'merged' ? mergeDraft(conflict) : startOf(conflict),
        postfix: value_isText(conflict) ? '.md' : '.json',
        validate: (written) => {
            const checked = (0,kernel_choice/* checkDecision */.dM)(conflict, { record, field, choice, value: asWritten(conflict, written) });
            return checked.ok || (0,plain/* plain */.pj)(checked.error);
        },
    });
    return asWritten(conflict, text);
}
async function askForRecord(conflict) {
    const { select } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 8580));
    const remotes = (0,json/* isJsonArray */.Md)(conflict.remote) ? conflict.remote.filter(json/* isJsonObject */.OW) : [];
    return select({
        message: 'Which upstream record is the same one?',
        choices: remotes.flatMap(({ id, title }) => typeof id === 'string'
            ? [{ value: id, name: (0,plain/* oneLine */.TN)(`${id}  ${typeof title === 'string' ? title : ''}`, 80) }]
            : []),
        loop: false,
    });
}
/** What the editor begins with when a person writes a value of their own: the local value, if any. */
function startOf(conflict) {
    const [value = ''] = samplesOf(conflict);
    return typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`;
}
/** Editors end a file with a line feed; a value whose versions have none has not gained one. */
function asWritten(conflict, text) {
    const hasEnd = samplesOf(conflict).some((value) => typeof value === 'string' && value.endsWith('\n'));
    return hasEnd ? text : text.replace(/\r?\n$/, '');
}
function value_isText(conflict) {
    return samplesOf(conflict).some((value) => typeof value === 'string');
}
function samplesOf({ local, remote, base }) {
    return [local, remote, base].filter((value) => value !== null);
}

// EXTERNAL MODULE: ./build/cli/interrupt.js
var interrupt = __webpack_require__(8329);
;// CONCATENATED MODULE: ./build/cli/ask.js






/**
 * Walks through the conflicts of a session on a terminal and gives back what a person decided.
 *
 * Each conflict is shown with its three values and exactly its own choices; it may be skipped. Leaving
 * with Ctrl-C gives nothing back: what was decided until then is not stored.
 */
async function askForDecisions(session, output) {
    const { conflicts } = session.plan;
    const decisions = [];
    output.say(`${(0,plain/* count */.U9)(conflicts.length, 'conflict')} in session ${session.id}; Ctrl-C leaves and stores nothing.`);
    try {
        for (const [index, conflict] of conflicts.entries()) {
            output.say(`\n${index + 1} of ${conflicts.length}  ${conflictText(conflict, output.paint)}\n`);
            const decided = await askForOne(conflict);
            if (decided !== null)
                decisions.push(decided);
        }
    }
    catch (error) {
        if (!(0,interrupt/* isInterrupt */.y)(error))
            throw error;
        output.say('\nStopped. Nothing was stored; the conflicts wait as before.');
        return [];
    }
    return decisions;
}
/** Null when the person skips this conflict, or takes back the choice of writing a value. */
async function askForOne(conflict) {
    const { select } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 8580));
    const { record, field } = conflict;
    const choices = (0,kernel_choice/* choicesOf */.cU)(conflict).map((choice) => ({
        value: choice,
        name: `${choice.padEnd(7)} ${meaningOf(conflict, choice)}`,
        short: choice,
    }));
    const skip = { value: 'skip', name: 'skip    leave it for later', short: 'skip' };
    const choice = await select({
        message: `${(0,plain/* oneLine */.TN)(`${record}:${field}`, 60)} =`,
        choices: [...choices, skip],
        pageSize: choices.length + 1,
        loop: false,
    });
    if (choice === 'skip')
        return null;
    if (!takesValue(conflict, choice))
        return { record, field, choice };
    return { record, field, choice, value: await askForValue(conflict, choice) };
}
function takesValue(conflict, choice) {
    return choice === 'value' || (choice === 'merged' && conflict.field !== kernel_conflict/* LINK_FIELD */.Sb);
}
const MEANINGS = {
    local: 'take the whole value of this repository',
    remote: 'take the whole value of the upstream',
    base: 'go back to what both sides last agreed on',
    merged: 'merge the two in your editor',
    value: 'write your own value in your editor',
    keep: 'keep the record as it was changed, and bring it back where it is gone',
    delete: 'delete the record on both sides',
};
function meaningOf(conflict, choice) {
    if (conflict.field === kernel_conflict/* LINK_FIELD */.Sb) {
        if (choice === 'merged')
            return 'they are one record';
        return choice === 'keep' ? 'they are two records' : 'choose the upstream record that is the same one';
    }
    if (conflict.field === kernel_conflict/* RECORD_FIELD */.bC || conflict.kind !== 'unmapped')
        return MEANINGS[choice];
    return choice === 'local' ? 'keep the value of this repository' : MEANINGS[choice];
}


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ isInterrupt)
/* harmony export */ });
/** Whether a prompt ended because a person pressed Ctrl-C or the terminal went away. */
function isInterrupt(error) {
    return error instanceof Error && error.name === 'ExitPromptError';
}


/***/ })

};
;