"use strict";
exports.id = 774;
exports.ids = [774];
exports.modules = {

/***/ 8175:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z9: () => (/* binding */ editChecklist),
/* harmony export */   iE: () => (/* binding */ checklistValue),
/* harmony export */   zo: () => (/* binding */ readChecklist)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7088);
/* harmony import */ var _markdown_blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5189);
/* harmony import */ var _value_edit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3535);




/**
 * Reads the check boxes of a part of a text, in quotes and fences not looked at.
 *
 * Errors: null for a text that is too complex to be parsed in bounded time.
 */
function readChecklist(text, start, end) {
    const blocks = scanItems(text, start, end) ?? (0,_markdown_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBlocks */ .S)(text, start, end);
    if (blocks === null)
        return null;
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
    blocks.forEach(visit);
    return named(ownLines(items), tokens);
}
/** Finds boxes with one line each where nothing but headings stands beside them; null for other texts. */
function scanItems(text, start, end) {
    const items = [];
    for (const line of (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .linesOf */ .Dx)(text, start, end)) {
        const source = text.slice(line.start, line.end);
        if (/^(?:[ \t]*$|#{1,6}[ \t])/.test(source) && !source.includes('\r'))
            continue;
        const match = /^[-*+] (?=\[[ xX]\] \S)./.exec(source);
        if (match === null || source.includes('\r'))
            return null;
        const paragraph = { type: 'paragraph', start: line.start + 2, end: line.end, children: [] };
        items.push({ type: 'listItem', start: line.start, end: line.end, children: [paragraph] });
    }
    return items;
}
/** `#1`, `1.1`, `1.`, `T001`, `AC-1:` at the start of an item's text. */
const TOKEN = /^(?:#(\d+)|(\d+(?:\.\d+)+)[.:)]?|(\d+)[.:)]|([A-Z]{1,8}-?\d+(?:\.\d+)*)[.:)]?)[ \t]+(?=\S)/;
function boxOf(text, block) {
    const paragraph = block.children[0];
    if (paragraph?.type !== 'paragraph')
        return null;
    const source = (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .trimBlanks */ .I6)(text.slice(paragraph.start, paragraph.end));
    const textEnd = paragraph.start + source.length;
    const box = /^\[([ xX])\][ \t]+(?=\S)/.exec(source);
    if (box === null)
        return null;
    const labelStart = paragraph.start + box[0].length;
    const label = text.slice(labelStart, textEnd);
    const token = TOKEN.exec(label);
    const textStart = labelStart + (token?.[0].length ?? 0);
    const first = (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .lineStart */ .PT)(text, block.start);
    const lead = text.slice(first, paragraph.start);
    const alone = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(lead);
    return {
        token: token === null ? null : (token[1] ?? token[2] ?? token[3] ?? token[4] ?? null),
        item: {
            text: joined(text.slice(textStart, textEnd)),
            done: box[1] !== ' ',
            mark: paragraph.start + 1,
            labelStart,
            textStart,
            textEnd,
            lines: alone ? { start: first, end: (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .lineEnd */ .kd)(text, block.end) } : null,
            lead,
        },
    };
}
/** The lines of an item's text, without the indentation of the item. */
function joined(source) {
    return source
        .split('\n')
        .map((line) => line.trim())
        .join('\n');
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
    const edit = (0,_value_edit_js__WEBPACK_IMPORTED_MODULE_2__/* .planEdit */ .q)(before, wanted.value);
    if (edit.kind !== 'items')
        return [];
    const splices = [];
    const ending = (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .dominantEnding */ .w8)(text);
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
        if (change.kind === 'items' || !(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(change.value))
            return null;
        splices.push(...itemSplices(text, item, change.value));
    }
    for (const { before: index, value } of edit.added) {
        const neighbour = items[index - 1] ?? items[index];
        if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) || neighbour?.lines === null)
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
    const ending = (0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .dominantEnding */ .w8)(text);
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


/***/ }),

/***/ 6620:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ editFrontMatter),
/* harmony export */   X: () => (/* binding */ readFrontMatter)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6168);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7088);
/* harmony import */ var _yaml_edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8997);
/* harmony import */ var _yaml_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2281);
/* harmony import */ var _yaml_simple_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1928);






/**
 * Reads the front matter of a Markdown text; BOM and CRLF are tolerated, and so is having none.
 *
 * Errors: those of `readYaml` with the line in the file; `front-matter-open` when its end is missing.
 */
function readFrontMatter(text) {
    const top = text.startsWith('\uFEFF') ? 1 : 0;
    const none = (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ present: false, start: top, end: top, bodyStart: top, members: {}, simple: null });
    const first = (0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .lineEnd */ .kd)(text, top);
    if (!/^---[ \t]*\r?\n$/.test(text.slice(top, first)))
        return none;
    const closing = closingLine(text, first);
    if (closing === null) {
        if (!/^[\w-]+:(?:\s|$)/.test(text.slice(first, first + 200)))
            return none;
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)({
            code: 'front-matter-open',
            message: 'the front matter is not closed. Add a line "---" behind it.',
            line: 1,
        });
    }
    const inner = text.slice(first, closing);
    const place = { present: true, start: first, end: closing, bodyStart: (0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .lineEnd */ .kd)(text, closing) };
    const simple = (0,_yaml_simple_js__WEBPACK_IMPORTED_MODULE_3__/* .readSimpleYaml */ .C)(inner);
    if (simple !== null)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ ...place, members: simple.members, simple });
    const read = (0,_yaml_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readYaml */ .g)(inner);
    if (!read.ok)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)(movedDown(read.error));
    const value = read.value.value ?? {};
    // Lines that are no mapping are some text below a rule.
    return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ ...place, members: value, simple }) : none;
}
function closingLine(text, from) {
    if (/^---[ \t]*\r?\n?$/.test(text.slice(from, (0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .lineEnd */ .kd)(text, from))))
        return from;
    for (let at = text.indexOf('\n---', from - 1); at !== -1; at = text.indexOf('\n---', at + 1)) {
        if (at >= from && /^---[ \t]*\r?\n?$/.test(text.slice(at + 1, (0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .lineEnd */ .kd)(text, at + 1))))
            return at + 1;
    }
    return null;
}
function movedDown(problem) {
    return problem.line === undefined ? problem : { ...problem, line: problem.line + 1 };
}
/** Plans the splices that give a front matter other members; a file without one gets one. */
function editFrontMatter(text, matter, after) {
    const inner = text.slice(matter.start, matter.end);
    const simple = matter.simple === null ? null : (0,_yaml_simple_js__WEBPACK_IMPORTED_MODULE_3__/* .editSimpleYaml */ .q)(inner, matter.simple, after);
    if (simple !== null)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)((0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .shiftSplices */ .Mr)(simple, matter.start));
    const edited = (0,_yaml_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .editYaml */ .a)(matter.present ? inner : '', after);
    if (!edited.ok)
        return edited;
    if (edited.value === inner)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)([]);
    if (matter.present)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)([{ start: matter.start, end: matter.end, text: edited.value }]);
    if (edited.value === '')
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)([]);
    const gap = /^\s/.test(text.slice(matter.start)) || matter.start === text.length ? '' : '\n';
    const block = (0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .withEnding */ .AQ)(`---\n${edited.value}---\n${gap}`, (0,_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .dominantEnding */ .w8)(text));
    return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)([{ start: matter.start, end: matter.start, text: block }]);
}


/***/ }),

/***/ 5189:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ parseBlocks)
/* harmony export */ });
/* harmony import */ var mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3825);

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
 * Errors: null for a text that the parser would take minutes or more for (A36).
 */
function parseBlocks(text, start = 0, end = text.length) {
    const part = text.slice(start, end);
    if (!isTame(part))
        return null;
    return (0,mdast_util_from_markdown__WEBPACK_IMPORTED_MODULE_0__/* .fromMarkdown */ .Y)(part, { extensions: [BLOCKS_ONLY] }).children.map((node) => blockOf(node, start));
}
/** The parser's time grows with the square of these; people stay far below. */
const MAX_LENGTH = 131_072;
const MAX_UNDERLINES = 300;
const MAX_DEEP_MARKS = 2_000;
const USUAL_DEPTH = 3;
function isTame(text) {
    if (text.length > MAX_LENGTH)
        return false;
    const underlines = text.match(/^[ >]{0,12}(?:=+|-+)[ \t]*\r?$/gm)?.length ?? 0;
    let deepMarks = 0;
    for (const [margin] of text.matchAll(/^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm)) {
        const marks = margin.match(/[>+*).-]/g)?.length ?? 0;
        const depth = marks + Math.floor(margin.replaceAll('\t', '    ').length / 4);
        if (depth > USUAL_DEPTH)
            deepMarks += depth - USUAL_DEPTH;
    }
    return underlines <= MAX_UNDERLINES && deepMarks <= MAX_DEEP_MARKS;
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


/***/ }),

/***/ 6599:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kk: () => (/* binding */ TOO_COMPLEX),
  z3: () => (/* binding */ isBlank),
  t: () => (/* binding */ leadingHeading),
  jn: () => (/* binding */ readSections),
  bC: () => (/* binding */ skipBlankLines)
});

// EXTERNAL MODULE: ./build/artifacts/lines.js
var artifacts_lines = __webpack_require__(7088);
// EXTERNAL MODULE: ./build/artifacts/markdown-blocks.js
var markdown_blocks = __webpack_require__(5189);
;// CONCATENATED MODULE: ./build/artifacts/markdown-scan.js

const FENCE = /^(`{3,}(?!.*`)|~{3,})/;
const HEADING = /^(#{1,6})(?:[ \t]|$)/;
/** One line that is a whole HTML comment, as Backlog.md's section marks are. */
const COMMENT = /^<!--(?!-?>)(?:(?!-->).)*-->[ \t]*$/;
/** Lines whose meaning depends on what stands around them. */
const UNSURE = /^(?: {1,3}(?:#|`{3}|~{3}|<)|<(?:[!?]|\/?(?:script|pre|style|textarea)\b)|\t|\uFEFF)/i;
/** What begins an HTML block that goes on to the next blank line, or a line of text. */
const TAG = /^<[A-Za-z/]/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
/**
 * Finds the headings of a text by its lines alone, some hundred times faster than parsing it.
 *
 * A `#` at the very start of a line is a heading unless it stands in a fence or an HTML block, so texts
 * with anything that could hide or make a heading otherwise are left to the parser: null.
 * Laws: where it answers, `parseBlocks` finds the same headings.
 */
function scanHeadings(text, start) {
    const headings = [];
    let fence = null;
    let mayBeUnderlined = false;
    let inTags = false;
    for (const line of (0,artifacts_lines/* linesOf */.Dx)(text, start)) {
        const source = text.slice(line.start, line.end);
        if (source.includes('\r'))
            return null;
        if (fence !== null) {
            const mark = /^ {0,3}([`~]{3,})[ \t]*$/.exec(source)?.[1] ?? '';
            if (mark.startsWith(fence))
                fence = null;
            mayBeUnderlined = false;
            continue;
        }
        const comment = COMMENT.test(source);
        if (!comment && UNSURE.test(source))
            return null;
        if (mayBeUnderlined && UNDERLINE.test(source))
            return null;
        fence = FENCE.exec(source)?.[1] ?? null;
        const marks = HEADING.exec(source)?.[1];
        if (inTags && (fence !== null || marks !== undefined || UNDERLINE.test(source)))
            return null;
        inTags = source.trim() !== '' && (inTags || TAG.test(source));
        if (marks !== undefined)
            headings.push(headingOf(source, line.start, marks.length));
        mayBeUnderlined = marks === undefined && fence === null && !comment && source.trim() !== '';
    }
    return headings;
}
function headingOf(source, start, depth) {
    const whole = (0,artifacts_lines/* trimBlanks */.I6)(source);
    const unclosed = (0,artifacts_lines/* trimBlanks */.I6)(/[ \t]/.test(whole[trimHashes(whole) - 1] ?? '') ? whole.slice(0, trimHashes(whole)) : whole);
    let from = depth;
    while (source[from] === ' ' || source[from] === '\t')
        from += 1;
    const text = { type: 'text', start: start + from, end: start + unclosed.length, children: [] };
    return {
        type: 'heading',
        start,
        end: start + whole.length,
        depth,
        children: unclosed.length > from ? [text] : [],
    };
}
/** Gives the offset of the run of `#` at the end of a line. */
function trimHashes(source) {
    let end = source.length;
    while (source[end - 1] === '#')
        end -= 1;
    return end;
}

;// CONCATENATED MODULE: ./build/artifacts/markdown-outline.js



/**
 * Finds the sections of a text in their order; a deeper one lies inside of the one before it.
 *
 * Where `<!-- NAME:BEGIN -->` follows the heading and `<!-- NAME:END -->` comes later, as Backlog.md
 * writes them, what is between the two lines is the content, headings included.
 * Errors: null for a text that is too complex to be parsed in bounded time.
 */
function readSections(text, from) {
    const blocks = scanHeadings(text, from) ?? (0,markdown_blocks/* parseBlocks */.S)(text, from);
    if (blocks === null)
        return null;
    const headings = blocks.filter((block) => block.type === 'heading').map((block) => markdown_outline_headingOf(text, block));
    const marks = new EndMarks(text);
    const sections = [];
    let skippedTo = from;
    for (const [index, heading] of headings.entries()) {
        if (heading.start < skippedTo)
            continue;
        const marked = markedContent(text, heading, marks);
        let next = index + 1;
        while ((headings[next]?.level ?? 0) > heading.level)
            next += 1;
        const end = headings[next]?.start ?? text.length;
        sections.push({ heading, ...(marked ?? { contentStart: heading.end, contentEnd: end, end }) });
        if (marked !== null)
            skippedTo = marked.end;
    }
    return sections;
}
/** What to say of a text that `readSections` or `readChecklist` does not read. */
const TOO_COMPLEX = {
    code: 'too-complex',
    message: 'the Markdown is nested too deep or too long to be read. Split the file or flatten its lists and quotes.',
    line: 1,
};
function markdown_outline_headingOf(text, block) {
    const first = block.children[0];
    const textStart = first?.start ?? block.end;
    const textEnd = block.children.at(-1)?.end ?? textStart;
    const lines = text.slice(textStart, textEnd).split('\n');
    return {
        level: block.depth ?? 1,
        text: lines.map((line) => line.trim()).join(' '),
        textStart,
        textEnd,
        start: block.start,
        end: (0,artifacts_lines/* lineEnd */.kd)(text, block.end),
    };
}
/** The places of `<!-- NAME:END -->` lines, asked for from top to bottom. */
class EndMarks {
    places = new Map();
    constructor(text) {
        for (const match of text.matchAll(/^<!-- ([\w:.-]{1,80}):END -->[ \t]*\r?$/gm)) {
            const name = match[1] ?? '';
            const known = this.places.get(name);
            if (known === undefined)
                this.places.set(name, [match.index]);
            else
                known.push(match.index);
        }
        for (const places of this.places.values())
            places.reverse();
    }
    after(name, offset) {
        const places = this.places.get(name) ?? [];
        while ((places.at(-1) ?? offset) < offset)
            places.pop();
        return places.at(-1);
    }
}
function markedContent(text, heading, marks) {
    const begin = skipBlankLines(text, heading.end);
    const contentStart = (0,artifacts_lines/* lineEnd */.kd)(text, begin);
    const name = /^<!-- ([\w:.-]{1,80}):BEGIN -->[ \t]*\r?\n?$/.exec(text.slice(begin, contentStart))?.[1];
    const contentEnd = name === undefined ? undefined : marks.after(name, contentStart);
    if (contentEnd === undefined)
        return null;
    return { contentStart, contentEnd, end: skipBlankLines(text, (0,artifacts_lines/* lineEnd */.kd)(text, contentEnd)) };
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


/***/ }),

/***/ 3035:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WU: () => (/* binding */ placementsOf),
/* harmony export */   XP: () => (/* binding */ readRegion),
/* harmony export */   a6: () => (/* binding */ regionAround),
/* harmony export */   tC: () => (/* binding */ editRegion),
/* harmony export */   ut: () => (/* binding */ regionValue)
/* harmony export */ });
/* harmony import */ var _align_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9390);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7088);
/* harmony import */ var _markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6599);



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
    return regionValue(region.pieces.map((piece) => text.slice(piece.start, piece.end)).join(''));
}
/** Writes a text as a region holds it: LF, no blank lines at both ends. */
function regionValue(text) {
    let start = 0;
    for (let next = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineEnd */ .kd)(text, 0); start < text.length && (0,_markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(text.slice(start, next)); next = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineEnd */ .kd)(text, start))
        start = next;
    let end = text.length;
    for (let from = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .PT)(text, end); end > start && (0,_markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(text.slice(from, end)); from = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .PT)(text, end)) {
        end = from - (text[from - 2] === '\r' ? 2 : 1);
    }
    return (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .toLf */ .yj)(text.slice(start, Math.max(start, end)));
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
    const ending = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .dominantEnding */ .w8)(text);
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
    for (const [index, oldIndex] of (0,_align_js__WEBPACK_IMPORTED_MODULE_0__/* .alignItems */ .m)(old, after).entries()) {
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
    const lines = region.pieces.flatMap((piece) => (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .Dx)(text, piece.start, piece.end));
    const filledLine = (line) => !(0,_markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(text.slice(line.start, line.end));
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
    const ending = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .dominantEnding */ .w8)(text);
    const next = Math.min((0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineEnd */ .kd)(text, piece.start), piece.end);
    const at = (0,_markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(text.slice(piece.start, next)) ? next : piece.start;
    const above = at === 0 || text[at - 1] !== '\n'
        ? text.slice((0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .PT)(text, at), at)
        : text.slice((0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineStart */ .PT)(text, at - 1), at);
    const below = text.slice(at, (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .lineEnd */ .kd)(text, at));
    const bound = /^(?:\uFEFF|---|<!--)/;
    const gapAbove = (0,_markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(above) || bound.test(above) ? '' : ending;
    const gapBelow = (0,_markdown_outline_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(below) || below.startsWith('<!--') ? '' : ending;
    const unended = at > 0 && text[at - 1] !== '\n' && above !== '\uFEFF' ? ending : '';
    return { start: at, end: at, text: unended + gapAbove + value + ending + gapBelow };
}


/***/ })

};
;