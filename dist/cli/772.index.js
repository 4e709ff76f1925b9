"use strict";
exports.id = 772;
exports.ids = [772];
exports.modules = {

/***/ 3391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askForDraft: () => (/* binding */ askForDraft)
/* harmony export */ });
/* harmony import */ var _kernel_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9251);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5966);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5506);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4549);




/**
 * Asks on a terminal for what no flag answered; what the repository shows is what Enter takes.
 *
 * Errors: rejects with inquirer's `ExitPromptError` on Ctrl-C.
 */
async function askForDraft(root, flags) {
    const first = (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .draftOf */ .bz)(root, flags);
    const local = await askProvider('local', first, flags);
    const given = (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .draftOf */ .bz)(root, { ...flags, local }).keys.local;
    const { path } = await askKeys(local, { flags, only: 'path', given });
    const draft = (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .draftOf */ .bz)(root, { ...flags, local, path });
    const localKeys = await askKeys(local, { flags, but: 'path', given: draft.keys.local });
    const remote = await askProvider('remote', draft, flags);
    const remoteKeys = await askKeys(remote, { flags, given: (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .draftOf */ .bz)(root, { ...flags, remote }).keys.remote });
    const name = await askName(draft, flags);
    return { ...draft, name, local, remote, keys: { local: localKeys, remote: remoteKeys } };
}
async function askProvider(side, draft, flags) {
    if ((0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .textFlag */ .gx)(flags, side) !== undefined)
        return draft[side];
    const { select } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 8580));
    return select({
        message: side === 'local' ? 'What are the records in this repository?' : 'What is the other side?',
        choices: (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .offered */ .Ix)(side).map((name) => ({
            value: name,
            name: `${name.padEnd(16)} ${_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .PROVIDER_CHOICES */ .V[name]?.about ?? ''}`,
            short: name,
        })),
        default: draft[side],
        loop: false,
    });
}
async function askKeys(provider, about) {
    const { input } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 8580));
    const answers = { ...about.given };
    for (const { key, flag, question, required, example } of (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOf */ .YD)(provider)) {
        if (key === about.but || (about.only !== undefined && key !== about.only))
            continue;
        if (flag === undefined || question === undefined || (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .textFlag */ .gx)(about.flags, flag) !== undefined)
            continue;
        const known = about.given[key] ?? (required === true && typeof example === 'string' ? example : undefined);
        const answer = await input({
            message: question,
            ...(known === undefined ? {} : { default: known }),
            validate: async (text) => {
                if (text.trim() === '')
                    return required !== true || 'This is needed.';
                return (await whyNot(provider, { ...answers, [key]: text.trim() }, key)) ?? true;
            },
        });
        if (answer.trim() === '' && known === undefined)
            delete answers[key];
        else
            answers[key] = answer.trim();
    }
    return answers;
}
/** What the provider itself says against the value of a key; null when nothing. */
async function whyNot(provider, keys, key) {
    const definition = await _providers_table_js__WEBPACK_IMPORTED_MODULE_0__/* .PROVIDERS */ .x[provider]?.load();
    const values = (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOf */ .YD)(provider).flatMap((about) => {
        const text = keys[about.key];
        return text === undefined ? [] : [[about.key, (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(about, text)]];
    });
    const checked = definition?.options.safeParse(Object.fromEntries(values));
    return checked?.error?.issues.find((issue) => issue.path[0] === key)?.message ?? null;
}
async function askName(draft, flags) {
    if ((0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .textFlag */ .gx)(flags, 'name') !== undefined)
        return draft.name;
    const { input } = await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 8580));
    return input({
        message: 'What shall this sync be called?',
        default: draft.name,
        validate: (text) => (0,_kernel_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .isSafeId */ .J)(text) || 'Use A-Z a-z 0-9 . _ - only.',
    });
}


/***/ })

};
;