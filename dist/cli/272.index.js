"use strict";
exports.id = 272;
exports.ids = [272];
exports.modules = {

/***/ 1272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  definition: () => (/* binding */ definition)
});

// EXTERNAL MODULE: ./build/artifacts/file.js
var artifacts_file = __webpack_require__(7465);
// EXTERNAL MODULE: ./build/artifacts/ids.js
var ids = __webpack_require__(5917);
// EXTERNAL MODULE: ./build/artifacts/listing.js + 1 modules
var listing = __webpack_require__(1955);
// EXTERNAL MODULE: ./build/artifacts/problem.js
var problem = __webpack_require__(9932);
// EXTERNAL MODULE: ./build/artifacts/region.js
var artifacts_region = __webpack_require__(3035);
// EXTERNAL MODULE: ./build/artifacts/sync-actors.js + 3 modules
var sync_actors = __webpack_require__(1500);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/patch.js
var kernel_patch = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/artifacts/checklist.js
var checklist = __webpack_require__(8175);
// EXTERNAL MODULE: ./build/artifacts/markers.js
var artifacts_markers = __webpack_require__(5336);
// EXTERNAL MODULE: ./build/artifacts/markdown-outline.js + 1 modules
var markdown_outline = __webpack_require__(6599);
// EXTERNAL MODULE: ./build/artifacts/splice.js
var splice = __webpack_require__(1999);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/artifacts/front-matter.js
var front_matter = __webpack_require__(6620);
// EXTERNAL MODULE: ./build/artifacts/lines.js
var artifacts_lines = __webpack_require__(7088);
;// CONCATENATED MODULE: ./build/providers/openspec/tracking.js
const LINE = /^[ \t]*[-*+][ \t]+\**(?:GitHub )?Issue(?: URL)?\**:\**[ \t]*(.*)$/gim;
const ADDRESS = /https?:\/\/[^\s<>()[\]/]{1,253}\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:-\/)?issues\/(\d{1,15})/;
const REPOSITORY = /^[ \t]*(?:<!--[ \t]*source_repo:|[-*+][ \t]+\**Repository\**:\**)[ \t]*`?([\w.-]+\/[\w.-]+)/gim;
/**
 * Reads the issue that a `## Source Tracking` section names; null when it names none, or more than one.
 *
 * Understood are `GitHub Issue: #235`, the same as a link, and `Issue URL`, with or without bold marks.
 * Other lines (`Parent Feature`, `Original GitHub Issue`, `Core Counterpart Issue`) are other issues.
 */
function readTrackedIssue(section) {
    const numbers = new Set();
    const repositories = new Set([...section.matchAll(REPOSITORY)].map((match) => match[1] ?? ''));
    let address;
    for (const [, said = ''] of section.matchAll(LINE)) {
        const url = ADDRESS.exec(said);
        const number = url?.[2] ?? /#(\d{1,15})\b/.exec(said)?.[1];
        if (number !== undefined)
            numbers.add(number);
        if (url?.[1] === undefined)
            continue;
        repositories.add(url[1]);
        address = url[0];
    }
    const [number] = numbers;
    if (number === undefined || numbers.size > 1 || repositories.size > 1)
        return null;
    const [repository] = repositories;
    return { number, link: address ?? `#${number}`, ...(repository === undefined ? {} : { repository }) };
}

;// CONCATENATED MODULE: ./build/providers/openspec/lens.js








/** The sections of a proposal that are fields, in the order a proposal has them. */
const SECTIONS = { why: 'Why', what: 'What Changes', impact: 'Impact' };
const SECTION_FIELDS = Object.keys(SECTIONS);
/** Reads a proposal in any of its dialects. Errors: those of `readFrontMatter`. */
function readProposal(text) {
    const outline = readOutline(text);
    if (!outline.ok)
        return outline;
    const { title, sections } = outline.value;
    const value = (field) => {
        const section = sections.get(SECTIONS[field].toLowerCase());
        return section === undefined ? null : (0,artifacts_region/* readRegion */.XP)(text, contentOf(text, section));
    };
    const tracking = sections.get('source tracking');
    return (0,result.ok)({
        title: title?.text ?? null,
        sections: { why: value('why'), what: value('what'), impact: value('impact') },
        issue: tracking === undefined
            ? null
            : readTrackedIssue(text.slice(tracking.contentStart, tracking.contentEnd)),
    });
}
function readOutline(text) {
    const matter = (0,front_matter/* readFrontMatter */.X)(text);
    if (!matter.ok)
        return matter;
    const { bodyStart } = matter.value;
    const names = new Set([...Object.values(SECTIONS).map((name) => name.toLowerCase()), 'source tracking']);
    const sections = new Map();
    const doubled = new Set();
    const outline = (0,markdown_outline/* readSections */.jn)(text, bodyStart);
    if (outline === null)
        return (0,result/* fail */.fJ)(markdown_outline/* TOO_COMPLEX */.kk);
    for (const section of outline) {
        const name = section.heading.text.trim().toLowerCase();
        if (section.heading.level > 2 || !names.has(name))
            continue;
        if (sections.has(name))
            doubled.add(name);
        else
            sections.set(name, section);
    }
    const heading = outline[0]?.heading;
    const isTitle = heading !== undefined && heading.level === 1 && !names.has(heading.text.trim().toLowerCase());
    return (0,result.ok)({ bodyStart, title: isTitle ? titleOf(heading) : null, sections, doubled });
}
/** `# Change: X` and `# Proposal: X` are titles X with a word in front that stays. */
function titleOf(heading) {
    const prefix = /^(?:change|proposal|change proposal):[ \t]*/i.exec(heading.text)?.[0] ?? '';
    return { heading, textStart: heading.textStart + prefix.length, text: heading.text.slice(prefix.length) };
}
/** A section's content; a rule that only sets it off from the next section is no part of it. */
function contentOf(text, section) {
    const lines = (0,artifacts_lines/* linesOf */.Dx)(text, section.contentStart, section.contentEnd);
    const last = lines.findLast((line) => !(0,markdown_outline/* isBlank */.z3)(text.slice(line.start, line.end)));
    const isRule = last !== undefined && /^(?:-{3,}|\*{3,}|_{3,})[ \t]*$/.test(text.slice(last.start, last.end));
    return (0,artifacts_region/* regionAround */.a6)(section.contentStart, isRule ? last.start : section.contentEnd, []);
}
/**
 * Puts one field into a proposal; everything outside of that field keeps its bytes.
 *
 * Errors: `unmapped` for a value that would read back as another one.
 */
function putProposal(text, field, value) {
    const before = readProposal(text);
    const outline = readOutline(text);
    if (!before.ok || !outline.ok)
        return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)('the proposal cannot be read'));
    if (typeof value !== 'string' && value !== null)
        return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)(`${field} is a text`));
    const wanted = field === 'title'
        ? { ...before.value, title: value }
        : { ...before.value, sections: { ...before.value.sections, [field]: value } };
    const proposed = field === 'title'
        ? withTitle(text, outline.value, value)
        : withSection(text, outline.value, { field, value });
    for (const proposal of proposed) {
        const read = readProposal(proposal);
        if (read.ok && JSON.stringify(read.value) === JSON.stringify(wanted))
            return (0,result.ok)(proposal);
    }
    return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)(`${field} would read back as something else; change the value, or edit proposal.md by hand`));
}
function* withTitle(text, { title, bodyStart }, value) {
    const ending = (0,artifacts_lines/* dominantEnding */.w8)(text);
    if (title === null) {
        const gap = (0,markdown_outline/* isBlank */.z3)(linesTop(text, bodyStart)) ? '' : ending;
        if (value !== null)
            yield (0,splice/* applySplices */.U)(text, [
                { start: bodyStart, end: bodyStart, text: `# Change: ${value}${ending}${gap}` },
            ]);
    }
    else if (value === null) {
        yield (0,splice/* applySplices */.U)(text, [{ start: title.heading.start, end: title.heading.end, text: '' }]);
    }
    else {
        yield (0,splice/* applySplices */.U)(text, [{ start: title.textStart, end: title.heading.textEnd, text: value }]);
    }
}
function linesTop(text, at) {
    const [first] = (0,artifacts_lines/* linesOf */.Dx)(text, at);
    return first === undefined ? '' : text.slice(first.start, first.end);
}
function* withSection(text, outline, { field, value }) {
    const name = SECTIONS[field].toLowerCase();
    const section = outline.sections.get(name);
    if (outline.doubled.has(name))
        return;
    if (section === undefined) {
        if (value !== null)
            yield withNewSection(text, outline, { field, value });
    }
    else if (value === null) {
        yield (0,splice/* applySplices */.U)(text, [{ start: section.heading.start, end: section.end, text: '' }]);
    }
    else {
        const region = contentOf(text, section);
        for (const placement of (0,artifacts_region/* placementsOf */.WU)(region))
            yield (0,splice/* applySplices */.U)(text, (0,artifacts_region/* editRegion */.tC)(text, region, value, placement));
    }
}
/** A missing section goes behind the one that proposals have before it, else before the one after it. */
function withNewSection(text, outline, { field, value }) {
    const order = SECTION_FIELDS.map((each) => SECTIONS[each].toLowerCase());
    const place = SECTION_FIELDS.indexOf(field);
    const found = (names) => names.flatMap((each) => outline.sections.get(each) ?? []);
    const before = found(order.slice(0, place)).at(-1);
    const after = found([...order.slice(place + 1), 'source tracking'])[0];
    const at = before?.end ?? after?.heading.start ?? text.length;
    const level = (before ?? after)?.heading.level ?? 2;
    const above = text.slice(0, at);
    const gap = above === '' || /\n[ \t]*\r?\n$/.test(above) ? '' : above.endsWith('\n') ? '\n' : '\n\n';
    const content = value === '' ? '' : `\n${value}\n`;
    const block = `${gap}${'#'.repeat(level)} ${SECTIONS[field]}\n${content}${at < text.length ? '\n' : ''}`;
    return (0,splice/* applySplices */.U)(text, [{ start: at, end: at, text: (0,artifacts_lines/* withEnding */.AQ)(block, (0,artifacts_lines/* dominantEnding */.w8)(text)) }]);
}

;// CONCATENATED MODULE: ./build/providers/openspec/change.js








const TEXT = { kind: 'text', writable: true, equivalent: ['lines', 'trim'] };
/** The fields of a change; `status` and `link` follow from where it stands and what it names. */
const SCHEMA = {
    open: false,
    fields: {
        title: { kind: 'scalar', writable: true, equivalent: ['trim'] },
        why: TEXT,
        what: TEXT,
        impact: TEXT,
        tasks: { kind: 'list', key: 'id', writable: true },
        status: { kind: 'scalar', writable: false },
        link: { kind: 'scalar', writable: false },
    },
};
/** Gets a change's fields under their canonical names. Errors: those of `readProposal`, `too-complex`. */
function readChange(files, folder, selectors) {
    const proposal = readProposal(files['proposal.md']);
    if (!proposal.ok)
        return proposal;
    const { title, sections, issue } = proposal.value;
    const tasks = files['tasks.md'];
    const items = tasks === null ? [] : (0,checklist/* readChecklist */.zo)(tasks, 0, tasks.length);
    if (items === null)
        return (0,result/* fail */.fJ)(markdown_outline/* TOO_COMPLEX */.kk);
    const values = {
        ...sections,
        title: title ?? folder.id,
        tasks: tasks === null ? null : (0,checklist/* checklistValue */.iE)(items),
        status: folder.archived ? 'archived' : 'proposed',
        link: issue?.link ?? null,
    };
    const fields = Object.entries(selectors).map(([field, selector]) => [
        field,
        selector.kind === 'key' ? (values[selector.key] ?? null) : null,
    ]);
    return (0,result.ok)({ fields: Object.fromEntries(fields), issue });
}
/**
 * Puts changed fields into the texts of a change; the rest keeps its bytes.
 *
 * Errors: `read-only` for `status` and `link`; `unmapped` for what would read back as something else.
 */
function writeChange(files, edit) {
    const markers = (0,artifacts_markers/* refuseMarkers */.U)(edit.before, edit.after);
    if (markers !== null)
        return (0,result/* fail */.fJ)(markers);
    let now = files;
    for (const [field, value] of Object.entries(edit.after)) {
        if ((0,json/* equalJson */.FS)(edit.before[field], value))
            continue;
        const selector = edit.selectors[field];
        const put = putField(now, selector?.kind === 'key' ? selector.key : field, value);
        if (!put.ok)
            return put;
        now = put.value;
    }
    const read = readChange(now, edit.folder, edit.selectors);
    if (read.ok && (0,json/* equalJson */.FS)(read.value.fields, edit.after))
        return (0,result.ok)(now);
    return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)('the change would read back as something else; edit it by hand'));
}
function putField(files, name, value) {
    if (name === 'tasks')
        return putTasks(files, value);
    const field = [...SECTION_FIELDS, 'title'].find((each) => each === name);
    if (field === undefined) {
        const hint = name === 'status' ? '; archive the change with OpenSpec, which moves its folder' : '';
        return (0,result/* fail */.fJ)({ code: 'read-only', message: `${name} cannot be written${hint}` });
    }
    const put = putProposal(files['proposal.md'], field, value);
    return put.ok ? (0,result.ok)({ ...files, 'proposal.md': put.value }) : put;
}
function putTasks(files, value) {
    if (value === null)
        return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)('tasks.md is only removed by hand'));
    const text = files['tasks.md'] ?? '# Tasks\n\n';
    const items = (0,checklist/* readChecklist */.zo)(text, 0, text.length);
    const splices = items === null ? null : (0,checklist/* editChecklist */.Z9)(text, items, { value, emptyAt: text.length });
    if (splices === null)
        return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)('these tasks cannot be written as a checklist; edit tasks.md by hand'));
    return (0,result.ok)({ ...files, 'tasks.md': (0,splice/* applySplices */.U)(text, splices) });
}
/** Makes the files of a new change, with the fields as they will be read back. */
function createFiles(request) {
    const { folder, selectors } = request;
    const empty = { 'proposal.md': '', 'tasks.md': null };
    const before = readChange(empty, folder, selectors);
    if (!before.ok)
        return (0,result/* fail */.fJ)((0,problem/* unmapped */.NW)(before.error.message));
    const given = Object.fromEntries(Object.entries(request.fields).filter(([, value]) => value !== null));
    const fields = { ...before.value.fields, ...given };
    const files = writeChange(empty, { folder, selectors, before: before.value.fields, after: fields });
    return files.ok ? (0,result.ok)({ files: files.value, fields }) : files;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/providers/openspec/folders.js


/** The files of a change folder that a record is made of, by their names. */
const RECORD_FILES = ['proposal.md', 'tasks.md'];
/** Splits the path of a file in a change folder; null for any other file. */
function placeInFolder(root, file) {
    if (!file.startsWith(`${root}/`))
        return null;
    const parts = file.slice(root.length + 1).split('/');
    const archived = parts[0] === 'archive';
    const [folder, name] = archived ? parts.slice(1) : parts;
    const known = RECORD_FILES.find((each) => each === name);
    if (folder === undefined || known === undefined || parts.length !== (archived ? 3 : 2))
        return null;
    return { folder: `${root}/${archived ? 'archive/' : ''}${folder}`, archived, name: known };
}
/**
 * Groups listed files by change folder, in the order of their paths; a folder without proposal is none.
 *
 * An archived change keeps the id it had; where two folders would share an id, the archived ones are
 * named by their whole folder name.
 */
function groupFolders(root, files) {
    const folders = new Map();
    for (const file of files) {
        const place = placeInFolder(root, file.path);
        if (place === null)
            continue;
        const known = folders.get(place.folder) ?? { archived: place.archived, files: new Map() };
        known.files.set(place.name, file.version);
        folders.set(place.folder, known);
    }
    const changes = [...folders].filter(([, { files }]) => files.has('proposal.md'));
    const counts = new Map();
    for (const [path] of changes)
        counts.set(shortName(path), (counts.get(shortName(path)) ?? 0) + 1);
    return changes
        .map(([path, folder]) => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const shared = (counts.get(shortName(path)) ?? 0) > 1;
        return { path, ...folder, id: folder.archived && shared ? name : shortName(path) };
    })
        .sort((a, b) => (0,json/* compareText */.n6)(a.path, b.path));
}
/** The folder's name, without the date that archiving puts in front of it. */
function shortName(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return path.includes('/archive/') ? name.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '') : name;
}
/** Names the content and the place of a change folder, as a version does. */
function folderVersion(path, files) {
    const hash = (0,external_node_crypto_.createHash)('sha1').update(`${path}\n`);
    for (const name of RECORD_FILES)
        hash.update(`${name} ${files.get(name) ?? '-'}\n`);
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(3798);
// EXTERNAL MODULE: ./build/artifacts/options.js
var options = __webpack_require__(1601);
;// CONCATENATED MODULE: ./build/providers/openspec/options.js


const options_options = schemas/* strictObject */.rej({
    path: options/* pathOption */.XG
        .transform((text) => text.replace(/^(?:\.\/)+/, '').replace(/\/$/, ''))
        .default('openspec/changes'),
    repository: schemas/* string */.YjP()
        .regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is owner/name.')
        .optional(),
});

;// CONCATENATED MODULE: ./build/providers/openspec/provider.js











/** OpenSpec change folders, active and archived. Source: DESIGN §7. */
const definition = {
    name: 'openspec',
    side: 'local',
    options: options_options,
    open: (given, context) => new OpenSpecProvider(given, context),
};
/**
 * A record is a change folder: its `proposal.md`, its `tasks.md`, and where it stands.
 *
 * A change that touches both files writes the tasks first; a run killed in between leaves a version
 * that no plan was made on, so the next run looks again.
 */
class OpenSpecProvider {
    name = 'openspec';
    side = 'local';
    capabilities = {
        guard: 'revision-test',
        create: 'client-id',
        ids: 'given',
        sharedIds: false,
    };
    options;
    context;
    /** As of the last listing. */
    actors = null;
    constructor(given, context) {
        this.options = given;
        this.context = context;
    }
    schema() {
        return Promise.resolve(SCHEMA);
    }
    async *changes(request) {
        const actors = new sync_actors/* SyncActors */.U(this.context.root);
        this.actors = actors;
        const listing = await this.list();
        const broken = new Map(listing.failed.flatMap((failure) => {
            const place = placeInFolder(this.options.path, failure.path);
            return place === null ? [] : [[place.folder, failure]];
        }));
        const records = [];
        const unchanged = [];
        const failed = [];
        for (const folder of groupFolders(this.options.path, [
            ...listing.files,
            ...listing.failed.map(({ path }) => ({ path, version: '' })),
        ])) {
            const failure = broken.get(folder.path);
            if (failure !== undefined) {
                const { where, code, message } = failure;
                failed.push({ id: folder.id, where, code, message });
            }
            else if (request.known.get(folderVersion(folder.path, folder.files))?.includes(folder.id) === true) {
                unchanged.push(folder.id);
            }
            else {
                const loaded = this.load(folder);
                for (const [name, blob] of folder.files)
                    actors.note({ id: folder.id, path: `${folder.path}/${name}`, blob });
                if (loaded.kind === 'found')
                    records.push(loaded.record);
                else if (loaded.kind === 'unreadable')
                    failed.push(loaded.failure);
            }
        }
        yield { records, unchanged, failed, end: { cursor: null, complete: listing.complete, census: true } };
    }
    async read(id, ifNoneMatch) {
        const loaded = await this.seek(id);
        if (loaded.kind !== 'found')
            return loaded;
        return loaded.record.version === ifNoneMatch
            ? { kind: 'not-modified' }
            : { kind: 'found', record: loaded.record };
    }
    async detectExternalSyncActors() {
        const { files } = await this.list();
        return (this.actors ?? new sync_actors/* SyncActors */.U(this.context.root)).names(files.map(({ path }) => path));
    }
    /** OpenSpec names changes in lower case, words joined by dashes, a letter first. */
    proposeId({ other, fields }) {
        const title = Object.entries(this.context.selectors).find(([, selector]) => selector.kind === 'key' && selector.key === 'title')?.[0] ?? 'title';
        const slug = typeof fields[title] === 'string' ? (0,ids/* slugOf */.tF)(fields[title]) : '';
        const name = [slug, (0,ids/* safeName */.jC)(other).toLowerCase()].filter((part) => part !== '').join('-');
        return /^[a-z]/.test(name) ? name : `change-${name}`;
    }
    async update({ id, patch, version }) {
        const loaded = await this.seek(id);
        if (loaded.kind === 'gone')
            return loaded;
        if (loaded.kind === 'unreadable')
            return refused(loaded.failure);
        const { folder, artifacts, record } = loaded;
        if (record.version !== version)
            return { kind: 'stale' };
        const patched = (0,kernel_patch/* applyPatch */.X6)(record.fields, patch);
        if (!patched.ok)
            return patched.error.code === 'patch-test-failed' ? { kind: 'stale' } : refused(patched.error);
        if (!(0,json/* isJsonObject */.OW)(patched.value))
            return refused({ code: 'patch-invalid', message: `the patch of ${id} leaves no record` });
        const files = filesOf(artifacts);
        const written = writeChange(files, {
            folder,
            selectors: this.context.selectors,
            before: record.fields,
            after: normalized(patched.value),
        });
        if (!written.ok)
            return refused({ ...written.error, message: `${id}: ${written.error.message}` });
        for (const name of RECORD_FILES.toReversed()) {
            const answer = this.write(folder.path, name, { text: written.value[name], old: artifacts.get(name) });
            if (answer !== null)
                return answer;
        }
        return this.readBack(id);
    }
    async create({ id: given, other, fields }) {
        const id = given ?? this.proposeId({ other: other ?? '', fields });
        if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(id) || id.toLowerCase() === 'archive') {
            return refused({
                code: 'bad-id',
                message: `${JSON.stringify(id)} cannot name a change folder; use letters, digits and dashes`,
            });
        }
        const loaded = await this.seek(id);
        if (loaded.kind === 'unreadable')
            return refused(loaded.failure);
        const folder = {
            path: `${this.options.path}/${id}`,
            id,
            archived: false,
            files: new Map(),
        };
        const made = createFiles({ folder, selectors: this.context.selectors, fields: normalized(fields) });
        if (!made.ok)
            return refused({ ...made.error, message: `${id}: ${made.error.message}` });
        if (loaded.kind === 'found') {
            const same = (0,json/* equalJson */.FS)(loaded.record.fields, made.value.fields);
            return same
                ? { kind: 'written', record: loaded.record }
                : refused({ code: 'exists', message: `there is another change named ${id}` });
        }
        for (const name of RECORD_FILES.toReversed()) {
            const answer = this.write(folder.path, name, { text: made.value.files[name], old: undefined });
            if (answer !== null)
                return answer;
        }
        return this.readBack(id);
    }
    async delete({ id }) {
        const loaded = await this.seek(id);
        if (loaded.kind === 'gone')
            return loaded;
        const message = `${id}: a change folder holds specs and designs, so deleting it is left to a person; archive it or remove the folder`;
        return refused({ code: 'delete-refused', message });
    }
    list() {
        const prefix = this.options.path;
        return (0,listing/* listArtifacts */.w)(this.context.root, {
            prefix,
            matches: (file) => placeInFolder(prefix, file) !== null,
        });
    }
    async seek(id) {
        const listing = await this.list();
        const folder = groupFolders(this.options.path, listing.files).find((each) => each.id === id);
        return folder === undefined ? { kind: 'gone' } : this.load(folder);
    }
    load(folder) {
        const artifacts = new Map();
        for (const name of folder.files.keys()) {
            const path = `${folder.path}/${name}`;
            const read = (0,artifacts_file/* readArtifact */.R9)(this.context.root, path);
            if (read === null)
                return { kind: 'gone' };
            if (!read.ok)
                return { kind: 'unreadable', failure: (0,problem/* failureOf */.g5)(path, read.error, folder.id) };
            artifacts.set(name, read.value);
        }
        const change = readChange(filesOf(artifacts), folder, this.context.selectors);
        if (!change.ok)
            return {
                kind: 'unreadable',
                failure: (0,problem/* failureOf */.g5)(`${folder.path}/proposal.md`, change.error, folder.id),
            };
        const { fields, issue } = change.value;
        const { repository } = this.options;
        const linked = issue !== null && (repository === undefined || (issue.repository ?? repository) === repository);
        const record = {
            id: folder.id,
            version: folderVersion(folder.path, folder.files),
            fields,
            where: `${folder.path}/proposal.md:1`,
            ...(linked ? { link: issue.number } : {}),
        };
        return { kind: 'found', folder, artifacts, record };
    }
    /** Null when the file is as wanted now. */
    write(folder, name, file) {
        if (file.text === null || file.text === file.old?.text)
            return null;
        const path = `${folder}/${name}`;
        const outcome = (0,artifacts_file/* writeArtifact */.w6)(this.context.root, {
            path,
            text: file.text,
            expected: file.old?.hash ?? null,
        });
        if (outcome.kind === 'written')
            return null;
        return outcome.kind === 'stale' ? outcome : refused((0,problem/* failureOf */.g5)(path, outcome.problem));
    }
    async readBack(id) {
        const loaded = await this.seek(id);
        return loaded.kind === 'found' ? { kind: 'written', record: loaded.record } : { kind: 'stale' };
    }
}
function filesOf(artifacts) {
    return {
        'proposal.md': artifacts.get('proposal.md')?.text ?? '',
        'tasks.md': artifacts.get('tasks.md')?.text ?? null,
    };
}
function normalized(fields) {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? (0,artifacts_region/* regionValue */.ut)(value) : value,
    ]));
}
function refused({ code, message }) {
    return { kind: 'rejected', code, message };
}


/***/ })

};
;