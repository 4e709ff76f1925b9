"use strict";
exports.id = 341;
exports.ids = [341];
exports.modules = {

/***/ 5341:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition),
  open: () => (/* binding */ provider_open)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
;// CONCATENATED MODULE: ./build/providers/exec/answer.js


/** The version of the protocol that this side speaks. */
const PROTOCOL = 'sync-kernel-exec/1';
const answer_text = schemas/* string */.YjP().max(4096);
const token = schemas/* string */.YjP().min(1).max(4096);
/** What a program says of a schema; members that a later minor version adds are ignored. */
const schema = schemas/* object */.Ikc({
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1).max(128), schemas/* object */.Ikc({
        kind: schemas/* enum */.k5n(field/* FIELD_KINDS */.t1),
        key: schemas/* string */.YjP().min(1).optional(),
        writable: schemas/* boolean */.zMY().optional(),
        onCreate: schemas/* boolean */.zMY().optional(),
        equivalent: schemas/* array */.YOg(schemas/* enum */.k5n(field/* EQUIVALENCES */.IN)).optional(),
    })),
    open: schemas/* boolean */.zMY().optional(),
});
/** The answer to any request: the request failed, though the program works. */
const faultAnswer = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('fault'),
    code: schemas/* string */.YjP().regex(/^[a-z][a-z0-9-]{0,63}$/, 'a code is in kebab-case'),
    message: answer_text,
    retryable: schemas/* boolean */.zMY(),
    retryAfterMs: schemas/* number */.aig().int().min(0).max(31_536_000_000).optional(),
});
/** The answer to the first request; its `protocol` is looked at before. */
const helloAnswer = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('hello'),
    protocol: schemas/* string */.YjP(),
    capabilities: schemas/* object */.Ikc({
        guard: schemas/* enum */.k5n(['if-match', 'revision-test', 'verified']),
        create: schemas/* enum */.k5n(['client-id', 'marker']),
        ids: schemas/* enum */.k5n(['given', 'assigned']),
        sharedIds: schemas/* boolean */.zMY(),
        /** What an update carries: a JSON Patch, or the record as it shall be. */
        update: schemas/* enum */.k5n(['patch', 'record']).default('patch'),
    }),
    schema: schema.optional(),
});
const schemaAnswer = schemas/* object */.Ikc({ kind: schemas/* literal */.euz('schema'), schema });
const failure = schemas/* object */.Ikc({ id: answer_text.optional(), where: answer_text, code: answer_text, message: answer_text });
/** A page; its records are looked at one by one, so that a bad one stops no other. */
const pageAnswer = schemas/* object */.Ikc({
    kind: schemas/* literal */.euz('page'),
    records: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    deleted: schemas/* array */.YOg(schemas/* unknown */.L5J()).default([]),
    failed: schemas/* array */.YOg(failure).default([]),
    next: token.nullish().transform((next) => next ?? null),
    cursor: token.nullish().transform((cursor) => cursor ?? null),
    /** Both are needed on the last page: what is not there may lead to deletions. */
    complete: schemas/* boolean */.zMY().optional(),
    census: schemas/* boolean */.zMY().optional(),
});
const readAnswer = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('found'), record: schemas/* unknown */.L5J() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('not-modified') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('gone') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('unknown') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('forbidden'), message: answer_text.default('The program gave no reason.') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('moved'), to: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('unreadable'), failure }),
]);
const overwritten = schemas/* array */.YOg(schemas/* object */.Ikc({ field: schemas/* string */.YjP().min(1), value: schemas/* json */.Pq9(), by: answer_text, at: iso/* datetime */.w$() }));
const writeAnswer = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('written'), record: schemas/* unknown */.L5J(), overwritten: overwritten.optional() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('stale') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('rejected'), code: answer_text.default('refused'), message: answer_text }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('gone') }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('deleted') }),
]);
/** Gives the schema as the contract has it: fields are writable, lists keyed by `id`, unless it says otherwise. */
function toProviderSchema(answer) {
    const fields = Object.entries(answer.fields).map(([name, field]) => [
        name,
        {
            kind: field.kind,
            writable: field.writable ?? true,
            ...(field.onCreate === undefined ? {} : { onCreate: field.onCreate }),
            ...(field.kind === 'list' ? { key: field.key ?? 'id' } : {}),
            ...(field.equivalent === undefined ? {} : { equivalent: field.equivalent }),
        },
    ]);
    return { fields: Object.fromEntries(fields), open: answer.open ?? false };
}

// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
;// CONCATENATED MODULE: ./build/providers/exec/fault.js

/** Makes a fault; `retryAfterMs` when the program said how long to wait. */
function fault(about) {
    const { retryAfterMs, ...rest } = about;
    return new provider/* ProviderFault */.g({ ...rest, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}
/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
function neutralText(text, most = 300) {
    const line = text
        .toWellFormed()
        .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
    const characters = Array.from(line.slice(0, most * 4));
    return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}
/** What messages call a program: its command line, shortened. */
function nameOf(command) {
    return `"${neutralText(command.join(' '), 100)}"`;
}

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/upstream/fits-kind.js
var fits_kind = __webpack_require__(5772);
;// CONCATENATED MODULE: ./build/providers/exec/record.js





/** Says whether a text may be a record's id. */
function isRecordId(text) {
    return typeof text === 'string' && /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/.test(text);
}
/** Says why a text is no record's id, or null; for ids that come from our own side. */
function idProblem(id) {
    return isRecordId(id) ? null : `"${neutralText(id)}" is not the id of a record.`;
}
const shape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    version: schemas/* string */.YjP().min(1).max(1024),
    fields: schemas/* custom */.IeY((value) => (0,json/* isJsonObject */.OW)(value)),
    where: schemas/* string */.YjP().max(4096).optional(),
    link: schemas/* string */.YjP().max(1024).optional(),
});
/**
 * Reads one record of an answer.
 *
 * Shape: `{"id":"R-1","version":"5","fields":{…},"where":"https://…"}`. A field that is missing stays
 * missing: one hidden by permission is unreadable, not empty (E21).
 * Errors: `bad-record`, `bad-id`, `unfit-value`, `wrong-kind`.
 */
function parseRecord(value, about) {
    const id = (0,json/* isJsonObject */.OW)(value) && isRecordId(value['id']) ? value['id'] : undefined;
    const where = id === undefined ? about.program : `${id} of ${about.program}`;
    const refuse = (code, message) => (0,result/* fail */.fJ)({ ...(id === undefined ? {} : { id }), where, code, message });
    const parsed = shape.safeParse(value);
    if (!parsed.success) {
        const at = parsed.error.issues[0]?.path.join('.') ?? '';
        return refuse('bad-record', `The program sent something that is no record (look at "${neutralText(at)}").`);
    }
    if (id === undefined)
        return refuse('bad-id', `The id "${neutralText(parsed.data.id)}" cannot be used for a record.`);
    const { fields, version } = parsed.data;
    const problem = (0,json/* jsonProblem */.Io)(fields) ?? (0,json/* jsonProblem */.Io)(version);
    if (problem !== null)
        return refuse('unfit-value', `Record ${id} holds ${problem}.`);
    for (const [name, field] of Object.entries(about.schema.fields)) {
        if (!(0,fits_kind/* fitsKind */.v)(field, fields[name] ?? null))
            return refuse('wrong-kind', `The field "${name}" of record ${id} is not a ${field.kind}.`);
    }
    const link = parsed.data.link === undefined ? {} : { link: parsed.data.link };
    return (0,result.ok)({ id, version, fields, where: neutralText(parsed.data.where ?? where), ...link });
}

;// CONCATENATED MODULE: ./build/providers/exec/listing.js




/** Pages of one listing; more is a program that never ends. */
const MAX_PAGES = 100_000;
/**
 * Lists what changed since a cursor, page by page.
 *
 * A cursor that the program refuses (`bad-cursor`) gives a full listing. The cursor does not pass a
 * record that failed (E14): it stays, and the next listing shows the same again. The last page has to
 * say whether the listing is complete and a census, for absence may lead to deletions (E17, E18).
 * Errors: `page-loop` when pages never end; `bad-answer`; those of the program.
 */
async function* listChanges(access, request) {
    let since = request.cursor;
    let answer;
    try {
        answer = await askPage(access, since, null);
    }
    catch (error) {
        if (since === null || !(error instanceof provider/* ProviderFault */.g) || error.code !== 'bad-cursor')
            throw error;
        since = null;
        answer = await askPage(access, null, null);
    }
    const seen = new Set();
    let isFailed = false;
    let isNameless = false;
    for (;;) {
        const page = readPage(access, answer);
        isFailed ||= page.failed.length > 0;
        isNameless ||= page.failed.some(({ id }) => id === undefined);
        if (answer.next === null) {
            const { complete, census } = answer;
            if (complete === undefined || census === undefined)
                throw incompleteEnd(access);
            const cursor = isFailed ? request.cursor : answer.cursor;
            yield { ...page, end: { cursor, complete: complete && !isNameless, census } };
            return;
        }
        yield page;
        if (seen.has(answer.next) || seen.size >= MAX_PAGES) {
            const message = `${access.program.name} lists pages that never end. It has to be mended.`;
            throw fault({ code: 'page-loop', message, retryable: false });
        }
        seen.add(answer.next);
        answer = await askPage(access, since, answer.next);
    }
}
async function askPage({ program }, cursor, page) {
    return program.ask({ do: 'list', cursor, page }, pageAnswer);
}
function readPage({ program, schema }, answer) {
    const records = new Map();
    const failed = answer.failed.map((told) => ({
        ...(isRecordId(told.id) ? { id: told.id } : {}),
        where: neutralText(told.where),
        code: neutralText(told.code, 64),
        message: neutralText(told.message),
    }));
    for (const value of answer.records) {
        const record = parseRecord(value, { schema, program: program.name });
        if (record.ok)
            records.set(record.value.id, record.value);
        else
            failed.push(record.error);
    }
    const deleted = new Set();
    for (const id of answer.deleted) {
        if (!isRecordId(id)) {
            const message = `The deleted id "${neutralText(String(id), 60)}" cannot be used for a record.`;
            failed.push({ where: program.name, code: 'bad-id', message });
        }
        else if (records.delete(id)) {
            const message = `Record ${id} is on one page both as a record and as deleted.`;
            failed.push({ id, where: `${id} of ${program.name}`, code: 'contradiction', message });
        }
        else
            deleted.add(id);
    }
    return { records: [...records.values()], deleted: [...deleted], failed };
}
function incompleteEnd({ program }) {
    const message = `${program.name} ended a listing without saying "complete" and "census". It has to be mended.`;
    return fault({ code: 'bad-answer', message, retryable: false });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/providers/exec/options.js


/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;
const UNITS = { ms: 1, s: 1000, m: 60_000 };
const GUARDS = ['if-match', 'revision-test', 'verified'];
/** A relative path would be looked up in whatever folder a run is in, such as that of a pull request (I14). */
const program = schemas/* string */.YjP()
    .min(1)
    .refine((text) => !/[/\\]/.test(text) || (0,external_node_path_.isAbsolute)(text), {
    message: 'The program is a name that PATH finds, or an absolute path; never a path inside a repository.',
});
const argument = schemas/* string */.YjP()
    .max(4096)
    .refine((text) => !text.includes('\0'), 'An argument holds no NUL.');
const timeout = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP().transform(toMilliseconds)])
    .pipe(schemas/* number */.aig('Write milliseconds or a time such as "10s".').int().min(1).max(MAX_TIMEOUT_MS));
/** The form of these keys; any other key is an error. */
const options = schemas/* strictObject */.rej({
    command: schemas/* tuple */.PVZ([argument.pipe(program)], argument, 'Write a list: the program, then its arguments.'),
    env: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable, not its value.'))
        .max(50)
        .default([]),
    guard: schemas/* enum */.k5n(GUARDS).default('verified'),
    timeout: timeout.default(30_000),
});
function toMilliseconds(text) {
    const parts = /^(\d{1,9})(ms|s|m)$/.exec(text);
    return parts === null ? Number.NaN : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/providers/exec/leash.js
/** How long a program may take to end after its input ended, in milliseconds. */
const GRACE_MS = 2000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** The programs that run now; a process has one set of listeners, however many programs there are. */
const leashed = new Set();
/**
 * Keeps a program from outliving this process; gives what takes the leash off again.
 *
 * When nothing is left to do, the program's input is ended and it has 2 s to finish; at any other end of
 * this process that it can notice (an exit, a signal), the program is killed with all it started. A kill
 * that this process cannot notice still ends the program's input.
 */
function leash(child) {
    if (leashed.size === 0) {
        process.on('exit', killLeashed).on('beforeExit', endLeashed);
        for (const signal of SIGNALS)
            process.on(signal, onSignal);
    }
    leashed.add(child);
    return () => {
        if (leashed.delete(child) && leashed.size === 0)
            letGo();
    };
}
function letGo() {
    process.off('exit', killLeashed).off('beforeExit', endLeashed);
    for (const signal of SIGNALS)
        process.off(signal, onSignal);
}
function killLeashed() {
    for (const child of leashed)
        killAll(child);
}
function endLeashed() {
    for (const child of leashed)
        void endGently(child);
}
function onSignal(signal) {
    letGo();
    killLeashed();
    // What the signal does by default is not lost, unless somebody else takes care of it.
    if (process.listenerCount(signal) === 0)
        process.kill(process.pid, signal);
}
/** Kills a program and what it started; it leads a process group of its own. */
function killAll(child) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // No such group: all of it has ended, or the system knows no groups.
        child.kill('SIGKILL');
    }
}
/** Ends a program's input, waits for its end, and kills what is still there after `GRACE_MS`. */
async function endGently(child) {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        child.stdin?.end();
        await new Promise((done) => {
            const timer = setTimeout(done, GRACE_MS);
            child.once('exit', () => {
                clearTimeout(timer);
                done();
            });
        });
    }
    killAll(child);
}

;// CONCATENATED MODULE: ./build/providers/exec/line-reader.js

/** The longest line of a program, in bytes. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;
const LINE_FEED = 0x0a;
/**
 * Cuts the bytes of a program into lines.
 *
 * Gives each whole line, without its end, as text; a CR before it stays, JSON ignores it.
 * Errors: `too-long`, `not-utf-8`; nothing may be read after them.
 */
class LineReader {
    parts = [];
    size = 0;
    most;
    constructor(most = MAX_LINE_BYTES) {
        this.most = most;
    }
    /** Takes the next bytes; gives the lines that they end. */
    take(chunk) {
        const lines = [];
        let rest = chunk;
        for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED)) {
            if (!this.keep(rest.subarray(0, end)))
                return (0,result/* fail */.fJ)('too-long');
            const line = this.line();
            if (line === null)
                return (0,result/* fail */.fJ)('not-utf-8');
            lines.push(line);
            rest = rest.subarray(end + 1);
        }
        return this.keep(rest) ? (0,result.ok)(lines) : (0,result/* fail */.fJ)('too-long');
    }
    keep(part) {
        this.size += part.length;
        if (this.size > this.most)
            return false;
        if (part.length > 0)
            this.parts.push(part);
        return true;
    }
    line() {
        const bytes = Buffer.concat(this.parts);
        this.parts = [];
        this.size = 0;
        try {
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        }
        catch {
            return null;
        }
    }
}

;// CONCATENATED MODULE: ./build/providers/exec/child.js



/** How much of what a program last said on stderr is kept, in bytes. */
const MAX_SAID_BYTES = 4096;
/** How long the rest of stderr is waited for after a program's end, in milliseconds. */
const LAST_WORDS_MS = 200;
/**
 * Starts a program without a shell; `onEnd` is called once, and no line comes after it.
 *
 * An idle program does not keep this process alive; whoever waits for a line does.
 */
function startChild(command, about) {
    const [program, ...args] = command;
    const { cwd, env } = about;
    const child = (0,external_node_child_process_.spawn)(program, args, { cwd, env, detached: true, shell: false, windowsHide: true });
    const release = leash(child);
    let isOver = false;
    const finish = (end) => {
        release();
        if (!isOver) {
            isOver = true;
            about.onEnd(end);
        }
    };
    const fail = (kind) => {
        killAll(child);
        finish({ kind });
    };
    const reader = new LineReader();
    child.stdout.on('data', (chunk) => {
        const lines = isOver ? null : reader.take(chunk);
        if (lines?.ok === false)
            fail(lines.error);
        for (const line of lines?.ok === true ? lines.value : [])
            about.onLine(line);
    });
    let said = Buffer.alloc(0);
    let isCut = false;
    child.stderr.on('data', (chunk) => {
        said = Buffer.concat([said, chunk]);
        isCut ||= said.length > MAX_SAID_BYTES;
        said = said.subarray(-MAX_SAID_BYTES);
    });
    // A program that ended its input early is noticed by its end or by the missing answer.
    child.stdin.on('error', () => undefined);
    child.once('error', (cause) => finish({ kind: 'not-started', cause }));
    child.once('exit', (code, signal) => {
        const end = { kind: 'ended', code, signal };
        release();
        // What it started itself goes with it, and could hold its output open for ever.
        killAll(child);
        setTimeout(() => finish(end), LAST_WORDS_MS).unref();
        child.once('close', () => finish(end));
    });
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr])
        stream.unref();
    return {
        send: (line) => void child.stdin.write(`${line}\n`),
        said: () => said.toString('utf8'),
        isCut: () => isCut,
        kill: () => killAll(child),
        end: async () => endGently(child),
    };
}

;// CONCATENATED MODULE: ./build/providers/exec/conversation.js





/** How much of stderr a message shows, in characters. */
const MAX_SHOWN = 400;
/**
 * One run of a program: requests with ids go in, each answer must bear the id of the open request.
 *
 * After any fault that it throws the program is gone; who wants to go on starts another conversation.
 * Errors: `program-missing`, `program-died`, `timed-out`, `bad-answer`, `answer-too-large`; each names
 * the program and shows the end of what it said on stderr, without the credentials it was given.
 */
class Conversation {
    options;
    surroundings;
    child;
    waiting = null;
    broken = null;
    ended = false;
    count = 0;
    constructor(options, surroundings) {
        this.options = options;
        this.surroundings = surroundings;
        this.child = startChild(options.command, {
            ...surroundings,
            onLine: (line) => this.hear(line),
            onEnd: (end) => this.finish(end),
        });
    }
    /** Whether the program has ended by itself between two requests; another conversation may be begun. */
    get hasEnded() {
        return this.ended && this.broken === null;
    }
    /** Sends one request and waits for its answer; never called while another one is open. */
    async ask(request) {
        this.count += 1;
        const { do: asked, ...rest } = request;
        const answer = await new Promise((settle) => {
            const timer = setTimeout(() => this.breakOff(this.lateFault(asked)), this.options.timeout);
            const done = (value) => {
                clearTimeout(timer);
                this.waiting = null;
                settle(value);
            };
            this.waiting = { id: this.count, task: asked, settle: done };
            if (this.broken !== null)
                done(this.broken);
            else
                this.child.send(lineOf({ id: this.count, do: asked, ...rest }));
        });
        if (answer instanceof Error)
            throw answer;
        return answer;
    }
    async end() {
        await this.child.end();
    }
    /** Takes the credentials out of a text from the program and makes it fit for a message. */
    clean(text, most) {
        const { secrets } = this.surroundings;
        const longest = secrets.toSorted((a, b) => b.length - a.length);
        return neutralText(longest.reduce((shown, secret) => shown.replaceAll(secret, '***'), text), most);
    }
    /** The fault of an answer that breaks the protocol; the program is not asked again. */
    refuse(why) {
        const message = `${this.name} ${why}. It has to be mended to keep to the protocol.${this.lastWords()}`;
        const broken = fault({ code: 'bad-answer', message, retryable: false });
        this.breakOff(broken);
        return broken;
    }
    get name() {
        return nameOf(this.options.command);
    }
    hear(line) {
        if (this.broken !== null)
            return;
        const asked = this.waiting === null ? 'without being asked' : `to "${this.waiting.task}"`;
        const answer = parseLine(line);
        if (answer === null)
            this.refuse(`answered ${asked} with a line that is no JSON object (${this.quoted(line)})`);
        else if (this.waiting === null)
            this.refuse(`sent a line without being asked (${this.quoted(line)})`);
        else if (answer['id'] !== this.waiting.id) {
            const said = this.clean(JSON.stringify(answer['id'] ?? null), 40);
            this.refuse(`answered ${asked} with the id ${said} instead of ${this.waiting.id}`);
        }
        else
            this.waiting.settle(answer);
    }
    quoted(line) {
        return `"${this.clean(line, 80)}"`;
    }
    breakOff(broken) {
        this.broken ??= broken;
        this.child.kill();
        this.waiting?.settle(broken);
    }
    finish(end) {
        this.ended = true;
        this.waiting?.settle(this.broken ?? this.endFault(end, this.waiting.task));
    }
    lateFault(task) {
        const said = `${this.name} did not answer to "${task}" within ${this.options.timeout} ms and was ended.`;
        const message = `${said} Run again later, or give it more time with "timeout".${this.lastWords()}`;
        return fault({ code: 'timed-out', message, retryable: true });
    }
    endFault(end, task) {
        switch (end.kind) {
            case 'not-started': {
                const why = end.cause.code === 'ENOENT' ? 'there is no such program' : (end.cause.code ?? 'unknown');
                const message = `${this.name} could not be started (${why}). Install it where PATH finds it, or name it by its absolute path.`;
                return fault({ code: 'program-missing', message, retryable: false, cause: end.cause });
            }
            case 'too-long': {
                const message = `${this.name} answered to "${task}" with a line of more than ${MAX_LINE_BYTES} bytes. Let it send smaller pages.`;
                return fault({ code: 'answer-too-large', message, retryable: false });
            }
            case 'not-utf-8':
                return this.refuse(`answered to "${task}" with bytes that are not UTF-8`);
            case 'ended': {
                const how = end.signal === null ? `with exit code ${end.code ?? 'none'}` : `by ${end.signal}`;
                const message = `${this.name} ended ${how} before it answered to "${task}". Run it by hand to see why.${this.lastWords()}`;
                // One that does not even get to greet is broken or misused; one that dies at work may do better.
                return fault({ code: 'program-died', message, retryable: task !== 'hello' });
            }
            default:
                return (0,result/* assertNever */.xb)(end);
        }
    }
    lastWords() {
        const said = this.child.said().trimEnd();
        if (said === '')
            return '';
        // Cleaned before it is cut; what was kept may begin with the rest of a credential.
        const clean = this.clean(said, said.length * 4);
        const longest = Math.max(0, ...this.surroundings.secrets.map((secret) => secret.length));
        const whole = this.child.isCut() ? clean.slice(longest) : clean;
        return ` It said: ${whole.length > MAX_SHOWN ? `…${whole.slice(-MAX_SHOWN).toWellFormed()}` : whole}`;
    }
}
/** Writes a request as one line for every reader: some also cut lines at U+0085, U+2028 and U+2029. */
function lineOf(request) {
    const escape = (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return JSON.stringify(request).replaceAll(/[\u0085\u2028\u2029]/g, escape);
}
function parseLine(line) {
    try {
        const value = JSON.parse(line);
        return (0,json/* isJsonObject */.OW)(value) ? value : null;
    }
    catch {
        // Not JSON at all is the same to us as JSON that is no object.
        return null;
    }
}

;// CONCATENATED MODULE: ./build/providers/exec/patience.js

/** Tries of one request in all, the first included. */
const MAX_TRIES = 5;
/** What one request may wait in all, in milliseconds; a longer wait is the caller's to keep. */
const MAX_WAIT_MS = 10_000;
const FIRST_WAIT_MS = 250;
/**
 * Repeats a call while its fault says that waiting helps.
 *
 * Units: waits double from 250 ms; a `retryAfterMs` is kept to when it fits in 10 s.
 * Errors: what cannot be waited for is thrown as it came, with its `retryAfterMs` (GUARANTEES E39).
 */
async function repeat(context, call, mayRepeat) {
    let waited = 0;
    for (let tries = 1;; tries += 1) {
        try {
            return await call();
        }
        catch (error) {
            if (!(error instanceof provider/* ProviderFault */.g) || !error.retryable || !mayRepeat(error))
                throw error;
            const wait = Math.max(error.retryAfterMs ?? 0, FIRST_WAIT_MS * 2 ** (tries - 1));
            if (tries === MAX_TRIES || waited + wait > MAX_WAIT_MS)
                throw error;
            waited += wait;
            await context.sleep(wait);
        }
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/providers/exec/surroundings.js




/** Shorter values are no credentials, and would be found in ordinary words. */
const SHORTEST_SECRET = 4;
/**
 * Gathers what a program gets: PATH, HOME, the variables that the config names, and nothing else.
 *
 * It runs in the home folder, never in the repository or a pull request's copy of it: interpreters load
 * code from the folder they are started in (GUARANTEES I14).
 * Errors: `env-missing`, `program-in-checkout`.
 */
function surroundingsOf(options, env) {
    refuseCheckout(options, env('GITHUB_WORKSPACE'));
    const named = options.env.map((name) => {
        const value = env(name) ?? '';
        if (value !== '')
            return [name, value];
        const message = `The environment variable ${name} is empty, but ${nameOf(options.command)} needs it. Set it.`;
        throw fault({ code: 'env-missing', message, retryable: false });
    });
    const home = env('HOME') ?? (0,external_node_os_.homedir)();
    const kept = Object.entries({ PATH: env('PATH'), HOME: home }).flatMap(([name, value]) => value === undefined ? [] : [[name, value]]);
    return {
        cwd: external_node_fs_.existsSync(home) ? home : external_node_path_.parse((0,external_node_os_.homedir)()).root,
        env: Object.fromEntries([...kept, ...named]),
        secrets: named.map(([, value]) => value).filter((value) => value.length >= SHORTEST_SECRET),
    };
}
/** In a workflow of a pull request the checkout is what its author wrote: nothing of it is started. */
function refuseCheckout({ command }, checkout) {
    if (checkout === undefined || checkout === '')
        return;
    const root = realPath(checkout);
    const inside = command.find((part) => external_node_path_.isAbsolute(part) && !external_node_path_.relative(root, realPath(part)).startsWith('..'));
    if (inside === undefined)
        return;
    const why = 'is in the checkout, which may hold what a pull request wrote';
    const message = `${nameOf([inside])} ${why}. Install the program elsewhere in an earlier step, and name it there.`;
    throw fault({ code: 'program-in-checkout', message, retryable: false });
}
/** A path with the links of its existing part followed. */
function realPath(given) {
    const parent = external_node_path_.dirname(given);
    if (external_node_fs_.existsSync(given))
        return external_node_fs_.realpathSync(given);
    return parent === given ? given : external_node_path_.join(realPath(parent), external_node_path_.basename(given));
}

;// CONCATENATED MODULE: ./build/providers/exec/program.js







/** A fault that a program reported itself, and lives on. */
class ReportedFault extends provider/* ProviderFault */.g {
}
/**
 * A program that is started when it is first asked, and again when it has gone.
 *
 * Requests go one after the other. One that the program itself answers with a retryable fault is
 * repeated within 10 s, where repeating does no harm; after a program that died or hangs nothing is
 * repeated: a later run finds out what became of a write.
 */
class Program {
    options;
    context;
    running = null;
    last = Promise.resolve();
    constructor(options, context) {
        this.options = options;
        this.context = context;
    }
    /** What messages call it. */
    get name() {
        return nameOf(this.options.command);
    }
    /** Starts the program if it does not run, and gives its greeting. */
    async hello() {
        return this.patiently(true, async () => (await this.start()).hello);
    }
    /**
     * Sends a request and gives its checked answer.
     *
     * Errors: those of a conversation, `protocol-unsupported`, `guard-mismatch`, `env-missing`,
     * `program-in-checkout`, and what the program itself reports.
     */
    async ask(request, schema) {
        const isGuarded = request.do === 'update' || request.do === 'delete';
        return this.patiently(!isGuarded, async () => {
            const { conversation } = await this.start();
            return this.exchange(conversation, request, schema);
        });
    }
    /** Ends the program; it starts again if it is asked again. */
    async end() {
        await this.inTurn(async () => {
            const old = this.running;
            this.running = null;
            await old?.conversation.end();
        });
    }
    /** A guarded write is repeated only after the one fault that means that nothing was done. */
    async patiently(isSafe, action) {
        return repeat(this.context, async () => this.inTurn(action), (reason) => reason instanceof ReportedFault && (isSafe || reason.code === 'rate-limited'));
    }
    async inTurn(action) {
        const turn = this.last.then(action);
        this.last = turn.catch(() => undefined);
        return turn;
    }
    async start() {
        if (this.running !== null && !this.running.conversation.hasEnded)
            return this.running;
        const conversation = new Conversation(this.options, surroundingsOf(this.options, this.context.env));
        try {
            const request = { do: 'hello', protocols: [PROTOCOL] };
            const said = await this.exchange(conversation, request, schemas/* looseObject */._H3({ protocol: schemas/* string */.YjP() }));
            this.refuseOther(said.protocol);
            const hello = this.check(conversation, { request, answer: said, schema: helloAnswer });
            this.refuseGuard(hello);
            this.running = { conversation, hello };
            return this.running;
        }
        catch (error) {
            await conversation.end();
            throw error;
        }
    }
    async exchange(conversation, request, schema) {
        try {
            const answer = await conversation.ask(request);
            if (answer['kind'] === 'fault')
                throw this.reported(conversation, request, answer);
            return this.check(conversation, { request, answer, schema });
        }
        catch (error) {
            if (!(error instanceof ReportedFault))
                this.running = null;
            throw error;
        }
    }
    check(conversation, about) {
        const parsed = about.schema.safeParse(about.answer);
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        const at = conversation.clean(issue?.path.join('.') ?? '', 80);
        const why = conversation.clean(issue?.message ?? '', 120);
        throw conversation.refuse(`answered to "${about.request.do}" not as it has to ("${at}": ${why})`);
    }
    reported(conversation, request, answer) {
        const { code, message: said, retryable, retryAfterMs, } = this.check(conversation, {
            request,
            answer,
            schema: faultAnswer,
        });
        const reason = conversation.clean(said).replace(/[.!?]$/, '');
        const record = typeof request['record'] === 'string' ? ` of ${neutralText(request['record'])}` : '';
        const next = retryable ? 'Run again later.' : 'What it names has to be mended first.';
        return new ReportedFault({
            code,
            message: `${this.name} could not do "${request.do}"${record} (${code}): ${reason}. ${next}`,
            retryable,
            ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        });
    }
    refuseOther(protocol) {
        if (/^sync-kernel-exec\/1(?:\.\d+)?$/.test(protocol))
            return;
        const message = `${this.name} speaks the protocol "${neutralText(protocol, 60)}"; this version knows ${PROTOCOL}. Update the older one.`;
        throw fault({ code: 'protocol-unsupported', message, retryable: false });
    }
    /** A preview may show a weaker guard than there is, which `verified` is, but no other one. */
    refuseGuard({ capabilities }) {
        const { guard } = this.options;
        if (guard === 'verified' || guard === capabilities.guard)
            return;
        const message = `${this.name} guards its writes by "${capabilities.guard}", but the config says "${guard}". Make the two agree.`;
        throw fault({ code: 'guard-mismatch', message, retryable: false });
    }
}

;// CONCATENATED MODULE: ./build/providers/exec/reading.js




/**
 * Reads one record; the answers of the contract are the program's own (E20).
 *
 * Errors: a record that is there but cannot be used is `unreadable`; those of the program are thrown.
 */
async function readRecord({ program, schema }, { id, ifNoneMatch }) {
    const where = `${neutralText(id, 128)} of ${program.name}`;
    const unfit = idProblem(id);
    if (unfit !== null)
        return { kind: 'unreadable', failure: { where, code: 'bad-id', message: unfit } };
    const known = ifNoneMatch === undefined ? {} : { known: ifNoneMatch };
    const answer = await program.ask({ do: 'read', record: id, ...known }, readAnswer);
    const unreadable = (code, message) => ({
        kind: 'unreadable',
        failure: { id, where, code, message },
    });
    switch (answer.kind) {
        case 'found': {
            const record = parseRecord(answer.record, { schema, program: program.name });
            if (!record.ok)
                return unreadable(record.error.code, record.error.message);
            if (record.value.id !== id)
                return unreadable('other-record', `The program sent ${record.value.id} when it was asked for ${id}.`);
            return record.value.version === ifNoneMatch
                ? { kind: 'not-modified' }
                : { kind: 'found', record: record.value };
        }
        case 'not-modified':
            if (ifNoneMatch !== undefined)
                return { kind: 'not-modified' };
            return unreadable('bad-answer', `The program answered "not-modified" to a read without a known version.`);
        case 'moved':
            if (isRecordId(answer.to) && answer.to !== id)
                return { kind: 'moved', to: answer.to };
            return unreadable('bad-id', `The program says that ${id} was moved to no usable id.`);
        case 'unreadable':
            return unreadable(neutralText(answer.failure.code, 64), neutralText(answer.failure.message));
        case 'forbidden':
            return { kind: 'forbidden', message: neutralText(answer.message) };
        case 'gone':
        case 'unknown':
            return { kind: answer.kind };
        default:
            return (0,result/* assertNever */.xb)(answer);
    }
}

// EXTERNAL MODULE: ./build/kernel/patch.js + 1 modules
var kernel_patch = __webpack_require__(3161);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/providers/exec/writing.js








/**
 * Creates a record; the key goes with it, so that the program makes it once (E1, I6).
 *
 * `fields` is the last member of the line, with every field that a create takes: an absent one is null.
 */
async function createRecord(access, request) {
    const { key, id, other, fields } = request;
    const taken = Object.entries(access.schema.fields).filter(([, field]) => field.writable || field.onCreate);
    const empty = taken.map(([name]) => [name, null]);
    const answer = await write(access, {
        do: 'create',
        key,
        ...(id !== undefined && access.ids === 'given' ? { record: id } : {}),
        ...(other === undefined ? {} : { other }),
        fields: { ...Object.fromEntries(empty), ...fields },
    });
    return answer.kind === 'deleted' ? refuseDeleted(access, 'create') : answer;
}
/**
 * Updates a record on the condition of its version.
 *
 * Where the program takes whole records, the patch is applied here, to the record of that version;
 * the program is not asked to write what is already there.
 */
async function updateRecord(access, request) {
    const { id, patch, version } = request;
    const unfit = idProblem(id);
    if (unfit !== null)
        return { kind: 'rejected', code: 'bad-id', message: unfit };
    const start = { do: 'update', record: id, version };
    if (access.update === 'patch') {
        const answer = await write(access, { ...start, patch });
        return answer.kind === 'deleted' ? refuseDeleted(access, 'update') : answer;
    }
    const now = await readRecord(access, { id });
    if (now.kind === 'gone' || now.kind === 'unknown')
        return { kind: 'gone' };
    if (now.kind !== 'found' || now.record.version !== version)
        return { kind: 'stale' };
    const patched = (0,kernel_patch/* applyPatch */.X6)(now.record.fields, patch);
    if (!patched.ok && patched.error.code === 'patch-test-failed')
        return { kind: 'stale' };
    const fields = patched.ok ? patched.value : null;
    const problem = patched.ok ? (0,json/* jsonProblem */.Io)(fields) : patched.error.message;
    if (problem !== null || !(0,json/* isJsonObject */.OW)(fields))
        return { kind: 'rejected', code: 'patch-invalid', message: `${id}: ${problem ?? 'no record is left'}` };
    const changed = changedNames(now.record.fields, fields, patch);
    if (changed.length === 0)
        return { kind: 'written', record: now.record };
    const answer = await write(access, { ...start, changed, fields });
    return answer.kind === 'deleted' ? refuseDeleted(access, 'update') : answer;
}
/** Deletes a record on the condition of its version. */
async function deleteRecord(access, { id, version }) {
    const unfit = idProblem(id);
    if (unfit !== null)
        return { kind: 'rejected', code: 'bad-id', message: unfit };
    return write(access, { do: 'delete', record: id, version });
}
function changedNames(before, after, patch) {
    const touched = new Set(patch.map(({ path }) => (0,pointer/* parsePointer */.vp)(path)?.[0] ?? ''));
    return [...touched].filter((name) => !(0,json/* equalJson */.FS)(before[name], after[name]));
}
async function write(access, request) {
    const answer = await access.program.ask(request, writeAnswer);
    switch (answer.kind) {
        case 'written':
            return writtenAnswer(access, request, answer);
        case 'rejected': {
            const message = `${access.program.name} refused: ${neutralText(answer.message)}`;
            return { kind: 'rejected', code: neutralText(answer.code, 64), message };
        }
        case 'deleted':
        case 'stale':
        case 'gone':
            return { kind: answer.kind };
        default:
            return (0,result/* assertNever */.xb)(answer);
    }
}
function writtenAnswer({ program, schema }, request, answer) {
    const record = parseRecord(answer.record, { schema, program: program.name });
    const id = request['record'];
    const why = record.ok
        ? typeof id === 'string' && id !== record.value.id && `it gave ${record.value.id} back instead of ${id}`
        : record.error.message;
    if (!record.ok || why !== false) {
        const message = `${program.name} did "${request.do}", but not clearly: ${String(why)} It may have been written; run again to see.`;
        throw fault({ code: 'write-unconfirmed', message, retryable: false });
    }
    const { overwritten } = answer;
    return {
        kind: 'written',
        record: record.value,
        ...(overwritten === undefined || overwritten.length === 0 ? {} : { overwritten }),
    };
}
function refuseDeleted({ program }, task) {
    const message = `${program.name} answered "deleted" to "${task}". It has to be mended.`;
    throw fault({ code: 'bad-answer', message, retryable: false });
}

;// CONCATENATED MODULE: ./build/providers/exec/provider.js






/** Any program that speaks the protocol over its standard input and output. Source: DESIGN §7. */
const definition = { name: 'exec', side: 'remote', options: options, open: provider_open };
/** Opens the provider; the program is started when it is first asked something. */
function provider_open(given, context) {
    const program = new Program(given, context);
    // What is not known before the greeting is taken at its weakest; the config states the guard.
    let told = { create: 'client-id', ids: 'assigned', sharedIds: false };
    let schema = null;
    const prepare = async () => {
        const { capabilities, schema: greeted } = await program.hello();
        const { create, ids, sharedIds, update } = capabilities;
        told = { create, ids, sharedIds };
        schema ??= toProviderSchema(greeted ?? (await program.ask({ do: 'schema' }, schemaAnswer)).schema);
        return { program, schema, update, ids };
    };
    return {
        name: 'exec',
        side: 'remote',
        get capabilities() {
            return { guard: given.guard, ...told };
        },
        schema: async () => (await prepare()).schema,
        async *changes(request) {
            yield* listChanges(await prepare(), request);
        },
        read: async (id, ifNoneMatch) => readRecord(await prepare(), { id, ifNoneMatch }),
        create: async (request) => createRecord(await prepare(), request),
        update: async (request) => updateRecord(await prepare(), request),
        delete: async (request) => deleteRecord(await prepare(), request),
        close: async () => program.end(),
    };
}


/***/ }),

/***/ 5772:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ fitsKind)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6168);


/** Says whether a value that an upstream sent is one that its field may hold; null, which is empty, always is. */
function fitsKind(field, value) {
    if (value === null)
        return true;
    switch (field.kind) {
        case 'scalar':
            return typeof value !== 'object';
        case 'text':
            return typeof value === 'string';
        case 'map':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value);
        case 'set':
        case 'sequence':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value);
        case 'list':
            return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) && value.every((element) => hasKey(element, field.key ?? 'id'));
        default:
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_1__/* .assertNever */ .xb)(field.kind);
    }
}
function hasKey(element, key) {
    if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(element) || !Object.hasOwn(element, key))
        return false;
    return typeof element[key] === 'string' || typeof element[key] === 'number';
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