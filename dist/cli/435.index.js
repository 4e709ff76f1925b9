"use strict";
exports.id = 435;
exports.ids = [435];
exports.modules = {

/***/ 2435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./build/artifacts/artifact-provider.js + 9 modules
var artifact_provider = __webpack_require__(5139);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/artifacts/lines.js
var artifacts_lines = __webpack_require__(7088);
// EXTERNAL MODULE: ./build/artifacts/yaml-edit.js + 5 modules
var yaml_edit = __webpack_require__(8997);
// EXTERNAL MODULE: ./build/artifacts/yaml-read.js
var yaml_read = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/artifacts/yaml-simple.js
var yaml_simple = __webpack_require__(1928);
;// CONCATENATED MODULE: ./build/artifacts/front-matter.js






/**
 * Reads the front matter of a Markdown text; BOM and CRLF are tolerated, and so is having none.
 *
 * Errors: those of `readYaml` with the line in the file; `front-matter-open` when its end is missing.
 */
function readFrontMatter(text) {
    const top = text.startsWith('\uFEFF') ? 1 : 0;
    const none = (0,result.ok)({ present: false, start: top, end: top, bodyStart: top, members: {} });
    const first = (0,artifacts_lines/* lineEnd */.kd)(text, top);
    if (!/^---[ \t]*\r?\n$/.test(text.slice(top, first)))
        return none;
    const closing = closingLine(text, first);
    if (closing === null) {
        if (!/^[\w-]+:(?:\s|$)/.test(text.slice(first, first + 200)))
            return none;
        return (0,result/* fail */.fJ)({
            code: 'front-matter-open',
            message: 'the front matter is not closed. Add a line "---" behind it.',
            line: 1,
        });
    }
    const members = readMembers(text.slice(first, closing));
    if (!members.ok)
        return (0,result/* fail */.fJ)(movedDown(members.error));
    if (members.value === null)
        return none;
    return (0,result.ok)({
        present: true,
        start: first,
        end: closing,
        bodyStart: (0,artifacts_lines/* lineEnd */.kd)(text, closing),
        members: members.value,
    });
}
function closingLine(text, from) {
    for (let at = from; at < text.length; at = (0,artifacts_lines/* lineEnd */.kd)(text, at)) {
        if (text.startsWith('---', at) && /^---[ \t]*\r?\n?$/.test(text.slice(at, (0,artifacts_lines/* lineEnd */.kd)(text, at))))
            return at;
    }
    return null;
}
/** Null when the lines are no mapping: then the dashes were a rule above some text. */
function readMembers(inner) {
    const simple = (0,yaml_simple/* readSimpleYaml */.C)(inner);
    if (simple !== null)
        return (0,result.ok)(simple.members);
    const read = (0,yaml_read/* readYaml */.g)(inner);
    if (!read.ok)
        return read;
    const value = read.value.value ?? {};
    return (0,result.ok)((0,json/* isJsonObject */.OW)(value) ? value : null);
}
function movedDown(problem) {
    return problem.line === undefined ? problem : { ...problem, line: problem.line + 1 };
}
/** Plans the splices that give a front matter other members; a file without one gets one. */
function editFrontMatter(text, matter, after) {
    const inner = text.slice(matter.start, matter.end);
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const simple = matter.present ? (0,yaml_simple/* editSimpleYaml */.q)(inner, after) : null;
    const edited = simple === null ? (0,yaml_edit/* editYaml */.a)(matter.present ? inner : '', after) : (0,result.ok)(simple);
    if (!edited.ok)
        return edited;
    if (edited.value === inner)
        return (0,result.ok)([]);
    if (matter.present)
        return (0,result.ok)([{ start: matter.start, end: matter.end, text: edited.value }]);
    if (edited.value === '')
        return (0,result.ok)([]);
    const gap = /^\s/.test(text.slice(matter.start)) || matter.start === text.length ? '' : '\n';
    const block = (0,artifacts_lines/* withEnding */.AQ)(`---\n${edited.value}---\n${gap}`, ending);
    return (0,result.ok)([{ start: matter.start, end: matter.start, text: block }]);
}

// EXTERNAL MODULE: ./build/artifacts/glob.js
var artifacts_glob = __webpack_require__(7317);
// EXTERNAL MODULE: ./build/artifacts/ids.js
var ids = __webpack_require__(5917);
// EXTERNAL MODULE: ./build/artifacts/yaml-plain.js
var yaml_plain = __webpack_require__(301);
// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 53 modules
var lib = __webpack_require__(3825);
;// CONCATENATED MODULE: ./build/artifacts/markdown-blocks.js

/** Emphasis, links and code inside of a line do not decide where blocks are; leaving them out saves time. */
const BLOCKS_ONLY = {
    disable: {
        null: [
            'attention',
            'autolink',
            'characterEscape',
            'characterReference',
            'codeText',
            'hardBreakEscape',
            'htmlText',
            'labelEnd',
            'labelStartImage',
            'labelStartLink',
        ],
    },
};
/**
 * Parses the block structure of a part of a Markdown text.
 *
 * Shape: offsets are those of the whole text. Source: CommonMark 0.31, as micromark reads it.
 */
function parseBlocks(text, start = 0, end = text.length) {
    const root = (0,lib/* fromMarkdown */.Y)(text.slice(start, end), { extensions: [BLOCKS_ONLY] });
    return root.children.map((node) => blockOf(node, start));
}
function blockOf(node, shift) {
    return {
        type: node.type,
        start: (node.position?.start.offset ?? 0) + shift,
        end: (node.position?.end.offset ?? 0) + shift,
        ...(typeof node.depth === 'number' ? { depth: node.depth } : {}),
        children: (node.children ?? []).map((child) => blockOf(child, shift)),
    };
}

// EXTERNAL MODULE: ./build/artifacts/value-edit.js
var value_edit = __webpack_require__(3535);
;// CONCATENATED MODULE: ./build/artifacts/checklist.js




/** Reads the check boxes of a part of a text, in quotes and fences not looked at. */
function readChecklist(text, start, end) {
    const items = [];
    const tokens = [];
    const visit = (block) => {
        const box = block.type === 'listItem' ? boxOf(text, block) : null;
        if (box !== null) {
            items.push(box.item);
            tokens.push(box.token);
        }
        if (block.type === 'list' || block.type === 'listItem')
            block.children.forEach(visit);
    };
    parseBlocks(text, start, end).forEach(visit);
    return named(ownLines(items), tokens);
}
/** `#1`, `1.1`, `1.`, `T001`, `AC-1:` at the start of an item's text. */
const TOKEN = /^(?:#(\d+)|(\d+(?:\.\d+)+)[.:)]?|(\d+)[.:)]|([A-Z]{1,8}-?\d+(?:\.\d+)*)[.:)]?)[ \t]+(?=\S)/;
function boxOf(text, block) {
    const paragraph = block.children[0];
    if (paragraph?.type !== 'paragraph')
        return null;
    const source = text.slice(paragraph.start, paragraph.end);
    const box = /^\[([ xX])\][ \t]+(?=\S)/.exec(source);
    if (box === null)
        return null;
    const labelStart = paragraph.start + box[0].length;
    const label = text.slice(labelStart, paragraph.end);
    const token = TOKEN.exec(label);
    const textStart = labelStart + (token?.[0].length ?? 0);
    const first = (0,artifacts_lines/* lineStart */.PT)(text, block.start);
    const lead = text.slice(first, paragraph.start);
    const alone = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(lead);
    return {
        token: token === null ? null : (token[1] ?? token[2] ?? token[3] ?? token[4] ?? null),
        item: {
            text: text.slice(textStart, paragraph.end).replaceAll(/[ \t]*\r?\n[ \t]*/g, '\n'),
            done: box[1] !== ' ',
            mark: paragraph.start + 1,
            labelStart,
            textStart,
            textEnd: paragraph.end,
            lines: alone ? { start: first, end: (0,artifacts_lines/* lineEnd */.kd)(text, block.end) } : null,
            lead,
        },
    };
}
/** An item's lines end where those of the next item begin, also when that is nested in it. */
function ownLines(items) {
    return items.map((item, index) => {
        const next = items[index + 1]?.lines?.start;
        if (item.lines === null || next === undefined)
            return item;
        return { ...item, lines: { start: item.lines.start, end: Math.min(item.lines.end, next) } };
    });
}
function named(items, tokens) {
    const counts = new Map();
    return items.map((item, index) => {
        const name = tokens[index] ?? item.text;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return { ...item, id: count === 1 ? name : `${name} (${count})` };
    });
}
/** Gives the elements of a checklist as a record holds them. */
function checklistValue(items) {
    return items.map(({ id, text, done }) => ({ id, text, done }));
}
/**
 * Plans the splices that give a checklist other elements: a changed box is one character, a changed
 * text only that text, an added or removed element its own lines.
 *
 * `emptyAt`: where the first item goes when there is none yet. Null when an edit is not possible.
 */
function editChecklist(text, items, wanted) {
    if (!Array.isArray(wanted.value))
        return null;
    const before = checklistValue(items);
    const edit = (0,value_edit/* planEdit */.q)(before, wanted.value);
    if (edit.kind !== 'items')
        return [];
    const splices = [];
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    for (const index of edit.removed) {
        const lines = items[index]?.lines;
        if (lines === null || lines === undefined)
            return null;
        splices.push({ ...lines, text: '' });
    }
    for (const [index, change] of edit.edits) {
        const item = items[index];
        if (change.kind === 'keep' || item === undefined)
            continue;
        if (change.kind === 'items' || !(0,json/* isJsonObject */.OW)(change.value))
            return null;
        splices.push(...itemSplices(text, item, change.value));
    }
    for (const { before: index, value } of edit.added) {
        const neighbour = items[index - 1] ?? items[index];
        if (!(0,json/* isJsonObject */.OW)(value) || neighbour?.lines === null)
            return null;
        const lead = (neighbour?.lead ?? '- ').replace(/\d+(?=[.)])/, (count) => String(Number(count) + 1));
        const line = `${lead}[${value['done'] === true ? 'x' : ' '}] ${written(labelOf(value), lead, ending)}`;
        const at = items[index - 1]?.lines?.end ?? items[index]?.lines?.start ?? wanted.emptyAt;
        const unended = at > 0 && text[at - 1] !== '\n';
        splices.push({ start: at, end: at, text: unended ? ending + line : line + ending });
    }
    return splices;
}
function itemSplices(text, item, value) {
    const splices = [];
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const done = value['done'] === true;
    if (done !== item.done)
        splices.push({ start: item.mark, end: item.mark + 1, text: done ? 'x' : ' ' });
    if (value['id'] !== item.id) {
        splices.push({
            start: item.labelStart,
            end: item.textEnd,
            text: written(labelOf(value), item.lead, ending),
        });
    }
    else if (value['text'] !== item.text) {
        splices.push({
            start: item.textStart,
            end: item.textEnd,
            text: written(textOf(value['text']), item.lead, ending),
        });
    }
    return splices;
}
/** An id that is the text itself is not written in front of it; a bare number gets a `#`. */
function labelOf(value) {
    const text = textOf(value['text']);
    const id = textOf(value['id']).replace(/ \(\d+\)$/, '');
    if (id === '' || id === text || value['id'] === text)
        return text;
    return `${/^\d+$/.test(id) ? '#' : ''}${id} ${text}`;
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
function written(text, lead, ending) {
    return text.replaceAll('\n', ending + ' '.repeat(lead.length));
}

;// CONCATENATED MODULE: ./build/artifacts/markdown-outline.js


/**
 * Finds the sections of a text in their order; a deeper one lies inside of the one before it.
 *
 * Where `<!-- NAME:BEGIN -->` follows the heading and `<!-- NAME:END -->` comes later, as Backlog.md
 * writes them, what is between the two lines is the content, headings included.
 */
function readSections(text, from) {
    const sections = [];
    const headings = readHeadings(text, from);
    let skippedTo = from;
    for (const [index, heading] of headings.entries()) {
        if (heading.start < skippedTo)
            continue;
        const marked = markedContent(text, heading);
        const next = headings.slice(index + 1).find((other) => other.level <= heading.level);
        const end = next?.start ?? text.length;
        sections.push({ heading, ...(marked ?? { contentStart: heading.end, contentEnd: end, end }) });
        if (marked !== null)
            skippedTo = marked.end;
    }
    return sections;
}
function readHeadings(text, from) {
    return parseBlocks(text, from)
        .filter((block) => block.type === 'heading')
        .map((block) => {
        const first = block.children[0];
        const textStart = first?.start ?? block.end;
        const textEnd = block.children.at(-1)?.end ?? textStart;
        return {
            level: block.depth ?? 1,
            text: text.slice(textStart, textEnd).replaceAll(/\s*\r?\n\s*/g, ' '),
            textStart,
            textEnd,
            start: block.start,
            end: (0,artifacts_lines/* lineEnd */.kd)(text, block.end),
        };
    });
}
function markedContent(text, heading) {
    const begin = skipBlankLines(text, heading.end);
    const contentStart = (0,artifacts_lines/* lineEnd */.kd)(text, begin);
    const name = /^<!-- ([\w:.-]{1,80}):BEGIN -->\s*$/.exec(text.slice(begin, contentStart))?.[1];
    if (name === undefined)
        return null;
    const mark = `<!-- ${name}:END -->`;
    for (let at = text.indexOf(mark, contentStart); at !== -1; at = text.indexOf(mark, at + 1)) {
        const line = text.slice(at + mark.length, (0,artifacts_lines/* lineEnd */.kd)(text, at));
        if (text[at - 1] !== '\n' || line.trim() !== '')
            continue;
        return { contentStart, contentEnd: at, end: skipBlankLines(text, (0,artifacts_lines/* lineEnd */.kd)(text, at)) };
    }
    return null;
}
/** Gives the offset of the first line that is not blank, from the start of a line on. */
function skipBlankLines(text, from) {
    let at = from;
    for (let next = (0,artifacts_lines/* lineEnd */.kd)(text, at); at < text.length && isBlank(text.slice(at, next)); next = (0,artifacts_lines/* lineEnd */.kd)(text, at))
        at = next;
    return at;
}
/** Says whether a line holds nothing but white space. */
function isBlank(line) {
    return line.trim() === '';
}
/** Finds the first heading without parsing, when the text begins with one in the `#` form. */
function leadingHeading(text, from) {
    const start = skipBlankLines(text, from);
    const line = (0,artifacts_lines/* linesOf */.Dx)(text, start, (0,artifacts_lines/* lineEnd */.kd)(text, start))[0];
    if (line === undefined)
        return null;
    const match = /^(#{1,6})([ \t]+)(\S(?:.*\S)?)[ \t]*$/.exec(text.slice(line.start, line.end));
    const [, marks = '', gap = '', title = ''] = match ?? [];
    if (match === null || title.includes('#'))
        return null;
    const textStart = line.start + marks.length + gap.length;
    const textEnd = textStart + title.length;
    return { level: marks.length, text: title, textStart, textEnd, start: line.start, end: line.next };
}

// EXTERNAL MODULE: ./build/artifacts/problem.js
var problem = __webpack_require__(9932);
// EXTERNAL MODULE: ./build/artifacts/align.js
var align = __webpack_require__(9390);
;// CONCATENATED MODULE: ./build/artifacts/region.js



/** Cuts holes out of a range; holes lie inside of it, in order, and consist of whole lines. */
function regionAround(start, end, holes) {
    const pieces = [];
    let at = start;
    for (const hole of holes) {
        pieces.push({ start: at, end: hole.start });
        at = hole.end;
    }
    return { pieces: [...pieces, { start: at, end }] };
}
/** Gives the value of a region: its lines with LF, without blank lines at both ends. */
function readRegion(text, region) {
    return coreLines(text, region)
        .map((line) => text.slice(line.start, line.end))
        .join('\n');
}
/** Writes a text as a region holds it: LF, no blank lines at both ends. */
function regionValue(text) {
    const lines = (0,artifacts_lines/* toLf */.yj)(text).split('\n');
    const first = lines.findIndex((line) => !isBlank(line));
    const last = lines.findLastIndex((line) => !isBlank(line));
    return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}
/** Lists the placements to try, the most natural first. */
function placementsOf(region) {
    const pieces = region.pieces.map((_, piece) => piece);
    const [top = 0, ...others] = pieces;
    const order = others.length === 0 ? [top] : [...others.slice(0, 1), top, ...others.slice(1)];
    const sides = ['before', 'after', 'whole'];
    return sides.flatMap((side) => order.map((piece) => ({ side, piece })));
}
/**
 * Plans the splices that give a region another value, line by line; equal lines keep their bytes.
 *
 * The caller reads the result back: a value may itself hold what ends the region.
 */
function editRegion(text, region, value, placement) {
    const before = coreLines(text, region);
    const after = value === '' ? [] : value.split('\n');
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    if (before.length === 0)
        return after.length === 0 ? [] : [filled(text, region, after.join(ending), placement)];
    if (placement.side === 'whole') {
        const gone = before.map((line) => ({ start: line.start, end: line.next, text: '' }));
        return after.length === 0 ? gone : [...gone, filled(text, region, after.join(ending), placement)];
    }
    const old = before.map((line) => text.slice(line.start, line.end));
    const splices = [];
    let oldAt = 0;
    let pending = [];
    const flush = (to) => {
        splices.push(...replacedLines(text, { lines: before, from: oldAt, to, added: pending }, placement));
        pending = [];
    };
    for (const [index, oldIndex] of (0,align/* alignItems */.m)(old, after).entries()) {
        if (oldIndex === null) {
            pending.push((after[index] ?? '') + ending);
            continue;
        }
        flush(oldIndex);
        oldAt = oldIndex + 1;
    }
    flush(before.length);
    return splices;
}
function coreLines(text, region) {
    const lines = region.pieces.flatMap((piece) => (0,artifacts_lines/* linesOf */.Dx)(text, piece.start, piece.end));
    const filledLine = (line) => !isBlank(text.slice(line.start, line.end));
    const first = lines.findIndex(filledLine);
    return first === -1 ? [] : lines.slice(first, lines.findLastIndex(filledLine) + 1);
}
function replacedLines(text, gap, placement) {
    const { lines, from, to, added } = gap;
    const removed = lines.slice(from, to);
    if (removed.length === 0 && added.length === 0)
        return [];
    const behind = lines[from - 1]?.next;
    const ahead = lines[to]?.start;
    const early = removed[0]?.start ?? behind ?? ahead ?? 0;
    const late = removed.at(-1)?.next ?? ahead ?? behind ?? 0;
    const at = placement.side === 'before' ? early : late;
    const inserted = fitted(text, at, { added: added.join(''), removed });
    return [
        ...removed.map((line) => ({ start: line.start, end: line.next, text: '' })),
        { start: at, end: at, text: inserted },
    ];
}
/** At the end of a text without a final line break the new lines have none either. */
function fitted(text, at, lines) {
    if (lines.added === '' || text === '' || text.endsWith('\n'))
        return lines.added;
    const bare = lines.added.replace(/\r?\n$/, '');
    if (lines.removed.at(-1)?.next === text.length)
        return bare;
    const ending = lines.added.slice(bare.length);
    return at === text.length ? ending + bare : lines.added;
}
/** Puts a value where there was none, with a blank line to what stands around it. */
function filled(text, region, value, placement) {
    const piece = region.pieces[placement.piece] ?? { start: text.length, end: text.length };
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const next = Math.min((0,artifacts_lines/* lineEnd */.kd)(text, piece.start), piece.end);
    const at = isBlank(text.slice(piece.start, next)) ? next : piece.start;
    const above = at === 0 || text[at - 1] !== '\n'
        ? text.slice((0,artifacts_lines/* lineStart */.PT)(text, at), at)
        : text.slice((0,artifacts_lines/* lineStart */.PT)(text, at - 1), at);
    const below = text.slice(at, (0,artifacts_lines/* lineEnd */.kd)(text, at));
    const bound = /^(?:\uFEFF|---|<!--)/;
    const gapAbove = isBlank(above) || bound.test(above) ? '' : ending;
    const gapBelow = isBlank(below) || below.startsWith('<!--') ? '' : ending;
    const unended = at > 0 && text[at - 1] !== '\n' && above !== '\uFEFF' ? ending : '';
    return { start: at, end: at, text: unended + gapAbove + value + ending + gapBelow };
}

// EXTERNAL MODULE: ./build/artifacts/splice.js
var splice = __webpack_require__(1999);
// EXTERNAL MODULE: ./build/artifacts/member.js
var member = __webpack_require__(8965);
;// CONCATENATED MODULE: ./build/providers/markdown/shape.js




/** Finds the parts of a file. Errors: those of `readFrontMatter`. */
function readShape(text, mapping) {
    const matter = readFrontMatter(text);
    if (!matter.ok)
        return matter;
    const selectors = Object.entries(mapping.selectors);
    const wanted = new Map(selectors.flatMap(([field, selector]) => selector.kind === 'section' ? [[nameOf(selector.section), field]] : []));
    const titled = Object.hasOwn(matter.value.members, 'title');
    const wantsTitle = !titled && selectors.some(([, selector]) => isKey(selector, 'title'));
    const { bodyStart } = matter.value;
    const lower = text.toLowerCase();
    const parts = {
        matter: matter.value,
        heading: null,
        sections: new Map(),
        doubled: new Set(),
    };
    const hasSections = [...wanted.keys()].some((name) => lower.includes(name.split(' ')[0] ?? ''));
    if (!hasSections) {
        const leading = wantsTitle ? leadingHeading(text, bodyStart) : null;
        if (!wantsTitle)
            return (0,result.ok)(parts);
        if (leading !== null)
            return (0,result.ok)({ ...parts, heading: leading });
    }
    const outline = readSections(text, bodyStart);
    const first = outline[0]?.heading;
    for (const section of outline) {
        const field = wanted.get(nameOf(section.heading.text));
        if (field === undefined)
            continue;
        if (parts.sections.has(field))
            parts.doubled.add(field);
        else
            parts.sections.set(field, section);
    }
    const isTitle = wantsTitle && first !== undefined && !wanted.has(nameOf(first.text));
    return (0,result.ok)({ ...parts, heading: isTitle ? first : null });
}
function isKey(selector, key) {
    return selector.kind === 'key' && selector.key === key;
}
/** Headings are told apart by their words, not by case, spaces or a colon at the end. */
function nameOf(heading) {
    return heading.trim().replaceAll(/\s+/g, ' ').replace(/:$/, '').toLowerCase();
}
/** The region of the body: the text after the front matter without title heading and mapped sections. */
function bodyRegion(text, shape) {
    return regionAround(shape.matter.bodyStart, text.length, holesIn(shape, shape.matter.bodyStart, text.length));
}
/** The region of a mapped section's content without mapped sections in it. */
function sectionRegion(shape, section) {
    const { contentStart, contentEnd } = section;
    return regionAround(contentStart, contentEnd, holesIn(shape, contentStart, contentEnd));
}
function holesIn(shape, start, end) {
    const title = shape.heading === null ? [] : [{ start: shape.heading.start, end: shape.heading.end }];
    const sections = [...shape.sections.values()].map((section) => ({
        start: section.heading.start,
        end: section.end,
    }));
    const holes = [];
    for (const hole of [...title, ...sections].sort((a, b) => a.start - b.start)) {
        if (hole.start < start || hole.end > end)
            continue;
        if (hole.start >= (holes.at(-1)?.end ?? start))
            holes.push(hole);
    }
    return holes;
}

;// CONCATENATED MODULE: ./build/providers/markdown/keys.js








/** Gets the fields that are front-matter keys, and the title wherever it stands. */
function readKeys(shape, mapping) {
    const fields = {};
    for (const [field, selector] of Object.entries(mapping.selectors)) {
        if (selector.kind !== 'key')
            continue;
        const value = (0,member/* getMember */.Xf)(shape.matter.members, { key: selector.key, kind: mapping.kinds[field] });
        fields[field] = isKey(selector, 'title') && shape.heading !== null ? shape.heading.text : value;
    }
    return fields;
}
/** Proposes texts with fields of the front matter changed, the title in its heading if it stands there. */
function* writeKeys(text, shape, wanted) {
    const { mapping, fields } = wanted;
    const before = readKeys(shape, mapping);
    const changed = wanted.group.filter((field) => !(0,json/* equalJson */.FS)(before[field], fields[field]));
    const titleField = changed.find((field) => isTitle(mapping, field));
    const inHeading = titleField !== undefined && (shape.heading !== null || !shape.matter.present);
    for (const removedAs of [undefined, null]) {
        let members = shape.matter.members;
        for (const field of changed) {
            const selector = mapping.selectors[field];
            if (members === null || selector?.kind !== 'key' || (inHeading && field === titleField))
                continue;
            const value = fields[field] ?? (isTitle(mapping, field) ? removedAs : undefined);
            members = (0,value_edit/* withMember */.R)(members, (0,member/* pathOf */.XM)(selector.key), value);
        }
        if (members === null) {
            yield (0,problem/* unmapped */.NW)('a key leads through a value that is no mapping; edit the front matter by hand');
            return;
        }
        const edited = editFrontMatter(text, shape.matter, members);
        if (!edited.ok)
            yield edited.error;
        else if (inHeading) {
            for (const heading of headingSplices(text, shape, fields[titleField] ?? null))
                yield (0,splice/* applySplices */.U)(text, [...edited.value, ...heading]);
        }
        else
            yield (0,splice/* applySplices */.U)(text, edited.value);
        if (titleField === undefined || fields[titleField] !== null)
            return;
    }
}
function isTitle(mapping, field) {
    const selector = mapping.selectors[field];
    return selector !== undefined && isKey(selector, 'title');
}
/** The title as a heading: its text replaced, or a heading at the top, or the heading removed. */
function* headingSplices(text, shape, title) {
    const { heading, matter } = shape;
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const written = typeof title === 'string' || typeof title === 'number' ? String(title) : null;
    if (heading === null) {
        if (written === null)
            return;
        const gap = text.length === matter.bodyStart || /^\s/.test(text.slice(matter.bodyStart)) ? '' : ending;
        yield [{ start: matter.bodyStart, end: matter.bodyStart, text: `# ${written}${ending}${gap}` }];
    }
    else if (written === null) {
        yield [{ start: heading.start, end: heading.end, text: '' }];
    }
    else {
        const empty = heading.textStart === heading.textEnd;
        yield [{ start: heading.textStart, end: heading.textEnd, text: empty ? ` ${written}` : written }];
        yield [{ start: heading.textStart, end: heading.textEnd, text: `${empty ? ' ' : ''}${written} #` }];
    }
}

;// CONCATENATED MODULE: ./build/providers/markdown/lens.js










/** Gets a record's fields out of a file's text. Errors: those of `readFrontMatter`. */
function getFields(text, mapping) {
    const shape = readShape(text, mapping);
    if (!shape.ok)
        return shape;
    const keys = readKeys(shape.value, mapping);
    const fields = Object.entries(mapping.selectors).map(([field, selector]) => {
        if (isKey(selector, 'body'))
            return [field, readRegion(text, bodyRegion(text, shape.value))];
        if (selector.kind === 'key')
            return [field, keys[field] ?? null];
        const section = shape.value.sections.get(field);
        return [
            field,
            section === undefined ? null : sectionValue(text, { shape: shape.value, section, selector }),
        ];
    });
    return (0,result.ok)(Object.fromEntries(fields));
}
function sectionValue(text, { shape, section, selector }) {
    if (selector.as === 'text')
        return readRegion(text, sectionRegion(shape, section));
    return checklistValue(readChecklist(text, section.contentStart, section.contentEnd));
}
/** Brings fields to the spelling that `getFields` gives them; what is absent is null. */
function normalizeFields(fields, mapping) {
    const absent = Object.fromEntries(Object.keys(mapping.selectors).map((field) => [field, null]));
    const entries = Object.entries({ ...absent, ...fields }).map(([field, value]) => {
        const selector = mapping.selectors[field];
        if (selector === undefined)
            return [field, value];
        if (isKey(selector, 'body'))
            return [field, regionValue(typeof value === 'string' ? value : '')];
        const isText = selector.kind === 'section' && selector.as === 'text';
        if (isText && typeof value === 'string')
            return [field, regionValue(value)];
        return [field, isKey(selector, 'title') && typeof value === 'string' ? value.trim() : value];
    });
    return Object.fromEntries(entries);
}
/**
 * Puts fields into a file's text; parts that no changed field stands in keep their bytes.
 *
 * Laws: `getFields` of the result gives `after`; equal fields change nothing.
 * Errors: `unmapped` for a value that would read back as another one, or move another field.
 */
function putFields(text, mapping, after) {
    const start = getFields(text, mapping);
    if (!start.ok)
        return start;
    let fields = start.value;
    let now = text;
    const changed = Object.keys(mapping.selectors).filter((field) => !(0,json/* equalJson */.FS)(fields[field], after[field]));
    const keys = changed.filter((field) => isMember(mapping.selectors[field]));
    for (const group of [keys, ...changed.filter((field) => !keys.includes(field)).map((field) => [field])]) {
        if (group.length === 0)
            continue;
        fields = { ...fields, ...Object.fromEntries(group.map((field) => [field, after[field] ?? null])) };
        const put = putGroup(now, mapping, { fields, group });
        if (!put.ok)
            return put;
        now = put.value;
    }
    return (0,result.ok)(now);
}
/** A front-matter key, or the title wherever it stands. */
function isMember(selector) {
    return selector?.kind === 'key' && selector.key !== 'body';
}
function putGroup(text, mapping, wanted) {
    const shape = readShape(text, mapping);
    if (!shape.ok)
        return shape;
    const [field = ''] = wanted.group;
    const selector = mapping.selectors[field];
    let refusal = (0,problem/* unmapped */.NW)(`${wanted.group.join(', ')} would read back as something else; change the value, or edit the file by hand`);
    for (const proposal of proposals(text, { shape: shape.value, mapping, ...wanted, field, selector })) {
        if (typeof proposal !== 'string') {
            refusal = proposal;
            continue;
        }
        const read = getFields(proposal, mapping);
        if (read.ok && (0,json/* equalJson */.FS)(read.value, wanted.fields))
            return (0,result.ok)(proposal);
    }
    return (0,result/* fail */.fJ)(refusal);
}
function* proposals(text, wanted) {
    const { shape, field, selector } = wanted;
    const value = wanted.fields[field] ?? null;
    if (selector === undefined)
        return;
    if (isKey(selector, 'body'))
        yield* withRegion(text, bodyRegion(text, shape), value);
    else if (selector.kind === 'key')
        yield* writeKeys(text, shape, wanted);
    else if (shape.doubled.has(field))
        yield (0,problem/* unmapped */.NW)(`the section "${selector.section}" is there twice; keep one of them`);
    else {
        const section = shape.sections.get(field);
        if (section !== undefined)
            yield* withSection(text, { shape, section, selector }, value);
        else if (value !== null)
            yield withNewSection(text, { shape, selector }, value);
    }
}
function* withRegion(text, region, value) {
    if (typeof value !== 'string')
        return;
    const tried = new Set();
    for (const placement of placementsOf(region)) {
        const result = (0,splice/* applySplices */.U)(text, editRegion(text, region, value, placement));
        if (!tried.has(result))
            yield result;
        tried.add(result);
    }
}
function* withSection(text, mapped, value) {
    const { shape, section, selector } = mapped;
    if (value === null) {
        yield (0,splice/* applySplices */.U)(text, [{ start: section.heading.start, end: section.end, text: '' }]);
    }
    else if (selector.as === 'text') {
        yield* withRegion(text, sectionRegion(shape, section), value);
    }
    else {
        const { contentStart, contentEnd } = section;
        const items = readChecklist(text, contentStart, contentEnd);
        const splices = editChecklist(text, items, {
            value,
            emptyAt: lastTextLine(text, contentStart, contentEnd),
        });
        if (splices !== null)
            yield (0,splice/* applySplices */.U)(text, splices);
    }
}
/** The end of the last line with text, or the start when there is none. */
function lastTextLine(text, start, end) {
    let last = start;
    for (let at = skipBlankLines(text, start); at < end; at = skipBlankLines(text, last))
        last = Math.min((0,artifacts_lines/* lineEnd */.kd)(text, at), end);
    return last;
}
/** A missing section is made at the end of the file, at the level of the other mapped ones. */
function withNewSection(text, about, value) {
    const level = [...about.shape.sections.values()].at(-1)?.heading.level ?? 2;
    const heading = `${'#'.repeat(level)} ${about.selector.section}\n`;
    const lastLine = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
    const gap = text === '' || text === '\uFEFF'
        ? ''
        : `${text.endsWith('\n') ? '' : '\n'}${isBlank(lastLine) ? '' : '\n'}`;
    const content = typeof value === 'string' && value !== '' ? `\n${value}\n` : '';
    const added = text + (0,artifacts_lines/* withEnding */.AQ)(gap + heading + content, (0,artifacts_lines/* dominantEnding */.w8)(text));
    if (!Array.isArray(value) || value.length === 0)
        return added;
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const splices = editChecklist(added, [], { value, emptyAt: added.length });
    return splices === null
        ? added
        : (0,splice/* applySplices */.U)(added + ending, splices.map((splice) => ({
            ...splice,
            start: added.length + ending.length,
            end: added.length + ending.length,
        })));
}

;// CONCATENATED MODULE: ./build/providers/markdown/format.js









/** Markdown files with front matter as records, one a file. */
function markdownFormat(options, context) {
    const mapping = { idKey: options.id, selectors: context.selectors, kinds: context.kinds };
    const glob = (0,artifacts_glob/* compileGlob */.S)(options.path);
    const template = options.new ?? `${glob.prefix === '' ? '' : `${glob.prefix}/`}{remote-id}-{slug}.md`;
    return {
        name: 'markdown',
        glob,
        schema: schemaOf(mapping),
        read: (text) => readEntries(text, mapping),
        ids: (text) => idsOf(text, mapping),
        normalize: (fields) => normalizeFields(fields, mapping),
        *update(text, { after }) {
            const put = putFields(text, mapping, after);
            yield put.ok ? put.value : put.error;
        },
        *add(_, entry) {
            const put = newText(entry, mapping);
            yield put.ok ? put.value : put.error;
        },
        remove: () => (0,result.ok)(null),
        place: (entry) => (0,result.ok)({ path: (0,ids/* fillTemplate */.ou)(template, { ...entry, title: titleOf(entry, mapping) }), existing: false }),
    };
}
const TEXT = { kind: 'text', writable: true, equivalent: ['lines', 'trim', 'empty'] };
function schemaOf({ selectors }) {
    const sections = Object.entries(selectors).flatMap(([field, selector]) => {
        if (selector.kind !== 'section')
            return [];
        const asText = { kind: 'text', writable: true, equivalent: ['lines', 'trim'] };
        return [[field, selector.as === 'text' ? asText : { kind: 'list', key: 'id', writable: true }]];
    });
    const title = { kind: 'scalar', writable: true, equivalent: ['trim'] };
    return { open: true, fields: { title, body: TEXT, ...Object.fromEntries(sections) } };
}
function readEntries(text, mapping) {
    const fields = getFields(text, mapping);
    if (!fields.ok)
        return (0,result/* fail */.fJ)(withGuessedId(fields.error, text, mapping));
    const [id] = idsOf(text, mapping);
    if (id === undefined) {
        return (0,result/* fail */.fJ)({
            code: 'bad-id',
            message: `the value of "${mapping.idKey}" cannot be an id. Use a short text without "..".`,
            line: 1,
        });
    }
    return (0,result.ok)({ entries: [{ ...(id === null ? {} : { id }), line: 1, fields: fields.value }], failures: [] });
}
/** Empty when there is an id that cannot be one. */
function idsOf(text, mapping) {
    const matter = readFrontMatter(text);
    const id = matter.ok ? (0,ids/* readId */.wh)(matter.value.members[mapping.idKey]) : undefined;
    return id === undefined ? [] : [id];
}
/** A file that cannot be read may still say on a line of its own which record it is. */
function withGuessedId(problem, text, mapping) {
    const head = text.slice(0, 8192);
    const prefix = `${mapping.idKey}:`;
    const lines = (0,artifacts_lines/* linesOf */.Dx)(head).map((line) => head.slice(line.start, line.end));
    const found = lines.filter((line) => line.startsWith(prefix));
    const source = found[0]?.slice(prefix.length).trim() ?? '';
    const id = (0,ids/* readId */.wh)(/^'[^']*'$|^"[^"\\]*"$/.test(source) ? source.slice(1, -1) : (0,yaml_plain/* plainValue */._)(source));
    return found.length !== 1 || id === null || id === undefined ? problem : { ...problem, id };
}
function titleOf({ fields }, { selectors }) {
    const field = Object.keys(selectors).find((name) => selectors[name] !== undefined && isKey(selectors[name], 'title'));
    return field === undefined ? undefined : fields[field];
}
/** A new file: front matter with the id and all keys, then the body, then the sections. */
function newText(entry, mapping) {
    const matter = (0,yaml_edit/* editYaml */.a)('', { [mapping.idKey]: entry.id });
    if (!matter.ok)
        return matter;
    const put = putFields(`---\n${matter.value}---\n\n`, mapping, normalizeFields(entry.fields, mapping));
    return put.ok && put.value.endsWith('---\n\n') ? (0,result.ok)(put.value.slice(0, -1)) : put;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
;// CONCATENATED MODULE: ./build/providers/markdown/options.js

const inside = (text) => !text.startsWith('/') && !text.split(/[\\/]/).includes('..');
const path = schemas/* string */.YjP()
    .min(1)
    .max(1024)
    .refine(inside, 'A path is relative to the repository and stays in it.');
const options = schemas/* strictObject */.rej({
    path,
    id: schemas/* string */.YjP().min(1).max(200).default('id'),
    new: path.optional(),
});

;// CONCATENATED MODULE: ./build/providers/markdown/provider.js



/** Markdown files with front matter. Source: DESIGN §7. */
const definition = {
    name: 'markdown',
    side: 'local',
    options: options,
    open: (given, context) => new artifact_provider/* ArtifactProvider */.k(context.root, markdownFormat(given, context)),
};


/***/ })

};
;