"use strict";
exports.id = 211;
exports.ids = [211];
exports.modules = {

/***/ 1211:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./build/artifacts/artifact-provider.js + 4 modules
var artifact_provider = __webpack_require__(8115);
// EXTERNAL MODULE: ./build/artifacts/front-matter.js
var front_matter = __webpack_require__(6620);
// EXTERNAL MODULE: ./build/artifacts/glob.js
var artifacts_glob = __webpack_require__(7317);
// EXTERNAL MODULE: ./build/artifacts/ids.js
var ids = __webpack_require__(5917);
// EXTERNAL MODULE: ./build/artifacts/lines.js
var artifacts_lines = __webpack_require__(7088);
// EXTERNAL MODULE: ./build/artifacts/yaml-edit.js + 5 modules
var yaml_edit = __webpack_require__(8997);
// EXTERNAL MODULE: ./build/artifacts/yaml-plain.js
var yaml_plain = __webpack_require__(301);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/artifacts/checklist.js
var checklist = __webpack_require__(8175);
// EXTERNAL MODULE: ./build/artifacts/markdown-outline.js + 1 modules
var markdown_outline = __webpack_require__(6599);
// EXTERNAL MODULE: ./build/artifacts/problem.js
var problem = __webpack_require__(9932);
// EXTERNAL MODULE: ./build/artifacts/region.js
var artifacts_region = __webpack_require__(3035);
// EXTERNAL MODULE: ./build/artifacts/splice.js
var splice = __webpack_require__(1999);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/artifacts/member.js
var member = __webpack_require__(8965);
// EXTERNAL MODULE: ./build/artifacts/value-edit.js
var value_edit = __webpack_require__(3535);
;// CONCATENATED MODULE: ./build/providers/markdown/shape.js




/** Finds the parts of a file. Errors: those of `readFrontMatter`, `too-complex`. */
function readShape(text, mapping) {
    const matter = (0,front_matter/* readFrontMatter */.X)(text);
    if (!matter.ok)
        return matter;
    const selectors = Object.entries(mapping.selectors);
    const wanted = new Map(selectors.flatMap(([field, selector]) => selector.kind === 'section' ? [[nameOf(selector.section), field]] : []));
    const titled = Object.hasOwn(matter.value.members, 'title');
    const wantsTitle = !titled && selectors.some(([, selector]) => isKey(selector, 'title'));
    const { bodyStart } = matter.value;
    const parts = {
        matter: matter.value,
        heading: null,
        sections: new Map(),
        doubled: new Set(),
    };
    const lower = wanted.size === 0 ? '' : text.toLowerCase();
    const hasSections = [...wanted.keys()].some((name) => lower.includes(name.split(' ')[0] ?? ''));
    if (!hasSections) {
        const leading = wantsTitle ? (0,markdown_outline/* leadingHeading */.t)(text, bodyStart) : null;
        if (!wantsTitle)
            return (0,result.ok)(parts);
        if (leading !== null)
            return (0,result.ok)({ ...parts, heading: leading });
    }
    const outline = (0,markdown_outline/* readSections */.jn)(text, bodyStart);
    if (outline === null)
        return (0,result/* fail */.fJ)(markdown_outline/* TOO_COMPLEX */.kk);
    const first = outline[0]?.heading;
    for (const section of outline) {
        const field = wanted.get(nameOf(section.heading.text));
        if (field === undefined)
            continue;
        if (parts.sections.has(field))
            parts.doubled.add(field);
        else
            parts.sections.set(field, section);
    }
    const isTitle = wantsTitle && first !== undefined && !wanted.has(nameOf(first.text));
    return (0,result.ok)({ ...parts, heading: isTitle ? first : null });
}
function isKey(selector, key) {
    return selector.kind === 'key' && selector.key === key;
}
/** Headings are told apart by their words, not by case, spaces or a colon at the end. */
function nameOf(heading) {
    return heading.trim().replaceAll(/\s+/g, ' ').replace(/:$/, '').toLowerCase();
}
/** The region of the body: the text after the front matter without title heading and mapped sections. */
function bodyRegion(text, shape) {
    const { heading, matter } = shape;
    const title = heading === null ? [] : [{ start: heading.start, end: (0,markdown_outline/* skipBlankLines */.bC)(text, heading.end) }];
    const range = { start: matter.bodyStart, end: text.length };
    return (0,artifacts_region/* regionAround */.a6)(range.start, range.end, [...title, ...sectionsIn(shape, range)]);
}
/** The region of a mapped section's content without mapped sections in it. */
function sectionRegion(shape, section) {
    const range = { start: section.contentStart, end: section.contentEnd };
    return (0,artifacts_region/* regionAround */.a6)(range.start, range.end, sectionsIn(shape, range));
}
/** The outermost mapped sections in a range, in their order. */
function sectionsIn({ sections }, range) {
    const found = [];
    const places = [...sections.values()].map(({ heading, end }) => ({ start: heading.start, end }));
    for (const place of places.sort((a, b) => a.start - b.start)) {
        const isInside = place.start >= range.start && place.end <= range.end;
        if (isInside && place.start >= (found.at(-1)?.end ?? 0))
            found.push(place);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/providers/markdown/keys.js








/** Gets the fields that are front-matter keys, and the title wherever it stands. */
function readKeys(shape, mapping) {
    const fields = {};
    for (const [field, selector] of Object.entries(mapping.selectors)) {
        if (selector.kind !== 'key')
            continue;
        const value = (0,member/* getMember */.Xf)(shape.matter.members, { key: selector.key, kind: mapping.kinds[field] });
        fields[field] = isKey(selector, 'title') && shape.heading !== null ? shape.heading.text : value;
    }
    return fields;
}
/** Proposes texts with fields of the front matter changed, the title in its heading if it stands there. */
function* writeKeys(text, shape, wanted) {
    const { mapping, fields } = wanted;
    const before = readKeys(shape, mapping);
    const changed = wanted.group.filter((field) => !(0,json/* equalJson */.FS)(before[field], fields[field]));
    const titleField = changed.find((field) => isTitle(mapping, field));
    const inHeading = titleField !== undefined && (shape.heading !== null || !shape.matter.present);
    for (const removedAs of [undefined, null]) {
        let members = shape.matter.members;
        for (const field of changed) {
            const selector = mapping.selectors[field];
            if (members === null || selector?.kind !== 'key' || (inHeading && field === titleField))
                continue;
            const value = fields[field] ?? (isTitle(mapping, field) ? removedAs : undefined);
            members = (0,value_edit/* withMember */.R)(members, (0,member/* pathOf */.XM)(selector.key), value);
        }
        if (members === null) {
            yield (0,problem/* unmapped */.NW)('a key leads through a value that is no mapping; edit the front matter by hand');
            return;
        }
        const edited = (0,front_matter/* editFrontMatter */.J)(text, shape.matter, members);
        if (!edited.ok)
            yield edited.error;
        else if (inHeading) {
            for (const heading of headingSplices(text, shape, fields[titleField] ?? null))
                yield (0,splice/* applySplices */.U)(text, [...edited.value, ...heading]);
        }
        else
            yield (0,splice/* applySplices */.U)(text, edited.value);
        if (titleField === undefined || fields[titleField] !== null)
            return;
    }
}
function isTitle(mapping, field) {
    const selector = mapping.selectors[field];
    return selector !== undefined && isKey(selector, 'title');
}
/** The title as a heading: its text replaced, or a heading at the top, or the heading removed. */
function* headingSplices(text, shape, title) {
    const { heading, matter } = shape;
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const written = typeof title === 'string' || typeof title === 'number' ? String(title) : null;
    if (heading === null) {
        if (written === null)
            return;
        const gap = text.length === matter.bodyStart || /^\s/.test(text.slice(matter.bodyStart)) ? '' : ending;
        yield [{ start: matter.bodyStart, end: matter.bodyStart, text: `# ${written}${ending}${gap}` }];
    }
    else if (written === null) {
        yield [{ start: heading.start, end: heading.end, text: '' }];
    }
    else {
        const empty = heading.textStart === heading.textEnd;
        yield [{ start: heading.textStart, end: heading.textEnd, text: empty ? ` ${written}` : written }];
        yield [{ start: heading.textStart, end: heading.textEnd, text: `${empty ? ' ' : ''}${written} #` }];
    }
}

;// CONCATENATED MODULE: ./build/providers/markdown/lens.js










/** Gets a record's fields out of a file's text. Errors: those of `readFrontMatter`, `too-complex`. */
function getFields(text, mapping) {
    const shape = readShape(text, mapping);
    return shape.ok ? fieldsOf(text, shape.value, mapping) : shape;
}
function fieldsOf(text, shape, mapping) {
    const keys = readKeys(shape, mapping);
    const fields = {};
    for (const [field, selector] of Object.entries(mapping.selectors)) {
        const section = shape.sections.get(field);
        if (isKey(selector, 'body'))
            fields[field] = (0,artifacts_region/* readRegion */.XP)(text, bodyRegion(text, shape));
        else if (selector.kind === 'key')
            fields[field] = keys[field] ?? null;
        else if (section === undefined)
            fields[field] = null;
        else if (selector.as === 'text')
            fields[field] = (0,artifacts_region/* readRegion */.XP)(text, sectionRegion(shape, section));
        else {
            const items = (0,checklist/* readChecklist */.zo)(text, section.contentStart, section.contentEnd);
            if (items === null)
                return (0,result/* fail */.fJ)(markdown_outline/* TOO_COMPLEX */.kk);
            fields[field] = (0,checklist/* checklistValue */.iE)(items);
        }
    }
    return (0,result.ok)(fields);
}
/** Brings fields to the spelling that `getFields` gives them; what is absent is null. */
function normalizeFields(fields, mapping) {
    const absent = Object.fromEntries(Object.keys(mapping.selectors).map((field) => [field, null]));
    const entries = Object.entries({ ...absent, ...fields }).map(([field, value]) => {
        const selector = mapping.selectors[field];
        if (selector === undefined)
            return [field, value];
        if (isKey(selector, 'body'))
            return [field, (0,artifacts_region/* regionValue */.ut)(typeof value === 'string' ? value : '')];
        const isText = selector.kind === 'section' && selector.as === 'text';
        if (isText && typeof value === 'string')
            return [field, (0,artifacts_region/* regionValue */.ut)(value)];
        return [field, isKey(selector, 'title') && typeof value === 'string' ? value.trim() : value];
    });
    return Object.fromEntries(entries);
}
/**
 * Puts fields into a file's text; parts that no changed field stands in keep their bytes.
 *
 * Laws: `getFields` of the result gives `after`; equal fields change nothing.
 * Errors: `unmapped` for a value that would read back as another one, or move another field.
 */
function putFields(text, mapping, after) {
    const shape = readShape(text, mapping);
    if (!shape.ok)
        return shape;
    const start = fieldsOf(text, shape.value, mapping);
    if (!start.ok)
        return start;
    let state = { text, shape: shape.value, fields: start.value };
    const changed = Object.keys(mapping.selectors).filter((field) => !(0,json/* equalJson */.FS)(state.fields[field], after[field]));
    const keys = changed.filter((field) => isMember(mapping.selectors[field]));
    const others = changed.filter((field) => !keys.includes(field)).map((field) => [field]);
    for (const group of keys.length === 0 ? others : [keys, ...others]) {
        const wanted = Object.fromEntries(group.map((field) => [field, after[field] ?? null]));
        const put = putGroup(state, mapping, { fields: { ...state.fields, ...wanted }, group });
        if (!put.ok)
            return put;
        state = put.value;
    }
    return (0,result.ok)(state.text);
}
/** A front-matter key, or the title wherever it stands. */
function isMember(selector) {
    return selector?.kind === 'key' && selector.key !== 'body';
}
function putGroup(state, mapping, wanted) {
    const [field = ''] = wanted.group;
    const names = wanted.group.join(', ');
    let refusal = (0,problem/* unmapped */.NW)(`${names} would read back as something else; change the value, or edit the file by hand`);
    const about = { shape: state.shape, mapping, ...wanted, field, selector: mapping.selectors[field] };
    for (const proposal of proposals(state.text, about)) {
        if (typeof proposal !== 'string') {
            refusal = proposal;
            continue;
        }
        const shape = readShape(proposal, mapping);
        if (!shape.ok || shape.value.doubled.size > state.shape.doubled.size)
            continue;
        const fields = fieldsOf(proposal, shape.value, mapping);
        if (fields.ok && (0,json/* equalJson */.FS)(fields.value, wanted.fields)) {
            return (0,result.ok)({ text: proposal, shape: shape.value, fields: fields.value });
        }
    }
    return (0,result/* fail */.fJ)(refusal);
}
function* proposals(text, wanted) {
    const { shape, field, selector } = wanted;
    const value = wanted.fields[field] ?? null;
    if (selector === undefined)
        return;
    if (isKey(selector, 'body'))
        yield* withRegion(text, bodyRegion(text, shape), value);
    else if (selector.kind === 'key')
        yield* writeKeys(text, shape, wanted);
    else if (shape.doubled.has(field))
        yield (0,problem/* unmapped */.NW)(`the section "${selector.section}" is there twice; keep one of them`);
    else {
        const section = shape.sections.get(field);
        if (section !== undefined)
            yield* withSection(text, { shape, section, selector }, value);
        else if (value !== null)
            yield withNewSection(text, { shape, selector }, value);
    }
}
function* withRegion(text, region, value) {
    if (typeof value !== 'string')
        return;
    const tried = new Set();
    for (const placement of (0,artifacts_region/* placementsOf */.WU)(region)) {
        const result = (0,splice/* applySplices */.U)(text, (0,artifacts_region/* editRegion */.tC)(text, region, value, placement));
        if (!tried.has(result))
            yield result;
        tried.add(result);
    }
}
function* withSection(text, mapped, value) {
    const { shape, section, selector } = mapped;
    if (value === null) {
        yield (0,splice/* applySplices */.U)(text, [{ start: section.heading.start, end: section.end, text: '' }]);
    }
    else if (selector.as === 'text') {
        yield* withRegion(text, sectionRegion(shape, section), value);
    }
    else {
        const { contentStart, contentEnd } = section;
        const items = (0,checklist/* readChecklist */.zo)(text, contentStart, contentEnd) ?? [];
        const splices = (0,checklist/* editChecklist */.Z9)(text, items, {
            value,
            emptyAt: lastTextLine(text, contentStart, contentEnd),
        });
        if (splices !== null)
            yield (0,splice/* applySplices */.U)(text, splices);
    }
}
/** The end of the last line with text, or the start when there is none. */
function lastTextLine(text, start, end) {
    let last = start;
    for (let at = (0,markdown_outline/* skipBlankLines */.bC)(text, start); at < end; at = (0,markdown_outline/* skipBlankLines */.bC)(text, last))
        last = Math.min((0,artifacts_lines/* lineEnd */.kd)(text, at), end);
    return last;
}
/** A missing section is made at the end of the file, at the level of the other mapped ones. */
function withNewSection(text, about, value) {
    const level = [...about.shape.sections.values()].at(-1)?.heading.level ?? 2;
    const heading = `${'#'.repeat(level)} ${about.selector.section}\n`;
    const lastLine = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
    const gap = text === '' || text === '\uFEFF'
        ? ''
        : `${text.endsWith('\n') ? '' : '\n'}${(0,markdown_outline/* isBlank */.z3)(lastLine) ? '' : '\n'}`;
    const content = typeof value === 'string' && value !== '' ? `\n${value}\n` : '';
    const added = text + (0,artifacts_lines/* withEnding */.AQ)(gap + heading + content, (0,artifacts_lines/* dominantEnding */.w8)(text));
    if (!Array.isArray(value) || value.length === 0)
        return added;
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    const splices = (0,checklist/* editChecklist */.Z9)(added, [], { value, emptyAt: added.length });
    return splices === null
        ? added
        : (0,splice/* applySplices */.U)(added + ending, splices.map((splice) => ({
            ...splice,
            start: added.length + ending.length,
            end: added.length + ending.length,
        })));
}

;// CONCATENATED MODULE: ./build/providers/markdown/format.js









/** Markdown files with front matter as records, one a file. */
function markdownFormat(options, context) {
    const mapping = { idKey: options.id, selectors: context.selectors, kinds: context.kinds };
    const glob = (0,artifacts_glob/* compileGlob */.S)(options.path);
    const template = options.new ?? `${glob.prefix === '' ? '' : `${glob.prefix}/`}{remote-id}-{slug}.md`;
    return {
        name: 'markdown',
        glob,
        schema: schemaOf(mapping),
        read: (text) => readEntries(text, mapping),
        ids: (text) => idsOf(text, mapping),
        normalize: (fields) => normalizeFields(fields, mapping),
        *update(text, { after }) {
            const put = putFields(text, mapping, after);
            yield put.ok ? put.value : put.error;
        },
        *add(_, entry) {
            const put = newText(entry, mapping);
            yield put.ok ? put.value : put.error;
        },
        remove: () => (0,result.ok)(null),
        place: (entry) => (0,result.ok)({ path: (0,ids/* fillTemplate */.ou)(template, { ...entry, title: titleOf(entry, mapping) }), existing: false }),
    };
}
const TEXT = { kind: 'text', writable: true, equivalent: ['lines', 'trim', 'empty'] };
function schemaOf({ selectors }) {
    const sections = Object.entries(selectors).flatMap(([field, selector]) => {
        if (selector.kind !== 'section')
            return [];
        const asText = { kind: 'text', writable: true, equivalent: ['lines', 'trim'] };
        return [[field, selector.as === 'text' ? asText : { kind: 'list', key: 'id', writable: true }]];
    });
    const title = { kind: 'scalar', writable: true, equivalent: ['trim'] };
    return { open: true, fields: { title, body: TEXT, ...Object.fromEntries(sections) } };
}
function readEntries(text, mapping) {
    const fields = getFields(text, mapping);
    if (!fields.ok)
        return (0,result/* fail */.fJ)(withGuessedId(fields.error, text, mapping));
    const [id] = idsOf(text, mapping);
    if (id === undefined) {
        return (0,result/* fail */.fJ)({
            code: 'bad-id',
            message: `the value of "${mapping.idKey}" cannot be an id. Use a short text without "..".`,
            line: 1,
        });
    }
    return (0,result.ok)({ entries: [{ ...(id === null ? {} : { id }), line: 1, fields: fields.value }], failures: [] });
}
/** Empty when there is an id that cannot be one. */
function idsOf(text, mapping) {
    const matter = (0,front_matter/* readFrontMatter */.X)(text);
    const id = matter.ok ? (0,ids/* readId */.wh)(matter.value.members[mapping.idKey]) : undefined;
    return id === undefined ? [] : [id];
}
/** A file that cannot be read may still say on a line of its own which record it is. */
function withGuessedId(problem, text, mapping) {
    const head = text.slice(0, 8192);
    const prefix = `${mapping.idKey}:`;
    const lines = (0,artifacts_lines/* linesOf */.Dx)(head).map((line) => head.slice(line.start, line.end));
    const found = lines.filter((line) => line.startsWith(prefix));
    const source = found[0]?.slice(prefix.length).trim() ?? '';
    const id = (0,ids/* readId */.wh)(/^'[^']*'$|^"[^"\\]*"$/.test(source) ? source.slice(1, -1) : (0,yaml_plain/* plainValue */._)(source));
    return found.length !== 1 || id === null || id === undefined ? problem : { ...problem, id };
}
function titleOf({ fields }, { selectors }) {
    const field = Object.keys(selectors).find((name) => selectors[name] !== undefined && isKey(selectors[name], 'title'));
    return field === undefined ? undefined : fields[field];
}
/** A new file: front matter with the id and all keys, then the body, then the sections. */
function newText(entry, mapping) {
    const matter = (0,yaml_edit/* editYaml */.a)('', { [mapping.idKey]: entry.id });
    if (!matter.ok)
        return matter;
    const put = putFields(`---\n${matter.value}---\n\n`, mapping, normalizeFields(entry.fields, mapping));
    return put.ok && put.value.endsWith('---\n\n') ? (0,result.ok)(put.value.slice(0, -1)) : put;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/artifacts/options.js
var options = __webpack_require__(1601);
;// CONCATENATED MODULE: ./build/providers/markdown/options.js


const options_options = schemas/* strictObject */.rej({
    path: options/* pathOption */.XG,
    id: options/* idOption */.vH,
    new: options/* pathOption */.XG.optional(),
});

;// CONCATENATED MODULE: ./build/providers/markdown/provider.js



/** Markdown files with front matter. Source: DESIGN §7. */
const definition = {
    name: 'markdown',
    side: 'local',
    options: options_options,
    open: (given, context) => new artifact_provider/* ArtifactProvider */.k(context.root, markdownFormat(given, context)),
};


/***/ })

};
;