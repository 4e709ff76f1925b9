"use strict";
exports.id = 13;
exports.ids = [13,325];
exports.modules = {

/***/ 5133:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ planDigest),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   ZM: () => (/* binding */ MIN_DIGEST_LENGTH)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** The fewest hex characters of a digest that an approval may name. */
const MIN_DIGEST_LENGTH = 12;
/**
 * Names exactly what a plan would do.
 *
 * Units: 64 hex characters of SHA-256 over RFC 8785 JSON.
 * Laws: versions, cursors, notes and records that merely agree do not count, so that a plan which would
 * do the same keeps its digest; sync, origin and session do.
 */
function planDigest(plan, session, hash) {
    const named = {
        sync: plan.sync,
        origin: plan.origin,
        session,
        changes: plan.changes.map(({ guard, ...change }) => ({ ...change, guard: guard?.kind ?? null })),
        conflicts: plan.conflicts.map((conflict) => conflict.id),
        held: plan.held.map(({ record, code }) => ({ record, code })),
        guarded: plan.guarded ?? null,
    };
    return hash((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(named));
}
function shortDigest(digest) {
    return digest.slice(0, MIN_DIGEST_LENGTH);
}


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

/***/ 8822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ applyStep)
/* harmony export */ });
/* unused harmony export parsePlace */
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

/***/ 3161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X6: () => (/* binding */ applyPatch)
});

// UNUSED EXPORTS: invertPatch, parsePatch

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/patch-step.js
var patch_step = __webpack_require__(8822);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/kernel/invert-patch.js
var invert_patch = __webpack_require__(4922);
;// CONCATENATED MODULE: ./build/kernel/parse-patch.js



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
        return fail(invalid(0, 'a patch is an array of operations'));
    if (value.length > MAX_OPERATIONS) {
        return fail(invalid(MAX_OPERATIONS, `a patch has at most ${MAX_OPERATIONS} operations`));
    }
    const patch = [];
    for (const [index, item] of value.entries()) {
        const operation = parseOperation(item);
        if (typeof operation === 'string')
            return fail(invalid(index, `operation ${index}: ${operation}`));
        patch.push(operation);
    }
    return ok(patch);
}
/** Gives the operation, or a sentence saying why it is none. */
function parseOperation(item) {
    if (!isJsonObject(item))
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
            const problem = jsonProblem(value);
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
    const place = parsePlace(value);
    if (place === null)
        return `"${name}" is not a JSON Pointer that a patch may name`;
    return place.parts.length > MAX_JSON_DEPTH ? `"${name}" leads deeper than ${MAX_JSON_DEPTH} levels` : null;
}
function invalid(index, message) {
    return { code: 'patch-invalid', index, message };
}

;// CONCATENATED MODULE: ./build/kernel/patch.js





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
    let now = (0,json/* copyJson */.aR)(doc);
    let copied = 0;
    for (const [index, operation] of patch.entries()) {
        const step = (0,patch_step/* applyStep */.p)(now, operation);
        const where = `operation ${index} (${operation.op} ${operation.path})`;
        if (!step.ok)
            return (0,result/* fail */.fJ)({ ...step.error, index, message: `${where}: ${step.error.message}` });
        copied += step.value.copied;
        if (copied > MAX_COPIED_LENGTH) {
            const message = `${where}: the copies grow past ${MAX_COPIED_LENGTH} characters`;
            return (0,result/* fail */.fJ)({ code: 'patch-invalid', index, message });
        }
        now = step.value.doc;
    }
    return (0,result.ok)(now);
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

/***/ 352:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ longestIncreasing),
/* harmony export */   P: () => (/* binding */ comparisonSteps)
/* harmony export */ });
/**
 * Gives the indices of a longest strictly increasing subsequence, in order; O(n log n).
 *
 * Laws: the values at the indices increase; no longer choice does. The choice depends on the values only.
 */
function longestIncreasing(values) {
    const tails = [];
    const before = new Int32Array(values.length);
    values.forEach((value, index) => {
        const length = firstAtLeast(tails, values, value);
        before[index] = tails[length - 1] ?? -1;
        tails[length] = index;
    });
    const chain = [];
    for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1)
        chain.push(index);
    return chain.reverse();
}
/** Finds the first tail whose value is not below the given one. */
function firstAtLeast(tails, values, value) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((values[tails[middle] ?? 0] ?? 0) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/**
 * Counts the work of comparing two sequences by the O(NP) algorithm, giving up past a bound.
 *
 * Limits: returns the steps taken, or null as soon as they exceed `most`.
 * Source: Wu, Manber, Myers, Miller, "An O(NP) sequence comparison algorithm", 1990.
 */
function comparisonSteps(a, b, most) {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    const delta = long.length - short.length;
    const zero = short.length + 1;
    const furthest = new Int32Array(short.length + long.length + 3).fill(-1);
    let steps = 0;
    const advance = (diagonal) => {
        const at = zero + diagonal;
        let y = Math.max((furthest[at - 1] ?? 0) + 1, furthest[at + 1] ?? 0);
        const start = y;
        while (y < long.length && short[y - diagonal] === long[y])
            y += 1;
        furthest[at] = y;
        steps += 1 + y - start;
    };
    for (let p = 0; furthest[zero + delta] !== long.length; p += 1) {
        for (let diagonal = -p; diagonal < delta; diagonal += 1)
            advance(diagonal);
        for (let diagonal = delta + p; diagonal >= delta; diagonal -= 1)
            advance(diagonal);
        if (steps > most)
            return null;
    }
    return steps;
}


/***/ }),

/***/ 1557:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ forecastText)
/* harmony export */ });
/* unused harmony export durationText */
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8994);

/** What takes less is not worth a sentence. */
const LEAST_SECONDS = 60;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/**
 * Says how long the writes upstream take, in how many runs, and why; null when it is under a minute.
 *
 * Shape: `5,000 writes upstream take about 9 h 10 min, in at least 10 runs an hour apart: at most 500 new
 * issues an hour.` `isBegun`: it is what is left.
 */
function forecastText(forecast, { isBegun = false } = {}) {
    if (forecast === null || forecast.seconds < LEAST_SECONDS)
        return null;
    const { writes, seconds, runs, limit } = forecast;
    const what = `${number(writes)} ${writes === 1 ? 'write' : 'writes'} ${isBegun ? 'left' : 'upstream'}`;
    const often = runs > 1 ? `, in at least ${number(runs)} runs an hour apart` : '';
    const most = `at most ${number(limit.most)} ${limit.of} ${windowInWords(limit.seconds)}`;
    return `${what} ${writes === 1 ? 'takes' : 'take'} about ${durationText(seconds)}${often}: ${most}.`;
}
/** A length of time, rounded up: `7 min`, `9 h 10 min`, `2 days 3 h`. */
function durationText(seconds) {
    if (seconds <= HOUR)
        return `${Math.ceil(seconds / MINUTE)} min`;
    if (seconds <= DAY) {
        const tens = Math.ceil(seconds / (10 * MINUTE));
        return parts(`${Math.floor(tens / 6)} h`, (tens % 6) * 10, 'min');
    }
    const hours = Math.ceil(seconds / HOUR);
    return parts((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(Math.floor(hours / 24), 'day'), hours % 24, 'h');
}
function parts(first, rest, unit) {
    return rest === 0 ? first : `${first} ${rest} ${unit}`;
}
function windowInWords(seconds) {
    if (seconds === MINUTE)
        return 'a minute';
    if (seconds === HOUR)
        return 'an hour';
    return seconds === DAY ? 'a day' : `in ${durationText(seconds)}`;
}
/** `5,000`: as people write it, whatever the locale of the machine. */
function number(value) {
    return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}


/***/ }),

/***/ 1915:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ calmJson),
/* harmony export */   _D: () => (/* binding */ calm),
/* harmony export */   kM: () => (/* binding */ calmBody)
/* harmony export */ });
/** The words in brackets by which a commit message keeps workflows from running. */
const SKIPS = /\[(?=(?:skip|no|ci|actions)\b)/gi;
const ISSUE = /#(?=\d)/g;
const OLD_ISSUE = /\bgh-(?=\d)/gi;
/**
 * Replaces what acts in plain text (mentions, references, URLs, `[skip ci]`) by look-alikes.
 *
 * Laws: as long as the text, in UTF-16 units; its own result.
 */
function calm(text) {
    return text
        .replaceAll('@', '＠')
        .replaceAll(ISSUE, '＃')
        .replaceAll(OLD_ISSUE, (match) => `${match.slice(0, 2)}‑`)
        .replaceAll('://', '：//')
        .replaceAll(SKIPS, '［');
}
/** The same for JSON text, by escapes: it parses to the same value. */
function calmJson(json) {
    return json
        .replaceAll('@', String.raw `\u0040`)
        .replaceAll(ISSUE, String.raw `\u0023`)
        .replaceAll(OLD_ISSUE, (match) => `${match.slice(0, 2)}${String.raw `\u002d`}`)
        .replaceAll('://', String.raw `:\u002f/`)
        .replaceAll(SKIPS, String.raw `\u005b`);
}
/** Our own links, whose addresses must work. */
const LINKS = /(\]\(<https?:\/\/[^<>\s]*>\))/;
/**
 * Makes a whole body calm but for its first line, the marker, and its links.
 *
 * GitHub may copy the body of a pull request into the message of its squashed commit. A message knows no
 * code spans and no fences: there `Fixes #1` closes issue 1 and `[skip ci]` keeps the workflows from
 * running, wherever it stood.
 */
function calmBody(body) {
    const end = body.indexOf('\n') + 1;
    const parts = body.slice(end).split(LINKS);
    return body.slice(0, end) + parts.map((part, at) => (at % 2 === 0 ? calm(part) : part)).join('');
}


/***/ }),

/***/ 3610:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ changeSection),
  p: () => (/* binding */ fieldNames)
});

// EXTERNAL MODULE: ./build/kernel/conflict.js
var conflict = __webpack_require__(1007);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/patch.js + 1 modules
var patch = __webpack_require__(3161);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/views/markdown/field-change.js



/**
 * Tells field by field what a change's patch does, from the patch alone.
 *
 * A field whose old value the patch tests as a whole is given whole, before and after; where it tests
 * only parts of a list or a map, each part stands by its path. A create gives what the record will
 * hold, a delete what it held, both without empty fields.
 * Laws: pure; a field that the patch does not write is not named.
 */
function fieldChanges(change) {
    const whole = change.patch.find((one) => one.path === '' && 'value' in one);
    if (whole !== undefined && 'value' in whole) {
        const record = (0,json/* isJsonObject */.OW)(whole.value) ? whole.value : {};
        return titleFirst(Object.entries(record))
            .filter(([, value]) => !isEmpty(value))
            .map(([field, value]) => ({
            field,
            before: change.kind === 'delete' ? value : undefined,
            after: change.kind === 'delete' ? undefined : value,
        }));
    }
    return [...byField(change.patch)].flatMap(([field, operations]) => oneField(field, operations));
}
/** A patch has its members by name; a reader looks for the title first. */
function titleFirst(members) {
    return [...members.filter(([name]) => name === 'title'), ...members.filter(([name]) => name !== 'title')];
}
function isEmpty(value) {
    return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
function byField(patch) {
    const fields = new Map();
    for (const operation of patch) {
        const field = (0,pointer/* parsePointer */.vp)(operation.path)?.[0] ?? operation.path;
        fields.set(field, [...(fields.get(field) ?? []), operation]);
    }
    return fields;
}
function oneField(field, operations) {
    const [first] = operations;
    if (first === undefined || operations.every(({ op }) => op === 'test'))
        return [];
    const isWhole = (0,pointer/* parsePointer */.vp)(first.path)?.length === 1;
    if (isWhole && first.op === 'test') {
        const after = (0,patch/* applyPatch */.X6)({ [field]: first.value }, operations);
        if (after.ok && (0,json/* isJsonObject */.OW)(after.value))
            return [{ field, before: first.value, after: after.value[field] }];
    }
    return parts(operations);
}
/** Each written place by itself, with the value that was tested there. */
function parts(operations) {
    const tested = new Map();
    const found = [];
    for (const operation of operations) {
        const field = ((0,pointer/* parsePointer */.vp)(operation.path) ?? [operation.path]).join(' › ');
        switch (operation.op) {
            case 'test':
                tested.set(operation.path, operation.value);
                break;
            case 'add':
                found.push({ field, before: undefined, after: operation.value });
                break;
            case 'replace':
                found.push({ field, before: tested.get(operation.path), after: operation.value });
                break;
            case 'remove':
                found.push({ field, before: tested.get(operation.path) ?? null, after: undefined });
                break;
            default: {
                const from = ((0,pointer/* parsePointer */.vp)(operation.from) ?? []).join(' › ');
                found.push({ field: from, before: `at ${from}`, after: `at ${field}` });
            }
        }
    }
    return found;
}

// EXTERNAL MODULE: ./build/views/markdown/neutralise.js
var neutralise = __webpack_require__(3278);
// EXTERNAL MODULE: ./build/views/markdown/calm.js
var calm = __webpack_require__(1915);
// EXTERNAL MODULE: ./build/views/markdown/visible.js
var visible = __webpack_require__(9312);
;// CONCATENATED MODULE: ./build/views/markdown/patch-block.js



/** An operation that is longer stands on several lines. */
const ONE_LINE = 100;
/**
 * A change's patch as it is, in a ```json fence: RFC 6902, an operation a line where it fits.
 *
 * Laws: the content of the fence parses to the patch, also where hidden characters or (`calm`) what a
 * commit message would act on stand as escapes.
 */
function patchBlock(patch, about) {
    const operations = patch.map((operation) => {
        const line = JSON.stringify(operation);
        const text = line.length <= ONE_LINE ? line : JSON.stringify(operation, null, 2).replaceAll('\n', '\n  ');
        return `  ${text}`;
    });
    const json = (0,visible/* visibleJson */.$m)(`[\n${operations.join(',\n')}\n]`);
    return (0,neutralise/* fenced */.OF)(about.calm ? (0,calm/* calmJson */.ID)(json) : json, 'json');
}

// EXTERNAL MODULE: ./build/views/markdown/text-diff.js
var text_diff = __webpack_require__(7747);
// EXTERNAL MODULE: ./build/views/markdown/value-cell.js + 1 modules
var value_cell = __webpack_require__(6127);
;// CONCATENATED MODULE: ./build/views/markdown/change-section.js






const DIFF_LINES = 80;
/**
 * One change, folded: its values before and after, then its exact patch.
 *
 * `calm`: the body may become a commit message. Laws: one `<details>`, closed; every fence closed.
 */
function changeSection(change, about) {
    const { detail, calm } = about;
    const rendered = detail === 'counts' ? [] : renderedChange(change);
    return [
        `<details><summary>${summaryOf(change)}</summary>`,
        ...rendered,
        ...(change.decided ?? []).map(decisionLine),
        ...(detail === 'whole' ? [patchTitle(change), patchBlock(change.patch, { calm })] : [countLine(change)]),
        '</details>',
    ].join('\n\n');
}
const KIND_WORDS = {
    create: 'new',
    update: 'update',
    delete: 'delete',
};
function summaryOf(change) {
    const fields = fieldNames(change).map((field) => (0,neutralise/* inert */.tJ)(field, 'html'));
    const what = change.kind === 'update' ? ` · ${fields.join(', ')}` : '';
    return `<b>${(0,neutralise/* inert */.tJ)(change.title, 'html')}</b> ${(0,neutralise/* code */.aY)(change.record, 'html')} · ${KIND_WORDS[change.kind]}${what}`;
}
/** The fields a change writes, each once. */
function fieldNames(change) {
    return [...new Set(fieldChanges(change).map(({ field }) => field.split(' › ')[0] ?? field))];
}
function patchTitle(change) {
    const where = change.side === 'remote' ? 'upstream' : 'in the repository';
    return `JSON Patch (RFC 6902), exactly what is written ${where}:`;
}
function countLine(change) {
    const size = JSON.stringify(change.patch).length;
    return `*The patch has ${change.patch.length} operations and ${size} characters: too long to show here, it stands whole in the stored session.*`;
}
function decisionLine({ field, by, choice }) {
    const what = field === conflict/* RECORD_FIELD */.bC ? 'The record' : (0,neutralise/* inert */.tJ)(field, 'line');
    const who = by === 'authority' ? 'because the configuration gives that side authority' : 'as a person decided';
    return `${what}: **${(0,neutralise/* inert */.tJ)(choice, 'line')}**, ${who}.`;
}
/** Short values side by side in a table; of texts below it what changed. */
function renderedChange(change) {
    const fields = fieldChanges(change);
    const short = fields.filter(({ before, after }) => (0,value_cell/* isShort */.tQ)(before) && (0,value_cell/* isShort */.tQ)(after));
    const long = fields.filter((one) => !short.includes(one));
    return [...(short.length === 0 ? [] : [fieldTable(change, short)]), ...long.map((one) => longField(one))];
}
function fieldTable(change, fields) {
    const name = (field) => (0,neutralise/* inert */.tJ)(field, 'cell');
    if (change.kind !== 'update') {
        const row = ({ field, before, after }) => `| ${name(field)} | ${(0,value_cell/* valueCells */.H)(undefined, after ?? before)[1]} |`;
        return ['| Field | Value |', '|:--|:--|', ...fields.map(row)].join('\n');
    }
    const row = ({ field, before, after }) => `| ${name(field)} | ${(0,value_cell/* valueCells */.H)(before, after).join(' | ')} |`;
    return ['| Field | Before | After |', '|:--|:--|:--|', ...fields.map(row)].join('\n');
}
function longField({ field, before, after }) {
    const [old, fresh] = [before, after].map((value) => value === undefined || value === null
        ? ''
        : typeof value === 'string'
            ? value
            : JSON.stringify(value, null, 2));
    const diff = (0,text_diff/* textDiff */.P)(old ?? '', fresh ?? '', DIFF_LINES);
    const body = diff === '' ? 'Only line ends or hidden characters change; see the patch.' : (0,neutralise/* fenced */.OF)(diff, 'diff');
    return `**${(0,neutralise/* inert */.tJ)(field, 'line')}**\n\n${body}`;
}


/***/ }),

/***/ 1184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q0: () => (/* binding */ MAX_SUMMARY_BYTES),
/* harmony export */   b3: () => (/* binding */ utf16Length),
/* harmony export */   dp: () => (/* binding */ byteLength),
/* harmony export */   s2: () => (/* binding */ MAX_CHECK_BYTES),
/* harmony export */   tr: () => (/* binding */ MAX_BODY_LENGTH)
/* harmony export */ });
/**
 * The longest body of a comment, an issue or a pull request, in UTF-16 units.
 *
 * Source: GitHub says 65,536 characters; measured are 65,536 code points for pull requests and 262,144
 * bytes for comments and issues. A UTF-16 unit is at most 3 bytes and at most one character, so this keeps all.
 */
const MAX_BODY_LENGTH = 65_000;
/** The longest summary or text of a check run, in bytes. Source: 65,535 "characters", measured as bytes. */
const MAX_CHECK_BYTES = 65_000;
/** The longest summary of a job, in bytes. Source: 1 MiB a step. */
const MAX_SUMMARY_BYTES = 1_000_000;
const utf16Length = (text) => text.length;
const byteLength = (text) => new TextEncoder().encode(text).length;


/***/ }),

/***/ 255:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vv: () => (/* binding */ linkedQuietly),
/* harmony export */   _c: () => (/* binding */ sessionUrl),
/* harmony export */   q: () => (/* binding */ linked)
/* harmony export */ });
/* unused harmony export isSafeUrl */
/** Addresses that may stand in a body: http(s), without a login and without what could end a link. */
const SAFE_URL = /^https?:\/\/[A-Za-z0-9.[\]:-]+(?:\/[A-Za-z0-9._~!$&'*+,;=:%/?#-]*)?$/;
const MAX_URL = 2000;
/** Places whose timeline would tell of every body that links them. */
const NOTED = /^https:\/\/github\.com\/(?=[^/]+\/[^/]+\/(?:issues|pull|commit|discussions)\/)/;
/** Says whether an address from outside may be linked. */
function isSafeUrl(url) {
    return url.length <= MAX_URL && SAFE_URL.test(url);
}
/** A Markdown link around text that is already inert; only the text where the address is not safe. */
function linked(inertText, url) {
    return url !== undefined && isSafeUrl(url) ? `[${inertText}](<${url}>)` : inertText;
}
/** The same to a record upstream: on github.com by the redirect that leaves no mark in its timeline. */
function linkedQuietly(inertText, url) {
    return linked(inertText, url?.replace(NOTED, 'https://redirect.github.com/'));
}
/** The committed session on the state branch, where every record of a shortened body still stands. */
function sessionUrl(about) {
    const branch = about.stateBranch.split('/').map(encodeURIComponent).join('/');
    return `${about.repository.url}/blob/${branch}/sessions/${encodeURIComponent(about.session)}.json`;
}


/***/ }),

/***/ 1252:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ moment)
/* harmony export */ });
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3278);

/** A stored time as a person reads it: `2026-11-20 10:01 UTC`; anything else as inert text. */
function moment(at, place) {
    const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?Z$/.exec(at);
    return match === null ? (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_0__/* .inert */ .tJ)(at, place) : `${match[1]} ${match[2]} UTC`;
}


/***/ }),

/***/ 3278:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FZ: () => (/* binding */ inertWord),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   Pf: () => (/* binding */ label),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/* harmony import */ var _calm_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1915);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9312);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(935);



/**
 * Makes text from outside inert: it reads as it is and nothing in it acts.
 *
 * What GitHub would turn into a mention, a reference or a link stands in a code span, where it does
 * nothing (escaping an `@` or a `#` does not help, GitHub reads them after the Markdown); everything
 * else that is syntax is escaped. One line; the exact value is in the JSON Patch.
 * Laws: no link, image, mention, reference, HTML, emphasis, formula or emoji code comes of it.
 */
function inert(text, place) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z)(text)
        .map((word, index) => inertWord(word, place, index === 0))
        .join('');
}
function inertWord({ text, kind }, place, isFirst = false) {
    switch (kind) {
        case 'space':
            return text;
        case 'risky':
            return place === 'html' ? htmlCode(text) : codeSpan(text, place);
        default:
            return place === 'html' ? escapeHtml(text) : escapeMarkdown(text, isFirst);
    }
}
/** A code span takes no more than this. */
const MOST_CODE = 400;
/** A short text from outside as a code span, as it is but in one line. */
function code(text, place) {
    const line = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replaceAll(/\s+/g, ' '), MOST_CODE);
    return place === 'html' ? htmlCode(line) : codeSpan(line, place);
}
/**
 * A block of text from outside that is shown as it is.
 *
 * The fence is longer than any run of backticks in the text.
 */
function fenced(text, language) {
    const shown = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replace(/\n$/, '');
    const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
    return `${fence}${language}\n${shown}\n${fence}`;
}
/**
 * Text from outside for where no Markdown is read: titles of issues and checks, annotations.
 *
 * What would act as a mention, a reference or a keyword there has a look-alike in its place.
 */
function label(text, most = 200) {
    const line = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z)(text)
        .map((word) => word.text)
        .join('');
    return (0,_calm_js__WEBPACK_IMPORTED_MODULE_2__/* .calm */ ._D)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(line, most));
}
function codeSpan(text, place) {
    if (place === 'cell' && /\\\|/.test(text))
        return besideBars(text);
    const fence = '`'.repeat(longestRun(text) + 1);
    const edge = text === '' || /^[` ]|[` ]$/.test(text) ? ' ' : '';
    const inside = place === 'cell' ? text.replaceAll('|', String.raw `\|`) : text;
    return `${fence}${edge}${inside}${edge}${fence}`;
}
/** No code span in a table can hold a backslash before a bar: there the bar stands between two spans. */
function besideBars(text) {
    return text
        .split(/(?<=\\)\|/)
        .map((part) => (part === '' ? '' : codeSpan(part, 'cell')))
        .join('&vert;');
}
/** In an HTML block only the signs of HTML itself are read. */
function htmlCode(text) {
    return `<code>${escapeHtml(text)}</code>`;
}
function escapeMarkdown(word, isFirst) {
    const escaped = word
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]|~#!]/g, String.raw `\$&`);
    return isFirst
        ? escaped.replace(/^[-+=]/, String.raw `\$&`).replace(/^(\d+)([.)])/, String.raw `$1\$2`)
        : escaped;
}
function escapeHtml(word) {
    return word
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}


/***/ }),

/***/ 2914:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zs: () => (/* binding */ opening),
  Rd: () => (/* binding */ previewBody)
});

// UNUSED EXPORTS: joined

// EXTERNAL MODULE: ./build/views/plain.js
var plain = __webpack_require__(8994);
// EXTERNAL MODULE: ./build/views/markdown/links.js
var links = __webpack_require__(255);
// EXTERNAL MODULE: ./build/kernel/digest.js
var kernel_digest = __webpack_require__(5133);
// EXTERNAL MODULE: ./build/views/markdown/neutralise.js
var neutralise = __webpack_require__(3278);
;// CONCATENATED MODULE: ./build/views/markdown/preview-ending.js



/** The line to copy, or what stands in its place. */
function commandPart(input) {
    const { session, approval, surface } = input;
    const { state, plan, digest } = session;
    const writesUpstream = plan.changes.some((change) => change.side === 'remote');
    if (state === 'applied' ||
        (state === 'conflicted' && session.cursor > 0 && session.cursor >= plan.changes.length)) {
        return plan.changes.length === 0
            ? []
            : ['To take back what was written:', block(`/sync undo ${session.id}`)];
    }
    if (approval === 'none' || approval === 'fork' || !writesUpstream)
        return [];
    if (input.isUnstored === true)
        return unstored(surface);
    if (state === 'queued')
        return ['To try at once:', block('/sync retry')];
    if (state !== 'previewed' && state !== 'conflicted')
        return [];
    const where = surface === 'pull-request' ? 'on this pull request' : 'here';
    return [`**To write this upstream**, comment ${where}:`, block(`/sync apply ${(0,kernel_digest/* shortDigest */.VK)(digest)}`)];
}
/** A digest that no state holds would only be refused. */
function unstored(surface) {
    const why = 'This preview is not stored, so it cannot be approved.';
    if (surface === 'pull-request')
        return [`${why} For one that can be, comment on this pull request:`, block('/sync preview')];
    return [
        `${why} For one that can be, run the workflow without ${(0,neutralise/* code */.aY)('dry-run', 'line')} and with a token that may write ${(0,neutralise/* code */.aY)('contents', 'line')}.`,
    ];
}
function block(command) {
    return `\`\`\`\n${command}\n\`\`\``;
}
/** The small print: which session, which plan, which commit, and where all of it is stored. */
function footer(input) {
    const { session, head, repository, stateBranch } = input;
    const url = (0,links/* sessionUrl */._c)({ repository, stateBranch, session: session.id });
    const stored = input.isUnstored === true ? 'not stored' : (0,links/* linked */.q)('stored session', url);
    const parts = [
        `sync ${(0,neutralise/* code */.aY)(session.sync, 'line')}`,
        `plan ${(0,neutralise/* code */.aY)((0,kernel_digest/* shortDigest */.VK)(session.digest), 'line')}`,
        ...(head === undefined ? [] : [`commit ${(0,neutralise/* code */.aY)(head.slice(0, 12), 'line')}`]),
        `session ${(0,neutralise/* code */.aY)(session.id, 'line')}`,
        stored,
    ];
    return `<sub>${parts.join(' · ')}</sub>`;
}

// EXTERNAL MODULE: ./build/views/markdown/preview-headline.js
var preview_headline = __webpack_require__(4579);
// EXTERNAL MODULE: ./build/views/markdown/change-section.js + 2 modules
var change_section = __webpack_require__(3610);
;// CONCATENATED MODULE: ./build/views/markdown/preview-sections.js

/** More sections than this can never fit, so they are not rendered at all. */
const MOST_SECTIONS = 400;
/**
 * The folded parts of as many changes as there is room for, each in the longest form that fits.
 *
 * The largest give way first, so that many small changes are not lost to one long text. The patch goes
 * before the rendered values: it holds every long text twice, they show what of it changes.
 */
function fitSections(changes, about) {
    const sections = changes.slice(0, MOST_SECTIONS).map((change) => new Section(change, about));
    for (const detail of ['rendered', 'counts', 'none']) {
        let used = sections.reduce((sum, one) => sum + one.size, 0);
        const inTurn = detail === 'none' ? sections.toReversed() : sections.toSorted((a, b) => b.size - a.size);
        for (const section of inTurn) {
            if (used <= about.space)
                break;
            used -= section.size;
            section.shorten(detail);
            used += section.size;
        }
    }
    return sections.flatMap(({ text }) => (text === '' ? [] : [text]));
}
class Section {
    text = '';
    size = 0;
    change;
    about;
    constructor(change, about) {
        this.change = change;
        this.about = about;
        this.to('whole');
    }
    /** Takes the form, unless it would be longer. */
    shorten(detail) {
        const { text, size } = this;
        this.to(detail);
        if (this.size > size)
            Object.assign(this, { text, size });
    }
    to(detail) {
        const { measure, calm } = this.about;
        this.text = detail === 'none' ? '' : (0,change_section/* changeSection */.k)(this.change, { detail, calm });
        this.size = this.text === '' ? 0 : measure(this.text) + 2;
    }
}

// EXTERNAL MODULE: ./build/views/markdown/preview-rows.js
var preview_rows = __webpack_require__(4074);
;// CONCATENATED MODULE: ./build/views/markdown/preview-tables.js


/** More rows than this can never fit, so they are not rendered at all. */
const MOST_ROWS = 1500;
/** The tables and lists of a preview, in their order; an empty one has no text. */
function tablesOf(input) {
    const { changes } = input.session.plan;
    const upstream = changes.filter((change) => change.side === 'remote');
    const here = changes.filter((change) => change.side === 'local');
    const both = upstream.length > 0 && here.length > 0;
    const conflicts = (0,preview_rows/* conflictRows */.iz)(input);
    const table = (about) => new Table(about, rest(input));
    return [
        table({ ...rowsOf(input, upstream), title: both ? '#### Upstream' : '', after: (0,preview_rows/* guardLegend */.Xg)(input) }),
        table({ ...rowsOf(input, here), title: both ? '#### In the repository' : '' }),
        table({
            title: '#### Conflicts: not written until a person decides',
            head: conflicts.slice(0, 2),
            rows: conflicts.slice(2),
        }),
        table({ title: '#### Left alone', rows: (0,preview_rows/* heldLines */.NS)(input) }),
        table({ title: '#### Good to know', rows: (0,preview_rows/* noteLines */.GI)(input) }),
    ];
}
/** What stands for rows without room. */
function rest({ repository, stateBranch, session }) {
    const url = (0,links/* sessionUrl */._c)({ repository, stateBranch, session: session.id });
    return (left) => `*and ${left} more, all of them in the ${(0,links/* linked */.q)('stored session', url)}.*`;
}
function rowsOf(input, changes) {
    const rows = (0,preview_rows/* changeRows */.QP)(input, changes.slice(0, MOST_ROWS));
    return { head: rows.slice(0, 2), rows: rows.slice(2), total: changes.length };
}
class Table {
    shown;
    about;
    rest;
    constructor(about, rest) {
        this.about = about;
        this.rest = rest;
        this.shown = about.rows.slice(0, MOST_ROWS);
    }
    get size() {
        return this.shown.reduce((sum, row) => sum + row.length + 1, 0);
    }
    shrink() {
        this.shown = this.shown.slice(0, Math.floor(this.shown.length * 0.8));
    }
    text() {
        const { title = '', head = [], rows, after = '', total = rows.length } = this.about;
        if (total === 0)
            return '';
        const left = total - this.shown.length;
        return [
            title,
            this.shown.length === 0 ? '' : [...head, ...this.shown].join('\n'),
            left > 0 ? this.rest(left) : '',
            after,
        ]
            .filter((part) => part !== '')
            .join('\n\n');
    }
}

;// CONCATENATED MODULE: ./build/views/markdown/preview-body.js






/** Room for the sentence that says how many changes are not shown in full. */
const RESERVE = 600;
/**
 * The whole preview within its limit, in shorter and shorter forms.
 *
 * First the largest records lose their patches (a count and the stored session stay), then their rendered
 * values, then whole sections go, then rows of the tables from their end, with a count.
 * Laws: pure; never cut inside a block, so every fence and `<details>` is closed; within the limit;
 * `before`, the command and the link to the stored session always stand.
 */
function previewBody(input, room) {
    const { changes } = input.session.plan;
    const tables = tablesOf(input);
    const ending = [...commandPart(input), footer(input)];
    const space = () => room.max - RESERVE - room.measure(joined([...room.before, ...texts(), ...ending]));
    const texts = () => tables.map((table) => table.text());
    const sections = fitSections(changes, { space: space(), ...room });
    while (space() < 0) {
        const longest = tables.toSorted((a, b) => b.size - a.size).at(0);
        if (longest === undefined || longest.size === 0)
            break;
        longest.shrink();
    }
    const left = changes.length - sections.length;
    return joined([...room.before, ...texts(), ...sections, left > 0 ? notShown(input, left) : '', ...ending]);
}
function joined(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
/** The headline as the beginning of a body. */
function opening(input) {
    const { title, sentence } = (0,preview_headline/* headline */.Pl)(input);
    return [`### ${title}`, sentence];
}
function notShown(input, many) {
    const { repository, stateBranch, session } = input;
    if (input.isUnstored === true)
        return `*${(0,plain/* count */.U9)(many, 'more change')} without room here.*`;
    const url = (0,links/* sessionUrl */._c)({ repository, stateBranch, session: session.id });
    const what = many === 1 ? 'change has' : 'changes have';
    return `*The ${(0,links/* linked */.q)('stored session', url)} has every patch; ${many} ${what} no room here.*`;
}


/***/ }),

/***/ 4579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   mQ: () => (/* binding */ whatChanges),
/* harmony export */   o3: () => (/* binding */ sentenceCase)
/* harmony export */ });
/* unused harmony exports kindsOf, conflictsWait, approvedBy */
/* harmony import */ var _kernel_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5133);
/* harmony import */ var _kernel_forecast_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7856);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6168);
/* harmony import */ var _forecast_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1557);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8994);
/* harmony import */ var _moment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1252);
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3278);







/** Says in two lines where a session stands. */
function headline(input) {
    const { session } = input;
    switch (session.state) {
        case 'previewed':
        case 'conflicted':
            return isDone(input) ? done(input) : waiting(input);
        case 'held':
            return held(input);
        case 'approved':
        case 'applying':
            return writing(input);
        case 'applied':
            return session.plan.changes.length === 0 ? waiting(input) : done(input);
        case 'queued':
            return queued(input);
        case 'superseded':
            return superseded(input);
        case 'abandoned':
            return {
                title: 'This preview was abandoned',
                sentence: `Nothing more of it is written. The next run makes a new one where the two sides still differ.`,
            };
        case 'undone':
            return {
                title: 'What was written was taken back',
                sentence: 'The difference shows up again in the next preview.',
            };
        default:
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .assertNever */ .xb)(session.state);
    }
}
/** `2 updates, 1 new, 1 delete`, and nothing for none. */
function kindsOf(changes) {
    const number = (kind) => changes.filter((change) => change.kind === kind).length;
    return [
        [number('update'), (0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(number('update'), 'update')],
        [number('create'), `${number('create')} new`],
        [number('delete'), (0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(number('delete'), 'delete')],
    ]
        .filter(([many]) => many > 0)
        .map(([, words]) => words)
        .join(', ');
}
function isDone({ session, results = {} }) {
    const { changes } = session.plan;
    return (session.state === 'conflicted' &&
        changes.length > 0 &&
        changes.every(({ id }) => results[id] !== undefined));
}
function waiting(input) {
    const { session, approval } = input;
    const { changes, conflicts, held } = session.plan;
    if (changes.length === 0 && conflicts.length + held.length === 0)
        return { title: 'Nothing to do', sentence: 'Both sides agree on every record that was looked at.' };
    if (changes.length === 0) {
        return {
            title: conflicts.length > 0 ? conflictsWait(input) : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(held.length, 'record')} left alone`,
            sentence: 'Nothing is written until a person has settled what stands below.',
        };
    }
    const title = whatChanges(changes);
    const also = conflicts.length === 0 ? '' : ` ${sentenceCase(conflictsWait(input))}; the rest can go on.`;
    return { title, sentence: `${approvalSentence(approval, changes)}${also}${timeNeeded(input)}` };
}
/** How long the writes that are left take, where the upstream limits them and it is worth saying. */
function timeNeeded({ session, results = {} }) {
    const { changes } = session.plan;
    const left = changes.map(({ id }) => id).filter((id) => (results[id]?.result ?? 'queued') === 'queued');
    const text = (0,_forecast_text_js__WEBPACK_IMPORTED_MODULE_1__/* .forecastText */ .x)((0,_kernel_forecast_js__WEBPACK_IMPORTED_MODULE_6__/* .forecastOf */ .D)(session, left), { isBegun: left.length < changes.length });
    return text === null ? '' : ` ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(text, 'line')} ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)('/sync status', 'line')} shows how far it is.`;
}
/** `3 records will change upstream: 2 updates, 1 new`, and the same for the repository. */
function whatChanges(changes) {
    const upstream = changes.filter((change) => change.side === 'remote');
    const here = changes.filter((change) => change.side === 'local');
    const parts = [
        upstream.length === 0
            ? ''
            : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(upstream.length, 'record')} will change upstream: ${kindsOf(upstream)}`,
        here.length === 0
            ? ''
            : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(here.length, 'record')} ${upstream.length === 0 ? 'will change in the repository' : 'in the repository'}: ${kindsOf(here)}`,
    ];
    return parts.filter((part) => part !== '').join('; ');
}
function conflictsWait({ session }) {
    const { conflicts } = session.plan;
    const records = new Set(conflicts.map((conflict) => conflict.record)).size;
    const verb = conflicts.length === 1 ? 'waits' : 'wait';
    return `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(conflicts.length, 'conflict')} in ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(records, 'record')} ${verb} for a decision`;
}
function approvalSentence(approval, changes) {
    if (!changes.some((change) => change.side === 'remote'))
        return 'Merging this pull request accepts them; nothing is written upstream.';
    switch (approval) {
        case 'comment':
            return 'Nothing is written upstream until someone with the right to approve comments the command at the end.';
        case 'review':
            return 'Nothing is written upstream until someone with the right to approve does so in a review, or comments the command at the end.';
        case 'none':
            return 'The configuration asks for no approval: the next run on the default branch writes it.';
        case 'fork':
            return 'This pull request comes from a fork: nothing is written from here. After the merge it is previewed again and can be approved there.';
        default:
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .assertNever */ .xb)(approval);
    }
}
function writing(input) {
    const { session, results = {} } = input;
    const { changes } = session.plan;
    const finished = changes.filter(({ id }) => results[id] !== undefined && results[id].result !== 'queued').length;
    return {
        title: `Writing: ${finished} of ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(changes.length, 'change')} done`,
        sentence: `${approvedBy(session)} If the run is cut off, the next one finishes it.${timeNeeded(input)}`,
    };
}
function approvedBy({ approval }) {
    if (approval === undefined)
        return 'No approval was asked for.';
    return `Approved by ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(approval.by, 'line')} at ${(0,_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .moment */ .n)(approval.at, 'line')}.`;
}
const GOOD = new Set(['written', 'found', 'unneeded', 'undone']);
function done(input) {
    const { session, results = {} } = input;
    const { changes, conflicts } = session.plan;
    const failed = changes.filter(({ id }) => !GOOD.has(results[id]?.result ?? 'written')).length;
    const good = changes.length - failed;
    const title = failed === 0
        ? `Done: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(good, 'change')} written`
        : `${good} of ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(changes.length, 'change')} written, ${failed} not`;
    const also = conflicts.length === 0 ? '' : ` ${sentenceCase(conflictsWait(input))}.`;
    const rest = failed === 0 ? '' : ' What was not written shows up again in the next preview.';
    return { title, sentence: `${approvedBy(session)}${rest}${also}` };
}
function queued(input) {
    const { session, results = {} } = input;
    const { waiting, plan } = session;
    const left = plan.changes.filter(({ id }) => (results[id]?.result ?? 'queued') === 'queued').length;
    const since = waiting === undefined ? '' : ` since ${(0,_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .moment */ .n)(waiting.since, 'line')}`;
    const why = waiting === undefined ? '' : ` ${sentenceCase((0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(waiting.message, 'line')).replace(/\.?$/, '.')}`;
    const again = waiting?.retryAt === undefined
        ? 'The next scheduled run goes on by itself.'
        : `It goes on by itself in the first run after ${(0,_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .moment */ .n)(waiting.retryAt, 'line')}.`;
    return {
        title: `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(left, 'write')} ${left === 1 ? 'waits' : 'wait'} for the upstream`,
        sentence: `Waiting${since}.${why} ${again} Nothing is lost and nothing is written twice.${timeNeeded(input)}`,
    };
}
function held({ session }) {
    const { guarded } = session.plan;
    if (guarded === undefined) {
        return {
            title: 'This plan is held',
            sentence: 'Nothing of it is written until a person has looked at it.',
        };
    }
    const what = (0,_plain_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(guarded.planned, guarded.limit === 'deletes' ? 'delete' : 'write');
    const where = guarded.side === 'remote' ? 'upstream' : 'in the repository';
    const over = guarded.planned - guarded.allowed;
    return {
        title: `Held: ${what} ${where}, ${over} more than allowed`,
        sentence: `At most ${guarded.allowed} are allowed by ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`limits.${guarded.limit}`, 'line')}. Nothing of this plan is written. If it is right, raise the limit in the configuration on the default branch and run ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)('/sync preview', 'line')}; if not, find out what emptied a side.`,
    };
}
function superseded({ session, current }) {
    const old = (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)((0,_kernel_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(session.digest), 'line');
    const now = current === undefined
        ? 'See the newer preview.'
        : `The plan that counts is ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)((0,_kernel_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(current.digest), 'line')} of session ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(current.session, 'line')}.`;
    return {
        title: 'A newer preview has replaced this one',
        sentence: `${old} can no longer be applied. ${now}`,
    };
}
function sentenceCase(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 4074:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ noteLines),
/* harmony export */   NS: () => (/* binding */ heldLines),
/* harmony export */   QP: () => (/* binding */ changeRows),
/* harmony export */   Xg: () => (/* binding */ guardLegend),
/* harmony export */   bS: () => (/* binding */ conflictWord),
/* harmony export */   hx: () => (/* binding */ fieldWord),
/* harmony export */   iz: () => (/* binding */ conflictRows)
/* harmony export */ });
/* harmony import */ var _kernel_conflict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1007);
/* harmony import */ var _kernel_choice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3954);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8994);
/* harmony import */ var _change_section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3610);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(255);
/* harmony import */ var _moment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1252);
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3278);







const KINDS = {
    create: '**new**',
    update: 'update',
    delete: '**delete**',
};
const RESULTS = {
    written: '✅ written',
    found: '✅ was written already',
    unneeded: '✅ no longer needed',
    undone: '↩️ taken back',
    stale: '⚠️ not written: it moved',
    failed: '❌ refused',
    queued: '⏳ waits',
};
const GUARDS = {
    'if-match': {
        word: 'refused if it moved',
        sentence: 'upstream itself refuses the write when the record changed since this preview.',
    },
    'revision-test': {
        word: 'refused if it moved',
        sentence: 'the write names the revision it was made for, and fails when the record changed since this preview.',
    },
    verified: {
        word: 'detected, restorable',
        sentence: 'this tracker cannot refuse a write to a record that moved. The record is read before and after the write; an edit in between is found, reported and can be restored.',
    },
};
/** The table of changes: what a reviewer reads first. One entry per row, the head first. */
function changeRows(input, changes) {
    const isReport = changes.some(({ id }) => input.results?.[id] !== undefined);
    return [
        `| Change | Record | Fields | ${isReport ? 'Result' : 'Guard'} |`,
        '|:--|:--|:--|:--|',
        ...changes.map((change) => changeRow(input, change)),
    ];
}
function changeRow(input, change) {
    const { upstream = {}, results = {} } = input;
    const result = results[change.id];
    const url = result?.url ?? upstream[change.record];
    const title = (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .linkedQuietly */ .Vv)((0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(change.title, 'cell'), url);
    const fields = (0,_change_section_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldNames */ .p)(change).map((field) => (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(field, 'cell'));
    const decided = (change.decided ?? []).map(({ field, by, choice }) => `<br>${field === _kernel_conflict_js__WEBPACK_IMPORTED_MODULE_5__/* .RECORD_FIELD */ .bC ? 'record' : (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(field, 'cell')}: ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(choice, 'cell')} (${by === 'resolution' ? 'decided' : by})`);
    const last = result === undefined ? guardWord(input, change) : resultWord(result);
    return `| ${KINDS[change.kind]} | ${title}<br>${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(change.record, 'cell')} | ${fields.join(', ')}${decided.join('')} | ${last} |`;
}
function guardWord({ guards, surface }, change) {
    if (change.side === 'local' && surface === 'sync-pr')
        return 'by the merge';
    if (change.kind === 'create')
        return 'made at most once';
    return GUARDS[change.guard?.kind ?? guards[change.side]].word;
}
function resultWord(result) {
    const at = result.at === undefined ? '' : ` ${(0,_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .moment */ .n)(result.at, 'cell')}`;
    const message = result.message === undefined ? '' : `<br>${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(result.message, 'cell')}`;
    return `${RESULTS[result.result] ?? (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(result.result, 'cell')}${at}${message}`;
}
/** What the words of the last column mean, each kind once; no kind, no line. */
function guardLegend({ session, guards, results = {} }) {
    const kinds = new Set();
    for (const change of session.plan.changes)
        if (change.kind !== 'create' && change.side === 'remote' && results[change.id] === undefined)
            kinds.add(change.guard?.kind ?? guards[change.side]);
    return [...kinds]
        .toSorted()
        .map((kind) => `<sub>**${GUARDS[kind].word}** (\`${kind}\`): ${GUARDS[kind].sentence}</sub>`)
        .join('<br>\n');
}
const WHAT = {
    'edit-edit': 'both sides changed it',
    'edit-delete': 'changed here, deleted upstream',
    'delete-edit': 'deleted here, changed upstream',
    'create-create': 'made on both sides, differently',
    stale: 'it moved between the preview and the write',
    unmapped: 'a value that the other side cannot hold',
    'ambiguous-link': 'two records may be one',
};
function conflictWord(conflict) {
    return WHAT[conflict.kind];
}
function fieldWord(conflict, place) {
    if (conflict.field === _kernel_conflict_js__WEBPACK_IMPORTED_MODULE_5__/* .RECORD_FIELD */ .bC)
        return 'the whole record';
    return conflict.field === _kernel_conflict_js__WEBPACK_IMPORTED_MODULE_5__/* .LINK_FIELD */ .Sb ? 'which record it is' : (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(conflict.field, place);
}
/** The records in conflict, a row each, with the way to their issue. */
function conflictRows(input) {
    const records = new Map();
    for (const conflict of input.session.plan.conflicts)
        records.set(conflict.record, [...(records.get(conflict.record) ?? []), conflict]);
    return [
        '| Record | Fields | What happened | Next |',
        '|:--|:--|:--|:--|',
        ...[...records].map(([record, conflicts]) => conflictRow(input, record, conflicts)),
    ];
}
function conflictRow({ session, conflictIssues = {} }, record, conflicts) {
    const decided = conflicts.flatMap(({ id }) => session.resolutions.filter(({ conflict }) => conflict === id));
    const open = conflicts.find(({ id }) => !decided.some(({ conflict }) => conflict === id));
    const url = Object.hasOwn(conflictIssues, record) ? conflictIssues[record] : undefined;
    const people = [...new Set(decided.map(({ by }) => by))].map((by) => (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(by, 'cell')).join(', ');
    const next = open === undefined ? `decided by ${people}` : nextStep(open, url);
    const fields = conflicts.map((conflict) => fieldWord(conflict, 'cell')).join(', ');
    const what = [...new Set(conflicts.map(conflictWord))].join('; ');
    return `| ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(record, 'cell')} | ${fields} | ${what} | ${next} |`;
}
/** The way to the issue; before there is one, the command, unless it would name a person (`@record`). */
function nextStep(conflict, url) {
    if (url !== undefined)
        return (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .linked */ .q)('settle it in its issue', url);
    if (conflict.field.startsWith('@'))
        return 'its issue will ask';
    const [choice = 'local'] = (0,_kernel_choice_js__WEBPACK_IMPORTED_MODULE_0__/* .choicesOf */ .cU)(conflict);
    return (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`/sync resolve ${conflict.record}:${conflict.field}=${choice}`, 'cell');
}
/** What is left alone and why, a line each: held records, then those that another pull request holds. */
function heldLines({ session, leased = [], repository }) {
    return [
        ...session.plan.held.map(({ record, message, where, code: reason }) => `- ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(where ?? record, 'line')}: ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(message, 'line')} (${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(reason, 'line')})`),
        ...leased.map(({ record, pullRequest }) => `- ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(record, 'line')}: written by ${(0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .linked */ .q)(`pull request ${pullRequest}`, `${repository.url}/pull/${pullRequest}`)}, left alone until that is merged or closed`),
    ];
}
function noteLines({ session, notes = [], requests }) {
    const incomplete = session.plan.complete
        ? []
        : ['One side could not be read to its end: nothing was concluded from what was missing.'];
    const cost = requests === undefined ? [] : [`Writing takes at most ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(requests, 'request')} upstream.`];
    const written = [...session.plan.notes, ...notes].map((note) => (0,_neutralise_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(note, 'line'));
    return [...incomplete, ...written, ...cost].map((line) => `- ${line}`);
}


/***/ }),

/***/ 2325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   redact: () => (/* binding */ redact),
/* harmony export */   redactAll: () => (/* binding */ redactAll)
/* harmony export */ });
/* unused harmony export REDACTED */
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

const REDACTED = '[redacted]';
/** Shorter known secrets are not looked for: they would be found in ordinary words. */
const SHORTEST_SECRET = 6;
/** Values that are credentials by their own shape. */
const TOKENS = [
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g,
    /gh[opsur]_[A-Za-z0-9]{16,}/g,
    /github_pat_[A-Za-z0-9_]{20,}/g,
    /glpat-[A-Za-z0-9_-]{16,}/g,
    /npm_[A-Za-z0-9]{30,}/g,
    /xox[a-z]-[A-Za-z0-9-]{10,}/g,
    /A(?:KIA|SIA)[0-9A-Z]{16,}/g,
    /AIza[0-9A-Za-z_-]{30,}/g,
    /ATATT3[0-9A-Za-z_=-]{20,}/g,
    /(?<![0-9A-Za-z_-])sk-[0-9A-Za-z_-]{20,}/g,
    /(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}(?:\.[0-9A-Za-z_-]*)?/g,
];
/** A credential by what stands before it; the words before it stay. */
const NAMED = [
    /(\/\/)(?!git@)[^\s/?#\\"'<>]{1,512}(?=@)/g,
    /(\bauthorization["']?\s{0,8}[:=]\s{0,8}["']?(?:bearer|basic|token|digest)?\s{0,8})([^\s"',;]{4,})/gi,
    /(\b(?:bearer|basic|token)\s{1,8})([0-9A-Za-z._~+/=-]{8,})/gi,
    /((?:token|secret|password|passwd|api[-_]?key)["']?\s{0,8}[:=]\s{0,8}["']?)([^\s"',;]{8,})/gi,
];
/**
 * Replaces credentials by `[redacted]`: what has the shape of one, and the values that are known to be.
 *
 * `secrets` are the values of the credentials this run holds. Used on all that is shown or logged.
 * Laws: redacting twice is redacting once; never longer than the text plus one word per match; linear.
 */
function redact(text, secrets = []) {
    let shown = text;
    for (const secret of longestFirst(secrets))
        shown = shown.replaceAll(secret, REDACTED);
    for (const token of TOKENS)
        shown = shown.replaceAll(token, REDACTED);
    for (const named of NAMED)
        shown = shown.replaceAll(named, (match, before, value) => typeof value === 'string' && !looksSecret(value) ? match : `${before}${REDACTED}`);
    return shown;
}
/** Redacts every text in a value, the names of its members too. */
function redactAll(value, secrets = []) {
    return redactJson(value, secrets);
}
function redactJson(value, secrets) {
    if (typeof value === 'string')
        return redact(value, secrets);
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
        return value.map((item) => redactJson(item, secrets) ?? null);
    if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => {
        const shown = redactJson(member, secrets);
        return shown === undefined ? [] : [[redact(name, secrets), shown]];
    }));
}
/** Words after "token" are prose; a credential has a digit or is long. */
function looksSecret(value) {
    return value !== REDACTED && !value.startsWith('[redacted') && (/\d/.test(value) || value.length >= 24);
}
function longestFirst(secrets) {
    return secrets
        .filter((secret) => secret.length >= SHORTEST_SECRET && !REDACTED.includes(secret))
        .toSorted((a, b) => b.length - a.length);
}


/***/ }),

/***/ 7747:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ textDiff)
/* harmony export */ });
/* harmony import */ var _kernel_sequence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(352);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9312);


/** Unchanged lines shown on each side of a change. */
const CONTEXT = 2;
/**
 * Shows how one text became another, as the body of a ```diff fence.
 *
 * Long lines are wrapped, their continuation indented; of a pair of long lines what both begin and end
 * with is left out. Past `most` lines the rest is counted.
 * Hidden characters are shown. Laws: equal texts give ''; the lines that are not wrapped or cut are lines of the texts.
 */
function textDiff(before, after, most) {
    const lines = compare(linesOf((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(before)), linesOf((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(after)));
    const shown = hunks(lines).flatMap((hunk, index) => [
        ...(index === 0 && hunk.start === 0 ? [] : [`@@ line ${hunk.line} @@`]),
        ...shortened(hunk.lines).flatMap(wrapped),
    ]);
    if (shown.length <= most)
        return shown.join('\n');
    return [...shown.slice(0, most), `@@ and ${shown.length - most} more lines @@`].join('\n');
}
function linesOf(text) {
    if (text === '')
        return [];
    return text.replace(/\n$/, '').split('\n');
}
/** Compares by what both begin and end with, then by the lines that each side has once; O(n log n). */
function compare(a, b) {
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head])
        head += 1;
    let tail = 0;
    const room = Math.min(a.length, b.length) - head;
    while (tail < room && a.at(-1 - tail) === b.at(-1 - tail))
        tail += 1;
    return [
        ...signed(' ', a.slice(0, head)),
        ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
        ...signed(' ', a.slice(a.length - tail)),
    ];
}
function middle(a, b) {
    const [inA, inB] = [uniqueLines(a), uniqueLines(b)];
    const pairs = [...inA].flatMap(([line, at]) => {
        const other = inB.get(line);
        return other === undefined ? [] : [[at, other]];
    });
    const chain = (0,_kernel_sequence_js__WEBPACK_IMPORTED_MODULE_1__/* .longestIncreasing */ .M)(pairs.map(([, at]) => at)).map((index) => pairs[index] ?? [0, 0]);
    if (chain.length === 0)
        return [...signed('-', a), ...signed('+', b)];
    const lines = [];
    let [fromA, fromB] = [0, 0];
    for (const [atA, atB] of [...chain, [a.length, b.length]]) {
        const between = [a.slice(fromA, atA), b.slice(fromB, atB)];
        if (between[0].length + between[1].length > 0)
            for (const line of compare(...between))
                lines.push(line);
        if (atA < a.length)
            lines.push({ sign: ' ', text: a[atA] ?? '' });
        [fromA, fromB] = [atA + 1, atB + 1];
    }
    return lines;
}
/** The lines that stand once in a text, with their place, in order. */
function uniqueLines(lines) {
    const places = new Map();
    const repeated = new Set();
    for (const [index, line] of lines.entries()) {
        if (places.has(line))
            repeated.add(line);
        else
            places.set(line, index);
    }
    for (const line of repeated)
        places.delete(line);
    return places;
}
function signed(sign, lines) {
    return lines.map((text) => ({ sign, text }));
}
function hunks(lines) {
    const found = [];
    for (const [index, { sign }] of lines.entries()) {
        if (sign === ' ')
            continue;
        const last = found.at(-1);
        if (last !== undefined && index - CONTEXT <= last.end)
            last.end = index + CONTEXT + 1;
        else
            found.push({ start: Math.max(0, index - CONTEXT), end: index + CONTEXT + 1 });
    }
    const numbers = [];
    let line = 1;
    for (const { sign } of lines) {
        numbers.push(line);
        if (sign !== '-')
            line += 1;
    }
    return found.map(({ start, end }) => ({
        start,
        line: numbers[start] ?? 1,
        lines: lines.slice(start, end),
    }));
}
const WIDTH = 100;
const AROUND = 40;
/** Where as many lines went as came, leaves out of each long pair what both begin and end with. */
function shortened(lines) {
    const shown = [...lines];
    for (let at = 0; at < lines.length;) {
        let [middle, end] = [at, at];
        while (lines[middle]?.sign === '-')
            middle += 1;
        end = middle;
        while (lines[end]?.sign === '+')
            end += 1;
        const pairs = middle - at === end - middle ? middle - at : 0;
        for (let i = 0; i < pairs; i += 1) {
            const [old, fresh] = shortPair(lines[at + i]?.text ?? '', lines[middle + i]?.text ?? '');
            shown[at + i] = { sign: '-', text: old };
            shown[middle + i] = { sign: '+', text: fresh };
        }
        at = Math.max(end, at + 1);
    }
    return shown;
}
function shortPair(old, fresh) {
    const most = Math.min(old.length, fresh.length);
    let head = 0;
    while (head < most && old[head] === fresh[head])
        head += 1;
    let tail = 0;
    while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail))
        tail += 1;
    const start = wordStart(old, head);
    const short = (text) => {
        const from = text.length > WIDTH && start > 0 ? start : 0;
        const past = wordEnd(text, text.length - tail + AROUND);
        const to = text.length > WIDTH && past < text.length ? past : text.length;
        return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
    };
    return [short(old), short(fresh)];
}
/** The place before which a text may be cut: never inside a character. */
function between(text, at) {
    return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;
}
/** The end of the word at a place, or the place itself where the word is very long. */
function wordEnd(text, at) {
    const space = text.indexOf(' ', at);
    return space < 0 || space > at + AROUND ? between(text, at) : space;
}
/** A word's beginning some way before the difference, or 0 where the difference is near. */
function wordStart(text, at) {
    if (at <= AROUND * 2)
        return 0;
    const space = text.indexOf(' ', at - AROUND);
    return space < 0 || space >= at ? 0 : space + 1;
}
/** A line in pieces of bounded width, broken at spaces, each but the first indented. */
function wrapped({ sign, text }) {
    const pieces = [];
    for (let at = 0; at < text.length || pieces.length === 0;) {
        const indent = pieces.length === 0 ? '' : '  ';
        const room = WIDTH - indent.length;
        const space = text.length - at <= room ? text.length : text.lastIndexOf(' ', at + room);
        const end = space > at + room / 2 || space === text.length ? space : between(text, at + room);
        pieces.push(`${sign} ${indent}${text.slice(at, end)}`.trimEnd());
        at = text[end] === ' ' ? end + 1 : end;
        if (end === text.length)
            break;
    }
    return pieces;
}


/***/ }),

/***/ 6127:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tQ: () => (/* binding */ isShort),
  dC: () => (/* binding */ markedCell),
  S7: () => (/* binding */ valueCell),
  H: () => (/* binding */ valueCells)
});

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

// EXTERNAL MODULE: ./build/views/markdown/neutralise.js
var neutralise = __webpack_require__(3278);
// EXTERNAL MODULE: ./build/views/markdown/visible.js
var visible = __webpack_require__(9312);
// EXTERNAL MODULE: ./build/views/markdown/words.js
var markdown_words = __webpack_require__(935);
;// CONCATENATED MODULE: ./build/views/markdown/value-cell.js





/** A text past this is shown below the table, as a diff. */
const SHORT = 160;
/** Says whether a value fits a table cell. */
function isShort(value) {
    if (typeof value === 'string')
        return value.length <= SHORT && !/[\n\r]/.test(value);
    return value === undefined || JSON.stringify(value).length <= 2 * SHORT;
}
/** Two short values for the cells of a table, what differs in the second one bold. */
function valueCells(before, after) {
    if (typeof before === 'string' && typeof after === 'string' && before !== '' && after !== '')
        return [valueCell(before), markedCell(before, after)];
    if ((0,json/* isJsonArray */.Md)(before) && (0,json/* isJsonArray */.Md)(after)) {
        return [listCell(before, after, 'del'), listCell(after, before, 'b')];
    }
    return [valueCell(before), valueCell(after)];
}
/** A short value for the cell of a table. */
function valueCell(value) {
    if (value === undefined || value === null)
        return '*nothing*';
    if (value === '')
        return '*empty text*';
    if (typeof value === 'string')
        return value.trim() === '' ? (0,neutralise/* code */.aY)(value, 'cell') : (0,neutralise/* inert */.tJ)(value, 'cell');
    if ((0,json/* isJsonArray */.Md)(value))
        return listCell(value, value, 'b');
    return (0,neutralise/* code */.aY)((0,visible/* cut */.Jj)(JSON.stringify(value), SHORT * 2), 'cell');
}
function listCell(items, others, mark) {
    if (items.length === 0)
        return '*empty list*';
    const known = new Set(others.map(json/* canonicalJson */.dj));
    const shown = items.slice(0, MOST_ITEMS).map((item) => {
        const text = (0,neutralise/* code */.aY)(typeof item === 'string' ? (0,visible/* cut */.Jj)(item, SHORT) : (0,visible/* cut */.Jj)(JSON.stringify(item), SHORT), 'cell');
        return known.has((0,json/* canonicalJson */.dj)(item)) ? text : `<${mark}>${text}</${mark}>`;
    });
    const left = items.length - shown.length;
    return `${shown.join(' ')}${left > 0 ? ` and ${left} more` : ''}`;
}
const MOST_ITEMS = 20;
/** A text whose words that another version does not have are bold; a word is marked as a whole. */
function markedCell(before, after) {
    const words = (0,markdown_words/* wordsOf */.Z)(after);
    const shown = words.map((word) => word.text).join('');
    const known = (0,markdown_words/* wordsOf */.Z)(before)
        .map((word) => word.text)
        .join('');
    const differs = marks(inlineDiff((0,visible/* visible */.RK)(known), shown).after);
    let at = 0;
    return words
        .map((word, index) => {
        const isNew = word.kind !== 'space' && differs.slice(at, at + word.text.length).includes('1');
        at += word.text.length;
        const text = (0,neutralise/* inertWord */.FZ)(word, 'cell', index === 0);
        return isNew ? `<b>${text}</b>` : text;
    })
        .join('')
        .replaceAll('</b> <b>', ' ');
}
/** For each code unit 1 where it differs, 0 where not. */
function marks(pieces) {
    return pieces.map(({ text, differs }) => (differs ? '1' : '0').repeat(text.length)).join('');
}


/***/ }),

/***/ 9312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ visibleJson),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   RK: () => (/* binding */ visible)
/* harmony export */ });
/** Characters that cannot be seen, or that turn, hide or break what stands around them. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** A joiner or a style inside an emoji, which is part of what a reader sees. */
const INSIDE_EMOJI = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Extended_Pictographic}0-9#*])\ufe0f/gu;
const ALLOWED = new Set(['\n', '\t']);
/**
 * Shows what text from outside hides: controls, bidi marks, zero-width characters, lone surrogates.
 *
 * Shape: each becomes `[U+202E]`; line feeds and tabs stay, CRLF counts as a line feed, and so do the
 * characters that hold an emoji together.
 * Laws: the result has no hidden character left outside an emoji; it is its own result.
 */
function visible(text) {
    const plain = text.replaceAll('\r\n', '\n');
    const kept = new Set();
    for (const match of plain.matchAll(INSIDE_EMOJI))
        kept.add(match.index);
    return plain.replaceAll(HIDDEN, (character, index) => ALLOWED.has(character) || kept.has(index) ? character : codePointOf(character));
}
function codePointOf(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${code.padStart(4, '0')}]`;
}
/**
 * Writes JSON in which every hidden character is an escape, so that copying it gives the exact value.
 *
 * Laws: `JSON.parse` of it is the value.
 */
function visibleJson(json) {
    return json.replaceAll(HIDDEN, (character) => character === '\n'
        ? character
        : [...Array(character.length).keys()]
            .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
            .join(''));
}
/** Cuts text to a number of characters, never inside one, and says so by an ellipsis. */
function cut(text, most) {
    if (text.length <= most)
        return text;
    const end = most - 1;
    const whole = /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end;
    return `${text.slice(0, whole)}…`;
}


/***/ }),

/***/ 935:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ wordsOf)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9312);

/** Longer text is cut: it stands in one line of a table, a heading or a sentence. */
const MOST = 400;
/**
 * What GitHub turns into a mention, a reference, a link, an emoji, a formula or a command, wherever it
 * stands in running text: people and teams, mail addresses, issue numbers, commits, URLs, advisories.
 */
const RISKS = [
    /[@$`]/,
    /#\d/,
    /gh-\d/i,
    /:\/\//,
    /www\./i,
    /\.[a-z]{2,10}\//i,
    /\b[0-9a-f]{7,}/i,
    /^(?:ghsa|cve)-/i,
    /^\/\w/,
    /:[^:]*:/,
    /\[U\+/,
    /sync-kernel/i,
];
/**
 * Splits text from outside into words, in one line, with hidden characters shown.
 *
 * Laws: no word holds white space; joined they give the text with each run of white space as one space.
 */
function wordsOf(text) {
    const line = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text.slice(0, MOST * 8))
        .replaceAll(/\s+/g, ' ')
        .trim(), MOST);
    return line
        .split(/( )/)
        .filter((part) => part !== '')
        .map((part) => ({ text: part, kind: part === ' ' ? 'space' : isRisky(part) ? 'risky' : 'safe' }));
}
function isRisky(word) {
    return RISKS.some((risk) => risk.test(word));
}


/***/ }),

/***/ 8994:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ count)
/* harmony export */ });
/* unused harmony exports plain, oneLine */
/* eslint-disable no-control-regex */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/**
 * Makes text from outside safe to show on a terminal: no escape sequences, no hidden or turned text.
 *
 * Laws: line feeds and tabs stay; every other control and bidi character becomes `\u{…}`.
 */
function plain(text) {
    return text.replaceAll(CONTROLS, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
/** One line of at most `width` characters; what is left out is counted. */
function oneLine(text, width) {
    const line = plain(text).replaceAll(/\s+/g, ' ').trim();
    return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}
/** `1 change`, `2 changes`. */
function count(number, noun, plural = `${noun}s`) {
    return `${number} ${number === 1 ? noun : plural}`;
}


/***/ })

};
;