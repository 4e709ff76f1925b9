"use strict";
exports.id = 718;
exports.ids = [718];
exports.modules = {

/***/ 6718:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WORKFLOW_PATH: () => (/* binding */ WORKFLOW_PATH),
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/config.js + 6 modules
var config = __webpack_require__(6161);
// EXTERNAL MODULE: ./build/config/credentials.js
var credentials = __webpack_require__(772);
// EXTERNAL MODULE: ./build/stores/durable.js
var durable = __webpack_require__(1897);
;// CONCATENATED MODULE: ./build/views/config-text.js
/**
 * Writes the text of a config in which every key has a line that explains it.
 *
 * Keys that are not needed stand there commented out, with their default or an example.
 * Laws: `readConfig` reads it, and finds in it exactly the answers.
 */
function configText({ id, local, remote }) {
    return `# What sync-kernel keeps in agreement, and how. Every key has a line above it that explains it;
# one that is commented out shows its default or an example.

# The version of this file's format.
version: 1

# The pairs of a local and a remote side, each by a name of its own.
syncs:
  # Commands take this name as "--sync ${plainComment(id)}".
  ${scalar(id)}:
    # The artifacts in this repository: ${local.about}.
    local:
${sideLines(local)}
    # The other side: ${remote.about}.
    remote:
${sideLines(remote)}
${RULES}`;
}
const RULES = `    # Which fields are synced, as local name: remote name. Without it: each that both sides know.
    # fields:
    #   title: title
    #   # values maps what the two sides call the same thing.
    #   status: { remote: state, values: { todo: open, doing: open, done: closed } }
    #   # kind says how two edits meet: scalar, text, set, list, map or sequence.
    #   labels: { remote: labels, kind: set }
    #   # authority: this side wins where both changed the field.
    #   priority: { remote: priority, authority: local }

    # On which side records may be created: both, local, remote or none.
    # create: both

    # When a record was deleted on one side: ask, propagate (delete it on the other) or ignore.
    # on-delete: ask

    # The most that one run may do before a person raises the limit.
    # limits: { deletes: 20%, writes: 500 }

    # How long finished sessions and their journals are kept.
    # keep: 90 days

    # The next three are for the GitHub Action: who must approve a plan, and what a conflict issue gets.
    # approval: comment
    # approvers: { permission: write, second-person: false }
    # conflicts: { labels: [sync-conflict], assignees: [] }

# Where each event of a session is POSTed to, as a CloudEvent.
# events: { sink: https://events.example.org/sync, token-env: EVENTS_TOKEN }
`;
function sideLines({ provider, keys }) {
    const lines = ['      # The kind of provider.', `      provider: ${scalar(provider)}`];
    for (const { key, explain, value, example } of keys) {
        lines.push(`      # ${explain}`);
        lines.push(value === undefined ? `      # ${key}: ${shown(example)}` : `      ${key}: ${shown(value)}`);
    }
    return `${lines.join('\n')}\n`;
}
function shown(value) {
    return typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`;
}
const SAFE_WORD = /^[A-Za-z][A-Za-z0-9_-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/* eslint-disable-next-line no-control-regex */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** A word as a YAML scalar that reads back as the same text. */
function scalar(text) {
    if (CONTROLS.test(text))
        return JSON.stringify(text);
    if (SAFE_WORD.test(text) && !RESERVED.test(text))
        return text;
    return `'${text.replaceAll("'", "''")}'`;
}
function plainComment(text) {
    return CONTROLS.test(text) ? JSON.stringify(text) : text;
}

;// CONCATENATED MODULE: ./build/views/workflow-text.js
/** The release that the workflow runs; a release of ours cannot be changed once it is out. */
const ACTION = 'sync-kernel/sync-kernel@v0.1.0';
/** `actions/checkout` v7.0.1 by its commit. */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
/**
 * Writes the workflow that runs the Action: previews, answers and reconciles, each with what it needs.
 *
 * Laws: one run at a time for each pull request, issue and for the default branch, none of them dropped;
 * no credential is left in the checkout; a comment that is no command starts no job.
 */
function workflowText({ defaultBranch, secrets }) {
    return `# Keeps this repository and its tracker in agreement; see .specfact/sync/config.yml.
name: Sync

on:
  # Previews what a pull request would write upstream; ends its lease when it is closed.
  pull_request:
    types: [opened, synchronize, reopened, ready_for_review, closed]
  # Approvals by review, where the config asks for them.
  pull_request_review:
    types: [submitted]
  # Commands such as "/sync apply 3f9a1c2e7b04".
  issue_comment:
    types: [created]
  # A conflict issue that was closed while its conflict persists.
  issues:
    types: [closed, reopened]
  # Everything else: once an hour, after each push, and by hand.
  schedule:
    - cron: '17 * * * *'
  push:
    branches: [${workflow_text_scalar(defaultBranch)}]
  workflow_dispatch:

permissions: {}

concurrency:
  group: sync-\${{ github.event.pull_request.number || github.event.issue.number || github.ref }}
  cancel-in-progress: false
  queue: max

jobs:
  preview:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write # the state branch
      pull-requests: write # the preview comment
      issues: read # where our conflict issues are
      checks: write # the check run
    steps:${steps(secrets)}
  answer:
    if: >-
      (github.event_name == 'issue_comment' && startsWith(github.event.comment.body, '/sync')) ||
      (github.event_name == 'pull_request_review' && github.event.review.state == 'approved') ||
      github.event_name == 'issues'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write # the state branch and the branch of the sync pull request
      pull-requests: write # the sync pull request, replies
      issues: write # the sync issue, conflict issues, replies
      checks: write # the check run says what was applied
    steps:${steps(secrets)}
  reconcile:
    if: github.event_name == 'schedule' || github.event_name == 'push' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: write # the state branch and the branch of the sync pull request
      pull-requests: write # the sync pull request
      issues: write # the sync issue and conflict issues
    steps:${steps(secrets)}`;
}
function steps(secrets) {
    const env = secrets.length === 0
        ? ''
        : `        env:\n${secrets.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}`;
    return `
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - uses: ${ACTION}
${env}`;
}
/** A branch name as YAML: quoted unless it is a plain word. */
function workflow_text_scalar(name) {
    return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off)$/i.test(name)
        ? name
        : `'${name.replaceAll("'", "''")}'`;
}

// EXTERNAL MODULE: ./build/cli/init/answers.js + 2 modules
var answers = __webpack_require__(5506);
// EXTERNAL MODULE: ./build/cli/interrupt.js
var interrupt = __webpack_require__(8329);
// EXTERNAL MODULE: ./build/cli/setup.js
var setup = __webpack_require__(2827);
;// CONCATENATED MODULE: ./build/cli/init.js










const WORKFLOW_PATH = '.github/workflows/sync.yml';
/**
 * Writes a commented config after asking on a terminal for what no flag answered.
 *
 * With `--yes` or without a terminal nothing is asked: what the repository shows is taken.
 * Errors: exit code 2 for an existing config without `--force`, and for what no sensible default exists.
 */
async function runInit(flags, about) {
    const { options, output, cwd } = about;
    const root = (0,setup/* findRoot */.w)(cwd);
    const path = options.config === undefined ? (0,external_node_path_.join)(root, setup/* CONFIG_PATH */.t) : (0,external_node_path_.resolve)(cwd, options.config);
    const shown = (0,external_node_path_.relative)(cwd, path).startsWith('..') ? path : (0,external_node_path_.relative)(cwd, path);
    if ((0,external_node_fs_.existsSync)(path) && flags['force'] !== true)
        return output.refuse('bad-usage', [`${shown} is there already; --force replaces it`]);
    const draft = await complete(root, flags, output);
    if (draft === null)
        return output.refuse('bad-usage', ['Stopped; nothing was written.']);
    const problems = (0,answers/* problemsOf */.GW)(draft, flags);
    if (problems.length > 0)
        return output.refuse('bad-usage', problems);
    const text = configText((0,answers/* answersOf */.Bw)(draft));
    const read = await (0,config/* readConfig */.X)({ path: shown, text });
    if (!read.ok)
        return output.refuse('bad-usage', read.error.map(config/* formatProblem */.V));
    (0,durable/* replaceFile */.fR)({ root: (0,external_node_path_.dirname)(path), shown: (0,external_node_path_.dirname)(shown) }, (0,external_node_path_.basename)(path), text);
    const workflow = flags['workflow'] === false ? [] : writeWorkflow(root, read.value);
    return output.finish([{ code: 'initialised', messages: [...told(shown, draft), ...workflow] }]);
}
/** Writes the workflow beside the config; one that is there stays as it is. Gives what to tell of it. */
function writeWorkflow(root, config) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, WORKFLOW_PATH)))
        return [`${WORKFLOW_PATH} is there already and was left as it is`];
    const text = workflowText({ defaultBranch: defaultBranchOf(root), secrets: (0,credentials/* credentialNames */.M)(config) });
    const dir = (0,external_node_path_.dirname)(WORKFLOW_PATH);
    (0,durable/* replaceFile */.fR)({ root: (0,external_node_path_.join)(root, dir), shown: dir }, (0,external_node_path_.basename)(WORKFLOW_PATH), text);
    return [`${WORKFLOW_PATH} was written: it previews pull requests and syncs once an hour`];
}
/** The branch that the clone was made from, as git has noted it; else the usual name. */
function defaultBranchOf(root) {
    const noted = (0,external_node_path_.join)(root, '.git', 'refs', 'remotes', 'origin', 'HEAD');
    const text = (0,external_node_fs_.existsSync)(noted) ? (0,external_node_fs_.readFileSync)(noted, 'utf8') : '';
    return /^ref: refs\/remotes\/origin\/(\S+)/.exec(text)?.[1] ?? 'main';
}
/** Asks for what is open where somebody can answer; null when they left with Ctrl-C. */
async function complete(root, flags, output) {
    if (flags['yes'] === true || !output.isInteractive)
        return (0,answers/* draftOf */.bz)(root, flags);
    const { askForDraft } = await __webpack_require__.e(/* import() */ 772).then(__webpack_require__.bind(__webpack_require__, 3391));
    try {
        return await askForDraft(root, flags);
    }
    catch (error) {
        if ((0,interrupt/* isInterrupt */.y)(error))
            return null;
        throw error;
    }
}
function told(shown, draft) {
    const path = draft.keys.local['path'] ?? '';
    const missing = `no artifacts were found; put them where ${path} finds them, or change the path`;
    return [
        `${shown} was written: sync ${draft.name}, ${draft.local} with ${draft.remote}`,
        ...(draft.found ? [] : [missing]),
    ];
}


/***/ }),

/***/ 5506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bw: () => (/* binding */ answersOf),
  bz: () => (/* binding */ draftOf),
  YD: () => (/* binding */ keysOf),
  Ix: () => (/* binding */ offered),
  GW: () => (/* binding */ problemsOf),
  gx: () => (/* binding */ textFlag),
  RP: () => (/* binding */ answers_valueOf)
});

// EXTERNAL MODULE: ./build/kernel/ids.js
var ids = __webpack_require__(9251);
// EXTERNAL MODULE: ./build/kernel/nearest.js
var nearest = __webpack_require__(2347);
// EXTERNAL MODULE: ./build/providers/table.js
var table = __webpack_require__(5966);
// EXTERNAL MODULE: ./build/cli/init/keys.js
var init_keys = __webpack_require__(4549);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/cli/init/inspect-list.js




const MAX_BYTES = 1024 * 1024;
const ID_KEYS = ['id', 'key', 'ref', 'uid', 'identifier', 'number', 'slug'];
/** Finds a list of mappings with distinct ids in a YAML or JSON file; null when there is none. */
function inspectList(path) {
    const value = readValue(path);
    const places = (0,json/* isJsonObject */.OW)(value)
        ? Object.entries(value).map(([key, member]) => [[key], member])
        : [[[], value]];
    for (const [place, list] of places) {
        const id = (0,json/* isJsonArray */.Md)(list) ? idKeyOf(list) : undefined;
        if (id !== undefined)
            return { records: (0,pointer/* formatPointer */.$2)(place), id };
    }
    return null;
}
/** The value of a file, or undefined when it cannot be read or is no YAML. */
function readValue(path) {
    try {
        if ((0,external_node_fs_.statSync)(path).size > MAX_BYTES)
            return undefined;
        return (0,dist/* parse */.qg)((0,external_node_fs_.readFileSync)(path, 'utf8'), { logLevel: 'silent', maxAliasCount: 10 });
    }
    catch {
        // Whatever keeps this file from being read, it is not what init proposes.
        return undefined;
    }
}
function idKeyOf(list) {
    if (list.length === 0 || !list.every(json/* isJsonObject */.OW))
        return undefined;
    return ID_KEYS.find((key) => {
        const ids = list.map((record) => record[key]);
        const usable = ids.every((id) => typeof id === 'string' || typeof id === 'number');
        return usable && new Set(ids.map(String)).size === ids.length;
    });
}

;// CONCATENATED MODULE: ./build/cli/init/propose.js



const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'vendor', 'target', 'coverage']);
const MAX_DEPTH = 5;
const MAX_ENTRIES = 5000;
/**
 * Looks at a repository and proposes where its records are; reads a bounded part of it.
 *
 * In this order, or for the one provider that was asked for: an OpenSpec folder, a `backlog` folder, the
 * folder with the most Markdown files that have front matter, a file that holds a list of records with ids.
 */
function propose(root, only) {
    const seen = look(root);
    const finders = {
        openspec: () => (isFolder((0,external_node_path_.join)(root, OPENSPEC)) ? OPENSPEC : null),
        markdown: () => markdownPath(root, seen.markdown),
        yaml: () => listFile(root, seen.lists, /\.ya?ml$/i),
        json: () => listFile(root, seen.lists, /\.json$/i),
    };
    for (const [provider, find] of Object.entries(finders)) {
        const path = only === undefined || only === provider ? find() : null;
        if (path !== null)
            return { provider, path, found: true };
    }
    const provider = only ?? 'markdown';
    return { provider, path: BEGINNINGS[provider] ?? null, found: false };
}
const OPENSPEC = 'openspec/changes';
const BEGINNINGS = {
    openspec: OPENSPEC,
    markdown: 'backlog/**/*.md',
};
/** What the file at a path says of the other keys: where its list is, and what names a record. */
function detectKeys(root, about) {
    if (about.provider !== 'yaml' && about.provider !== 'json')
        return {};
    const list = inspectList((0,external_node_path_.join)(root, about.path));
    if (list === null)
        return {};
    return { records: list.records, ...(list.id === 'id' ? {} : { id: list.id }) };
}
function listFile(root, paths, ending) {
    return paths.find((path) => ending.test(path) && inspectList((0,external_node_path_.join)(root, path)) !== null) ?? null;
}
function markdownPath(root, paths) {
    const folder = backlogFolder(paths) ?? frontMatterFolder(root, paths);
    if (folder === null)
        return null;
    return folder === '' ? '*.md' : `${folder}/**/*.md`;
}
function isFolder(path) {
    return entriesOf(path) !== null;
}
/** The entries of a folder, or null where there is none that we may read. */
function entriesOf(path) {
    return orNull(() => (0,external_node_fs_.readdirSync)(path, { withFileTypes: true }));
}
/** What cannot be read is not what init proposes. */
function orNull(read) {
    try {
        return read();
    }
    catch (error) {
        if (error.code !== undefined)
            return null;
        throw error;
    }
}
function look(root) {
    const seen = { markdown: [], lists: [] };
    const folders = [{ path: '', depth: 0 }];
    let entries = 0;
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
        const found = [...(entriesOf((0,external_node_path_.join)(root, folder.path)) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const entry of found) {
            entries += 1;
            if (entries > MAX_ENTRIES)
                return seen;
            const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
            if (entry.name.startsWith('.') || SKIPPED.has(entry.name))
                continue;
            if (entry.isDirectory() && folder.depth < MAX_DEPTH)
                folders.push({ path, depth: folder.depth + 1 });
            if (!entry.isFile())
                continue;
            if (/\.md$/i.test(entry.name))
                seen.markdown.push(path);
            if (/\.(?:ya?ml|json)$/i.test(entry.name) && !isOwnConfig(entry.name))
                seen.lists.push(path);
        }
    }
    return seen;
}
/** Files that hold lists but never a backlog. */
function isOwnConfig(name) {
    return /^(?:package(?:-lock)?|tsconfig.*|composer|pnpm-lock|mkdocs|docker-compose.*)\.(?:json|ya?ml)$/i.test(name);
}
/** Backlog.md keeps tasks in `backlog/tasks`, beside drafts and documents. */
function backlogFolder(markdown) {
    for (const folder of ['backlog/tasks', 'backlog']) {
        if (markdown.some((path) => path.startsWith(`${folder}/`)))
            return folder;
    }
    return null;
}
function frontMatterFolder(root, markdown) {
    const counts = new Map();
    for (const path of markdown) {
        if (!hasFrontMatter((0,external_node_path_.join)(root, path)))
            continue;
        const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const [best] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    return best === undefined ? null : best[0];
}
function hasFrontMatter(path) {
    const start = Buffer.alloc(5);
    const fd = orNull(() => (0,external_node_fs_.openSync)(path, 'r'));
    if (fd === null)
        return false;
    try {
        (0,external_node_fs_.readSync)(fd, start, 0, 5, 0);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
    return /^---\r?\n/.test(start.toString('latin1'));
}

;// CONCATENATED MODULE: ./build/cli/init/answers.js





/** The providers of a side that init can write a config for. */
function offered(side) {
    return Object.keys(init_keys/* PROVIDER_CHOICES */.V).filter((name) => table/* PROVIDERS */.x[name]?.side === side);
}
/** The value of a flag that takes text. */
function textFlag(flags, name) {
    const value = flags[name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase())];
    return typeof value === 'string' ? value : undefined;
}
/** Takes the answers from the flags, and what they leave open from what the repository shows. */
function draftOf(root, flags) {
    const proposal = propose(root, textFlag(flags, 'local'));
    const local = proposal.provider;
    const remote = textFlag(flags, 'remote') ?? remoteOf(flags);
    const given = flagged(flags, local);
    const path = given['path'] ?? proposal.path;
    const detected = path === null ? {} : { path, ...detectKeys(root, { provider: local, path }) };
    return {
        name: textFlag(flags, 'name') ?? 'backlog',
        local,
        remote,
        keys: { local: { ...detected, ...given }, remote: flagged(flags, remote) },
        found: proposal.found || path !== proposal.path,
    };
}
/** The remote provider that a given flag is of alone; http where none tells. */
function remoteOf(flags) {
    const telling = offered('remote').filter((name) => keysOf(name).some(({ flag }) => flag !== undefined && textFlag(flags, flag) !== undefined && isOwn(flag)));
    return telling.length === 1 ? (telling[0] ?? 'http') : 'http';
}
function isOwn(flag) {
    return offered('remote').filter((name) => keysOf(name).some((key) => key.flag === flag)).length === 1;
}
/** The answer to a key as the config holds it: a list where the key takes one. */
function answers_valueOf(key, text) {
    if (key.separator === undefined)
        return text;
    const json = text.trim().startsWith('[') ? listIn(text) : null;
    if (json !== null)
        return json;
    return text
        .split(key.separator)
        .map((word) => word.trim())
        .filter((word) => word !== '');
}
/** The words of a JSON list; null for anything else. */
function listIn(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : null;
    }
    catch {
        // No JSON: then it is words.
        return null;
    }
}
function flagged(flags, provider) {
    const keys = init_keys/* PROVIDER_CHOICES */.V[provider]?.keys ?? [];
    const given = keys.flatMap(({ key, flag }) => {
        const value = flag === undefined ? undefined : textFlag(flags, flag);
        return value === undefined ? [] : [[key, value]];
    });
    return Object.fromEntries(given);
}
/** Says what keeps a draft from being written: a sentence each, with the flag that mends it. */
function problemsOf(draft, flags) {
    const problems = [];
    if (!(0,ids/* isSafeId */.J)(draft.name))
        problems.push(`--name: "${draft.name}" must be of A-Z a-z 0-9 . _ - only`);
    for (const side of ['local', 'remote']) {
        const provider = draft[side];
        const known = offered(side);
        if (!known.includes(provider)) {
            const near = (0,nearest/* nearest */.p)(provider, known);
            const meant = near === null ? '' : `; perhaps "${near}" is meant`;
            problems.push(`--${side}: "${provider}" is none of ${known.join(', ')}${meant}`);
            continue;
        }
        for (const { key, flag, required, example } of keysOf(provider)) {
            if (required !== true || (draft.keys[side][key] ?? '') !== '')
                continue;
            problems.push(`--${flag} is missing: ${provider} needs it, for example --${flag} ${exampleOf(example)}`);
        }
    }
    return [...problems, ...strayFlags(draft, flags)];
}
function exampleOf(example) {
    return typeof example === 'string' ? example : `"${example.join(' ')}"`;
}
/** Flags that the chosen providers do not take: better said than silently left out. */
function strayFlags(draft, flags) {
    const taken = new Set([...keysOf(draft.local), ...keysOf(draft.remote)].map(({ flag }) => flag));
    const all = new Set(Object.values(init_keys/* PROVIDER_CHOICES */.V).flatMap(({ keys }) => keys.map(({ flag }) => flag)));
    return [...all].flatMap((flag) => flag === undefined || taken.has(flag) || textFlag(flags, flag) === undefined
        ? []
        : [`--${flag} does not go with --local ${draft.local} and --remote ${draft.remote}`]);
}
/** The draft as the config shows it. */
function answersOf(draft) {
    return { id: draft.name, local: sideOf(draft, 'local'), remote: sideOf(draft, 'remote') };
}
function sideOf(draft, side) {
    const provider = draft[side];
    const keys = keysOf(provider).map((about) => {
        const { key, explain, example } = about;
        const text = draft.keys[side][key];
        const isGiven = text !== undefined && (text !== '' || key === 'records');
        return { key, explain, example, ...(isGiven ? { value: answers_valueOf(about, text) } : {}) };
    });
    return { provider, about: init_keys/* PROVIDER_CHOICES */.V[provider]?.about ?? provider, keys };
}
/** The keys of a provider as init knows them. */
function keysOf(provider) {
    return init_keys/* PROVIDER_CHOICES */.V[provider]?.keys ?? [];
}


/***/ }),

/***/ 4549:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ PROVIDER_CHOICES)
/* harmony export */ });
const PATH = { key: 'path', flag: 'path', required: true };
const NEW_FILE = 'The path of a file made for a record that was created upstream.';
const mappingFile = (kind) => [
    {
        ...PATH,
        explain: 'Which files hold records: a path or a glob, relative to the repository.',
        question: `Where are the ${kind} files?`,
        example: `backlog.${kind}`,
    },
    {
        key: 'records',
        flag: 'records',
        explain: 'A JSON pointer to the list of records in the file; without it each file is one record.',
        question: 'Where in the file is the list of records (a JSON pointer; empty: one record a file)?',
        example: '/tasks',
    },
    { key: 'id', flag: 'id', explain: "The key that holds a record's id.", example: 'id' },
    { key: 'new', explain: NEW_FILE, example: `backlog/{remote-id}-{slug}.${kind}` },
];
const TIMEOUT = { key: 'timeout', explain: 'The longest one request may take.', example: '30s' };
/** What init knows of each provider; a provider that is not here can be written by hand. */
const PROVIDER_CHOICES = {
    markdown: {
        about: 'one record a Markdown file, with YAML front matter',
        keys: [
            {
                ...PATH,
                explain: 'Which files are records: a glob, relative to the repository.',
                question: 'Which files are records (a glob)?',
                example: 'backlog/**/*.md',
            },
            {
                key: 'id',
                flag: 'id',
                explain: "The front-matter key that holds a record's id; a file without it is named by its path.",
                example: 'id',
            },
            { key: 'new', explain: NEW_FILE, example: 'backlog/{remote-id}-{slug}.md' },
        ],
    },
    openspec: {
        about: 'one record an OpenSpec change folder',
        keys: [
            {
                ...PATH,
                explain: 'The folder that holds the change folders.',
                question: 'Where are the change folders?',
                example: 'openspec/changes',
            },
        ],
    },
    yaml: { about: 'one record a YAML file, or a list in one', keys: mappingFile('yaml') },
    json: { about: 'one record a JSON file, or a list in one', keys: mappingFile('json') },
    http: {
        about: 'a tracker that speaks the HTTP profile, such as "sync-kernel tracker"',
        keys: [
            {
                key: 'url',
                flag: 'url',
                required: true,
                explain: 'The address of the tracker; /schema and /records are added to it.',
                question: 'What is the address of the tracker?',
                example: 'http://127.0.0.1:4180',
            },
            {
                key: 'token-env',
                flag: 'token-env',
                explain: 'The environment variable that holds the bearer token; never the token itself.',
                question: 'Which environment variable holds the token (empty: none)?',
                example: 'TRACKER_TOKEN',
            },
            TIMEOUT,
        ],
    },
    'github-issues': {
        about: 'the issues of a repository on GitHub',
        keys: [
            {
                key: 'repository',
                flag: 'repository',
                explain: 'The repository whose issues are synced; without it that of the workflow.',
                question: 'Whose issues, as owner/name (empty: the repository that the workflow runs in)?',
                example: 'octo-org/octo-repo',
            },
            {
                key: 'labels',
                flag: 'labels',
                separator: ',',
                explain: 'Only issues with all of these labels are records; new issues get them.',
                question: 'Which labels must an issue have (empty: none; several with commas)?',
                example: ['backlog'],
            },
            {
                key: 'token-env',
                flag: 'token-env',
                explain: "The environment variable that holds the token; without it the workflow's own token is used.",
                question: "Which environment variable holds the token (empty: the workflow's own)?",
                example: 'ISSUES_TOKEN',
            },
            {
                key: 'api-url',
                explain: 'Where the REST API is, for a GitHub Enterprise Server of your own.',
                example: 'https://github.example.org/api/v3',
            },
            TIMEOUT,
        ],
    },
    'request-tracker': {
        about: 'the tickets of a queue in Request Tracker',
        keys: [
            {
                key: 'url',
                flag: 'url',
                required: true,
                explain: 'The address of its start page; /REST/2.0 is added to it.',
                question: 'What is the address of Request Tracker?',
                example: 'https://rt.example.org',
            },
            {
                key: 'queue',
                flag: 'queue',
                required: true,
                explain: 'The name or number of the queue whose tickets are records.',
                question: 'Which queue?',
                example: 'General',
            },
            {
                key: 'token-env',
                flag: 'token-env',
                required: true,
                explain: 'The environment variable that holds an authentication token; never the token itself.',
                question: 'Which environment variable holds the token?',
                example: 'RT_TOKEN',
            },
            {
                key: 'key-field',
                explain: 'A custom field that keeps our key on each ticket; without it a link does.',
                example: 'Sync key',
            },
            TIMEOUT,
        ],
    },
    exec: {
        about: 'a program that speaks for a tracker; see .github/WRITING-A-PROVIDER.md of sync-kernel',
        keys: [
            {
                key: 'command',
                flag: 'command',
                required: true,
                separator: ' ',
                explain: 'The program, by a name that PATH finds or an absolute path, and its arguments. No shell reads them.',
                question: 'Which program, with its arguments (a JSON list where one holds a space)?',
                example: ['python3', '/opt/tracker.py'],
            },
            {
                key: 'env',
                flag: 'token-env',
                separator: ',',
                explain: 'The environment variables that it gets beside PATH and HOME, by their names.',
                question: 'Which environment variables does it need (empty: none; several with commas)?',
                example: ['TRACKER_TOKEN'],
            },
            {
                key: 'guard',
                explain: 'How it guards its writes, as it says itself: if-match, revision-test or verified.',
                example: 'verified',
            },
            TIMEOUT,
        ],
    },
    file: {
        about: 'a JSON file, or a folder of them, for trying out or for another repository',
        keys: [
            {
                key: 'path',
                flag: 'file',
                required: true,
                explain: 'A JSON file or a folder of them; absolute, or relative to the repository.',
                question: 'Where is the JSON file or folder of the other side?',
                example: '../tracker.json',
            },
        ],
    },
};


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ isInterrupt)
/* harmony export */ });
/** Whether a prompt ended because a person pressed Ctrl-C or the terminal went away. */
function isInterrupt(error) {
    return error instanceof Error && error.name === 'ExitPromptError';
}


/***/ })

};
;