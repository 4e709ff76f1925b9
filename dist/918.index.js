"use strict";
exports.id = 918;
exports.ids = [918];
exports.modules = {

/***/ 778:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   C1: () => (/* binding */ setFailed),
/* harmony export */   S0: () => (/* binding */ addSummary),
/* harmony export */   jD: () => (/* binding */ hide),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   n0: () => (/* binding */ setOutputs)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);


/*
 * The runner's own protocol: workflow commands on stdout and files named by the environment.
 * `@actions/core` speaks it too, but loading it costs three times what starting Node does (decision 0007).
 * Source: docs.github.com, "Workflow commands for GitHub Actions".
 */
/** Sets outputs for later steps; a value may hold anything, line feeds too. */
function setOutputs(outputs) {
    const lines = Object.entries(outputs).map(([name, value]) => {
        const delimiter = `ghadelimiter_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
        return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
    });
    appendTo('GITHUB_OUTPUT', lines.join(''));
}
/** Adds Markdown to the summary of the job. */
function addSummary(markdown) {
    appendTo('GITHUB_STEP_SUMMARY', markdown);
}
/** Shows a sentence on the page of the run. */
function notice(sentence) {
    process.stdout.write(`::notice::${escaped(sentence)}\n`);
}
/** Shows a sentence as an error and lets the step fail. */
function setFailed(sentence) {
    process.stdout.write(`::error::${escaped(sentence)}\n`);
    process.exitCode = 1;
}
/** Writes a line to the log; what begins like a workflow command is no command there. */
function logLine(sentence) {
    process.stdout.write(`${sentence.replaceAll(/[\r\n]+/g, ' ').replaceAll('::', ': :')}\n`);
}
/** Asks the runner to replace a value with `***` in everything that is logged from now on. */
function hide(secret) {
    process.stdout.write(`::add-mask::${escaped(secret)}\n`);
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** Without a runner there is no such file, and nobody to read it. */
function appendTo(variable, text) {
    const file = process.env[variable];
    if (file !== undefined && file !== '')
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(file, text);
}


/***/ }),

/***/ 3347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ mergeResolutions),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   np: () => (/* binding */ advance)
/* harmony export */ });
/* unused harmony export OPEN_STATES */
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6168);

/** The states from which each event may happen; every move that is not here is illegal. */
const LEGAL = {
    approve: ['previewed', 'conflicted', 'queued'],
    start: ['approved', 'queued', 'applying'],
    progress: ['applying'],
    finish: ['applying'],
    wait: ['previewed', 'approved', 'applying', 'queued'],
    hold: ['previewed'],
    resolve: ['previewed', 'conflicted', 'queued', 'held'],
    replan: ['previewed', 'conflicted', 'queued', 'held'],
    supersede: ['previewed', 'approved', 'conflicted', 'queued', 'held'],
    abandon: ['previewed', 'approved', 'conflicted', 'queued', 'held'],
    // A pull request can be merged or closed while a run over it is cut off.
    lease: ['approved', 'applying', 'applied', 'conflicted', 'queued', 'superseded', 'abandoned'],
    undo: ['applied', 'conflicted', 'superseded', 'abandoned'],
};
/** The states in which a session still waits for something. */
const OPEN_STATES = [
    'previewed',
    'approved',
    'applying',
    'conflicted',
    'queued',
    'held',
];
function isOpen(session) {
    return OPEN_STATES.includes(session.state);
}
/**
 * Moves a session by one event; knows every legal move.
 *
 * Errors: `illegal-move` with the state it was in. Time comes with the event's caller.
 * Laws: only `replan`, after decisions, changes the plan and with it the digest and any approval;
 * `cursor` never shrinks; an ended session moves only to `undone`.
 */
function advance(session, event, at) {
    if (!LEGAL[event.kind].includes(session.state)) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)({
            code: 'illegal-move',
            message: `session ${session.id} is ${session.state}: it cannot ${event.kind} any more`,
        });
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)({ ...moved(session, event), updatedAt: at });
}
function moved(session, event) {
    switch (event.kind) {
        case 'approve':
            return { ...session, state: 'approved', approval: event.approval };
        case 'start':
            return { ...withoutWaiting(session), state: 'applying' };
        case 'progress':
            return { ...session, cursor: Math.max(session.cursor, event.cursor) };
        case 'finish':
            return { ...session, state: event.conflicts ? 'conflicted' : 'applied' };
        case 'wait':
            return { ...session, state: 'queued', waiting: event.waiting };
        case 'hold':
            return { ...session, state: 'held' };
        case 'resolve':
            return { ...session, resolutions: mergeResolutions(session.resolutions, event.resolutions) };
        case 'replan':
            return { ...withoutApproval(session), state: 'previewed', plan: event.plan, digest: event.digest };
        case 'supersede':
            return { ...session, state: 'superseded', supersededBy: event.by };
        case 'abandon':
            return { ...session, state: 'abandoned' };
        case 'lease':
            return event.lease === null ? withoutLease(session) : { ...session, lease: event.lease };
        case 'undo':
            return { ...withoutLease(session), state: 'undone' };
        default:
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(event);
    }
}
/** A later decision on the same conflict replaces an earlier one. */
function mergeResolutions(earlier, later) {
    const decided = new Set(later.map((resolution) => resolution.conflict));
    return [...earlier.filter((resolution) => !decided.has(resolution.conflict)), ...later];
}
function withoutWaiting(session) {
    const { waiting: _waiting, ...rest } = session;
    return rest;
}
function withoutLease(session) {
    const { lease: _lease, ...rest } = session;
    return rest;
}
function withoutApproval(session) {
    const { approval: _approval, ...rest } = session;
    return rest;
}


/***/ }),

/***/ 3954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cU: () => (/* binding */ choicesOf),
/* harmony export */   cg: () => (/* binding */ parseDecision),
/* harmony export */   dM: () => (/* binding */ checkDecision)
/* harmony export */ });
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1007);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6168);



/**
 * Reads `<record>:<field>=<choice>`; the record may be left out where there is only one.
 *
 * Shape: `back-12:title=local`, `back-12:title=value:My own words`, `back-12:body=merged:…`.
 * Errors: a sentence that says what is wrong and shows the form.
 */
function parseDecision(text) {
    const match = /^(?:(?<record>.+?):)?(?<field>[^:=]+)=(?<choice>[a-z]+)(?::(?<value>[\s\S]*))?$/.exec(text.trim());
    const { record, field, choice, value } = match?.groups ?? {};
    if (field === undefined || choice === undefined) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`"${text}" is not a decision; write <record>:<field>=<choice>, for example back-12:title=local`);
    }
    const known = _conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .CHOICES */ .vC.find((one) => one === choice);
    if (known === undefined)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`"${choice}" is not a choice; use one of ${_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .CHOICES */ .vC.join(', ')}`);
    if (value !== undefined && known !== 'value' && known !== 'merged')
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`the choice ${known} takes no value`);
    if (value === undefined && (known === 'value' || (known === 'merged' && field !== _conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .LINK_FIELD */ .Sb))) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`the choice ${known} needs your text after it: ${field}=${known}:<text>`);
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)({
        ...(record === undefined ? {} : { record }),
        field,
        choice: known,
        ...(value === undefined ? {} : { value }),
    });
}
/** The choices that settle a conflict. */
function choicesOf(conflict) {
    if (conflict.field === _conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_FIELD */ .bC)
        return ['keep', 'delete'];
    if (conflict.field === _conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .LINK_FIELD */ .Sb)
        return linkIds(conflict).length === 1 ? ['merged', 'keep', 'value'] : ['keep', 'value'];
    if (conflict.choices !== undefined)
        return conflict.choices;
    const isText = conflict.parts !== undefined &&
        [conflict.local, conflict.remote].some((value) => typeof value === 'string');
    return isText ? ['local', 'remote', 'base', 'merged', 'value'] : ['local', 'remote', 'base', 'value'];
}
/** The upstream records that may be the local one. */
function linkIds({ remote }) {
    const records = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(remote) ? remote.filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW) : [];
    return records.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}
const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/m;
/** Checks a decision against its conflict and makes its value fit the field's type (E62). */
function checkDecision(conflict, decided) {
    const about = `${conflict.record}:${conflict.field}`;
    const choices = choicesOf(conflict);
    if (!choices.includes(decided.choice)) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`${about} (${conflict.kind}) can be settled with ${choices.join(', ')}, not with ${decided.choice}`);
    }
    if (decided.value === undefined)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(decided);
    if (conflict.field === _conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .LINK_FIELD */ .Sb) {
        const ids = linkIds(conflict);
        const isKnown = typeof decided.value === 'string' && ids.includes(decided.value);
        return isKnown ? (0,_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(decided) : (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`${about} can be ${ids.join(' or ')}`);
    }
    if (typeof decided.value === 'string' && CONFLICT_MARKER.test(decided.value)) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`the text for ${about} still has conflict markers in it`);
    }
    const samples = [conflict.local, conflict.remote, conflict.base].filter((value) => value !== null);
    if (typeof decided.value !== 'string' ||
        samples.length === 0 ||
        samples.some((sample) => typeof sample === 'string')) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(decided);
    }
    const value = parsed(decided.value);
    if (value === null || samples.some((sample) => shapeOf(sample) === shapeOf(value)))
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)({ ...decided, value: value ?? null });
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(`the value of ${about} is not text: give it as JSON, for example ${JSON.stringify(samples[0])}`);
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What a value is; a list never becomes a number because a person forgot its brackets. */
function shapeOf(value) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) ? 'list' : typeof value;
}


/***/ }),

/***/ 3187:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ CODES)
/* harmony export */ });
/* unused harmony export EXIT_CODES */
const EXIT_CODES = {
    done: 0,
    bug: 1,
    invalid: 2,
    conflicts: 3,
    queued: 4,
    stale: 5,
    refused: 6,
};
/** Every code a run can end with. The README's table is made from this one. */
const CODES = {
    'nothing-to-do': { outcome: 'done', title: 'Both sides agree.', nextStep: 'Nothing.' },
    previewed: {
        outcome: 'done',
        title: 'A plan was computed and stored.',
        nextStep: 'Read it, then apply it.',
    },
    applied: { outcome: 'done', title: 'Every planned change was written.', nextStep: 'Nothing.' },
    undone: {
        outcome: 'done',
        title: 'The changes of the session were taken back.',
        nextStep: 'The next preview shows the difference again.',
    },
    resolved: {
        outcome: 'done',
        title: 'The decisions were stored.',
        nextStep: 'Apply the session to write them.',
    },
    status: { outcome: 'done', title: 'The state was read.', nextStep: 'Nothing.' },
    initialised: {
        outcome: 'done',
        title: 'A configuration was written.',
        nextStep: 'Read it, commit it, then run --preview.',
    },
    demonstrated: {
        outcome: 'done',
        title: 'Every step of the demo did what it said.',
        nextStep: 'Nothing.',
    },
    'demo-failed': {
        outcome: 'bug',
        title: 'A step of the demo did not do what it said.',
        nextStep: 'Report it with the message.',
    },
    bug: {
        outcome: 'bug',
        title: 'The program made a mistake.',
        nextStep: 'Report it with the message; what was written is in the journal.',
    },
    'bad-usage': { outcome: 'invalid', title: 'The command line was not understood.', nextStep: 'See --help.' },
    'bad-config': {
        outcome: 'invalid',
        title: 'The configuration cannot be used.',
        nextStep: 'Mend the named lines.',
    },
    'no-config': {
        outcome: 'done',
        title: 'The default branch has no configuration yet, so there is nothing to preview.',
        nextStep: 'Add one to the default branch.',
    },
    'bad-state': {
        outcome: 'invalid',
        title: 'The stored state cannot be used.',
        nextStep: 'Restore the named file from git.',
    },
    'bad-answer': {
        outcome: 'invalid',
        title: 'A side holds or answers what cannot be used.',
        nextStep: 'Mend what the message names; nothing was written.',
    },
    'no-session': {
        outcome: 'invalid',
        title: 'There is no such session.',
        nextStep: 'See status for the sessions there are.',
    },
    'bad-choice': {
        outcome: 'invalid',
        title: 'A decision does not fit its conflict.',
        nextStep: 'See status for the conflicts and their choices.',
    },
    conflicts: {
        outcome: 'conflicts',
        title: 'Conflicts wait for a person.',
        nextStep: 'Settle them with resolve, then apply.',
    },
    held: {
        outcome: 'conflicts',
        title: 'Records were left alone and wait for a person.',
        nextStep: 'Mend what the messages name, then run again.',
    },
    rejected: {
        outcome: 'conflicts',
        title: 'Upstream did not take a value.',
        nextStep: 'Change the named record, then run again.',
    },
    queued: {
        outcome: 'queued',
        title: 'Writes wait for the upstream.',
        nextStep: 'Apply again when it answers; a scheduled run does so by itself.',
    },
    unreachable: {
        outcome: 'queued',
        title: 'The upstream did not answer.',
        nextStep: 'Run again when it answers; nothing was lost.',
    },
    stale: {
        outcome: 'stale',
        title: 'What was previewed no longer holds.',
        nextStep: 'Preview again and apply that.',
    },
    'not-approvable': {
        outcome: 'stale',
        title: 'The session has ended.',
        nextStep: 'Preview again and apply that.',
    },
    'not-approved': {
        outcome: 'refused',
        title: 'The command was refused; nothing was written.',
        nextStep: 'Read the reply: it says why and what to do.',
    },
    'not-permitted': {
        outcome: 'done',
        title: 'Somebody without the permission asked; nothing was done.',
        nextStep: 'Nothing.',
    },
    'not-a-command': { outcome: 'done', title: 'The comment is no command.', nextStep: 'Nothing.' },
    'not-our-event': { outcome: 'done', title: 'The event needs no answer.', nextStep: 'Nothing.' },
    'unknown-command': {
        outcome: 'done',
        title: 'There is no such command; the reply lists those there are.',
        nextStep: 'Nothing.',
    },
    answered: { outcome: 'done', title: 'The command was answered.', nextStep: 'Nothing.' },
    'lease-ended': {
        outcome: 'done',
        title: 'The pull request is over; its records are free again.',
        nextStep: 'Nothing.',
    },
    abandoned: { outcome: 'done', title: 'The session was abandoned.', nextStep: 'Nothing.' },
    'bulk-guard': {
        outcome: 'refused',
        title: 'The plan is larger than the limits allow.',
        nextStep: 'Check the preview; raise limits in the config if it is right.',
    },
    'state-locked': {
        outcome: 'refused',
        title: 'Another run is writing.',
        nextStep: 'Run again when it has ended.',
    },
    'state-moved': {
        outcome: 'queued',
        title: 'Another run changed the state meanwhile.',
        nextStep: 'Run again; what was written is in the journal.',
    },
    'state-unreachable': {
        outcome: 'queued',
        title: 'The state could not be read or written.',
        nextStep: 'Run again when the repository answers.',
    },
    'state-forbidden': {
        outcome: 'refused',
        title: 'The token may not write the state branch.',
        nextStep: 'Give the job contents: write.',
    },
    'host-unreachable': {
        outcome: 'queued',
        title: 'GitHub did not answer, or its limit is reached.',
        nextStep: 'Run again later; what was written is in the journal.',
    },
    'host-refused': {
        outcome: 'refused',
        title: 'GitHub refused.',
        nextStep: 'Check the permissions of the job.',
    },
    'bad-event': {
        outcome: 'invalid',
        title: 'The event or an input cannot be used.',
        nextStep: 'Mend what the message names.',
    },
    'state-read-only': {
        outcome: 'refused',
        title: 'The state was rewound or belongs to another repository.',
        nextStep: 'Restore it, or start a new one.',
    },
    forbidden: {
        outcome: 'refused',
        title: 'The upstream refused.',
        nextStep: 'Check the token and its permissions.',
    },
};


/***/ }),

/***/ 1007:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sb: () => (/* binding */ LINK_FIELD),
/* harmony export */   bC: () => (/* binding */ RECORD_FIELD),
/* harmony export */   vC: () => (/* binding */ CHOICES)
/* harmony export */ });
const CHOICES = ['local', 'remote', 'base', 'merged', 'value', 'keep', 'delete'];
/** The pseudo field of a conflict about a record's existence. */
const RECORD_FIELD = '@record';
/** The pseudo field of a conflict about which two records are one. */
const LINK_FIELD = '@link';


/***/ }),

/***/ 7856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ forecastOf)
/* harmony export */ });
/* unused harmony export forecast */
/** Scheduled runs are an hour apart; a window at least as long is not waited for inside a run. */
const BETWEEN_RUNS_S = 3600;
/**
 * Tells how long the upstream's limits let the writes of a plan take; null when there is nothing to tell.
 *
 * Units: seconds from the first write to the last. Within a run writes are spread evenly over the short
 * windows; a long window is spent at once, and the next one begins with the next run.
 * Laws: more changes never take less; never shorter, and never in fewer runs, than any one limit allows.
 */
function forecast(changes, pace) {
    const writes = changes.filter(({ side }) => side === 'remote');
    const units = (limit) => writes.reduce((sum, { kind }) => sum + limit[kind], 0);
    const needs = pace.map((limit) => ({ limit, units: units(limit) })).filter((need) => need.units > 0);
    const spread = needs.filter(({ limit }) => limit.seconds < BETWEEN_RUNS_S).map(spreadOver);
    const even = Math.max(0, ...spread.map(({ seconds }) => seconds));
    const long = needs.filter(({ limit }) => limit.seconds >= BETWEEN_RUNS_S);
    const all = [...spread, ...long.map((need) => inWindows(need, even))];
    const [first] = all.toSorted((a, b) => b.seconds - a.seconds || b.runs - a.runs);
    if (first === undefined)
        return null;
    const { seconds, limit } = first;
    return { writes: writes.length, seconds, runs: Math.max(...all.map(({ runs }) => runs)), limit };
}
/**
 * The forecast for what a stored session has still to write: the changes of these ids.
 *
 * What was left of an hour when it was planned plays no part any more once it is being written.
 */
function forecastOf({ plan, pace, state }, left) {
    if (pace === undefined)
        return null;
    const isBegun = state === 'applying' || state === 'queued';
    const ids = new Set(left);
    return forecast(plan.changes.filter(({ id }) => ids.has(id)), isBegun ? pace.map(({ left: _left, resets: _resets, ...limit }) => limit) : pace);
}
function spreadOver({ limit, units }) {
    return { limit, seconds: (units * limit.seconds) / limit.most, runs: 1 };
}
/** `even`: how long all writes take when nothing but the short windows slows them. */
function inWindows({ limit, units }, even) {
    const kept = limit.kept ?? 0;
    const open = Math.min(limit.seconds, limit.resets ?? limit.seconds);
    const full = Math.max(1, limit.most - kept);
    const first = Math.min(full, Math.max(0, (limit.left ?? limit.most) - kept));
    const later = Math.ceil(Math.max(0, units - first) / full);
    // No part of a window takes longer than the window, so that a write more never takes less time.
    const part = (many, length) => Math.min(length, (even * many) / units);
    if (later === 0)
        return { limit, seconds: part(units, open), runs: 1 };
    const last = units - first - (later - 1) * full;
    const seconds = open + (later - 1) * limit.seconds + part(last, limit.seconds);
    return { limit, seconds, runs: later + (first > 0 ? 1 : 0) };
}


/***/ }),

/***/ 6123:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FS: () => (/* binding */ equalJson),
/* harmony export */   Io: () => (/* binding */ jsonProblem),
/* harmony export */   KX: () => (/* binding */ MAX_JSON_DEPTH),
/* harmony export */   Md: () => (/* binding */ isJsonArray),
/* harmony export */   OJ: () => (/* binding */ PROTOTYPE_KEYS),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   aR: () => (/* binding */ copyJson),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   n6: () => (/* binding */ compareText)
/* harmony export */ });
/** Keys that would reach a prototype when assigned; refused wherever data comes from outside. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isJsonArray(value) {
    return Array.isArray(value);
}
/**
 * Compares two JSON values by structure; the order of object members does not count.
 *
 * Laws: `equalJson(a, b)` exactly when `canonicalJson(a) === canonicalJson(b)`.
 */
function equalJson(a, b) {
    if (a === b)
        return true;
    if (isJsonArray(a)) {
        return isJsonArray(b) && a.length === b.length && a.every((item, i) => equalJson(item, b[i]));
    }
    if (!isJsonObject(a) || !isJsonObject(b))
        return false;
    const keys = Object.keys(a);
    return (keys.length === Object.keys(b).length &&
        keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key])));
}
function copyJson(value) {
    if (isJsonArray(value))
        return value.map((item) => copyJson(item));
    if (!isJsonObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyJson(member)]));
}
/**
 * Writes a value as RFC 8785 canonical JSON: members by UTF-16 code units, shortest numbers.
 *
 * Laws: equal values give the same bytes; parsing it gives an equal value.
 * Errors: throws on a number that JSON cannot hold (a bug: outside data is checked before).
 * Source: RFC 8785 §3.2; ECMAScript's own number and string forms are the ones it prescribes.
 */
function canonicalJson(value) {
    if (value === null || typeof value !== 'object') {
        if (typeof value === 'number' && !Number.isFinite(value))
            throw new Error('bug: not a JSON number');
        return JSON.stringify(value);
    }
    let written = '';
    if (isJsonArray(value)) {
        for (const item of value)
            written += `${written === '' ? '' : ','}${canonicalJson(item)}`;
        return `[${written}]`;
    }
    for (const key of Object.keys(value).sort())
        written += `${written === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
    return `{${written}}`;
}
/** Orders strings by UTF-16 code units, the same on every machine and in every locale. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** Limits that outside JSON must keep; a value past them is refused before it is walked again. */
const MAX_JSON_DEPTH = 64;
/**
 * Says what makes a parsed value unfit to be a record's value, or null when it is fit.
 *
 * Refused: prototype keys, nesting past `MAX_JSON_DEPTH`, lone surrogates, numbers JSON cannot hold.
 */
function jsonProblem(value, depth = 0) {
    if (depth > MAX_JSON_DEPTH)
        return `nested deeper than ${MAX_JSON_DEPTH} levels`;
    if (typeof value === 'string')
        return value.isWellFormed() ? null : 'a lone surrogate, which no file can hold';
    if (typeof value === 'number')
        return Number.isFinite(value) ? null : 'a number that JSON cannot hold';
    if (value === null || typeof value === 'boolean')
        return null;
    if (typeof value !== 'object')
        return `a ${typeof value}`;
    if (Array.isArray(value))
        return firstProblem(value, depth);
    for (const key of Object.keys(value)) {
        if (PROTOTYPE_KEYS.has(key))
            return `the member name "${key}"`;
        if (!key.isWellFormed())
            return 'a member name with a lone surrogate';
    }
    return firstProblem(Object.values(value), depth);
}
function firstProblem(values, depth) {
    for (const value of values) {
        const problem = jsonProblem(value, depth + 1);
        if (problem !== null)
            return problem;
    }
    return null;
}


/***/ })

};
;