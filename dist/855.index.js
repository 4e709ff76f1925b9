"use strict";
exports.id = 855;
exports.ids = [855];
exports.modules = {

/***/ 8236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitHub: () => (/* binding */ openGitHub)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/host.js
var host = __webpack_require__(1593);
;// CONCATENATED MODULE: ./build/github/schema.js

const account = schemas/* object */.Ikc({ id: schemas/* int */.Whr().nonnegative(), login: schemas/* string */.YjP(), type: schemas/* string */.YjP().optional() });
/** Somebody whose account is gone. */
const GHOST = { id: 0, login: 'ghost', isBot: false };
/** Only the members that we read; what else GitHub sends is let go. */
const person = account
    .nullable()
    .transform((one) => one === null ? GHOST : { id: one.id, login: one.login, isBot: one.type === 'Bot' });
const comment = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    node_id: schemas/* string */.YjP().optional(),
    user: person,
    body: schemas/* string */.YjP().nullish(),
    created_at: schemas/* string */.YjP(),
    updated_at: schemas/* string */.YjP(),
    html_url: schemas/* string */.YjP(),
})
    .transform((one) => ({
    id: one.id,
    author: one.user,
    body: one.body ?? '',
    createdAt: one.created_at,
    updatedAt: one.updated_at,
    url: one.html_url,
    ...(one.node_id === undefined ? {} : { node: one.node_id }),
}));
const pull = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP(),
    user: person,
    state: schemas/* enum */.k5n(['open', 'closed']),
    draft: schemas/* boolean */.zMY().optional(),
    merged: schemas/* boolean */.zMY().optional(),
    merged_at: schemas/* string */.YjP().nullish(),
    head: schemas/* object */.Ikc({
        sha: schemas/* string */.YjP(),
        ref: schemas/* string */.YjP(),
        repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
    }),
    base: schemas/* object */.Ikc({
        sha: schemas/* string */.YjP(),
        ref: schemas/* string */.YjP(),
        repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
    }),
})
    .transform((one) => ({
    number: one.number,
    title: one.title,
    body: one.body ?? '',
    url: one.html_url,
    author: one.user,
    isOpen: one.state === 'open',
    isDraft: one.draft === true,
    isMerged: one.merged === true || (one.merged_at ?? null) !== null,
    head: { sha: one.head.sha, ref: one.head.ref },
    base: { sha: one.base.sha, ref: one.base.ref },
    isFork: one.head.repo?.full_name !== one.base.repo?.full_name,
}));
const issue = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP(),
    user: person,
    state: schemas/* enum */.k5n(['open', 'closed']),
    pull_request: schemas/* unknown */.L5J().optional(),
})
    .transform((one) => ({
    number: one.number,
    title: one.title,
    body: one.body ?? '',
    url: one.html_url,
    author: one.user,
    isOpen: one.state === 'open',
    isPull: one.pull_request !== undefined && one.pull_request !== null,
}));
const review = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    user: person,
    state: schemas/* string */.YjP(),
    commit_id: schemas/* string */.YjP().nullish(),
    html_url: schemas/* string */.YjP(),
})
    .transform((one) => ({
    id: one.id,
    author: one.user,
    state: one.state,
    commit: one.commit_id ?? '',
    url: one.html_url,
}));
const permission = schemas/* object */.Ikc({
    permission: schemas/* string */.YjP(),
    role_name: schemas/* string */.YjP().optional(),
    user: account.nullish(),
});
const repository = schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP().min(1) });
const commit = schemas/* object */.Ikc({ author: person.optional(), committer: person.optional() });
const checkRuns = schemas/* object */.Ikc({
    check_runs: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* int */.Whr().positive(),
        name: schemas/* string */.YjP(),
        output: schemas/* object */.Ikc({ annotations_count: schemas/* int */.Whr().optional() }).nullish(),
    })),
});
const checkRun = schemas/* object */.Ikc({ id: schemas/* int */.Whr().positive(), html_url: schemas/* string */.YjP().nullish() });
const minimized = schemas/* object */.Ikc({ node: schemas/* object */.Ikc({ isMinimized: schemas/* boolean */.zMY().optional() }).nullable() });
const viewer = schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP(), databaseId: schemas/* int */.Whr().nullish() }) });

;// CONCATENATED MODULE: ./build/github/check-run.js


/** GitHub takes this many annotations in one request; more are added by further ones. */
const BATCH = 50;
const RUNS = '/repos/{owner}/{repo}/check-runs';
/** Makes or updates the check run of a name on a commit, with all its annotations. */
async function publishCheck(client, check) {
    const listed = await client.get(checkRuns, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        ref: check.head,
        check_name: check.name,
        filter: 'latest',
    });
    const [first = [], ...more] = batches(check.annotations);
    const about = {
        name: check.name,
        status: 'completed',
        conclusion: check.conclusion,
        output: output(check, first),
    };
    // An update adds annotations to those that are there; a new run of the name stands in for the old one.
    const existing = listed?.check_runs.find((run) => run.name === check.name && first.length === 0 && run.output?.annotations_count === 0);
    const updated = existing === undefined ? null : await update(client, { ...about, id: existing.id });
    const made = updated ?? (await client.send(checkRun, `POST ${RUNS}`, { ...about, head_sha: check.head }));
    for (const annotations of more)
        await client.send(checkRun, `PATCH ${RUNS}/{id}`, {
            id: made.id,
            output: output(check, annotations),
        });
    return { url: made.html_url ?? '' };
}
/** Null where the run is another app's, whatever its name: ours stands beside it then (A26). */
async function update(client, about) {
    try {
        return await client.send(checkRun, `PATCH ${RUNS}/{id}`, about);
    }
    catch (error) {
        if (error instanceof host/* HostFault */.J && error.code === 'forbidden')
            return null;
        throw error;
    }
}
function output(check, annotations) {
    return {
        title: check.title,
        summary: check.summary,
        ...(check.text === undefined ? {} : { text: check.text }),
        annotations: annotations.map((one) => ({
            path: one.path,
            start_line: one.startLine,
            end_line: one.endLine,
            annotation_level: one.level,
            title: one.title,
            message: one.message,
        })),
    };
}
function batches(annotations) {
    const all = [];
    for (let at = 0; at < annotations.length; at += BATCH)
        all.push(annotations.slice(at, at + BATCH));
    return all;
}

// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 21 modules
var dist_src = __webpack_require__(9988);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
;// CONCATENATED MODULE: ./build/github/client.js




const PER_PAGE = 100;
/** GitHub itself ends long lists here; a list that goes on is one that leads in a circle (A46). */
const MAX_PAGES = 300;
const TIMEOUT_MS = 30_000;
/** How often a read is sent again after an answer of 5xx or none. */
const READ_RETRIES = 2;
/** Only for none at all: a number given with a request makes the plugin send refused ones again too. */
const ONCE = { request: { retries: 0 } };
/** Opens a client. Nothing is asked before the first call. */
function openClient(options) {
    const octokit = new (dist_src/* Octokit */.E.plugin(dist_bundle/* retry */.L))({
        auth: options.token,
        baseUrl: options.apiUrl,
        userAgent: 'sync-kernel',
        log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
        request: { fetch: guardedFetch([options.apiUrl, options.graphqlUrl]) },
        retry: { retries: READ_RETRIES, doNotRetry: [400, 401, 403, 404, 409, 410, 412, 422, 429, 451] },
    });
    const place = { owner: options.owner, repo: options.repo };
    const headers = { 'x-github-api-version': '2022-11-28' };
    async function ask(route, parameters) {
        try {
            return await octokit.request(route, { ...place, headers, ...parameters });
        }
        catch (error) {
            throw faultOf(error, route);
        }
    }
    function checked(schema, data, route) {
        const parsed = schema.safeParse(data);
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        throw new host/* HostFault */.J({
            code: 'bad-answer',
            message: `GitHub's answer to ${route} cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
            retryable: false,
        });
    }
    return {
        async get(schema, route, parameters = {}) {
            try {
                return checked(schema, (await ask(route, parameters)).data, route);
            }
            catch (error) {
                if (error instanceof host/* HostFault */.J && error.code === 'not-found')
                    return null;
                throw error;
            }
        },
        async list(item, route, parameters = {}) {
            const all = [];
            const schema = schemas/* array */.YOg(item);
            for (let page = 1; page <= MAX_PAGES; page++) {
                const answer = await ask(route, { ...parameters, per_page: PER_PAGE, page });
                const items = checked(schema, answer.data, route);
                all.push(...items);
                if (items.length < PER_PAGE)
                    return all;
            }
            throw new host/* HostFault */.J({
                code: 'bad-answer',
                message: `GitHub's list ${route} does not end after ${MAX_PAGES} pages`,
                retryable: false,
            });
        },
        async send(schema, route, parameters = {}) {
            return checked(schema, (await ask(route, { ...parameters, ...ONCE })).data, route);
        },
        async graphql(schema, query, variables) {
            try {
                const { data } = await octokit.request(`POST ${options.graphqlUrl}`, {
                    query,
                    variables,
                    request: { retries: 0 },
                });
                const answer = schemas/* union */.KCZ([
                    schemas/* object */.Ikc({ data: schema }),
                    schemas/* object */.Ikc({ errors: schemas/* array */.YOg(schemas/* unknown */.L5J()).min(1) }),
                ]);
                const read = checked(answer, data, 'graphql');
                return 'data' in read ? read.data : null;
            }
            catch (error) {
                if (error instanceof host/* HostFault */.J)
                    throw error;
                const fault = faultOf(error, 'graphql');
                if (fault.code === 'not-found')
                    return null;
                throw fault;
            }
        },
    };
}
function nothing() {
    // What octokit would log, our faults say.
}
/** Refuses every request and every redirect to another host; a token is for one host (A45). */
function guardedFetch(allowed) {
    const origins = new Set(allowed.map((url) => new URL(url).origin));
    return async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        if (!origins.has(new URL(url).origin))
            throw elsewhere(url);
        const answer = await fetch(input, {
            ...init,
            redirect: 'manual',
            signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (answer.status < 300 || answer.status > 399 || answer.status === 304)
            return answer;
        const location = answer.headers.get('location');
        const target = location === null ? null : new URL(location, url);
        const method = init?.method ?? 'GET';
        if (target === null || method !== 'GET' || !origins.has(target.origin))
            throw elsewhere(target?.href ?? url);
        return fetch(target, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    };
}
function elsewhere(url) {
    return new host/* HostFault */.J({
        code: 'moved',
        message: `GitHub sent us to ${new URL(url).host}; we go nowhere else with the token. Has the repository moved?`,
        retryable: false,
    });
}
const requestError = schemas/* object */.Ikc({
    status: schemas/* number */.aig(),
    message: schemas/* string */.YjP(),
    response: schemas/* object */.Ikc({
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).optional()),
        data: schemas/* unknown */.L5J(),
    })
        .optional(),
});
/** What a failed request means. A limit is not a refusal, although GitHub answers both with 403 (E38). */
function faultOf(error, route) {
    if (error instanceof host/* HostFault */.J)
        return error;
    if (error instanceof Error && error.cause instanceof host/* HostFault */.J)
        return error.cause;
    const parsed = requestError.safeParse(error);
    const { status, message } = parsed.success ? parsed.data : { status: 0, message: String(error) };
    const headers = parsed.data?.response?.headers ?? {};
    const fault = (code, more) => new host/* HostFault */.J({ code, message: `GitHub ${route}: ${message}`, cause: error, ...more });
    if (status === 404 || status === 410)
        return fault('not-found', { retryable: false });
    const retryAfterMs = waitOf(headers);
    const isLimit = status === 429 || (status === 403 && (retryAfterMs !== undefined || /rate limit/i.test(message)));
    if (isLimit)
        return fault('rate-limited', { retryable: true, retryAfterMs: retryAfterMs ?? 60_000 });
    if (status === 401)
        return fault('unauthorized', { retryable: false });
    if (status === 403)
        return fault('forbidden', { retryable: false });
    if (status >= 400 && status < 500)
        return fault('invalid', { retryable: false });
    // octokit gives 500 to what never had an answer.
    if (status >= 500 && parsed.data?.response !== undefined)
        return fault('server-error', { retryable: true });
    return fault('unreachable', { retryable: true });
}
/** Milliseconds to wait, from `retry-after` or an empty budget's reset; undefined when neither is there. */
function waitOf(headers) {
    const after = Number(headers['retry-after']);
    if (Number.isFinite(after) && headers['retry-after'] !== undefined)
        return after * 1000;
    if (String(headers['x-ratelimit-remaining']) !== '0')
        return undefined;
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) : undefined;
}

;// CONCATENATED MODULE: ./build/github/host.js





/** The account behind the token of every job on github.com, where nothing says another. */
const ACTIONS_BOT = { id: 41_898_282, login: 'github-actions[bot]', isBot: true };
const REPO = '/repos/{owner}/{repo}';
const anything = schemas/* unknown */.L5J();
/** Opens GitHub as the host of one repository; asks nothing before the first call. */
function openGitHub(options) {
    const client = openClient(options);
    const nodes = new Map();
    let known;
    const remember = (one) => {
        if (one.node !== undefined)
            nodes.set(one.id, one.node);
        return one;
    };
    return {
        self: async () => (known ??= whoAmI(client)),
        async defaultBranch() {
            const found = await client.get(repository, `GET ${REPO}`);
            if (found !== null)
                return found.default_branch;
            const message = `${options.owner}/${options.repo} is not there, or the token may not see it`;
            throw new host/* HostFault */.J({ code: 'not-found', message, retryable: false });
        },
        readPull: async (number) => client.get(pull, `GET ${REPO}/pulls/{number}`, { number }),
        readIssue: async (number) => client.get(issue, `GET ${REPO}/issues/{number}`, { number }),
        async readComment(id) {
            const found = await client.get(comment, `GET ${REPO}/issues/comments/{id}`, { id });
            return found === null ? null : remember(found);
        },
        readReview: async (pull, id) => client.get(review, `GET ${REPO}/pulls/{pull}/reviews/{id}`, { pull, id }),
        async listComments(issue) {
            const route = `GET ${REPO}/issues/{issue}/comments`;
            return (await client.list(comment, route, { issue })).map(remember);
        },
        async pullsFrom(branch) {
            const about = { head: `${options.owner}:${branch}`, state: 'open' };
            const pulls = await client.list(pull, `GET ${REPO}/pulls`, about);
            // A host that does not know the filter gives all of them.
            return pulls
                .filter((pull) => pull.head.ref === branch && !pull.isFork && pull.isOpen)
                .sort((a, b) => a.number - b.number);
        },
        async issuesBy(author) {
            const about = { creator: author.login, state: 'all', sort: 'created', direction: 'asc' };
            const issues = await client.list(issue, `GET ${REPO}/issues`, about);
            return issues.filter((issue) => !issue.isPull && (0,host/* isSamePerson */.s)(issue.author, author));
        },
        async permissionOf(login) {
            const route = `GET ${REPO}/collaborators/{login}/permission`;
            const found = await client.get(permission, route, { login });
            if (found?.user === undefined || found.user === null)
                return null;
            return { id: found.user.id, role: found.role_name ?? found.permission };
        },
        async authorsOf(sha) {
            const found = await client.get(commit, `GET ${REPO}/commits/{sha}`, { sha });
            return [found?.author, found?.committer].filter((one) => one !== undefined);
        },
        async isHidden(comment) {
            const id = nodes.get(comment);
            if (id === undefined)
                return false;
            const query = 'query($id:ID!){node(id:$id){...on IssueComment{isMinimized}}}';
            const found = await client.graphql(minimized, query, { id });
            return found?.node?.isMinimized === true;
        },
        createComment: async (issue, body) => remember(await client.send(comment, `POST ${REPO}/issues/{issue}/comments`, { issue, body })),
        updateComment: async (id, body) => remember(await client.send(comment, `PATCH ${REPO}/issues/comments/{id}`, { id, body })),
        async deleteComment(id) {
            await client.send(anything, `DELETE ${REPO}/issues/comments/{id}`, { id });
        },
        async react(comment, reaction) {
            const route = `POST ${REPO}/issues/comments/{comment}/reactions`;
            await client.send(anything, route, { comment, content: reaction });
        },
        createIssue: async ({ title, body, labels, assignees }) => client.send(issue, `POST ${REPO}/issues`, { title, body, labels, assignees }),
        async updateIssue(number, about) {
            await client.send(anything, `PATCH ${REPO}/issues/{number}`, { number, ...about });
        },
        createPull: async (about) => client.send(pull, `POST ${REPO}/pulls`, { ...about }),
        async updatePull(number, about) {
            await client.send(anything, `PATCH ${REPO}/pulls/{number}`, { number, ...about });
        },
        publishCheck: async (check) => publishCheck(client, check),
    };
}
/** An installation's token may not read `/user`; GraphQL knows its viewer. */
async function whoAmI(client) {
    try {
        const user = await client.get(person, 'GET /user');
        if (user !== null)
            return user;
    }
    catch (error) {
        if (!(error instanceof host/* HostFault */.J) || error.code !== 'forbidden')
            throw error;
    }
    const found = await client.graphql(viewer, 'query{viewer{login databaseId}}', {});
    if (found === null)
        return ACTIONS_BOT;
    const { login, databaseId } = found.viewer;
    const isBot = login.endsWith('[bot]');
    return { id: databaseId ?? ACTIONS_BOT.id, login, isBot };
}


/***/ })

};
;