"use strict";
exports.id = 568;
exports.ids = [568];
exports.modules = {

/***/ 124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ REMOTE),
/* harmony export */   c: () => (/* binding */ gitAt)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);


/** What commands call the remote; its address is in their environment. */
const REMOTE = 'origin';
const LOCAL_TIMEOUT_MS = 5 * 60 * 1000;
const REMOTE_TIMEOUT_MS = 10 * 60 * 1000;
const GRACE_MS = 2000;
/** Nothing that this machine, its user or the checkout has configured may change what git does here. */
const CONFIG = {
    'core.hooksPath': node_os__WEBPACK_IMPORTED_MODULE_1__.devNull,
    'core.askPass': '',
    'core.fsmonitor': 'false',
    'credential.helper': '',
    'commit.gpgSign': 'false',
    'push.gpgSign': 'false',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'init.defaultBranch': 'main',
    'fastimport.unpackLimit': '1',
    'core.autocrlf': 'false',
    'core.quotePath': 'false',
    'core.attributesFile': node_os__WEBPACK_IMPORTED_MODULE_1__.devNull,
    'submodule.recurse': 'false',
    // Files are written as they are stored: no filter of this machine runs over them.
    'filter.lfs.smudge': '',
    'filter.lfs.process': '',
    'filter.lfs.required': 'false',
    'fetch.recurseSubmodules': 'false',
    'protocol.allow': 'never',
    'protocol.https.allow': 'always',
    'protocol.http.allow': 'always',
    'protocol.ssh.allow': 'always',
    'protocol.file.allow': 'always',
    // Credentials must not follow a redirect to another host (A45).
    'http.followRedirects': 'false',
    'http.lowSpeedLimit': '1',
    'http.lowSpeedTime': '60',
};
/** Of the variables that steer git, the only ones kept: where it is installed and whom it trusts. */
const KEPT = new Set(['GIT_EXEC_PATH', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_SSH', 'GIT_SSH_COMMAND']);
/**
 * Gives a runner of git for a place.
 *
 * Arguments are vectors, never a shell; address and token go by environment, so they stand in no
 * process list, no config file and no message.
 * Errors: the place's own fault when there is no git or a command outlived its time; any other failure is
 * in the answer.
 */
function gitAt(place) {
    const redact = redactor(place);
    const shown = redact(place.remote);
    const at = [
        '--git-dir',
        place.dir,
        ...(place.workTree === undefined ? [] : ['--work-tree', place.workTree]),
    ];
    const options = { ...(place.workTree === undefined ? {} : { cwd: place.workTree }), windowsHide: true };
    const envFor = (call) => gitEnv({ ...CONFIG, ...(call.reach === 'remote' ? remoteConfig(place) : {}), ...call.config });
    return {
        redact,
        shown,
        start: (args) => (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', [...at, ...args], {
            ...options,
            env: envFor({}),
            stdio: ['pipe', 'pipe', 'ignore'],
        }),
        async run(args, call = {}) {
            const limitMs = call.reach === 'remote' ? (place.timeoutMs ?? REMOTE_TIMEOUT_MS) : LOCAL_TIMEOUT_MS;
            const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', [...at, ...args], {
                ...options,
                env: envFor(call),
                stdio: ['pipe', 'pipe', 'pipe'],
            });
            const answer = await finish(child, { input: call.input ?? '', limitMs, fault: place.fault });
            if (answer !== null)
                return { ...answer, stderr: redact(answer.stderr) };
            throw place.fault({
                kind: 'timeout',
                message: `git ${args[0] ?? ''} with ${shown} did not end within ${limitMs / 1000} seconds. Run again later.`,
            });
        },
    };
}
/** Waits for a command to end; null when its time was over first. */
async function finish(child, about) {
    const { stdin, stdout, stderr } = child;
    const out = [];
    const err = [];
    stdout?.on('data', (chunk) => out.push(chunk));
    stderr?.on('data', (chunk) => err.push(chunk));
    // A command that ends before it has read everything says why by its code.
    stdin?.on('error', () => undefined);
    stdin?.end(about.input);
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
            resolve(null);
        }, about.limitMs);
        child.on('error', (cause) => {
            clearTimeout(timer);
            reject(about.fault({
                kind: 'no-git',
                message: `git could not be started: ${cause.message}. Install git.`,
                cause,
            }));
        });
        child.on('close', (code) => {
            clearTimeout(timer);
            resolve({ code: code ?? -1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') });
        });
    });
}
function remoteConfig({ remote, token }) {
    const address = { [`remote.${REMOTE}.url`]: remote };
    if (token === undefined || !/^https?:\/\//i.test(remote))
        return address;
    const { origin } = new URL(remote);
    return { ...address, [`http.${origin}/.extraHeader`]: `AUTHORIZATION: basic ${basic(token)}` };
}
function basic(token) {
    return Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
}
function redactor({ token }) {
    const secrets = token === undefined || token === '' ? [] : [token, basic(token)];
    return (text) => secrets
        .reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
        .replaceAll(/\/\/[^/@\s]*@/g, '//');
}
function gitEnv(config) {
    const env = {};
    for (const [name, value] of Object.entries(process.env))
        if (!/^(?:GIT_|SSH_ASKPASS)/i.test(name) || KEPT.has(name))
            env[name] = value;
    const entries = Object.entries(config);
    for (const [i, [key, value]] of entries.entries()) {
        env[`GIT_CONFIG_KEY_${i}`] = key;
        env[`GIT_CONFIG_VALUE_${i}`] = value;
    }
    return {
        ...env,
        LC_ALL: 'C',
        GIT_CONFIG_COUNT: String(entries.length),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: node_os__WEBPACK_IMPORTED_MODULE_1__.devNull,
        GIT_ATTR_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_LITERAL_PATHSPECS: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_SSH_COMMAND: env['GIT_SSH_COMMAND'] ?? 'ssh -oBatchMode=yes',
    };
}


/***/ }),

/***/ 568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitBranchStore: () => (/* binding */ openGitBranchStore)
});

// UNUSED EXPORTS: STATE_BRANCH

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/store.js
var store = __webpack_require__(8686);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/stores/branch-tree.js

const MAX_TREE_BYTES = 256 * 1024 * 1024;
const EMPTY = new Map();
function openFolders(objects) {
    const known = new Map();
    return (id) => {
        const found = known.get(id) ?? readFolder(objects, id);
        known.set(id, found);
        return found;
    };
}
async function readFolder(objects, id) {
    const object = await objects.read(id, MAX_TREE_BYTES);
    if (object?.type === 'tree')
        return parseTree(object.bytes);
    throw new store/* StoreFault */.W({
        code: 'state-unreadable',
        message: `The folder ${id} of the state is missing from what git fetched. Run again.`,
        retryable: true,
    });
}
/** Reads git's form of a folder: `<mode> <name>\0<20 bytes of id>`, again and again. */
function parseTree(bytes) {
    const entries = new Map();
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const end = bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, space);
        const id = bytes.toString('hex', end + 1, end + 21);
        entries.set(bytes.toString('utf8', space + 1, end), { kind: kindOf(mode), id });
        at = end + 21;
    }
    return entries;
}
function kindOf(mode) {
    if (mode === '40000')
        return 'folder';
    return mode.startsWith('100') ? 'file' : 'other';
}
/**
 * Opens the tree of a commit; null stands for a branch that is not there.
 *
 * Errors: a link or a submodule on the way is refused as the directory store does (A28).
 */
function treeOf(read, root, shown) {
    async function entry(path) {
        let here = root === null ? null : { kind: 'folder', id: root };
        let way = '';
        for (const part of path.split('/')) {
            if (here === null)
                return null;
            if (here.kind !== 'folder')
                throw noFolder(shown(way));
            here = (await read(here.id)).get(part) ?? null;
            way = way === '' ? part : `${way}/${part}`;
            if (here?.kind === 'other')
                throw branch_tree_link(shown(way));
        }
        return here;
    }
    return {
        entry,
        async folder(path) {
            const found = await entry(path);
            if (found === null)
                return EMPTY;
            if (found.kind !== 'folder')
                throw noFolder(shown(path));
            return read(found.id);
        },
    };
}
function branch_tree_link(shown) {
    return new store/* StoreFault */.W({
        code: 'state-link',
        message: `${shown} is a symbolic link or a submodule; the state holds plain files and folders only. Nothing was written. Remove it.`,
    });
}
function noFolder(shown) {
    return new store/* StoreFault */.W({
        code: 'state-unreadable',
        message: `${shown} is no folder. Nothing was written. Restore the state from git.`,
    });
}

// EXTERNAL MODULE: ./build/stores/format/decode.js + 1 modules
var decode = __webpack_require__(2715);
// EXTERNAL MODULE: ./build/stores/hash.js
var hash = __webpack_require__(9348);
// EXTERNAL MODULE: ./build/stores/names.js
var names = __webpack_require__(7894);
;// CONCATENATED MODULE: ./build/stores/state-files.js
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

;// CONCATENATED MODULE: ./build/stores/branch-files.js







/** So many files of a folder are fetched one by one, then the whole folder at once. */
const SINGLES = 3;
const CORE = ['state.json', 'lock.json', '.gitattributes'];
/**
 * Opens the files of a commit's tree; null stands for a branch that is not there.
 *
 * Contents come when they are needed: state, sessions and index together, since every run looks at
 * them; a journal or a base alone, until so many were asked for that all of them is the shorter way.
 * Errors: as the directory store's: `state-link`, `state-too-large`, `state-corrupt`, `state-unreadable`.
 */
function filesOf(reader, root) {
    const tree = treeOf(reader.folders, root, reader.shown);
    const singles = new Map();
    async function bytesOf(file, id) {
        const before = await reader.objects.read(id, maxBytes(file));
        if (before !== null)
            return before.bytes;
        await fetchMissing(reader, [id, ...(await groupOf(tree, file, singles))]);
        const after = await reader.objects.read(id, maxBytes(file));
        if (after !== null)
            return after.bytes;
        throw new store/* StoreFault */.W({
            code: 'state-unreadable',
            retryable: true,
            message: `Could not read ${reader.shown(file)}: the remote did not send its contents. Run again.`,
        });
    }
    async function idOf(file) {
        const entry = await tree.entry(file);
        if (entry === null || entry.kind === 'file')
            return entry?.id ?? null;
        throw new store/* StoreFault */.W({
            code: 'state-unreadable',
            message: `Could not read ${reader.shown(file)}: it is a folder. Restore the state from git.`,
        });
    }
    async function read(file) {
        const id = await idOf(file);
        if (id === null)
            return null;
        const bytes = await bytesOf(file, id);
        if (!(0,external_node_buffer_.isUtf8)(bytes))
            throw (0,decode/* corrupt */.qb)(reader.shown(file), 1, 'this is not UTF-8 text');
        return bytes.toString('utf8');
    }
    return {
        idOf,
        read,
        readStart: async (file, bytes) => (await read(file))?.slice(0, bytes) ?? null,
        list: async (folder) => [...(await tree.folder(folder)).keys()].sort(),
        holds: async (file, text) => (await idOf(file)) === (text === null ? null : (0,hash/* gitBlobId */.t)(text)),
        shown: reader.shown,
    };
}
/** Fetches those of many contents that are not here, in one exchange. */
async function fetchMissing(reader, ids) {
    const wanted = [...new Set(ids)];
    const found = await Promise.all(wanted.map(async (id) => reader.objects.has(id)));
    const missing = wanted.filter((_, i) => found[i] === false);
    if (missing.length > 0)
        await reader.remote.fetchBlobs(missing);
}
/** The contents that are worth fetching with a file's. */
async function groupOf(tree, file, singles) {
    const [top = '', sync = ''] = file.split('/');
    const folder = top === 'base' ? `${top}/${sync}` : top;
    if (folder === 'journal' || top === 'base') {
        const asked = (singles.get(folder) ?? 0) + 1;
        singles.set(folder, asked);
        return asked > SINGLES ? idsBelow(tree, folder) : [];
    }
    const core = await Promise.all(CORE.map((one) => tree.entry(one)));
    const ids = core.flatMap((entry) => (entry?.kind === 'file' ? [entry.id] : []));
    return [...ids, ...(await idsBelow(tree, names/* SESSIONS */.U5)), ...(await idsBelow(tree, 'index'))];
}
async function idsBelow(tree, path) {
    const ids = [];
    for (const [name, entry] of await tree.folder(path)) {
        if (entry.kind === 'file')
            ids.push(entry.id);
        if (entry.kind === 'folder')
            ids.push(...(await idsBelow(tree, `${path}/${name}`)));
    }
    return ids;
}
/** Shows files with some of them written anew; null is a removed one. */
function overlaid(files, writes) {
    const read = async (file) => {
        const text = writes.get(file);
        return text === undefined ? files.read(file) : text;
    };
    const idOf = async (file) => {
        const text = writes.get(file);
        if (text === undefined)
            return files.idOf(file);
        return text === null ? null : (0,hash/* gitBlobId */.t)(text);
    };
    return {
        idOf,
        read,
        readStart: async (file, bytes) => writes.has(file) ? ((await read(file))?.slice(0, bytes) ?? null) : files.readStart(file, bytes),
        async list(folder) {
            const names = new Set(await files.list(folder));
            for (const [file, text] of writes) {
                if (!file.startsWith(`${folder}/`))
                    continue;
                const name = file.slice(folder.length + 1).split('/')[0] ?? '';
                if (text !== null)
                    names.add(name);
                else if (file === `${folder}/${name}`)
                    names.delete(name);
            }
            return [...names].sort();
        },
        holds: async (file, text) => (await idOf(file)) === (text === null ? null : (0,hash/* gitBlobId */.t)(text)),
        shown: (file) => files.shown(file),
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./build/kernel/ids.js
var ids = __webpack_require__(9251);
// EXTERNAL MODULE: ./build/stores/format/base.js
var format_base = __webpack_require__(2695);
// EXTERNAL MODULE: ./build/stores/format/session.js
var format_session = __webpack_require__(8124);
// EXTERNAL MODULE: ./build/stores/read-state.js
var read_state = __webpack_require__(9684);
;// CONCATENATED MODULE: ./build/stores/branch-moved.js








/**
 * Refuses to write over what another run has written since this one read it (I1, I10, E68).
 *
 * A session, a journal and a base belong to one run whole; of an index only the rows of the step are
 * looked at, of `state.json` only the sync's cursor. An intent rests on the row of its record. What
 * already is as it shall become is no move.
 * Errors: `state-moved`, naming the first such file or record; nothing is written.
 */
async function assertNotMoved(states, about) {
    const { step, intent } = about;
    for (const [file, text] of about.files)
        await assertSameFile(states, file, text);
    if (intent?.sync !== undefined)
        await assertSameRows(states, { sync: intent.sync, rows: [{ record: intent.record }] });
    if (step === null)
        return;
    for (const { record, base } of step.bases) {
        const text = base === null ? null : (0,decode/* encodeFile */.rN)(format_base/* baseFormat */.d, base);
        await assertSameFile(states, (0,names/* baseFile */.cK)(step.sync, record), text);
    }
    for (const session of step.sessions) {
        const file = (0,names/* sessionFile */.NE)(session.id);
        if (!about.files.has(file))
            await assertSameFile(states, file, (0,decode/* encodeFile */.rN)(format_session/* sessionFormat */.g$, session));
    }
    await assertSameRows(states, step);
    await assertSameCursor(states, step);
}
async function assertSameFile({ known, now }, file, text) {
    const id = await now.idOf(file);
    if (id === (await known.idOf(file)) || (await now.holds(file, text)))
        return;
    throw moved(`${now.shown(file)} was ${id === null ? 'removed' : 'changed'} by another run`);
}
async function assertSameRows({ known, now }, step) {
    const shards = new Set(step.rows.map(({ record }) => (0,names/* shardFile */.F4)(step.sync, record)));
    const [before, after] = [new Map(), new Map()];
    for (const shard of shards) {
        if ((await known.idOf(shard)) === (await now.idOf(shard)))
            continue;
        for (const row of await (0,read_state/* readShard */.Xy)(known, shard))
            before.set(row.record, row);
        for (const row of await (0,read_state/* readShard */.Xy)(now, shard))
            after.set(row.record, row);
    }
    for (const { record, row } of step.rows) {
        const found = branch_moved_json(after.get(record));
        const isAsWanted = row !== undefined && (0,json/* equalJson */.FS)(found, branch_moved_json(row));
        if (!isAsWanted && !(0,json/* equalJson */.FS)(found, branch_moved_json(before.get(record))))
            throw moved(`the record ${record} of ${step.sync} was synced by another run`);
    }
}
/** Another run's cursor may have passed changes that this run has not seen, and the reverse (I7). */
async function assertSameCursor({ known, now }, step) {
    if (step.cursor === undefined)
        return;
    const [before, after] = [await (0,read_state/* readHead */.zy)(known), await (0,read_state/* readHead */.zy)(now)].map((head) => branch_moved_json(head?.cursors[step.sync]));
    if (!(0,json/* equalJson */.FS)(before ?? null, after ?? null) && !(0,json/* equalJson */.FS)(after ?? null, branch_moved_json(step.cursor)))
        throw moved(`the cursor of ${step.sync} was moved by another run`);
}
function branch_moved_json(value) {
    return (value ?? null);
}
/**
 * Refuses to begin when another run of the sync has begun, and maybe ended, since this one read the state.
 *
 * Its effects are not in this run's plan, and its unfinished intents not in its recovery: a create would be
 * done twice (I6, E4). Every effect has an intent, so its journal tells.
 */
async function assertNobodyBegan(states, intent) {
    const { known, now } = states;
    for (const name of await now.list(names/* JOURNALS */.p2)) {
        const [file, id] = [`${names/* JOURNALS */.p2}/${name}`, name.replace(/\.jsonl$/, '')];
        if (id === intent.session || (await now.idOf(file)) === (await known.idOf(file)))
            continue;
        const session = (0,ids/* isSafeId */.J)(id) ? await (0,read_state/* readSession */.lx)(now, id) : null;
        if (session !== null && intent.sync !== undefined && session.sync !== intent.sync)
            continue;
        throw moved(`another run works on session ${id}`);
    }
}
function moved(what) {
    return new store/* StoreFault */.W({
        code: 'state-moved',
        message: `The state moved while this run was at work: ${what}. Nothing more was written. Run again: it starts from what is there now.`,
    });
}

;// CONCATENATED MODULE: ./build/stores/branch-lock.js



const LOCK_FILE = 'lock.json';
/** A run that has not pushed for so long is taken for dead. */
const LOCK_MS = 15 * 60 * 1000;
const schema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(1),
    holder: schemas/* string */.YjP().min(1),
    since: iso/* datetime */.w$(),
    until: iso/* datetime */.w$(),
});
/** One run's hold on the lock of a branch. */
class BranchHold {
    /** Whether the right to write records was asked for; the first intent takes it. */
    isWanted = false;
    about;
    since = '';
    /** The bytes that this run last pushed; null while it does not hold the lock. */
    text = null;
    constructor(about) {
        this.about = about;
    }
    /** Says why another run keeps this one from writing records; null when none does. */
    async faultIn(files) {
        const text = await files.read(LOCK_FILE);
        if (text === null)
            return null;
        const lock = parseLock(text);
        const shown = files.shown(LOCK_FILE);
        if (lock === null)
            return unclear(shown);
        const { holder, now } = this.about;
        return lock.holder === holder || lock.until <= now() ? null : lockedBy(lock, shown);
    }
    /** Whether a push would take the lock anew. */
    isTaking(move) {
        return move === 'take' && this.isWanted && this.text === null;
    }
    /**
     * Gives the text of the lock file after a push, null for none, undefined for no change.
     *
     * Errors: `state-locked` when another holds it; `state-moved` when this run has lost it.
     */
    async after(now, move) {
        if (this.isTaking(move)) {
            const fault = await this.faultIn(now);
            if (fault !== null)
                throw fault;
            return this.encode(this.about.now());
        }
        if (this.text === null)
            return undefined;
        const found = await now.read(LOCK_FILE);
        if (found !== this.text)
            throw lost(found);
        return move === 'drop' ? null : this.encode(this.since);
    }
    /** Notes what was pushed. */
    pushed(text) {
        this.text = text;
        this.since = text === null ? '' : (parseLock(text)?.since ?? '');
    }
    encode(since) {
        const { holder, now } = this.about;
        const until = new Date(Date.parse(now()) + LOCK_MS).toISOString();
        const lock = { format: 1, holder, since, until };
        return `${JSON.stringify(lock, null, 2)}\n`;
    }
}
function lost(found) {
    const holder = found === null ? undefined : parseLock(found)?.holder;
    return moved(holder === undefined ? 'the lock of this run was removed' : `run ${holder} took the lock over`);
}
function unclear(shown) {
    return new store/* StoreFault */.W({
        code: 'state-locked',
        message: `${shown} does not say who holds the lock. If no sync-kernel is running, remove it from the branch.`,
    });
}
function lockedBy(lock, shown) {
    return new store/* StoreFault */.W({
        code: 'state-locked',
        retryable: true,
        message: `Run ${lock.holder} has been writing since ${lock.since}. Run again when it has ended, at the latest after ${lock.until}; if it is gone, remove ${shown} from the branch.`,
    });
}
function parseLock(text) {
    try {
        return schema.safeParse(JSON.parse(text)).data ?? null;
    }
    catch (cause) {
        if (cause instanceof SyntaxError)
            return null;
        throw cause;
    }
}

// EXTERNAL MODULE: ./build/stores/plan-writes.js
var plan_writes = __webpack_require__(8168);
;// CONCATENATED MODULE: ./build/stores/branch-picture.js





const MAX_COMMIT_BYTES = 1024 * 1024;
/**
 * The state as one run sees it, in three layers: where it started, what it has pushed, what it has yet to.
 *
 * What others push meanwhile is not in it, so nothing that a run has read changes under it.
 */
class BranchPicture {
    /** Written and not yet pushed. */
    buffered = new Map();
    pushed = new Map();
    reader;
    start;
    static async at(reader, commit) {
        return new BranchPicture(reader, { commit, files: await readCommit(reader, commit) });
    }
    constructor(reader, start) {
        this.reader = reader;
        this.start = start;
    }
    /** What the run reads. */
    get files() {
        return overlaid(this.stored, this.buffered);
    }
    /** What the run knows to be on the branch. */
    get stored() {
        return overlaid(this.start.files, this.pushed);
    }
    /** Whether a commit holds nothing that this picture does not show. */
    isWhole(commit) {
        return commit === this.start.commit;
    }
    async filesAt(commit) {
        return this.isWhole(commit) ? this.stored : readCommit(this.reader, commit);
    }
    /** Starts again from a commit; what was read before must be read again. */
    async restart(commit) {
        this.startFrom({ commit, files: await readCommit(this.reader, commit) });
    }
    /** Notes files that the branch turns out to hold already. */
    noteHeld(files) {
        for (const [file, text] of files)
            this.pushed.set(file, text);
        this.buffered.clear();
    }
    /**
     * Gives what notes that `commit`, made on `parent`, is on the branch. It fails for no outside reason.
     *
     * On a parent that was whole the commit is the new start; else the run's own files are laid over the old.
     */
    async noteFor(landing) {
        const { commit, parent, files } = landing;
        const flushed = [...this.buffered];
        const drop = () => {
            for (const [file, text] of flushed)
                if (this.buffered.get(file) === text)
                    this.buffered.delete(file);
        };
        if (this.isWhole(parent)) {
            const start = { commit, files: await readCommit(this.reader, commit) };
            return () => {
                drop();
                this.startFrom(start);
            };
        }
        const own = new Map(await planStep(overlaid(this.stored, files), landing));
        own.delete(names/* STATE_FILE */.bv);
        const head = landing.planned.get(names/* STATE_FILE */.bv);
        if (head !== undefined)
            own.set(names/* STATE_FILE */.bv, head);
        return () => {
            drop();
            for (const [file, text] of [...files, ...own])
                this.pushed.set(file, text);
        };
    }
    startFrom(start) {
        this.start = start;
        this.pushed.clear();
    }
}
/** Works out what a step writes onto files that others may have written too. */
async function planStep(files, about) {
    const { step } = about;
    if (step === null)
        return new Map();
    const head = (await (0,read_state/* readHead */.zy)(files)) ?? about.firstHead();
    return (await (0,plan_writes/* planWrites */.u)(files, { step, head })).writes;
}
async function readCommit(reader, commit) {
    if (commit === null)
        return filesOf(reader, null);
    const object = await reader.objects.read(commit, MAX_COMMIT_BYTES);
    const root = /^tree ([0-9a-f]{40})$/m.exec(object?.bytes.toString('latin1') ?? '')?.[1];
    if (root !== undefined)
        return filesOf(reader, root);
    throw new store/* StoreFault */.W({
        code: 'state-unreadable',
        retryable: true,
        message: `git did not fetch the commit ${commit} of the state. Run again.`,
    });
}

;// CONCATENATED MODULE: ./build/stores/git-commit.js


/** A push packs few files anew, against their old versions; to squeeze them before is wasted. */
const SMALL = 500;
const NEXT = 'refs/sync/next';
/**
 * Makes a commit without a work tree, in one process however many files; gives its id.
 *
 * Errors: `state-unwritable` when git could not, such as on a full disk.
 */
async function writeCommit(git, request) {
    // What it would find as deltas here, between files that stand side by side, a push would keep: far too large.
    const args = ['fast-import', '--quiet', '--force', '--done', '--depth=0'];
    const isSmall = request.parent !== null && request.writes.size < SMALL;
    const config = isSmall ? { 'pack.compression': '1' } : {};
    const answer = await git.run(args, { input: streamOf(request), config });
    const commit = answer.stdout.toString('latin1').trim();
    if (answer.code === 0 && /^[0-9a-f]{40,64}$/.test(commit))
        return commit;
    throw new store/* StoreFault */.W({
        code: 'state-unwritable',
        message: `git could not make the commit of the state: ${answer.stderr.trim().split('\n')[0] ?? ''}. Check the free space of this machine, then run again.`,
    });
}
function streamOf({ parent, writes, message, author, at }) {
    const time = Math.floor(Date.parse(at) / 1000);
    const person = `${plain(author.name)} <${plain(author.email)}> ${Number.isFinite(time) ? time : 0} +0000`;
    const parts = [
        `commit ${NEXT}\nmark :1\nauthor ${person}\ncommitter ${person}\n${data(message)}`,
        parent === null ? '' : `from ${parent}\n`,
    ];
    for (const [file, text] of writes) {
        (0,result/* assert */.vA)(/^[A-Za-z0-9._~/-]+$/.test(file), `${JSON.stringify(file)} is no file of the state`);
        parts.push(text === null ? `D ${file}\n` : `M 100644 inline ${file}\n${data(text)}`);
    }
    parts.push('\nget-mark :1\ndone\n');
    return Buffer.from(parts.join(''), 'utf8');
}
function data(text) {
    return `data ${Buffer.byteLength(text, 'utf8')}\n${text}\n`;
}
/** What would end a name in a commit. */
function plain(text) {
    return text.replaceAll(/[<>\n\r\0]/g, '').trim();
}

// EXTERNAL MODULE: ./build/stores/git-files.js
var git_files = __webpack_require__(8980);
;// CONCATENATED MODULE: ./build/stores/branch-change.js







/**
 * Makes the commit of a change, and of what is buffered, on a commit of the branch.
 *
 * Null when that already holds all of it: nothing is left to push (I4).
 * Errors: `state-moved`, `state-locked`, and those of reading.
 */
async function makeCandidate(maker, about) {
    const { change, picture, parent } = about;
    const { git, hold, author, firstHead } = maker;
    const { step, intent } = change;
    const now = await picture.filesAt(parent);
    const files = new Map([...picture.buffered, ...change.files]);
    const lock = await hold.after(now, change.lock);
    if (!picture.isWhole(parent)) {
        const states = { known: picture.stored, now };
        const intended = intent === null ? null : await withSync(picture, intent);
        if (intended !== null && hold.isTaking(change.lock))
            await assertNobodyBegan(states, intended);
        await assertNotMoved(states, { files, step, intent: intended });
    }
    const writes = new Map();
    for (const [file, text] of files)
        if (!(await now.holds(file, text)))
            writes.set(file, text);
    const planned = await planStep(overlaid(now, files), { step, firstHead });
    for (const [file, text] of planned)
        writes.set(file, text);
    if (lock !== undefined && (lock === null || writes.size > 0))
        writes.set(LOCK_FILE, lock);
    if (writes.size === 0) {
        picture.noteHeld(files);
        return null;
    }
    const attributes = (await now.read('.gitattributes')) ?? '';
    if ((0,git_files/* withAttributes */.E)(attributes) !== attributes)
        writes.set('.gitattributes', (0,git_files/* withAttributes */.E)(attributes));
    const message = oneLine(change.message);
    const commit = await writeCommit(git, { parent, writes, message, author, at: maker.now() });
    const note = await picture.noteFor({ commit, parent, files, step, planned, firstHead });
    const settle = () => {
        if (lock !== undefined)
            hold.pushed(lock);
        note();
    };
    return { change, commit, settle };
}
async function withSync(picture, intent) {
    const session = await (0,read_state/* readSession */.lx)(picture.files, intent.session);
    return session === null ? intent : { ...intent, sync: session.sync };
}
/** A commit's message as one line, without what could forge another or hide a part. */
function oneLine(message) {
    return message
        .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
        .trim()
        .slice(0, 200);
}

// EXTERNAL MODULE: ./build/git/run-git.js
var run_git = __webpack_require__(124);
;// CONCATENATED MODULE: ./build/stores/git-remote.js


const git_remote_MAX_COMMIT_BYTES = 1024 * 1024;
const TIP = 'refs/sync/tip';
/** Only a fetch may know that contents were left out: else git would fetch them one by one, on its own. */
const PARTIAL = {
    [`remote.${run_git/* REMOTE */.B}.promisor`]: 'true',
    [`remote.${run_git/* REMOTE */.B}.partialCloneFilter`]: 'blob:none',
};
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
/**
 * Opens a branch of the remote.
 *
 * The first fetch takes one commit with its folders; later ones take what came since, so that it can be
 * told whether the branch went on or back. A server that cannot leave contents out sends them all, one
 * that gives no single contents is asked for everything once: both only cost time.
 * Errors: `state-unreachable` (retryable unless the address is wrong), `state-forbidden`.
 */
function openRemote(git, about) {
    const { objects } = about;
    const ref = `refs/heads/${about.branch}`;
    async function fetchBranch(more, config = {}) {
        return git.run([...FETCH, ...more, run_git/* REMOTE */.B, `+${ref}:${TIP}`], { reach: 'remote', config });
    }
    async function isThere() {
        const answer = await git.run(['ls-remote', '--exit-code', run_git/* REMOTE */.B, ref], { reach: 'remote' });
        if (answer.code === 0 || answer.code === 2)
            return answer.code === 0;
        throw faultOf(git, 'read', answer);
    }
    return {
        async fetchTip(since) {
            const depth = since === null ? ['--depth=1'] : [];
            let answer = await fetchBranch([...depth, '--filter=blob:none'], PARTIAL);
            if (answer.code !== 0) {
                if (!(await isThere()))
                    return null;
                // It may have been made between the two questions.
                answer = await fetchBranch([...depth, '--filter=blob:none'], PARTIAL);
            }
            if (answer.code !== 0)
                throw faultOf(git, 'read', answer);
            return (await objects.read(TIP, git_remote_MAX_COMMIT_BYTES))?.id ?? null;
        },
        async fetchBlobs(ids) {
            const wanted = await git.run([...FETCH, '--filter=blob:none', '--stdin', run_git/* REMOTE */.B], {
                reach: 'remote',
                config: { ...PARTIAL, 'fetch.negotiationAlgorithm': 'noop' },
                input: `${ids.join('\n')}\n`,
            });
            if (wanted.code === 0)
                return;
            const fault = faultOf(git, 'read', wanted);
            if (fault.retryable)
                throw fault;
            const all = await fetchBranch(['--refetch']);
            if (all.code !== 0)
                throw faultOf(git, 'read', all);
        },
        async push({ commit, expected }) {
            const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
            try {
                const answer = await git.run(['push', '--porcelain', '--no-verify', '--no-follow-tags', lease, run_git/* REMOTE */.B, `${commit}:${ref}`], { reach: 'remote' });
                if (answer.code === 0)
                    return { kind: 'pushed' };
                const why = /^!\t[^\t]*\t(.*)$/m.exec(answer.stdout.toString('utf8'))?.[1];
                if (why !== undefined)
                    return { kind: 'refused', why: git.redact(why) };
                const fault = faultOf(git, 'write', answer);
                if (fault.code === 'state-forbidden')
                    throw fault;
                return { kind: 'unknown', fault };
            }
            catch (cause) {
                if (cause instanceof store/* StoreFault */.W && cause.code === 'state-timeout')
                    return { kind: 'unknown', fault: cause };
                throw cause;
            }
        },
        async isBefore(earlier, later) {
            const answer = await git.run(['merge-base', '--is-ancestor', earlier, later]);
            return answer.code === 0;
        },
    };
}
/** Says that the remote lets us read and not write (E72). */
function forbidden(git, why) {
    return new store/* StoreFault */.W({
        code: 'state-forbidden',
        message: `${git.shown} does not let this token write the state: ${why}. Nothing was written. Give the job the permission "contents: write" and let it push to the state branch.`,
    });
}
const REFUSED = /\b(?:403|401)\b|permission (?:to .* )?denied|access denied|not granted|authentication failed|could not read (?:username|password)|protected branch|read-?only/i;
const WRONG = /\b(?:404|30[1278])\b|not found|does not appear to be a git repository|does not exist|unsupported|not supported|not allowed|redirect|mismatched algorithms|not our ref|unadvertised/i;
/** Turns git's words into a fault; what is not known to be hopeless may be tried again. */
function faultOf(git, verb, answer) {
    const why = lastLine(answer.stderr);
    if (REFUSED.test(answer.stderr)) {
        if (verb === 'write')
            return forbidden(git, why);
        return new store/* StoreFault */.W({
            code: 'state-forbidden',
            message: `${git.shown} does not let this token read the state: ${why}. Check the token and its permission "contents".`,
        });
    }
    const isWrong = WRONG.test(answer.stderr);
    return new store/* StoreFault */.W({
        code: 'state-unreachable',
        retryable: !isWrong,
        message: `Could not ${verb} the state at ${git.shown}: ${why}. ${isWrong ? 'Check the address of the repository, and that the token may read it.' : 'Run again later.'}`,
    });
}
function lastLine(text) {
    const lines = text.split('\n').map((line) => line.replace(/^(?:fatal|error|remote): /, '').trim());
    return lines.findLast((line) => line !== '') ?? 'git gave no reason';
}

;// CONCATENATED MODULE: ./build/stores/branch-line.js






const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;
/** What a remote says when two pushes meet, whatever it is that keeps the branch. */
const CONTENTION = /stale info|fetch first|non-fast-forward|\block|already exists|failed to update|old value|time/i;
/**
 * Moves the branch by compare-and-swap: from the commit that a change was made on, or not at all.
 *
 * When somebody was quicker the change is made again on theirs, bounded, unless they wrote what this run
 * has read or written: then nothing is written.
 * Laws: a change lands once or not at all. A push whose answer was lost is looked for on the branch before
 * the change is made again, and of two commits of one change the second cannot land when the first does:
 * both can only follow the same commit.
 */
class BranchLine {
    about;
    pictured = null;
    tip = null;
    isTipOld = false;
    /** Commits of which nobody knows whether they have landed. */
    candidates = [];
    constructor(about) {
        this.about = about;
    }
    /** The state as this run sees it; fetched when first asked for. */
    async picture() {
        this.pictured ??= this.fetchPicture();
        return this.pictured;
    }
    /** Starts again from where the branch is now; what was read before must be read again. */
    async renew() {
        if (this.pictured === null)
            return;
        const picture = await this.picture();
        await this.catchUp(picture);
        await picture.restart(this.tip);
    }
    /** Finds out what became of pushes whose answers were lost. */
    async settleDoubt() {
        if (this.candidates.length > 0)
            await this.catchUp(await this.picture());
    }
    /**
     * Brings a change, and what is buffered, onto the branch; returns when it is there.
     *
     * Errors: `state-moved`, `state-rewound`, `state-foreign-lineage`, `state-locked`, `state-forbidden`,
     * `state-unreachable`; only with the last may the change be on the branch all the same, which
     * `settleDoubt` finds out.
     */
    async publish(change) {
        const picture = await this.picture();
        let refused = null;
        let fault = null;
        for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1)
                await this.pause(attempt);
            if (this.isTipOld) {
                const landed = await this.tryCatchUp(picture, attempt);
                if (landed instanceof store/* StoreFault */.W) {
                    fault = landed;
                    continue;
                }
                if (isLanded(landed, change))
                    return;
                if (refused !== null && refused.at === this.tip && !CONTENTION.test(refused.why))
                    throw forbidden(this.about.git, refused.why);
            }
            const candidate = await makeCandidate(this.about, { change, picture, parent: this.tip });
            if (candidate === null)
                return;
            const answer = await this.push(candidate);
            if (answer.kind === 'pushed')
                return;
            if (answer.kind === 'refused')
                refused = { why: answer.why, at: this.tip };
            else
                fault = answer.fault;
            if (fault !== null && !isWorthTrying(fault))
                throw fault;
        }
        if (this.candidates.length > 0 && isLanded(await this.tryCatchUp(picture, ATTEMPTS), change))
            return;
        throw fault ?? this.busy();
    }
    async fetchPicture() {
        try {
            this.tip = await this.about.remote.fetchTip(null);
            return await BranchPicture.at(this.about.reader, this.tip);
        }
        catch (cause) {
            this.pictured = null;
            throw cause;
        }
    }
    async push(candidate) {
        const answer = await this.about.remote.push({ commit: candidate.commit, expected: this.tip });
        if (answer.kind === 'pushed') {
            this.tip = candidate.commit;
            this.settle(candidate);
        }
        else {
            this.isTipOld = true;
            // Also when it was refused: a connection that broke makes git's HTTP send the same push again.
            this.candidates = [...this.candidates, candidate];
        }
        return answer;
    }
    settle(landed) {
        this.candidates = [];
        landed.settle();
    }
    /** As `catchUp`; a fault that waiting may help is given back, unless it was the last attempt. */
    async tryCatchUp(picture, attempt) {
        try {
            return await this.catchUp(picture);
        }
        catch (cause) {
            if (cause instanceof store/* StoreFault */.W && isWorthTrying(cause) && attempt < ATTEMPTS)
                return cause;
            throw cause;
        }
    }
    /** Looks where the branch is; gives the change of ours that turns out to have landed. */
    async catchUp(picture) {
        const { remote, git } = this.about;
        const [before, tip] = [this.tip, await this.about.remote.fetchTip(this.tip)];
        if (tip !== before) {
            if (tip === null)
                throw this.wentBack(`it is gone from ${git.shown}`);
            if (before !== null && !(await remote.isBefore(before, tip)))
                throw this.wentBack(`its commit ${tip.slice(0, 12)} does not follow ${before.slice(0, 12)}`);
            await this.assertSameState(picture, tip);
            this.tip = tip;
        }
        this.isTipOld = false;
        if (tip === before || tip === null)
            return null;
        for (const candidate of this.candidates) {
            if (!(await remote.isBefore(candidate.commit, tip)))
                continue;
            this.settle(candidate);
            return candidate.change;
        }
        // Each could follow one commit only, and the branch has gone another way.
        this.candidates = [];
        return null;
    }
    /** Commits may follow one another and still take the state back, such as a revert (E69). */
    async assertSameState(picture, tip) {
        const known = await (0,read_state/* readHead */.zy)(picture.stored);
        if (known === null)
            return;
        const found = await (0,read_state/* readHead */.zy)(await picture.filesAt(tip));
        if (found === null)
            throw this.wentBack('state.json is missing');
        if (found.lineage !== known.lineage) {
            throw new store/* StoreFault */.W({
                code: 'state-foreign-lineage',
                message: `The state is read-only: ${this.about.branch} now holds the state ${found.lineage}, this run works on ${known.lineage}. Nothing more was written. Restore the state it belongs to.`,
            });
        }
        if (found.serial < known.serial)
            throw this.wentBack(`state.json is at ${found.serial}, this run has seen ${known.serial}`);
    }
    wentBack(how) {
        return new store/* StoreFault */.W({
            code: 'state-rewound',
            message: `The state is read-only, because ${this.about.branch} was rewound while this run was at work: ${how}. Nothing more was written. Restore the newest state from git, then run again.`,
        });
    }
    busy() {
        return new store/* StoreFault */.W({
            code: 'state-locked',
            retryable: true,
            message: `Many runs write to ${this.about.branch} at once: ${ATTEMPTS} tries were all too late. Run again when they have ended.`,
        });
    }
    async pause(attempt) {
        const { sleep, random } = this.about;
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 2) * (0.5 + random()));
    }
}
/** What took ten minutes to fail is not tried six times. */
function isWorthTrying(fault) {
    return fault.retryable && fault.code !== 'state-timeout';
}
/** Whether the change that landed is the one to be published; with an older one it was made without knowing. */
function isLanded(landed, change) {
    if (landed === change)
        return true;
    if (landed === null)
        return false;
    throw landed instanceof store/* StoreFault */.W ? landed : moved('an earlier push of this run arrived late');
}

;// CONCATENATED MODULE: ./build/stores/git-objects.js

/**
 * Opens `git cat-file --batch` for a repository, when the first object is asked for.
 *
 * Requests are answered in order and may be made at once. The process keeps nobody waiting: it holds
 * the program open only while a request is on its way, and ends with it.
 */
function openObjects(git) {
    const waiting = [];
    let child = null;
    let chunks = [];
    let length = 0;
    let head = null;
    function hold(isWaiting) {
        for (const part of [child, child?.stdin, child?.stdout]) {
            if (isWaiting)
                part?.ref();
            else
                part?.unref();
        }
    }
    function stop() {
        child?.removeAllListeners();
        child?.stdout?.removeAllListeners();
        child?.stdin?.end();
        child?.kill();
        child = null;
        [chunks, length, head] = [[], 0, null];
    }
    function start() {
        const started = git.start(['cat-file', '--batch']);
        started.stdout?.on('data', (chunk) => {
            chunks.push(chunk);
            length += chunk.length;
            while (takeOne())
                ;
            if (waiting.length === 0)
                hold(false);
        });
        const fail = (cause) => {
            stop();
            for (const request of waiting.splice(0))
                request.reject(endedEarly(cause));
        };
        started.stdin?.on('error', () => undefined);
        started.on('error', fail);
        started.on('close', () => fail());
        return started;
    }
    /** Takes one answer off what has come; false when more must come first. */
    function takeOne() {
        const [first] = waiting;
        if (first === undefined)
            return false;
        if (head === null) {
            const line = takeLine();
            if (line === null)
                return false;
            const [id, type, size] = line.split(' ');
            if (size === undefined || !/^\d+$/.test(size)) {
                waiting.shift()?.resolve(null);
                return true;
            }
            head = { id: id ?? '', type: type ?? '', size: Number(size) };
        }
        if (head.size > first.maxBytes)
            return refuse(first, head.size);
        if (length < head.size + 1)
            return false;
        const whole = joined();
        const { id, type, size } = head;
        head = null;
        rest(whole, size + 1);
        waiting.shift()?.resolve({ id, type, bytes: whole.subarray(0, size) });
        return true;
    }
    /** What comes is not read: the process is ended, and asked anew for what else was asked. */
    function refuse(request, size) {
        stop();
        const others = waiting.splice(0).slice(1);
        request.reject(new store/* StoreFault */.W({
            code: 'state-too-large',
            message: `${request.name} has ${size} bytes, more than the ${request.maxBytes} such a file may have. Restore it from git.`,
        }));
        for (const other of others)
            ask(other);
        return false;
    }
    function takeLine() {
        const whole = joined();
        const end = whole.indexOf(10);
        if (end === -1)
            return null;
        rest(whole, end + 1);
        return whole.toString('utf8', 0, end);
    }
    function joined() {
        const [only] = chunks;
        const whole = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
        chunks = [whole];
        return whole;
    }
    function rest(whole, from) {
        chunks = [whole.subarray(from)];
        length -= from;
    }
    function ask(request) {
        child ??= start();
        waiting.push(request);
        hold(true);
        child.stdin?.write(`${request.name}\n`);
    }
    async function read(name, maxBytes) {
        return new Promise((resolve, reject) => {
            ask({ name, maxBytes, resolve, reject });
        });
    }
    return { read, has: async (id) => (await read(id, Infinity)) !== null, close: stop };
}
function endedEarly(cause) {
    return new store/* StoreFault */.W({
        code: 'state-unreadable',
        message: `git cat-file ended before it had answered${cause === undefined ? '' : `: ${cause.message}`}. Run again.`,
        retryable: true,
        cause,
    });
}

// EXTERNAL MODULE: ./build/stores/journal-end.js
var journal_end = __webpack_require__(1809);
// EXTERNAL MODULE: ./build/stores/prunable.js
var prunable = __webpack_require__(8473);
// EXTERNAL MODULE: ./build/stores/read-only.js
var read_only = __webpack_require__(115);
;// CONCATENATED MODULE: ./build/stores/git-branch.js























const STATE_BRANCH = 'sync-kernel/state';
const BOT = { name: 'sync-kernel[bot]', email: 'sync-kernel[bot]@users.noreply.github.com' };
/**
 * Keeps the state as a branch of a git remote, for the Action (DESIGN §6).
 *
 * Durable means pushed. Pushed before they return are: an intent (its effect comes next, I9), a commit,
 * and every session that people are shown or decide on. While the run holds `lock()`, three things wait
 * for the next push, and at the latest for `lock`'s release:
 *
 * - an outcome. Lost, it leaves an intent without an outcome, which is what a crash between effect and
 *   outcome leaves: recovery sends a create again under its key (I6), and plans the rest afresh (I8). Order
 *   is kept: no later intent is pushed without the outcomes before it.
 * - a session in state `applying`. It is pushed with the first intent, hence before any effect; lost, it is
 *   approved or previewed as before, and nothing was done.
 * - a prune. Lost, it is done next time.
 *
 * A run holds the lock file on the branch from its first intent to its next commit. Its times only tell
 * others how long to wait; that only one run writes rests on the compare-and-swap: an intent is pushed
 * onto a branch where the lock is ours and no record of ours has moved, or its effect does not happen (I10).
 * Laws: those of `Store`; a commit of this store is one commit of git, so others find all of it or nothing.
 * Errors: `StoreFault`: as the directory store, and `state-moved`, `state-forbidden`, `state-unreachable`,
 * `state-no-git`.
 */
async function openGitBranchStore(options) {
    const dir = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.gitDir ?? (0,external_node_os_.tmpdir)(), 'sync-state-'));
    const branch = options.branch ?? STATE_BRANCH;
    const git = (0,run_git/* gitAt */.c)({
        dir,
        remote: addressOf(options.remote),
        fault: ({ kind, message, cause }) => new store/* StoreFault */.W({ code: `state-${kind}`, retryable: kind === 'timeout', message, cause }),
        ...(options.token === undefined ? {} : { token: options.token }),
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    });
    const made = await git.run(['init', '--bare', '--quiet', '--template=']);
    (0,result/* assert */.vA)(made.code === 0, `git init failed: ${made.stderr}`);
    const objects = openObjects(git);
    const remote = openRemote(git, { branch, objects });
    const shown = (file) => `${branch}:${file}`;
    const reader = { objects, folders: openFolders(objects), remote, shown };
    let first = null;
    const firstHead = () => (first ??= { format: 1, lineage: options.lineage(), serial: 0, cursors: {} });
    const now = options.now ?? (() => new Date().toISOString());
    const hold = new BranchHold({ holder: options.run.id, now });
    const line = new BranchLine({
        git,
        remote,
        reader,
        branch,
        hold,
        author: options.author ?? BOT,
        firstHead,
        now,
        sleep: options.sleep ?? (async (ms) => new Promise((done) => setTimeout(done, ms))),
        random: options.random ?? Math.random,
    });
    const ends = new Map();
    let isWritable = false;
    let last = Promise.resolve();
    /** One write at a time, in the order they were asked for. */
    async function inTurn(action) {
        const turn = last.then(action, action);
        last = turn.catch(() => undefined);
        return turn;
    }
    const files = async () => (await line.picture()).files;
    async function toWrite() {
        await line.settleDoubt();
        const picture = await line.picture();
        if (isWritable)
            return picture;
        const fault = await (0,read_only/* findReadOnlyFault */.S)(picture.files);
        if (fault !== null)
            throw fault;
        isWritable = true;
        return picture;
    }
    async function publish(change) {
        await line.publish({ files: new Map(), step: null, intent: null, lock: 'keep', ...change });
    }
    async function writeSession(session) {
        const { files, buffered } = await toWrite();
        (0,read_only/* assertPlannedHere */.l)(session, await read_state/* readHead */.zy(files));
        const [file, text] = [(0,names/* sessionFile */.NE)(session.id), (0,decode/* encodeFile */.rN)(format_session/* sessionFormat */.g$, session)];
        if (await files.holds(file, text))
            return;
        if (hold.isWanted && session.state === 'applying') {
            buffered.set(file, text);
            return;
        }
        const message = `Session ${session.id} of ${session.sync}: ${session.state}`;
        await publish({ files: new Map([[file, text]]), message });
    }
    async function appendJournal(session, entry) {
        const file = (0,names/* journalFile */.i7)(session);
        const { files, buffered } = await toWrite();
        const end = ends.get(file) ?? (0,journal_end/* endOfJournal */.O)((await files.read(file)) ?? '', files.shown(file));
        ends.delete(file);
        if (entry.seq === end.seq && (await isThere(files, session, entry)))
            return;
        (0,result/* assert */.vA)(entry.seq === end.seq + 1, `journal ${session}: seq ${entry.seq} after ${end.seq}`);
        const text = `${end.text}${end.open ? '\n' : ''}${(0,journal/* encodeEntry */.vv)(entry, hash/* sha256 */.s)}`;
        if (hold.isWanted && entry.kind === 'outcome') {
            buffered.set(file, text);
        }
        else if (entry.kind === 'outcome') {
            const message = `Journal ${session}: ${entry.record} ${entry.result}`;
            await publish({ files: new Map([[file, text]]), message });
        }
        else {
            const intent = { session, record: entry.record };
            const message = `Journal ${session}: intent for ${entry.record}`;
            await publish({ files: new Map([[file, text]]), intent, lock: 'take', message });
        }
        ends.set(file, { seq: entry.seq, text, open: false });
    }
    async function prune(before) {
        const { files, buffered } = await toWrite();
        const ids = await (0,prunable/* prunableSessions */.B)(files, before);
        const gone = new Map(ids.flatMap((id) => [(0,names/* journalFile */.i7)(id), (0,names/* sessionFile */.NE)(id)].map((file) => [file, null])));
        if (hold.isWanted)
            for (const file of gone.keys())
                buffered.set(file, null);
        else if (ids.length > 0)
            await publish({ files: gone, message: `Prune ${ids.length} ended sessions` });
        return ids.length;
    }
    async function lock() {
        await line.renew();
        ends.clear();
        isWritable = false;
        const fault = hold.isWanted ? heldHere() : await hold.faultIn(await files());
        if (fault !== null)
            throw fault;
        hold.isWanted = true;
    }
    async function release() {
        if (!hold.isWanted)
            return;
        const { buffered } = await line.picture();
        try {
            await line.settleDoubt();
            await publish({ lock: 'drop', message: `Release the lock of run ${options.run.id}` });
        }
        catch (cause) {
            // The lock alone ends by itself, or is another's by now; what waited to be stored would be missed.
            if (buffered.size > 0 || !(cause instanceof store/* StoreFault */.W))
                throw cause;
        }
        finally {
            hold.isWanted = false;
        }
    }
    return {
        head: async () => read_state/* readHead */.zy(await files()),
        readIndex: async (sync) => read_state/* readIndex */.vY(await files(), sync),
        readBase: async (row) => read_state/* readBase */.wZ(await files(), row),
        baseHash: (base) => (0,hash/* gitBlobId */.t)((0,decode/* encodeFile */.rN)(format_base/* baseFormat */.d, base)),
        listSessions: async () => read_state/* listSessions */.GW(await files()),
        readSession: async (id) => read_state/* readSession */.lx(await files(), id),
        readJournal: async (session) => read_state/* readJournal */.a0(await files(), session),
        readOnlyReason: async () => (await (0,read_only/* findReadOnlyFault */.S)(await files()))?.message ?? null,
        writeSession: async (session) => inTurn(async () => writeSession(session)),
        appendJournal: async (session, entry) => inTurn(async () => appendJournal(session, entry)),
        commit: async (step) => inTurn(async () => {
            await toWrite();
            await publish({ step, lock: 'drop', message: step.message });
            return (await read_state/* readHead */.zy(await files())) ?? firstHead();
        }),
        prune: async (before) => inTurn(async () => prune(before)),
        async lock() {
            await inTurn(lock);
            return async () => inTurn(release);
        },
        expectBases: async (sync, records) => {
            const { files } = await line.picture();
            const ids = await Promise.all(records.map(async (record) => files.idOf((0,names/* baseFile */.cK)(sync, record))));
            await fetchMissing(reader, ids.filter((id) => id !== null));
        },
        async close() {
            objects.close();
            await (0,promises_.rm)(dir, { recursive: true, force: true });
        },
    };
    function heldHere() {
        return new store/* StoreFault */.W({
            code: 'state-locked',
            retryable: true,
            message: `Run ${options.run.id} holds the lock of ${branch} already. Run again when it has ended.`,
        });
    }
}
/** A caller that tries again after `state-unreachable` may find that its entry had got through. */
async function isThere(files, session, entry) {
    const found = (await read_state/* readJournal */.a0(files, session)).at(-1);
    return found !== undefined && (0,json/* equalJson */.FS)(found, entry);
}
/** Git runs in a folder of its own: a path is given to it whole. */
function addressOf(remote) {
    const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(remote) || /^[^/\\]+@[^/\\]+:/.test(remote);
    return isUrl ? remote : (0,external_node_path_.resolve)(remote);
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