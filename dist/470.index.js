"use strict";
exports.id = 470;
exports.ids = [470];
exports.modules = {

/***/ 9390:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ alignItems)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/**
 * Aligns the elements of two lists so that as many as possible stay where they are.
 *
 * Shape: for each element of `after` the index of its old self, rising; a moved element counts as new.
 * Elements are known by their `id` where they have one, else by their value.
 */
function alignItems(before, after) {
    const places = new Map();
    before.forEach((item, index) => {
        const name = identityOf(item);
        const known = places.get(name);
        if (known === undefined)
            places.set(name, [index]);
        else
            known.push(index);
    });
    for (const indexes of places.values())
        indexes.reverse();
    return keepRising(after.map((item) => places.get(identityOf(item))?.pop() ?? null));
}
function identityOf(item) {
    const id = (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(item) ? item['id'] : undefined;
    return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(item);
}
/** Keeps a longest rising run of the numbers, and null for the others. */
function keepRising(numbers) {
    const tails = [];
    const previous = [];
    numbers.forEach((value, index) => {
        if (value === null)
            return;
        let low = 0;
        let high = tails.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((numbers[tails[middle] ?? 0] ?? 0) < value)
                low = middle + 1;
            else
                high = middle;
        }
        previous[index] = tails[low - 1] ?? -1;
        tails[low] = index;
    });
    const kept = new Set();
    for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1)
        kept.add(at);
    return numbers.map((value, index) => (kept.has(index) ? value : null));
}


/***/ }),

/***/ 4440:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ blobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Names bytes as git names a blob, so that a version of a clean file costs no read. */
function blobId(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}


/***/ }),

/***/ 7465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R9: () => (/* binding */ readArtifact),
/* harmony export */   bG: () => (/* binding */ removeArtifact),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   o9: () => (/* binding */ MAX_ARTIFACT_BYTES),
/* harmony export */   w6: () => (/* binding */ writeArtifact)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6168);
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2946);
/* harmony import */ var _blob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4440);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3116);







/** The most bytes an artifact may have; a larger one is refused before it is parsed (E79). */
const MAX_ARTIFACT_BYTES = 5 * 1024 * 1024;
/**
 * Reads an artifact, or says why it cannot be one. Null when there is no such file.
 *
 * Errors: `outside`, `symlink`, `not-a-file`, `too-large`, `not-utf8`, `unreadable`.
 */
function readArtifact(root, relative) {
    const safe = (0,_path_js__WEBPACK_IMPORTED_MODULE_5__/* .safePath */ .n)(root, relative);
    if (!safe.ok)
        return safe;
    try {
        const entry = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(safe.value, { throwIfNoEntry: false });
        if (entry === undefined)
            return null;
        if (!entry.isFile())
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_6__/* .fail */ .fJ)({
                code: 'not-a-file',
                message: 'this is not a regular file. Remove it or narrow the path.',
            });
        if (entry.size > MAX_ARTIFACT_BYTES)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_6__/* .fail */ .fJ)(tooLarge(entry.size));
        const bytes = node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(safe.value);
        if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_6__/* .fail */ .fJ)({ code: 'not-utf8', message: 'the file is not UTF-8 text. Save it as UTF-8.' });
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)({ path: relative, text: bytes.toString('utf8'), hash: (0,_blob_js__WEBPACK_IMPORTED_MODULE_4__/* .blobId */ .z)(bytes) });
    }
    catch (cause) {
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_6__/* .fail */ .fJ)({
            code: 'unreadable',
            message: `the file cannot be read (${reasonOf(cause)}). Check its permissions.`,
        });
    }
}
function tooLarge(size) {
    return {
        code: 'too-large',
        message: `the file has ${size} bytes and the limit is ${MAX_ARTIFACT_BYTES}. Split it, or leave it out of the path.`,
    };
}
/**
 * Replaces a file's text if its bytes are still those that were read (E77), or creates it.
 *
 * `expected`: the hash of the bytes that were read, null when there was no file.
 * Laws: after a crash the file is old or new, never mixed (I8); its mode is kept.
 * Errors: throws `ProviderFault` when the disk does not take it.
 */
function writeArtifact(root, write) {
    const safe = (0,_path_js__WEBPACK_IMPORTED_MODULE_5__/* .safePath */ .n)(root, write.path);
    if (!safe.ok)
        return { kind: 'refused', problem: safe.error };
    const bytes = Buffer.from(write.text, 'utf8');
    if (bytes.length > MAX_ARTIFACT_BYTES)
        return { kind: 'refused', problem: tooLarge(bytes.length) };
    const folder = node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(safe.value);
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, `.${node_path__WEBPACK_IMPORTED_MODULE_2__.basename(safe.value)}.sync-kernel-tmp`);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync(folder, { recursive: true });
        writeDurably(temporary, bytes, node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(safe.value, { throwIfNoEntry: false })?.mode);
        if (currentHash(safe.value) !== write.expected) {
            node_fs__WEBPACK_IMPORTED_MODULE_1__.unlinkSync(temporary);
            return { kind: 'stale' };
        }
        node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync(temporary, safe.value);
        syncFolder(folder);
        return { kind: 'written', hash: (0,_blob_js__WEBPACK_IMPORTED_MODULE_4__/* .blobId */ .z)(bytes) };
    }
    catch (cause) {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync(temporary, { force: true });
        throw diskFault(write.path, cause);
    }
}
/** Removes a file if its bytes are still those that were read. Errors: as `writeArtifact`. */
function removeArtifact(root, removal) {
    const safe = (0,_path_js__WEBPACK_IMPORTED_MODULE_5__/* .safePath */ .n)(root, removal.path);
    if (!safe.ok)
        return { kind: 'refused', problem: safe.error };
    try {
        if (currentHash(safe.value) !== removal.expected)
            return { kind: 'stale' };
        node_fs__WEBPACK_IMPORTED_MODULE_1__.unlinkSync(safe.value);
        syncFolder(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(safe.value));
        return { kind: 'removed' };
    }
    catch (cause) {
        throw diskFault(removal.path, cause);
    }
}
function currentHash(absolute) {
    if (node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(absolute, { throwIfNoEntry: false }) === undefined)
        return null;
    return (0,_blob_js__WEBPACK_IMPORTED_MODULE_4__/* .blobId */ .z)(node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(absolute));
}
/** A temporary file left by a killed run is replaced: its name is always the same. */
function writeDurably(temporary, bytes, mode) {
    node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync(temporary, { force: true });
    const descriptor = node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(temporary, 'wx', mode === undefined ? 0o666 : mode & 0o777);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync(descriptor, bytes);
        if (mode !== undefined)
            node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(descriptor, mode & 0o777);
        node_fs__WEBPACK_IMPORTED_MODULE_1__.fsyncSync(descriptor);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(descriptor);
    }
}
/** Makes a rename durable; Windows cannot open a folder and needs no such step. */
function syncFolder(folder) {
    if (process.platform === 'win32')
        return;
    const descriptor = node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(folder, 'r');
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.fsyncSync(descriptor);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(descriptor);
    }
}
function diskFault(relative, cause) {
    return new _provider_js__WEBPACK_IMPORTED_MODULE_3__/* .ProviderFault */ .g({
        code: 'disk',
        message: `${relative} could not be written (${reasonOf(cause)}). Check space and permissions, then run again.`,
        retryable: true,
        cause,
    });
}
function reasonOf(cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}


/***/ }),

/***/ 9639:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ editFlow)
/* harmony export */ });
/**
 * Removes and adds items of a bracketed list; the other items keep their bytes.
 *
 * `added`: texts with the old index that each goes in front of.
 */
function editFlow(text, list, edit) {
    const kept = list.items.map((_, index) => index).filter((index) => !edit.removed.has(index));
    const first = kept[0];
    if (first === undefined)
        return [
            refilled(text, list, edit.added.map((item) => item.text)),
        ];
    const startOf = (index) => list.items[index]?.start ?? list.close;
    const endOf = (index) => list.items[index]?.end ?? list.open;
    const separator = separatorOf(text, list);
    const splices = [];
    for (const index of edit.removed) {
        const after = index > first;
        splices.push(after
            ? { start: endOf(index - 1), end: endOf(index), text: '' }
            : { start: startOf(index), end: startOf(index + 1), text: '' });
    }
    for (const item of edit.added) {
        const after = item.before > first;
        const at = after ? endOf(item.before - 1) : startOf(first);
        splices.push({ start: at, end: at, text: after ? separator + item.text : item.text + separator });
    }
    return splices;
}
function refilled(text, list, added) {
    const inner = text.slice(list.open, list.close);
    const padding = added.length > 0 && /^ \S.* $/.test(inner) ? ' ' : '';
    return { start: list.open, end: list.close, text: padding + added.join(', ') + padding };
}
/** What stands between two items; a list over several lines goes on line by line. */
function separatorOf(text, list) {
    const [first, second] = list.items;
    if (first === undefined)
        return ', ';
    const between = second === undefined ? `,${text.slice(list.open, first.start)}` : text.slice(first.end, second.start);
    if (!/^\s*,\s*$/.test(between))
        return ', ';
    return second === undefined && !between.includes('\n') ? ', ' : between;
}


/***/ }),

/***/ 5917:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IQ: () => (/* binding */ idOfPath),
/* harmony export */   jC: () => (/* binding */ safeName),
/* harmony export */   kp: () => (/* binding */ freePath),
/* harmony export */   ou: () => (/* binding */ fillTemplate),
/* harmony export */   tF: () => (/* binding */ slugOf),
/* harmony export */   wh: () => (/* binding */ readId)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** Names a record after its file: the path without its ending. */
function idOfPath(file) {
    const ending = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(file);
    return ending === '' ? file : file.slice(0, -ending.length);
}
/**
 * Reads an id out of a value: a text or a whole number; null when there is none.
 *
 * Refused, as `undefined`: ids that could be taken for paths out of the repository (A28), that are
 * longer than 200 characters, or that hold control characters.
 */
function readId(value) {
    if (value === undefined || value === null || value === '')
        return null;
    const id = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
    if (typeof id !== 'string' || id.length > 200 || id.trim() !== id)
        return undefined;
    const odd = hasControl(id);
    const outside = id.split(/[\\/]/).some((part) => part === '..' || part === '.' || part === '');
    return odd || outside ? undefined : id;
}
function hasControl(text) {
    for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code < 32 || code === 127)
            return true;
    }
    return false;
}
/** Makes a text safe as an id and as a part of a file name. */
function safeName(text) {
    const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
    const name = plain.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 100);
    return name.replaceAll(/^[-.]+|[-.]+$/g, '');
}
/** Makes a short, lower-case file name of a title; empty when it has no letter or digit. */
function slugOf(title) {
    const name = safeName(title)
        .toLowerCase()
        .replaceAll(/[._-]+/g, '-');
    return name.slice(0, 60).replaceAll(/^-+|-+$/g, '');
}
/**
 * Fills in a path template: `{remote-id}`, `{id}` and `{slug}`.
 *
 * Shape: `backlog/{remote-id}-{slug}.md` becomes `backlog/42-sign-in.md`, without a title `backlog/42.md`.
 */
function fillTemplate(template, values) {
    const parts = {
        'remote-id': safeName(values.other ?? values.id) || 'record',
        id: safeName(values.id) || 'record',
        slug: typeof values.title === 'string' ? slugOf(values.title) : '',
    };
    const filled = template.replaceAll(/\{(remote-id|id|slug)\}/g, (_, name) => parts[name] ?? '');
    return filled.replaceAll(/[-_]+(?=\.[^./]*$|$)/g, '').replaceAll(/(?<=\/|^)-+/g, '');
}
/** Finds a path that no file has, ignoring case, by putting `-2`, `-3` … in front of its ending. */
function freePath(wanted, taken) {
    const names = new Set(taken.map((name) => name.toLowerCase()));
    const ending = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(wanted);
    const stem = wanted.slice(0, wanted.length - ending.length);
    let candidate = wanted;
    for (let count = 2; names.has(candidate.toLowerCase()); count += 1)
        candidate = `${stem}-${count}${ending}`;
    return candidate;
}


/***/ }),

/***/ 8467:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ renderInline)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** Writes JSON on one line, with or without a space behind colons and commas. */
function renderInline(value, gaps = { afterColon: ' ', afterComma: ' ' }) {
    const comma = `,${gaps.afterComma}`;
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
        return `[${value.map((item) => renderInline(item, gaps)).join(comma)}]`;
    if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return JSON.stringify(value);
    const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${gaps.afterColon}${renderInline(item, gaps)}`);
    return `{${members.join(comma)}}`;
}


/***/ }),

/***/ 30:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   rl: () => (/* binding */ numberOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9547);
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(jsonc_parser__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6168);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9932);




/**
 * Reads one JSON document; a number that would not be written the same way again is a string (E50).
 *
 * Errors: `json-broken`, `duplicate-key`, `prototype-key`, `too-deep`, `bad-value`; with line and column.
 */
function readJson(text) {
    const errors = [];
    let root;
    try {
        root = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.parseTree)(text, errors, { disallowComments: true, allowTrailingComma: false });
    }
    catch (cause) {
        if (!(cause instanceof RangeError))
            throw cause;
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({ code: 'too-deep', message: 'the JSON is nested too deep. Flatten it.', line: 1 });
    }
    const [error] = errors;
    if (error !== undefined || root === undefined) {
        const what = error === undefined ? 'it is empty' : words((0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.printParseErrorCode)(error.error));
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({
            code: 'json-broken',
            message: `the JSON cannot be read: ${what}. Correct it.`,
            ...(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .positionAt */ .t$)(text, error?.offset ?? 0),
        });
    }
    const value = valueOf(text, root, 0);
    return 'problem' in value
        ? (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({ ...value.problem, ...(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .positionAt */ .t$)(text, value.offset) })
        : (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ root, value: value.value });
}
function valueOf(text, node, depth) {
    const bad = (code, message) => ({
        problem: { code, message },
        offset: node.offset,
    });
    if (depth > _kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_JSON_DEPTH */ .KX)
        return bad('too-deep', `nested deeper than ${_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_JSON_DEPTH */ .KX} levels. Flatten it.`);
    if (node.type === 'number')
        return { value: numberOf(sourceOf(text, node)) };
    if (node.type === 'array')
        return arrayOf(text, node, depth);
    if (node.type === 'object')
        return objectOf(text, node, depth);
    if (node.type !== 'string')
        return { value: node.type === 'boolean' ? node.value === true : null };
    const string = String(node.value);
    return string.isWellFormed()
        ? { value: string }
        : bad('bad-value', 'the text holds a lone surrogate. Remove it.');
}
function arrayOf(text, node, depth) {
    const items = [];
    for (const child of node.children ?? []) {
        const item = valueOf(text, child, depth + 1);
        if ('problem' in item)
            return item;
        items.push(item.value);
    }
    return { value: items };
}
function objectOf(text, node, depth) {
    const members = {};
    for (const property of node.children ?? []) {
        const [name, child] = property.children ?? [];
        const key = String(name?.value);
        const bad = (code, message) => ({
            problem: { code, message },
            offset: property.offset,
        });
        if (_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOTYPE_KEYS */ .OJ.has(key))
            return bad('prototype-key', `the key "${key}" is not allowed. Rename it.`);
        if (!key.isWellFormed())
            return bad('bad-value', 'a key holds a lone surrogate. Rename it.');
        if (Object.hasOwn(members, key))
            return bad('duplicate-key', `the key "${key}" is there twice. Keep one of them.`);
        if (child === undefined)
            return bad('json-broken', `the key "${key}" has no value.`);
        const member = valueOf(text, child, depth + 1);
        if ('problem' in member)
            return member;
        members[key] = member.value;
    }
    return { value: members };
}
/** Gives the value of a number as written. */
function numberOf(source) {
    return String(Number(source)) === source ? Number(source) : source;
}
function sourceOf(text, node) {
    return text.slice(node.offset, node.offset + node.length);
}
function words(code) {
    return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}


/***/ }),

/***/ 7088:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ withEnding),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   I6: () => (/* binding */ trimBlanks),
/* harmony export */   LX: () => (/* binding */ lineCounter),
/* harmony export */   Mr: () => (/* binding */ shiftSplices),
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   kd: () => (/* binding */ lineEnd),
/* harmony export */   w8: () => (/* binding */ dominantEnding),
/* harmony export */   yj: () => (/* binding */ toLf)
/* harmony export */ });
/** Gives the line ending that most lines of a text have; LF when there is none. */
function dominantEnding(text) {
    let all = 0;
    let crlf = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
        all += 1;
        if (text[at - 1] === '\r')
            crlf += 1;
    }
    return crlf * 2 > all ? '\r\n' : '\n';
}
/** Writes every CRLF as LF, as records hold texts (E53). */
function toLf(text) {
    return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}
/** Writes a text with LF endings in another style. */
function withEnding(text, ending) {
    return ending === '\n' ? text : toLf(text).replaceAll('\n', ending);
}
/** Gives the offset of the start of the line that holds an offset. */
function lineStart(text, offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
}
/** Gives the offset after the line break that ends the line of an offset, or the text's end. */
function lineEnd(text, offset) {
    const at = text.indexOf('\n', offset);
    return at === -1 ? text.length : at + 1;
}
/** Splits a range of a text into its lines; an empty range has none. */
function linesOf(text, start = 0, end = text.length) {
    const lines = [];
    let at = start;
    while (at < end) {
        const next = Math.min(lineEnd(text, at), end);
        let stop = next;
        if (text[stop - 1] === '\n')
            stop -= text[stop - 2] === '\r' && stop - 2 >= at ? 2 : 1;
        lines.push({ start: at, end: stop, next });
        at = next;
    }
    return lines;
}
/** Moves splices that were computed for a part of a text to where that part begins. */
function shiftSplices(splices, by) {
    return splices.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
}
/** Cuts spaces and tabs off the end of a line, in time that grows with the line alone (A36). */
function trimBlanks(line) {
    let end = line.length;
    while (line[end - 1] === ' ' || line[end - 1] === '\t')
        end -= 1;
    return line.slice(0, end);
}
/** Makes a function that gives the line, counted from 1, of an offset; a text is looked through once. */
function lineCounter(text) {
    let starts;
    return (offset) => {
        starts ??= linesOf(text).map((line) => line.start);
        let low = 0;
        let high = starts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return Math.max(low, 1);
    };
}


/***/ }),

/***/ 1955:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ listArtifacts)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/artifacts/blob.js
var blob = __webpack_require__(4440);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/artifacts/git.js


/**
 * Asks git for the files below a folder; null when the folder is not in a work tree or git is missing.
 *
 * `prefix`: the fixed part of a glob, `''` for everything. A sparse checkout's hidden files are listed
 * as unchanged (E67). Only argument vectors, no shell, no program from the repository's configuration.
 */
async function readGitView(root, prefix) {
    const scope = ['--', prefix === '' ? '.' : prefix];
    const options = ['-t', '-s', '-m', '-d', '-o', '--exclude-standard', '-z'];
    const output = await git(root, ['ls-files', ...options, ...scope]);
    if (output === null)
        return null;
    const view = { indexed: [], modified: new Set(), deleted: new Set() };
    const untracked = [];
    const { valid, invalid } = splitNames(output);
    for (const line of valid) {
        const tag = line[0];
        if (tag === '?') {
            if (!line.endsWith('/'))
                untracked.push(line.slice(2));
        }
        else if (tag === 'C')
            view.modified.add(pathOf(line));
        else if (tag === 'R')
            view.deleted.add(pathOf(line));
        else
            view.indexed.push(parseIndexed(line));
    }
    return { ...view, untracked, unnameable: invalid };
}
function pathOf(line) {
    return line.slice(line.indexOf('\t') + 1);
}
/** `H 100644 <blob> <stage>\t<path>`: a tag, a mode of six digits, a blob of 40 or 64, a stage of one. */
function parseIndexed(line) {
    const tab = line.indexOf('\t');
    const stage = Number(line[tab - 1]);
    return { path: line.slice(tab + 1), mode: line.slice(2, 8), blob: line.slice(9, tab - 2), stage };
}
function splitNames(output) {
    if ((0,external_node_buffer_.isUtf8)(output))
        return { valid: output.toString('utf8').split('\0').slice(0, -1), invalid: 0 };
    const valid = [];
    let invalid = 0;
    for (let at = 0; at < output.length;) {
        const end = output.indexOf(0, at);
        const name = output.subarray(at, end);
        if ((0,external_node_buffer_.isUtf8)(name))
            valid.push(name.toString('utf8'));
        else
            invalid += 1;
        at = end + 1;
    }
    return { valid, invalid };
}
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;
function git(root, args) {
    const fixed = [
        '-c',
        'core.quotepath=off',
        '-c',
        'core.fsmonitor=false',
        '-c',
        'core.precomposeunicode=false',
    ];
    const options = { cwd: root, env: gitEnv(), encoding: 'buffer', maxBuffer: MAX_OUTPUT_BYTES };
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('git', [...fixed, ...args], options, (error, stdout) => {
            resolve(error === null ? stdout : null);
        });
    });
}
/** A hook's own variables would make git look at another index or work tree. */
function gitEnv() {
    const env = {
        ...process.env,
        GIT_OPTIONAL_LOCKS: '0',
        GIT_LITERAL_PATHSPECS: '1',
        LC_ALL: 'C',
    };
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE'])
        delete env[name];
    return env;
}

// EXTERNAL MODULE: ./build/artifacts/file.js
var file = __webpack_require__(7465);
// EXTERNAL MODULE: ./build/artifacts/path.js
var path = __webpack_require__(3116);
// EXTERNAL MODULE: ./build/artifacts/problem.js
var problem = __webpack_require__(9932);
// EXTERNAL MODULE: ./build/artifacts/walk.js
var walk = __webpack_require__(9482);
;// CONCATENATED MODULE: ./build/artifacts/listing.js









/**
 * Lists the artifacts below `root` without reading those that git knows to be unchanged.
 *
 * Refused, with the others going on: links (`symlink`), submodules (`submodule`), unsettled merges
 * (`unmerged`), files past the size limit (`too-large`), special files (`not-a-file`).
 */
async function listArtifacts(root, scope) {
    const view = await readGitView(root, scope.prefix);
    const listing = view === null ? listByWalking(root, scope) : listByGit(root, view, scope.matches);
    return { ...listing, files: [...listing.files].sort((a, b) => (0,json/* compareText */.n6)(a.path, b.path)) };
}
function listByGit(root, view, matches) {
    const found = new Map();
    for (const entry of view.indexed) {
        if (!matches(entry.path) || view.deleted.has(entry.path))
            continue;
        if (entry.stage > 0)
            found.set(entry.path, UNMERGED);
        else if (view.modified.has(entry.path))
            found.set(entry.path, hashFile(root, entry.path));
        else
            found.set(entry.path, indexed(entry));
    }
    for (const name of view.untracked)
        if (matches(name))
            found.set(name, hashFile(root, name));
    return listingOf(found, view.unnameable === 0);
}
function listByWalking(root, scope) {
    const walked = (0,walk/* walkFiles */.F)(root, scope.prefix);
    const found = new Map();
    for (const name of walked.files)
        if (scope.matches(name))
            found.set(name, hashFile(root, name));
    return listingOf(found, walked.unreadable.length === 0);
}
function listingOf(found, complete) {
    const files = [];
    const failed = [];
    for (const [name, entry] of found) {
        if (entry === null)
            continue;
        if ('version' in entry)
            files.push(entry);
        else
            failed.push({ path: name, ...(0,problem/* failureOf */.g5)(name, entry) });
    }
    return { files, failed, complete };
}
const UNMERGED = {
    code: 'unmerged',
    message: 'git has an unsettled merge in this file. Settle it, add the file, then run again.',
};
const SYMLINK = {
    code: 'symlink',
    message: 'this is a symbolic link, and links are not followed. Use a real file, or narrow the path.',
};
function indexed(entry) {
    if (entry.mode === '120000')
        return SYMLINK;
    if (entry.mode !== '160000')
        return { path: entry.path, version: entry.blob };
    return {
        code: 'submodule',
        message: 'this is a submodule, whose files belong to another repository. Narrow the path.',
    };
}
/** Null when the file went away between git's answer and ours. */
function hashFile(root, name) {
    const safe = (0,path/* safePath */.n)(root, name);
    if (!safe.ok)
        return safe.error;
    const absolute = external_node_path_.join(root, name);
    try {
        const entry = external_node_fs_.lstatSync(absolute, { throwIfNoEntry: false });
        if (entry === undefined)
            return null;
        if (entry.isSymbolicLink())
            return SYMLINK;
        if (!entry.isFile())
            return { code: 'not-a-file', message: 'this is not a regular file. Remove it or narrow the path.' };
        if (entry.size > file/* MAX_ARTIFACT_BYTES */.o9)
            return (0,file/* tooLarge */.g$)(entry.size);
        return { path: name, version: (0,blob/* blobId */.z)(external_node_fs_.readFileSync(absolute)) };
    }
    catch (cause) {
        const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
        return { code: 'unreadable', message: `the file cannot be read (${reason}). Check its permissions.` };
    }
}


/***/ }),

/***/ 5336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ refuseMarkers)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/**
 * Refuses a value that would bring the marks of an unsettled merge into a file (E62).
 *
 * Marks that the record already has, as a text about merging may, are no reason to refuse.
 */
function refuseMarkers(before, after) {
    if (countMarkers(after) <= countMarkers(before))
        return null;
    const message = 'the value holds the marks of an unsettled merge ("<<<<<<<"); settle it first';
    return { code: 'conflict-markers', message };
}
function countMarkers(value) {
    if (typeof value === 'string')
        return value.match(/^[ \t]*(?:<{7}|>{7})(?: |\r?$)/gm)?.length ?? 0;
    const inner = (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) ? value : (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? Object.values(value) : [];
    return inner.reduce((sum, item) => sum + countMarkers(item), 0);
}


/***/ }),

/***/ 1601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JU: () => (/* binding */ recordsOptions),
/* harmony export */   XG: () => (/* binding */ pathOption),
/* harmony export */   vH: () => (/* binding */ idOption)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3798);
/* harmony import */ var _kernel_pointer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4184);


const isInside = (text) => !/^(?:\/|[A-Za-z]:)/.test(text) && !text.split(/[\\/]/).includes('..');
/** A path or glob in the config: relative to the repository, never out of it. */
const pathOption = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .max(1024)
    .refine(isInside, 'A path is relative to the repository and stays in it.');
/** The key that holds a record's id. */
const idOption = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(200).default('id');
/** The keys of providers whose files hold mappings. */
const recordsOptions = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    path: pathOption,
    records: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .refine((text) => (0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePointer */ .vp)(text) !== null, 'A pointer begins with a slash, such as /stories.')
        .optional(),
    id: idOption,
    new: pathOption.optional(),
});


/***/ }),

/***/ 3116:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ safePath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6168);



/**
 * Resolves a path relative to the repository to an absolute one that stays inside of it.
 *
 * Errors: `outside` for `..`, absolute paths, NUL and `.git`; `symlink` when the path
 * or a folder above it is a link (E78, A28): links are never followed.
 */
function safePath(root, relative) {
    const parts = relative.split('/');
    const bad = parts.some((part) => part === '' || part === '.' || part === '..' || /^\.git$/i.test(part));
    const foreign = relative.includes('\0') || (node_path__WEBPACK_IMPORTED_MODULE_1__.sep === '\\' && relative.includes('\\'));
    if (bad || foreign || node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(relative)) {
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({
            code: 'outside',
            message: `${JSON.stringify(relative)} is not a path inside the repository. Use a plain relative path.`,
        });
    }
    let absolute = root;
    for (const part of parts) {
        absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.join(absolute, part);
        const entry = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(absolute, { throwIfNoEntry: false });
        if (entry === undefined)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, relative));
        if (entry.isSymbolicLink()) {
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({
                code: 'symlink',
                message: `${relative} goes through a symbolic link, and links are not followed. Use a real file or folder.`,
            });
        }
    }
    return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(absolute);
}


/***/ }),

/***/ 9932:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NW: () => (/* binding */ unmapped),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   t$: () => (/* binding */ positionAt)
/* harmony export */ });
/* unused harmony export placeOf */
/** A value that the artifact cannot hold so that it reads back as the same value. */
function unmapped(message) {
    return { code: 'unmapped', message };
}
/** Names the place of a problem as `file:line:column`, as far as it is known. */
function placeOf(path, problem) {
    if (problem.line === undefined)
        return path;
    return problem.column === undefined
        ? `${path}:${problem.line}`
        : `${path}:${problem.line}:${problem.column}`;
}
/** Turns a problem into the failure that a listing reports. */
function failureOf(path, problem, id = problem.id) {
    const where = placeOf(path, problem);
    const failure = { where, code: problem.code, message: `${where}: ${problem.message}` };
    return id === undefined ? failure : { id, ...failure };
}
/** Gives line and column, counted from 1, of an offset in a text. */
function positionAt(text, offset) {
    let line = 1;
    let start = 0;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
        line += 1;
        start = at + 1;
    }
    return { line, column: offset - start + 1 };
}


/***/ }),

/***/ 1999:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ applySplices)
/* harmony export */ });
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6168);

/**
 * Applies splices to a text; every character outside of them is kept.
 *
 * Shape: offsets are those of the text before any splice; insertions at one place keep their order.
 * Errors: throws when two splices overlap (a bug).
 */
function applySplices(text, splices) {
    const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
    let result = '';
    let at = 0;
    for (const splice of ordered) {
        (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_0__/* .assert */ .vA)(splice.start >= at && splice.end >= splice.start && splice.end <= text.length, 'splices overlap');
        result += text.slice(at, splice.start) + splice.text;
        at = splice.end;
    }
    return result + text.slice(at);
}


/***/ }),

/***/ 1500:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ SyncActors)
});

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/artifacts/file.js
var file = __webpack_require__(7465);
// EXTERNAL MODULE: ./build/artifacts/json-read.js
var json_read = __webpack_require__(30);
// EXTERNAL MODULE: ./build/artifacts/walk.js
var walk = __webpack_require__(9482);
;// CONCATENATED MODULE: ./build/artifacts/actor-marker.js





/** Where a tool that writes the same artifacts leaves a file of its own. */
const MARKERS = '.specfact/sync/actors';
const MAX_MARKERS = 20;
const MAX_MARKER_LENGTH = 1024 * 1024;
const line = schemas/* string */.YjP()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'one line of plain text');
/**
 * What a tool says of itself.
 *
 * Shape: `{"format":1,"tool":"jira-bridge","artifacts":["backlog/**"],"when":"after each merge",
 * "wrote":{"backlog/a.md":"<git blob id>"}}`. `artifacts`: paths with `*` and `**`. `wrote`: the files
 * that its last run wrote, each with the `git hash-object` of what it left there.
 */
const marker = schemas/* object */.Ikc({
    format: schemas/* literal */.euz(1),
    tool: line,
    artifacts: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(300)).min(1).max(50),
    when: line.optional(),
    wrote: schemas/* record */.g1P(schemas/* string */.YjP().max(1024), schemas/* string */.YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)).optional(),
});
/**
 * Reads the markers of a repository, at most 20 of 1 MiB; links are not followed.
 *
 * They are data from whoever may write to the repository: shown, compared, never run or obeyed.
 */
function readMarkers(root) {
    const { files } = (0,walk/* walkFiles */.F)(root, MARKERS);
    const paths = files.filter((path) => path.endsWith('.json')).slice(0, MAX_MARKERS);
    return paths.map((path) => readMarker(root, path));
}
function readMarker(root, path) {
    const broken = (why) => (0,result/* fail */.fJ)({ path, why });
    const read = (0,file/* readArtifact */.R9)(root, path);
    if (read === null)
        return broken('it is not there any more');
    if (!read.ok)
        return broken(read.error.message);
    if (read.value.text.length > MAX_MARKER_LENGTH)
        return broken('it is larger than 1 MiB');
    const json = (0,json_read/* readJson */.Vh)(read.value.text);
    if (!json.ok)
        return broken(json.error.message);
    const parsed = marker.safeParse(json.value.value);
    if (parsed.success)
        return (0,result.ok)(parsed.data);
    const [issue] = parsed.error.issues;
    return broken(`look at "${issue?.path.join('.') ?? ''}"`);
}

// EXTERNAL MODULE: ./build/artifacts/yaml-read.js
var yaml_read = __webpack_require__(2281);
;// CONCATENATED MODULE: ./build/artifacts/spec-kit.js




/** The folders that hold what spec-kit and its extensions write. */
const SPEC_KIT_ARTIFACTS = ['specs/**', '.specify/**'];
const REGISTRY = '.specify/extensions/.registry';
const HOOKS = '.specify/extensions.yml';
const MAX_EXTENSIONS = 200;
/** An extension's id is also the name of its folder. */
const ID = /^[a-z0-9-]{1,64}$/;
/** Only the members that are read; of older registries the commands are a list, of newer ones a list an agent. */
const registry = schemas/* object */.Ikc({
    extensions: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        enabled: schemas/* boolean */.zMY().optional(),
        registered_commands: schemas/* union */.KCZ([schemas/* array */.YOg(schemas/* string */.YjP()), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP()))])
            .optional()
            .catch(undefined),
    })),
});
const hooks = schemas/* object */.Ikc({
    hooks: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* object */.Ikc({
        extension: schemas/* string */.YjP(),
        command: schemas/* string */.YjP().optional(),
        enabled: schemas/* boolean */.zMY().optional(),
    })))
        .nullish(),
});
const manifest = schemas/* object */.Ikc({
    extension: schemas/* object */.Ikc({ category: schemas/* string */.YjP().optional(), effect: schemas/* string */.YjP().optional() }).optional(),
    tags: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
});
/** Words in ids, commands and tags of extensions that carry artifacts to and from a tracker. */
const SYNC_WORDS = new Set(('sync synchronize push pull import export bridge mirror tracker issue issues specstoissues ' +
    'taskstoissues jira linear devops gitlab trello asana clickup youtrack shortcut notion redmine').split(' '));
/**
 * Names the enabled spec-kit extensions that carry artifacts to a tracker, with the events they hook.
 *
 * Spec-kit's registry says which extensions there are and which are enabled, `extensions.yml` which
 * commands run at which event, and an extension's own manifest what it is for; any of them may be
 * missing. An extension that says it only reads is left out, as are those that serve other ends.
 * Source: github/spec-kit, extensions/EXTENSION-API-REFERENCE.md ("Registry Format", "Hook
 * Configuration", "Extension Manifest").
 */
function specKitActors(root) {
    const found = new Map();
    const problems = [];
    const at = (id) => {
        const known = found.get(id) ?? { enabled: true, commands: new Set(), events: new Set() };
        if (ID.test(id) && found.size < MAX_EXTENSIONS)
            found.set(id, known);
        return known;
    };
    const registered = readAs(root, REGISTRY, registry);
    if (registered === 'broken')
        problems.push(REGISTRY);
    else
        for (const [id, entry] of Object.entries(registered?.extensions ?? {})) {
            const extension = at(id);
            extension.enabled = entry.enabled !== false;
            const commands = entry.registered_commands ?? [];
            for (const command of Array.isArray(commands) ? commands : Object.values(commands).flat())
                extension.commands.add(command);
        }
    const hooked = readAs(root, HOOKS, hooks);
    if (hooked === 'broken')
        problems.push(HOOKS);
    else
        for (const [event, entries] of Object.entries(hooked?.hooks ?? {}))
            for (const { extension: id, command, enabled } of entries) {
                if (enabled === false)
                    continue;
                const extension = at(id);
                if (/^[a-z_]{1,40}$/.test(event))
                    extension.events.add(event);
                if (command !== undefined)
                    extension.commands.add(command);
            }
    const names = [...found].flatMap(([id, extension]) => extension.enabled && carries(root, id, extension) ? [nameOf(id, extension)] : []);
    return [...names.toSorted(), ...problems.map((path) => `spec-kit, whose ${path} cannot be read,`)];
}
function nameOf(id, { events }) {
    const when = [...events].toSorted().slice(0, 6).join(', ');
    return `the spec-kit extension ${id}${when === '' ? '' : ` (${when})`}`;
}
function carries(root, id, { commands }) {
    const read = readAs(root, `.specify/extensions/${id}/extension.yml`, manifest);
    const about = read === 'broken' || read === null ? {} : read;
    if (about.extension?.effect?.toLowerCase() === 'read-only')
        return false;
    if (about.extension?.category?.toLowerCase() === 'integration')
        return true;
    const ends = [...commands].map((command) => command.split('.').at(-1) ?? '');
    const words = [id, ...ends, ...(about.tags ?? [])].flatMap((text) => text.toLowerCase().split(/[-_ ]/));
    return words.some((word) => SYNC_WORDS.has(word));
}
/** Null when there is no such file; `broken` when it is not what spec-kit writes. */
function readAs(root, path, schema) {
    const read = (0,file/* readArtifact */.R9)(root, path);
    if (read === null)
        return null;
    if (!read.ok)
        return 'broken';
    const value = path.endsWith('.yml') ? (0,yaml_read/* readYaml */.g)(read.value.text) : (0,json_read/* readJson */.Vh)(read.value.text);
    const parsed = value.ok ? schema.safeParse(value.value.value) : null;
    return parsed?.success === true ? parsed.data : 'broken';
}

;// CONCATENATED MODULE: ./build/artifacts/wildcard.js
/**
 * Says whether a path fits a pattern: `*` stands for characters of one name, `**` for any folders.
 *
 * For patterns that anybody may have written: the time is bounded by pattern times path, whatever
 * both are (GUARANTEES A36), which a compiled expression does not promise.
 */
function fitsWildcard(pattern, path) {
    const wanted = pattern.split('/');
    const given = path.split('/');
    return fits({ wanted, given, isAny: (part) => part === '**', isSame: fitsName });
}
function fitsName(pattern, name) {
    return fits({
        wanted: Array.from(pattern),
        given: Array.from(name),
        isAny: (mark) => mark === '*',
        isSame: (mark, letter) => mark === letter,
    });
}
/** Walks both at once; at a mismatch the last wildcard takes one part more. */
function fits(about) {
    const { wanted, given, isAny, isSame } = about;
    let at = 0;
    let star = -1;
    let taken = 0;
    for (let i = 0; i < given.length;) {
        const part = wanted[at];
        if (part !== undefined && isAny(part)) {
            star = at;
            taken = i;
            at += 1;
        }
        else if (part !== undefined && isSame(part, given[i] ?? '')) {
            at += 1;
            i += 1;
        }
        else if (star === -1)
            return false;
        else {
            taken += 1;
            i = taken;
            at = star + 1;
        }
    }
    return wanted.slice(at).every(isAny);
}

;// CONCATENATED MODULE: ./build/artifacts/sync-actors.js




/** How many records a note names. */
const MAX_NAMED = 5;
/**
 * Knows the other tools that sync the same artifacts, and which of the records now read they wrote.
 *
 * A record counts as a tool's only while its file has the very bytes that the tool says it left there;
 * a person's edit afterwards is that person's.
 */
class SyncActors {
    root;
    markers;
    wrote = new Map();
    ids = new Map();
    /** Reads the markers; called before a listing, whose records are then noted. */
    constructor(root) {
        this.root = root;
        this.markers = readMarkers(root);
        for (const read of this.markers) {
            if (!read.ok)
                continue;
            for (const [path, blob] of Object.entries(read.value.wrote ?? {}))
                this.wrote.set(path, [...(this.wrote.get(path) ?? []), { marker: read.value, blob }]);
        }
    }
    /** Notes a record that is new or changed since the last sync. */
    note(record) {
        for (const { marker, blob } of this.wrote.get(record.path) ?? []) {
            if (blob === record.blob)
                this.ids.set(marker, (this.ids.get(marker) ?? new Set()).add(record.id));
        }
    }
    /** Names each tool whose artifacts are among these files, as the beginning of a sentence. */
    names(files) {
        const touches = (patterns) => files.some((file) => patterns.some((pattern) => fitsWildcard(pattern, file)));
        const told = this.markers.flatMap((read) => {
            if (!read.ok)
                return [`a tool whose marker ${read.error.path} cannot be read (${read.error.why})`];
            const ids = this.ids.get(read.value) ?? new Set();
            return ids.size > 0 || touches(read.value.artifacts) ? [sentence(read.value, ids)] : [];
        });
        // Asked first: most repositories have no spec-kit, and then their many files need no look.
        const kit = specKitActors(this.root);
        return kit.length > 0 && touches(SPEC_KIT_ARTIFACTS) ? [...told, ...kit] : told;
    }
}
function sentence({ tool, when }, ids) {
    const name = when === undefined ? tool : `${tool} (${when})`;
    if (ids.size === 0)
        return name;
    const sorted = [...ids].toSorted(json/* compareText */.n6);
    const shown = sorted.slice(0, MAX_NAMED);
    const more = sorted.length - shown.length;
    const named = more > 0 ? [...shown, `${more} more`] : shown;
    return `${name}, which just wrote ${joined(named)},`;
}
function joined(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}


/***/ }),

/***/ 3535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ withMember),
/* harmony export */   q: () => (/* binding */ planEdit)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _align_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9390);


/** Plans the smallest edit of a written value; what is equal is kept, so its bytes are too. */
function planEdit(before, after) {
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(before, after))
        return { kind: 'keep' };
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(before) && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(after))
        return planMembers(before, after);
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(before) && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(after))
        return planItems(before, after);
    return { kind: 'replace', value: after };
}
function planMembers(before, after) {
    const edits = new Map();
    const removed = new Set();
    for (const [key, value] of Object.entries(before)) {
        if (!Object.hasOwn(after, key))
            removed.add(key);
        else
            edits.set(key, planEdit(value, after[key] ?? null));
    }
    const added = Object.entries(after).filter(([key]) => !Object.hasOwn(before, key));
    return { kind: 'members', value: after, edits, removed, added };
}
/** An unmatched old item and an unmatched new one at the same place are one edited item. */
function planItems(before, after) {
    const edits = new Map();
    const removed = new Set();
    const added = [];
    const alignment = [...(0,_align_js__WEBPACK_IMPORTED_MODULE_1__/* .alignItems */ .m)(before, after), before.length];
    let oldAt = 0;
    let pending = [];
    alignment.forEach((oldIndex, index) => {
        if (oldIndex === null) {
            pending.push(after[index] ?? null);
            return;
        }
        for (; oldAt < oldIndex; oldAt += 1) {
            const value = pending.shift();
            if (value === undefined)
                removed.add(oldAt);
            else
                edits.set(oldAt, planEdit(before[oldAt] ?? null, value));
        }
        for (const value of pending)
            added.push({ before: oldIndex, value });
        pending = [];
        if (index < after.length)
            edits.set(oldIndex, planEdit(before[oldIndex] ?? null, after[index] ?? null));
        oldAt = oldIndex + 1;
    });
    return { kind: 'items', value: after, edits, removed, added };
}
/**
 * Gives a copy of a value with the member at a path set, or removed when `next` is undefined.
 *
 * Errors: null when the path leads through something that is no mapping.
 */
function withMember(root, path, next) {
    const [key, ...rest] = path;
    if (key === undefined)
        return null;
    const old = Object.hasOwn(root, key) ? root[key] : undefined;
    if (rest.length === 0) {
        const { [key]: _, ...others } = root;
        if (next === undefined)
            return others;
        return { ...root, [key]: next };
    }
    if (old === undefined && next === undefined)
        return root;
    const inner = old ?? {};
    if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(inner))
        return null;
    const changed = withMember(inner, rest, next);
    return changed === null ? null : { ...root, [key]: changed };
}


/***/ }),

/***/ 9482:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ walkFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


const SKIPPED = new Set(['.git', 'node_modules']);
/**
 * Lists the files below a folder outside of git, in the order of their names, links not followed.
 *
 * Shape: paths relative to `root`, with slashes; links are listed as themselves.
 * Errors: a folder that cannot be read is reported in `unreadable`; the others go on.
 */
function walkFiles(root, prefix) {
    const files = [];
    const unreadable = [];
    const open = (folder) => {
        let entries;
        try {
            entries = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, folder), { withFileTypes: true });
        }
        catch {
            unreadable.push(folder);
            return;
        }
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.isDirectory() && !SKIPPED.has(entry.name))
                open(name);
            else if (!entry.isDirectory())
                files.push(name);
        }
    };
    const start = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, prefix), { throwIfNoEntry: false });
    if (start?.isDirectory() === true)
        open(prefix);
    else if (start !== undefined)
        files.push(prefix);
    return { files, unreadable };
}


/***/ }),

/***/ 301:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ plainValue),
/* harmony export */   z: () => (/* binding */ isAmbiguousPlain)
/* harmony export */ });
const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/**
 * Gives the value of a plain (unquoted) scalar.
 *
 * A number is read as one only if it would be written the same way again; `1.10`, `1.0`, `007`, `0x1F`,
 * `1e3`, `-0` and integers past 2^53 are strings, because as numbers they would come back changed (E50).
 * Dates and times are strings (E51). Source: YAML 1.2.2 §10.3.2 for null and booleans.
 */
function plainValue(source) {
    const first = source.charCodeAt(0);
    const isNumeric = first === 45 || (first >= 48 && first <= 57);
    if (isNumeric)
        return NUMBER.test(source) && String(Number(source)) === source ? Number(source) : source;
    if (source.length > 5)
        return source;
    if (NULL.test(source))
        return null;
    if (TRUE.test(source))
        return true;
    return FALSE.test(source) ? false : source;
}
const OTHER_TYPES = [
    /^[-+.]?\d[\d_,.:eE+-]*$/,
    /^[-+]?0(?:x[\da-fA-F_]+|o[0-7_]+|b[01_]+)$/,
    /^[-+]?\.(?:\d[\d_]*(?:[eE][-+]?\d+)?|inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/,
    /^(?:y|n|yes|no|on|off|true|false|null|~)$/i,
    /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/,
];
/** Says whether some YAML reader, of 1.1 or 1.2, takes a plain scalar for something else than a string. */
function isAmbiguousPlain(source) {
    return source === '' || OTHER_TYPES.some((pattern) => pattern.test(source));
}


/***/ }),

/***/ 2281:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ keyOf),
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6168);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9932);
/* harmony import */ var _yaml_plain_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(301);





/** How many aliases a file may have, and how many nodes they may expand to; more is a bomb (A29). */
const MAX_ALIASES = 200;
const MAX_ALIASED_NODES = 2_000;
const CORE_TAGS = new Set([
    '!',
    ...['str', 'int', 'float', 'bool', 'null', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`),
]);
/**
 * Reads one YAML document as JSON; an empty one is null.
 *
 * Errors: `yaml-broken`, `duplicate-key`, `multiple-documents`, `alias-bomb`, `prototype-key`, `yaml-tag`,
 * `yaml-key`, `yaml-version`, `too-deep`, `bad-value`; each with line and column.
 */
function readYaml(text) {
    let doc;
    try {
        doc = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
            keepSourceTokens: true,
            prettyErrors: false,
            uniqueKeys: false,
            logLevel: 'silent',
        });
    }
    catch (cause) {
        if (cause instanceof RangeError)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({ code: 'too-deep', message: 'the YAML is nested too deep. Flatten it.', line: 1 });
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({ code: 'yaml-broken', message: `the YAML cannot be read (${String(cause)}).`, line: 1 });
    }
    const error = doc.errors.find((each) => !isTolerated(each));
    if (error !== undefined)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({ ...parseProblem(error.code, error.message), ...(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .positionAt */ .t$)(text, error.pos[0]) });
    if (doc.directives?.yaml.explicit === true && doc.directives.yaml.version !== '1.2') {
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)({
            code: 'yaml-version',
            message: 'the file asks for an old version of YAML. Remove the %YAML line.',
            line: 1,
        });
    }
    const reader = new Reader(doc, text);
    try {
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ doc, value: reader.value(doc.contents, 0) });
    }
    catch (cause) {
        if (cause instanceof Unreadable)
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(cause.problem);
        throw cause;
    }
}
/** People and Backlog.md write `assignee: @name`; YAML reserves the sign but gives it no meaning. */
function isTolerated(error) {
    return error.code === 'BAD_SCALAR_START' && / reserved character @/.test(error.message);
}
function parseProblem(code, message) {
    if (code === 'MULTIPLE_DOCS') {
        return {
            code: 'multiple-documents',
            message: 'the file holds several YAML documents. Split it into one file each.',
        };
    }
    return { code: 'yaml-broken', message: `the YAML cannot be read: ${message} Correct it.` };
}
/** Carries a problem out of the recursion; never leaves this file. */
class Unreadable extends Error {
    problem;
    constructor(problem) {
        super(problem.message);
        this.problem = problem;
    }
}
/** Turns nodes into JSON, with the limits that outside data must keep. */
class Reader {
    aliases = 0;
    aliased = 0;
    insideAlias = 0;
    doc;
    text;
    constructor(doc, text) {
        this.doc = doc;
        this.text = text;
    }
    value(node, depth) {
        if (node === null || node === undefined)
            return null;
        if (depth > _kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_JSON_DEPTH */ .KX)
            this.refuse(node, 'too-deep', `nested deeper than ${_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_JSON_DEPTH */ .KX} levels. Flatten it.`);
        if (this.insideAlias > 0 && (this.aliased += 1) > MAX_ALIASED_NODES) {
            this.refuse(node, 'alias-bomb', 'aliases expand to too many values. Write the values out.');
        }
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.resolved(node, depth);
        this.checkTag(node);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
            return this.scalar(node);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return node.items.map((item) => this.value(item, depth + 1));
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return this.mapping(node, depth);
        return this.refuse(node, 'yaml-broken', 'this is nothing that JSON could hold.');
    }
    resolved(alias, depth) {
        this.aliases += 1;
        if (this.aliases > MAX_ALIASES)
            this.refuse(alias, 'alias-bomb', `more than ${MAX_ALIASES} aliases. Write the values out.`);
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(alias) ? alias.resolve(this.doc) : undefined;
        if (target === undefined)
            return this.refuse(alias, 'yaml-broken', 'the alias names no anchor. Define it before.');
        this.insideAlias += 1;
        const value = this.value(target, depth + 1);
        this.insideAlias -= 1;
        return value;
    }
    checkTag(node) {
        const tag = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node.tag : undefined;
        if (tag !== undefined && !CORE_TAGS.has(tag)) {
            this.refuse(node, 'yaml-tag', `the tag ${tag} is not understood. Remove it, or quote the value.`);
        }
    }
    scalar(node) {
        const source = node.source ?? '';
        if (node.type === 'PLAIN' && node.tag === undefined)
            return (0,_yaml_plain_js__WEBPACK_IMPORTED_MODULE_4__/* .plainValue */ ._)(source);
        const value = node.value;
        if (typeof value === 'number')
            return String(value) === source ? value : source;
        if (typeof value === 'boolean' || value === null)
            return value;
        const text = typeof value === 'string' ? value : source;
        if (!text.isWellFormed())
            this.refuse(node, 'bad-value', 'the text holds a lone surrogate. Remove it.');
        return text;
    }
    mapping(node, depth) {
        const members = {};
        for (const pair of node.items) {
            const key = this.key(pair);
            if (Object.hasOwn(members, key))
                this.refuse(pair.key, 'duplicate-key', `the key "${key}" is there twice. Keep one of them.`);
            members[key] = this.value(pair.value, depth + 1);
        }
        return members;
    }
    key(pair) {
        const name = keyOf(pair);
        if (name === null)
            return this.refuse(pair.key, 'yaml-key', 'the key is not a plain name. Use a text as key.');
        if (_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOTYPE_KEYS */ .OJ.has(name))
            this.refuse(pair.key, 'prototype-key', `the key "${name}" is not allowed. Rename it.`);
        return name;
    }
    refuse(node, code, message) {
        const range = hasRange(node) ? node.range : undefined;
        throw new Unreadable({ code, message, ...(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .positionAt */ .t$)(this.text, range?.[0] ?? 0) });
    }
}
function hasRange(node) {
    return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
/** Gives a pair's key as the name of a member: its text as written, or null when it is no scalar. */
function keyOf(pair) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(pair) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
        return null;
    const { value, source, type } = pair.key;
    return type === 'PLAIN' && source !== undefined ? source : String(value);
}


/***/ })

};
;