"use strict";
exports.id = 95;
exports.ids = [95];
exports.modules = {

/***/ 8115:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ ArtifactProvider)
});

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/patch.js
var kernel_patch = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/artifacts/file.js
var artifacts_file = __webpack_require__(7465);
// EXTERNAL MODULE: ./build/artifacts/ids.js
var ids = __webpack_require__(5917);
// EXTERNAL MODULE: ./build/artifacts/listing.js + 1 modules
var artifacts_listing = __webpack_require__(1955);
;// CONCATENATED MODULE: ./build/artifacts/catalog.js



/** Marks the version of a record that is named by its path, so that a rename is noticed (E10). */
const BY_PATH = '+path';
/** Marks the version of a record that is one of several in its file, with their number. */
const OF = '*';
/** Joins the hash of a file and the way it holds a record to what others see as the record's version. */
function versionOf(hash, { byPath, count }) {
    return `${hash}${count > 1 ? `${OF}${count}` : ''}${byPath ? BY_PATH : ''}`;
}
function hashOfVersion(version) {
    const end = version.search(/[*+]/);
    return end === -1 ? version : version.slice(0, end);
}
function isByPath(version) {
    return version.endsWith(BY_PATH);
}
/** How many records the file of a version holds: only who knows all of them knows the file. */
function countOfVersion(version) {
    return Number(/\*(\d+)/.exec(version)?.[1] ?? 1);
}
/**
 * Knows which file holds which record, and which versions of a file stand for the same bytes.
 *
 * It is filled by listings; a record that is not in it is looked for in every file once.
 */
class Catalog {
    root;
    format;
    paths = new Map();
    aliases = new Map();
    writes = new Map();
    known = null;
    /** What a listing knew without reading; looked at when a record is first asked for. */
    unread = [];
    constructor(root, format) {
        this.root = root;
        this.format = format;
    }
    list() {
        return (0,artifacts_listing/* listArtifacts */.w)(this.root, this.format.glob);
    }
    read(path) {
        return (0,artifacts_file/* readArtifact */.R9)(this.root, path);
    }
    /** Forgets where records are; a listing tells it anew. */
    clear() {
        this.paths.clear();
        this.unread = [];
    }
    learn(id, path) {
        const known = this.paths.get(id) ?? [];
        if (!known.includes(path))
            this.paths.set(id, [...known, path]);
    }
    forget(id) {
        this.paths.delete(id);
    }
    /** Says that all files were looked at, so that an unknown id is one that no file has. */
    finish(files, unread = []) {
        this.known = files.map((file) => file.path);
        this.unread = unread;
    }
    /** Git's blob id of a clean file differs from the hash of its bytes where line endings are converted. */
    alias(path, hash, listed) {
        if (hash !== listed)
            this.aliases.set(`${path}\0${hash}`, listed);
    }
    /** What a file with these bytes is called in listings. */
    listedHash(path, hash) {
        return this.aliases.get(`${path}\0${hash}`) ?? hash;
    }
    /** Gives the paths of all artifacts as last listed. */
    async files() {
        if (this.known === null)
            await this.scan();
        return this.known ?? [];
    }
    /** Finds the files that hold a record; more than one is a copy with its id (E9). */
    async locate(id) {
        for (const { file, ids } of this.unread)
            for (const each of ids)
                this.learn(each, file.path);
        this.unread = [];
        const paths = (this.paths.get(id) ?? []).filter((path) => this.holds(path, id));
        if (paths.length > 0 || (this.known !== null && !this.paths.has(id)))
            return paths;
        await this.scan();
        return this.paths.get(id) ?? [];
    }
    holds(path, id) {
        const read = this.read(path);
        return read?.ok === true && this.idsIn(read.value).includes(id);
    }
    async scan() {
        const listing = await this.list();
        this.paths.clear();
        for (const file of listing.files) {
            const read = this.read(file.path);
            if (read?.ok !== true)
                continue;
            this.alias(file.path, read.value.hash, file.version);
            for (const id of this.idsIn(read.value))
                this.learn(id, file.path);
        }
        this.finish(listing.files);
    }
    idsIn({ path, text }) {
        return this.format.ids(text).map((id) => id ?? (0,ids/* idOfPath */.IQ)(path));
    }
    /** Notes a write of this session, so that its own traces do not make later writes stale. */
    wrote(path, write) {
        const writes = this.writes.get(path);
        if (writes === undefined)
            this.writes.set(path, [write]);
        else
            writes.push(write);
        if (this.known !== null && !this.known.includes(path))
            this.known = [...this.known, path];
    }
    /**
     * Says whether a record may be written on the strength of a version: the file has not changed since,
     * or only by this session's writes to its other records.
     */
    async isCurrent(record) {
        const wanted = hashOfVersion(record.version);
        let hash = record.hash;
        if (this.stands(record.path, hash, wanted))
            return true;
        for (const write of (this.writes.get(record.path) ?? []).toReversed()) {
            if (write.to !== hash || write.id === record.id)
                break;
            hash = write.from;
            if (this.stands(record.path, hash, wanted))
                return true;
        }
        const listing = await (0,artifacts_listing/* listArtifacts */.w)(this.root, {
            prefix: record.path,
            matches: (name) => name === record.path,
        });
        return listing.files[0]?.version === wanted;
    }
    stands(path, hash, wanted) {
        return hash === wanted || this.listedHash(path, hash) === wanted;
    }
}

// EXTERNAL MODULE: ./build/artifacts/problem.js
var artifacts_problem = __webpack_require__(9932);
;// CONCATENATED MODULE: ./build/artifacts/changes.js



const PAGE_SIZE = 500;
/**
 * Lists all records; a file whose version is known for all its records and occurs once is not read.
 *
 * A file that cannot be read is reported with its record's id where that can be told; where it cannot,
 * the listing is incomplete, so that nobody takes the record for deleted.
 */
async function* listChanges(catalog, format, request) {
    const listing = await catalog.list();
    catalog.clear();
    const known = knownByHash(request.known);
    let paths;
    const isPath = (id) => (paths ??= new Set(listing.files.map((file) => (0,ids/* idOfPath */.IQ)(file.path)))).has(id);
    const unread = [];
    const renamed = [];
    const toRead = [];
    const doubled = doubledVersions(listing.files);
    for (const file of listing.files) {
        const before = doubled.has(file.version) ? undefined : wholly(known.get(file.version));
        const move = before?.byPath === true ? pathMove(before, file, isPath) : null;
        if (before === undefined || move === 'other')
            toRead.push(file);
        else {
            if (move !== null && move.from !== move.to)
                renamed.push(move);
            unread.push({ file, ids: move === null ? before.ids : [move.to] });
        }
    }
    const failed = listing.failed.map(({ path, ...failure }) => ({
        ...failure,
        id: (0,ids/* idOfPath */.IQ)(path),
    }));
    const certain = listing.complete && listing.failed.length === 0;
    const run = new Reading(catalog, format, { failed, certain });
    yield* run.pages(toRead);
    const isCopied = ({ ids }) => run.ids.size > 0 && ids.some((id) => run.ids.has(id));
    const copied = unread.filter(isCopied).map(({ file }) => file);
    yield* run.pages(copied);
    const kept = copied.length === 0 ? unread : unread.filter(({ file }) => !copied.includes(file));
    catalog.finish(listing.files, kept);
    yield {
        records: [],
        unchanged: kept.flatMap(({ ids }) => ids),
        failed: run.failed,
        renamed,
        end: { cursor: null, complete: run.certain, census: true },
    };
}
function knownByHash(known) {
    const byHash = new Map();
    for (const [version, ids] of known) {
        const hash = hashOfVersion(version);
        const before = byHash.get(hash);
        byHash.set(hash, {
            ids: before === undefined ? ids : [...before.ids, ...ids],
            byPath: isByPath(version),
            count: countOfVersion(version),
        });
    }
    return byHash;
}
/** What is known of a file, if it is known of all its records; of the others nothing may be concluded. */
function wholly(known) {
    return known !== undefined && known.ids.length >= known.count ? known : undefined;
}
/** The versions that more than one file has: copies, of which each has to be looked at (E9). */
function doubledVersions(files) {
    const seen = new Set();
    const doubled = new Set();
    for (const { version } of files) {
        const count = seen.size;
        if (seen.add(version).size === count)
            doubled.add(version);
    }
    return doubled;
}
/** Tells how a record named by its path moved; `other` when the old path still has a file. */
function pathMove(before, file, isPath) {
    const [from] = before.ids;
    const to = (0,ids/* idOfPath */.IQ)(file.path);
    if (from === undefined || before.ids.length !== 1)
        return 'other';
    return from === to || !isPath(from) ? { from, to } : 'other';
}
/** Reads files and collects what became of them. */
class Reading {
    ids = new Set();
    failed;
    certain;
    catalog;
    format;
    constructor(catalog, format, start) {
        this.catalog = catalog;
        this.format = format;
        this.failed = start.failed;
        this.certain = start.certain;
    }
    *pages(files) {
        let records = [];
        for (const file of files) {
            records.push(...this.recordsOf(file));
            if (records.length < PAGE_SIZE)
                continue;
            yield { records };
            records = [];
        }
        if (records.length > 0)
            yield { records };
    }
    recordsOf(file) {
        const read = this.catalog.read(file.path);
        if (read === null)
            return [];
        if (!read.ok) {
            this.fail((0,artifacts_problem/* failureOf */.g5)(file.path, read.error, read.error.id ?? (0,ids/* idOfPath */.IQ)(file.path)), read.error.id !== undefined);
            return [];
        }
        this.catalog.alias(file.path, read.value.hash, file.version);
        const entries = this.format.read(read.value.text);
        if (!entries.ok) {
            const { id } = entries.error;
            this.fail((0,artifacts_problem/* failureOf */.g5)(file.path, entries.error, id ?? (0,ids/* idOfPath */.IQ)(file.path)), id !== undefined);
            return [];
        }
        for (const problem of entries.value.failures)
            this.fail((0,artifacts_problem/* failureOf */.g5)(file.path, problem), problem.id !== undefined);
        const count = entries.value.entries.length + entries.value.failures.length;
        return entries.value.entries.map((entry) => {
            const record = recordOf(file, entry, count);
            this.ids.add(record.id);
            this.catalog.learn(record.id, file.path);
            return record;
        });
    }
    fail(failure, certain) {
        this.failed.push(failure);
        if (!certain)
            this.certain = false;
    }
}
/** Gives a file's entry as the record that others see; `count`: how many records its file holds. */
function recordOf(file, entry, count) {
    return {
        id: entry.id ?? (0,ids/* idOfPath */.IQ)(file.path),
        version: versionOf(file.version, { byPath: entry.id === undefined, count }),
        fields: entry.fields,
        where: `${file.path}:${entry.line}`,
    };
}

// EXTERNAL MODULE: ./build/artifacts/markers.js
var artifacts_markers = __webpack_require__(5336);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/artifacts/proposal.js



/**
 * Chooses the first proposed text that reads back exactly as wanted, every other record unchanged.
 *
 * Errors: the last refusal among the proposals, else `unmapped`.
 */
function chooseText(format, request) {
    const before = format.read(request.before);
    const wanted = request.wanted(before.ok ? before.value.entries : []);
    let refusal = (0,artifacts_problem/* unmapped */.NW)(`${request.id}: this value cannot be written so that it reads back the same; change it, or edit the file by hand`);
    for (const proposal of request.proposals) {
        if (typeof proposal !== 'string') {
            refusal = { code: proposal.code, message: `${request.id}: ${proposal.message}` };
            continue;
        }
        const read = format.read(proposal);
        if (!read.ok || !sameEntries(read.value.entries, wanted))
            continue;
        return (0,result.ok)(proposal);
    }
    return (0,result/* fail */.fJ)(refusal);
}
function sameEntries(entries, wanted) {
    return (entries.length === wanted.length &&
        entries.every((entry, index) => entry.id === wanted[index]?.id && (0,json/* equalJson */.FS)(entry.fields, wanted[index]?.fields)));
}

// EXTERNAL MODULE: ./build/artifacts/sync-actors.js + 3 modules
var sync_actors = __webpack_require__(1500);
;// CONCATENATED MODULE: ./build/artifacts/seek.js


/** Finds a record; more than one file or entry with its id is a problem, never a guess (E9). */
async function seekRecord(catalog, format, id) {
    const [path, copy] = await catalog.locate(id);
    if (path === undefined)
        return { kind: 'gone' };
    if (copy !== undefined) {
        const message = `the id ${id} is in ${path} as well. Give each record its own.`;
        return { kind: 'unreadable', path: copy, problem: { code: 'duplicate-id', message } };
    }
    const read = catalog.read(path);
    if (read === null)
        return { kind: 'gone' };
    if (!read.ok)
        return { kind: 'unreadable', path, problem: read.error };
    const entries = format.read(read.value.text);
    if (!entries.ok)
        return { kind: 'unreadable', path, problem: entries.error };
    const found = entries.value.entries.flatMap((entry, index) => (entry.id ?? (0,ids/* idOfPath */.IQ)(path)) === id ? [{ entry, index }] : []);
    const [first, second] = found;
    if (first === undefined) {
        const problem = entries.value.failures.find((failure) => failure.id === id);
        return problem === undefined ? { kind: 'gone' } : { kind: 'unreadable', path, problem };
    }
    if (second !== undefined) {
        const message = `the id ${id} is there twice (lines ${first.entry.line} and ${second.entry.line}). Give each record its own.`;
        return {
            kind: 'unreadable',
            path,
            problem: { code: 'duplicate-id', message, line: second.entry.line },
        };
    }
    const version = catalog.listedHash(path, read.value.hash);
    const count = entries.value.entries.length + entries.value.failures.length;
    const record = recordOf({ path, version }, first.entry, count);
    return { kind: 'found', at: { artifact: read.value, ...first, record } };
}

;// CONCATENATED MODULE: ./build/artifacts/artifact-provider.js











/**
 * A local provider over files in the repository; the format says how a file holds records.
 *
 * The version of a record is the git blob id of its file. A write is made only when the file still has
 * the bytes that were read (E77), after reading back in memory that it holds exactly what was wanted.
 */
class ArtifactProvider {
    name;
    side = 'local';
    capabilities = {
        guard: 'revision-test',
        create: 'client-id',
        ids: 'given',
        sharedIds: false,
    };
    format;
    catalog;
    /** As of the last listing. */
    actors = null;
    constructor(root, format) {
        this.name = format.name;
        this.format = format;
        this.catalog = new Catalog(root, format);
    }
    schema() {
        return Promise.resolve(this.format.schema);
    }
    async *changes(request) {
        const actors = new sync_actors/* SyncActors */.U(this.catalog.root);
        this.actors = actors;
        for await (const page of listChanges(this.catalog, this.format, request)) {
            for (const { id, version, where } of page.records)
                actors.note({ id, path: pathOf(where), blob: hashOfVersion(version) });
            yield page;
        }
    }
    async detectExternalSyncActors() {
        const actors = this.actors ?? new sync_actors/* SyncActors */.U(this.catalog.root);
        return actors.names(await this.catalog.files());
    }
    proposeId({ other }) {
        return (0,ids/* safeName */.jC)(other) || 'record';
    }
    async read(id, ifNoneMatch) {
        const sought = await seekRecord(this.catalog, this.format, id);
        if (sought.kind === 'gone')
            return sought;
        if (sought.kind === 'unreadable') {
            return { kind: 'unreadable', failure: (0,artifacts_problem/* failureOf */.g5)(sought.path, sought.problem, id) };
        }
        const { record, artifact } = sought.at;
        const version = ifNoneMatch ?? '';
        const same = version !== '' &&
            (await this.catalog.isCurrent({ path: artifact.path, id, version, hash: artifact.hash }));
        return same ? { kind: 'not-modified' } : { kind: 'found', record };
    }
    /** A field stands where a proposal that changes its value first differs from the file. */
    async placeOf(id, field) {
        const sought = await seekRecord(this.catalog, this.format, id);
        if (sought.kind !== 'found')
            return null;
        const { artifact, entry, index } = sought.at;
        const value = entry.fields[field] ?? null;
        const after = { ...entry.fields, [field]: otherThan(value) };
        for (const proposal of this.format.update(artifact.text, { index, before: entry.fields, after })) {
            if (typeof proposal === 'string')
                return { path: artifact.path, line: firstDifference(artifact.text, proposal) };
        }
        return { path: artifact.path, line: entry.line };
    }
    async update({ id, patch, version }) {
        const sought = await this.seekCurrent(id, version);
        if (sought.kind !== 'found')
            return sought;
        const { at } = sought;
        const patched = (0,kernel_patch/* applyPatch */.X6)(at.entry.fields, patch);
        if (!patched.ok) {
            return patched.error.code === 'patch-test-failed' ? { kind: 'stale' } : refused(patched.error);
        }
        if (!(0,json/* isJsonObject */.OW)(patched.value))
            return refused({ code: 'patch-invalid', message: `the patch of ${id} leaves no record` });
        const after = changedOnly(at.entry.fields, {
            wanted: patched.value,
            normalized: this.format.normalize(patched.value),
        });
        if ((0,json/* equalJson */.FS)(after, at.entry.fields))
            return { kind: 'written', record: at.record };
        const markers = (0,artifacts_markers/* refuseMarkers */.U)(at.entry.fields, after);
        if (markers !== null)
            return refused({ ...markers, message: `${id}: ${markers.message}` });
        const change = { index: at.index, before: at.entry.fields, after };
        const chosen = chooseText(this.format, {
            id,
            before: at.artifact.text,
            proposals: this.format.update(at.artifact.text, change),
            wanted: (entries) => entries.map((entry, index) => (index === at.index ? { ...entry, fields: after } : entry)),
        });
        if (!chosen.ok)
            return refused(chosen.error);
        return this.write(id, { path: at.artifact.path, text: chosen.value, expected: at.artifact.hash });
    }
    async create({ id: given, other, fields }) {
        const id = given ?? this.proposeId({ other: other ?? '', fields });
        if ((0,ids/* readId */.wh)(id) !== id)
            return refused({
                code: 'bad-id',
                message: `${JSON.stringify(id)} cannot be the id of a file's record`,
            });
        const wanted = this.format.normalize(fields);
        const sought = await seekRecord(this.catalog, this.format, id);
        if (sought.kind === 'unreadable')
            return refused((0,artifacts_problem/* failureOf */.g5)(sought.path, sought.problem));
        if (sought.kind === 'found')
            return existing(sought.at, wanted);
        const markers = (0,artifacts_markers/* refuseMarkers */.U)(null, wanted);
        if (markers !== null)
            return refused({ ...markers, message: `${id}: ${markers.message}` });
        const entry = { id, fields: wanted, ...(other === undefined ? {} : { other }) };
        const files = await this.catalog.files();
        const place = this.format.place(entry, files);
        if (!place.ok)
            return refused(place.error);
        const path = place.value.existing ? place.value.path : this.free(place.value.path, files);
        if (!this.format.glob.matches(path)) {
            return refused({
                code: 'outside-path',
                message: `${path} is not covered by "${this.format.glob.pattern}"; set "new" to a path that is`,
            });
        }
        const read = place.value.existing ? this.catalog.read(path) : null;
        if (read?.ok === false)
            return refused((0,artifacts_problem/* failureOf */.g5)(path, read.error));
        return this.add(entry, { path, text: read?.value.text ?? null, expected: read?.value.hash ?? null });
    }
    /** A path that no listed file and no other file on disk has. */
    free(wanted, files) {
        let path = (0,ids/* freePath */.kp)(wanted, files);
        for (const taken = [...files]; this.catalog.read(path)?.ok === true; path = (0,ids/* freePath */.kp)(wanted, taken))
            taken.push(path);
        return path;
    }
    add(entry, file) {
        const chosen = chooseText(this.format, {
            id: entry.id,
            before: file.text ?? '',
            proposals: this.format.add(file.text, entry),
            wanted: (entries) => [
                ...(file.text === null ? [] : entries),
                { id: entry.id, line: 0, fields: entry.fields },
            ],
        });
        if (!chosen.ok)
            return refused(chosen.error);
        return this.write(entry.id, { ...file, text: chosen.value });
    }
    async delete({ id, version, }) {
        const sought = await this.seekCurrent(id, version);
        if (sought.kind !== 'found')
            return sought;
        const { artifact, index } = sought.at;
        const rest = this.format.remove(artifact.text, index);
        if (!rest.ok)
            return refused(rest.error);
        if (rest.value !== null) {
            const chosen = chooseText(this.format, {
                id,
                before: artifact.text,
                proposals: [rest.value],
                wanted: (entries) => entries.toSpliced(index, 1),
            });
            if (!chosen.ok)
                return refused(chosen.error);
        }
        const outcome = rest.value === null
            ? (0,artifacts_file/* removeArtifact */.bG)(this.catalog.root, { path: artifact.path, expected: artifact.hash })
            : (0,artifacts_file/* writeArtifact */.w6)(this.catalog.root, {
                path: artifact.path,
                text: rest.value,
                expected: artifact.hash,
            });
        if (outcome.kind === 'stale')
            return outcome;
        if (outcome.kind === 'refused')
            return refused((0,artifacts_problem/* failureOf */.g5)(artifact.path, outcome.problem));
        this.catalog.forget(id);
        if (outcome.kind === 'written')
            this.catalog.wrote(artifact.path, { from: artifact.hash, to: outcome.hash, id });
        return { kind: 'deleted' };
    }
    /** Finds a record that is still at a version; anything else is the answer to the write. */
    async seekCurrent(id, version) {
        const sought = await seekRecord(this.catalog, this.format, id);
        if (sought.kind === 'gone')
            return sought;
        if (sought.kind === 'unreadable')
            return refused((0,artifacts_problem/* failureOf */.g5)(sought.path, sought.problem));
        const { path, hash } = sought.at.artifact;
        const current = await this.catalog.isCurrent({ path, id, version: hashOfVersion(version), hash });
        return current ? sought : { kind: 'stale' };
    }
    async write(id, file) {
        const outcome = (0,artifacts_file/* writeArtifact */.w6)(this.catalog.root, file);
        if (outcome.kind === 'stale')
            return outcome;
        if (outcome.kind === 'refused')
            return refused((0,artifacts_problem/* failureOf */.g5)(file.path, outcome.problem));
        this.catalog.wrote(file.path, { from: file.expected ?? '', to: outcome.hash, id });
        this.catalog.learn(id, file.path);
        const sought = await seekRecord(this.catalog, this.format, id);
        return sought.kind === 'found' ? { kind: 'written', record: sought.at.record } : { kind: 'stale' };
    }
}
/** The file in `file:line`. */
function pathOf(where) {
    return (where ?? '').replace(/:\d+$/, '');
}
function existing({ record }, wanted) {
    return (0,json/* equalJson */.FS)(record.fields, wanted)
        ? { kind: 'written', record }
        : refused({
            code: 'exists',
            message: `${record.where ?? record.id} already has the id ${record.id}, with other content`,
        });
}
/** A field that the patch leaves alone keeps the spelling it has, however odd that is. */
function changedOnly(before, after) {
    const names = Object.keys(after.wanted);
    const pick = (name) => ((0,json/* equalJson */.FS)(before[name], after.wanted[name]) ? before[name] : after.normalized[name]) ?? null;
    return Object.fromEntries(names.map((name) => [name, pick(name)]));
}
function refused({ code, message }) {
    return { kind: 'rejected', code, message };
}
/** A value that is another one from its first character on. */
function otherThan(value) {
    if (typeof value === 'string')
        return `x${value}`;
    return value === null ? 'x' : null;
}
/** The line, from 1, on which two texts part; the last one where one is the beginning of the other. */
function firstDifference(one, other) {
    const [lines, others] = [one.split('\n'), other.split('\n')];
    const at = lines.findIndex((line, i) => line !== others[i]);
    return at < 0 ? lines.length : at + 1;
}


/***/ }),

/***/ 7317:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_0__);

/** Compiles a glob; names match in full, hidden files only when the glob says so. */
function compileGlob(pattern) {
    const plain = pattern.replace(/^(?:\.\/)+/, '');
    const { base, isGlob } = picomatch__WEBPACK_IMPORTED_MODULE_0___default().scan(plain);
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0___default()(plain);
    return {
        pattern: plain,
        prefix: (isGlob ? base : plain).replace(/\/+$/, ''),
        matches: (path) => (isGlob ? matches(path) : path === plain),
    };
}


/***/ }),

/***/ 8965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nk: () => (/* binding */ setMember),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   Xf: () => (/* binding */ getMember)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _kernel_pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4184);
/* harmony import */ var _value_edit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3535);



/** Gets a field; absent is null, and one value where the field is a list counts as a list of one. */
function getMember(root, field) {
    const value = (0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(root, pathOf(field.key)) ?? null;
    const isList = field.kind === 'set' || field.kind === 'sequence';
    return isList && (typeof value === 'string' || typeof value === 'number') ? [value] : value;
}
/**
 * Gives the mapping with a field set; null removes its member.
 *
 * Laws: setting what `getMember` gave changes nothing. Errors: null when the key leads through a value
 * that is no mapping.
 */
function setMember(root, field, value) {
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(getMember(root, field), value))
        return root;
    return (0,_value_edit_js__WEBPACK_IMPORTED_MODULE_2__/* .withMember */ .R)(root, pathOf(field.key), value ?? undefined);
}
/** A key with a leading slash is a JSON pointer (DESIGN §7). */
function pathOf(key) {
    return key.startsWith('/') ? ((0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePointer */ .vp)(key) ?? [key]) : [key];
}


/***/ })

};
;