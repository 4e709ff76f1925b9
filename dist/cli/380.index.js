"use strict";
exports.id = 380;
exports.ids = [380];
exports.modules = {

/***/ 9380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  decide: () => (/* binding */ decide)
});

// EXTERNAL MODULE: ./build/env.js + 7 modules
var env = __webpack_require__(6474);
// EXTERNAL MODULE: ./build/flows/report.js
var report = __webpack_require__(3315);
// EXTERNAL MODULE: ./build/kernel/choice.js
var choice = __webpack_require__(3954);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/flows/sessions.js
var sessions = __webpack_require__(8424);
;// CONCATENATED MODULE: ./build/flows/resolve.js



/**
 * Adds decisions to a session; writes nothing on either side.
 *
 * A decision names its conflict by record and field and is bound to the three values that the session
 * shows. All of them are stored, or none.
 * Errors: one sentence per decision that fits no conflict, or whose choice does not fit.
 */
async function resolve(run, session, about) {
    const problems = [];
    const decided = new Map();
    if (about.all !== undefined) {
        for (const conflict of session.plan.conflicts) {
            if ((0,choice/* choicesOf */.cU)(conflict).includes(about.all))
                decided.set(conflict.id, resolution(run, conflict, { choice: about.all }));
        }
        if (decided.size === 0)
            problems.push(`no conflict of session ${session.id} can be settled with ${about.all}`);
    }
    for (const decision of about.decisions) {
        const conflict = findConflict(session, decision);
        const checked = conflict.ok ? (0,choice/* checkDecision */.dM)(conflict.value, decision) : conflict;
        if (!checked.ok)
            problems.push(checked.error);
        else if (conflict.ok)
            decided.set(conflict.value.id, resolution(run, conflict.value, checked.value));
    }
    if (problems.length > 0)
        return (0,result/* fail */.fJ)(problems);
    let next = (0,sessions/* move */.Cy)(run, session, { kind: 'resolve', resolutions: [...decided.values()] });
    for (const one of decided.values()) {
        const data = { id: one.conflict, field: one.field, choice: one.choice, by: one.by };
        next = (0,sessions/* tell */.qz)(run, next, { type: 'conflict.resolved', subject: one.record, data });
    }
    await run.store.writeSession(next);
    return (0,result.ok)(next);
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

// EXTERNAL MODULE: ./build/kernel/advance.js
var advance = __webpack_require__(3347);
// EXTERNAL MODULE: ./build/kernel/conflict.js
var conflict = __webpack_require__(1007);
;// CONCATENATED MODULE: ./build/cli/decide.js






/**
 * Stores decisions on conflicts, given as arguments or, on a terminal, asked for one by one.
 *
 * The state is locked only to store them: a person may think for an hour. If the session moved in the
 * meantime nothing is stored, since they decided on other values.
 */
async function decide(world, about) {
    const store = (0,env/* openStore */.Ch)(world);
    const session = await store.readSession(about.session);
    if (session === null)
        return notFound(about.session);
    const ready = readiness(session);
    if (ready !== null)
        return ready;
    const all = conflict/* CHOICES */.vC.find((choice) => choice === about.all);
    const problems = about.all !== undefined && all === undefined
        ? [`"${about.all}" is not a choice; use one of ${conflict/* CHOICES */.vC.join(', ')}`]
        : [];
    const decisions = await gather(about, { session, all, problems });
    if (problems.length > 0)
        return (0,report/* report */.z8)({ sync: session.sync, code: 'bad-choice', session, messages: problems });
    if (decisions.length === 0 && all === undefined)
        return (0,report/* report */.z8)({ sync: session.sync, code: 'conflicts', session, messages: ['nothing was decided'] });
    const release = await store.lock();
    try {
        const current = await store.readSession(session.id);
        if (current === null)
            return notFound(session.id);
        if (current.digest !== session.digest)
            return movedMeanwhile(current);
        return readiness(current) ?? (await keep(world, { store, session: current, decisions, all }));
    }
    finally {
        await release();
    }
}
async function keep(world, about) {
    const { store, session, decisions, all } = about;
    const run = { store, actor: world.actor, source: `/${session.sync}`, now: world.now };
    const resolved = await resolve(run, session, { decisions, ...(all === undefined ? {} : { all }) });
    if (!resolved.ok)
        return (0,report/* report */.z8)({ sync: session.sync, code: 'bad-choice', session, messages: resolved.error });
    return (0,report/* report */.z8)({
        sync: session.sync,
        code: 'resolved',
        session: resolved.value,
        messages: told(resolved.value),
    });
}
function notFound(id) {
    return (0,report/* report */.z8)({ sync: '', code: 'no-session', messages: [`there is no session ${id}`] });
}
function movedMeanwhile(session) {
    const messages = [`session ${session.id} changed while you decided; nothing was stored`];
    return (0,report/* report */.z8)({ sync: session.sync, code: 'stale', session, messages });
}
function readiness(session) {
    const about = { sync: session.sync, session, plan: session.plan };
    if (!(0,advance/* isOpen */.nT)(session) || session.state === 'applying') {
        const messages = [`session ${session.id} is ${session.state}; its conflicts can no longer be settled`];
        return (0,report/* report */.z8)({ ...about, code: 'not-approvable', messages });
    }
    if (session.plan.conflicts.length > 0)
        return null;
    return (0,report/* report */.z8)({ ...about, code: 'nothing-to-do', messages: [`session ${session.id} has no conflicts`] });
}
async function gather(about, into) {
    if (about.decisions.length > 0 || into.all !== undefined || into.problems.length > 0) {
        return about.decisions.flatMap((text) => {
            const parsed = (0,choice/* parseDecision */.cg)(text);
            if (parsed.ok)
                return [parsed.value];
            into.problems.push(parsed.error);
            return [];
        });
    }
    if (about.output.isInteractive) {
        const { askForDecisions } = await __webpack_require__.e(/* import() */ 390).then(__webpack_require__.bind(__webpack_require__, 7009));
        return askForDecisions(into.session, about.output);
    }
    const [first] = into.session.plan.conflicts;
    into.problems.push(`no decision was given and this is no terminal; write for example ${first?.record}:${first?.field}=local`);
    return [];
}
function told(session) {
    return session.resolutions.map((one) => `${one.record}:${one.field} = ${one.choice}`);
}


/***/ }),

/***/ 3315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r2: () => (/* binding */ appliedCode),
/* harmony export */   uT: () => (/* binding */ previewCode),
/* harmony export */   z8: () => (/* binding */ report)
/* harmony export */ });
function report(about) {
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
function previewCode(plan, offline) {
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


/***/ }),

/***/ 8424:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ move),
/* harmony export */   Fz: () => (/* binding */ waitingFor),
/* harmony export */   Mk: () => (/* binding */ alteredFault),
/* harmony export */   SU: () => (/* binding */ hasBegun),
/* harmony export */   VW: () => (/* binding */ offlineBy),
/* harmony export */   qz: () => (/* binding */ tell),
/* harmony export */   ts: () => (/* binding */ assertUnaltered),
/* harmony export */   wR: () => (/* binding */ openSessions)
/* harmony export */ });
/* unused harmony export alteredPlan */
/* harmony import */ var _kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3347);
/* harmony import */ var _kernel_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5133);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6123);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8686);




/** The open sessions of one sync, oldest first. */
async function openSessions(store, sync) {
    const sessions = [];
    for (const id of [...(await store.listSessions())].sort(_kernel_json_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n6)) {
        const session = await store.readSession(id);
        if (session !== null && session.sync === sync && (0,_kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(session))
            sessions.push(session);
    }
    return sessions;
}
/** Moves a session; an illegal move is a bug of the flow, since flows check before they move. */
function move(run, session, event) {
    const moved = (0,_kernel_advance_js__WEBPACK_IMPORTED_MODULE_0__/* .advance */ .np)(session, event, run.now());
    if (!moved.ok)
        throw new Error(`bug: ${moved.error.message}`);
    return moved.value;
}
/**
 * What a session waits for: the first fault's time stays, the last one's reason and earliest next try count.
 */
function waitingFor(run, session, { code, message, retryAfterMs }) {
    const now = run.now();
    const since = session.waiting?.since ?? now;
    if (retryAfterMs === undefined)
        return { code, message, since };
    return { code, message, since, retryAt: new Date(Date.parse(now) + retryAfterMs).toISOString() };
}
/** The form of a fault that a run over one sync reports and stores. */
function offlineBy({ code, message, retryAfterMs }) {
    return { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
/** Adds an event to a session; its id is the session's with a counting number. */
function tell(run, session, about) {
    const event = {
        id: `${session.id}-${session.events.length + 1}`,
        type: `dev.specfact.sync.${about.type}`,
        source: run.source,
        ...(about.subject === undefined ? {} : { subject: about.subject }),
        time: run.now(),
        data: { session: session.id, ...about.data },
    };
    return { ...session, events: [...session.events, event] };
}
/**
 * Says why a stored session is not the one that its digest names, or null (A27).
 *
 * The digest was shown to who approved it; a plan, a sync or an origin that somebody put in since was not.
 */
function alteredPlan({ id, sync, origin, plan, digest }, hash) {
    const isNamed = (0,_kernel_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .planDigest */ .Gb)(plan, id, hash) === digest && plan.sync === sync && plan.origin === origin;
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
    return new _store_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreFault */ .W({
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
    return session.approval !== undefined || (await run.store.readJournal(session.id)).length > 0;
}


/***/ })

};
;