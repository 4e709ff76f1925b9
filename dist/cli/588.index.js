"use strict";
exports.id = 588;
exports.ids = [588];
exports.modules = {

/***/ 6588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Iy: () => (/* binding */ openRun),
  Ch: () => (/* binding */ openStore),
  by: () => (/* binding */ realWorld)
});

// UNUSED EXPORTS: actionRun, guardsOf, openActionEdges, openBranchStore, openLocal

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/kernel/ulid.js
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * Makes a ULID from a time and 16 random bytes, both injected.
 *
 * Units: milliseconds since 1970, below 2^48. Of each byte five bits are used.
 * Laws: a later millisecond sorts later; the alphabet is Crockford's base 32.
 * Source: the ULID specification, "Canonical String Representation".
 */
function ulid(timeMs, random) {
    let time = '';
    for (let rest = Math.floor(timeMs), i = 0; i < 10; i++) {
        time = ALPHABET.charAt(rest % 32) + time;
        rest = Math.floor(rest / 32);
    }
    return time + Array.from({ length: 16 }, (_, i) => ALPHABET.charAt((random[i] ?? 0) % 32)).join('');
}

// EXTERNAL MODULE: ./build/flows/sessions.js
var sessions = __webpack_require__(8424);
;// CONCATENATED MODULE: ./build/flows/held-off.js

/** How far a clock may have gone back before what it said earlier is not believed any more. */
const LONGEST_JUMP_MS = 24 * 60 * 60 * 1000;
/**
 * Says why a sync's upstream is not to be asked yet, or null: it said itself when it will answer (E39).
 *
 * Of several sessions that wait, the latest time counts. A time that was noted more than a day in the
 * future is the word of a clock that has gone back since (E75): nothing waits for it.
 */
async function heldOff(store, about) {
    let longest = null;
    for (const session of await (0,sessions/* openSessions */.wR)(store, about.sync)) {
        const waits = waitOf(session, about.now);
        if (waits !== null && (longest?.retryAt === undefined || at(waits.retryAt) > at(longest.retryAt)))
            longest = waits;
    }
    return longest;
}
function waitOf(session, now) {
    const { code, message, retryAt } = session.waiting ?? {};
    if (session.state !== 'queued' || retryAt === undefined)
        return null;
    if (code === undefined || message === undefined)
        return null;
    const isBefore = at(now) < at(retryAt) && at(now) >= at(session.updatedAt) - LONGEST_JUMP_MS;
    return isBefore ? { code, message, retryAt } : null;
}
function at(time) {
    return Date.parse(time ?? '');
}

;// CONCATENATED MODULE: ./build/flows/mapping.js

/**
 * Turns a sync's field entries and both sides' schemas into the mappings of its lens.
 *
 * Without entries every field that both sides know is synced under its own name; an open side knows
 * every name. The kind comes from the entry, else from the local schema, else from the upstream's.
 * Errors: one sentence per field that cannot be mapped.
 */
function planMappings(config, local, remote) {
    const entries = config.fields ?? sharedFields(local, remote);
    const problems = [];
    const mappings = [];
    for (const entry of entries) {
        const here = entry.local.kind === 'key' ? local.fields[entry.local.key] : undefined;
        const there = remote.fields[entry.remote];
        if (there === undefined && !remote.open) {
            problems.push(unknownField(config, { side: 'remote', name: entry.remote, known: Object.keys(remote.fields) }));
        }
        else if (here === undefined && entry.local.kind === 'key' && !local.open) {
            problems.push(unknownField(config, { side: 'local', name: entry.local.key, known: Object.keys(local.fields) }));
        }
        else {
            mappings.push(mappingOf(entry, here, there));
        }
    }
    if (mappings.length === 0 && problems.length === 0) {
        problems.push(`syncs.${config.id}: the two sides share no field; name the fields to sync under "fields"`);
    }
    return problems.length > 0 ? (0,result/* fail */.fJ)(problems) : (0,result.ok)(mappings);
}
function sharedFields(local, remote) {
    const known = [...Object.keys(remote.fields), ...Object.keys(local.fields)];
    const names = known.filter((name) => (local.open || name in local.fields) && (remote.open || name in remote.fields));
    return [...new Set(names)]
        .sort()
        .map((name) => ({ name, local: { kind: 'key', key: name }, remote: name }));
}
function mappingOf(entry, here, there) {
    const kind = entry.kind ?? sectionKind(entry) ?? here?.kind ?? there?.kind ?? 'scalar';
    const equivalent = [
        ...(entry.equivalent ?? []),
        ...(here?.equivalent ?? []),
        ...sectionEquivalents(entry),
        ...(there?.equivalent ?? []),
    ];
    return {
        name: entry.name,
        remote: entry.remote,
        kind,
        key: entry.key ?? here?.key ?? there?.key ?? 'id',
        ...(entry.values === undefined ? {} : { values: entry.values }),
        ...(entry.authority === undefined ? {} : { authority: entry.authority }),
        equivalent: [...new Set(equivalent)],
        writable: { local: here?.writable ?? true, remote: there?.writable ?? true },
        ...(here?.onCreate === true || there?.onCreate === true
            ? { onCreate: { local: here?.onCreate === true, remote: there?.onCreate === true } }
            : {}),
    };
}
function sectionKind(entry) {
    if (entry.local.kind !== 'section')
        return undefined;
    return entry.local.as === 'checklist' ? 'list' : 'text';
}
/** The blank lines around a section are the file's own, so they do not count as part of its text. */
function sectionEquivalents(entry) {
    return entry.local.kind === 'section' && entry.local.as === 'text' ? ['lines', 'trim'] : [];
}
function unknownField(config, about) {
    const { provider } = config[about.side];
    return `syncs.${config.id}.fields: the ${about.side} provider ${provider} has no field "${about.name}"; it has ${[...about.known].sort().join(', ') || 'none'}`;
}

// EXTERNAL MODULE: ./build/flows/mapping-marks.js
var mapping_marks = __webpack_require__(832);
// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/providers/table.js
var table = __webpack_require__(5966);
// EXTERNAL MODULE: ./build/stores/durable.js
var durable = __webpack_require__(1897);
// EXTERNAL MODULE: ./build/stores/folder.js
var stores_folder = __webpack_require__(5504);
// EXTERNAL MODULE: ./build/stores/format/base.js
var format_base = __webpack_require__(2695);
// EXTERNAL MODULE: ./build/stores/format/decode.js + 1 modules
var decode = __webpack_require__(2715);
// EXTERNAL MODULE: ./build/stores/format/session.js
var format_session = __webpack_require__(8124);
// EXTERNAL MODULE: ./build/stores/git-files.js
var git_files = __webpack_require__(8980);
// EXTERNAL MODULE: ./build/stores/hash.js
var hash = __webpack_require__(9348);
// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/stores/journal-end.js
var journal_end = __webpack_require__(1809);
// EXTERNAL MODULE: ./build/stores/names.js
var names = __webpack_require__(7894);
// EXTERNAL MODULE: ./build/stores/state-files.js
var state_files = __webpack_require__(9489);
;// CONCATENATED MODULE: ./build/stores/journal-file.js








/**
 * Opens the journals of a folder for appending.
 *
 * The first append to a journal reads it whole: a torn last line is cut off, an altered one stops the
 * run before anything is written. Later ones only add their line; the lock keeps others away.
 * Errors: throws a bug when the entry's `seq` is not the next one.
 */
function openJournals(folder) {
    const tails = new Map();
    return {
        append(session, entry) {
            const file = (0,names/* journalFile */.i7)(session);
            const tail = tails.get(file) ?? mend(folder, file);
            (0,result/* assert */.vA)(entry.seq === tail.seq + 1, `journal ${session}: seq ${entry.seq} after ${tail.seq}`);
            tails.delete(file);
            (0,durable/* appendFile */.dl)(folder, file, `${tail.open ? '\n' : ''}${(0,journal/* encodeEntry */.vv)(entry, hash/* sha256 */.s)}`);
            tails.set(file, { seq: entry.seq, open: false });
        },
    };
}
function mend(folder, file) {
    const text = (0,stores_folder/* readText */.yR)(folder, file, (0,state_files/* maxBytes */.I)(file)) ?? '';
    const end = (0,journal_end/* endOfJournal */.O)(text, (0,stores_folder/* shownFile */.G)(folder, file));
    if (end.text !== text)
        (0,durable/* truncateFile */.Lr)(folder, file, Buffer.byteLength(end.text, 'utf8'));
    return { seq: end.seq, open: end.open };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
;// CONCATENATED MODULE: ./build/stores/pending.js





/** The commit that is being written; there only while it is, or after a crash. */
const PENDING_FILE = 'commit.pending';
const MAX_PENDING_BYTES = 500 * 1024 * 1024;
/** A name inside the state folder; what leads elsewhere is refused before anything is written. */
function isInside(file) {
    return file.split('/').every((part) => /^[A-Za-z0-9._~-]+$/.test(part) && part !== '.' && part !== '..');
}
const path = schemas/* string */.YjP().refine(isInside, 'not a file of the state');
const pendingFormat = {
    name: 'pending commit',
    format: 1,
    schema: schemas/* strictObject */.rej({
        format: schemas/* literal */.euz(1),
        writes: schemas/* array */.YOg(schemas/* tuple */.PVZ([path, schemas/* string */.YjP().nullable()])),
    }),
    encode: (pending) => `${JSON.stringify(pending)}\n`,
    migrations: {},
};
/**
 * Writes many files as one step: after a crash at any point all are old, or `finishPending` makes all new.
 *
 * The whole step is first written durably to one file. Git never sees that file (`.gitignore`).
 */
function writeTogether(folder, writes) {
    const pending = { format: 1, writes: [...writes] };
    (0,durable/* replaceFile */.fR)(folder, PENDING_FILE, (0,decode/* encodeFile */.rN)(pendingFormat, pending));
    carryOut(folder, pending);
}
/** Finishes the step that a crash cut short; says whether there was one. */
async function finishPending(folder) {
    const text = (0,stores_folder/* readText */.yR)(folder, PENDING_FILE, MAX_PENDING_BYTES);
    if (text === null)
        return false;
    carryOut(folder, await (0,decode/* decodeFile */.JG)(pendingFormat, { file: (0,stores_folder/* shownFile */.G)(folder, PENDING_FILE), text }));
    return true;
}
function carryOut(folder, pending) {
    const touched = new Set();
    for (const [file, text] of pending.writes) {
        if (text !== null)
            (0,durable/* replaceFile */.fR)(folder, file, text, false);
        else if (!(0,durable/* removeFile */.nM)(folder, file, false))
            continue;
        touched.add((0,external_node_path_.dirname)(file));
    }
    for (const sub of touched)
        (0,durable/* flushFolder */.nB)(folder, sub);
    (0,durable/* removeFile */.nM)(folder, PENDING_FILE);
}

// EXTERNAL MODULE: ./build/stores/plan-writes.js
var plan_writes = __webpack_require__(8168);
// EXTERNAL MODULE: ./build/stores/prunable.js
var prunable = __webpack_require__(8473);
// EXTERNAL MODULE: ./build/stores/read-only.js
var read_only = __webpack_require__(115);
// EXTERNAL MODULE: ./build/stores/read-state.js
var read_state = __webpack_require__(9684);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/store.js
var store = __webpack_require__(8686);
;// CONCATENATED MODULE: ./build/stores/process.js



function ownIdentity() {
    const stat = readStat(process.pid);
    return { pid: process.pid, host: (0,external_node_os_.hostname)(), ...(stat !== null && { started: stat.started }) };
}
/**
 * Says whether a process has surely ended: killed, a zombie, or its number now belongs to another.
 *
 * A process of another machine counts as running; only a person can know.
 */
function hasEnded(identity) {
    if (identity.host !== (0,external_node_os_.hostname)())
        return false;
    const stat = readStat(identity.pid);
    if (stat === null)
        return !answersSignals(identity.pid);
    if (stat.state === 'Z' || stat.state === 'X')
        return true;
    return identity.started !== undefined && identity.started !== stat.started;
}
/**
 * Reads `/proc/<pid>/stat`, or gives null where that is not to be seen: no /proc, or another user's process.
 *
 * The name in parentheses may hold anything, so the fields are counted from the last one.
 */
function readStat(pid) {
    try {
        const stat = external_node_fs_.readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return { state: fields[0] ?? '', started: fields[19] ?? '' };
    }
    catch (cause) {
        if ((0,stores_folder/* isSystemError */.Or)(cause))
            return null;
        throw cause;
    }
}
/** ESRCH: there is none. EPERM: there is one, of another user. */
function answersSignals(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (cause) {
        return !((0,stores_folder/* isSystemError */.Or)(cause) && cause.code === 'ESRCH');
    }
}

;// CONCATENATED MODULE: ./build/stores/state-lock.js








const LOCK = 'lock';
const ATTEMPTS = 100;
const MAX_LOCK_BYTES = 4096;
const ownerSchema = schemas/* strictObject */.rej({
    token: schemas/* uuid */.uRe(),
    pid: schemas/* int */.Whr().positive(),
    host: schemas/* string */.YjP(),
    started: schemas/* string */.YjP().exactOptional(),
    since: schemas/* string */.YjP(),
});
/**
 * Takes the lock of a state folder; gives the function that releases it.
 *
 * The lock is the file `lock`, made whole and only where there is none (a hard link). One of an ended
 * process is replaced at once. For that a process first claims the right to replace that very lock, by
 * making `lock.<token of the ended one>`; a claim of an ended process is itself claimed the same way. So
 * of many that find the same dead lock one replaces it, and nobody ever removes a living one.
 * Errors: `state-locked`, retryable, naming process and time.
 */
function takeLock(folder, since) {
    const own = { token: (0,external_node_crypto_.randomUUID)(), ...ownIdentity(), since };
    const ticket = `${LOCK}.${own.token}.ticket`;
    (0,durable/* ensureFolder */.f2)(folder, '.');
    (0,durable/* replaceFile */.fR)(folder, ticket, `${JSON.stringify(own)}\n`);
    try {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isTaken(folder, ticket)) {
                sweep(folder);
                return () => {
                    if (readOwner(folder, LOCK)?.token === own.token)
                        (0,durable/* removeFile */.nM)(folder, LOCK);
                };
            }
        }
    }
    finally {
        (0,durable/* removeFile */.nM)(folder, ticket);
    }
    throw new store/* StoreFault */.W({
        code: 'state-locked',
        retryable: true,
        message: `Many runs want the state ${folder.shown} at once. Run again when they have ended.`,
    });
}
/** Says whether a living process holds the lock of a folder. */
function isLocked(folder) {
    const owner = readOwner(folder, LOCK);
    return owner !== null && !hasEnded(owner);
}
/** One attempt: true when the lock is ours, false when something moved meanwhile. */
function isTaken(folder, ticket) {
    if (linkNew(folder, ticket, LOCK))
        return true;
    const holder = readOwner(folder, LOCK);
    if (holder === null)
        return false;
    const claims = claim(folder, ticket, holder);
    if (claims === null)
        return false;
    // Another may have replaced the dead lock and dropped its claim just before ours: then it is not ours.
    const isStillDead = readOwner(folder, LOCK)?.token === holder.token;
    if (isStillDead)
        (0,stores_folder/* guarded */.Nj)(folder, LOCK, 'write', () => replaceLock(folder, ticket));
    for (const name of isStillDead ? claims : claims.slice(-1))
        (0,durable/* removeFile */.nM)(folder, name);
    return isStillDead;
}
function replaceLock(folder, ticket) {
    external_node_fs_.renameSync((0,external_node_path_.join)(folder.root, ticket), (0,external_node_path_.join)(folder.root, LOCK));
}
/** Claims the right to replace a dead owner's lock; null when another was quicker and is done. */
function claim(folder, ticket, holder) {
    const claims = [];
    for (let owner = holder;;) {
        if (!hasEnded(owner))
            throw lockedBy(folder, owner);
        const name = `${LOCK}.${owner.token}`;
        claims.push(name);
        if (linkNew(folder, ticket, name))
            return claims;
        const next = readOwner(folder, name);
        if (next === null)
            return null;
        owner = next;
    }
}
/** Removes what ended processes left of their attempts. */
function sweep(folder) {
    for (const name of (0,stores_folder/* listNames */.Zv)(folder, '.')) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const owner = parseOwner((0,stores_folder/* readText */.yR)(folder, name, MAX_LOCK_BYTES) ?? '');
        if (owner !== null && hasEnded(owner))
            (0,durable/* removeFile */.nM)(folder, name);
    }
}
/** Makes `name` the same file as the ticket, unless there is one. */
function linkNew(folder, ticket, name) {
    const [from, to] = [(0,external_node_path_.join)(folder.root, ticket), (0,external_node_path_.join)(folder.root, name)];
    return (0,stores_folder/* guarded */.Nj)(folder, name, 'write', () => {
        try {
            external_node_fs_.linkSync(from, to);
            return true;
        }
        catch (cause) {
            if (!(0,stores_folder/* isSystemError */.Or)(cause))
                throw cause;
            if (cause.code === 'EEXIST')
                return false;
            if (!NO_LINKS.has(cause.code))
                throw cause;
            return copyNew(from, to);
        }
    });
}
/** What file systems without hard links answer, such as exFAT. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
function copyNew(from, to) {
    try {
        external_node_fs_.copyFileSync(from, to, external_node_fs_.constants.COPYFILE_EXCL);
        return true;
    }
    catch (cause) {
        if ((0,stores_folder/* isSystemError */.Or)(cause) && cause.code === 'EEXIST')
            return false;
        throw cause;
    }
}
function readOwner(folder, name) {
    const text = (0,stores_folder/* readText */.yR)(folder, name, MAX_LOCK_BYTES);
    if (text === null)
        return null;
    const owner = parseOwner(text);
    if (owner !== null)
        return owner;
    throw new store/* StoreFault */.W({
        code: 'state-locked',
        message: `${(0,stores_folder/* shownFile */.G)(folder, name)} does not say who holds the lock. If no sync-kernel is running here, remove it.`,
    });
}
function parseOwner(text) {
    try {
        return ownerSchema.safeParse(JSON.parse(text)).data ?? null;
    }
    catch (cause) {
        if (cause instanceof SyntaxError)
            return null;
        throw cause;
    }
}
function lockedBy(folder, owner) {
    return new store/* StoreFault */.W({
        code: 'state-locked',
        retryable: true,
        message: `Process ${owner.pid} on ${owner.host} has been writing to ${folder.shown} since ${owner.since}. Run again when it has ended; if that machine is gone, remove ${(0,stores_folder/* shownFile */.G)(folder, LOCK)}.`,
    });
}

;// CONCATENATED MODULE: ./build/stores/directory.js

















/**
 * Keeps the state as files in a directory (DESIGN §6), for the command line.
 *
 * Laws: `commit` is one step: after a crash at any point, the next use of the folder finds all of it or
 * nothing of it, and committing the same again gives the same files. Readers change nothing but a step
 * that a dead process left half written.
 * Errors: `StoreFault`; its message names file, line and the next step.
 */
function openDirectoryStore(options) {
    const folder = folderAt(options.dir);
    const files = filesOf(folder);
    const journals = openJournals(folder);
    const now = options.now ?? (() => new Date().toISOString());
    let isWritable = false;
    let isWhole = false;
    let isHeldHere = false;
    /** Finishes what a dead process left half written; what a living one is writing is its own matter. */
    async function toRead() {
        if (isWhole)
            return files;
        if ((0,stores_folder/* isPlain */.$i)(folder, PENDING_FILE)) {
            if (!isHeldHere && isLocked(folder))
                return files;
            await finishPending(folder);
        }
        isWhole = true;
        return files;
    }
    async function toWrite() {
        await finishPending(folder);
        if (isWritable)
            return;
        const fault = await (0,read_only/* findReadOnlyFault */.S)(files);
        if (fault !== null)
            throw fault;
        (0,git_files/* ensureGitFiles */.M)(folder);
        isWritable = true;
    }
    return {
        head: async () => read_state/* readHead */.zy(await toRead()),
        readIndex: async (sync) => read_state/* readIndex */.vY(await toRead(), sync),
        readBase: async (row) => read_state/* readBase */.wZ(await toRead(), row),
        baseHash: (base) => (0,hash/* gitBlobId */.t)((0,decode/* encodeFile */.rN)(format_base/* baseFormat */.d, base)),
        listSessions: async () => read_state/* listSessions */.GW(await toRead()),
        readSession: async (id) => read_state/* readSession */.lx(await toRead(), id),
        readJournal: async (session) => read_state/* readJournal */.a0(await toRead(), session),
        readOnlyReason: async () => (await (0,read_only/* findReadOnlyFault */.S)(await toRead()))?.message ?? null,
        async writeSession(session) {
            await toWrite();
            (0,read_only/* assertPlannedHere */.l)(session, await read_state/* readHead */.zy(files));
            const [file, text] = [(0,names/* sessionFile */.NE)(session.id), (0,decode/* encodeFile */.rN)(format_session/* sessionFormat */.g$, session)];
            if (!(await files.holds(file, text)))
                (0,durable/* replaceFile */.fR)(folder, file, text);
        },
        async appendJournal(session, entry) {
            await toWrite();
            journals.append(session, entry);
        },
        async commit(step) {
            await toWrite();
            const head = (await read_state/* readHead */.zy(files)) ?? firstHead(options.lineage);
            const planned = await (0,plan_writes/* planWrites */.u)(files, { step, head });
            if (planned.writes.size === 0)
                return planned.head;
            isWhole = false;
            writeTogether(folder, planned.writes);
            isWhole = true;
            return planned.head;
        },
        async prune(before) {
            await toWrite();
            return prune(folder, files, before);
        },
        async lock() {
            const release = takeLock(folder, now());
            isHeldHere = true;
            const unlock = async () => {
                isHeldHere = false;
                release();
            };
            try {
                (0,git_files/* ensureGitFiles */.M)(folder);
                await finishPending(folder);
            }
            catch (cause) {
                await unlock();
                throw cause;
            }
            return unlock;
        },
    };
}
function firstHead(lineage) {
    return { format: 1, lineage: lineage(), serial: 0, cursors: {} };
}
/** The journal goes first: a crash in between leaves a session that the next prune removes. */
async function prune(folder, files, before) {
    const ids = await (0,prunable/* prunableSessions */.B)(files, before);
    for (const id of ids) {
        (0,durable/* removeFile */.nM)(folder, (0,names/* journalFile */.i7)(id));
        (0,durable/* removeFile */.nM)(folder, (0,names/* sessionFile */.NE)(id));
    }
    return ids.length;
}
function folderAt(dir) {
    const root = (0,external_node_path_.resolve)(dir);
    const fromHere = (0,external_node_path_.relative)(process.cwd(), root);
    const isBelow = fromHere !== '' && !fromHere.startsWith('..') && !(0,external_node_path_.isAbsolute)(fromHere);
    return { root, shown: isBelow ? fromHere : root, plain: new Set() };
}
function filesOf(folder) {
    return {
        read: async (file) => (0,stores_folder/* readText */.yR)(folder, file, (0,state_files/* maxBytes */.I)(file)),
        readStart: async (file, bytes) => (0,stores_folder/* readStart */.H6)(folder, file, bytes),
        holds: async (file, text) => (0,stores_folder/* readText */.yR)(folder, file, (0,state_files/* maxBytes */.I)(file)) === text,
        list: async (sub) => (0,stores_folder/* listNames */.Zv)(folder, sub),
        shown: (file) => (0,stores_folder/* shownFile */.G)(folder, file),
    };
}

;// CONCATENATED MODULE: ./build/env.js













function realWorld(about) {
    return {
        ...about,
        env: (name) => process.env[name],
        now: () => new Date().toISOString(),
        newSessionId: () => ulid(Date.now(), [...(0,external_node_crypto_.randomBytes)(16)]),
        hash: (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
        actor: process.env['USER'] ?? (0,external_node_os_.userInfo)().username,
        source: `/${(0,external_node_path_.basename)(about.root)}`,
    };
}
function openStore(world) {
    return openDirectoryStore({ dir: world.stateDir, lineage: () => (0,external_node_crypto_.randomUUID)(), now: world.now });
}
/**
 * Opens both providers of a sync and makes the run that its flows work on.
 *
 * Errors: sentences about fields that cannot be mapped. An upstream that is away makes the run offline
 * when its schema is known from before, and is a fault when it is not.
 */
async function openRun(world, about) {
    const { config, store, origin = 'command-line' } = about;
    const known = (await store.head())?.cursors[config.id];
    const scope = world.hash((0,json/* canonicalJson */.dj)(scopeOf(config)));
    const remote = await openProvider(world, config, 'remote', {});
    const isForced = about.isForced === true;
    const waits = isForced ? null : await heldOff(store, { sync: config.id, now: world.now() });
    const away = about.offline ?? waits ?? undefined;
    const there = await remoteSchema(remote, {
        known: known?.scope === scope ? known.schema : undefined,
        away,
    });
    const probe = await openProvider(world, config, 'local', {});
    const mappings = planMappings(config, await probe.schema(), there.schema);
    if (!mappings.ok)
        return (0,result/* fail */.fJ)(mappings.error);
    const local = await openLocal(world, config, mappings.value);
    const marks = (0,mapping_marks/* mappingMarks */.li)(config, mappings.value, world.hash);
    const remapped = (0,mapping_marks/* remappedFields */.W1)(known, { marks, scope });
    return (0,result.ok)({
        config,
        store,
        local,
        remote,
        mappings: mappings.value,
        cursor: known?.scope === scope ? known.cursor : null,
        reading: { scope, mapping: marks, schema: there.schema },
        ...(remapped === undefined ? {} : { remapped }),
        ...(there.offline === undefined ? {} : { offline: there.offline }),
        actor: world.actor,
        origin,
        source: `${world.source}/${config.id}`,
        now: world.now,
        newSessionId: world.newSessionId,
        hash: world.hash,
        progress: world.progress,
        seen: new Map(),
    });
}
/** The local side of a sync over the world's folder, with the fields that are mapped. */
async function openLocal(world, config, mappings) {
    const kinds = Object.fromEntries(mappings.map((mapping) => [mapping.name, mapping.kind]));
    const entries = mappings.map((mapping) => {
        const selector = config.fields?.find((field) => field.name === mapping.name)?.local;
        return [mapping.name, selector ?? { kind: 'key', key: mapping.name }];
    });
    return openProvider(world, config, 'local', { selectors: Object.fromEntries(entries), kinds });
}
/** How both sides of a sync guard their writes; asks neither of them anything. */
async function guardsOf(world, config) {
    const [local, remote] = [
        await openProvider(world, config, 'local', {}),
        await openProvider(world, config, 'remote', {}),
    ];
    return { local: local.capabilities.guard, remote: remote.capabilities.guard };
}
async function openProvider(world, config, side, fields) {
    const { provider, options } = config[side];
    const entry = table/* PROVIDERS */.x[provider];
    if (entry === undefined)
        throw new Error(`bug: provider ${provider} passed the config`);
    const definition = await entry.load();
    return definition.open(options, {
        root: world.root,
        selectors: fields.selectors ?? {},
        kinds: fields.kinds ?? {},
        env: world.env,
        sleep: async (ms) => new Promise((done) => setTimeout(done, ms)),
        now: () => Date.now(),
    });
}
async function remoteSchema(remote, about) {
    // What is known was stored by us after it had passed the provider's own schema check.
    const known = about.known;
    try {
        if (about.away !== undefined)
            throw awayFault(about.away);
        return { schema: await remote.schema() };
    }
    catch (error) {
        if (!(error instanceof provider/* ProviderFault */.g) || !error.retryable || known === undefined)
            throw error;
        return { schema: known, offline: about.away ?? (0,sessions/* offlineBy */.VW)(error) };
    }
}
/** Ends a run that cannot go on offline, since it never learned the upstream's schema. */
function awayFault(away) {
    return new provider/* ProviderFault */.g({ code: away.code, message: (0,sessions/* offlineInWords */.Q9)(away), retryable: true });
}
/** What a cursor is bound to: a change of any of it means reading everything again (E22, E66). */
function scopeOf(config) {
    const options = (value) => {
        const { timeout: _timeout, tokenEnv: _token, 'token-env': _env, ...rest } = value;
        return rest;
    };
    return {
        local: { provider: config.local.provider, options: options(config.local.options) },
        remote: { provider: config.remote.provider, options: options(config.remote.options) },
        fields: (config.fields ?? null),
        create: config.create,
    };
}
const BOT = { name: 'sync-kernel[bot]', email: 'sync-kernel[bot]@users.noreply.github.com' };
/** Opens GitHub and git for the Action; loads them only now, since most events need neither. */
async function openActionEdges(about) {
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(278), __webpack_require__.e(208)]).then(__webpack_require__.bind(__webpack_require__, 8208));
    const { openRepository } = await __webpack_require__.e(/* import() */ 639).then(__webpack_require__.bind(__webpack_require__, 3639));
    const { remote, isServer } = about.remote;
    const repository = openRepository({
        remote,
        dir: about.dir,
        author: BOT,
        ...(isServer ? { token: about.token } : {}),
    });
    return { host: openGitHub(about), repository };
}
/** Opens the state branch; what it holds in processes and files is let go by `close`. */
async function openBranchStore(world, about) {
    const { openGitBranchStore } = await __webpack_require__.e(/* import() */ 467).then(__webpack_require__.bind(__webpack_require__, 8467));
    const { remote, isServer } = about.remote;
    return openGitBranchStore({
        remote,
        branch: about.branch,
        gitDir: about.dir,
        run: { id: about.run },
        lineage: () => randomUUID(),
        now: world.now,
        ...(isServer ? { token: about.token } : {}),
    });
}
/** Makes what the Action's flows need out of a world of its own: one folder for each state of the files. */
function actionRun(world, about) {
    const at = (root, actor) => ({ ...world, root, actor });
    return {
        ...about,
        actor: world.actor,
        hash: world.hash,
        now: world.now,
        async openRun(config, { root, actor, store, origin, offline, isForced, ...more }) {
            const asking = {
                ...(offline === undefined ? {} : { offline }),
                ...(isForced === undefined ? {} : { isForced }),
            };
            const opened = await openRun(at(root, actor), { config, store, origin, ...asking });
            return opened.ok ? ok({ ...opened.value, ...more }) : opened;
        },
        openLocal: async (run, root) => openLocal(at(root, world.actor), run.config, run.mappings),
        guardsOf: async (config) => guardsOf(world, config),
    };
}


/***/ }),

/***/ 832:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JX: () => (/* binding */ remappedNote),
/* harmony export */   W1: () => (/* binding */ remappedFields),
/* harmony export */   li: () => (/* binding */ mappingMarks)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** How values are read and compared; raised where a base of before would be taken for something else. */
const RULES_VERSION = 1;
/** Options that say which records are looked at and how, not what a record is. */
const PASSING = new Set(['labels', 'timeout', 'token-env', 'tokenEnv']);
/**
 * Marks each field with all that decides what its stored base means: the upstream, its field there, the
 * place in the artifact, the kind, and the values (E66).
 */
function mappingMarks(config, mappings, hash) {
    const options = (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(config.remote.options) ? Object.entries(config.remote.options) : [];
    const upstream = Object.fromEntries(options.filter(([name]) => !PASSING.has(name)));
    const marks = mappings.map(({ name, remote, kind, key, values }) => {
        const place = config.fields?.find((field) => field.name === name)?.local;
        const meaning = {
            rules: RULES_VERSION,
            provider: config.remote.provider,
            upstream,
            remote,
            kind,
            ...(kind === 'list' ? { key } : {}),
            ...(values === undefined ? {} : { values }),
            ...(place === undefined ? {} : { place }),
        };
        return [name, hash((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(meaning)).slice(0, 12)];
    });
    return Object.fromEntries(marks);
}
/**
 * Names the fields whose stored bases mean something else by now; they are compared without a base (E66).
 *
 * `known`: what was stored with the last cursor. Absent: the marks in the state are those of now. A state
 * without marks is believed while its scope is the same.
 */
function remappedFields(known, now) {
    const names = Object.keys(now.marks);
    if (known === undefined)
        return new Set();
    const before = known.mapping;
    if (before === undefined)
        return new Set(known.scope === now.scope ? [] : names);
    const isSame = names.length === Object.keys(before).length && names.every((name) => before[name] === now.marks[name]);
    return isSame ? undefined : new Set(names.filter((name) => before[name] !== now.marks[name]));
}
/** What a preview says of the fields whose mapping changed, or nothing. */
function remappedNote(fields) {
    if (fields === undefined || fields.size === 0)
        return [];
    const names = [...fields].sort().join(', ');
    return [
        `${names}: mapped in another way than in the last run, so what was agreed before does not count; equal values are agreed, different ones are asked about`,
    ];
}


/***/ }),

/***/ 8424:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ move),
/* harmony export */   FY: () => (/* binding */ tellAll),
/* harmony export */   Fz: () => (/* binding */ waitingFor),
/* harmony export */   Mk: () => (/* binding */ alteredFault),
/* harmony export */   Q9: () => (/* binding */ offlineInWords),
/* harmony export */   SU: () => (/* binding */ hasBegun),
/* harmony export */   SZ: () => (/* binding */ isApproved),
/* harmony export */   VW: () => (/* binding */ offlineBy),
/* harmony export */   qz: () => (/* binding */ tell),
/* harmony export */   ts: () => (/* binding */ assertUnaltered),
/* harmony export */   wR: () => (/* binding */ openSessions)
/* harmony export */ });
/* unused harmony export alteredPlan */
/* harmony import */ var _kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3347);
/* harmony import */ var _kernel_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5133);
/* harmony import */ var _kernel_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7693);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6123);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8686);





/** The open sessions of one sync, oldest first. */
async function openSessions(store, sync) {
    const sessions = [];
    for (const id of [...(await store.listSessions())].sort(_kernel_json_js__WEBPACK_IMPORTED_MODULE_3__/* .compareText */ .n6)) {
        const session = await store.readSession(id);
        if (session !== null && session.sync === sync && (0,_kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(session))
            sessions.push(session);
    }
    return sessions;
}
/** Moves a session; an illegal move is a bug of the flow, since flows check before they move. */
function move(run, session, event) {
    const moved = (0,_kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__/* .advance */ .np)(session, event, run.now());
    if (!moved.ok)
        throw new Error(`bug: ${moved.error.message}`);
    return moved.value;
}
/**
 * What a session waits for: the first fault's time stays, the last one's reason and earliest next try count.
 */
function waitingFor(run, session, { code, message, retryAfterMs, retryAt }) {
    const now = run.now();
    const since = session.waiting?.since ?? now;
    if (retryAt !== undefined)
        return { code, message, since, retryAt };
    if (retryAfterMs === undefined)
        return { code, message, since };
    const until = Math.min(Date.parse(now) + retryAfterMs, LAST_MOMENT);
    return { code, message, since, retryAt: new Date(until).toISOString() };
}
/** The last time that four digits of a year can name; an upstream may ask for any number of seconds. */
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');
/** Says why the upstream is not asked, for a person. */
function offlineInWords({ message, retryAt }) {
    return retryAt === undefined ? message : `waits until ${retryAt}: ${message}`;
}
/** Whether a session's approval, if it has one, is for a record: it may be for a part of the plan (I13). */
function isApproved({ approval }, record) {
    return approval?.records === undefined || approval.records.includes(record);
}
/** The form of a fault that a run over one sync reports and stores. */
function offlineBy({ code, message, retryAfterMs }) {
    return { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
/** Adds an event to a session; its id is the session's with a counting number. */
function tell(run, session, about) {
    return tellAll(run, session, [about]);
}
/** Adds many events at once. */
function tellAll(run, session, many) {
    const events = many.map((about, i) => ({
        id: `${session.id}-${session.events.length + i + 1}`,
        type: `dev.specfact.sync.${about.type}`,
        source: run.source,
        ...(about.subject === undefined ? {} : { subject: about.subject }),
        time: run.now(),
        data: { session: session.id, ...about.data },
    }));
    return { ...session, events: [...session.events, ...events] };
}
/**
 * Says why a stored session is not the one that its digest names, or null (A27).
 *
 * The digest was shown to who approved it; a plan, a sync or an origin that somebody put in since was not.
 */
function alteredPlan({ id, sync, origin, plan, digest }, hash) {
    const isNamed = (0,_kernel_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .planDigest */ .Gb)(plan, id, hash) === digest && plan.sync === sync && plan.origin === origin;
    return isNamed ? null : `the plan of session ${id} is not the one its digest names`;
}
/** Errors: `state-corrupt` when a session that has written is not the one that was approved (A27). */
function assertUnaltered(run, session) {
    const problem = alteredPlan(session, run.hash);
    if (problem !== null)
        throw alteredFault(session, problem);
}
/** Says that somebody altered what is stored of a session; nothing more of it is written. */
function alteredFault({ id }, why) {
    return new _store_js__WEBPACK_IMPORTED_MODULE_4__/* .StoreFault */ .W({
        code: 'state-corrupt',
        message: `Session ${id} has written, but ${why}. Nothing more was done. Restore its files from git, or ask who changed them.`,
    });
}
/**
 * Whether a session may have had an effect, or waits with a person's approval: such a one must be finished,
 * others are replaced.
 */
async function hasBegun(run, session) {
    if (session.state === 'applying')
        return true;
    if (session.state !== 'queued')
        return false;
    if (session.approval !== undefined)
        return true;
    // What was done before a decision changed the plan is done; only what has no end yet must be finished.
    return (0,_kernel_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .unfinished */ .M1)(await run.store.readJournal(session.id)).length > 0;
}


/***/ }),

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

/***/ 9251:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ recordKey),
/* harmony export */   J: () => (/* binding */ isSafeId)
/* harmony export */ });
const SAFE_ID = /^[A-Za-z0-9._-]{1,120}$/;
/** Says whether an id can name a record in files and commands (DESIGN §10). */
function isSafeId(id) {
    return SAFE_ID.test(id) && id !== '.' && id !== '..';
}
/**
 * Names a record after the id of its local artifact.
 *
 * Shape: a safe id is kept; `backlog/Sign in` becomes `backlog-Sign-in-3f9a1c2e`.
 * Laws: a pure function of the id; two ids give the same name only if their hashes meet.
 */
function recordKey(id, hash) {
    if (isSafeId(id))
        return id;
    const readable = id
        .normalize('NFKD')
        .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
        .replaceAll(/^[-.]+|[-.]+$/g, '')
        .slice(0, 80);
    return `${readable === '' ? 'record' : readable}-${hash(id).slice(0, 8)}`;
}


/***/ }),

/***/ 7693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MQ: () => (/* binding */ decodeJournal),
  vv: () => (/* binding */ encodeEntry),
  n$: () => (/* binding */ foldJournal),
  v: () => (/* binding */ nextSeq),
  M1: () => (/* binding */ unfinished)
});

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
;// CONCATENATED MODULE: ./build/kernel/journal-shape.js


const journal_shape_name = (value) => typeof value === 'string' && value !== '';
const journal_shape_text = (value) => typeof value === 'string';
const count = (value) => Number.isSafeInteger(value) && Number(value) > 0;
const oneOf = (values) => (value) => typeof value === 'string' && values.includes(value);
const COMMON = [
    ['seq', count],
    ['change', journal_shape_name],
    ['record', journal_shape_name],
    ['side', oneOf(field/* SIDES */.BV)],
    ['at', journal_shape_name],
];
const INTENT = {
    required: new Map([...COMMON, ['action', oneOf(['create', 'update', 'delete'])]]),
    optional: new Map([
        ['key', journal_shape_name],
        ['fields', json/* isJsonObject */.OW],
        ['target', journal_shape_name],
        ['undo', isUndoNote],
        ['source', json/* isJsonObject */.OW],
    ]),
};
const OUTCOME = {
    required: new Map([...COMMON, ['result', oneOf(['written', 'found', 'unneeded', 'stale', 'failed'])]]),
    optional: new Map([
        ['target', journal_shape_name],
        ['version', journal_shape_name],
        ['altered', isNames],
        ['code', journal_shape_name],
        ['message', journal_shape_text],
        ['overwritten', isFindings],
    ]),
};
/**
 * Says why an object is not a journal entry, or null when it is one.
 *
 * Written by hand: the kernel takes no schema library, and a journal is checked on every run.
 */
function entryProblem({ kind, ...members }) {
    if (kind !== 'intent' && kind !== 'outcome')
        return 'is neither an intent nor an outcome';
    const { required, optional } = kind === 'intent' ? INTENT : OUTCOME;
    for (const [member, value] of Object.entries(members)) {
        const check = required.get(member) ?? optional.get(member);
        if (check === undefined)
            return `has an unknown member "${member}"`;
        if (!check(value))
            return `has a "${member}" that cannot be`;
    }
    const missing = [...required.keys()].find((member) => !Object.hasOwn(members, member));
    return missing === undefined ? null : `has no "${missing}"`;
}
function isUndoNote(value) {
    if (!(0,json/* isJsonObject */.OW)(value) || !(0,json/* isJsonObject */.OW)(value.base))
        return false;
    const { base: _base, patch = [], ...others } = value;
    return Object.keys(others).length === 0 && (0,json/* isJsonArray */.Md)(patch) && patch.every(isOperation);
}
function isNames(value) {
    return (0,json/* isJsonArray */.Md)(value) && value.every(journal_shape_name);
}
function isFindings(value) {
    return (0,json/* isJsonArray */.Md)(value) && value.every(isFinding);
}
function isFinding(value) {
    if (!(0,json/* isJsonObject */.OW)(value) || !Object.hasOwn(value, 'value'))
        return false;
    const { value: _value, ...words } = value;
    return Object.keys(words).sort().join() === 'at,by,field' && Object.values(words).every(journal_shape_text);
}
function isOperation(value) {
    return (0,json/* isJsonObject */.OW)(value) && typeof value.op === 'string' && typeof value.path === 'string';
}

// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/kernel/journal.js



const FORMAT = 1;
const SUM_LENGTH = 12;
/**
 * Writes an entry as one line of canonical JSON, with its line feed.
 *
 * Shape: `{"at":"…","change":"back-12#remote","format":1,"kind":"outcome",…,"sum":"3f9a1c2e7b04"}`;
 * `sum` is the first 12 hex characters of the hash over the line without `sum`.
 * Laws: `decodeJournal` of the joined lines gives the entries back.
 */
function encodeEntry(entry, hash) {
    const line = { ...entry, format: FORMAT };
    return `${(0,json/* canonicalJson */.dj)({ ...line, sum: sumOf(line, hash) })}\n`;
}
/**
 * Reads a journal file.
 *
 * A last line that is no JSON at all is what a crash leaves of an append: it is ignored and reported as
 * `torn`. Every other line must be there, unaltered and in sequence, else nothing of it is believed.
 */
function decodeJournal(text, hash) {
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    const entries = [];
    for (const [index, line] of lines.entries()) {
        const parsed = parseLine(line);
        if (parsed === undefined && index === lines.length - 1)
            return (0,result.ok)({ entries, torn: true });
        const problem = lineProblem(parsed, line, hash) ?? sequenceProblem(parsed, entries);
        if (problem !== null)
            return (0,result/* fail */.fJ)({ line: index + 1, message: problem });
        entries.push(withoutFrame(parsed));
    }
    return (0,result.ok)({ entries, torn: false });
}
/** Gives the number that the next entry must bear. */
function nextSeq(entries) {
    return (entries.at(-1)?.seq ?? 0) + 1;
}
/**
 * Tells for each change its last intent and how that ended, in the order the changes first appear.
 *
 * An outcome counts for the intent before it only: a later intent, a retry, starts afresh.
 */
function foldJournal(entries) {
    const progress = new Map();
    for (const entry of entries) {
        const { change } = entry;
        const before = progress.get(change);
        if (entry.kind === 'intent')
            progress.set(change, { change, intent: entry });
        else
            progress.set(change, { ...before, change, outcome: entry });
    }
    return progress;
}
/** Lists the intents without an outcome, in order: what a restart must finish first. */
function unfinished(entries) {
    return [...foldJournal(entries).values()].flatMap(({ intent, outcome }) => intent !== undefined && outcome === undefined ? [intent] : []);
}
function sumOf(line, hash) {
    return hash((0,json/* canonicalJson */.dj)(line)).slice(0, SUM_LENGTH);
}
function parseLine(line) {
    try {
        return JSON.parse(line);
    }
    catch (cause) {
        if (cause instanceof SyntaxError)
            return undefined;
        throw cause;
    }
}
function withoutFrame({ sum: _sum, format: _format, ...entry }) {
    return entry;
}
function lineProblem(parsed, line, hash) {
    if (parsed === undefined)
        return 'is torn: it is not JSON, and lines follow it';
    if (!(0,json/* isJsonObject */.OW)(parsed))
        return 'is not a JSON object';
    if (typeof parsed.format === 'number' && parsed.format > FORMAT)
        return `has format ${parsed.format}, written by a newer sync-kernel; this one reads up to ${FORMAT}: update it`;
    const bad = (0,json/* jsonProblem */.Io)(parsed);
    if (bad !== null)
        return `holds ${bad}`;
    const { sum, ...rest } = parsed;
    if (sum !== sumOf(rest, hash) || (0,json/* canonicalJson */.dj)(parsed) !== line.replace(/\r$/, ''))
        return 'was altered: its checksum does not fit';
    return rest.format === FORMAT
        ? entryProblem(withoutFrame(parsed))
        : 'has no "format" that this sync-kernel knows';
}
function sequenceProblem(parsed, before) {
    const expected = nextSeq(before);
    const found = (0,json/* isJsonObject */.OW)(parsed) ? (parsed.seq ?? null) : null;
    return found === expected ? null : `has seq ${JSON.stringify(found)} where ${expected} must follow`;
}


/***/ }),

/***/ 2946:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ ProviderFault)
/* harmony export */ });
/* harmony import */ var _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6169);

/**
 * A fault of the outside world: the network, a full disk, a 5xx, a bad answer.
 *
 * Shape: `message` says what happened, to which record, and what to do; `code` is kebab-case.
 */
class ProviderFault extends _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v {
    constructor(about) {
        super('ProviderFault', about);
    }
}


/***/ }),

/***/ 5966:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ PROVIDERS)
/* harmony export */ });
/** Every provider by its name in the config. A new one is one folder and one line here. */
const PROVIDERS = {
    exec: { side: 'remote', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(341)]).then(__webpack_require__.bind(__webpack_require__, 5341))).definition },
    file: { side: 'remote', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(547), __webpack_require__.e(695)]).then(__webpack_require__.bind(__webpack_require__, 7076))).definition },
    'github-issues': {
        side: 'remote',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(278), __webpack_require__.e(802), __webpack_require__.e(76)]).then(__webpack_require__.bind(__webpack_require__, 2076))).definition,
    },
    http: { side: 'remote', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(802), __webpack_require__.e(236)]).then(__webpack_require__.bind(__webpack_require__, 6236))).definition },
    json: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(547), __webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(494), __webpack_require__.e(95), __webpack_require__.e(115)]).then(__webpack_require__.bind(__webpack_require__, 7115))).definition },
    markdown: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(547), __webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(825), __webpack_require__.e(494), __webpack_require__.e(327), __webpack_require__.e(95), __webpack_require__.e(774), __webpack_require__.e(211)]).then(__webpack_require__.bind(__webpack_require__, 1211))).definition },
    openspec: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(547), __webpack_require__.e(815), __webpack_require__.e(825), __webpack_require__.e(494), __webpack_require__.e(327), __webpack_require__.e(774), __webpack_require__.e(272)]).then(__webpack_require__.bind(__webpack_require__, 1272))).definition },
    'request-tracker': {
        side: 'remote',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(802), __webpack_require__.e(459)]).then(__webpack_require__.bind(__webpack_require__, 8459))).definition,
    },
    yaml: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(547), __webpack_require__.e(815), __webpack_require__.e(6), __webpack_require__.e(494), __webpack_require__.e(327), __webpack_require__.e(95), __webpack_require__.e(370)]).then(__webpack_require__.bind(__webpack_require__, 2370))).definition },
};


/***/ }),

/***/ 1897:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lr: () => (/* binding */ truncateFile),
/* harmony export */   dl: () => (/* binding */ appendFile),
/* harmony export */   f2: () => (/* binding */ ensureFolder),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   nB: () => (/* binding */ flushFolder),
/* harmony export */   nM: () => (/* binding */ removeFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5504);



const NO_FOLLOW = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0;
const { O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * Replaces a file, or creates it, so that a crash leaves the old bytes or the new, never a mixture.
 *
 * Written beside it, flushed, renamed over it; the folder is flushed unless the caller does that for
 * many files at once (`flushFolder`).
 */
function replaceFile(folder, file, text, flush = true) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .guarded */ .Nj)(folder, file, 'write', () => {
        ensureFolder(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i)(folder, file);
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, file);
        const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(`${path}.tmp`, O_WRONLY | O_CREAT | O_TRUNC | NO_FOLLOW, 0o644);
        try {
            writeAll(fd, text);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(fd);
        }
        finally {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        }
        node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(`${path}.tmp`, path);
        if (flush)
            flushFolder(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
    });
}
/** Appends to a file, creating it if need be; durable when it returns. */
function appendFile(folder, file, text) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .guarded */ .Nj)(folder, file, 'write', () => {
        ensureFolder(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
        const existed = (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i)(folder, file);
        const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, file), O_WRONLY | O_CREAT | O_APPEND | NO_FOLLOW, 0o644);
        try {
            writeAll(fd, text);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(fd);
        }
        finally {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        }
        if (!existed)
            flushFolder(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
    });
}
/** Cuts a file to its first bytes; durable when it returns. */
function truncateFile(folder, file, bytes) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .guarded */ .Nj)(folder, file, 'write', () => {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i)(folder, file);
        const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, file), O_WRONLY | NO_FOLLOW);
        try {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync(fd, bytes);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(fd);
        }
        finally {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        }
    });
}
/** Removes a file if it is there; says whether it was. */
function removeFile(folder, file, flush = true) {
    return (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .guarded */ .Nj)(folder, file, 'write', () => {
        if (!(0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i)(folder, file) || !unlinkIfThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, file)))
            return false;
        if (flush)
            flushFolder(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
        return true;
    });
}
/** Another process may be quicker: two that sweep up after a third. */
function unlinkIfThere(path) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync(path);
        return true;
    }
    catch (cause) {
        if ((0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .isSystemError */ .Or)(cause) && cause.code === 'ENOENT')
            return false;
        throw cause;
    }
}
/** Makes renames and removals in a sub-folder durable. Windows cannot open folders and needs it not. */
function flushFolder(folder, sub) {
    flush((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, sub));
}
/** Creates the state folder, or one in it, with those above; each new name is made durable. */
function ensureFolder(folder, sub) {
    if (sub !== '.' && (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlain */ .$i)(folder, sub))
        return;
    const first = node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, sub), { recursive: true });
    if (first === undefined)
        return;
    for (let path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.root, sub);; path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)) {
        flush((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
        if (path === first || path === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))
            return;
    }
}
function flush(path) {
    if (process.platform === 'win32')
        return;
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(path, 'r');
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(fd);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}
function writeAll(fd, text) {
    const bytes = Buffer.from(text, 'utf8');
    for (let done = 0; done < bytes.length;)
        done += node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync(fd, bytes, done);
}


/***/ }),

/***/ 5504:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   G: () => (/* binding */ shownFile),
/* harmony export */   H6: () => (/* binding */ readStart),
/* harmony export */   Nj: () => (/* binding */ guarded),
/* harmony export */   Or: () => (/* binding */ isSystemError),
/* harmony export */   Zv: () => (/* binding */ listNames),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8686);
/* harmony import */ var _format_decode_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2715);





/** Not followed even if a link appears between the check and the opening; Windows has no such flag. */
const NO_FOLLOW = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0;
/** What messages call a file of the folder. */
function shownFile(folder, file) {
    return `${folder.shown}/${file}`;
}
/**
 * Reads a file of the folder as text, or gives null when there is none.
 *
 * Errors: `state-link` for a symbolic link or a device anywhere on the way, `state-too-large` past `maxBytes`,
 * `state-corrupt` for bytes that are no UTF-8, `state-unreadable`.
 */
function readText(folder, file, maxBytes) {
    const bytes = readBytes(folder, file, maxBytes);
    if (bytes === null)
        return null;
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        throw (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_4__/* .corrupt */ .qb)(shownFile(folder, file), 1, 'this is not UTF-8 text');
    return bytes.toString('utf8');
}
/** Reads the first bytes of a file as text, or gives null when there is none. */
function readStart(folder, file, bytes) {
    return withFile(folder, file, (fd) => {
        const start = Buffer.alloc(bytes);
        return start.toString('utf8', 0, node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync(fd, start, 0, bytes, 0));
    });
}
function readBytes(folder, file, maxBytes) {
    return withFile(folder, file, (fd) => {
        const { size } = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(fd);
        if (size > maxBytes) {
            throw new _store_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreFault */ .W({
                code: 'state-too-large',
                message: `${shownFile(folder, file)} has ${size} bytes, more than the ${maxBytes} such a file may have. Restore it from git.`,
            });
        }
        return readWhole(fd, size);
    });
}
/** Reads a file of a known size; what another process appends meanwhile is not part of it. */
function readWhole(fd, size) {
    const bytes = Buffer.allocUnsafe(size);
    let done = 0;
    for (let got = -1; done < size && got !== 0; done += got)
        got = node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync(fd, bytes, done, size - done, done);
    return bytes.subarray(0, done);
}
function withFile(folder, file, read) {
    return guarded(folder, file, 'read', () => {
        const fd = isPlainToRead(folder, file) ? openIfThere((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.root, file)) : null;
        if (fd === null)
            return null;
        try {
            return read(fd);
        }
        finally {
            node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(fd);
        }
    });
}
/** Another process may remove a file after it was seen: a lock that is released. */
function openIfThere(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | NO_FOLLOW);
    }
    catch (cause) {
        if (isSystemError(cause) && cause.code === 'ENOENT')
            return null;
        throw cause;
    }
}
/** Lists the names in a sub-folder, ordered; none when it is not there. */
function listNames(folder, sub) {
    return guarded(folder, sub, 'read', () => isPlain(folder, sub) ? node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.root, sub)).sort() : []);
}
/**
 * Says whether a file or sub-folder is there, and refuses a symbolic link on the way to it.
 *
 * A link could lead a write out of the repository, or make a stranger's file part of the state (A28).
 */
function isPlain(folder, file) {
    return allPlain(folder.root, file.split('/'));
}
/** As `isPlain`, but each folder on the way is looked at once; what is written is checked anew each time. */
function isPlainToRead(folder, file) {
    const sub = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file);
    if (folder.plain?.has(sub) !== true) {
        if (!isPlain(folder, sub))
            return false;
        folder.plain?.add(sub);
    }
    return allPlain((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.root, sub), [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(file)]);
}
function allPlain(root, parts) {
    let path = root;
    for (const part of parts) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, part);
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(path, { throwIfNoEntry: false });
        if (stat === undefined)
            return false;
        if (!stat.isFile() && !stat.isDirectory()) {
            const what = stat.isSymbolicLink() ? 'a symbolic link' : 'no plain file';
            throw new _store_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreFault */ .W({
                code: 'state-link',
                message: `${path} is ${what}; the state folder holds plain files and folders only. Nothing was written. Remove it.`,
            });
        }
    }
    return true;
}
/** Runs a file operation; what the system refuses becomes a fault that names the file. */
function guarded(folder, file, verb, action) {
    try {
        return action();
    }
    catch (cause) {
        if (cause instanceof _store_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreFault */ .W || !isSystemError(cause))
            throw cause;
        const full = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
        throw new _store_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreFault */ .W({
            code: verb === 'read' ? 'state-unreadable' : 'state-unwritable',
            message: `Could not ${verb} ${shownFile(folder, file)}: ${cause.code}. ${full ? 'Free some space' : `Check that it is a file you may ${verb}`}, then run again.`,
            cause,
        });
    }
}
/** Tells what the operating system refused from a mistake of ours. */
function isSystemError(cause) {
    if (typeof cause !== 'object' || cause === null)
        return false;
    return 'code' in cause && typeof cause.code === 'string' && 'syscall' in cause;
}


/***/ }),

/***/ 2695:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ baseFormat),
/* harmony export */   z: () => (/* binding */ agreement)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3798);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9837);



const recovered = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ value: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq, by: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, at: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq });
const move = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    from: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    over: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq.exactOptional(),
    earlier: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq).exactOptional(),
    by: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['local', 'remote']),
    returns: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9,
});
/** The members of an agreement, wherever one is stored. */
const agreement = {
    fields: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq),
    remote: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq).exactOptional(),
    recovered: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, recovered).exactOptional(),
    moves: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, move).exactOptional(),
};
const stored = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1), record: _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, ...agreement });
const schema = stored;
/** `base/<sync>/<aa>/<record>.json`: canonical JSON and a line feed, so that equal bases are equal bytes. */
const baseFormat = {
    name: 'base',
    format: 1,
    schema,
    encode: (base) => `${(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(base)}\n`,
    migrations: {},
};


/***/ }),

/***/ 2715:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qb: () => (/* binding */ corrupt),
  JG: () => (/* binding */ decodeFile),
  z6: () => (/* binding */ decodeOwnFile),
  rN: () => (/* binding */ encodeFile)
});

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/store.js
var store = __webpack_require__(8686);
;// CONCATENATED MODULE: ./build/stores/format/line-of.js
/*
 * Finds lines in stored JSON. The parser with positions is loaded only for a file already known to be odd.
 */
function lineAt(text, offset) {
    return text.slice(0, offset).split('\n').length;
}
/** Gives the line, from 1, where a text stops being JSON. */
async function syntaxLine(text) {
    const { parseTree } = await __webpack_require__.e(/* import() */ 547).then(__webpack_require__.t.bind(__webpack_require__, 9547, 23));
    const errors = [];
    parseTree(text, errors, { disallowComments: true });
    return lineAt(text, errors[0]?.offset ?? 0);
}
/** Gives the line of a member, or of the innermost part of its path that is there. */
async function lineOf(text, path) {
    const { findNodeAtLocation, parseTree } = await __webpack_require__.e(/* import() */ 547).then(__webpack_require__.t.bind(__webpack_require__, 9547, 23));
    const root = parseTree(text);
    if (root === undefined)
        return 1;
    for (let length = path.length; length > 0; length--) {
        const node = findNodeAtLocation(root, path.slice(0, length));
        if (node !== undefined)
            return lineAt(text, node.offset);
    }
    return 1;
}
/** Finds the first member name that an object of the text has twice (E79). */
async function doubledMember(text) {
    const { visit } = await __webpack_require__.e(/* import() */ 547).then(__webpack_require__.t.bind(__webpack_require__, 9547, 23));
    const open = [];
    let found = null;
    visit(text, {
        onObjectBegin: () => void open.push(new Set()),
        onObjectEnd: () => void open.pop(),
        onObjectProperty: (name, _offset, _length, line) => {
            const names = open.at(-1);
            if (names?.has(name))
                found ??= { name, line: line + 1 };
            names?.add(name);
        },
    });
    return found;
}

;// CONCATENATED MODULE: ./build/stores/format/decode.js




/** A stored value nests in its file: this deep at most beyond a record's own depth. */
const FRAME_DEPTH = 16;
/** Says that a stored file cannot be used, where, why, and what to do; nothing was written. */
function corrupt(file, line, why) {
    return new store/* StoreFault */.W({
        code: 'state-corrupt',
        message: `${file}:${line}: ${why}. Nothing was written. Restore the file from git, or ask who changed it.`,
    });
}
/**
 * Writes a value as the text of its file.
 *
 * Errors: throws a bug when the value does not fit its format: a file that was written can be read.
 */
function encodeFile(format, value) {
    const bad = (0,json/* jsonProblem */.Io)(value, -FRAME_DEPTH);
    (0,result/* assert */.vA)(bad === null, `a ${format.name} to be stored holds ${bad}`);
    const checked = format.schema.safeParse(value);
    const issue = checked.error?.issues[0];
    (0,result/* assert */.vA)(checked.success, `a ${format.name} to be stored: ${issue?.path.join('.')}: ${issue?.message}`);
    return format.encode(value);
}
/**
 * Reads the text of a stored JSON file.
 *
 * Errors: `state-corrupt` with file and line for broken JSON, doubled or prototype members and a shape
 * that does not fit; `state-newer-format` and `state-older-format` when this tool has no way to read it.
 */
async function decodeFile(format, source) {
    const { file, text } = source;
    const parsed = parse(text);
    if (parsed === undefined)
        throw corrupt(file, await syntaxLine(text), `this is not JSON`);
    const bad = (0,json/* jsonProblem */.Io)(parsed, -FRAME_DEPTH);
    if (bad !== null)
        throw corrupt(file, 1, `it holds ${bad}`);
    if (!(0,json/* isJsonObject */.OW)(parsed))
        throw corrupt(file, 1, `a ${format.name} is an object`);
    const checked = format.schema.safeParse(migrate(format, parsed, file));
    if (!checked.success) {
        const issue = checked.error.issues[0];
        const path = issue?.path ?? [];
        const where = path.length === 0 ? format.name : path.join('.');
        throw corrupt(file, await lineOf(text, path), `${where}: ${issue?.message ?? 'unfit'}`);
    }
    // What encodes to the very same text can hold no member twice; only other text is worth a scan.
    const doubled = format.encode(checked.data) === text ? null : await doubledMember(text);
    if (doubled !== null)
        throw corrupt(file, doubled.line, `the member "${doubled.name}" is there twice`);
    return checked.data;
}
/**
 * Reads text whose hash tells that `encodeFile` wrote it: its shape was checked then.
 *
 * Any format but the newest is read as `decodeFile` does. Errors: those of `decodeFile`.
 */
async function decodeOwnFile(format, source) {
    const parsed = parse(source.text);
    const isNewest = (0,json/* isJsonObject */.OW)(parsed) && parsed.format === format.format;
    return isNewest && (0,json/* jsonProblem */.Io)(parsed, -FRAME_DEPTH) === null ? parsed : decodeFile(format, source);
}
function migrate(format, parsed, file) {
    let value = parsed;
    let version = parsed.format;
    if (typeof version !== 'number' || !Number.isSafeInteger(version))
        throw corrupt(file, 1, `this ${format.name} has no "format" number`);
    if (version > format.format) {
        throw new store/* StoreFault */.W({
            code: 'state-newer-format',
            message: `${file} has format ${version}, this sync-kernel reads up to ${format.format}: it is too old. Nothing was written. Update sync-kernel.`,
        });
    }
    for (; version < format.format; version++) {
        const step = Object.hasOwn(format.migrations, version) ? format.migrations[version] : undefined;
        if (step === undefined) {
            throw new store/* StoreFault */.W({
                code: 'state-older-format',
                message: `${file} has format ${version}, which no sync-kernel with a way to format ${format.format} ever wrote. Nothing was written. Restore the file from git.`,
            });
        }
        value = { ...step(value), format: version + 1 };
    }
    return value;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        if (cause instanceof SyntaxError)
            return undefined;
        throw cause;
    }
}


/***/ }),

/***/ 5705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ encodeShard),
/* harmony export */   p: () => (/* binding */ decodeShard)
/* harmony export */ });
/* harmony import */ var _kernel_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9251);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8686);
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2715);




const COLUMNS = ['record', 'local', 'remote', 'remoteVersion', 'localVersion', 'base'];
const HEADER = JSON.stringify({ format: 1, columns: COLUMNS });
/**
 * Writes one shard of an index: a header line, then one JSON array a record, ordered by record id.
 *
 * Shape: `["back-12","backlog/back-12","42","\"7f…\"","9ae0…","c3b1…"]`; null is an absent member.
 */
function encodeShard(rows) {
    const ordered = [...rows].sort((a, b) => (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(a.record, b.record));
    const lines = ordered.map((row) => JSON.stringify(COLUMNS.map((column) => row[column] ?? null)));
    return `${[HEADER, ...lines].join('\n')}\n`;
}
/**
 * Reads one shard of an index.
 *
 * Written by hand and parsed in one piece: 100,000 rows a run must not cost more than reading them.
 * Errors: `state-corrupt` with file and line, `state-newer-format`.
 */
function decodeShard(source) {
    const { file, text } = source;
    const end = text.indexOf('\n');
    checkHeader(file, text.slice(0, end === -1 ? text.length : end));
    const body = text.slice(end + 1).trimEnd();
    if (end === -1 || body === '')
        return [];
    const parsed = parseRows(body) ?? body.split('\n').map((line, i) => parseRow(file, i + 2, line));
    const rows = [];
    let before = '';
    for (let i = 0; i < parsed.length; i++) {
        const row = rowOf(parsed[i]);
        if (row === null)
            throw (0,_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .corrupt */ .qb)(file, i + 2, 'this is not a row of six columns');
        if (row.record <= before)
            throw (0,_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .corrupt */ .qb)(file, i + 2, `the record ${row.record} is out of order or doubled`);
        before = row.record;
        rows.push(row);
    }
    return rows;
}
function checkHeader(file, line) {
    if (line.trimEnd() === HEADER)
        return;
    const format = /^\{"format":(\d+)[,}]/.exec(line)?.[1];
    if (format === undefined || Number(format) <= 1)
        throw (0,_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .corrupt */ .qb)(file, 1, 'the header of the index is damaged');
    throw new _store_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreFault */ .W({
        code: 'state-newer-format',
        message: `${file} has format ${format}, this sync-kernel reads up to 1: it is too old. Nothing was written. Update sync-kernel.`,
    });
}
/** Gives null when the lines are not one row each; then each is parsed alone to find the bad one. */
function parseRows(body) {
    try {
        const rows = JSON.parse(`[${body.replaceAll('\n', ',')}]`);
        return rows.length === lineCount(body) ? rows : null;
    }
    catch (cause) {
        if (cause instanceof SyntaxError)
            return null;
        throw cause;
    }
}
function lineCount(body) {
    let count = 1;
    for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1))
        count++;
    return count;
}
function parseRow(file, line, text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw (0,_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .corrupt */ .qb)(file, line, `this is not a row: ${cause instanceof Error ? cause.message : 'not JSON'}`);
    }
}
/** A row as an object, or null; the usual row, with all six cells, takes the shortest way. */
function rowOf(value) {
    if (!Array.isArray(value) || value.length !== COLUMNS.length)
        return null;
    const cells = value;
    for (let i = 0; i < cells.length; i++)
        if (cells[i] !== null && typeof cells[i] !== 'string')
            return null;
    const record = cells[0];
    if (typeof record !== 'string' || !(0,_kernel_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .isSafeId */ .J)(record))
        return null;
    const [local, remote, remoteVersion] = [cells[1], cells[2], cells[3]];
    const [localVersion, base] = [cells[4], cells[5]];
    if (local && remote && remoteVersion && localVersion && base)
        return { record, local, remote, remoteVersion, localVersion, base };
    return {
        record,
        ...(typeof local === 'string' && { local }),
        ...(typeof remote === 'string' && { remote }),
        ...(typeof remoteVersion === 'string' && { remoteVersion }),
        ...(typeof localVersion === 'string' && { localVersion }),
        ...(typeof base === 'string' && { base }),
    };
}


/***/ }),

/***/ 9837:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ planSchema),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3798);
/* harmony import */ var _kernel_conflict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1007);


/** Any JSON value; what makes one unfit was refused for the whole file before. */
const json = zod__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => value !== undefined, 'a value is missing');
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP();
const count = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative();
const side = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['local', 'remote']);
const pointer = text.regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'not a JSON pointer');
const operation = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('op', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ op: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('test'), path: pointer, value: json }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ op: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('add'), path: pointer, value: json }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ op: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('replace'), path: pointer, value: json }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ op: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('remove'), path: pointer }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ op: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('move'), from: pointer, path: pointer }),
]);
const change = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    id: text,
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['create', 'update', 'delete']),
    record: text,
    side,
    target: text.exactOptional(),
    other: text.exactOptional(),
    title: text,
    patch: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(operation),
    guard: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['if-match', 'revision-test', 'verified']), version: text })
        .exactOptional(),
    decided: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ field: text, by: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['authority', 'resolution']), choice: text }))
        .exactOptional(),
});
const part = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('kind', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('clean'), value: json }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('conflict'),
        path: text.exactOptional(),
        base: json,
        local: json,
        remote: json,
    }),
]);
const conflict = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    id: text,
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([
        'edit-edit',
        'edit-delete',
        'delete-edit',
        'create-create',
        'stale',
        'unmapped',
        'ambiguous-link',
    ]),
    record: text,
    field: text,
    base: json,
    local: json,
    remote: json,
    parts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(part).exactOptional(),
    choices: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(_kernel_conflict_js__WEBPACK_IMPORTED_MODULE_1__/* .CHOICES */ .vC)).exactOptional(),
    why: text.exactOptional(),
});
/** The stored form of a plan (`kernel/plan.ts`); part of a session's file. */
const planSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    sync: text,
    origin: text,
    changes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(change),
    conflicts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(conflict),
    held: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ record: text, code: text, message: text, where: text.exactOptional() })),
    agreed: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ record: text, local: text.exactOptional(), remote: text.exactOptional() })),
    complete: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    guarded: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ limit: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['deletes', 'writes']), side, planned: count, allowed: count })
        .exactOptional(),
    notes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text),
});


/***/ }),

/***/ 8124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g$: () => (/* binding */ sessionFormat),
/* harmony export */   gG: () => (/* binding */ peekSession),
/* harmony export */   ge: () => (/* binding */ SESSION_HEAD_BYTES)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3798);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _base_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2695);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9837);
/* harmony import */ var _sorted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(879);





const resolution = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    conflict: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    record: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    field: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    choice: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['local', 'remote', 'base', 'merged', 'value', 'keep', 'delete']),
    value: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .json */ .Pq.exactOptional(),
    by: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    at: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
});
const event = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    id: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .templateLiteral */ .Uy$(['dev.specfact.sync.', zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()]),
    source: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    subject: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
    time: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    data: zod__WEBPACK_IMPORTED_MODULE_4__/* .custom */ .IeY(_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW, 'not an object'),
});
const leased = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    record: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    local: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
    remote: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
    hash: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
    base: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej(_base_js__WEBPACK_IMPORTED_MODULE_1__/* .agreement */ .z).exactOptional(),
});
const rateLimit = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    of: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    most: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    seconds: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    create: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    update: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    delete: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    kept: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9.exactOptional(),
    left: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9.exactOptional(),
    resets: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9.exactOptional(),
});
const state = zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n([
    'previewed',
    'approved',
    'applying',
    'applied',
    'conflicted',
    'queued',
    'held',
    'superseded',
    'abandoned',
    'undone',
]);
const stored = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    id: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    sync: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    origin: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    state,
    lineage: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    serial: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    createdAt: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    updatedAt: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    digest: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'),
    cursor: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    approval: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        by: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
        at: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
        digest: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
        through: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
        records: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq).exactOptional(),
    })
        .exactOptional(),
    waiting: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ code: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq, message: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq, since: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq, retryAt: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional() })
        .exactOptional(),
    basis: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ config: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq, head: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(), pusher: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9.exactOptional() })
        .exactOptional(),
    pace: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(rateLimit).exactOptional(),
    lease: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ pull: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9, records: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(leased) }).exactOptional(),
    undoes: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
    supersededBy: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.exactOptional(),
    resolutions: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(resolution),
    events: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(event),
    plan: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .planSchema */ .Fu,
});
const schema = stored;
/** What is asked of every session at once; these members stand first in the file. */
const HEAD = ['format', 'id', 'sync', 'origin', 'state', 'lineage', 'serial', 'createdAt', 'updatedAt'];
/** `sessions/<id>.json`: for people and for git, one member a line; its head first, the plan last. */
const sessionFormat = {
    name: 'session',
    format: 1,
    schema,
    encode: (session) => `${JSON.stringify(ordered(session), null, 2)}\n`,
    migrations: {},
};
const headSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    state,
    lineage: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    serial: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9,
    updatedAt: _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
});
/** This much of a session's file holds its head. */
const SESSION_HEAD_BYTES = 4096;
/**
 * Reads the head off the first bytes of a session file, or null when they are not as we write them.
 *
 * A line of two spaces and a name is a member of the session itself: inside strings there is no line feed.
 */
function peekSession(start) {
    const member = (name) => {
        const found = new RegExp(`^ {2}"${name}": ("[^"\\\\\\n]*"|\\d+),?$`, 'm').exec(start)?.[1];
        return found === undefined ? undefined : JSON.parse(found);
    };
    const head = headSchema.safeParse({
        state: member('state'),
        lineage: member('lineage'),
        serial: member('serial'),
        updatedAt: member('updatedAt'),
    });
    return head.success ? head.data : null;
}
function ordered(session) {
    const { plan, resolutions, events, ...rest } = (0,_sorted_js__WEBPACK_IMPORTED_MODULE_3__/* .sorted */ .I)(session);
    const head = HEAD.map((name) => [name, rest[name] ?? null]);
    const tail = Object.entries(rest).filter(([name]) => !HEAD.includes(name));
    return Object.fromEntries([
        ...head,
        ...tail,
        ['resolutions', resolutions ?? []],
        ['events', events ?? []],
        ['plan', plan ?? null],
    ]);
}


/***/ }),

/***/ 879:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sorted)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** Sorts every object's members, so that what is read and written again has the same bytes. */
function sorted(value) {
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
        return value.map(sorted);
    if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    return Object.fromEntries(Object.keys(value)
        .sort()
        .map((name) => [name, sorted(value[name] ?? null)]));
}


/***/ }),

/***/ 9033:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stateFormat)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3798);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9837);
/* harmony import */ var _sorted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(879);



const cursor = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    cursor: _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.nullable(),
    scope: _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
    mapping: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq).exactOptional(),
    schema: _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq.exactOptional(),
});
const stored = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    lineage: _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.min(1),
    serial: _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9,
    cursors: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, cursor),
});
const schema = stored;
/** `state.json`: small and read by people; the syncs in order, one member a line. */
const stateFormat = {
    name: 'state',
    format: 1,
    schema,
    encode: ({ format, lineage, serial, cursors }) => `${JSON.stringify({ format, lineage, serial, cursors: (0,_sorted_js__WEBPACK_IMPORTED_MODULE_1__/* .sorted */ .I)(cursors) }, null, 2)}\n`,
    migrations: {},
};


/***/ }),

/***/ 8980:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withAttributes),
/* harmony export */   M: () => (/* binding */ ensureGitFiles)
/* harmony export */ });
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1897);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5504);


/** What git must know of a state folder: bytes stay as they are, and nothing merges them by lines. */
const ATTRIBUTES = [
    '# sync-kernel: these files keep their exact bytes and are never merged line by line.',
    ...['/state.json', '/sessions/**', '/journal/**', '/index/**', '/base/**'].map((files) => `${files} -text merge=binary linguist-generated`),
];
/** What must never be committed: the lock and files of a step that is being written. */
const IGNORED = ['# sync-kernel: only there while it runs.', '/lock', '/lock.*', '/commit.pending', '*.tmp'];
/**
 * Writes `.gitattributes` and `.gitignore` into a state folder, unless their lines are there already.
 *
 * Lines that a person added stay.
 */
function ensureGitFiles(folder) {
    ensureLines(folder, '.gitattributes', ATTRIBUTES);
    ensureLines(folder, '.gitignore', IGNORED);
}
function ensureLines(folder, file, lines) {
    const text = (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(folder, file, 1024 * 1024) ?? '';
    const whole = withLines(text, lines);
    if (whole !== text)
        (0,_durable_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceFile */ .fR)(folder, file, whole);
}
/** Gives the text of a `.gitattributes` that has what git must know of a state. */
function withAttributes(text) {
    return withLines(text, ATTRIBUTES);
}
function withLines(text, lines) {
    const present = new Set(text.split(/\r?\n/));
    const missing = lines.filter((line) => !present.has(line));
    if (missing.length === 0)
        return text;
    const kept = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    return `${kept}${missing.join('\n')}\n`;
}


/***/ }),

/***/ 9348:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256),
/* harmony export */   t: () => (/* binding */ gitBlobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Gives the SHA-256 of a text as 64 hex characters. */
function sha256(text) {
    return hex('sha256', text);
}
/**
 * Gives the id that git gives a file with these bytes, as 40 hex characters.
 *
 * Laws: equals `git hash-object <file>`, so a branch store names a base without reading it.
 */
function gitBlobId(text) {
    const size = Buffer.byteLength(text, 'utf8');
    return hex('sha1', `blob ${size}\0${text}`);
}
/** In one call where Node has it (20.12), which for short texts takes a fraction of the time. */
function hex(algorithm, text) {
    const atOnce = node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash;
    if (atOnce !== undefined)
        return atOnce(algorithm, text, 'hex');
    return node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash(algorithm).update(text, 'utf8').digest('hex');
}


/***/ }),

/***/ 1809:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ endOfJournal)
/* harmony export */ });
/* harmony import */ var _kernel_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7693);
/* harmony import */ var _format_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2715);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9348);



/**
 * Finds the end of a journal: a torn last line is left out, an altered one is refused (E73).
 *
 * Errors: `state-corrupt` with file and line.
 */
function endOfJournal(text, shown) {
    const decoded = (0,_kernel_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeJournal */ .MQ)(text, _hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s);
    if (!decoded.ok)
        throw (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)(shown, decoded.error.line, `this line ${decoded.error.message}`);
    const { entries, torn } = decoded.value;
    const seq = (0,_kernel_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .nextSeq */ .v)(entries) - 1;
    if (!torn)
        return { seq, text, open: text !== '' && !text.endsWith('\n') };
    const lastLine = text.lastIndexOf('\n', text.endsWith('\n') ? text.length - 2 : text.length) + 1;
    return { seq, text: text.slice(0, lastLine), open: false };
}


/***/ }),

/***/ 7894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ shardFile),
/* harmony export */   NE: () => (/* binding */ sessionFile),
/* harmony export */   U5: () => (/* binding */ SESSIONS),
/* harmony export */   bv: () => (/* binding */ STATE_FILE),
/* harmony export */   cK: () => (/* binding */ baseFile),
/* harmony export */   i7: () => (/* binding */ journalFile),
/* harmony export */   p2: () => (/* binding */ JOURNALS),
/* harmony export */   wq: () => (/* binding */ shardFiles)
/* harmony export */ });
/* unused harmony exports fileName, checkId */
/* harmony import */ var _kernel_ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9251);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8686);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9348);



const STATE_FILE = 'state.json';
const SESSIONS = 'sessions';
const JOURNALS = 'journal';
const SHARDS = '0123456789abcdef'.split('');
/** Device names that Windows keeps for itself, whatever follows the first dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/**
 * Gives the file name that stands for an id, without its ending.
 *
 * Shape: an id in lower case is its own name; `PROJ-7` becomes `PROJ-7~5d0c2b1a`, because `proj-7` is the
 * same file on a file system that ignores case. No id holds a `~`, so the two never meet.
 */
function fileName(id) {
    if (RESERVED.test(id))
        return `~${(0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(id).slice(0, 16)}`;
    return /[A-Z]|\.$/.test(id) ? `${id}~${(0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(id).slice(0, 8)}` : id;
}
/** Refuses an id that could lead out of the state folder (`../`) or is no file name. */
function checkId(kind, id) {
    if ((0,_kernel_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .isSafeId */ .J)(id))
        return id;
    throw new _store_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreFault */ .W({
        code: 'state-bad-id',
        message: `The ${kind} id ${JSON.stringify(id.slice(0, 80))} cannot name a file: use at most 120 of A-Z a-z 0-9 . _ -`,
    });
}
/** Session ids are ULIDs: one case, so they need no folding and stand as they are. */
function sessionFile(id) {
    return `${SESSIONS}/${checkId('session', id)}.json`;
}
function journalFile(session) {
    return `${JOURNALS}/${checkId('session', session)}.jsonl`;
}
/** The 16 index files of a sync, in order. */
function shardFiles(sync) {
    return SHARDS.map((shard) => `index/${fileName(checkId('sync', sync))}/${shard}.jsonl`);
}
/** The index file that holds a record's row: by the first hex digit of the hash of its id. */
function shardFile(sync, record) {
    const shard = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(checkId('record', record)).charAt(0);
    return `index/${fileName(checkId('sync', sync))}/${shard}.jsonl`;
}
/** The file of a record's base, in one of 256 folders by the first two digits of that hash. */
function baseFile(sync, record) {
    const folder = (0,_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(checkId('record', record)).slice(0, 2);
    return `base/${fileName(checkId('sync', sync))}/${folder}/${fileName(record)}.json`;
}


/***/ }),

/***/ 8168:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ planWrites)
/* harmony export */ });
/* harmony import */ var _format_base_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2695);
/* harmony import */ var _format_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2715);
/* harmony import */ var _format_index_shard_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5705);
/* harmony import */ var _format_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8124);
/* harmony import */ var _format_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9033);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7894);
/* harmony import */ var _read_only_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(115);
/* harmony import */ var _read_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9684);








/**
 * Works out what one commit writes: bases, the touched index shards, `state.json`, sessions.
 *
 * Laws: a file that would keep its bytes is not among the writes; with none left the head is unchanged,
 * so committing the same step twice is committing it once (I4).
 */
async function planWrites(files, request) {
    const { step, head } = request;
    const writes = new Map();
    const put = async (file, text) => {
        if (!(await files.holds(file, text)))
            writes.set(file, text);
    };
    for (const { record, base } of step.bases)
        await put((0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .baseFile */ .cK)(step.sync, record), base === null ? null : (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFile */ .rN)(_format_base_js__WEBPACK_IMPORTED_MODULE_0__/* .baseFormat */ .d, base));
    for (const [file, rows] of await touchedShards(files, step))
        await put(file, rows);
    const sessions = new Map();
    for (const session of step.sessions) {
        (0,_read_only_js__WEBPACK_IMPORTED_MODULE_6__/* .assertPlannedHere */ .l)(session, head);
        const [file, text] = [(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .sessionFile */ .NE)(session.id), (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFile */ .rN)(_format_session_js__WEBPACK_IMPORTED_MODULE_3__/* .sessionFormat */ .g$, session)];
        if (!(await files.holds(file, text)))
            sessions.set(file, text);
    }
    const cursors = step.cursor === undefined ? head.cursors : { ...head.cursors, [step.sync]: step.cursor };
    const unchanged = (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFile */ .rN)(_format_state_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFormat */ .B, { ...head, cursors }) === (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFile */ .rN)(_format_state_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFormat */ .B, head);
    if (unchanged && writes.size === 0 && sessions.size === 0)
        return { writes, head };
    const next = { ...head, serial: head.serial + 1, cursors };
    writes.set(_names_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_FILE */ .bv, (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeFile */ .rN)(_format_state_js__WEBPACK_IMPORTED_MODULE_4__/* .stateFormat */ .B, next));
    return { writes: new Map([...writes, ...sessions]), head: next };
}
async function touchedShards(files, step) {
    const touched = new Map();
    for (const { record, row } of step.rows) {
        const file = (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .shardFile */ .F4)(step.sync, record);
        touched.set(file, (touched.get(file) ?? new Map()).set(record, row));
    }
    const texts = new Map();
    for (const [file, changed] of touched) {
        const kept = (await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_7__/* .readShard */ .Xy)(files, file)).filter(({ record }) => !changed.has(record));
        const rows = [...kept, ...[...changed.values()].filter((row) => row !== null)];
        texts.set(file, rows.length === 0 ? null : (0,_format_index_shard_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeShard */ .H)(rows));
    }
    return texts;
}


/***/ }),

/***/ 8473:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ prunableSessions)
/* harmony export */ });
/* harmony import */ var _kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3347);
/* harmony import */ var _kernel_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7693);
/* harmony import */ var _read_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9684);



/** Lists the sessions that ended before a time and have nothing unfinished in their journal. */
async function prunableSessions(files, before) {
    const prunable = [];
    for (const id of await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_2__/* .listSessions */ .GW)(files)) {
        const session = await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readSessionHead */ .hq)(files, id);
        if (session === null || (0,_kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(session) || session.updatedAt >= before)
            continue;
        if ((0,_kernel_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .unfinished */ .M1)(await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(files, id)).length === 0)
            prunable.push(id);
    }
    return prunable;
}


/***/ }),

/***/ 115:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ findReadOnlyFault),
/* harmony export */   l: () => (/* binding */ assertPlannedHere)
/* harmony export */ });
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6168);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8686);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7894);
/* harmony import */ var _read_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9684);




/**
 * Finds out whether a state went back in time or was mixed with another one (E69); null when not.
 *
 * Every session bears lineage and serial of the state it was planned on. One that knows a later serial
 * than `state.json`, or another lineage, was not made on this state. A session of serial 0 was made
 * before the first commit and fits any. Only the first bytes of each session are read.
 */
async function findReadOnlyFault(files) {
    const head = await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readHead */ .zy)(files);
    for (const id of (await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_2__/* .listSessions */ .GW)(files)).toReversed()) {
        const session = await (0,_read_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readSessionHead */ .hq)(files, id);
        if (session === null || session.serial === 0)
            continue;
        const file = files.shown((0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionFile */ .NE)(id));
        if (session.serial > (head?.serial ?? 0))
            return rewound(file, session.serial, head);
        if (session.lineage !== head?.lineage) {
            return new _store_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreFault */ .W({
                code: 'state-foreign-lineage',
                message: `The state is read-only: ${file} belongs to the state ${session.lineage}, this one is ${head?.lineage}. Remove the sessions that were copied here, or restore the state they belong to.`,
            });
        }
    }
    return null;
}
/** Keeps a session from being stored that would make its own state look rewound or foreign: a bug. */
function assertPlannedHere(session, head) {
    if (session.serial === 0)
        return;
    (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_3__/* .assert */ .vA)(session.serial <= (head?.serial ?? 0) && session.lineage === head?.lineage, `session ${session.id} names state ${session.lineage} at ${session.serial}, stored is ${head?.lineage} at ${head?.serial}`);
}
function rewound(file, serial, head) {
    const found = head === null ? 'state.json is missing' : `state.json is at ${head.serial}`;
    return new _store_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreFault */ .W({
        code: 'state-rewound',
        message: `The state is read-only, because it was rewound: ${file} was planned on serial ${serial}, ${found}. Restore the newest state from git; to go on from this one, remove the sessions planned on a later serial.`,
    });
}


/***/ }),

/***/ 9684:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ listSessions),
/* harmony export */   Xy: () => (/* binding */ readShard),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   hq: () => (/* binding */ readSessionHead),
/* harmony export */   lx: () => (/* binding */ readSession),
/* harmony export */   vY: () => (/* binding */ readIndex),
/* harmony export */   wZ: () => (/* binding */ readBase),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/* harmony import */ var _kernel_ids_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9251);
/* harmony import */ var _kernel_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7693);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8686);
/* harmony import */ var _format_base_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2695);
/* harmony import */ var _format_decode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2715);
/* harmony import */ var _format_index_shard_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5705);
/* harmony import */ var _format_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8124);
/* harmony import */ var _format_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9033);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9348);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7894);










/** Reads `state.json`; null before the first commit. */
async function readHead(files) {
    const text = await files.read(_names_js__WEBPACK_IMPORTED_MODULE_8__/* .STATE_FILE */ .bv);
    return text === null ? null : (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeFile */ .JG)(_format_state_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFormat */ .B, { file: files.shown(_names_js__WEBPACK_IMPORTED_MODULE_8__/* .STATE_FILE */ .bv), text });
}
/** Reads all rows of a sync, shard by shard, each ordered by record id. */
async function readIndex(files, sync) {
    const shards = await Promise.all((0,_names_js__WEBPACK_IMPORTED_MODULE_8__/* .shardFiles */ .wq)(sync).map((file) => readShard(files, file)));
    return shards.flat();
}
/** Reads one index file; a missing one has no rows. */
async function readShard(files, file) {
    const text = await files.read(file);
    return text === null ? [] : (0,_format_index_shard_js__WEBPACK_IMPORTED_MODULE_4__/* .decodeShard */ .p)({ file: files.shown(file), text });
}
/**
 * Reads the stored base of a record: found, missing, or corrupt are three answers (E65).
 *
 * Errors: a base of a newer format is a fault, since going on would lose what it says.
 */
async function readBase(files, row) {
    const file = (0,_names_js__WEBPACK_IMPORTED_MODULE_8__/* .baseFile */ .cK)(row.sync, row.record);
    const shown = files.shown(file);
    try {
        const text = await files.read(file);
        if (text === null)
            return { kind: 'missing' };
        const hash = (0,_hash_js__WEBPACK_IMPORTED_MODULE_7__/* .gitBlobId */ .t)(text);
        if (row.hash !== undefined && row.hash !== hash)
            return { kind: 'corrupt', message: `${shown}: its bytes are not the ones the index names` };
        const decode = row.hash === undefined ? _format_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeFile */ .JG : _format_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeOwnFile */ .z6;
        const base = await decode(_format_base_js__WEBPACK_IMPORTED_MODULE_2__/* .baseFormat */ .d, { file: shown, text });
        if (base.record === row.record)
            return { kind: 'found', base, hash };
        return { kind: 'corrupt', message: `${shown}: it is the base of ${base.record}` };
    }
    catch (cause) {
        if (!(cause instanceof _store_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreFault */ .W) || cause.code !== 'state-corrupt')
            throw cause;
        return { kind: 'corrupt', message: cause.message };
    }
}
/** Lists the ids of the stored sessions, oldest first. */
async function listSessions(files) {
    const names = await files.list(_names_js__WEBPACK_IMPORTED_MODULE_8__/* .SESSIONS */ .U5);
    return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .filter(_kernel_ids_js__WEBPACK_IMPORTED_MODULE_9__/* .isSafeId */ .J);
}
/** Reads a session; null when there is none of this id. */
async function readSession(files, id) {
    const file = (0,_names_js__WEBPACK_IMPORTED_MODULE_8__/* .sessionFile */ .NE)(id);
    const text = await files.read(file);
    if (text === null)
        return null;
    const session = await (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeFile */ .JG)(_format_session_js__WEBPACK_IMPORTED_MODULE_5__/* .sessionFormat */ .g$, { file: files.shown(file), text });
    if (session.id === id)
        return session;
    throw (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .corrupt */ .qb)(files.shown(file), 1, `this is the session ${JSON.stringify(session.id)}`);
}
/** Reads only what says whether a session is finished and on which state it was planned. */
async function readSessionHead(files, id) {
    const start = await files.readStart((0,_names_js__WEBPACK_IMPORTED_MODULE_8__/* .sessionFile */ .NE)(id), _format_session_js__WEBPACK_IMPORTED_MODULE_5__/* .SESSION_HEAD_BYTES */ .ge);
    return start === null ? null : ((0,_format_session_js__WEBPACK_IMPORTED_MODULE_5__/* .peekSession */ .gG)(start) ?? readSession(files, id));
}
/** Reads a session's journal; none is an empty one, a torn last line is left out (E73). */
async function readJournal(files, session) {
    const file = (0,_names_js__WEBPACK_IMPORTED_MODULE_8__/* .journalFile */ .i7)(session);
    const text = await files.read(file);
    if (text === null)
        return [];
    const decoded = (0,_kernel_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeJournal */ .MQ)(text, _hash_js__WEBPACK_IMPORTED_MODULE_7__/* .sha256 */ .s);
    if (decoded.ok)
        return decoded.value.entries;
    throw (0,_format_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .corrupt */ .qb)(files.shown(file), decoded.error.line, `this line ${decoded.error.message}`);
}


/***/ }),

/***/ 9489:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ maxBytes)
/* harmony export */ });
const MIB = 1024 * 1024;
/** The size past which a file is refused unread; about a hundred times what 100,000 records need. */
function maxBytes(file) {
    if (file === 'state.json')
        return 16 * MIB;
    if (file.startsWith('base/'))
        return 32 * MIB;
    if (file.startsWith('index/'))
        return 128 * MIB;
    return 500 * MIB;
}


/***/ })

};
;