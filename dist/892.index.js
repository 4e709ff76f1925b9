"use strict";
exports.id = 892;
exports.ids = [892];
exports.modules = {

/***/ 5892:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderJobSummary: () => (/* binding */ renderJobSummary)
/* harmony export */ });
/* harmony import */ var _kernel_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3187);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1184);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(255);
/* harmony import */ var _neutralise_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3278);
/* harmony import */ var _preview_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2914);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2325);






/**
 * The summary of a job: how each sync ended, what to do next, and the preview of each.
 *
 * Limits: one MiB for all of them; each preview has its share.
 */
function renderJobSummary(syncs) {
    const share = Math.min(_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_BODY_LENGTH */ .tr * 2, Math.floor(_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_SUMMARY_BYTES */ .Q0 / Math.max(1, syncs.length)) - 6000);
    return `${syncs.map((one) => syncPart(one, share)).join('\n\n---\n\n')}\n`;
}
function syncPart(input, share) {
    const { sync, secrets } = input;
    const { title, nextStep, outcome } = _kernel_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .CODES */ .L[input.code];
    const icon = outcome === 'done' ? '✅' : outcome === 'bug' || outcome === 'invalid' ? '❌' : '⏸️';
    const messages = (input.messages ?? [])
        .slice(0, 20)
        .map((one) => `- ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)((0,_redact_js__WEBPACK_IMPORTED_MODULE_3__.redact)(one, secrets), 'line')}`);
    const links = (input.links ?? [])
        .slice(0, 10)
        .map(({ text, url }) => (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .linked */ .q)((0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)(text, 'line'), (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__.redact)(url, secrets)));
    return [
        `## ${icon} ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)(sync, 'line')}: ${title}`,
        nextStep === 'Nothing.' ? '' : `**Next:** ${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .inert */ .tJ)(nextStep, 'line')} (${(0,_neutralise_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(input.code, 'line')})`,
        links.join(' · '),
        messages.join('\n'),
        input.preview === undefined ? '' : previewOf(input.preview, share),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function previewOf(preview, share) {
    const shown = (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__.redactAll)(preview, preview.secrets);
    return (0,_preview_body_js__WEBPACK_IMPORTED_MODULE_2__/* .previewBody */ .Rd)(shown, {
        max: Math.max(3000, share),
        measure: _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .byteLength */ .dp,
        calm: false,
        before: (0,_preview_body_js__WEBPACK_IMPORTED_MODULE_2__/* .opening */ .zs)(shown),
    });
}


/***/ })

};
;