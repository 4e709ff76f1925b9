"use strict";
exports.id = 639;
exports.ids = [639];
exports.modules = {

/***/ 3639:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRepository: () => (/* binding */ openRepository)
});

// UNUSED EXPORTS: faultOf

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/kernel/fault.js
var fault = __webpack_require__(6169);
;// CONCATENATED MODULE: ./build/repository.js

/** Git or the network refused; nothing was published. */
class RepositoryFault extends fault/* Fault */.v {
    constructor(about) {
        super('RepositoryFault', about);
    }
}

// EXTERNAL MODULE: ./build/git/run-git.js
var run_git = __webpack_require__(124);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/git/check-out.js




/** Before all attributes of the tree: a pull request must not decide how the bytes of artifacts are read (A42). */
const AS_STORED = '* -text -eol -ident -filter -working-tree-encoding\n';
/**
 * Writes a tree's files into a folder of their own, with an index, as a person's checkout has them.
 *
 * Local providers ask git in that folder what changed. Objects are borrowed from `gitDir`; nothing that
 * the repository configures runs.
 */
async function checkOutTree(place, about) {
    const { workTree, ...bare } = place;
    const { dir } = place;
    await (0,promises_.mkdir)(workTree, { recursive: true });
    const git = (0,run_git/* gitAt */.c)(place);
    await must((0,run_git/* gitAt */.c)(bare), ['init', '--quiet', '--bare', '--template=']);
    await must(git, ['config', 'core.bare', 'false']);
    await must(git, ['config', 'core.worktree', workTree]);
    await (0,promises_.mkdir)((0,external_node_path_.join)(dir, 'objects', 'info'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'objects', 'info', 'alternates'), `${(0,external_node_path_.join)(about.gitDir, 'objects')}\n`);
    await (0,promises_.mkdir)((0,external_node_path_.join)(dir, 'info'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'info', 'attributes'), AS_STORED);
    await (0,promises_.writeFile)((0,external_node_path_.join)(workTree, '.git'), `gitdir: ${dir}\n`);
    await must(git, ['read-tree', '--reset', '-u', about.tree]);
    return git;
}
/** Marks paths as a merge that waits to be settled: local providers hold them back and say why. */
async function leaveUnmerged(git, entries) {
    if (entries.length === 0)
        return;
    const paths = new Set(entries.map((entry) => entry.slice(entry.indexOf('\t') + 1)));
    const removed = [...paths].map((path) => `0 ${'0'.repeat(40)} 0\t${path}`);
    await must(git, ['update-index', '-z', '--index-info'], `${[...removed, ...entries].join('\0')}\0`);
}
/** On files of our own git has no reason to refuse. */
async function must(git, args, input = '') {
    const answer = await git.run(args, { input });
    (0,result/* assert */.vA)(answer.code === 0, `git ${args[0] ?? ''} failed: ${answer.stderr}`);
}

;// CONCATENATED MODULE: ./build/git/merge.js


/** How many commits are fetched of each side before we look for the common one. */
const DEPTHS = [32, 512, 8192];
/**
 * Merges a head into a commit without a work tree: what merging the pull request would give.
 *
 * A path that both sides changed in the same lines is given back as the lines of an index that has it
 * unmerged, so that nobody reads its markers.
 * Source: `git merge-tree --write-tree`, git 2.38 and later.
 */
async function mergeInto(git, about) {
    await fetchHistory(git, about);
    const result = await git.run(['merge-tree', '--write-tree', '--no-messages', '-z', about.into, about.head]);
    const [tree = '', ...entries] = result.stdout.toString('utf8').split('\0');
    if (result.code > 1 || tree.trim() === '') {
        const reason = result.stderr.trim() || 'it gave no reason';
        throw refused('git-failed', `git could not merge #${about.pull} in thought: ${reason}`);
    }
    return { tree: tree.trim(), unmerged: entries.filter((entry) => entry !== '') };
}
/** Fetches both commits as deep as their common ancestor. */
async function fetchHistory(git, about) {
    const { into, head, pull } = about;
    let reason = '';
    for (const depth of [...DEPTHS, null]) {
        const fetch = ['fetch', '--quiet', '--no-tags', depth === null ? '--unshallow' : `--depth=${depth}`];
        // A head from a fork may be known by its pull request only.
        for (const wanted of [head, `refs/pull/${pull}/head`]) {
            const fetched = await git.run([...fetch, run_git/* REMOTE */.B, into, wanted], { reach: 'remote' });
            if (fetched.code === 0)
                break;
            reason = fetched.stderr.trim().split('\n').at(-1) ?? '';
        }
        if ((await git.run(['merge-base', into, head])).code === 0)
            return;
    }
    throw refused('no-common-history', `#${pull} shares no history with the default branch. ${reason}`);
}
function refused(code, message) {
    return new RepositoryFault({ code, message, retryable: false });
}

;// CONCATENATED MODULE: ./build/git/repository.js






const COMMIT = /^[0-9a-f]{40,64}$/;
const BRANCH = /^(?!-)[A-Za-z0-9._/-]{1,200}$/;
/** Opens a repository by its address; a commit is fetched when it is first asked for. */
function openRepository(options) {
    const { dir, remote, token, author } = options;
    const gitDir = (0,external_node_path_.join)(dir, 'repository.git');
    const place = { remote, fault: placeFault, ...(token === undefined ? {} : { token }) };
    const inside = (0,run_git/* gitAt */.c)({ ...place, dir: gitDir });
    const fetched = new Set();
    const trees = new Map();
    let ready;
    async function repository() {
        (0,external_node_fs_.mkdirSync)(gitDir, { recursive: true });
        ready ??= inside.run(['init', '--quiet', '--bare', '--template=']);
        await ready;
        return inside;
    }
    async function ensureCommit(commit) {
        assertCommit(commit);
        const git = await repository();
        if (fetched.has(commit))
            return git;
        await repository_must(git, ['fetch', '--quiet', '--no-tags', '--depth=1', run_git/* REMOTE */.B, commit], 'remote');
        fetched.add(commit);
        return git;
    }
    async function tipOf(branch) {
        assertBranch(branch);
        const said = await repository_must(await repository(), ['ls-remote', run_git/* REMOTE */.B, `refs/heads/${branch}`], 'remote');
        const line = said.split('\n').find((one) => one.endsWith(`\trefs/heads/${branch}`));
        return line?.split('\t')[0] ?? null;
    }
    async function newTree(tree, commit) {
        const root = (0,external_node_path_.join)(dir, `tree-${trees.size + 1}`);
        trees.set(root, await checkOutTree({ ...place, dir: `${root}.git`, workTree: root }, { tree, gitDir }));
        return { root, commit };
    }
    function gitOf(tree) {
        const git = trees.get(tree.root);
        if (git === undefined)
            throw new Error(`bug: ${tree.root} is no tree of this repository`);
        return git;
    }
    async function isSame(tip, wanted) {
        const text = await repository_must(await ensureCommit(tip), ['cat-file', 'commit', tip]);
        const head = text.split('\n\n', 1)[0] ?? '';
        const parents = head.split('\n').filter((line) => line.startsWith('parent '));
        const isChild = parents.length === 1 && parents[0] === `parent ${wanted.parent}`;
        return isChild && head.startsWith(`tree ${wanted.tree}\n`);
    }
    return {
        tipOf,
        async readFile(commit, path) {
            const git = await ensureCommit(commit);
            const entry = await repository_must(git, ['ls-tree', '-z', commit, '--', path]);
            const [mode, kind, blob] = (entry.split('\t')[0] ?? '').split(' ');
            if (kind !== 'blob' || blob === undefined || mode === '120000')
                return null;
            const answer = await git.run(['cat-file', 'blob', blob]);
            if (answer.code !== 0)
                throw faultOf(['cat-file'], answer);
            return { text: answer.stdout.toString('utf8'), blob };
        },
        async checkOut(commit) {
            await ensureCommit(commit);
            return newTree(`${commit}^{tree}`, commit);
        },
        async checkOutMerge(about) {
            assertCommit(about.into);
            assertCommit(about.head);
            const merged = await mergeInto(await repository(), about);
            const tree = await newTree(merged.tree, about.into);
            await leaveUnmerged(gitOf(tree), merged.unmerged);
            return tree;
        },
        async publish(tree, { branch, message }) {
            assertBranch(branch);
            const git = gitOf(tree);
            await repository_must(git, ['add', '--all', '.']);
            const now = await repository_must(git, ['write-tree']);
            if (now === (await repository_must(git, ['rev-parse', `${tree.commit}^{tree}`])))
                return null;
            const before = await tipOf(branch);
            if (before !== null && (await isSame(before, { tree: now, parent: tree.commit })))
                return { tip: before, isNew: false };
            const config = { 'user.name': author.name, 'user.email': author.email };
            const made = await git.run(['commit-tree', now, '-p', tree.commit, '-m', message], { config });
            if (made.code !== 0)
                throw faultOf(['commit-tree'], made);
            const tip = made.stdout.toString('utf8').trim();
            await push(git, { branch, before, move: `${tip}:refs/heads/${branch}` });
            return { tip, isNew: true };
        },
        async deleteBranch(branch) {
            const before = await tipOf(branch);
            if (before !== null)
                await push(await repository(), { branch, before, move: `:refs/heads/${branch}` });
        },
    };
}
/** Moves a branch only from where it was seen; null means it was not there. */
async function push(git, about) {
    const lease = `--force-with-lease=refs/heads/${about.branch}:${about.before ?? ''}`;
    await repository_must(git, ['push', '--quiet', '--porcelain', lease, run_git/* REMOTE */.B, about.move], 'remote');
}
async function repository_must(git, args, reach = 'local') {
    const answer = await git.run(args, { reach });
    if (answer.code !== 0)
        throw faultOf(args, answer);
    return answer.stdout.toString('utf8').trim();
}
function placeFault({ kind, message, cause, }) {
    return new RepositoryFault({ code: kind, message, retryable: kind === 'timeout', cause });
}
/** What git's refusal means for a run. */
function faultOf(args, { stderr, stdout }) {
    const [verb = 'git'] = args;
    const said = `${stderr}\n${stdout.subarray(0, 2000).toString('utf8')}`;
    const denied = /\b(403|denied|not permitted|protected branch|read-only|forbidden)\b/i.test(said);
    const moved = /stale info|fetch first|non-fast-forward|\[rejected\]/i.test(said);
    const away = /could not resolve|timed out|connection|unable to access|early EOF/i.test(said);
    const code = denied ? 'forbidden' : moved ? 'branch-moved' : away ? 'unreachable' : 'git-failed';
    const reason = stderr.trim().split('\n').slice(-3).join(' ');
    return new RepositoryFault({
        code,
        message: `git ${verb} was refused: ${reason === '' ? 'it gave no reason' : reason}`,
        retryable: code === 'branch-moved' || code === 'unreachable',
    });
}
function assertCommit(commit) {
    if (COMMIT.test(commit))
        return;
    const message = `${JSON.stringify(commit)} names no commit`;
    throw new RepositoryFault({ code: 'bad-commit', message, retryable: false });
}
function assertBranch(branch) {
    if (BRANCH.test(branch) && !branch.includes('..'))
        return;
    const message = `${JSON.stringify(branch)} is no branch name that we use`;
    throw new RepositoryFault({ code: 'bad-branch', message, retryable: false });
}


/***/ }),

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


/***/ })

};
;