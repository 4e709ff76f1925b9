"use strict";
exports.id = 327;
exports.ids = [327];
exports.modules = {

/***/ 8997:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ editYaml),
  W: () => (/* binding */ renderYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var kernel_result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/artifacts/lines.js
var artifacts_lines = __webpack_require__(7088);
// EXTERNAL MODULE: ./build/artifacts/problem.js
var problem = __webpack_require__(9932);
// EXTERNAL MODULE: ./build/artifacts/splice.js
var splice = __webpack_require__(1999);
// EXTERNAL MODULE: ./build/artifacts/value-edit.js
var value_edit = __webpack_require__(3535);
// EXTERNAL MODULE: ./build/artifacts/yaml-node.js
var yaml_node = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/artifacts/yaml-editor.js


/** Removes the whole lines from one offset to another. */
function removedLines(text, from, to) {
    const start = (0,artifacts_lines/* lineStart */.PT)(text, from);
    const end = (0,yaml_node/* lineEndAfter */.w_)(text, to);
    const unended = end === text.length && !text.endsWith('\n') && start > 0;
    return { start: unended ? start - (text[start - 2] === '\r' ? 2 : 1) : start, end, text: '' };
}
/** Inserts lines at the start of a line, indented; a text without a final line break keeps having none. */
function insertedLines({ text, ending }, lines) {
    const margin = ' '.repeat(lines.column);
    const body = lines.text.replaceAll(/^(?=[^\n])/gm, margin);
    const unended = lines.at > 0 && text[lines.at - 1] !== '\n';
    return {
        start: lines.at,
        end: lines.at,
        text: (0,artifacts_lines/* withEnding */.AQ)(unended ? `\n${body.slice(0, -1)}` : body, ending),
    };
}

// EXTERNAL MODULE: ./build/artifacts/yaml-read.js
var yaml_read = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/artifacts/json-inline.js
var json_inline = __webpack_require__(8467);
// EXTERNAL MODULE: ./build/artifacts/yaml-plain.js
var yaml_plain = __webpack_require__(301);
;// CONCATENATED MODULE: ./build/artifacts/yaml-write.js



/** Reads a file's style off its text; what it does not show is as most people write it. */
function styleOf(text) {
    const sequence = /^( *)[^\s#'"-][^\n]*:[ \t]*\r?\n( *)- /m.exec(text);
    const nested = /^( *)[^\s#'"-][^\n]*:[ \t]*\r?\n( +)[^\s-]/m.exec(text);
    const depth = (match) => (match?.[2] ?? '').length - (match?.[1] ?? '').length;
    const step = Math.max(depth(nested), depth(sequence));
    return {
        indent: step > 1 ? Math.min(step, 8) : 2,
        indentSeq: sequence === null || depth(sequence) > 0,
        singleQuote: /[:-] '/.test(text) || !/[:-] "/.test(text),
        flowPadding: /[[{] \S/.test(text) && !/[[{][^\s\]}]/.test(text),
    };
}
/** Writes `key: value` as lines without indentation, each ended by LF. */
function renderMember(key, value, style) {
    return render({ [key]: value }, style, {});
}
/** Writes `- value` as lines without indentation, each ended by LF. */
function renderItem(value, style) {
    return render([value], style, { indentSeq: false });
}
/** Writes a value for the inside of a flow collection, on one line. */
function renderFlow(value, style, scalarStyle) {
    const options = { collectionStyle: 'flow' };
    const item = render([styled(value, scalarStyle)], style, options).trimEnd();
    return item.includes('\n') ? (0,json_inline/* renderInline */._)(value) : item.slice(1, -1).trim();
}
/** Writes `key: value` for the inside of a flow mapping, on one line. */
function renderFlowMember(key, value, style) {
    const options = { collectionStyle: 'flow' };
    const member = render({ [key]: value }, style, options).trimEnd();
    return (member.includes('\n') ? (0,json_inline/* renderInline */._)({ [key]: value }) : member).slice(1, -1).trim();
}
/**
 * Writes what follows `key:` or `-`, in the style the value had before where that style allows it.
 *
 * Shape: begins with a space or a line break; ends with LF only when it is a block of lines.
 */
function renderAfterIndicator(value, style, scalarStyle) {
    const options = scalarStyle === 'BLOCK_FOLDED' ? { lineWidth: 80 } : {};
    const text = render({ k: styled(value, scalarStyle) }, style, options).slice(2);
    const isBlock = text.startsWith('\n') || /^ [|>]/.test(text);
    return isBlock ? text : text.replace(/\n$/, '');
}
/**
 * Writes a plain scalar as it is, when the text before it was as ambiguous: a date stays a plain date.
 *
 * Null when it would not read back as the same text.
 */
function renderSamePlain(value, before) {
    if (typeof value !== 'string' || (0,yaml_plain/* plainValue */._)(value) !== value)
        return null;
    const harmless = /^[\w+.][\w+.:/ -]*$/.test(value) && !/[: ]$|: /.test(value);
    return harmless && (0,yaml_plain/* isAmbiguousPlain */.z)(before) ? value : null;
}
function render(value, style, options) {
    const doc = new dist/* Document */.yo(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
    emptyAsFlow(doc.contents);
    return doc.toString({
        lineWidth: 0,
        blockQuote: style.indent === 2 || !hasMargin(value),
        indent: style.indent,
        indentSeq: style.indentSeq,
        singleQuote: style.singleQuote ? true : null,
        flowCollectionPadding: style.flowPadding,
        ...options,
    });
}
/** The library writes a wrong indentation indicator for texts that begin with space, but with two spaces. */
function hasMargin(value) {
    if (value instanceof dist/* Scalar */.X5)
        return hasMargin(value.value);
    if (typeof value === 'string')
        return /^\s/.test(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(hasMargin);
}
function styled(value, scalarStyle) {
    if (typeof value !== 'string' || scalarStyle === undefined)
        return value;
    const scalar = new dist/* Scalar */.X5(value);
    scalar.type = scalarStyle;
    return scalar;
}
function emptyAsFlow(node) {
    if (!(0,dist/* isMap */.jh)(node) && !(0,dist/* isSeq */.oP)(node))
        return;
    if (node.items.length === 0)
        node.flow = true;
}

;// CONCATENATED MODULE: ./build/artifacts/yaml-block.js





/** Edits a block mapping; new members go behind its last one. */
function editBlockMap(editor, map, { edit }) {
    const { text, style } = editor;
    const places = map.items.map((pair) => (0,yaml_node/* placePair */.yC)(text, pair));
    const [first, last] = [places[0], places.at(-1)];
    if (first === null || first === undefined || last === null || last === undefined)
        return null;
    const column = (0,yaml_node/* columnOf */.uV)(text, first.start);
    const splices = [];
    const inline = (0,yaml_node/* isFirstOnLine */.wo)(text, first.start) ? 0 : leadingRemovals(map, edit.removed);
    if (inline > 0) {
        const next = places[inline];
        if (next === null || next === undefined)
            return null;
        splices.push({ start: first.start, end: next.start, text: '' });
    }
    for (const [index, pair] of map.items.entries()) {
        const place = places[index];
        const key = (0,yaml_read/* keyOf */.T)(pair) ?? '';
        const change = edit.edits.get(key);
        if (index < inline || change?.kind === 'keep')
            continue;
        if (place === null || place === undefined)
            return null;
        if (change === undefined)
            splices.push(removedLines(text, place.start, place.end));
        else {
            const inner = editor.edit(pair.value, {
                edit: change,
                column,
                afterIndicator: place.afterColon,
                flow: false,
            });
            if (inner === null)
                return null;
            splices.push(...inner);
        }
    }
    const added = edit.added.map(([key, value]) => renderMember(key, value, style)).join('');
    if (added !== '')
        splices.push(insertedLines(editor, { at: (0,yaml_node/* lineEndAfter */.w_)(text, last.end), column, text: added }));
    return splices;
}
/** The first pair of a mapping inside of a sequence shares its line with the dash, which stays. */
function leadingRemovals(map, removed) {
    const kept = map.items.findIndex((pair) => !removed.has((0,yaml_read/* keyOf */.T)(pair) ?? ''));
    return kept === -1 ? map.items.length : kept;
}
/** Edits a block sequence item by item; a new item goes behind the one before it. */
function editBlockSeq(editor, seq, { edit, afterIndicator }) {
    const { text, style } = editor;
    const dashes = (0,yaml_node/* dashesOf */.AN)(seq);
    const firstDash = dashes?.[0];
    if (dashes === null || firstDash === undefined || !(0,yaml_node/* isFirstOnLine */.wo)(text, firstDash))
        return null;
    const column = (0,yaml_node/* columnOf */.uV)(text, firstDash);
    const dashOf = (index) => dashes[index] ?? 0;
    const endOf = (index) => (0,yaml_node/* rangeOf */.be)(seq.items[index])?.end ?? dashOf(index) + 1;
    const splices = [];
    for (const index of edit.removed)
        splices.push(removedLines(text, dashOf(index), endOf(index)));
    for (const [index, change] of edit.edits) {
        const target = { edit: change, column, afterIndicator: dashOf(index) + 1, inSeq: true, flow: false };
        const inner = editor.edit(seq.items[index], target);
        if (inner === null)
            return null;
        splices.push(...inner);
    }
    const top = afterIndicator > 0 ? (0,artifacts_lines/* lineEnd */.kd)(text, afterIndicator) : (0,artifacts_lines/* lineStart */.PT)(text, firstDash);
    for (const item of edit.added) {
        const at = item.before === 0 ? top : (0,yaml_node/* lineEndAfter */.w_)(text, endOf(item.before - 1));
        splices.push(insertedLines(editor, { at, column, text: renderItem(item.value, style) }));
    }
    return splices;
}

// EXTERNAL MODULE: ./build/artifacts/flow.js
var flow = __webpack_require__(9639);
;// CONCATENATED MODULE: ./build/artifacts/yaml-flow.js




/** Edits a mapping in braces; new members go to its end. */
function editFlowMap(editor, map, { edit }) {
    const list = flowList(map);
    if (list === null)
        return null;
    const removed = new Set();
    const splices = [];
    for (const [index, pair] of map.items.entries()) {
        const key = (0,yaml_read/* keyOf */.T)(pair) ?? '';
        const change = edit.edits.get(key);
        if (edit.removed.has(key))
            removed.add(index);
        else if (change !== undefined && change.kind !== 'keep') {
            const inner = editor.edit(pair.value, { edit: change, ...INSIDE });
            if (inner === null)
                return null;
            splices.push(...inner);
        }
    }
    const added = edit.added.map(([key, value]) => ({
        before: list.items.length,
        text: renderFlowMember(key, value, editor.style),
    }));
    return [...splices, ...(0,flow/* editFlow */.t)(editor.text, list, { removed, added })];
}
/** Edits a sequence in brackets item by item. */
function editFlowSeq(editor, seq, { edit }) {
    const list = flowList(seq);
    if (list === null)
        return null;
    const splices = [];
    for (const [index, change] of edit.edits) {
        const inner = editor.edit(seq.items[index], { edit: change, ...INSIDE });
        if (inner === null)
            return null;
        splices.push(...inner);
    }
    const added = edit.added.map(({ before, value }) => ({ before, text: renderFlow(value, editor.style) }));
    return [...splices, ...(0,flow/* editFlow */.t)(editor.text, list, { removed: edit.removed, added })];
}
/** Inside of brackets neither columns nor indicators matter. */
const INSIDE = { column: 0, afterIndicator: 1, flow: true };
function flowList(node) {
    const range = (0,yaml_node/* rangeOf */.be)(node);
    const items = (0,yaml_node/* flowItems */.rc)(node);
    return range === null || items === null ? null : { open: range.start + 1, close: range.end - 1, items };
}

;// CONCATENATED MODULE: ./build/artifacts/yaml-scalar.js



/**
 * Writes a value as it goes after `key:` or `-`: in the style of the old one where that reads back.
 *
 * Shape: as `renderAfterIndicator`, its lines moved to the right by `column`.
 */
function chooseValue(value, replaced) {
    const { style, scalarStyle, source } = replaced;
    const isFull = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    if (replaced.inSeq && isFull)
        return indentLines(renderItem(value, style).slice(1), replaced.column);
    const plain = source === undefined ? null : renderSamePlain(value, source);
    if (plain !== null && readsBack(`k: ${plain}`, value))
        return ` ${plain}`;
    const same = renderAfterIndicator(value, style, scalarStyle);
    const text = readsBack(`k:${same}`, value) ? same : renderAfterIndicator(value, style);
    return indentLines(text, replaced.column);
}
/** Writes a value on one line, for flow collections and in front of a comment. */
function chooseInline(value, { style, scalarStyle, source }) {
    const plain = source === undefined ? null : renderSamePlain(value, source);
    if (plain !== null && readsBack(`k: [${plain}]`, [value]))
        return plain;
    const inline = scalarStyle === 'BLOCK_FOLDED' || scalarStyle === 'BLOCK_LITERAL' ? undefined : scalarStyle;
    const same = renderFlow(value, style, inline);
    if (!same.includes('\n') && readsBack(`k: [${same}]`, [value]))
        return same;
    return JSON.stringify(value);
}
/** Moves lines to the right; empty lines stay empty. */
function indentLines(lines, column) {
    const margin = ' '.repeat(column);
    return lines.replaceAll(/\n(?=[^\n])/g, `\n${margin}`);
}
function readsBack(snippet, value) {
    const read = (0,yaml_read/* readYaml */.g)(snippet);
    return read.ok && (0,json/* isJsonObject */.OW)(read.value.value) && (0,json/* equalJson */.FS)(read.value.value['k'], value);
}

;// CONCATENATED MODULE: ./build/artifacts/yaml-edit.js














/**
 * Changes a YAML document to another value by replacing only what differs.
 *
 * What is not part of a changed value keeps its bytes: order, comments, quotes, indentation, endings.
 * Laws: reading the result gives `after`; an equal value changes nothing.
 * `read`: as `readYaml`, for callers that remember what they have read.
 * Errors: those of `readYaml`; `unmapped` when no edit by ranges reads back as wanted, as in aliases.
 */
function editYaml(text, after, read = yaml_read/* readYaml */.g) {
    const parsed = read(text);
    if (!parsed.ok)
        return parsed;
    const empty = (0,json/* isJsonObject */.OW)(after) ? {} : [];
    const edit = (0,value_edit/* planEdit */.q)(parsed.value.value ?? empty, after);
    if (edit.kind === 'keep')
        return (0,kernel_result.ok)(text);
    const editor = {
        text,
        ending: (0,artifacts_lines/* dominantEnding */.w8)(text),
        style: styleOf(text),
        edit: (node, target) => editNode(editor, node, target),
    };
    const root = parsed.value.doc.contents;
    const splices = (0,yaml_node/* rangeOf */.be)(root) === null
        ? appended(editor, edit)
        : editNode(editor, root, { edit, column: 0, afterIndicator: 0, flow: false });
    if (splices === null)
        return (0,kernel_result/* fail */.fJ)((0,problem/* unmapped */.NW)('an anchor, an alias or an unusual key in this YAML has to be edited by hand'));
    const result = (0,splice/* applySplices */.U)(text, splices);
    const reread = read(result);
    return reread.ok && (0,json/* equalJson */.FS)(reread.value.value ?? empty, after)
        ? (0,kernel_result.ok)(result)
        : (0,kernel_result/* fail */.fJ)((0,problem/* unmapped */.NW)('the YAML would not read back as the wanted value; edit it by hand'));
}
/** A document without any value, such as one of comments only. */
function appended(editor, edit) {
    const { style, text } = editor;
    if (edit.kind !== 'members' && edit.kind !== 'items')
        return null;
    const lines = edit.kind === 'members'
        ? edit.added.map(([key, value]) => renderMember(key, value, style))
        : edit.added.map(({ value }) => renderItem(value, style));
    return [insertedLines(editor, { at: text.length, column: 0, text: lines.join('') })];
}
function editNode(editor, node, target) {
    const { edit } = target;
    if (edit.kind === 'keep')
        return [];
    if (edit.kind === 'replace' ||
        (target.afterIndicator > 0 && (keepsNothing(edit) || isFirstMapping(edit, node)))) {
        return replaceNode(editor, node, { ...target, value: edit.value });
    }
    if (edit.kind === 'members' && (0,dist/* isMap */.jh)(node)) {
        return node.flow === true
            ? editFlowMap(editor, node, { ...target, edit })
            : editBlockMap(editor, node, { ...target, edit });
    }
    if (edit.kind !== 'items' || !(0,dist/* isSeq */.oP)(node))
        return null;
    if (node.flow === true)
        return editFlowSeq(editor, node, { ...target, edit });
    return editBlockSeq(editor, node, { ...target, edit }) ?? rewriteSeq(editor, node, { ...target, edit });
}
/** A list whose first dash shares its line with another dash is written anew, unless comments would go. */
function rewriteSeq(editor, node, target) {
    const range = (0,yaml_node/* rangeOf */.be)(node);
    const hasComment = range === null || /[\s]#/.test(editor.text.slice(range.start, range.end));
    if (hasComment || target.afterIndicator === 0)
        return null;
    return replaceNode(editor, node, { ...target, value: target.edit.value });
}
/** A block of which nothing stays is written anew; without any item it has no block form at all. */
function keepsNothing(edit) {
    return edit.edits.size === 0;
}
/** An empty list that gets mappings is written anew: they are hard to read inside of brackets. */
function isFirstMapping(edit, node) {
    return edit.kind === 'items' && (0,dist/* isSeq */.oP)(node) && node.items.length === 0 && edit.value.some(json/* isJsonObject */.OW);
}
function replaceNode({ text, ending, style }, node, target) {
    const range = (0,yaml_node/* rangeOf */.be)(node);
    const scalarStyle = (0,dist/* isScalar */.jn)(node) ? node.type : undefined;
    const source = (0,dist/* isScalar */.jn)(node) && node.type === 'PLAIN' ? node.source : undefined;
    const replaced = { style, scalarStyle, source };
    if (target.flow)
        return range === null ? null : [{ ...range, text: chooseInline(target.value, replaced) }];
    const end = range?.end ?? target.afterIndicator;
    const wasBlock = range !== null && text[end - 1] === '\n';
    const hasComment = !wasBlock && text.slice(end, (0,artifacts_lines/* lineEnd */.kd)(text, end)).trim() !== '';
    const written = hasComment
        ? ` ${chooseInline(target.value, replaced)}`
        : chooseValue(target.value, { ...replaced, column: target.column, inSeq: target.inSeq ?? false });
    const ended = wasBlock && !written.endsWith('\n') ? `${written}\n` : wasBlock ? written : written.replace(/\n$/, '');
    const onSameLine = range !== null && !text.slice(target.afterIndicator, range.start).includes('\n');
    const inPlace = onSameLine && ended.startsWith(' ');
    return [
        {
            start: inPlace ? range.start : target.afterIndicator,
            end,
            text: (0,artifacts_lines/* withEnding */.AQ)(inPlace ? ended.slice(1) : ended, ending),
        },
    ];
}
/** Writes a new YAML document in the most common style. */
function renderYaml(value) {
    const edited = editYaml('', value);
    return edited.ok ? edited.value : `${JSON.stringify(value)}\n`;
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ dashesOf),
/* harmony export */   HA: () => (/* binding */ offsetAt),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   rc: () => (/* binding */ flowItems),
/* harmony export */   uV: () => (/* binding */ columnOf),
/* harmony export */   w_: () => (/* binding */ lineEndAfter),
/* harmony export */   wo: () => (/* binding */ isFirstOnLine),
/* harmony export */   yC: () => (/* binding */ placePair)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7088);


/** Gives the range of a node's own text, or null for a node that is not written at all. */
function rangeOf(node) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return null;
    const range = node.range;
    if (range === null || range === undefined || range[0] === range[1])
        return null;
    return { start: range[0], end: contentEnd(node, range[1]) };
}
/** The end of a node's last value: a collection's own range may take in comments that follow it. */
function contentEnd(node, fallback) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && node.flow !== true)
        return rangeOf(node.items.at(-1))?.end ?? fallback;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || node.flow === true)
        return fallback;
    const last = node.items.at(-1);
    return rangeOf(last?.value)?.end ?? fallback;
}
/** Gives the offset after the line on which a node ends. */
function lineEndAfter(text, end) {
    return text[end - 1] === '\n' ? end : (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(text, end);
}
/** Gives how many characters stand before an offset on its line. */
function columnOf(text, offset) {
    return offset - (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineStart */ .PT)(text, offset);
}
/** Says whether only spaces stand before an offset on its line. */
function isFirstOnLine(text, offset) {
    return /^ *$/.test(text.slice((0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineStart */ .PT)(text, offset), offset));
}
/** Locates a pair; null for forms that are not edited, such as `? key`. */
function placePair(text, pair) {
    const key = rangeOf(pair.key);
    if (key === null)
        return null;
    const gap = /^[ \t]*:/.exec(text.slice(key.end, key.end + 80));
    if (gap === null || /[?][ \t]*$/.test(text.slice((0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineStart */ .PT)(text, key.start), key.start)))
        return null;
    const afterColon = key.end + gap[0].length;
    return { start: key.start, afterColon, end: rangeOf(pair.value)?.end ?? afterColon };
}
/** Gives the offset of each item's dash in a block sequence; null when they cannot be told. */
function dashesOf(seq) {
    const token = seq.srcToken;
    if (token?.type !== 'block-seq')
        return null;
    const dashes = token.items.flatMap((item) => item.start.filter((part) => part.type === 'seq-item-ind').map((part) => part.offset));
    return dashes.length === seq.items.length ? dashes : null;
}
/** Locates the items of a flow collection; null for forms that are not edited. */
function flowItems(node) {
    const items = node.items.map((item) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return rangeOf(item);
        const pair = item;
        const key = rangeOf(pair.key);
        return key === null ? null : { start: key.start, end: rangeOf(pair.value)?.end ?? key.end };
    });
    const known = items.filter((item) => item !== null);
    return known.length === items.length ? known : null;
}
/** Gives the offset of the value at a path, or of the deepest value on the way to it. */
function offsetAt(root, path) {
    let node = root;
    let offset = rangeOf(root)?.start ?? 0;
    for (const part of path) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            break;
        node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node.get(part, true) : node.items[Number(part)];
        offset = rangeOf(node)?.start ?? offset;
    }
    return offset;
}


/***/ }),

/***/ 1928:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readSimpleYaml),
/* harmony export */   q: () => (/* binding */ editSimpleYaml)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7088);
/* harmony import */ var _yaml_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(301);



const CONTROL = String.raw `\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff`;
const KEY = /[A-Za-z_][\w-]{0,100}(?=:(?: |\r?\n|$))/y;
const DASH = / *- +(?=\S)/y;
const BREAK = / *(?:\r?\n|$)/y;
/** Most values: nothing in them means anything to YAML. */
const WORDS = /[\w./(+@](?:[\w./()+@,'-]| (?=[\w./()+@,'-]))*(?=\r?\n|$)/y;
const PLAIN = new RegExp(String.raw `[\p{L}\p{N}_./(+@](?:[^:#${CONTROL}]|:(?=[^\s${CONTROL}])|(?<=[^\s])#)*`, 'yu');
const SINGLE = new RegExp(String.raw `'(?:[^'${CONTROL}]|'')*'`, 'y');
const DOUBLE = new RegExp(String.raw `"[^"\\${CONTROL}]*"`, 'y');
const WORD = /[\p{L}\p{N}_./@](?:[\p{L}\p{N}_./@-]| (?=[\p{L}\p{N}_./@-]))*/uy;
const SPACES = / */y;
const NOT_A_KEY = new Set(['null', 'true', 'false', 'y', 'n', 'yes', 'no', 'on', 'off']);
/**
 * Reads a mapping of simple values, some fifty times faster than the full reader.
 *
 * Understood: `key: value` lines without indentation; plain and quoted values on one line; lists of
 * such values with dashes or in brackets. Null for anything else, which is then left to the full reader.
 * Laws: where it answers, `readYaml` gives the same members.
 */
function readSimpleYaml(text) {
    const members = {};
    const places = new Map();
    for (let at = 0; at < text.length;) {
        const blank = text[at] === '\n' ? at + 1 : NEVER_A_KEY.has(text[at] ?? '') ? endOf(BREAK, text, at) : null;
        if (blank !== null) {
            at = blank;
            continue;
        }
        const colon = endOf(KEY, text, at);
        if (colon === null)
            return null;
        const key = text.slice(at, colon);
        if (key.length <= 5 && NOT_A_KEY.has(key.toLowerCase()))
            return null;
        if (_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .PROTOTYPE_KEYS */ .OJ.has(key) || Object.hasOwn(members, key))
            return null;
        let start = colon + 1;
        while (text[start] === ' ')
            start += 1;
        const isBare = start >= text.length || text[start] === '\n' || text.startsWith('\r\n', start);
        const read = isBare ? readItems(text, (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(text, start)) : readScalar(text, start);
        if (read === null || isContinued(text, read.next))
            return null;
        if (!isBare)
            places.set(key, { start, end: read.end });
        members[key] = read.value;
        at = read.next;
    }
    return { members, places };
}
const NEVER_A_KEY = new Set([' ', '\r']);
/** Whether a line may belong to the value on the line before it. */
function isContinued(text, next) {
    const first = text[next];
    return first === ' ' || first === '\t' || first === '-' || first === '#';
}
function readItems(text, from) {
    const items = [];
    let at = from;
    let margin;
    for (let itemAt = endOf(DASH, text, at); itemAt !== null; itemAt = endOf(DASH, text, at)) {
        const indent = text.indexOf('-', at) - at;
        const item = readScalar(text, itemAt);
        if (item === null || indent !== (margin ?? indent))
            return null;
        margin = indent;
        items.push(item.value);
        at = item.next;
    }
    return { value: items.length === 0 ? null : items, end: at, next: at };
}
function readScalar(text, at) {
    const first = text[at];
    if (first === "'")
        return finished(text, endOf(SINGLE, text, at), (end) => unquoted(text.slice(at, end)));
    if (first === '"')
        return finished(text, endOf(DOUBLE, text, at), (end) => text.slice(at + 1, end - 1));
    if (first === '[')
        return readFlow(text, at);
    const words = endOf(WORDS, text, at);
    if (words !== null)
        return { value: (0,_yaml_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainValue */ ._)(text.slice(at, words)), end: words, next: (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(text, words) };
    let end = endOf(PLAIN, text, at);
    while (end !== null && text[end - 1] === ' ')
        end -= 1;
    return finished(text, end, (stop) => (0,_yaml_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainValue */ ._)(text.slice(at, stop)));
}
/** A list in brackets of quoted texts and plain words. */
function readFlow(text, at) {
    const items = [];
    let next = endOf(SPACES, text, at + 1) ?? at + 1;
    while (text[next] !== ']') {
        const quoted = text[next] === "'" || text[next] === '"';
        const end = quoted ? endOf(text[next] === "'" ? SINGLE : DOUBLE, text, next) : endOf(WORD, text, next);
        if (end === null)
            return null;
        const source = text.slice(next, end);
        items.push(quoted ? (source.startsWith("'") ? unquoted(source) : source.slice(1, -1)) : (0,_yaml_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainValue */ ._)(source));
        const after = endOf(SPACES, text, end) ?? end;
        if (text[after] !== ',' && text[after] !== ']')
            return null;
        next = text[after] === ',' ? (endOf(SPACES, text, after + 1) ?? after + 1) : after;
        if (text[after] === ',' && text[next] === ']')
            return null;
    }
    return finished(text, next + 1, () => items);
}
function finished(text, end, value) {
    const next = end === null ? null : endOf(BREAK, text, end);
    return end === null || next === null ? null : { value: value(end), end, next };
}
function unquoted(source) {
    return source.slice(1, -1).replaceAll("''", "'");
}
function endOf(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : null;
}
/**
 * Changes the values of a simple mapping where old and new stand on one line in the same quotes.
 *
 * Null when the edit is not of that kind: the full editor then does it. As the other lines stay what
 * they are and mean, only what is new has to be read back.
 */
function editSimpleYaml(text, before, after) {
    const splices = [];
    const keys = Object.keys(after);
    for (const key of keys) {
        const value = after[key] ?? null;
        const old = before.members[key];
        if (old === value || (old !== undefined && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(old, value)))
            continue;
        const place = before.places.get(key);
        const written = place === undefined ? null : inSameQuotes(text.slice(place.start, place.end), value);
        if (place === undefined || written === null)
            return null;
        const read = readScalar(written, 0);
        if (read === null || read.end !== written.length || read.value !== value)
            return null;
        splices.push({ start: place.start, end: place.end, text: written });
    }
    return keys.length === Object.keys(before.members).length ? splices : null;
}
function inSameQuotes(source, value) {
    if (typeof value === 'number')
        return /^['"[]/.test(source) ? null : String(value);
    if (typeof value !== 'string')
        return null;
    if (source.startsWith("'"))
        return `'${value.replaceAll("'", "''")}'`;
    if (source.startsWith('"'))
        return `"${value}"`;
    return (0,_yaml_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .isAmbiguousPlain */ .z)(value) && !(0,_yaml_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .isAmbiguousPlain */ .z)(source) ? null : value;
}


/***/ })

};
;