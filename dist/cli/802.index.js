"use strict";
exports.id = 802;
exports.ids = [802];
exports.modules = {

/***/ 4922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ invertPatch)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _patch_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4184);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6168);




/**
 * Gives the patch that takes a document back to what it was before a patch.
 *
 * Each step back first tests what the step forth had left, so it fails where someone wrote meanwhile:
 * the written value itself; for a removed element its neighbour, for a removed member the whole object,
 * because RFC 6902 cannot test that nothing is there.
 * Errors: throws when the patch does not apply to `before` (a bug: its effect is not known).
 * Laws: `applyPatch(applyPatch(a, p), invertPatch(p, a))` is `a`.
 */
function invertPatch(patch, before) {
    let doc = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)(before);
    const steps = [];
    const step = (operation) => {
        const applied = (0,_patch_step_js__WEBPACK_IMPORTED_MODULE_1__/* .applyStep */ .p)(doc, operation);
        (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .assert */ .vA)(applied.ok, `a patch is inverted on a document that it applies to, not ${operation.path}`);
        doc = applied.value.doc;
    };
    const replaced = (path) => {
        const old = overwrittenAt(doc, path);
        return old === undefined ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)(old);
    };
    for (const operation of patch) {
        switch (operation.op) {
            case 'test':
                step(operation);
                break;
            case 'remove': {
                const value = valueIn(doc, operation.path);
                step(operation);
                steps.push([...guardOfGap(doc, operation.path), { op: 'add', path: operation.path, value }]);
                break;
            }
            case 'move': {
                const { from, path } = operation;
                const value = valueIn(doc, from);
                if (from === path)
                    break;
                step({ op: 'remove', path: from });
                const old = replaced(path);
                step({ op: 'add', path, value });
                steps.push(moveBack({ from, path: exactPath(doc, path), value, old }));
                break;
            }
            default: {
                const old = operation.op === 'replace' ? valueIn(doc, operation.path) : replaced(operation.path);
                step(operation);
                const path = exactPath(doc, operation.path);
                const back = old === undefined ? { op: 'remove', path } : replacement(path, old);
                steps.push([{ op: 'test', path, value: valueIn(doc, path) }, back]);
            }
        }
    }
    return steps.toReversed().flat();
}
/**
 * Undoes a move, and restores what the moved value had replaced.
 *
 * A value that was moved to a place before its old one shifts that place below itself by name; no `move`
 * may go there, so it is taken out and put back.
 */
function moveBack(done) {
    const { from, path, value, old } = done;
    const test = { op: 'test', path, value };
    const putBack = { op: 'add', path: from, value };
    if (old !== undefined)
        return [test, replacement(path, old), putBack];
    if (from.startsWith(`${path}/`))
        return [test, { op: 'remove', path }, putBack];
    return [test, { op: 'move', from: path, path: from }];
}
function replacement(path, value) {
    return { op: 'replace', path, value };
}
/** Tests what is beside a place from which something was removed. */
function guardOfGap(doc, pointer) {
    const path = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? [];
    const parent = path.slice(0, -1);
    const siblings = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, parent);
    const index = Number(path.at(-1));
    const neighbour = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(siblings) ? Math.min(index, siblings.length - 1) : -1;
    const place = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPointer */ .$2)(neighbour < 0 ? parent : [...parent, neighbour]);
    return [{ op: 'test', path: place, value: valueIn(doc, place) }];
}
/** Gives what an `add` would overwrite: an insertion into an array overwrites nothing. */
function overwrittenAt(doc, pointer) {
    const path = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? [];
    const inserts = path.length > 0 && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)((0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, path.slice(0, -1)));
    return inserts ? undefined : (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, path);
}
/** Names the element that was appended by `-` by its index. */
function exactPath(doc, pointer) {
    const path = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? [];
    const siblings = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, path.slice(0, -1));
    if (path.at(-1) !== '-' || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(siblings))
        return pointer;
    return (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPointer */ .$2)([...path.slice(0, -1), siblings.length - 1]);
}
function valueIn(doc, pointer) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)((0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? []) ?? null);
}


/***/ }),

/***/ 4921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parsePatch)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _patch_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6168);



/** How many operations a patch from outside may have. */
const MAX_OPERATIONS = 10_000;
/**
 * Checks a patch from outside, before any document is looked at.
 *
 * Shape: `[{"op":"test","path":"/title","value":"old"},{"op":"replace","path":"/title","value":"new"}]`;
 * members that its operation does not define are left out.
 * Limits: 10,000 operations; values and paths as deep as `jsonProblem` allows.
 * Errors: `patch-invalid`; its message names the operation and what is wrong with it.
 * Source: RFC 6902 §3–4; prototype keys are refused in paths and values.
 */
function parsePatch(value) {
    if (!Array.isArray(value))
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(invalid(0, 'a patch is an array of operations'));
    if (value.length > MAX_OPERATIONS) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(invalid(MAX_OPERATIONS, `a patch has at most ${MAX_OPERATIONS} operations`));
    }
    const patch = [];
    for (const [index, item] of value.entries()) {
        const operation = parseOperation(item);
        if (typeof operation === 'string')
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(invalid(index, `operation ${index}: ${operation}`));
        patch.push(operation);
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(patch);
}
/** Gives the operation, or a sentence saying why it is none. */
function parseOperation(item) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(item))
        return 'it is not an object';
    const { op, path } = item;
    const noPath = pathProblem('path', path);
    if (noPath !== null || typeof path !== 'string')
        return noPath ?? '';
    switch (op) {
        case 'test':
        case 'add':
        case 'replace': {
            if (!Object.hasOwn(item, 'value'))
                return `"${op}" needs a "value"`;
            const value = item['value'];
            const problem = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonProblem */ .Io)(value);
            return problem === null ? { op, path, value } : `its value holds ${problem}`;
        }
        case 'remove':
            return { op, path };
        case 'move':
        case 'copy': {
            const from = item['from'];
            const noFrom = pathProblem('from', from);
            return typeof from === 'string' && noFrom === null ? { op, from, path } : (noFrom ?? '');
        }
        default:
            return `"op" must be one of test, add, replace, remove, move, copy`;
    }
}
function pathProblem(name, value) {
    if (typeof value !== 'string')
        return `"${name}" must be a string`;
    const place = (0,_patch_step_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlace */ .D)(value);
    if (place === null)
        return `"${name}" is not a JSON Pointer that a patch may name`;
    return place.parts.length > _json_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_JSON_DEPTH */ .KX ? `"${name}" leads deeper than ${_json_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_JSON_DEPTH */ .KX} levels` : null;
}
function invalid(index, message) {
    return { code: 'patch-invalid', index, message };
}


/***/ }),

/***/ 8822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parsePlace),
/* harmony export */   p: () => (/* binding */ applyStep)
/* harmony export */ });
/* harmony import */ var fast_json_patch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5952);
/* harmony import */ var fast_json_patch__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(fast_json_patch__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4184);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6168);




/**
 * Applies one operation to a document, changing it in place.
 *
 * `fast-json-patch` makes the change. What it gets wrong is settled before it is called: it fails on a
 * member named `hasOwnProperty`, on a root that is no object, takes inherited members for own ones, cuts
 * large indices to 32 bits, accepts leading zeros, removes a root to null and shares values with the patch.
 * Errors: as `applyPatch`, without the index; after one the document may be half changed.
 */
function applyStep(doc, operation) {
    const place = parsePlace(operation.path);
    if (!place)
        return invalid(`"${operation.path}" is not a path that a patch may name`);
    switch (operation.op) {
        case 'test':
            return test(doc, place, operation.value);
        case 'add':
            return add(doc, place, operation.value);
        case 'replace':
            return replace(doc, place, operation.value);
        case 'remove':
            return remove(doc, place);
        case 'move':
        case 'copy': {
            const from = parsePlace(operation.from);
            if (!from)
                return invalid(`"${operation.from}" is not a path that a patch may name`);
            return operation.op === 'move' ? move(doc, from, place) : copy(doc, from, place);
        }
        default:
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .xb)(operation);
    }
}
/** Splits a pointer into its parts, or gives null when it is none or leads over a prototype. */
function parsePlace(pointer) {
    const parts = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer);
    return parts === null || parts.some((part) => _json_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOTYPE_KEYS */ .OJ.has(part)) ? null : { pointer, parts };
}
function test(doc, place, value) {
    const found = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts);
    if (found === undefined)
        return missing(place);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(found, value))
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc, copied: 0 });
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)({ code: 'patch-test-failed', message: 'the value there is not the expected one' });
}
function add(doc, place, value) {
    const last = place.parts.at(-1);
    if (last !== undefined) {
        const parent = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts.slice(0, -1));
        const fits = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(parent) ? isInsertion(last, parent.length) : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(parent);
        if (!fits)
            return missing(place);
    }
    return write(doc, 'add', place, value);
}
function replace(doc, place, value) {
    return (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts) === undefined ? missing(place) : write(doc, 'replace', place, value);
}
function remove(doc, place) {
    if (place.parts.length === 0)
        return invalid('a document cannot be removed from itself');
    if ((0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts) === undefined)
        return missing(place);
    const { newDocument } = fast_json_patch__WEBPACK_IMPORTED_MODULE_0___default().applyOperation(doc, { op: 'remove', path: place.pointer }, true, true, true);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc: newDocument, copied: 0 });
}
function move(doc, from, to) {
    const value = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, from.parts);
    if (value === undefined)
        return missing(from);
    if (from.pointer === to.pointer)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc, copied: 0 });
    if (`${to.pointer}/`.startsWith(`${from.pointer}/`))
        return invalid('a value cannot be moved into itself');
    const taken = remove(doc, from);
    return taken.ok ? add(taken.value.doc, to, value) : taken;
}
function copy(doc, from, to) {
    const value = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, from.parts);
    if (value === undefined)
        return missing(from);
    const copied = JSON.stringify(value).length;
    const added = add(doc, to, value);
    return added.ok ? (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc: added.value.doc, copied }) : added;
}
/** Writes a copy of a value at a place that is known to exist. */
function write(doc, op, place, value) {
    const problem = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonProblem */ .Io)(value, place.parts.length);
    if (problem !== null)
        return invalid(`the value holds ${problem}`);
    const operation = { op, path: place.pointer, value: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .copyJson */ .aR)(value) };
    const { newDocument } = fast_json_patch__WEBPACK_IMPORTED_MODULE_0___default().applyOperation(doc, operation, true, true, true);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc: newDocument, copied: 0 });
}
function isInsertion(part, length) {
    return part === '-' || (/^(?:0|[1-9]\d*)$/.test(part) && Number(part) <= length);
}
function missing(place) {
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)({ code: 'patch-path-missing', message: `there is nothing at "${place.pointer}"` });
}
function invalid(message) {
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)({ code: 'patch-invalid', message });
}


/***/ }),

/***/ 2959:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X6: () => (/* binding */ applyPatch)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _patch_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6168);
/* harmony import */ var _invert_patch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4922);
/* harmony import */ var _parse_patch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4921);





/** How much JSON text the `copy` operations of one patch may add, in UTF-16 code units. */
const MAX_COPIED_LENGTH = 4_000_000;
/**
 * Applies a patch to a document, all or nothing.
 *
 * Shape: `doc` is any JSON value; neither it nor the patch is changed or shared with the result.
 * Limits: nesting as in `jsonProblem`; copies of together 4,000,000 characters.
 * Errors: `patch-path-missing`, `patch-test-failed`, `patch-invalid`, with the index of the operation
 * that failed.
 * Laws: `applyPatch(a, emitField(…))` holds what was emitted; `applyPatch(applyPatch(a, p),
 * invertPatch(p, a))` is `a`.
 * Source: RFC 6902 §4, §5 (a failed operation leaves the target as it was).
 */
function applyPatch(doc, patch) {
    let now = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)(doc);
    let copied = 0;
    for (const [index, operation] of patch.entries()) {
        const step = (0,_patch_step_js__WEBPACK_IMPORTED_MODULE_1__/* .applyStep */ .p)(now, operation);
        const where = `operation ${index} (${operation.op} ${operation.path})`;
        if (!step.ok)
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)({ ...step.error, index, message: `${where}: ${step.error.message}` });
        copied += step.value.copied;
        if (copied > MAX_COPIED_LENGTH) {
            const message = `${where}: the copies grow past ${MAX_COPIED_LENGTH} characters`;
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)({ code: 'patch-invalid', index, message });
        }
        now = step.value.doc;
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)(now);
}


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ formatPointer),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   vp: () => (/* binding */ parsePointer)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** Builds a JSON Pointer. Laws: `parsePointer(formatPointer(path))` is `path`. Source: RFC 6901 §3. */
function formatPointer(path) {
    return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
/** Splits a JSON Pointer into its parts, or gives null when it is not one. Source: RFC 6901 §3–4. */
function parsePointer(pointer) {
    if (pointer === '')
        return [];
    if (!pointer.startsWith('/') || /~(?![01])/.test(pointer))
        return null;
    return pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** Gives the value a path leads to, or undefined when the path leads nowhere. */
function valueAt(doc, path) {
    let value = doc;
    for (const part of path) {
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
            value = /^(?:0|[1-9]\d*)$/.test(part) ? value[Number(part)] : undefined;
        else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
            value = Object.hasOwn(value, part) ? value[part] : undefined;
        else
            return undefined;
        if (value === undefined)
            return undefined;
    }
    return value;
}


/***/ }),

/***/ 8928:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ textOf),
/* harmony export */   i: () => (/* binding */ readBytes)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9857);

/** The largest answer, in bytes after decompression. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/**
 * Reads an answer's body, but never more than 32 MiB of it; the rest is not fetched.
 *
 * Errors: `answer-too-large`, in the caller's words.
 */
async function readBytes(response, tooLarge) {
    const chunks = [];
    let size = 0;
    // Leaving the loop by an error cancels the body.
    for await (const chunk of (response.body ?? [])) {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES)
            throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingFault */ .tO)('answer-too-large', tooLarge(MAX_ANSWER_BYTES));
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** Reads the bytes of an answer as text. Errors: `bad-answer` for bytes that are not UTF-8. */
function textOf(bytes, label) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        const said = `${label} was answered with bytes that are not UTF-8.`;
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .passingFault */ .Ke)('bad-answer', said, { cause: error });
    }
}


/***/ }),

/***/ 9857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jo: () => (/* binding */ saidOf),
/* harmony export */   Ke: () => (/* binding */ passingFault),
/* harmony export */   cp: () => (/* binding */ isUncertain),
/* harmony export */   tO: () => (/* binding */ lastingFault)
/* harmony export */ });
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2946);

/** Codes after which nobody knows whether a write was done. */
const UNCERTAIN = new Set(['unreachable', 'timed-out', 'server-error', 'bad-answer']);
/** Says whether a write that ended with this fault may have been done. Source: GUARANTEES E27. */
function isUncertain(error) {
    return error instanceof _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g && UNCERTAIN.has(error.code);
}
/** Makes a fault that waiting may mend; `retryAfterMs` when the upstream said how long to wait. */
function passingFault(code, message, more = {}) {
    return new _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g({ code, message, retryable: true, ...more });
}
/** Makes a fault that stays until somebody changes something. */
function lastingFault(code, message, cause) {
    return new _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g({ code, message, retryable: false, cause });
}
/** Begins a fault's message, without its full stop: `GET /records was answered 503 (Down for an hour)`. */
function saidOf({ request, status, reason }) {
    return `${request} was answered ${status}${reason === '' ? '' : ` (${reason})`}`;
}


/***/ }),

/***/ 4937:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unreachable),
/* harmony export */   i: () => (/* binding */ timedOut)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9857);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7962);


/** The fault of a request whose answer, body included, did not come in time; it may have been done (E27). */
function timedOut(at, cause) {
    const said = `${at.label} had no whole answer within ${at.timeoutMs} ms. Run again later.`;
    return (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .passingFault */ .Ke)('timed-out', said, { cause });
}
/** The fault of a request whose connection broke; `code` is the system's own, such as `ECONNREFUSED`. */
function unreachable(at, code, cause) {
    const reason = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(code ?? 'the connection broke');
    const said = `${at.label} got no answer from ${at.origin} (${reason}). Run again later.`;
    return (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .passingFault */ .Ke)('unreachable', said, { cause });
}


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ timeoutOption),
/* harmony export */   I0: () => (/* binding */ addressOption),
/* harmony export */   qI: () => (/* binding */ tokenEnvOption)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3798);

/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;
const UNITS = { ms: 1, s: 1000, m: 60_000 };
/** The time for one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
const timeoutOption = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform(toMilliseconds)])
    .pipe(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig('Write milliseconds or a time such as "10s".')
    .int()
    .min(1)
    .max(MAX_TIMEOUT_MS, 'The longest timeout is 10 minutes.'))
    .default(30_000);
/** The name of the environment variable that holds a token. */
const tokenEnvOption = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable, not the token.');
/** The address that a tracker's paths are added to; what it must not have would be lost or sent on (A45). */
const addressOption = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .refine(isBareAddress, 'Write an http or https address without user, query and fragment.');
function toMilliseconds(text) {
    const parts = /^(\d{1,9})(ms|s|m)$/.exec(text);
    return parts === null ? Number.NaN : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN);
}
function isBareAddress(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !['http:', 'https:'].includes(url.protocol))
        return false;
    return url.username + url.password + url.search + url.hash === '';
}


/***/ }),

/***/ 2996:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
/**
 * Reads how long an answer's `Retry-After` asks to wait, in milliseconds; undefined when it does not say.
 *
 * Shape: seconds, or a date, which is counted from `since` (milliseconds since 1970, by whichever clock the
 * caller goes by; NaN when that is not known, so that a date says nothing).
 * Source: RFC 9110 §10.2.3; GUARANTEES E39.
 */
function retryAfterMs(headers, since) {
    const text = headers.get('retry-after')?.trim() ?? '';
    if (/^\d{1,12}$/.test(text))
        return Number(text) * 1000;
    const wait = Date.parse(text) - since;
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}


/***/ }),

/***/ 7962:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
function plain(text) {
    const line = text
        .slice(0, 1500)
        .toWellFormed()
        .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
        .trim();
    const characters = Array.from(line);
    return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : line;
}


/***/ }),

/***/ 6956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readToken)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9857);

/**
 * Reads a token from the first of these environment variables that is not empty.
 *
 * `kind`: what messages call what should be there. The token itself is in no message.
 * Errors: `token-missing`, which names the first; `token-invalid` for what no header can carry.
 */
function readToken(env, names, kind = 'a token') {
    for (const name of names) {
        const token = env(name)?.trim() ?? '';
        if (token === '')
            continue;
        if (/^[\x21-\x7e]+$/.test(token))
            return token;
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingFault */ .tO)('token-invalid', `The environment variable ${name} does not hold ${kind}.`);
    }
    throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingFault */ .tO)('token-missing', `The environment variable ${names[0]} is empty. Put the token there.`);
}


/***/ })

};
;