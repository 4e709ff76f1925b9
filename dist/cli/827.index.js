"use strict";
exports.id = 827;
exports.ids = [827];
exports.modules = {

/***/ 2827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   setUp: () => (/* binding */ setUp),
/* harmony export */   t: () => (/* binding */ CONFIG_PATH),
/* harmony export */   w: () => (/* binding */ findRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6161);
/* harmony import */ var _config_credentials_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(772);
/* harmony import */ var _env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6588);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6168);






const CONFIG_PATH = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('.specfact', 'sync', 'config.yml');
const MAX_CONFIG_BYTES = 1024 * 1024;
/** Finds the repository, the config and the state folder, and reads the config. */
async function setUp(options, about) {
    const root = findRoot(about.cwd);
    const path = options.config === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, CONFIG_PATH) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(about.cwd, options.config);
    const shown = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(about.cwd, path).startsWith('..') ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(about.cwd, path);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
        const hint = options.config === undefined ? ' Run "sync-kernel init" to have one written.' : '';
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)([`${shown}: there is no such file.${hint}`]);
    }
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)([`${shown}: this is not a file.`]);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).size > MAX_CONFIG_BYTES)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)([`${shown}: larger than ${MAX_CONFIG_BYTES} bytes; a config is small.`]);
    const read = await (0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfig */ .X)({ path: shown, text: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8') });
    if (!read.ok)
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)(read.error.map(_config_js__WEBPACK_IMPORTED_MODULE_2__/* .formatProblem */ .V));
    const config = read.value;
    if (options.sync !== undefined && !config.syncs.has(options.sync)) {
        return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)([
            `${shown}: there is no sync "${options.sync}"; it has ${[...config.syncs.keys()].join(', ')}`,
        ]);
    }
    const stateDir = options.state === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(CONFIG_PATH)) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(about.cwd, options.state);
    const world = (0,_env_js__WEBPACK_IMPORTED_MODULE_3__/* .realWorld */ .by)({ root, stateDir, progress: about.output.progress });
    for (const name of (0,_config_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .credentialNames */ .M)(config))
        about.output.hide(world.env(name));
    return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ world, config });
}
/** The nearest folder upwards that has a config or is a git repository; else the folder itself. */
function findRoot(cwd) {
    for (let dir = cwd;; dir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(dir)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, CONFIG_PATH)) || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git')))
            return dir;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(dir) === dir)
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(cwd) ? cwd : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd);
    }
}


/***/ }),

/***/ 6161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ formatProblem),
  X: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./build/kernel/nearest.js
var nearest = __webpack_require__(2347);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
;// CONCATENATED MODULE: ./build/config/known-keys.js

/**
 * Lists the keys that a schema allows at a path, so that a message can name them.
 *
 * Looks through what wraps a mapping (optional, default, transform) and joins what a union allows.
 */
function knownKeys(schema, path) {
    const [part, ...rest] = path;
    const keys = known_keys_layers(schema).flatMap((layer) => {
        if (layer instanceof schemas/* ZodObject */.bvH) {
            if (part === undefined)
                return Object.keys(layer.shape);
            const member = Object.hasOwn(layer.shape, part) ? layer.shape[String(part)] : null;
            return member === null ? [] : knownKeys(member, rest);
        }
        if (part === undefined)
            return [];
        if (layer instanceof schemas/* ZodRecord */.b8S)
            return knownKeys(layer.valueType, rest);
        return layer instanceof schemas/* ZodArray */.naA ? knownKeys(layer.element, rest) : [];
    });
    return [...new Set(keys)];
}
function known_keys_layers(schema) {
    if (schema instanceof schemas/* ZodUnion */.fZ7)
        return schema.options.flatMap(known_keys_layers);
    if (schema instanceof schemas/* ZodPipe */.utH)
        return [...known_keys_layers(schema.in), ...known_keys_layers(schema.out)];
    if (schema instanceof schemas/* ZodOptional */.IiU ||
        schema instanceof schemas/* ZodDefault */.XiL ||
        schema instanceof schemas/* ZodPrefault */.xgV ||
        schema instanceof schemas/* ZodNullable */.l1C)
        return known_keys_layers(schema.unwrap());
    return [schema];
}

;// CONCATENATED MODULE: ./build/config/issues.js


/** What a schema expects, in the words of a config file. */
const TYPE_WORDS = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
};
/**
 * Reports what a schema found wrong with a part of the config, in whole sentences.
 *
 * `at` is the path of that part; the schema is asked for the keys and values it allows.
 */
function reportIssues(source, about) {
    for (const found of about.issues) {
        for (const issue of withoutUnions(found)) {
            const path = [...about.at, ...issue.path];
            if (issue.code === 'unrecognized_keys') {
                const outer = issue.path.length === 0 ? (about.known ?? []) : [];
                const known = [...outer, ...knownKeys(about.schema, issue.path)];
                for (const key of issue.keys)
                    source.reportKey([...path, key], unknownKey(path, key, known));
            }
            else {
                source.report(path, `${nameOf(path)}${whatIsWrong(source, path, issue)}.`);
            }
        }
    }
}
/** Says that a name is none of the known ones, with the nearest. */
function noneOf(word, known) {
    const near = (0,nearest/* nearest */.p)(word, known);
    const meant = near === null ? '' : `; perhaps ${JSON.stringify(near)} is meant`;
    return `${JSON.stringify(word)} is none of ${known.join(', ')}${meant}`;
}
/** What messages call a place in the config. */
function nameOf(path) {
    return path.length === 0 ? 'The config' : path.join('.');
}
function unknownKey(path, key, known) {
    const near = (0,nearest/* nearest */.p)(key, known);
    const meant = near === null ? '' : ` Did you mean "${near}"?`;
    return `${nameOf(path)} has an unknown key "${key}".${meant} Known: ${known.join(', ')}.`;
}
/** Continues a sentence that begins with the place; a schema's own words go before ours. */
function whatIsWrong(source, path, issue) {
    if (!source.has(path))
        return ' is missing';
    const value = source.scalarAt(path);
    if (value === null)
        return ' is empty: give it a value or remove the key';
    if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid '))
        return ` must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid ')) {
        const allowed = issue.values.map(String);
        return typeof value === 'string'
            ? `: ${noneOf(value, allowed)}`
            : ` must be one of ${allowed.join(', ')}`;
    }
    const message = issue.message.replace(/\.$/, '');
    return /^[A-Z]/.test(message) ? `: ${message}` : ` ${message}`;
}
/** Of a union, the branch that fits the value's type and has something to say about its inside. */
function withoutUnions(issue) {
    if (issue.code !== 'invalid_union')
        return [issue];
    const inside = issue.errors.find((branch) => branch.every((inner) => inner.code !== 'invalid_type' || inner.path.length > 0));
    if (inside === undefined || inside.length === 0)
        return [issue];
    return inside.flatMap((inner) => withoutUnions({ ...inner, path: [...issue.path, ...inner.path] }));
}

// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
;// CONCATENATED MODULE: ./build/config/source.js


const MAX_BYTES = 1024 * 1024;
/** More values than any config has; only aliases of aliases come here (A29). */
const MAX_NODES = 20_000;
/** A mapping whose keys are values, in the order of the file: what `values:` holds. */
class Pairs {
    entries;
    constructor(entries) {
        this.entries = entries;
    }
}
/** The text of a config with its places: finds lines for messages, and gives the plain value. */
class ConfigSource {
    file;
    text;
    lines = new dist/* LineCounter */.HN();
    doc;
    found = [];
    nodes = 0;
    value;
    constructor(source) {
        this.file = source.path;
        this.text = source.text.length > MAX_BYTES ? '' : source.text;
        this.doc = (0,dist/* parseDocument */.Tp)(this.text, { lineCounter: this.lines, prettyErrors: false });
        if (source.text.length > MAX_BYTES)
            this.report([], `The config has more than ${MAX_BYTES} characters.`);
        for (const { message, pos } of [...this.doc.errors, ...this.doc.warnings])
            this.reportAt(pos[0], { path: [], message: `This is not YAML that a config may hold: ${message}.` });
        this.value = this.found.length === 0 ? this.plain(this.doc.contents, []) : undefined;
    }
    /** The problems so far, in the order of the file. */
    get problems() {
        return this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
    }
    /** Reports a problem at the value of a path, or at what is there of the way to it. */
    report(path, message) {
        this.reportAt(this.offsetOf(path, 'value'), { path, message });
    }
    /** Reports a problem at the key that a path ends with. */
    reportKey(path, message) {
        this.reportAt(this.offsetOf(path, 'key'), { path, message });
    }
    has(path) {
        return this.walk(path).length > path.length;
    }
    /** The single value at a path: undefined for a mapping or a list, null for none. */
    scalarAt(path) {
        const node = this.resolved(this.walk(path).at(-1)?.node ?? null);
        return node === null ? null : (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
    }
    reportAt(offset, about) {
        const { line, col } = this.lines.linePos(offset);
        const place = { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
        this.found.push({ ...place, path: about.path.join('.'), message: about.message });
    }
    offsetOf(path, what) {
        const steps = this.walk(path);
        const last = steps.at(-1);
        const isWhole = steps.length > path.length;
        const node = isWhole && what === 'value' ? (last?.node ?? last?.key) : (last?.key ?? last?.node);
        return node?.range?.[0] ?? 0;
    }
    /** The nodes on the way along a path, the document first; shorter when the way ends early. */
    walk(path) {
        const steps = [{ key: null, node: this.doc.contents }];
        for (const part of path) {
            const node = this.resolved(steps.at(-1)?.node ?? null);
            const pair = (0,dist/* isMap */.jh)(node) ? pairOf(node, part) : undefined;
            if (pair !== undefined)
                steps.push({ key: pair.key, node: pair.value });
            else if ((0,dist/* isSeq */.oP)(node) && typeof part === 'number' && part in node.items)
                steps.push({ key: null, node: node.items[part] });
            else
                break;
        }
        return steps;
    }
    resolved(node) {
        return (0,dist/* isAlias */.Vj)(node) ? (node.resolve(this.doc) ?? null) : node;
    }
    plain(node, path) {
        this.nodes++;
        if (this.nodes === MAX_NODES || path.length === json/* MAX_JSON_DEPTH */.KX)
            this.report(path.slice(0, 3), 'The config has too many values in one another; are there aliases of aliases?');
        if (this.nodes >= MAX_NODES || path.length >= json/* MAX_JSON_DEPTH */.KX)
            return null;
        const value = this.resolved(node);
        if ((0,dist/* isSeq */.oP)(value))
            return value.items.map((item, i) => this.plain(item, [...path, i]));
        if ((0,dist/* isMap */.jh)(value))
            return this.plainMap(value, path);
        return (0,dist/* isScalar */.jn)(value) ? value.value : null;
    }
    plainMap(map, path) {
        const entries = map.items.map((pair) => {
            const key = this.resolved(pair.key);
            const name = (0,dist/* isScalar */.jn)(key) ? key.value : null;
            const here = [...path, String(name)];
            if (!(0,dist/* isScalar */.jn)(key))
                this.reportAt(pair.key.range?.[0] ?? 0, { path, message: 'A key is a word.' });
            else if (json/* PROTOTYPE_KEYS */.OJ.has(String(name)))
                this.reportKey(here, `"${String(name)}" cannot be a key.`);
            return [name, this.plain(pair.value, here)];
        });
        const isValues = path.length === 5 && path[2] === 'fields' && path[4] === 'values';
        if (isValues)
            return new Pairs(entries);
        return Object.fromEntries(entries.map(([name, value]) => [String(name), value]));
    }
}
function pairOf(map, part) {
    return map.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && String(key.value) === String(part));
}

;// CONCATENATED MODULE: ./build/config/schema.js




const word = schemas/* string */.YjP().min(1, 'is empty');
const envName = schemas/* string */.YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is the name of an environment variable, never the token itself');
const localKey = word.refine((key) => !key.startsWith('/') || (0,pointer/* parsePointer */.vp)(key) !== null, 'is not a JSON pointer: "~" is written "~0", "/" in a name "~1"');
const section = schemas/* strictObject */.rej({
    section: word,
    as: schemas/* enum */.k5n(['text', 'checklist']).default('text'),
});
const fieldEntry = schemas/* union */.KCZ([
    word,
    schemas/* strictObject */.rej({
        local: schemas/* union */.KCZ([localKey, section], 'is a key, a JSON pointer or { section: <heading>, as: text | checklist }')
            .optional(),
        remote: word.optional(),
        kind: schemas/* enum */.k5n(field/* FIELD_KINDS */.t1).optional(),
        key: word.optional(),
        values: schemas/* instanceof */.Nlp(Pairs, { error: 'maps each local value to a remote one, such as { todo: open }' })
            .optional(),
        authority: schemas/* enum */.k5n(field/* SIDES */.BV).optional(),
        equivalent: schemas/* array */.YOg(schemas/* enum */.k5n(field/* EQUIVALENCES */.IN)).optional(),
    }),
], 'is a remote name or a mapping with local, remote, kind, key, values, authority, equivalent');
const side = schemas/* looseObject */._H3({ provider: word });
const DELETES = 'is a share of the records such as 20%, or a whole number';
const deletes = schemas/* union */.KCZ([
    schemas/* string */.YjP()
        .regex(/^(?:100|\d{1,2})(?:\.\d+)? ?%$/, DELETES)
        .transform((text) => ({ share: Number(text.replace('%', '')) / 100 }))
        .refine(({ share }) => share <= 1, DELETES),
    schemas/* int */.Whr(DELETES)
        .nonnegative(DELETES)
        .transform((count) => ({ count })),
], DELETES);
const KEEP = 'is a time in days, such as 90 days';
const keep = schemas/* string */.YjP(KEEP)
    .regex(/^[1-9]\d{0,4} days?$/, KEEP)
    .transform((text) => Number.parseInt(text, 10));
/** One entry of `syncs`; the keys of a provider beside `provider` are checked by its own schema. */
const syncSchema = schemas/* strictObject */.rej({
    local: side,
    remote: side,
    fields: schemas/* record */.g1P(schemas/* string */.YjP(), fieldEntry).optional(),
    create: schemas/* enum */.k5n(['both', 'local', 'remote', 'none']).default('both'),
    'on-delete': schemas/* enum */.k5n(['ask', 'propagate', 'ignore']).default('ask'),
    approval: schemas/* enum */.k5n(['comment', 'review', 'none']).default('comment'),
    approvers: schemas/* strictObject */.rej({
        permission: schemas/* enum */.k5n(['write', 'maintain', 'admin']).default('write'),
        'second-person': schemas/* boolean */.zMY().default(false),
    })
        .prefault({}),
    limits: schemas/* strictObject */.rej({
        deletes: deletes.default({ share: 0.2 }),
        writes: schemas/* int */.Whr().positive('is at least 1').optional(),
    })
        .prefault({}),
    conflicts: schemas/* strictObject */.rej({ labels: schemas/* array */.YOg(word).default(['sync-conflict']), assignees: schemas/* array */.YOg(word).default([]) })
        .prefault({}),
    keep: keep.default(90),
});
/** The outermost keys; each sync is checked alone, so that one bad sync hides no problem of another. */
const fileSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, 'must be 1: this sync-kernel reads no other'),
    syncs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
    events: schemas/* strictObject */.rej({
        sink: schemas/* string */.YjP().refine(isSink, 'is an http or https address without user and password'),
        'token-env': envName.optional(),
    })
        .optional(),
});
function isSink(text) {
    if (!URL.canParse(text))
        return false;
    const { protocol, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '';
}

;// CONCATENATED MODULE: ./build/config/fields.js


/** Local providers whose artifacts have headings. */
const WITH_SECTIONS = new Set(['markdown']);
/**
 * Turns the `fields` of a sync into entries; what cannot be mapped is reported.
 *
 * Reported: two fields in one place on a side, a value map or a key that the kind cannot have, a section
 * of something that has none, names that commands and messages use otherwise.
 */
function readFields(source, sync) {
    const { fields } = sync.raw;
    if (fields === undefined)
        return undefined;
    const at = [...sync.at, 'fields'];
    if (Object.keys(fields).length === 0)
        source.report(at, `${nameOf(at)} names no field: name one, or remove the key to sync all shared ones.`);
    const entries = Object.entries(fields).map(([name, raw]) => entryOf(name, raw));
    const taken = new Map();
    for (const entry of entries) {
        const here = [...at, entry.name];
        const say = (message, ...part) => source.report([...here, ...part], `${nameOf([...here, ...part])} ${message}.`);
        checkEntry(entry, sync.raw.local.provider, say);
        for (const place of [`remote field "${entry.remote}"`, `local ${placeOf(entry.local)}`]) {
            const other = taken.get(place);
            if (other !== undefined)
                say(`is the ${place}, as "${other}" already is`);
            taken.set(place, entry.name);
        }
        if (fields[entry.name] instanceof Object)
            checkValues(source, [...here, 'values'], fields[entry.name]);
    }
    return entries;
}
function checkEntry(entry, provider, say) {
    const { kind, local, name } = entry;
    if (name === '' || name.startsWith('@'))
        say('cannot be a field: "@record" and "@link" are taken');
    if (entry.key !== undefined && kind !== undefined && kind !== 'list')
        say(`is for lists, the kind here is ${kind}`, 'key');
    if (entry.values !== undefined && kind !== undefined && kind !== 'scalar')
        say(`is for single values, the kind here is ${kind}`, 'values');
    if (local.kind !== 'section')
        return;
    if (!WITH_SECTIONS.has(provider))
        say(`is a section, but ${provider} has none; markdown has`, 'local');
    if (local.as === 'checklist' && kind !== undefined && kind !== 'list')
        say(`is a checklist, which is of kind list; the kind here is ${kind}`, 'local');
    if (entry.values !== undefined)
        say('is for single values, not for sections', 'values');
}
function checkValues(source, at, raw) {
    if (typeof raw !== 'object' || !(raw.values instanceof Pairs))
        return;
    if (raw.values.entries.length === 0)
        source.report(at, `${nameOf(at)} maps no value.`);
    for (const [key, value] of raw.values.entries) {
        const here = [...at, String(key)];
        if (!isScalar(value) || !isScalar(key))
            source.report(here, `${nameOf(here)} must be a single value: text, a number, true or false, null.`);
    }
}
function isScalar(value) {
    if (typeof value === 'number')
        return Number.isFinite(value);
    return value === null || typeof value === 'string' || typeof value === 'boolean';
}
function entryOf(name, raw) {
    if (typeof raw === 'string')
        return { name, local: { kind: 'key', key: name }, remote: raw };
    return {
        name,
        local: selectorOf(raw.local ?? name),
        remote: raw.remote ?? name,
        ...(raw.kind !== undefined && { kind: raw.kind }),
        ...(raw.key !== undefined && { key: raw.key }),
        ...(raw.values !== undefined && { values: raw.values.entries }),
        ...(raw.authority !== undefined && { authority: raw.authority }),
        ...(raw.equivalent !== undefined && { equivalent: raw.equivalent }),
    };
}
function selectorOf(local) {
    return typeof local === 'string' ? { kind: 'key', key: local } : { kind: 'section', ...local };
}
function placeOf(selector) {
    return selector.kind === 'key' ? `key "${selector.key}"` : `section "${selector.section}"`;
}

;// CONCATENATED MODULE: ./build/config/sides.js

/**
 * Checks one side of a sync against the provider it names; null when something was reported.
 *
 * The provider's own schema checks the keys beside `provider`; it is loaded only if it is known.
 */
async function readSide(source, about) {
    const { at, providers, side } = about;
    const { provider, ...rest } = about.raw;
    if (typeof provider !== 'string')
        return null;
    const key = [...at, 'provider'];
    const entry = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
    const known = Object.keys(providers).filter((name) => providers[name]?.side === side);
    if (entry === undefined) {
        source.report(key, `${nameOf(key)}: ${noneOf(provider, known)}.`);
        return null;
    }
    if (entry.side !== side) {
        source.report(key, `${nameOf(key)} is a ${entry.side} provider: ${noneOf(provider, known)}.`);
        return null;
    }
    const { options } = await entry.load();
    const checked = options.safeParse(rest);
    if (checked.success)
        return { provider, options: checked.data };
    reportIssues(source, { at, schema: options, issues: checked.error.issues, known: ['provider'] });
    return null;
}

// EXTERNAL MODULE: ./build/kernel/ids.js
var ids = __webpack_require__(9251);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/providers/table.js
var table = __webpack_require__(5966);
;// CONCATENATED MODULE: ./build/config.js









/**
 * Reads the text of `.specfact/sync/config.yml` (DESIGN §7).
 *
 * Errors: every problem at once, in the order of the file, each with line, column, key path and what is
 * allowed there: broken YAML, unknown keys and providers, mappings that cannot be, prototype keys, too
 * many aliases.
 */
async function readConfig(file, providers = table/* PROVIDERS */.x) {
    const source = new ConfigSource(file);
    if (source.problems.length > 0)
        return (0,result/* fail */.fJ)(source.problems);
    if (source.value === null || source.value === undefined) {
        source.report([], 'The config is empty. Run "sync-kernel init" to have one written.');
        return (0,result/* fail */.fJ)(source.problems);
    }
    const checked = fileSchema.safeParse(source.value);
    if (!checked.success)
        reportIssues(source, { at: [], schema: fileSchema, issues: checked.error.issues });
    const syncs = new Map();
    for (const [id, value] of rawSyncs(source.value)) {
        const sync = await readSync(source, { id, value, providers });
        if (sync !== null)
            syncs.set(id, sync);
    }
    if (checked.success && Object.keys(checked.data.syncs).length === 0)
        source.report(['syncs'], 'syncs names no sync. Give one a name, a local and a remote side.');
    if (source.problems.length > 0 || !checked.success)
        return (0,result/* fail */.fJ)(source.problems);
    const { version, events } = checked.data;
    return (0,result.ok)({ version, syncs, ...(events !== undefined && { events: eventSink(events) }) });
}
/** What a person reads of a problem: `file:line:column: message`, as editors link it. */
function formatProblem(problem) {
    return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
function rawSyncs(value) {
    const syncs = (0,json/* isJsonObject */.OW)(value) ? value.syncs : undefined;
    return (0,json/* isJsonObject */.OW)(syncs) ? Object.entries(syncs) : [];
}
async function readSync(source, about) {
    const { id, value, providers } = about;
    const at = ['syncs', id];
    if (!(0,ids/* isSafeId */.J)(id))
        source.reportKey(at, `The sync id ${JSON.stringify(id)} must be of A-Z a-z 0-9 . _ - only.`);
    const checked = syncSchema.safeParse(value);
    if (!checked.success)
        reportIssues(source, { at, schema: syncSchema, issues: checked.error.issues });
    const side = async (name) => {
        const raw = (0,json/* isJsonObject */.OW)(value) ? value[name] : undefined;
        return (0,json/* isJsonObject */.OW)(raw) ? readSide(source, { at: [...at, name], side: name, raw, providers }) : null;
    };
    const [local, remote] = [await side('local'), await side('remote')];
    if (!checked.success)
        return null;
    const fields = readFields(source, { at, raw: checked.data });
    if (local === null || remote === null)
        return null;
    return { ...rulesOf(checked.data), id, local, remote, ...(fields !== undefined && { fields }) };
}
function rulesOf(raw) {
    return {
        create: raw.create,
        onDelete: raw['on-delete'],
        approval: raw.approval,
        approvers: { permission: raw.approvers.permission, secondPerson: raw.approvers['second-person'] },
        limits: {
            deletes: raw.limits.deletes,
            ...(raw.limits.writes !== undefined && { writes: raw.limits.writes }),
        },
        conflicts: raw.conflicts,
        keepDays: raw.keep,
    };
}
function eventSink(events) {
    const tokenEnv = events['token-env'];
    return { sink: events.sink, ...(tokenEnv !== undefined && { tokenEnv }) };
}


/***/ }),

/***/ 772:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ credentialNames)
/* harmony export */ });
/** The environment variables that hold a config's credentials, each once, in the order of the file. */
function credentialNames(config) {
    const names = [...config.syncs.values()].flatMap(({ remote }) => namesIn(remote.options));
    return [...new Set([...names, config.events?.tokenEnv].filter((name) => name !== undefined))];
}
/**
 * A provider's own schema gives its keys back as they are written or in camel case.
 *
 * `env` has what is handed to a program: what else than a credential it may be, it is nobody else's concern.
 */
function namesIn(options) {
    const named = options;
    const handed = Array.isArray(named?.env) ? named.env : [];
    return [named?.tokenEnv ?? named?.['token-env'], ...handed].filter((name) => typeof name === 'string');
}


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ formatPointer),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   vp: () => (/* binding */ parsePointer)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** Builds a JSON Pointer. Laws: `parsePointer(formatPointer(path))` is `path`. Source: RFC 6901 §3. */
function formatPointer(path) {
    return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
/** Splits a JSON Pointer into its parts, or gives null when it is not one. Source: RFC 6901 §3–4. */
function parsePointer(pointer) {
    if (pointer === '')
        return [];
    if (!pointer.startsWith('/') || /~(?![01])/.test(pointer))
        return null;
    return pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** Gives the value a path leads to, or undefined when the path leads nowhere. */
function valueAt(doc, path) {
    let value = doc;
    for (const part of path) {
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
            value = /^(?:0|[1-9]\d*)$/.test(part) ? value[Number(part)] : undefined;
        else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
            value = Object.hasOwn(value, part) ? value[part] : undefined;
        else
            return undefined;
        if (value === undefined)
            return undefined;
    }
    return value;
}


/***/ })

};
;