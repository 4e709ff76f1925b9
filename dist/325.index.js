"use strict";
exports.id = 325;
exports.ids = [325];
exports.modules = {

/***/ 2325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   redact: () => (/* binding */ redact),
/* harmony export */   redactAll: () => (/* binding */ redactAll)
/* harmony export */ });
/* unused harmony export REDACTED */
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

const REDACTED = '[redacted]';
/** Shorter known secrets are not looked for: they would be found in ordinary words. */
const SHORTEST_SECRET = 6;
/** Values that are credentials by their own shape. */
const TOKENS = [
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g,
    /gh[opsur]_[A-Za-z0-9]{16,}/g,
    /github_pat_[A-Za-z0-9_]{20,}/g,
    /glpat-[A-Za-z0-9_-]{16,}/g,
    /npm_[A-Za-z0-9]{30,}/g,
    /xox[a-z]-[A-Za-z0-9-]{10,}/g,
    /A(?:KIA|SIA)[0-9A-Z]{16,}/g,
    /AIza[0-9A-Za-z_-]{30,}/g,
    /ATATT3[0-9A-Za-z_=-]{20,}/g,
    /(?<![0-9A-Za-z_-])sk-[0-9A-Za-z_-]{20,}/g,
    /(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}(?:\.[0-9A-Za-z_-]*)?/g,
];
/** A credential by what stands before it; the words before it stay. */
const NAMED = [
    /(\/\/)(?!git@)[^\s/?#\\"'<>]{1,512}(?=@)/g,
    /(\bauthorization["']?\s{0,8}[:=]\s{0,8}["']?(?:bearer|basic|token|digest)?\s{0,8})([^\s"',;]{4,})/gi,
    /(\b(?:bearer|basic|token)\s{1,8})([0-9A-Za-z._~+/=-]{8,})/gi,
    /((?:token|secret|password|passwd|api[-_]?key)["']?\s{0,8}[:=]\s{0,8}["']?)([^\s"',;]{8,})/gi,
];
/**
 * Replaces credentials by `[redacted]`: what has the shape of one, and the values that are known to be.
 *
 * `secrets` are the values of the credentials this run holds. Used on all that is shown or logged.
 * Laws: redacting twice is redacting once; never longer than the text plus one word per match; linear.
 */
function redact(text, secrets = []) {
    let shown = text;
    for (const secret of longestFirst(secrets))
        shown = shown.replaceAll(secret, REDACTED);
    for (const token of TOKENS)
        shown = shown.replaceAll(token, REDACTED);
    for (const named of NAMED)
        shown = shown.replaceAll(named, (match, before, value) => typeof value === 'string' && !looksSecret(value) ? match : `${before}${REDACTED}`);
    return shown;
}
/** Redacts every text in a value, the names of its members too. */
function redactAll(value, secrets = []) {
    return redactJson(value, secrets);
}
function redactJson(value, secrets) {
    if (typeof value === 'string')
        return redact(value, secrets);
    if ((0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
        return value.map((item) => redactJson(item, secrets) ?? null);
    if (!(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => {
        const shown = redactJson(member, secrets);
        return shown === undefined ? [] : [[redact(name, secrets), shown]];
    }));
}
/** Words after "token" are prose; a credential has a digit or is long. */
function looksSecret(value) {
    return value !== REDACTED && !value.startsWith('[redacted') && (/\d/.test(value) || value.length >= 24);
}
function longestFirst(secrets) {
    return secrets
        .filter((secret) => secret.length >= SHORTEST_SECRET && !REDACTED.includes(secret))
        .toSorted((a, b) => b.length - a.length);
}


/***/ })

};
;