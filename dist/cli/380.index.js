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

// EXTERNAL MODULE: ./build/env.js + 8 modules
var env = __webpack_require__(6588);
// EXTERNAL MODULE: ./build/flows/report.js
var report = __webpack_require__(3315);
// EXTERNAL MODULE: ./build/kernel/choice.js
var kernel_choice = __webpack_require__(3954);
// EXTERNAL MODULE: ./build/kernel/conflict.js
var kernel_conflict = __webpack_require__(1007);
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
        for (const conflict of fitting(session, about.all))
            decided.set(conflict.id, resolution(run, conflict, { choice: about.all }));
        if (decided.size === 0)
            problems.push(`no conflict of session ${session.id} can be settled with ${about.all}`);
    }
    for (const decision of about.decisions) {
        const conflict = findConflict(session, decision);
        const checked = conflict.ok ? (0,kernel_choice/* checkDecision */.dM)(conflict.value, decision) : conflict;
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
/**
 * The conflicts of a session that one answer settles: one rule, spelt out conflict by conflict (E64).
 *
 * A choice that needs a text of its own settles nothing that way.
 */
function fitting(session, choice, record) {
    const needsText = (conflict) => choice === 'value' || (choice === 'merged' && conflict.field !== kernel_conflict/* LINK_FIELD */.Sb);
    return session.plan.conflicts.filter((conflict) => (record === undefined || conflict.record === record) &&
        (0,kernel_choice/* choicesOf */.cU)(conflict).includes(choice) &&
        !needsText(conflict));
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
    const all = kernel_conflict/* CHOICES */.vC.find((choice) => choice === about.all);
    const problems = about.all !== undefined && all === undefined
        ? [`"${about.all}" is not a choice; use one of ${kernel_conflict/* CHOICES */.vC.join(', ')}`]
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
            const parsed = (0,kernel_choice/* parseDecision */.cg)(text);
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
/* harmony export */   Fu: () => (/* binding */ withFirst),
/* harmony export */   lI: () => (/* binding */ behindFirst),
/* harmony export */   r2: () => (/* binding */ appliedCode),
/* harmony export */   uT: () => (/* binding */ previewCode),
/* harmony export */   z8: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _kernel_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3187);

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
/** How a run ends that went on while an earlier session waits: as that one does, unless it was refused. */
function behindFirst(later, first) {
    if (later.session === null)
        return first;
    const { outcome } = _kernel_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .CODES */ .L[later.code];
    const code = ['done', 'queued', 'conflicts'].includes(outcome) ? first.code : later.code;
    return { ...withFirst(later, first), code };
}
/** The report of a session that waits behind another, with what that one still has to write. */
function withFirst(later, first) {
    const isOpen = (one) => one.result === 'queued';
    const left = first.results.filter(isOpen).length;
    const waits = left === 1 ? '1 change of it waits' : `${left} changes of it wait`;
    return {
        ...later,
        results: [...later.results, ...first.results.filter(isOpen)],
        messages: [...later.messages, `session ${first.session?.id} goes first: ${waits}`],
    };
}


/***/ })

};
;