"use strict";
exports.id = 69;
exports.ids = [69];
exports.modules = {

/***/ 6069:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDemo: () => (/* binding */ runDemo)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/tracker/server.js + 7 modules
var server = __webpack_require__(2648);
;// CONCATENATED MODULE: ./build/cli/demo/check.js
/** A step of the demo that did not do what it said; the message says which and how. */
class DemoFailure extends Error {
}
/** Stops the demo when something it has just said is not so. */
function check(condition, expected) {
    if (!condition)
        throw new DemoFailure(`The demo expected that ${expected}; this is not so.`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/cli/demo/program.js


const TIMEOUT_MS = 60_000;
/**
 * Runs a program without a shell and waits for its end.
 *
 * `shared`: it writes to our own terminal, as if a person had started it, and `text` is empty.
 * Errors: `DemoFailure` when it is not installed, or does not end.
 */
async function runProgram(command, args, about) {
    const out = about.shared === true ? 'inherit' : 'pipe';
    const child = (0,external_node_child_process_.spawn)(command, [...args], {
        cwd: about.cwd,
        env: cleanEnvironment(),
        stdio: ['ignore', out, out],
        timeout: TIMEOUT_MS,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
        });
    }
    return new Promise((resolve, reject) => {
        child.once('error', (error) => {
            reject(new DemoFailure(`${command} could not be started (${error.message}). Is it installed?`));
        });
        child.once('close', (code, signal) => {
            if (code === null)
                reject(new DemoFailure(`${command} was ended by ${signal ?? 'a signal'}.`));
            else
                resolve({ code, text });
        });
    });
}
/** The environment without what would point git elsewhere, with an identity that needs no settings. */
function cleanEnvironment() {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    const person = { NAME: 'Demo', EMAIL: 'demo@example.org' };
    return {
        ...Object.fromEntries(own),
        GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: person.NAME,
        GIT_AUTHOR_EMAIL: person.EMAIL,
        GIT_COMMITTER_NAME: person.NAME,
        GIT_COMMITTER_EMAIL: person.EMAIL,
    };
}

;// CONCATENATED MODULE: ./build/cli/demo/upstream.js

/** What another person does with the tracker: plain requests, not through sync-kernel. */
class Upstream {
    url;
    constructor(url) {
        this.url = url;
    }
    async records() {
        const answer = await fetch(`${this.url}/records`);
        check(answer.ok, `the tracker lists its records (it answered ${answer.status})`);
        const { records } = (await answer.json());
        return records;
    }
    async withTitle(title) {
        const found = (await this.records()).find((record) => record.fields['title'] === title);
        check(found !== undefined, `the tracker has a record "${title}"`);
        return found;
    }
    async patch(record, patch) {
        const answer = await fetch(`${this.url}/records/${record.id}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json-patch+json', 'if-match': record.etag },
            body: JSON.stringify(patch),
        });
        check(answer.ok, `the tracker takes an edit of ${record.id} (it answered ${answer.status})`);
    }
}

;// CONCATENATED MODULE: ./build/cli/demo/stage.js





/** Where the demo plays: a repository, a tracker, and a terminal to tell it on. */
class Stage {
    root;
    upstream;
    output;
    count = 0;
    constructor(about) {
        this.root = about.root;
        this.upstream = new Upstream(about.url);
        this.output = about.output;
    }
    get steps() {
        return this.count;
    }
    heading(text) {
        this.count += 1;
        this.output.say(`\n${this.output.paint.strong(`${this.count}. ${text}`)}`);
    }
    say(text) {
        this.output.say(text.replaceAll(/^(?=.)/gm, '   '));
    }
    /** Runs this very program as a person would, shows what it prints, and checks its exit code. */
    async sync(args, exit) {
        const shown = args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `'${arg}'`)).join(' ');
        this.output.say(`\n${this.output.paint.strong(`$ sync-kernel ${shown}`)}`);
        const ended = await runProgram(process.execPath, [process.argv[1] ?? '', ...args], {
            cwd: this.root,
            shared: this.output.isWatched,
        });
        if (ended.text !== '')
            this.output.say(ended.text.trimEnd());
        check(ended.code === exit, `sync-kernel ${shown} ends with exit code ${exit}, not ${ended.code}`);
    }
    async git(...args) {
        const ended = await runProgram('git', args, { cwd: this.root });
        check(ended.code === 0, `git ${args[0] ?? ''} works (${ended.text.trim()})`);
        return ended.text;
    }
    /** As `git`, for a command that is part of the story. */
    async showGit(...args) {
        this.output.say(`\n${this.output.paint.strong(`$ git ${args.join(' ')}`)}`);
        await this.git(...args);
    }
    async commit(message) {
        await this.git('add', '--all');
        await this.git('commit', '--quiet', '--message', message);
    }
    read(file) {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(this.root, 'backlog', file), 'utf8');
    }
    write(file, text) {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(this.root, 'backlog'), { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(this.root, 'backlog', file), text);
    }
    /** An edit in the repository: one line becomes another. */
    edit(file, [from, to]) {
        const text = this.read(file);
        check(text.split(from).length === 2, `${file} has the line "${from}" once`);
        this.write(file, text.replace(from, () => to));
        this.output.say(`   here      backlog/${file}: ${from}  →  ${to.replaceAll('\n', ' ')}`);
    }
    /** An edit upstream, made by somebody else over HTTP. */
    async editUpstream(title, field, change) {
        const record = await this.upstream.withTitle(title);
        const patch = [{ op: 'replace', path: `/${field}`, value: change(record.fields[field] ?? null) }];
        await this.upstream.patch(record, patch);
        this.output.say(`   upstream  PATCH /records/${record.id}  ${JSON.stringify(patch)}`);
    }
    /** Checks one field of an upstream record. */
    async expect(title, field, is) {
        const { id, fields } = await this.upstream.withTitle(title);
        const value = fields[field] ?? null;
        check(is(value), `${field} of ${id} upstream is as told, not ${JSON.stringify(value)}`);
    }
    /** Every file of the backlog, to see later whether one was touched. */
    files() {
        const names = (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(this.root, 'backlog')).sort();
        return JSON.stringify(names.map((file) => [file, this.read(file)]));
    }
    /** Everything that a preview must leave alone. */
    async bothSides() {
        const records = (await this.upstream.records()).map(({ id, fields }) => [id, fields]);
        return `${this.files()}\n${JSON.stringify(records)}`;
    }
    /** The session that the last command made or worked on. */
    newestSession() {
        const names = (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(this.root, '.specfact', 'sync', 'sessions')).sort();
        const newest = names.at(-1)?.replace(/\.json$/, '');
        check(newest !== undefined, 'a session was stored');
        return newest;
    }
}

;// CONCATENATED MODULE: ./build/cli/demo/backlog.js
/** The backlog of the demo: file name and text. */
const BACKLOG = {
    'back-1-sign-in.md': `---
id: back-1
title: Sign in with an e-mail link
status: todo
labels: [auth]
priority: high
---

People ask for a link instead of a password.

The link works once, for fifteen minutes.
`,
    'back-2-export.md': `---
id: back-2
title: Export a project as CSV
status: todo
labels: [export]
priority: medium
---

One line a task, in the order of the board.

Dates are written as ISO 8601.
`,
    'back-3-dark-mode.md': `---
id: back-3
title: Dark mode
status: doing
labels: [ui]
priority: low
---

Follow the system setting.
`,
    'back-4-search.md': `---
id: back-4
title: Search in comments
status: todo
labels: [search]
priority: medium
---

Comments are found like titles.
`,
    'back-5-import.md': `---
id: back-5
title: Import from a spreadsheet
status: todo
labels: [export]
priority: low
---

The first row names the fields.
`,
};

;// CONCATENATED MODULE: ./build/cli/demo/story.js


/** The scenes in their order; each leaves the stage as the next one expects it. */
const STORY = [
    begin,
    firstSync,
    bothSidesMove,
    previewThem,
    applyThem,
    disagree,
    decide,
    undo,
    end,
];
const has = (part) => (value) => Array.isArray(value) ? value.includes(part) : typeof value === 'string' && value.includes(part);
const adding = (label) => (value) => [...(Array.isArray(value) ? value : []), label];
const textOf = (value) => (typeof value === 'string' ? value : '');
const is = (expected) => (value) => value === expected;
async function begin(stage) {
    stage.heading('A repository with a backlog, and a tracker that is still empty');
    for (const [file, text] of Object.entries(BACKLOG))
        stage.write(file, text);
    await stage.git('init', '--quiet');
    await stage.commit('Begin the backlog');
    stage.say(`backlog/ has ${Object.keys(BACKLOG).length} tasks, a Markdown file each. The first one:`);
    stage.say((BACKLOG['back-1-sign-in.md'] ?? '').trimEnd().replaceAll(/^/gm, '| ').replaceAll(/ $/gm, ''));
    await stage.sync(['init', '--path', 'backlog/*.md', '--url', stage.upstream.url, '--yes'], 0);
}
async function firstSync(stage) {
    stage.heading('The first sync: every task gets a record upstream');
    const files = stage.files();
    await stage.sync(['--apply'], 0);
    const records = await stage.upstream.records();
    check(records.length === Object.keys(BACKLOG).length, 'the tracker has one record for each task');
    await stage.expect('Dark mode', 'status', is('doing'));
    check(files === stage.files(), 'no file was touched');
    await stage.commit('Sync the backlog');
}
async function bothSidesMove(stage) {
    stage.heading('Both sides move on, also on the same task');
    stage.edit('back-1-sign-in.md', ['status: todo', 'status: doing']);
    stage.edit('back-2-export.md', ['order of the board.', 'order of the board, finished ones last.']);
    stage.edit('back-3-dark-mode.md', ['labels: [ui]', 'labels: [ui, design]']);
    await stage.editUpstream('Export a project as CSV', 'body', (old) => textOf(old).replace('ISO 8601.', 'ISO 8601, in UTC.'));
    await stage.editUpstream('Dark mode', 'labels', adding('wanted'));
    await stage.editUpstream('Search in comments', 'priority', () => 'high');
}
async function previewThem(stage) {
    stage.heading('A preview shows every write as a JSON Patch, and writes nothing');
    const before = await stage.bothSides();
    await stage.sync(['--preview'], 0);
    check(before === (await stage.bothSides()), 'a preview changes nothing on either side');
}
async function applyThem(stage) {
    stage.heading('Applying that session writes exactly what was shown');
    await stage.sync(['--apply', '--session', stage.newestSession()], 0);
    await stage.expect('Sign in with an e-mail link', 'status', is('doing'));
    await stage.expect('Export a project as CSV', 'body', has('finished ones last'));
    await stage.expect('Export a project as CSV', 'body', has('in UTC'));
    check(stage.read('back-2-export.md').includes('in UTC'), 'the upstream edit of back-2 arrived here');
    await stage.expect('Dark mode', 'labels', has('design'));
    check(/labels: \[ui, design, wanted\]/.test(stage.read('back-3-dark-mode.md')), 'the labels were united');
    check(stage.read('back-4-search.md').includes('priority: high'), 'the new priority arrived here');
    await stage.commit('Sync the backlog');
}
async function disagree(stage) {
    stage.heading('Now both sides change one title: a conflict, which only a person can settle');
    stage.edit('back-4-search.md', ['title: Search in comments', 'title: Search in comments and files']);
    await stage.editUpstream('Search in comments', 'title', () => 'Find words in comments');
    const before = await stage.bothSides();
    await stage.sync(['--preview'], 3);
    check(before === (await stage.bothSides()), 'a conflict overwrites neither side');
}
async function decide(stage) {
    stage.heading('A person decides; on a terminal "resolve" asks, here it is told');
    const session = stage.newestSession();
    await stage.sync(['resolve', '--session', session, 'back-4:title=local'], 0);
    await stage.sync(['--apply', '--session', session], 0);
    await stage.expect('Search in comments and files', 'priority', is('high'));
    await stage.commit('Settle the title of back-4');
}
async function undo(stage) {
    stage.heading('A mistake goes upstream, and is taken back');
    stage.edit('back-5-import.md', ['status: todo', 'status: done']);
    await stage.sync(['--apply'], 0);
    await stage.expect('Import from a spreadsheet', 'status', is('done'));
    await stage.sync(['undo', '--session', stage.newestSession()], 0);
    await stage.expect('Import from a spreadsheet', 'status', is('todo'));
    await stage.showGit('checkout', '--', 'backlog');
}
async function end(stage) {
    stage.heading('Both sides agree, and the sessions tell what happened');
    await stage.sync(['--preview'], 0);
    await stage.sync(['status'], 0);
    for (const [file, text] of Object.entries(BACKLOG)) {
        const title = /^title: (.*)$/m.exec(stage.read(file))?.[1] ?? '';
        check(text !== '' && title !== '', `${file} has a title`);
        const record = await stage.upstream.withTitle(title);
        check(stage.read(file).includes(textOf(record.fields['body'])), `the texts of ${record.id} agree`);
    }
}

;// CONCATENATED MODULE: ./build/cli/demo.js







/**
 * Tells the whole story on a temporary repository and the embedded tracker, and checks every step of it.
 *
 * The commands are run as a person would run them, by this very program.
 * Errors: exit code 1 as soon as a step did not do what it said.
 */
async function runDemo(asked, output) {
    const root = (0,external_node_fs_.realpathSync)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'sync-kernel-demo-')));
    const clear = () => {
        if (!asked.keep)
            (0,external_node_fs_.rmSync)(root, { recursive: true, force: true });
    };
    const leave = () => process.exit(130);
    process.once('exit', clear);
    process.once('SIGINT', leave);
    const began = performance.now();
    const tracker = await (0,server/* startTracker */.v)({ port: 0 });
    const stage = new Stage({ root, url: tracker.url, output });
    try {
        for (const scene of STORY)
            await scene(stage);
    }
    catch (error) {
        if (!(error instanceof DemoFailure))
            throw error;
        return output.refuse('demo-failed', [error.message]);
    }
    finally {
        await tracker.close();
        process.off('SIGINT', leave);
        clear();
    }
    output.say('');
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const messages = [
        `${stage.steps} steps in ${seconds} s, each checked in the files and in the tracker`,
        ...(asked.keep ? [`the repository is in ${root}`] : []),
        'sync-kernel init      writes a config in a repository of yours',
        'sync-kernel tracker   runs the tracker of this demo, to try things out',
        'README.md             has a ten-minute start, the config and every command',
    ];
    return output.finish([{ code: 'demonstrated', messages }]);
}


/***/ })

};
;