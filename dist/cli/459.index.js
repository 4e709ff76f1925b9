"use strict";
exports.id = 459;
exports.ids = [459];
exports.modules = {

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

/***/ 8459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./build/upstream/patience.js
var upstream_patience = __webpack_require__(9262);
// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/upstream/answer-body.js
var answer_body = __webpack_require__(8928);
// EXTERNAL MODULE: ./build/upstream/fault.js
var fault = __webpack_require__(9857);
// EXTERNAL MODULE: ./build/upstream/no-answer.js
var no_answer = __webpack_require__(4937);
// EXTERNAL MODULE: ./build/upstream/text.js
var upstream_text = __webpack_require__(7962);
// EXTERNAL MODULE: ./build/upstream/token.js
var upstream_token = __webpack_require__(6956);
;// CONCATENATED MODULE: ./build/providers/request-tracker/client.js







const MAX_REDIRECTS = 3;
/**
 * Makes the client of one Request Tracker.
 *
 * The token goes to the configured origin only: a redirect elsewhere is refused, one to the same origin
 * is followed for GET, at most three times (A45). Addresses in answers are never followed (A46).
 * Units: an answer has at most 32 MiB and comes within the configured timeout, body included.
 * Errors: `token-missing`, `token-invalid`, `unreachable`, `timed-out`, `redirect-refused`,
 * `answer-too-large`, `bad-answer` (no JSON: often a login page). The token is in no message.
 */
function createClient(options, context) {
    const site = options.url;
    return {
        page: (id) => `${site}/Ticket/Display.html?id=${id}`,
        async send(request) {
            const token = (0,upstream_token/* readToken */.A)(context.env, [options['token-env']]);
            const url = new URL(`${site}/REST/2.0${request.path}`);
            for (const [name, value] of Object.entries(request.query ?? {}))
                url.searchParams.set(name, `${value}`);
            const label = `${request.method} ${(0,upstream_text/* plain */.p)(request.path)}`;
            const signal = AbortSignal.timeout(options.timeout);
            try {
                const response = await follow({ request, url, token, signal, label });
                const tooLarge = (most) => `${label} was answered with more than ${most} bytes.`;
                const text = (0,answer_body/* textOf */.b)(await (0,answer_body/* readBytes */.i)(response, tooLarge), label);
                const body = parseBody(response, text, label);
                const said = (0,json/* isJsonObject */.OW)(body) && typeof body['message'] === 'string' ? body['message'] : '';
                const reason = response.ok ? '' : (0,upstream_text/* plain */.p)(said.replaceAll(token, '***'));
                return { status: response.status, headers: response.headers, body, reason, request: label };
            }
            catch (error) {
                throw networkFault(error, { label, origin: url.origin, timeoutMs: options.timeout });
            }
        },
    };
}
async function follow(about) {
    const { request, token, signal, label } = about;
    let url = about.url;
    for (let hops = 0;; hops += 1) {
        const response = await fetch(url, {
            method: request.method,
            redirect: 'manual',
            signal,
            headers: {
                accept: 'application/json',
                'user-agent': 'sync-kernel',
                authorization: `token ${token}`,
                ...(request.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
                ...request.headers,
            },
            ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
        });
        if (![301, 302, 303, 307, 308].includes(response.status))
            return response;
        await response.body?.cancel();
        const location = response.headers.get('location') ?? '';
        const target = URL.canParse(location, url.href) ? new URL(location, url) : null;
        const refuse = (why) => (0,fault/* lastingFault */.tO)('redirect-refused', `${label} was redirected ${why}.`);
        if (target?.origin !== url.origin) {
            throw refuse(`to ${target?.origin ?? 'no address'}. If that is right, put it in the config's url`);
        }
        if (request.method !== 'GET')
            throw refuse('but only a GET may be. Put the final address in the config');
        if (hops >= MAX_REDIRECTS)
            throw refuse(`more than ${MAX_REDIRECTS} times`);
        url = target;
    }
}
function parseBody(response, text, label) {
    if (text === '')
        return undefined;
    const type = (0,upstream_text/* plain */.p)(response.headers.get('content-type')?.split(';')[0] ?? 'no Content-Type');
    if (type !== 'application/json') {
        if (!response.ok)
            return undefined;
        const said = `${label} was answered with ${type} instead of JSON, perhaps a login page.`;
        throw (0,fault/* lastingFault */.tO)('bad-answer', `${said} Check the url and the token.`);
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
function networkFault(error, at) {
    if (error instanceof provider/* ProviderFault */.g)
        return error;
    const { name, cause } = error;
    return name === 'TimeoutError' ? (0,no_answer/* timedOut */.i)(at, error) : (0,no_answer/* unreachable */.H)(at, cause?.code, error);
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/context.js

/** Joins a context with the patience of one call. */
function askingOf(context, patience = new upstream_patience/* Patience */.i(context)) {
    return { client: context.client, now: context.now, patience };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var classic_schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/coerce.js


function string(params) {
    return api/* _coercedString */.K_(classic_schemas/* ZodString */.NDH, params);
}
function number(params) {
    return api/* _coercedNumber */.qG(classic_schemas/* ZodNumber */.rSt, params);
}
function coerce_boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}

// EXTERNAL MODULE: ./build/upstream/retry-after.js
var retry_after = __webpack_require__(2996);
;// CONCATENATED MODULE: ./build/providers/request-tracker/fault.js


/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited`, `timed-out`, `server-error`, `unexpected-answer`.
 * Limits come from a proxy before Request Tracker, which has none of its own (E38, E39).
 */
function faultOf(answer, now) {
    const { status, headers } = answer;
    const after = (0,retry_after/* retryAfterMs */.V)(headers, now);
    const wait = after === undefined ? {} : { retryAfterMs: after };
    const said = (0,fault/* saidOf */.Jo)(answer);
    switch (true) {
        case status === 429 || (status === 403 && after !== undefined):
            return (0,fault/* passingFault */.Ke)('rate-limited', `${said}: requests are limited. Run again later.`, wait);
        case status === 401:
            return (0,fault/* lastingFault */.tO)('unauthorized', `${said}. Check the token that token-env names.`);
        case status === 403:
            return (0,fault/* lastingFault */.tO)('forbidden', `${said}. Check the rights of the token's account.`);
        case status === 408 || status === 504:
            return (0,fault/* passingFault */.Ke)('timed-out', `${said}. Run again later.`, wait);
        case status === 501 || status === 505:
            return (0,fault/* lastingFault */.tO)('server-error', `${said}. Check the url.`);
        case status >= 500 || status === 425:
            return (0,fault/* passingFault */.Ke)('server-error', `${said}. Run again when Request Tracker works.`, wait);
        default:
            return (0,fault/* lastingFault */.tO)('unexpected-answer', `${said}, which REST 2.0 does not have. Check the url.`);
    }
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/collection.js




/** The most that Request Tracker gives a page; it cuts larger wishes without a word. */
const PER_PAGE = 100;
const MAX_PAGES = 100_000;
/** Where the count is hidden, a page may be empty because all on it is hidden: more than one ends a listing. */
const EMPTY_PAGES = 2;
const pageAnswer = classic_schemas/* object */.Ikc({
    items: classic_schemas/* array */.YOg(classic_schemas/* unknown */.L5J()),
    /** Absent or null where the account may not see everything. */
    pages: classic_schemas/* number */.aig().nullish(),
});
/**
 * Pages through a collection, in the order of its ids.
 *
 * Pages are asked for by number: the `next_page` address of an answer is never followed (A46), and
 * accounts without all rights get none. A query must give a list that only grows at its end, so that
 * pages do not shift while they are read (E15).
 * Errors: `query-refused` when the query is not understood; `page-loop`; the client's faults.
 */
async function* pagesOf(asking, about) {
    let empty = 0;
    let last = '';
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { items, pages } = await onePage(asking, { ...about, page });
        const seen = JSON.stringify(items);
        if (items.length > 0 && seen === last)
            break;
        last = seen;
        empty = items.length === 0 ? empty + 1 : 0;
        if (items.length > 0)
            yield items;
        if (typeof pages === 'number' ? page >= pages : empty >= EMPTY_PAGES)
            return;
    }
    throw (0,fault/* lastingFault */.tO)('page-loop', `GET ${about.path} gave pages that never end.`);
}
/** Asks for one page of a collection. */
async function onePage(asking, about) {
    const answer = await asking.patience.repeat(async () => {
        const given = await asking.client.send({
            method: 'GET',
            path: about.path,
            query: {
                ...(about.query === undefined ? {} : { query: about.query }),
                fields: about.fields,
                orderby: 'id',
                order: about.order ?? 'ASC',
                per_page: PER_PAGE,
                page: about.page ?? 1,
            },
        });
        if (given.status === 400) {
            throw (0,fault/* lastingFault */.tO)('query-refused', `Request Tracker refused a query (${given.reason}). It needs version 5.`);
        }
        if (given.status !== 200)
            throw faultOf(given, asking.now());
        return given;
    });
    const parsed = pageAnswer.safeParse(answer.body);
    if (parsed.success)
        return { items: parsed.data.items, pages: parsed.data.pages ?? null };
    throw (0,fault/* lastingFault */.tO)('bad-answer', `${(0,upstream_text/* plain */.p)(answer.request)} was not answered with a page. Check the url.`);
}
/** Writes a text as a literal of a query. Source: RT::SQL, which knows quotes and backslashes. */
function quoted(text) {
    return `'${text.replaceAll(/[\\']/g, (mark) => `\\${mark}`)}'`;
}

// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/providers/request-tracker/encoding.js



/** Gives a value as the text that it is sent as; null is empty. */
function textOf(value) {
    if (typeof value === 'string')
        return value;
    return value === null ? '' : (0,json/* canonicalJson */.dj)(value);
}
/**
 * Gives field values as the body of a create or an update.
 *
 * Shape: `{"Subject":"Sign in","Requestor":["ada@example.org"],"CustomFields":{"12":"L"}}`. Custom fields go
 * by number, which no other field shares. A create leaves out what is null: the queue's defaults hold.
 * Errors: the first value that Request Tracker would drop or misread in silence.
 */
function encode(shape, fields, isCreate) {
    const body = {};
    const custom = {};
    for (const [field, value] of Object.entries(fields)) {
        if (isCreate && value === null)
            continue;
        const unfit = misfit(shape, { field, value, isCreate });
        if (unfit !== null)
            return (0,result/* fail */.fJ)({ field, message: unfit });
        const own = shape.custom.find((one) => one.field === field);
        if (own !== undefined)
            custom[own.id] = own.kind === 'set' ? texts(value) : emptyAsNull(value);
        else
            body[PARAMETERS[field] ?? field] = coreValue(field, value);
    }
    return (0,result.ok)(Object.keys(custom).length === 0 ? body : { ...body, CustomFields: custom });
}
const PARAMETERS = {
    subject: 'Subject',
    status: 'Status',
    priority: 'Priority',
    queue: 'Queue',
    owner: 'Owner',
    requestors: 'Requestor',
    content: 'Content',
};
function coreValue(field, value) {
    if (field === 'requestors') {
        return texts(value).map((name) => (name.startsWith('group:') ? name.slice('group:'.length) : name));
    }
    if (field === 'owner')
        return value === null || value === '' ? 'Nobody' : value;
    return textOf(value);
}
function misfit(shape, { field, value, isCreate }) {
    const known = Object.hasOwn(shape.schema.fields, field) ? shape.schema.fields[field] : undefined;
    if (known === undefined)
        return `Tickets of this queue have no field "${field}".`;
    if (!known.writable && !(isCreate && known.onCreate === true)) {
        if (known.onCreate !== true)
            return `"${field}" can be read, but not written.`;
        return `"${field}" is the first message of the ticket: it can be given only when the ticket is made.`;
    }
    if (known.kind === 'set') {
        const items = value === null ? [] : value;
        if (!(0,json/* isJsonArray */.Md)(items) || !items.every((item) => typeof item === 'string' && item !== '')) {
            return `"${field}" takes a list of texts.`;
        }
        // A plain number would be taken for the number of a user or group.
        if (field !== 'requestors')
            return null;
        const odd = items.find((item) => /^\d+$|^group:(?!\d+$)/i.test(textOf(item)));
        return odd === undefined
            ? null
            : `"${field}" takes names and addresses of users, not "${(0,upstream_text/* plain */.p)(textOf(odd))}".`;
    }
    if (value !== null && typeof value === 'object')
        return `"${field}" takes one value.`;
    if (field === 'priority' && !/^\d{1,9}$/.test(textOf(value)))
        return 'A priority is a whole number from 0.';
    if ((field === 'status' || field === 'queue') && (value === null || value === '')) {
        return `Every ticket has a ${field}; it cannot be emptied.`;
    }
    return null;
}
function texts(value) {
    return (0,json/* isJsonArray */.Md)(value) ? value.map(textOf) : [];
}
function emptyAsNull(value) {
    return value === null || value === '' ? null : textOf(value);
}

// EXTERNAL MODULE: ./build/upstream/read-status.js
var read_status = __webpack_require__(3780);
;// CONCATENATED MODULE: ./build/providers/request-tracker/content.js


const createItem = classic_schemas/* object */.Ikc({ id: string(), ObjectId: string() });
const attachmentItem = classic_schemas/* object */.Ikc({
    TransactionId: string(),
    ContentType: classic_schemas/* string */.YjP().nullish(),
    Filename: classic_schemas/* string */.YjP().nullish(),
    Content: classic_schemas/* string */.YjP().nullish(),
});
/**
 * Gives the first messages of tickets: the first text of the transaction that made each of them.
 *
 * They never change, so each is asked for once while the provider is open, for up to a hundred tickets
 * in two requests. Null: it was made without one, or with a file only.
 */
async function readContents(context, asking, ids) {
    const { contents } = context.remembered;
    const missing = ids.filter((id) => !contents.has(id));
    for (let at = 0; at < missing.length; at += 50)
        await askFor(contents, asking, missing.slice(at, at + 50));
    return contents;
}
async function askFor(contents, asking, ids) {
    const tickets = new Map();
    const which = ids.map((id) => `TicketId = ${id}`).join(' OR ');
    const query = `ObjectType = 'RT::Ticket' AND Type = 'Create' AND (${which})`;
    const { items } = await onePage(asking, { path: '/transactions', query, fields: 'ObjectId' });
    for (const item of items) {
        const made = createItem.safeParse(item);
        if (made.success)
            tickets.set(made.data.id, made.data.ObjectId);
    }
    const found = new Map();
    if (tickets.size > 0) {
        const filter = JSON.stringify([{ field: 'TransactionId', operator: 'IN', value: [...tickets.keys()] }]);
        const about = {
            path: '/attachments',
            query: filter,
            fields: 'TransactionId,ContentType,Filename,Content',
        };
        for await (const page of pagesOf(asking, about)) {
            for (const item of page)
                note(found, { item, tickets });
        }
    }
    for (const id of ids)
        contents.set(id, found.get(id) ?? null);
}
function note(found, about) {
    const parsed = attachmentItem.safeParse(about.item);
    if (!parsed.success)
        return;
    const { TransactionId, ContentType, Filename, Content } = parsed.data;
    const ticket = about.tickets.get(TransactionId);
    const isText = ContentType?.startsWith('text/') === true && (Filename ?? '') === '';
    if (ticket !== undefined && isText && !found.has(ticket))
        found.set(ticket, Content ?? '');
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/ticket.js



/** Says whether a text may be a ticket's id; others are not asked for. */
function isTicketId(text) {
    return /^[1-9]\d{0,14}$/.test(text);
}
const identifier = classic_schemas/* union */.KCZ([classic_schemas/* number */.aig(), classic_schemas/* string */.YjP()]).transform(String);
const principal = classic_schemas/* object */.Ikc({ type: classic_schemas/* string */.YjP().nullish(), id: identifier });
/** The parts of `GET /ticket/{id}?fields[Queue]=Name` that are read. */
const ticketAnswer = classic_schemas/* object */.Ikc({
    id: identifier,
    Subject: classic_schemas/* string */.YjP().nullish(),
    Status: classic_schemas/* string */.YjP(),
    Priority: identifier.nullish(),
    Queue: classic_schemas/* object */.Ikc({ id: identifier, Name: classic_schemas/* string */.YjP().optional() }),
    Owner: principal.nullish(),
    Requestor: classic_schemas/* array */.YOg(principal).nullish(),
    CustomFields: classic_schemas/* union */.KCZ([classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({ id: identifier, values: classic_schemas/* array */.YOg(classic_schemas/* unknown */.L5J()) })), classic_schemas/* literal */.euz('')])
        .nullish(),
    _hyperlinks: classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({ ref: classic_schemas/* string */.YjP().nullish(), _url: classic_schemas/* string */.YjP().nullish() })).nullish(),
});
const KEY_SCHEME = 'sync-kernel:';
/** Reads a ticket's answer. Errors: a sentence on what cannot be used. */
function parseTicket(body, shape) {
    const parsed = ticketAnswer.safeParse(body);
    if (!parsed.success) {
        const at = parsed.error.issues[0]?.path.join('.') ?? '';
        return (0,result/* fail */.fJ)(`Request Tracker sent something that is no ticket (${at}).`);
    }
    const ticket = parsed.data;
    const custom = new Map((ticket.CustomFields || []).map(({ id, values }) => [id, values]));
    const fields = {
        subject: ticket.Subject ?? '',
        status: ticket.Status,
        priority: priorityOf(ticket.Priority ?? '0'),
        queue: ticket.Queue.Name ?? null,
        owner: ownerOf(ticket.Owner?.id ?? null),
        requestors: (ticket.Requestor ?? []).map(memberOf).sort(json/* compareText */.n6),
    };
    for (const field of shape.custom) {
        const values = custom.get(field.id);
        if (values !== undefined)
            fields[field.field] = ticket_valueOf(field, values);
    }
    const problem = (0,json/* jsonProblem */.Io)(fields);
    if (problem !== null)
        return (0,result/* fail */.fJ)(`Ticket ${ticket.id} holds ${problem}.`);
    const links = (ticket._hyperlinks ?? []).flatMap(({ ref, _url }) => ref === 'refers-to' && _url?.startsWith(KEY_SCHEME) === true ? [_url.slice(KEY_SCHEME.length)] : []);
    const kept = shape.keyField === null ? links : (custom.get(shape.keyField) ?? []);
    return (0,result.ok)({
        id: ticket.id,
        queue: ticket.Queue.id,
        isDeleted: ticket.Status === 'deleted',
        fields,
        keys: kept.filter((key) => typeof key === 'string'),
    });
}
/** Gives a priority as the number it is stored as. */
function priorityOf(text) {
    return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
/** Nobody is the user who owns what nobody owns. */
function ownerOf(name) {
    return name === 'Nobody' || name === '' ? null : name;
}
function memberOf({ type, id }) {
    return type === 'group' ? `group:${id}` : id;
}
function ticket_valueOf(field, values) {
    // An emptied value is served as null.
    const texts = values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
    // A race of two writers can leave two values in a field for one; the later one counts.
    return field.kind === 'set' ? texts.sort(json/* compareText */.n6) : (texts.at(-1) ?? null);
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/reading.js






/** Says whether a version may guard a write: a strong ETag, as Request Tracker makes them. */
function isStrongEtag(text) {
    return /^"[\x21\x23-\x7e]{1,200}"$/.test(text);
}
/**
 * Reads one ticket; found, not modified, gone, unknown, forbidden and moved are six answers (E20).
 *
 * Deleted tickets are still served, with the status "deleted"; merged ones answer with the ticket that
 * they became. A ticket of another queue is found: it may be a record that a person moved there.
 * Errors: a ticket that cannot be used is `unreadable`; the client's faults are thrown.
 */
async function readRecord(context, request, asking = askingOf(context)) {
    // What cannot be a ticket's number names no ticket; nothing is asked (A28).
    if (!isTicketId(request.id))
        return { kind: 'unknown' };
    const answer = await readBare(context, request, asking);
    if (answer.kind !== 'found')
        return answer;
    const contents = await readContents(context, asking, [request.id]);
    return withContent(answer, contents);
}
/** Adds the first message to a ticket's fields. */
function withContent(found, contents) {
    const { record } = found;
    const fields = { ...record.fields, content: contents.get(record.id) ?? null };
    return { ...found, record: { ...record, fields } };
}
/** Reads one ticket without its first message. */
async function readBare(context, request, asking) {
    const { id, ifNoneMatch } = request;
    return asking.patience.repeat(async () => {
        const answer = await context.client.send({
            method: 'GET',
            path: `/ticket/${id}`,
            query: { 'fields[Queue]': 'Name' },
            headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch },
        });
        return answerOf(context, answer, request);
    });
}
function answerOf(context, answer, { id, ifNoneMatch }) {
    const isConditional = ifNoneMatch !== undefined;
    const known = (0,read_status/* answerOfStatus */.e)(answer, { isConditional, faultOf: () => faultOf(answer, context.now()) });
    if (known !== null)
        return known;
    const where = context.client.page(id);
    const unreadable = (code, message) => ({
        kind: 'unreadable',
        failure: { id, where, code, message },
    });
    const parsed = parseTicket(answer.body, context.shape);
    if (!parsed.ok)
        return unreadable('bad-record', parsed.error);
    const ticket = parsed.value;
    if (ticket.id !== id) {
        if (isTicketId(ticket.id))
            return { kind: 'moved', to: ticket.id };
        return unreadable('bad-id', `Ticket ${id} was answered with the id "${(0,upstream_text/* plain */.p)(ticket.id)}".`);
    }
    if (ticket.isDeleted)
        return { kind: 'gone' };
    const version = answer.headers.get('etag') ?? '';
    // Without a strong ETag a ticket can be read, but no write of it could be guarded (E24).
    const guard = isStrongEtag(version) ? version : `W/"${(0,upstream_text/* plain */.p)(version).replaceAll('"', '')}"`;
    return { kind: 'found', ticket, record: { id, version: guard, fields: ticket.fields, where } };
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/users.js



/**
 * Says which of the names to be added nobody bears, or null.
 *
 * An address makes a new user where it is unknown. A name that is no address does not: a create drops it
 * in silence, an update breaks with 500 half way. So names are looked up before they are sent (E29, E32).
 */
async function unknownUser(context, asking, about) {
    const present = new Set((0,json/* isJsonArray */.Md)(about.before) ? about.before : []);
    const added = ((0,json/* isJsonArray */.Md)(about.sent) ? about.sent : []).filter((name) => !present.has(name));
    for (const name of added) {
        if (typeof name !== 'string' || name.includes('@') || name.startsWith('group:'))
            continue;
        const path = `/user/${encodeURIComponent(name)}`;
        const answer = await asking.patience.repeat(async () => {
            const answer = await context.client.send({ method: 'GET', path });
            // Who may not look at users cannot find out; the value is read back anyway.
            if ([200, 403, 404].includes(answer.status))
                return answer;
            throw faultOf(answer, context.now());
        });
        if (answer.status === 404)
            return `There is no user "${(0,upstream_text/* plain */.p)(name)}".`;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/refusal.js

/** What Request Tracker will not take, in its own words; nothing was written. */
function refused(messages) {
    const said = (0,upstream_text/* plain */.p)(messages.filter((message) => message !== '').join(' '));
    const message = `Request Tracker refused: ${said === '' ? 'it gave no reason' : said}`;
    return { kind: 'rejected', code: 'refused', message };
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/creating.js











const idItem = classic_schemas/* object */.Ikc({ id: string() });
const creating_createItem = classic_schemas/* object */.Ikc({ ObjectId: string() });
/**
 * Creates a ticket once.
 *
 * The key goes into the same request as the fields, so that there is no ticket without it; before the first
 * and after each unclear try the key is looked for (E1, I6). Request Tracker answers such a query from its
 * tables, not from an index that lags (E2). Deleted tickets are in no search: ours are found by the
 * transactions that made them, so that one deleted by a person is not made again.
 * Errors: `refused`; `ambiguous-key` when a person copied the key into another ticket (E8); the client's faults.
 */
async function createRecord(context, request) {
    const asking = askingOf(context);
    const body = encode(context.shape, request.fields, true);
    if (!body.ok)
        return { kind: 'rejected', code: 'refused', message: body.error.message };
    const made = await findMade(context, asking, request.key);
    if (made !== null)
        return made;
    const sent = request.fields['requestors'] ?? null;
    const unknown = await unknownUser(context, asking, { before: null, sent });
    if (unknown !== null)
        return { kind: 'rejected', code: 'refused', message: unknown };
    for (;;) {
        try {
            const answer = await context.client.send({
                method: 'POST',
                path: '/ticket',
                json: { Queue: context.shape.queue.id, ...withKey(context, body.value, request.key) },
            });
            if ([400, 413, 415, 422].includes(answer.status))
                return refused([answer.reason]);
            if (answer.status !== 201)
                throw faultOf(answer, context.now());
            const told = idItem.safeParse(answer.body);
            if (told.success && isTicketId(told.data.id))
                return answerFor(context, asking, told.data.id);
            throw (0,fault/* lastingFault */.tO)('create-unconfirmed', 'POST /ticket was answered 201 without a number. Run again.');
        }
        catch (error) {
            if ((0,fault/* isUncertain */.cp)(error)) {
                const made = await findMade(context, asking, request.key);
                if (made !== null)
                    return made;
            }
            await asking.patience.pause(error);
        }
    }
}
function withKey({ shape }, body, key) {
    if (shape.keyField === null)
        return { ...body, RefersTo: [`${KEY_SCHEME}${key}`] };
    const custom = body['CustomFields'];
    return { ...body, CustomFields: { ...custom, [shape.keyField]: key } };
}
/** Finds what was made under a key; null when nothing was. */
async function findMade(context, asking, key) {
    const { keyField } = context.shape;
    const literal = keyField === null ? quoted(`${KEY_SCHEME}${key}`) : quoted(key);
    const query = keyField === null ? `RefersTo = ${literal}` : `CF.{${keyField}} = ${literal}`;
    const matches = [];
    for await (const items of pagesOf(asking, { path: '/tickets', query, fields: 'Status' })) {
        for (const item of items) {
            const parsed = idItem.safeParse(item);
            if (!parsed.success || !isTicketId(parsed.data.id))
                continue;
            const ticket = await readBare(context, { id: parsed.data.id }, asking);
            // The query does not tell upper from lower case.
            if (ticket.kind === 'found' && ticket.ticket.keys.includes(key))
                matches.push(parsed.data.id);
        }
    }
    const [first, second] = matches;
    if (first !== undefined && second === undefined)
        return answerFor(context, asking, first);
    if (first !== undefined) {
        const message = `The tickets ${matches.join(' and ')} bear the key ${(0,upstream_text/* plain */.p)(key)}: take it out of the copy.`;
        return { kind: 'rejected', code: 'ambiguous-key', message };
    }
    const graves = (context.remembered.graves ??= await readGraves(context, asking));
    return graves.has(key) ? { kind: 'gone' } : null;
}
/** The keys of the last hundred tickets that we made and somebody deleted. */
async function readGraves(context, asking) {
    const query = "ObjectType = 'RT::Ticket' AND Type = 'Create' AND TicketStatus = 'deleted' AND Creator = '__CurrentUser__'";
    const about = { path: '/transactions', query, fields: 'ObjectId', order: 'DESC' };
    const { items } = await onePage(asking, about);
    const graves = new Map();
    for (const item of items) {
        const parsed = creating_createItem.safeParse(item);
        if (!parsed.success || !isTicketId(parsed.data.ObjectId))
            continue;
        for (const key of await keysOf(context, asking, parsed.data.ObjectId))
            graves.set(key, parsed.data.ObjectId);
    }
    return graves;
}
async function keysOf(context, asking, id) {
    const answer = await asking.patience.repeat(() => context.client.send({ method: 'GET', path: `/ticket/${id}` }));
    const ticket = answer.status === 200 ? parseTicket(answer.body, context.shape) : null;
    return ticket?.ok === true ? ticket.value.keys : [];
}
async function answerFor(context, asking, id) {
    const now = await readRecord(context, { id }, asking);
    if (now.kind === 'found')
        return { kind: 'written', record: now.record };
    if (now.kind === 'gone' || now.kind === 'unknown')
        return { kind: 'gone' };
    const said = `Ticket ${id} was made, but reading it back was answered "${now.kind}".`;
    throw (0,fault/* lastingFault */.tO)('unreadable-after-write', said);
}

// EXTERNAL MODULE: ./build/kernel/patch.js
var patch = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
;// CONCATENATED MODULE: ./build/providers/request-tracker/audit.js



/**
 * Finds out from the history whether a write met another one.
 *
 * `If-Match` is checked when a request begins, and with several server processes two requests can both
 * pass it; each transaction also notes the value its own process had loaded, not the one it replaced.
 * So neither tells alone: the numbers, the old values and the live value are looked at together.
 * Laws: where nobody else wrote, nothing is found; of two writers that met, at least one finds the other.
 * Source: GUARANTEES I15; RT::Ticket::_Set changes the row and notes it in two steps.
 */
function auditField(audited) {
    return audited.schema.kind === 'set' ? auditSet(audited) : auditValue(audited);
}
function auditValue(about) {
    const { field, before, live, steps, messages } = about;
    const same = (a, b) => isSame(about, a, b);
    const nothing = { field, end: 'kept', overwritten: [] };
    const own = steps.findLast((step) => same(step.became, asStored(about, about.sent))) ??
        steps.findLast((step) => messages.some((message) => mentions(message, step.became)));
    const stored = own === undefined ? asStored(about, about.sent) : own.became;
    if (!same(live, stored)) {
        const last = steps.findLast((step) => same(step.became, live)) ?? steps.at(-1);
        if (own === undefined || last === undefined || last === own)
            return last === own ? nothing : lostTo(field, last);
        const next = steps.find((step) => step.id > own.id);
        const saw = last.id > own.id && next !== undefined && same(next.was, stored);
        return saw ? { ...nothing, end: 'later' } : lostTo(field, last);
    }
    const others = steps.filter((step) => step !== own && !same(step.became, stored));
    // Of a row of edits that each saw the one before, the last is what was lost.
    const unseen = others.filter((step) => !same(step.became, before) && !others.some((next) => next.id > step.id && same(next.was, step.became)));
    const overwritten = unseen.map(({ became, by, at }) => ({ field, value: became, by, at }));
    const hidden = own !== undefined && !same(own.was, before) && !others.some((step) => same(step.became, own.was));
    return {
        ...nothing,
        overwritten: hidden
            ? [...overwritten, { field, value: own.was, by: 'unknown', at: own.at }]
            : overwritten,
    };
}
function lostTo(field, by) {
    return {
        field,
        end: by === undefined ? 'kept' : 'lost',
        overwritten: [],
        ...(by === undefined ? {} : { by }),
    };
}
function auditSet(about) {
    const { field, steps } = about;
    const [before, sent, live] = [about.before, about.sent, about.live].map((value) => members(about, value));
    const nothing = { field, end: 'kept', overwritten: [] };
    if (before === undefined || sent === undefined || live === undefined)
        return nothing;
    const ours = new Set([...sent.keys()].filter((member) => !before.has(member)).map((member) => `+${member}`));
    for (const member of before.keys())
        if (!sent.has(member))
            ours.add(`-${member}`);
    const foreign = steps.filter((step) => !ours.delete(signOf(about, step)));
    if (foreign.length === 0)
        return nothing;
    const undone = foreign.filter((step) => {
        const sign = signOf(about, step);
        return (live.has(sign.slice(1)) !== sign.startsWith('+') && sent.has(sign.slice(1)) !== sign.startsWith('+'));
    });
    // A removal that Request Tracker made of our list is no edit of somebody else.
    const contested = undone.filter((step) => signOf(about, step).startsWith('+') || before.has(signOf(about, step).slice(1)));
    const wanted = new Map(live);
    for (const step of contested) {
        const sign = signOf(about, step);
        if (sign.startsWith('+'))
            wanted.set(sign.slice(1), step.became);
        else
            wanted.delete(sign.slice(1));
    }
    const last = contested.at(-1);
    const isOurs = isSame(about, about.live, about.sent);
    const end = isOurs ? 'kept' : ours.size > 0 ? 'lost' : 'later';
    return {
        field,
        end,
        ...(end === 'lost' && foreign.at(-1) !== undefined ? { by: foreign.at(-1) } : {}),
        overwritten: last === undefined ? [] : [{ field, value: [...wanted.values()], by: last.by, at: last.at }],
    };
}
/** `+ada@example.org` for a member that came, `-…` for one that went. */
function signOf(about, step) {
    const sign = step.became === null ? '-' : '+';
    return sign + textOf((0,equal/* normalForm */.IN)(likeness(about), step.became ?? step.was));
}
function members(about, value) {
    const items = (0,json/* isJsonArray */.Md)(value) ? value : [];
    return new Map(items.map((item) => [textOf((0,equal/* normalForm */.IN)(likeness(about), item)), item]));
}
function isSame(about, a, b) {
    return (0,equal/* sameValue */.eE)(likeness(about), a, b);
}
function likeness({ schema }) {
    return { kind: schema.kind, key: 'id', equivalent: schema.equivalent ?? [] };
}
/** What Request Tracker is known to make of a value: one line of a subject, texts of numbers. */
function asStored({ field, schema }, value) {
    if (field === 'subject')
        return textOf(value).replaceAll(/[\r\n]/g, '');
    if (field === 'priority' && typeof value === 'string')
        return Number(value);
    return schema.kind === 'scalar' && typeof value === 'number' && field !== 'priority'
        ? String(value)
        : value;
}
function mentions(message, value) {
    return value !== null && value !== '' && message.includes(textOf(value));
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/history.js




const history_text = classic_schemas/* union */.KCZ([classic_schemas/* string */.YjP(), classic_schemas/* number */.aig()])
    .nullish()
    .transform((value) => String(value ?? ''));
const transactionItem = classic_schemas/* object */.Ikc({
    id: number().int(),
    Type: history_text,
    Field: history_text,
    OldValue: history_text,
    NewValue: history_text,
    Created: history_text,
    Creator: classic_schemas/* object */.Ikc({ id: history_text }).nullish(),
});
/**
 * Reads what happened to a ticket's fields after a version, oldest first.
 *
 * Request Tracker's ETag is the number of the last transaction, so that a version is a place in the history.
 * Errors: the client's faults.
 */
async function stepsSince(context, asking, about) {
    const after = Number(about.version.replaceAll('"', ''));
    const path = `/ticket/${about.id}/history`;
    const fields = 'Type,Field,OldValue,NewValue,Creator,Created';
    const steps = [];
    for await (const items of pagesOf(asking, { path, fields, order: 'DESC' })) {
        let isOld = false;
        for (const item of items) {
            const parsed = transactionItem.safeParse(item);
            if (!parsed.success)
                continue;
            if (parsed.data.id <= after)
                isOld = true;
            else
                steps.push(...(await stepOf(context, asking, parsed.data)));
        }
        if (isOld)
            break;
    }
    return steps.sort((a, b) => a.id - b.id);
}
async function stepOf(context, asking, transaction) {
    const { id, Type, Field, OldValue, NewValue } = transaction;
    const by = (0,upstream_text/* plain */.p)(transaction.Creator?.id ?? 'unknown');
    const step = (field, was, became) => [
        { id, field, was, became, by, at: transaction.Created },
    ];
    const name = async (kind, number) => nameOf(context, asking, kind, number);
    switch (`${Type} ${Field}`) {
        case 'Set Subject':
            return step('subject', OldValue, NewValue);
        case 'Status Status':
        case 'Set Status':
            return step('status', OldValue, NewValue);
        case 'Set Priority':
            return step('priority', priorityOf(OldValue), priorityOf(NewValue));
        case 'Set Owner':
            return step('owner', ownerOf(await name('user', OldValue)), ownerOf(await name('user', NewValue)));
        case 'Set Queue':
            return step('queue', await name('queue', OldValue), await name('queue', NewValue));
        case 'AddWatcher Requestor':
            return step('requestors', null, await name('user', NewValue));
        case 'DelWatcher Requestor':
            return step('requestors', await name('user', OldValue), null);
        default: {
            const custom = Type === 'CustomField' ? context.shape.custom.find((one) => one.id === Field) : undefined;
            return custom === undefined ? [] : step(custom.field, OldValue || null, NewValue || null);
        }
    }
}
/** Gives the name of a user or queue, by the number that a history has for it. */
async function nameOf(context, asking, kind, number) {
    const { names } = context.remembered;
    const path = `/${kind}/${number}`;
    const known = names.get(path);
    if (known !== undefined)
        return known;
    const answer = await asking.patience.repeat(() => context.client.send({ method: 'GET', path }));
    const parsed = classic_schemas/* object */.Ikc({ Name: classic_schemas/* string */.YjP() }).safeParse(answer.body);
    // A group has no user's page; its number is how the ticket names it.
    const name = answer.status === 200 && parsed.success ? parsed.data.Name : kind === 'user' ? `group:${number}` : number;
    names.set(path, name);
    return name;
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/settling.js





/**
 * Gives the answer to a write that was done: the ticket as read back, and what its history tells.
 *
 * A value of ours that somebody changed knowingly since is given as we wrote it, under the version that
 * the plan had: it is an ordinary edit for the next run (E33). One that a race took away makes the answer
 * `stale`, so that both values are merged anew; where the same race also took a value of theirs, all that was
 * lost is named instead.
 * Errors: `unreadable-after-write`; the client's faults.
 */
async function settleWrite(context, asking, about) {
    const { request, sent, messages } = about;
    const { id, version } = request;
    const now = await readRecord(context, { id }, asking);
    if (now.kind === 'gone' || now.kind === 'unknown')
        return { kind: 'gone' };
    if (now.kind !== 'found') {
        const said = `Ticket ${id} was written, but reading it back was answered "${now.kind}".`;
        throw (0,fault/* lastingFault */.tO)('unreadable-after-write', said);
    }
    const { record } = now;
    if (record.version === version)
        return refused(messages);
    const steps = await stepsSince(context, asking, { id, version });
    const findings = [...sent].map(([field, { before, sent }]) => {
        const schema = context.shape.schema.fields[field] ?? { kind: 'scalar', writable: true };
        const live = record.fields[field] ?? null;
        const own = steps.filter((step) => step.field === field);
        return auditField({ field, schema, before, sent, live, steps: own, messages });
    });
    const overwritten = findings.flatMap((finding) => finding.overwritten);
    const lost = findings.filter(({ end }) => end === 'lost');
    if (lost.length > 0 && overwritten.length === 0)
        return { kind: 'stale' };
    const restored = findings.filter(({ end }) => end !== 'kept').map(({ field }) => field);
    const all = [...overwritten, ...lost.map((finding) => ours(finding, sent))];
    return {
        kind: 'written',
        record: restored.length === 0 ? record : { ...record, version, fields: asSent(record.fields, restored, sent) },
        ...(all.length === 0 ? {} : { overwritten: all }),
    };
}
/** A value of ours that did not last, as one that was lost to another writer. */
function ours({ field, by }, sent) {
    const value = sent.get(field)?.sent ?? null;
    return { field, value, by: by?.by ?? 'unknown', at: by?.at ?? '' };
}
function asSent(fields, names, sent) {
    return { ...fields, ...Object.fromEntries(names.map((name) => [name, sent.get(name)?.sent ?? null])) };
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/writing.js















/**
 * Updates a ticket, guarded by If-Match, reads it back and audits its history.
 *
 * A 200 proves nothing: Request Tracker answers it to refused values and unknown fields as well. A status
 * is sent before all other fields, since its lifecycle may not have the step (E32). A write whose answer was
 * lost is looked for in the ticket; it is sent again only while the ticket is as planned (E27).
 * Errors: `stale`, `gone`; `rejected` with `weak-validator`, `refused` when nothing was written; a part that
 * was refused with 200 shows in the record read back (E29), one that was refused after the status had been
 * taken is told as `refusal` (E30); values of others that the guard let through are
 * `overwritten` (I15); the client's faults.
 */
async function updateRecord(context, request) {
    const asking = askingOf(context);
    const planned = await readPlanned(context, asking, request);
    if (!planned.ok)
        return planned.error;
    const { record } = planned.value;
    const missing = request.patch
        .map(({ path }) => (0,pointer/* parsePointer */.vp)(path)?.[0] ?? '')
        .find((field) => !Object.hasOwn(record.fields, field));
    if (missing !== undefined) {
        const said = `ticket ${request.id} shows this account no field "${missing}".`;
        return { kind: 'rejected', code: 'refused', message: `Nothing was written: ${(0,upstream_text/* plain */.p)(said)}` };
    }
    const patched = (0,patch/* applyPatch */.X6)(record.fields, request.patch);
    if (!patched.ok || !(0,json/* isJsonObject */.OW)(patched.value))
        return { kind: 'stale' };
    const sent = changedFields(record.fields, patched.value);
    if (sent.size === 0)
        return { kind: 'written', record };
    const unfit = await unfitFor(context, asking, sent);
    if (unfit !== null)
        return unfit;
    const messages = [];
    const done = new Map();
    const settle = () => settleWrite(context, asking, { request, sent: done, messages });
    /** What was sent already may have replaced something unseen: that is worth more than the refusal of the rest. */
    const give = async (answer) => {
        if (done.size === 0)
            return answer;
        const settled = await settle();
        return settled.kind === 'written' && settled.overwritten !== undefined ? settled : answer;
    };
    let { version } = request;
    const parts = partsOf(sent);
    for (const part of parts) {
        const put = await putPart(context, asking, { id: request.id, version, part });
        if (put.kind !== 'refused')
            for (const [field, values] of part)
                done.set(field, values);
        if (put.kind !== 'done') {
            const isLate = part !== parts[0] && put.answer.kind === 'rejected';
            return isLate ? partly(await settle(), { answer: put.answer, request, rest: part }) : give(put.answer);
        }
        messages.push(...put.messages);
        if (part === parts.at(-1))
            break;
        const now = await readRecord(context, request, asking);
        if (now.kind !== 'found' || movedBesides(now, record.fields, sent, part))
            return give({ kind: 'stale' });
        if (!isTaken(now.record.fields, part))
            return give(refused(messages));
        version = now.record.version;
    }
    return settle();
}
/**
 * The answer where the status was taken and the rest refused: what was refused is given as the plan saw it,
 * under the plan's version, so that the next run reads the ticket again (E30).
 */
function partly(settled, about) {
    if (settled.kind !== 'written')
        return settled;
    const before = Object.fromEntries([...about.rest].map(([field, { before }]) => [field, before]));
    const fields = { ...settled.record.fields, ...before };
    const record = { ...settled.record, version: about.request.version, fields };
    return { ...settled, record, refusal: about.answer.message };
}
/** Reads the ticket that a write is planned on; an answer when it is not as planned. */
async function readPlanned(context, asking, request) {
    const { id, version } = request;
    if (!isTicketId(id))
        return (0,result/* fail */.fJ)({ kind: 'gone' });
    if (!isStrongEtag(version)) {
        const why = 'has no strong ETag, so a write could overwrite an edit unseen. Nothing was written.';
        return (0,result/* fail */.fJ)({ kind: 'rejected', code: 'weak-validator', message: `Ticket ${id} ${why}` });
    }
    const now = await readRecord(context, { id }, asking);
    switch (now.kind) {
        case 'found':
            return now.record.version === version ? (0,result.ok)(now) : (0,result/* fail */.fJ)({ kind: 'stale' });
        case 'gone':
        case 'unknown':
            return (0,result/* fail */.fJ)({ kind: 'gone' });
        case 'forbidden':
            throw (0,fault/* lastingFault */.tO)('forbidden', now.message);
        case 'unreadable':
            throw (0,fault/* lastingFault */.tO)(now.failure.code, now.failure.message);
        default:
            // Merged into another: its number leads there, and must not be written through (E7).
            return (0,result/* fail */.fJ)({ kind: 'stale' });
    }
}
function changedFields(before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return new Map(names
        .map((name) => [name, { before: before[name] ?? null, sent: after[name] ?? null }])
        .filter(([, { before, sent }]) => !(0,json/* equalJson */.FS)(before, sent)));
}
function valuesOf(part) {
    return Object.fromEntries([...part].map(([field, { sent }]) => [field, sent]));
}
/** The requests that a write is made in: a status that may be refused comes before all else. */
function partsOf(sent) {
    const status = [...sent].filter(([field]) => field === 'status');
    const rest = [...sent].filter(([field]) => field !== 'status');
    return [status, rest].filter((part) => part.length > 0).map((part) => new Map(part));
}
async function unfitFor(context, asking, sent) {
    const body = encode(context.shape, valuesOf(sent), false);
    const requestors = sent.get('requestors');
    const message = !body.ok
        ? body.error.message
        : requestors === undefined
            ? null
            : await unknownUser(context, asking, requestors);
    return message === null ? null : { kind: 'rejected', code: 'refused', message };
}
function isTaken(fields, part) {
    return [...part].every(([field, { before }]) => !(0,json/* equalJson */.FS)(fields[field] ?? null, before));
}
/** Whether somebody else changed what is still to be written, between its two requests. */
function movedBesides(now, before, sent, done) {
    return [...sent.keys()].some((field) => !done.has(field) && !(0,json/* equalJson */.FS)(now.record.fields[field] ?? null, before[field] ?? null));
}
/** Sends one guarded PUT until it is clear what became of it. */
async function putPart(context, asking, about) {
    const { id, version, part } = about;
    const refuse = (answer) => ({ kind: 'refused', answer });
    const body = encode(context.shape, valuesOf(part), false);
    if (!body.ok)
        return refuse({ kind: 'rejected', code: 'refused', message: body.error.message });
    for (let isUnclear = false;;) {
        try {
            const answer = await context.client.send({
                method: 'PUT',
                path: `/ticket/${id}`,
                headers: { 'if-match': version },
                json: body.value,
            });
            if (answer.status === 200)
                return { kind: 'done', messages: messagesOf(answer) };
            if (answer.status === 412)
                return isUnclear ? await clarify() : refuse({ kind: 'stale' });
            if (answer.status === 404 || answer.status === 410)
                return refuse({ kind: 'gone' });
            if ([400, 413, 415, 422].includes(answer.status))
                return refuse(refused([answer.reason]));
            throw faultOf(answer, context.now());
        }
        catch (error) {
            if ((0,fault/* isUncertain */.cp)(error)) {
                isUnclear = true;
                const now = await readRecord(context, { id }, asking);
                if (now.kind !== 'found' || now.record.version !== version)
                    return clarify();
            }
            await asking.patience.pause(error);
        }
    }
    /** The ticket moved after a try without an answer: it holds what was sent, or somebody else wrote. */
    async function clarify() {
        const now = await readRecord(context, { id }, asking);
        if (now.kind === 'gone' || now.kind === 'unknown')
            return refuse({ kind: 'gone' });
        const isDone = now.kind === 'found' &&
            [...part].every(([field, { sent }]) => (0,json/* equalJson */.FS)(now.record.fields[field] ?? null, sent));
        return isDone ? { kind: 'done', messages: [] } : { kind: 'doubtful', answer: { kind: 'stale' } };
    }
}
function messagesOf(answer) {
    const parsed = classic_schemas/* array */.YOg(classic_schemas/* unknown */.L5J()).safeParse(answer.body);
    return parsed.success ? parsed.data.filter((message) => typeof message === 'string') : [];
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/deleting.js






/** How often a delete that breaks, with the ticket untouched, is taken for a breakdown; then it is a refusal. */
const BREAKDOWNS = 2;
/**
 * Deletes a ticket, guarded by If-Match. It stays readable for people with the status "deleted", and they
 * can undo it, so nothing that a race let through is lost.
 *
 * Errors: as `updateRecord`. A refusal is answered 500, as a breakdown is: after two, with the ticket
 * untouched, it is taken for a refusal.
 */
async function deleteRecord(context, request) {
    const asking = askingOf(context);
    const planned = await readPlanned(context, asking, request);
    if (!planned.ok)
        return planned.error;
    const { id, version } = request;
    for (let breakdowns = 0;;) {
        try {
            const answer = await context.client.send({
                method: 'DELETE',
                path: `/ticket/${id}`,
                headers: { 'if-match': version },
            });
            const isOver = answer.status < 300 || [404, 410, 412].includes(answer.status);
            if (!isOver) {
                if (answer.status === 500)
                    breakdowns += 1;
                throw faultOf(answer, context.now());
            }
            const now = await readRecord(context, { id }, asking);
            if (now.kind === 'gone' || now.kind === 'unknown')
                return { kind: 'deleted' };
            if (answer.status === 412)
                return { kind: 'stale' };
            return refused([`ticket ${id} is still there after it was deleted`]);
        }
        catch (error) {
            if ((0,fault/* isUncertain */.cp)(error)) {
                const now = await readRecord(context, { id }, asking);
                if (now.kind === 'gone' || now.kind === 'unknown')
                    return { kind: 'deleted' };
                if (now.kind !== 'found' || now.record.version !== version)
                    return { kind: 'stale' };
                if (breakdowns >= BREAKDOWNS)
                    return refused(['to delete; does the account have the right DeleteTicket?']);
            }
            await asking.patience.pause(error);
        }
    }
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/cursor.js

/** How many numbers before the newest transaction seen are looked at again. */
const OVERLAP = 200;
const cursorText = classic_schemas/* object */.Ikc({
    from: classic_schemas/* number */.aig().int().min(0),
    seen: classic_schemas/* array */.YOg(classic_schemas/* number */.aig().int().positive()).max(OVERLAP),
});
/** Reads a cursor; null for one that is not ours, which means reading everything again. */
function parseCursor(text) {
    if (text === null)
        return null;
    try {
        return cursorText.parse(JSON.parse(text));
    }
    catch {
        return null;
    }
}
/**
 * Makes the cursor after the transactions that were seen.
 *
 * Shape: `{"from":41,"seen":[42,44,45]}`. A database gives a number when a transaction begins and shows it
 * when it ends, so that 43 may come to light after 45 (E13): the last 200 numbers are asked for again,
 * and those in `seen` are passed over, so that looking again costs nothing where nothing changed.
 */
function formatCursor(seen) {
    const newest = Math.max(0, ...seen);
    const from = Math.max(0, newest - OVERLAP);
    const recent = [...seen].filter((id) => id > from).sort((a, b) => a - b);
    return JSON.stringify({ from, seen: recent });
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/listing.js







/** Tickets that are asked for at the same time. */
const AT_ONCE = 4;
/** Mail that was sent and comments change no field; an account may be barred from seeing them. */
const NO_FIELD = ['EmailRecord', 'CommentEmailRecord', 'Comment', 'Correspond'];
const ticketItem = classic_schemas/* object */.Ikc({ id: string() });
const listing_transactionItem = classic_schemas/* object */.Ikc({ id: number().int(), ObjectId: string() });
/**
 * Lists the queue's tickets, or those that changed since a cursor.
 *
 * What changed is read from the transactions, which every edit, deletion and merge leaves, by their
 * ascending numbers: no clock is compared with another (E11), times of one second hide nothing (E12, E16),
 * and no date is in a query, where Request Tracker takes one with a `T` or a `Z` for the year 1970 and any
 * other for the time zone of the account. The pages of both lists only grow at their end (E15).
 * A ticket that left the queue is named as deleted: where it is linked, the flow reads it directly.
 * Laws: a cursor passes no ticket that failed (E14) and no transaction that was not seen (E13).
 * Errors: the client's faults.
 */
async function* listChanges(context, request) {
    const asking = askingOf(context);
    const since = parseCursor(request.cursor);
    if (since === null)
        yield* listAll(context, asking);
    else
        yield* listSince(context, { asking, since, given: request.cursor });
}
async function* listAll(context, asking) {
    const progress = { failed: false, nameless: false };
    // Taken first: what changes while we list is listed again by the next run.
    const newest = await onePage(asking, { ...feed(context), order: 'DESC' });
    const cursor = startOf(newest.items);
    let last = 0;
    let counted = true;
    for (;;) {
        const query = `Queue = ${context.shape.queue.id} AND id > ${last}`;
        const { items, pages } = await onePage(asking, { path: '/tickets', query, fields: 'Status' });
        const ids = idsOf(items, ticketItem, ({ id }) => id, progress);
        counted &&= pages !== null;
        if (ids.length > 0)
            yield await readPage(context, { asking, ids, progress });
        const highest = Math.max(last, ...ids.map(Number));
        const isEnd = pages === null ? items.length === 0 : pages <= 1;
        if (isEnd || highest === last)
            break;
        last = highest;
    }
    // Without a count an empty page may be a page of hidden tickets: then absence means nothing (E18).
    const complete = counted && !progress.nameless;
    yield { records: [], end: { cursor: progress.failed ? null : cursor, complete, census: true } };
}
async function* listSince(context, about) {
    const { asking, since } = about;
    const progress = { failed: false, nameless: false };
    const ids = new Set();
    const seen = new Set(since.seen);
    for await (const items of pagesOf(asking, feed(context, since.from))) {
        for (const item of items) {
            const parsed = listing_transactionItem.safeParse(item);
            if (!parsed.success || !isTicketId(parsed.data.ObjectId)) {
                progress.failed = true;
                progress.nameless = true;
                continue;
            }
            if (!seen.has(parsed.data.id))
                ids.add(parsed.data.ObjectId);
            seen.add(parsed.data.id);
        }
    }
    const sorted = [...ids].sort((a, b) => Number(a) - Number(b));
    for (let at = 0; at < sorted.length; at += 50) {
        yield await readPage(context, { asking, ids: sorted.slice(at, at + 50), progress });
    }
    const cursor = progress.failed ? about.given : formatCursor(seen);
    yield { records: [], end: { cursor, complete: !progress.nameless, census: false } };
}
/** The transactions of the queue's tickets, and of tickets that were moved out of it. */
function feed(context, from = 0) {
    const { id } = context.shape.queue;
    const types = NO_FIELD.map((type) => ` AND Type != '${type}'`).join('');
    const scope = `(TicketQueue = ${id} OR (Field = 'Queue' AND OldValue = '${id}'))`;
    const query = `ObjectType = 'RT::Ticket' AND ${scope} AND id > ${from}${types}`;
    return { path: '/transactions', query, fields: 'ObjectId' };
}
function startOf(items) {
    return formatCursor(new Set(items.flatMap((item) => {
        const parsed = listing_transactionItem.safeParse(item);
        return parsed.success ? [parsed.data.id] : [];
    })));
}
function idsOf(items, schema, idOf, progress) {
    return items.flatMap((item) => {
        const parsed = schema.safeParse(item);
        if (parsed.success && isTicketId(idOf(parsed.data)))
            return [idOf(parsed.data)];
        progress.failed = true;
        progress.nameless = true;
        return [];
    });
}
async function readPage(context, about) {
    const { asking, ids, progress } = about;
    const answers = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE);
        answers.push(...(await Promise.all(some.map(async (id) => [id, await readBare(context, { id }, asking)]))));
    }
    const found = answers.flatMap(([, answer]) => (answer.kind === 'found' ? [answer] : []));
    const here = found.filter(({ ticket }) => ticket.queue === context.shape.queue.id);
    const contents = await readContents(context, asking, here.map(({ record }) => record.id));
    const records = here.map((answer) => withContent(answer, contents).record);
    const away = found.filter((answer) => !here.includes(answer)).map(({ record }) => record.id);
    const gone = answers.flatMap(([id, { kind }]) => (kind === 'gone' ? [id] : []));
    const failed = answers.flatMap(([id, answer]) => failureOf(context, id, answer));
    progress.failed ||= failed.some(({ code }) => code !== 'moved');
    return { records, deleted: [...gone, ...away], failed };
}
function failureOf(context, id, answer) {
    const where = context.client.page(id);
    switch (answer.kind) {
        case 'unreadable':
            return [answer.failure];
        case 'forbidden':
            return [{ id, where, code: 'forbidden', message: answer.message }];
        case 'moved':
            return [{ id, where, code: 'moved', message: `Ticket ${id} was merged into ticket ${answer.to}.` }];
        case 'unknown':
            return [{ id, where, code: 'missing-upstream', message: `Ticket ${id} is listed, but not there.` }];
        default:
            return [];
    }
}

// EXTERNAL MODULE: ./build/upstream/options.js
var options = __webpack_require__(8971);
;// CONCATENATED MODULE: ./build/providers/request-tracker/options.js


/** The form of these keys; any other key is an error. */
const options_options = classic_schemas/* strictObject */.rej({
    url: options/* addressOption */.I0.transform((text) => text.replace(/\/+$/, '').replace(/\/REST\/2\.0$/, '')),
    queue: classic_schemas/* union */.KCZ([classic_schemas/* string */.YjP().trim().min(1), classic_schemas/* number */.aig().int().positive().transform(String)]),
    'token-env': options/* tokenEnvOption */.qI,
    'key-field': classic_schemas/* string */.YjP().trim().min(1).optional(),
    timeout: options/* timeoutOption */.D5,
});

;// CONCATENATED MODULE: ./build/providers/request-tracker/shape.js





/** The parts of a ticket that every queue has; checked against 5.0.3 by writing each of them. */
const CORE = {
    subject: { kind: 'scalar', writable: true, equivalent: ['empty'] },
    status: { kind: 'scalar', writable: true, equivalent: ['case'] },
    priority: { kind: 'scalar', writable: true },
    queue: { kind: 'scalar', writable: true },
    owner: { kind: 'scalar', writable: true, equivalent: ['empty'] },
    requestors: { kind: 'set', writable: true, equivalent: ['empty', 'case'] },
    // The first message of a ticket: history cannot be written again, and a PUT ignores it with 200.
    content: { kind: 'text', writable: false, onCreate: true, equivalent: ['lines', 'empty'] },
};
/** Kinds of custom fields; images and binaries are files, not values, and are left out. */
const KINDS = {
    Freeform: 'scalar',
    Select: 'scalar',
    Combobox: 'scalar',
    Autocomplete: 'scalar',
    Date: 'scalar',
    DateTime: 'scalar',
    IPAddress: 'scalar',
    IPAddressRange: 'scalar',
    Text: 'text',
    Wikitext: 'text',
    HTML: 'text',
};
const id = classic_schemas/* union */.KCZ([classic_schemas/* number */.aig().int().positive(), classic_schemas/* string */.YjP().regex(/^[1-9]\d{0,14}$/)]).transform(String);
const queueAnswer = classic_schemas/* object */.Ikc({
    id,
    Name: classic_schemas/* string */.YjP(),
    TicketCustomFields: classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({ id, name: classic_schemas/* string */.YjP() })).default([]),
});
const customFieldItem = classic_schemas/* object */.Ikc({ id, Type: classic_schemas/* string */.YjP(), MaxValues: classic_schemas/* union */.KCZ([classic_schemas/* number */.aig(), classic_schemas/* string */.YjP()]) });
/**
 * Asks what the queue's tickets consist of.
 *
 * Errors: `no-such-queue`, `no-such-field` (the key field is missing, or takes many values); the client's faults.
 */
async function readShape(asking, given) {
    const answer = await asking.patience.repeat(async () => {
        const path = `/queue/${encodeURIComponent(given.queue)}`;
        const answer = await asking.client.send({ method: 'GET', path });
        if (answer.status === 200 || answer.status === 404)
            return answer;
        throw faultOf(answer, asking.now());
    });
    if (answer.status === 404) {
        const said = `Request Tracker shows no queue "${(0,upstream_text/* plain */.p)(given.queue)}" to this account.`;
        throw (0,fault/* lastingFault */.tO)('no-such-queue', `${said} Check its name and the right SeeQueue.`);
    }
    const parsed = queueAnswer.safeParse(answer.body);
    if (!parsed.success) {
        throw (0,fault/* lastingFault */.tO)('bad-answer', `${answer.request} was not answered with a queue. Check the url.`);
    }
    const fields = parsed.data.TicketCustomFields;
    const kinds = await readKinds(asking, fields.map((field) => field.id));
    const key = keyField(given['key-field'], fields, kinds);
    const names = fields.map(({ name }) => name);
    const custom = fields.flatMap(({ id, name }) => {
        const type = kinds.get(id);
        const kind = type === undefined ? undefined : KINDS[type.type];
        if (type === undefined || kind === undefined || id === key)
            return [];
        const isAlone = names.indexOf(name) === names.lastIndexOf(name);
        return [
            {
                field: isAlone ? `cf.${name}` : `cf.#${id}`,
                id,
                kind: type.single ? kind : 'set',
                // A time is read in UTC, but written in the time zone of the account, which nothing tells.
                writable: type.type !== 'DateTime',
            },
        ];
    });
    const { id: queue, Name: name } = parsed.data;
    return { queue: { id: queue, name }, custom, keyField: key, schema: schemaOf(custom) };
}
function schemaOf(custom) {
    const fields = custom.map(({ field, kind, writable }) => [
        field,
        { kind, writable, equivalent: kind === 'text' ? ['lines', 'empty'] : ['empty'] },
    ]);
    return { fields: { ...CORE, ...Object.fromEntries(fields) }, open: false };
}
async function readKinds(asking, ids) {
    const kinds = new Map();
    if (ids.length === 0)
        return kinds;
    const query = JSON.stringify([{ field: 'id', operator: 'IN', value: ids }]);
    for await (const items of pagesOf(asking, { path: '/customfields', query, fields: 'Type,MaxValues' })) {
        for (const item of items) {
            const parsed = customFieldItem.safeParse(item);
            if (!parsed.success)
                continue;
            kinds.set(parsed.data.id, { type: parsed.data.Type, single: String(parsed.data.MaxValues) === '1' });
        }
    }
    return kinds;
}
function keyField(name, fields, kinds) {
    if (name === undefined)
        return null;
    const found = fields.filter((field) => field.name === name);
    const type = kinds.get(found[0]?.id ?? '');
    if (found[0] !== undefined && found.length === 1 && type?.type === 'Freeform' && type.single)
        return found[0].id;
    const said = `The queue has no custom field "${(0,upstream_text/* plain */.p)(name)}" that holds one line of text once.`;
    throw (0,fault/* lastingFault */.tO)('no-such-field', `${said} Make it, let the account see and change it, or leave out key-field.`);
}

;// CONCATENATED MODULE: ./build/providers/request-tracker/provider.js










/**
 * Tickets of one queue of Request Tracker 5, by REST 2.0.
 *
 * Its `If-Match` is checked before a request is carried out, not while: with one server process that is
 * atomic, with several two writers can both pass. What slipped through is found in the history and named
 * (`overwritten`), or makes the write `stale`; it is detected and restorable, not prevented (I15).
 */
const definition = {
    name: 'request-tracker',
    side: 'remote',
    options: options_options,
    open: provider_open,
};
function provider_open(given, context) {
    const client = createClient(given, context);
    const { sleep, now } = context;
    const remembered = { contents: new Map(), names: new Map(), graves: null };
    let shape = null;
    const prepare = async () => {
        const patience = new upstream_patience/* Patience */.i(context, upstream_patience/* FIRST_CONTACT_TRIES */.o);
        shape ??= readShape(askingOf({ client, sleep, now }, patience), given).catch((error) => {
            shape = null;
            throw error;
        });
        return { client, shape: await shape, options: given, sleep, now, remembered };
    };
    return {
        name: 'request-tracker',
        side: 'remote',
        capabilities: { guard: 'if-match', create: 'marker', ids: 'assigned', sharedIds: false },
        schema: async () => (await prepare()).shape.schema,
        async *changes(request) {
            yield* listChanges(await prepare(), request);
        },
        async read(id, ifNoneMatch) {
            const asked = ifNoneMatch === undefined ? { id } : { id, ifNoneMatch };
            return toReadAnswer(await readRecord(await prepare(), asked));
        },
        create: async (request) => createRecord(await prepare(), request),
        update: async (request) => updateRecord(await prepare(), request),
        delete: async (request) => deleteRecord(await prepare(), request),
    };
}
function toReadAnswer(answer) {
    return answer.kind === 'found' ? { kind: 'found', record: answer.record } : answer;
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


/***/ })

};
;