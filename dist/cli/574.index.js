"use strict";
exports.id = 574;
exports.ids = [574];
exports.modules = {

/***/ 8574:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runTracker: () => (/* binding */ runTracker)
/* harmony export */ });
/* harmony import */ var _tracker_data_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7409);
/* harmony import */ var _tracker_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2648);


/** Runs the embedded tracker until it is interrupted. */
async function runTracker(asked, output) {
    const data = asked.data === undefined ? {} : { dataPath: asked.data };
    try {
        const tracker = await (0,_tracker_server_js__WEBPACK_IMPORTED_MODULE_1__/* .startTracker */ .v)({ port: asked.port, ...data });
        output.say(`The tracker listens on ${tracker.url} (stop it with Ctrl-C).`);
        await new Promise((done) => {
            process.once('SIGINT', done);
            process.once('SIGTERM', done);
        });
        await tracker.close();
        return 0;
    }
    catch (error) {
        if (error instanceof _tracker_data_file_js__WEBPACK_IMPORTED_MODULE_0__/* .TrackerFault */ .lY)
            return output.refuse('bad-usage', [error.message]);
        throw error;
    }
}


/***/ })

};
;