"use strict";
exports.id = 896;
exports.ids = [896];
exports.modules = {

/***/ 5896:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/config/credentials.js
/** The environment variables that hold a config's credentials, each once, in the order of the file. */
function credentialNames(config) {
    const names = [...config.syncs.values()].flatMap(({ remote }) => namesIn(remote.options));
    return [...new Set([...names, config.events?.tokenEnv].filter((name) => name !== undefined))];
}
/**
 * A provider's own schema gives its keys back as they are written or in camel case.
 *
 * `env` has what is handed to a program: what else than a credential it may be, it is nobody else's concern.
 */
function namesIn(options) {
    const named = options;
    const handed = Array.isArray(named?.env) ? named.env : [];
    return [named?.tokenEnv ?? named?.['token-env'], ...handed].filter((name) => typeof name === 'string');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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

// EXTERNAL MODULE: ./build/kernel/advance.js
var advance = __webpack_require__(3347);
// EXTERNAL MODULE: ./build/kernel/digest.js
var kernel_digest = __webpack_require__(5133);
// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var kernel_journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/store.js
var store = __webpack_require__(8686);
;// CONCATENATED MODULE: ./build/flows/sessions.js





/** The open sessions of one sync, oldest first. */
async function openSessions(store, sync) {
    const sessions = [];
    for (const id of [...(await store.listSessions())].sort(json/* compareText */.n6)) {
        const session = await store.readSession(id);
        if (session !== null && session.sync === sync && (0,advance/* isOpen */.nT)(session))
            sessions.push(session);
    }
    return sessions;
}
/** Moves a session; an illegal move is a bug of the flow, since flows check before they move. */
function sessions_move(run, session, event) {
    const moved = (0,advance/* advance */.np)(session, event, run.now());
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
    const isNamed = (0,kernel_digest/* planDigest */.Gb)(plan, id, hash) === digest && plan.sync === sync && plan.origin === origin;
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
    return new store/* StoreFault */.W({
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
    return (0,kernel_journal/* unfinished */.M1)(await run.store.readJournal(session.id)).length > 0;
}

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
    for (const session of await openSessions(store, about.sync)) {
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

;// CONCATENATED MODULE: ./build/flows/mapping-marks.js

/** How values are read and compared; raised where a base of before would be taken for something else. */
const RULES_VERSION = 1;
/** Options that say which records are looked at and how, not what a record is. */
const PASSING = new Set(['labels', 'timeout', 'token-env', 'tokenEnv']);
/**
 * Marks each field with all that decides what its stored base means: the upstream, its field there, the
 * place in the artifact, the kind, and the values (E66).
 */
function mappingMarks(config, mappings, hash) {
    const options = (0,json/* isJsonObject */.OW)(config.remote.options) ? Object.entries(config.remote.options) : [];
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
        return [name, hash((0,json/* canonicalJson */.dj)(meaning)).slice(0, 12)];
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

// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
;// CONCATENATED MODULE: ./build/providers/table.js
/** Every provider by its name in the config. A new one is one folder and one line here. */
const PROVIDERS = {
    exec: { side: 'remote', load: async () => (await __webpack_require__.e(/* import() */ 341).then(__webpack_require__.bind(__webpack_require__, 5341))).definition },
    file: { side: 'remote', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(695)]).then(__webpack_require__.bind(__webpack_require__, 7076))).definition },
    'github-issues': {
        side: 'remote',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(278), __webpack_require__.e(76)]).then(__webpack_require__.bind(__webpack_require__, 2076))).definition,
    },
    http: { side: 'remote', load: async () => (await __webpack_require__.e(/* import() */ 236).then(__webpack_require__.bind(__webpack_require__, 6236))).definition },
    json: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(6), __webpack_require__.e(470), __webpack_require__.e(95), __webpack_require__.e(115)]).then(__webpack_require__.bind(__webpack_require__, 7115))).definition },
    markdown: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(6), __webpack_require__.e(825), __webpack_require__.e(470), __webpack_require__.e(327), __webpack_require__.e(95), __webpack_require__.e(774), __webpack_require__.e(211)]).then(__webpack_require__.bind(__webpack_require__, 1211))).definition },
    openspec: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(825), __webpack_require__.e(470), __webpack_require__.e(327), __webpack_require__.e(774), __webpack_require__.e(272)]).then(__webpack_require__.bind(__webpack_require__, 1272))).definition },
    'request-tracker': {
        side: 'remote',
        load: async () => (await __webpack_require__.e(/* import() */ 459).then(__webpack_require__.bind(__webpack_require__, 8459))).definition,
    },
    yaml: { side: 'local', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(6), __webpack_require__.e(470), __webpack_require__.e(327), __webpack_require__.e(95), __webpack_require__.e(370)]).then(__webpack_require__.bind(__webpack_require__, 2370))).definition },
};

// EXTERNAL MODULE: ./build/stores/durable.js
var durable = __webpack_require__(1897);
// EXTERNAL MODULE: ./build/stores/folder.js
var folder = __webpack_require__(5504);
// EXTERNAL MODULE: ./build/stores/format/base.js
var base = __webpack_require__(2695);
// EXTERNAL MODULE: ./build/stores/format/decode.js + 1 modules
var decode = __webpack_require__(2715);
// EXTERNAL MODULE: ./build/stores/format/session.js
var session = __webpack_require__(8124);
// EXTERNAL MODULE: ./build/stores/git-files.js
var git_files = __webpack_require__(8980);
// EXTERNAL MODULE: ./build/stores/hash.js
var hash = __webpack_require__(9348);
// EXTERNAL MODULE: ./build/stores/journal-end.js
var journal_end = __webpack_require__(1809);
// EXTERNAL MODULE: ./build/stores/names.js
var names = __webpack_require__(7894);
;// CONCATENATED MODULE: ./build/stores/journal-file.js








/**
 * Opens the journals of a folder for appending.
 *
 * The first append to a journal reads it whole: a torn last line is cut off, an altered one stops the
 * run before anything is written. Later ones only add their line; the lock keeps others away.
 * Errors: throws a bug when the entry's `seq` is not the next one.
 */
function journal_file_openJournals(folder) {
    const tails = new Map();
    return {
        append(session, entry) {
            const file = journalFile(session);
            const tail = tails.get(file) ?? mend(folder, file);
            assert(entry.seq === tail.seq + 1, `journal ${session}: seq ${entry.seq} after ${tail.seq}`);
            tails.delete(file);
            appendFile(folder, file, `${tail.open ? '\n' : ''}${encodeEntry(entry, sha256)}`);
            tails.set(file, { seq: entry.seq, open: false });
        },
    };
}
function mend(folder, file) {
    const text = readText(folder, file, maxBytes(file)) ?? '';
    const end = endOfJournal(text, shownFile(folder, file));
    if (end.text !== text)
        truncateFile(folder, file, Buffer.byteLength(end.text, 'utf8'));
    return { seq: end.seq, open: end.open };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
;// CONCATENATED MODULE: ./build/stores/pending.js





/** The commit that is being written; there only while it is, or after a crash. */
const pending_PENDING_FILE = 'commit.pending';
const MAX_PENDING_BYTES = (/* unused pure expression or super */ null && (500 * 1024 * 1024));
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
function pending_writeTogether(folder, writes) {
    const pending = { format: 1, writes: [...writes] };
    replaceFile(folder, pending_PENDING_FILE, encodeFile(pendingFormat, pending));
    carryOut(folder, pending);
}
/** Finishes the step that a crash cut short; says whether there was one. */
async function pending_finishPending(folder) {
    const text = readText(folder, pending_PENDING_FILE, MAX_PENDING_BYTES);
    if (text === null)
        return false;
    carryOut(folder, await decodeFile(pendingFormat, { file: shownFile(folder, pending_PENDING_FILE), text }));
    return true;
}
function carryOut(folder, pending) {
    const touched = new Set();
    for (const [file, text] of pending.writes) {
        if (text !== null)
            replaceFile(folder, file, text, false);
        else if (!removeFile(folder, file, false))
            continue;
        touched.add(dirname(file));
    }
    for (const sub of touched)
        flushFolder(folder, sub);
    removeFile(folder, pending_PENDING_FILE);
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
;// CONCATENATED MODULE: ./build/stores/process.js



function process_ownIdentity() {
    const stat = readStat(process.pid);
    return { pid: process.pid, host: hostname(), ...(stat !== null && { started: stat.started }) };
}
/**
 * Says whether a process has surely ended: killed, a zombie, or its number now belongs to another.
 *
 * A process of another machine counts as running; only a person can know.
 */
function process_hasEnded(identity) {
    if (identity.host !== hostname())
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
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return { state: fields[0] ?? '', started: fields[19] ?? '' };
    }
    catch (cause) {
        if (isSystemError(cause))
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
        return !(isSystemError(cause) && cause.code === 'ESRCH');
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
function state_lock_takeLock(folder, since) {
    const own = { token: randomUUID(), ...ownIdentity(), since };
    const ticket = `${LOCK}.${own.token}.ticket`;
    ensureFolder(folder, '.');
    replaceFile(folder, ticket, `${JSON.stringify(own)}\n`);
    try {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isTaken(folder, ticket)) {
                sweep(folder);
                return () => {
                    if (readOwner(folder, LOCK)?.token === own.token)
                        removeFile(folder, LOCK);
                };
            }
        }
    }
    finally {
        removeFile(folder, ticket);
    }
    throw new StoreFault({
        code: 'state-locked',
        retryable: true,
        message: `Many runs want the state ${folder.shown} at once. Run again when they have ended.`,
    });
}
/** Says whether a living process holds the lock of a folder. */
function state_lock_isLocked(folder) {
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
        guarded(folder, LOCK, 'write', () => replaceLock(folder, ticket));
    for (const name of isStillDead ? claims : claims.slice(-1))
        removeFile(folder, name);
    return isStillDead;
}
function replaceLock(folder, ticket) {
    fs.renameSync(join(folder.root, ticket), join(folder.root, LOCK));
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
    for (const name of listNames(folder, '.')) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const owner = parseOwner(readText(folder, name, MAX_LOCK_BYTES) ?? '');
        if (owner !== null && hasEnded(owner))
            removeFile(folder, name);
    }
}
/** Makes `name` the same file as the ticket, unless there is one. */
function linkNew(folder, ticket, name) {
    const [from, to] = [join(folder.root, ticket), join(folder.root, name)];
    return guarded(folder, name, 'write', () => {
        try {
            fs.linkSync(from, to);
            return true;
        }
        catch (cause) {
            if (!isSystemError(cause))
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
        fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
        return true;
    }
    catch (cause) {
        if (isSystemError(cause) && cause.code === 'EEXIST')
            return false;
        throw cause;
    }
}
function readOwner(folder, name) {
    const text = readText(folder, name, MAX_LOCK_BYTES);
    if (text === null)
        return null;
    const owner = parseOwner(text);
    if (owner !== null)
        return owner;
    throw new StoreFault({
        code: 'state-locked',
        message: `${shownFile(folder, name)} does not say who holds the lock. If no sync-kernel is running here, remove it.`,
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
    return new StoreFault({
        code: 'state-locked',
        retryable: true,
        message: `Process ${owner.pid} on ${owner.host} has been writing to ${folder.shown} since ${owner.since}. Run again when it has ended; if that machine is gone, remove ${shownFile(folder, LOCK)}.`,
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
function directory_openDirectoryStore(options) {
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
        if (isPlain(folder, PENDING_FILE)) {
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
        const fault = await findReadOnlyFault(files);
        if (fault !== null)
            throw fault;
        ensureGitFiles(folder);
        isWritable = true;
    }
    return {
        head: async () => state.readHead(await toRead()),
        readIndex: async (sync) => state.readIndex(await toRead(), sync),
        readBase: async (row) => state.readBase(await toRead(), row),
        baseHash: (base) => gitBlobId(encodeFile(baseFormat, base)),
        listSessions: async () => state.listSessions(await toRead()),
        readSession: async (id) => state.readSession(await toRead(), id),
        readJournal: async (session) => state.readJournal(await toRead(), session),
        readOnlyReason: async () => (await findReadOnlyFault(await toRead()))?.message ?? null,
        async writeSession(session) {
            await toWrite();
            assertPlannedHere(session, await state.readHead(files));
            const [file, text] = [sessionFile(session.id), encodeFile(sessionFormat, session)];
            if (!(await files.holds(file, text)))
                replaceFile(folder, file, text);
        },
        async appendJournal(session, entry) {
            await toWrite();
            journals.append(session, entry);
        },
        async commit(step) {
            await toWrite();
            const head = (await state.readHead(files)) ?? firstHead(options.lineage);
            const planned = await planWrites(files, { step, head });
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
                ensureGitFiles(folder);
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
    const ids = await prunableSessions(files, before);
    for (const id of ids) {
        removeFile(folder, journalFile(id));
        removeFile(folder, sessionFile(id));
    }
    return ids.length;
}
function folderAt(dir) {
    const root = resolve(dir);
    const fromHere = relative(process.cwd(), root);
    const isBelow = fromHere !== '' && !fromHere.startsWith('..') && !isAbsolute(fromHere);
    return { root, shown: isBelow ? fromHere : root, plain: new Set() };
}
function filesOf(folder) {
    return {
        read: async (file) => readText(folder, file, maxBytes(file)),
        readStart: async (file, bytes) => readStart(folder, file, bytes),
        holds: async (file, text) => readText(folder, file, maxBytes(file)) === text,
        list: async (sub) => listNames(folder, sub),
        shown: (file) => shownFile(folder, file),
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
    return openDirectoryStore({ dir: world.stateDir, lineage: () => randomUUID(), now: world.now });
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
    const marks = mappingMarks(config, mappings.value, world.hash);
    const remapped = remappedFields(known, { marks, scope });
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
    const entry = PROVIDERS[provider];
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
        return { schema: known, offline: about.away ?? offlineBy(error) };
    }
}
/** Ends a run that cannot go on offline, since it never learned the upstream's schema. */
function awayFault(away) {
    return new provider/* ProviderFault */.g({ code: away.code, message: offlineInWords(away), retryable: true });
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
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(278), __webpack_require__.e(855)]).then(__webpack_require__.bind(__webpack_require__, 8236));
    const { openRepository } = await __webpack_require__.e(/* import() */ 970).then(__webpack_require__.bind(__webpack_require__, 5970));
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
    const { openGitBranchStore } = await __webpack_require__.e(/* import() */ 568).then(__webpack_require__.bind(__webpack_require__, 568));
    const { remote, isServer } = about.remote;
    return openGitBranchStore({
        remote,
        branch: about.branch,
        gitDir: about.dir,
        run: { id: about.run },
        lineage: () => (0,external_node_crypto_.randomUUID)(),
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
            return opened.ok ? (0,result.ok)({ ...opened.value, ...more }) : opened;
        },
        openLocal: async (run, root) => openLocal(at(root, world.actor), run.config, run.mappings),
        guardsOf: async (config) => guardsOf(world, config),
    };
}

;// CONCATENATED MODULE: ./build/flows/action/preview-input.js

/**
 * Gathers what a preview shows: the stored session, its journal and stable facts, nothing else.
 *
 * Laws: an approval that gathers it again gets what was shown, unless somebody changed one of the two.
 */
async function previewInput(action, about) {
    const { session, guards, on } = about;
    const { place, secrets } = action;
    const results = resultsOf(await action.store.readJournal(session.id));
    const next = session.supersededBy === undefined ? null : await action.store.readSession(session.supersededBy);
    const head = session.basis?.head;
    const remote = session.plan.changes.filter((change) => change.side === 'remote').length;
    return {
        session,
        generation: generationOf(session),
        surface: on.surface,
        repository: { url: place.url },
        stateBranch: place.stateBranch,
        approval: on.approval,
        guards,
        ...(remote === 0 ? {} : { requests: remote * (guards.remote === 'verified' ? 3 : 1) }),
        secrets,
        ...(head === undefined ? {} : { head }),
        ...(Object.keys(results).length === 0 ? {} : { results }),
        ...(on.conflictIssues === undefined ? {} : { conflictIssues: on.conflictIssues }),
        ...(action.isDry === true ? { isUnstored: true } : {}),
        ...(next === null ? {} : { current: { session: next.id, digest: next.digest } }),
    };
}
function preview_input_guardsOf(run) {
    return { local: run.local.capabilities.guard, remote: run.remote.capabilities.guard };
}
/** Grows with each session and with each thing that happens to it. */
function generationOf(session) {
    return Date.parse(session.createdAt) + session.events.length;
}
/** How a plan is approved on a pull request: there a person always decides (DESIGN §10). */
function pullApproval(sync, pull) {
    if (pull.isFork)
        return 'fork';
    return sync.approval === 'review' ? 'review' : 'comment';
}
function resultsOf(journal) {
    const results = {};
    const folded = (0,kernel_journal/* foldJournal */.n$)(journal);
    for (const { change, outcome } of folded.values()) {
        if (outcome === undefined || change.endsWith('~undo'))
            continue;
        const isBack = folded.get(`${change}~undo`)?.outcome?.result === 'written';
        results[change] = {
            result: isBack ? 'undone' : outcome.result,
            at: outcome.at,
            ...(outcome.message === undefined ? {} : { message: outcome.message }),
        };
    }
    return results;
}

;// CONCATENATED MODULE: ./build/flows/origin.js
/** The origin of sessions of the default branch. */
const DEFAULT_BRANCH = 'default-branch';
const PULL_PREFIX = 'pull-request:';
function pullOrigin(pull) {
    return `${PULL_PREFIX}${pull}`;
}
/** The pull request of a session, or null for one of the default branch. */
function pullOf(session) {
    if (!session.origin.startsWith(PULL_PREFIX))
        return null;
    const number = Number(session.origin.slice(PULL_PREFIX.length));
    return Number.isSafeInteger(number) && number > 0 ? number : null;
}

;// CONCATENATED MODULE: ./build/event-sink.js
/**
 * POSTs the events of a run to the configured sink, in structured mode; without a sink it does nothing.
 *
 * A sink that does not answer never fails a run: the events stay with their session.
 * Source: CloudEvents HTTP Protocol Binding 1.0.2 §3.2.
 */
async function postEvents(world, about) {
    const { events: sink } = about.config;
    const fresh = (about.report.session?.events ?? []).filter((event) => event.time >= about.since);
    if (sink === undefined || fresh.length === 0)
        return;
    const { CloudEvent, HTTP } = await __webpack_require__.e(/* import() */ 973).then(__webpack_require__.t.bind(__webpack_require__, 2973, 23));
    const token = sink.tokenEnv === undefined ? undefined : world.env(sink.tokenEnv);
    for (const event of fresh) {
        const message = HTTP.structured(new CloudEvent({ ...event, specversion: '1.0', datacontenttype: 'application/json' }));
        const headers = {
            ...message.headers,
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        };
        try {
            await fetch(sink.sink, {
                method: 'POST',
                headers,
                body: String(message.body),
                redirect: 'manual',
                signal: AbortSignal.timeout(5000),
            });
        }
        catch (error) {
            process.stderr.write(`The event sink did not take ${event.id}: ${error.message}\n`);
            return;
        }
    }
}

// EXTERNAL MODULE: ./build/views/markdown/redact.js
var redact = __webpack_require__(2325);
;// CONCATENATED MODULE: ./build/action/dry-store.js
/** A store that reads as another and writes nothing; what is written can be read back in this run. */
function dryStore(store) {
    const sessions = new Map();
    return {
        ...store,
        listSessions: async () => [...new Set([...(await store.listSessions()), ...sessions.keys()])],
        readSession: async (id) => sessions.get(id) ?? store.readSession(id),
        async writeSession(session) {
            sessions.set(session.id, session);
        },
        async appendJournal() {
            // A dry run has no effects to note.
        },
        async commit(step) {
            for (const session of step.sessions)
                sessions.set(session.id, session);
            return (await store.head()) ?? { format: 1, lineage: '', serial: 0, cursors: {} };
        },
        prune: async () => 0,
        lock: async () => async () => undefined,
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/action/origin.js

/** The address that a checkout was fetched from, as its own configuration has it; null when it has none. */
async function originOf(workspace) {
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('git', ['-C', workspace, 'config', '--local', '--get', 'remote.origin.url'], (error, stdout) => {
            const address = stdout.trim();
            resolve(error === null && address !== '' ? address : null);
        });
    });
}

// EXTERNAL MODULE: ./build/host.js
var build_host = __webpack_require__(1593);
// EXTERNAL MODULE: ./build/repository.js
var repository = __webpack_require__(2239);
;// CONCATENATED MODULE: ./build/flows/action/fault-code.js




/** What a fault of the outside world means for a run; null for what is no fault, but a bug. */
function codeOfFault(error) {
    if (error instanceof provider/* ProviderFault */.g) {
        if (error.retryable)
            return 'unreachable';
        return error.code === 'forbidden' || error.code === 'unauthorized' ? 'forbidden' : 'bad-answer';
    }
    if (error instanceof build_host/* HostFault */.J)
        return error.retryable ? 'host-unreachable' : 'host-refused';
    if (error instanceof repository/* RepositoryFault */.l)
        return error.retryable ? 'state-unreachable' : 'host-refused';
    return error instanceof store/* StoreFault */.W ? codeOfStore(error) : null;
}
function codeOfStore({ code }) {
    switch (code) {
        case 'state-locked':
        case 'state-moved':
        case 'state-unreachable':
        case 'state-forbidden':
            return code;
        case 'state-timeout':
            return 'state-unreachable';
        case 'state-rewound':
        case 'state-foreign-lineage':
            return 'state-read-only';
        default:
            return 'bad-state';
    }
}

// EXTERNAL MODULE: ./build/kernel/codes.js
var codes = __webpack_require__(3187);
;// CONCATENATED MODULE: ./build/kernel/nearest.js
/**
 * Finds the known word that a mistyped one most likely meant, or null when none is near.
 *
 * Near is at most a third of the word's length in edits (insert, remove, replace, swap of neighbours).
 */
function nearest(word, known) {
    const lower = word.toLowerCase().slice(0, MAX_LENGTH);
    let best = null;
    for (const candidate of known) {
        const edits = editDistance(lower, candidate.toLowerCase().slice(0, MAX_LENGTH));
        if (edits <= Math.max(1, Math.floor(candidate.length / 3)) && (best === null || edits < best.edits))
            best = { word: candidate, edits };
    }
    return best?.word ?? null;
}
/** Words from outside are cut here, so that the work stays bounded. */
const MAX_LENGTH = 64;
/** Source: optimal string alignment, the restricted Damerau–Levenshtein distance. */
function editDistance(a, b) {
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    let beforeLast = last;
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            let edits = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
            // Before the first letter there is none, so that a swap cannot begin there.
            if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
            row.push(edits);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] ?? 0;
}

// EXTERNAL MODULE: ./build/views/forecast-text.js
var forecast_text = __webpack_require__(1557);
// EXTERNAL MODULE: ./build/views/plain.js
var plain = __webpack_require__(8994);
// EXTERNAL MODULE: ./build/views/markdown/links.js
var links = __webpack_require__(255);
// EXTERNAL MODULE: ./build/views/markdown/moment.js
var moment = __webpack_require__(1252);
// EXTERNAL MODULE: ./build/views/markdown/neutralise.js
var neutralise = __webpack_require__(3278);
;// CONCATENATED MODULE: ./build/views/markdown/refusals.js





/** What was refused, why, and the way on: one paragraph. */
function refused(why) {
    const { reason, next } = refusalWords(why);
    return `🚫 **Nothing was written.** ${reason} ${next}`.trim();
}
function refusalWords(why) {
    switch (why.kind) {
        case 'not-allowed':
            return {
                reason: `This needs the ${(0,neutralise/* inert */.tJ)(why.needs, 'line')} permission on the repository.`,
                next: 'Ask someone who has it to comment.',
            };
        case 'permission-unknown':
            return {
                reason: 'Your permission on the repository could not be looked up, and that counts as no.',
                next: 'Comment again in a few minutes.',
            };
        case 'second-person':
            return {
                reason: 'The configuration asks for a second person: neither the author nor the last to push may approve.',
                next: 'Ask someone else to comment.',
            };
        case 'bot':
            return { reason: 'Only a person may approve here.', next: 'Ask someone to comment.' };
        case 'no-digest':
            return {
                reason: 'An approval names the plan that it is for.',
                next: 'Copy the command from the end of the preview.',
            };
        case 'short-digest':
            return {
                reason: `${(0,neutralise/* code */.aY)(why.given, 'line')} is too short to name a plan: at least 12 hex characters are needed.`,
                next: 'Copy the command from the end of the preview.',
            };
        case 'stale-digest':
            return {
                reason: `${(0,neutralise/* code */.aY)(why.given, 'line')} is not the plan that stands now.`,
                next: why.current === undefined
                    ? `Run ${(0,neutralise/* code */.aY)('/sync preview', 'line')} and read the new one.`
                    : `Read the preview again; the current plan is ${(0,neutralise/* code */.aY)((0,kernel_digest/* shortDigest */.VK)(why.current), 'line')}.`,
            };
        case 'head-moved':
            return {
                reason: `The preview is of commit ${(0,neutralise/* code */.aY)(why.previewed.slice(0, 12), 'line')}, but the branch is now at ${(0,neutralise/* code */.aY)(why.head.slice(0, 12), 'line')}.`,
                next: 'Wait for the new preview and approve that.',
            };
        case 'config-moved':
            return {
                reason: 'The base branch or its configuration changed since the preview.',
                next: `Run ${(0,neutralise/* code */.aY)('/sync preview', 'line')} and approve what it shows.`,
            };
        case 'comment-edited':
            return { reason: 'An edited comment is no command.', next: 'Write it again as a new comment.' };
        case 'preview-altered':
            return {
                reason: 'The preview comment is gone, hidden or differs from the stored session, so nobody can know what was approved.',
                next: `Run ${(0,neutralise/* code */.aY)('/sync preview', 'line')} and approve the new one.`,
            };
        case 'already-used': {
            const who = why.by === undefined ? '' : ` by ${(0,neutralise/* code */.aY)(why.by, 'line')}`;
            const at = why.at === undefined ? '' : ` at ${(0,moment/* moment */.n)(why.at, 'line')}`;
            return {
                reason: `Session ${(0,neutralise/* code */.aY)(why.session, 'line')} was already applied${who}${at}; an approval counts once.`,
                next: '',
            };
        }
        case 'closed':
            return {
                reason: 'This is closed.',
                next: 'What still differs shows up in the next preview of the default branch.',
            };
        case 'draft':
            return { reason: 'This pull request is a draft.', next: 'Mark it as ready for review first.' };
        case 'fork':
            return {
                reason: 'Nothing is written from a pull request of a fork.',
                next: 'After the merge it is previewed again and can be approved there.',
            };
        case 'wrong-place':
            return {
                reason: 'That plan does not belong here.',
                next: why.belongs === undefined
                    ? 'Approve it where its preview is.'
                    : `Approve it ${(0,links/* linked */.q)('where its preview is', why.belongs)}.`,
            };
        case 'expired':
            return {
                reason: 'That plan is too old.',
                next: `Run ${(0,neutralise/* code */.aY)('/sync preview', 'line')} and approve what it shows.`,
            };
        case 'no-session':
            return {
                reason: `There is no session ${(0,neutralise/* code */.aY)(why.session, 'line')}.`,
                next: `See ${(0,neutralise/* code */.aY)('/sync status', 'line')}.`,
            };
        case 'wrong-state':
            return {
                reason: `Session ${(0,neutralise/* code */.aY)(why.session, 'line')} is ${(0,neutralise/* inert */.tJ)(why.state, 'line')}, which does not allow this.`,
                next: `See ${(0,neutralise/* code */.aY)('/sync status', 'line')}.`,
            };
        case 'bulk-guard':
            return {
                reason: `The plan has ${why.planned} where at most ${why.allowed} are allowed.`,
                next: 'If it is right, raise the limit in the configuration on the default branch.',
            };
        case 'state-altered':
            return {
                reason: `The stored state was altered: ${(0,neutralise/* inert */.tJ)(why.message, 'line')}`,
                next: 'Restore the state branch from its history.',
            };
        case 'state-read-only':
            return {
                reason: 'The state was rewound or belongs to another repository.',
                next: 'Restore the state branch, or start a new one.',
            };
        case 'busy':
            return { reason: 'Another run is writing.', next: 'Comment again when it has ended.' };
        case 'nothing-waits':
            return { reason: 'Nothing waits here.', next: '' };
        case 'unknown-record':
            return {
                reason: `The plan has no record ${(0,neutralise/* code */.aY)(why.record, 'line')}.`,
                next: 'The preview lists those it has.',
            };
        case 'bad-decision':
            return { reason: (0,neutralise/* inert */.tJ)(why.message, 'line'), next: 'The issue shows a command for each choice.' };
        case 'bad-usage':
            return { reason: (0,neutralise/* inert */.tJ)(why.message, 'line'), next: `Write it as ${(0,neutralise/* code */.aY)(why.usage, 'line')}.` };
        case 'several-commands':
            return {
                reason: 'There is more than one command in this comment.',
                next: 'Write one command a comment.',
            };
        case 'too-long':
            return {
                reason: 'This comment is too long to be a command.',
                next: 'Write the command in a comment of its own.',
            };
        default:
            return (0,result/* assertNever */.xb)(why);
    }
}

;// CONCATENATED MODULE: ./build/views/markdown/replies.js










const MOST_LINES = 30;
/**
 * Answers a command in a few lines: what happened, to what, and what to do next.
 *
 * Laws: pure; everything from outside is redacted and inert; no line begins with `/sync` outside a code
 * block, so a reply never is a command (A34).
 */
function renderReply(reply, secrets = []) {
    return partsOf((0,redact.redactAll)(reply, secrets))
        .filter((part) => part !== '')
        .join('\n\n');
}
function partsOf(reply) {
    switch (reply.kind) {
        case 'help':
            return ['These commands are understood, on the first line of a comment:', helpTable(reply.commands)];
        case 'unknown-command':
            return unknown(reply);
        case 'refused':
            return [refused(reply.why)];
        case 'previewed':
            return [
                `The preview is up to date: ${(0,plain/* count */.U9)(reply.changes, 'change')}, ${(0,plain/* count */.U9)(reply.conflicts, 'conflict')}, plan ${(0,neutralise/* code */.aY)((0,kernel_digest/* shortDigest */.VK)(reply.digest), 'line')}${seen(reply.url)}.`,
            ];
        case 'nothing-to-do':
            return ['Both sides agree: there is nothing to do.'];
        case 'applied':
            return applied(reply);
        case 'queued':
            return [
                `⏳ ${(0,plain/* count */.U9)(reply.written, 'change')} written, ${reply.left} waiting for the upstream: ${(0,neutralise/* inert */.tJ)(reply.why, 'line')}`,
                reply.retryAt === undefined
                    ? 'The next scheduled run goes on by itself.'
                    : `The first run after ${(0,moment/* moment */.n)(reply.retryAt, 'line')} goes on by itself.`,
                (0,neutralise/* inert */.tJ)((0,forecast_text/* forecastText */.x)(reply.forecast ?? null, { isBegun: true }) ?? '', 'line'),
            ];
        case 'resolved':
            return resolved(reply);
        case 'undone':
            return [
                `↩️ ${(0,plain/* count */.U9)(reply.taken, 'change')} of session ${(0,neutralise/* code */.aY)(reply.session, 'line')} taken back.`,
                problems(reply.problems),
            ];
        case 'abandoned':
            return [`Session ${(0,neutralise/* code */.aY)(reply.session, 'line')} is abandoned: nothing more of it is written.`];
        case 'status':
            return replies_status(reply.sessions);
        case 'failed':
            return [
                `❌ ${(0,neutralise/* inert */.tJ)(reply.title, 'line')} (${(0,neutralise/* code */.aY)(reply.code, 'line')})`,
                reply.message === undefined ? '' : (0,neutralise/* inert */.tJ)(reply.message, 'line'),
                `**Next:** ${(0,neutralise/* inert */.tJ)(reply.nextStep, 'line')}`,
            ];
        default:
            return (0,result/* assertNever */.xb)(reply);
    }
}
function seen(url) {
    return url === undefined ? '' : `, ${(0,links/* linked */.q)('see it', url)}`;
}
function helpTable(commands) {
    const rows = commands.map(({ usage, about }) => `| ${(0,neutralise/* code */.aY)(usage, 'cell')} | ${(0,neutralise/* inert */.tJ)(about, 'cell')} |`);
    return ['| Command | What it does |', '|:--|:--|', ...rows].join('\n');
}
function unknown({ given, commands }) {
    const names = commands.map(({ name }) => name);
    const near = nearest(given, names);
    const meant = near === null ? '' : ` Did you mean ${(0,neutralise/* code */.aY)(`/sync ${near}`, 'line')}?`;
    return [`There is no command ${(0,neutralise/* code */.aY)(`/sync ${given}`, 'line')}.${meant}`, helpTable(commands)];
}
function applied(reply) {
    const all = reply.written === reply.of;
    const conflicts = reply.conflicts === 0
        ? ''
        : `${(0,plain/* count */.U9)(reply.conflicts, 'conflict')} still ${reply.conflicts === 1 ? 'waits' : 'wait'} for a decision.`;
    return [
        `${all ? '🚀' : '⚠️'} ${all ? (0,plain/* count */.U9)(reply.written, 'change') : `${reply.written} of ${(0,plain/* count */.U9)(reply.of, 'change')}`} written${seen(reply.url)}.`,
        problems(reply.problems),
        conflicts,
        reply.written === 0 ? '' : `To take it back: ${(0,neutralise/* code */.aY)(`/sync undo ${reply.session}`, 'line')}`,
    ];
}
function problems(list) {
    return limited(list.map(({ record, message }) => `- ${(0,neutralise/* code */.aY)(record, 'line')}: ${(0,neutralise/* inert */.tJ)(message, 'line')}`));
}
function limited(lines) {
    const left = lines.length - MOST_LINES;
    return [...lines.slice(0, MOST_LINES), ...(left > 0 ? [`- and ${left} more`] : [])].join('\n');
}
function resolved({ decisions, open, digest, url }) {
    return [
        `✅ ${(0,plain/* count */.U9)(decisions.length, 'decision')} stored:`,
        limited(decisions.map(({ record, field, choice }) => `- ${(0,neutralise/* code */.aY)(`${record}:${field}`, 'line')} is **${(0,neutralise/* inert */.tJ)(choice, 'line')}**`)),
        open > 0
            ? `${(0,plain/* count */.U9)(open, 'conflict')} of this record still ${open === 1 ? 'waits' : 'wait'}.`
            : digest === undefined
                ? 'The next apply writes it.'
                : `To write it now${url === undefined ? '' : ` ${(0,links/* linked */.q)('where the preview is', url)}`}: ${(0,neutralise/* code */.aY)(`/sync apply ${(0,kernel_digest/* shortDigest */.VK)(digest)}`, 'line')}`,
    ];
}
function replies_status(sessions) {
    if (sessions.length === 0)
        return ['Nothing waits: no session is open.'];
    const rows = sessions
        .slice(0, MOST_LINES)
        .map((one) => `| ${(0,neutralise/* inert */.tJ)(one.sync, 'cell')} | ${(0,neutralise/* inert */.tJ)(one.state, 'cell')} | ${one.done} of ${(0,plain/* count */.U9)(one.changes, 'change')} | ${one.conflicts} | ${(0,neutralise/* code */.aY)((0,kernel_digest/* shortDigest */.VK)(one.digest), 'cell')} | ${(0,neutralise/* code */.aY)(one.session, 'cell')} | ${(0,neutralise/* inert */.tJ)(waitsFor(one), 'cell')} |`);
    const left = sessions.length - rows.length;
    return [
        [
            '| Sync | State | Done | Conflicts | Plan | Session | Waits for |',
            '|:--|:--|:--|:--|:--|:--|:--|',
            ...rows,
        ].join('\n'),
        left > 0 ? `*and ${left} more*` : '',
        waitingList(sessions.toReversed().flatMap(({ queue = [] }) => queue)),
    ];
}
/** The changes that wait for the upstream, in the order in which their sessions are taken up. */
function waitingList(queue) {
    if (queue.length === 0)
        return '';
    const lines = queue.map(({ record, title, kind, side, isInDoubt, since, later }) => {
        const words = [
            `- ${(0,neutralise/* inert */.tJ)(kind, 'line')} ${(0,neutralise/* code */.aY)(record, 'line')}${title === record ? '' : ` ${(0,neutralise/* inert */.tJ)(title, 'line')}`}`,
            side === 'local' ? 'in the repository' : '',
            since === undefined ? '' : `since ${(0,moment/* moment */.n)(since, 'line')}`,
            isInDoubt ? '**sent without an answer**, found out first' : '',
            later === undefined ? '' : 'edited again since',
        ];
        return words.filter((part) => part !== '').join(', ');
    });
    return `What waits:\n\n${limited(lines)}`;
}
function waitsFor({ waiting = '', forecast = null, done }) {
    return [waiting, (0,forecast_text/* forecastText */.x)(forecast, { isBegun: done > 0 }) ?? '']
        .filter((part) => part !== '')
        .join(' ');
}

;// CONCATENATED MODULE: ./build/flows/report.js

function report_report(about) {
    return { session: null, plan: null, results: [], notes: [], messages: [], ...about };
}
/** The code of an applied session: the worst thing that happened names it. */
function appliedCode(applied, plan) {
    if (applied.fault !== undefined)
        return applied.fault.retryable ? 'queued' : 'forbidden';
    if (plan.conflicts.length > 0)
        return 'conflicts';
    if (applied.results.some((one) => one.result === 'failed'))
        return 'rejected';
    if (applied.notes.some((note) => note.kind === 'dropped'))
        return 'rejected';
    if (applied.results.some((one) => one.result === 'stale'))
        return 'stale';
    return plan.held.length > 0 ? 'held' : 'applied';
}
function report_previewCode(plan, offline) {
    if (offline !== undefined)
        return 'unreachable';
    if (plan.guarded !== undefined)
        return 'bulk-guard';
    if (plan.conflicts.length > 0)
        return 'conflicts';
    if (plan.held.length > 0)
        return 'held';
    return plan.changes.length > 0 ? 'previewed' : 'nothing-to-do';
}
/** How a run ends that went on while an earlier session waits: as that one does, unless it was refused. */
function report_behindFirst(later, first) {
    if (later.session === null)
        return first;
    const { outcome } = codes/* CODES */.L[later.code];
    const code = ['done', 'queued', 'conflicts'].includes(outcome) ? first.code : later.code;
    return { ...report_withFirst(later, first), code };
}
/** The report of a session that waits behind another, with what that one still has to write. */
function report_withFirst(later, first) {
    const isOpen = (one) => one.result === 'queued';
    const left = first.results.filter(isOpen).length;
    const waits = left === 1 ? '1 change of it waits' : `${left} changes of it wait`;
    return {
        ...later,
        results: [...later.results, ...first.results.filter(isOpen)],
        messages: [...later.messages, `session ${first.session?.id} goes first: ${waits}`],
    };
}

// EXTERNAL MODULE: ./build/kernel/choice.js
var kernel_choice = __webpack_require__(3954);
// EXTERNAL MODULE: ./build/kernel/conflict.js
var kernel_conflict = __webpack_require__(1007);
;// CONCATENATED MODULE: ./build/views/merge-draft.js
/**
 * Writes the text that a person's own merge of a text field begins with.
 *
 * What merged by itself stands as it is; each conflicting passage stands between lines that must go, in
 * the form editors know from git. A decision that still has such a line is refused.
 */
function mergeDraft(conflict) {
    const parts = conflict.parts?.every(isText) === true ? conflict.parts : [];
    const whole = { ...conflict, kind: 'conflict' };
    return (parts.length === 0 ? [whole] : parts)
        .map((part) => (part.kind === 'clean' ? textOf(part.value) : separated(part)))
        .join('');
}
/** Parts of a list or a map have a path, or hold something else than text. */
function isText(part) {
    if (part.kind === 'clean')
        return typeof part.value === 'string';
    return part.path === undefined;
}
function separated(part) {
    return [
        '<<<<<<< local\n',
        whole(part.local),
        '||||||| base\n',
        whole(part.base),
        '=======\n',
        whole(part.remote),
        '>>>>>>> remote\n',
    ].join('');
}
/** A passage of whole lines, so that the separating lines stand alone. */
function whole(value) {
    const text = textOf(value);
    return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
function textOf(value) {
    if (value === null)
        return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}

// EXTERNAL MODULE: ./build/views/markdown/text-diff.js
var text_diff = __webpack_require__(7747);
// EXTERNAL MODULE: ./build/views/markdown/value-cell.js + 1 modules
var value_cell = __webpack_require__(6127);
;// CONCATENATED MODULE: ./build/views/markdown/conflict-values.js







const DIFF_LINES = 120;
const MOST_PASSAGES = 20;
const HEAD = ['| Agreed before | In the repository | Upstream |', '|:--|:--|:--|'];
/** Three short values side by side, what each side made of the agreed one bold. */
function valueTable({ base, local, remote }) {
    const row = `| ${(0,value_cell/* valueCell */.S7)(base)} | ${sideCell(base, local)} | ${sideCell(base, remote)} |`;
    return [...HEAD, row].join('\n');
}
function sideCell(base, value) {
    const isMarked = typeof base === 'string' && typeof value === 'string' && base !== '' && value !== '';
    return isMarked ? (0,value_cell/* markedCell */.dC)(base, value) : (0,value_cell/* valueCell */.S7)(value);
}
/** A long text, a list or a map: the passages that conflict, then all that changed and a draft, folded. */
function textValues(conflict, detail) {
    if (detail === 'sizes')
        return [sizeTable(conflict)];
    const passages = (conflict.parts ?? []).filter((part) => part.kind === 'conflict');
    const isSplit = passages.length > 0 && (conflict.parts ?? []).length > 1;
    return [
        ...(isSplit ? split(passages) : [passage(conflict)]),
        ...(detail === 'whole' ? [...wholeDiffs(conflict), ...draftOf(conflict)] : []),
    ];
}
function split(passages) {
    const left = passages.length - MOST_PASSAGES;
    const verb = passages.length === 1 ? 'conflicts' : 'conflict';
    return [
        `${(0,plain/* count */.U9)(passages.length, 'passage')} ${verb}; everything else of it merges by itself.`,
        ...passages
            .slice(0, MOST_PASSAGES)
            .flatMap((one) => [...(one.path === undefined ? [] : [`at ${(0,neutralise/* code */.aY)(one.path, 'line')}`]), passage(one)]),
        ...(left > 0 ? [`*and ${left} more, in the draft and in the stored session*`] : []),
    ];
}
/** One passage: side by side where it is short, else what stands between the two sides as a diff. */
function passage(values) {
    const lines = { base: oneLine(values.base), local: oneLine(values.local), remote: oneLine(values.remote) };
    if (isCell(lines.base) && isCell(lines.local) && isCell(lines.remote))
        return valueTable(lines);
    return `From upstream (−) to the repository (+):\n\n${diffBlock(values.remote, values.local)}`;
}
/** A passage is whole lines; alone in a cell its line end says nothing. */
function oneLine(value) {
    return typeof value === 'string' ? value.replace(/\n$/, '') : value;
}
const LONGEST_CELL = 300;
function isCell(value) {
    return typeof value === 'string' ? value.length <= LONGEST_CELL && !/[\n\r]/.test(value) : (0,value_cell/* isShort */.tQ)(value);
}
function wholeDiffs({ base, local, remote }) {
    const diffs = base === null
        ? ['**From upstream (−) to the repository (+)**', diffBlock(remote, local)]
        : [
            '**The repository** changed the agreed text:',
            diffBlock(base, local),
            '**Upstream** changed the agreed text:',
            diffBlock(base, remote),
            '**From upstream (−) to the repository (+)**:',
            diffBlock(remote, local),
        ];
    return ['<details><summary>Everything that each side changed</summary>', ...diffs, '</details>'];
}
function diffBlock(before, after) {
    const lines = (0,text_diff/* textDiff */.P)(conflict_values_textOf(before), conflict_values_textOf(after), DIFF_LINES);
    return lines === '' ? '*no difference that can be seen*' : (0,neutralise/* fenced */.OF)(lines, 'diff');
}
/** What merged by itself, with the rest between lines that must go. */
function draftOf(conflict) {
    if (conflict.parts === undefined || !(0,kernel_choice/* choicesOf */.cU)(conflict).includes('merged'))
        return [];
    return [
        '<details><summary>Draft of your own merge: replace what stands between the marking lines, and the lines</summary>',
        (0,neutralise/* fenced */.OF)(mergeDraft(conflict), 'text'),
        '</details>',
    ];
}
function sizeTable({ base, local, remote }) {
    const size = (value) => (value === null ? '*nothing*' : (0,plain/* count */.U9)(conflict_values_textOf(value).length, 'character'));
    return [...HEAD, `| ${size(base)} | ${size(local)} | ${size(remote)} |`].join('\n');
}
const MOST_FIELDS = 40;
/** A record that one side deleted: what it was and what the other side made of it, field by field. */
function recordTable({ base, local, remote }) {
    const [was, here, there] = [base, local, remote].map((value) => ((0,json/* isJsonObject */.OW)(value) ? value : null));
    const names = [...new Set([was, here, there].flatMap((side) => Object.keys(side ?? {})))];
    const cell = (side, name) => {
        if (side === null || side === undefined)
            return '*nothing*';
        const value = side[name] ?? null;
        if (!(0,value_cell/* isShort */.tQ)(value))
            return (0,plain/* count */.U9)(conflict_values_textOf(value).length, 'character');
        return side === was ? (0,value_cell/* valueCell */.S7)(value) : sideCell(was?.[name], value);
    };
    const head = (side, word) => (side === null ? `${word} (deleted)` : word);
    const left = names.length - MOST_FIELDS;
    return [
        `| Field | Agreed before | ${head(here, 'In the repository')} | ${head(there, 'Upstream')} |`,
        '|:--|:--|:--|:--|',
        ...names
            .slice(0, MOST_FIELDS)
            .map((name) => `| ${(0,neutralise/* inert */.tJ)(name, 'cell')} | ${cell(was, name)} | ${cell(here, name)} | ${cell(there, name)} |`),
        ...(left > 0 ? [`| *and ${left} more* | | | |`] : []),
    ].join('\n');
}
/** Which records may be one. */
function linkTable({ local, remote }) {
    const rows = (side, value) => ((0,json/* isJsonArray */.Md)(value) ? value : [value])
        .filter(json/* isJsonObject */.OW)
        .slice(0, MOST_FIELDS)
        .map(({ id, title }) => `| ${side} | ${(0,neutralise/* code */.aY)(conflict_values_textOf(id ?? ''), 'cell')} | ${(0,neutralise/* inert */.tJ)(conflict_values_textOf(title ?? ''), 'cell')} |`);
    const head = ['| Where | Id | Title |', '|:--|:--|:--|'];
    return [...head, ...rows('in the repository', local), ...rows('upstream', remote)].join('\n');
}
function conflict_values_textOf(value) {
    if (value === null)
        return '';
    return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

// EXTERNAL MODULE: ./build/views/markdown/preview-headline.js
var preview_headline = __webpack_require__(4579);
// EXTERNAL MODULE: ./build/views/markdown/preview-rows.js
var preview_rows = __webpack_require__(4074);
;// CONCATENATED MODULE: ./build/views/markdown/conflict-field.js








const MEANING = {
    local: 'take what stands in the repository',
    remote: 'take what stands upstream',
    base: 'go back to what both sides last agreed on',
    merged: 'take your own merge, in a fenced block below the command',
    value: 'take your own text, in a fenced block below the command',
    keep: 'keep the record, and make it again where it is gone',
    delete: 'delete the record on both sides',
};
const LINK_MEANING = {
    merged: 'they are one record',
    keep: 'they are different records',
    value: 'it is the record whose id you give: `@link=value:<id>`',
};
/** One field in conflict: what happened, the values and their difference, and a command for each choice. */
function conflictField(conflict, about) {
    return [
        `### ${sentence(conflict)}`,
        conflict.why === undefined ? '' : `${(0,preview_headline/* sentenceCase */.o3)((0,neutralise/* inert */.tJ)(conflict.why, 'line'))}.`,
        ...valuesOf(conflict, about.detail),
        about.decided === undefined ? choiceTable(conflict) : decidedLine(about.decided),
    ].filter((part) => part !== '');
}
function sentence(conflict) {
    return `${(0,preview_rows/* fieldWord */.hx)(conflict, 'line')}: ${(0,preview_rows/* conflictWord */.bS)(conflict)}`;
}
function decidedLine({ choice, by, at }) {
    return `✅ **Decided: ${(0,neutralise/* inert */.tJ)(choice, 'line')}** (${MEANING[choice]}), by ${(0,neutralise/* code */.aY)(by, 'line')} at ${(0,moment/* moment */.n)(at, 'line')}.`;
}
function valuesOf(conflict, detail) {
    if (conflict.field === kernel_conflict/* LINK_FIELD */.Sb)
        return [linkTable(conflict)];
    if (conflict.field === kernel_conflict/* RECORD_FIELD */.bC)
        return [recordTable(conflict)];
    const isTable = [conflict.base, conflict.local, conflict.remote].every(value_cell/* isShort */.tQ);
    return isTable ? [valueTable(conflict)] : textValues(conflict, detail);
}
/** The line to copy for each choice, and what it does. */
function choiceTable(conflict) {
    const meaning = (choice) => (conflict.field === kernel_conflict/* LINK_FIELD */.Sb ? LINK_MEANING[choice] : undefined) ?? MEANING[choice];
    const rows = (0,kernel_choice/* choicesOf */.cU)(conflict).map((choice) => `| ${(0,neutralise/* code */.aY)(`/sync resolve ${conflict.field}=${choice}`, 'cell')} | ${meaning(choice)} |`);
    return ['| Comment this | to |', '|:--|:--|', ...rows].join('\n');
}

// EXTERNAL MODULE: ./build/views/markdown/limits.js
var limits = __webpack_require__(1184);
// EXTERNAL MODULE: ./build/views/markdown/visible.js
var visible = __webpack_require__(9312);
;// CONCATENATED MODULE: ./build/views/markdown/marker.js


const KINDS = ['preview', 'conflict', 'rollup', 'sync-pr', 'sync-issue'];
const START = '<!-- sync-kernel:v1 ';
const END = ' -->';
/** A first line that is longer is not ours. */
const marker_MAX_LENGTH = 4096;
/**
 * Writes the hidden first line of every body.
 *
 * Shape: `<!-- sync-kernel:v1 {"kind":"preview","sync":"backlog","generation":3} -->`.
 * Laws: `parseMarker` of a body that begins with it gives it back; nothing in it ends the comment.
 */
function renderMarker({ kind, sync, generation, ...rest }) {
    const { session, digest, record } = rest;
    const json = JSON.stringify({ kind, sync, generation, session, digest, record });
    const safe = (0,visible/* visibleJson */.$m)(json).replaceAll(/--|[<>&]/g, (found) => escaped(found));
    return `${START}${safe}${END}`;
}
function escaped(characters) {
    return characters.replaceAll(/./g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** Reads the marker of a body, or gives null when its first line is not one of ours. */
function marker_parseMarker(body) {
    const end = body.indexOf('\n');
    const line = (end < 0 ? body : body.slice(0, end)).replace(/\r$/, '');
    if (line.length > marker_MAX_LENGTH || !line.startsWith(START) || !line.endsWith(END))
        return null;
    const value = parsed(line.slice(START.length, -END.length));
    if (!(0,json/* isJsonObject */.OW)(value))
        return null;
    const { kind: named, sync, generation, session, digest, record, ...others } = value;
    const kind = KINDS.find((one) => one === named);
    if (kind === undefined || !isName(sync) || !isGeneration(generation))
        return null;
    if (Object.keys(others).length > 0)
        return null;
    if (![session, digest, record].every((one) => one === undefined || isName(one)))
        return null;
    return {
        kind,
        sync,
        generation,
        ...(isName(session) ? { session } : {}),
        ...(isName(digest) ? { digest } : {}),
        ...(isName(record) ? { record } : {}),
    };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        if (cause instanceof SyntaxError)
            return undefined;
        throw cause;
    }
}
function isName(value) {
    return typeof value === 'string' && value !== '';
}
function isGeneration(value) {
    return Number.isSafeInteger(value) && Number(value) >= 0;
}

;// CONCATENATED MODULE: ./build/views/markdown/conflict-issue.js













/**
 * The issue of one record in conflict.
 *
 * Shape: marker; one sentence; where it stands; per field the three values, their difference and a
 * command for each choice; an example that settles all of them at once; how to give one's own text.
 * Limits: as a preview; long texts lose first the draft, then their differences.
 * Laws: pure; `parseConflictIssue` gives the marker back; every value from outside is redacted and inert.
 */
function renderConflictIssue(input) {
    const shown = shortFirst((0,redact.redactAll)(input, input.secrets));
    const { sync, generation, session, digest, record } = input;
    const marker = renderMarker({ kind: 'conflict', sync, generation, session, digest, record });
    const forms = ['whole', 'conflicting', 'sizes'];
    const bodies = forms.map((detail) => () => joined([marker, ...conflict_issue_partsOf(shown, detail)]));
    const body = firstFitting(bodies) ?? joined([marker, ...briefly(shown)]);
    return { title: issueTitle(shown), body };
}
/** A reader settles the short ones first: the title, then the rest, then long texts. */
function shortFirst(input) {
    const rank = ({ field, base, local, remote }) => field === 'title' ? 0 : [base, local, remote].every(value_cell/* isShort */.tQ) ? 1 : 2;
    return { ...input, conflicts: input.conflicts.toSorted((a, b) => rank(a) - rank(b)) };
}
function firstFitting(bodies) {
    for (const make of bodies) {
        const body = make();
        if (body.length <= limits/* MAX_BODY_LENGTH */.tr)
            return body;
    }
    return undefined;
}
function joined(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
/** The title of an issue is no Markdown and is mailed as it is. */
function issueTitle({ sync, record, title }) {
    const name = title === record ? '' : `: ${(0,neutralise/* label */.Pf)((0,redact.redact)(title), 120)}`;
    return `Sync conflict in ${(0,neutralise/* label */.Pf)(sync, 40)}/${(0,neutralise/* label */.Pf)(record, 60)}${name}`;
}
function conflict_issue_partsOf(input, detail) {
    const { conflicts, resolutions, state } = input;
    if (state.kind === 'settled')
        return [opening(input), stateLine(input), footer(input)];
    const decided = (conflict) => resolutions.find((one) => one.conflict === conflict.id);
    return [
        opening(input),
        stateLine(input),
        ...conflicts.flatMap((conflict) => {
            const decision = decided(conflict);
            return conflictField(conflict, { detail, ...(decision === undefined ? {} : { decided: decision }) });
        }),
        ...helpOf(conflicts.filter((conflict) => decided(conflict) === undefined)),
        footer(input),
    ];
}
/** Where not even the sizes of all fields have room. */
function briefly(input) {
    const { conflicts } = input;
    const shown = conflicts.slice(0, 50).map((conflict) => `- ${(0,neutralise/* inert */.tJ)(conflict.field, 'line')}`);
    const left = conflicts.length - shown.length;
    return [
        opening(input),
        stateLine(input),
        [...shown, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n'),
        'They are too large to show here; the stored session has all values.',
        ...helpOf(conflicts),
        footer(input),
    ];
}
function opening({ title, record, conflicts, localUrl, remoteUrl }) {
    const places = [
        ...(localUrl === undefined ? [] : [(0,links/* linked */.q)('in the repository', localUrl)]),
        ...(remoteUrl === undefined ? [] : [(0,links/* linkedQuietly */.Vv)('upstream', remoteUrl)]),
    ];
    const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
    const what = conflicts.length === 1 ? 'one thing' : (0,plain/* count */.U9)(conflicts.length, 'thing');
    return `**${(0,neutralise/* inert */.tJ)(title, 'line')}** ${(0,neutralise/* code */.aY)(record, 'line')}${where} cannot be synced by itself: the repository and upstream disagree about ${what}, and a person has to choose. Nothing of it is overwritten meanwhile; everything else goes on.`;
}
function stateLine({ state, conflicts, resolutions }) {
    switch (state.kind) {
        case 'waiting': {
            const open = conflicts.filter((one) => !resolutions.some(({ conflict }) => conflict === one.id));
            return `> [!IMPORTANT]\n> **Waiting for a decision** on ${open
                .slice(0, 20)
                .map((one) => (0,preview_rows/* fieldWord */.hx)(one, 'line'))
                .join(', ')}.`;
        }
        case 'decided':
            return '> [!NOTE]\n> **Decided.** The next apply writes it and this issue closes itself.';
        case 'void':
            return [
                '> [!WARNING]',
                '> **Upstream or the repository moved since this was decided, so the decision no longer counts.** The new difference stands below.',
                ...state.decisions
                    .slice(0, 20)
                    .map(({ field, choice, by }) => `> Void: ${(0,neutralise/* inert */.tJ)(field, 'line')} as ${(0,neutralise/* inert */.tJ)(choice, 'line')}, by ${(0,neutralise/* code */.aY)(by, 'line')}.`),
            ].join('\n');
        case 'settled':
            return [
                `> [!TIP]\n> **Settled.**${state.at === undefined ? '' : ` ${(0,moment/* moment */.n)(state.at, 'line')}`}`,
                ...state.done.slice(0, 50).map((line) => `> - ${(0,neutralise/* inert */.tJ)(line, 'line')}`),
            ].join('\n');
        default:
            return (0,result/* assertNever */.xb)(state);
    }
}
/** One command for everything, and how to give one's own text; nothing that a field's own table says. */
function helpOf(conflicts) {
    const example = conflicts.slice(0, 12).map((one, at) => `${one.field}=${exampleChoice(one, at)}`);
    const all = ['All of it with one comment, for example:', (0,neutralise/* fenced */.OF)(`/sync resolve ${example.join(' ')}`, '')];
    const parts = [...(conflicts.length > 1 ? all : []), ...ownText(conflicts)];
    return parts.length === 0 ? [] : ['### How to settle it', ...parts];
}
function ownText(conflicts) {
    const allowing = (choice) => conflicts.find((one) => one.field !== kernel_conflict/* LINK_FIELD */.Sb && (0,kernel_choice/* choicesOf */.cU)(one).includes(choice));
    const [field, choice] = allowing('merged') ? [allowing('merged'), 'merged'] : [allowing('value'), 'value'];
    if (field === undefined)
        return [];
    return [
        'With your own text, in a fenced block right after the command:',
        (0,neutralise/* fenced */.OF)(`/sync resolve ${field.field}=${choice}\n\`\`\`\nyour text\n\`\`\``, 'text'),
    ];
}
function exampleChoice(conflict, at) {
    const choices = (0,kernel_choice/* choicesOf */.cU)(conflict);
    if (conflict.field === kernel_conflict/* RECORD_FIELD */.bC || conflict.field === kernel_conflict/* LINK_FIELD */.Sb)
        return 'keep';
    const wanted = at % 2 === 0 ? 'local' : 'remote';
    return choices.includes(wanted) ? wanted : (choices[0] ?? 'local');
}
function footer({ sync, session, record, repository, stateBranch }) {
    const stored = (0,links/* linked */.q)('stored session', (0,links/* sessionUrl */._c)({ repository, stateBranch, session }));
    return `<sub>sync ${(0,neutralise/* code */.aY)(sync, 'line')} · record ${(0,neutralise/* code */.aY)(record, 'line')} · session ${(0,neutralise/* code */.aY)(session, 'line')} · ${stored}</sub>`;
}
/** Gives what a conflict issue says of itself, or null when the body is none of ours. */
function parseConflictIssue(body) {
    const marker = marker_parseMarker(body);
    if (marker === null || marker.kind !== 'conflict' || marker.record === undefined)
        return null;
    return { ...marker, record: marker.record };
}

;// CONCATENATED MODULE: ./build/views/markdown/conflict-rollup.js








/** Above this many records in conflict there is one issue for all of them. */
const ROLLUP_ABOVE = 20;
/**
 * One issue for very many conflicts: a table of what differs, and how to answer many at once.
 *
 * Limits: as a preview; what has no room is counted and stands in the stored session.
 * Laws: pure; `parseConflictRollup` gives the marker back.
 */
function renderConflictRollup(input) {
    const shown = (0,redact.redactAll)(input, input.secrets);
    const { sync, generation, session, digest } = input;
    const marker = renderMarker({ kind: 'rollup', sync, generation, session, digest });
    const rows = shown.conflicts.map((conflict) => row(shown, conflict));
    let body = bodyOf(shown, { marker, rows });
    for (let most = rows.length; body.length > limits/* MAX_BODY_LENGTH */.tr && most > 0;) {
        most = Math.floor(most * 0.8);
        body = bodyOf(shown, { marker, rows: rows.slice(0, most) });
    }
    return { title: `Sync conflicts in ${(0,neutralise/* label */.Pf)(sync, 40)}: ${records(input)}`, body };
}
function records({ conflicts }) {
    return (0,plain/* count */.U9)(new Set(conflicts.map((one) => one.record)).size, 'record');
}
function row({ titles = {}, resolutions }, conflict) {
    const title = Object.hasOwn(titles, conflict.record)
        ? `${(0,neutralise/* inert */.tJ)(titles[conflict.record] ?? '', 'cell')} `
        : '';
    const cell = (value) => ((0,value_cell/* isShort */.tQ)(value) ? (0,value_cell/* valueCell */.S7)(value) : '*long*');
    const decided = resolutions.find((one) => one.conflict === conflict.id);
    const state = decided === undefined
        ? (0,preview_rows/* conflictWord */.bS)(conflict)
        : `✅ ${(0,neutralise/* inert */.tJ)(decided.choice, 'cell')}, ${(0,neutralise/* code */.aY)(decided.by, 'cell')}`;
    return `| ${title}${(0,neutralise/* code */.aY)(conflict.record, 'cell')} | ${(0,preview_rows/* fieldWord */.hx)(conflict, 'cell')} | ${cell(conflict.local)} | ${cell(conflict.remote)} | ${state} |`;
}
function bodyOf(input, { marker, rows }) {
    const { conflicts, session, repository, stateBranch } = input;
    const left = conflicts.length - rows.length;
    const stored = (0,links/* linked */.q)('stored session', (0,links/* sessionUrl */._c)({ repository, stateBranch, session }));
    const example = conflicts
        .slice(0, 2)
        .map(({ record, field }, at) => `${record}:${field}=${at === 0 ? 'local' : 'remote'}`);
    return [
        marker,
        `**${(0,plain/* count */.U9)(conflicts.length, 'conflict')} in ${records(input)}** wait for a decision. They are too many for an issue each; nothing of them is overwritten meanwhile.`,
        ['| Record | Field | In the repository | Upstream | |', '|:--|:--|:--|:--|:--|', ...rows].join('\n'),
        ...(left > 0 ? [`*and ${left} more, all of them in the ${stored}.*`] : []),
        '### How to settle them',
        'Name record, field and choice, as many as you like in one comment:',
        (0,neutralise/* fenced */.OF)(`/sync resolve ${example.join(' ')}`, ''),
        'Or give one answer to all of them that it fits; the next preview shows what it comes to before anything is written:',
        (0,neutralise/* fenced */.OF)('/sync resolve --all local', ''),
        `<sub>sync ${(0,neutralise/* code */.aY)(input.sync, 'line')} · session ${(0,neutralise/* code */.aY)(session, 'line')} · ${stored}</sub>`,
    ].join('\n\n');
}
/** Gives what a roll-up issue says of itself, or null when the body is none of ours. */
function parseConflictRollup(body) {
    const marker = marker_parseMarker(body);
    return marker?.kind === 'rollup' ? marker : null;
}

// EXTERNAL MODULE: ./build/views/markdown/calm.js
var markdown_calm = __webpack_require__(1915);
// EXTERNAL MODULE: ./build/views/markdown/preview-body.js + 3 modules
var preview_body = __webpack_require__(2914);
;// CONCATENATED MODULE: ./build/views/markdown/preview-comment.js





const MARKERS = {
    'pull-request': 'preview',
    'sync-pr': 'sync-pr',
    'sync-issue': 'sync-issue',
};
/**
 * The one comment that a reviewer reads, and the body of the sync issue.
 *
 * Shape: marker; what will change in one line; a table; conflicts and what is left alone; for each record
 * its values before and after and the exact JSON Patch, folded; the command to copy; the small print.
 * Limits: at most 65,000 UTF-16 units, in shorter forms past it (`previewBody`).
 * Laws: a pure function of its input: the same session and facts give the same bytes; `parsePreviewComment`
 * gives its marker back. Every value from outside is redacted and inert.
 */
function renderPreviewComment(input) {
    const { session, generation, surface } = input;
    const marker = renderMarker({
        kind: MARKERS[surface],
        sync: session.sync,
        generation,
        session: session.id,
        digest: session.digest,
    });
    const shown = (0,redact.redactAll)(input, input.secrets);
    const calm = surface === 'sync-pr';
    const body = (0,preview_body/* previewBody */.Rd)(shown, {
        max: limits/* MAX_BODY_LENGTH */.tr,
        measure: limits/* utf16Length */.b3,
        calm,
        before: [marker, ...(0,preview_body/* opening */.zs)(shown)],
    });
    return calm ? (0,markdown_calm/* calmBody */.kM)(body) : body;
}
/** Gives what a preview says of itself, or null when the body is none of ours. */
function parsePreviewComment(body) {
    const marker = marker_parseMarker(body);
    return marker !== null && Object.values(MARKERS).includes(marker.kind) ? marker : null;
}

;// CONCATENATED MODULE: ./build/views/markdown/sync-pull-request.js





/**
 * The sync pull request of one sync: what merging accepts, what `/sync apply` writes, what conflicts.
 *
 * Its body may become the message of a squashed commit, where Markdown protects nothing: what would act
 * there has look-alikes. `surface` must be `sync-pr`.
 */
function renderSyncPullRequest(input) {
    return { title: titleOf(input), body: renderPreviewComment(input) };
}
/** The sync issue: the same where only upstream is to change, so that a pull request cannot exist. */
function renderSyncIssue(input) {
    return { title: titleOf(input), body: renderPreviewComment(input) };
}
function titleOf(input) {
    const { session } = (0,redact.redactAll)(input, input.secrets);
    const { changes } = session.plan;
    const what = session.state === 'previewed' && changes.length > 0 ? (0,preview_headline/* whatChanges */.mQ)(changes) : (0,preview_headline/* headline */.Pl)(input).title;
    return `Sync ${(0,neutralise/* label */.Pf)(session.sync, 40)}: ${(0,neutralise/* label */.Pf)(what, 150)}`;
}
/** Gives what the body of a sync pull request or sync issue says of itself, or null. */
function parseSyncBody(body) {
    const marker = parseMarker(body);
    return marker?.kind === 'sync-pr' || marker?.kind === 'sync-issue' ? marker : null;
}

// EXTERNAL MODULE: ./build/kernel/invert-patch.js
var invert_patch = __webpack_require__(4922);
// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
;// CONCATENATED MODULE: ./build/kernel/lens.js


/** A side's own name of a field. */
function nameOn({ name, remote }, side) {
    return side === 'remote' ? remote : name;
}
function ruleOf(mapping) {
    return {
        name: mapping.name,
        kind: mapping.kind,
        key: mapping.key,
        equivalent: mapping.equivalent,
        ...(mapping.authority === undefined ? {} : { authority: mapping.authority }),
        ...(mapping.strictSet === undefined ? {} : { strictSet: mapping.strictSet }),
    };
}
/**
 * Gives the canonical value of an upstream one.
 *
 * `hints` are canonical values in order of preference: a coarse upstream value that a hint maps to is
 * read as that hint, so that it never overwrites a finer local value (E48).
 * Laws: `toCanonical(m, toRemote(m, v), [v])` is `v`; an unknown value is never defaulted (E49).
 */
function toCanonical(mapping, native, hints = []) {
    const raw = native ?? null;
    if (mapping.kind === 'text' && typeof raw === 'string')
        return mapped((0,equal/* withLf */.$A)(raw));
    if (mapping.values === undefined)
        return mapped(raw);
    for (const hint of hints) {
        const there = toRemote(mapping, hint);
        if (there.kind === 'mapped' && (0,json/* equalJson */.FS)(there.value, raw))
            return mapped(hint);
    }
    const pair = mapping.values.find(([, remote]) => (0,json/* equalJson */.FS)(remote, raw));
    if (pair !== undefined)
        return mapped(pair[0]);
    return raw === null ? mapped(null) : { kind: 'unmapped', raw };
}
/** Gives the upstream value of a canonical one. */
function toRemote(mapping, value) {
    if (mapping.values === undefined)
        return mapped(value);
    const pair = mapping.values.find(([local]) => (0,json/* equalJson */.FS)(local, value));
    if (pair !== undefined)
        return mapped(pair[1]);
    return value === null ? mapped(null) : { kind: 'unmapped', raw: value };
}
/** The upstream's fields as they were at the last agreement, or null when that cannot be known. */
function remoteFieldsOfBase(mappings, base) {
    const fields = {};
    for (const mapping of mappings) {
        const image = base.remote?.[mapping.name];
        if (image !== undefined) {
            fields[mapping.remote] = image;
            continue;
        }
        const value = base.fields[mapping.name];
        const there = value === undefined ? undefined : toRemote(mapping, value);
        if (there?.kind !== 'mapped')
            return null;
        fields[mapping.remote] = there.value;
    }
    return fields;
}
function mapped(value) {
    return { kind: 'mapped', value };
}

// EXTERNAL MODULE: ./build/kernel/patch.js + 1 modules
var kernel_patch = __webpack_require__(3161);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var kernel_pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/flows/write-change.js






/** The key under which a create is sent, and sent again: one per planned create, for ever. */
function createKey(session, record) {
    return `${session}-${record}`;
}
/** What is written down before a change's effect (I9). */
function intentOf(run, about) {
    const { change, candidate, first } = about;
    const before = fieldsOn(candidate, change.side);
    return {
        kind: 'intent',
        seq: about.seq,
        change: change.id,
        record: change.record,
        side: change.side,
        action: change.kind,
        ...(change.kind === 'create'
            ? { key: createKey(about.session, change.record), fields: createdFields(change) }
            : {}),
        ...(change.target === undefined ? {} : { target: change.target }),
        ...(change.kind === 'update' && before !== null
            ? { undo: first?.undo ?? undoNote(run, { change, candidate, before }) }
            : {}),
        ...(about.source === undefined ? {} : { source: about.source }),
        at: run.now(),
    };
}
/** Does a change, guarded by the live version that the fresh plan was made on. */
async function writeChange(run, change, about) {
    const provider = run[change.side];
    const { version, key, ...asked } = about;
    switch (change.kind) {
        case 'create':
            return create(provider, change, { ...asked, key, fields: createdFields(change) });
        case 'update':
            (0,result/* assert */.vA)(change.target !== undefined && version !== undefined, `update ${change.id} has no target`);
            return provider.update({ id: change.target, patch: change.patch, version, ...asked });
        case 'delete':
            (0,result/* assert */.vA)(change.target !== undefined && version !== undefined, `delete ${change.id} has no target`);
            return provider.delete({ id: change.target, version, ...asked });
        default:
            return (0,result/* assertNever */.xb)(change.kind);
    }
}
/** Sends a create; sent again with the same key and fields it makes no second record (I6). */
async function create(provider, change, sent) {
    const id = change.target ?? (provider.capabilities.ids === 'given' ? change.other : undefined);
    return provider.create({
        ...sent,
        ...(id === undefined ? {} : { id }),
        ...(change.other === undefined ? {} : { other: change.other }),
    });
}
function createdFields(change) {
    const [add] = change.patch;
    (0,result/* assert */.vA)(add?.op === 'add' && (0,json/* isJsonObject */.OW)(add.value), `create ${change.id} has no fields`);
    return add.value;
}
/** The values that a change sends, by the side's own field names, each with the value before. */
function sentFields(change, before) {
    const created = change.kind === 'create' ? createdFields(change) : null;
    const after = created ?? patched(before, change);
    const names = created === null ? touchedFields(change) : Object.keys(created);
    return new Map([...names].map((name) => [name, { before: before[name] ?? null, sent: after[name] ?? null }]));
}
function patched(before, change) {
    const after = (0,kernel_patch/* applyPatch */.X6)(before, change.patch);
    return after.ok && (0,json/* isJsonObject */.OW)(after.value) ? after.value : before;
}
/** The side's own names of the fields that a change writes. */
function touchedFields({ patch }) {
    return new Set(patch.map(fieldOf));
}
/** The steps of a patch that are in one field. */
function stepsIn(patch, name) {
    return patch.filter((operation) => fieldOf(operation) === name);
}
/** What a change makes of a set that it writes; null where its patch does not tell the whole. */
function setEditOf({ patch }, name) {
    const steps = stepsIn(patch, name);
    const [guard] = steps;
    if (guard?.op !== 'test' || !(0,json/* isJsonArray */.Md)(guard.value))
        return null;
    const done = (0,kernel_patch/* applyPatch */.X6)({ [name]: guard.value }, steps);
    const after = done.ok && (0,json/* isJsonObject */.OW)(done.value) ? done.value[name] : null;
    return (0,json/* isJsonArray */.Md)(after) ? { before: guard.value, after } : null;
}
function fieldOf({ path }) {
    return (0,kernel_pointer/* parsePointer */.vp)(path)?.[0] ?? '';
}
/** The upstream fields that an update wrote without an answer, with their values before as far as its undo tells. */
function foundFields(change, about) {
    const before = about.undo === undefined ? null : (0,kernel_patch/* applyPatch */.X6)(about.now, about.undo);
    const was = before?.ok === true && (0,json/* isJsonObject */.OW)(before.value) ? before.value : null;
    return new Map([...touchedFields(change)].map((name) => [name, was === null ? undefined : (was[name] ?? null)]));
}
function fieldsOn(candidate, side) {
    const state = candidate[side];
    return state.kind === 'present' ? state.record.fields : null;
}
function undoNote(run, about) {
    const { change, candidate, before } = about;
    const touched = touchedFields(change);
    const names = run.mappings.filter((mapping) => touched.has(nameOn(mapping, change.side)));
    const known = candidate.base?.fields ?? {};
    const base = Object.fromEntries(names.flatMap(({ name }) => {
        const value = known[name];
        return value === undefined ? [] : [[name, value]];
    }));
    return { patch: (0,invert_patch/* invertPatch */.P)(change.patch, before), base };
}

;// CONCATENATED MODULE: ./build/flows/action/ensure-comment.js


/** Our preview comments of one sync on an issue or pull request, oldest first. */
async function previewComments(host, about) {
    const self = await host.self();
    const comments = await host.listComments(about.issue);
    return comments
        .filter((comment) => (0,build_host/* isSamePerson */.s)(comment.author, self) && isOurs(comment, about.sync))
        .sort((a, b) => a.id - b.id);
}
/**
 * Makes or updates the one preview comment of a sync; found by its author and marker, over all pages.
 *
 * An older run never writes over a newer one's comment; what two runs made at once is one again after.
 */
async function ensureComment(host, about) {
    const [first, ...doubles] = await previewComments(host, about);
    if (first === undefined) {
        const made = await host.createComment(about.issue, about.body);
        const [oldest = made, ...others] = await previewComments(host, about);
        for (const other of others)
            await host.deleteComment(other.id);
        return oldest.id === made.id ? made : update(host, oldest, about);
    }
    for (const double of doubles)
        await host.deleteComment(double.id);
    return update(host, first, about);
}
async function update(host, comment, about) {
    const shown = parsePreviewComment(comment.body);
    if (shown !== null && shown.generation > about.generation)
        return comment;
    if (isSameText(comment.body, about.body))
        return comment;
    return host.updateComment(comment.id, about.body);
}
/** Hosts keep a body's line ends and its last one as they like. */
function isSameText(one, other) {
    const plain = (text) => text.replaceAll('\r\n', '\n').trimEnd();
    return plain(one) === plain(other);
}
function isOurs(comment, sync) {
    const marker = parsePreviewComment(comment.body);
    return marker?.kind === 'preview' && marker.sync === sync;
}

;// CONCATENATED MODULE: ./build/flows/action/our-issues.js
const listed = new WeakMap();
/** All issues that are ours by their author, open and closed, oldest first; listed once a run. */
async function ourIssues(action) {
    const known = listed.get(action.host);
    if (known !== undefined)
        return known;
    const asked = action.host.self().then(async (self) => action.host.issuesBy(self));
    listed.set(action.host, asked);
    return asked;
}

;// CONCATENATED MODULE: ./build/flows/action/conflict-rollup.js




/** Keeps the one issue for very many conflicts; gives its address, or null where there are few. */
async function ensureRollup(action, about) {
    const { sync, session, plan, isMany } = about;
    const mine = (await ourIssues(action)).filter((issue) => parseConflictRollup(issue.body)?.sync === sync.id);
    const open = mine.find((issue) => issue.isOpen);
    if (!isMany || session === null) {
        if (open === undefined || !plan.complete)
            return null;
        await action.host.createComment(open.number, 'Few or none of these conflicts are left.');
        await action.host.updateIssue(open.number, { state: 'closed' });
        return null;
    }
    const text = renderConflictRollup({
        sync: sync.id,
        generation: generationOf(session),
        session: session.id,
        digest: session.digest,
        conflicts: plan.conflicts,
        resolutions: session.resolutions,
        repository: { url: action.place.url },
        stateBranch: action.place.stateBranch,
        secrets: action.secrets,
    });
    const existing = open ?? mine.at(-1);
    if (existing === undefined) {
        const { labels, assignees } = sync.conflicts;
        return (await action.host.createIssue({ ...text, labels, assignees })).url;
    }
    if (!existing.isOpen)
        await action.host.updateIssue(existing.number, { ...text, state: 'open' });
    else if (!isSameText(existing.body, text.body))
        await action.host.updateIssue(existing.number, text);
    return existing.url;
}
/** The address of the open issue for very many conflicts. */
async function rollupUrl(action, sync) {
    const mine = (await ourIssues(action)).filter((issue) => parseConflictRollup(issue.body)?.sync === sync.id);
    return mine.find((issue) => issue.isOpen)?.url;
}

;// CONCATENATED MODULE: ./build/flows/action/conflict-issues.js






/**
 * Keeps one issue for each record in conflict, or one for all of them above twenty; closes the settled.
 *
 * Gives their addresses by record. A record that was decided keeps its issue until the decision is
 * written; a conflict that comes back opens its issue again. One that a person closed stays closed here.
 */
async function ensureConflictIssues(action, about) {
    const { session, plan, sync } = about;
    const known = await knownIssues(action, sync);
    const inConflict = byRecord(plan.conflicts);
    const isMany = inConflict.size > ROLLUP_ABOVE;
    const urls = {};
    for (const [record, conflicts] of inConflict) {
        const existing = known.find((one) => one.record === record);
        if (session === null || (existing === undefined && isMany))
            continue;
        const text = renderConflictIssue(issueInput(action, { session, record, conflicts, sync }));
        urls[record] = await keep(action, { sync, existing, text, session });
    }
    const decided = decidedRecords(plan);
    for (const one of known) {
        if (!one.issue.isOpen || inConflict.has(one.record))
            continue;
        if (session !== null && decided.has(one.record))
            await showDecided(action, { known: one, session, sync });
        else if (plan.complete)
            await conflict_issues_close(action, { known: one, sync, session });
    }
    const rollup = await ensureRollup(action, { ...about, isMany });
    if (rollup !== null)
        for (const record of inConflict.keys())
            urls[record] ??= rollup;
    return urls;
}
/** The addresses of what `ensureConflictIssues` made, found again; the same as it gave. */
async function conflictUrls(action, about) {
    const known = await knownIssues(action, about.sync);
    const rollup = await rollupUrl(action, about.sync);
    const urls = {};
    for (const { record } of about.session.plan.conflicts) {
        const url = known.find((one) => one.record === record)?.issue.url ?? rollup;
        if (url !== undefined)
            urls[record] = url;
    }
    return urls;
}
/** The conflict issues of a sync, by their author and marker. */
async function knownIssues(action, sync) {
    return (await ourIssues(action)).flatMap((issue) => {
        const marker = parseConflictIssue(issue.body);
        if (marker?.sync !== sync.id)
            return [];
        const { record, generation, session } = marker;
        return [{ issue, record, generation, ...(session === undefined ? {} : { session }) }];
    });
}
async function keep(action, about) {
    const { existing, text, sync, session } = about;
    const { labels, assignees } = sync.conflicts;
    if (existing === undefined)
        return (await action.host.createIssue({ ...text, labels, assignees })).url;
    const { issue } = existing;
    if (existing.generation > generationOf(session))
        return issue.url;
    const isSettled = !issue.isOpen && isClosedByUs(issue);
    const isSame = isSameText(issue.body, text.body) && issue.title === text.title;
    if (isSettled)
        await action.host.updateIssue(issue.number, { ...text, state: 'open' });
    else if (!isSame)
        await action.host.updateIssue(issue.number, text);
    return issue.url;
}
/** We write that it is settled when we close an issue; a person who closes one writes nothing there. */
function isClosedByUs(issue) {
    return !issue.isOpen && /^> \*\*Settled\.\*\*/m.test(issue.body);
}
async function showDecided(action, about) {
    const { known, session, sync } = about;
    const shown = known.session === undefined ? null : await action.store.readSession(known.session);
    const conflicts = (shown?.plan.conflicts ?? []).filter((one) => one.record === known.record);
    if (shown === null || conflicts.length === 0 || known.generation > generationOf(session))
        return;
    const input = issueInput(action, { session, record: known.record, conflicts, sync });
    const text = renderConflictIssue({
        ...input,
        session: shown.id,
        digest: shown.digest,
        state: { kind: 'decided' },
    });
    if (!isSameText(known.issue.body, text.body))
        await action.host.updateIssue(known.issue.number, text);
}
async function conflict_issues_close(action, about) {
    const { known, sync } = about;
    const done = await decisionsOn(action, { sync, record: known.record });
    const shown = known.session === undefined ? null : await action.store.readSession(known.session);
    const conflicts = (shown?.plan.conflicts ?? []).filter((one) => one.record === known.record);
    const sentences = done.map(({ field, choice, by }) => `${field}: ${choice}, decided by ${by}`);
    const text = renderConflictIssue({
        sync: sync.id,
        generation: Math.max(known.generation, about.session === null ? 0 : generationOf(about.session)),
        session: shown?.id ?? known.session ?? '',
        digest: shown?.digest ?? '',
        record: known.record,
        title: titleIn(shown, known.record),
        conflicts,
        resolutions: done,
        state: {
            kind: 'settled',
            done: sentences.length > 0 ? sentences : ['both sides hold the same now'],
        },
        repository: { url: action.place.url },
        stateBranch: action.place.stateBranch,
        secrets: action.secrets,
    });
    await action.host.updateIssue(known.issue.number, { ...text, state: 'closed' });
}
/** The last decision on each field of a record, from all stored sessions. */
async function decisionsOn(action, about) {
    const last = new Map();
    for (const id of [...(await action.store.listSessions())].sort()) {
        const session = await action.store.readSession(id);
        if (session?.sync !== about.sync.id)
            continue;
        for (const one of session.resolutions)
            if (one.record === about.record)
                last.set(one.field, one);
    }
    return [...last.values()];
}
function issueInput(action, about) {
    const { sync, session, record, conflicts } = about;
    const ids = new Set(conflicts.map((one) => one.id));
    const mine = session.resolutions.filter((one) => one.record === record);
    return {
        sync: sync.id,
        generation: generationOf(session),
        session: session.id,
        digest: session.digest,
        record,
        title: titleIn(session, record),
        conflicts,
        resolutions: mine.filter((one) => ids.has(one.conflict)),
        state: stateOf(conflicts, mine),
        repository: { url: action.place.url },
        stateBranch: action.place.stateBranch,
        secrets: action.secrets,
    };
}
/** A decision on a field whose conflict is another one by now no longer counts (E63). */
function stateOf(conflicts, decisions) {
    const ids = new Set(conflicts.map((one) => one.id));
    const fields = new Set(conflicts.map((one) => one.field));
    const gone = decisions.filter((one) => fields.has(one.field) && !ids.has(one.conflict));
    return gone.length === 0 ? { kind: 'waiting' } : { kind: 'void', decisions: gone };
}
/** A person's words for a record: its title where the plan shows it. */
function titleIn(session, record) {
    const change = session?.plan.changes.find((one) => one.record === record);
    if (change !== undefined)
        return change.title;
    const title = session?.plan.conflicts.find((one) => one.record === record && one.field === 'title');
    return typeof title?.local === 'string' ? title.local : record;
}
/** Records that a person's decision is about to change: their issue waits for the write. */
function decidedRecords(plan) {
    const decided = plan.changes.filter((change) => change.decided?.some((one) => one.by === 'resolution'));
    return new Set(decided.map((change) => change.record));
}
function byRecord(conflicts) {
    const records = new Map();
    for (const conflict of conflicts)
        records.set(conflict.record, [...(records.get(conflict.record) ?? []), conflict]);
    return records;
}

;// CONCATENATED MODULE: ./build/flows/action/where-allowed.js

/**
 * Shows something where the token may; a token that may not leaves it to the job summary (A41, E72).
 *
 * Errors: every other fault passes through.
 */
async function whereAllowed(action, what, show) {
    try {
        return await show();
    }
    catch (error) {
        if (!(error instanceof build_host/* HostFault */.J) || !['forbidden', 'not-found'].includes(error.code))
            throw error;
        action.log(`The token may not write ${what}; see the job summary. (${error.message})`);
        return null;
    }
}

;// CONCATENATED MODULE: ./build/flows/action/show-branch.js








/** The branch of the sync pull request; rebuilt from the default branch each time. */
function syncBranch(sync) {
    return `sync-kernel/${sync}`;
}
/**
 * Shows what a sync of the default branch came to: one pull request where artifacts are to change, else
 * one issue where only upstream is, and one issue for each record in conflict (DESIGN §2).
 *
 * Each is made once, updated in place, and closed when nothing is left of it.
 */
async function showOnBranch(action, about) {
    if (action.isDry === true)
        return {};
    const shown = await whereAllowed(action, 'the sync pull request and issues', async () => show(action, about));
    return shown ?? {};
}
async function show(action, about) {
    const { session, sync } = about;
    const conflictIssues = await ensureConflictIssues(action, about);
    const changes = session?.plan.changes ?? [];
    const isLocal = changes.some((change) => change.side === 'local') && session?.plan.guarded === undefined;
    const isRemote = changes.length > 0 && sync.approval !== 'none';
    const pull = await ensurePull(action, { ...about, conflictIssues, wanted: isLocal });
    const url = await ensureSyncIssue(action, { ...about, conflictIssues, wanted: !isLocal && isRemote });
    return {
        ...(pull === null ? {} : { pullRequest: pull.number }),
        ...(url === null ? {} : { commentUrl: url }),
    };
}
async function ensurePull(action, about) {
    const { host, repository, place } = action;
    const { sync, session, run } = about;
    const branch = syncBranch(sync.id);
    const [open, ...doubles] = await host.pullsFrom(branch);
    for (const double of doubles)
        await host.updatePull(double.number, { state: 'closed' });
    if (!about.wanted || session === null) {
        if (open === undefined)
            return null;
        // A plan that could not see all of both sides, such as one made offline, takes nothing back.
        if (!about.plan.complete)
            return open;
        const last = await lastShown(action, { ...about, body: open.body, surface: 'sync-pr' });
        const text = last === null ? {} : renderSyncPullRequest({ ...last, surface: 'sync-pr' });
        await host.createComment(open.number, 'Nothing is left for this pull request: both sides agree now.');
        await host.updatePull(open.number, { ...text, state: 'closed' });
        await repository.deleteBranch(branch);
        return null;
    }
    await writeArtifacts(run, session);
    const message = `Bring ${sync.id} in line with upstream\n\nSession ${session.id}`;
    const published = await repository.publish(about.tree, { branch, message });
    if (published === null)
        return open ?? null;
    const input = await inputOf(action, { ...about, session, surface: 'sync-pr' });
    const text = renderSyncPullRequest({ ...input, surface: 'sync-pr' });
    if (open === undefined)
        return host.createPull({ ...text, head: branch, base: place.defaultBranch });
    if (isNewer(input, open.body) && !(isSameText(open.body, text.body) && open.title === text.title))
        await host.updatePull(open.number, text);
    return open;
}
/** Writes the planned local changes into the tree that the branch is made from; nowhere else. */
async function writeArtifacts(run, session) {
    for (const change of session.plan.changes) {
        if (change.side !== 'local')
            continue;
        const version = change.guard?.version;
        await writeChange(run, change, {
            key: createKey(session.id, change.record),
            ...(version === undefined ? {} : { version }),
        });
    }
}
async function ensureSyncIssue(action, about) {
    const { host } = action;
    const { sync, session } = about;
    const mine = (await ourIssues(action)).filter((issue) => {
        const marker = parsePreviewComment(issue.body);
        return marker?.kind === 'sync-issue' && marker.sync === sync.id;
    });
    const [open, ...doubles] = mine.filter((issue) => issue.isOpen);
    for (const double of doubles)
        await host.updateIssue(double.number, { state: 'closed' });
    if (!about.wanted || session === null) {
        if (open === undefined)
            return null;
        if (!about.plan.complete)
            return open.url;
        const last = await lastShown(action, { ...about, body: open.body, surface: 'sync-issue' });
        const text = last === null ? {} : renderSyncIssue({ ...last, surface: 'sync-issue' });
        if (last?.session.state !== 'applied')
            await host.createComment(open.number, 'Nothing is left to write upstream for this issue.');
        await host.updateIssue(open.number, { ...text, state: 'closed' });
        return null;
    }
    const input = await inputOf(action, { ...about, session, surface: 'sync-issue' });
    const text = renderSyncIssue({ ...input, surface: 'sync-issue' });
    if (open !== undefined) {
        if (isNewer(input, open.body) && !(isSameText(open.body, text.body) && open.title === text.title))
            await host.updateIssue(open.number, text);
        return open.url;
    }
    const last = mine.at(-1);
    if (last !== undefined) {
        await host.updateIssue(last.number, { ...text, state: 'open' });
        return last.url;
    }
    return (await host.createIssue({ ...text, labels: [], assignees: [] })).url;
}
/** The session that a body shows, as what has become of it; null when it is not stored any more. */
async function lastShown(action, about) {
    const id = parsePreviewComment(about.body)?.session;
    const session = id === undefined ? null : await action.store.readSession(id);
    return session?.sync === about.sync.id ? inputOf(action, { ...about, session }) : null;
}
async function inputOf(action, about) {
    const { session, surface, sync, conflictIssues } = about;
    const on = { surface, approval: sync.approval, conflictIssues };
    return previewInput(action, { session, guards: preview_input_guardsOf(about.run), on });
}
/** An older run never writes over what a newer one shows. */
function isNewer(input, body) {
    const shown = parsePreviewComment(body);
    return shown === null || shown.generation <= input.generation;
}

;// CONCATENATED MODULE: ./build/flows/action/asked.js





/**
 * Finds what an issue or pull request is to us; only what we wrote ourselves is one of ours (A23).
 *
 * Null when it is not there.
 */
async function subjectOf(action, number) {
    const { host, config } = action;
    const issue = await host.readIssue(number);
    if (issue === null)
        return null;
    const self = await host.self();
    const isOurs = (0,build_host/* isSamePerson */.s)(issue.author, self);
    const syncOf = (id) => isOurs && id !== undefined ? config.syncs.get(id) : undefined;
    if (issue.isPull) {
        const pull = await host.readPull(number);
        if (pull === null)
            return null;
        const marker = parsePreviewComment(pull.body);
        const sync = marker?.kind === 'sync-pr' ? syncOf(marker.sync) : undefined;
        const isSync = sync !== undefined && !pull.isFork && pull.head.ref === syncBranch(sync.id);
        return isSync ? { kind: 'sync-pr', pull, sync } : { kind: 'pull-request', pull };
    }
    const preview = parsePreviewComment(issue.body);
    const shown = preview?.kind === 'sync-issue' ? syncOf(preview.sync) : undefined;
    if (shown !== undefined)
        return { kind: 'sync-issue', issue, sync: shown };
    const conflict = parseConflictIssue(issue.body);
    const torn = syncOf(conflict?.sync);
    if (conflict !== null && torn !== undefined) {
        const { record, session } = conflict;
        return { kind: 'conflict', issue, sync: torn, record, ...(session === undefined ? {} : { session }) };
    }
    const rollup = syncOf(parseConflictRollup(issue.body)?.sync);
    return rollup === undefined ? { kind: 'other', issue } : { kind: 'rollup', issue, sync: rollup };
}

;// CONCATENATED MODULE: ./build/flows/action/permission.js

/** GitHub's own roles, weakest first; what an organisation made up is none of them (A4). */
const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'];
/**
 * Whether a person has at least a role now, by the name of the role; anything unclear is no.
 *
 * The account that the host names must be the one that asked: a login can be renamed and taken (A10).
 */
async function mayAct(host, person, needs) {
    try {
        const permission = await host.permissionOf(person.login);
        if (permission === null || permission.id !== person.id)
            return false;
        const rank = ROLES.indexOf(permission.role);
        return rank >= 0 && rank >= ROLES.indexOf(needs);
    }
    catch (error) {
        if (error instanceof build_host/* HostFault */.J)
            return false;
        throw error;
    }
}
/** The weaker of some roles: who has it may ask, what they ask for is checked again. */
function weakest(roles) {
    const ranks = [...roles].map((role) => ROLES.indexOf(role)).filter((rank) => rank >= 0);
    return ROLES[Math.min(...ranks, ROLES.length - 1)] ?? 'admin';
}

;// CONCATENATED MODULE: ./build/flows/action/answer-comment.js







/**
 * Answers a `/sync` comment: 👀 when it was seen, one reply where there is something to say, 🚀 or 😕.
 *
 * People who may not use commands are not answered at all; nor is a comment that is gone.
 */
async function answerComment(action, about) {
    const { host } = action;
    const comment = await host.readComment(about.comment);
    if (comment === null || comment.author.isBot)
        return silence('not-a-command');
    const needs = weakest([...action.config.syncs.values()].map((sync) => sync.approvers.permission));
    if (!(await mayAct(host, comment.author, needs)))
        return silence('not-permitted');
    await react(action, comment, 'eyes');
    const answer = await faultAnswered(async () => answer_comment_carryOut(action, { ...about, comment }));
    if (answer.reply !== null)
        await host.createComment(about.issue, renderReply(answer.reply, action.secrets));
    await react(action, comment, isGood(answer) ? 'rocket' : 'confused');
    return answer.report;
}
/** Hosts give times to the second, or to the moment at which each of the two was written. */
function isEdited({ createdAt, updatedAt }) {
    return Date.parse(updatedAt) - Date.parse(createdAt) >= 1000;
}
/** A courtesy: nothing depends on it, so nothing fails without it. */
async function react(action, comment, reaction) {
    try {
        await action.host.react(comment.id, reaction);
    }
    catch (error) {
        if (!(error instanceof build_host/* HostFault */.J))
            throw error;
        action.log(`The reaction could not be added. (${error.message})`);
    }
}
async function answer_comment_carryOut(action, about) {
    const { comment, command, commands } = about;
    if (comment.body !== about.body || isEdited(comment))
        return refusal({ kind: 'comment-edited' });
    if (!command.ok) {
        const why = command.error;
        return refusal(why.kind === 'bad-usage' ? { ...why, usage: '/sync help' } : why);
    }
    const found = commands.find(({ name }) => name === command.value.name);
    if (found === undefined) {
        const reply = { kind: 'unknown-command', given: command.value.name, commands };
        return { report: silence('unknown-command'), reply };
    }
    const subject = await subjectOf(action, about.issue);
    if (subject === null)
        return refusal({ kind: 'nothing-waits' });
    return found.run({ action, asked: { by: comment.author, comment, subject } }, command.value);
}
/** Who asked hears of a fault too, not only the log of the run. */
async function faultAnswered(carryOut) {
    try {
        return await carryOut();
    }
    catch (error) {
        const code = codeOfFault(error);
        if (code === null)
            throw error;
        const { message } = error;
        const found = report_report({ sync: '', code, messages: [message] });
        if (code === 'state-locked')
            return { report: found, reply: { kind: 'refused', why: { kind: 'busy' } } };
        const { title, nextStep } = codes/* CODES */.L[code];
        return { report: found, reply: { kind: 'failed', code, title, nextStep, message } };
    }
}
/** The answer to what is not done; nothing was written. */
function refusal(why) {
    return {
        report: report_report({ sync: '', code: 'not-approved', messages: [why.kind] }),
        reply: { kind: 'refused', why },
    };
}
/** The answer to a word that takes other words after it. */
function badUsage(message, usage) {
    return refusal({ kind: 'bad-usage', message, usage });
}
/** The answer that a reply says all of. */
function said(reply, about) {
    return { report: { ...report_report({ sync: '', ...about }), ...about }, reply };
}
function silence(code) {
    return report_report({ sync: '', code });
}
function isGood({ reply }) {
    return reply === null || !['refused', 'unknown-command', 'failed', 'queued'].includes(reply.kind);
}

// EXTERNAL MODULE: ./build/kernel/ids.js
var ids = __webpack_require__(9251);
;// CONCATENATED MODULE: ./build/flows/action/named-session.js



/** The session that a command names, with its sync, when the person may decide on it. */
async function namedSession(action, about) {
    const id = about.session.toUpperCase();
    const missing = { kind: 'no-session', session: about.session };
    if (!(0,ids/* isSafeId */.J)(id))
        return (0,result/* fail */.fJ)(missing);
    const session = await action.store.readSession(id);
    const sync = session === null ? undefined : action.config.syncs.get(session.sync);
    if (session === null || sync === undefined)
        return (0,result/* fail */.fJ)(missing);
    const { permission } = sync.approvers;
    if (!(await mayAct(action.host, about.asked.by, permission)))
        return (0,result/* fail */.fJ)({ kind: 'not-allowed', needs: permission });
    return (0,result.ok)({ session, sync });
}

;// CONCATENATED MODULE: ./build/flows/action/abandon-session.js





/** Ends a session that waits; one with a write in doubt, or a create whose link is not stored, is finished first (I6). */
async function abandonSession(action, about) {
    const found = await namedSession(action, about);
    if (!found.ok)
        return refusal(found.error);
    const { session } = found.value;
    const journal = await action.store.readJournal(session.id);
    const isInDoubt = (0,kernel_journal/* unfinished */.M1)(journal).length > 0 || (await hasLooseCreate(action, { session, journal }));
    if (!(0,advance/* isOpen */.nT)(session) || session.state === 'applying' || isInDoubt)
        return refusal({ kind: 'wrong-state', session: session.id, state: session.state });
    const run = { now: action.now, source: `/${session.sync}` };
    const abandoned = tell(run, sessions_move(run, session, { kind: 'abandon' }), {
        type: 'session.abandoned',
        data: { by: about.asked.by.login },
    });
    await action.store.writeSession(abandoned);
    return said({ kind: 'abandoned', session: session.id }, { code: 'abandoned', session: abandoned });
}
/** Whether a record was made whose link is neither in the index nor in the session's lease yet. */
async function hasLooseCreate({ store }, { session, journal }) {
    const known = [...(await store.readIndex(session.sync)), ...(session.lease?.records ?? [])];
    const creates = new Set(session.plan.changes.flatMap(({ id, kind }) => (kind === 'create' ? [id] : [])));
    return [...(0,kernel_journal/* foldJournal */.n$)(journal).values()].some(({ change, outcome }) => outcome?.result === 'written' &&
        creates.has(change) &&
        !known.some((row) => row.record === outcome.record && row[outcome.side] === outcome.target));
}

;// CONCATENATED MODULE: ./build/commands/abandon.js


const USAGE = '/sync abandon <session>';
const abandon = {
    name: 'abandon',
    usage: USAGE,
    about: 'Ends a session that waits; nothing more of it is written.',
    async run({ action, asked }, { words }) {
        const [session, ...others] = words;
        if (session === undefined || others.length > 0)
            return badUsage('One session is abandoned at a time.', USAGE);
        return abandonSession(action, { asked, session });
    },
};

;// CONCATENATED MODULE: ./build/kernel/keyed.js

/**
 * Gives the elements of a keyed list by their key, in list order, or null when it is not one.
 *
 * Not one: a value that is no array, an element that is no object, a key that is absent or neither a
 * string nor a number, two elements with one key. `normal` says which spellings of a key are one.
 */
function keyedElements(value, key, normal = (same) => same) {
    if (!(0,json/* isJsonArray */.Md)(value))
        return null;
    const elements = new Map();
    for (const element of value) {
        if (!(0,json/* isJsonObject */.OW)(element) || !Object.hasOwn(element, key))
            return null;
        const own = element[key];
        if (typeof own !== 'string' && typeof own !== 'number')
            return null;
        const id = (0,json/* canonicalJson */.dj)(normal(own));
        if (elements.has(id))
            return null;
        elements.set(id, element);
    }
    return elements;
}

;// CONCATENATED MODULE: ./build/kernel/moves.js

/** After so many returns in a row a field is parked: A→B→A→B→A is not two people at work (E33, E80). */
const MAX_RETURNS = 3;
const MAX_EARLIER = 6;
/** Gives the move that follows another one. */
function nextMove(last, move, hash) {
    const isReturn = last !== undefined && last.by !== move.by && last.from === markOf(move.to, hash);
    const [from, over] = [
        markOf(move.from, hash),
        move.over === undefined ? undefined : markOf(move.over, hash),
    ];
    const now = [from, over, markOf(move.to, hash)];
    const earlier = marksOf(last)
        .filter((mark) => !now.includes(mark))
        .slice(0, MAX_EARLIER);
    return {
        from,
        ...(over === undefined || over === from ? {} : { over }),
        ...(earlier.length === 0 ? {} : { earlier }),
        by: move.by,
        returns: isReturn ? last.returns + 1 : 0,
    };
}
/** Whether a side once more wants back the value that the other side has replaced, as often before. */
function isOscillating(last, wanted, hash) {
    return (last !== undefined &&
        last.returns >= MAX_RETURNS &&
        last.by !== wanted.by &&
        last.from === markOf(wanted.to, hash));
}
/**
 * Whether upstream shows a value again that it is known to have moved on from.
 *
 * A person may have put it back, or the listing may be older than what was seen: only a direct read tells (E23).
 */
function isPast(last, shown, hash) {
    return marksOf(last).includes(markOf(shown, hash));
}
function marksOf(move) {
    if (move === undefined)
        return [];
    const { from, over, earlier = [] } = move;
    return [...new Set([from, ...(over === undefined ? [] : [over]), ...earlier])];
}
function markOf(value, hash) {
    return hash((0,json/* canonicalJson */.dj)(value)).slice(0, 12);
}

;// CONCATENATED MODULE: ./build/kernel/list-order.js

/**
 * Merges the order of a list's elements, given by their keys; `kept` are the keys to be ordered.
 *
 * What both sides hold follows the side that reordered it. What only one side holds keeps its place
 * after its predecessor there; where both sides added at one place, the run with the smaller first key
 * comes first. On a conflict the order is the base's.
 * Laws: swapping the sides changes nothing.
 */
function mergeOrder(sides, kept) {
    const { keys, conflict } = sharedOrder(sides, kept);
    const shared = new Set(keys);
    const left = runsAfter(sides.ours, shared, kept);
    const right = runsAfter(sides.theirs, shared, kept);
    const woven = [null, ...keys].flatMap((anchor) => {
        const runs = [left.get(anchor) ?? [], right.get(anchor) ?? []];
        runs.sort(([a = ''], [b = '']) => (0,json/* compareText */.n6)(a, b));
        return [...(anchor === null ? [] : [anchor]), ...runs.flat()];
    });
    return { keys: woven, conflict };
}
/** Orders the keys that both sides hold. */
function sharedOrder(sides, kept) {
    const inBase = new Set(sides.base);
    const inTheirs = new Set(sides.theirs);
    const shared = new Set(sides.ours.filter((key) => kept.has(key) && inTheirs.has(key)));
    const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map((keys) => keys.filter((key) => shared.has(key)));
    const agreedBefore = (keys) => keys.filter((key) => inBase.has(key));
    const left = agreedBefore(ours);
    const right = agreedBefore(theirs);
    if (sameOrder(left, right))
        return { keys: firstOrder(ours, theirs), conflict: false };
    if (sameOrder(left, base))
        return { keys: theirs, conflict: false };
    if (sameOrder(right, base))
        return { keys: ours, conflict: false };
    const addedByBoth = ours.filter((key) => !inBase.has(key)).sort(json/* compareText */.n6);
    return { keys: [...base, ...addedByBoth], conflict: true };
}
/** Groups the keys that only one side holds by the shared key before them, null at the head. */
function runsAfter(keys, shared, kept) {
    const runs = new Map();
    let anchor = null;
    for (const key of keys) {
        if (shared.has(key))
            anchor = key;
        else if (kept.has(key)) {
            const run = runs.get(anchor);
            if (run)
                run.push(key);
            else
                runs.set(anchor, [key]);
        }
    }
    return runs;
}
/** Compares two orders of the same keys. */
function sameOrder(a, b) {
    return a.every((key, i) => key === b[i]);
}
/** Of two orders that differ only in where both added the same, the one that sorts first. */
function firstOrder(a, b) {
    const at = a.findIndex((key, i) => key !== b[i]);
    return (0,json/* compareText */.n6)(a[at] ?? '', b[at] ?? '') > 0 ? b : a;
}

;// CONCATENATED MODULE: ./build/kernel/merged.js
function clean(value) {
    return { kind: 'clean', value };
}
/** Reports two changed values as one conflict that nothing can split. */
function atomicConflict(base, ours, theirs) {
    const part = { kind: 'conflict', base: base ?? null, local: ours, remote: theirs };
    return { kind: 'conflict', value: base ?? null, parts: [part] };
}
/** Gives the merge of a structure: clean when nothing in it conflicts. */
function fromPieces(value, conflicts) {
    if (conflicts.length === 0)
        return clean(value);
    return { kind: 'conflict', value, parts: [{ kind: 'clean', value }, ...conflicts] };
}
/**
 * Decides a merge by the three trivial rules, or gives null when both sides changed it differently.
 *
 * In this order: both the same → agreed, in the spelling of ours; ours unchanged → theirs; theirs
 * unchanged → ours. `undefined` stands for an absent member and is the same as nothing else.
 * Laws: `trivialMerge(b, x, b)` is `x`; `trivialMerge(b, x, x)` is `x`.
 */
function trivialMerge(same, { base, ours, theirs }) {
    const alike = (a, b) => a === undefined || b === undefined ? a === b : same(a, b);
    if (alike(ours, theirs))
        return { value: ours };
    if (alike(ours, base))
        return { value: theirs };
    if (alike(theirs, base))
        return { value: ours };
    return null;
}
/**
 * Joins the parts of a text merge into one text, taking one side of every conflict.
 *
 * Laws: on the parts of a conflict, picking `base` gives the merge's `value`.
 */
function mergedText(parts, pick) {
    const pieces = parts.map((part) => (part.kind === 'clean' ? part.value : part[pick]));
    return pieces.filter((piece) => typeof piece === 'string').join('');
}

;// CONCATENATED MODULE: ./build/kernel/lines.js
/**
 * Takes the first and last whole lines off that three texts share.
 *
 * Laws: `head`, one side of `middle` and `tail` joined give that side; swapping sides swaps `middle`.
 */
function trimCommon({ base, ours, theirs }) {
    const shortest = Math.min(base.length, ours.length, theirs.length);
    let head = 0;
    for (let at = 0; at < shortest; at += 1) {
        const code = base.charCodeAt(at);
        if (ours.charCodeAt(at) !== code || theirs.charCodeAt(at) !== code)
            break;
        if (code === LINE_FEED)
            head = at + 1;
    }
    let tail = 0;
    for (let length = 1; length <= shortest - head; length += 1) {
        const code = base.charCodeAt(base.length - length);
        if (ours.charCodeAt(ours.length - length) !== code)
            break;
        if (theirs.charCodeAt(theirs.length - length) !== code)
            break;
        if (code === LINE_FEED)
            tail = length - 1;
    }
    const middle = (side) => side.slice(head, side.length - tail);
    return {
        head: base.slice(0, head),
        middle: { base: middle(base), ours: middle(ours), theirs: middle(theirs) },
        tail: base.slice(base.length - tail),
    };
}
const LINE_FEED = 10;
/** Numbers the lines of three texts; a line keeps its line end, the last may have none. */
function internLines({ base, ours, theirs }) {
    const text = [];
    const ids = new Map();
    const numbers = (whole) => {
        const lines = [];
        for (const line of splitLines(whole)) {
            const known = ids.get(line) ?? text.length;
            if (known === text.length)
                ids.set(line, text.push(line) - 1);
            lines.push(known);
        }
        return lines;
    };
    return { base: numbers(base), ours: numbers(ours), theirs: numbers(theirs), text };
}
/** Splits a text after each line feed. Laws: joining gives the text; no line is empty. */
function splitLines(text) {
    const lines = [];
    let start = 0;
    while (start < text.length) {
        const end = text.indexOf('\n', start) + 1 || text.length;
        lines.push(text.slice(start, end));
        start = end;
    }
    return lines;
}

// EXTERNAL MODULE: ./node_modules/diff3/diff3.js
var diff3 = __webpack_require__(1832);
var diff3_default = /*#__PURE__*/__webpack_require__.n(diff3);
// EXTERNAL MODULE: ./build/kernel/sequence.js
var sequence = __webpack_require__(352);
;// CONCATENATED MODULE: ./build/kernel/regions.js


/** Merges one segment; where only one side changed it, or both alike, nothing is compared line by line. */
function mergeSegment(segment) {
    const { base, ours, theirs } = segment;
    const kept = sameLines(base, theirs);
    if (sameLines(ours, theirs))
        return { segment, changed: kept ? 'none' : 'both-alike', pieces: [taken(ours)] };
    if (kept)
        return { segment, changed: 'one', pieces: [taken(ours)] };
    if (sameLines(base, ours))
        return { segment, changed: 'one', pieces: [taken(theirs)] };
    return { segment, changed: 'both', pieces: mergeBoth(segment) };
}
/** The work that comparing a segment may cost, in steps: some for any, more for a longer one. */
const FREE_STEPS = 20_000;
const STEPS_A_LINE = 4;
/** Merges a segment that both sides changed; past the bound of work it is one conflict. */
function mergeBoth(segment) {
    const { base, ours, theirs, expand } = collapse(segment);
    const most = FREE_STEPS + STEPS_A_LINE * (base.length + ours.length + theirs.length);
    const bounded = [ours, theirs].every((side) => (0,sequence/* comparisonSteps */.P)(base, side, most) !== null);
    if (!bounded)
        return [{ kind: 'conflict', sides: segment }];
    return diff3_default()(ours, base, theirs).map((block) => {
        if (block.ok)
            return taken(expand(block.ok));
        const { o, a, b } = block.conflict;
        return { kind: 'conflict', sides: { base: expand(o), ours: expand(a), theirs: expand(b) } };
    });
}
/**
 * Replaces each run of lines that only one of the three has by a single new number.
 *
 * Such lines are surely changed; without them two rewritten texts compare as fast as two equal ones.
 */
function collapse({ base, ours, theirs }) {
    const [inBase, inOurs, inTheirs] = [new Set(base), new Set(ours), new Set(theirs)];
    const runs = [];
    const shorten = (lines, a, b) => {
        const short = [];
        let run = null;
        for (const line of lines) {
            if (a.has(line) || b.has(line)) {
                short.push(line);
                run = null;
            }
            else if (run)
                run.push(line);
            else {
                run = [line];
                short.push(-runs.push(run));
            }
        }
        return short;
    };
    const expand = (numbers) => {
        const whole = [];
        for (const n of numbers) {
            if (n >= 0)
                whole.push(n);
            else
                for (const line of runs[-n - 1] ?? [])
                    whole.push(line);
        }
        return whole;
    };
    return {
        base: shorten(base, inOurs, inTheirs),
        ours: shorten(ours, inBase, inTheirs),
        theirs: shorten(theirs, inBase, inOurs),
        expand,
    };
}
/** How often each unjustified line may be taken out before every one-sided change becomes a conflict. */
const MOST_PASSES = 4;
/**
 * Turns regions into conflicts until every line that is left is justified by the three sides.
 *
 * A line-by-line merge alone brings a line back that one side moved and the other removed: the removal
 * is agreed in one place, the insertion is taken in the other. Such an insertion becomes a conflict.
 * Laws: in the clean pieces the count of every line that is not blank is `ours + theirs - base`; where
 * both sides changed it in the same direction, between that and the side that changed it more.
 */
function justified(regions, lines) {
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
        const suspects = unjustified(regions, lines);
        if (suspects.size === 0)
            return regions;
        regions = regions.map((region) => isDecided(region) && holdsAny(region.segment, suspects) ? asConflict(region) : region);
    }
    if (unjustified(regions, lines).size === 0)
        return regions;
    return regions.map((region) => (isDecided(region) ? asConflict(region) : region));
}
/** Says whether a merge took something that only one side holds. */
function isDecided({ changed }) {
    return changed === 'one' || changed === 'both';
}
/** Counts the lines of the clean pieces and gives those whose merged count the sides do not justify. */
function unjustified(regions, { text }) {
    const [base, ours, theirs, merged] = [1, 2, 3, 4].map(() => new Int32Array(text.length));
    const count = (into, ids, by) => {
        for (const id of ids)
            into[id] = (into[id] ?? 0) + by;
    };
    const countSides = (sides, by) => {
        count(base, sides.base, by);
        count(ours, sides.ours, by);
        count(theirs, sides.theirs, by);
    };
    for (const { segment, pieces } of regions) {
        countSides(segment, 1);
        for (const piece of pieces) {
            if (piece.kind === 'clean')
                count(merged, piece.lines, 1);
            else
                countSides(piece.sides, -1);
        }
    }
    const suspects = new Set();
    text.forEach((line, id) => {
        const counts = { base: base[id] ?? 0, ours: ours[id] ?? 0, theirs: theirs[id] ?? 0 };
        if (!isJustified(counts, merged[id] ?? 0) && line.trim() !== '')
            suspects.add(id);
    });
    return suspects;
}
/** Says whether a merged count follows from the counts on the three sides. */
function isJustified({ base, ours, theirs }, merged) {
    const both = ours + theirs - base;
    const [less, more] = [Math.min(ours, theirs), Math.max(ours, theirs)];
    if (less >= base)
        return merged >= more && merged <= both;
    if (more <= base)
        return merged >= both && merged <= less;
    return merged === both;
}
function holdsAny({ base, ours, theirs }, lines) {
    return [base, ours, theirs].some((side) => side.some((line) => lines.has(line)));
}
function asConflict(region) {
    return { ...region, pieces: [{ kind: 'conflict', sides: region.segment }] };
}
function taken(lines) {
    return { kind: 'clean', lines };
}
function sameLines(a, b) {
    return a.length === b.length && a.every((line, i) => line === b[i]);
}

;// CONCATENATED MODULE: ./build/kernel/segments.js

/**
 * Splits three texts at lines that are surely the same in all of them.
 *
 * Those are the lines that are there exactly once in each text and keep their order on both sides, and
 * the lines behind them as long as they are equal. What is between two such runs is one segment.
 * Laws: joining one side of all segments gives that text; swapping the sides swaps the segments.
 */
function segmentsOf(lines) {
    const { base, ours, theirs } = lines;
    const segments = [];
    const take = (from, to) => {
        if (isAt(from, to))
            return;
        segments.push({
            base: base.slice(from.base, to.base),
            ours: ours.slice(from.ours, to.ours),
            theirs: theirs.slice(from.theirs, to.theirs),
        });
    };
    let start = { base: 0, ours: 0, theirs: 0 };
    let end = start;
    for (const anchor of anchorsOf(lines)) {
        if (isBefore(anchor, end))
            continue;
        take(start, end);
        take(end, anchor);
        start = anchor;
        end = endOfRun(lines, anchor);
    }
    take(start, end);
    take(end, { base: base.length, ours: ours.length, theirs: theirs.length });
    return segments;
}
function isAt(a, b) {
    return a.base === b.base && a.ours === b.ours && a.theirs === b.theirs;
}
/** Says whether an anchor is in a run already: its lines are unique, so it is in all texts or in none. */
function isBefore(anchor, end) {
    return anchor.base < end.base;
}
function endOfRun({ base, ours, theirs }, anchor) {
    let length = 1;
    for (; anchor.base + length < base.length; length += 1) {
        const line = base[anchor.base + length];
        if (ours[anchor.ours + length] !== line || theirs[anchor.theirs + length] !== line)
            break;
    }
    return { base: anchor.base + length, ours: anchor.ours + length, theirs: anchor.theirs + length };
}
/** Finds the anchors: for each side the longest chain in order, and of both chains what they share. */
function anchorsOf({ base, ours, theirs, text }) {
    const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((side) => indexOfUnique(side, text.length));
    const unique = [];
    base.forEach((line, at) => {
        const left = inOurs?.[line] ?? -1;
        const right = inTheirs?.[line] ?? -1;
        if (inBase?.[line] === at && left >= 0 && right >= 0)
            unique.push({ base: at, ours: left, theirs: right });
    });
    const keptByTheirs = new Set((0,sequence/* longestIncreasing */.M)(unique.map((anchor) => anchor.theirs)));
    return (0,sequence/* longestIncreasing */.M)(unique.map((anchor) => anchor.ours))
        .filter((index) => keptByTheirs.has(index))
        .flatMap((index) => unique[index] ?? []);
}
/** Gives by line number the index of each line that is there once; below zero for every other. */
function indexOfUnique(lines, count) {
    const found = new Int32Array(count).fill(-1);
    lines.forEach((line, index) => {
        found[line] = found[line] === -1 ? index : -2;
    });
    return found;
}

;// CONCATENATED MODULE: ./build/kernel/text.js





/**
 * Merges a text line by line; both sides have changed it, and differently.
 *
 * Line ends are compared and merged as LF; the caller writes the target's style. A final line without
 * a line end differs from the same line with one. Edits that touch each other are a conflict, as in
 * git; so is a line that would come back although one side removed it, and a passage whose comparison
 * would cost more than its bound.
 * Limits: time grows with the number of lines, whatever they are.
 * Laws: swapping the sides swaps the parts; the result of a clean merge has of every line that is not
 * blank as many as the three counts justify; never a conflict marker.
 */
function mergeText({ base, ours, theirs }) {
    const texts = { base: (0,equal/* withLf */.$A)(base), ours: (0,equal/* withLf */.$A)(ours), theirs: (0,equal/* withLf */.$A)(theirs) };
    const { head, middle, tail } = trimCommon(texts);
    const lines = internLines(middle);
    const regions = justified(segmentsOf(lines).map(mergeSegment), lines);
    const parts = text_partsOf(regions, { head, text: lines.text, tail });
    const value = mergedText(parts, 'base');
    return parts.every((part) => part.kind === 'clean') ? clean(value) : { kind: 'conflict', value, parts };
}
/** Writes regions as parts: what is clean between two conflicts is one part, unless it is empty. */
function text_partsOf(regions, { head, text, tail }) {
    const parts = [];
    const written = (lines) => lines.map((line) => text[line]).join('');
    let value = head;
    const endClean = () => {
        if (value !== '')
            parts.push({ kind: 'clean', value });
        value = '';
    };
    for (const piece of regions.flatMap((region) => region.pieces)) {
        if (piece.kind === 'clean')
            value += written(piece.lines);
        else {
            endClean();
            const { base, ours, theirs } = piece.sides;
            parts.push({ kind: 'conflict', base: written(base), local: written(ours), remote: written(theirs) });
        }
    }
    value += tail;
    endClean();
    return parts;
}

;// CONCATENATED MODULE: ./build/kernel/map.js





/** Merges a map key by key, recursively; what conflicts in it is named by its pointer in the field. */
function mergeMap(rule, sides) {
    const { value, conflicts } = mergeMembers((0,equal/* innerRule */.hw)(rule), sides, []);
    return fromPieces(value, conflicts);
}
/**
 * Merges one member of a map or one element of a keyed list, which may be absent on any side.
 *
 * Objects merge member by member, strings line by line, everything else as a whole. An edit
 * against a removal and two different additions are conflicts, left at the base.
 */
function mergeMember(rule, sides, path) {
    const settled = trivialMerge((a, b) => (0,equal/* sameValue */.eE)(rule, a, b), sides);
    if (settled !== null)
        return { value: settled.value, conflicts: [] };
    const { base, ours, theirs } = sides;
    if ((0,json/* isJsonObject */.OW)(base) && (0,json/* isJsonObject */.OW)(ours) && (0,json/* isJsonObject */.OW)(theirs)) {
        return mergeMembers(rule, { base, ours, theirs }, path);
    }
    if (typeof base === 'string' && typeof ours === 'string' && typeof theirs === 'string') {
        const merged = mergeText({ base, ours, theirs });
        if (merged.kind === 'clean')
            return { value: merged.value, conflicts: [] };
    }
    return { value: base, conflicts: [conflictAt(path, sides)] };
}
/** Reports a conflict at a place inside a field; an absent value is shown as null. */
function conflictAt(path, sides) {
    const { base = null, ours = null, theirs = null } = sides;
    return { kind: 'conflict', path: (0,kernel_pointer/* formatPointer */.$2)(path), base, local: ours, remote: theirs };
}
function mergeMembers(rule, { base, ours, theirs }, path) {
    const names = new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)]);
    const members = [];
    const conflicts = [];
    for (const name of [...names].sort(json/* compareText */.n6)) {
        const sides = { base: own(base, name), ours: own(ours, name), theirs: own(theirs, name) };
        const merged = mergeMember(rule, sides, [...path, name]);
        if (merged.value !== undefined)
            members.push([name, merged.value]);
        conflicts.push(...merged.conflicts);
    }
    return { value: Object.fromEntries(members), conflicts };
}
function own(object, name) {
    return Object.hasOwn(object, name) ? object[name] : undefined;
}

;// CONCATENATED MODULE: ./build/kernel/list.js






/**
 * Merges a keyed list: elements by their key, each recursively, then their order.
 *
 * An element that one side removed and the other left alone is gone, wherever it was moved to; removed
 * and edited is a conflict on that element, two orders of the same elements are one at path `""`. A list
 * whose elements cannot be told apart by their key is merged as a whole.
 * Laws: swapping the sides swaps the result; no element comes back that a side removed.
 */
function mergeList(rule, sides) {
    const inner = (0,equal/* innerRule */.hw)(rule);
    const normal = (key) => (0,equal/* normalForm */.IN)(inner, key);
    const base = keyedElements(sides.base, rule.key, normal);
    const ours = keyedElements(sides.ours, rule.key, normal);
    const theirs = keyedElements(sides.theirs, rule.key, normal);
    if (!base || !ours || !theirs)
        return atomicConflict(sides.base, sides.ours, sides.theirs);
    const elements = new Map();
    const conflicts = [];
    const added = [...new Set([...ours.keys(), ...theirs.keys()])].filter((id) => !base.has(id));
    for (const id of [...base.keys(), ...added.sort(json/* compareText */.n6)]) {
        const element = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) };
        const name = (element.base ?? element.ours ?? element.theirs)?.[rule.key];
        const merged = mergeMember(inner, element, [
            typeof name === 'string' ? name : (0,json/* canonicalJson */.dj)(name ?? null),
        ]);
        if (merged.value !== undefined)
            elements.set(id, merged.value);
        conflicts.push(...merged.conflicts);
    }
    const keys = { base: [...base.keys()], ours: [...ours.keys()], theirs: [...theirs.keys()] };
    const order = mergeOrder(keys, new Set(elements.keys()));
    if (order.conflict && !rule.equivalent.includes('order'))
        conflicts.push(conflictAt([], sides));
    return fromPieces(order.keys.map((id) => elements.get(id) ?? null), conflicts);
}

;// CONCATENATED MODULE: ./build/kernel/set.js


/**
 * Merges a set element by element: `(base ∪ added) − removed`; without a conflict, whatever happened.
 *
 * Elements are one when their normal forms are, so `Bug` and `bug` are one label where case is declared
 * not to count. Order: what stays of the base in base order, then additions by their canonical JSON.
 * Laws: swapping the sides gives the same bytes; `mergeSet` with an empty base is the union.
 */
function mergeSet(rule, { base, ours, theirs }) {
    const before = set_elements(rule, base);
    const left = set_elements(rule, ours);
    const right = set_elements(rule, theirs);
    const kept = [];
    for (const [id, was] of before) {
        const a = left.get(id);
        const b = right.get(id);
        if (a !== undefined && b !== undefined)
            kept.push(respelled(was, a, b));
    }
    const added = [...new Set([...left.keys(), ...right.keys()])].filter((id) => !before.has(id));
    return [...kept, ...added.sort(json/* compareText */.n6).map((id) => first(left.get(id), right.get(id)))];
}
/** Whether a set shows an edit: it has what the edit added and lacks what it removed, whatever else it holds. */
function showsEdit(rule, about) {
    const [before, after, now] = [about.before, about.after, about.now].map((items) => set_elements(rule, items));
    const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
    return ids.every((id) => before?.has(id) === after?.has(id) || now?.has(id) === after?.has(id));
}
/** Gives the elements of a set by their identity; of several spellings the first counts. */
function set_elements(rule, items) {
    const inner = (0,equal/* innerRule */.hw)(rule);
    const found = new Map();
    for (const item of items) {
        const id = (0,json/* canonicalJson */.dj)((0,equal/* normalForm */.IN)(inner, item));
        if (!found.has(id))
            found.set(id, item);
    }
    return found;
}
/** The spelling of the side that changed it; of two new spellings the first in canonical order. */
function respelled(was, a, b) {
    const before = (0,json/* canonicalJson */.dj)(was);
    if ((0,json/* canonicalJson */.dj)(a) === before)
        return b;
    return (0,json/* canonicalJson */.dj)(b) === before ? a : first(a, b);
}
function first(...spellings) {
    return spellings.filter((item) => item !== undefined).toSorted(equal/* compareJson */.sy)[0] ?? null;
}

;// CONCATENATED MODULE: ./build/kernel/merge.js









/**
 * Merges one field by its kind; a field's authority is not looked at here.
 *
 * Without a base equal values are agreed, sets are united and everything else is a conflict. A value of
 * another shape than its kind (null against text) is taken as a whole.
 * Laws: `merge(b, x, b)` is `x`; `merge(b, x, x)` is `x`; swapping the sides swaps the result, up to the
 * spellings that the rule declares equal.
 */
function mergeField({ rule, base, ours, theirs }) {
    const settled = trivialMerge((a, b) => (0,equal/* sameValue */.eE)(rule, a, b), { base, ours, theirs });
    if (settled?.value !== undefined)
        return clean(settled.value);
    return mergeByKind(rule, { base, ours, theirs }) ?? atomicConflict(base, ours, theirs);
}
/** Merges two changed values by their kind, or gives null when only the whole can be compared. */
function mergeByKind(rule, sides) {
    switch (rule.kind) {
        case 'scalar':
        case 'sequence':
            return null;
        case 'text': {
            const texts = allOf(sides, (value) => typeof value === 'string');
            return texts && mergeText(texts);
        }
        case 'set': {
            const sets = rule.strictSet ? null : allOf(withEmptyBase(sides, []), json/* isJsonArray */.Md);
            return sets && clean(mergeSet(rule, sets));
        }
        case 'list': {
            const lists = allOf(agreedAbsence(sides, []), json/* isJsonArray */.Md);
            return lists && mergeList(rule, lists);
        }
        case 'map': {
            const maps = allOf(agreedAbsence(sides, {}), isObject);
            return maps && mergeMap(rule, maps);
        }
        default:
            return (0,result/* assertNever */.xb)(rule.kind);
    }
}
/** Narrows the three values to one type, or gives null when one of them is of another. */
function allOf({ base, ours, theirs }, is) {
    return is(base) && is(ours) && is(theirs) ? { base, ours, theirs } : null;
}
/** Takes a base that both sides knew to be absent as the empty value both added to. */
function agreedAbsence(sides, empty) {
    return sides.base === null ? { ...sides, base: empty } : sides;
}
/** As `agreedAbsence`, also where there never was an agreement. */
function withEmptyBase(sides, empty) {
    return { ...sides, base: sides.base ?? empty };
}
function isObject(value) {
    return (0,json/* isJsonObject */.OW)(value);
}

;// CONCATENATED MODULE: ./build/kernel/plan-context.js

/** Makes a conflict with its stable id. Laws: the id depends on the three values, not on `parts`. */
function makeConflict(context, about) {
    const named = [context.sync, about.record, about.field, about.base, about.local, about.remote];
    return { id: context.hash((0,json/* canonicalJson */.dj)(named)).slice(0, 16), ...about };
}

;// CONCATENATED MODULE: ./build/kernel/plan-field.js






/**
 * Decides one field of a record that both sides have.
 *
 * Laws: swapping the sides swaps the result; no other field or record is looked at (I12). A side that
 * did not change since the base is never the reason for a conflict.
 */
function planField(sides, mapping, context) {
    const plan = planValues(sides, mapping, context);
    const recovered = sides.base?.recovered?.[mapping.name];
    // What the sides still have to tell each other comes first; then what a write of ours replaced (I15).
    return recovered === undefined || Object.keys(plan).length > 0
        ? plan
        : planRecovered(sides, { mapping, recovered, context });
}
function planValues(sides, mapping, context) {
    const values = plan_field_valuesOf(sides, mapping);
    const { local, remote } = values;
    // Nearly every field of nearly every record: neither side changed a byte of it.
    if ((0,json/* equalJson */.FS)(local, values.base) && (0,json/* equalJson */.FS)(remote, values.remoteBase))
        return {};
    const rule = ruleOf(mapping);
    const changed = {
        local: values.base === undefined || !(0,equal/* sameValue */.eE)(rule, local, values.base),
        remote: values.remoteBase === undefined || !(0,equal/* sameValue */.eE)(rule, remote, values.remoteBase),
    };
    if (!changed.local && !changed.remote)
        return {};
    const open = (why) => settle(makeConflict(context, {
        record: sides.record,
        field: mapping.name,
        base: values.base ?? null,
        local,
        remote: values.unmapped ? values.raw : remote,
        ...why,
    }), { values, mapping, context });
    if (values.unmapped) {
        return open({
            kind: 'unmapped',
            choices: ['local', 'value'],
            why: `upstream holds a value that the mapping of ${mapping.name} does not know`,
        });
    }
    if ((0,equal/* sameValue */.eE)(rule, local, remote))
        return {};
    if (isParked(sides, { mapping, values, changed, context }))
        return { parked: true };
    const merged = mergeValues(values, mapping, changed.local);
    if (merged.kind === 'clean')
        return write(values, mapping, merged.value) ?? open(inexpressible(mapping));
    if (mapping.authority !== undefined) {
        const winner = mapping.authority === 'local' ? local : remote;
        const decision = { field: mapping.name, by: 'authority', choice: mapping.authority };
        const written = write(values, mapping, winner);
        return written === null ? open(inexpressible(mapping)) : { ...written, decision };
    }
    const kind = values.base === undefined ? 'create-create' : 'edit-edit';
    // The parts of a value without parts would only repeat it.
    const atomic = mapping.kind === 'scalar' || mapping.kind === 'sequence' || mapping.kind === 'set';
    return open(atomic ? { kind } : { kind, parts: merged.parts });
}
/**
 * Asks a person about a value that upstream's history holds and no side: our write replaced it before we
 * could know of it. Both sides agree otherwise, so what is live is one choice and what was found the other.
 */
function planRecovered(sides, about) {
    const { mapping, recovered, context } = about;
    const values = plan_field_valuesOf(sides, mapping);
    const found = toCanonical(mapping, recovered.value, [values.local]);
    const isLive = found.kind === 'mapped' && (0,equal/* sameValue */.eE)(ruleOf(mapping), found.value, values.local);
    if (isLive || (0,json/* equalJson */.FS)(recovered.value, values.raw))
        return {};
    const conflict = makeConflict(context, {
        kind: 'stale',
        record: sides.record,
        field: mapping.name,
        base: values.base ?? null,
        local: values.local,
        remote: found.kind === 'mapped' ? found.value : found.raw,
        choices: found.kind === 'mapped' ? ['local', 'remote', 'value'] : ['local', 'value'],
        why: `our write replaced what ${recovered.by} had written upstream at ${recovered.at}, unseen by the preview; "remote" puts that back on both sides, "local" keeps what is there now`,
    });
    const resolution = context.resolutions.get(conflict.id);
    if (resolution?.choice === 'local')
        return { decision: { field: mapping.name, by: 'resolution', choice: 'local' } };
    return settle(conflict, { values, mapping, context });
}
/** One side alone wants to change a value back, for the fourth time in a row (E33, E80). */
function isParked(sides, about) {
    const { mapping, values, changed, context } = about;
    const last = sides.base?.moves?.[mapping.name];
    if (last === undefined || mapping.authority !== undefined || changed.local === changed.remote)
        return false;
    if (changed.remote)
        return isOscillating(last, { to: values.raw, by: 'remote' }, context.hash);
    const there = toRemote(mapping, values.local);
    return there.kind === 'mapped' && isOscillating(last, { to: there.value, by: 'local' }, context.hash);
}
/**
 * Merges the three values. Where upstream keeps an image of its own of the local value, that image is
 * the base of its edits, so that they are merged into the local value instead of replacing it; a value
 * without parts can only be replaced. Where only the image stands against upstream's edit, since nobody
 * edited the local value, the edit goes in.
 */
function mergeValues(values, mapping, localChanged) {
    const { local, remote, remoteBase } = values;
    const atomic = mapping.kind === 'scalar' || mapping.kind === 'sequence' || mapping.strictSet === true;
    if (!localChanged && atomic)
        return { kind: 'clean', value: remote };
    const rule = ruleOf(mapping);
    const ended = withLocalEnd(values);
    const merged = ended === null
        ? mergeField({ rule, base: remoteBase, ours: local, theirs: remote })
        : mergeField({ rule, base: values.base, ours: local, theirs: ended });
    if (merged.kind === 'clean' || localChanged || typeof remote !== 'string')
        return merged;
    return { kind: 'clean', value: mergedText(merged.parts, 'remote') };
}
/**
 * Gives what a field becomes locally when upstream alone edited its own image of it, or null where a person
 * must decide. An upstream that holds an image of this is at rest, whatever it makes of our writing it (E28).
 */
function editedImage(mapping, about) {
    const remote = toCanonical(mapping, about.raw, [about.base]);
    if (remote.kind !== 'mapped')
        return null;
    const remoteBase = canonicalOrRaw(mapping, about.image, [about.base]);
    const values = { base: about.base, local: about.base, remoteBase, remote: remote.value };
    const merged = mergeValues({ ...values, raw: about.raw, unmapped: false }, mapping, false);
    return merged.kind === 'clean' ? merged.value : null;
}
/** Upstream's text with the final line ends of the local one, where its image differs in nothing else (E54). */
function withLocalEnd({ base, remoteBase, remote }) {
    if (typeof base !== 'string' || typeof remoteBase !== 'string' || typeof remote !== 'string')
        return null;
    const [here, there, now] = [splitEnd(base), splitEnd(remoteBase), splitEnd(remote)];
    return here.text === there.text && there.end === now.end ? now.text + here.end : null;
}
function splitEnd(text) {
    let length = text.length;
    while (text[length - 1] === '\n')
        length -= 1;
    return { text: text.slice(0, length), end: text.slice(length) };
}
function plan_field_valuesOf(sides, mapping) {
    const base = sides.base?.fields[mapping.name];
    const local = sides.local.fields[mapping.name] ?? null;
    const raw = sides.remote.fields[mapping.remote] ?? null;
    const image = sides.base?.remote?.[mapping.name];
    const hints = base === undefined ? [local] : [base, local];
    const remote = toCanonical(mapping, raw, hints);
    const remoteBase = image === undefined ? base : canonicalOrRaw(mapping, image, hints);
    const value = remote.kind === 'mapped' ? remote.value : remote.raw;
    return { base, remoteBase, local, remote: value, raw, unmapped: remote.kind === 'unmapped' };
}
function canonicalOrRaw(mapping, image, hints) {
    const canonical = toCanonical(mapping, image, hints);
    return canonical.kind === 'mapped' ? canonical.value : canonical.raw;
}
/** What must be written so that both sides hold a value; null when the upstream cannot hold it. */
function write(values, mapping, value) {
    const rule = ruleOf(mapping);
    const local = (0,equal/* sameValue */.eE)(rule, values.local, value) ? {} : { local: inStyleOf(values.local, value) };
    if ('local' in local && !mapping.writable.local)
        return null;
    if (!values.unmapped && (0,equal/* sameValue */.eE)(rule, values.remote, value))
        return local;
    const there = toRemote(mapping, value);
    if (there.kind === 'unmapped' || !mapping.writable.remote)
        return null;
    if ((0,json/* equalJson */.FS)(there.value, values.raw))
        return local;
    return { ...local, remote: inStyleOf(values.raw, there.value) };
}
/** A text is written with the line ends its side already uses (E53). */
function inStyleOf(before, after) {
    if (typeof before !== 'string' || typeof after !== 'string' || !before.includes('\r\n'))
        return after;
    return after.replaceAll(/\r?\n/g, '\r\n');
}
/** Why a value cannot get to the other side, and what a person can still choose. */
function inexpressible(mapping) {
    const kind = 'unmapped';
    if (!mapping.writable.local) {
        return { kind, choices: ['local'], why: `${mapping.name} cannot be written in the local artifact` };
    }
    if (!mapping.writable.remote) {
        return { kind, choices: ['remote'], why: `upstream does not let ${mapping.remote} be written` };
    }
    const why = `the mapping of ${mapping.name} has no upstream value for the local one`;
    return { kind, choices: ['remote', 'base', 'value'], why };
}
/** Uses a person's decision on exactly this conflict, or leaves it open. */
function settle(conflict, about) {
    const resolution = about.context.resolutions.get(conflict.id);
    if (resolution === undefined)
        return { conflict };
    const chosen = chosenValue(conflict, resolution);
    const written = chosen === undefined ? null : write(about.values, about.mapping, chosen);
    if (written === null)
        return { conflict };
    const decision = { field: conflict.field, by: 'resolution', choice: resolution.choice };
    return { ...written, decision };
}
/** The value a choice stands for; undefined when the choice does not fit the conflict. */
function chosenValue(conflict, resolution) {
    if (conflict.choices?.includes(resolution.choice) === false)
        return undefined;
    switch (resolution.choice) {
        case 'local':
            return conflict.local;
        case 'remote':
            return conflict.remote;
        case 'base':
            return conflict.base;
        case 'merged':
        case 'value':
            return resolution.value;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/kernel/settle.js






/**
 * Moves the base of a record to what was read back from both sides.
 *
 * Laws: a field's base moves only where both sides hold the same, or where the upstream made its own
 * image of exactly the value we wrote; elsewhere it stays as it was (I3), or, where a side was edited since
 * our write, becomes what the write was made from (I2). A recovered value stays until a side holds it again
 * or the caller says that it was decided.
 */
function settleRecord(mappings, input) {
    const fields = {};
    const images = {};
    const moves = {};
    const recovered = {};
    const notes = [];
    let settled = true;
    for (const mapping of mappings) {
        const local = input.local[mapping.name] ?? null;
        const raw = input.remote[mapping.remote] ?? null;
        const silent = !Object.hasOwn(input.remote, mapping.remote) && !input.written.has(mapping.remote);
        const isKept = silent && input.before?.fields[mapping.name] !== undefined;
        const verdict = isKept ? 'unchanged' : judge(mapping, { local, raw, input });
        const isEarned = verdict === 'open' && Object.hasOwn(input.earned ?? {}, mapping.name);
        if (verdict === 'agreed' || verdict === 'rewritten') {
            fields[mapping.name] = local;
            if (!isOwnImage(mapping, local, raw))
                images[mapping.name] = raw;
        }
        else if (verdict === 'defaulted') {
            fields[mapping.name] = local;
            settled = false;
        }
        else {
            settle_keep(mapping, isEarned ? { fields: input.earned ?? {} } : input.before, { fields, images });
            settled = settled && verdict === 'unchanged';
        }
        // What is hidden now may be edited unseen: the record is read again until it is shown (E21, I7).
        if (isKept && input.before?.fields[mapping.name] !== null)
            settled = false;
        if (verdict === 'dropped' || verdict === 'rewritten')
            notes.push({ field: mapping.name, kind: verdict });
        const move = moveOf(mapping, {
            raw,
            moved: isEarned || verdict === 'agreed' || verdict === 'rewritten',
            input,
        });
        if (move !== undefined)
            moves[mapping.name] = move;
        const found = (input.recovered ?? input.before?.recovered)?.[mapping.name];
        if (found !== undefined && !holds(mapping, { local, raw, value: found.value })) {
            recovered[mapping.name] = found;
            settled = false;
        }
    }
    const base = {
        fields,
        ...(Object.keys(images).length === 0 ? {} : { remote: images }),
        ...(Object.keys(recovered).length === 0 ? {} : { recovered }),
        ...(Object.keys(moves).length === 0 ? {} : { moves }),
    };
    return { base, settled, notes };
}
/**
 * How a field's agreement moved now, else how it moved last. Where the sides came to agree by themselves
 * on what was parked, the quarrel is over and forgotten.
 */
function moveOf(mapping, now) {
    const { raw, input } = now;
    const last = input.before?.moves?.[mapping.name];
    const value = input.before?.fields[mapping.name];
    if (!now.moved || value === undefined)
        return last;
    const image = input.before?.remote?.[mapping.name];
    const was = image === undefined ? toRemote(mapping, value) : { kind: 'mapped', value: image };
    const from = was.kind === 'mapped' ? was.value : was.raw;
    if ((0,json/* equalJson */.FS)(from, raw))
        return last !== undefined && last.returns >= MAX_RETURNS ? undefined : last;
    const isOurs = input.written.has(mapping.remote) || input.found?.has(mapping.remote) === true;
    const by = isOurs ? 'local' : 'remote';
    const over = (input.written.get(mapping.remote) ?? { before: input.found?.get(mapping.remote) }).before;
    return nextMove(last, { from, to: raw, by, ...(over === undefined ? {} : { over }) }, input.hash);
}
/** Whether a side has a value that was recovered, so that nothing of it is in danger. */
function holds(mapping, now) {
    const value = toCanonical(mapping, now.value, [now.local]);
    const isLocal = value.kind === 'mapped' && (0,equal/* sameValue */.eE)(ruleOf(mapping), now.local, value.value);
    return isLocal || (0,json/* equalJson */.FS)(now.raw, now.value);
}
function judge(mapping, now) {
    const { local, raw, input } = now;
    const rule = ruleOf(mapping);
    const there = toCanonical(mapping, raw, [local]);
    if (there.kind === 'mapped' && (0,equal/* sameValue */.eE)(rule, local, there.value))
        return 'agreed';
    const written = input.written.get(mapping.remote);
    if (written !== undefined) {
        const sent = toCanonical(mapping, written.sent, [local]);
        const wanted = sent.kind === 'mapped' && (0,equal/* sameValue */.eE)(rule, sent.value, local);
        if (!wanted)
            return 'open';
        if (written.sent === null)
            return 'defaulted';
        if (isMovedIn(mapping, written, raw))
            return 'open';
        if (isEditedImage(mapping, { local, raw }, input.before))
            return 'rewritten';
        return (0,json/* equalJson */.FS)(raw, written.before) || isEmpty(raw) ? 'dropped' : 'rewritten';
    }
    return isAsBefore(mapping, { local, raw }, input.before) ? 'unchanged' : 'open';
}
/**
 * Whether a member or element that our write left alone is not what it was: somebody's edit, no image of
 * ours. The patch of a map or list tests only what it writes, so a guard that compares no more lets such an
 * edit stand (I7).
 */
function isMovedIn(mapping, { before, sent }, now) {
    if (mapping.kind === 'map')
        return isMovedAround({ before, sent }, now);
    const { key } = mapping;
    if (mapping.kind !== 'list' || key === undefined)
        return false;
    const [was, wanted, is] = [before ?? [], sent, now].map((list) => keyedElements(list, key));
    if (wanted === undefined || wanted === null || is === undefined || is === null)
        return false;
    const parts = { before: Object.fromEntries(was ?? []), sent: Object.fromEntries(wanted) };
    return isMovedAround(parts, Object.fromEntries(is));
}
function isMovedAround({ before, sent }, now) {
    if (!(0,json/* isJsonObject */.OW)(sent) || !(0,json/* isJsonObject */.OW)(now))
        return (0,json/* equalJson */.FS)(before, sent) && !(0,json/* equalJson */.FS)(now, before);
    const was = (0,json/* isJsonObject */.OW)(before) ? before : {};
    return Object.keys({ ...was, ...sent, ...now }).some((name) => isMovedAround({ before: was[name] ?? null, sent: sent[name] ?? null }, now[name] ?? null));
}
/** What is local is what upstream's own edit of its image comes to: upstream holds it in its way (E28, E47, E55). */
function isEditedImage(mapping, now, before) {
    const [base, image] = [before?.fields[mapping.name], before?.remote?.[mapping.name]];
    if (base === undefined || image === undefined || (0,json/* equalJson */.FS)(image, now.raw))
        return false;
    const value = editedImage(mapping, { base, image, raw: now.raw });
    return value !== null && (0,equal/* sameValue */.eE)(ruleOf(mapping), value, now.local);
}
/** Nothing is no image of a value: an upstream that keeps nothing of it has dropped it. */
function isEmpty(value) {
    return value === null || value === '' || ((0,json/* isJsonArray */.Md)(value) && value.length === 0);
}
/** Both sides still are what the last agreement recorded, although they differ from each other. */
function isAsBefore(mapping, now, before) {
    const base = before?.fields[mapping.name];
    const image = before?.remote?.[mapping.name];
    return (base !== undefined &&
        image !== undefined &&
        (0,equal/* sameValue */.eE)(ruleOf(mapping), now.local, base) &&
        (0,json/* equalJson */.FS)(image, now.raw));
}
function isOwnImage(mapping, local, raw) {
    const image = toRemote(mapping, local);
    return image.kind === 'mapped' && (0,json/* equalJson */.FS)(image.value, raw);
}
function settle_keep(mapping, before, into) {
    const base = before?.fields[mapping.name];
    const image = before?.remote?.[mapping.name];
    if (base !== undefined)
        into.fields[mapping.name] = base;
    if (image !== undefined)
        into.images[mapping.name] = image;
}

;// CONCATENATED MODULE: ./build/flows/agreement.js

/** A base in which some fields hold the local value, so that it counts as unedited from now on. */
function withLocal(base, names, local) {
    const { remote = {}, ...rest } = base;
    const superseded = names.map((name) => [name, local[name] ?? null]);
    const images = Object.entries(remote).filter(([name]) => !names.includes(name));
    return {
        ...rest,
        fields: { ...base.fields, ...Object.fromEntries(superseded) },
        ...(images.length === 0 ? {} : { remote: Object.fromEntries(images) }),
    };
}
/** A base that remembers what a write upstream was found to have replaced. */
function withRecovered(mappings, base, found) {
    if (found.length === 0)
        return base;
    return {
        ...base,
        fields: base?.fields ?? {},
        recovered: { ...base?.recovered, ...recoveredFrom(mappings, found) },
    };
}
/**
 * What a record's base must go on remembering of values that our writes replaced (I2, I15).
 *
 * One that was found in this run is kept; one from before is kept until the plan has no conflict about it
 * any more and every write that its decision asked for has been done.
 */
function recoveredOf(run, about) {
    const { candidate } = about.live;
    const isOfRecord = (one) => one.record === candidate.record;
    const kept = Object.entries(candidate.base?.recovered ?? {}).filter(([name]) => {
        const isHeld = about.plan.held.some(isOfRecord);
        const conflicts = about.plan.conflicts.filter(isOfRecord);
        const changes = about.plan.changes.filter(isOfRecord);
        // A merge that is still to do comes before the question; a decision counts once it is written.
        const isWaiting = changes.filter(touches(run.mappings, name)).some((change) => {
            const isDone = ['written', 'found'].includes(about.writing.writes.get(change.id)?.result ?? '');
            return !isDone || change.decided?.some(({ field }) => field === name) !== true;
        });
        return isHeld || isWaiting || conflicts.some(({ field }) => field === name);
    });
    const found = about.writing.replaced.get(candidate.record) ?? [];
    return { ...Object.fromEntries(kept), ...recoveredFrom(run.mappings, found) };
}
function touches(mappings, name) {
    const there = mappings.find((mapping) => mapping.name === name)?.remote ?? name;
    return (change) => touchedFields(change).has(change.side === 'remote' ? there : name);
}
/** By canonical field; of several values of one field the last is the one that was live. */
function recoveredFrom(mappings, found) {
    return Object.fromEntries(found.flatMap(({ field, value, by, at }) => {
        const mapping = mappings.find(({ remote }) => remote === field);
        return mapping === undefined ? [] : [[mapping.name, { value, by, at }]];
    }));
}

;// CONCATENATED MODULE: ./build/flows/commit.js




/**
 * Moves bases, index and cursor to what was read back, and stores the session with them.
 *
 * Laws: a base moves only by `settleRecord` (I3); a record that is not settled keeps no version, so
 * that the next run reads it again whatever the cursor has passed (I7). Nothing changed, nothing
 * written (I4). The cursor moves only when the session has ended.
 */
async function commit_commitRun(run, about) {
    const { collected, session } = about;
    const finished = session?.state !== 'queued' && collected.offline === undefined;
    const rows = new Map();
    const bases = new Map();
    const notes = [];
    // A later change of the same record and side, which a decision has added, is the one of this run.
    const changes = new Map(session?.plan.changes.map((change) => [`${change.record}#${change.side}`, change]));
    for (const live of about.writing.live.values()) {
        const step = settleLive(run, { live, ...about, changes, finished });
        if (step === null)
            continue;
        rows.set(live.candidate.record, step.row);
        if (step.base !== undefined)
            bases.set(live.candidate.record, step.base);
        notes.push(...step.notes);
    }
    for (const record of collected.renamed) {
        const link = collected.links.get(record);
        if (link !== undefined && !rows.has(record))
            rows.set(record, link);
    }
    for (const link of collected.links.values())
        if (!rows.has(link.record) && isEarned(link, collected.rows.get(link.record)))
            rows.set(link.record, unversioned(link));
    // What a run does not look at, such as one over a pull request, goes on waiting.
    if (finished && run.scope === undefined)
        keepWaiting(collected, rows);
    if (finished && (run.remapped?.size ?? 0) > 0)
        forgetBases({ collected, live: about.writing.live }, rows);
    const cursor = finished ? nextCursor(run, collected) : await firstReading(run, collected);
    const step = {
        sync: run.config.id,
        rows: [...rows]
            .filter(([record, row]) => !isSameRow(collected.rows.get(record), row))
            .map(([record, row]) => ({ record, row })),
        bases: [...bases].map(([record, base]) => ({ record, base })),
        sessions: session === undefined ? [] : [session],
        message: messageOf(run, session),
        ...cursor,
    };
    if (step.rows.length + step.bases.length + step.sessions.length > 0 || step.cursor !== undefined) {
        await run.store.commit(step);
    }
    return notes.sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record) || (0,json/* compareText */.n6)(a.field, b.field));
}
function settleLive(run, about) {
    const { live, collected } = about;
    const { candidate, local, remote } = live;
    const link = collected.links.get(candidate.record);
    if (local !== undefined && remote !== undefined)
        return settleBoth(run, { ...about, local, remote });
    const one = local ?? remote;
    const doubtful = candidate.local.kind === 'unknown' || candidate.remote.kind === 'unknown';
    const agreed = about.plan.agreed.find((agreement) => agreement.record === candidate.record);
    // Gone on both sides, or gone here after it moved out of reach there.
    if (one === undefined && (!doubtful || agreed !== undefined))
        return candidate.linked ? { row: null, base: null, notes: [] } : null;
    if (!candidate.linked) {
        const waits = remote !== undefined && about.finished && commit_isOpen(about.plan, candidate.record);
        return waits ? { row: { record: candidate.record, remote: remote.id }, notes: [] } : null;
    }
    if (agreed !== undefined && one !== undefined) {
        const { record } = candidate;
        const row = local === undefined ? { record, remote: one.id } : { record, local: one.id };
        return withBase(run, { candidate, row, stored: link?.base });
    }
    if (link === undefined)
        return null;
    // A record of which nothing can be concluded is read again; what a cut-off run had earned for it stays.
    const row = about.finished ? unversioned(link) : link;
    return withBase(run, { candidate, row, stored: link.base });
}
/** A row with the base that its record has now, which may have been earned and not stored yet. */
function withBase(run, about) {
    const { candidate, row, stored } = about;
    if (candidate.base === undefined)
        return { row: stored === undefined ? row : { ...row, base: stored }, notes: [] };
    const base = { format: 1, record: candidate.record, ...candidate.base };
    const hash = run.store.baseHash(base);
    return { row: { ...row, base: hash }, ...(hash === stored ? {} : { base }), notes: [] };
}
function settleBoth(run, about) {
    const { candidate } = about.live;
    const { local, remote } = about;
    const before = candidate.base;
    const earned = about.writing.earned.get(candidate.record);
    const settled = settleRecord(run.mappings, {
        local: local.fields,
        remote: remote.fields,
        ...(before === undefined ? {} : { before }),
        written: remoteWrites(about),
        found: foundWrites(about),
        ...(earned === undefined ? {} : { earned }),
        recovered: recoveredOf(run, about),
        hash: run.hash,
    });
    const agreed = withSuperseded(run, about, settled.base);
    const base = { format: 1, record: candidate.record, ...agreed };
    const known = Object.keys(agreed.fields).length > 0;
    const hash = known ? run.store.baseHash(base) : undefined;
    const row = {
        record: candidate.record,
        local: local.id,
        remote: remote.id,
        ...(settled.settled ? { remoteVersion: remote.version, localVersion: local.version } : {}),
        ...(hash === undefined ? {} : { base: hash }),
    };
    const link = about.collected.links.get(candidate.record);
    const moved = hash !== link?.base || candidate.baseLost === true;
    return {
        row,
        ...(moved && known ? { base } : {}),
        notes: settled.notes.map((note) => ({ record: candidate.record, ...note })),
    };
}
/**
 * Where a decision was written upstream and its local half is left to a pull request: the local value is
 * the one that a person decided against, so from now on it counts as unedited.
 *
 * Without that the two sides would look like two edits, and the same person would be asked again.
 */
function withSuperseded(run, about, base) {
    const { changes, writing, live, local } = about;
    if (run.writes !== 'remote')
        return base;
    const [there, here] = [remoteChange({ changes, live }), changes.get(`${live.candidate.record}#local`)];
    if (there === undefined || here === undefined)
        return base;
    if (writing.writes.get(there.id)?.result !== 'written')
        return base;
    const [upstream, artifact] = [touchedFields(there), touchedFields(here)];
    const decided = new Set(here.decided?.flatMap((one) => (one.by === 'resolution' ? [one.field] : [])) ?? []);
    const names = run.mappings.flatMap(({ name, remote }) => decided.has(name) && upstream.has(remote) && artifact.has(name) ? [name] : []);
    if (names.length === 0)
        return base;
    return withLocal(base, names, local.fields);
}
/**
 * The upstream fields that this run wrote to a record, with what they were before. What an earlier run wrote
 * may have been edited since, so that what stands there now need not be made of it.
 */
function remoteWrites(about) {
    const change = remoteChange(about);
    // What somebody wrote between the plan and the write is theirs, not what upstream made of our value.
    const before = change === undefined ? undefined : about.writing.before.get(change.id);
    if (change === undefined || before === undefined)
        return new Map();
    if (about.writing.writes.get(change.id)?.result !== 'written')
        return new Map();
    return sentFields(about.writing.rest.get(change.id) ?? change, before);
}
/** The upstream fields that an earlier attempt of this session wrote before it was cut off. */
function foundWrites(about) {
    const change = remoteChange(about);
    const begun = change === undefined ? undefined : about.writing.begun.get(change.id);
    if (change?.kind !== 'update' || begun === undefined)
        return new Map();
    return foundFields(change, { undo: begun.undo?.patch, now: about.live.remote?.fields ?? {} });
}
/** The change of the session that is planned for a record upstream. */
function remoteChange(about) {
    return about.changes.get(`${about.live.candidate.record}#remote`);
}
function commit_isOpen(plan, record) {
    return [plan.conflicts, plan.held, plan.changes].some((list) => list.some((one) => one.record === record));
}
/** Upstream records that no link names yet keep a row, so that no cursor loses them. */
function keepWaiting(collected, rows) {
    const named = new Set([...rows.values()].flatMap((row) => (row?.remote === undefined ? [] : [row.remote])));
    for (const { record, remote } of collected.matching.waiting) {
        if (!rows.has(record))
            rows.set(record, { record, remote });
        named.add(remote);
    }
    for (const link of collected.links.values()) {
        const waits = link.local === undefined && link.base === undefined && link.remote !== undefined;
        if (!waits || rows.has(link.record))
            continue;
        const stillWaits = collected.unreadable.has(link.remote) && !named.has(link.remote);
        if (!stillWaits)
            rows.set(link.record, null);
    }
}
/** Records that could not be looked at while a mapping changed have no base that counts any more (E66). */
function forgetBases({ collected, live }, rows) {
    for (const { record, local, remote, base } of collected.links.values()) {
        const seen = live.get(record);
        const isSettled = seen?.local !== undefined && seen.remote !== undefined;
        if (isSettled || local === undefined || remote === undefined || base === undefined)
            continue;
        if (rows.get(record) !== null)
            rows.set(record, { record, local, remote });
    }
}
/** Whether a link is a write's of ours and not stored: the run that finishes the session may not look at its record (I6). */
function isEarned({ local, remote }, stored) {
    return local !== undefined && remote !== undefined && (stored?.local !== local || stored.remote !== remote);
}
function unversioned(link) {
    const { remoteVersion: _remote, localVersion: _local, ...row } = link;
    return row;
}
function isSameRow(stored, row) {
    if (stored === undefined || row === null)
        return stored === undefined && row === null;
    return (0,json/* equalJson */.FS)(commit_plain(stored), commit_plain(row));
}
function commit_plain(row) {
    return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
function nextCursor(run, collected) {
    const isNews = collected.cursor !== run.cursor && (collected.heard || run.cursor === null);
    if (!isNews && run.remapped === undefined)
        return {};
    return { cursor: { cursor: collected.cursor, ...run.reading } };
}
/** What a first sync that was cut off has learned of the upstream, so that work goes on offline. */
async function firstReading(run, collected) {
    const known = (await run.store.head())?.cursors[run.config.id];
    if (collected.offline !== undefined || known !== undefined)
        return {};
    return { cursor: { cursor: null, ...run.reading } };
}
function messageOf(run, session) {
    if (session === undefined)
        return `Record agreement of ${run.config.id}`;
    return `Record session ${session.id} of ${run.config.id}: ${session.state}, ${session.cursor} of ${session.plan.changes.length} changes`;
}

;// CONCATENATED MODULE: ./build/flows/journal-writer.js
/** Appends to one session's journal, counting on from what is there. */
class JournalWriter {
    static async open(store, session) {
        return new JournalWriter(store, session, [...(await store.readJournal(session))]);
    }
    store;
    session;
    written;
    constructor(store, session, written) {
        this.store = store;
        this.session = session;
        this.written = written;
    }
    get entries() {
        return this.written;
    }
    /** Durable when it returns. */
    async append(make) {
        const entry = make(this.written.length + 1);
        await this.store.appendJournal(this.session, entry);
        this.written.push(entry);
        return entry;
    }
}

;// CONCATENATED MODULE: ./build/kernel/candidate.js
function candidate_titleOf(candidate) {
    for (const side of [candidate.local, candidate.remote]) {
        const title = side.kind === 'present' ? side.record.fields['title'] : undefined;
        if (typeof title === 'string' && title.trim() !== '')
            return title.trim();
    }
    return candidate.record;
}

;// CONCATENATED MODULE: ./build/kernel/emit-members.js


/** Replaces a value as a whole, guarded by a test of the old one. */
function emitWhole(path, before, after) {
    return [guard(path, before), { op: 'replace', path: (0,kernel_pointer/* formatPointer */.$2)(path), value: after }];
}
/** Tests that a value is still what the patch was made for. */
function guard(path, value) {
    return { op: 'test', path: (0,kernel_pointer/* formatPointer */.$2)(path), value };
}
/**
 * Changes an object member by member, objects in it recursively.
 *
 * Each changed or removed member is tested alone. Where a member is added the whole object is tested
 * instead: no test can say that a member is absent, and `add` would overwrite one written meanwhile.
 */
function emitMembers(path, before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(json/* compareText */.n6);
    const adds = names.some((name) => !Object.hasOwn(before, name));
    const changes = names.flatMap((name) => emitMember([...path, name], emit_members_own(before, name), emit_members_own(after, name)));
    if (!adds)
        return changes;
    return [guard(path, before), ...changes.filter((operation) => operation.op !== 'test')];
}
function emitMember(path, before, after) {
    const pointer = (0,kernel_pointer/* formatPointer */.$2)(path);
    if (after === undefined)
        return [guard(path, before ?? null), { op: 'remove', path: pointer }];
    if (before === undefined)
        return [{ op: 'add', path: pointer, value: after }];
    if ((0,json/* equalJson */.FS)(before, after))
        return [];
    if ((0,json/* isJsonObject */.OW)(before) && (0,json/* isJsonObject */.OW)(after))
        return emitMembers(path, before, after);
    return emitWhole(path, before, after);
}
function emit_members_own(object, name) {
    return Object.hasOwn(object, name) ? object[name] : undefined;
}

;// CONCATENATED MODULE: ./build/kernel/ranks.js
/**
 * Knows at which index each of a row of slots stands while slots are filled and emptied.
 *
 * Limits: every question and every change costs O(log n). A Fenwick tree of counts.
 */
class Ranks {
    #counts;
    constructor(slots) {
        this.#counts = new Int32Array(slots + 1);
    }
    /** Counts the filled slots before one. */
    before(slot) {
        let sum = 0;
        for (let at = slot; at > 0; at -= at & -at)
            sum += this.#counts[at] ?? 0;
        return sum;
    }
    fill(slot) {
        this.#add(slot, 1);
    }
    empty(slot) {
        this.#add(slot, -1);
    }
    #add(slot, by) {
        for (let at = slot + 1; at < this.#counts.length; at += at & -at) {
            this.#counts[at] = (this.#counts[at] ?? 0) + by;
        }
    }
}

;// CONCATENATED MODULE: ./build/kernel/emit-list.js





/**
 * Changes a keyed list with as many operations as there are edits, removals, insertions and moves.
 *
 * Guards come first: the whole of an element that is removed, the key of one that is edited, moved or
 * has a new element put beside it. Then edits, removals from the end, and from the front insertions and
 * moves; as few moves as possible.
 * Limits: O(n log n) for n elements in any order.
 */
function emitList(change) {
    const { path, before, after } = change;
    const ids = [...before.keys()];
    const edits = [];
    const removals = [];
    ids.forEach((id, index) => {
        const was = before.get(id) ?? {};
        const is = after.get(id);
        if (is === undefined)
            removals.push({ op: 'remove', path: (0,kernel_pointer/* formatPointer */.$2)([...path, index]) });
        else if (!(0,json/* equalJson */.FS)(was, is))
            edits.push(...emitMembers([...path, index], was, is));
    });
    const layout = layoutOf(change);
    return [...guards(change, layout), ...edits, ...removals.reverse(), ...placements(change, layout)];
}
function layoutOf({ before, after }) {
    const indexAfter = new Map([...after.keys()].map((id, index) => [id, index]));
    const kept = [...before.keys()].filter((id) => after.has(id));
    const chain = (0,sequence/* longestIncreasing */.M)(kept.map((id) => indexAfter.get(id) ?? 0));
    return { fixed: new Set(chain.map((index) => kept[index] ?? '')) };
}
function guards({ path, key, before, after }, { fixed }) {
    const keyed = new Set();
    const order = [...after.keys()];
    let neighbour = order.find((id) => before.has(id));
    for (const id of order) {
        const was = before.get(id);
        if (was !== undefined)
            neighbour = id;
        const untouched = fixed.has(id) && (0,json/* equalJson */.FS)(was, after.get(id));
        if (!untouched && neighbour !== undefined)
            keyed.add(neighbour);
    }
    if (before.size === 0)
        return [guard(path, [])];
    return [...before].flatMap(([id, was], index) => {
        if (!after.has(id))
            return [guard([...path, index], was)];
        return keyed.has(id) ? [guard([...path, index, key], was[key] ?? null)] : [];
    });
}
/**
 * Inserts and moves elements, in the order of the new list.
 *
 * Every place that an element has or gets is a slot, in one row: an element that stays, then the places
 * of those that come to stand behind it, then those that still stand there and will be moved away. An
 * index is the number of filled slots before it.
 */
function placements({ path, before, after }, { fixed }) {
    const slots = slotsOf({ before, after, fixed });
    const ranks = new Ranks(slots.size);
    for (const id of before.keys())
        if (after.has(id))
            ranks.fill(slots.old.get(id) ?? 0);
    const operations = [];
    const list = (0,kernel_pointer/* formatPointer */.$2)(path);
    for (const [id, element] of after) {
        if (fixed.has(id))
            continue;
        const from = slots.old.get(id);
        const to = slots.new.get(id) ?? 0;
        if (from === undefined) {
            operations.push({ op: 'add', path: `${list}/${ranks.before(to)}`, value: element });
        }
        else {
            const source = ranks.before(from);
            ranks.empty(from);
            // Another place, always: an element that stays lies between, else this one could have stayed too.
            const target = ranks.before(to);
            operations.push({ op: 'move', from: `${list}/${source}`, path: `${list}/${target}` });
        }
        ranks.fill(to);
    }
    return operations;
}
/** Numbers the slots of elements where they were and where they come to be. */
function slotsOf(list) {
    const leaving = runsBehind([...list.before.keys()].filter((id) => list.after.has(id)), list.fixed);
    const coming = runsBehind([...list.after.keys()], list.fixed);
    const old = new Map();
    const now = new Map();
    let size = 0;
    for (const anchor of coming.keys()) {
        if (anchor !== null)
            old.set(anchor, size++);
        for (const id of coming.get(anchor) ?? [])
            now.set(id, size++);
        for (const id of leaving.get(anchor) ?? [])
            old.set(id, size++);
    }
    return { old, new: now, size };
}
/** Groups the elements that do not stay by the one that stays before them, null at the front. */
function runsBehind(ids, fixed) {
    let run = [];
    const runs = new Map([[null, run]]);
    for (const id of ids) {
        if (fixed.has(id))
            runs.set(id, (run = []));
        else
            run.push(id);
    }
    return runs;
}

;// CONCATENATED MODULE: ./build/kernel/emit.js






/**
 * Gives the operations that take a field from one value to another, guarded by tests of the old one.
 *
 * Shape: `[{"op":"test","path":"/title","value":"old"},{"op":"replace","path":"/title","value":"new"}]`;
 * nothing when the values are equal byte for byte, or equal as sets where the field is one.
 * Limits: as many operations as the value has edits, beside the guards; O(n log n).
 * Laws: applied to a document that holds `before` it gives one that holds `after`; for a set, the same set.
 */
function emitField({ rule, before, after }) {
    const path = [rule.name];
    if (before === undefined)
        return [{ op: 'add', path: (0,kernel_pointer/* formatPointer */.$2)(path), value: after }];
    if ((0,json/* equalJson */.FS)(before, after))
        return [];
    return emitByKind(rule, before, after) ?? emitWhole(path, before, after);
}
/** Writes a value part by part, or gives null when it can only be written as a whole. */
function emitByKind({ name, kind, key }, before, after) {
    const path = [name];
    switch (kind) {
        case 'scalar':
        case 'text':
        case 'sequence':
            return null;
        case 'set':
            return (0,json/* isJsonArray */.Md)(before) && (0,json/* isJsonArray */.Md)(after) ? emitSet(path, before, after) : null;
        case 'map':
            return (0,json/* isJsonObject */.OW)(before) && (0,json/* isJsonObject */.OW)(after) ? emitMembers(path, before, after) : null;
        case 'list': {
            const from = keyedElements(before, key);
            const to = keyedElements(after, key);
            return from && to && emitList({ path, key, before: from, after: to });
        }
        default:
            return (0,result/* assertNever */.xb)(kind);
    }
}
/** Removes from the end and appends, guarded by a test of the whole old array. */
function emitSet(path, before, after) {
    const had = new Set(before.map(json/* canonicalJson */.dj));
    const has = new Map(after.map((item) => [(0,json/* canonicalJson */.dj)(item), item]));
    const removals = before.flatMap((item, index) => has.has((0,json/* canonicalJson */.dj)(item)) ? [] : [{ op: 'remove', path: (0,kernel_pointer/* formatPointer */.$2)([...path, index]) }]);
    const additions = [...has].flatMap(([id, value]) => had.has(id) ? [] : [{ op: 'add', path: (0,kernel_pointer/* formatPointer */.$2)([...path, '-']), value }]);
    const changes = [...removals.reverse(), ...additions];
    return changes.length === 0 ? [] : [guard(path, before), ...changes];
}

;// CONCATENATED MODULE: ./build/kernel/plan-record.js








const NOTHING = { changes: [], conflicts: [], held: [] };
/**
 * Plans one record. Pure; looks at nothing but this record and the rules of its sync.
 *
 * Laws: a side that is `unknown` gets no write and no conclusion; a delete is planned only where the
 * other side is unedited since the base, or a person decided it.
 */
function planRecord(candidate, context) {
    const { local, remote } = candidate;
    if (isLetGo(local, remote) || isLetGo(remote, local))
        return { ...NOTHING, agreed: { record: candidate.record } };
    for (const state of [local, remote]) {
        if (state.kind === 'unknown')
            return { ...NOTHING, held: [heldBy(candidate, state)] };
    }
    if (local.kind === 'present' && remote.kind === 'present') {
        return planBoth(candidate, { local: local.record, remote: remote.record }, context);
    }
    if (local.kind === 'present')
        return planLonely(candidate, { side: 'local', record: local.record }, context);
    if (remote.kind === 'present')
        return planLonely(candidate, { side: 'remote', record: remote.record }, context);
    return { ...NOTHING, agreed: { record: candidate.record } };
}
/** A record that moved out of reach, and that a person then deleted on this side, is nobody's any more (E7). */
function isLetGo(one, other) {
    return one.kind === 'absent' && other.kind === 'unknown' && other.code === 'moved';
}
function heldBy(candidate, state) {
    const where = state.where === undefined ? {} : { where: state.where };
    return { record: candidate.record, code: state.code, message: state.message, ...where };
}
function planBoth(candidate, sides, context) {
    const unreadable = unreadableField(candidate, sides.remote, context);
    if (unreadable !== null)
        return { ...NOTHING, held: [unreadable] };
    const base = candidate.base === undefined ? {} : { base: candidate.base };
    const patches = { local: [], remote: [] };
    const conflicts = [];
    const decided = [];
    const parked = [];
    for (const mapping of context.mappings) {
        const field = planField({ record: candidate.record, ...sides, ...base }, mapping, context);
        if (field.conflict !== undefined)
            conflicts.push(field.conflict);
        if (field.decision !== undefined)
            decided.push(field.decision);
        if (field.parked === true)
            parked.push(mapping.name);
        const rule = { name: mapping.name, kind: mapping.kind, key: mapping.key };
        if (field.local !== undefined) {
            patches.local.push(...emitField({ rule, before: sides.local.fields[mapping.name], after: field.local }));
        }
        if (field.remote !== undefined) {
            const there = { ...rule, name: mapping.remote };
            patches.remote.push(...emitField({ rule: there, before: sides.remote.fields[mapping.remote], after: field.remote }));
        }
    }
    const changes = ['local', 'remote']
        .filter((side) => patches[side].length > 0)
        .map((side) => ({
        ...envelope(candidate, side),
        kind: 'update',
        target: sides[side].id,
        other: sides[side === 'local' ? 'remote' : 'local'].id,
        patch: patches[side],
        guard: { kind: context.guards[side], version: sides[side].version },
        ...(decided.length === 0 ? {} : { decided }),
    }));
    const held = parked.map((field) => heldByQuarrel(candidate, { field, remote: sides.remote }));
    if (changes.length + conflicts.length + held.length > 0)
        return { changes, conflicts, held };
    return { ...NOTHING, agreed: { record: candidate.record, local: sides.local.id, remote: sides.remote.id } };
}
/** A field that two sides put back and forth is left alone; the other fields of the record go on (E33, E80). */
function heldByQuarrel(candidate, { field, remote }) {
    return {
        record: candidate.record,
        code: 'oscillating',
        message: `${field} goes back and forth between the same two values, each side undoing the other; it is left alone until both sides hold the same or one of them a third value (stop one of the two writers, or name the side that wins: authority in the config)`,
        ...(remote.where === undefined ? {} : { where: remote.where }),
    };
}
/** A field that upstream used to have and now does not mention is hidden from us, not empty (E21). */
function unreadableField(candidate, remote, context) {
    const hidden = context.mappings.find(({ name, remote: there }) => !Object.hasOwn(remote.fields, there) && (candidate.base?.fields[name] ?? null) !== null);
    if (hidden === undefined)
        return null;
    return {
        record: candidate.record,
        code: 'field-unreadable',
        message: `upstream no longer shows the field ${hidden.remote} of ${remote.id}; the record is left alone until it does (may the token read it?)`,
        ...(remote.where === undefined ? {} : { where: remote.where }),
    };
}
/** A record that only one side has: it is new there, or the other side deleted it. */
function planLonely(candidate, lonely, context) {
    const missing = lonely.side === 'local' ? 'remote' : 'local';
    if (!candidate.linked) {
        const allowed = context.create === 'both' || context.create === missing;
        return allowed ? plan_record_create(candidate, lonely, context) : NOTHING;
    }
    const edited = candidate.baseLost === true || plan_record_isEdited(candidate, lonely, context);
    if (!edited && context.onDelete === 'propagate')
        return remove(candidate, lonely, context);
    if (!edited && context.onDelete === 'ignore') {
        return { ...NOTHING, agreed: { record: candidate.record, [lonely.side]: lonely.record.id } };
    }
    const conflict = deletion(candidate, lonely, { edited, context });
    switch (context.resolutions.get(conflict.id)?.choice) {
        case 'delete':
            return decide('delete', remove(candidate, lonely, context));
        case 'keep':
            return decide('keep', plan_record_create(candidate, lonely, context));
        default:
            return { ...NOTHING, conflicts: [conflict] };
    }
}
function decide(choice, plan) {
    const decided = [{ field: kernel_conflict/* RECORD_FIELD */.bC, by: 'resolution', choice }];
    return { ...plan, changes: plan.changes.map((change) => ({ ...change, decided })) };
}
function deletion(candidate, lonely, about) {
    const gone = lonely.side === 'local' ? 'upstream' : 'locally';
    const here = lonely.side === 'local' ? 'local' : 'upstream';
    return makeConflict(about.context, {
        kind: lonely.side === 'local' ? 'edit-delete' : 'delete-edit',
        record: candidate.record,
        field: kernel_conflict/* RECORD_FIELD */.bC,
        base: candidate.base?.fields ?? null,
        local: lonely.side === 'local' ? lonely.record.fields : null,
        remote: lonely.side === 'remote' ? lonely.record.fields : null,
        why: about.edited
            ? `deleted ${gone} while the ${here} record was edited`
            : `deleted ${gone}; on-delete is "ask", so a person decides`,
    });
}
/** Without a base nothing shows that the record is unedited. */
function plan_record_isEdited(candidate, lonely, context) {
    const base = candidate.base;
    if (base === undefined)
        return true;
    return context.mappings.some((mapping) => {
        const before = base.fields[mapping.name];
        if (before === undefined)
            return true;
        if (lonely.side === 'local')
            return !(0,equal/* sameValue */.eE)(ruleOf(mapping), lonely.record.fields[mapping.name] ?? null, before);
        const image = base.remote?.[mapping.name];
        const was = image === undefined ? before : plan_record_valueOf(toCanonical(mapping, image, [before]));
        const now = plan_record_valueOf(toCanonical(mapping, lonely.record.fields[mapping.remote], [before]));
        return !(0,equal/* sameValue */.eE)(ruleOf(mapping), now, was);
    });
}
function plan_record_valueOf(value) {
    return value.kind === 'mapped' ? value.value : value.raw;
}
function remove(candidate, lonely, context) {
    const change = {
        ...envelope(candidate, lonely.side),
        kind: 'delete',
        target: lonely.record.id,
        patch: [
            { op: 'test', path: '', value: lonely.record.fields },
            { op: 'remove', path: '' },
        ],
        guard: { kind: context.guards[lonely.side], version: lonely.record.version },
    };
    return { ...NOTHING, changes: [change] };
}
function plan_record_create(candidate, lonely, context) {
    const side = lonely.side === 'local' ? 'remote' : 'local';
    const fields = {};
    for (const mapping of [...context.mappings].sort((a, b) => (0,json/* compareText */.n6)(a.name, b.name))) {
        const from = lonely.record.fields[side === 'remote' ? mapping.name : mapping.remote] ?? null;
        if (!mapping.writable[side] && mapping.onCreate?.[side] !== true)
            continue;
        const to = side === 'remote' ? toRemote(mapping, from) : toCanonical(mapping, from);
        if (to.kind === 'unmapped')
            return { ...NOTHING, held: [cannotCreate(candidate, { lonely, field: mapping.name, raw: to.raw })] };
        fields[nameOn(mapping, side)] = to.value;
    }
    const target = side === 'local' ? { target: candidate.proposed ?? lonely.record.id } : {};
    const change = {
        ...envelope(candidate, side),
        kind: 'create',
        ...target,
        other: lonely.record.id,
        patch: [{ op: 'add', path: '', value: fields }],
    };
    return { ...NOTHING, changes: [change] };
}
/** A new record with a value that the other side has no word for stays where it is (E49). */
function cannotCreate(candidate, about) {
    const { lonely, field, raw } = about;
    const where = lonely.record.where === undefined ? {} : { where: lonely.record.where };
    return {
        record: candidate.record,
        code: 'unmapped',
        message: `the mapping of ${field} does not know ${JSON.stringify(raw)}; add it to values in the config, or change the record`,
        ...where,
    };
}
function envelope(candidate, side) {
    return { id: `${candidate.record}#${side}`, record: candidate.record, side, title: candidate_titleOf(candidate) };
}

// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
;// CONCATENATED MODULE: ./build/kernel/side-view.js

const NO_RECORDS = [];
/** Looks an id up on one side. */
function side_view_stateOf(view, id) {
    const records = view.present.get(id) ?? NO_RECORDS;
    const [record] = records;
    if (records.length > 1 || (record !== undefined && view.unchanged.has(id))) {
        const places = records.map((copy) => copy.where ?? copy.id).join(', ');
        return {
            kind: 'unknown',
            code: 'duplicate-id',
            message: `the id ${id} occurs more than once (${places}); give each record its own id`,
            ...(record?.where === undefined ? {} : { where: record.where }),
        };
    }
    if (record !== undefined)
        return { kind: 'present', record };
    const failure = view.failed.get(id);
    if (failure !== undefined)
        return failure;
    if (view.unchanged.has(id))
        return { kind: 'unchanged', id };
    if (view.gone.has(id) || view.silent === 'absent')
        return { kind: 'absent' };
    if (view.silent === 'unchanged')
        return { kind: 'unchanged', id };
    return {
        kind: 'unknown',
        code: 'not-listed',
        message: `${id} was not in an incomplete listing; nothing is concluded from that`,
    };
}
/** A record name that no other record has. */
function freeKey(id, taken, hash) {
    const key = (0,ids/* recordKey */.H)(id, hash);
    return taken.has(key) ? `${key}-${hash(id).slice(0, 8)}` : key;
}

;// CONCATENATED MODULE: ./build/kernel/match-unlinked.js






/**
 * Pairs the records that no stored link names: by what their artifacts say, by the name an artifact was
 * promised under, and by shared ids.
 *
 * Equal titles are only a suggestion: they become an `ambiguous-link` conflict that asks a person.
 */
function pairUnlinked(input) {
    const pool = gather(input);
    holdDoubles(pool, input);
    pairByLink(pool, input);
    pairByPromise(pool, input);
    holdFailures(pool, input);
    if (input.sharedIds)
        pairBySharedId(pool, input);
    suggestByTitle(pool, input);
    for (const local of sorted(pool.locals))
        addLocal(pool, local, input);
    for (const remote of sorted(pool.remotes)) {
        if (input.isLocalLost === true)
            wait(pool, remote, input);
        else
            addRemote(pool, remote, input);
    }
    const { matches, conflicts, held, waiting } = pool;
    return { matches, conflicts, held, waiting };
}
function pairByLink(pool, input) {
    const linked = sorted(pool.locals).filter((record) => record.link !== undefined);
    if (linked.length === 0)
        return;
    // Also a row whose artifact went under `on-delete: ignore` owns its upstream record.
    const owned = input.links.filter((link) => !isWaiting(link));
    const owners = new Map(owned.map((link) => [link.remote, link.record]));
    for (const [link, records] of groupBy(linked, (record) => record.link ?? '')) {
        const remote = pool.remotes.get(link);
        const [only] = records;
        const owner = owners.get(link);
        if (owner !== undefined || records.length > 1)
            holdLinked(pool, { records, link, owner }, input);
        else if (only !== undefined && remote !== undefined)
            pair(pool, { local: only, remote }, input);
        else if (only !== undefined)
            holdUnreadable(pool, { local: only, state: side_view_stateOf(input.remote, link) }, input);
    }
}
/**
 * An upstream record was shown as a new artifact under a name that was free; an artifact that came in under
 * just that name is that record, whoever put it there: a sync pull request was merged.
 */
function pairByPromise(pool, input) {
    const waiting = input.links.filter(isWaiting);
    if (waiting.length === 0)
        return;
    const names = new Map(sorted(pool.locals).map((local) => [(0,ids/* recordKey */.H)(local.id, input.context.hash), local]));
    for (const link of waiting) {
        const [local, remote] = [names.get(link.record), pool.remotes.get(link.remote ?? '')];
        if (local === undefined)
            continue;
        const state = side_view_stateOf(input.remote, link.remote ?? '');
        if (remote !== undefined)
            pair(pool, { local, remote, link }, input);
        else if (state.kind === 'absent')
            askAgain(pool, { local, link });
        else
            holdUnseen(pool, { local, link, state });
    }
}
/** What cannot be seen upstream now was there when its artifact was made from it. */
function holdUnseen(pool, about) {
    const { local, link, state } = about;
    const unseen = {
        kind: 'unknown',
        code: 'missing-upstream',
        message: `upstream record ${link.remote}, which this artifact was made from, cannot be seen now`,
    };
    pool.locals.delete(local.id);
    pool.takenKeys.add(link.record);
    const remote = state.kind === 'unknown' ? state : unseen;
    pool.matches.push({ record: link.record, link, local: present(local), remote, linked: false });
    if (link.remote !== undefined)
        pool.waiting.push({ record: link.record, remote: link.remote });
}
/** What was deleted upstream before its artifact came in is not made there anew without a question. */
function askAgain(pool, { local, link }) {
    pool.locals.delete(local.id);
    pool.takenKeys.add(link.record);
    const remote = { kind: 'absent' };
    pool.matches.push({ record: link.record, link, local: present(local), remote, linked: true });
}
function pairBySharedId(pool, input) {
    for (const local of sorted(pool.locals)) {
        const remote = pool.remotes.get(local.id);
        if (remote !== undefined)
            pair(pool, { local, remote }, input);
    }
}
function pair(pool, { local, remote, link }, input) {
    pool.locals.delete(local.id);
    pool.remotes.delete(remote.id);
    const record = freeKey(local.id, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    const found = { record, local: present(local), remote: present(remote), linked: false };
    pool.matches.push(link === undefined ? found : { ...found, link });
}
/** Only one artifact can be an upstream record: its stored link's, or the only one that names it (E6). */
function holdLinked(pool, about, input) {
    const { records, link, owner } = about;
    const places = records.map((record) => record.where ?? record.id).join(', ');
    const message = owner === undefined
        ? `${places} all name upstream record ${link}; only one of them can`
        : `${places} names upstream record ${link}, which is linked to ${owner}; remove the link to make it a record of its own`;
    for (const record of records) {
        pool.locals.delete(record.id);
        pool.held.push({
            record: freeKey(record.id, pool.takenKeys, input.context.hash),
            code: 'ambiguous-link',
            message,
            ...(record.where === undefined ? {} : { where: record.where }),
        });
    }
    const remote = pool.remotes.get(link);
    if (remote !== undefined)
        wait(pool, remote, input);
}
/** What names an upstream record that is there but cannot be read is that record, not a new one (E20). */
function holdUnreadable(pool, about, input) {
    const { local, state } = about;
    if (state.kind !== 'unknown' || state.code === 'missing-upstream')
        return;
    pool.locals.delete(local.id);
    const record = freeKey(local.id, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.matches.push({ record, local: present(local), remote: state, linked: false });
}
function suggestByTitle(pool, input) {
    const byTitle = groupBy(sorted(pool.remotes), title);
    for (const local of sorted(pool.locals)) {
        const same = title(local) === null ? [] : (byTitle.get(title(local)) ?? []);
        const remotes = same.filter((remote) => pool.remotes.has(remote.id));
        if (remotes.length > 0)
            suggest(pool, { local, remotes }, input);
    }
}
function suggest(pool, found, input) {
    const { local, remotes } = found;
    const conflict = makeConflict(input.context, {
        kind: 'ambiguous-link',
        record: freeKey(local.id, pool.takenKeys, input.context.hash),
        field: kernel_conflict/* LINK_FIELD */.Sb,
        base: null,
        local: summary(local),
        remote: remotes.map(summary),
        why: 'both sides have an unlinked record with this title: "merged" makes them one, "keep" keeps them apart, "value" names the upstream id',
    });
    const decided = input.context.resolutions.get(conflict.id);
    if (decided?.choice === 'keep')
        return;
    const chosen = decided?.choice === 'value'
        ? remotes.find((remote) => remote.id === decided.value)
        : decided?.choice === 'merged' && remotes.length === 1
            ? remotes[0]
            : undefined;
    if (chosen !== undefined)
        return pair(pool, { local, remote: chosen }, input);
    pool.conflicts.push(conflict);
    pool.locals.delete(local.id);
    for (const remote of remotes)
        wait(pool, remote, input);
}
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(keyOf(item));
        if (group === undefined)
            groups.set(keyOf(item), [item]);
        else
            group.push(item);
    }
    return groups;
}
function gather(input) {
    const locals = firstRecords(input.local);
    const remotes = firstRecords(input.remote);
    const takenKeys = new Set();
    for (const link of input.links) {
        if (isWaiting(link))
            continue;
        if (link.local !== undefined)
            locals.delete(link.local);
        if (link.remote !== undefined)
            remotes.delete(link.remote);
        takenKeys.add(link.record);
    }
    return {
        locals,
        remotes,
        matches: [],
        conflicts: [],
        held: [],
        waiting: [],
        takenKeys,
        proposedIds: new Set(),
    };
}
function firstRecords(view) {
    const first = new Map();
    for (const [id, [record]] of view.present)
        if (record !== undefined)
            first.set(id, record);
    return first;
}
/** A row with an upstream id only: a record that waits for a person, linked to nothing yet. */
function isWaiting(link) {
    return link.local === undefined && link.base === undefined;
}
/** An id that two new records share names neither of them. */
function holdDoubles(pool, input) {
    for (const [side, records] of [
        ['local', pool.locals],
        ['remote', pool.remotes],
    ]) {
        for (const id of [...records.keys()].sort(json/* compareText */.n6)) {
            const state = side_view_stateOf(input[side], id);
            if (state.kind !== 'unknown')
                continue;
            records.delete(id);
            const where = state.where === undefined ? {} : { where: state.where };
            pool.held.push({
                record: freeKey(id, pool.takenKeys, input.context.hash),
                code: state.code,
                message: state.message,
                ...where,
            });
        }
    }
}
/** A new record that cannot be read is shown, and an upstream one is asked for again next time (E14). */
function holdFailures(pool, input) {
    for (const side of field/* SIDES */.BV) {
        const { failed } = input[side];
        const links = failed.size === 0 ? [] : input.links.filter((link) => !isWaiting(link));
        const known = new Set([
            ...links.map((link) => link[side]),
            ...(side === 'remote' ? pool.waiting.map(({ remote }) => remote) : []),
        ]);
        for (const [id, { code, message, where }] of failed) {
            // What moved out of reach before it was anybody's here is not waited for.
            if (known.has(id) || code === 'moved')
                continue;
            const record = freeKey(id, pool.takenKeys, input.context.hash);
            pool.held.push({ record, code, message, ...(where === undefined ? {} : { where }) });
            if (side === 'remote')
                pool.waiting.push({ record, remote: id });
        }
    }
}
function addLocal(pool, local, input) {
    const record = freeKey(local.id, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.matches.push({ record, local: present(local), remote: { kind: 'absent' }, linked: false });
}
function addRemote(pool, remote, input) {
    const proposed = proposeFree(pool, remote, input);
    const record = freeKey(proposed, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.matches.push({ record, local: { kind: 'absent' }, remote: present(remote), linked: false, proposed });
}
function wait(pool, remote, input) {
    pool.remotes.delete(remote.id);
    const record = freeKey(proposeFree(pool, remote, input), pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.waiting.push({ record, remote: remote.id });
}
function proposeFree(pool, remote, input) {
    const wanted = input.propose(remote);
    let id = wanted;
    const { present, unchanged, failed } = input.local;
    const isTaken = () => pool.proposedIds.has(id) || present.has(id) || unchanged.has(id) || failed.has(id);
    for (let n = 2; isTaken(); n++)
        id = `${wanted}-${n}`;
    pool.proposedIds.add(id);
    return id;
}
function present(record) {
    return { kind: 'present', record };
}
function title(record) {
    const value = record.fields['title'];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : null;
}
function summary(record) {
    return { id: record.id, title: record.fields['title'] ?? null };
}
function sorted(records) {
    return [...records.values()].sort((a, b) => (0,json/* compareText */.n6)(a.id, b.id));
}

;// CONCATENATED MODULE: ./build/kernel/match.js




/**
 * Pairs the records of both sides: stored links first, then what is new.
 *
 * Laws: a stored link wins over everything (E8); no title alone ever links two records (E3, E5); an id
 * that occurs twice on a side is held, the others go on (E6, E9); a file that names its record is that
 * record under another name (E10). The order of the inputs does not count.
 */
function matchRecords(request) {
    const matches = [];
    const claims = claimsOf(request);
    const links = claims.size === 0 ? request.links : request.links.map((link) => renamed(link, claims, request));
    const input = { ...request, links };
    const doubled = { local: doubles(input.links, 'local'), remote: doubles(input.links, 'remote') };
    for (const link of input.links) {
        if (isDetached(link)) {
            const gone = detachedGone(link, input);
            if (gone !== null)
                matches.push(gone);
            continue;
        }
        if (link.local === undefined || link.remote === undefined)
            continue;
        const twice = field/* SIDES */.BV.find((side) => doubled[side].has(link[side] ?? ''));
        if (twice !== undefined) {
            const side = twice === 'local' ? 'local' : 'upstream';
            const message = `more than one record is linked to ${side} record ${link[twice]}; unlink all but one`;
            matches.push(ambiguous(link, message));
            continue;
        }
        const local = side_view_stateOf(input.local, link.local);
        if (local.kind === 'absent' && (claims.get(link.remote) ?? []).length > 1) {
            const message = `the artifact of upstream record ${link.remote} is gone, and several new ones name it; keep the link in one of them`;
            matches.push(ambiguous(link, message));
            continue;
        }
        const remote = side_view_stateOf(input.remote, link.remote);
        const sameRemote = remote.kind === 'present' && remote.record.version === link.remoteVersion;
        const there = sameRemote ? { kind: 'unchanged', id: link.remote } : remote;
        if (local.kind === 'unchanged' && there.kind === 'unchanged')
            continue;
        matches.push({ record: link.record, link, local, remote: there, linked: true });
    }
    const unlinked = pairUnlinked(input);
    const all = [...matches, ...unlinked.matches].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record));
    return { ...unlinked, matches: all };
}
/** A link of which nothing may be concluded; as a record of unknown state it is read again (I7). */
function ambiguous(link, message) {
    const unknown = { kind: 'unknown', code: 'ambiguous-link', message };
    return { record: link.record, link, local: unknown, remote: unknown, linked: true };
}
/** A record that stays on one side because `on-delete: ignore` said so: it has a base and one id. */
function isDetached(link) {
    return link.base !== undefined && (link.local === undefined || link.remote === undefined);
}
/** A detached record is looked at again only when its last copy is gone, so that its row can go too. */
function detachedGone(link, input) {
    const side = link.local === undefined ? 'remote' : 'local';
    const state = side_view_stateOf(input[side], link[side] ?? '');
    if (state.kind !== 'absent')
        return null;
    return { record: link.record, link, local: { kind: 'absent' }, remote: { kind: 'absent' }, linked: true };
}
/** The ids that more than one whole link names. */
function doubles(links, side) {
    const seen = new Set();
    const doubled = new Set();
    for (const link of links) {
        const id = link[side];
        if (id === undefined || link.local === undefined || link.remote === undefined)
            continue;
        const before = seen.size;
        if (seen.add(id).size === before)
            doubled.add(id);
    }
    return doubled;
}
/** The new artifacts that name an upstream record themselves, by its id. */
function claimsOf(input) {
    const claims = new Map();
    for (const [id, [record]] of input.local.present) {
        if (record?.link !== undefined)
            claims.set(record.link, [...(claims.get(record.link) ?? []), id]);
    }
    if (claims.size === 0)
        return claims;
    const known = new Set(input.links.map((link) => link.local));
    return new Map([...claims].map(([link, ids]) => [link, ids.filter((id) => !known.has(id))]));
}
/** The new name of an artifact that is gone while exactly one new one names the same upstream record. */
function renamed(link, claims, input) {
    const [only, ...others] = claims.get(link.remote ?? '') ?? [];
    if (only === undefined || others.length > 0 || link.local === undefined)
        return link;
    return side_view_stateOf(input.local, link.local).kind === 'absent' ? { ...link, local: only } : link;
}

;// CONCATENATED MODULE: ./build/flows/read-side.js

/** Lists a side to its end. Faults of the provider pass through. */
async function listSide(provider, request, onRecords) {
    const listing = {
        present: new Map(),
        unchanged: new Set(),
        deleted: new Set(),
    };
    const failed = new Map();
    const strays = [];
    const renamed = [];
    let end = { cursor: request.cursor, complete: false, census: false };
    let count = 0;
    for await (const page of provider.changes(request)) {
        for (const record of page.records)
            addRecord(listing, record);
        for (const id of page.unchanged ?? [])
            listing.unchanged.add(id);
        for (const id of page.deleted ?? [])
            listing.deleted.add(id);
        for (const failure of page.failed ?? []) {
            if (failure.id === undefined)
                strays.push(failure);
            else
                failed.set(failure.id, unknownBy(failure));
        }
        renamed.push(...(page.renamed ?? []));
        count += page.records.length;
        onRecords(count);
        if (page.end !== undefined)
            end = page.end;
    }
    return { ...listing, failed, strays, renamed, ...end };
}
function addRecord(listing, record) {
    const copies = listing.present.get(record.id);
    // The same record listed twice while pages shift is one record (E15); two files with one id are not.
    if (copies === undefined)
        listing.present.set(record.id, [record]);
    else if (copies.every((copy) => copy.where !== record.where))
        copies.push(record);
    else
        copies[copies.findIndex((copy) => copy.where === record.where)] = record;
    listing.deleted.delete(record.id);
}
function unknownBy(failure) {
    return { kind: 'unknown', code: failure.code, message: failure.message, where: failure.where };
}
/** Reads one record directly; every kind of answer becomes what may be concluded from it (E20). */
async function readState(provider, id) {
    return stateOfAnswer(await provider.read(id), id);
}
/** What may be concluded from each kind of answer (E20). */
function stateOfAnswer(answer, id) {
    switch (answer.kind) {
        case 'found':
            return { kind: 'present', record: answer.record };
        case 'gone':
            return { kind: 'absent' };
        case 'unreadable':
            return unknownBy(answer.failure);
        case 'forbidden':
            return { kind: 'unknown', code: 'forbidden', message: answer.message };
        case 'moved':
            return {
                kind: 'unknown',
                code: 'moved',
                message: `${id} was moved to ${answer.to}; link it there, or delete it here to let it go`,
            };
        case 'unknown':
        case 'not-modified':
            return {
                kind: 'unknown',
                code: 'missing-upstream',
                message: `${id} is not there, and nothing says that it was deleted; it may be hidden from us, so it is left alone`,
            };
        default:
            return (0,result/* assertNever */.xb)(answer);
    }
}
/** What holds for an id that a listing does not mention. */
function silenceOf(listing) {
    if (!listing.census)
        return 'unchanged';
    return listing.complete && listing.strays.length === 0 ? 'absent' : 'unknown';
}

;// CONCATENATED MODULE: ./build/flows/scope.js

/**
 * Narrows what was matched to what a run may look at (DESIGN §2, origins of a session).
 *
 * A pull request's run sees the records whose artifacts it touches. What another pull request holds is
 * left out, and shown as held where somebody asks for it.
 */
function inScope(run, matching) {
    const { scope, leased } = run;
    if (scope === undefined && (leased === undefined || leased.size === 0))
        return matching;
    const isTouched = (id) => scope === undefined || (id !== undefined && scope.touched.has(id));
    const isFree = (record) => leased?.has(record) !== true;
    const matches = matching.matches.filter((match) => isTouched(localId(match)));
    const held = matching.held.filter((one) => isTouched(one.record));
    const taken = scope === undefined ? [] : matches.filter((match) => !isFree(match.record));
    return {
        ...matching,
        matches: matches.filter((match) => isFree(match.record)),
        conflicts: matching.conflicts.filter((one) => isTouched(one.record) && isFree(one.record)),
        held: [...held, ...taken.map((match) => leasedHeld(match.record, leased?.get(match.record)))],
    };
}
/** Leaves out what a run over a pull request never writes: its artifacts. */
function inDirection(run, plan) {
    if (run.scope === undefined)
        return plan;
    return { ...plan, changes: plan.changes.filter((change) => change.side === 'remote') };
}
/** The local ids whose artifacts differ between two states of the same artifacts. */
async function touchedIds(before, after, known) {
    const nothing = () => undefined;
    const [then, now] = [
        await listSide(before, { cursor: null, known }, nothing),
        await listSide(after, { cursor: null, known }, nothing),
    ];
    const touched = new Set();
    const ids = new Set([...then.present.keys(), ...now.present.keys(), ...then.unchanged, ...now.unchanged]);
    for (const id of [...ids, ...then.failed.keys(), ...now.failed.keys()]) {
        if (stateIn(then, id) !== stateIn(now, id))
            touched.add(id);
    }
    return touched;
}
/** One word for what a listing says of an id; equal words mean an equal artifact. */
function stateIn(listing, id) {
    const versions = (listing.present.get(id) ?? []).map((record) => record.version).sort();
    if (versions.length > 0)
        return `present ${versions.join(' ')}`;
    if (listing.unchanged.has(id))
        return 'unchanged';
    const failure = listing.failed.get(id);
    return failure === undefined ? 'absent' : `failed ${failure.message}`;
}
function localId({ local, link }) {
    if (local.kind === 'present')
        return local.record.id;
    return local.kind === 'unchanged' ? local.id : link?.local;
}
function leasedHeld(record, pull) {
    return {
        record,
        code: 'leased',
        message: pull === undefined || pull === 0
            ? 'an earlier run has begun to write this record and was cut off; the next scheduled run finishes that first'
            : `#${pull} has begun to write this record upstream and is not merged yet; merge or close it first`,
    };
}

;// CONCATENATED MODULE: ./build/flows/read-both.js



/** Lists both sides, then checks directly what a listing alone cannot tell. */
async function readBothSides(run, rows) {
    const here = await listSide(run.local, { cursor: null, known: knownVersions(rows) }, (done) => run.progress({ step: 'reading local', done }));
    const { links, renamed } = rename(rows, here);
    const there = await listRemote(run);
    const notes = [];
    const linked = links.filter((link) => link.local !== undefined && link.remote !== undefined).length;
    const local = { ...here, gone: new Set(), silent: silenceOf(here) };
    let isLocalLost = false;
    if (linked > 1 &&
        here.present.size + here.unchanged.size + here.failed.size === 0 &&
        local.silent === 'absent') {
        notes.push(`no artifact was found although ${linked} records are linked; nothing is concluded from that (is the path right?)`);
        local.silent = 'unknown';
        isLocalLost = true;
    }
    if ('offline' in there) {
        const remote = {
            present: new Map(),
            unchanged: new Set(),
            gone: new Set(),
            failed: new Map(),
            silent: 'unchanged',
        };
        return {
            links,
            renamed,
            local,
            isLocalLost,
            remote,
            strays: here.strays,
            isPartial: false,
            complete: false,
            notes,
            cursor: run.cursor,
            heard: false,
            offline: there.offline,
        };
    }
    const remote = await checkRemote(run, { listing: there, links, locals: local, linked, notes });
    const followed = follow(links, remote.moved);
    return {
        links: followed.links,
        renamed: new Set([...renamed, ...followed.renamed]),
        isLocalLost,
        local,
        remote,
        strays: [...here.strays, ...there.strays],
        isPartial: !there.complete,
        complete: here.complete && there.complete && local.silent !== 'unknown' && remote.silent !== 'unknown',
        notes,
        // A failure without an id would be lost behind the cursor (E14, I7).
        cursor: there.complete && there.strays.length === 0 ? there.cursor : run.cursor,
        heard: there.present.size + there.deleted.size + there.failed.size > 0,
    };
}
/** The local ids by the version they were last seen with. */
function knownVersions(rows) {
    const known = new Map();
    for (const { local, localVersion } of rows) {
        if (local === undefined || localVersion === undefined)
            continue;
        const ids = known.get(localVersion);
        if (ids === undefined)
            known.set(localVersion, [local]);
        else
            ids.push(local);
    }
    return known;
}
function rename(rows, listing) {
    if (listing.renamed.length === 0)
        return { links: rows, renamed: new Set() };
    const names = new Map(listing.renamed.map(({ from, to }) => [from, to]));
    const renamed = new Set();
    const links = rows.map((row) => {
        const to = row.local === undefined ? undefined : names.get(row.local);
        if (to === undefined)
            return row;
        renamed.add(row.record);
        return { ...row, local: to };
    });
    return { links, renamed };
}
/** Lets links follow records that upstream shows under another id now (E7). */
function follow(links, moved) {
    if (moved.size === 0)
        return { links, renamed: [] };
    const renamed = [];
    const following = links.map((link) => {
        const to = link.remote === undefined ? undefined : moved.get(link.remote);
        if (to === undefined)
            return link;
        renamed.push(link.record);
        const { remoteVersion: _old, ...rest } = link;
        return { ...rest, remote: to };
    });
    return { links: following, renamed };
}
async function listRemote(run) {
    if (run.offline !== undefined)
        return { offline: run.offline };
    try {
        return await listSide(run.remote, { cursor: run.cursor, known: new Map() }, (done) => run.progress({ step: 'reading upstream', done }));
    }
    catch (error) {
        if (!(error instanceof provider/* ProviderFault */.g) || !error.retryable)
            throw error;
        return { offline: offlineBy(error) };
    }
}
/**
 * Reads directly what the upstream's listing leaves open: records it calls deleted, records missing
 * from a census, records an earlier run left open, and records that a new artifact names.
 */
async function checkRemote(run, about) {
    const { listing, links } = about;
    const moved = new Map();
    let silent = silenceOf(listing);
    const view = {
        present: listing.present,
        unchanged: listing.unchanged,
        gone: new Set(),
        failed: listing.failed,
    };
    if (silent === 'absent' && about.linked > 1 && listing.present.size === 0) {
        about.notes.push(`upstream listed nothing although ${about.linked} records are linked; nothing is concluded from that`);
        silent = 'unknown';
    }
    // One pass without intermediate lists: of many links few are in doubt.
    const ask = new Set();
    const linkedRemotes = new Set();
    for (const { remote, remoteVersion } of links) {
        if (remote === undefined)
            continue;
        linkedRemotes.add(remote);
        const doubtful = silent === 'absent' || remoteVersion === undefined;
        if (listing.deleted.has(remote) || (doubtful && !mentions(listing, remote)))
            ask.add(remote);
    }
    const named = [...about.locals.present.values()].flatMap(([record]) => record?.link === undefined ? [] : [record.link]);
    const strangers = listing.census ? [] : named;
    for (const id of strangers)
        if (!linkedRemotes.has(id) && !mentions(listing, id))
            ask.add(id);
    for (const id of [...ask].sort()) {
        const answer = await run.remote.read(id);
        // Only what was listed there as a record of no link's yet is certain to be this one.
        if (answer.kind === 'moved' && listing.present.has(answer.to) && !linkedRemotes.has(answer.to)) {
            linkedRemotes.add(answer.to);
            moved.set(id, answer.to);
            about.notes.push(`${id} is ${answer.to} upstream now; the link follows it`);
        }
        else
            learn(view, { id, state: stateOfAnswer(answer, id), tombstone: listing.deleted.has(id) });
    }
    return { ...view, silent, moved };
}
function mentions(listing, id) {
    return listing.present.has(id) || listing.failed.has(id) || listing.unchanged.has(id);
}
function learn(view, about) {
    const { id, state } = about;
    if (state.kind === 'present')
        view.present.set(id, [state.record]);
    else if (state.kind === 'absent' || (about.tombstone && state.code === 'missing-upstream'))
        view.gone.add(id);
    else
        view.failed.set(id, state);
}

;// CONCATENATED MODULE: ./build/flows/collect.js










const NOTHING_RECOVERED = { links: [], bases: new Map() };
/**
 * Reads both sides and pairs what changed. Reads only records whose version moved, and those that an
 * earlier run left open.
 *
 * Errors: faults that waiting does not help; an upstream that is away makes the result `offline`.
 */
async function collect(run, about) {
    const rows = await run.store.readIndex(run.config.id);
    const known = (run.remapped?.size ?? 0) === 0 ? rows : rows.map(unread);
    const sides = await readBothSides(run, withLinks(known, about.recovered.links));
    const all = matchRecords({
        links: sides.links,
        local: sides.local,
        remote: sides.remote,
        sharedIds: run.remote.capabilities.sharedIds,
        isLocalLost: sides.isLocalLost,
        propose: (record) => run.local.proposeId?.({ other: record.id, fields: localFields(run, record) }) ?? record.id,
        context: about.context,
    });
    const matching = inScope(run, all);
    const linked = matching.matches.filter((match) => match.link?.base !== undefined);
    await run.store.expectBases?.(run.config.id, linked.map((match) => match.record));
    const candidates = [];
    const records = [];
    for (const match of matching.matches) {
        const candidate = await fill(run, {
            match,
            recovered: about.recovered,
            offline: sides.offline !== undefined,
            isUnsettled: about.unsettled?.has(match.record) === true,
            isPartial: sides.isPartial,
        });
        if (candidate === null)
            continue;
        // Planned one by one, so that a large preview does not hold all texts of all sides at once.
        records.push(inDirection(run, planRecord(candidate, about.context)));
        if (!about.planOnly)
            candidates.push(candidate);
        run.progress({ step: 'merging', done: records.length, total: matching.matches.length });
    }
    // A file that belongs to no record concerns the whole repository, not one pull request.
    const strays = run.scope === undefined ? sides.strays : [];
    const byRecord = new Map(rows.map((row) => [row.record, row]));
    return {
        candidates,
        records,
        matching: { ...matching, held: [...matching.held, ...strays.map(strayHeld)] },
        rows: byRecord,
        links: sides.links === rows ? byRecord : new Map(sides.links.map((link) => [link.record, link])),
        renamed: sides.renamed,
        complete: sides.complete,
        notes: [...sides.notes, ...remappedNote(run.remapped)],
        cursor: sides.cursor,
        heard: sides.heard,
        unreadable: new Set([...sides.remote.failed].flatMap(([id, { code }]) => (code === 'moved' ? [] : [id]))),
        ...(sides.offline === undefined ? {} : { offline: sides.offline }),
    };
}
/** The rules of a sync, with the decisions that may apply to its conflicts. */
function contextOf(run, resolutions) {
    return {
        sync: run.config.id,
        mappings: run.mappings,
        create: run.config.create,
        onDelete: run.config.onDelete,
        guards: { local: run.local.capabilities.guard, remote: run.remote.capabilities.guard },
        resolutions: new Map(resolutions.map((resolution) => [resolution.conflict, resolution])),
        hash: run.hash,
    };
}
/** Links that a cut-off run earned replace rows that do not hold them yet. */
function withLinks(rows, recovered) {
    if (recovered.length === 0)
        return rows;
    const byRecord = new Map(rows.map((row) => [row.record, row]));
    for (const link of recovered) {
        const row = byRecord.get(link.record);
        if (row?.local !== link.local || row?.remote !== link.remote)
            byRecord.set(link.record, link);
    }
    return [...byRecord.values()].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record));
}
function localFields(run, record) {
    return Object.fromEntries(run.mappings.map((mapping) => [mapping.name, record.fields[mapping.remote] ?? null]));
}
function strayHeld(failure) {
    return { record: failure.where, code: failure.code, message: failure.message, where: failure.where };
}
/** Completes a match with the base and with sides that did not move; null when it must wait offline. */
async function fill(run, about) {
    const { match, offline, isUnsettled, isPartial } = about;
    const stored = await readBase(run, match);
    const local = sharing(await localState(run, match.local), stored.base?.fields);
    const remote = await remoteState(run, { match, base: stored.base, offline, isUnsettled, isPartial });
    if (about.offline && remote.kind === 'unknown')
        return null;
    const rebase = about.recovered.bases.get(match.record);
    const live = {
        ...(local.kind === 'present' ? { local: local.record } : {}),
        ...(remote.kind === 'present' ? { remote: remote.record } : {}),
    };
    const known = stored.base ?? (await promisedBase(run, match));
    const base = rebase === undefined ? known : rebase(live, known);
    // What a person brings back locally comes back under the name it had.
    const proposed = match.proposed ?? match.link?.local;
    return {
        record: match.record,
        local,
        remote,
        linked: match.linked,
        ...(base === undefined ? {} : { base }),
        ...(stored.lost ? { baseLost: true } : {}),
        ...(proposed === undefined ? {} : { proposed }),
    };
}
/**
 * What an artifact was made with that came in under the name it was shown under, as far as it still holds
 * that: both sides have held these values, so that what upstream has done since is its edit (I3).
 */
async function promisedBase(run, { link, linked, local, record }) {
    if (linked || link === undefined || local.kind !== 'present')
        return undefined;
    const { id, fields: now } = local.record;
    const fields = {};
    for (const one of await run.store.listSessions()) {
        const session = await run.store.readSession(one);
        if (session?.sync !== run.config.id || session.origin !== run.origin)
            continue;
        const made = session.plan.changes.find((change) => change.kind === 'create' &&
            change.side === 'local' &&
            change.record === record &&
            change.target === id &&
            change.other === link.remote);
        if (made === undefined)
            continue;
        for (const [name, value] of Object.entries(createdFields(made)))
            if ((0,json/* equalJson */.FS)(now[name] ?? null, value))
                fields[name] = value;
    }
    return Object.keys(fields).length === 0 ? undefined : { fields };
}
/** Lets a record hold the base's own values where it has equal ones: a large plan keeps each text once. */
function sharing(state, base) {
    if (state.kind !== 'present' || base === undefined)
        return state;
    const fields = { ...state.record.fields };
    for (const [name, value] of Object.entries(base))
        if ((0,json/* equalJson */.FS)(fields[name], value))
            fields[name] = value;
    return { kind: 'present', record: { ...state.record, fields } };
}
async function readBase(run, match) {
    const hash = match.link?.base;
    if (!match.linked || hash === undefined)
        return { lost: false };
    const answer = await run.store.readBase({ sync: run.config.id, record: match.record, hash });
    if (answer.kind !== 'found')
        return { lost: true };
    const { format: _format, record: _record, ...base } = answer.base;
    return { base: run.remapped === undefined ? base : withoutFields(base, run.remapped), lost: false };
}
/** A row whose record is looked at whatever its versions say (E66). */
function unread({ remoteVersion: _remote, localVersion: _local, ...row }) {
    return row;
}
/** A base without what some fields agreed on; what waits for a person stays. */
function withoutFields(base, names) {
    const rest = (of) => Object.fromEntries(Object.entries(of).filter(([name]) => !names.has(name)));
    const { fields, remote, moves, ...kept } = base;
    return {
        ...kept,
        fields: rest(fields),
        ...(remote === undefined ? {} : { remote: rest(remote) }),
        ...(moves === undefined ? {} : { moves: rest(moves) }),
    };
}
async function localState(run, state) {
    return state.kind === 'unchanged' ? readState(run.local, state.id) : state;
}
/**
 * Whether a listing shows a value again that upstream had moved on from: a person has put it back, or the
 * listing is older than what was seen. Only a direct read tells, and few records need one (E23).
 */
function looksOld(run, record, base) {
    if (base?.moves === undefined)
        return false;
    return run.mappings.some((mapping) => {
        const shown = record.fields[mapping.remote];
        if (shown === undefined || !isPast(base.moves?.[mapping.name], shown, run.hash))
            return false;
        const agreed = remoteFieldsOfBase([mapping], base);
        return agreed === null || !(0,json/* equalJson */.FS)(shown, agreed[mapping.remote] ?? null);
    });
}
async function remoteState(run, about) {
    const { match, base } = about;
    if (match.remote.kind === 'present' && !about.offline) {
        const { record } = match.remote;
        const seen = run.seen.get(record.id);
        const isOld = looksOld(run, record, base) || (seen !== undefined && seen !== record.version);
        return isOld ? readUpstream(run, record.id) : match.remote;
    }
    if (match.remote.kind !== 'unchanged')
        return match.remote;
    const { id } = match.remote;
    const isBelieved = about.offline && about.isUnsettled;
    const version = match.link?.remoteVersion ?? (isBelieved ? '' : undefined);
    const fields = base === undefined ? null : remoteFieldsOfBase(run.mappings, base);
    const isStill = version !== undefined && (about.offline || !about.isPartial);
    if (fields !== null && isStill)
        return { kind: 'present', record: { id, version, fields } };
    if (about.offline)
        return { kind: 'unknown', code: 'offline', message: 'the upstream is away' };
    return readUpstream(run, id);
}
async function readUpstream(run, id) {
    const state = await readState(run.remote, id);
    if (state.kind === 'present')
        run.seen.set(id, state.record.version);
    return state;
}

;// CONCATENATED MODULE: ./build/flows/earned-fields.js






/**
 * What an update is made from, as far as its patch does not tell: the values of the other side.
 *
 * Shape: `{"labels":["x"]}` where `["x","y"]` is sent because the written side had gained `y`.
 */
function sourceOf(mappings, change, candidate) {
    const other = fieldsOn(candidate, change.side === 'remote' ? 'local' : 'remote');
    if (other === null)
        return undefined;
    const touched = touchedFields(change);
    return Object.fromEntries(mappings.flatMap((mapping) => {
        const { name, remote } = mapping;
        const [here, there] = change.side === 'remote' ? [remote, name] : [name, remote];
        const value = other[there] ?? null;
        return !touched.has(here) || tells(mapping, change, value) ? [] : [[name, value]];
    }));
}
/** Whether what a change sends of a field tells what the other side holds of it. */
function tells(mapping, change, other) {
    const sent = sentValue(change, nameOn(mapping, change.side));
    if (sent === undefined)
        return false;
    if (change.side === 'remote') {
        const value = toCanonical(mapping, sent);
        return value.kind === 'mapped' && (0,equal/* sameValue */.eE)(ruleOf(mapping), value.value, other);
    }
    return (0,json/* equalJson */.FS)(imageOf(mapping, sent) ?? null, other);
}
/**
 * The fields of a write, by its side's names, that the answer holds otherwise than they were sent; what its
 * kind or the schemas declare equal, such as labels in another order, is not.
 */
function alteredIn(mappings, about) {
    const { change, before, now } = about;
    return [...sentFields(change, before)]
        .filter(([name, { sent }]) => {
        const mapping = mappings.find((one) => name === nameOn(one, change.side));
        const is = now[name] ?? null;
        return mapping === undefined ? !(0,json/* equalJson */.FS)(sent, is) : !(0,equal/* sameValue */.eE)(ruleOf(mapping), sent, is);
    })
        .map(([name]) => name)
        .sort();
}
/**
 * What a write makes of a record's agreement: the other side's values that it was made from, whatever
 * either side holds by now.
 *
 * What was merged of both sides holds all of the other side's edits, so that what it held then is what its
 * later edits are measured by: a part that is taken away again is gone, not missing (I2).
 * Laws: fields that were altered on their way, or of which nothing is known, are left out (I3).
 */
function earnedFields(mappings, about) {
    const fields = {};
    const { change, source, altered, local } = about;
    for (const mapping of mappings) {
        const { name } = mapping;
        const here = nameOn(mapping, change.side);
        const sent = sentValue(change, here);
        const known = Object.hasOwn(source, name) ? source[name] : undefined;
        if (!isTouched(change, here) || altered.includes(here))
            continue;
        if (change.side === 'remote') {
            // A create tells no source: of several local values that mean the same upstream, the one there now is taken.
            const hints = change.kind === 'create' ? [local[name] ?? null] : [];
            const value = known === undefined ? canonical(mapping, sent, hints) : known;
            if (value !== undefined)
                fields[name] = value;
            continue;
        }
        const raw = known === undefined && sent !== undefined ? imageOf(mapping, sent) : known;
        const value = canonical(mapping, raw, [sent ?? local[name] ?? null]);
        if (value !== undefined)
            fields[name] = value;
    }
    return fields;
}
/** A base in which fields are what writes have earned. */
function withEarned(base, earned) {
    if (Object.keys(earned).length === 0)
        return base;
    const { remote = {}, ...rest } = base ?? { fields: {} };
    const images = Object.entries(remote).filter(([name]) => !Object.hasOwn(earned, name));
    return {
        ...rest,
        fields: { ...rest.fields, ...earned },
        ...(images.length === 0 ? {} : { remote: Object.fromEntries(images) }),
    };
}
function isTouched(change, name) {
    return change.kind === 'create'
        ? Object.hasOwn(createdFields(change), name)
        : touchedFields(change).has(name);
}
/** The whole value that a change sends of a field; undefined where its patch tells only parts of it. */
function sentValue(change, name) {
    if (change.kind === 'create')
        return createdFields(change)[name];
    const steps = stepsIn(change.patch, name);
    const [first] = steps;
    if (first === undefined || (0,kernel_pointer/* parsePointer */.vp)(first.path)?.length !== 1)
        return undefined;
    const before = first.op === 'test' ? { [name]: first.value } : {};
    const after = (0,kernel_patch/* applyPatch */.X6)(before, steps);
    return after.ok ? after.value[name] : undefined;
}
function canonical(mapping, raw, hints) {
    const value = raw === undefined ? undefined : toCanonical(mapping, raw, hints);
    return value?.kind === 'mapped' ? value.value : undefined;
}
function imageOf(mapping, value) {
    const image = toRemote(mapping, value);
    return image.kind === 'mapped' ? image.value : undefined;
}

;// CONCATENATED MODULE: ./build/flows/live-record.js
function liveOf(candidate) {
    return {
        candidate,
        ...(candidate.local.kind === 'present' ? { local: candidate.local.record } : {}),
        ...(candidate.remote.kind === 'present' ? { remote: candidate.remote.record } : {}),
    };
}
/** For runs that write nothing on a side: the records as they were read. */
function live_record_settledOnly(collected) {
    const live = new Map(collected.candidates.map((candidate) => [candidate.record, liveOf(candidate)]));
    return {
        live,
        writes: new Map(),
        replaced: new Map(),
        begun: new Map(),
        before: new Map(),
        rest: new Map(),
        earned: new Map(),
    };
}

;// CONCATENATED MODULE: ./build/flows/moved-around.js



/**
 * Whether what a write left alone, and what the record's other change was planned on, is not what it was:
 * written all the same, that change would look like an edit of its own side.
 */
function hasMovedAround(mappings, about) {
    const { change, other, planned, now } = about;
    if (other === undefined || planned === null)
        return false;
    const theirs = touchedFields(other);
    const mine = sentFields(change, planned);
    return mappings.some((mapping) => {
        const { name, remote } = mapping;
        const [here, there] = change.side === 'remote' ? [remote, name] : [name, remote];
        if (!theirs.has(there))
            return false;
        const is = now[here] ?? null;
        const sent = mine.get(here);
        return sent === undefined ? !(0,json/* equalJson */.FS)(planned[here] ?? null, is) : isMovedIn(mapping, sent, is);
    });
}

;// CONCATENATED MODULE: ./build/flows/remainder.js




/**
 * Gives what is left of an update that an earlier attempt wrote in part, or null when the fresh plan wants
 * anything else (E30).
 *
 * Some trackers take one record in several requests, and a run can end between two of them.
 * Laws: every field of the remainder was shown, and gets exactly the value that was shown (I13).
 */
function remainderOf(shown, fresh, mappings) {
    if (shown.kind !== 'update' || fresh.kind !== 'update' || shown.target !== fresh.target)
        return null;
    const whole = byField(shown.patch);
    const isSet = (field) => mappings.some((one) => one.kind === 'set' && (shown.side === 'remote' ? one.remote : one.name) === field);
    const isShown = ([field, left]) => {
        const all = whole.get(field);
        if (all === undefined)
            return false;
        if ((0,json/* equalJson */.FS)(all, left))
            return true;
        const [wanted, now] = [remainder_valueOf(field, all), remainder_valueOf(field, left)];
        return wanted !== undefined && (0,json/* equalJson */.FS)(ordered(wanted, isSet(field)), ordered(now, isSet(field)));
    };
    return [...byField(fresh.patch)].every(isShown) ? { ...shown, patch: fresh.patch } : null;
}
function byField(patch) {
    const groups = new Map();
    for (const operation of patch) {
        const field = (0,kernel_pointer/* parsePointer */.vp)(operation.path)?.[0] ?? '';
        groups.set(field, [...(groups.get(field) ?? []), operation]);
    }
    return groups;
}
/** The value that operations on one field end with; known only where they test the whole of it first. */
function remainder_valueOf(field, operations) {
    const [first] = operations;
    if (first?.op !== 'test' || (0,kernel_pointer/* parsePointer */.vp)(first.path)?.length !== 1)
        return undefined;
    const after = (0,kernel_patch/* applyPatch */.X6)({ [field]: first.value }, operations);
    return after.ok && (0,json/* isJsonObject */.OW)(after.value) ? after.value[field] : undefined;
}
function ordered(value, isSet) {
    return isSet && value !== undefined && (0,json/* isJsonArray */.Md)(value) ? value.toSorted(equal/* compareJson */.sy) : value;
}

;// CONCATENATED MODULE: ./build/flows/findings.js

/** The findings that stand for something lost: not what was there for the plan to see, nor what is there now. */
function findingsOf({ record, overwritten = [] }, before) {
    return overwritten.flatMap(({ field, value, by, at }) => {
        const isSafe = [before, record].some((one) => (0,json/* equalJson */.FS)(one?.fields[field] ?? null, value));
        return isSafe ? [] : [{ field, value, by, at }];
    });
}
/** What the outcome of a write must say of what it may have replaced unseen (I15) or left out; mostly nothing. */
function replacedNote(answer, found) {
    const [first] = found;
    return first === undefined
        ? shortfallNote(answer)
        : { code: 'overwritten', message: inWords(answer.record.id, first), overwritten: found };
}
/** Says of a write that a part of it was refused (E30), or that nobody could look behind it. */
function shortfallNote({ record, refusal, unaudited = [], }) {
    if (refusal !== undefined)
        return { code: 'partially-applied', message: refusal };
    if (unaudited.length === 0)
        return {};
    const message = `upstream does not tell the history of ${unaudited.join(', ')} of ${record.id}: what somebody wrote there in the same moment may have been replaced unseen`;
    return { code: 'unaudited', message };
}
function inWords(id, { field, by, at }) {
    return `the write to ${id} replaced ${field} as ${by} had written it at ${at}, unseen by the preview; the text is kept, and a conflict asks which one stays`;
}

;// CONCATENATED MODULE: ./build/flows/writing.js













/** Where a run ended between a write and the look into the history after it, a person must look (I15). */
const UNAUDITED = {
    code: 'unaudited',
    message: 'it was written by a run that was cut off before it could look whether the write replaced something newer; look at the history of the record',
};
const TRIES_WHEN_MOVED = 3;
const FAULTS_IN_A_ROW = 3;
/** What approved the writes holds no more; the message says why, for people. */
class ApprovalVoid extends Error {
}
/** The writes of one session, one change at a time, each between its intent and its outcome. */
class Writing {
    live;
    moved = new Set();
    /** The outcomes of this session's writes, by change id. */
    writes = new Map();
    /** By record: what this run's own writes upstream replaced unseen; each becomes a conflict (I15). */
    replaced = new Map();
    /** By change id: the fields that its last attempt was made on, which may be newer than what was planned on. */
    before = new Map();
    /** By change id: what alone was sent of it, where an earlier attempt had written the other part. */
    rest = new Map();
    /** By id, the first intent of changes that an earlier attempt had begun: what they wanted may be there by our own hand. */
    begun;
    /** By record: what this run's updates have made of the agreement, whatever the sides hold by now. */
    earned = new Map();
    lastFault;
    blocked = new Set();
    fresh;
    faults = 0;
    voided = null;
    run;
    about;
    constructor(run, about) {
        this.run = run;
        this.about = about;
        this.live = new Map(about.collected.candidates.map((candidate) => [candidate.record, liveOf(candidate)]));
        this.fresh = new Map(about.fresh.changes.map((change) => [`${change.record}#${change.side}`, change]));
        const { entries } = about.journal;
        const intents = entries.filter((one) => one.kind === 'intent');
        this.begun = new Map(intents.toReversed().map((one) => [one.change, one]));
        for (const progress of (0,kernel_journal/* foldJournal */.n$)(entries).values()) {
            if (progress.outcome !== undefined)
                this.writes.set(progress.change, progress.outcome);
        }
    }
    results(changes) {
        return changes.map((change) => {
            const outcome = this.writes.get(change.id);
            if (outcome === undefined)
                return { change, result: 'queued' };
            const { result, target, code, message } = outcome;
            return {
                change,
                result,
                ...(target === undefined ? {} : { target }),
                ...(code === undefined ? {} : { code }),
                ...(message === undefined ? {} : { message }),
            };
        });
    }
    /** Does one change; gives the fault that means: stop here. */
    async step(change) {
        if (this.writes.has(change.id))
            return undefined;
        const fresh = this.fresh.get(`${change.record}#${change.side}`);
        if (fresh === undefined) {
            const attempted = this.begun.has(change.id);
            const open = this.isOpen(change.record);
            if (open)
                this.moved.add(change.record);
            const isUnaudited = attempted && change.kind === 'update' && this.run[change.side].capabilities.guard === 'verified';
            await this.record(change, open ? 'stale' : attempted ? 'found' : 'unneeded', isUnaudited ? UNAUDITED : {});
            return undefined;
        }
        try {
            await this.confirm();
            const wanted = this.wanted(change, fresh);
            if (wanted === null || this.blocked.has(change.record)) {
                this.moved.add(change.record);
                await this.record(change, 'stale');
                return undefined;
            }
            await this.write(wanted, fresh);
            this.faults = 0;
            return undefined;
        }
        catch (error) {
            if (error instanceof ApprovalVoid) {
                await this.record(change, 'stale', { code: 'approval-void', message: error.message });
                return undefined;
            }
            if (!(error instanceof provider/* ProviderFault */.g))
                throw error;
            this.blocked.add(change.record);
            this.lastFault = error;
            this.faults += 1;
            return !error.retryable || error.code !== 'server-error' || this.faults >= FAULTS_IN_A_ROW
                ? error
                : undefined;
        }
    }
    /** Looks whether the approval still stands; once it does not, nothing more is written. Errors: `ApprovalVoid`. */
    async confirm() {
        this.voided ??= (await this.run.voidedBy?.(this.about.session)) ?? null;
        if (this.voided !== null)
            throw new ApprovalVoid(this.voided);
    }
    /** What a fresh plan wants of a change: all of it, or what an earlier attempt left undone (E30). */
    wanted(change, fresh) {
        if (isSameWrite(change, fresh))
            return change;
        // A field that the fresh plan leaves out because it is in conflict has not been written.
        if (!this.begun.has(change.id) || this.isOpen(change.record) || !this.isOtherSideAsShown(change))
            return null;
        return remainderOf(change, fresh, this.run.mappings);
    }
    /** Whether nobody's edit of the record has to go to the other side meanwhile. */
    isOtherSideAsShown({ record, side }) {
        const other = this.fresh.get(`${record}#${side === 'remote' ? 'local' : 'remote'}`);
        const { changes } = this.about.session.plan;
        return (other === undefined ||
            changes.some((one) => one.record === record && one.side !== side && isSameWrite(one, other)));
    }
    async write(change, fresh) {
        const { session, journal } = this.about;
        const key = createKey(session.id, change.record);
        const shown = session.plan.changes.find((one) => one.id === change.id) ?? change;
        if (!isSameWrite(shown, change))
            this.rest.set(change.id, change);
        const first = this.rest.has(change.id) ? this.begun.get(change.id) : undefined;
        let version = fresh.guard?.version;
        for (let attempt = 1;; attempt++) {
            const candidate = this.candidateNow(change.record);
            this.before.set(change.id, fieldsOn(candidate, change.side) ?? {});
            const source = change.kind === 'update' ? sourceOf(this.run.mappings, change, candidate) : undefined;
            const intent = { session: session.id, change, candidate, first, source };
            await journal.append((seq) => intentOf(this.run, { ...intent, seq }));
            const answer = await writeChange(this.run, change, {
                key,
                ...(version === undefined ? {} : { version }),
                confirm: async () => this.confirm(),
            });
            if (answer.kind === 'written')
                return this.concludeWritten(change, answer, source);
            if (answer.kind !== 'stale' || attempt === TRIES_WHEN_MOVED)
                return this.conclude(change, answer);
            const again = await this.replan(change);
            if (again === null)
                return this.conclude(change, answer);
            version = again.guard?.version;
        }
    }
    /** After a guard refused: reads the record again; the same change may go on, another may not (E26). */
    async replan(change) {
        const state = this.live.get(change.record);
        if (state === undefined || change.target === undefined)
            return null;
        const now = await readState(this.run[change.side], change.target);
        if (now.kind !== 'present')
            return null;
        state[change.side] = now.record;
        const plan = planRecord(this.candidateNow(change.record), contextOf(this.run, this.about.session.resolutions));
        const again = plan.changes.find((one) => one.side === change.side);
        return again !== undefined && isSameWrite(change, again) ? again : null;
    }
    candidateNow(record) {
        const state = this.live.get(record);
        (0,result/* assert */.vA)(state !== undefined, `${record} has no candidate`);
        const { candidate, local, remote } = state;
        return {
            ...candidate,
            ...(local === undefined ? {} : { local: { kind: 'present', record: local } }),
            ...(remote === undefined ? {} : { remote: { kind: 'present', record: remote } }),
        };
    }
    async conclude(change, answer) {
        const state = this.live.get(change.record);
        switch (answer.kind) {
            case 'deleted':
                if (state !== undefined)
                    delete state[change.side];
                return this.record(change, 'written');
            case 'rejected':
                this.blocked.add(change.record);
                return this.record(change, 'failed', { code: answer.code, message: answer.message });
            case 'stale':
            case 'gone':
                this.blocked.add(change.record);
                this.moved.add(change.record);
                return this.record(change, 'stale', { code: answer.kind });
            default:
                return undefined;
        }
    }
    /** What a guard that is not atomic let us replace is in the journal before anything else happens (I2). */
    async concludeWritten(change, answer, source) {
        const state = this.live.get(change.record);
        const found = findingsOf(answer, state?.[change.side]);
        const before = this.before.get(change.id) ?? {};
        const altered = alteredIn(this.run.mappings, { change, before, now: answer.record.fields });
        if (source !== undefined)
            this.earn(change, { source, altered });
        const other = this.fresh.get(`${change.record}#${change.side === 'remote' ? 'local' : 'remote'}`);
        const planned = state === undefined ? null : fieldsOn(state.candidate, change.side);
        const around = { change, other, planned, now: answer.record.fields };
        if (hasMovedAround(this.run.mappings, around))
            this.blocked.add(change.record);
        if (state !== undefined)
            state[change.side] = answer.record;
        if (change.side === 'remote')
            this.run.seen.set(answer.record.id, answer.record.version);
        if (found.length > 0) {
            this.moved.add(change.record);
            this.replaced.set(change.record, found);
        }
        return this.record(change, 'written', {
            target: answer.record.id,
            // Of a rest no version is noted: what stands beside it was not written now, and may be anybody's by now.
            ...(this.rest.has(change.id) ? {} : { version: answer.record.version, altered }),
            ...replacedNote(answer, found),
        });
    }
    earn(change, about) {
        const local = this.live.get(change.record)?.local?.fields ?? {};
        const earned = earnedFields(this.run.mappings, { ...about, change, local });
        this.earned.set(change.record, { ...this.earned.get(change.record), ...earned });
    }
    async record(change, result, more = {}) {
        const outcome = await this.about.journal.append((seq) => ({
            kind: 'outcome',
            seq,
            change: change.id,
            record: change.record,
            side: change.side,
            result,
            ...more,
            at: this.run.now(),
        }));
        if (outcome.kind === 'outcome')
            this.writes.set(change.id, outcome);
    }
    /** Whether a record that the fresh plan does not change still differs, or could not be read to tell. */
    isOpen(record) {
        const { fresh } = this.about;
        return (!fresh.complete ||
            fresh.conflicts.some((one) => one.record === record) ||
            fresh.held.some((one) => one.record === record));
    }
}
/** Whether a fresh plan wants exactly what was shown; only then may it be written (I13). */
function isSameWrite(shown, fresh) {
    const essence = ({ kind, target, patch }) => [kind, target ?? null, patch];
    return (0,json/* canonicalJson */.dj)(essence(shown)) === (0,json/* canonicalJson */.dj)(essence(fresh));
}

;// CONCATENATED MODULE: ./build/flows/apply.js





/**
 * Writes the changes of a session that the fresh plan still wants exactly as they were shown.
 *
 * Each effect has a durable intent before it and an outcome after it; a change that already has an
 * outcome is not done again. What the fresh plan wants differently is `stale` and is not written.
 * Laws: I1, I6, I8, I9; the session ends `applied`, `conflicted`, or `queued` when upstream is away.
 */
async function apply_apply(run, about) {
    const session = await start(run, about.session);
    const journal = await JournalWriter.open(run.store, session.id);
    const writing = new Writing(run, { session, journal, collected: about.collected, fresh: about.plan });
    const changes = inOrder(session.plan.changes).filter((change) => isAsked(run, session, change));
    let fault;
    for (const [done, change] of changes.entries()) {
        fault = await writing.step(change);
        run.progress({ step: 'writing', done: done + 1, total: changes.length });
        if (fault !== undefined)
            break;
    }
    const results = writing.results(changes);
    const last = fault ?? writing.lastFault;
    const ended = end(run, { before: about.session, session, results, plan: about.plan, fault: last });
    const notes = await commit_commitRun(run, {
        session: ended,
        collected: about.collected,
        plan: about.plan,
        writing,
    });
    return {
        session: ended,
        results,
        notes,
        moved: writing.moved,
        ...(last === undefined ? {} : { fault: last }),
        ...(fault === undefined ? {} : { isCut: true }),
    };
}
async function start(run, session) {
    const next = sessions_move(run, approved(run, session), { kind: 'start' });
    await run.store.writeSession(next);
    return next;
}
/** Notes who approved a session that nobody has approved yet. */
function approved(run, session) {
    const isNew = session.state === 'queued' && session.approval === undefined;
    if (session.state !== 'previewed' && session.state !== 'conflicted' && !isNew)
        return session;
    const { digest } = session;
    const through = run.through === undefined ? {} : { through: run.through };
    const records = chosenOf(run, session);
    const part = records === null ? {} : { records };
    const approval = { by: run.actor, at: run.now(), digest, ...through, ...part };
    const next = sessions_move(run, session, { kind: 'approve', approval });
    return tell(run, next, { type: 'session.approved', data: { by: run.actor, digest } });
}
/** The records of the plan that an approval is for, in order; null when it is for all of them. */
function chosenOf({ chosen }, { plan }) {
    if (chosen === undefined)
        return null;
    return [...new Set(plan.changes.map(({ record }) => record))].filter(chosen).sort(json/* compareText */.n6);
}
/**
 * Whether this run is to write a change; the others stay in the plan and are shown again.
 *
 * What was approved is read from the session, not from the run: another run may carry it out (I13).
 */
function isAsked(run, session, { side, record }) {
    return (run.writes === undefined || run.writes === side) && isApproved(session, record);
}
/** Upstream before local, creates before updates before deletes: what depends on a link comes after it. */
function inOrder(changes) {
    const rank = (change) => (change.side === 'remote' ? 0 : 3) + ['create', 'update', 'delete'].indexOf(change.kind);
    return [...changes].sort((a, b) => rank(a) - rank(b) || (0,json/* compareText */.n6)(a.id, b.id));
}
function end(run, about) {
    const { results, plan, fault } = about;
    let session = about.session;
    const cursor = results.filter((result) => result.result !== 'queued').length;
    session = sessions_move(run, session, { kind: 'progress', cursor });
    session = tellAll(run, session, newsOf(session, results));
    if (fault !== undefined) {
        session = sessions_move(run, session, { kind: 'wait', waiting: waitingFor(run, about.before, offlineBy(fault)) });
        return tell(run, session, { type: 'session.queued', data: { code: fault.code, done: cursor } });
    }
    const open = plan.conflicts.length > 0 ||
        results.some((r) => r.result === 'stale' || r.result === 'failed' || r.code === 'overwritten');
    session = sessions_move(run, session, { kind: 'finish', conflicts: open });
    return tell(run, session, { type: `session.${session.state}`, data: { done: cursor } });
}
/** What became of changes, but for what an earlier run over this session has told already. */
function newsOf(session, results) {
    const named = (change, result) => JSON.stringify([change, result]);
    const told = new Set(session.events.map(({ data }) => named(data['change'] ?? null, data['result'] ?? null)));
    return results.flatMap(({ change, result, target, code }) => {
        if (result === 'queued' || result === 'unneeded' || told.has(named(change.id, result)))
            return [];
        const data = {
            change: change.id,
            side: change.side,
            action: change.kind,
            result,
            ...(target === undefined ? {} : { target }),
            ...(code === undefined ? {} : { code }),
        };
        const type = result === 'written' || result === 'found' ? 'change.applied' : `change.${result}`;
        return [{ type, subject: change.record, data }];
    });
}

;// CONCATENATED MODULE: ./build/kernel/build-plan.js


const DEFAULT_WRITE_LIMIT = 500;
/**
 * Builds the plan of one sync.
 *
 * Laws: the same inputs in any order of records give the same bytes (I11).
 */
function buildPlan(input) {
    const { records } = input;
    const changes = records.flatMap((record) => record.changes).sort((a, b) => (0,json/* compareText */.n6)(a.id, b.id));
    const guarded = bulkGuard(changes, input);
    return {
        format: 1,
        sync: input.context.sync,
        origin: input.origin,
        changes,
        conflicts: [...input.matching.conflicts, ...records.flatMap((record) => record.conflicts)]
            .map((conflict) => conflict.kind === 'edit-edit' && input.moved?.has(conflict.record)
            ? { ...conflict, kind: 'stale' }
            : conflict)
            .sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record) || (0,json/* compareText */.n6)(a.field, b.field) || (0,json/* compareText */.n6)(a.id, b.id)),
        held: [...input.matching.held, ...records.flatMap((record) => record.held)].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record) || (0,json/* compareText */.n6)(a.message, b.message)),
        agreed: records
            .flatMap((record) => (record.agreed === undefined ? [] : [record.agreed]))
            .sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record)),
        complete: input.complete,
        ...(guarded === undefined ? {} : { guarded }),
        notes: [...input.notes].sort(json/* compareText */.n6),
    };
}
/** Says whether a plan has anything that a person or a write must settle. */
function isEmptyPlan(plan) {
    return plan.changes.length + plan.conflicts.length + plan.held.length === 0;
}
function bulkGuard(changes, input) {
    for (const side of field/* SIDES */.BV) {
        const writes = changes.filter((change) => change.side === side);
        const deletes = writes.filter((change) => change.kind === 'delete').length;
        const allowedDeletes = deleteLimit(input);
        if (deletes > allowedDeletes)
            return { limit: 'deletes', side, planned: deletes, allowed: allowedDeletes };
        const allowed = input.limits.writes ?? (input.linked === 0 ? Number.POSITIVE_INFINITY : DEFAULT_WRITE_LIMIT);
        if (writes.length > allowed)
            return { limit: 'writes', side, planned: writes.length, allowed };
    }
    return undefined;
}
/** A share always lets one record go, so that small backlogs can delete at all. */
function deleteLimit(input) {
    const { deletes } = input.limits;
    return 'count' in deletes ? deletes.count : Math.max(1, Math.floor(deletes.share * input.linked));
}

;// CONCATENATED MODULE: ./build/flows/behind.js




/**
 * What begun sessions still have to write, in the order in which they are taken up.
 *
 * One that was approved for another head of its pull request sends nothing more (A16): of it only what is
 * in doubt counts.
 */
async function aheadOf(run, sessions) {
    const ahead = [];
    for (const session of sessions) {
        const isVoid = session.basis?.head !== run.basis?.head;
        const progress = (0,kernel_journal/* foldJournal */.n$)(await run.store.readJournal(session.id));
        for (const change of session.plan.changes) {
            if (!isApproved(session, change.record))
                continue;
            const { intent, outcome } = progress.get(change.id) ?? {};
            const isInDoubt = intent !== undefined;
            if (outcome === undefined && (isInDoubt || !isVoid))
                ahead.push({ session: session.id, change, isInDoubt });
        }
    }
    return ahead;
}
/**
 * Takes out of a plan that was made offline what sessions before it hold already, so that nothing is listed
 * twice.
 *
 * A record whose write is in doubt is held: only when that is known can be told what an edit since then has
 * to send. What was never sent is not held back by it: the later edit takes its place, from the same base
 * to the last value (E35), and the earlier session finds its own change no longer wanted.
 */
function behind(plan, ahead) {
    const doubtful = new Map(ahead.filter((one) => one.isInDoubt).map((one) => [one.change.record, one]));
    const isAhead = (change) => ahead.some((one) => one.change.id === change.id && isSameWrite(one.change, change));
    const later = plan.changes.filter((change) => !isAhead(change));
    const isFree = ({ record }) => !doubtful.has(record);
    const edited = new Set(later.filter((change) => !isFree(change)).map((change) => change.record));
    const held = [...edited].flatMap((record) => heldBehind(doubtful.get(record)));
    return {
        ...plan,
        changes: later.filter(isFree),
        conflicts: plan.conflicts.filter(isFree),
        held: [...plan.held, ...held].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record)),
    };
}
function heldBehind(one) {
    if (one === undefined)
        return [];
    const { session, change } = one;
    const message = `its ${change.kind} in session ${session} was sent and had no answer; what was edited since follows once that is known`;
    return [{ record: change.record, code: 'behind', message }];
}

;// CONCATENATED MODULE: ./build/flows/preview.js






/**
 * Reads both sides, plans, and stores the session. Writes nothing on either side.
 *
 * Laws: a preview that computes what the open session of its origin already holds keeps that session
 * and its digest; one that finds nothing to do stores nothing.
 */
async function preview_preview(run, about = {}) {
    const open = (await openSessions(run.store, run.config.id)).filter((session) => session.origin === run.origin || run.adopts?.has(session.origin) === true);
    const begun = await Promise.all(open.map((session) => hasBegun(run, session)));
    const waiting = open.filter((_, i) => begun[i] === false);
    const resolutions = waiting.reduce((all, one) => (0,advance/* mergeResolutions */.Of)(all, one.resolutions), []);
    const begunOnes = open.filter((_, i) => begun[i]);
    const ahead = await aheadOf(run, begunOnes);
    const unsettled = new Set(ahead.map(({ change }) => change.record));
    const { collected, plan: whole } = await preview_readPlan(run, { resolutions, unsettled, ...about });
    const isAway = collected.offline !== undefined;
    const plan = isAway || about.isBehind === true ? behind(whole, ahead) : whole;
    if (isEmptyPlan(plan)) {
        // Nothing to see is not nothing to do: what was planned and decided waits until all can be read.
        const isOver = (session) => plan.complete || (isAway && !session.plan.complete && session.resolutions.length === 0);
        for (const session of waiting.filter(isOver))
            await run.store.writeSession(sessions_move(run, session, { kind: 'abandon' }));
        return { collected, plan, session: null };
    }
    // A session that was carried out is over, even if what it wrote did not last.
    const same = waiting.find((session) => session.cursor === 0 &&
        session.origin === run.origin &&
        equalBasis(session.basis, run.basis) &&
        (0,kernel_digest/* planDigest */.Gb)(plan, session.id, run.hash) === session.digest);
    const session = same ?? (await newSession(run, { plan, resolutions, collected }));
    for (const old of waiting) {
        if (old.id !== session.id)
            await run.store.writeSession(sessions_move(run, old, { kind: 'supersede', by: session.id }));
    }
    return { collected, plan, session };
}
/** Reads both sides and plans, without storing anything. */
async function preview_readPlan(run, about) {
    const context = contextOf(run, about.resolutions);
    const collected = await collect(run, {
        context,
        recovered: about.recovered ?? NOTHING_RECOVERED,
        planOnly: about.planOnly ?? false,
        ...(about.unsettled === undefined ? {} : { unsettled: about.unsettled }),
    });
    const plan = buildPlan({
        records: collected.records,
        matching: collected.matching,
        context,
        origin: run.origin,
        complete: collected.complete,
        linked: [...collected.links.values()].filter((link) => link.local !== undefined && link.remote !== undefined).length,
        limits: run.config.limits,
        notes: [...collected.notes, ...(await otherTools(run))],
        ...(about.moved === undefined ? {} : { moved: about.moved }),
    });
    return { collected, plan };
}
async function otherTools(run) {
    const actors = (await run.local.detectExternalSyncActors?.()) ?? [];
    return actors.map((actor) => `${actor} also syncs these artifacts; what it wrote is taken as the local value`);
}
/** Whether two plans were made on the same commits and config; who pushed them does not count. */
function equalBasis(one, other) {
    return one?.config === other?.config && one?.head === other?.head;
}
async function newSession(run, about) {
    const head = await run.store.head();
    const id = run.newSessionId();
    const at = run.now();
    const { plan } = about;
    const pace = run.remote.paceNow?.() ?? run.remote.capabilities.pace;
    let session = {
        format: 1,
        id,
        sync: run.config.id,
        origin: run.origin,
        state: 'previewed',
        createdAt: at,
        updatedAt: at,
        digest: (0,kernel_digest/* planDigest */.Gb)(plan, id, run.hash),
        plan,
        resolutions: about.resolutions,
        cursor: 0,
        lineage: head?.lineage ?? '',
        serial: head?.serial ?? 0,
        ...(run.basis === undefined ? {} : { basis: run.basis }),
        ...(pace === undefined || plan.changes.length === 0 ? {} : { pace }),
        events: [],
    };
    session = tell(run, session, {
        type: 'session.previewed',
        data: { digest: session.digest, changes: plan.changes.length, conflicts: plan.conflicts.length },
    });
    for (const conflict of plan.conflicts) {
        const data = { id: conflict.id, kind: conflict.kind, field: conflict.field };
        session = tell(run, session, { type: 'conflict.opened', subject: conflict.record, data });
    }
    if (plan.guarded !== undefined)
        session = sessions_move(run, session, { kind: 'hold' });
    await run.store.writeSession(session);
    return session;
}

;// CONCATENATED MODULE: ./build/flows/earned.js











/**
 * Gives the links and bases that a cut-off session has earned by its writes but not stored.
 *
 * Laws: a base moves only to what both sides have held (I3); what a person wrote since then is an edit.
 */
function earnedBy(rules, about) {
    const links = [];
    const bases = new Map();
    for (const { change: id, intent, outcome } of about.progress.values()) {
        const change = about.changes.get(id);
        if (change === undefined)
            continue;
        const written = outcome?.result === 'written' ? outcome : undefined;
        if (change.kind === 'create' && written !== undefined) {
            links.push(...linkOf(change, written));
            bases.set(change.record, (live, base) => baseOfCreate(rules, { change, written, live }, base));
        }
        else if (change.kind === 'update') {
            const earlier = bases.get(change.record);
            const rebase = rebaseOf(rules, { change, intent, outcome });
            bases.set(change.record, (live, base) => rebase(live, earlier === undefined ? base : earlier(live, base)));
        }
    }
    return { links, bases };
}
function rebaseOf(rules, about) {
    const { change, intent, outcome } = about;
    const undo = intent?.undo?.patch;
    const written = outcome?.result === 'written' ? outcome : undefined;
    const isInDoubt = outcome === undefined || outcome.result === 'found';
    return (live, base) => {
        const there = live[change.side]?.fields;
        const now = change.side === 'remote' && written !== undefined
            ? baseOfUpdate(rules, { change, written, undo, live }, base)
            : base;
        const inDoubt = isInDoubt && there !== undefined ? missingOf(rules.mappings, { change, undo, now: there }) : undefined;
        const altered = written === undefined ? inDoubt : written.altered;
        return withWritten(rules, { change, intent, live, altered }, { base, now });
    };
}
/** The fields of an update in doubt that are not as it was to write them. */
function missingOf(mappings, about) {
    const { change } = about;
    const known = mappings.filter((mapping) => isThere(mapping, about)).map((one) => nameOn(one, change.side));
    return [...touchedFields(change)].filter((name) => !known.includes(name));
}
/**
 * Whether a field is as a change was to write it: taken back and written again, it stays as it is. An element
 * that was only to be removed could be put back beside itself: then it is still there.
 */
function isThere(mapping, about) {
    const { change, undo = [], now } = about;
    const { kind, key } = mapping;
    const name = nameOn(mapping, change.side);
    const is = now[name] ?? null;
    const edit = kind === 'set' && (0,json/* isJsonArray */.Md)(is) ? setEditOf(change, name) : null;
    if (edit !== null && (0,json/* isJsonArray */.Md)(is))
        return showsEdit(ruleOf(mapping), { ...edit, now: is });
    const before = (0,kernel_patch/* applyPatch */.X6)({ [name]: is }, stepsIn(undo, name));
    if (!before.ok || !(0,json/* isJsonObject */.OW)(before.value))
        return false;
    const was = before.value[name] ?? null;
    if (kind === 'list' && (0,json/* isJsonArray */.Md)(was) && keyedElements(was, key) === null)
        return false;
    const again = (0,kernel_patch/* applyPatch */.X6)(before.value, stepsIn(change.patch, name));
    return again.ok && (0,json/* isJsonObject */.OW)(again.value) && (0,json/* equalJson */.FS)(again.value[name] ?? null, is);
}
/**
 * Fields that an update wrote as they were sent, and whose source has been edited since, are as it made them;
 * also those that a person decided, whose other half may be left to write. All others can still be told.
 */
function withWritten(rules, about, { base, now }) {
    const { change, intent, live, altered } = about;
    const source = intent?.source;
    if (source === undefined || altered === undefined)
        return now;
    const local = live.local?.fields ?? {};
    const unmoved = rules.mappings.filter(({ name }) => (0,json/* equalJson */.FS)(base?.fields[name] ?? null, now?.fields[name] ?? null));
    const earned = earnedFields(unmoved, { change, source, altered, local });
    const parted = unmoved.filter((mapping) => Object.hasOwn(earned, mapping.name) &&
        (earned_isDecided(change, mapping) || earned_isEdited(mapping, { earned, live, side: change.side })));
    return withEarned(now, earnedFields(parted, { change, source, altered, local }));
}
function earned_isDecided({ decided = [] }, { name }) {
    return decided.some((decision) => decision.field === name && decision.by === 'resolution');
}
/** Whether what a field was written from is not what that side holds now, and the sides do not agree. */
function earned_isEdited(mapping, about) {
    const { earned, live, side } = about;
    const value = earned[mapping.name] ?? null;
    const there = toCanonical(mapping, live.remote?.fields[mapping.remote], [value]);
    const other = there.kind === 'mapped' ? there.value : undefined;
    const here = live.local?.fields[mapping.name];
    const now = side === 'remote' ? here : other;
    const isSame = (one, two) => one !== undefined && two !== undefined && (0,equal/* sameValue */.eE)(ruleOf(mapping), one, two);
    return !isSame(now, value) && !isSame(here, other);
}
function linkOf(change, { target }) {
    const { record, other } = change;
    if (target === undefined || other === undefined)
        return [];
    const [local, remote] = change.side === 'remote' ? [other, target] : [target, other];
    return [{ record, local, remote }];
}
/** Settles an update as long as nobody touched the upstream record since. */
function baseOfUpdate(rules, about, base) {
    const { local, remote } = about.live;
    const known = withRecovered(rules.mappings, base, about.written.overwritten ?? []);
    if (local === undefined || remote?.version !== about.written.version || remote === undefined)
        return known;
    const written = sentBy(about.change);
    const found = foundFields(about.change, { undo: about.undo, now: remote.fields });
    return settled(rules, { local: local.fields, remote: remote.fields, written, found }, known);
}
/**
 * Settles a create. It sent all that its source held, so what the source holds now may be an edit since
 * then; the record it made counts as it is now only while it has the version it was given.
 */
function baseOfCreate({ mappings, hash }, about, base) {
    const { change, live } = about;
    const { version } = about.written;
    const isAsLeft = version !== undefined && live[change.side]?.version === version;
    const sent = createdFields(change);
    if (change.side === 'local') {
        // Upstream held what was sent; whether it can be seen now does not matter.
        const now = live.local?.fields ?? {};
        const local = isAsLeft ? now : { ...now, ...sent };
        return settled({ mappings, hash }, { local, remote: inRemote(mappings, sent), written: new Map() }, base);
    }
    const earned = earnedByCreate(mappings, about);
    if (live.remote === undefined)
        return withEarned(base, earned);
    // What it was made from may be gone by now, which is a deletion since.
    const local = inLocal(mappings, sent, live.local?.fields ?? {});
    const written = isAsLeft ? sentBy(change) : new Map();
    const known = settled({ mappings, hash }, { local, remote: live.remote.fields, written }, base);
    if (isAsLeft)
        return known;
    return withShared(mappings, { sent: local, remote: live.remote.fields }, withEarned(known, earned));
}
/** What a create sent upstream, and what upstream held just so when it answered. */
function earnedByCreate(mappings, { change, written, live }) {
    const { altered } = written;
    if (altered === undefined)
        return {};
    return earnedFields(mappings, { change, source: {}, altered, local: live.local?.fields ?? {} });
}
/**
 * Adds the elements and members of a create that upstream still holds where it holds others as well: both
 * sides have had these, so that what the source takes away of them does not come back.
 */
function withShared(mappings, { sent, remote }, base) {
    const shared = mappings.flatMap((mapping) => {
        const hasParts = mapping.kind === 'set' || mapping.kind === 'list' || mapping.kind === 'map';
        if (!hasParts || base?.fields[mapping.name] !== undefined)
            return [];
        const there = toCanonical(mapping, remote[mapping.remote], [sent[mapping.name] ?? null]);
        const value = there.kind === 'mapped' ? sharedPart(mapping, sent[mapping.name] ?? null, there.value) : undefined;
        return value === undefined ? [] : [[mapping.name, value]];
    });
    if (shared.length === 0)
        return base;
    return { ...base, fields: { ...base?.fields, ...Object.fromEntries(shared) } };
}
/**
 * What two values of many parts have in common; undefined for values of one part. Of a part that both have
 * and that is not the same, nothing is known but that both have had it: a null stands for it, so that taken
 * away on a side it does not come back unasked.
 */
function sharedPart({ kind, key }, one, other) {
    if (kind === 'list') {
        const [mine, theirs] = [keyedElements(one, key), keyedElements(other, key)];
        if (mine === null || theirs === null)
            return undefined;
        return [...mine].flatMap(([id, element]) => {
            const its = theirs.get(id);
            return its === undefined ? [] : [sharedMembers(element, its)];
        });
    }
    if ((0,json/* isJsonArray */.Md)(one) && (0,json/* isJsonArray */.Md)(other))
        return one.filter((element) => other.some((its) => (0,json/* equalJson */.FS)(element, its)));
    return (0,json/* isJsonObject */.OW)(one) && (0,json/* isJsonObject */.OW)(other) ? sharedMembers(one, other) : undefined;
}
function sharedMembers(one, other) {
    const both = Object.entries(one).filter(([name]) => Object.hasOwn(other, name));
    return Object.fromEntries(both.map(([name, value]) => [name, (0,json/* equalJson */.FS)(value, other[name]) ? value : null]));
}
function settled({ mappings, hash }, sides, base) {
    const { base: next } = settleRecord(mappings, {
        ...sides,
        hash,
        ...(base === undefined ? {} : { before: base }),
    });
    return Object.keys(next.fields).length > 0 ? next : base;
}
/** What a create sent upstream, in local words; what it did not send is as it is now. */
function inLocal(mappings, sent, now) {
    const fields = { ...now };
    for (const mapping of mappings) {
        if (!Object.hasOwn(sent, mapping.remote))
            continue;
        const value = toCanonical(mapping, sent[mapping.remote], [now[mapping.name] ?? null]);
        if (value.kind === 'mapped')
            fields[mapping.name] = value.value;
    }
    return fields;
}
/** What a create wrote locally, in upstream's words. */
function inRemote(mappings, sent) {
    const fields = {};
    for (const mapping of mappings) {
        const value = toRemote(mapping, sent[mapping.name] ?? null);
        if (value.kind === 'mapped' && Object.hasOwn(sent, mapping.name))
            fields[mapping.remote] = value.value;
    }
    return fields;
}
/** What a change sent, as far as its patch alone can say: whole fields. */
function sentBy(change) {
    if (change.kind === 'create') {
        return new Map(Object.entries(createdFields(change)).map(([name, sent]) => [name, { before: null, sent }]));
    }
    const tests = new Map();
    const sent = new Map();
    for (const operation of change.patch) {
        const [name, ...rest] = (0,kernel_pointer/* parsePointer */.vp)(operation.path) ?? [];
        if (name === undefined || rest.length > 0)
            continue;
        if (operation.op === 'test')
            tests.set(name, operation.value);
        if (operation.op === 'replace' || operation.op === 'add') {
            sent.set(name, { before: tests.get(name) ?? null, sent: operation.value });
        }
    }
    return sent;
}

;// CONCATENATED MODULE: ./build/flows/recover.js







/**
 * Takes up a session that was cut off: finishes creates whose outcome is unknown, and gives back the
 * links and bases that its writes have earned but that were not yet stored.
 *
 * A create is sent again under its own key, so that it is adopted, never doubled (E1, E3). Updates and
 * deletes need nothing here: the fresh plan shows whether they happened (E27).
 *
 * That is so even where the approval has become void since, as when the head of its pull request moved:
 * no provider can say what became of a create but by being sent it again, and one that nobody found out
 * about would be planned, approved and made a second time under another key (I6). What it may make now is
 * exactly what was approved, and its intent was durable while the approval held (I9, I13).
 * Errors: `state-corrupt` for a session or journal that somebody altered (A27); faults of the provider
 * pass through; nothing is lost by them.
 */
async function recover(run, session) {
    assertApproved(run, session);
    const journal = await JournalWriter.open(run.store, session.id);
    const changes = new Map(session.plan.changes.map((change) => [change.id, change]));
    for (const { change: id, intent, outcome } of (0,kernel_journal/* foldJournal */.n$)(journal.entries).values()) {
        const change = changes.get(id);
        if (outcome !== undefined || intent?.action !== 'create' || change === undefined)
            continue;
        if (intent.key === undefined || intent.fields === undefined)
            continue;
        const isPlanned = (0,json/* equalJson */.FS)(intent.fields, createdFields(change));
        if (intent.key !== createKey(session.id, change.record) || !isPlanned)
            throw alteredFault(session, `its journal holds another create of ${change.record} than was approved`);
        // Said anew before it is sent anew: where the state cannot be written, or is another run's, nothing is sent.
        await journal.append((seq) => ({ ...intent, seq, at: run.now() }));
        const answer = await create(run[change.side], change, { key: intent.key, fields: intent.fields });
        const end = {
            kind: 'outcome',
            change: id,
            record: change.record,
            side: change.side,
            at: run.now(),
        };
        if (answer.kind === 'written') {
            // Its version is not noted: the record may be days old, and others may have written to it since.
            const target = answer.record.id;
            const altered = alteredIn(run.mappings, { change, before: {}, now: answer.record.fields });
            await journal.append((seq) => ({ ...end, seq, result: 'written', target, altered }));
        }
        else if (answer.kind === 'rejected') {
            const { code, message } = answer;
            await journal.append((seq) => ({ ...end, seq, result: 'failed', code, message }));
        }
        else if (answer.kind === 'gone') {
            const message = 'upstream had made it, and it was deleted there since; the next preview shows it again';
            await journal.append((seq) => ({ ...end, seq, result: 'stale', code: 'gone', message }));
        }
        // `stale`: its id is taken by now. The fresh plan has seen by whom, and says what becomes of it.
    }
    return earnedBy(run, { progress: (0,kernel_journal/* foldJournal */.n$)(journal.entries), changes });
}
/** What goes on without anybody's asking must be just what somebody approved (I13). */
function assertApproved(run, session) {
    assertUnaltered(run, session);
    if (session.approval?.digest !== session.digest)
        throw alteredFault(session, 'nobody approved its plan');
}

;// CONCATENATED MODULE: ./build/flows/replan.js




/**
 * Adds to a session what a person's decisions have made possible since it was planned.
 *
 * The changes it showed stay as they are; added are only changes of the fresh plan that a decision of
 * this session made. Without decisions the session is given back unchanged.
 */
async function replan_replanned(run, about) {
    const { session, fresh } = about;
    const decided = decidedChanges(session, fresh);
    if (decided.length === 0)
        return session;
    const done = new Set((await run.store.readJournal(session.id)).map((entry) => entry.change));
    const replaced = new Set(decided.map((change) => `${change.record}#${change.side}`));
    const kept = session.plan.changes.filter((change) => done.has(change.id) || !replaced.has(`${change.record}#${change.side}`));
    const plan = {
        ...session.plan,
        changes: [...kept, ...decided.map((change) => withFreeId(change, done))],
        conflicts: fresh.conflicts,
        held: fresh.held,
    };
    const next = move(run, session, { kind: 'replan', plan, digest: planDigest(plan, session.id, run.hash) });
    await run.store.writeSession(next);
    return next;
}
/** The changes that only a decision of this session makes possible. */
function decidedChanges(session, fresh) {
    const resolved = new Set(session.resolutions.map((resolution) => resolution.conflict));
    const open = new Set(fresh.conflicts.map((conflict) => conflict.id));
    const links = session.plan.conflicts.filter(({ id, field }) => field === LINK_FIELD && resolved.has(id) && !open.has(id));
    const linked = new Set(links.flatMap(({ record, remote }) => [record, ...suggestedIds(remote)]));
    return fresh.changes.filter((change) => change.decided?.some((decision) => decision.by === 'resolution') === true ||
        linked.has(change.record) ||
        (change.kind === 'create' && linked.has(change.other ?? '')));
}
/** The upstream ids that a link conflict named. */
function suggestedIds(remote) {
    const ids = isJsonArray(remote) ? remote.map((one) => (isJsonObject(one) ? one['id'] : undefined)) : [];
    return ids.filter((id) => typeof id === 'string');
}
/** A second write to the same record and side in one session gets an id of its own in the journal. */
function withFreeId(change, done) {
    let id = change.id;
    for (let n = 2; done.has(id); n++)
        id = `${change.id}.${n}`;
    return { ...change, id };
}

;// CONCATENATED MODULE: ./build/flows/reconcile.js












/** Finishes what earlier runs left unfinished, then previews and applies what is there now. */
async function reconcile(run) {
    const queued = await finishQueued(run);
    if (queued.stopped !== undefined)
        return queueBehind(run, queued.stopped);
    const ended = await goOn(run, queued);
    const [first] = queued.left;
    return first === undefined ? ended : behindFirst(ended, first);
}
/** Previews and applies what no begun session holds. */
async function goOn(run, { finished, left }) {
    const { collected, plan, session } = await preview(run, { isBehind: left.length > 0 });
    if (session === null)
        return settleOnly(run, { collected, plan, finished });
    if (plan.guarded !== undefined)
        return report({ sync: run.config.id, code: 'bulk-guard', session, plan });
    if (collected.offline !== undefined)
        return queue(run, { session, plan, offline: collected.offline });
    if (plan.changes.length === 0)
        return onlyOpen(run, { collected, plan, session });
    return finishApply(run, { session, plan, applied: await apply(run, { session, collected, plan }) });
}
/** Applies one session exactly as it was shown, after finishing what is queued. */
async function applySession(run, session) {
    const sync = run.config.id;
    if (!isOpen(session)) {
        return report({
            sync,
            code: 'not-approvable',
            session,
            plan: session.plan,
            messages: [`session ${session.id} is ${session.state}`],
        });
    }
    if (session.state === 'held')
        return report({ sync, code: 'bulk-guard', session, plan: session.plan });
    const queued = await finishQueued(run);
    if (queued.stopped !== undefined)
        return queued.stopped;
    const done = endOf(session, queued);
    if (done !== undefined)
        return done;
    const current = await run.store.readSession(session.id);
    if (current === null || !isOpen(current))
        return report({ sync, code: 'applied', session: current, plan: session.plan });
    const { collected, plan } = await readPlan(run, { resolutions: current.resolutions });
    if (collected.offline !== undefined)
        return queue(run, { session: current, plan, offline: collected.offline });
    const ready = await replanned(run, { session: current, fresh: plan });
    if (ready.plan.changes.length === 0 && ready.plan.conflicts.length > 0)
        return onlyOpen(run, { collected, plan, session: ready });
    return finishApply(run, {
        session: ready,
        plan,
        applied: await apply(run, { session: ready, collected, plan }),
    });
}
/** How one session ended among those that were taken up. */
function endOf({ id }, { finished, left }) {
    return [...finished, ...left].find((one) => one.session?.id === id);
}
/** Takes up every session of the run's origin that has begun to write. */
async function finishQueued(run) {
    const finished = [];
    const left = [];
    for (const session of await openSessions(run.store, run.config.id)) {
        if (session.origin !== run.origin || !(await hasBegun(run, session)))
            continue;
        const recovery = await tryRecover(run, session);
        if ('offline' in recovery)
            return {
                finished,
                left,
                stopped: await queue(run, { session, plan: session.plan, offline: recovery.offline }),
            };
        const { collected, plan } = await preview_readPlan(run, {
            resolutions: session.resolutions,
            recovered: recovery.recovered,
        });
        if (collected.offline !== undefined) {
            return {
                finished,
                left,
                stopped: await queue(run, { session, plan: session.plan, offline: collected.offline }),
            };
        }
        const applied = await apply_apply(run, { session, collected, plan });
        const one = await finishApply(run, { session, plan, applied: { ...applied, moved: new Set() } });
        if (isOnlySome(applied))
            left.push(one);
        else if (applied.fault !== undefined)
            return { finished, left, stopped: one };
        else
            finished.push({
                ...one,
                messages: [`finished session ${session.id}, which an earlier run had left`, ...one.messages],
            });
    }
    return { finished, left };
}
/**
 * Whether the upstream failed at single records only, as a tracker does whose own rules crash on one of
 * them: then the others need not wait for it.
 *
 * Not with a create among them: as long as nobody knows whether it was made, what upstream lists as new
 * may be it.
 */
function isOnlySome({ fault, isCut, results }) {
    if (fault === undefined || isCut === true)
        return false;
    return results.every(({ result, change }) => result !== 'queued' || change.kind !== 'create');
}
/**
 * Plans offline what was edited since the session that the upstream keeps from going on, and lets it wait
 * behind that one.
 *
 * Nothing more is asked of the upstream in this run. A fault that waiting does not help stops everything.
 */
async function queueBehind(run, stopped) {
    const { offline } = stopped;
    if (stopped.code !== 'queued' || offline === undefined)
        return stopped;
    const { plan, session } = await preview({ ...run, offline });
    if (session === null)
        return stopped;
    if (plan.guarded !== undefined)
        return report({ sync: run.config.id, code: 'bulk-guard', session, plan });
    return withFirst(await queue(run, { session, plan, offline }), stopped);
}
async function tryRecover(run, session) {
    if (run.offline !== undefined)
        return { offline: run.offline };
    try {
        return { recovered: await recover(run, session) };
    }
    catch (error) {
        if (!(error instanceof provider/* ProviderFault */.g) || !error.retryable)
            throw error;
        return { offline: offlineBy(error) };
    }
}
async function queue(run, about) {
    const { plan, offline } = about;
    const waiting = waitingFor(run, about.session, offline);
    const canWait = ['previewed', 'approved', 'applying', 'queued'].includes(about.session.state);
    const session = canWait ? sessions_move(run, about.session, { kind: 'wait', waiting }) : about.session;
    if (!isSameWait(session, about.session))
        await run.store.writeSession(session);
    const journal = (0,kernel_journal/* foldJournal */.n$)(await run.store.readJournal(session.id));
    const asked = session.plan.changes.filter(({ record }) => isApproved(session, record));
    const results = asked.map((change) => {
        const result = journal.get(change.id)?.outcome?.result ?? 'queued';
        return { change, result };
    });
    const messages = [offlineInWords(offline)];
    return report_report({ sync: run.config.id, code: 'queued', session, plan, results, offline, messages });
}
/** A wait is stored anew only when it says something new: an hourly run writes nothing else (I4). */
function isSameWait(one, other) {
    const essence = ({ state, approval, waiting }) => [
        state,
        approval?.digest ?? null,
        waiting?.code ?? null,
        waiting?.retryAt ?? null,
    ];
    return (0,json/* equalJson */.FS)(essence(one), essence(other));
}
async function settleOnly(run, about) {
    const { collected, plan } = about;
    if (collected.offline !== undefined) {
        const { offline } = collected;
        return report_report({
            sync: run.config.id,
            code: 'unreachable',
            plan,
            offline,
            messages: [offlineInWords(offline)],
        });
    }
    await commit_commitRun(run, { collected, plan, writing: live_record_settledOnly(collected) });
    const last = about.finished.at(-1);
    if (last === undefined)
        return report_report({ sync: run.config.id, code: 'nothing-to-do', plan });
    // What was stale when the session was taken up has been read again since, and nothing is left of it.
    return last.code === 'stale' ? { ...last, code: 'applied' } : last;
}
/** A plan without a change to write: only conflicts or held records, which wait for a person. */
async function onlyOpen(run, about) {
    const { collected, plan, session } = about;
    await commitRun(run, { collected, plan, writing: settledOnly(collected) });
    return report({ sync: run.config.id, code: previewCode(plan, undefined), session, plan });
}
async function finishApply(run, about) {
    const { applied, plan } = about;
    const { session, results, notes } = applied;
    const base = { sync: run.config.id, session, plan, results, notes };
    if (applied.fault !== undefined) {
        const offline = offlineBy(applied.fault);
        return report_report({
            ...base,
            code: appliedCode(applied, plan),
            offline,
            messages: [offlineInWords(offline)],
        });
    }
    if (applied.moved.size === 0)
        return report_report({ ...base, code: appliedCode(applied, plan) });
    const next = await reread(run, applied.moved);
    const open = next.plan.conflicts.length > 0;
    return report_report({
        ...base,
        code: open ? 'conflicts' : appliedCode(applied, plan),
        plan: { ...plan, conflicts: next.plan.conflicts },
        session: next.session ?? session,
        messages: movedInWords(applied),
    });
}
/** Says first what was replaced, then how many records were left alone. */
function movedInWords({ moved, results }) {
    const replaced = results.filter((one) => one.code === 'overwritten');
    const records = new Set(replaced.map((one) => one.change.record));
    const left = [...moved].filter((record) => !records.has(record)).length;
    return [
        ...replaced.flatMap(({ message }) => message ?? []),
        ...(left === 0
            ? []
            : [`${left} record(s) moved between the preview and the write; nothing of them was overwritten`]),
    ];
}
/** After a record moved, the next preview shows what it has become, as a `stale` conflict if it is one. */
async function reread(run, moved) {
    const { plan, session } = await preview_preview(run, { moved });
    return { plan, session };
}

;// CONCATENATED MODULE: ./build/flows/action/apply-shown.js




/**
 * Writes a session exactly as it was shown and approved.
 *
 * Both sides are read again first: what is no longer wanted just so is `stale` and is not written. A
 * decision made after the preview adds nothing here: it is shown in the next preview with a new digest.
 */
async function applyShown(run, session) {
    const earlier = await finishQueued(run);
    if (earlier.stopped !== undefined)
        return queueApproved(run, session, earlier.stopped);
    const done = endOf(session, earlier);
    if (done !== undefined)
        return done;
    const { collected, plan } = await preview_readPlan(run, { resolutions: session.resolutions });
    // The approval waits with the session: what was approved is written when upstream answers, and only that.
    if (collected.offline !== undefined)
        return queue(run, { session: approved(run, session), plan, offline: collected.offline });
    if (plan.guarded !== undefined)
        return report_report({ sync: run.config.id, code: 'bulk-guard', session, plan });
    return finishApply(run, { session, plan, applied: await apply_apply(run, { session, collected, plan }) });
}
/** Lets an approval wait with its session behind an earlier one that the upstream keeps from going on. */
async function queueApproved(run, session, stopped) {
    const { offline, code } = stopped;
    const isFirst = stopped.session?.id === session.id;
    if (isFirst || code !== 'queued' || offline === undefined)
        return stopped;
    const later = await queue(run, { session: approved(run, session), plan: session.plan, offline });
    return report_withFirst(later, stopped);
}

;// CONCATENATED MODULE: ./build/flows/action/shown-as-stored.js





/**
 * Whether what a person read is what is stored: our preview, rendered again, has the same bytes.
 *
 * A preview that somebody edited, hid or deleted shows another plan than the one that would be written
 * (A22, A24); one that another account wrote does not count at all (A23).
 */
async function isShownAsStored(action, about) {
    const { session, sync, subject } = about;
    const guards = await action.guardsOf(sync);
    const input = async (surface, approval) => previewInput(action, {
        session,
        guards,
        on: {
            surface,
            approval,
            ...(surface === 'pull-request'
                ? {}
                : { conflictIssues: await conflictUrls(action, { sync, session }) }),
        },
    });
    switch (subject.kind) {
        case 'pull-request': {
            const approval = pullApproval(sync, subject.pull);
            const wanted = renderPreviewComment(await input('pull-request', approval));
            const [comment, ...others] = await previewComments(action.host, {
                issue: subject.pull.number,
                sync: sync.id,
            });
            if (comment === undefined || others.length > 0 || !isSameText(comment.body, wanted))
                return false;
            return !(await action.host.isHidden(comment.id));
        }
        case 'sync-pr': {
            const { body } = renderSyncPullRequest({
                ...(await input('sync-pr', sync.approval)),
                surface: 'sync-pr',
            });
            return isSameText(subject.pull.body, body);
        }
        case 'sync-issue': {
            const shown = { ...(await input('sync-issue', sync.approval)), surface: 'sync-issue' };
            return isSameText(subject.issue.body, renderSyncIssue(shown).body);
        }
        default:
            return false;
    }
}

;// CONCATENATED MODULE: ./build/flows/action/approval.js







/** A plan older than this was made for another time. */
const MAX_AGE_DAYS = 30;
/**
 * Checks an approval against everything that is live now (DESIGN §10, I13).
 *
 * Laws: no answer is yes that rests on the event's payload alone; the first thing that does not hold is
 * the reason given. Writes nothing.
 */
async function checkApproval(action, claim) {
    const { digest, by } = claim;
    if (by.isBot)
        return (0,result/* fail */.fJ)({ kind: 'bot' });
    if (digest === undefined)
        return (0,result/* fail */.fJ)({ kind: 'no-digest' });
    if (!/^[0-9a-f]+$/i.test(digest) || digest.length < kernel_digest/* MIN_DIGEST_LENGTH */.ZM)
        return (0,result/* fail */.fJ)({ kind: 'short-digest', given: digest });
    const origin = approval_originOf(claim.subject);
    if (origin === null)
        return (0,result/* fail */.fJ)({ kind: 'wrong-place' });
    const found = await findSession(action, { ...claim, origin, digest: digest.toLowerCase() });
    if (!found.ok)
        return found;
    const { session } = found.value;
    const resumes = session.approval !== undefined;
    const sync = action.config.syncs.get(session.sync);
    if (sync === undefined)
        return (0,result/* fail */.fJ)({ kind: 'config-moved' });
    const here = placeProblem(claim.subject, { action, sync });
    const problem = here ?? stateProblem(action, session, resumes) ?? (await basisProblem(action, session, claim));
    if (problem !== null)
        return (0,result/* fail */.fJ)(problem);
    if (!(await mayAct(action.host, by, sync.approvers.permission)))
        return (0,result/* fail */.fJ)({ kind: 'not-allowed', needs: sync.approvers.permission });
    if (sync.approvers.secondPerson && (await isInvolved(action, { session, by, subject: claim.subject })))
        return (0,result/* fail */.fJ)({ kind: 'second-person' });
    // What goes on was shown as stored when it began; by now the preview may say so already.
    if (!resumes && !(await isShownAsStored(action, { session, sync, subject: claim.subject })))
        return (0,result/* fail */.fJ)({ kind: 'preview-altered' });
    return (0,result.ok)({ session, sync });
}
/** The origin of the sessions that can be approved under a subject; null where there are none. */
function approval_originOf(subject) {
    switch (subject.kind) {
        case 'pull-request':
            return pullOrigin(subject.pull.number);
        case 'sync-pr':
        case 'sync-issue':
            return DEFAULT_BRANCH;
        default:
            return null;
    }
}
async function findSession(action, about) {
    let current;
    let named;
    for (const id of [...(await action.store.listSessions())].sort()) {
        const session = await action.store.readSession(id);
        if (session === null)
            continue;
        if (session.digest.startsWith(about.digest))
            named = session;
        if (session.origin === about.origin && (0,advance/* isOpen */.nT)(session))
            current = session;
    }
    const stale = {
        kind: 'stale-digest',
        given: about.digest,
        ...(current === undefined ? {} : { current: current.digest }),
    };
    if (named === undefined)
        return (0,result/* fail */.fJ)(stale);
    if (named.origin !== about.origin)
        return (0,result/* fail */.fJ)({ kind: 'wrong-place' });
    const isCutOff = named.approval?.through === about.through && (0,advance/* isOpen */.nT)(named);
    if (named.approval !== undefined && named.approval.digest === named.digest && !isCutOff)
        return (0,result/* fail */.fJ)({
            kind: 'already-used',
            session: named.id,
            by: named.approval.by,
            at: named.approval.at,
        });
    return (0,advance/* isOpen */.nT)(named) ? (0,result.ok)({ session: named }) : (0,result/* fail */.fJ)(stale);
}
function placeProblem(subject, { action, sync }) {
    if (subject.kind === 'pull-request') {
        const { pull } = subject;
        if (!pull.isOpen)
            return { kind: 'closed' };
        if (pull.isFork)
            return { kind: 'fork' };
        if (pull.isDraft)
            return { kind: 'draft' };
        return pull.base.ref === action.place.defaultBranch ? null : { kind: 'config-moved' };
    }
    if (subject.kind === 'sync-pr')
        return subject.sync.id !== sync.id
            ? { kind: 'wrong-place' }
            : subject.pull.isOpen
                ? null
                : { kind: 'closed' };
    if (subject.kind === 'sync-issue')
        return subject.sync.id !== sync.id
            ? { kind: 'wrong-place' }
            : subject.issue.isOpen
                ? null
                : { kind: 'closed' };
    return { kind: 'wrong-place' };
}
function stateProblem(action, session, resumes) {
    const { guarded } = session.plan;
    const message = alteredPlan(session, action.hash);
    if (message !== null)
        return { kind: 'state-altered', message };
    if (session.state === 'held' && guarded !== undefined)
        return { kind: 'bulk-guard', planned: guarded.planned, allowed: guarded.allowed };
    const states = resumes ? ['approved', 'applying', 'queued'] : ['previewed', 'conflicted', 'queued'];
    if (!states.includes(session.state))
        return { kind: 'wrong-state', session: session.id, state: session.state };
    const age = Date.parse(action.now()) - Date.parse(session.createdAt);
    return age > MAX_AGE_DAYS * 24 * 60 * 60 * 1000 ? { kind: 'expired' } : null;
}
async function basisProblem(action, session, claim) {
    const { basis } = session;
    if (basis === undefined || basis.config !== action.configBlob)
        return { kind: 'config-moved' };
    if (claim.subject.kind !== 'pull-request')
        return null;
    const head = claim.subject.pull.head.sha;
    const previewed = basis.head ?? '';
    if (previewed !== head)
        return { kind: 'head-moved', previewed, head };
    if (claim.reviewed !== undefined && claim.reviewed !== head)
        return { kind: 'head-moved', previewed: claim.reviewed, head };
    return null;
}
/** Whether somebody wrote or pushed what they approve, by account ids (A7, A8, A10). */
async function isInvolved(action, about) {
    const pull = 'pull' in about.subject ? about.subject.pull : null;
    const authors = pull === null ? [] : await action.host.authorsOf(pull.head.sha);
    const involved = [pull?.author.id, about.session.basis?.pusher, ...authors.map((one) => one.id)];
    return involved.includes(about.by.id);
}

// EXTERNAL MODULE: ./build/kernel/forecast.js
var forecast = __webpack_require__(7856);
;// CONCATENATED MODULE: ./build/flows/action/apply-reply.js

/** What an apply came to, in one reply. */
function replyTo(done) {
    const { session, results, code } = done;
    if (session === null)
        return null;
    const written = results.filter(({ result }) => result === 'written' || result === 'found').length;
    if (code === 'queued') {
        const left = results.flatMap(({ result, change }) => (result === 'queued' ? [change.id] : []));
        const { waiting } = session;
        return {
            kind: 'queued',
            session: session.id,
            written,
            left: left.length,
            why: waiting?.message ?? 'the upstream is away',
            ...(waiting?.retryAt === undefined ? {} : { retryAt: waiting.retryAt }),
            forecast: (0,forecast/* forecastOf */.D)(session, left),
        };
    }
    const problems = results
        .filter(({ result }) => result === 'stale' || result === 'failed')
        .map(({ change, message }) => ({
        record: change.record,
        message: message ?? 'it moved since the preview; nothing of it was overwritten',
    }));
    return {
        kind: 'applied',
        session: session.id,
        written,
        of: results.filter(({ result }) => result !== 'unneeded').length,
        problems,
        conflicts: done.plan?.conflicts.length ?? 0,
    };
}

;// CONCATENATED MODULE: ./build/flows/lease.js



/** Every lease of one sync, oldest first. */
async function leasesOf(store, sync) {
    const sessions = [];
    for (const id of [...(await store.listSessions())].sort(json/* compareText */.n6)) {
        const session = await store.readSession(id);
        if (session?.sync === sync && session.lease !== undefined)
            sessions.push(session);
    }
    return sessions;
}
/** The records that some sessions hold, with the pull request of each. */
function leasedRecords(sessions) {
    return new Map(sessions.flatMap(({ lease }) => (lease?.records ?? []).map((one) => [one.record, lease?.pull ?? 0])));
}
/**
 * The records that sessions of other origins have begun to write and not finished, with the pull request of
 * each (0: none): what became of them is not known yet, so nobody else may conclude anything of them (I6, I10).
 */
async function begunRecords(store, about) {
    const records = new Map();
    for (const session of await openSessions(store, about.sync)) {
        if (session.origin === about.origin || !(await hasBegun({ store }, session)))
            continue;
        for (const { record } of session.plan.changes)
            records.set(record, pullOf(session) ?? 0);
    }
    return records;
}
/**
 * Shows the state as it will be once some pull requests are merged, and keeps what their runs earn apart.
 *
 * Reading gives the leased rows and bases over the stored ones. A commit puts its rows and bases into its
 * session's lease instead of the state, because what a pull request agreed on is not on the default
 * branch yet (I3); the cursor stays where it is.
 */
function leasingStore(store, about) {
    const held = new Map(about.leases.flatMap(({ lease }) => lease?.records ?? []).map((one) => [one.record, one]));
    const readIndex = async (sync) => overlaid(await store.readIndex(sync), held);
    return {
        ...store,
        readIndex,
        async readBase(row) {
            const leased = held.get(row.record);
            if (leased?.base === undefined || leased.hash !== row.hash)
                return store.readBase(row);
            const base = { format: 1, record: row.record, ...leased.base };
            return { kind: 'found', base, hash: leased.hash ?? '' };
        },
        async commit(step) {
            const [session] = step.sessions;
            const earned = earnedIn(step, await readIndex(step.sync));
            if (session === undefined || earned.length === 0)
                return store.commit({
                    sync: step.sync,
                    rows: [],
                    bases: [],
                    sessions: step.sessions,
                    message: step.message,
                });
            const records = [...(session.lease?.records ?? []), ...earned];
            const leased = { ...session, lease: { pull: about.pull, records } };
            for (const one of earned)
                held.set(one.record, one);
            return store.commit({
                sync: step.sync,
                rows: [],
                bases: [],
                sessions: [leased],
                message: step.message,
            });
        },
    };
}
/** Reads leased rows over the stored ones, for a run that leaves the leased records alone. */
function overlaidStore(store, leases) {
    const held = new Map(leases.flatMap(({ lease }) => lease?.records ?? []).map((one) => [one.record, one]));
    if (held.size === 0)
        return store;
    return { ...store, readIndex: async (sync) => withNew(await store.readIndex(sync), held) };
}
/**
 * Ends a lease: what it earned becomes the state's when its pull request was merged, and is let go when
 * it was closed.
 *
 * Either way the rows lose their versions, so that the next run reads both sides again: the cursor has
 * passed what happened to these records meanwhile (I7).
 */
async function endLease(run, session, about) {
    const records = session.lease?.records ?? [];
    const rows = new Map((await run.store.readIndex(session.sync)).map((row) => [row.record, row]));
    const ended = sessions_move(run, session, { kind: 'lease', lease: null });
    await run.store.commit({
        sync: session.sync,
        rows: records.flatMap((one) => {
            const row = about.merged ? rowOf(one) : letGo(one, rows.get(one.record));
            return row === undefined ? [] : [{ record: one.record, row }];
        }),
        bases: about.merged ? records.flatMap(basesOf) : [],
        sessions: [ended],
        message: `End the lease of session ${session.id}: #${session.lease?.pull} was ${about.merged ? 'merged' : 'closed'}`,
    });
    return ended;
}
function rowOf({ record, local, remote, hash }) {
    if (local === undefined && remote === undefined)
        return null;
    return {
        record,
        ...(local === undefined ? {} : { local }),
        ...(remote === undefined ? {} : { remote }),
        ...(hash === undefined ? {} : { base: hash }),
    };
}
function basesOf({ record, base }) {
    return base === undefined ? [] : [{ record, base: { format: 1, record, ...base } }];
}
/** A record that only the closed pull request linked is upstream alone now, and waits to be looked at. */
function letGo({ record, remote }, stored) {
    if (stored === undefined)
        return remote === undefined ? undefined : { record, remote };
    const { localVersion: _local, remoteVersion: _remote, ...row } = stored;
    return row;
}
/** What a step adds to what is known: rows that moved, with their bases. */
function earnedIn(step, known) {
    const before = new Map(known.map((row) => [row.record, row]));
    const bases = new Map(step.bases.map(({ record, base }) => [record, base]));
    return step.rows.flatMap(({ record, row }) => {
        if (row === null)
            return [{ record }];
        const { local, remote, base: hash } = row;
        if (local === undefined || remote === undefined)
            return [];
        const stored = before.get(record);
        const moved = stored?.local !== local || stored.remote !== remote || stored.base !== hash;
        if (!moved)
            return [];
        const value = bases.get(record);
        return [
            {
                record,
                local,
                remote,
                ...(hash === undefined || value === undefined || value === null
                    ? {}
                    : { hash, base: baseValue(value) }),
            },
        ];
    });
}
/** A base without its envelope, as a lease holds it. */
function baseValue({ format: _format, record: _record, ...value }) {
    return value;
}
function overlaid(rows, held) {
    const kept = rows.filter((row) => !held.has(row.record));
    const leased = [...held.values()].flatMap((one) => rowOf(one) ?? []);
    return [...kept, ...leased].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record));
}
/** Stored rows win: only what the state does not know yet is added. */
function withNew(rows, held) {
    const known = new Set(rows.map((row) => row.record));
    const added = [...held.values()].flatMap((one) => (known.has(one.record) ? [] : (rowOf(one) ?? [])));
    return [...rows, ...added].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record));
}

;// CONCATENATED MODULE: ./build/flows/action/pull-run.js





/**
 * Opens the run of a pull request: its head merged into the default branch, and of that only the records
 * whose artifacts it touches, in the direction of upstream.
 *
 * The merge keeps what the default branch has gained since from looking like edits that take it back.
 */
async function openPullRun(action, about) {
    const { sync, pull } = about;
    const { repository, place } = action;
    const leases = await leasesOf(action.store, sync.id);
    const mine = leases.filter((session) => session.lease?.pull === pull.number);
    const others = leases.filter((session) => session.lease?.pull !== pull.number);
    const begun = await begunRecords(action.store, { sync: sync.id, origin: pullOrigin(pull.number) });
    const store = leasingStore(action.store, { pull: pull.number, leases: mine });
    const merged = await repository.checkOutMerge({
        into: place.tip,
        head: pull.head.sha,
        pull: pull.number,
    });
    const opened = await action.openRun(sync, {
        root: merged.root,
        store,
        origin: pullOrigin(pull.number),
        leased: new Map([...begun, ...leasedRecords(others)]),
        actor: action.actor,
        isForced: action.isForced === true,
        voidedBy: voidedByPull(action, pull.number),
        basis: {
            config: action.configBlob,
            head: pull.head.sha,
            ...(about.pusher === undefined || about.pusher === 0 ? {} : { pusher: about.pusher }),
        },
        ...about.more,
    });
    if (!opened.ok)
        return opened;
    const run = opened.value;
    const before = await repository.checkOut(place.tip);
    const touched = await touchedIds(await action.openLocal(run, before.root), run.local, knownVersions(await store.readIndex(sync.id)));
    return (0,result.ok)({ ...run, scope: { pull: pull.number, touched } });
}
/**
 * Why a session of a pull request may not write any more, or null; asked before each write (A16).
 *
 * A run may finish an earlier session before its own: each holds for the head that it was shown for.
 */
function voidedByPull(action, pull) {
    return async (session) => {
        const live = await action.host.readPull(pull);
        if (live === null || !live.isOpen)
            return `#${pull} is not open any more`;
        if (live.head.sha !== session.basis?.head)
            return `the head of #${pull} moved to ${live.head.sha.slice(0, 7)} after the preview`;
        return null;
    };
}

;// CONCATENATED MODULE: ./build/views/markdown/check-run.js







const MAX_TITLE = 200;
/**
 * The check run that says on the head what the comment says.
 *
 * Limits: summary and text 65,000 bytes each. Laws: pure; the same facts as `renderPreviewComment`.
 */
function renderCheckRun(input, places = []) {
    const shown = (0,redact.redactAll)(input, input.secrets);
    const { title, sentence } = (0,preview_headline/* headline */.Pl)(shown);
    const text = (0,preview_body/* previewBody */.Rd)(shown, { max: limits/* MAX_CHECK_BYTES */.s2, measure: limits/* byteLength */.dp, calm: false, before: [] });
    const conflicts = new Map(shown.session.plan.conflicts.map((conflict) => [conflict.id, conflict]));
    return {
        title: (0,neutralise/* label */.Pf)(title, MAX_TITLE),
        summary: sentence,
        text,
        conclusion: conclusionOf(input),
        annotations: places.flatMap((place) => {
            const conflict = conflicts.get(place.conflict);
            return conflict === undefined ? [] : [annotation(conflict, place, input.secrets)];
        }),
    };
}
/** What branch protection sees: only what waits for a person or was refused keeps it from passing. */
function conclusionOf({ session, approval, results = {} }) {
    const { state, plan } = session;
    if (state === 'held' || plan.guarded !== undefined)
        return 'failure';
    if (plan.conflicts.length > 0)
        return 'action_required';
    if (state === 'applied') {
        const isBad = Object.values(results).some(({ result }) => result === 'failed' || result === 'stale');
        return isBad ? 'action_required' : 'success';
    }
    if (plan.changes.length === 0)
        return plan.held.length > 0 ? 'action_required' : 'success';
    if (state !== 'previewed' || approval === 'fork' || approval === 'none')
        return 'neutral';
    return 'action_required';
}
function annotation(conflict, { path, line }, secrets) {
    const field = (0,neutralise/* label */.Pf)(conflict.field, 60);
    return {
        path: (0,redact.redact)(path, secrets),
        start_line: Math.max(1, line),
        end_line: Math.max(1, line),
        annotation_level: 'warning',
        title: `Conflict in ${(0,neutralise/* label */.Pf)(conflict.record, 80)}: ${field}`,
        message: `${(0,plain/* count */.U9)(1, 'conflict')} with upstream: ${(0,preview_rows/* conflictWord */.bS)(conflict)}. Nothing of it is written until someone settles it with /sync resolve.`,
    };
}

;// CONCATENATED MODULE: ./build/flows/action/show-pull.js






/** Shows on a pull request what a run came to: the comment, updated in place, and the check on its head. */
async function showOnPull(action, about) {
    const { sync, pull, run } = about;
    const session = about.session ?? (await shownSession(action, about));
    const guards = preview_input_guardsOf(run);
    const on = { surface: 'pull-request', approval: pullApproval(sync, pull) };
    const input = session === null ? null : await previewInput(action, { session, guards, on });
    let shown = { approval: on.approval };
    if (input !== null && action.surfaces.has('comment')) {
        const comment = await whereAllowed(action, 'the preview comment', async () => ensureComment(action.host, {
            issue: pull.number,
            sync: sync.id,
            generation: input.generation,
            body: renderPreviewComment(input),
        }));
        if (comment !== null)
            shown = { ...shown, commentUrl: comment.url };
    }
    if (action.surfaces.has('check')) {
        const text = input === null ? show_pull_NOTHING : checkText(input, await conflictPlaces(run, input.session));
        await whereAllowed(action, 'the check run', async () => action.host.publishCheck({ ...text, name: `sync-kernel: ${sync.id}`, head: pull.head.sha }));
    }
    return shown;
}
const show_pull_NOTHING = {
    conclusion: 'success',
    title: 'Nothing to sync',
    summary: 'This pull request touches no record that differs from upstream.',
    annotations: [],
};
function checkText(input, places) {
    const { title, summary, text, conclusion, annotations } = renderCheckRun(input, places);
    return {
        title,
        summary,
        text,
        conclusion,
        annotations: annotations.map((one) => ({
            path: one.path,
            startLine: one.start_line,
            endLine: one.end_line,
            level: one.annotation_level,
            title: one.title,
            message: one.message,
        })),
    };
}
/** More annotations than anybody reads; each costs a look into its artifact. */
const MOST_PLACES = 200;
/** The lines of the pull request's artifacts on which conflicting values stand. */
async function conflictPlaces(run, session) {
    const rows = await run.store.readIndex(run.config.id);
    const ids = new Map(rows.map((row) => [row.record, row.local]));
    const places = [];
    for (const { id, record, field } of session.plan.conflicts.slice(0, MOST_PLACES)) {
        const place = await run.local.placeOf?.(ids.get(record) ?? record, field);
        if (place !== undefined && place !== null)
            places.push({ conflict: id, ...place });
    }
    return places;
}
/** The session that an earlier comment shows: it is shown again as what has become of it. */
async function shownSession(action, { sync, pull }) {
    const [comment] = (await whereAllowed(action, 'the comments', async () => previewComments(action.host, { issue: pull.number, sync: sync.id }))) ?? [];
    const id = comment === undefined ? undefined : parsePreviewComment(comment.body)?.session;
    const session = id === undefined ? null : await action.store.readSession(id);
    return session?.origin === pullOrigin(pull.number) ? session : null;
}

;// CONCATENATED MODULE: ./build/flows/action/reconcile-branch.js















/**
 * Brings a sync of the default branch forward (DESIGN §2): ends leases, finishes what was left, previews
 * everything, and shows it as the sync pull request, the sync issue and conflict issues.
 *
 * Upstream is written only where the config says `approval: none`. Nothing to do, nothing written.
 */
async function reconcileBranch(action, sync) {
    const merged = await endLeases(action, sync);
    const pulls = await finishPulls(action, sync);
    if (pulls !== null && !isAway(pulls))
        return pulls;
    // What was left by one that is closed by now holds nothing any longer either.
    await endLeases(action, sync);
    const opened = await openBranchRun(action, sync, { adopts: merged, ...awayOf(pulls) });
    if (!opened.ok)
        return opened.report;
    const earlier = await finishBranch(action, opened.branch.run);
    const stopped = earlier.stopped ?? pulls;
    if (stopped !== null && !isAway(stopped))
        return stopped;
    const first = stopped ?? earlier.left[0] ?? null;
    const run = { ...opened.branch.run, ...awayOf(stopped) };
    const isBehind = earlier.left.length > 0;
    const found = await preview_preview(run, { isBehind });
    const written = sync.approval === 'none' ? await locked(action, async () => writeUpstream(run, found)) : null;
    if (written?.offline !== undefined)
        return first === null ? written : report_withFirst(written, first);
    const now = written === null ? found : await preview_preview(run, { isBehind });
    const settled = await reconcile_branch_settle(run, now);
    const session = now.session ?? (first?.session?.origin === DEFAULT_BRANCH ? first.session : null);
    const shown = await showOnBranch(action, { ...opened.branch, sync, session, plan: now.plan });
    if (first !== null)
        return { ...report_behindFirst(written ?? settled, first), ...shown };
    await action.store.prune(daysBefore(action.now(), sync.keepDays));
    const last = written ?? earlier.finished.at(-1);
    const isOver = settled.code === 'nothing-to-do' && last !== undefined;
    return { ...(isOver ? last : settled), ...shown };
}
/** Whether a run stopped because the upstream is away: then it goes on without it. */
function isAway({ code, offline }) {
    return code === 'queued' && offline !== undefined;
}
/** What a run must know of an upstream that kept an earlier one from going on: it is not asked again. */
function awayOf(stopped) {
    return stopped?.offline === undefined ? {} : { offline: stopped.offline };
}
/** Finishes what the default branch has begun; a dry run writes nothing, so it finishes nothing. */
async function finishBranch(action, run) {
    if (action.isDry === true)
        return { finished: [], left: [] };
    return locked(action, async () => finishQueued(run));
}
/** Holds the right to write records while something may write them (I10). */
async function locked(action, work) {
    const release = await action.store.lock();
    try {
        return await work();
    }
    finally {
        await release();
    }
}
/** Opens the default branch as it is now: read at its tip, upstream written, artifacts only planned. */
async function openBranchRun(action, sync, more = {}) {
    const { origin = DEFAULT_BRANCH } = more;
    const leases = await leasesOf(action.store, sync.id);
    const begun = await begunRecords(action.store, { sync: sync.id, origin });
    const tree = await action.repository.checkOut(action.place.tip);
    const opened = await action.openRun(sync, {
        root: tree.root,
        store: overlaidStore(action.store, leases),
        origin,
        writes: 'remote',
        leased: new Map([...begun, ...leasedRecords(leases)]),
        basis: { config: action.configBlob },
        actor: action.actor,
        isForced: action.isForced === true,
        ...more,
    });
    if (!opened.ok)
        return { ok: false, report: report_report({ sync: sync.id, code: 'bad-config', messages: opened.error }) };
    return { ok: true, branch: { run: opened.value, tree } };
}
function daysBefore(at, days) {
    return new Date(Date.parse(at) - days * 24 * 60 * 60 * 1000).toISOString();
}
/** Ends the leases of pull requests that are over; gives the origins of those that were merged. */
async function endLeases(action, sync) {
    const merged = new Set();
    const sessions = [
        ...(await leasesOf(action.store, sync.id)),
        ...(await openSessions(action.store, sync.id)),
    ];
    const pulls = new Set(sessions.flatMap((session) => session.lease?.pull ?? pullOf(session) ?? []));
    for (const number of pulls) {
        const pull = await action.host.readPull(number);
        if (pull?.isOpen === true)
            continue;
        if (pull?.isMerged === true)
            merged.add(pullOrigin(number));
        await endPull(action, { sync, pull: number, merged: pull?.isMerged === true });
    }
    return merged;
}
/**
 * Ends what a pull request holds once it is merged or closed.
 *
 * A closed one's open sessions are abandoned unless they have begun to write; a merged one's stay, so
 * that the default branch takes them over with the decisions made on them.
 */
async function endPull(action, about) {
    const ended = [];
    for (const session of await leasesOf(action.store, about.sync.id)) {
        if (session.lease?.pull !== about.pull)
            continue;
        ended.push(await endLease(action, session, { merged: about.merged }));
    }
    if (about.merged)
        return ended;
    for (const session of await openSessions(action.store, about.sync.id)) {
        if (pullOf(session) !== about.pull || (await hasBegun(action, session)))
            continue;
        const abandoned = sessions_move(action, session, { kind: 'abandon' });
        await action.store.writeSession(abandoned);
        ended.push(abandoned);
    }
    return ended;
}
/** Finishes what runs over pull requests left half written; a report only where upstream is away. */
async function finishPulls(action, sync) {
    if (action.isDry === true)
        return null;
    for (const session of await openSessions(action.store, sync.id)) {
        const number = pullOf(session);
        if (number === null || !(await hasBegun(action, session)))
            continue;
        const pull = await action.host.readPull(number);
        const over = pull === null ? 'is gone' : pull.isMerged ? 'was merged before this was written' : null;
        const opened = pull === null || over !== null
            ? await takenOver(action, { sync, session, why: `#${number} ${over}` })
            : await openPullRun(action, {
                sync,
                pull,
                more: { actor: session.approval?.by ?? action.actor },
            });
        if (!opened.ok)
            return report_report({ sync: sync.id, code: 'bad-config', messages: opened.error });
        const { finished, stopped } = await locked(action, async () => finishQueued(opened.value));
        if (pull !== null)
            for (const one of finished)
                await tellPull(action, { run: opened.value, pull, done: one });
        if (stopped !== undefined)
            return stopped;
    }
    return null;
}
/** Shows on a pull request what became of an approval that had waited there: nobody sees this run's log. */
async function tellPull(action, about) {
    const { run, pull, done } = about;
    const reply = replyTo(done);
    if (done.session === null || done.plan === null || reply === null)
        return;
    if (done.session.basis?.head === pull.head.sha)
        await showOnPull(action, { sync: run.config, run, pull, session: done.session, plan: done.session.plan });
    await whereAllowed(action, 'a comment', async () => action.host.createComment(pull.number, renderReply(reply, action.secrets)));
}
/**
 * A pull request that was merged or is gone writes nothing more; what of it is in doubt is still found out.
 *
 * Its artifacts are the default branch's now or nobody's, so that is where its records are looked at.
 */
async function takenOver(action, about) {
    const { session, sync, why } = about;
    const opened = await openBranchRun(action, sync, { origin: session.origin, voidedBy: async () => why });
    return opened.ok ? { ok: true, value: opened.branch.run } : { ok: false, error: opened.report.messages };
}
/** Where nobody has to approve: writes the upstream half of what was planned. */
async function writeUpstream(run, { plan, session, collected }) {
    const isWritable = session !== null && plan.guarded === undefined;
    if (!isWritable || !plan.changes.some((change) => change.side === 'remote'))
        return null;
    if (collected.offline !== undefined)
        return queue(run, { session, plan, offline: collected.offline });
    // A run that is cut off shows its plan next time: what is new upstream must be known by its artifact's name.
    if (plan.changes.some(({ side, kind }) => side === 'local' && kind === 'create'))
        await commit_commitRun(run, { collected, plan, writing: live_record_settledOnly(collected) });
    return applyShown(run, session);
}
/** Stores what both sides agree on already; conflicts and changes go on waiting. */
async function reconcile_branch_settle(run, { collected, plan, session }) {
    if (session === null)
        return settleOnly(run, { collected, plan, finished: [] });
    const messages = collected.offline === undefined ? [] : [offlineInWords(collected.offline)];
    if (collected.offline === undefined)
        await commit_commitRun(run, { collected, plan, writing: live_record_settledOnly(collected) });
    const code = report_previewCode(plan, collected.offline);
    return report_report({
        sync: run.config.id,
        code,
        session,
        plan,
        messages,
        ...(collected.offline === undefined ? {} : { offline: collected.offline }),
    });
}

;// CONCATENATED MODULE: ./build/flows/action/apply-approved.js








/**
 * Checks an approval, writes the plan upstream, and shows what was done where it was shown.
 *
 * The check stands under the lock of the state: of two approvals in one second the second finds the plan
 * used (A18).
 */
async function applyApproved(action, claim) {
    const release = await action.store.lock();
    let done;
    let sync;
    try {
        const checked = await checkApproval(action, claim);
        if (!checked.ok)
            return refusal(checked.error);
        const part = claim.part?.(checked.value.session) ?? {};
        if (part.unknown !== undefined)
            return refusal({ kind: 'unknown-record', record: part.unknown });
        const about = {
            ...claim,
            ...checked.value,
            ...(part.chosen === undefined ? {} : { chosen: part.chosen }),
        };
        sync = about.sync;
        done =
            claim.subject.kind === 'pull-request'
                ? await applyPull(action, { ...about, pull: claim.subject.pull })
                : await applyBranch(action, about);
    }
    finally {
        await release();
    }
    let shown = {};
    const about = { subject: claim.subject, sync };
    if (about.subject.kind !== 'pull-request') {
        const { pullRequest, commentUrl } = await reconcileBranch(action, about.sync);
        shown = {
            ...(pullRequest === undefined ? {} : { pullRequest }),
            ...(commentUrl === undefined ? {} : { commentUrl }),
        };
    }
    return { report: { ...done, ...shown }, reply: replyTo(done) };
}
async function applyPull(action, about) {
    const { sync, session, pull, by, through } = about;
    const pusher = session.basis?.pusher;
    const opened = await openPullRun(action, {
        sync,
        pull,
        ...(pusher === undefined ? {} : { pusher }),
        more: { actor: by.login, through },
    });
    if (!opened.ok)
        return report_report({ sync: sync.id, code: 'bad-config', messages: opened.error });
    const run = { ...opened.value, ...apply_approved_chosenOf(about) };
    const done = await applyShown(run, session);
    const shown = await showOnPull(action, {
        run,
        pull,
        sync,
        session: done.session,
        plan: done.plan ?? session.plan,
    });
    return { ...done, ...shown };
}
async function applyBranch(action, about) {
    const { sync, session, by, through } = about;
    const opened = await openBranchRun(action, sync, { actor: by.login, through });
    if (!opened.ok)
        return opened.report;
    return applyShown({ ...opened.branch.run, ...apply_approved_chosenOf(about) }, session);
}
function apply_approved_chosenOf({ chosen }) {
    return chosen === undefined ? {} : { chosen };
}

;// CONCATENATED MODULE: ./build/commands/apply.js



const apply_USAGE = '/sync apply <digest> [--only <record>] [--except <record>]';
const commands_apply_apply = {
    name: 'apply',
    usage: apply_USAGE,
    about: 'Writes the plan of that digest upstream; with --only or --except, a part of it.',
    async run({ action, asked }, { words }) {
        const [digest, ...options] = words;
        const choice = readChoice(options);
        if (!choice.ok)
            return badUsage(choice.error, apply_USAGE);
        const { only, except } = choice.value;
        return applyApproved(action, {
            by: asked.by,
            digest,
            subject: asked.subject,
            through: asked.comment.url,
            part({ plan }) {
                const known = new Set(plan.changes.map((change) => change.record));
                const unknown = [...only, ...except].find((record) => !known.has(record));
                if (unknown !== undefined)
                    return { unknown };
                if (only.length + except.length === 0)
                    return {};
                return {
                    chosen: (record) => (only.length === 0 || only.includes(record)) && !except.includes(record),
                };
            },
        });
    },
};
function readChoice(words) {
    const found = { only: [], except: [] };
    for (let at = 0; at < words.length; at += 2) {
        const [option = '', record] = [words[at], words[at + 1]];
        if (option !== '--only' && option !== '--except')
            return (0,result/* fail */.fJ)(`"${option}" is neither --only nor --except.`);
        if (record === undefined || record.startsWith('--'))
            return (0,result/* fail */.fJ)(`${option} names no record.`);
        found[option === '--only' ? 'only' : 'except'].push(...record.split(',').filter((one) => one !== ''));
    }
    return (0,result.ok)(found);
}

;// CONCATENATED MODULE: ./build/flows/action/preview-pull.js





/**
 * Previews what merging a pull request would write upstream, and shows it there (DESIGN §2).
 *
 * Writes nothing upstream and no commit in the pull request.
 */
async function previewPull(action, about) {
    const { sync, pull } = about;
    const opened = await openPullRun(action, about);
    if (!opened.ok)
        return report_report({ sync: sync.id, code: 'bad-config', messages: opened.error });
    const run = opened.value;
    const { collected, plan, session: previewed } = await preview_preview(run, { planOnly: true });
    const session = await withPusher(action, previewed, run.basis?.pusher);
    const found = report_report({
        sync: sync.id,
        code: report_previewCode(plan, collected.offline),
        session,
        plan,
        messages: collected.offline === undefined ? [] : [offlineInWords(collected.offline)],
        ...(collected.offline === undefined ? {} : { offline: collected.offline }),
    });
    const shown = await showOnPull(action, { run, pull, session, plan, sync });
    return { ...found, ...shown };
}
/** A command may preview a head before the event of its push does, which alone knows who pushed (A8). */
async function withPusher(action, session, pusher) {
    if (session?.basis === undefined || pusher === undefined || session.basis.pusher !== undefined)
        return session;
    const known = { ...session, basis: { ...session.basis, pusher } };
    await action.store.writeSession(known);
    return known;
}

;// CONCATENATED MODULE: ./build/flows/action/preview-again.js






/** Reads both sides anew where a command stands, finishes what waits there, and shows the preview. */
async function previewAgain(action, asked) {
    const { subject } = asked;
    if (subject.kind === 'other')
        return refusal({ kind: 'wrong-place' });
    if (subject.kind !== 'pull-request')
        return answerOf(await reconcileBranch(action, subject.sync));
    if (!subject.pull.isOpen)
        return refusal({ kind: 'closed' });
    let last;
    for (const sync of action.config.syncs.values()) {
        const opened = await openPullRun(action, { sync, pull: subject.pull });
        if (opened.ok)
            await locked(action, async () => finishQueued(opened.value));
        last = await previewPull(action, { sync, pull: subject.pull });
    }
    return last === undefined ? refusal({ kind: 'nothing-waits' }) : answerOf(last);
}
function answerOf(found) {
    return { report: found, reply: replyOf(found) };
}
const AWAY = {
    title: 'The upstream did not answer.',
    nextStep: 'Comment again when it answers; nothing was lost.',
};
/** Nobody was asked: the upstream had said when it will answer (E39). */
const LIMITED = {
    title: 'The upstream asked to be left alone for a while.',
    nextStep: 'The first scheduled run after that goes on by itself; /sync retry asks at once.',
};
function replyOf({ session, plan, commentUrl, code, offline }) {
    if (offline !== undefined)
        return {
            kind: 'failed',
            code,
            ...(offline.retryAt === undefined ? AWAY : LIMITED),
            message: offlineInWords(offline),
        };
    if (session === null)
        return { kind: 'nothing-to-do' };
    return {
        kind: 'previewed',
        digest: session.digest,
        changes: session.plan.changes.length,
        conflicts: plan?.conflicts.length ?? 0,
        ...(commentUrl === undefined ? {} : { url: commentUrl }),
    };
}

;// CONCATENATED MODULE: ./build/commands/preview.js

const commands_preview_preview = {
    name: 'preview',
    usage: '/sync preview',
    about: 'Reads both sides again and brings the preview up to date.',
    run: async ({ action, asked }) => previewAgain(action, asked),
};

;// CONCATENATED MODULE: ./build/flows/resolve.js




/**
 * Adds decisions to a session; writes nothing on either side.
 *
 * A decision names its conflict by record and field and is bound to the three values that the session
 * shows. All of them are stored, or none.
 * Errors: one sentence per decision that fits no conflict, or whose choice does not fit.
 */
async function resolve_resolve(run, session, about) {
    const problems = [];
    const decided = new Map();
    if (about.all !== undefined) {
        for (const conflict of fitting(session, about.all))
            decided.set(conflict.id, resolution(run, conflict, { choice: about.all }));
        if (decided.size === 0)
            problems.push(`no conflict of session ${session.id} can be settled with ${about.all}`);
    }
    for (const decision of about.decisions) {
        const conflict = findConflict(session, decision);
        const checked = conflict.ok ? (0,kernel_choice/* checkDecision */.dM)(conflict.value, decision) : conflict;
        if (!checked.ok)
            problems.push(checked.error);
        else if (conflict.ok)
            decided.set(conflict.value.id, resolution(run, conflict.value, checked.value));
    }
    if (problems.length > 0)
        return (0,result/* fail */.fJ)(problems);
    let next = sessions_move(run, session, { kind: 'resolve', resolutions: [...decided.values()] });
    for (const one of decided.values()) {
        const data = { id: one.conflict, field: one.field, choice: one.choice, by: one.by };
        next = tell(run, next, { type: 'conflict.resolved', subject: one.record, data });
    }
    await run.store.writeSession(next);
    return (0,result.ok)(next);
}
/**
 * The conflicts of a session that one answer settles: one rule, spelt out conflict by conflict (E64).
 *
 * A choice that needs a text of its own settles nothing that way.
 */
function fitting(session, choice, record) {
    const needsText = (conflict) => choice === 'value' || (choice === 'merged' && conflict.field !== kernel_conflict/* LINK_FIELD */.Sb);
    return session.plan.conflicts.filter((conflict) => (record === undefined || conflict.record === record) &&
        (0,kernel_choice/* choicesOf */.cU)(conflict).includes(choice) &&
        !needsText(conflict));
}
function resolution(run, conflict, decided) {
    return {
        conflict: conflict.id,
        record: conflict.record,
        field: conflict.field,
        choice: decided.choice,
        ...(decided.value === undefined ? {} : { value: decided.value }),
        by: run.actor,
        at: run.now(),
    };
}
function findConflict(session, decision) {
    const { conflicts } = session.plan;
    const named = conflicts.filter((conflict) => conflict.field === decision.field &&
        (decision.record === undefined || conflict.record === decision.record));
    const [only] = named;
    if (named.length === 1 && only !== undefined)
        return (0,result.ok)(only);
    const asked = `${decision.record === undefined ? '' : `${decision.record}:`}${decision.field}`;
    if (named.length > 1)
        return (0,result/* fail */.fJ)(`"${asked}" names ${named.length} conflicts; put the record before it`);
    const known = conflicts.map((conflict) => `${conflict.record}:${conflict.field}`);
    return (0,result/* fail */.fJ)(`session ${session.id} has no conflict ${asked}; it has ${known.join(', ') || 'none'}`);
}

;// CONCATENATED MODULE: ./build/flows/action/settle-conflicts.js









/**
 * Stores a person's decisions and previews again, so that they see what the next apply will write.
 *
 * The decisions are bound to the three values that the session shows; where a value moved since, the new
 * preview shows the new conflict and the decision is void (E63).
 */
async function settleConflicts(action, about) {
    const { asked } = about;
    const found = await conflictSession(action, asked.subject, about.decisions);
    if (!found.ok)
        return refusal(found.error);
    const { session, sync } = found.value;
    const decisions = spelt(session, about.decisions);
    if (decisions.length === 0) {
        const choices = [...new Set(session.plan.conflicts.flatMap((conflict) => (0,kernel_choice/* choicesOf */.cU)(conflict)))];
        return refusal({
            kind: 'bad-decision',
            message: `No open conflict can be settled so; the choices are ${choices.join(', ')}.`,
        });
    }
    const stale = await shownOthers(action, { asked, session, decisions });
    if (stale !== null) {
        await again(action, { asked, sync });
        return refusal(stale);
    }
    const run = {
        store: action.store,
        actor: asked.by.login,
        source: `/${sync.id}`,
        now: action.now,
    };
    const resolved = await resolve_resolve(run, session, { decisions });
    if (!resolved.ok)
        return refusal({ kind: 'bad-decision', message: resolved.error.join('; ') });
    const now = await again(action, { asked, sync });
    return settle_conflicts_answerOf({ before: session, decided: resolved.value, now, sync, url: action.place.url });
}
/** The decisions that a comment stands for, each on the conflict that the session shows. */
function spelt(session, decisions) {
    if (!('all' in decisions))
        return decisions;
    const { all, record } = decisions;
    return fitting(session, all, record).map((one) => ({ record: one.record, field: one.field, choice: all }));
}
function settle_conflicts_answerOf(about) {
    const { before, decided, now, sync } = about;
    const earlier = new Set(before.resolutions.map((one) => one.at + one.conflict));
    const fresh = decided.resolutions.filter((one) => !earlier.has(one.at + one.conflict));
    const open = now.session?.plan.conflicts ?? [];
    const isVoid = fresh.filter((one) => open.some((conflict) => conflict.record === one.record && conflict.field === one.field));
    if (isVoid.length > 0) {
        const fields = isVoid.map((one) => `${one.record}:${one.field}`).join(', ');
        const message = `${fields} moved while you decided, so the decision does not count; the new difference is shown now.`;
        return refusal({ kind: 'bad-decision', message });
    }
    const records = new Set(fresh.map((one) => one.record));
    const url = now.pullRequest === undefined ? now.commentUrl : `${about.url}/pull/${now.pullRequest}`;
    return {
        report: { ...now, sync: sync.id, code: 'resolved' },
        reply: {
            kind: 'resolved',
            decisions: fresh.map(({ record, field, choice }) => ({ record, field, choice })),
            open: open.filter((conflict) => records.has(conflict.record)).length,
            ...(needsApply(now.session, sync) ? { digest: now.session?.digest ?? '' } : {}),
            ...(url === undefined ? {} : { url }),
        },
    };
}
function needsApply(session, sync) {
    return (session !== null &&
        sync.approval !== 'none' &&
        session.plan.changes.some((change) => change.side === 'remote'));
}
/** Reads both sides again where the command stands, and shows it. */
async function again(action, about) {
    const { subject } = about.asked;
    return subject.kind === 'pull-request'
        ? previewPull(action, { pull: subject.pull, sync: about.sync })
        : reconcileBranch(action, about.sync);
}
/** The open session that has the conflicts in question. */
async function conflictSession(action, subject, decisions) {
    if (subject.kind === 'other')
        return (0,result/* fail */.fJ)({ kind: 'wrong-place' });
    const origin = subject.kind === 'pull-request' ? pullOrigin(subject.pull.number) : DEFAULT_BRANCH;
    const syncs = subject.kind === 'pull-request' ? [...action.config.syncs.values()] : [subject.sync];
    const open = [];
    for (const sync of syncs) {
        for (const session of await openSessions(action.store, sync.id))
            if (session.origin === origin && (0,advance/* isOpen */.nT)(session) && session.state !== 'applying')
                open.push({ session, sync });
    }
    const named = (session) => session.plan.conflicts.some((conflict) => spelt(session, decisions).some((one) => one.field === conflict.field && (one.record === undefined || one.record === conflict.record)));
    const found = open.findLast(({ session }) => named(session)) ?? open.at(-1);
    if (found === undefined)
        return (0,result/* fail */.fJ)({ kind: 'nothing-waits' });
    return found.session.plan.conflicts.length === 0 ? (0,result/* fail */.fJ)({ kind: 'nothing-waits' }) : (0,result.ok)(found);
}
/** Whether the person saw other values than the session holds now: then they decided on those. */
async function shownOthers(action, about) {
    const { asked, session, decisions } = about;
    const { subject, comment } = asked;
    const inIssue = subject.kind === 'conflict' ? subject.session : undefined;
    const seen = [
        inIssue === undefined ? null : await action.store.readSession(inIssue),
        await shownWhen(action, { session, at: comment.createdAt }),
    ].filter((one) => one !== null);
    const idOf = (one, { record, field }) => one.plan.conflicts.find((conflict) => conflict.field === field && (record === undefined || conflict.record === record))?.id;
    const moved = decisions.filter((decision) => seen.some((one) => idOf(one, decision) !== idOf(session, decision)));
    if (moved.length === 0)
        return null;
    const fields = moved.map(({ field }) => field).join(', ');
    return {
        kind: 'bad-decision',
        message: `${fields} moved since this was shown, so the decision does not count; the new difference is shown now.`,
    };
}
/**
 * The session that stood when a comment was written: its run may come much later, or be started again (A19).
 *
 * Null where none is older than the comment: then the two clocks have nothing to do with each other.
 */
async function shownWhen(action, { session, at }) {
    let shown = null;
    for (const id of [...(await action.store.listSessions())].sort()) {
        const one = await action.store.readSession(id);
        if (one?.sync !== session.sync || one.origin !== session.origin)
            continue;
        // Hosts tell the time in whole seconds.
        if (Math.floor(Date.parse(one.createdAt) / 1000) * 1000 <= Date.parse(at))
            shown = one;
    }
    return shown;
}

;// CONCATENATED MODULE: ./build/commands/resolve.js




const resolve_USAGE = '/sync resolve <field>=<choice> …';
/** The choices that mean the same for every conflict; the others need a text of their own. */
const ANSWERS = ['local', 'remote', 'base', 'keep', 'delete'];
const commands_resolve_resolve = {
    name: 'resolve',
    usage: resolve_USAGE,
    about: 'Decides conflicts: local, remote, base, merged or value; keep or delete for a whole record. Outside a conflict issue: <record>:<field>=<choice>. --all <choice> answers every conflict that it fits.',
    async run({ action, asked }, text) {
        const decisions = readDecisions(text);
        if (!decisions.ok)
            return badUsage(decisions.error, resolve_USAGE);
        const { subject } = asked;
        if ('all' in decisions.value) {
            const only = subject.kind === 'conflict' ? { record: subject.record } : {};
            return settleConflicts(action, { asked, decisions: { ...decisions.value, ...only } });
        }
        const here = subject.kind === 'conflict'
            ? decisions.value.map((one) => ({ record: subject.record, ...one }))
            : decisions.value;
        return settleConflicts(action, { asked, decisions: here });
    },
};
/**
 * Reads the words; a choice that needs a text and has none takes the fenced block, once.
 *
 * `--all <choice>` stands alone: it is one rule for every conflict that it fits (E64).
 */
function readDecisions({ words, block, }) {
    if (words.length === 0)
        return (0,result/* fail */.fJ)('No field was named.');
    if (words.some((word) => word === '--all' || word.startsWith('--all=')))
        return readAll(words);
    const decisions = [];
    let isBlockUsed = false;
    for (const word of words) {
        const needsText = /^[^=]+=(?:value|merged)$/.test(word);
        if (needsText && block !== undefined && isBlockUsed)
            return (0,result/* fail */.fJ)('One fenced block gives the text of one field; comment once for each.');
        const parsed = (0,kernel_choice/* parseDecision */.cg)(needsText && block !== undefined ? `${word}:${block}` : word);
        if (!parsed.ok)
            return (0,result/* fail */.fJ)(`${parsed.error}.`);
        isBlockUsed ||= needsText && block !== undefined;
        decisions.push(parsed.value);
    }
    return (0,result.ok)(decisions);
}
function readAll(words) {
    const [choice, ...more] = words.flatMap((word) => (word === '--all' ? [] : [word.replace(/^--all=/, '')]));
    const all = ANSWERS.find((one) => one === choice);
    if (all === undefined || more.length > 0)
        return (0,result/* fail */.fJ)(`Write --all and one choice, and nothing else: ${ANSWERS.join(', ')}.`);
    return (0,result.ok)({ all });
}

;// CONCATENATED MODULE: ./build/commands/retry.js

const retry = {
    name: 'retry',
    usage: '/sync retry',
    about: 'Goes on with what waits for the upstream, now instead of at the next scheduled run.',
    run: async ({ action, asked }) => previewAgain({ ...action, isForced: true }, asked),
};

;// CONCATENATED MODULE: ./build/flows/status.js





/** Reads what is stored; touches neither side. */
async function status_status(store, about) {
    const all = [];
    for (const id of [...(await store.listSessions())].sort(json/* compareText */.n6).reverse()) {
        const session = await store.readSession(id);
        if (session !== null)
            all.push(session);
    }
    const sessions = [];
    for (const session of all) {
        if (about.session !== undefined && session.id !== about.session)
            continue;
        if (about.sync !== undefined && session.sync !== about.sync)
            continue;
        sessions.push(statusOf(session, { all, journal: (0,kernel_journal/* foldJournal */.n$)(await store.readJournal(session.id)) }));
    }
    return { head: await store.head(), sessions };
}
function statusOf(session, about) {
    const { journal } = about;
    const asked = session.plan.changes.filter(({ record }) => isApproved(session, record));
    const open = asked.filter(({ id }) => journal.get(id)?.outcome === undefined);
    const isBegun = session.state === 'applying' || session.state === 'queued';
    return {
        session,
        done: asked.length - open.length,
        waiting: (0,advance/* isOpen */.nT)(session) ? open.map(({ id }) => id) : [],
        inDoubt: open.map(({ id }) => id).filter((id) => journal.get(id)?.intent !== undefined),
        queue: isBegun ? open.map((change) => waitingChange(change, { ...about, session })) : [],
    };
}
function waitingChange(change, about) {
    const { session, all } = about;
    const since = sinceWhen(change, session, all);
    const later = all.find((one) => one.id > session.id && replaces(one, session, change));
    return {
        change,
        ...(since === undefined ? {} : { since }),
        isInDoubt: about.journal.get(change.id)?.intent !== undefined,
        ...(later === undefined ? {} : { later: later.id }),
    };
}
/** Whether a later session waits with another change of the same record. */
function replaces(one, earlier, change) {
    if (one.sync !== earlier.sync || one.origin !== earlier.origin || one.state !== 'queued')
        return false;
    const isHeld = one.plan.held.some(({ record }) => record === change.record);
    const again = one.plan.changes.find(({ id }) => id === change.id);
    return isHeld || (again !== undefined && !isSameWrite(change, again));
}
/** A session that waits is replaced by the next one that plans anew; the wait began in the first of them. */
function sinceWhen(change, session, all) {
    let first = session.waiting?.since;
    let at = session;
    while (at !== undefined) {
        const { id } = at;
        at = all.find((one) => one.supersededBy === id && one.id < id && one.plan.changes.some((before) => before.id === change.id));
        first = at?.waiting?.since ?? first;
    }
    return first;
}

;// CONCATENATED MODULE: ./build/commands/status.js




const commands_status_status = {
    name: 'status',
    usage: '/sync status',
    about: 'Lists the open sessions: what waits, since when and why.',
    async run({ action }) {
        const { sessions } = await status_status(action.store, {});
        const open = sessions.filter(({ session }) => (0,advance/* isOpen */.nT)(session));
        return said({
            kind: 'status',
            sessions: open.map(({ session, done, waiting: left, queue }) => ({
                sync: session.sync,
                session: session.id,
                digest: session.digest,
                state: session.state,
                changes: session.plan.changes.length,
                done,
                conflicts: session.plan.conflicts.length,
                forecast: (0,forecast/* forecastOf */.D)(session, left),
                ...(session.waiting === undefined ? {} : { waiting: waitingWords(session.waiting) }),
                queue: queue.map(({ change, ...one }) => ({ ...one, ...change })),
            })),
        }, { code: 'answered' });
    },
};
function waitingWords({ message, since, retryAt }) {
    return `${message} (since ${since}${retryAt === undefined ? '' : `, not asked before ${retryAt}`})`;
}

;// CONCATENATED MODULE: ./build/flows/lease-undo.js

/**
 * Shows the state of an undo of what a pull request holds: its leased rows and bases over the stored ones.
 *
 * What cannot be taken back stays leased, with its link, so that nothing makes it a second time (I6). Once
 * all was taken back the lease ends, and the rows go back to the state as they were (I7).
 */
function undoingStore(store, session) {
    const { lease } = session;
    if (lease === undefined)
        return store;
    const { pull } = lease;
    const held = new Map(lease.records.map((one) => [one.record, one]));
    const shown = () => leasingStore(store, { pull, leases: [holding(session, pull, held)] });
    return {
        ...store,
        readIndex: async (sync) => shown().readIndex(sync),
        readBase: async (row) => shown().readBase(row),
        async commit(step) {
            const [next = session] = step.sessions;
            if (next.state !== 'undone') {
                for (const one of touched(step))
                    held.set(one.record, one);
                return store.commit({ ...step, rows: [], bases: [], sessions: [holding(next, pull, held)] });
            }
            const taken = new Set(step.rows.map(({ record }) => record));
            const stored = new Map((await store.readIndex(step.sync)).map((row) => [row.record, row]));
            const rest = [...held.values()].flatMap((one) => {
                const row = taken.has(one.record) ? undefined : letGo(one, stored.get(one.record));
                return row === undefined ? [] : [{ record: one.record, row }];
            });
            return store.commit({ ...step, rows: [...step.rows, ...rest] });
        },
    };
}
function holding(session, pull, held) {
    return { ...session, lease: { pull, records: [...held.values()] } };
}
/** What a step says of records, as a lease holds it; a row that is gone is nobody's. */
function touched(step) {
    const bases = new Map(step.bases.map(({ record, base }) => [record, base]));
    return step.rows.map(({ record, row }) => {
        const base = bases.get(record) ?? null;
        const { base: hash, local, remote } = row ?? { record };
        return {
            record,
            ...(local === undefined ? {} : { local }),
            ...(remote === undefined ? {} : { remote }),
            ...(hash === undefined || base === null ? {} : { hash, base: baseValue(base) }),
        };
    });
}

;// CONCATENATED MODULE: ./build/flows/rewind.js


/** Reads what is stored of the records that some changes wrote to. */
async function storedRecords(run, done) {
    const records = new Set(done.map((one) => one.change.record));
    const stored = new Map();
    for (const link of await run.store.readIndex(run.config.id)) {
        if (!records.has(link.record))
            continue;
        const { localVersion: _local, remoteVersion: _remote, ...row } = link;
        const { record, base: hash } = row;
        const answer = hash === undefined ? null : await run.store.readBase({ sync: run.config.id, record, hash });
        stored.set(record, answer?.kind === 'found' ? { row, base: answer.base } : { row });
    }
    return stored;
}
/**
 * The rows and bases of records as they were before some changes; none keeps its versions.
 *
 * A record that a change made is linked until its copy is gone (`written`), so that nothing makes a
 * second one; it has no base until then, so that a copy gone is a question, not a deletion to pass on.
 */
function rewind(run, about) {
    const rows = [];
    const bases = [];
    for (const [record, { row, base }] of about.stored) {
        const undone = about.done.filter((one) => one.change.record === record && isLinkedBy(one, row));
        const create = undone.find((one) => one.change.kind === 'create')?.change;
        const before = create !== undefined || base === undefined
            ? undefined
            : undone.reduce((now, one) => rewound(run, now, one), base);
        if (before !== undefined) {
            rows.push({ record, row: { ...row, base: run.store.baseHash(before) } });
            bases.push({ record, base: before });
        }
        else if (create === undefined) {
            rows.push({ record, row });
        }
        else {
            rows.push({ record, row: about.written ? withoutCopy(row, create) : withoutBase(row) });
            bases.push({ record, base: null });
        }
    }
    return { rows, bases };
}
/** Since a create was taken back, or its record was deleted, another one may stand in its place. */
function isLinkedBy({ change, outcome }, row) {
    return change.kind !== 'create' || row[change.side] === outcome.target;
}
/** A record from upstream was heard of once: without a row the cursor would have passed it (I7). */
function withoutCopy({ record, remote }, create) {
    return create.side === 'local' && remote !== undefined ? { record, remote } : null;
}
function withoutBase({ base: _base, ...row }) {
    return row;
}
/** The base before a change: the fields it wrote are as its intent noted them, or had none. */
function rewound(run, base, { change, intent }) {
    const touched = touchedFields(change);
    const names = run.mappings.flatMap((mapping) => touched.has(nameOn(mapping, change.side)) ? [mapping.name] : []);
    const kept = (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
    const images = kept(base.remote ?? {});
    const { remote: _remote, moves: _moves, ...rest } = base;
    return {
        ...rest,
        fields: { ...kept(base.fields), ...intent?.undo?.base },
        ...(Object.keys(images).length === 0 ? {} : { remote: images }),
    };
}

;// CONCATENATED MODULE: ./build/flows/way-back.js







/**
 * Finds the way back of an update: what its intent stored, and for a set what its change itself tells.
 *
 * A set is taken back element by element, since upstream may keep it in an order of its own and people
 * may have added to it: what the change added goes, what it removed comes back, the rest stays.
 * A stored way back that leads to somewhere else than where the change began is not ours (A27).
 */
function wayBack(mappings, about) {
    const { change, stored, now } = about;
    const sets = mappings.flatMap((mapping) => setBack(mapping, change, now) ?? []);
    const isOther = (step) => !sets.some(({ name }) => stepsIn([step], name).length > 0);
    const forth = change.patch.filter(isOther);
    const ofSets = sets.flatMap(({ patch }) => patch);
    if ((0,kernel_patch/* applyPatch */.X6)(now, forth).ok)
        return { kind: 'patch', patch: ofSets };
    const back = stored?.filter(isOther);
    if (back === undefined)
        return { kind: 'none' };
    if (leadsElsewhere(now, forth, back))
        return { kind: 'elsewhere' };
    return { kind: 'patch', patch: [...back, ...ofSets] };
}
/** Whether a stored way back of a patch touches other fields, or ends where the patch did not begin. */
function leadsElsewhere(now, forth, back) {
    const touched = touchedFields({ patch: forth });
    if (![...touchedFields({ patch: back })].every((name) => touched.has(name)))
        return true;
    const before = (0,kernel_patch/* applyPatch */.X6)(now, back);
    return before.ok && !(0,kernel_patch/* applyPatch */.X6)(before.value, forth).ok;
}
/** The way back of one set, as a merge whose base is what the change left; null for any other field. */
function setBack(mapping, change, now) {
    if (mapping.kind !== 'set' || mapping.strictSet === true)
        return null;
    const name = nameOn(mapping, change.side);
    const edit = setEditOf(change, name);
    const theirs = now[name];
    if (edit === null || !(0,json/* isJsonArray */.Md)(theirs))
        return null;
    const rule = { ...ruleOf(mapping), name };
    const value = mergeSet(rule, { base: edit.after, ours: edit.before, theirs });
    return {
        name,
        patch: (0,equal/* sameValue */.eE)(rule, theirs, value) ? [] : emitField({ rule, before: theirs, after: value }),
    };
}

;// CONCATENATED MODULE: ./build/flows/undo.js











/**
 * Takes back what a session wrote, guarded: a record that moved since is left alone and reported.
 *
 * The bases go back first: killed in between, a value that is still on both sides is agreed again, and
 * one that was taken back shows the old difference, so that neither looks like a person's edit. May be
 * run again after a crash: what is already as it was counts as taken back.
 */
async function undo(run, session) {
    const sync = run.config.id;
    if (!canBeUndone(session)) {
        const messages = [`session ${session.id} is ${session.state}; only what was applied can be taken back`];
        return report_report({ sync, code: 'not-approvable', session, plan: session.plan, messages });
    }
    assertUnaltered(run, session);
    const journal = await JournalWriter.open(run.store, session.id);
    const folded = (0,kernel_journal/* foldJournal */.n$)(journal.entries);
    const done = changesDone(session, folded);
    const isBack = (one) => folded.get(undoId(one))?.outcome?.result === 'written';
    const wanted = done.filter((one) => !isBack(one));
    const stored = await storedRecords(run, done);
    const message = `Undo session ${session.id} of ${sync}`;
    await run.store.commit({
        sync,
        ...rewind(run, { done: wanted, stored, written: false }),
        sessions: [],
        message,
    });
    const results = [];
    const back = await copiesGone(run, done.filter(isBack));
    for (const one of done.filter(isBack))
        keepFindings(run, stored, { ...one.change, found: folded.get(undoId(one))?.outcome?.overwritten });
    for (const one of wanted.toReversed()) {
        const { result, found } = await takeBack(run, { one, journal, session: session.id });
        results.push(result);
        keepFindings(run, stored, { ...one.change, found });
        if (result.result === 'written')
            back.push(one);
        run.progress({ step: 'writing', done: results.length, total: wanted.length });
    }
    const moved = results.filter((result) => result.result !== 'written');
    let next = session;
    if (moved.length === 0)
        next = tell(run, sessions_move(run, session, { kind: 'undo' }), { type: 'session.undone' });
    await run.store.commit({
        sync,
        ...rewind(run, { done: back, stored, written: true }),
        sessions: [next],
        message,
    });
    const replaced = results.filter((one) => one.code === 'overwritten');
    const messages = [
        ...replaced.flatMap(({ message }) => message ?? []),
        ...moved.map((one) => `${one.change.record}: ${one.message ?? 'moved since; left as it is'}`),
    ];
    return report_report({
        sync,
        code: replaced.length > 0 ? 'conflicts' : moved.length === 0 ? 'undone' : 'stale',
        session: next,
        plan: session.plan,
        results,
        messages,
    });
}
/** The creates of an earlier attempt whose copies are gone; the bases of updates went back before. */
async function copiesGone(run, undone) {
    const gone = [];
    for (const one of undone) {
        const { kind, side } = one.change;
        if (kind !== 'create' || one.outcome.target === undefined)
            continue;
        const state = await readState(run[side], one.outcome.target);
        if (state.kind === 'absent')
            gone.push(one);
    }
    return gone;
}
/** A session that another one has replaced may have written before that. */
function canBeUndone({ state, cursor }) {
    return (['applied', 'conflicted'].includes(state) || (['superseded', 'abandoned'].includes(state) && cursor > 0));
}
function changesDone(session, folded) {
    return session.plan.changes.flatMap((change) => {
        const { intent, outcome } = folded.get(change.id) ?? {};
        if (outcome === undefined || !['written', 'found'].includes(outcome.result))
            return [];
        return [{ change, outcome, ...(intent === undefined ? {} : { intent }) }];
    });
}
/** What a write replaced unseen goes with its record's base, so that the next preview asks about it (I2, I15). */
function keepFindings(run, stored, about) {
    const { record, found = [] } = about;
    const known = stored.get(record);
    const base = withRecovered(run.mappings, known?.base, found);
    if (known === undefined || base === undefined || found.length === 0)
        return;
    stored.set(record, { ...known, base: { format: 1, record, ...base } });
}
function undoId(one) {
    return `${one.change.id}~undo`;
}
async function takeBack(run, about) {
    const { one, journal } = about;
    const { change } = one;
    const common = { change: undoId(one), record: change.record, side: change.side };
    const id = one.outcome.target ?? change.target;
    await journal.append((seq) => ({
        kind: 'intent',
        seq,
        ...common,
        action: change.kind === 'create' ? 'delete' : change.kind === 'delete' ? 'create' : 'update',
        ...(id === undefined ? {} : { target: id }),
        at: run.now(),
    }));
    const { answer, seen } = await reverse(run, one, id, `${about.session}-${change.record}-undo`);
    const ok = answer.kind === 'written' || answer.kind === 'deleted';
    const target = answer.kind === 'written' ? answer.record.id : undefined;
    const found = answer.kind === 'written' ? findingsOf(answer, seen) : [];
    const note = answer.kind === 'written' ? replacedNote(answer, found) : {};
    await journal.append((seq) => ({
        kind: 'outcome',
        seq,
        ...common,
        result: ok ? 'written' : 'stale',
        ...(target === undefined ? {} : { target }),
        ...note,
        at: run.now(),
    }));
    const message = answer.kind === 'rejected' ? answer.message : 'it moved since; left as it is';
    const result = {
        change,
        result: ok ? 'written' : 'stale',
        ...(target === undefined ? {} : { target }),
        ...(note.code === undefined ? {} : { code: note.code }),
        ...(ok ? {} : { message }),
        ...(note.message === undefined ? {} : { message: note.message }),
    };
    return { result, found };
}
async function reverse(run, one, id, key) {
    const { change, outcome, intent } = one;
    const provider = run[change.side];
    if (change.kind === 'delete')
        return { answer: await createBack(run, change, key) };
    if (id === undefined)
        return { answer: { kind: 'gone' } };
    const now = await readState(provider, id);
    if (now.kind !== 'present') {
        const isGone = change.kind === 'create' && now.kind === 'absent';
        return { answer: { kind: isGone ? 'deleted' : 'stale' } };
    }
    const { record } = now;
    if (change.kind === 'create') {
        const untouched = outcome.version === record.version ||
            (outcome.version === undefined && holdsStill(record.fields, change));
        if (!untouched)
            return { answer: { kind: 'stale' } };
        return { answer: await provider.delete({ id, version: record.version }) };
    }
    const back = wayBack(run.mappings, { change, stored: intent?.undo?.patch, now: record.fields });
    if (back.kind === 'none')
        return { answer: { kind: 'stale' } };
    if (back.kind === 'elsewhere') {
        const message = 'its journal holds another way back than the change needs; left as it is';
        return { answer: { kind: 'rejected', code: 'journal-altered', message } };
    }
    const { patch } = back;
    if (patch.length === 0)
        return { answer: { kind: 'written', record } };
    return { answer: await provider.update({ id, patch, version: record.version }), seen: record };
}
/** Whether a record has every value it was created with. */
function holdsStill(fields, change) {
    return Object.entries(createdFields(change)).every(([name, sent]) => (0,json/* equalJson */.FS)(fields[name] ?? null, sent));
}
async function createBack(run, change, key) {
    const [test] = change.patch;
    const provider = run[change.side];
    if (test?.op !== 'test' || !(0,json/* isJsonObject */.OW)(test.value))
        return { kind: 'stale' };
    const now = change.target === undefined ? null : await readState(provider, change.target);
    if (now?.kind === 'present' && (0,json/* equalJson */.FS)(now.record.fields, test.value))
        return { kind: 'written', record: now.record };
    return provider.create({
        key,
        fields: test.value,
        ...(change.target === undefined ? {} : { id: change.target }),
        ...(change.other === undefined ? {} : { other: change.other }),
    });
}

;// CONCATENATED MODULE: ./build/flows/action/apply-dispatched.js







/**
 * Applies a plan that a person dispatched by hand, with the inputs `command: apply` and `digest`.
 *
 * The person who started the workflow is the approver; everything else is checked as for a comment.
 */
async function applyDispatched(action, about) {
    const by = await dispatcher(action);
    if (by === null)
        return apply_dispatched_refused('not-allowed: the account that started this run is not known');
    const id = about.session ?? (await idOf(action, about.digest));
    const session = id === undefined ? null : await action.store.readSession(id);
    if (session === null)
        return report_report({ sync: '', code: 'no-session', messages: ['no open plan has that digest'] });
    const subject = await subjectFor(action, { pull: pullOf(session), sync: session.sync });
    if (subject === null)
        return apply_dispatched_refused('wrong-place: the preview of that plan is nowhere to be seen');
    const answer = await applyApproved(action, {
        by,
        digest: about.digest,
        subject,
        through: 'workflow_dispatch',
    });
    return answer.report;
}
/** The account behind the run, by what the host says of its login now. */
async function dispatcher(action) {
    const permission = await action.host.permissionOf(action.actor);
    return permission === null
        ? null
        : { id: permission.id, login: action.actor, isBot: action.actor.endsWith('[bot]') };
}
function apply_dispatched_refused(why) {
    return report_report({ sync: '', code: 'not-approved', messages: [why] });
}
async function idOf(action, digest) {
    if (digest === undefined)
        return undefined;
    for (const id of await action.store.listSessions())
        if ((await action.store.readSession(id))?.digest.startsWith(digest) === true)
            return id;
    return undefined;
}
async function subjectFor(action, about) {
    if (about.pull !== null)
        return subjectOf(action, about.pull);
    const [pull] = await action.host.pullsFrom(syncBranch(about.sync));
    if (pull !== undefined)
        return subjectOf(action, pull.number);
    const issue = (await ourIssues(action)).find((one) => {
        const marker = parsePreviewComment(one.body);
        return one.isOpen && marker?.kind === 'sync-issue' && marker.sync === about.sync;
    });
    return issue === undefined ? null : subjectOf(action, issue.number);
}

;// CONCATENATED MODULE: ./build/flows/action/undo-session.js








/** Takes back what a session wrote upstream, guarded, and shows what is to do now. */
async function undoSession(action, about) {
    const found = await namedSession(action, about);
    if (!found.ok)
        return refusal(found.error);
    const { sync } = found.value;
    const release = await action.store.lock();
    let done;
    try {
        const { session } = found.value;
        const opened = await openBranchRun(action, sync, { actor: about.asked.by.login });
        if (!opened.ok)
            return refusal({ kind: 'bad-usage', message: opened.report.messages.join('; '), usage: '/sync help' });
        const store = undoingStore(action.store, session);
        done = await undo({ ...opened.branch.run, store }, session);
    }
    finally {
        await release();
    }
    const { session } = done;
    if (done.code === 'not-approvable' && session !== null)
        return refusal({ kind: 'wrong-state', session: session.id, state: session.state });
    await showAgain(action, { sync, pull: session === null ? null : pullOf(session) });
    const taken = done.results.filter((one) => one.result === 'written').length;
    const problems = done.results
        .filter((one) => one.result !== 'written')
        .map(({ change, message }) => ({ record: change.record, message: message ?? 'it moved since' }));
    return {
        report: done,
        reply: { kind: 'undone', session: session?.id ?? about.session, taken, problems },
    };
}
/** The same for a workflow that a person dispatched, with the inputs `command: undo` and `session`. */
async function undoDispatched(action, about) {
    const by = await dispatcher(action);
    if (about.session === undefined || by === null)
        return apply_dispatched_refused('undo needs the input session, and a person who started the run');
    return (await undoSession(action, { asked: { by }, session: about.session })).report;
}
async function showAgain(action, about) {
    const pull = about.pull === null ? null : await action.host.readPull(about.pull);
    if (pull?.isOpen === true)
        await previewPull(action, { sync: about.sync, pull });
    else
        await reconcileBranch(action, about.sync);
}

;// CONCATENATED MODULE: ./build/commands/undo.js


const undo_USAGE = '/sync undo <session>';
const undo_undo = {
    name: 'undo',
    usage: undo_USAGE,
    about: 'Takes back what a session wrote upstream; what moved since is left alone and reported.',
    async run({ action, asked }, { words }) {
        const [session, ...others] = words;
        if (session === undefined || others.length > 0)
            return badUsage('One session is undone at a time.', undo_USAGE);
        return undoSession(action, { asked, session });
    },
};

;// CONCATENATED MODULE: ./build/commands/table.js








const help = {
    name: 'help',
    usage: '/sync help',
    about: 'Lists these commands.',
    run: async () => said({ kind: 'help', commands: COMMANDS }, { code: 'answered' }),
};
/** Every command; a new one is a file of its own and a line here. */
const COMMANDS = [
    help,
    commands_status_status,
    commands_preview_preview,
    commands_apply_apply,
    commands_resolve_resolve,
    undo_undo,
    retry,
    abandon,
];

;// CONCATENATED MODULE: ./build/commands/rest.js
const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;
/** How the blocks of raw HTML begin, and what ends each; Markdown reads nothing inside (CommonMark 0.31 §4.6). */
const HTML = [
    { start: /^ {0,3}<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
    { start: /^ {0,3}<!--/, end: /-->/ },
    { start: /^ {0,3}<\?/, end: /\?>/ },
    { start: /^ {0,3}<!\[CDATA\[/, end: /\]\]>/ },
    { start: /^ {0,3}<![A-Za-z]/, end: />/ },
    {
        start: /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i,
        end: /^[ \t]*$/,
    },
];
/** A tag of any other name, alone on its line; it does not end a text that stands above it. */
const LONE_TAG = { start: /^ {0,3}<\/?[A-Za-z][A-Za-z0-9-]*[ \t]*\/?>[ \t]*$/, end: /^[ \t]*$/ };
const COMMAND = /^[ \t]*\/sync(?:\s|$)/i;
/**
 * Reads what follows a command: the person's own text in a fence, and commands outside code, quotes and HTML.
 *
 * A general Markdown parser would need minutes for some comments that anybody may write (A36).
 * Laws: time grows with the length; the block is the one that CommonMark finds; a line that CommonMark
 * reads as plain text and that begins with `/sync` is always counted.
 */
function readRest(text) {
    const blocks = [];
    let commands = 0;
    let isText = false;
    let skipped;
    let fence;
    const lines = text.split('\n');
    for (const line of lines) {
        if (fence !== undefined) {
            if (fence.close.test(line)) {
                blocks.push(fence.lines.join('\n'));
                fence = undefined;
            }
            else
                fence.lines.push(outdented(line, fence.indent));
            continue;
        }
        if (skipped !== undefined) {
            if (skipped.end.test(line))
                skipped = undefined;
            continue;
        }
        const [, indent = '', mark = ''] = FENCE.exec(line) ?? [];
        if (mark !== '') {
            const close = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}[ \\t]*$`);
            fence = { close, indent: indent.length, lines: [] };
            isText = false;
            continue;
        }
        const html = (isText ? HTML : [...HTML, LONE_TAG]).find(({ start }) => start.test(line));
        if (html !== undefined) {
            if (!html.end.test(line))
                skipped = html;
            isText = false;
            continue;
        }
        const isCode = !isText && /^(?: {4}| {0,3}\t)/.test(line);
        if (!isCode && COMMAND.test(line))
            commands += 1;
        isText = !isCode && line.trim() !== '';
    }
    // A fence that nobody closed ends with the comment; the last line feed is not a line of it.
    if (fence !== undefined)
        blocks.push((lines.at(-1) === '' ? fence.lines.slice(0, -1) : fence.lines).join('\n'));
    const [block] = blocks;
    return { commands, ...(block === undefined ? {} : { block }) };
}
/** A fence that is indented takes as much off its lines, where there is as much. */
function outdented(line, most) {
    let from = 0;
    while (from < most && line.charAt(from) === ' ')
        from += 1;
    return line.slice(from);
}

;// CONCATENATED MODULE: ./build/commands/parse.js


/** GitHub's own limit of a comment; what is longer was not written there. */
const parse_MAX_LENGTH = 65_536;
const MAX_LINE = 4096;
/** Characters that show another text than is there: controls, joiners, direction marks, tags. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** What looks like a space and is another character: between words it hides where one ends (A32). */
const LOOKS_LIKE_SPACE = /(?! )\p{Zs}/u;
/**
 * Reads the command on the first line of a comment.
 *
 * Shape: `/sync resolve title=local body=merged`, then maybe one fenced block with the person's own text.
 * A word may be quoted: `title=value:"Sign in"`. The caller knows already that the line begins with `/sync`.
 * Errors: a second command anywhere outside code, quotes and comments (A31); hidden characters (A32).
 */
function parseCommand(body) {
    if (body.length > parse_MAX_LENGTH)
        return (0,result/* fail */.fJ)({ kind: 'too-long' });
    const text = body.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    const end = text.indexOf('\n');
    const line = end < 0 ? text : text.slice(0, end);
    if (line.length > MAX_LINE)
        return (0,result/* fail */.fJ)({ kind: 'too-long' });
    if (HIDDEN.test(line.replaceAll('\t', ' ')))
        return (0,result/* fail */.fJ)({ kind: 'bad-usage', message: 'The command has hidden characters in it; type it anew.' });
    const words = wordsOf(line);
    if (!words.ok)
        return (0,result/* fail */.fJ)({ kind: 'bad-usage', message: words.error });
    const [, name = '', ...rest] = words.value;
    const found = readRest(end < 0 ? '' : text.slice(end + 1));
    if (found.commands > 0)
        return (0,result/* fail */.fJ)({ kind: 'several-commands' });
    return (0,result.ok)({
        name: name.toLowerCase(),
        words: rest,
        ...(found.block === undefined ? {} : { block: found.block }),
    });
}
/** Splits at spaces and tabs; double quotes keep spaces of every kind in a word and are dropped. */
function wordsOf(line) {
    const words = [];
    let word = '';
    let isQuoted = false;
    for (const character of line) {
        if (character === '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (character === ' ' || character === '\t')) {
            if (word !== '')
                words.push(word);
            word = '';
        }
        else if (!isQuoted && LOOKS_LIKE_SPACE.test(character))
            return (0,result/* fail */.fJ)('There is a space in the command that only looks like one; type it anew.');
        else
            word += character;
    }
    if (isQuoted)
        return (0,result/* fail */.fJ)('A double quote is not closed.');
    if (word !== '')
        words.push(word);
    return (0,result.ok)(words);
}

;// CONCATENATED MODULE: ./build/flows/action/answer-issue.js






const REOPENED = '<!-- sync-kernel:reopened -->';
/**
 * Opens a conflict issue again, once, that somebody closed while its conflict persists (DESIGN §9).
 *
 * Closed a second time it stays closed: the conflict is still held, and `/sync resolve` still works in it.
 */
async function answerIssue(action, about) {
    const nothing = report_report({ sync: '', code: 'not-our-event' });
    const subject = await subjectOf(action, about.issue);
    if (subject?.kind !== 'conflict' || about.action !== 'closed')
        return nothing;
    const { issue, sync, record } = subject;
    if (issue.isOpen || isClosedByUs(issue))
        return nothing;
    const sessions = await openSessions(action.store, sync.id);
    const session = sessions.findLast((one) => one.origin === DEFAULT_BRANCH);
    const persists = session?.plan.conflicts.some((conflict) => conflict.record === record) === true;
    if (session === undefined || !persists)
        return nothing;
    const self = await action.host.self();
    const comments = await action.host.listComments(issue.number);
    const isSecond = comments.some((comment) => (0,build_host/* isSamePerson */.s)(comment.author, self) && comment.body.startsWith(REOPENED));
    const found = report_report({ sync: sync.id, code: 'conflicts', session, plan: session.plan });
    if (isSecond)
        return found;
    await action.host.updateIssue(issue.number, { state: 'open' });
    await action.host.createComment(issue.number, `${REOPENED}\nThe two sides still differ here, so this issue is open again. Settle it with a \`/sync resolve\` command from above; closed once more, it stays closed and the record stays as it is on both sides.`);
    return { ...found, commentUrl: issue.url };
}

;// CONCATENATED MODULE: ./build/flows/action/answer-review.js







/**
 * Takes an approving review as the approval of the plans shown for that head, where the config says so.
 *
 * Everything that an approval by comment must show, this one must too; the digest is the one of the plan
 * that stood on the pull request for the reviewed head.
 */
async function answerReview(action, about) {
    const review = await action.host.readReview(about.pull, about.review);
    if (review === null || review.author.isBot || review.state.toLowerCase() !== 'approved')
        return [report_report({ sync: '', code: 'not-our-event' })];
    const subject = await subjectOf(action, about.pull);
    if (subject?.kind !== 'pull-request')
        return [report_report({ sync: '', code: 'not-our-event' })];
    const reports = [];
    for (const sync of action.config.syncs.values()) {
        if (sync.approval !== 'review')
            continue;
        if (!(await mayAct(action.host, review.author, sync.approvers.permission))) {
            reports.push(report_report({ sync: sync.id, code: 'not-permitted' }));
            continue;
        }
        const session = await answer_review_shownSession(action, { sync: sync.id, pull: about.pull });
        if (session === null)
            continue;
        const answer = await applyApproved(action, {
            by: review.author,
            digest: session.digest,
            subject,
            reviewed: review.commit,
            through: review.url,
        });
        if (answer.reply !== null)
            await action.host.createComment(about.pull, renderReply(answer.reply, action.secrets));
        reports.push(answer.report);
    }
    return reports.length > 0 ? reports : [report_report({ sync: '', code: 'nothing-to-do' })];
}
async function answer_review_shownSession(action, about) {
    let shown = null;
    for (const id of [...(await action.store.listSessions())].sort()) {
        const session = await action.store.readSession(id);
        const isHere = session?.sync === about.sync && session.origin === pullOrigin(about.pull);
        if (isHere && ((0,advance/* isOpen */.nT)(session) || session.approval !== undefined))
            shown = session;
    }
    return shown;
}

;// CONCATENATED MODULE: ./build/flows/action/close-pull.js







/** Ends what a merged or closed pull request held, and says so in its comment (DESIGN §2). */
async function closePull(action, about) {
    const { sync, pull } = about;
    const ended = await endPull(action, { sync, pull: pull.number, merged: pull.isMerged });
    const shown = action.surfaces.has('comment')
        ? await whereAllowed(action, 'the preview comment', async () => showEnd(action, about))
        : null;
    return {
        ...report_report({
            sync: sync.id,
            code: ended.length > 0 ? 'lease-ended' : 'nothing-to-do',
            session: ended.at(-1) ?? null,
            plan: ended.at(-1)?.plan ?? null,
        }),
        ...(shown === null ? {} : { commentUrl: shown }),
    };
}
async function showEnd(action, { sync, pull }) {
    const [comment] = await previewComments(action.host, { issue: pull.number, sync: sync.id });
    const id = comment === undefined ? undefined : parsePreviewComment(comment.body)?.session;
    const session = id === undefined ? null : await action.store.readSession(id);
    if (session === null || session.origin !== pullOrigin(pull.number))
        return null;
    const guards = await action.guardsOf(sync);
    const on = { surface: 'pull-request', approval: pullApproval(sync, pull) };
    const input = await previewInput(action, { session, guards, on });
    const { generation } = input;
    const about = { issue: pull.number, sync: sync.id, generation, body: renderPreviewComment(input) };
    return (await ensureComment(action.host, about)).url;
}

;// CONCATENATED MODULE: ./build/flows/action/preview-branch.js




/**
 * Plans a sync of the default branch, or one record of it, and only says what it found.
 *
 * Nothing is stored or shown but the outputs and the job summary: an event that names a record is a
 * hint, and what is to be approved is always the whole plan of the next reconcile.
 */
async function previewBranch(action, about) {
    const { sync, record } = about;
    const opened = await openBranchRun(action, sync);
    if (!opened.ok)
        return opened.report;
    const { run } = opened.branch;
    const { collected, plan: whole } = await preview_readPlan(run, { resolutions: [], planOnly: true });
    const isAsked = (one) => record === undefined || one.record === record || one.other === record;
    const plan = {
        ...whole,
        changes: whole.changes.filter((change) => isAsked(change) || change.target === record),
        conflicts: whole.conflicts.filter(isAsked),
        held: whole.held.filter(isAsked),
    };
    return report_report({
        sync: sync.id,
        code: report_previewCode(plan, collected.offline),
        plan,
        messages: collected.offline === undefined ? [] : [offlineInWords(collected.offline)],
        ...(collected.offline === undefined ? {} : { offline: collected.offline }),
    });
}

;// CONCATENATED MODULE: ./build/action/run-route.js















/** Runs the flow of a route over the syncs it concerns. */
async function runRoute(action, route, inputs) {
    switch (route.flow) {
        case 'reconcile':
            return overSyncs(action, async (sync) => route.record === undefined
                ? reconcileBranch(action, sync)
                : previewBranch(action, { sync, record: route.record }));
        case 'preview':
            return overSyncs(action, async (sync) => previewBranch(action, { sync }));
        case 'pull': {
            const pull = await action.host.readPull(route.pull);
            if (pull === null)
                return [report_report({ sync: '', code: 'not-our-event', messages: ['it is gone'] })];
            if (!pull.isOpen)
                return overSyncs(action, async (sync) => closePull(action, { sync, pull }));
            if (pull.base.ref !== action.place.defaultBranch) {
                const messages = [`#${pull.number} is not for ${action.place.defaultBranch}`];
                return [report_report({ sync: '', code: 'not-our-event', messages })];
            }
            // The event tells who pushed its own head; the one that stands now may be another's (A8).
            const pusher = route.push?.head === pull.head.sha ? { pusher: route.push.by } : {};
            return overSyncs(action, async (sync) => previewPull(action, { sync, pull, ...pusher }));
        }
        case 'pull-closed': {
            const pull = await action.host.readPull(route.pull);
            if (pull === null || pull.isOpen)
                return [report_report({ sync: '', code: 'not-our-event' })];
            return overSyncs(action, async (sync) => closePull(action, { sync, pull }));
        }
        case 'command': {
            const { issue, comment, body } = route;
            const about = { issue, comment, body, command: parseCommand(body), commands: COMMANDS };
            return [await run_route_guarded('', async () => answerComment(action, about))];
        }
        case 'review':
            return answerReview(action, route);
        case 'issue':
            return [await run_route_guarded('', async () => answerIssue(action, route))];
        case 'apply':
            return [await run_route_guarded('', async () => applyDispatched(action, inputs))];
        case 'undo':
            return [await run_route_guarded('', async () => undoDispatched(action, inputs))];
        case 'status':
            return overSyncs(action, async (sync) => run_route_statusOf(action, sync));
        default:
            return (0,result/* assertNever */.xb)(route);
    }
}
async function overSyncs(action, run) {
    const reports = [];
    for (const sync of action.config.syncs.values())
        reports.push(await run_route_guarded(sync.id, async () => run(sync)));
    return reports;
}
async function run_route_statusOf(action, sync) {
    const { sessions } = await status_status(action.store, { sync: sync.id });
    const [latest] = sessions;
    const messages = sessions.map(({ session, done }) => `${session.id}: ${session.state}, ${done} of ${session.plan.changes.length} changes done`);
    return report_report({
        sync: sync.id,
        code: 'status',
        session: latest?.session ?? null,
        plan: latest?.session.plan ?? null,
        messages,
    });
}
/** The one place where faults of the outside world become outcomes. */
async function run_route_guarded(sync, run) {
    try {
        return await run();
    }
    catch (error) {
        const code = codeOfFault(error);
        if (code === null)
            throw error;
        return report_report({ sync, code, messages: [error.message] });
    }
}

// EXTERNAL MODULE: ./build/action/runner.js
var runner = __webpack_require__(778);
;// CONCATENATED MODULE: ./build/config/known-keys.js

/**
 * Lists the keys that a schema allows at a path, so that a message can name them.
 *
 * Looks through what wraps a mapping (optional, default, transform) and joins what a union allows.
 */
function knownKeys(schema, path) {
    const [part, ...rest] = path;
    const keys = known_keys_layers(schema).flatMap((layer) => {
        if (layer instanceof schemas/* ZodObject */.bvH) {
            if (part === undefined)
                return Object.keys(layer.shape);
            const member = Object.hasOwn(layer.shape, part) ? layer.shape[String(part)] : null;
            return member === null ? [] : knownKeys(member, rest);
        }
        if (part === undefined)
            return [];
        if (layer instanceof schemas/* ZodRecord */.b8S)
            return knownKeys(layer.valueType, rest);
        return layer instanceof schemas/* ZodArray */.naA ? knownKeys(layer.element, rest) : [];
    });
    return [...new Set(keys)];
}
function known_keys_layers(schema) {
    if (schema instanceof schemas/* ZodUnion */.fZ7)
        return schema.options.flatMap(known_keys_layers);
    if (schema instanceof schemas/* ZodPipe */.utH)
        return [...known_keys_layers(schema.in), ...known_keys_layers(schema.out)];
    if (schema instanceof schemas/* ZodOptional */.IiU ||
        schema instanceof schemas/* ZodDefault */.XiL ||
        schema instanceof schemas/* ZodPrefault */.xgV ||
        schema instanceof schemas/* ZodNullable */.l1C)
        return known_keys_layers(schema.unwrap());
    return [schema];
}

;// CONCATENATED MODULE: ./build/config/issues.js


/** What a schema expects, in the words of a config file. */
const TYPE_WORDS = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
};
/**
 * Reports what a schema found wrong with a part of the config, in whole sentences.
 *
 * `at` is the path of that part; the schema is asked for the keys and values it allows.
 */
function reportIssues(source, about) {
    for (const found of about.issues) {
        for (const issue of withoutUnions(found)) {
            const path = [...about.at, ...issue.path];
            if (issue.code === 'unrecognized_keys') {
                const outer = issue.path.length === 0 ? (about.known ?? []) : [];
                const known = [...outer, ...knownKeys(about.schema, issue.path)];
                for (const key of issue.keys)
                    source.reportKey([...path, key], unknownKey(path, key, known));
            }
            else {
                source.report(path, `${nameOf(path)}${whatIsWrong(source, path, issue)}.`);
            }
        }
    }
}
/** Says that a name is none of the known ones, with the nearest. */
function noneOf(word, known) {
    const near = nearest(word, known);
    const meant = near === null ? '' : `; perhaps ${JSON.stringify(near)} is meant`;
    return `${JSON.stringify(word)} is none of ${known.join(', ')}${meant}`;
}
/** What messages call a place in the config. */
function nameOf(path) {
    return path.length === 0 ? 'The config' : path.join('.');
}
function unknownKey(path, key, known) {
    const near = nearest(key, known);
    const meant = near === null ? '' : ` Did you mean "${near}"?`;
    return `${nameOf(path)} has an unknown key "${key}".${meant} Known: ${known.join(', ')}.`;
}
/** Continues a sentence that begins with the place; a schema's own words go before ours. */
function whatIsWrong(source, path, issue) {
    if (!source.has(path))
        return ' is missing';
    const value = source.scalarAt(path);
    if (value === null)
        return ' is empty: give it a value or remove the key';
    if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid '))
        return ` must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid ')) {
        const allowed = issue.values.map(String);
        return typeof value === 'string'
            ? `: ${noneOf(value, allowed)}`
            : ` must be one of ${allowed.join(', ')}`;
    }
    const message = issue.message.replace(/\.$/, '');
    return /^[A-Z]/.test(message) ? `: ${message}` : ` ${message}`;
}
/** Of a union, the branch that fits the value's type and has something to say about its inside. */
function withoutUnions(issue) {
    if (issue.code !== 'invalid_union')
        return [issue];
    const inside = issue.errors.find((branch) => branch.every((inner) => inner.code !== 'invalid_type' || inner.path.length > 0));
    if (inside === undefined || inside.length === 0)
        return [issue];
    return inside.flatMap((inner) => withoutUnions({ ...inner, path: [...issue.path, ...inner.path] }));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/config/source.js


const MAX_BYTES = 1024 * 1024;
/** More values than any config has; only aliases of aliases come here (A29). */
const MAX_NODES = 20_000;
/** A mapping whose keys are values, in the order of the file: what `values:` holds. */
class Pairs {
    entries;
    constructor(entries) {
        this.entries = entries;
    }
}
/** The text of a config with its places: finds lines for messages, and gives the plain value. */
class ConfigSource {
    file;
    text;
    lines = new dist/* LineCounter */.HN();
    doc;
    found = [];
    nodes = 0;
    value;
    constructor(source) {
        this.file = source.path;
        this.text = source.text.length > MAX_BYTES ? '' : source.text;
        this.doc = (0,dist/* parseDocument */.Tp)(this.text, { lineCounter: this.lines, prettyErrors: false });
        if (source.text.length > MAX_BYTES)
            this.report([], `The config has more than ${MAX_BYTES} characters.`);
        for (const { message, pos } of [...this.doc.errors, ...this.doc.warnings])
            this.reportAt(pos[0], { path: [], message: `This is not YAML that a config may hold: ${message}.` });
        this.value = this.found.length === 0 ? this.plain(this.doc.contents, []) : undefined;
    }
    /** The problems so far, in the order of the file. */
    get problems() {
        return this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
    }
    /** Reports a problem at the value of a path, or at what is there of the way to it. */
    report(path, message) {
        this.reportAt(this.offsetOf(path, 'value'), { path, message });
    }
    /** Reports a problem at the key that a path ends with. */
    reportKey(path, message) {
        this.reportAt(this.offsetOf(path, 'key'), { path, message });
    }
    has(path) {
        return this.walk(path).length > path.length;
    }
    /** The single value at a path: undefined for a mapping or a list, null for none. */
    scalarAt(path) {
        const node = this.resolved(this.walk(path).at(-1)?.node ?? null);
        return node === null ? null : (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    }
    reportAt(offset, about) {
        const { line, col } = this.lines.linePos(offset);
        const place = { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
        this.found.push({ ...place, path: about.path.join('.'), message: about.message });
    }
    offsetOf(path, what) {
        const steps = this.walk(path);
        const last = steps.at(-1);
        const isWhole = steps.length > path.length;
        const node = isWhole && what === 'value' ? (last?.node ?? last?.key) : (last?.key ?? last?.node);
        return node?.range?.[0] ?? 0;
    }
    /** The nodes on the way along a path, the document first; shorter when the way ends early. */
    walk(path) {
        const steps = [{ key: null, node: this.doc.contents }];
        for (const part of path) {
            const node = this.resolved(steps.at(-1)?.node ?? null);
            const pair = (0,dist/* isMap */.jh)(node) ? pairOf(node, part) : undefined;
            if (pair !== undefined)
                steps.push({ key: pair.key, node: pair.value });
            else if ((0,dist/* isSeq */.oP)(node) && typeof part === 'number' && part in node.items)
                steps.push({ key: null, node: node.items[part] });
            else
                break;
        }
        return steps;
    }
    resolved(node) {
        return (0,dist/* isAlias */.Vj)(node) ? (node.resolve(this.doc) ?? null) : node;
    }
    plain(node, path) {
        this.nodes++;
        if (this.nodes === MAX_NODES || path.length === json/* MAX_JSON_DEPTH */.KX)
            this.report(path.slice(0, 3), 'The config has too many values in one another; are there aliases of aliases?');
        if (this.nodes >= MAX_NODES || path.length >= json/* MAX_JSON_DEPTH */.KX)
            return null;
        const value = this.resolved(node);
        if ((0,dist/* isSeq */.oP)(value))
            return value.items.map((item, i) => this.plain(item, [...path, i]));
        if ((0,dist/* isMap */.jh)(value))
            return this.plainMap(value, path);
        return (0,dist/* isScalar */.jn)(value) ? value.value : null;
    }
    plainMap(map, path) {
        const entries = map.items.map((pair) => {
            const key = this.resolved(pair.key);
            const name = (0,dist/* isScalar */.jn)(key) ? key.value : null;
            const here = [...path, String(name)];
            if (!(0,dist/* isScalar */.jn)(key))
                this.reportAt(pair.key.range?.[0] ?? 0, { path, message: 'A key is a word.' });
            else if (json/* PROTOTYPE_KEYS */.OJ.has(String(name)))
                this.reportKey(here, `"${String(name)}" cannot be a key.`);
            return [name, this.plain(pair.value, here)];
        });
        const isValues = path.length === 5 && path[2] === 'fields' && path[4] === 'values';
        if (isValues)
            return new Pairs(entries);
        return Object.fromEntries(entries.map(([name, value]) => [String(name), value]));
    }
}
function pairOf(map, part) {
    return map.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && String(key.value) === String(part));
}

;// CONCATENATED MODULE: ./build/config/schema.js




const word = schemas/* string */.YjP().min(1, 'is empty');
const envName = schemas/* string */.YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is the name of an environment variable, never the token itself');
const localKey = word.refine((key) => !key.startsWith('/') || (0,kernel_pointer/* parsePointer */.vp)(key) !== null, 'is not a JSON pointer: "~" is written "~0", "/" in a name "~1"');
const section = schemas/* strictObject */.rej({
    section: word,
    as: schemas/* enum */.k5n(['text', 'checklist']).default('text'),
});
const fieldEntry = schemas/* union */.KCZ([
    word,
    schemas/* strictObject */.rej({
        local: schemas/* union */.KCZ([localKey, section], 'is a key, a JSON pointer or { section: <heading>, as: text | checklist }')
            .optional(),
        remote: word.optional(),
        kind: schemas/* enum */.k5n(field/* FIELD_KINDS */.t1).optional(),
        key: word.optional(),
        values: schemas/* instanceof */.Nlp(Pairs, { error: 'maps each local value to a remote one, such as { todo: open }' })
            .optional(),
        authority: schemas/* enum */.k5n(field/* SIDES */.BV).optional(),
        equivalent: schemas/* array */.YOg(schemas/* enum */.k5n(field/* EQUIVALENCES */.IN)).optional(),
    }),
], 'is a remote name or a mapping with local, remote, kind, key, values, authority, equivalent');
const side = schemas/* looseObject */._H3({ provider: word });
const DELETES = 'is a share of the records such as 20%, or a whole number';
const deletes = schemas/* union */.KCZ([
    schemas/* string */.YjP()
        .regex(/^(?:100|\d{1,2})(?:\.\d+)? ?%$/, DELETES)
        .transform((text) => ({ share: Number(text.replace('%', '')) / 100 }))
        .refine(({ share }) => share <= 1, DELETES),
    schemas/* int */.Whr(DELETES)
        .nonnegative(DELETES)
        .transform((count) => ({ count })),
], DELETES);
const KEEP = 'is a time in days, such as 90 days';
const schema_keep = schemas/* string */.YjP(KEEP)
    .regex(/^[1-9]\d{0,4} days?$/, KEEP)
    .transform((text) => Number.parseInt(text, 10));
/** One entry of `syncs`; the keys of a provider beside `provider` are checked by its own schema. */
const syncSchema = schemas/* strictObject */.rej({
    local: side,
    remote: side,
    fields: schemas/* record */.g1P(schemas/* string */.YjP(), fieldEntry).optional(),
    create: schemas/* enum */.k5n(['both', 'local', 'remote', 'none']).default('both'),
    'on-delete': schemas/* enum */.k5n(['ask', 'propagate', 'ignore']).default('ask'),
    approval: schemas/* enum */.k5n(['comment', 'review', 'none']).default('comment'),
    approvers: schemas/* strictObject */.rej({
        permission: schemas/* enum */.k5n(['write', 'maintain', 'admin']).default('write'),
        'second-person': schemas/* boolean */.zMY().default(false),
    })
        .prefault({}),
    limits: schemas/* strictObject */.rej({
        deletes: deletes.default({ share: 0.2 }),
        writes: schemas/* int */.Whr().positive('is at least 1').optional(),
    })
        .prefault({}),
    conflicts: schemas/* strictObject */.rej({ labels: schemas/* array */.YOg(word).default(['sync-conflict']), assignees: schemas/* array */.YOg(word).default([]) })
        .prefault({}),
    keep: schema_keep.default(90),
});
/** The outermost keys; each sync is checked alone, so that one bad sync hides no problem of another. */
const fileSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, 'must be 1: this sync-kernel reads no other'),
    syncs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
    events: schemas/* strictObject */.rej({
        sink: schemas/* string */.YjP().refine(isSink, 'is an http or https address without user and password'),
        'token-env': envName.optional(),
    })
        .optional(),
});
function isSink(text) {
    if (!URL.canParse(text))
        return false;
    const { protocol, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '';
}

;// CONCATENATED MODULE: ./build/config/fields.js


/** Local providers whose artifacts have headings. */
const WITH_SECTIONS = new Set(['markdown']);
/**
 * Turns the `fields` of a sync into entries; what cannot be mapped is reported.
 *
 * Reported: two fields in one place on a side, a value map or a key that the kind cannot have, a section
 * of something that has none, names that commands and messages use otherwise.
 */
function readFields(source, sync) {
    const { fields } = sync.raw;
    if (fields === undefined)
        return undefined;
    const at = [...sync.at, 'fields'];
    if (Object.keys(fields).length === 0)
        source.report(at, `${nameOf(at)} names no field: name one, or remove the key to sync all shared ones.`);
    const entries = Object.entries(fields).map(([name, raw]) => entryOf(name, raw));
    const taken = new Map();
    for (const entry of entries) {
        const here = [...at, entry.name];
        const say = (message, ...part) => source.report([...here, ...part], `${nameOf([...here, ...part])} ${message}.`);
        checkEntry(entry, sync.raw.local.provider, say);
        for (const place of [`remote field "${entry.remote}"`, `local ${placeOf(entry.local)}`]) {
            const other = taken.get(place);
            if (other !== undefined)
                say(`is the ${place}, as "${other}" already is`);
            taken.set(place, entry.name);
        }
        if (fields[entry.name] instanceof Object)
            checkValues(source, [...here, 'values'], fields[entry.name]);
    }
    return entries;
}
function checkEntry(entry, provider, say) {
    const { kind, local, name } = entry;
    if (name === '' || name.startsWith('@'))
        say('cannot be a field: "@record" and "@link" are taken');
    if (entry.key !== undefined && kind !== undefined && kind !== 'list')
        say(`is for lists, the kind here is ${kind}`, 'key');
    if (entry.values !== undefined && kind !== undefined && kind !== 'scalar')
        say(`is for single values, the kind here is ${kind}`, 'values');
    if (local.kind !== 'section')
        return;
    if (!WITH_SECTIONS.has(provider))
        say(`is a section, but ${provider} has none; markdown has`, 'local');
    if (local.as === 'checklist' && kind !== undefined && kind !== 'list')
        say(`is a checklist, which is of kind list; the kind here is ${kind}`, 'local');
    if (entry.values !== undefined)
        say('is for single values, not for sections', 'values');
}
function checkValues(source, at, raw) {
    if (typeof raw !== 'object' || !(raw.values instanceof Pairs))
        return;
    if (raw.values.entries.length === 0)
        source.report(at, `${nameOf(at)} maps no value.`);
    for (const [key, value] of raw.values.entries) {
        const here = [...at, String(key)];
        if (!isScalar(value) || !isScalar(key))
            source.report(here, `${nameOf(here)} must be a single value: text, a number, true or false, null.`);
    }
}
function isScalar(value) {
    if (typeof value === 'number')
        return Number.isFinite(value);
    return value === null || typeof value === 'string' || typeof value === 'boolean';
}
function entryOf(name, raw) {
    if (typeof raw === 'string')
        return { name, local: { kind: 'key', key: name }, remote: raw };
    return {
        name,
        local: selectorOf(raw.local ?? name),
        remote: raw.remote ?? name,
        ...(raw.kind !== undefined && { kind: raw.kind }),
        ...(raw.key !== undefined && { key: raw.key }),
        ...(raw.values !== undefined && { values: raw.values.entries }),
        ...(raw.authority !== undefined && { authority: raw.authority }),
        ...(raw.equivalent !== undefined && { equivalent: raw.equivalent }),
    };
}
function selectorOf(local) {
    return typeof local === 'string' ? { kind: 'key', key: local } : { kind: 'section', ...local };
}
function placeOf(selector) {
    return selector.kind === 'key' ? `key "${selector.key}"` : `section "${selector.section}"`;
}

;// CONCATENATED MODULE: ./build/config/sides.js

/**
 * Checks one side of a sync against the provider it names; null when something was reported.
 *
 * The provider's own schema checks the keys beside `provider`; it is loaded only if it is known.
 */
async function readSide(source, about) {
    const { at, providers, side } = about;
    const { provider, ...rest } = about.raw;
    if (typeof provider !== 'string')
        return null;
    const key = [...at, 'provider'];
    const entry = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
    const known = Object.keys(providers).filter((name) => providers[name]?.side === side);
    if (entry === undefined) {
        source.report(key, `${nameOf(key)}: ${noneOf(provider, known)}.`);
        return null;
    }
    if (entry.side !== side) {
        source.report(key, `${nameOf(key)} is a ${entry.side} provider: ${noneOf(provider, known)}.`);
        return null;
    }
    const { options } = await entry.load();
    const checked = options.safeParse(rest);
    if (checked.success)
        return { provider, options: checked.data };
    reportIssues(source, { at, schema: options, issues: checked.error.issues, known: ['provider'] });
    return null;
}

;// CONCATENATED MODULE: ./build/config.js









/**
 * Reads the text of `.specfact/sync/config.yml` (DESIGN §7).
 *
 * Errors: every problem at once, in the order of the file, each with line, column, key path and what is
 * allowed there: broken YAML, unknown keys and providers, mappings that cannot be, prototype keys, too
 * many aliases.
 */
async function readConfig(file, providers = PROVIDERS) {
    const source = new ConfigSource(file);
    if (source.problems.length > 0)
        return (0,result/* fail */.fJ)(source.problems);
    if (source.value === null || source.value === undefined) {
        source.report([], 'The config is empty. Run "sync-kernel init" to have one written.');
        return (0,result/* fail */.fJ)(source.problems);
    }
    const checked = fileSchema.safeParse(source.value);
    if (!checked.success)
        reportIssues(source, { at: [], schema: fileSchema, issues: checked.error.issues });
    const syncs = new Map();
    for (const [id, value] of rawSyncs(source.value)) {
        const sync = await readSync(source, { id, value, providers });
        if (sync !== null)
            syncs.set(id, sync);
    }
    if (checked.success && Object.keys(checked.data.syncs).length === 0)
        source.report(['syncs'], 'syncs names no sync. Give one a name, a local and a remote side.');
    if (source.problems.length > 0 || !checked.success)
        return (0,result/* fail */.fJ)(source.problems);
    const { version, events } = checked.data;
    return (0,result.ok)({ version, syncs, ...(events !== undefined && { events: eventSink(events) }) });
}
/** What a person reads of a problem: `file:line:column: message`, as editors link it. */
function formatProblem(problem) {
    return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
function rawSyncs(value) {
    const syncs = (0,json/* isJsonObject */.OW)(value) ? value.syncs : undefined;
    return (0,json/* isJsonObject */.OW)(syncs) ? Object.entries(syncs) : [];
}
async function readSync(source, about) {
    const { id, value, providers } = about;
    const at = ['syncs', id];
    if (!(0,ids/* isSafeId */.J)(id))
        source.reportKey(at, `The sync id ${JSON.stringify(id)} must be of A-Z a-z 0-9 . _ - only.`);
    const checked = syncSchema.safeParse(value);
    if (!checked.success)
        reportIssues(source, { at, schema: syncSchema, issues: checked.error.issues });
    const side = async (name) => {
        const raw = (0,json/* isJsonObject */.OW)(value) ? value[name] : undefined;
        return (0,json/* isJsonObject */.OW)(raw) ? readSide(source, { at: [...at, name], side: name, raw, providers }) : null;
    };
    const [local, remote] = [await side('local'), await side('remote')];
    if (!checked.success)
        return null;
    const fields = readFields(source, { at, raw: checked.data });
    if (local === null || remote === null)
        return null;
    return { ...rulesOf(checked.data), id, local, remote, ...(fields !== undefined && { fields }) };
}
function rulesOf(raw) {
    return {
        create: raw.create,
        onDelete: raw['on-delete'],
        approval: raw.approval,
        approvers: { permission: raw.approvers.permission, secondPerson: raw.approvers['second-person'] },
        limits: {
            deletes: raw.limits.deletes,
            ...(raw.limits.writes !== undefined && { writes: raw.limits.writes }),
        },
        conflicts: raw.conflicts,
        keepDays: raw.keep,
    };
}
function eventSink(events) {
    const tokenEnv = events['token-env'];
    return { sink: events.sink, ...(tokenEnv !== undefined && { tokenEnv }) };
}

;// CONCATENATED MODULE: ./build/action/setup.js




/** Reads the config from the tip of the default branch, never from a pull request (A42). */
async function readTrustedConfig(edges, inputs) {
    const defaultBranch = await edges.host.defaultBranch();
    const tip = await edges.repository.tipOf(defaultBranch);
    if (tip === null)
        return (0,result/* fail */.fJ)({ kind: 'none', message: `the branch ${defaultBranch} has no commit yet` });
    const file = await edges.repository.readFile(tip, inputs.config);
    if (file === null) {
        const message = `${inputs.config} is not on ${defaultBranch}; add one, or run "sync-kernel init"`;
        return (0,result/* fail */.fJ)({ kind: 'none', message });
    }
    const read = await readConfig({ path: inputs.config, text: file.text });
    if (!read.ok)
        return (0,result/* fail */.fJ)({ kind: 'bad', messages: read.error.map(formatProblem) });
    const { sync } = inputs;
    if (sync !== undefined && !read.value.syncs.has(sync)) {
        const known = [...read.value.syncs.keys()].join(', ');
        return (0,result/* fail */.fJ)({ kind: 'bad', messages: [`${inputs.config}: there is no sync "${sync}"; it has ${known}`] });
    }
    const syncs = [...read.value.syncs].filter(([id]) => sync === undefined || id === sync);
    return (0,result.ok)({
        config: { ...read.value, syncs: new Map(syncs) },
        blob: file.blob,
        tip,
        defaultBranch,
    });
}
/** Where git fetches from: the checkout's own address where it is this server's or a path. */
function remoteOf(about) {
    const { serverUrl, owner, repo, origin } = about;
    // As actions/checkout asks for it.
    const server = `${serverUrl}/${owner}/${repo}`;
    if (origin === null)
        return { remote: server, isServer: true };
    if (URL.canParse(origin)) {
        const { protocol, origin: place } = new URL(origin);
        if (protocol === 'file:')
            return { remote: origin, isServer: false };
        return place === new URL(serverUrl).origin
            ? { remote: origin, isServer: true }
            : { remote: server, isServer: true };
    }
    const isPath = origin.startsWith('/') || /^[A-Za-z]:[\\/]/.test(origin);
    return isPath ? { remote: origin, isServer: false } : { remote: server, isServer: true };
}
/** Whether a folder is a checkout that can tell where it came from. */
function isCheckout(workspace) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, '.git'));
}

;// CONCATENATED MODULE: ./build/action/run-action.js














/** Opens the outside, runs the route's flow on it, and lets everything go again. */
async function runAction(asked) {
    const { inputs, about } = asked;
    const dir = await (0,promises_.mkdtemp)((0,external_node_path_.join)(about.temp, 'sync-kernel-'));
    try {
        return await withEdges(asked, dir);
    }
    catch (error) {
        const code = codeOfFault(error);
        if (code === null)
            throw error;
        return { reports: [], code, messages: [error.message], inputs, secrets: [inputs.token] };
    }
    finally {
        await (0,promises_.rm)(dir, { recursive: true, force: true });
    }
}
async function withEdges(asked, dir) {
    const { inputs, about, route } = asked;
    const { owner, repo, serverUrl, apiUrl, graphqlUrl } = about;
    const origin = isCheckout(about.workspace) ? await originOf(about.workspace) : null;
    const remote = remoteOf({ serverUrl, owner, repo, origin });
    const edgesAbout = { owner, repo, apiUrl, graphqlUrl, token: inputs.token, remote, dir };
    const edges = await openActionEdges(edgesAbout);
    const trusted = await readTrustedConfig(edges, inputs);
    if (!trusted.ok) {
        const isNone = trusted.error.kind === 'none';
        const messages = trusted.error.kind === 'none' ? [trusted.error.message] : trusted.error.messages;
        const isHint = route.flow !== 'reconcile' && route.flow !== 'apply' && isNone;
        return { reports: [], code: isHint ? 'no-config' : 'bad-config', messages, inputs };
    }
    const { config, blob, tip, defaultBranch } = trusted.value;
    const world = {
        ...realWorld({ root: dir, stateDir: dir, progress: () => undefined }),
        actor: about.actor,
        source: `/${owner}/${repo}`,
    };
    const secrets = [inputs.token, ...secretsOf(config, world)];
    const store = await openBranchStore(world, { ...edgesAbout, branch: inputs.stateBranch, run: about.run });
    const place = {
        url: `${serverUrl}/${owner}/${repo}`,
        defaultBranch,
        tip,
        stateBranch: inputs.stateBranch,
    };
    const action = actionRun(world, {
        ...edges,
        store,
        config,
        configBlob: blob,
        place,
        secrets,
        surfaces: inputs.report,
        log: (sentence) => (0,runner/* logLine */.BP)((0,redact.redact)(sentence, secrets)),
    });
    try {
        const asks = inputs.dryRun ? quiet(action) : action;
        const since = world.now();
        const reports = await runAllowed(asks, asked);
        if (!inputs.dryRun)
            for (const report of reports)
                await postEvents(world, { config, report, since });
        const previews = await previewsOf(asks, reports);
        return { reports, messages: [], inputs, place, previews, secrets };
    }
    finally {
        await store.close();
    }
}
/** A run whose token may not write the state still shows what it found, in the job summary (E72, A41). */
async function runAllowed(action, { route, inputs }) {
    const reports = await runRoute(action, route, inputs);
    const isPreview = route.flow === 'pull' || route.flow === 'reconcile' || route.flow === 'preview';
    if (!isPreview || !reports.some((one) => one.code === 'state-forbidden'))
        return reports;
    action.log('The token may not write the state branch: this is a preview only, in the job summary.');
    return runRoute(quiet(action), route, inputs);
}
/** The same run with nothing stored, nothing shown on the host and nothing written. */
function quiet(action) {
    const store = dryStore(action.store);
    const syncs = [...action.config.syncs].map(([id, sync]) => [
        id,
        sync.approval === 'none' ? { ...sync, approval: 'comment' } : sync,
    ]);
    const config = { ...action.config, syncs: new Map(syncs) };
    const edges = { host: silent(action), repository: unpublished(action) };
    return { ...action, ...edges, store, config, surfaces: new Set(['summary']), isDry: true };
}
/** A host that answers questions and takes no writes. */
function silent({ host }) {
    const refuse = async () => {
        throw new Error('bug: a dry run wrote to the host');
    };
    return {
        ...host,
        createComment: refuse,
        updateComment: refuse,
        deleteComment: refuse,
        createIssue: refuse,
        updateIssue: refuse,
        createPull: refuse,
        updatePull: refuse,
        publishCheck: refuse,
        react: async () => undefined,
    };
}
function unpublished({ repository }) {
    return { ...repository, publish: async () => null, deleteBranch: async () => undefined };
}
/** The values of the config's credentials; what is shorter than this is no credential, but a word. */
function secretsOf(config, world) {
    const values = credentialNames(config).map((name) => world.env(name));
    return values.filter((value) => value !== undefined && value.length >= 6);
}
/** What the job summary shows of each sync: the plan that stands at the end. */
async function previewsOf(action, reports) {
    const previews = new Map();
    for (const { sync: id, session, ...shown } of reports) {
        const sync = action.config.syncs.get(id);
        if (sync === undefined || session === null)
            continue;
        const pull = pullOf(session);
        const usual = pull === null ? sync.approval : pullApproval(sync, { isFork: false });
        const approval = shown.approval ?? usual;
        const surface = pull === null ? 'sync-issue' : 'pull-request';
        previews.set(id, await previewInput(action, { session, guards: await action.guardsOf(sync), on: { surface, approval } }));
    }
    return previews;
}


/***/ }),

/***/ 1593:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ HostFault),
/* harmony export */   s: () => (/* binding */ isSamePerson)
/* harmony export */ });
/* harmony import */ var _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6169);

/**
 * Whether two answers of the host name one account.
 *
 * By id; a bot also by its login, since nobody else can take a login with brackets.
 */
function isSamePerson(one, other) {
    return one.id === other.id || (one.login === other.login && one.login.endsWith('[bot]'));
}
/**
 * The host did not do what was asked: no answer, no permission, a limit.
 *
 * Shape: `forbidden`, `unauthorized`, `rate-limited`, `unreachable`, `server-error`, `invalid`, `bad-answer`.
 */
class HostFault extends _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v {
    constructor(about) {
        super('HostFault', about);
    }
}


/***/ }),

/***/ 73:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ withLf),
/* harmony export */   IN: () => (/* binding */ normalForm),
/* harmony export */   eE: () => (/* binding */ sameValue),
/* harmony export */   hw: () => (/* binding */ innerRule),
/* harmony export */   sy: () => (/* binding */ compareJson)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/**
 * Says whether two values of a field are the same under its kind and its declared equivalences.
 *
 * A set ignores order and repetition; every other array is compared in order. Line ends never count in
 * text, nor in the texts inside a list or a map. `null`, `""` and `[]` differ unless `empty` is declared.
 * Laws: an equivalence relation; values equal as JSON are the same under every rule.
 */
function sameValue(rule, a, b) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(a, b) || (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(normalForm(rule, a), normalForm(rule, b));
}
/**
 * Gives the one value that stands for all spellings of a field's value that count as the same.
 *
 * Laws: `sameValue(rule, a, b)` exactly when the normal forms are equal as JSON; the normal form of a
 * normal form is itself.
 */
function normalForm(rule, value) {
    const inner = (item) => normalNested(rule, item);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) || value.length === 0)
        return inner(value);
    if (rule.kind === 'set')
        return distinct(value.map(inner));
    const items = value.map(inner);
    return rule.equivalent.includes('order') ? items.toSorted(compareJson) : items;
}
/**
 * Gives the rule by which the members and elements inside a field's value are compared.
 *
 * The order of a field's own array may be declared not to count; inside its elements it always does.
 */
function innerRule(rule) {
    const kind = rule.kind === 'list' || rule.kind === 'map' ? 'map' : 'sequence';
    return { kind, key: '', equivalent: rule.equivalent.filter((name) => name !== 'order') };
}
/** Writes CRLF line ends as LF. */
function withLf(text) {
    return text.replaceAll('\r\n', '\n');
}
function normalNested(rule, value) {
    if (typeof value === 'string')
        return emptied(rule, normalString(rule, value));
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value)) {
        return emptied(rule, value.map((item) => normalNested(rule, item)));
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalNested(rule, item)]));
}
function normalString({ kind, equivalent }, text) {
    const holdsText = kind === 'text' || kind === 'list' || kind === 'map';
    let normal = holdsText || equivalent.includes('lines') ? withLf(text) : text;
    if (equivalent.includes('trim'))
        normal = normal.trim();
    if (equivalent.includes('case'))
        normal = normal.toLowerCase();
    return equivalent.includes('unicode') ? normal.normalize('NFC') : normal;
}
function emptied(rule, value) {
    return value.length === 0 && rule.equivalent.includes('empty') ? null : value;
}
function distinct(items) {
    return [...new Map(items.map((item) => [(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(item), item]))]
        .toSorted(([a], [b]) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(a, b))
        .map(([, item]) => item);
}
/** Orders values by their canonical JSON. */
function compareJson(a, b) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(a), (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(b));
}


/***/ }),

/***/ 6169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ Fault)
/* harmony export */ });
/** A fault of the outside world; each contract has its own kind, thrown only by what implements it. */
class Fault extends Error {
    code;
    retryable;
    retryAfterMs;
    constructor(name, { code, message, retryable = false, retryAfterMs, cause }) {
        super(message, { cause });
        this.name = name;
        this.code = code;
        this.retryable = retryable;
        if (retryAfterMs !== undefined)
            this.retryAfterMs = retryAfterMs;
    }
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

/***/ 2239:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ RepositoryFault)
/* harmony export */ });
/* harmony import */ var _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6169);

/** Git or the network refused; nothing was published. */
class RepositoryFault extends _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v {
    constructor(about) {
        super('RepositoryFault', about);
    }
}


/***/ }),

/***/ 8686:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ StoreFault)
/* harmony export */ });
/* harmony import */ var _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6169);

/** A state that cannot be used as it is; nothing was written. */
class StoreFault extends _kernel_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .Fault */ .v {
    constructor(about) {
        super('StoreFault', about);
    }
}


/***/ }),

/***/ 1897:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports replaceFile, appendFile, truncateFile, removeFile, flushFolder, ensureFolder */
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
    guarded(folder, file, 'write', () => {
        ensureFolder(folder, dirname(file));
        isPlain(folder, file);
        const path = join(folder.root, file);
        const fd = fs.openSync(`${path}.tmp`, O_WRONLY | O_CREAT | O_TRUNC | NO_FOLLOW, 0o644);
        try {
            writeAll(fd, text);
            fs.fsyncSync(fd);
        }
        finally {
            fs.closeSync(fd);
        }
        fs.renameSync(`${path}.tmp`, path);
        if (flush)
            flushFolder(folder, dirname(file));
    });
}
/** Appends to a file, creating it if need be; durable when it returns. */
function appendFile(folder, file, text) {
    guarded(folder, file, 'write', () => {
        ensureFolder(folder, dirname(file));
        const existed = isPlain(folder, file);
        const fd = fs.openSync(join(folder.root, file), O_WRONLY | O_CREAT | O_APPEND | NO_FOLLOW, 0o644);
        try {
            writeAll(fd, text);
            fs.fsyncSync(fd);
        }
        finally {
            fs.closeSync(fd);
        }
        if (!existed)
            flushFolder(folder, dirname(file));
    });
}
/** Cuts a file to its first bytes; durable when it returns. */
function truncateFile(folder, file, bytes) {
    guarded(folder, file, 'write', () => {
        isPlain(folder, file);
        const fd = fs.openSync(join(folder.root, file), O_WRONLY | NO_FOLLOW);
        try {
            fs.ftruncateSync(fd, bytes);
            fs.fsyncSync(fd);
        }
        finally {
            fs.closeSync(fd);
        }
    });
}
/** Removes a file if it is there; says whether it was. */
function removeFile(folder, file, flush = true) {
    return guarded(folder, file, 'write', () => {
        if (!isPlain(folder, file) || !unlinkIfThere(join(folder.root, file)))
            return false;
        if (flush)
            flushFolder(folder, dirname(file));
        return true;
    });
}
/** Another process may be quicker: two that sweep up after a third. */
function unlinkIfThere(path) {
    try {
        fs.unlinkSync(path);
        return true;
    }
    catch (cause) {
        if (isSystemError(cause) && cause.code === 'ENOENT')
            return false;
        throw cause;
    }
}
/** Makes renames and removals in a sub-folder durable. Windows cannot open folders and needs it not. */
function flushFolder(folder, sub) {
    flush(join(folder.root, sub));
}
/** Creates the state folder, or one in it, with those above; each new name is made durable. */
function ensureFolder(folder, sub) {
    if (sub !== '.' && isPlain(folder, sub))
        return;
    const first = fs.mkdirSync(join(folder.root, sub), { recursive: true });
    if (first === undefined)
        return;
    for (let path = join(folder.root, sub);; path = dirname(path)) {
        flush(dirname(path));
        if (path === first || path === dirname(path))
            return;
    }
}
function flush(path) {
    if (process.platform === 'win32')
        return;
    const fd = fs.openSync(path, 'r');
    try {
        fs.fsyncSync(fd);
    }
    finally {
        fs.closeSync(fd);
    }
}
function writeAll(fd, text) {
    const bytes = Buffer.from(text, 'utf8');
    for (let done = 0; done < bytes.length;)
        done += fs.writeSync(fd, bytes, done);
}


/***/ }),

/***/ 5504:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports shownFile, readText, readStart, listNames, isPlain, guarded, isSystemError */
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
    if (!isUtf8(bytes))
        throw corrupt(shownFile(folder, file), 1, 'this is not UTF-8 text');
    return bytes.toString('utf8');
}
/** Reads the first bytes of a file as text, or gives null when there is none. */
function readStart(folder, file, bytes) {
    return withFile(folder, file, (fd) => {
        const start = Buffer.alloc(bytes);
        return start.toString('utf8', 0, fs.readSync(fd, start, 0, bytes, 0));
    });
}
function readBytes(folder, file, maxBytes) {
    return withFile(folder, file, (fd) => {
        const { size } = fs.fstatSync(fd);
        if (size > maxBytes) {
            throw new StoreFault({
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
        got = fs.readSync(fd, bytes, done, size - done, done);
    return bytes.subarray(0, done);
}
function withFile(folder, file, read) {
    return guarded(folder, file, 'read', () => {
        const fd = isPlainToRead(folder, file) ? openIfThere(join(folder.root, file)) : null;
        if (fd === null)
            return null;
        try {
            return read(fd);
        }
        finally {
            fs.closeSync(fd);
        }
    });
}
/** Another process may remove a file after it was seen: a lock that is released. */
function openIfThere(path) {
    try {
        return fs.openSync(path, fs.constants.O_RDONLY | NO_FOLLOW);
    }
    catch (cause) {
        if (isSystemError(cause) && cause.code === 'ENOENT')
            return null;
        throw cause;
    }
}
/** Lists the names in a sub-folder, ordered; none when it is not there. */
function listNames(folder, sub) {
    return guarded(folder, sub, 'read', () => isPlain(folder, sub) ? fs.readdirSync(join(folder.root, sub)).sort() : []);
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
    const sub = dirname(file);
    if (folder.plain?.has(sub) !== true) {
        if (!isPlain(folder, sub))
            return false;
        folder.plain?.add(sub);
    }
    return allPlain(join(folder.root, sub), [basename(file)]);
}
function allPlain(root, parts) {
    let path = root;
    for (const part of parts) {
        path = join(path, part);
        const stat = fs.lstatSync(path, { throwIfNoEntry: false });
        if (stat === undefined)
            return false;
        if (!stat.isFile() && !stat.isDirectory()) {
            const what = stat.isSymbolicLink() ? 'a symbolic link' : 'no plain file';
            throw new StoreFault({
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
        if (cause instanceof StoreFault || !isSystemError(cause))
            throw cause;
        const full = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
        throw new StoreFault({
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
/* harmony export */   E: () => (/* binding */ withAttributes)
/* harmony export */ });
/* unused harmony export ensureGitFiles */
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1897);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5504);


/** What git must know of a state folder: bytes stay as they are, and nothing merges them by lines. */
const ATTRIBUTES = [
    '# sync-kernel: these files keep their exact bytes and are never merged line by line.',
    ...['/state.json', '/sessions/**', '/journal/**', '/index/**', '/base/**'].map((files) => `${files} -text merge=binary linguist-generated`),
];
/** What must never be committed: the lock and files of a step that is being written. */
const IGNORED = (/* unused pure expression or super */ null && (['# sync-kernel: only there while it runs.', '/lock', '/lock.*', '/commit.pending', '*.tmp']));
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
    const text = readText(folder, file, 1024 * 1024) ?? '';
    const whole = withLines(text, lines);
    if (whole !== text)
        replaceFile(folder, file, whole);
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


/***/ })

};
;