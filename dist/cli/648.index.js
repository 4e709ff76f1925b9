"use strict";
exports.id = 648;
exports.ids = [648];
exports.modules = {

/***/ 993:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ SIDES),
/* harmony export */   IN: () => (/* binding */ EQUIVALENCES),
/* harmony export */   t1: () => (/* binding */ FIELD_KINDS)
/* harmony export */ });
const SIDES = ['local', 'remote'];
const FIELD_KINDS = ['scalar', 'text', 'set', 'list', 'map', 'sequence'];
const EQUIVALENCES = ['lines', 'trim', 'case', 'unicode', 'empty', 'order'];


/***/ }),

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

/***/ 7409:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iT: () => (/* binding */ writeDataFile),
/* harmony export */   lD: () => (/* binding */ readDataFile),
/* harmony export */   lY: () => (/* binding */ TrackerFault)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7428);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6123);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5297);





/** A tracker that cannot start, or a data file it cannot use; the message says what to do. */
class TrackerFault extends Error {
    code;
    constructor(code, message, cause) {
        super(message, { cause });
        this.name = 'TrackerFault';
        this.code = code;
    }
}
const sequence = zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().min(0);
const fields = zod__WEBPACK_IMPORTED_MODULE_4__/* .custom */ .IeY((value) => typeof value === 'object' && !Array.isArray(value));
const row = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^R-[1-9]\d{0,14}$/),
    sequence,
    updatedAt: zod__WEBPACK_IMPORTED_MODULE_5__/* .datetime */ .w$(),
    fields,
});
const liveRow = row.refine((value) => value.fields !== null);
/** Shape: `{"format":1,"lineage":"…","schema":{…},"sequence":2,"created":1,"rows":[…],"answers":[…]}`. */
const dataFile = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    lineage: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[A-Za-z0-9-]{1,64}$/),
    schema: _schema_js__WEBPACK_IMPORTED_MODULE_3__/* .trackerSchema */ .w1,
    sequence,
    created: sequence,
    rows: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(row),
    answers: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ key: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), request: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), row: liveRow })),
});
/**
 * Reads a data file; null when there is none yet.
 *
 * Errors: `TrackerFault` `data-unreadable`, `data-broken` (not a data file, or edited so that its
 * records do not fit its schema), `data-newer`.
 */
function readDataFile(path) {
    let value;
    try {
        value = JSON.parse(node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(path, 'utf8'));
    }
    catch (error) {
        if (error instanceof SyntaxError)
            throw broken(path, error.message, error);
        if (error.code === 'ENOENT')
            return null;
        throw new TrackerFault('data-unreadable', `The data file ${path} cannot be read.`, error);
    }
    const problem = (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonProblem */ .Io)(value);
    if (problem !== null)
        throw broken(path, `it holds ${problem}`);
    const format = value?.format;
    if (typeof format === 'number' && format > 1) {
        throw new TrackerFault('data-newer', `The data file ${path} has format ${format}; this tracker knows 1.`);
    }
    const parsed = dataFile.safeParse(value);
    if (!parsed.success)
        throw broken(path, zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(parsed.error));
    const { lineage, schema, created } = parsed.data;
    const rows = parsed.data.rows.toSorted((a, b) => a.sequence - b.sequence);
    for (const { id, fields } of rows) {
        const unfit = fields === null ? null : (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsProblem */ .l5)({ ...schema, fields: writable(schema) }, fields, null);
        if (unfit !== null)
            throw broken(path, `record ${id}: ${unfit}`);
    }
    const totals = rows.map((each) => each.fields === null ? each : { ...each, fields: (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .totalFields */ .qA)(schema, each.fields) });
    return {
        lineage,
        schema,
        rows: new Map(totals.map((each) => [each.id, each])),
        answers: new Map(parsed.data.answers.map((each) => [each.key, each])),
        sequence: Math.max(parsed.data.sequence, rows.at(-1)?.sequence ?? 0),
        created: Math.max(created, ...rows.map(({ id }) => Number(id.slice(2)))),
    };
}
/**
 * Writes the state as it will be after a step, durably and whole: a crash leaves the old file or the new.
 */
function writeDataFile(path, state, step) {
    const rows = [...state.rows.values()].filter(({ id }) => id !== step?.row.id);
    const answers = [...state.answers.values()];
    const text = JSON.stringify({
        format: 1,
        lineage: state.lineage,
        schema: state.schema,
        sequence: step?.row.sequence ?? state.sequence,
        created: state.created + (step === undefined || state.rows.has(step.row.id) ? 0 : 1),
        rows: step === undefined ? rows : [...rows, step.row],
        answers: step?.answer === undefined ? answers : [...answers, step.answer],
    });
    const temporary = `${path}.${process.pid}.tmp`;
    try {
        writeSynced(temporary, text);
        node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(temporary, path);
    }
    catch (error) {
        if (node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync(temporary))
            node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync(temporary);
        throw error;
    }
    syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
}
function writeSynced(path, text) {
    const file = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(path, 'w', 0o600);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync(file, text);
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(file);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(file);
    }
}
/** Makes a rename durable; Windows cannot open a folder and needs no such step. */
function syncFolder(folder) {
    if (process.platform === 'win32')
        return;
    const file = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(folder, 'r');
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(file);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(file);
    }
}
/** Every field as if writable: a stored read-only value is not a change. */
function writable(schema) {
    return Object.fromEntries(Object.entries(schema.fields).map(([name, field]) => [name, { ...field, writable: true }]));
}
function broken(path, reason, cause) {
    const next = 'Restore it from a copy, or name another file.';
    return new TrackerFault('data-broken', `The data file ${path} cannot be used: ${reason}. ${next}`, cause);
}


/***/ }),

/***/ 5297:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l5: () => (/* binding */ fieldsProblem),
/* harmony export */   my: () => (/* binding */ DEFAULT_SCHEMA),
/* harmony export */   qA: () => (/* binding */ totalFields),
/* harmony export */   w1: () => (/* binding */ trackerSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3798);
/* harmony import */ var _kernel_field_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(993);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6168);




/** The schema of a tracker that was given none: one field of each kind that backlogs have. */
const DEFAULT_SCHEMA = {
    fields: {
        title: { kind: 'scalar' },
        body: { kind: 'text' },
        status: { kind: 'scalar' },
        labels: { kind: 'set' },
        priority: { kind: 'scalar' },
        assignee: { kind: 'scalar' },
        criteria: { kind: 'list', key: 'id' },
        meta: { kind: 'map' },
    },
};
const fieldName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .max(128)
    .refine((name) => !_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .PROTOTYPE_KEYS */ .OJ.has(name));
/** The form of a schema in the options and in the data file. */
const trackerSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    fields: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(fieldName, zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_kernel_field_js__WEBPACK_IMPORTED_MODULE_2__/* .FIELD_KINDS */ .t1),
        key: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional(),
        writable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
        equivalent: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_kernel_field_js__WEBPACK_IMPORTED_MODULE_2__/* .EQUIVALENCES */ .IN)).optional(),
    })),
    open: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
});
/**
 * Says why fields do not fit a schema, or null when they do.
 *
 * `before`: the fields as they were, so that read-only fields can be kept from changing.
 */
function fieldsProblem(schema, fields, before) {
    for (const [name, value] of Object.entries(fields)) {
        const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
        if (field === undefined) {
            if (schema.open !== true)
                return `There is no field "${name}".`;
            continue;
        }
        const problem = kindProblem(field, value);
        if (problem !== null)
            return `The field "${name}" (${field.kind}) ${problem}.`;
        if (field.writable === false && !(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(value, before?.[name] ?? null)) {
            return `The field "${name}" is read-only.`;
        }
    }
    return null;
}
/** Gives the fields with every field of the schema present; an absent one is null. */
function totalFields(schema, fields) {
    const empty = Object.fromEntries(Object.keys(schema.fields).map((name) => [name, null]));
    return { ...empty, ...fields };
}
function kindProblem(field, value) {
    if (value === null)
        return null;
    switch (field.kind) {
        case 'scalar':
            return typeof value === 'object' ? 'must be a string, a number, a boolean or null' : null;
        case 'text':
            return typeof value === 'string' ? null : 'must be a string or null';
        case 'map':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? null : 'must be an object or null';
        case 'sequence':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) ? null : 'must be an array or null';
        case 'set':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) ? elementsProblem(value) : 'must be an array or null';
        case 'list':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) ? keysProblem(value, field.key ?? 'id') : 'must be an array or null';
        default:
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .xb)(field.kind);
    }
}
function elementsProblem(elements) {
    if (elements.some((element) => element === null || typeof element === 'object')) {
        return 'must hold only strings, numbers and booleans';
    }
    return new Set(elements).size === elements.length ? null : 'holds the same element twice';
}
function keysProblem(elements, key) {
    const keys = new Set();
    for (const element of elements) {
        const value = (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(element) && Object.hasOwn(element, key) ? element[key] : undefined;
        if (typeof value !== 'string' && typeof value !== 'number') {
            return `must hold objects with a "${key}" that is a string or a number`;
        }
        if (keys.has(value))
            return `holds two elements with the ${key} ${JSON.stringify(value)}`;
        keys.add(value);
    }
    return null;
}


/***/ }),

/***/ 2648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startTracker)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/tracker/data-file.js
var data_file = __webpack_require__(7409);
// EXTERNAL MODULE: ./build/kernel/parse-patch.js
var parse_patch = __webpack_require__(4921);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/tracker/problem.js
/** Every refusal of the tracker: its code, the HTTP status and the sentence a person reads first. */
const PROBLEMS = {
    'bad-json': { status: 400, title: 'The body is not JSON that a record can hold' },
    'bad-key': { status: 400, title: 'The Idempotency-Key is missing or not usable' },
    'bad-etag': { status: 400, title: 'If-Match must hold one strong ETag' },
    'bad-cursor': { status: 400, title: 'The cursor or page token is not one of this tracker' },
    'not-authorized': { status: 401, title: 'A valid bearer token is needed' },
    'no-route': { status: 404, title: 'There is nothing at this address' },
    'no-record': { status: 404, title: 'There is no such record' },
    'bad-method': { status: 405, title: 'This address does not take that method' },
    'test-failed': { status: 409, title: 'A test of the patch failed' },
    'record-deleted': { status: 410, title: 'The record was deleted' },
    'cursor-expired': { status: 410, title: 'The cursor is of another life of this tracker' },
    stale: { status: 412, title: 'The record has changed since it was read' },
    'too-large': { status: 413, title: 'The body is too large' },
    'bad-type': { status: 415, title: 'The Content-Type is not one this address takes' },
    'bad-fields': { status: 422, title: 'The fields do not fit the schema' },
    'bad-patch': { status: 422, title: 'The patch cannot be applied' },
    'key-reused': { status: 422, title: 'The Idempotency-Key was used for another record' },
    'no-guard': { status: 428, title: 'If-Match is needed' },
    'not-stored': { status: 500, title: 'The change could not be kept; nothing was changed' },
    broken: { status: 500, title: 'The tracker has a bug' },
};
/** Makes a refusal. */
function problem(code, detail) {
    return { code, detail };
}
/**
 * Renders a refusal as a problem document.
 *
 * Shape: `{"type":"urn:sync-kernel:problem:stale","title":"…","status":412,"detail":"…","code":"stale"}`.
 * Source: RFC 9457 §3.
 */
function renderProblem({ code, detail }) {
    const { status, title } = PROBLEMS[code];
    return { type: `urn:sync-kernel:problem:${code}`, title, status, detail, code };
}

;// CONCATENATED MODULE: ./build/tracker/header.js

/** Gives the type of a Content-Type header in lower case, without its parameters. */
function mediaType(header) {
    return typeof header === 'string' ? (header.split(';')[0] ?? '').trim().toLowerCase() : '';
}
/**
 * Says why If-Match does not allow a write, or null when it does.
 *
 * Errors: `no-guard` without it; `bad-etag` for a weak one, a list or `*`, which would guard nothing
 * that was read; `stale` when the record has another ETag.
 * Source: RFC 9110 §13.1.1 (strong comparison).
 */
function guardProblem(header, etag) {
    if (header === undefined || header === '') {
        return problem('no-guard', 'Send If-Match with the ETag of the record as you read it.');
    }
    if (typeof header !== 'string' || !/^"[\x21\x23-\x7e]*"$/.test(header.trim())) {
        return problem('bad-etag', 'Send exactly one strong ETag, such as "5-0a1b", with its quotes.');
    }
    if (header.trim() === etag)
        return null;
    return problem('stale', `Its ETag is ${etag} now. Read it again, then decide what to write.`);
}
/** Says whether If-None-Match names an ETag. Source: RFC 9110 §13.1.2 (weak comparison). */
function isUnchanged(header, etag) {
    if (typeof header !== 'string')
        return false;
    const named = header.split(',').map((part) => part.trim().replace(/^W\//, ''));
    return named.includes('*') || named.includes(etag);
}

;// CONCATENATED MODULE: ./build/tracker/cursor.js
/**
 * Writes a position as an opaque token.
 *
 * Laws: `parsePosition(formatPosition(p))` equals `p`.
 */
function formatPosition({ kind, lineage, after }) {
    return Buffer.from(`${kind}.${lineage}.${after}`).toString('base64url');
}
/** Reads a token back, or gives null when it is not one that `formatPosition` wrote. */
function parsePosition(token) {
    const parts = /^(cursor|page)\.([A-Za-z0-9-]{1,64})\.(\d{1,15})$/.exec(Buffer.from(token.slice(0, 256), 'base64url').toString('latin1'));
    if (parts === null)
        return null;
    const [, kind, lineage = '', after] = parts;
    const position = { kind: kind === 'page' ? 'page' : 'cursor', lineage, after: Number(after) };
    return formatPosition(position) === token ? position : null;
}

// EXTERNAL MODULE: ./build/kernel/patch.js
var kernel_patch = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/tracker/schema.js
var tracker_schema = __webpack_require__(5297);
;// CONCATENATED MODULE: ./build/tracker/store.js







/** Makes a tracker without records. */
function emptyState(lineage, schema) {
    return { lineage, schema, rows: new Map(), answers: new Map(), sequence: 0, created: 0 };
}
/** Computes the strong ETag of a row. Laws: it never repeats for another content, in any life. */
function etagOf(row) {
    return `"${row.sequence}-${hash(row.fields).slice(0, 16)}"`;
}
/** Finds a record. Errors: `no-record`, `record-deleted`. */
function findRecord(state, id) {
    const row = state.rows.get(id);
    if (row === undefined)
        return (0,result/* fail */.fJ)(problem('no-record', `There is no record "${id}".`));
    if (!isLive(row))
        return (0,result/* fail */.fJ)(problem('record-deleted', `The record "${id}" was deleted.`));
    return (0,result.ok)(row);
}
/**
 * Plans a create, once per key.
 *
 * Errors: `bad-fields`; `key-reused` when the key was sent before with other fields.
 */
function planCreate(state, request) {
    const sent = hash(request.fields);
    const earlier = state.answers.get(request.key);
    if (earlier !== undefined) {
        if (earlier.request === sent)
            return (0,result.ok)({ row: earlier.row, replayed: true });
        return (0,result/* fail */.fJ)(problem('key-reused', 'Send a new Idempotency-Key with other fields.'));
    }
    const unfit = (0,tracker_schema/* fieldsProblem */.l5)(state.schema, request.fields, null);
    if (unfit !== null)
        return (0,result/* fail */.fJ)(problem('bad-fields', unfit));
    const fields = (0,tracker_schema/* totalFields */.qA)(state.schema, request.fields);
    const id = `R-${state.created + 1}`;
    const row = { id, sequence: state.sequence + 1, updatedAt: request.at, fields };
    return (0,result.ok)({ row, step: { row, answer: { key: request.key, request: sent, row } } });
}
/**
 * Plans the update of a record whose guard has been checked.
 *
 * Errors: `test-failed`, `bad-patch`, `bad-fields`.
 * Laws: a patch that changes no value makes no step, so the ETag stays.
 */
function planPatch(state, request) {
    const { row, patch, at } = request;
    if (patch.some((operation) => operation.path === '' || ('from' in operation && operation.from === ''))) {
        return (0,result/* fail */.fJ)(problem('bad-patch', 'An operation must name a field, not the whole record.'));
    }
    const patched = (0,kernel_patch/* applyPatch */.X6)(withNamed(row.fields, patch), patch);
    if (!patched.ok) {
        const code = patched.error.code === 'patch-test-failed' ? 'test-failed' : 'bad-patch';
        return (0,result/* fail */.fJ)(problem(code, patched.error.message));
    }
    const fields = (0,tracker_schema/* totalFields */.qA)(state.schema, patched.value);
    const unfit = (0,tracker_schema/* fieldsProblem */.l5)(state.schema, fields, row.fields);
    if (unfit !== null)
        return (0,result/* fail */.fJ)(problem('bad-fields', unfit));
    if ((0,json/* equalJson */.FS)(fields, row.fields))
        return (0,result.ok)({ row });
    const next = { id: row.id, sequence: state.sequence + 1, updatedAt: at, fields };
    return (0,result.ok)({ row: next, step: { row: next } });
}
/** Adds, as null, the fields that a patch names and an open record does not have yet. */
function withNamed(fields, patch) {
    const named = patch.flatMap((operation) => (0,pointer/* parsePointer */.vp)(operation.path)?.slice(0, 1) ?? []);
    const absent = named.filter((name) => !Object.hasOwn(fields, name) && !json/* PROTOTYPE_KEYS */.OJ.has(name));
    return { ...Object.fromEntries(absent.map((name) => [name, null])), ...fields };
}
/** Plans the deletion of a record whose guard has been checked. */
function planDelete(state, row, at) {
    return { row: { id: row.id, sequence: state.sequence + 1, updatedAt: at, fields: null } };
}
/** Makes a step: the row moves to the end of the order. */
function commitStep(state, { row, answer }) {
    if (!state.rows.has(row.id))
        state.created += 1;
    state.rows.delete(row.id);
    state.rows.set(row.id, row);
    state.sequence = row.sequence;
    if (answer !== undefined)
        state.answers.set(answer.key, answer);
}
/**
 * Lists the rows written after a sequence, tombstones among them.
 *
 * Laws: a record that is written while the pages are read moves to a later page, so it is seen at
 * least once; the sequence of the last page passes nothing unseen.
 */
function listRows(state, after, size) {
    const rows = [];
    for (const row of state.rows.values()) {
        if (row.sequence <= after)
            continue;
        if (rows.length === size)
            return { rows, more: true };
        rows.push(row);
    }
    return { rows, more: false };
}
/** Says whether a row is a record and not a tombstone. */
function isLive(row) {
    return row.fields !== null;
}
function hash(value) {
    return (0,external_node_crypto_.createHash)('sha256').update((0,json/* canonicalJson */.dj)(value)).digest('hex');
}

;// CONCATENATED MODULE: ./build/tracker/listing.js




/**
 * Reads the page that a cursor or a page token asks for; both empty: the first page of everything.
 *
 * Errors: `bad-cursor` for a token this tracker did not write; `cursor-expired` for one of another life.
 */
function readListing(state, size, asked) {
    const since = position(state, 'cursor', asked.since);
    if (!since.ok)
        return since;
    const page = position(state, 'page', asked.page);
    if (!page.ok)
        return page;
    const after = Math.max(since.value, page.value);
    const { rows, more } = listRows(state, after, size);
    const last = rows.at(-1)?.sequence ?? after;
    const token = (kind) => formatPosition({ kind, lineage: state.lineage, after: last });
    return (0,result.ok)({
        live: rows.filter(isLive),
        deleted: rows.filter((row) => !isLive(row)).map((row) => row.id),
        next: more ? token('page') : null,
        cursor: token('cursor'),
    });
}
function position(state, kind, token) {
    if (token === '')
        return (0,result.ok)(0);
    const found = parsePosition(token);
    if (found === null || found.kind !== kind) {
        return (0,result/* fail */.fJ)(problem('bad-cursor', `"${kind === 'page' ? 'page' : 'since'}" is not a token of this tracker.`));
    }
    if (found.lineage !== state.lineage || found.after > state.sequence) {
        return (0,result/* fail */.fJ)(problem('cursor-expired', 'List everything again, without "since".'));
    }
    return (0,result.ok)(found.after);
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./build/tracker/request-body.js



/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 1024 * 1024;
/**
 * Parses a request body as JSON that a record can hold.
 *
 * Errors: a sentence for bytes that are not UTF-8, text that is not JSON, a member named twice,
 * prototype keys, lone surrogates and too deep nesting.
 * Source: RFC 8259 §4 (what a repeated name means is left open, so it is refused), §8.1.
 */
function parseBody(bytes) {
    let value;
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        value = JSON.parse(text);
    }
    catch (error) {
        return (0,result/* fail */.fJ)(error instanceof SyntaxError ? `It is not JSON: ${error.message}.` : 'It is not UTF-8.');
    }
    const problem = (0,json/* jsonProblem */.Io)(value);
    if (problem !== null)
        return (0,result/* fail */.fJ)(`It holds ${problem}.`);
    const repeated = repeatedMember(text);
    if (repeated !== null)
        return (0,result/* fail */.fJ)(`It names the member "${repeated}" twice.`);
    return (0,result.ok)(value);
}
/** Finds a member name that one object has twice; text must be JSON of bounded depth. */
function repeatedMember(text) {
    const open = [];
    let repeated = null;
    (0,main.visit)(text, {
        onObjectBegin: () => void open.push(new Set()),
        onObjectEnd: () => void open.pop(),
        onObjectProperty: (name) => {
            const names = open.at(-1);
            if (names?.has(name) === true)
                repeated ??= name;
            names?.add(name);
        },
    });
    return repeated;
}

;// CONCATENATED MODULE: ./build/tracker/http.js








const COLLECTION = { GET: listRecords, POST: createRecord };
const RECORD = {
    GET: readRecord,
    PATCH: patchRecord,
    DELETE: deleteRecord,
};
/**
 * Answers one request of the HTTP profile.
 *
 * Laws: nothing is changed here; a write's answer carries the step that makes it.
 * Errors: every refusal is a problem document (RFC 9457).
 * Source: DESIGN §8, the HTTP profile; RFC 9110 §13 (conditional requests), RFC 6585 §3 (428).
 */
function answerRequest(context, request) {
    const [collection, id, ...rest] = request.path.split('/').slice(1);
    const methods = collection === 'schema' && id === undefined
        ? { GET: readSchema }
        : collection === 'records' && rest.length === 0
            ? id === undefined
                ? COLLECTION
                : RECORD
            : null;
    if (methods === null)
        return refuse(problem('no-route', 'Known are /schema, /records and /records/{id}.'));
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (handler === undefined) {
        const allow = Object.keys(methods).join(', ');
        return refuse(problem('bad-method', `Allowed: ${allow}.`), { allow });
    }
    const answer = handler(context, request, id ?? '');
    return answer.ok ? answer.value : refuse(answer.error);
}
/** Turns a refusal into an answer. */
function refuse(reason, headers = {}) {
    const type = { 'content-type': 'application/problem+json' };
    return {
        status: PROBLEMS[reason.code].status,
        headers: { ...type, ...headers },
        body: renderProblem(reason),
    };
}
function readSchema({ state }) {
    const schema = JSON.parse(JSON.stringify(state.schema));
    return (0,result.ok)({ status: 200, headers: {}, body: { profile: 'sync-kernel/1', ...schema } });
}
function listRecords(context, request) {
    const listing = readListing(context.state, context.pageSize, {
        since: request.query.get('since') ?? '',
        page: request.query.get('page') ?? '',
    });
    if (!listing.ok)
        return listing;
    const { live, deleted, next, cursor } = listing.value;
    return (0,result.ok)({ status: 200, headers: {}, body: { records: live.map(renderRow), deleted, next, cursor } });
}
function readRecord({ state }, request, id) {
    const row = findRecord(state, id);
    if (!row.ok)
        return row;
    const etag = etagOf(row.value);
    if (isUnchanged(request.headers['if-none-match'], etag))
        return (0,result.ok)({ status: 304, headers: { etag } });
    return (0,result.ok)(recordAnswer(200, row.value));
}
function createRecord(context, request) {
    if (mediaType(request.headers['content-type']) !== 'application/json') {
        return (0,result/* fail */.fJ)(problem('bad-type', 'Send application/json.'));
    }
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
        return (0,result/* fail */.fJ)(problem('bad-key', 'Send an Idempotency-Key of 1 to 255 visible ASCII characters.'));
    }
    const body = parseBody(request.body);
    if (!body.ok)
        return (0,result/* fail */.fJ)(problem('bad-json', body.error));
    const fields = (0,json/* isJsonObject */.OW)(body.value) ? body.value['fields'] : undefined;
    if (!(0,json/* isJsonObject */.OW)(body.value) || Object.keys(body.value).length !== 1 || !(0,json/* isJsonObject */.OW)(fields)) {
        return (0,result/* fail */.fJ)(problem('bad-fields', 'The body must be {"fields": {…}} and nothing else.'));
    }
    const created = planCreate(context.state, { key, fields, at: context.at });
    if (!created.ok)
        return created;
    const answer = writtenAnswer(201, created.value);
    const location = `/records/${created.value.row.id}`;
    const replayed = created.value.replayed === true ? { 'idempotency-replayed': 'true' } : {};
    return (0,result.ok)({ ...answer, headers: { ...answer.headers, ...replayed, location } });
}
function patchRecord(context, request, id) {
    const row = findRecord(context.state, id);
    if (!row.ok)
        return row;
    if (mediaType(request.headers['content-type']) !== 'application/json-patch+json') {
        return (0,result/* fail */.fJ)(problem('bad-type', 'Send application/json-patch+json.'));
    }
    const unguarded = guardProblem(request.headers['if-match'], etagOf(row.value));
    if (unguarded !== null)
        return (0,result/* fail */.fJ)(unguarded);
    const body = parseBody(request.body);
    if (!body.ok)
        return (0,result/* fail */.fJ)(problem('bad-json', body.error));
    const patch = (0,parse_patch/* parsePatch */.i)(body.value);
    if (!patch.ok)
        return (0,result/* fail */.fJ)(problem('bad-patch', patch.error.message));
    const written = planPatch(context.state, { row: row.value, patch: patch.value, at: context.at });
    return written.ok ? (0,result.ok)(writtenAnswer(200, written.value)) : written;
}
function deleteRecord({ state, at }, request, id) {
    const row = findRecord(state, id);
    if (!row.ok)
        return row;
    const unguarded = guardProblem(request.headers['if-match'], etagOf(row.value));
    if (unguarded !== null)
        return (0,result/* fail */.fJ)(unguarded);
    return (0,result.ok)({ status: 204, headers: {}, step: planDelete(state, row.value, at) });
}
function writtenAnswer(status, { row, step }) {
    return { ...recordAnswer(status, row), ...(step === undefined ? {} : { step }) };
}
function recordAnswer(status, row) {
    return { status, headers: { etag: etagOf(row) }, body: renderRow(row) };
}
function renderRow(row) {
    return { id: row.id, updatedAt: row.updatedAt, etag: etagOf(row), fields: row.fields };
}

;// CONCATENATED MODULE: ./build/tracker/server.js









/**
 * Starts the embedded tracker: a small HTTP server that speaks the HTTP profile.
 *
 * Errors: `TrackerFault` `port-taken`, `schema-broken`, `schema-differs` and those of `readDataFile`.
 * Source: DESIGN §8.
 */
async function startTracker(options) {
    const state = openState(options);
    const server = (0,external_node_http_.createServer)((request, response) => void serve(state, options, request, response));
    server.requestTimeout = 30_000;
    const host = options.host ?? '127.0.0.1';
    const port = await listen(server, options.port, host);
    return {
        url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
        port,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
function openState({ dataPath, schema }) {
    if (schema !== undefined && !tracker_schema/* trackerSchema */.w1.safeParse(schema).success) {
        throw new data_file/* TrackerFault */.lY('schema-broken', 'The schema is not one: each field needs a known kind.');
    }
    const stored = dataPath === undefined ? null : (0,data_file/* readDataFile */.lD)(dataPath);
    if (stored === null) {
        const state = emptyState((0,external_node_crypto_.randomUUID)(), schema ?? tracker_schema/* DEFAULT_SCHEMA */.my);
        if (dataPath !== undefined)
            (0,data_file/* writeDataFile */.iT)(dataPath, state);
        return state;
    }
    if (schema !== undefined && !(0,json/* equalJson */.FS)(plain(schema), plain(stored.schema))) {
        throw new data_file/* TrackerFault */.lY('schema-differs', `The data file ${dataPath} was made with another schema.`);
    }
    return stored;
}
function listen(server, port, host) {
    return new Promise((resolve, reject) => {
        server.once('error', (error) => {
            const taken = `Port ${port} on ${host} is taken or not allowed. Choose another with --port.`;
            reject(new data_file/* TrackerFault */.lY('port-taken', taken, error));
        });
        server.listen(port, host, () => resolve(server.address().port));
    });
}
async function serve(state, options, request, response) {
    let answer;
    try {
        answer = await answerTo(state, options, request);
    }
    catch (error) {
        if (request.destroyed && !request.complete)
            return;
        answer = refuse(problem('broken', String(error)));
    }
    send(request, response, answer);
}
async function answerTo(state, options, request) {
    if (!isAuthorized(options.token, request.headers.authorization)) {
        const detail = 'Send "Authorization: Bearer <token>".';
        return refuse(problem('not-authorized', detail), { 'www-authenticate': 'Bearer', connection: 'close' });
    }
    const body = await readBody(request);
    if (body === null) {
        const detail = `A body has at most ${MAX_BODY_BYTES} bytes.`;
        return refuse(problem('too-large', detail), { connection: 'close' });
    }
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const at = options.now?.() ?? new Date().toISOString();
    const answer = answerRequest({ state, pageSize: options.pageSize ?? 100, at }, {
        method: request.method ?? 'GET',
        path,
        query: new URLSearchParams(query),
        headers: request.headers,
        body,
    });
    if (answer.step === undefined)
        return answer;
    try {
        if (options.dataPath !== undefined)
            (0,data_file/* writeDataFile */.iT)(options.dataPath, state, answer.step);
    }
    catch (error) {
        return refuse(problem('not-stored', String(error)));
    }
    commitStep(state, answer.step);
    return answer;
}
function isAuthorized(token, header) {
    if (token === undefined)
        return true;
    const given = Buffer.from(/^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '');
    const wanted = Buffer.from(token);
    return given.length === wanted.length && (0,external_node_crypto_.timingSafeEqual)(given, wanted);
}
/** Reads a request's body; null when it is larger than allowed, the rest is then thrown away. */
function readBody(request) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        let size = 0;
        request.on('data', (chunk) => {
            size += chunk.length;
            if (size > MAX_BODY_BYTES)
                resolve(null);
            else
                chunks.push(chunk);
        });
        request.once('end', () => resolve(Buffer.concat(chunks)));
        request.once('error', reject);
    });
}
function send(request, response, answer) {
    const body = answer.body === undefined ? null : Buffer.from(JSON.stringify(answer.body));
    response.writeHead(answer.status, {
        ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) }),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...answer.headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
}
function plain(schema) {
    return JSON.parse(JSON.stringify(schema));
}


/***/ }),

/***/ 4377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3798);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
;