"use strict";
exports.id = 115;
exports.ids = [115];
exports.modules = {

/***/ 1549:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ rememberTexts)
/* harmony export */ });
/** The text before an edit and the one after it; parsed files are big, so no more are kept. */
const REMEMBERED = 2;
/**
 * Remembers what a function gave for the last few texts.
 *
 * One edit asks for the same two texts many times: to find the record, to plan, to check, to read back.
 */
function rememberTexts(compute) {
    const results = new Map();
    return (text) => {
        const known = results.get(text);
        if (known !== undefined)
            return known;
        const result = compute(text);
        const [oldest] = results.keys();
        if (results.size >= REMEMBERED && oldest !== undefined)
            results.delete(oldest);
        results.set(text, result);
        return result;
    };
}


/***/ }),

/***/ 6957:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ recordsFormat)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _kernel_pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4184);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6168);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7317);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5917);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7088);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8965);
/* harmony import */ var _memo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1549);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9932);









/** Mappings as records: the items of a list in a file, or one a file. */
function recordsFormat(syntax, options, context) {
    const records = new Records(syntax, options, context);
    return {
        name: syntax.name,
        glob: (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .compileGlob */ .S)(options.path),
        schema: { open: true, fields: {} },
        read: (0,_memo_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberTexts */ .q)((text) => records.read(text)),
        ids: (text) => records.ids(text),
        normalize: (fields) => ({ ...records.absent(), ...mapText(fields) }),
        *update(text, change) {
            const put = records.update(text, change);
            yield put.ok ? put.value : put.error;
        },
        *add(text, entry) {
            const put = records.add(text, entry);
            yield put.ok ? put.value : put.error;
        },
        remove: (text, index) => records.remove(text, index),
        place: (entry, files) => records.place(entry, files),
    };
}
/** Texts have LF in records, whatever the other side sent (E53). */
function mapText(fields) {
    const spelled = (value) => (typeof value === 'string' ? (0,_lines_js__WEBPACK_IMPORTED_MODULE_6__/* .toLf */ .yj)(value) : value);
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, spelled(value)]));
}
class Records {
    syntax;
    options;
    context;
    /** Null when a file is one record. */
    list;
    constructor(syntax, options, context) {
        this.syntax = syntax;
        this.options = options;
        this.context = context;
        this.list = options.records === undefined ? null : ((0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePointer */ .vp)(options.records) ?? []);
    }
    absent() {
        return Object.fromEntries(Object.keys(this.context.selectors).map((field) => [field, null]));
    }
    read(text) {
        const parsed = this.parse(text);
        if (!parsed.ok)
            return parsed;
        const { tree, items } = parsed.value;
        const entries = [];
        const failures = [];
        for (const [index, item] of items.entries()) {
            const line = tree.lineAt(this.list === null ? [] : [...this.list, index]);
            const entry = this.entryOf(item);
            if (entry.ok)
                entries.push({ ...entry.value, line });
            else
                failures.push({ ...entry.error, line });
        }
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({ entries, failures });
    }
    ids(text) {
        const parsed = this.parse(text);
        if (!parsed.ok)
            return [];
        return parsed.value.items.flatMap((item) => {
            const entry = this.entryOf(item);
            return entry.ok ? [entry.value.id ?? null] : [];
        });
    }
    update(text, { index, after }) {
        return this.edited(text, (items, places) => {
            const place = places[index];
            const item = place === undefined ? undefined : items[place];
            if (place === undefined || !(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(item))
                return null;
            const next = this.withFields(item, after);
            return next === null ? null : items.with(place, next);
        });
    }
    add(text, entry) {
        const item = this.withFields({ [this.options.id]: entry.id }, entry.fields);
        if (item === null)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__/* .fail */ .fJ)((0,_problem_js__WEBPACK_IMPORTED_MODULE_8__/* .unmapped */ .NW)('two fields share one place; correct the config'));
        if (this.list !== null && text !== null)
            return this.edited(text, (items) => [...items, item]);
        const root = (this.list ?? []).reduceRight((inner, key) => ({ [key]: inner }), this.list === null ? item : [item]);
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(this.syntax.render(root));
    }
    remove(text, index) {
        if (this.list === null)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(null);
        return this.edited(text, (items, places) => items.filter((_, place) => place !== places[index]));
    }
    place(entry, files) {
        const { options } = this;
        const glob = (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .compileGlob */ .S)(options.path);
        const title = entry.fields['title'];
        const existing = this.list !== null;
        if (options.new !== undefined)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({ path: (0,_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .fillTemplate */ .ou)(options.new, { ...entry, title }), existing });
        if (!existing) {
            const folder = glob.prefix === '' ? '' : `${glob.prefix}/`;
            const ending = /\.[A-Za-z0-9]+$/.exec(options.path)?.[0] ?? this.syntax.ending;
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({
                path: (0,_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .fillTemplate */ .ou)(`${folder}{remote-id}-{slug}${ending}`, { ...entry, title }),
                existing,
            });
        }
        const [only, second] = glob.prefix === glob.pattern ? [glob.pattern] : files;
        if (only !== undefined && second === undefined)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({ path: only, existing });
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__/* .fail */ .fJ)({
            code: 'no-file',
            message: `"${glob.pattern}" names no single file; set "new" to the file that new records go to`,
        });
    }
    parse(text) {
        const read = this.syntax.read(withoutBom(text));
        if (!read.ok)
            return read;
        const { value } = read.value;
        if (this.list === null)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({ tree: read.value, items: value === null ? [] : [value] });
        const found = value === null ? [] : (0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(value, this.list);
        if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(found) || found === null)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({ tree: read.value, items: found ?? [] });
        const message = `there is no list at "${this.options.records ?? ''}". Add it, or correct "records" in the config.`;
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__/* .fail */ .fJ)({ code: 'no-list', message, line: 1 });
    }
    entryOf(item) {
        if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(item)) {
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__/* .fail */ .fJ)({
                code: 'not-a-mapping',
                message: 'this record is no mapping. Write it as keys with values.',
            });
        }
        const id = (0,_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .readId */ .wh)(item[this.options.id]);
        if (id === undefined || (id === null && this.list !== null)) {
            const message = `the record has no usable "${this.options.id}". Give it a short text that no other record has.`;
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__/* .fail */ .fJ)({ code: id === null ? 'no-id' : 'bad-id', message });
        }
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)({ ...(id === null ? {} : { id }), fields: this.fieldsOf(item) });
    }
    fieldsOf(item) {
        const fields = Object.entries(this.context.selectors).map(([field, selector]) => [
            field,
            selector.kind === 'key'
                ? (0,_member_js__WEBPACK_IMPORTED_MODULE_3__/* .getMember */ .Xf)(item, { key: selector.key, kind: this.context.kinds[field] })
                : null,
        ]);
        return Object.fromEntries(fields);
    }
    withFields(item, fields) {
        let next = item;
        for (const [field, selector] of Object.entries(this.context.selectors)) {
            if (next === null || selector.kind !== 'key')
                continue;
            next = (0,_member_js__WEBPACK_IMPORTED_MODULE_3__/* .setMember */ .Nk)(next, { key: selector.key, kind: this.context.kinds[field] }, fields[field] ?? null);
        }
        return next;
    }
    /** Changes the list of a file; `places` are the indexes of the items that are entries. */
    edited(text, change) {
        const parsed = this.parse(text);
        if (!parsed.ok)
            return parsed;
        const { tree, items } = parsed.value;
        const places = [...items.keys()].filter((index) => this.entryOf(items[index] ?? null).ok);
        const changed = change(items, places);
        const [single = null] = changed ?? [];
        if (changed === null)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__/* .fail */ .fJ)((0,_problem_js__WEBPACK_IMPORTED_MODULE_8__/* .unmapped */ .NW)('a key leads through a value that is no mapping; edit the file by hand'));
        const root = this.list === null ? single : replacedAt(tree.value ?? {}, this.list, changed);
        const bom = text.slice(0, text.length - withoutBom(text).length);
        const edited = this.syntax.edit(withoutBom(text), root);
        return edited.ok ? (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(bom + edited.value) : edited;
    }
}
function replacedAt(root, path, value) {
    const [key, ...rest] = path;
    if (key === undefined)
        return value;
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(root))
        return root.with(Number(key), replacedAt(root[Number(key)] ?? null, rest, value));
    const members = (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(root) ? root : {};
    return { ...members, [key]: replacedAt(members[key] ?? null, rest, value) };
}
function withoutBom(text) {
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}


/***/ }),

/***/ 7115:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./build/artifacts/artifact-provider.js + 4 modules
var artifact_provider = __webpack_require__(8115);
// EXTERNAL MODULE: ./build/artifacts/records-format.js
var records_format = __webpack_require__(6957);
// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var kernel_result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/artifacts/flow.js
var flow = __webpack_require__(9639);
// EXTERNAL MODULE: ./build/artifacts/json-inline.js
var json_inline = __webpack_require__(8467);
// EXTERNAL MODULE: ./build/artifacts/json-read.js
var json_read = __webpack_require__(30);
// EXTERNAL MODULE: ./build/artifacts/lines.js
var lines = __webpack_require__(7088);
// EXTERNAL MODULE: ./build/artifacts/problem.js
var problem = __webpack_require__(9932);
// EXTERNAL MODULE: ./build/artifacts/splice.js
var splice = __webpack_require__(1999);
// EXTERNAL MODULE: ./build/artifacts/value-edit.js
var value_edit = __webpack_require__(3535);
;// CONCATENATED MODULE: ./build/artifacts/json-edit.js









/**
 * Changes a JSON document to another value by replacing only what differs.
 *
 * What is not part of a changed value keeps its bytes: order, white space, spelling of numbers.
 * `read`: as `readJson`, for callers that remember what they have read.
 * Laws: reading the result gives `after`; an equal value changes nothing. Errors: those of `readJson`.
 */
function editJson(text, after, read = json_read/* readJson */.Vh) {
    const parsed = read(text);
    if (!parsed.ok)
        return parsed;
    const editor = { text, style: styleOf(text, parsed.value.root) };
    const splices = editNode(editor, parsed.value.root, (0,value_edit/* planEdit */.q)(parsed.value.value, after));
    const ending = (0,lines/* dominantEnding */.w8)(text);
    const result = (0,splice/* applySplices */.U)(text, splices.map((splice) => ({ ...splice, text: (0,lines/* withEnding */.AQ)(splice.text, ending) })));
    const reread = read(result);
    return reread.ok && (0,json/* equalJson */.FS)(reread.value.value, after)
        ? (0,kernel_result.ok)(result)
        : (0,kernel_result/* fail */.fJ)((0,problem/* unmapped */.NW)('the JSON would not read back as the wanted value; edit it by hand'));
}
/** Writes a new JSON document, indented by two spaces, with a final line break. */
function renderJson(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}
function styleOf(text, root) {
    const indent = /[{[]\r?\n([ \t]+)\S/.exec(text)?.[1];
    const member = findNode(root, (node) => node.type === 'property' && node.colonOffset !== undefined);
    const list = findNode(root, (node) => node.type !== 'property' && (node.children ?? []).length > 1);
    const isTight = member !== undefined && !/\s/.test(text[(member.colonOffset ?? 0) + 1] ?? ' ');
    const [first, second] = list?.children ?? [];
    const between = first === undefined ? '' : text.slice(first.offset + first.length, second?.offset);
    return {
        indent: indent ?? '',
        afterColon: isTight ? '' : ' ',
        afterComma: /\s$/.test(between) || (between === '' && !isTight) ? ' ' : '',
    };
}
function findNode(node, wanted) {
    if (wanted(node))
        return node;
    for (const child of node.children ?? []) {
        const found = findNode(child, wanted);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function editNode(editor, node, edit) {
    if (edit.kind === 'keep')
        return [];
    const isFull = (node.children ?? []).length > 0;
    if (edit.kind === 'members' && isFull)
        return editObject(editor, node, edit);
    if (edit.kind === 'items' && isFull && edit.value.length > 0)
        return editArray(editor, node, edit);
    return [
        { start: node.offset, end: node.offset + node.length, text: replacement(editor, node, edit.value) },
    ];
}
/** A number that was read as a string stays a number where the new string would be read the same way. */
function replacement({ text, style }, node, value) {
    const wasText = node.type === 'number' && typeof (0,json_read/* numberOf */.rl)((0,json_read/* sourceOf */.vz)(text, node)) === 'string';
    if (wasText && typeof value === 'string' && isNumberLiteral(value) && (0,json_read/* numberOf */.rl)(value) === value)
        return value;
    return render(value, style, marginOf(text, node.offset));
}
function isNumberLiteral(text) {
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
}
function editObject(editor, node, edit) {
    const { text, style } = editor;
    const properties = node.children ?? [];
    const splices = [];
    const removed = new Set();
    for (const [index, property] of properties.entries()) {
        const [name, value] = property.children ?? [];
        const key = String(name?.value);
        const change = edit.edits.get(key);
        if (edit.removed.has(key))
            removed.add(index);
        else if (change !== undefined && value !== undefined)
            splices.push(...editNode(editor, value, change));
    }
    const margin = itemMargin(text, node);
    const added = edit.added.map(([key, value]) => ({
        before: properties.length,
        text: `${JSON.stringify(key)}:${style.afterColon}${render(value, style, margin)}`,
    }));
    return [...splices, ...(0,flow/* editFlow */.t)(text, listOf(node), { removed, added })];
}
function editArray(editor, node, edit) {
    const { text, style } = editor;
    const items = node.children ?? [];
    const margin = itemMargin(text, node);
    const inner = items.flatMap((item, index) => editNode(editor, item, edit.edits.get(index) ?? { kind: 'keep' }));
    const added = edit.added.map(({ before, value }) => ({ before, text: render(value, style, margin) }));
    return [...inner, ...(0,flow/* editFlow */.t)(text, listOf(node), { removed: edit.removed, added })];
}
function listOf(node) {
    const items = (node.children ?? []).map(({ offset, length }) => ({ start: offset, end: offset + length }));
    return { open: node.offset + 1, close: node.offset + node.length - 1, items };
}
/** The white space in front of a container's items; null when they share one line. */
function itemMargin(text, node) {
    const first = node.children?.[0];
    if (first === undefined || !text.slice(node.offset, first.offset).includes('\n'))
        return null;
    return marginOf(text, first.offset);
}
function marginOf(text, offset) {
    return /^[ \t]*/.exec(text.slice((0,lines/* lineStart */.PT)(text, offset), offset))?.[0] ?? '';
}
/** Writes a value: over several lines in a file that is indented, unless `margin` is null. */
function render(value, style, margin) {
    if (margin !== null && style.indent !== '') {
        return JSON.stringify(value, null, style.indent).replaceAll('\n', `\n${margin}`);
    }
    return (0,json_inline/* renderInline */._)(value, style);
}

// EXTERNAL MODULE: ./build/artifacts/memo.js
var memo = __webpack_require__(1549);
;// CONCATENATED MODULE: ./build/providers/json/lens.js






/** JSON text and its values; edits keep white space, order and the spelling of numbers. */
function jsonSyntax() {
    const read = (0,memo/* rememberTexts */.q)(json_read/* readJson */.Vh);
    return {
        name: 'json',
        ending: '.json',
        render: renderJson,
        edit: (text, after) => editJson(text, after, read),
        read(text) {
            const parsed = read(text);
            if (!parsed.ok)
                return parsed;
            const { root, value } = parsed.value;
            const lineAt = (0,lines/* lineCounter */.LX)(text);
            return (0,kernel_result.ok)({ value, lineAt: (path) => lineAt((0,main.findNodeAtLocation)(root, [...path])?.offset ?? 0) });
        },
    };
}

// EXTERNAL MODULE: ./build/artifacts/options.js
var options = __webpack_require__(1601);
;// CONCATENATED MODULE: ./build/providers/json/options.js

const options_options = options/* recordsOptions */.JU;

;// CONCATENATED MODULE: ./build/providers/json/provider.js




/** JSON files whose mappings are records, one a file or the items of a list. Source: DESIGN §7. */
const definition = {
    name: 'json',
    side: 'local',
    options: options_options,
    open: (given, context) => new artifact_provider/* ArtifactProvider */.k(context.root, (0,records_format/* recordsFormat */.u)(jsonSyntax(), given, context)),
};


/***/ })

};
;