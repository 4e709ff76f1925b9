"use strict";
exports.id = 76;
exports.ids = [76];
exports.modules = {

/***/ 2076:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 21 modules
var dist_src = __webpack_require__(9988);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/bottleneck/light.js
var light = __webpack_require__(3251);
;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
// pkg/dist-src/index.js


// pkg/dist-src/version.js
var VERSION = "0.0.0-development";

// pkg/dist-src/wrap-request.js
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
  return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
  const { pathname } = new URL(options.url, "http://github.test");
  const isAuth = isAuthRequest(options.method, pathname);
  const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
  const isSearch = options.method === "GET" && pathname.startsWith("/search/");
  const isGraphQL = pathname.startsWith("/graphql");
  const retryCount = ~~request.retryCount;
  const jobOptions = retryCount > 0 ? { priority: 0, weight: 0 } : {};
  if (state.clustering) {
    jobOptions.expiration = 1e3 * 60;
  }
  if (isWrite || isGraphQL) {
    await state.write.key(state.id).schedule(jobOptions, noop);
  }
  if (isWrite && state.triggersNotification(pathname)) {
    await state.notifications.key(state.id).schedule(jobOptions, noop);
  }
  if (isSearch) {
    await state.search.key(state.id).schedule(jobOptions, noop);
  }
  const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
  if (isGraphQL) {
    const res = await req;
    if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) {
      const error = Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
        response: res,
        data: res.data
      });
      throw error;
    }
  }
  return req;
}
function isAuthRequest(method, pathname) {
  return method === "PATCH" && // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-a-scoped-access-token
  /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && // https://docs.github.com/en/rest/apps/oauth-applications?apiVersion=2022-11-28#reset-a-token
  (/^\/applications\/[^/]+\/token$/.test(pathname) || // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-an-installation-access-token-for-an-app
  /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  pathname === "/login/oauth/access_token");
}

// pkg/dist-src/generated/triggers-notification-paths.js
var triggers_notification_paths_default = [
  "/orgs/{org}/invitations",
  "/orgs/{org}/invitations/{invitation_id}",
  "/orgs/{org}/teams/{team_slug}/discussions",
  "/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "/repos/{owner}/{repo}/collaborators/{username}",
  "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
  "/repos/{owner}/{repo}/pulls",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
  "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "/repos/{owner}/{repo}/releases",
  "/teams/{team_id}/discussions",
  "/teams/{team_id}/discussions/{discussion_number}/comments"
];

// pkg/dist-src/route-matcher.js
function routeMatcher(paths) {
  const regexes = paths.map(
    (path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")
  );
  const regex2 = `^(?:${regexes.map((r) => `(?:${r})`).join("|")})[^/]*$`;
  return new RegExp(regex2, "i");
}

// pkg/dist-src/index.js
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
  groups.global = new Bottleneck.Group({
    id: "octokit-global",
    maxConcurrent: 10,
    ...common
  });
  groups.auth = new Bottleneck.Group({
    id: "octokit-auth",
    maxConcurrent: 1,
    ...common
  });
  groups.search = new Bottleneck.Group({
    id: "octokit-search",
    maxConcurrent: 1,
    minTime: 2e3,
    ...common
  });
  groups.write = new Bottleneck.Group({
    id: "octokit-write",
    maxConcurrent: 1,
    minTime: 1e3,
    ...common
  });
  groups.notifications = new Bottleneck.Group({
    id: "octokit-notifications",
    maxConcurrent: 1,
    minTime: 3e3,
    ...common
  });
};
function throttling(octokit, octokitOptions) {
  const {
    enabled = true,
    Bottleneck = light,
    id = "no-id",
    timeout = 1e3 * 60 * 2,
    // Redis TTL: 2 minutes
    connection
  } = octokitOptions.throttle || {};
  if (!enabled) {
    return {};
  }
  const common = { timeout };
  if (typeof connection !== "undefined") {
    common.connection = connection;
  }
  const state = Object.assign(
    {
      clustering: connection != null,
      triggersNotification,
      fallbackSecondaryRateRetryAfter: 60,
      retryAfterBaseValue: 1e3,
      id
    },
    octokitOptions.throttle
  );
  if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") {
    throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
  }
  let initialized = false;
  const initializeBottleneck = () => {
    if (initialized) {
      return;
    }
    initialized = true;
    if (groups.global == null) {
      createGroups(Bottleneck, common);
    }
    state.global = state.global ?? groups.global;
    state.auth = state.auth ?? groups.auth;
    state.search = state.search ?? groups.search;
    state.write = state.write ?? groups.write;
    state.notifications = state.notifications ?? groups.notifications;
    state.retryLimiter = state.retryLimiter ?? new Bottleneck();
    const events = {};
    const emitter = new Bottleneck.Events(events);
    events.on("secondary-limit", state.onSecondaryRateLimit);
    events.on("rate-limit", state.onRateLimit);
    events.on(
      "error",
      (e) => octokit.log.warn("Error in throttling-plugin limit handler", e)
    );
    state.retryLimiter.on("failed", async function(error, info) {
      const [state2, request, options] = info.args;
      const { pathname } = new URL(options.url, "http://github.test");
      const shouldRetryGraphQL = pathname.startsWith("/graphql") && error.status !== 401;
      if (!(shouldRetryGraphQL || error.status === 403 || error.status === 429)) {
        return;
      }
      const retryCount = ~~request.retryCount;
      request.retryCount = retryCount;
      options.request.retryCount = retryCount;
      const { wantRetry, retryAfter = 0 } = await (async function() {
        if (/\bsecondary rate\b/i.test(error.message)) {
          const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
          const wantRetry2 = await emitter.trigger(
            "secondary-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some(
          (error2) => error2.type === "RATE_LIMITED"
        )) {
          const rateLimitReset = new Date(
            ~~error.response.headers["x-ratelimit-reset"] * 1e3
          ).getTime();
          const retryAfter2 = Math.max(
            // Add one second so we retry _after_ the reset time
            // https://docs.github.com/en/rest/overview/resources-in-the-rest-api?apiVersion=2022-11-28#exceeding-the-rate-limit
            Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1,
            0
          );
          const wantRetry2 = await emitter.trigger(
            "rate-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        return {};
      })();
      if (wantRetry) {
        request.retryCount++;
        return retryAfter * state2.retryAfterBaseValue;
      }
    });
  };
  octokit.hook.wrap("request", (request, options) => {
    initializeBottleneck();
    return wrapRequest(state, request, options);
  });
  return {};
}
throttling.VERSION = VERSION;
throttling.triggersNotification = triggersNotification;


// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/kernel/json.js
var kernel_json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/upstream/fault.js
var fault = __webpack_require__(9857);
// EXTERNAL MODULE: ./build/upstream/no-answer.js
var no_answer = __webpack_require__(4937);
// EXTERNAL MODULE: ./build/upstream/text.js
var upstream_text = __webpack_require__(7962);
// EXTERNAL MODULE: ./build/upstream/retry-after.js
var retry_after = __webpack_require__(2996);
;// CONCATENATED MODULE: ./build/providers/github-issues/fault.js


/** What GitHub asks for after a secondary limit that names no time, in milliseconds. */
const UNNAMED_WAIT_MS = 60_000;
/**
 * Turns an answer that is no outcome into a fault.
 *
 * Errors: `unauthorized`, `forbidden`, `rate-limited` (both limits come as 403 too, E38), `not-found`,
 * `issues-disabled`, `repository-moved`, `timed-out`, `server-error`, `unexpected-answer`.
 * Source: GitHub's REST documentation, "Rate limits" and "Troubleshooting".
 */
function faultOf(answer) {
    const { status } = answer;
    const said = (0,fault/* saidOf */.Jo)(answer);
    const limit = limitOf(answer);
    if (limit !== null) {
        return (0,fault/* passingFault */.Ke)('rate-limited', `${said}: GitHub limits requests. Run again later.`, {
            retryAfterMs: limit,
        });
    }
    switch (true) {
        case status === 401:
            return (0,fault/* lastingFault */.tO)('unauthorized', `${said}. Check the token.`);
        case status === 403 || status === 451:
            return (0,fault/* lastingFault */.tO)('forbidden', `${said}. Check what the token may do: it needs "issues: write".`);
        case status === 404:
            return (0,fault/* lastingFault */.tO)('not-found', `${said}. Check the repository's name and what the token may see.`);
        case status === 410:
            return (0,fault/* lastingFault */.tO)('issues-disabled', `${said}. Turn on the issues of the repository.`);
        case status === 408 || status === 504:
            return (0,fault/* passingFault */.Ke)('timed-out', `${said}. Run again later.`);
        case status === 501 || status === 505:
            return (0,fault/* lastingFault */.tO)('server-error', `${said}. Check the api-url.`);
        case status >= 500:
            return (0,fault/* passingFault */.Ke)('server-error', `${said}. Run again when GitHub works.`);
        case status >= 300 && status < 400:
            return (0,fault/* lastingFault */.tO)('repository-moved', `${said}. Put the repository's new name in the config.`);
        default:
            return (0,fault/* lastingFault */.tO)('unexpected-answer', `${said}. Check the api-url.`);
    }
}
/** How long a limit asks to wait, in milliseconds; null when the answer is no limit. */
function limitOf({ status, headers, reason }) {
    if (status !== 403 && status !== 429)
        return null;
    const after = (0,retry_after/* retryAfterMs */.V)(headers, Date.parse(headers.get('date') ?? ''));
    if (after !== undefined)
        return after;
    const isSpent = headers.get('x-ratelimit-remaining') === '0';
    if (isSpent)
        return untilReset(headers) ?? UNNAMED_WAIT_MS;
    return status === 429 || /rate limit|abuse detection/i.test(reason) ? UNNAMED_WAIT_MS : null;
}
/** Milliseconds until a spent budget is filled again, by GitHub's own clock (E11); null when it does not say. */
function untilReset(headers) {
    const reset = headers.get('x-ratelimit-reset') ?? '';
    const sent = Date.parse(headers.get('date') ?? '');
    if (!/^\d{1,12}$/.test(reset) || Number.isNaN(sent))
        return null;
    return Math.max(0, Number(reset) * 1000 - sent) + 1000;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/rates.js
/** Requests a minute, and an hour, that make content. Source: GitHub's "Rate limits for the REST API". */
const PER_MINUTE = 80;
const PER_HOUR = 500;
/** What must be left of the hour's requests before a record's writes begin: they are not cut in half (E37). */
const RESERVE = 10;
/** Scheduled runs begin some minutes early or late; so long one run waits for an hour's limit to be filled again. */
const MOST_WAIT_MS = 10 * 60 * 1000;
/** Kept free in each hour beside: listings of some thousand issues, and looks for issues of ours. */
const FOR_LISTINGS = 140;
/** What a workflow's own token may ask in an hour; people's tokens and apps may ask 5,000 and more. */
const WORKFLOW_REQUESTS = 1000;
/**
 * GitHub's limits on writing issues, with the requests that are left of this hour where an answer told them.
 *
 * A read is a point, a write five; the history of an update is asked by GraphQL, whose requests are counted
 * apart. Source: GitHub's "Rate limits for the REST API", primary and secondary limits.
 */
function ratesOf(known) {
    const most = known?.most ?? WORKFLOW_REQUESTS;
    return [
        { of: 'writes', most: PER_MINUTE, seconds: 60, create: 1, update: 1, delete: 2 },
        { of: 'points', most: 900, seconds: 60, create: 6, update: 7, delete: 11 },
        { of: 'new issues', most: PER_HOUR, seconds: 3600, create: 1, update: 0, delete: 0 },
        {
            of: 'requests',
            most,
            seconds: 3600,
            create: 1,
            update: 2,
            delete: 3,
            kept: Math.min(RESERVE + FOR_LISTINGS, Math.floor(most / 2)),
            ...(known === null ? {} : { left: Math.min(known.left, most), resets: known.resets }),
        },
    ];
}

;// CONCATENATED MODULE: ./build/providers/github-issues/pace.js


const HOUR_MS = 60 * 60 * 1000;
/** A little more than the limit asks for, because requests do not all take equally long to arrive. */
const BETWEEN_MS = 60_000 / PER_MINUTE + 10;
const HOUR_AND_MORE_MS = HOUR_MS + 2000;
/** Where an earlier run was cut off and begun again, each gap in its hour comes back as a wait in this one. */
const ALL_WAITS_MS = 15 * 60 * 1000;
/**
 * Keeps the writes of one provider within GitHub's limits on making content.
 *
 * Writes are spread evenly, 760 ms apart, since bursts set off the secondary limit. An hour's worth is
 * never slept through: what is left waits for a later run (E39, E40).
 */
class Pace {
    context;
    last = Number.NEGATIVE_INFINITY;
    waited = 0;
    /** When issues were made, in our own time, oldest first. */
    made = [];
    constructor(context) {
        this.context = context;
    }
    /** Waits until the next write may be sent. */
    async turn() {
        const wait = this.last + BETWEEN_MS - this.context.now();
        // Noted before waiting, so that two writes at once take two turns.
        this.last = Math.max(this.context.now(), this.last + BETWEEN_MS);
        if (wait > 0)
            await this.context.sleep(wait);
    }
    /**
     * Takes one issue off the hour's budget; waits when that is full for a short time only.
     *
     * `earlier`: how many milliseconds ago issues of ours were made, as their listing shows, so that the
     * budget holds across runs. Gives how long it waited. Errors: `rate-limited` with the time until a
     * run can go on, which is when no more than that short wait is left until the oldest is an hour old.
     */
    async takeCreate(earlier) {
        const begun = this.context.now();
        const listed = earlier.map((ago) => begun - ago).sort((a, b) => a - b);
        const known = listed.length > this.made.length ? listed : this.made;
        const free = known.length < PER_HOUR ? begun : (known.at(-PER_HOUR) ?? 0) + HOUR_AND_MORE_MS;
        const wait = Math.max(0, free - begun);
        if (wait > MOST_WAIT_MS || this.waited + wait > ALL_WAITS_MS) {
            this.made = known;
            const said = `GitHub lets ${PER_HOUR} issues be made in an hour, and so many were.`;
            const retryAfterMs = Math.max(0, wait - MOST_WAIT_MS);
            throw (0,fault/* passingFault */.Ke)('rate-limited', `${said} The rest is made by a later run.`, { retryAfterMs });
        }
        this.waited += wait;
        if (wait > 0)
            await this.context.sleep(wait);
        const now = this.context.now();
        this.made = [...known.filter((at) => at > now - HOUR_AND_MORE_MS), now];
        return wait;
    }
}

// EXTERNAL MODULE: ./build/upstream/answer-body.js
var answer_body = __webpack_require__(8928);
;// CONCATENATED MODULE: ./build/providers/github-issues/transport.js

/**
 * Makes the `fetch` that octokit is given: the timeout holds for the body too, and no redirect is followed.
 *
 * Units: an answer has at most 32 MiB. Errors: `answer-too-large`; fetch's own.
 */
function cappedFetch(timeoutMs) {
    return async (input, init) => {
        const signal = AbortSignal.timeout(timeoutMs);
        const response = await fetch(input, { ...init, redirect: 'manual', signal });
        const bytes = await (0,answer_body/* readBytes */.i)(response, (most) => `GitHub answered with more than ${most} bytes.`);
        const { status, headers } = response;
        // A Response of these may have no body, not even an empty one.
        const body = [101, 204, 205, 304].includes(status) ? null : bytes;
        return new Response(body, { status, headers });
    };
}

;// CONCATENATED MODULE: ./build/providers/github-issues/client.js













/** Further tries of a read that met a breakdown, 250 ms and 1 s later. */
const READ_RETRIES = 2;
const RETRY_BASE_MS = 250;
/**
 * Makes the client of one repository.
 *
 * The token goes to the API's own origin only: no redirect is followed and no address of an answer is
 * asked (A45, A46). octokit's throttling paces writes by our own clock: its defaults make 17 issues a
 * minute where GitHub takes 80, and know no path of an Enterprise Server. Neither it nor the retry plugin
 * may repeat a write; a limit becomes a fault with its time, whatever octokit would wait.
 * Errors: `token-missing`, `token-invalid`, `unreachable`, `timed-out`, `answer-too-large`.
 */
function createClient(place, context, timeoutMs) {
    const pace = new Pace(context);
    const budget = new Budget(context);
    const octokits = {
        rest: openOctokit(place, { pace, timeoutMs }),
        graphql: openOctokit(place, { timeoutMs }),
    };
    const clean = (text) => (0,upstream_text/* plain */.p)(text.replaceAll(place.token, '***'));
    async function ask(octokit, about) {
        const { method, url, label, headers = {}, json } = about;
        // A number of its own would make the plugin repeat a read even after a 404.
        const request = method === 'GET' ? {} : { retries: 0 };
        try {
            const sent = { method, url, headers, request };
            const answer = await octokit.request(json === undefined ? sent : { ...sent, data: json });
            return answerOf(answer, label, clean);
        }
        catch (error) {
            const response = failedResponse.safeParse(error);
            if (response.success)
                return answerOf(response.data.response, label, clean);
            throw networkFault(error, { label, origin: new URL(place.apiUrl).origin, timeoutMs });
        }
    }
    return {
        pace,
        ready: async () => budget.ready(),
        reserve: () => budget.reserve(),
        requestsLeft: () => budget.known(),
        async send(request) {
            if (request.method === 'GET')
                await budget.ready();
            const path = request.root === true ? request.path : `/repos/${place.repository}${request.path}`;
            const query = new URLSearchParams();
            for (const [name, value] of Object.entries(request.query ?? {}))
                query.set(name, String(value));
            const asked = query.size === 0 ? path : `${path}?${query.toString()}`;
            const answer = await ask(octokits.rest, {
                method: request.method,
                url: `${place.apiUrl}${asked}`,
                label: `${request.method} ${(0,upstream_text/* plain */.p)(path)}`,
                headers: {
                    'x-github-api-version': '2022-11-28',
                    ...(request.ifNoneMatch === undefined ? {} : { 'if-none-match': request.ifNoneMatch }),
                },
                ...(request.json === undefined ? {} : { json: request.json }),
            });
            budget.note(answer.headers);
            return answer;
        },
        async graphql(query, variables) {
            try {
                const json = { query, variables };
                const label = 'POST graphql';
                const answer = await ask(octokits.graphql, { method: 'POST', url: place.graphqlUrl, label, json });
                const { status, body } = answer;
                if (status !== 200)
                    return { kind: 'none', passing: faultOf(answer).retryable };
                const { data, errors } = (0,kernel_json/* isJsonObject */.OW)(body) ? body : {};
                const hasData = (0,kernel_json/* isJsonObject */.OW)(data) && errors === undefined;
                return hasData ? { kind: 'data', data } : { kind: 'none', passing: false };
            }
            catch (error) {
                if (!(error instanceof provider/* ProviderFault */.g))
                    throw error;
                return { kind: 'none', passing: error.retryable };
            }
        },
    };
}
function openOctokit(place, about) {
    const { pace, timeoutMs } = about;
    return new (dist_src/* Octokit */.E.plugin(dist_bundle/* retry */.L, throttling))({
        auth: place.token,
        baseUrl: place.apiUrl,
        userAgent: 'sync-kernel',
        log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
        request: { fetch: cappedFetch(timeoutMs) },
        retry: { retries: READ_RETRIES, doNotRetry: DO_NOT_RETRY, retryAfterBaseValue: RETRY_BASE_MS },
        throttle: pace === undefined
            ? { enabled: false }
            : {
                write: lane(async () => pace.turn()),
                notifications: lane(async () => undefined),
                onRateLimit: nothing,
                onSecondaryRateLimit: nothing,
            },
    });
}
/** Whatever was understood is not asked again. */
const DO_NOT_RETRY = Array.from({ length: 100 }, (_, i) => 400 + i);
/** The part of a Bottleneck group that the throttling plugin uses: something to wait for before a request. */
function lane(turn) {
    return { key: () => ({ schedule: turn }) };
}
function nothing() {
    // What octokit would log or repeat, our answers and faults say.
}
const failedResponse = schemas/* object */.Ikc({
    response: schemas/* object */.Ikc({
        status: schemas/* number */.aig().int(),
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* undefined */.Vxk()])),
        data: schemas/* unknown */.L5J().optional(),
    }),
});
function answerOf(response, label, clean) {
    const { status, data: body } = response;
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers)) {
        if (typeof value === 'string' || typeof value === 'number')
            headers.set(name, String(value));
    }
    const { message, errors } = (0,kernel_json/* isJsonObject */.OW)(body) ? body : {};
    const said = typeof message === 'string' ? message : '';
    const more = Array.isArray(errors) ? `: ${errors.map(detailOf).join('; ')}` : '';
    return { status, headers, body, reason: status < 300 ? '' : clean(said + more), request: label };
}
function detailOf(error) {
    if (typeof error === 'string')
        return error;
    const { message, field, code } = (0,kernel_json/* isJsonObject */.OW)(error) ? error : {};
    return typeof message === 'string'
        ? message
        : [field, code].filter((part) => typeof part === 'string').join(' ');
}
function networkFault(error, at) {
    const causes = causesOf(error);
    const ours = causes.find((cause) => cause instanceof provider/* ProviderFault */.g);
    if (ours !== undefined)
        return ours;
    // octokit gives a status to whatever it could not send; anything else is a bug.
    if (!causes.some((cause) => 'status' in cause))
        throw error;
    const isLate = causes.some((cause) => 'name' in cause && cause.name === 'TimeoutError');
    if (isLate)
        return (0,no_answer/* timedOut */.i)(at, error);
    const code = causes.map((cause) => ('code' in cause ? cause.code : null)).findLast(Boolean);
    return (0,no_answer/* unreachable */.H)(at, typeof code === 'string' ? code : undefined, error);
}
function causesOf(error) {
    const causes = [];
    for (let at = error; at !== null && typeof at === 'object' && causes.length < 5;) {
        causes.push(at);
        at = 'cause' in at ? at.cause : null;
    }
    return causes;
}
/** What is left of the hour's requests, as the last answer said. */
class Budget {
    context;
    waited = 0;
    most = 0;
    left = Number.POSITIVE_INFINITY;
    filledAt = 0;
    constructor(context) {
        this.context = context;
    }
    async ready() {
        const wait = this.filledAt - this.context.now();
        if (this.left >= RESERVE || wait <= 0 || this.waited + wait > MOST_WAIT_MS)
            return 0;
        this.waited += wait;
        await this.context.sleep(wait);
        return wait;
    }
    note(headers) {
        const left = headers.get('x-ratelimit-remaining') ?? '';
        const wait = untilReset(headers);
        if (!/^\d{1,12}$/.test(left) || wait === null)
            return;
        const most = headers.get('x-ratelimit-limit') ?? '';
        this.most = /^\d{1,12}$/.test(most) ? Number(most) : 0;
        this.left = Number(left);
        this.filledAt = this.context.now() + wait;
    }
    known() {
        const wait = this.filledAt - this.context.now();
        if (this.most === 0 || wait <= 0)
            return null;
        return { most: this.most, left: this.left, resets: Math.ceil(wait / 1000) };
    }
    reserve() {
        const wait = this.filledAt - this.context.now();
        if (this.left >= RESERVE || wait <= 0)
            return;
        const said = `Only ${this.left} requests are left of GitHub's hourly limit.`;
        const retryAfterMs = Math.max(0, wait - MOST_WAIT_MS);
        throw (0,fault/* passingFault */.Ke)('rate-limited', `${said} The rest is written by a later run.`, { retryAfterMs });
    }
}
/** Checks an answer's body. Errors: `bad-answer`, naming the request and the member. */
function checked(schema, answer) {
    const parsed = schema.safeParse(answer.body);
    if (parsed.success)
        return parsed.data;
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    throw (0,fault/* lastingFault */.tO)('bad-answer', `${answer.request} was answered with what cannot be read (${(0,upstream_text/* plain */.p)(at)}).`);
}

// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/providers/github-issues/context.js
/** How messages name an issue: `octo/app#7`. */
function nameOf(context, id) {
    return `${context.scope.repository}#${id}`;
}
/** Waits where few requests are left and they are filled up soon; a write that waited is asked for once more (I13). */
async function readyFor({ client }, { confirm }) {
    if ((await client.ready()) > 0)
        await confirm?.();
}

;// CONCATENATED MODULE: ./build/providers/github-issues/marker.js
/**
 * A hidden comment that says under which key we made an issue.
 *
 * Shape: `<!-- sync-kernel:record 01J…-sign-in -->`, percent-encoded, as the last line of the body.
 */
const MARKER = /(?:\r?\n){0,2}<!-- sync-kernel:record ([A-Za-z0-9._~%!*'()-]{1,900}) -->(?:[ \t\r\n]*$)?/g;
/** How the bodies of our own conflict and sync issues begin; these are never records. */
const OWN_ISSUE = '<!-- sync-kernel:v1 ';
/**
 * Takes the markers out of a body.
 *
 * Laws: `splitBody(joinBody(t, keys))` gives `t` and `keys` back, for every text without a marker.
 */
function splitBody(stored) {
    const keys = new Set();
    const text = stored.replaceAll(MARKER, (_, key) => {
        keys.add(decoded(key));
        return '';
    });
    return { text: text === '' ? null : text, keys: [...keys], isOwnIssue: stored.startsWith(OWN_ISSUE) };
}
/** Puts the markers behind a text, in the line ends that it has. */
function joinBody(text, keys) {
    if (keys.length === 0)
        return text ?? '';
    const end = text?.includes('\r\n') === true ? '\r\n' : '\n';
    const between = text === null || text === '' ? '' : end + end;
    return `${text ?? ''}${between}${keys.map(markerOf).join(end)}`;
}
/** Says whether a text from the other side would hide the issue or take another's key. */
function hasMarker(text) {
    const { keys, isOwnIssue } = splitBody(text);
    return isOwnIssue || keys.length > 0;
}
function markerOf(key) {
    return `<!-- sync-kernel:record ${encodeURIComponent(key).replaceAll('--', '%2D%2D')} -->`;
}
function decoded(key) {
    try {
        return decodeURIComponent(key);
    }
    catch (error) {
        // Somebody changed it by hand: then it is the key of nothing.
        if (error instanceof URIError)
            return key;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/providers/github-issues/issue.js






/** The label that, on a closed issue, says that its record was deleted. Issues themselves cannot be. */
const REMOVED_LABEL = 'removed-from-sync';
/** The fields of an issue. `type` and `parent` are null, and refused, where GitHub does not offer them. */
const SCHEMA = {
    fields: {
        // GitHub cuts spaces around a title and takes no empty one.
        title: { kind: 'scalar', writable: true, equivalent: ['trim', 'empty'] },
        // An edit in the browser turns all line ends into CRLF.
        body: { kind: 'text', writable: true, equivalent: ['lines', 'empty'] },
        state: { kind: 'scalar', writable: true },
        state_reason: { kind: 'scalar', writable: true },
        labels: { kind: 'set', writable: true, equivalent: ['case', 'empty'] },
        assignees: { kind: 'set', writable: true, equivalent: ['case', 'empty'] },
        milestone: { kind: 'scalar', writable: true },
        type: { kind: 'scalar', writable: true },
        parent: { kind: 'scalar', writable: true },
    },
    open: false,
};
const time = schemas/* string */.YjP().refine((text) => !Number.isNaN(Date.parse(text)));
const login = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
const labelItem = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP() })])
    .transform((label) => (typeof label === 'string' ? label : label.name));
/** The parts of an issue's answer that are read. */
const issueAnswer = schemas/* object */.Ikc({
    number: schemas/* number */.aig().int().positive(),
    id: schemas/* union */.KCZ([schemas/* number */.aig().int(), schemas/* bigint */.oad()]),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* enum */.k5n(['open', 'closed']),
    state_reason: schemas/* string */.YjP().nullish(),
    labels: schemas/* array */.YOg(labelItem),
    assignees: schemas/* array */.YOg(login).nullish(),
    milestone: schemas/* object */.Ikc({ title: schemas/* string */.YjP() }).nullish(),
    type: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).nullish(),
    parent_issue_url: schemas/* string */.YjP().nullish(),
    pull_request: schemas/* unknown */.L5J().optional(),
    html_url: schemas/* string */.YjP().nullish(),
    created_at: time,
    updated_at: time,
});
/** Says whether a text may be an issue's number; others are not asked for (A28). */
function isIssueId(text) {
    return /^[1-9]\d{0,14}$/.test(text);
}
/**
 * Reads an issue's answer.
 *
 * The id of a record is the issue's number: it is what people and every endpoint use, it is never given
 * twice in a repository, and it stays when the repository is renamed. A transfer does end it; then GitHub
 * answers 301 and the record is `moved` (E7).
 * Errors: a sentence on what cannot be used.
 */
function parseIssue(body, scope) {
    const parsed = issueAnswer.safeParse(body);
    if (!parsed.success) {
        const at = parsed.error.issues[0]?.path.join('.') ?? '';
        return (0,result/* fail */.fJ)(`GitHub sent something that is no issue (${(0,upstream_text/* plain */.p)(at)}).`);
    }
    const issue = parsed.data;
    const stored = issue.body ?? '';
    const { text, keys, isOwnIssue } = splitBody(stored);
    const fields = {
        title: issue.title,
        body: text,
        state: issue.state,
        state_reason: issue.state_reason ?? null,
        labels: shownLabels(issue.labels, scope),
        assignees: (issue.assignees ?? []).map((one) => one.login).sort(kernel_json/* compareText */.n6),
        milestone: issue.milestone?.title ?? null,
        type: issue.type?.name ?? null,
        parent: parentOf(issue.parent_issue_url ?? null, scope),
    };
    const problem = (0,kernel_json/* jsonProblem */.Io)(fields);
    if (problem !== null)
        return (0,result/* fail */.fJ)(`Issue ${issue.number} holds ${problem}.`);
    const id = String(issue.number);
    const names = new Set(issue.labels.map((name) => name.toLowerCase()));
    const isRemoved = issue.state === 'closed' && names.has(REMOVED_LABEL);
    const isPull = issue.pull_request !== undefined && issue.pull_request !== null;
    return (0,result.ok)({
        id,
        databaseId: issue.id,
        stored,
        keys,
        createdAt: issue.created_at,
        updatedAt: issue.updated_at,
        kind: isPull ? 'pull-request' : isOwnIssue ? 'own-issue' : isRemoved ? 'removed' : 'record',
        isInScope: scope.labels.every((label) => names.has(label.toLowerCase())),
        offers: {
            type: (0,kernel_json/* isJsonObject */.OW)(body) && Object.hasOwn(body, 'type'),
            parent: (0,kernel_json/* isJsonObject */.OW)(body) &&
                (Object.hasOwn(body, 'sub_issues_summary') || Object.hasOwn(body, 'parent_issue_url')),
        },
        record: { id, version: versionOf(fields), fields, where: pageOf(issue.html_url, scope, id) },
    });
}
/** Names the content of a record; comments and times play no part, so that they move nothing. */
function versionOf(fields) {
    return (0,external_node_crypto_.createHash)('sha256').update((0,kernel_json/* canonicalJson */.dj)(fields)).digest('hex').slice(0, 32);
}
/** The labels that are a field's value: all but the filter's and the one that marks a grave. */
function shownLabels(names, scope) {
    return names.filter((name) => !isHiddenLabel(name, scope)).sort(kernel_json/* compareText */.n6);
}
/** Says whether a label is ours to set and no part of a record's value. */
function isHiddenLabel(name, scope) {
    const lower = name.toLowerCase();
    return lower === REMOVED_LABEL || scope.labels.some((label) => label.toLowerCase() === lower);
}
/** `7` in the same repository, `octo/other#7` in another, else the address as it came (E49). */
function parentOf(url, scope) {
    const [, repository, number] = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(url ?? '') ?? [];
    if (repository === undefined || number === undefined)
        return url;
    return repository.toLowerCase() === scope.repository.toLowerCase() ? number : `${repository}#${number}`;
}
function pageOf(url, scope, id) {
    const isPage = typeof url === 'string' && /^https?:\/\/[\x21-\x7e]{1,500}$/.test(url);
    return isPage ? url : `${scope.repository}#${id}`;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/cursor.js

const cursorText = schemas/* object */.Ikc({
    format: schemas/* literal */.euz(1),
    binding: schemas/* string */.YjP(),
    since: schemas/* string */.YjP().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    etag: schemas/* string */.YjP().max(300).nullable(),
    seen: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[1-9]\d{0,14}$/), schemas/* string */.YjP().max(64)),
    count: schemas/* number */.aig().int().min(0).nullable(),
    top: schemas/* number */.aig().int().min(0),
    censusOn: schemas/* string */.YjP().max(10),
});
/** Reads a cursor; null for one that is not ours or of another scope, which means listing everything (E22). */
function parseCursor(text, binding) {
    if (text === null)
        return null;
    try {
        const { binding: bound, format: _format, ...cursor } = cursorText.parse(JSON.parse(text));
        return bound === binding ? cursor : null;
    }
    catch {
        return null;
    }
}
/** Shape: `{"format":1,"binding":"3f9a…","since":"2026-01-31T09:00:00Z","etag":null,"seen":{"7":"0c1d…"},…}`. */
function formatCursor(cursor, binding) {
    const { since, etag, seen, count, top, censusOn } = cursor;
    return JSON.stringify({ format: 1, binding, since, etag, seen, count, top, censusOn });
}
/** A time some seconds earlier, rounded down to GitHub's own precision (E16). */
function earlier(time, seconds) {
    const at = Math.floor(Date.parse(time) / 1000) - seconds;
    return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}
/**
 * A time in whole seconds and UTC, so that times compare as texts; null for what is no time.
 *
 * Some servers give milliseconds or an offset, and `00.900Z` would sort before `00Z` (E16).
 */
function wholeSecond(time) {
    return Number.isNaN(Date.parse(time)) ? null : earlier(time, 0);
}

;// CONCATENATED MODULE: ./build/providers/github-issues/paging.js





const PER_PAGE = 100;
/** More is a list that leads in a circle (A46); so are this many full pages in a row that show nothing new. */
const MAX_PAGES = 10_000;
const MAX_REPEATS = 5;
const rows = schemas/* array */.YOg(schemas/* unknown */.L5J());
const timed = schemas/* object */.Ikc({ number: schemas/* number */.aig(), updated_at: schemas/* string */.YjP() });
/**
 * Pages through issues by the time of their last update, newest first, back to a time.
 *
 * Pages are asked for by number, never by an answer's link (A46). In this order an issue that is updated
 * meanwhile moves to the top and pushes others down, so that one may come twice but none is skipped (E15);
 * the one that moved is on the first page, which has to be asked for again.
 * Errors: `page-loop`, the client's faults.
 */
async function* newestFirst(context, about) {
    const known = new Set();
    for (let page = 1, repeats = 0; page <= MAX_PAGES && repeats < MAX_REPEATS; page += 1) {
        const answer = await askPage(context, { page, etag: page === 1 ? about.etag : null });
        const items = answer.status === 200 ? checked(rows, answer) : [];
        yield { rows: items, answer };
        const last = timed.safeParse(items.at(-1));
        const oldest = last.success ? wholeSecond(last.data.updated_at) : null;
        if (items.length < PER_PAGE || (oldest !== null && oldest < about.until))
            return;
        const before = known.size;
        for (const item of items)
            known.add(JSON.stringify(timed.safeParse(item).data ?? item));
        repeats = known.size === before ? repeats + 1 : 0;
    }
    throw (0,fault/* lastingFault */.tO)('page-loop', 'GitHub gave pages of issues that never end. Check the api-url.');
}
async function askPage(context, { page, etag }) {
    const { labels } = context.scope;
    const answer = await context.client.send({
        method: 'GET',
        path: '/issues',
        query: {
            state: 'all',
            sort: 'updated',
            direction: 'desc',
            per_page: PER_PAGE,
            page,
            ...(labels.length === 0 ? {} : { labels: labels.join(',') }),
        },
        ...(etag === null ? {} : { ifNoneMatch: etag }),
    });
    if (answer.status === 200 || (answer.status === 304 && etag !== null))
        return answer;
    const reason = faultOf(answer);
    if (reason.code === 'forbidden')
        return answer;
    throw reason;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/milestones.js




const milestones = schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* number */.aig().int(), title: schemas/* string */.YjP() }));
const milestones_MAX_PAGES = 50;
/** Gives the number by which a milestone is written, or null when no milestone bears this title. */
async function milestoneNumber(context, title) {
    for (let page = 1; page <= milestones_MAX_PAGES; page += 1) {
        const query = { state: 'all', per_page: PER_PAGE, page };
        const answer = await context.client.send({ method: 'GET', path: '/milestones', query });
        if (answer.status !== 200)
            throw faultOf(answer);
        const items = checked(milestones, answer);
        const found = items.find((one) => one.title === title);
        if (found !== undefined)
            return found.number;
        if (items.length < PER_PAGE)
            break;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/refusal.js
/** GitHub will not take it, and nothing was written. */
function refused(message, code = 'refused') {
    return { kind: 'rejected', code, message };
}

;// CONCATENATED MODULE: ./build/providers/github-issues/parent.js



/**
 * Moves an issue from one parent to another, or gives or takes one.
 *
 * GitHub knows the old parent by its endpoint and refuses a second one, so that a move that somebody else
 * made meanwhile is `stale` and never undone. Errors: `stale`, `refused`; the client's faults.
 */
async function changeParent(context, about) {
    const { issue, before, sent } = about;
    const json = { sub_issue_id: Number(issue.databaseId) };
    const [from, to] = [pathOf(context, before), pathOf(context, sent)];
    if (to === null && sent !== null) {
        return refused(`The parent of ${nameOf(context, issue.id)} is written as 7 or owner/name#7.`);
    }
    const requests = [
        ...(from === null ? [] : [{ method: 'DELETE', path: `${from}/sub_issue`, root: true, json }]),
        ...(to === null ? [] : [{ method: 'POST', path: `${to}/sub_issues`, root: true, json }]),
    ];
    for (const request of requests) {
        const answer = await context.client.send(request);
        if (answer.status < 300)
            continue;
        if (request.method === 'DELETE' && [404, 410, 422].includes(answer.status))
            return { kind: 'stale' };
        if (answer.status === 422 && /parent/i.test(answer.reason))
            return { kind: 'stale' };
        if ([400, 404, 410, 422].includes(answer.status)) {
            return refused(`GitHub refused the parent of ${nameOf(context, issue.id)}: ${answer.reason}`);
        }
        throw faultOf(answer);
    }
    return null;
}
function pathOf(context, parent) {
    const [, repository, number] = /^(?:([^/#]+\/[^/#]+)#)?([1-9]\d{0,14})$/.exec(typeof parent === 'string' ? parent : '') ?? [];
    return number === undefined ? null : `/repos/${repository ?? context.scope.repository}/issues/${number}`;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/reading.js






/**
 * Reads one issue; found, gone, unknown, forbidden and moved are five answers (E20).
 *
 * A pull request's number and an issue of ours are `unknown`: no record bears them. A record that was
 * deleted through us is `gone`, until a person opens its issue again.
 * Errors: an issue that cannot be used is `unreadable`; the client's faults; `issues-disabled`, which GitHub
 * answers with the same 410 as a deletion; `repository-moved`, with the same 301 as a transfer.
 */
async function readIssue(context, id) {
    if (!isIssueId(id))
        return { kind: 'unknown' };
    const answer = await context.client.send({ method: 'GET', path: `/issues/${id}` });
    const { status } = answer;
    if (status === 404)
        return { kind: 'unknown' };
    if (status === 410 && !/disabled/i.test(answer.reason))
        return { kind: 'gone' };
    if (status > 300 && status < 400)
        return movedTo(context, answer, id);
    if (status !== 200) {
        const reason = faultOf(answer);
        if (reason.code === 'forbidden')
            return { kind: 'forbidden', message: reason.message };
        throw reason;
    }
    const parsed = parseIssue(answer.body, context.scope);
    const unreadable = (code, message) => ({
        kind: 'unreadable',
        failure: { id, where: nameOf(context, id), code, message },
    });
    if (!parsed.ok)
        return unreadable('bad-record', parsed.error);
    const issue = parsed.value;
    if (issue.id !== id)
        return unreadable('other-record', `Issue ${id} was answered with issue ${issue.id}.`);
    if (issue.kind === 'removed')
        return { kind: 'gone' };
    if (issue.kind !== 'record')
        return { kind: 'unknown' };
    return { kind: 'found', issue, at: Date.parse(answer.headers.get('date') ?? '') };
}
const target = schemas/* object */.Ikc({ number: schemas/* number */.aig().int().positive(), repository_url: schemas/* string */.YjP() });
/** Finds out whether the issue moved, or its whole repository. */
async function movedTo(context, answer, id) {
    const repository = await context.client.send({ method: 'GET', path: '' });
    if (repository.status !== 200)
        throw faultOf(repository);
    const location = answer.headers.get('location') ?? '';
    const path = /(\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)\/issues\/\d+)$/.exec(location)?.[1];
    if (path === undefined) {
        const said = `${answer.request} was redirected to "${(0,upstream_text/* plain */.p)(location)}", which is no issue.`;
        throw (0,fault/* lastingFault */.tO)('redirect-refused', `${said} Check the api-url.`);
    }
    // Only the path is taken from the answer: the host stays the configured one (A45).
    const there = await context.client.send({ method: 'GET', path, root: true });
    const parsed = target.safeParse(there.body);
    if (there.status !== 200 || !parsed.success)
        return { kind: 'moved', to: (0,upstream_text/* plain */.p)(path.slice(1)) };
    const [, name = ''] = /\/repos\/([^/]+\/[^/]+)$/.exec(parsed.data.repository_url) ?? [];
    const isHere = name.toLowerCase() === context.scope.repository.toLowerCase();
    const number = String(parsed.data.number);
    if (isHere && number === id)
        throw faultOf(answer);
    return { kind: 'moved', to: isHere ? number : (0,upstream_text/* plain */.p)(`${name}#${number}`) };
}

;// CONCATENATED MODULE: ./build/providers/github-issues/patching.js







/**
 * Sends one PATCH, with the changed members only and never with a condition, which GitHub refuses.
 *
 * A PATCH whose answer was lost is looked for in the issue, never sent again: `isDone` says whether the
 * issue holds it (E27). Errors: `stale` when the issue moved elsewhere, `gone`, `refused`; the client's faults.
 */
async function patchIssue(context, about) {
    const { id, json, isDone } = about;
    try {
        const answer = await context.client.send({ method: 'PATCH', path: `/issues/${id}`, json });
        const { status } = answer;
        if (status === 200) {
            const parsed = parseIssue(answer.body, context.scope);
            if (parsed.ok && parsed.value.id === id)
                return (0,result.ok)(parsed.value);
            const now = await readIssue(context, id);
            if (now.kind === 'found')
                return (0,result.ok)(now.issue);
            const said = `${nameOf(context, id)} was written, but reading it back was answered "${now.kind}".`;
            throw (0,fault/* lastingFault */.tO)('unreadable-after-write', said);
        }
        if (status === 422 || status === 400 || status === 413) {
            return (0,result/* fail */.fJ)(refused(`GitHub refused ${nameOf(context, id)}: ${answer.reason}`));
        }
        if (status === 404 || status === 410 || (status >= 300 && status < 400))
            return await lost(context, id);
        throw faultOf(answer);
    }
    catch (error) {
        if (!(0,fault/* isUncertain */.cp)(error))
            throw error;
        const now = await readIssue(context, id);
        if (now.kind === 'gone' || now.kind === 'unknown')
            return (0,result/* fail */.fJ)({ kind: 'gone' });
        if (now.kind === 'found' && isDone(now.issue))
            return (0,result.ok)(now.issue);
        throw error;
    }
}
/** What an issue is that could be read, but not be written. */
async function lost(context, id) {
    const now = await readIssue(context, id);
    if (now.kind === 'gone' || now.kind === 'unknown')
        return (0,result/* fail */.fJ)({ kind: 'gone' });
    if (now.kind === 'moved')
        return (0,result/* fail */.fJ)({ kind: 'stale' });
    const said = `${nameOf(context, id)} may be read, but not be written.`;
    throw (0,fault/* lastingFault */.tO)('forbidden', `${said} Give the token "issues: write".`);
}

// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
// EXTERNAL MODULE: ./build/kernel/patch.js + 1 modules
var kernel_patch = __webpack_require__(3161);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/providers/github-issues/planned.js





/**
 * Gives what a patch makes of an issue's fields; null when the issue is not as the plan saw it.
 *
 * Each field is compared with the patch's own `test` of it, as its kind and equivalences have it: line ends
 * that a browser turned are no edit. Other fields may have moved: they are not written.
 */
function plannedChanges(live, patch) {
    const groups = new Map();
    for (const operation of patch) {
        const field = (0,pointer/* parsePointer */.vp)(operation.path)?.[0];
        if (field === undefined)
            return null;
        groups.set(field, [...(groups.get(field) ?? []), operation]);
    }
    const planned = new Map();
    for (const [field, operations] of groups) {
        const now = live[field] ?? null;
        const [first] = operations;
        const isWhole = first?.op === 'test' && (0,pointer/* parsePointer */.vp)(first.path)?.length === 1;
        const before = isWhole ? first.value : now;
        if (!isSame(field, before, now))
            return null;
        const after = (0,kernel_patch/* applyPatch */.X6)({ [field]: before }, operations);
        if (!after.ok || !(0,kernel_json/* isJsonObject */.OW)(after.value))
            return null;
        const sent = after.value[field] ?? null;
        if (!isSame(field, now, sent))
            planned.set(field, { before: now, sent });
    }
    return planned;
}
/** Says whether two values of a field are the same to GitHub. */
function isSame(field, a, b) {
    const { kind, equivalent = [] } = SCHEMA.fields[field] ?? { kind: 'scalar' };
    return (0,equal/* sameValue */.eE)({ kind, key: 'id', equivalent }, a, b);
}
/** What a set gains and loses; names that differ in case only are one. */
function memberChanges(before, sent) {
    const had = namesOf(before);
    const has = namesOf(sent);
    const without = (names, others) => {
        const taken = new Set(others.map((name) => name.toLowerCase()));
        return names.filter((name) => !taken.has(name.toLowerCase()));
    };
    return { added: without(has, had), removed: without(had, has) };
}
function namesOf(value) {
    return ((0,kernel_json/* isJsonArray */.Md)(value) ? value : []).filter((name) => typeof name === 'string');
}
/** Says why values cannot be an issue's, or null; before anything is sent (E32). */
function unfitFor(fields) {
    for (const [field, value] of Object.entries(fields)) {
        const problem = problemOf(field, value);
        if (problem !== null)
            return problem;
    }
    return null;
}
function problemOf(field, value) {
    const kind = SCHEMA.fields[field]?.kind;
    if (kind === undefined)
        return `An issue has no field "${field}".`;
    if (kind === 'set') {
        const fits = value === null ||
            ((0,kernel_json/* isJsonArray */.Md)(value) && value.every((name) => typeof name === 'string' && name !== ''));
        return fits ? null : `The ${field} of an issue are a list of names.`;
    }
    if (field === 'state') {
        return value === 'open' || value === 'closed' ? null : 'The state of an issue is "open" or "closed".';
    }
    if (field === 'title') {
        const fits = typeof value === 'string' && value.trim() !== '';
        return fits ? null : 'An issue needs a title.';
    }
    return value === null || typeof value === 'string' ? null : `The ${field} of an issue is a text.`;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/history.js

const actor = schemas/* object */.Ikc({ login: schemas/* string */.YjP() })
    .nullish()
    .transform((by) => by?.login ?? 'unknown');
const edit = schemas/* object */.Ikc({ editedAt: schemas/* string */.YjP(), diff: schemas/* string */.YjP().nullable(), editor: actor });
const named = (member) => schemas/* object */.Ikc({ [member]: schemas/* string */.YjP() })
    .nullish()
    .transform((value) => value?.[member] ?? null);
const history_event = schemas/* object */.Ikc({
    __typename: schemas/* string */.YjP(),
    createdAt: schemas/* string */.YjP(),
    actor,
    previousTitle: schemas/* string */.YjP().optional(),
    currentTitle: schemas/* string */.YjP().optional(),
    stateReason: schemas/* string */.YjP().nullish(),
    milestoneTitle: schemas/* string */.YjP().optional(),
    issueType: named('name'),
    prevIssueType: named('name'),
});
const answer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        issue: schemas/* object */.Ikc({
            userContentEdits: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(edit) }).nullish(),
            timelineItems: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(history_event) }).optional(),
        }),
    }),
});
/** The events of a field, with what is asked of each. Fields that no write touched are not asked for. */
const EVENTS = {
    title: { RenamedTitleEvent: 'previousTitle currentTitle' },
    state: { ClosedEvent: 'stateReason', ReopenedEvent: '' },
    milestone: { MilestonedEvent: 'milestoneTitle', DemilestonedEvent: 'milestoneTitle' },
    type: {
        IssueTypeAddedEvent: 'issueType { name }',
        IssueTypeRemovedEvent: 'issueType { name }',
        IssueTypeChangedEvent: 'issueType { name } prevIssueType { name }',
    },
};
/**
 * Reads the edits of some fields of an issue; null where GraphQL does not tell.
 *
 * Source: GitHub's GraphQL schema, `Issue.userContentEdits` (its `diff` is the whole text after the edit, and
 * the list is empty until the first one) and `Issue.timelineItems`.
 */
async function readHistory(context, id, fields) {
    const [owner, name] = context.scope.repository.split('/');
    const found = await context.client.graphql(queryFor(fields), { owner, name, number: Number(id) });
    if (found.kind === 'none')
        return { history: null, passing: found.passing };
    const parsed = answer.safeParse(found.data);
    if (!parsed.success)
        return { history: null, passing: false };
    const { userContentEdits, timelineItems } = parsed.data.repository.issue;
    if (fields.has('body') && (userContentEdits ?? null) === null)
        return { history: null, passing: false };
    const edits = (userContentEdits?.nodes ?? []).map(({ editedAt: at, diff: text, editor: by }) => ({
        text,
        by,
        at,
    }));
    return { history: { edits, steps: (timelineItems?.nodes ?? []).flatMap(stepOf) }, passing: false };
}
function queryFor(fields) {
    const wanted = Object.entries(EVENTS).flatMap(([field, events]) => fields.has(field) || (field === 'state' && fields.has('state_reason')) ? Object.entries(events) : []);
    const types = wanted.map(([type]) => type.replaceAll(/(?<!^)[A-Z]/g, '_$&').toUpperCase()).join(', ');
    const parts = wanted
        .map(([type, more]) => `... on ${type} { createdAt actor { login } ${more} }`)
        .join(' ');
    const edits = 'userContentEdits(first: 100) { nodes { editedAt diff editor { login } } }';
    const timeline = `timelineItems(last: 100, itemTypes: [${types}]) { nodes { __typename ${parts} } }`;
    return `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issue(number: $number) {
    number ${fields.has('body') ? edits : ''} ${wanted.length > 0 ? timeline : ''} } } }`;
}
function stepOf(one) {
    const { actor: by, createdAt: at } = one;
    const reason = one.stateReason?.toLowerCase() ?? null;
    const title = one.milestoneTitle ?? null;
    switch (one.__typename) {
        case 'RenamedTitleEvent':
            return [{ field: 'title', was: one.previousTitle ?? null, became: one.currentTitle ?? null, by, at }];
        case 'ClosedEvent':
            return [{ field: 'state', became: 'closed', reason, by, at }];
        case 'ReopenedEvent':
            return [{ field: 'state', became: 'open', reason: 'reopened', by, at }];
        case 'MilestonedEvent':
            return [{ field: 'milestone', became: title, by, at }];
        case 'DemilestonedEvent':
            return [{ field: 'milestone', was: title, became: null, by, at }];
        case 'IssueTypeAddedEvent':
            return [{ field: 'type', was: null, became: one.issueType, by, at }];
        case 'IssueTypeRemovedEvent':
            return [{ field: 'type', was: one.issueType, became: null, by, at }];
        case 'IssueTypeChangedEvent':
            return [{ field: 'type', was: one.prevIssueType, became: one.issueType, by, at }];
        default:
            return [];
    }
}

;// CONCATENATED MODULE: ./build/providers/github-issues/audit.js




/** A history may be read from a replica that does not have our write yet. */
const TRIES = 4;
const WAIT_MS = 1000;
/** How far apart the clocks of GitHub's own machines may be. */
const SLACK_MS = 2000;
/**
 * Finds edits of others that came between the read before a write and the write.
 *
 * GitHub writes without conditions, but keeps for every text and title what it was before: the version
 * that our own replaced has to be the one we had read. No clock is needed for that, so that nothing hides
 * in one second. A state has two values only, so an edit of it is either ours too or lost with its reason.
 * Laws: where nobody else wrote, nothing is found; what our write replaced unseen is found.
 */
async function auditWrite(context, written) {
    const fields = new Set([...written.planned.keys()].filter((field) => AUDITED.has(field)));
    if (fields.size === 0)
        return { overwritten: [], unaudited: [], landed: [] };
    for (let tries = 1;; tries += 1) {
        const { history, passing } = await readHistory(context, written.id, fields);
        const verdicts = new Map();
        if (history !== null)
            for (const field of fields)
                verdicts.set(field, judge(field, written, history));
        const landed = [...fields].filter((field) => verdicts.get(field)?.isVisible === true);
        // What GitHub dropped without a word has no history, and replaced nothing (E29).
        const isDropped = (field) => history !== null && isUnchanged(field, written);
        const blind = [...fields].filter((field) => !landed.includes(field) && !isDropped(field));
        const isLast = tries === TRIES || (history === null && !passing);
        if (blind.length === 0 || isLast) {
            const overwritten = [...verdicts.values()].flatMap((verdict) => verdict.overwritten);
            return { overwritten, unaudited: blind, landed };
        }
        await context.sleep(WAIT_MS);
    }
}
const AUDITED = new Set(['title', 'body', 'state', 'state_reason', 'milestone', 'type']);
function isUnchanged(field, { before, after }) {
    return isSame(field, before.record.fields[field] ?? null, after.record.fields[field] ?? null);
}
function judge(field, written, history) {
    const steps = history.steps.filter((step) => step.field === field);
    const { before, after } = written;
    switch (field) {
        case 'body':
            return judgeBody(written, history.edits);
        case 'state':
        case 'state_reason':
            return judgeState(field, written, history.steps);
        case 'milestone':
            return judgeMilestone(before.record.fields, after.record.fields, steps);
        default:
            return judgeChain(field, before.record.fields[field] ?? null, { sent: sentTo(field, written), steps });
    }
}
/** The value as GitHub stores it: a title without spaces around it. */
function sentTo(field, { planned }) {
    const sent = planned.get(field)?.sent ?? null;
    return field === 'title' && typeof sent === 'string' ? sent.trim() : sent;
}
function judgeBody(written, edits) {
    const before = (0,equal/* withLf */.$A)(written.before.stored);
    const sent = (0,equal/* withLf */.$A)(written.sentBody ?? '');
    const isOurs = (edit) => edit.text !== null && (0,equal/* withLf */.$A)(edit.text) === sent;
    const ours = edits.findIndex(isOurs);
    if (ours < 0)
        return { isVisible: false, overwritten: [] };
    // Somebody may have written the very same just before us.
    const replaced = edits.slice(ours).find((edit) => !isOurs(edit));
    if (replaced === undefined || (replaced.text !== null && (0,equal/* withLf */.$A)(replaced.text) === before)) {
        return { isVisible: true, overwritten: [] };
    }
    // Taken out of the history meanwhile: only when it was written tells whether we had read it.
    if (replaced.text === null && Date.parse(replaced.at) < written.readAt - SLACK_MS) {
        return { isVisible: true, overwritten: [] };
    }
    const value = replaced.text === null ? null : splitBody(replaced.text).text;
    return { isVisible: true, overwritten: [{ field: 'body', value, by: replaced.by, at: replaced.at }] };
}
/** Steps that each name what they replaced: the one that made our value has to name what we had read. */
function judgeChain(field, before, { sent, steps }) {
    const at = steps.findLastIndex((step) => step.became === sent);
    const ours = steps[at];
    if (ours === undefined)
        return { isVisible: false, overwritten: [] };
    const was = ours.was ?? null;
    if (was === before)
        return { isVisible: true, overwritten: [] };
    const theirs = steps.slice(0, at).findLast((step) => step.became === was);
    return { isVisible: true, overwritten: [foundIn(field, was, theirs ?? { by: 'unknown', at: ours.at })] };
}
/** A new milestone is two steps: the old one goes, the new one comes. */
function judgeMilestone(before, after, steps) {
    const stored = after['milestone'] ?? null;
    const had = before['milestone'] ?? null;
    const at = steps.findLastIndex((step) => step.became === stored);
    if (at < 0)
        return { isVisible: false, overwritten: [] };
    const [previous] = steps.slice(Math.max(0, at - 1), at);
    const was = steps[at]?.was ?? (previous?.became === null ? (previous.was ?? null) : null);
    if (was === had || was === stored)
        return { isVisible: true, overwritten: [] };
    const theirs = steps.slice(0, at).findLast((step) => step.became === was);
    const known = theirs ?? { by: 'unknown', at: steps[at]?.at ?? '' };
    return { isVisible: true, overwritten: [foundIn('milestone', was, known)] };
}
/**
 * A close that met a close leaves no step of ours; what is lost then is the reason that theirs gave.
 * A reopening that met a reopening and a new close loses that close's reason. Either is the last close.
 */
function judgeState(field, written, all) {
    const { before, after, readAt } = written;
    const steps = all.filter(({ field: one }) => one === 'state');
    const moved = before.record.fields['state'] !== after.record.fields['state'];
    const isVisible = !moved || steps.some(({ became }) => became === after.record.fields['state']);
    // Both members are one edit to GitHub; it is told once.
    if (field === 'state_reason' && written.planned.has('state'))
        return { isVisible, overwritten: [] };
    const last = steps.findLast(({ became }) => became === 'closed');
    const known = [before, after].map((issue) => issue.record.fields['state_reason'] ?? null);
    const isUnseen = last !== undefined &&
        !known.includes(last.reason ?? null) &&
        // A reason can be changed without a step: what is older than our reading was read.
        !(Date.parse(last.at) < readAt - SLACK_MS);
    return { isVisible, overwritten: isUnseen ? [foundIn('state_reason', last.reason ?? null, last)] : [] };
}
function foundIn(field, value, { by, at }) {
    return { field, value, by, at };
}

;// CONCATENATED MODULE: ./build/providers/github-issues/members.js








const labelList = schemas/* array */.YOg(labelItem);
/**
 * Adds and removes labels or assignees, each by its own endpoint.
 *
 * The arrays are never sent as a whole: what others add or remove meanwhile stays, so that no write of
 * ours can take back one of theirs. A request whose answer was lost is looked for, not sent again.
 * Errors: the client's faults; a refusal is told, because other fields may be written already (E30).
 */
async function changeMembers(context, about) {
    const { field } = about;
    const { added, removed } = memberChanges(about.before, about.sent);
    const shown = (name) => field === 'assignees' || !isHiddenLabel(name, context.scope);
    const path = `/issues/${about.id}/${field}`;
    const requests = [];
    const add = added.filter(shown);
    if (add.length > 0)
        requests.push({ method: 'POST', path, json: { [field]: add } });
    const remove = removed.filter(shown);
    if (field === 'assignees' && remove.length > 0) {
        requests.push({ method: 'DELETE', path, json: { assignees: remove } });
    }
    if (field === 'labels') {
        for (const name of remove)
            requests.push({ method: 'DELETE', path: `${path}/${encodeURIComponent(name)}` });
    }
    let value = about.before;
    const ours = (live) => withoutOthers(about, live);
    for (const request of requests) {
        const answer = await sendOnce(context, { ...about, request });
        // A label that somebody else took off first is off.
        const isOff = answer !== null && answer.status === 404 && field === 'labels' && request.method === 'DELETE';
        if (answer === null || isOff)
            value = ours((await liveFields(context, about.id))[field] ?? null);
        else if ([400, 403, 404, 422].includes(answer.status) && faultOf(answer).code !== 'rate-limited') {
            return { value, refusal: answer.reason };
        }
        else
            value = ours(members_valueOf(context, field, answer));
    }
    return { value, refusal: null };
}
/**
 * What an answer shows of our own change. Members that others added or took off in the same moment are left
 * out: they are an edit for the next run, not what GitHub made of our value (E44).
 */
function withoutOthers({ before, sent }, live) {
    const key = (name) => name.toLowerCase();
    const [had, has] = [before, sent].map((value) => new Set(namesOf(value).map(key)));
    const shown = new Set(namesOf(live).map(key));
    const known = namesOf(live).filter((name) => had?.has(key(name)) === true || has?.has(key(name)) === true);
    const kept = namesOf(before).filter((name) => has?.has(key(name)) === true && !shown.has(key(name)));
    return [...known, ...kept].sort(kernel_json/* compareText */.n6);
}
/** Sends a request; null when its answer was lost but the issue holds what it does. */
async function sendOnce(context, about) {
    try {
        const answer = await context.client.send(about.request);
        if (answer.status < 300 || [400, 403, 404, 422].includes(answer.status))
            return answer;
        throw faultOf(answer);
    }
    catch (error) {
        if (!(0,fault/* isUncertain */.cp)(error))
            throw error;
        const live = (await liveFields(context, about.id))[about.field] ?? null;
        if (!isDone(about, live))
            throw error;
        return null;
    }
}
function isDone(about, live) {
    const { added, removed } = memberChanges(about.before, about.sent);
    const names = new Set(namesOf(live).map((name) => name.toLowerCase()));
    return about.request.method === 'POST'
        ? added.every((name) => names.has(name.toLowerCase()))
        : removed.every((name) => !names.has(name.toLowerCase()));
}
async function liveFields(context, id) {
    const now = await readIssue(context, id);
    return now.kind === 'found' ? now.issue.record.fields : {};
}
function members_valueOf(context, field, answer) {
    if (field === 'labels')
        return shownLabels(checked(labelList, answer), context.scope);
    const parsed = parseIssue(answer.body, context.scope);
    if (!parsed.ok)
        throw faultOf({ ...answer, status: 500, reason: parsed.error });
    return parsed.value.record.fields['assignees'] ?? null;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/writing.js














/** Fields whose history names every value. */
const TEXTS = ['title', 'body'];
/** The fields that one PATCH carries. */
const PATCHED = ['title', 'body', 'state', 'state_reason', 'milestone', 'type'];
/**
 * Updates an issue: reads it again, compares what is to be written with what the plan saw, writes, audits.
 *
 * GitHub has no compare-and-swap, so what comes in the moment between reading and writing is not
 * prevented; it is found in the history and named as `overwritten`, with who and when (I15). Title, body,
 * state, milestone and type go in one PATCH of the changed members; labels and assignees are added and
 * removed one by one, which overwrites nobody. The record given is the one of the write's own answer, so
 * that a later edit is an ordinary one for the next run (E33).
 * Errors: `stale`, `gone`; `rejected` with `refused` or `not-offered` when nothing was written; a part that
 * was refused after another was written is told as `refusal` (E30), one that was dropped shows in the record
 * (E29); the client's faults.
 */
async function updateIssue(context, request) {
    const { id } = request;
    await readyFor(context, request);
    const now = await readPlanned(context, id);
    if (!now.ok)
        return now.error;
    const { issue, at } = now.value;
    const planned = plannedChanges(issue.record.fields, request.patch);
    if (planned === null)
        return { kind: 'stale' };
    if (planned.size === 0)
        return { kind: 'written', record: issue.record };
    const unfit = unfitWrite(context, issue, planned);
    if (unfit !== null)
        return unfit;
    const json = await patchBody(context, issue, planned);
    if (!json.ok)
        return json.error;
    context.client.reserve();
    let after = issue;
    const isPatched = Object.keys(json.value).length > 0;
    if (isPatched) {
        const isDone = (one) => holds(one, planned);
        const patched = await patchIssue(context, { id, json: json.value, isDone });
        if (!patched.ok)
            return patched.error;
        after = patched.value;
    }
    const rest = await writeRest(context, { issue, planned, fields: after.record.fields });
    const { fields, refusals } = rest;
    if (rest.answer !== null && !isPatched && !rest.isWritten)
        return rest.answer;
    const sentBody = typeof json.value['body'] === 'string' ? json.value['body'] : null;
    const audit = await auditWrite(context, { id, planned, sentBody, before: issue, after, readAt: at });
    // Somebody who saw our value may have changed it before GitHub answered us.
    for (const field of audit.landed) {
        const sent = planned.get(field)?.sent ?? null;
        if (TEXTS.includes(field) && !isSame(field, fields[field] ?? null, sent))
            fields[field] = sent;
    }
    const record = { ...issue.record, ...after.record, fields, version: versionOf(fields) };
    return {
        kind: 'written',
        record,
        ...(refusals.length === 0 ? {} : { refusal: refusals.join(' ') }),
        ...(audit.overwritten.length === 0 ? {} : { overwritten: audit.overwritten }),
        ...(audit.unaudited.length === 0 ? {} : { unaudited: audit.unaudited }),
    };
}
/**
 * Writes what no PATCH carries: labels, assignees and the parent, each by requests of its own.
 *
 * `answer`: the first refusal, for a write of which nothing was taken. A part that was refused stands in
 * `fields` as it was, and the others go on (E30).
 */
async function writeRest(context, about) {
    const { issue, planned } = about;
    const fields = { ...about.fields };
    const refusals = [];
    let answer = null;
    let isWritten = false;
    for (const field of ['labels', 'assignees']) {
        const change = planned.get(field);
        if (change === undefined)
            continue;
        const { value, refusal } = await changeMembers(context, { id: issue.id, field, ...change });
        fields[field] = value;
        isWritten ||= refusal === null || !isSame(field, value, change.before);
        if (refusal === null)
            continue;
        const said = `GitHub refused the ${field} of ${nameOf(context, issue.id)}: ${refusal}`;
        refusals.push(said);
        answer ??= refused(said);
    }
    const parent = planned.get('parent');
    if (parent === undefined)
        return { fields, refusals, answer, isWritten };
    const moved = await changeParent(context, { issue, ...parent });
    fields['parent'] = moved === null ? parent.sent : parent.before;
    isWritten ||= moved === null;
    if (moved === null)
        return { fields, refusals, answer, isWritten };
    refusals.push(moved.kind === 'rejected'
        ? moved.message
        : `The parent of ${nameOf(context, issue.id)} was changed by somebody else meanwhile; it was left alone.`);
    return { fields, refusals, answer: answer ?? moved, isWritten };
}
/** Reads the issue that a write is planned on; an answer when it cannot be written. */
async function readPlanned(context, id) {
    if (!isIssueId(id))
        return (0,result/* fail */.fJ)({ kind: 'gone' });
    const now = await readIssue(context, id);
    switch (now.kind) {
        case 'found':
            return (0,result.ok)(now);
        case 'gone':
        case 'unknown':
            return (0,result/* fail */.fJ)({ kind: 'gone' });
        case 'forbidden':
            throw (0,fault/* lastingFault */.tO)('forbidden', now.message);
        case 'unreadable':
            return (0,result/* fail */.fJ)(refused(`${nameOf(context, id)}: ${now.failure.message}`, now.failure.code));
        default:
            // Transferred: what is written there would be written past its own sync (E7).
            return (0,result/* fail */.fJ)({ kind: 'stale' });
    }
}
function unfitWrite(context, issue, planned) {
    const sent = Object.fromEntries([...planned].map(([field, change]) => [field, change.sent]));
    const unfit = unfitFor(sent);
    if (unfit !== null)
        return refused(`${nameOf(context, issue.id)}: ${unfit}`);
    const body = sent['body'];
    if (typeof body === 'string' && hasMarker(body))
        return refused(markerMessage(nameOf(context, issue.id)));
    for (const field of ['type', 'parent']) {
        if (!planned.has(field) || issue.offers[field])
            continue;
        const said = `This GitHub offers no ${field} for ${nameOf(context, issue.id)}. Take the field out of the sync.`;
        return refused(said, 'not-offered');
    }
    return null;
}
/** What to do about a text that would be taken for one of ours. */
function markerMessage(where) {
    return `The body for ${where} holds a hidden comment of sync-kernel. Take it out of the text.`;
}
/** The members of the PATCH: the changed fields, as GitHub names and takes them. */
async function patchBody(context, issue, planned) {
    const json = {};
    for (const [field, { sent }] of planned) {
        if (!PATCHED.includes(field))
            continue;
        if (field === 'body')
            json['body'] = joinBody(typeof sent === 'string' ? sent : null, issue.keys);
        else if (field === 'milestone' && typeof sent === 'string') {
            const number = await milestoneNumber(context, sent);
            if (number === null) {
                const said = `${context.scope.repository} has no milestone "${sent}".`;
                return (0,result/* fail */.fJ)(refused(`${said} Make it, or change the value in ${nameOf(context, issue.id)}.`));
            }
            json['milestone'] = number;
        }
        else
            json[field] = sent;
    }
    // A reason counts only together with its state.
    if (json['state_reason'] !== undefined)
        json['state'] ??= issue.record.fields['state'] ?? 'open';
    return (0,result.ok)(json);
}
/** Says whether an issue holds what a PATCH was to write. */
function holds(issue, planned) {
    return [...planned].every(([field, { sent }]) => !PATCHED.includes(field) ||
        !(field in SCHEMA.fields) ||
        isSame(field, issue.record.fields[field] ?? null, sent));
}

;// CONCATENATED MODULE: ./build/providers/github-issues/creating.js

















/** Looks for a create without an answer, and the time between them. */
const LOOKS = 4;
const LOOK_WAIT_MS = 2000;
/**
 * Creates an issue once.
 *
 * The key goes into the body as a hidden comment with the very request that makes the issue. Before the
 * POST (at most half a minute before, while nothing is in doubt), and after one whose answer was lost, the
 * newest issues are looked through for it (E1, E2). A POST without an answer is never sent again by the
 * same call.
 * Where an hour's limit was waited for, it is asked whether the create is still wanted.
 * Errors: `refused`; `ambiguous-key`; `create-unconfirmed`, `label-dropped`; the client's faults.
 */
async function createIssue(context, request) {
    const { fields, key } = request;
    const unfit = unfitFor({ title: null, ...withoutEmpty(fields) });
    if (unfit !== null)
        return refused(`The new issue for ${request.other ?? 'a record'}: ${unfit}`);
    const body = fields['body'];
    if (typeof body === 'string' && hasMarker(body))
        return refused(markerMessage('a new issue'));
    await readyFor(context, request);
    const before = await context.made.lookLately(key);
    const known = answerFor(context, before.issues, key);
    if (known !== null)
        return known.kind === 'adopted' ? adopt(context, known.issue, fields) : known;
    const json = await createBody(context, request);
    if (!json.ok)
        return json.error;
    const waited = await takeTurn(context, before);
    if (waited > 0)
        await request.confirm?.();
    const now = waited > 0 ? await context.made.lookLately(key) : before;
    const since = answerFor(context, now.issues, key);
    if (since !== null)
        return since.kind === 'adopted' ? adopt(context, since.issue, fields) : since;
    const made = await postOnce(context, key, json.value);
    if (!made.ok)
        return made.error;
    return finish(context, await settledScope(context, made.value), fields);
}
/** Takes a create off both budgets of the hour; gives how long it waited. Errors: `rate-limited` (E37, E40). */
async function takeTurn({ client }, { ages }) {
    const waited = await client.ready();
    client.reserve();
    return waited + (await client.pace.takeCreate(ages));
}
/** Posts; gives the issue, an answer, or throws when nobody can tell whether there is one. */
async function postOnce(context, key, json) {
    try {
        const answer = await context.client.send({ method: 'POST', path: '/issues', json });
        if ([400, 413, 422].includes(answer.status)) {
            return (0,result/* fail */.fJ)(refused(`GitHub refused the new issue: ${answer.reason}`));
        }
        if (answer.status !== 201)
            throw faultOf(answer);
        const parsed = parseIssue(answer.body, context.scope);
        if (parsed.ok) {
            context.made.note(parsed.value);
            return (0,result.ok)(parsed.value);
        }
        throw (0,fault/* passingFault */.Ke)('bad-answer', `POST /issues: ${parsed.error}`);
    }
    catch (error) {
        if (!(0,fault/* isUncertain */.cp)(error))
            throw error;
        context.made.doubt(key);
        for (let look = 1; look <= LOOKS; look += 1) {
            const found = answerFor(context, (await context.made.look(key)).issues, key);
            if (found !== null)
                return found.kind === 'adopted' ? (0,result.ok)(found.issue) : (0,result/* fail */.fJ)(found);
            await context.sleep(LOOK_WAIT_MS);
        }
        const said = `A new issue was sent to ${context.scope.repository}, but no answer came and no list shows it.`;
        throw (0,fault/* passingFault */.Ke)('create-unconfirmed', `${said} The next run looks for it again.`, { cause: error });
    }
}
async function createBody(context, { fields, key }) {
    const text = fields['body'];
    const milestone = fields['milestone'];
    const json = {
        title: fields['title'] ?? '',
        body: joinBody(typeof text === 'string' ? text : null, [key]),
        labels: [
            ...context.scope.labels,
            ...creating_namesOf(fields['labels']).filter((name) => !isHiddenLabel(name, context.scope)),
        ],
    };
    const assignees = creating_namesOf(fields['assignees']);
    if (assignees.length > 0)
        json['assignees'] = assignees;
    if (typeof fields['type'] === 'string')
        json['type'] = fields['type'];
    if (typeof milestone === 'string') {
        const number = await milestoneNumber(context, milestone);
        if (number === null) {
            const said = `${context.scope.repository} has no milestone "${(0,upstream_text/* plain */.p)(milestone)}".`;
            return (0,result/* fail */.fJ)(refused(`${said} Make it first.`));
        }
        json['milestone'] = number;
    }
    return (0,result.ok)(json);
}
/** Does what a POST cannot: close the issue, and put it under a parent. */
async function finish(context, made, fields) {
    let issue = made;
    if (fields['state'] === 'closed') {
        const reason = fields['state_reason'];
        const json = { state: 'closed', ...(typeof reason === 'string' ? { state_reason: reason } : {}) };
        const isDone = (one) => one.record.fields['state'] === 'closed';
        const closed = await patchIssue(context, { id: issue.id, json, isDone });
        if (!closed.ok && closed.error.kind !== 'rejected')
            return closed.error;
        if (closed.ok)
            issue = closed.value;
    }
    const parent = fields['parent'];
    if (typeof parent === 'string' && issue.offers.parent) {
        await changeParent(context, { issue, before: null, sent: parent });
        const now = await readIssue(context, issue.id);
        if (now.kind === 'found')
            issue = now.issue;
    }
    return { kind: 'written', record: issue.record };
}
/** What is known of a key: nothing, an issue to take up, or an answer. */
function answerFor(context, issues, key) {
    const [first, second] = issues;
    if (first === undefined)
        return null;
    if (second !== undefined) {
        const names = issues.map(({ id }) => nameOf(context, id)).join(' and ');
        return refused(`${names} bear the key ${(0,upstream_text/* plain */.p)(key)}: take the hidden comment out of the copy.`, 'ambiguous-key');
    }
    return first.kind === 'record' ? { kind: 'adopted', issue: first } : { kind: 'gone' };
}
/** An issue that moved no later than this was touched by nobody but its maker. */
const UNTOUCHED_MS = 1000;
/**
 * Takes up an issue that an earlier run made, as it is by now. One that nobody has touched since the POST is
 * finished first: the run may have been cut off before it closed the issue or gave it a parent (E30).
 */
async function adopt(context, { id }, fields) {
    const now = await readIssue(context, id);
    if (now.kind === 'found') {
        const { createdAt, updatedAt } = now.issue;
        const isUntouched = Date.parse(updatedAt) - Date.parse(createdAt) <= UNTOUCHED_MS;
        const issue = await settledScope(context, now.issue);
        return isUntouched ? finish(context, issue, fields) : { kind: 'written', record: issue.record };
    }
    if (now.kind === 'gone' || now.kind === 'unknown')
        return { kind: 'gone' };
    throw (0,fault/* lastingFault */.tO)('unreadable', `${nameOf(context, id)} was made, but reading it was answered "${now.kind}".`);
}
/** GitHub drops labels without a word where the token may not set them; without its label no listing shows an issue. */
async function settledScope(context, issue) {
    if (issue.isInScope)
        return issue;
    const { labels } = context.scope;
    const json = { labels };
    const answer = await context.client.send({ method: 'POST', path: `/issues/${issue.id}/labels`, json });
    const names = answer.status === 200 ? checked(schemas/* array */.YOg(labelItem), answer) : [];
    const has = new Set(names.map((name) => name.toLowerCase()));
    if (labels.every((label) => has.has(label.toLowerCase())))
        return issue;
    if (answer.status !== 200 && faultOf(answer).retryable)
        throw faultOf(answer);
    const said = `${nameOf(context, issue.id)} was made, but without the label ${labels.join(', ')}.`;
    throw (0,fault/* lastingFault */.tO)('label-dropped', `${said} Let the token set labels; the next run takes the issue up.`);
}
function creating_namesOf(value) {
    return ((0,kernel_json/* isJsonArray */.Md)(value) ? value : []).filter((name) => typeof name === 'string');
}
/** A create carries every field; those without a value are not sent. */
function withoutEmpty(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

;// CONCATENATED MODULE: ./build/providers/github-issues/deleting.js








/**
 * Deletes a record: its issue gets the label `removed-from-sync` and is closed as not planned.
 *
 * REST deletes no issue, and what people wrote there should not go either. Closed with that label it is
 * gone for the sync; a person who opens it again brings the record back. The label comes first: cut off
 * between the two, the record is still there. No text is written, so that no edit can be lost; one that
 * came meanwhile takes the deletion back and makes it `stale` (E57).
 * Errors: `stale`, `gone`, `refused`; the client's faults.
 */
async function deleteIssue(context, request) {
    const { id } = request;
    await readyFor(context, request);
    const now = await readPlanned(context, id);
    if (!now.ok)
        return now.error;
    const before = now.value.issue;
    if (before.record.version !== request.version)
        return { kind: 'stale' };
    context.client.reserve();
    const path = `/issues/${id}/labels`;
    const json = { labels: [REMOVED_LABEL] };
    const labelled = await context.client.send({ method: 'POST', path, json });
    const names = labelled.status === 200 ? checked(schemas/* array */.YOg(labelItem), labelled) : [];
    if (!names.some((name) => name.toLowerCase() === REMOVED_LABEL)) {
        if (labelled.status !== 200 && faultOf(labelled).retryable)
            throw faultOf(labelled);
        const said = `${nameOf(context, id)} could not be given the label ${REMOVED_LABEL}`;
        return refused(`${said} (${labelled.reason}). Let the token set labels.`);
    }
    const closed = await patchIssue(context, {
        id,
        json: { state: 'closed', state_reason: 'not_planned' },
        isDone: (issue) => issue.kind === 'removed',
    });
    if (!closed.ok)
        return closed.error.kind === 'gone' ? { kind: 'deleted' } : closed.error;
    if (isUntouched(before, closed.value))
        return { kind: 'deleted' };
    await takeBack(context, before);
    return { kind: 'stale' };
}
/** Whether nobody changed anything but what we did. */
function isUntouched(before, after) {
    const { state, state_reason: reason } = before.record.fields;
    const fields = { ...after.record.fields, state: state ?? null, state_reason: reason ?? null };
    return versionOf(fields) === before.record.version;
}
async function takeBack(context, before) {
    const { id } = before;
    const path = `/issues/${id}/labels/${encodeURIComponent(REMOVED_LABEL)}`;
    const answer = await context.client.send({ method: 'DELETE', path });
    if (answer.status !== 200 && answer.status !== 404)
        throw faultOf(answer);
    if (before.record.fields['state'] !== 'open')
        return;
    const isDone = (issue) => issue.record.fields['state'] === 'open';
    await patchIssue(context, { id, json: { state: 'open' }, isDone });
}

;// CONCATENATED MODULE: ./build/providers/github-issues/counting.js

const QUERY = `query ($owner: String!, $name: String!, $labels: [String!]) {
  repository(owner: $owner, name: $name) { issues(first: 1, labels: $labels) { totalCount } }
}`;
const counted = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ issues: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig().int().min(0) }) }),
});
/**
 * Counts the issues that the filter lets through; null where GraphQL does not tell.
 *
 * Deletions, transfers and lost labels are in no listing by time; that the count is another one than
 * expected shows them at the price of one request (E17). GraphQL joins labels by "or", REST by "and", so
 * that a filter of many labels cannot be counted.
 */
async function countIssues(context) {
    const { repository, labels } = context.scope;
    if (labels.length > 1)
        return null;
    const [owner, name] = repository.split('/');
    const answer = await context.client.graphql(QUERY, {
        owner,
        name,
        labels: labels.length === 0 ? null : labels,
    });
    const parsed = answer.kind === 'data' ? counted.safeParse(answer.data) : null;
    return parsed?.success === true ? parsed.data.repository.issues.totalCount : null;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/sighting.js





/** So much of a version tells an edited issue from one that is only listed again. */
const VERSION_LENGTH = 8;
const known = schemas/* object */.Ikc({ number: schemas/* number */.aig().int().positive(), pull_request: schemas/* unknown */.L5J().optional() });
const sighting_timed = schemas/* object */.Ikc({ updated_at: schemas/* string */.YjP() });
/** What a listing has come across so far. */
class Sighting {
    /** Something failed: the cursor must not pass it. */
    hasFailed = false;
    /** Something failed of which not even the number is known: absence means nothing. */
    isNameless = false;
    /** A page was forbidden after others had come. */
    isCut = false;
    /** The newest `updated_at`; empty until there is one. */
    newest = '';
    /** The highest number of an issue. */
    top;
    /** The day of the last answer, by GitHub's clock. */
    day = '';
    /** Issues with a number above the cursor's: the count has grown by these. */
    fresh = new Set();
    pages = 0;
    scope;
    begun;
    before;
    versions = new Map();
    constructor(scope, cursor) {
        this.scope = scope;
        this.before = cursor?.seen ?? {};
        this.begun = cursor?.top ?? 0;
        this.top = this.begun;
    }
    /**
     * Turns a page of issues into records, but for those listed before with the same content.
     *
     * `since`: older rows are passed over. Errors: the fault of a page that was refused before any other
     * came; null for one after others.
     */
    read({ rows, answer }, since = '') {
        const sent = Date.parse(answer.headers.get('date') ?? '');
        if (!Number.isNaN(sent))
            this.day = new Date(sent).toISOString().slice(0, 10);
        if (answer.status === 304)
            return { records: [] };
        if (answer.status !== 200) {
            if (this.pages === 0)
                throw faultOf(answer);
            this.isCut = true;
            return null;
        }
        this.pages += 1;
        const records = new Map();
        const deleted = [];
        const failed = [];
        for (const row of rows) {
            const at = wholeSecond(sighting_timed.safeParse(row).data?.updated_at ?? '');
            if (at !== null && at < since)
                continue;
            this.readRow(row, { records, deleted, failed });
        }
        return { records: [...records.values()], deleted, failed };
    }
    /** The issues that were updated since a time, by the beginning of their version, newest first. */
    versionsSince(since) {
        const recent = [...this.versions].filter(([, { updatedAt }]) => updatedAt >= since);
        return Object.fromEntries(recent.map(([id, { version }]) => [id, version]));
    }
    readRow(row, page) {
        const parsed = parseIssue(row, this.scope);
        if (!parsed.ok) {
            page.failed.push(this.failureOf(row, parsed.error));
            return;
        }
        const { id, kind, record } = parsed.value;
        const updatedAt = wholeSecond(parsed.value.updatedAt) ?? '';
        if (updatedAt > this.newest)
            this.newest = updatedAt;
        if (kind === 'pull-request')
            return;
        this.count(Number(id));
        const version = (kind === 'record' ? record.version : kind).slice(0, VERSION_LENGTH);
        const last = this.versions.get(id)?.version ?? this.before[id];
        this.versions.set(id, { version, updatedAt });
        if (kind === 'own-issue' || last === version)
            return;
        if (kind === 'removed')
            page.deleted.push(id);
        else
            page.records.set(id, record);
    }
    failureOf(row, message) {
        this.hasFailed = true;
        const { data } = known.safeParse(row);
        if (data === undefined) {
            this.isNameless = true;
            return { where: this.scope.repository, code: 'bad-record', message };
        }
        if ((data.pull_request ?? null) === null)
            this.count(data.number);
        const id = String(data.number);
        return { id, where: nameOf({ scope: this.scope }, id), code: 'bad-record', message };
    }
    count(number) {
        this.top = Math.max(this.top, number);
        if (number > this.begun)
            this.fresh.add(String(number));
    }
}

;// CONCATENATED MODULE: ./build/providers/github-issues/listing.js




/** How far before the newest issue a listing begins again: replicas show some edits late (E13). */
const OVERLAP_S = 60;
/** The same where so many issues share a minute that remembering them all would swell the cursor. */
const SHORT_OVERLAP_S = 2;
const MAX_SEEN = 500;
/** How often the first page is asked for again while issues keep moving to it. */
const MAX_ROUNDS = 5;
/** Before every issue. */
const BEGINNING = '1970-01-01T00:00:00Z';
/**
 * Lists the repository's issues, or those that changed since a cursor.
 *
 * Pull requests and issues of ours are passed over. Issues come by their last update, newest first, back to
 * a minute before the cursor's time: times are GitHub's own (E11), and what it may show late is looked for
 * in that minute. Every change comes to the top of the first page, so that a run with nothing to do costs
 * its 304 and a count. When the count is not the expected one, or a day has passed, everything is listed:
 * deletions, transfers and lost labels are in no listing by time (E17).
 * Laws: the cursor passes no issue that failed (E14); a listing cut short concludes nothing (E18).
 * Errors: the client's faults.
 */
async function* listChanges(context, request) {
    const given = parseCursor(request.cursor, context.binding);
    let seen = new Sighting(context.scope, given);
    let cursor = null;
    if (given !== null) {
        const etag = yield* listBackTo(context, { seen, etag: given.etag, until: given.since });
        const count = await countIssues(context);
        const expected = given.count === null ? null : given.count + seen.fresh.size;
        const isOff = count !== null && expected !== null && count !== expected;
        const isOld = seen.day !== given.censusOn;
        if (!isOff && !isOld)
            cursor = nextCursor(given, { seen, etag, count: count ?? expected });
    }
    const census = cursor === null && !seen.isCut;
    if (census) {
        seen = new Sighting(context.scope, null);
        const etag = yield* listBackTo(context, { seen, etag: null, until: '' });
        const begin = { since: BEGINNING, etag: null, seen: {}, count: null, top: 0, censusOn: seen.day };
        cursor = nextCursor(begin, { seen, etag, count: seen.isCut ? null : await countIssues(context) });
    }
    const isHeld = seen.hasFailed || seen.isCut;
    yield {
        records: [],
        end: {
            cursor: isHeld || cursor === null ? request.cursor : formatCursor(cursor, context.binding),
            complete: !seen.isNameless && !seen.isCut,
            census,
        },
    };
}
/** Lists what was updated since a time; gives the ETag of the first page. */
async function* listBackTo(context, about) {
    const { seen } = about;
    let { etag, until } = about;
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
        let pages = 0;
        for await (const page of newestFirst(context, { etag, until })) {
            const read = seen.read(page, until);
            if (read === null || page.answer.status === 304)
                return etag;
            pages += 1;
            if (pages === 1)
                etag = page.answer.headers.get('etag');
            yield read;
        }
        // One page is one moment; over several, what moved meanwhile is on the first one by now.
        if (pages === 1)
            break;
        until = earlier(seen.newest, SHORT_OVERLAP_S);
    }
    return etag;
}
function nextCursor(cursor, about) {
    const { seen, etag, count } = about;
    const top = Math.max(cursor.top, seen.top);
    // Nothing came: then what is known of the time since then stays known.
    if (seen.newest === '')
        return { ...cursor, etag, count, top };
    const later = (seconds) => {
        const since = earlier(seen.newest, seconds);
        return since > cursor.since ? since : cursor.since;
    };
    const long = later(OVERLAP_S);
    const isMuch = Object.keys(seen.versionsSince(long)).length > MAX_SEEN;
    const since = isMuch ? later(SHORT_OVERLAP_S) : long;
    const versions = Object.entries(seen.versionsSince(since)).slice(0, MAX_SEEN);
    return { ...cursor, since, etag, count, top, seen: Object.fromEntries(versions) };
}

;// CONCATENATED MODULE: ./build/providers/github-issues/made.js






const HOUR_S = 3600;
const made_HOUR_MS = HOUR_S * 1000;
/** Ages are told a little beyond the hour: times have a resolution of a second. */
const RECENT_MS = made_HOUR_MS + 10_000;
const made_MAX_PAGES = 1000;
/** How long a look holds for keys that nothing was sent under yet: no issue can bear one. */
const LOOK_HOLDS_MS = 30_000;
/** Issues that others may have made since the last look are few. */
const PER_LATER_PAGE = 10;
const made_rows = schemas/* array */.YOg(schemas/* unknown */.L5J());
const ULID_TIME = /^([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}(?:-|$)/;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * The issues that we made, by their keys, as the list of the newest issues shows them.
 *
 * The first look goes back to an hour before the session that a key belongs to; a look after it only as
 * far as the last one came. A search index would lag and is never asked (E2). The list is not narrowed to
 * our login: a job's token does not tell its own, and a copy by a person has to be seen (E8).
 */
class MadeIssues {
    client;
    scope;
    now;
    byKey = new Map();
    createdAt = new Map();
    /** How far back was looked, null when not at all; and the highest number seen. */
    back = null;
    top = 0;
    /** When GitHub answered the last look, by its clock and by ours. */
    answeredAt = 0;
    answeredHere = 0;
    /** When the last look began: what was made since, it may have missed. */
    lookedAt = Number.NEGATIVE_INFINITY;
    /** How many issues were made by this process since. */
    noted = 0;
    doubted = new Set();
    /** `now`: our own time, against clocks that are ahead and for ages. */
    constructor(client, scope, now) {
        this.client = client;
        this.scope = scope;
        this.now = now;
    }
    /** Errors: the client's faults. */
    async look(key) {
        const begun = this.now();
        const bound = boundOf(key, begun);
        const isLater = this.back !== null && this.back <= bound;
        this.answeredAt = await this.list(isLater ? { top: this.top, bound } : { top: 0, bound });
        this.answeredHere = this.now();
        this.lookedAt = begun;
        this.back = Math.min(bound, this.back ?? bound);
        return this.known(key);
    }
    /**
     * As `look`, but without a request when the last look is fresh and the key was never sent by this process.
     *
     * What an earlier process sent without an answer is asked for first of all by a run, by a look of its own
     * (E1); under any other key there can be no issue. It halves what a create costs of the hour's requests.
     */
    async lookLately(key) {
        const now = this.now();
        const isCovered = this.back !== null && this.back <= boundOf(key, now);
        const isFresh = now - this.lookedAt < LOOK_HOLDS_MS && now >= this.lookedAt;
        const isNew = !this.byKey.has(key) && !this.doubted.has(key);
        return isCovered && isFresh && isNew ? this.known(key) : this.look(key);
    }
    /** Remembers an issue as its creation was answered. */
    note(issue) {
        this.noted += 1;
        this.remember(issue);
    }
    /** Remembers that an issue may be made at any time under a key whose answer was lost. */
    doubt(key) {
        this.doubted.add(key);
    }
    known(key) {
        const then = this.answeredAt + Math.max(0, this.now() - this.answeredHere);
        const ages = [...this.createdAt.values()].map((at) => then - at).filter((ago) => ago < RECENT_MS);
        return { issues: [...(this.byKey.get(key)?.values() ?? [])], ages };
    }
    async list(until) {
        const size = until.top > 0 ? Math.min(PER_PAGE, PER_LATER_PAGE + this.noted) : PER_PAGE;
        const since = earlier(new Date(until.bound).toISOString(), 0);
        let answeredAt = 0;
        let highest = this.top;
        for (let page = 1; page <= made_MAX_PAGES; page += 1) {
            const query = { state: 'all', sort: 'created', direction: 'desc', per_page: size, page };
            const asked = until.bound > 0 ? { ...query, since } : query;
            const answer = await this.client.send({ method: 'GET', path: '/issues', query: asked });
            if (answer.status !== 200)
                throw faultOf(answer);
            answeredAt = Date.parse(answer.headers.get('date') ?? '');
            const items = checked(made_rows, answer);
            const issues = items.flatMap((item) => {
                const parsed = parseIssue(item, this.scope);
                return parsed.ok ? [parsed.value] : [];
            });
            for (const issue of issues)
                this.remember(issue);
            highest = Math.max(highest, ...issues.map(({ id }) => Number(id)));
            const isPast = ({ id, createdAt }) => Number(id) <= until.top || Date.parse(createdAt) < until.bound;
            if (items.length < size || issues.some(isPast))
                break;
        }
        this.top = highest;
        this.noted = 0;
        return answeredAt;
    }
    remember(issue) {
        if (issue.kind === 'pull-request' || issue.keys.length === 0)
            return;
        this.createdAt.set(issue.id, Date.parse(issue.createdAt));
        for (const key of issue.keys) {
            const known = this.byKey.get(key) ?? new Map();
            this.byKey.set(key, known.set(issue.id, issue));
        }
    }
}
/**
 * Before when no issue of this key can have been made, in milliseconds since 1970; 0 when the key does not tell.
 *
 * A key begins with the id of its session, a ULID, and that with a time of ours: an hour is left for clocks
 * that differ (E11).
 */
function boundOf(key, now) {
    const [, digits] = ULID_TIME.exec(key) ?? [];
    if (digits === undefined)
        return 0;
    const time = Array.from(digits).reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0);
    return Math.max(0, Math.min(time, now) - made_HOUR_MS);
}

// EXTERNAL MODULE: ./build/upstream/options.js
var options = __webpack_require__(8971);
;// CONCATENATED MODULE: ./build/providers/github-issues/options.js


/** The API's filter separates labels by commas, so that one with a comma cannot be asked for. */
const label = schemas/* string */.YjP()
    .trim()
    .min(1)
    .max(50)
    .regex(/^[^,\p{C}]*$/u, 'A label to filter by has no comma and no control character.');
/** The form of these keys; any other key is an error. */
const options_options = schemas/* strictObject */.rej({
    repository: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/, 'Write owner/name.')
        .optional(),
    labels: schemas/* array */.YOg(label)
        .max(20)
        .default([])
        .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
        message: 'A label is named twice.',
    }),
    'api-url': options/* addressOption */.I0.transform((text) => text.replace(/\/+$/, '')).optional(),
    'token-env': options/* tokenEnvOption */.qI.optional(),
    timeout: options/* timeoutOption */.D5,
});

// EXTERNAL MODULE: ./build/upstream/token.js
var token = __webpack_require__(6956);
;// CONCATENATED MODULE: ./build/providers/github-issues/place.js



const PUBLIC_API = 'https://api.github.com';
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;
/**
 * Finds out from the config and the environment where to go.
 *
 * The token of the workflow is for the API that the workflow runs on: another `api-url` needs a
 * `token-env` of its own (A45).
 * Errors: `repository-missing`, `token-missing`, `token-invalid`.
 */
function placeOf(options, env) {
    const repository = options.repository ?? env('GITHUB_REPOSITORY')?.trim() ?? '';
    if (!REPOSITORY.test(repository)) {
        const said = repository === '' ? 'is not set' : `holds "${(0,upstream_text/* plain */.p)(repository)}"`;
        throw (0,fault/* lastingFault */.tO)('repository-missing', `GITHUB_REPOSITORY ${said}. Name the repository in the config.`);
    }
    const home = baseOf(env('GITHUB_API_URL')) ?? PUBLIC_API;
    const apiUrl = options['api-url'] ?? home;
    const token = tokenFor(options['token-env'], { env, isHome: originOf(apiUrl) === originOf(home), apiUrl });
    return { repository, apiUrl, graphqlUrl: graphqlOf(apiUrl), token };
}
/** Source: GitHub's documentation, "Forming calls with GraphQL": `/graphql`, on a server `/api/graphql`. */
function graphqlOf(apiUrl) {
    return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/v3$/, 'graphql') : `${apiUrl}/graphql`;
}
function tokenFor(name, about) {
    if (name === undefined && !about.isHome) {
        const host = new URL(about.apiUrl).host;
        const said = `The token of this workflow is not for ${host}.`;
        throw (0,fault/* lastingFault */.tO)('token-missing', `${said} Name the variable of another one as token-env.`);
    }
    return (0,token/* readToken */.A)(about.env, name === undefined ? ['GITHUB_TOKEN', 'INPUT_GITHUB-TOKEN'] : [name]);
}
function baseOf(text) {
    const trimmed = text?.trim().replace(/\/+$/, '') ?? '';
    return /^https?:\/\//.test(trimmed) && URL.canParse(trimmed) ? trimmed : null;
}
function originOf(url) {
    return new URL(url).origin;
}

;// CONCATENATED MODULE: ./build/providers/github-issues/provider.js












/** How issues become records; a cursor of an older way begins anew. */
const MAPPING_VERSION = 1;
/**
 * Issues of a GitHub repository, its own or another, on GitHub or an Enterprise Server.
 *
 * GitHub writes without conditions, so its guard is `verified`: what others wrote in the moment of a write
 * is detected and restorable, not prevented (I15). Pull requests are no records, and neither are the
 * issues in which conflicts and syncs are shown.
 */
const definition = {
    name: 'github-issues',
    side: 'remote',
    options: options_options,
    open: provider_open,
};
function provider_open(given, context) {
    const { sleep, now, env } = context;
    let opened = null;
    // At the first call, so that a config can be looked at where its token is not.
    const prepare = () => {
        if (opened !== null)
            return opened;
        const place = placeOf(given, env);
        const scope = { repository: place.repository, labels: given.labels };
        const named = JSON.stringify([MAPPING_VERSION, place.apiUrl, place.repository, given.labels]);
        const binding = (0,external_node_crypto_.createHash)('sha256').update(named.toLowerCase()).digest('hex').slice(0, 16);
        const client = createClient(place, context, given.timeout);
        opened = { client, scope, binding, made: new MadeIssues(client, scope, now), sleep };
        return opened;
    };
    return {
        name: 'github-issues',
        side: 'remote',
        capabilities: {
            guard: 'verified',
            create: 'marker',
            ids: 'assigned',
            sharedIds: false,
            pace: ratesOf(null),
        },
        paceNow: () => ratesOf(opened?.client.requestsLeft() ?? null),
        schema: async () => SCHEMA,
        async *changes(request) {
            yield* listChanges(prepare(), request);
        },
        async read(id, ifNoneMatch) {
            const answer = await readIssue(prepare(), id);
            if (answer.kind !== 'found')
                return answer;
            const { record } = answer.issue;
            return record.version === ifNoneMatch ? { kind: 'not-modified' } : { kind: 'found', record };
        },
        create: async (request) => createIssue(prepare(), request),
        update: async (request) => updateIssue(prepare(), request),
        delete: async (request) => deleteIssue(prepare(), request),
    };
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