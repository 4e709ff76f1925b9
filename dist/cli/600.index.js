"use strict";
exports.id = 600;
exports.ids = [600];
exports.modules = {

/***/ 1600:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  showStatus: () => (/* binding */ showStatus)
});

// EXTERNAL MODULE: ./build/env.js + 7 modules
var env = __webpack_require__(6474);
// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var kernel_journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/advance.js
var advance = __webpack_require__(3347);
;// CONCATENATED MODULE: ./build/flows/status.js



/** Reads what is stored; touches neither side. */
async function status_status(store, about) {
    const ids = about.session === undefined ? await store.listSessions() : [about.session];
    const sessions = [];
    for (const id of [...ids].sort(json/* compareText */.n6).reverse()) {
        const session = await store.readSession(id);
        if (session === null || (about.sync !== undefined && session.sync !== about.sync))
            continue;
        sessions.push(await statusOf(store, session));
    }
    return { head: await store.head(), sessions };
}
async function statusOf(store, session) {
    const journal = (0,kernel_journal/* foldJournal */.n$)(await store.readJournal(session.id));
    const outcome = (change) => journal.get(change)?.outcome;
    const open = session.plan.changes
        .filter((change) => outcome(change.id) === undefined)
        .map((change) => change.id);
    return {
        session,
        done: session.plan.changes.length - open.length,
        waiting: (0,advance/* isOpen */.nT)(session) ? open : [],
        inDoubt: open.filter((change) => journal.get(change)?.intent !== undefined),
    };
}

// EXTERNAL MODULE: ./build/kernel/digest.js
var digest = __webpack_require__(5133);
// EXTERNAL MODULE: ./build/views/plain.js
var plain = __webpack_require__(8994);
// EXTERNAL MODULE: ./build/views/result-json.js
var result_json = __webpack_require__(1044);
// EXTERNAL MODULE: ./build/views/result-text.js + 2 modules
var result_text = __webpack_require__(6089);
;// CONCATENATED MODULE: ./build/views/status.js





/** The state for programs: the object of every command, with the sessions beside it. */
function statusJson(status, readOnly) {
    const [newest] = status.sessions.filter((one) => (0,advance/* isOpen */.nT)(one.session));
    const shown = newest ?? status.sessions[0];
    const base = (0,result_json/* resultJson */.y)({
        code: 'status',
        session: shown?.session ?? null,
        plan: shown?.session.plan ?? null,
    });
    return {
        ...base,
        queued: status.sessions
            .filter((one) => one.session.state === 'queued')
            .flatMap((one) => [...one.waiting]),
        readOnly,
        serial: status.head?.serial ?? 0,
        sessions: status.sessions.map(({ session, done, waiting, inDoubt }) => ({
            id: session.id,
            sync: session.sync,
            state: session.state,
            createdAt: session.createdAt,
            updatedAt: session.updatedAt,
            plan: session.digest,
            changes: session.plan.changes.length,
            done,
            conflicts: session.plan.conflicts.length,
            queued: [...waiting],
            inDoubt: [...inDoubt],
            ...(session.waiting === undefined ? {} : { waiting: { ...session.waiting } }),
        })),
    };
}
/** The state for a person: what is open first, then what ended lately. */
function statusText(status, about) {
    const { paint } = about;
    const lines = about.readOnly === null ? [] : [paint.bad((0,plain/* plain */.pj)(about.readOnly))];
    const open = status.sessions.filter((one) => (0,advance/* isOpen */.nT)(one.session));
    const ended = status.sessions.filter((one) => !(0,advance/* isOpen */.nT)(one.session));
    if (status.sessions.length === 0)
        lines.push('No session yet. Run: sync-kernel --preview');
    for (const one of open)
        lines.push(...sessionLines(one, paint));
    if (open.length === 0 && ended.length > 0)
        lines.push(paint.good('Nothing waits.'));
    for (const one of about.whole ? ended : ended.slice(0, 5))
        lines.push(...sessionLines(one, paint));
    const text = `${lines.join('\n')}\n`;
    const [only] = status.sessions;
    if (!about.whole || only === undefined)
        return text;
    return (text +
        (0,result_text/* resultText */.D)({ sync: only.session.sync, code: 'status', session: only.session, plan: only.session.plan }, paint));
}
function sessionLines(status, paint) {
    const { session, done } = status;
    const { changes, conflicts } = session.plan;
    const colour = (0,advance/* isOpen */.nT)(session) ? paint.warn : session.state === 'applied' ? paint.good : paint.faint;
    const line = `${colour(session.state.padEnd(10))}  ${paint.strong(session.id)}  ${session.sync}  plan ${(0,digest/* shortDigest */.VK)(session.digest)}  ${session.updatedAt}  ${done} of ${(0,plain/* count */.U9)(changes.length, 'change')}${conflicts.length > 0 ? `, ${(0,plain/* count */.U9)(conflicts.length, 'conflict')}` : ''}`;
    const { waiting } = session;
    const why = waiting === undefined || session.state !== 'queued'
        ? []
        : [
            `            waits since ${waiting.since}: ${(0,plain/* plain */.pj)(waiting.message)}${waiting.retryAt === undefined ? '' : ` (not before ${waiting.retryAt})`}`,
        ];
    const doubt = status.inDoubt.length === 0
        ? []
        : [
            `            outcome unknown, asked again by the next --apply: ${status.inDoubt.map(plain/* plain */.pj).join(', ')}`,
        ];
    return [line, ...why, ...doubt];
}

;// CONCATENATED MODULE: ./build/cli/show-status.js



/** Shows the sessions, what waits, since when and why. */
async function showStatus(world, about) {
    const { options, output } = about;
    const store = (0,env/* openStore */.Ch)(world);
    const read = await status_status(store, {
        ...(options.session === undefined ? {} : { session: options.session }),
        ...(options.sync === undefined ? {} : { sync: options.sync }),
    });
    if (options.session !== undefined && read.sessions.length === 0) {
        return output.refuse('no-session', [`there is no session ${options.session}`]);
    }
    const readOnly = await store.readOnlyReason();
    if (options.json)
        process.stdout.write(`${JSON.stringify(statusJson(read, readOnly))}\n`);
    else
        process.stdout.write(statusText(read, { readOnly, paint: output.paint, whole: options.session !== undefined }));
    return 0;
}


/***/ })

};
;