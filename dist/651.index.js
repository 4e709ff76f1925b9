"use strict";
exports.id = 651;
exports.ids = [651];
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

/***/ 6446:
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
;// CONCATENATED MODULE: ./build/artifacts/walk.js


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
            entries = external_node_fs_.readdirSync(external_node_path_.join(root, folder), { withFileTypes: true });
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
    const start = external_node_fs_.lstatSync(external_node_path_.join(root, prefix), { throwIfNoEntry: false });
    if (start?.isDirectory() === true)
        open(prefix);
    else if (start !== undefined)
        files.push(prefix);
    return { files, unreadable };
}

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
    const walked = walkFiles(root, scope.prefix);
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


/***/ })

};
;