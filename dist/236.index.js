"use strict";
exports.id = 236;
exports.ids = [236];
exports.modules = {

/***/ 6236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/upstream/fault.js
var fault = __webpack_require__(9857);
// EXTERNAL MODULE: ./build/upstream/patience.js
var upstream_patience = __webpack_require__(9262);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/upstream/fits-kind.js
var fits_kind = __webpack_require__(5772);
// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/upstream/retry-after.js
var retry_after = __webpack_require__(2996);
;// CONCATENATED MODULE: ./build/providers/http/fault.js




/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited`, `timed-out`, `server-error`, `unexpected-answer`.
 * Source: RFC 9110 §15; GUARANTEES E38 (a 403 may be a rate limit), E39 (Retry-After).
 */
function faultOf(answer, now) {
    const { status, headers } = answer;
    const after = waitOf(headers, now);
    const wait = after === undefined ? {} : { retryAfterMs: after };
    const limited = status === 429 || (status === 403 && (after !== undefined || isSpent(headers)));
    const said = (0,fault/* saidOf */.Jo)(answer);
    if (limited) {
        return (0,fault/* passingFault */.Ke)('rate-limited', `${said}: the tracker limits requests. Run again later.`, wait);
    }
    if (status === 401)
        return (0,fault/* lastingFault */.tO)('unauthorized', `${said}. Check the token that token-env names.`);
    if (status === 403)
        return (0,fault/* lastingFault */.tO)('forbidden', `${said}. Check what the token may do.`);
    if (status === 408)
        return (0,fault/* passingFault */.Ke)('timed-out', `${said}.`, wait);
    if (status >= 500 || status === 425) {
        const retryable = status !== 501 && status !== 505;
        const message = `${said}. Run again when the tracker works.`;
        return new provider/* ProviderFault */.g({ code: 'server-error', message, retryable, ...wait });
    }
    return (0,fault/* lastingFault */.tO)('unexpected-answer', `${said}, which the HTTP profile does not have. Check the url.`);
}
/** Reads how long to wait, in milliseconds: `Retry-After`, else `X-RateLimit-Reset` (seconds since 1970) of a spent limit. */
function waitOf(headers, now) {
    const after = (0,retry_after/* retryAfterMs */.V)(headers, now);
    if (after !== undefined)
        return after;
    const reset = headers.get('x-ratelimit-reset') ?? '';
    return isSpent(headers) && /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : undefined;
}
function isSpent(headers) {
    return headers.get('x-ratelimit-remaining')?.trim() === '0';
}
/** Gives a problem document's title and detail as one line; empty when there are none. Source: RFC 9457 §3.1. */
function problemText(body) {
    if (!(0,json/* isJsonObject */.OW)(body))
        return '';
    return ['title', 'detail']
        .map((member) => (Object.hasOwn(body, member) ? body[member] : undefined))
        .filter((text) => typeof text === 'string')
        .join(': ');
}
/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
function neutralText(text) {
    const line = text
        .toWellFormed()
        .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
    const characters = Array.from(line.slice(0, 1200));
    return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : line;
}

;// CONCATENATED MODULE: ./build/providers/http/answer.js







/** Says whether a text is a strong ETag. Source: RFC 9110 §8.8.3. */
function isStrongEtag(text) {
    return typeof text === 'string' && /^"[\x21\x23-\x7e]{1,1024}"$/.test(text);
}
/** Says whether a text may be a record's id; `.` and `..` would lead to another address. */
function isRecordId(text) {
    return typeof text === 'string' && /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/.test(text);
}
/** Says why a text is no record's id, or null; for ids that come from our own side. */
function idProblem(id) {
    return isRecordId(id) ? null : `"${neutralText(id)}" is not the id of a record.`;
}
/** The answer to `GET /schema`; members that a later minor version adds are ignored. */
const schemaAnswer = schemas/* object */.Ikc({
    profile: schemas/* string */.YjP(),
    fields: schemas/* record */.g1P(schemas/* string */.YjP().min(1).max(128), schemas/* object */.Ikc({
        kind: schemas/* enum */.k5n(field/* FIELD_KINDS */.t1),
        key: schemas/* string */.YjP().min(1).optional(),
        writable: schemas/* boolean */.zMY().optional(),
        equivalent: schemas/* array */.YOg(schemas/* enum */.k5n(field/* EQUIVALENCES */.IN)).optional(),
    })),
    open: schemas/* boolean */.zMY().optional(),
});
/** Gives the schema as the contract has it: fields are writable, lists keyed by `id`, unless it says otherwise. */
function toProviderSchema(answer) {
    const fields = Object.entries(answer.fields).map(([name, field]) => [
        name,
        {
            kind: field.kind,
            writable: field.writable ?? true,
            ...(field.kind === 'list' ? { key: field.key ?? 'id' } : {}),
            ...(field.equivalent === undefined ? {} : { equivalent: field.equivalent }),
        },
    ]);
    return { fields: Object.fromEntries(fields), open: answer.open ?? false };
}
const token = schemas/* string */.YjP().min(1).max(4096);
/** The answer to `GET /records`; its records are looked at one by one, so that a bad one stops no other. */
const pageAnswer = schemas/* object */.Ikc({
    records: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    deleted: schemas/* array */.YOg(schemas/* unknown */.L5J()).default([]),
    next: token.nullish().transform((next) => next ?? null),
    cursor: token.nullish().transform((cursor) => cursor ?? null),
});
const recordAnswer = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    etag: schemas/* string */.YjP().nullish(),
    fields: schemas/* custom */.IeY((value) => (0,json/* isJsonObject */.OW)(value)),
});
/**
 * Reads one record of an answer.
 *
 * Shape: `{"id":"R-1","etag":"\"5-0a\"","fields":{…}}`; a field that is missing stays missing, because a
 * field hidden by permission is unreadable, not empty (E21); others than the schema's are kept.
 * A weak or missing ETag gives a weak `version`: the record can be read, but no write is guarded by it (E24).
 * A member named twice counts as its last: the tracker is the authority on what it means (A29).
 * Errors: `bad-record`, `bad-id`, `unfit-value`, `wrong-kind`.
 */
function parseRecord(value, about) {
    const parsed = recordAnswer.safeParse(value);
    const named = (0,json/* isJsonObject */.OW)(value) && isRecordId(value['id']) ? { id: value['id'] } : {};
    const refuse = (code, message) => (0,result/* fail */.fJ)({ ...named, where: about.where, code, message });
    if (!parsed.success)
        return refuse('bad-record', 'The tracker sent something that is no record.');
    const { id, etag } = parsed.data;
    if (!isRecordId(id))
        return refuse('bad-id', `The id "${neutralText(id)}" cannot be used for a record.`);
    const problem = (0,json/* jsonProblem */.Io)(parsed.data.fields);
    if (problem !== null)
        return refuse('unfit-value', `Record ${id} holds ${problem}.`);
    const { fields } = parsed.data;
    for (const [name, field] of Object.entries(about.schema.fields)) {
        if (!(0,fits_kind/* fitsKind */.v)(field, fields[name] ?? null)) {
            return refuse('wrong-kind', `The field "${name}" of record ${id} is not a ${field.kind}.`);
        }
    }
    const version = [about.etag, etag].find(isStrongEtag) ?? weakVersion(about.etag ?? etag, fields);
    return (0,result.ok)({ id, version, fields, where: about.where });
}
function weakVersion(etag, fields) {
    if (typeof etag === 'string' && /^W\/"[\x21\x23-\x7e]{1,1024}"$/.test(etag))
        return etag;
    return `W/"${(0,external_node_crypto_.createHash)('sha256').update((0,json/* canonicalJson */.dj)(fields)).digest('hex').slice(0, 32)}"`;
}

// EXTERNAL MODULE: ./build/upstream/answer-body.js
var answer_body = __webpack_require__(8928);
// EXTERNAL MODULE: ./build/upstream/token.js
var upstream_token = __webpack_require__(6956);
// EXTERNAL MODULE: ./build/upstream/no-answer.js
var no_answer = __webpack_require__(4937);
;// CONCATENATED MODULE: ./build/providers/http/exchange.js



const MAX_REDIRECTS = 3;
/**
 * Sends a request and follows redirects of a GET on the same origin, at most three times.
 *
 * Errors: `redirect-refused` for any other redirect: credentials stay where the config sends them (A45).
 */
async function exchange({ request, token, signal, attempt }, first) {
    for (const [name, value] of Object.entries(request.query ?? {})) {
        if (value !== null)
            first.searchParams.set(name, value);
    }
    let url = first;
    let permanent = true;
    for (let hops = 0;; hops += 1) {
        const at = url;
        const response = await attempt(() => fetch(at, {
            method: request.method,
            redirect: 'manual',
            signal,
            headers: {
                accept: 'application/json, application/problem+json',
                'user-agent': 'sync-kernel',
                ...(token === null ? {} : { authorization: `Bearer ${token}` }),
                ...request.headers,
            },
            ...(request.body === undefined ? {} : { body: request.body }),
        }));
        if (![301, 302, 303, 307, 308].includes(response.status)) {
            return { response, movedTo: hops > 0 && permanent ? url : null };
        }
        await attempt(async () => response.body?.cancel());
        permanent &&= response.status === 301 || response.status === 308;
        url = redirectTarget(request, url, response.headers.get('location'), hops);
    }
}
function redirectTarget(request, from, location, hops) {
    const target = location !== null && URL.canParse(location, from.href) ? new URL(location, from) : null;
    const refuse = (why) => (0,fault/* lastingFault */.tO)('redirect-refused', `${request.method} ${request.path} was redirected ${why}.`);
    if (target === null)
        throw refuse('to no address');
    if (target.origin !== from.origin) {
        throw refuse(`to another host, ${target.origin}. If that is right, put it in the config's url`);
    }
    if (request.method !== 'GET')
        throw refuse('but only a GET may be. Put the final address in the config');
    if (hops >= MAX_REDIRECTS)
        throw refuse(`more than ${MAX_REDIRECTS} times`);
    return target;
}
/** Makes the attempt of one request. Errors: `timed-out`, `unreachable`; both may pass. */
function attemptOn(at) {
    return async (part) => {
        try {
            return await part();
        }
        catch (error) {
            if (error instanceof provider/* ProviderFault */.g)
                throw error;
            const { name, cause } = error;
            if (name === 'TimeoutError')
                throw (0,no_answer/* timedOut */.i)(at, error);
            if (cause?.message === 'bad port') {
                const said = `${at.label} cannot be sent: the port of ${at.origin} is one that web clients refuse. Serve the tracker on another port.`;
                throw (0,fault/* lastingFault */.tO)('bad-port', said, error);
            }
            throw (0,no_answer/* unreachable */.H)(at, cause?.code, error);
        }
    };
}

;// CONCATENATED MODULE: ./build/providers/http/client.js





/**
 * Makes the client of one tracker.
 *
 * Credentials go to the configured origin only: a redirect elsewhere is refused, one to the same
 * origin is followed for GET, at most three times (GUARANTEES A45).
 * Units: an answer has at most 32 MiB and comes within the configured timeout, body included.
 * Errors: `ProviderFault` `token-missing`, `token-invalid`, `unreachable`, `timed-out`, `redirect-refused`,
 * `answer-too-large`, `bad-answer` (not JSON). The token is never part of a message.
 */
function createClient(options, context) {
    const base = new URL(options.url.replace(/\/+$/, ''));
    const address = (path) => `${base.href.replace(/\/+$/, '')}${path}`;
    return {
        address,
        async send(request) {
            const name = options['token-env'];
            const token = name === undefined ? null : (0,upstream_token/* readToken */.A)(context.env, [name], 'a bearer token');
            const clean = (text) => neutralText(token === null ? text : text.replaceAll(token, '***'));
            const label = `${request.method} ${request.path}`;
            const signal = AbortSignal.timeout(options.timeout);
            const attempt = attemptOn({ label, origin: base.origin, timeoutMs: options.timeout });
            const sent = { request, token, signal, attempt };
            const { response, movedTo } = await exchange(sent, new URL(address(request.path)));
            const body = await readBody(response, label, attempt);
            return {
                status: response.status,
                headers: response.headers,
                body,
                reason: response.ok ? '' : clean(problemText(body)),
                request: label,
                ...(movedTo === null ? {} : { movedTo }),
            };
        },
    };
}
async function readBody(response, label, attempt) {
    const tooLarge = (most) => `${label} was answered with more than ${most} bytes. Ask for smaller pages.`;
    const text = (0,answer_body/* textOf */.b)(await attempt(() => (0,answer_body/* readBytes */.i)(response, tooLarge)), label);
    if (text === '')
        return undefined;
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const isJson = /^application\/(?:[\w.-]+\+)?json$/.test(type);
    if (!isJson && !response.ok)
        return undefined;
    if (!isJson) {
        const said = type === '' ? 'no Content-Type' : neutralText(type);
        throw (0,fault/* lastingFault */.tO)('bad-answer', `${label} was answered with ${said} instead of JSON. Check the url.`);
    }
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (!response.ok)
            return undefined;
        throw (0,fault/* passingFault */.Ke)('bad-answer', `${label} was answered with broken JSON.`, { cause: error });
    }
}

// EXTERNAL MODULE: ./build/upstream/read-status.js
var read_status = __webpack_require__(3780);
;// CONCATENATED MODULE: ./build/providers/http/reading.js




/**
 * Reads one record; found, not modified, gone, unknown, forbidden and moved are six answers (E20).
 *
 * Errors: a record that is there but cannot be used is `unreadable`; the client's faults are thrown.
 */
async function readRecord(context, request) {
    const { id, ifNoneMatch } = request;
    const where = context.client.address('/records');
    const unfit = idProblem(id);
    if (unfit !== null)
        return { kind: 'unreadable', failure: { where, code: 'bad-id', message: unfit } };
    const headers = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch };
    return (request.patience ?? new upstream_patience/* Patience */.i(context)).repeat(async () => {
        const answer = await context.client.send({ method: 'GET', path: `/records/${id}`, headers });
        const moved = movedTo(context, answer, id);
        if (moved !== null)
            return moved;
        return answerOf(context, answer, request);
    });
}
function answerOf(context, answer, { id, ifNoneMatch }) {
    const isConditional = ifNoneMatch !== undefined;
    const known = (0,read_status/* answerOfStatus */.e)(answer, { isConditional, faultOf: () => faultOf(answer, context.now()) });
    if (known !== null)
        return known;
    const where = context.client.address(`/records/${id}`);
    const etag = answer.headers.get('etag');
    const record = parseRecord(answer.body, { schema: context.schema, where, etag });
    if (!record.ok)
        return { kind: 'unreadable', failure: { ...record.error, id } };
    if (record.value.id !== id) {
        const message = `The tracker sent record ${record.value.id} when it was asked for ${id}.`;
        return { kind: 'unreadable', failure: { id, where, code: 'other-record', message } };
    }
    if (record.value.version === ifNoneMatch)
        return { kind: 'not-modified' };
    return { kind: 'found', record: record.value };
}
/** A permanent redirect to another record's address says that the record has another id now (E7). */
function movedTo(context, answer, id) {
    const records = new URL(context.client.address('/records/')).pathname;
    const path = answer.movedTo?.pathname;
    if (path === undefined || !path.startsWith(records))
        return null;
    const to = path.slice(records.length);
    return isRecordId(to) && to !== id ? { kind: 'moved', to } : null;
}

// EXTERNAL MODULE: ./build/kernel/patch.js + 1 modules
var patch = __webpack_require__(3161);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/providers/http/outcome.js



/**
 * Says whether fields are what a patch makes of them, as far as the patch itself tells.
 *
 * A field that the patch tests or writes as a whole is computed from that; in others every member that
 * is written or tested is compared. Where elements of an array come, go or move without a test of the
 * whole array, the result cannot be told from the patch.
 * Source: GUARANTEES E27.
 */
function outcomeOf(patch, fields) {
    const groups = new Map();
    for (const operation of patch) {
        const name = (0,pointer/* parsePointer */.vp)(operation.path)?.[0];
        if (name === undefined)
            return 'unknown';
        groups.set(name, [...(groups.get(name) ?? []), operation]);
    }
    const outcomes = [...groups].map(([name, operations]) => {
        const first = operations[0];
        const isWhole = first?.path === (0,pointer/* formatPointer */.$2)([name]) && first.op !== 'move';
        return isWhole ? outcomeOfField(name, operations, fields) : outcomeOfMembers(operations, fields);
    });
    if (outcomes.includes('differs'))
        return 'differs';
    return outcomes.includes('unknown') ? 'unknown' : 'holds';
}
function outcomeOfField(name, operations, fields) {
    const before = operations[0]?.op === 'test' ? operations[0].value : null;
    const after = (0,patch/* applyPatch */.X6)({ [name]: before }, operations);
    if (!after.ok || !(0,json/* isJsonObject */.OW)(after.value))
        return 'unknown';
    return (0,json/* equalJson */.FS)(after.value[name] ?? null, fields[name] ?? null) ? 'holds' : 'differs';
}
function outcomeOfMembers(operations, fields) {
    const wanted = new Map();
    for (const operation of operations) {
        if (operation.op === 'move' || (operation.op !== 'test' && movesElements(operation, fields)))
            return 'unknown';
        const value = operation.op === 'remove' ? undefined : operation.value;
        if (operation.op !== 'test') {
            for (const path of wanted.keys())
                if (operation.path.startsWith(`${path}/`))
                    wanted.delete(path);
        }
        wanted.set(operation.path, value);
    }
    const holds = [...wanted].every(([path, value]) => {
        const found = (0,pointer/* valueAt */.fK)(fields, (0,pointer/* parsePointer */.vp)(path) ?? []);
        return value === undefined ? found === undefined : (0,json/* equalJson */.FS)(found, value);
    });
    return holds ? 'holds' : 'differs';
}
/** Whether an operation makes an element come or go, so that indices mean another element afterwards. */
function movesElements({ op, path }, fields) {
    const parent = (0,pointer/* parsePointer */.vp)(path)?.slice(0, -1) ?? [];
    return op !== 'replace' && (0,json/* isJsonArray */.Md)((0,pointer/* valueAt */.fK)(fields, parent));
}

;// CONCATENATED MODULE: ./build/providers/http/writing.js







/** How often a record that looks untouched by its update is read, and the time between two reads. */
const READ_BACKS = 3;
const READ_BACK_WAIT_MS = 500;
/**
 * Updates a record, guarded by If-Match, and gives it as the tracker holds it afterwards.
 *
 * When nobody knows whether the write was done (no answer, a 5xx, a broken one), the record is read:
 * it holds what was sent → written; it still has the planned version → sent again; else stale (E27).
 * A 412 after such a try is looked at the same way. An answer that does not hold what was sent is
 * confirmed by a direct read, whose truth is returned: the caller compares (E23, E28, E29).
 * Errors: `weak-validator` and `refused` as answers; the client's faults.
 */
async function updateRecord(context, request) {
    const refusal = unguarded(request);
    if (refusal !== null)
        return refusal;
    const write = {
        method: 'PATCH',
        path: `/records/${request.id}`,
        headers: { 'content-type': 'application/json-patch+json', 'if-match': request.version },
        body: JSON.stringify(request.patch),
    };
    const patience = new upstream_patience/* Patience */.i(context);
    const isDone = (now) => now.kind === 'found' && outcomeOf(request.patch, now.record.fields) === 'holds';
    const sent = await sendGuarded(context, { write, version: request.version, patience, isDone });
    if (!sent.ok)
        return sent.error === 'deleted' ? { kind: 'gone' } : sent.error;
    const told = parseRecord(sent.value.body, about(context, request.id, sent.value));
    const isWhole = told.ok && told.value.id === request.id && isStrongEtag(told.value.version);
    if (isWhole && outcomeOf(request.patch, told.value.fields) !== 'differs') {
        return { kind: 'written', record: told.value };
    }
    return written(await readBack(context, request, patience), request.id);
}
/** Reads a record after its update; one that looks untouched is read again, as a replica may lag (E23). */
async function readBack(context, { id, patch, version }, patience) {
    for (let tries = 1;; tries += 1) {
        const now = await readRecord(context, { id, patience });
        const isUntouched = now.kind === 'found' &&
            now.record.version === version &&
            outcomeOf(patch, now.record.fields) === 'differs';
        if (!isUntouched || tries === READ_BACKS)
            return now;
        await context.sleep(READ_BACK_WAIT_MS);
    }
}
/**
 * Deletes a record, guarded by If-Match; after a try without a clear answer, one that is gone is deleted.
 *
 * Errors: as `updateRecord`.
 */
async function deleteRecord(context, request) {
    const refusal = unguarded(request);
    if (refusal !== null)
        return refusal;
    const write = {
        method: 'DELETE',
        path: `/records/${request.id}`,
        headers: { 'if-match': request.version },
    };
    const patience = new upstream_patience/* Patience */.i(context);
    const sent = await sendGuarded(context, { write, version: request.version, patience, isDone: () => false });
    return sent.ok || sent.error === 'deleted' ? { kind: 'deleted' } : sent.error;
}
/** Says that a write cannot be guarded, or null. Source: GUARANTEES E24, A28. */
function unguarded(request) {
    const unfit = idProblem(request.id);
    if (unfit !== null)
        return { kind: 'rejected', code: 'bad-id', message: unfit };
    if (isStrongEtag(request.version))
        return null;
    const why = 'has no strong ETag, so a write could overwrite an edit unseen. Nothing was written.';
    return { kind: 'rejected', code: 'weak-validator', message: `Record ${request.id} ${why}` };
}
/** Sends a guarded write until it is clear what became of it; ok: a 2xx answer to look at. */
async function sendGuarded(context, { write, version, patience, isDone }) {
    const id = write.path.slice('/records/'.length);
    const clarify = async () => {
        const now = await readRecord(context, { id, patience });
        if (now.kind === 'gone' || now.kind === 'unknown')
            return 'deleted';
        if (now.kind !== 'found' || isDone(now))
            return written(now, id);
        return now.record.version === version ? null : { kind: 'stale' };
    };
    for (let isUnclear = false;;) {
        try {
            const answer = await context.client.send(write);
            const { status } = answer;
            if (status >= 200 && status < 300)
                return (0,result.ok)(answer);
            if (status === 404 || status === 410)
                return (0,result/* fail */.fJ)(isUnclear ? 'deleted' : { kind: 'gone' });
            if (status === 409 || status === 412)
                return (0,result/* fail */.fJ)((isUnclear ? await clarify() : null) ?? { kind: 'stale' });
            const refusal = refusalOf(answer);
            if (refusal !== null)
                return (0,result/* fail */.fJ)(refusal);
            throw faultOf(answer, context.now());
        }
        catch (error) {
            if ((0,fault/* isUncertain */.cp)(error)) {
                isUnclear = true;
                const clear = await clarify();
                if (clear !== null)
                    return (0,result/* fail */.fJ)(clear);
            }
            await patience.pause(error);
        }
    }
}
/** Gives what a tracker will not take as an answer, or null. */
function refusalOf(answer) {
    if (answer.status === 428) {
        throw (0,fault/* lastingFault */.tO)('guard-ignored', `${answer.request} carried If-Match, but the tracker did not see it.`);
    }
    if (![400, 413, 415, 422].includes(answer.status))
        return null;
    const reason = answer.reason === '' ? 'It gave no reason' : answer.reason;
    return { kind: 'rejected', code: 'refused', message: `The tracker refused (${answer.status}): ${reason}` };
}
/** Turns what was read back after a write into its answer. */
function written(now, id) {
    if (now.kind === 'found')
        return { kind: 'written', record: now.record };
    if (now.kind === 'gone' || now.kind === 'unknown')
        return { kind: 'gone' };
    const said = `Record ${id} was written, but reading it back was answered "${now.kind}".`;
    throw (0,fault/* lastingFault */.tO)('unreadable-after-write', said);
}
/** What `parseRecord` needs to know of an answer about one record. */
function about(context, id, answer) {
    return {
        schema: context.schema,
        where: context.client.address(`/records/${id}`),
        etag: answer.headers.get('etag'),
    };
}

;// CONCATENATED MODULE: ./build/providers/http/creating.js






/**
 * Creates a record once: every try carries the same Idempotency-Key (GUARANTEES E1, I6).
 *
 * After a try without a clear answer, or when the tracker says that it only repeats an earlier answer,
 * the record is read directly: it may have been edited since it was made.
 * Errors: `refused` as an answer; the client's faults, `create-unconfirmed` when the answer has no record.
 */
async function createRecord(context, request) {
    const patience = new upstream_patience/* Patience */.i(context);
    for (let isRepeated = false;; isRepeated = true) {
        try {
            const answer = await context.client.send({
                method: 'POST',
                path: '/records',
                headers: { 'content-type': 'application/json', 'idempotency-key': request.key },
                body: JSON.stringify({ fields: request.fields }),
            });
            if (answer.status !== 200 && answer.status !== 201) {
                const refusal = refusalOf(answer);
                if (refusal !== null)
                    return refusal;
                throw createFault(context, answer);
            }
            const told = parseRecord(answer.body, about(context, 'new', answer));
            if (!told.ok) {
                const said = `POST /records was answered ${answer.status} without the record: ${told.error.message}`;
                throw (0,fault/* lastingFault */.tO)('create-unconfirmed', `${said} It may have been created.`);
            }
            const isOld = isRepeated || answer.headers.get('idempotency-replayed') === 'true';
            const where = context.client.address(`/records/${told.value.id}`);
            if (!isOld && isStrongEtag(told.value.version))
                return { kind: 'written', record: { ...told.value, where } };
            return written(await readRecord(context, { id: told.value.id, patience }), told.value.id);
        }
        catch (error) {
            await patience.pause(error);
        }
    }
}
/** A 409 says that the first request with this key is still at work. Source: draft-ietf-httpapi-idempotency-key-header §2.7. */
function createFault(context, answer) {
    if (answer.status !== 409)
        return faultOf(answer, context.now());
    return (0,fault/* passingFault */.Ke)('server-error', 'An earlier POST with this Idempotency-Key is still at work. Run again later.');
}

;// CONCATENATED MODULE: ./build/providers/http/listing.js




/** Pages of one listing; more is a tracker that never ends. */
const MAX_PAGES = 100_000;
/**
 * Lists what changed since a cursor, page by page.
 *
 * A page's `next` is a token for the same address, never an address (GUARANTEES A46). A cursor that the
 * tracker does not take any more gives a full listing. The cursor does not pass a record that failed
 * (E14): it stays, and the next listing shows the same again. A page that is forbidden half way ends
 * the listing as incomplete (E18).
 * Errors: `page-loop` when pages never end; `page-expired`; the client's faults.
 */
async function* listChanges(context, request) {
    let since = request.cursor;
    let first = await askPage(context, since, null);
    if (since !== null && isRefusedToken(first)) {
        since = null;
        first = await askPage(context, null, null);
    }
    const progress = { failed: false, nameless: false };
    const seen = new Set();
    for (let answer = first;;) {
        const isFirst = seen.size === 0;
        if (answer.status === 403 && !isFirst) {
            yield forbiddenEnd(context, answer, request.cursor);
            return;
        }
        const { page, next, cursor } = readPage(context, answer, progress, isFirst);
        if (next === null) {
            const kept = progress.failed ? request.cursor : cursor;
            yield { ...page, end: { cursor: kept, complete: !progress.nameless, census: since === null } };
            return;
        }
        yield page;
        if (seen.has(next) || seen.size >= MAX_PAGES) {
            throw (0,fault/* lastingFault */.tO)('page-loop', 'GET /records gave pages that never end. The tracker has to be mended.');
        }
        seen.add(next);
        answer = await askPage(context, since, next);
    }
}
/** Asks for a page. Answers that the listing decides on come back, others are faults. */
function askPage(context, since, page) {
    return new upstream_patience/* Patience */.i(context).repeat(async () => {
        const answer = await context.client.send({ method: 'GET', path: '/records', query: { since, page } });
        if (answer.status === 200 || isRefusedToken(answer))
            return answer;
        const reason = faultOf(answer, context.now());
        if (reason.code === 'forbidden' && page !== null)
            return answer;
        throw reason;
    });
}
function isRefusedToken({ status }) {
    return status === 400 || status === 410 || status === 422;
}
function readPage(context, answer, progress, isFirst) {
    if (answer.status !== 200) {
        if (isFirst)
            throw faultOf(answer, context.now());
        throw (0,fault/* passingFault */.Ke)('page-expired', 'The tracker refused its own page token. Run again.');
    }
    const parsed = pageAnswer.safeParse(answer.body);
    if (!parsed.success)
        throw (0,fault/* lastingFault */.tO)('bad-answer', 'GET /records was not answered with a page.');
    const records = new Map();
    const failed = [];
    for (const value of parsed.data.records) {
        const record = parseRecord(value, { schema: context.schema, where: whereOf(context, value) });
        if (record.ok)
            records.set(record.value.id, record.value);
        else
            failed.push(record.error);
    }
    const deleted = new Set();
    for (const id of parsed.data.deleted) {
        if (!isRecordId(id))
            failed.push(badTombstone(context, id));
        else if (records.delete(id))
            failed.push(contradiction(context, id));
        else
            deleted.add(id);
    }
    progress.failed ||= failed.length > 0;
    progress.nameless ||= failed.some(({ id, code }) => id === undefined && code !== 'bad-id');
    const page = { records: [...records.values()], deleted: [...deleted], failed };
    return { page, next: parsed.data.next, cursor: parsed.data.cursor };
}
function whereOf(context, value) {
    const id = value?.id;
    return context.client.address(isRecordId(id) ? `/records/${id}` : '/records');
}
function badTombstone(context, id) {
    const said = typeof id === 'string' ? `"${neutralText(id)}"` : `a ${typeof id}`;
    const message = `The deleted id ${said} cannot be used for a record.`;
    return { where: context.client.address('/records'), code: 'bad-id', message };
}
function contradiction(context, id) {
    const message = `Record ${id} is on one page both as a record and as deleted.`;
    return { id, where: context.client.address(`/records/${id}`), code: 'contradiction', message };
}
function forbiddenEnd(context, answer, cursor) {
    const where = context.client.address('/records');
    const { message } = faultOf(answer, context.now());
    return {
        records: [],
        failed: [{ where, code: 'forbidden', message }],
        end: { cursor, complete: false, census: false },
    };
}

// EXTERNAL MODULE: ./build/upstream/options.js
var options = __webpack_require__(8971);
;// CONCATENATED MODULE: ./build/providers/http/options.js


/** The form of these keys; any other key is an error. */
const options_options = schemas/* strictObject */.rej({
    url: options/* addressOption */.I0,
    'token-env': options/* tokenEnvOption */.qI.optional(),
    timeout: options/* timeoutOption */.D5,
});

;// CONCATENATED MODULE: ./build/providers/http/provider.js











/** Any tracker that speaks the HTTP profile, the embedded one among them. Source: DESIGN §8. */
const definition = { name: 'http', side: 'remote', options: options_options, open: provider_open };
function provider_open(given, context) {
    const client = createClient(given, context);
    let schema = null;
    const readSchema = () => {
        schema ??= askSchema(client, context).catch((error) => {
            schema = null;
            throw error;
        });
        return schema;
    };
    const prepare = async () => ({
        client,
        schema: await readSchema(),
        sleep: context.sleep,
        now: context.now,
    });
    return {
        name: 'http',
        side: 'remote',
        capabilities: { guard: 'if-match', create: 'client-id', ids: 'assigned', sharedIds: false },
        schema: readSchema,
        async *changes(request) {
            yield* listChanges(await prepare(), request);
        },
        async read(id, ifNoneMatch) {
            return readRecord(await prepare(), { id, ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }) });
        },
        create: async (request) => createRecord(await prepare(), request),
        update: async (request) => updateRecord(await prepare(), request),
        delete: async (request) => deleteRecord(await prepare(), request),
    };
}
/** Asks for the schema. Errors: `profile-unsupported`, `bad-answer`, the client's faults. */
async function askSchema(client, context) {
    const answer = await new upstream_patience/* Patience */.i(context, upstream_patience/* FIRST_CONTACT_TRIES */.o).repeat(async () => {
        const answer = await client.send({ method: 'GET', path: '/schema' });
        if (answer.status !== 200)
            throw faultOf(answer, context.now());
        return answer;
    });
    const profile = schemas/* object */.Ikc({ profile: schemas/* string */.YjP() }).safeParse(answer.body);
    if (profile.success && !/^sync-kernel\/1(?:\.\d+)?$/.test(profile.data.profile)) {
        const said = `The tracker speaks the profile "${neutralText(profile.data.profile)}"`;
        throw (0,fault/* lastingFault */.tO)('profile-unsupported', `${said}; this version knows sync-kernel/1. Update the older one.`);
    }
    const parsed = schemaAnswer.safeParse(answer.body);
    if (parsed.success)
        return toProviderSchema(parsed.data);
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    const said = `GET /schema was not answered with a schema of the HTTP profile (${neutralText(where)}).`;
    throw (0,fault/* lastingFault */.tO)('bad-answer', `${said} Check the url.`);
}


/***/ }),

/***/ 8928:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ textOf),
/* harmony export */   i: () => (/* binding */ readBytes)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9857);

/** The largest answer, in bytes after decompression. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/**
 * Reads an answer's body, but never more than 32 MiB of it; the rest is not fetched.
 *
 * Errors: `answer-too-large`, in the caller's words.
 */
async function readBytes(response, tooLarge) {
    const chunks = [];
    let size = 0;
    // Leaving the loop by an error cancels the body.
    for await (const chunk of (response.body ?? [])) {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES)
            throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingFault */ .tO)('answer-too-large', tooLarge(MAX_ANSWER_BYTES));
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** Reads the bytes of an answer as text. Errors: `bad-answer` for bytes that are not UTF-8. */
function textOf(bytes, label) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        const said = `${label} was answered with bytes that are not UTF-8.`;
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .passingFault */ .Ke)('bad-answer', said, { cause: error });
    }
}


/***/ }),

/***/ 9857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jo: () => (/* binding */ saidOf),
/* harmony export */   Ke: () => (/* binding */ passingFault),
/* harmony export */   cp: () => (/* binding */ isUncertain),
/* harmony export */   tO: () => (/* binding */ lastingFault)
/* harmony export */ });
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2946);

/** Codes after which nobody knows whether a write was done. */
const UNCERTAIN = new Set(['unreachable', 'timed-out', 'server-error', 'bad-answer']);
/** Says whether a write that ended with this fault may have been done. Source: GUARANTEES E27. */
function isUncertain(error) {
    return error instanceof _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g && UNCERTAIN.has(error.code);
}
/** Makes a fault that waiting may mend; `retryAfterMs` when the upstream said how long to wait. */
function passingFault(code, message, more = {}) {
    return new _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g({ code, message, retryable: true, ...more });
}
/** Makes a fault that stays until somebody changes something. */
function lastingFault(code, message, cause) {
    return new _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g({ code, message, retryable: false, cause });
}
/** Begins a fault's message, without its full stop: `GET /records was answered 503 (Down for an hour)`. */
function saidOf({ request, status, reason }) {
    return `${request} was answered ${status}${reason === '' ? '' : ` (${reason})`}`;
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

/***/ 4937:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unreachable),
/* harmony export */   i: () => (/* binding */ timedOut)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9857);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7962);


/** The fault of a request whose answer, body included, did not come in time; it may have been done (E27). */
function timedOut(at, cause) {
    const said = `${at.label} had no whole answer within ${at.timeoutMs} ms. Run again later.`;
    return (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .passingFault */ .Ke)('timed-out', said, { cause });
}
/** The fault of a request whose connection broke; `code` is the system's own, such as `ECONNREFUSED`. */
function unreachable(at, code, cause) {
    const reason = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(code ?? 'the connection broke');
    const said = `${at.label} got no answer from ${at.origin} (${reason}). Run again later.`;
    return (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .passingFault */ .Ke)('unreachable', said, { cause });
}


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ timeoutOption),
/* harmony export */   I0: () => (/* binding */ addressOption),
/* harmony export */   qI: () => (/* binding */ tokenEnvOption)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3798);

/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;
const UNITS = { ms: 1, s: 1000, m: 60_000 };
/** The time for one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
const timeoutOption = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform(toMilliseconds)])
    .pipe(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig('Write milliseconds or a time such as "10s".')
    .int()
    .min(1)
    .max(MAX_TIMEOUT_MS, 'The longest timeout is 10 minutes.'))
    .default(30_000);
/** The name of the environment variable that holds a token. */
const tokenEnvOption = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable, not the token.');
/** The address that a tracker's paths are added to; what it must not have would be lost or sent on (A45). */
const addressOption = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .refine(isBareAddress, 'Write an http or https address without user, query and fragment.');
function toMilliseconds(text) {
    const parts = /^(\d{1,9})(ms|s|m)$/.exec(text);
    return parts === null ? Number.NaN : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN);
}
function isBareAddress(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !['http:', 'https:'].includes(url.protocol))
        return false;
    return url.username + url.password + url.search + url.hash === '';
}


/***/ }),

/***/ 9262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Patience),
/* harmony export */   o: () => (/* binding */ FIRST_CONTACT_TRIES)
/* harmony export */ });
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2946);

/** Tries of one provider call in all, the first included. */
const MAX_TRIES = 6;
/** Tries of the first call to an upstream: one that is down is soon known to be, and nothing is lost. */
const FIRST_CONTACT_TRIES = 3;
/** What one provider call may wait in all, in milliseconds; a longer wait is the caller's to keep. */
const MAX_WAIT_MS = 10_000;
const FIRST_WAIT_MS = 250;
/**
 * How often and how long one provider call may still wait; shared by all its requests.
 *
 * Units: waits double from 250 ms; an upstream's `Retry-After` is kept to when it fits in 10 s.
 * Errors: what cannot be waited for is thrown as it came, with its `retryAfterMs` (GUARANTEES E39).
 */
class Patience {
    sleep;
    maxTries;
    tries = 1;
    waited = 0;
    constructor(context, maxTries = MAX_TRIES) {
        this.sleep = context.sleep;
        this.maxTries = maxTries;
    }
    /** Waits before another try. Errors: throws the fault itself when it is lasting or patience has run out. */
    async pause(error) {
        if (!(error instanceof _provider_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderFault */ .g) || !error.retryable || this.tries >= this.maxTries)
            throw error;
        const wait = Math.max(error.retryAfterMs ?? 0, FIRST_WAIT_MS * 2 ** (this.tries - 1));
        if (this.waited + wait > MAX_WAIT_MS)
            throw error;
        this.tries += 1;
        this.waited += wait;
        await this.sleep(wait);
    }
    /** Makes a call that may be repeated without harm until it answers or patience runs out. */
    async repeat(call) {
        for (;;) {
            try {
                return await call();
            }
            catch (error) {
                await this.pause(error);
            }
        }
    }
}


/***/ }),

/***/ 3780:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ answerOfStatus)
/* harmony export */ });
/**
 * Tells what the status of a read says about its record; null for a 200, whose body says it.
 *
 * A 304 counts only for a read that had a condition. Errors: the fault of any other status.
 * Source: GUARANTEES E20; RFC 9110 §15.
 */
function answerOfStatus(answer, about) {
    if (answer.status === 304 && about.isConditional)
        return { kind: 'not-modified' };
    if (answer.status === 404)
        return { kind: 'unknown' };
    if (answer.status === 410)
        return { kind: 'gone' };
    if (answer.status === 200)
        return null;
    const reason = about.faultOf();
    if (reason.code === 'forbidden')
        return { kind: 'forbidden', message: reason.message };
    throw reason;
}


/***/ }),

/***/ 2996:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
/**
 * Reads how long an answer's `Retry-After` asks to wait, in milliseconds; undefined when it does not say.
 *
 * Shape: seconds, or a date, which is counted from `since` (milliseconds since 1970, by whichever clock the
 * caller goes by; NaN when that is not known, so that a date says nothing).
 * Source: RFC 9110 §10.2.3; GUARANTEES E39.
 */
function retryAfterMs(headers, since) {
    const text = headers.get('retry-after')?.trim() ?? '';
    if (/^\d{1,12}$/.test(text))
        return Number(text) * 1000;
    const wait = Date.parse(text) - since;
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}


/***/ }),

/***/ 7962:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
function plain(text) {
    const line = text
        .slice(0, 1500)
        .toWellFormed()
        .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
        .trim();
    const characters = Array.from(line);
    return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : line;
}


/***/ }),

/***/ 6956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readToken)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9857);

/**
 * Reads a token from the first of these environment variables that is not empty.
 *
 * `kind`: what messages call what should be there. The token itself is in no message.
 * Errors: `token-missing`, which names the first; `token-invalid` for what no header can carry.
 */
function readToken(env, names, kind = 'a token') {
    for (const name of names) {
        const token = env(name)?.trim() ?? '';
        if (token === '')
            continue;
        if (/^[\x21-\x7e]+$/.test(token))
            return token;
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingFault */ .tO)('token-invalid', `The environment variable ${name} does not hold ${kind}.`);
    }
    throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingFault */ .tO)('token-missing', `The environment variable ${names[0]} is empty. Put the token there.`);
}


/***/ })

};
;