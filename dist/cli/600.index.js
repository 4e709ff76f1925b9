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

// EXTERNAL MODULE: ./build/env.js + 8 modules
var env = __webpack_require__(6588);
// EXTERNAL MODULE: ./build/kernel/advance.js
var advance = __webpack_require__(3347);
// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/flows/sessions.js
var sessions = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/flows/writing.js + 2 modules
var writing = __webpack_require__(7434);
;// CONCATENATED MODULE: ./build/flows/status.js





/** Reads what is stored; touches neither side. */
async function status_status(store, about) {
    const all = [];
    for (const id of [...(await store.listSessions())].sort(json/* compareText */.n6).reverse()) {
        const session = await store.readSession(id);
        if (session !== null)
            all.push(session);
    }
    const sessions = [];
    for (const session of all) {
        if (about.session !== undefined && session.id !== about.session)
            continue;
        if (about.sync !== undefined && session.sync !== about.sync)
            continue;
        sessions.push(statusOf(session, { all, journal: (0,journal/* foldJournal */.n$)(await store.readJournal(session.id)) }));
    }
    return { head: await store.head(), sessions };
}
function statusOf(session, about) {
    const { journal } = about;
    const asked = session.plan.changes.filter(({ record }) => (0,sessions/* isApproved */.SZ)(session, record));
    const open = asked.filter(({ id }) => journal.get(id)?.outcome === undefined);
    const isBegun = session.state === 'applying' || session.state === 'queued';
    return {
        session,
        done: asked.length - open.length,
        waiting: (0,advance/* isOpen */.nT)(session) ? open.map(({ id }) => id) : [],
        inDoubt: open.map(({ id }) => id).filter((id) => journal.get(id)?.intent !== undefined),
        queue: isBegun ? open.map((change) => waitingChange(change, { ...about, session })) : [],
    };
}
function waitingChange(change, about) {
    const { session, all } = about;
    const since = sinceWhen(change, session, all);
    const later = all.find((one) => one.id > session.id && replaces(one, session, change));
    return {
        change,
        ...(since === undefined ? {} : { since }),
        isInDoubt: about.journal.get(change.id)?.intent !== undefined,
        ...(later === undefined ? {} : { later: later.id }),
    };
}
/** Whether a later session waits with another change of the same record. */
function replaces(one, earlier, change) {
    if (one.sync !== earlier.sync || one.origin !== earlier.origin || one.state !== 'queued')
        return false;
    const isHeld = one.plan.held.some(({ record }) => record === change.record);
    const again = one.plan.changes.find(({ id }) => id === change.id);
    return isHeld || (again !== undefined && !(0,writing/* isSameWrite */.G)(change, again));
}
/** A session that waits is replaced by the next one that plans anew; the wait began in the first of them. */
function sinceWhen(change, session, all) {
    let first = session.waiting?.since;
    let at = session;
    while (at !== undefined) {
        const { id } = at;
        at = all.find((one) => one.supersededBy === id && one.id < id && one.plan.changes.some((before) => before.id === change.id));
        first = at?.waiting?.since ?? first;
    }
    return first;
}

// EXTERNAL MODULE: ./build/kernel/digest.js
var digest = __webpack_require__(5133);
// EXTERNAL MODULE: ./build/kernel/forecast.js
var forecast = __webpack_require__(7856);
// EXTERNAL MODULE: ./build/views/forecast-text.js
var forecast_text = __webpack_require__(1557);
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
    const base = (0,result_json/* resultJson */.y3)({
        code: 'status',
        session: shown?.session ?? null,
        plan: shown?.session.plan ?? null,
    });
    return {
        ...base,
        forecast: (0,result_json/* forecastJson */.C3)(shown === undefined ? null : (0,forecast/* forecastOf */.D)(shown.session, shown.waiting)),
        queued: status.sessions
            .filter((one) => one.session.state === 'queued')
            .flatMap(({ waiting, queue = [] }) => {
            const isReplaced = (id) => queue.some(({ change, isInDoubt, later }) => change.id === id && !isInDoubt && later !== undefined);
            return waiting.filter((id) => !isReplaced(id));
        }),
        readOnly,
        serial: status.head?.serial ?? 0,
        sessions: status.sessions.map(({ session, done, waiting, inDoubt, queue = [] }) => ({
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
            waits: queue.map(({ change, since, isInDoubt, later }) => ({
                change: change.id,
                record: change.record,
                title: change.title,
                side: change.side,
                kind: change.kind,
                inDoubt: isInDoubt,
                ...(since === undefined ? {} : { since }),
                ...(later === undefined ? {} : { later }),
            })),
            held: session.plan.held,
            forecast: (0,result_json/* forecastJson */.C3)((0,forecast/* forecastOf */.D)(session, waiting)),
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
    // In the order in which they are taken up.
    for (const one of open.toReversed())
        lines.push(...sessionLines(one, paint));
    lines.push(...nextLines(open));
    if (open.length === 0 && ended.length > 0)
        lines.push(paint.good('Nothing waits.'));
    const lately = ended.filter(({ session }) => hasWritten(session)).slice(0, 5);
    for (const one of about.whole ? ended : lately)
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
    const left = (0,forecast_text/* forecastText */.x)((0,forecast/* forecastOf */.D)(session, status.waiting), { isBegun: done > 0 });
    const below = [...whyLines(status), ...(left === null ? [] : [(0,plain/* plain */.pj)(left)]), ...queueLines(status, paint)];
    return [line, ...below.map((one) => `            ${one}`)];
}
/** A week without the upstream leaves many previews that the next one replaced; nobody looks for them. */
function hasWritten({ state, cursor }) {
    return cursor > 0 || (state !== 'superseded' && state !== 'abandoned');
}
/** Since when, why and until when a session waits. */
function whyLines({ session, queue = [] }) {
    const { waiting } = session;
    if (session.state === 'applying')
        return ['was cut off while it wrote'];
    if (waiting === undefined || session.state !== 'queued')
        return [];
    const first = queue.reduce((least, { since = least }) => (since < least ? since : least), waiting.since);
    const until = waiting.retryAt === undefined ? [] : [`upstream is not asked before ${waiting.retryAt}`];
    return [`waits since ${first}: ${(0,plain/* plain */.pj)(waiting.message)}`, ...until];
}
/** More than these a person does not read; `--json` has all of them. */
const MOST_WAITING = 20;
function queueLines({ session, queue = [] }, paint) {
    const since = queue.map((one) => one.since ?? '').sort()[0];
    const shown = queue.slice(0, MOST_WAITING).map((one) => {
        const { kind, record, title, side } = one.change;
        const mark = one.isInDoubt ? paint.warn('?') : '·';
        const words = [
            title === record ? '' : (0,plain/* oneLine */.TN)(title, 60),
            side === 'local' ? '(in the repository)' : '',
            one.isInDoubt ? paint.warn('sent, no answer: found out first') : '',
            one.since === since ? '' : `since ${one.since}`,
            one.later === undefined ? '' : laterWords(one.isInDoubt, one.later),
        ].filter((part) => part !== '');
        return `${mark} ${kind.padEnd(6)}  ${paint.strong((0,plain/* oneLine */.TN)(record, 60))}  ${words.join('  ')}`.trimEnd();
    });
    const more = queue.length - shown.length;
    const held = isTakenUp(session)
        ? session.plan.held.map(({ record, message }) => `- later   ${(0,plain/* oneLine */.TN)(record, 60)}  ${(0,plain/* oneLine */.TN)(message, 200)}`)
        : [];
    return [...shown, ...(more > 0 ? [`… and ${more} more; --json shows all of them`] : []), ...held];
}
function laterWords(isInDoubt, later) {
    return isInDoubt ? `edited since, see session ${later}` : `replaced by the later edit in session ${later}`;
}
/** What a person does to go on; sessions are taken up oldest first. */
function nextLines(open) {
    const [first, ...others] = open.filter(({ session }) => isTakenUp(session)).toReversed();
    if (first === undefined)
        return [];
    const times = [first, ...others].map(({ session }) => session.waiting?.retryAt ?? '').sort();
    const last = times.at(-1) ?? '';
    return last === ''
        ? ['To go on: sync-kernel --apply']
        : [
            `To go on: sync-kernel --apply after ${last}; to ask at once: sync-kernel --apply --session ${first.session.id}`,
        ];
}
/** Whether a run takes a session up by itself: it waits for the upstream or was cut off. */
function isTakenUp({ state }) {
    return state === 'queued' || state === 'applying';
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