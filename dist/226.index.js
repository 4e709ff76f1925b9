"use strict";
exports.id = 226;
exports.ids = [226];
exports.modules = {

/***/ 226:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  finish: () => (/* binding */ finish)
});

// EXTERNAL MODULE: ./build/inputs.js
var inputs = __webpack_require__(8618);
// EXTERNAL MODULE: ./build/kernel/codes.js
var kernel_codes = __webpack_require__(3187);
// EXTERNAL MODULE: ./build/kernel/choice.js
var choice = __webpack_require__(3954);
// EXTERNAL MODULE: ./build/kernel/advance.js
var advance = __webpack_require__(3347);
// EXTERNAL MODULE: ./build/kernel/forecast.js
var forecast = __webpack_require__(7856);
;// CONCATENATED MODULE: ./build/views/result-json.js




/**
 * Makes the one JSON object of `--json` (DESIGN §8).
 *
 * Shape: `{"format":1,"outcome":"done","code":"applied","session":"01J…","plan":"3f9a…","changes":[…],
 * "conflicts":[…],"queued":[…], …}`; `session` and `plan` are null when there is nothing to do.
 */
function resultJson(input) {
    const { session, plan } = input;
    const results = new Map((input.results ?? []).map((one) => [one.change.id, one]));
    const changes = session?.plan.changes ?? plan?.changes ?? [];
    const entry = kernel_codes/* CODES */.L[input.code];
    return {
        format: 1,
        outcome: entry.outcome,
        code: input.code,
        session: session?.id ?? null,
        plan: session?.digest ?? null,
        changes: changes.map((change) => changeJson(change, results.get(change.id))),
        conflicts: (plan?.conflicts ?? []).map((conflict) => ({
            ...conflict,
            choices: [...(0,choice/* choicesOf */.cU)(conflict)],
        })),
        queued: changes
            .filter((change) => results.get(change.id)?.result === 'queued')
            .map((change) => change.id),
        forecast: forecastJson(forecastOfResult(input)),
        ...(input.sync === undefined ? {} : { sync: input.sync }),
        state: session?.state ?? null,
        held: (plan?.held ?? []),
        notes: [...(input.notes ?? [])],
        messages: [...(input.messages ?? []), ...(plan?.notes ?? [])],
        title: entry.title,
        nextStep: entry.nextStep,
    };
}
/** Of what is still to be written of an open session. */
function forecastOfResult({ session, results = [] }) {
    if (session === null || session === undefined || !(0,advance/* isOpen */.nT)(session))
        return null;
    const done = new Set(results.flatMap((one) => (one.result === 'queued' ? [] : [one.change.id])));
    const left = session.plan.changes.map(({ id }) => id).filter((id) => !done.has(id));
    return (0,forecast/* forecastOf */.D)(session, left);
}
/** Seconds in whole numbers, rounded up. */
function forecastJson(forecast) {
    if (forecast === null)
        return null;
    const { of, most, seconds } = forecast.limit;
    return {
        writes: forecast.writes,
        seconds: Math.ceil(forecast.seconds),
        runs: forecast.runs,
        limit: { of, most, seconds },
    };
}
function changeJson(change, result) {
    const { guard, ...rest } = change;
    return {
        ...rest,
        ...(guard === undefined ? {} : { guard: { kind: guard.kind, version: guard.version } }),
        ...(result === undefined
            ? {}
            : {
                result: result.result,
                ...(result.target === undefined ? {} : { target: result.target }),
                ...(result.code === undefined ? {} : { code: result.code }),
                ...(result.message === undefined ? {} : { message: result.message }),
            }),
    };
}

;// CONCATENATED MODULE: ./build/views/worst.js

const SEVERITY = [
    'done',
    'queued',
    'conflicts',
    'stale',
    'refused',
    'invalid',
    'bug',
];
/** The code that names a run over several syncs: the worst of them; what did something over what did not. */
function worstOf(codes) {
    const effective = codes.filter((code) => code !== 'nothing-to-do');
    const [first, ...rest] = effective.length > 0 ? effective : codes;
    const rank = (code) => SEVERITY.indexOf(kernel_codes/* CODES */.L[code].outcome);
    return rest.reduce((worst, code) => (rank(code) > rank(worst) ? code : worst), first ?? 'nothing-to-do');
}

// EXTERNAL MODULE: ./build/action/runner.js
var runner = __webpack_require__(778);
;// CONCATENATED MODULE: ./build/action/finish.js





/** Ends a run: every output, the job summary, and the step's failure where it is asked for. */
async function finish(ending) {
    const secrets = ending.secrets ?? [];
    for (const secret of secrets)
        (0,runner/* hide */.jD)(secret);
    const code = ending.code ?? worstOf(ending.reports.map((report) => report.code));
    const outputs = await outputsOf(ending, code);
    const names = Object.keys(inputs/* OUTPUTS */.py);
    (0,runner/* setOutputs */.n0)(Object.fromEntries(names.map((name) => [name, outputs[name] ?? ''])));
    if (ending.inputs?.report.has('summary') === true && ending.reports.length > 0) {
        const { renderJobSummary } = await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(13), __webpack_require__.e(892)]).then(__webpack_require__.bind(__webpack_require__, 5892));
        (0,runner/* addSummary */.S0)(renderJobSummary(ending.reports.map((one) => summaryOf(one, ending))));
    }
    const said = await sentences(ending, code);
    if (isFailure(ending, code))
        (0,runner/* setFailed */.C1)(said);
    else if (kernel_codes/* CODES */.L[code].outcome === 'done')
        (0,runner/* logLine */.BP)(said);
    else
        (0,runner/* notice */.lm)(said);
}
async function sentences(ending, code) {
    const { title, nextStep } = kernel_codes/* CODES */.L[code];
    const messages = [...ending.messages, ...ending.reports.flatMap((report) => report.messages)];
    const all = [title, ...messages, nextStep === 'Nothing.' ? '' : nextStep].filter((one) => one !== '');
    const said = all.map((one) => (/[.!?]$/.test(one) ? one : `${one}.`)).join(' ');
    const { redact } = await __webpack_require__.e(/* import() */ 325).then(__webpack_require__.bind(__webpack_require__, 2325));
    return redact(said, ending.secrets ?? []);
}
/** Whether the step is to fail: always for bugs and bad configuration, else as `fail-on` says. */
function isFailure({ inputs, reports }, code) {
    const { outcome } = kernel_codes/* CODES */.L[code];
    if (outcome === 'bug' || outcome === 'invalid')
        return true;
    const failOn = inputs?.failOn ?? 'never';
    const conflicts = reports.some((report) => (report.plan?.conflicts.length ?? 0) > 0);
    if (failOn === 'conflicts')
        return conflicts;
    return failOn === 'drift' && (conflicts || reports.some(isDrift));
}
function isDrift({ plan, code }) {
    if (plan === null || kernel_codes/* CODES */.L[code].outcome === 'done')
        return code === 'previewed';
    return plan.changes.length + plan.conflicts.length + plan.held.length > 0;
}
async function outputsOf(ending, code) {
    const { redactAll } = await __webpack_require__.e(/* import() */ 325).then(__webpack_require__.bind(__webpack_require__, 2325));
    const { reports, secrets = [] } = ending;
    const results = reports.map((report) => redactAll(resultJson(report), secrets));
    const [only] = results;
    const empty = resultJson({ code, messages: ending.messages });
    const result = results.length === 1 && only !== undefined && ending.code === undefined
        ? only
        : { ...empty, syncs: results };
    const first = reports.find((report) => report.session !== null);
    const number = (count) => String(reports.reduce((sum, report) => sum + count(report), 0));
    const url = reports.find((report) => report.commentUrl !== undefined)?.commentUrl;
    const pull = reports.find((report) => report.pullRequest !== undefined)?.pullRequest;
    return {
        decision: kernel_codes/* CODES */.L[code].outcome,
        'reason-code': code,
        result: JSON.stringify(result),
        'session-id': first?.session?.id ?? '',
        'plan-digest': first?.session?.digest ?? '',
        changes: number(({ session, plan }) => (session?.plan ?? plan)?.changes.length ?? 0),
        conflicts: number(({ plan }) => plan?.conflicts.length ?? 0),
        queued: number(({ results: all }) => all.filter((one) => one.result === 'queued').length),
        'comment-url': url ?? '',
        'pull-request': pull === undefined ? '' : String(pull),
    };
}
function summaryOf(report, ending) {
    const { commentUrl, pullRequest, sync, code, messages } = report;
    const preview = ending.previews?.get(sync);
    const links = [
        ...(commentUrl === undefined ? [] : [{ text: 'Preview', url: commentUrl }]),
        ...(pullRequest === undefined || ending.place === undefined
            ? []
            : [{ text: `Sync pull request ${pullRequest}`, url: `${ending.place.url}/pull/${pullRequest}` }]),
    ];
    return {
        sync: sync === '' ? 'sync-kernel' : sync,
        code,
        messages,
        links,
        secrets: ending.secrets ?? [],
        ...(preview === undefined ? {} : { preview }),
    };
}


/***/ })

};
;