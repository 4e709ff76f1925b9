"use strict";
exports.id = 695;
exports.ids = [695];
exports.modules = {

/***/ 7076:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/kernel/json.js
var kernel_json = __webpack_require__(6123);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
;// CONCATENATED MODULE: ./build/providers/file/disk.js



/** The largest file that is read, in bytes. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/**
 * Reads a text file; null when there is none.
 *
 * Errors: `file-too-large`, `file-broken` (not a file, not UTF-8), `disk`.
 */
function readText(path) {
    const bytes = readBytes(path);
    if (bytes === null)
        return null;
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        throw fileFault('file-broken', `${path} is not UTF-8 text. Save it as UTF-8.`, error);
    }
}
function readBytes(path) {
    try {
        const stat = external_node_fs_.statSync(path, { throwIfNoEntry: false });
        if (stat === undefined)
            return null;
        if (!stat.isFile())
            throw fileFault('file-broken', `${path} is not a regular file.`);
        if (stat.size > MAX_FILE_BYTES) {
            const said = `${path} has ${stat.size} bytes; the limit is ${MAX_FILE_BYTES}. Use a folder of files.`;
            throw fileFault('file-too-large', said);
        }
        return external_node_fs_.readFileSync(path);
    }
    catch (error) {
        throw diskFault(path, 'read', error);
    }
}
/** Writes a file durably and whole, keeping its mode: a crash leaves the old text or the new (I8). */
function writeText(path, text) {
    const folder = (0,external_node_path_.dirname)(path);
    const temporary = (0,external_node_path_.join)(folder, `.${(0,external_node_path_.basename)(path)}.sync-kernel-tmp`);
    try {
        external_node_fs_.mkdirSync(folder, { recursive: true });
        const mode = external_node_fs_.statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666;
        external_node_fs_.rmSync(temporary, { force: true });
        const file = external_node_fs_.openSync(temporary, 'wx', mode & 0o777);
        try {
            external_node_fs_.writeFileSync(file, text);
            external_node_fs_.fsyncSync(file);
        }
        finally {
            external_node_fs_.closeSync(file);
        }
        external_node_fs_.renameSync(temporary, path);
        syncFolder(folder);
    }
    catch (error) {
        if (external_node_fs_.existsSync(temporary))
            external_node_fs_.rmSync(temporary);
        throw diskFault(path, 'written', error);
    }
}
/** Removes a file durably; one that is gone already is no error. */
function removeFile(path) {
    try {
        external_node_fs_.rmSync(path, { force: true });
        syncFolder((0,external_node_path_.dirname)(path));
    }
    catch (error) {
        throw diskFault(path, 'removed', error);
    }
}
/** Lists the names in a folder; null when there is no folder. */
function listFolder(path) {
    try {
        return external_node_fs_.readdirSync(path, { withFileTypes: true });
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw diskFault(path, 'listed', error);
    }
}
/** Says whether a path is a link, wherever it leads. */
function isLink(path) {
    try {
        return external_node_fs_.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    }
    catch (error) {
        throw diskFault(path, 'read', error);
    }
}
/** Says what a configured path leads to, and where; a link is followed, so that a write does not replace it. */
function lookAt(path) {
    try {
        const stat = external_node_fs_.statSync(path, { throwIfNoEntry: false });
        if (stat === undefined)
            return { real: path, kind: 'absent' };
        return { real: external_node_fs_.realpathSync(path), kind: stat.isDirectory() ? 'folder' : 'file' };
    }
    catch (error) {
        throw diskFault(path, 'read', error);
    }
}
/** Makes a fault of a file that a person has to mend. */
function fileFault(code, message, cause) {
    return new provider/* ProviderFault */.g({ code, message, retryable: false, ...(cause === undefined ? {} : { cause }) });
}
function diskFault(path, done, cause) {
    if (cause instanceof provider/* ProviderFault */.g)
        return cause;
    const code = cause.code ?? 'unknown';
    const message = `${path} could not be ${done} (${code}). Check its permissions and the space on the disk.`;
    return new provider/* ProviderFault */.g({ code: 'disk', message, retryable: true, cause });
}
/** Makes a rename durable; Windows cannot open a folder and needs no such step. */
function syncFolder(folder) {
    if (process.platform === 'win32')
        return;
    const file = external_node_fs_.openSync(folder, 'r');
    try {
        external_node_fs_.fsyncSync(file);
    }
    finally {
        external_node_fs_.closeSync(file);
    }
}

// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./build/providers/file/json-text.js


/** Walks a JSON text once; keeps the members of the wanted object and the first problem. */
class MemberFinder {
    found = null;
    problem = null;
    path;
    /** Names on the way to here; null for an array. */
    way = [];
    names = [];
    pending = null;
    constructor(path) {
        this.path = path;
    }
    report(line, message) {
        this.problem ??= { line: line + 1, message };
    }
    property(name, offset, line) {
        const names = this.names.at(-1);
        if (names?.has(name) === true)
            this.report(line, `the member ${JSON.stringify(name)} is there twice`);
        names?.add(name);
        this.pending = { name, line: line + 1, start: offset };
    }
    beginValue(offset) {
        if (this.pending !== null && this.isAt(this.way)) {
            this.found?.members.push({ ...this.pending, valueStart: offset, end: -1 });
        }
    }
    beginObject(offset, length) {
        this.beginContainer(offset);
        if (this.isAt(this.way))
            this.found = { inside: offset + length, members: [] };
        this.names.push(new Set());
    }
    beginArray(offset) {
        this.beginContainer(offset);
        this.way[this.way.length - 1] = null;
    }
    endObject(end) {
        this.names.pop();
        this.endContainer(end);
    }
    endContainer(end) {
        this.way.pop();
        this.endValue(end);
    }
    endValue(end) {
        const last = this.found?.members.at(-1);
        this.pending = null;
        if (this.isAt(this.way) && last?.end === -1)
            this.found?.members.splice(-1, 1, { ...last, end });
    }
    /** The way gets one part for each open container: the name it has in its parent. */
    beginContainer(offset) {
        this.beginValue(offset);
        this.way.push(this.pending?.name ?? '');
        this.pending = null;
    }
    /** Whether the innermost open container is the wanted one; the first part is the root. */
    isAt(way) {
        return way.length === this.path.length + 1 && this.path.every((name, i) => way[i + 1] === name);
    }
}
/**
 * Finds the members of the object that a path of names leads to; null when there is no such object.
 *
 * Errors: the first place where the text is no JSON (comments and trailing commas are none), or where
 * an object anywhere in it names a member twice (A29, E79).
 */
function findMembers(text, path) {
    const finder = new MemberFinder(path);
    const visitor = {
        onObjectBegin: (offset, length) => finder.beginObject(offset, length),
        onObjectProperty: (name, offset, _length, line) => finder.property(name, offset, line),
        onObjectEnd: (offset, length) => finder.endObject(offset + length),
        onArrayBegin: (offset) => finder.beginArray(offset),
        onArrayEnd: (offset, length) => finder.endContainer(offset + length),
        onLiteralValue: (_value, offset, length) => {
            finder.beginValue(offset);
            finder.endValue(offset + length);
        },
        onError: (_code, _offset, _length, line) => finder.report(line, 'it is not JSON'),
    };
    try {
        (0,main.visit)(text, visitor, { disallowComments: true, allowTrailingComma: false });
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        finder.report(0, 'it is nested too deep');
    }
    return finder.problem === null ? (0,result.ok)(finder.found) : (0,result/* fail */.fJ)(finder.problem);
}

;// CONCATENATED MODULE: ./build/providers/file/entry.js



/** Says why a text cannot be a record's id in a file, or null. */
function idProblem(id) {
    if (id === '' || id.length > 200)
        return 'an id has 1 to 200 characters';
    if (kernel_json/* PROTOTYPE_KEYS */.OJ.has(id))
        return `"${id}" is no id`;
    return id.isWellFormed() && !/\p{Cc}/u.test(id) ? null : 'an id has no control characters';
}
/** Checks one record of a file. Errors: `bad-id`, `bad-record`, `unfit-value`. */
function parseEntry(id, value, where) {
    const unusable = idProblem(id);
    if (unusable !== null)
        return (0,result/* fail */.fJ)(failure('bad-id', unusable, where));
    if (!(0,kernel_json/* isJsonObject */.OW)(value))
        return (0,result/* fail */.fJ)({ id, ...failure('bad-record', 'a record is an object of fields', where) });
    const problem = (0,kernel_json/* jsonProblem */.Io)(value);
    if (problem !== null)
        return (0,result/* fail */.fJ)({ id, ...failure('unfit-value', `the record holds ${problem}`, where) });
    return (0,result.ok)({ fields: value, where });
}
/** Makes a failure whose message names its place. */
function failure(code, message, where) {
    return { where, code, message: `${where}: ${message}. Mend it there.` };
}
/** Parses a text and finds an object in it. Errors: as `findMembers`. */
function parseJsonText(raw, path) {
    const bom = raw.startsWith('\uFEFF') ? '\uFEFF' : '';
    const text = raw.slice(bom.length);
    const place = findMembers(text, path);
    if (!place.ok)
        return place;
    try {
        return (0,result.ok)({ bom, text, value: JSON.parse(text), place: place.value });
    }
    catch (error) {
        return (0,result/* fail */.fJ)({ line: 1, message: `it is not JSON (${error.message})` });
    }
}

;// CONCATENATED MODULE: ./build/providers/file/text-edit.js



/** How new files are laid out. */
const NEW_LAYOUT = { unit: '  ', newline: '\n' };
/** Finds out how a text is laid out; a text without any line break inside stays on one line. */
function layoutOf(text) {
    const indented = /[{[]\r?\n([ \t]+)/.exec(text);
    return { unit: indented?.[1] ?? '', newline: text.includes('\r\n') ? '\r\n' : '\n' };
}
/** Prints a value as it looks `level` levels deep. */
function printJson(value, layout, level) {
    const text = JSON.stringify(value, null, layout.unit);
    return text.replaceAll('\n', layout.newline + layout.unit.repeat(level));
}
/**
 * Sets or removes one member of an object in a text; all other characters stay.
 *
 * `level`: how deep the members of the object are. `value` undefined: the member goes.
 * Laws: the place it gives is what `findMembers` finds in the text it gives.
 */
function setMember(text, place, change) {
    const { name, value, layout, level } = change;
    const index = place.members.findIndex((member) => member.name === name);
    if (value === undefined)
        return index === -1 ? { text, place } : removeMember(text, place, index);
    const printed = printJson(value, layout, level);
    if (index !== -1)
        return replaceValue(text, place, { index, value: printed });
    const space = layout.unit === '' ? '' : layout.newline + layout.unit.repeat(level);
    const head = `${space}${JSON.stringify(name)}:${layout.unit === '' ? '' : ' '}`;
    const last = place.members.at(-1);
    const tail = last === undefined && layout.unit !== '' ? layout.newline + layout.unit.repeat(level - 1) : '';
    const start = last?.end ?? place.inside;
    const end = last?.end ?? text.indexOf('}', place.inside);
    const comma = last === undefined ? '' : ',';
    const edited = spliced(text, place, { start, end, text: `${comma}${head}${printed}${tail}` });
    const at = start + comma.length;
    const valueStart = at + head.length;
    const member = {
        name,
        line: lineOf(text, place, start) + lineBreaks(space),
        start: at + space.length,
        valueStart,
        end: valueStart + printed.length,
    };
    return { ...edited, place: { ...edited.place, members: [...edited.place.members, member] } };
}
/** Writes other text for the value of one member. */
function replaceValue(text, place, { index, value }) {
    const member = place.members[index];
    (0,result/* assert */.vA)(member !== undefined, 'a member to replace is there');
    const edited = spliced(text, place, { start: member.valueStart, end: member.end, text: value });
    const members = edited.place.members.with(index, { ...member, end: member.valueStart + value.length });
    return { ...edited, place: { ...edited.place, members } };
}
function removeMember(text, place, index) {
    const member = place.members[index];
    (0,result/* assert */.vA)(member !== undefined, 'a member to remove is there');
    const before = place.members[index - 1];
    const after = place.members[index + 1];
    const kept = { ...place, members: place.members.toSpliced(index, 1) };
    if (before !== undefined)
        return spliced(text, kept, { start: before.end, end: member.end, text: '' });
    const end = after?.start ?? text.indexOf('}', member.end);
    return spliced(text, kept, { start: after === undefined ? place.inside : member.start, end, text: '' });
}
/** Replaces a part of a text; members that begin after it move with their text. */
function spliced(text, place, part) {
    const by = part.text.length - (part.end - part.start);
    const lines = lineBreaks(part.text) - lineBreaks(text.slice(part.start, part.end));
    const members = place.members.map((member) => member.start < part.end
        ? member
        : {
            name: member.name,
            line: member.line + lines,
            start: member.start + by,
            valueStart: member.valueStart + by,
            end: member.end + by,
        });
    return { text: text.slice(0, part.start) + part.text + text.slice(part.end), place: { ...place, members } };
}
/** The line of a place at or behind the last member, or, when there is none, right inside the object. */
function lineOf(text, place, offset) {
    const last = place.members.at(-1);
    const from = last?.start ?? 0;
    return (last?.line ?? 1) + lineBreaks(text.slice(from, offset));
}
function lineBreaks(text) {
    return text.split('\n').length - 1;
}
/** Writes the differing members of a record into its text, one after the other. */
function editRecord(text, change) {
    const { before, after, layout, level } = change;
    const place = findMembers(text, []);
    (0,result/* assert */.vA)(place.ok && place.value !== null, 'a record is an object');
    return changedMembers(before, after).reduce((edited, [name, value]) => setMember(edited.text, edited.place, { name, value, layout, level }), { text, place: place.value }).text;
}
/** Lists the members by which two records differ; undefined for one that goes. */
function changedMembers(before, after) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names]
        .map((name) => [name, Object.hasOwn(after, name) ? after[name] : undefined])
        .filter(([name, value]) => value === undefined || !Object.hasOwn(before, name) || !(0,kernel_json/* equalJson */.FS)(before[name], value));
}

;// CONCATENATED MODULE: ./build/providers/file/folder.js







/** Characters of a file name, all of them ASCII; file systems take 255 and a write needs some for itself. */
const MAX_NAME = 230;
/**
 * Keeps each record in its own file, `<id>.json`, in one folder; a missing folder is an empty side.
 *
 * Shape: a file holds the fields, `{"title":"Sign in"}`. Characters of an id that a file name should not
 * have are percent-encoded: `backlog/1` is `backlog%2F1.json`. Other names, hidden files and folders in it
 * are no records; links are refused.
 */
function openFolder(folder) {
    const fileOf = (id) => external_node_path_.join(folder, fileName(id));
    return {
        idProblem: (id) => idProblem(id) ?? (fileName(id).length > MAX_NAME ? 'the id is too long for a file name' : null),
        readAll() {
            const entries = new Map();
            const failed = [];
            for (const found of listFolder(folder) ?? []) {
                if (found.name.startsWith('.') || !found.name.endsWith('.json') || found.isDirectory())
                    continue;
                const file = external_node_path_.join(folder, found.name);
                const id = idOf(found.name);
                const opened = id === null ? (0,result/* fail */.fJ)(failure('bad-id', 'the file name is no encoded id', file)) : openFile(file, id);
                if (opened?.ok === true)
                    entries.set(opened.value.id, opened.value.entry);
                else if (opened !== null)
                    failed.push(opened.error);
            }
            return { entries, failed, schema: null };
        },
        read(id) {
            const opened = openFile(fileOf(id), id);
            if (opened === null)
                return { kind: 'absent' };
            return opened.ok
                ? { kind: 'found', entry: opened.value.entry }
                : { kind: 'unreadable', failure: opened.error };
        },
        write(id, { expected, fields }) {
            const opened = openFile(fileOf(id), id);
            if (opened !== null && !opened.ok)
                return false;
            const found = opened?.value.entry.fields ?? null;
            if (!(0,kernel_json/* equalJson */.FS)(found, expected))
                return false;
            if (fields === null)
                removeFile(fileOf(id));
            else if (opened === null)
                writeText(fileOf(id), `${printJson(fields, NEW_LAYOUT, 0)}\n`);
            else
                writeText(fileOf(id), edited(opened.value, fields));
            return true;
        },
    };
}
/** Null when there is no such file; what is wrong with a file is wrong with its record only. */
function openFile(file, id) {
    if (isLink(file))
        return (0,result/* fail */.fJ)({ id, ...failure('link', 'links are not followed', file) });
    let raw;
    try {
        raw = readText(file);
    }
    catch (error) {
        if (!(error instanceof provider/* ProviderFault */.g) || error.retryable)
            throw error;
        return (0,result/* fail */.fJ)({ id, where: file, code: error.code, message: error.message });
    }
    if (raw === null)
        return null;
    const json = parseJsonText(raw, []);
    if (!json.ok)
        return (0,result/* fail */.fJ)({ id, ...failure('file-broken', json.error.message, `${file}:${json.error.line}`) });
    const entry = parseEntry(id, json.value.value, `${file}:1`);
    return entry.ok ? (0,result.ok)({ id, entry: entry.value, json: json.value }) : entry;
}
function edited({ json, entry }, fields) {
    (0,result/* assert */.vA)(json.place !== null, 'a record was parsed that is no object');
    return (json.bom +
        editRecord(json.text, { before: entry.fields, after: fields, layout: layoutOf(json.text), level: 1 }));
}
/** Names a record's file. Laws: `idOf(fileName(id))` is `id`. */
function fileName(id) {
    const plain = encodeURIComponent(id).replaceAll('*', '%2A').replace(/^\./, '%2E');
    return `${plain}.json`;
}
function idOf(name) {
    try {
        const id = decodeURIComponent(name.slice(0, -'.json'.length));
        return fileName(id) === name ? id : null;
    }
    catch (error) {
        if (error instanceof URIError)
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
;// CONCATENATED MODULE: ./build/providers/file/options.js

/** The form of these keys; any other key is an error. */
const options = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP()
        .min(1)
        .max(4096)
        .refine((text) => !text.includes('\0'), 'A path has no NUL.'),
});

// EXTERNAL MODULE: ./build/kernel/patch.js + 1 modules
var kernel_patch = __webpack_require__(3161);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/providers/file/patching.js




/**
 * Applies a patch to the fields of a record as its file holds them.
 *
 * A field that the file leaves out is null to the patch; if it still is afterwards, it stays left out.
 * Errors: `stale` when a test or a path does not hold; `rejected` for a patch that no record can take,
 * for a value that no file can hold, and for a field that a stated schema does not have or not let write.
 */
function patchFields(fields, patch, schema) {
    const named = new Set(patch.map((operation) => (0,pointer/* parsePointer */.vp)(operation.path)?.[0] ?? ''));
    const changed = new Set(patch.filter(({ op }) => op !== 'test').map((operation) => (0,pointer/* parsePointer */.vp)(operation.path)?.[0] ?? ''));
    for (const name of changed) {
        const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
        if (name === '' || kernel_json/* PROTOTYPE_KEYS */.OJ.has(name))
            return refuse('a patch must name a field');
        if (field === undefined && !schema.open)
            return refuse(`the schema has no field "${name}"`);
        if (field?.writable === false)
            return refuse(`the field "${name}" is read-only`);
    }
    const absent = [...named].filter((name) => !Object.hasOwn(fields, name));
    const patched = (0,kernel_patch/* applyPatch */.X6)({ ...Object.fromEntries(absent.map((name) => [name, null])), ...fields }, patch);
    if (!patched.ok) {
        return patched.error.code === 'patch-invalid' ? refuse(patched.error.message) : (0,result/* fail */.fJ)({ kind: 'stale' });
    }
    const problem = (0,kernel_json/* isJsonObject */.OW)(patched.value) ? (0,kernel_json/* jsonProblem */.Io)(patched.value) : 'no fields';
    if (problem !== null)
        return refuse(`the record would hold ${problem}`);
    const kept = Object.entries(patched.value).filter(([name, value]) => value !== null || Object.hasOwn(fields, name));
    return (0,result.ok)(Object.fromEntries(kept));
}
function refuse(why) {
    return (0,result/* fail */.fJ)({ kind: 'rejected', code: 'refused', message: `The file cannot take this: ${why}.` });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
;// CONCATENATED MODULE: ./build/providers/file/schema.js




const statedSchema = schemas/* strictObject */.rej({
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1).max(128), schemas/* strictObject */.rej({
        kind: schemas/* enum */.k5n(field/* FIELD_KINDS */.t1),
        key: schemas/* string */.YjP().min(1).optional(),
        writable: schemas/* boolean */.zMY().optional(),
        equivalent: schemas/* array */.YOg(schemas/* enum */.k5n(field/* EQUIVALENCES */.IN)).optional(),
    })),
    open: schemas/* boolean */.zMY().optional(),
});
/** Reads a schema that a file states, in the form of the HTTP profile. Errors: a sentence. */
function parseSchema(value) {
    const parsed = statedSchema.safeParse(value);
    if (!parsed.success)
        return (0,result/* fail */.fJ)(errors/* prettifyError */.S1(parsed.error).split('\n').join(' '));
    const fields = Object.entries(parsed.data.fields).map(([name, field]) => [
        name,
        {
            kind: field.kind,
            writable: field.writable ?? true,
            ...(field.kind === 'list' ? { key: field.key ?? 'id' } : {}),
            ...(field.equivalent === undefined ? {} : { equivalent: field.equivalent }),
        },
    ]);
    return (0,result.ok)({ fields: Object.fromEntries(fields), open: parsed.data.open ?? false });
}
/**
 * Finds out the kinds of the fields of records that state no schema.
 *
 * `title` is a scalar, `body` and `description` are texts, as is any field with a line break in some
 * record; arrays of different strings are sets, arrays of objects with an `id` of their own are lists,
 * other arrays sequences; objects are maps. The records stay open to other fields.
 * Laws: does not depend on the order of the records.
 */
function inferSchema(records) {
    const values = new Map();
    for (const fields of records) {
        for (const [name, value] of Object.entries(fields)) {
            const known = values.get(name);
            const given = value === null ? [] : [value];
            if (known === undefined)
                values.set(name, given);
            else
                known.push(...given);
        }
    }
    const fields = [...values].map(([name, found]) => {
        const kind = kindOf(name, found);
        return [name, { kind, writable: true, ...(kind === 'list' ? { key: 'id' } : {}) }];
    });
    return { fields: Object.fromEntries(fields), open: true };
}
function kindOf(name, values) {
    if (values.every((value) => typeof value === 'string')) {
        const isText = name === 'body' || name === 'description' || values.some((value) => value.includes('\n'));
        return isText && name !== 'title' ? 'text' : 'scalar';
    }
    if (values.every(kernel_json/* isJsonObject */.OW))
        return 'map';
    if (!values.every(kernel_json/* isJsonArray */.Md))
        return 'scalar';
    if (values.every(isSet))
        return 'set';
    return values.every(isKeyed) ? 'list' : 'sequence';
}
function isSet(value) {
    return value.every((element) => typeof element === 'string') && new Set(value).size === value.length;
}
function isKeyed(value) {
    const keys = value.map((element) => (0,kernel_json/* isJsonObject */.OW)(element) && Object.hasOwn(element, 'id') ? element['id'] : null);
    const areKeys = keys.every((key) => typeof key === 'string' || typeof key === 'number');
    return areKeys && new Set(keys).size === keys.length;
}

;// CONCATENATED MODULE: ./build/providers/file/single-file.js






/**
 * Keeps records in one JSON file; a missing file is an empty side.
 *
 * Shape: `{"schema":{"fields":{…}},"records":{"<id>":{"title":"Sign in"}}}`; `schema` may be left out,
 * other members are kept. A write edits only the record's changed members: other bytes stay.
 */
function openSingleFile(path) {
    let last = null;
    const open = () => {
        const raw = readText(path);
        if (last === null || last.raw !== raw)
            last = parseFile(path, raw);
        return last;
    };
    return {
        idProblem: idProblem,
        readAll: open,
        read(id) {
            const { entries, failed } = open();
            const entry = entries.get(id);
            if (entry !== undefined)
                return { kind: 'found', entry };
            const broken = failed.find((each) => each.id === id);
            return broken === undefined ? { kind: 'absent' } : { kind: 'unreadable', failure: broken };
        },
        write(id, { expected, fields }) {
            const now = open();
            const found = now.entries.get(id)?.fields ?? null;
            if (now.failed.some((each) => each.id === id) || !(0,kernel_json/* equalJson */.FS)(found, expected))
                return false;
            const next = afterWrite(path, now, { id, before: found, after: fields });
            if (readText(path) !== now.raw)
                return false;
            writeText(path, next.raw);
            last = next;
            return true;
        },
    };
}
function parseFile(path, raw) {
    if (raw === null)
        return { raw, json: null, entries: new Map(), failed: [], schema: null };
    const json = parseJsonText(raw, ['records']);
    if (!json.ok)
        throw fileFault('file-broken', `${path}:${json.error.line}: ${json.error.message}. Mend it there.`);
    const { value, place } = json.value;
    const records = (0,kernel_json/* isJsonObject */.OW)(value) && Object.hasOwn(value, 'records') ? value['records'] : undefined;
    if (!(0,kernel_json/* isJsonObject */.OW)(value) || !(0,kernel_json/* isJsonObject */.OW)(records) || place === null) {
        throw fileFault('file-broken', `${path} must be an object with "records", such as {"records": {}}.`);
    }
    const lines = new Map(place.members.map((member) => [member.name, member.line]));
    const entries = new Map();
    const failed = [];
    for (const [id, fields] of Object.entries(records)) {
        const entry = parseEntry(id, fields, `${path}:${lines.get(id) ?? 1}`);
        if (entry.ok)
            entries.set(id, entry.value);
        else
            failed.push(entry.error);
    }
    return { raw, json: json.value, entries, failed, schema: single_file_statedSchema(path, value['schema']) };
}
function single_file_statedSchema(path, value) {
    if (value === undefined)
        return null;
    const schema = parseSchema(value);
    if (schema.ok)
        return schema.value;
    throw fileFault('file-broken', failure('schema', `the member "schema" is no schema (${schema.error})`, path).message);
}
/**
 * Gives the file as it is to be written, without parsing it again.
 *
 * Laws: equal to `parseFile` of its text, but for the lines of other records in `where`.
 */
function afterWrite(path, now, write) {
    const { id, after } = write;
    if (now.json === null) {
        const raw = `${printJson({ records: after === null ? {} : { [id]: after } }, NEW_LAYOUT, 0)}\n`;
        return { ...parseFile(path, raw), raw };
    }
    const { text, place } = editFile(now.json, write);
    const entries = new Map(now.entries);
    const line = place.members.find(({ name }) => name === id)?.line ?? 1;
    if (after === null)
        entries.delete(id);
    else
        entries.set(id, { fields: after, where: `${path}:${line}` });
    return { ...now, raw: now.json.bom + text, json: { ...now.json, text, place }, entries };
}
function editFile({ text, place }, { id, before, after }) {
    (0,result/* assert */.vA)(place !== null, 'the file was parsed without its records');
    const layout = layoutOf(text);
    const index = place.members.findIndex(({ name }) => name === id);
    const member = place.members[index];
    if (member === undefined || before === null || after === null) {
        return setMember(text, place, { name: id, value: after ?? undefined, layout, level: 2 });
    }
    const value = editRecord(text.slice(member.valueStart, member.end), { before, after, layout, level: 3 });
    return replaceValue(text, place, { index, value });
}

;// CONCATENATED MODULE: ./build/providers/file/provider.js










/**
 * The other side as a JSON file, or as a folder of them: for another repository, or another branch's tree.
 *
 * A record's version is the hash of its content, so formatting alone is no change. There is no cursor:
 * every listing is a census.
 */
const definition = { name: 'file', side: 'remote', options: options, open: provider_open };
function provider_open(given, context) {
    const path = (0,external_node_path_.resolve)(context.root, given.path);
    const shelf = lazyShelf(path);
    let known = null;
    const schema = () => (known ??= schemaOf(shelf));
    return {
        name: 'file',
        side: 'remote',
        capabilities: { guard: 'if-match', create: 'client-id', ids: 'given', sharedIds: true },
        schema: async () => schema(),
        async *changes() {
            const { entries, failed } = shelf.readAll();
            const records = [...entries].map(([id, entry]) => toRecord(id, entry, schema()));
            const complete = failed.every(({ id }) => id !== undefined);
            yield { records, failed, end: { cursor: null, complete, census: true } };
        },
        read: async (id, ifNoneMatch) => readEntry(shelf, { id, ifNoneMatch, schema: schema() }),
        async create({ id, other, fields }) {
            const name = id ?? other ?? '';
            const problem = shelf.idProblem(name) ?? (0,kernel_json/* jsonProblem */.Io)(fields);
            if (problem !== null)
                return { kind: 'rejected', code: 'refused', message: `${path}: ${problem}.` };
            const found = shelf.read(name);
            if (found.kind === 'absent' && !shelf.write(name, { expected: null, fields }))
                return { kind: 'stale' };
            return createdAnswer(readEntry(shelf, { id: name, schema: schema() }), fields);
        },
        async update({ id, patch, version }) {
            const problem = shelf.idProblem(id);
            if (problem !== null)
                return badId(path, problem);
            const found = shelf.read(id);
            if (found.kind === 'absent')
                return { kind: 'gone' };
            if (found.kind === 'unreadable' || versionOf(found.entry.fields) !== version)
                return { kind: 'stale' };
            const patched = patchFields(found.entry.fields, patch, schema());
            if (!patched.ok)
                return patched.error;
            const change = { expected: found.entry.fields, fields: patched.value };
            if (!(0,kernel_json/* equalJson */.FS)(change.expected, change.fields) && !shelf.write(id, change))
                return { kind: 'stale' };
            return writtenAnswer(readEntry(shelf, { id, schema: schema() }));
        },
        async delete({ id, version }) {
            const problem = shelf.idProblem(id);
            if (problem !== null)
                return badId(path, problem);
            const found = shelf.read(id);
            if (found.kind === 'absent')
                return { kind: 'gone' };
            if (found.kind === 'unreadable' || versionOf(found.entry.fields) !== version)
                return { kind: 'stale' };
            return shelf.write(id, { expected: found.entry.fields, fields: null })
                ? { kind: 'deleted' }
                : { kind: 'stale' };
        },
        proposeId: ({ other }) => other,
    };
}
/** Looks at the disk when first used, because opening a provider must not fail. */
function lazyShelf(path) {
    let opened = null;
    const shelf = () => (opened ??= openShelf(path));
    return {
        idProblem: (id) => shelf().idProblem(id),
        readAll: () => shelf().readAll(),
        read: (id) => shelf().read(id),
        write: (id, change) => shelf().write(id, change),
    };
}
/** A path that does not exist yet is a file when it ends in `.json`, else a folder. */
function openShelf(path) {
    const { real, kind } = lookAt(path);
    const isFile = kind === 'file' || (kind === 'absent' && path.endsWith('.json'));
    return isFile ? openSingleFile(real) : openFolder(real);
}
function badId(path, problem) {
    return { kind: 'rejected', code: 'bad-id', message: `${path}: ${problem}.` };
}
function schemaOf(shelf) {
    const { schema, entries } = shelf.readAll();
    return schema ?? inferSchema([...entries.values()].map(({ fields }) => fields));
}
function readEntry(shelf, request) {
    const { id, ifNoneMatch, schema } = request;
    const problem = shelf.idProblem(id);
    if (problem !== null)
        return { kind: 'unreadable', failure: failure('bad-id', problem, 'the request') };
    const found = shelf.read(id);
    if (found.kind === 'absent')
        return { kind: 'gone' };
    if (found.kind === 'unreadable')
        return found;
    const record = toRecord(id, found.entry, schema);
    return record.version === ifNoneMatch ? { kind: 'not-modified' } : { kind: 'found', record };
}
/** A record that was there already with the same content was created by an earlier try. */
function createdAnswer(now, fields) {
    const answer = writtenAnswer(now);
    if (answer.kind !== 'written')
        return answer;
    const names = new Set([...Object.keys(fields), ...Object.keys(answer.record.fields)]);
    const value = (of, name) => (Object.hasOwn(of, name) ? (of[name] ?? null) : null);
    const isSame = [...names].every((name) => (0,kernel_json/* equalJson */.FS)(value(fields, name), value(answer.record.fields, name)));
    return isSame ? answer : { kind: 'stale' };
}
function writtenAnswer(now) {
    if (now.kind === 'found')
        return { kind: 'written', record: now.record };
    return now.kind === 'gone' ? { kind: 'gone' } : { kind: 'stale' };
}
function toRecord(id, { fields, where }, schema) {
    const empty = Object.fromEntries(Object.keys(schema.fields).map((name) => [name, null]));
    return { id, version: versionOf(fields), fields: { ...empty, ...fields }, where };
}
function versionOf(fields) {
    return `"${(0,external_node_crypto_.createHash)('sha256').update((0,kernel_json/* canonicalJson */.dj)(fields)).digest('hex').slice(0, 32)}"`;
}


/***/ })

};
;