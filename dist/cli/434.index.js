exports.id = 434;
exports.ids = [434];
exports.modules = {

/***/ 1182:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U5: () => (/* binding */ NOTHING_RECOVERED),
  Fo: () => (/* binding */ collect),
  Vm: () => (/* binding */ contextOf)
});

// EXTERNAL MODULE: ./build/kernel/lens.js
var lens = __webpack_require__(8217);
// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/conflict.js
var kernel_conflict = __webpack_require__(1007);
// EXTERNAL MODULE: ./build/kernel/ids.js
var ids = __webpack_require__(9251);
// EXTERNAL MODULE: ./build/kernel/plan-context.js
var plan_context = __webpack_require__(692);
;// CONCATENATED MODULE: ./build/kernel/side-view.js

const NO_RECORDS = [];
/** Looks an id up on one side. */
function stateOf(view, id) {
    const records = view.present.get(id) ?? NO_RECORDS;
    const [record] = records;
    if (records.length > 1 || (record !== undefined && view.unchanged.has(id))) {
        const places = records.map((copy) => copy.where ?? copy.id).join(', ');
        return {
            kind: 'unknown',
            code: 'duplicate-id',
            message: `the id ${id} occurs more than once (${places}); give each record its own id`,
            ...(record?.where === undefined ? {} : { where: record.where }),
        };
    }
    if (record !== undefined)
        return { kind: 'present', record };
    const failure = view.failed.get(id);
    if (failure !== undefined)
        return failure;
    if (view.unchanged.has(id))
        return { kind: 'unchanged', id };
    if (view.gone.has(id) || view.silent === 'absent')
        return { kind: 'absent' };
    if (view.silent === 'unchanged')
        return { kind: 'unchanged', id };
    return {
        kind: 'unknown',
        code: 'not-listed',
        message: `${id} was not in an incomplete listing; nothing is concluded from that`,
    };
}
/** A record name that no other record has. */
function freeKey(id, taken, hash) {
    const key = (0,ids/* recordKey */.H)(id, hash);
    return taken.has(key) ? `${key}-${hash(id).slice(0, 8)}` : key;
}

;// CONCATENATED MODULE: ./build/kernel/match-unlinked.js






/**
 * Pairs the records that no stored link names: by what their artifacts say, by the name an artifact was
 * promised under, and by shared ids.
 *
 * Equal titles are only a suggestion: they become an `ambiguous-link` conflict that asks a person.
 */
function pairUnlinked(input) {
    const pool = gather(input);
    holdDoubles(pool, input);
    pairByLink(pool, input);
    pairByPromise(pool, input);
    holdFailures(pool, input);
    if (input.sharedIds)
        pairBySharedId(pool, input);
    suggestByTitle(pool, input);
    for (const local of sorted(pool.locals))
        addLocal(pool, local, input);
    for (const remote of sorted(pool.remotes)) {
        if (input.isLocalLost === true)
            wait(pool, remote, input);
        else
            addRemote(pool, remote, input);
    }
    const { matches, conflicts, held, waiting } = pool;
    return { matches, conflicts, held, waiting };
}
function pairByLink(pool, input) {
    const linked = sorted(pool.locals).filter((record) => record.link !== undefined);
    if (linked.length === 0)
        return;
    // Also a row whose artifact went under `on-delete: ignore` owns its upstream record.
    const owned = input.links.filter((link) => !isWaiting(link));
    const owners = new Map(owned.map((link) => [link.remote, link.record]));
    for (const [link, records] of groupBy(linked, (record) => record.link ?? '')) {
        const remote = pool.remotes.get(link);
        const [only] = records;
        const owner = owners.get(link);
        if (owner !== undefined || records.length > 1)
            holdLinked(pool, { records, link, owner }, input);
        else if (only !== undefined && remote !== undefined)
            pair(pool, { local: only, remote }, input);
        else if (only !== undefined)
            holdUnreadable(pool, { local: only, state: stateOf(input.remote, link) }, input);
    }
}
/**
 * An upstream record was shown as a new artifact under a name that was free; an artifact that came in under
 * just that name is that record, whoever put it there: a sync pull request was merged.
 */
function pairByPromise(pool, input) {
    const waiting = input.links.filter(isWaiting);
    if (waiting.length === 0)
        return;
    const names = new Map(sorted(pool.locals).map((local) => [(0,ids/* recordKey */.H)(local.id, input.context.hash), local]));
    for (const link of waiting) {
        const [local, remote] = [names.get(link.record), pool.remotes.get(link.remote ?? '')];
        if (local === undefined)
            continue;
        const state = stateOf(input.remote, link.remote ?? '');
        if (remote !== undefined)
            pair(pool, { local, remote, link }, input);
        else if (state.kind === 'absent')
            askAgain(pool, { local, link });
        else
            holdUnseen(pool, { local, link, state });
    }
}
/** What cannot be seen upstream now was there when its artifact was made from it. */
function holdUnseen(pool, about) {
    const { local, link, state } = about;
    const unseen = {
        kind: 'unknown',
        code: 'missing-upstream',
        message: `upstream record ${link.remote}, which this artifact was made from, cannot be seen now`,
    };
    pool.locals.delete(local.id);
    pool.takenKeys.add(link.record);
    const remote = state.kind === 'unknown' ? state : unseen;
    pool.matches.push({ record: link.record, link, local: present(local), remote, linked: false });
    if (link.remote !== undefined)
        pool.waiting.push({ record: link.record, remote: link.remote });
}
/** What was deleted upstream before its artifact came in is not made there anew without a question. */
function askAgain(pool, { local, link }) {
    pool.locals.delete(local.id);
    pool.takenKeys.add(link.record);
    const remote = { kind: 'absent' };
    pool.matches.push({ record: link.record, link, local: present(local), remote, linked: true });
}
function pairBySharedId(pool, input) {
    for (const local of sorted(pool.locals)) {
        const remote = pool.remotes.get(local.id);
        if (remote !== undefined)
            pair(pool, { local, remote }, input);
    }
}
function pair(pool, { local, remote, link }, input) {
    pool.locals.delete(local.id);
    pool.remotes.delete(remote.id);
    const record = freeKey(local.id, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    const found = { record, local: present(local), remote: present(remote), linked: false };
    pool.matches.push(link === undefined ? found : { ...found, link });
}
/** Only one artifact can be an upstream record: its stored link's, or the only one that names it (E6). */
function holdLinked(pool, about, input) {
    const { records, link, owner } = about;
    const places = records.map((record) => record.where ?? record.id).join(', ');
    const message = owner === undefined
        ? `${places} all name upstream record ${link}; only one of them can`
        : `${places} names upstream record ${link}, which is linked to ${owner}; remove the link to make it a record of its own`;
    for (const record of records) {
        pool.locals.delete(record.id);
        pool.held.push({
            record: freeKey(record.id, pool.takenKeys, input.context.hash),
            code: 'ambiguous-link',
            message,
            ...(record.where === undefined ? {} : { where: record.where }),
        });
    }
    const remote = pool.remotes.get(link);
    if (remote !== undefined)
        wait(pool, remote, input);
}
/** What names an upstream record that is there but cannot be read is that record, not a new one (E20). */
function holdUnreadable(pool, about, input) {
    const { local, state } = about;
    if (state.kind !== 'unknown' || state.code === 'missing-upstream')
        return;
    pool.locals.delete(local.id);
    const record = freeKey(local.id, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.matches.push({ record, local: present(local), remote: state, linked: false });
}
function suggestByTitle(pool, input) {
    const byTitle = groupBy(sorted(pool.remotes), title);
    for (const local of sorted(pool.locals)) {
        const same = title(local) === null ? [] : (byTitle.get(title(local)) ?? []);
        const remotes = same.filter((remote) => pool.remotes.has(remote.id));
        if (remotes.length > 0)
            suggest(pool, { local, remotes }, input);
    }
}
function suggest(pool, found, input) {
    const { local, remotes } = found;
    const conflict = (0,plan_context/* makeConflict */.f)(input.context, {
        kind: 'ambiguous-link',
        record: freeKey(local.id, pool.takenKeys, input.context.hash),
        field: kernel_conflict/* LINK_FIELD */.Sb,
        base: null,
        local: summary(local),
        remote: remotes.map(summary),
        why: 'both sides have an unlinked record with this title: "merged" makes them one, "keep" keeps them apart, "value" names the upstream id',
    });
    const decided = input.context.resolutions.get(conflict.id);
    if (decided?.choice === 'keep')
        return;
    const chosen = decided?.choice === 'value'
        ? remotes.find((remote) => remote.id === decided.value)
        : decided?.choice === 'merged' && remotes.length === 1
            ? remotes[0]
            : undefined;
    if (chosen !== undefined)
        return pair(pool, { local, remote: chosen }, input);
    pool.conflicts.push(conflict);
    pool.locals.delete(local.id);
    for (const remote of remotes)
        wait(pool, remote, input);
}
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const group = groups.get(keyOf(item));
        if (group === undefined)
            groups.set(keyOf(item), [item]);
        else
            group.push(item);
    }
    return groups;
}
function gather(input) {
    const locals = firstRecords(input.local);
    const remotes = firstRecords(input.remote);
    const takenKeys = new Set();
    for (const link of input.links) {
        if (isWaiting(link))
            continue;
        if (link.local !== undefined)
            locals.delete(link.local);
        if (link.remote !== undefined)
            remotes.delete(link.remote);
        takenKeys.add(link.record);
    }
    return {
        locals,
        remotes,
        matches: [],
        conflicts: [],
        held: [],
        waiting: [],
        takenKeys,
        proposedIds: new Set(),
    };
}
function firstRecords(view) {
    const first = new Map();
    for (const [id, [record]] of view.present)
        if (record !== undefined)
            first.set(id, record);
    return first;
}
/** A row with an upstream id only: a record that waits for a person, linked to nothing yet. */
function isWaiting(link) {
    return link.local === undefined && link.base === undefined;
}
/** An id that two new records share names neither of them. */
function holdDoubles(pool, input) {
    for (const [side, records] of [
        ['local', pool.locals],
        ['remote', pool.remotes],
    ]) {
        for (const id of [...records.keys()].sort(json/* compareText */.n6)) {
            const state = stateOf(input[side], id);
            if (state.kind !== 'unknown')
                continue;
            records.delete(id);
            const where = state.where === undefined ? {} : { where: state.where };
            pool.held.push({
                record: freeKey(id, pool.takenKeys, input.context.hash),
                code: state.code,
                message: state.message,
                ...where,
            });
        }
    }
}
/** A new record that cannot be read is shown, and an upstream one is asked for again next time (E14). */
function holdFailures(pool, input) {
    for (const side of field/* SIDES */.BV) {
        const { failed } = input[side];
        const links = failed.size === 0 ? [] : input.links.filter((link) => !isWaiting(link));
        const known = new Set([
            ...links.map((link) => link[side]),
            ...(side === 'remote' ? pool.waiting.map(({ remote }) => remote) : []),
        ]);
        for (const [id, { code, message, where }] of failed) {
            // What moved out of reach before it was anybody's here is not waited for.
            if (known.has(id) || code === 'moved')
                continue;
            const record = freeKey(id, pool.takenKeys, input.context.hash);
            pool.held.push({ record, code, message, ...(where === undefined ? {} : { where }) });
            if (side === 'remote')
                pool.waiting.push({ record, remote: id });
        }
    }
}
function addLocal(pool, local, input) {
    const record = freeKey(local.id, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.matches.push({ record, local: present(local), remote: { kind: 'absent' }, linked: false });
}
function addRemote(pool, remote, input) {
    const proposed = proposeFree(pool, remote, input);
    const record = freeKey(proposed, pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.matches.push({ record, local: { kind: 'absent' }, remote: present(remote), linked: false, proposed });
}
function wait(pool, remote, input) {
    pool.remotes.delete(remote.id);
    const record = freeKey(proposeFree(pool, remote, input), pool.takenKeys, input.context.hash);
    pool.takenKeys.add(record);
    pool.waiting.push({ record, remote: remote.id });
}
function proposeFree(pool, remote, input) {
    const wanted = input.propose(remote);
    let id = wanted;
    const { present, unchanged, failed } = input.local;
    const isTaken = () => pool.proposedIds.has(id) || present.has(id) || unchanged.has(id) || failed.has(id);
    for (let n = 2; isTaken(); n++)
        id = `${wanted}-${n}`;
    pool.proposedIds.add(id);
    return id;
}
function present(record) {
    return { kind: 'present', record };
}
function title(record) {
    const value = record.fields['title'];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : null;
}
function summary(record) {
    return { id: record.id, title: record.fields['title'] ?? null };
}
function sorted(records) {
    return [...records.values()].sort((a, b) => (0,json/* compareText */.n6)(a.id, b.id));
}

;// CONCATENATED MODULE: ./build/kernel/match.js




/**
 * Pairs the records of both sides: stored links first, then what is new.
 *
 * Laws: a stored link wins over everything (E8); no title alone ever links two records (E3, E5); an id
 * that occurs twice on a side is held, the others go on (E6, E9); a file that names its record is that
 * record under another name (E10). The order of the inputs does not count.
 */
function matchRecords(request) {
    const matches = [];
    const claims = claimsOf(request);
    const links = claims.size === 0 ? request.links : request.links.map((link) => renamed(link, claims, request));
    const input = { ...request, links };
    const doubled = { local: doubles(input.links, 'local'), remote: doubles(input.links, 'remote') };
    for (const link of input.links) {
        if (isDetached(link)) {
            const gone = detachedGone(link, input);
            if (gone !== null)
                matches.push(gone);
            continue;
        }
        if (link.local === undefined || link.remote === undefined)
            continue;
        const twice = field/* SIDES */.BV.find((side) => doubled[side].has(link[side] ?? ''));
        if (twice !== undefined) {
            const side = twice === 'local' ? 'local' : 'upstream';
            const message = `more than one record is linked to ${side} record ${link[twice]}; unlink all but one`;
            matches.push(ambiguous(link, message));
            continue;
        }
        const local = stateOf(input.local, link.local);
        if (local.kind === 'absent' && (claims.get(link.remote) ?? []).length > 1) {
            const message = `the artifact of upstream record ${link.remote} is gone, and several new ones name it; keep the link in one of them`;
            matches.push(ambiguous(link, message));
            continue;
        }
        const remote = stateOf(input.remote, link.remote);
        const sameRemote = remote.kind === 'present' && remote.record.version === link.remoteVersion;
        const there = sameRemote ? { kind: 'unchanged', id: link.remote } : remote;
        if (local.kind === 'unchanged' && there.kind === 'unchanged')
            continue;
        matches.push({ record: link.record, link, local, remote: there, linked: true });
    }
    const unlinked = pairUnlinked(input);
    const all = [...matches, ...unlinked.matches].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record));
    return { ...unlinked, matches: all };
}
/** A link of which nothing may be concluded; as a record of unknown state it is read again (I7). */
function ambiguous(link, message) {
    const unknown = { kind: 'unknown', code: 'ambiguous-link', message };
    return { record: link.record, link, local: unknown, remote: unknown, linked: true };
}
/** A record that stays on one side because `on-delete: ignore` said so: it has a base and one id. */
function isDetached(link) {
    return link.base !== undefined && (link.local === undefined || link.remote === undefined);
}
/** A detached record is looked at again only when its last copy is gone, so that its row can go too. */
function detachedGone(link, input) {
    const side = link.local === undefined ? 'remote' : 'local';
    const state = stateOf(input[side], link[side] ?? '');
    if (state.kind !== 'absent')
        return null;
    return { record: link.record, link, local: { kind: 'absent' }, remote: { kind: 'absent' }, linked: true };
}
/** The ids that more than one whole link names. */
function doubles(links, side) {
    const seen = new Set();
    const doubled = new Set();
    for (const link of links) {
        const id = link[side];
        if (id === undefined || link.local === undefined || link.remote === undefined)
            continue;
        const before = seen.size;
        if (seen.add(id).size === before)
            doubled.add(id);
    }
    return doubled;
}
/** The new artifacts that name an upstream record themselves, by its id. */
function claimsOf(input) {
    const claims = new Map();
    for (const [id, [record]] of input.local.present) {
        if (record?.link !== undefined)
            claims.set(record.link, [...(claims.get(record.link) ?? []), id]);
    }
    if (claims.size === 0)
        return claims;
    const known = new Set(input.links.map((link) => link.local));
    return new Map([...claims].map(([link, ids]) => [link, ids.filter((id) => !known.has(id))]));
}
/** The new name of an artifact that is gone while exactly one new one names the same upstream record. */
function renamed(link, claims, input) {
    const [only, ...others] = claims.get(link.remote ?? '') ?? [];
    if (only === undefined || others.length > 0 || link.local === undefined)
        return link;
    return stateOf(input.local, link.local).kind === 'absent' ? { ...link, local: only } : link;
}

// EXTERNAL MODULE: ./build/kernel/moves.js
var moves = __webpack_require__(9275);
// EXTERNAL MODULE: ./build/kernel/plan-record.js + 1 modules
var plan_record = __webpack_require__(1479);
// EXTERNAL MODULE: ./build/flows/read-side.js
var read_side = __webpack_require__(8773);
// EXTERNAL MODULE: ./build/flows/write-change.js
var write_change = __webpack_require__(3699);
// EXTERNAL MODULE: ./build/flows/mapping-marks.js
var mapping_marks = __webpack_require__(832);
;// CONCATENATED MODULE: ./build/flows/scope.js

/**
 * Narrows what was matched to what a run may look at (DESIGN §2, origins of a session).
 *
 * A pull request's run sees the records whose artifacts it touches. What another pull request holds is
 * left out, and shown as held where somebody asks for it.
 */
function inScope(run, matching) {
    const { scope, leased } = run;
    if (scope === undefined && (leased === undefined || leased.size === 0))
        return matching;
    const isTouched = (id) => scope === undefined || (id !== undefined && scope.touched.has(id));
    const isFree = (record) => leased?.has(record) !== true;
    const matches = matching.matches.filter((match) => isTouched(localId(match)));
    const held = matching.held.filter((one) => isTouched(one.record));
    const taken = scope === undefined ? [] : matches.filter((match) => !isFree(match.record));
    return {
        ...matching,
        matches: matches.filter((match) => isFree(match.record)),
        conflicts: matching.conflicts.filter((one) => isTouched(one.record) && isFree(one.record)),
        held: [...held, ...taken.map((match) => leasedHeld(match.record, leased?.get(match.record)))],
    };
}
/** Leaves out what a run over a pull request never writes: its artifacts. */
function inDirection(run, plan) {
    if (run.scope === undefined)
        return plan;
    return { ...plan, changes: plan.changes.filter((change) => change.side === 'remote') };
}
/** The local ids whose artifacts differ between two states of the same artifacts. */
async function touchedIds(before, after, known) {
    const nothing = () => undefined;
    const [then, now] = [
        await listSide(before, { cursor: null, known }, nothing),
        await listSide(after, { cursor: null, known }, nothing),
    ];
    const touched = new Set();
    const ids = new Set([...then.present.keys(), ...now.present.keys(), ...then.unchanged, ...now.unchanged]);
    for (const id of [...ids, ...then.failed.keys(), ...now.failed.keys()]) {
        if (stateIn(then, id) !== stateIn(now, id))
            touched.add(id);
    }
    return touched;
}
/** One word for what a listing says of an id; equal words mean an equal artifact. */
function stateIn(listing, id) {
    const versions = (listing.present.get(id) ?? []).map((record) => record.version).sort();
    if (versions.length > 0)
        return `present ${versions.join(' ')}`;
    if (listing.unchanged.has(id))
        return 'unchanged';
    const failure = listing.failed.get(id);
    return failure === undefined ? 'absent' : `failed ${failure.message}`;
}
function localId({ local, link }) {
    if (local.kind === 'present')
        return local.record.id;
    return local.kind === 'unchanged' ? local.id : link?.local;
}
function leasedHeld(record, pull) {
    return {
        record,
        code: 'leased',
        message: pull === undefined || pull === 0
            ? 'an earlier run has begun to write this record and was cut off; the next scheduled run finishes that first'
            : `#${pull} has begun to write this record upstream and is not merged yet; merge or close it first`,
    };
}

// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/flows/sessions.js
var sessions = __webpack_require__(8424);
;// CONCATENATED MODULE: ./build/flows/read-both.js



/** Lists both sides, then checks directly what a listing alone cannot tell. */
async function readBothSides(run, rows) {
    const here = await (0,read_side/* listSide */.i5)(run.local, { cursor: null, known: knownVersions(rows) }, (done) => run.progress({ step: 'reading local', done }));
    const { links, renamed } = rename(rows, here);
    const there = await listRemote(run);
    const notes = [];
    const linked = links.filter((link) => link.local !== undefined && link.remote !== undefined).length;
    const local = { ...here, gone: new Set(), silent: (0,read_side/* silenceOf */.Dp)(here) };
    let isLocalLost = false;
    if (linked > 1 &&
        here.present.size + here.unchanged.size + here.failed.size === 0 &&
        local.silent === 'absent') {
        notes.push(`no artifact was found although ${linked} records are linked; nothing is concluded from that (is the path right?)`);
        local.silent = 'unknown';
        isLocalLost = true;
    }
    if ('offline' in there) {
        const remote = {
            present: new Map(),
            unchanged: new Set(),
            gone: new Set(),
            failed: new Map(),
            silent: 'unchanged',
        };
        return {
            links,
            renamed,
            local,
            isLocalLost,
            remote,
            strays: here.strays,
            isPartial: false,
            complete: false,
            notes,
            cursor: run.cursor,
            heard: false,
            offline: there.offline,
        };
    }
    const remote = await checkRemote(run, { listing: there, links, locals: local, linked, notes });
    const followed = follow(links, remote.moved);
    return {
        links: followed.links,
        renamed: new Set([...renamed, ...followed.renamed]),
        isLocalLost,
        local,
        remote,
        strays: [...here.strays, ...there.strays],
        isPartial: !there.complete,
        complete: here.complete && there.complete && local.silent !== 'unknown' && remote.silent !== 'unknown',
        notes,
        // A failure without an id would be lost behind the cursor (E14, I7).
        cursor: there.complete && there.strays.length === 0 ? there.cursor : run.cursor,
        heard: there.present.size + there.deleted.size + there.failed.size > 0,
    };
}
/** The local ids by the version they were last seen with. */
function knownVersions(rows) {
    const known = new Map();
    for (const { local, localVersion } of rows) {
        if (local === undefined || localVersion === undefined)
            continue;
        const ids = known.get(localVersion);
        if (ids === undefined)
            known.set(localVersion, [local]);
        else
            ids.push(local);
    }
    return known;
}
function rename(rows, listing) {
    if (listing.renamed.length === 0)
        return { links: rows, renamed: new Set() };
    const names = new Map(listing.renamed.map(({ from, to }) => [from, to]));
    const renamed = new Set();
    const links = rows.map((row) => {
        const to = row.local === undefined ? undefined : names.get(row.local);
        if (to === undefined)
            return row;
        renamed.add(row.record);
        return { ...row, local: to };
    });
    return { links, renamed };
}
/** Lets links follow records that upstream shows under another id now (E7). */
function follow(links, moved) {
    if (moved.size === 0)
        return { links, renamed: [] };
    const renamed = [];
    const following = links.map((link) => {
        const to = link.remote === undefined ? undefined : moved.get(link.remote);
        if (to === undefined)
            return link;
        renamed.push(link.record);
        const { remoteVersion: _old, ...rest } = link;
        return { ...rest, remote: to };
    });
    return { links: following, renamed };
}
async function listRemote(run) {
    if (run.offline !== undefined)
        return { offline: run.offline };
    try {
        return await (0,read_side/* listSide */.i5)(run.remote, { cursor: run.cursor, known: new Map() }, (done) => run.progress({ step: 'reading upstream', done }));
    }
    catch (error) {
        if (!(error instanceof provider/* ProviderFault */.g) || !error.retryable)
            throw error;
        return { offline: (0,sessions/* offlineBy */.VW)(error) };
    }
}
/**
 * Reads directly what the upstream's listing leaves open: records it calls deleted, records missing
 * from a census, records an earlier run left open, and records that a new artifact names.
 */
async function checkRemote(run, about) {
    const { listing, links } = about;
    const moved = new Map();
    let silent = (0,read_side/* silenceOf */.Dp)(listing);
    const view = {
        present: listing.present,
        unchanged: listing.unchanged,
        gone: new Set(),
        failed: listing.failed,
    };
    if (silent === 'absent' && about.linked > 1 && listing.present.size === 0) {
        about.notes.push(`upstream listed nothing although ${about.linked} records are linked; nothing is concluded from that`);
        silent = 'unknown';
    }
    // One pass without intermediate lists: of many links few are in doubt.
    const ask = new Set();
    const linkedRemotes = new Set();
    for (const { remote, remoteVersion } of links) {
        if (remote === undefined)
            continue;
        linkedRemotes.add(remote);
        const doubtful = silent === 'absent' || remoteVersion === undefined;
        if (listing.deleted.has(remote) || (doubtful && !mentions(listing, remote)))
            ask.add(remote);
    }
    const named = [...about.locals.present.values()].flatMap(([record]) => record?.link === undefined ? [] : [record.link]);
    const strangers = listing.census ? [] : named;
    for (const id of strangers)
        if (!linkedRemotes.has(id) && !mentions(listing, id))
            ask.add(id);
    for (const id of [...ask].sort()) {
        const answer = await run.remote.read(id);
        // Only what was listed there as a record of no link's yet is certain to be this one.
        if (answer.kind === 'moved' && listing.present.has(answer.to) && !linkedRemotes.has(answer.to)) {
            linkedRemotes.add(answer.to);
            moved.set(id, answer.to);
            about.notes.push(`${id} is ${answer.to} upstream now; the link follows it`);
        }
        else
            learn(view, { id, state: (0,read_side/* stateOfAnswer */.ty)(answer, id), tombstone: listing.deleted.has(id) });
    }
    return { ...view, silent, moved };
}
function mentions(listing, id) {
    return listing.present.has(id) || listing.failed.has(id) || listing.unchanged.has(id);
}
function learn(view, about) {
    const { id, state } = about;
    if (state.kind === 'present')
        view.present.set(id, [state.record]);
    else if (state.kind === 'absent' || (about.tombstone && state.code === 'missing-upstream'))
        view.gone.add(id);
    else
        view.failed.set(id, state);
}

;// CONCATENATED MODULE: ./build/flows/collect.js










const NOTHING_RECOVERED = { links: [], bases: new Map() };
/**
 * Reads both sides and pairs what changed. Reads only records whose version moved, and those that an
 * earlier run left open.
 *
 * Errors: faults that waiting does not help; an upstream that is away makes the result `offline`.
 */
async function collect(run, about) {
    const rows = await run.store.readIndex(run.config.id);
    const known = (run.remapped?.size ?? 0) === 0 ? rows : rows.map(unread);
    const sides = await readBothSides(run, withLinks(known, about.recovered.links));
    const all = matchRecords({
        links: sides.links,
        local: sides.local,
        remote: sides.remote,
        sharedIds: run.remote.capabilities.sharedIds,
        isLocalLost: sides.isLocalLost,
        propose: (record) => run.local.proposeId?.({ other: record.id, fields: localFields(run, record) }) ?? record.id,
        context: about.context,
    });
    const matching = inScope(run, all);
    const linked = matching.matches.filter((match) => match.link?.base !== undefined);
    await run.store.expectBases?.(run.config.id, linked.map((match) => match.record));
    const candidates = [];
    const records = [];
    for (const match of matching.matches) {
        const candidate = await fill(run, {
            match,
            recovered: about.recovered,
            offline: sides.offline !== undefined,
            isUnsettled: about.unsettled?.has(match.record) === true,
            isPartial: sides.isPartial,
        });
        if (candidate === null)
            continue;
        // Planned one by one, so that a large preview does not hold all texts of all sides at once.
        records.push(inDirection(run, (0,plan_record/* planRecord */.x)(candidate, about.context)));
        if (!about.planOnly)
            candidates.push(candidate);
        run.progress({ step: 'merging', done: records.length, total: matching.matches.length });
    }
    // A file that belongs to no record concerns the whole repository, not one pull request.
    const strays = run.scope === undefined ? sides.strays : [];
    const byRecord = new Map(rows.map((row) => [row.record, row]));
    return {
        candidates,
        records,
        matching: { ...matching, held: [...matching.held, ...strays.map(strayHeld)] },
        rows: byRecord,
        links: sides.links === rows ? byRecord : new Map(sides.links.map((link) => [link.record, link])),
        renamed: sides.renamed,
        complete: sides.complete,
        notes: [...sides.notes, ...(0,mapping_marks/* remappedNote */.JX)(run.remapped)],
        cursor: sides.cursor,
        heard: sides.heard,
        unreadable: new Set([...sides.remote.failed].flatMap(([id, { code }]) => (code === 'moved' ? [] : [id]))),
        ...(sides.offline === undefined ? {} : { offline: sides.offline }),
    };
}
/** The rules of a sync, with the decisions that may apply to its conflicts. */
function contextOf(run, resolutions) {
    return {
        sync: run.config.id,
        mappings: run.mappings,
        create: run.config.create,
        onDelete: run.config.onDelete,
        guards: { local: run.local.capabilities.guard, remote: run.remote.capabilities.guard },
        resolutions: new Map(resolutions.map((resolution) => [resolution.conflict, resolution])),
        hash: run.hash,
    };
}
/** Links that a cut-off run earned replace rows that do not hold them yet. */
function withLinks(rows, recovered) {
    if (recovered.length === 0)
        return rows;
    const byRecord = new Map(rows.map((row) => [row.record, row]));
    for (const link of recovered) {
        const row = byRecord.get(link.record);
        if (row?.local !== link.local || row?.remote !== link.remote)
            byRecord.set(link.record, link);
    }
    return [...byRecord.values()].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record));
}
function localFields(run, record) {
    return Object.fromEntries(run.mappings.map((mapping) => [mapping.name, record.fields[mapping.remote] ?? null]));
}
function strayHeld(failure) {
    return { record: failure.where, code: failure.code, message: failure.message, where: failure.where };
}
/** Completes a match with the base and with sides that did not move; null when it must wait offline. */
async function fill(run, about) {
    const { match, offline, isUnsettled, isPartial } = about;
    const stored = await readBase(run, match);
    const local = sharing(await localState(run, match.local), stored.base?.fields);
    const remote = await remoteState(run, { match, base: stored.base, offline, isUnsettled, isPartial });
    if (about.offline && remote.kind === 'unknown')
        return null;
    const rebase = about.recovered.bases.get(match.record);
    const live = {
        ...(local.kind === 'present' ? { local: local.record } : {}),
        ...(remote.kind === 'present' ? { remote: remote.record } : {}),
    };
    const known = stored.base ?? (await promisedBase(run, match));
    const base = rebase === undefined ? known : rebase(live, known);
    // What a person brings back locally comes back under the name it had.
    const proposed = match.proposed ?? match.link?.local;
    return {
        record: match.record,
        local,
        remote,
        linked: match.linked,
        ...(base === undefined ? {} : { base }),
        ...(stored.lost ? { baseLost: true } : {}),
        ...(proposed === undefined ? {} : { proposed }),
    };
}
/**
 * What an artifact was made with that came in under the name it was shown under, as far as it still holds
 * that: both sides have held these values, so that what upstream has done since is its edit (I3).
 */
async function promisedBase(run, { link, linked, local, record }) {
    if (linked || link === undefined || local.kind !== 'present')
        return undefined;
    const { id, fields: now } = local.record;
    const fields = {};
    for (const one of await run.store.listSessions()) {
        const session = await run.store.readSession(one);
        if (session?.sync !== run.config.id || session.origin !== run.origin)
            continue;
        const made = session.plan.changes.find((change) => change.kind === 'create' &&
            change.side === 'local' &&
            change.record === record &&
            change.target === id &&
            change.other === link.remote);
        if (made === undefined)
            continue;
        for (const [name, value] of Object.entries((0,write_change/* createdFields */.uJ)(made)))
            if ((0,json/* equalJson */.FS)(now[name] ?? null, value))
                fields[name] = value;
    }
    return Object.keys(fields).length === 0 ? undefined : { fields };
}
/** Lets a record hold the base's own values where it has equal ones: a large plan keeps each text once. */
function sharing(state, base) {
    if (state.kind !== 'present' || base === undefined)
        return state;
    const fields = { ...state.record.fields };
    for (const [name, value] of Object.entries(base))
        if ((0,json/* equalJson */.FS)(fields[name], value))
            fields[name] = value;
    return { kind: 'present', record: { ...state.record, fields } };
}
async function readBase(run, match) {
    const hash = match.link?.base;
    if (!match.linked || hash === undefined)
        return { lost: false };
    const answer = await run.store.readBase({ sync: run.config.id, record: match.record, hash });
    if (answer.kind !== 'found')
        return { lost: true };
    const { format: _format, record: _record, ...base } = answer.base;
    return { base: run.remapped === undefined ? base : withoutFields(base, run.remapped), lost: false };
}
/** A row whose record is looked at whatever its versions say (E66). */
function unread({ remoteVersion: _remote, localVersion: _local, ...row }) {
    return row;
}
/** A base without what some fields agreed on; what waits for a person stays. */
function withoutFields(base, names) {
    const rest = (of) => Object.fromEntries(Object.entries(of).filter(([name]) => !names.has(name)));
    const { fields, remote, moves, ...kept } = base;
    return {
        ...kept,
        fields: rest(fields),
        ...(remote === undefined ? {} : { remote: rest(remote) }),
        ...(moves === undefined ? {} : { moves: rest(moves) }),
    };
}
async function localState(run, state) {
    return state.kind === 'unchanged' ? (0,read_side/* readState */.un)(run.local, state.id) : state;
}
/**
 * Whether a listing shows a value again that upstream had moved on from: a person has put it back, or the
 * listing is older than what was seen. Only a direct read tells, and few records need one (E23).
 */
function looksOld(run, record, base) {
    if (base?.moves === undefined)
        return false;
    return run.mappings.some((mapping) => {
        const shown = record.fields[mapping.remote];
        if (shown === undefined || !(0,moves/* isPast */.R6)(base.moves?.[mapping.name], shown, run.hash))
            return false;
        const agreed = (0,lens/* remoteFieldsOfBase */.A0)([mapping], base);
        return agreed === null || !(0,json/* equalJson */.FS)(shown, agreed[mapping.remote] ?? null);
    });
}
async function remoteState(run, about) {
    const { match, base } = about;
    if (match.remote.kind === 'present' && !about.offline) {
        const { record } = match.remote;
        const seen = run.seen.get(record.id);
        const isOld = looksOld(run, record, base) || (seen !== undefined && seen !== record.version);
        return isOld ? readUpstream(run, record.id) : match.remote;
    }
    if (match.remote.kind !== 'unchanged')
        return match.remote;
    const { id } = match.remote;
    const isBelieved = about.offline && about.isUnsettled;
    const version = match.link?.remoteVersion ?? (isBelieved ? '' : undefined);
    const fields = base === undefined ? null : (0,lens/* remoteFieldsOfBase */.A0)(run.mappings, base);
    const isStill = version !== undefined && (about.offline || !about.isPartial);
    if (fields !== null && isStill)
        return { kind: 'present', record: { id, version, fields } };
    if (about.offline)
        return { kind: 'unknown', code: 'offline', message: 'the upstream is away' };
    return readUpstream(run, id);
}
async function readUpstream(run, id) {
    const state = await (0,read_side/* readState */.un)(run.remote, id);
    if (state.kind === 'present')
        run.seen.set(id, state.record.version);
    return state;
}


/***/ }),

/***/ 1738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ withEarned),
/* harmony export */   fN: () => (/* binding */ alteredIn),
/* harmony export */   nk: () => (/* binding */ earnedFields),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _kernel_equal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73);
/* harmony import */ var _kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8217);
/* harmony import */ var _kernel_patch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2959);
/* harmony import */ var _kernel_pointer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4184);
/* harmony import */ var _write_change_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3699);






/**
 * What an update is made from, as far as its patch does not tell: the values of the other side.
 *
 * Shape: `{"labels":["x"]}` where `["x","y"]` is sent because the written side had gained `y`.
 */
function sourceOf(mappings, change, candidate) {
    const other = (0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldsOn */ .bL)(candidate, change.side === 'remote' ? 'local' : 'remote');
    if (other === null)
        return undefined;
    const touched = (0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .touchedFields */ .a4)(change);
    return Object.fromEntries(mappings.flatMap((mapping) => {
        const { name, remote } = mapping;
        const [here, there] = change.side === 'remote' ? [remote, name] : [name, remote];
        const value = other[there] ?? null;
        return !touched.has(here) || tells(mapping, change, value) ? [] : [[name, value]];
    }));
}
/** Whether what a change sends of a field tells what the other side holds of it. */
function tells(mapping, change, other) {
    const sent = sentValue(change, (0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOn */ .H6)(mapping, change.side));
    if (sent === undefined)
        return false;
    if (change.side === 'remote') {
        const value = (0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .toCanonical */ .iB)(mapping, sent);
        return value.kind === 'mapped' && (0,_kernel_equal_js__WEBPACK_IMPORTED_MODULE_1__/* .sameValue */ .eE)((0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleOf */ .Y)(mapping), value.value, other);
    }
    return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(imageOf(mapping, sent) ?? null, other);
}
/**
 * The fields of a write, by its side's names, that the answer holds otherwise than they were sent; what its
 * kind or the schemas declare equal, such as labels in another order, is not.
 */
function alteredIn(mappings, about) {
    const { change, before, now } = about;
    return [...(0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .sentFields */ .S5)(change, before)]
        .filter(([name, { sent }]) => {
        const mapping = mappings.find((one) => name === (0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOn */ .H6)(one, change.side));
        const is = now[name] ?? null;
        return mapping === undefined ? !(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(sent, is) : !(0,_kernel_equal_js__WEBPACK_IMPORTED_MODULE_1__/* .sameValue */ .eE)((0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleOf */ .Y)(mapping), sent, is);
    })
        .map(([name]) => name)
        .sort();
}
/**
 * What a write makes of a record's agreement: the other side's values that it was made from, whatever
 * either side holds by now.
 *
 * What was merged of both sides holds all of the other side's edits, so that what it held then is what its
 * later edits are measured by: a part that is taken away again is gone, not missing (I2).
 * Laws: fields that were altered on their way, or of which nothing is known, are left out (I3).
 */
function earnedFields(mappings, about) {
    const fields = {};
    const { change, source, altered, local } = about;
    for (const mapping of mappings) {
        const { name } = mapping;
        const here = (0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOn */ .H6)(mapping, change.side);
        const sent = sentValue(change, here);
        const known = Object.hasOwn(source, name) ? source[name] : undefined;
        if (!isTouched(change, here) || altered.includes(here))
            continue;
        if (change.side === 'remote') {
            // A create tells no source: of several local values that mean the same upstream, the one there now is taken.
            const hints = change.kind === 'create' ? [local[name] ?? null] : [];
            const value = known === undefined ? canonical(mapping, sent, hints) : known;
            if (value !== undefined)
                fields[name] = value;
            continue;
        }
        const raw = known === undefined && sent !== undefined ? imageOf(mapping, sent) : known;
        const value = canonical(mapping, raw, [sent ?? local[name] ?? null]);
        if (value !== undefined)
            fields[name] = value;
    }
    return fields;
}
/** A base in which fields are what writes have earned. */
function withEarned(base, earned) {
    if (Object.keys(earned).length === 0)
        return base;
    const { remote = {}, ...rest } = base ?? { fields: {} };
    const images = Object.entries(remote).filter(([name]) => !Object.hasOwn(earned, name));
    return {
        ...rest,
        fields: { ...rest.fields, ...earned },
        ...(images.length === 0 ? {} : { remote: Object.fromEntries(images) }),
    };
}
function isTouched(change, name) {
    return change.kind === 'create'
        ? Object.hasOwn((0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .createdFields */ .uJ)(change), name)
        : (0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .touchedFields */ .a4)(change).has(name);
}
/** The whole value that a change sends of a field; undefined where its patch tells only parts of it. */
function sentValue(change, name) {
    if (change.kind === 'create')
        return (0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .createdFields */ .uJ)(change)[name];
    const steps = (0,_write_change_js__WEBPACK_IMPORTED_MODULE_5__/* .stepsIn */ .FZ)(change.patch, name);
    const [first] = steps;
    if (first === undefined || (0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePointer */ .vp)(first.path)?.length !== 1)
        return undefined;
    const before = first.op === 'test' ? { [name]: first.value } : {};
    const after = (0,_kernel_patch_js__WEBPACK_IMPORTED_MODULE_3__/* .applyPatch */ .X6)(before, steps);
    return after.ok ? after.value[name] : undefined;
}
function canonical(mapping, raw, hints) {
    const value = raw === undefined ? undefined : (0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .toCanonical */ .iB)(mapping, raw, hints);
    return value?.kind === 'mapped' ? value.value : undefined;
}
function imageOf(mapping, value) {
    const image = (0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .toRemote */ .CN)(mapping, value);
    return image.kind === 'mapped' ? image.value : undefined;
}


/***/ }),

/***/ 6851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ findingsOf),
/* harmony export */   d: () => (/* binding */ replacedNote)
/* harmony export */ });
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** The findings that stand for something lost: not what was there for the plan to see, nor what is there now. */
function findingsOf({ record, overwritten = [] }, before) {
    return overwritten.flatMap(({ field, value, by, at }) => {
        const isSafe = [before, record].some((one) => (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(one?.fields[field] ?? null, value));
        return isSafe ? [] : [{ field, value, by, at }];
    });
}
/** What the outcome of a write must say of what it may have replaced unseen (I15) or left out; mostly nothing. */
function replacedNote(answer, found) {
    const [first] = found;
    return first === undefined
        ? shortfallNote(answer)
        : { code: 'overwritten', message: inWords(answer.record.id, first), overwritten: found };
}
/** Says of a write that a part of it was refused (E30), or that nobody could look behind it. */
function shortfallNote({ record, refusal, unaudited = [], }) {
    if (refusal !== undefined)
        return { code: 'partially-applied', message: refusal };
    if (unaudited.length === 0)
        return {};
    const message = `upstream does not tell the history of ${unaudited.join(', ')} of ${record.id}: what somebody wrote there in the same moment may have been replaced unseen`;
    return { code: 'unaudited', message };
}
function inWords(id, { field, by, at }) {
    return `the write to ${id} replaced ${field} as ${by} had written it at ${at}, unseen by the preview; the text is kept, and a conflict asks which one stays`;
}


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ liveOf),
/* harmony export */   g: () => (/* binding */ settledOnly)
/* harmony export */ });
function liveOf(candidate) {
    return {
        candidate,
        ...(candidate.local.kind === 'present' ? { local: candidate.local.record } : {}),
        ...(candidate.remote.kind === 'present' ? { remote: candidate.remote.record } : {}),
    };
}
/** For runs that write nothing on a side: the records as they were read. */
function settledOnly(collected) {
    const live = new Map(collected.candidates.map((candidate) => [candidate.record, liveOf(candidate)]));
    return {
        live,
        writes: new Map(),
        replaced: new Map(),
        begun: new Map(),
        before: new Map(),
        rest: new Map(),
        earned: new Map(),
    };
}


/***/ }),

/***/ 8773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ silenceOf),
/* harmony export */   i5: () => (/* binding */ listSide),
/* harmony export */   ty: () => (/* binding */ stateOfAnswer),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* unused harmony export unknownBy */
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6168);

/** Lists a side to its end. Faults of the provider pass through. */
async function listSide(provider, request, onRecords) {
    const listing = {
        present: new Map(),
        unchanged: new Set(),
        deleted: new Set(),
    };
    const failed = new Map();
    const strays = [];
    const renamed = [];
    let end = { cursor: request.cursor, complete: false, census: false };
    let count = 0;
    for await (const page of provider.changes(request)) {
        for (const record of page.records)
            addRecord(listing, record);
        for (const id of page.unchanged ?? [])
            listing.unchanged.add(id);
        for (const id of page.deleted ?? [])
            listing.deleted.add(id);
        for (const failure of page.failed ?? []) {
            if (failure.id === undefined)
                strays.push(failure);
            else
                failed.set(failure.id, unknownBy(failure));
        }
        renamed.push(...(page.renamed ?? []));
        count += page.records.length;
        onRecords(count);
        if (page.end !== undefined)
            end = page.end;
    }
    return { ...listing, failed, strays, renamed, ...end };
}
function addRecord(listing, record) {
    const copies = listing.present.get(record.id);
    // The same record listed twice while pages shift is one record (E15); two files with one id are not.
    if (copies === undefined)
        listing.present.set(record.id, [record]);
    else if (copies.every((copy) => copy.where !== record.where))
        copies.push(record);
    else
        copies[copies.findIndex((copy) => copy.where === record.where)] = record;
    listing.deleted.delete(record.id);
}
function unknownBy(failure) {
    return { kind: 'unknown', code: failure.code, message: failure.message, where: failure.where };
}
/** Reads one record directly; every kind of answer becomes what may be concluded from it (E20). */
async function readState(provider, id) {
    return stateOfAnswer(await provider.read(id), id);
}
/** What may be concluded from each kind of answer (E20). */
function stateOfAnswer(answer, id) {
    switch (answer.kind) {
        case 'found':
            return { kind: 'present', record: answer.record };
        case 'gone':
            return { kind: 'absent' };
        case 'unreadable':
            return unknownBy(answer.failure);
        case 'forbidden':
            return { kind: 'unknown', code: 'forbidden', message: answer.message };
        case 'moved':
            return {
                kind: 'unknown',
                code: 'moved',
                message: `${id} was moved to ${answer.to}; link it there, or delete it here to let it go`,
            };
        case 'unknown':
        case 'not-modified':
            return {
                kind: 'unknown',
                code: 'missing-upstream',
                message: `${id} is not there, and nothing says that it was deleted; it may be hidden from us, so it is left alone`,
            };
        default:
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(answer);
    }
}
/** What holds for an id that a listing does not mention. */
function silenceOf(listing) {
    if (!listing.census)
        return 'unchanged';
    return listing.complete && listing.strays.length === 0 ? 'absent' : 'unknown';
}


/***/ }),

/***/ 3699:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FZ: () => (/* binding */ stepsIn),
/* harmony export */   S5: () => (/* binding */ sentFields),
/* harmony export */   a4: () => (/* binding */ touchedFields),
/* harmony export */   bL: () => (/* binding */ fieldsOn),
/* harmony export */   cF: () => (/* binding */ createKey),
/* harmony export */   i1: () => (/* binding */ setEditOf),
/* harmony export */   k$: () => (/* binding */ writeChange),
/* harmony export */   oM: () => (/* binding */ foundFields),
/* harmony export */   oQ: () => (/* binding */ intentOf),
/* harmony export */   uJ: () => (/* binding */ createdFields),
/* harmony export */   vt: () => (/* binding */ create)
/* harmony export */ });
/* harmony import */ var _kernel_invert_patch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4922);
/* harmony import */ var _kernel_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8217);
/* harmony import */ var _kernel_patch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2959);
/* harmony import */ var _kernel_pointer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4184);
/* harmony import */ var _kernel_result_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6168);






/** The key under which a create is sent, and sent again: one per planned create, for ever. */
function createKey(session, record) {
    return `${session}-${record}`;
}
/** What is written down before a change's effect (I9). */
function intentOf(run, about) {
    const { change, candidate, first } = about;
    const before = fieldsOn(candidate, change.side);
    return {
        kind: 'intent',
        seq: about.seq,
        change: change.id,
        record: change.record,
        side: change.side,
        action: change.kind,
        ...(change.kind === 'create'
            ? { key: createKey(about.session, change.record), fields: createdFields(change) }
            : {}),
        ...(change.target === undefined ? {} : { target: change.target }),
        ...(change.kind === 'update' && before !== null
            ? { undo: first?.undo ?? undoNote(run, { change, candidate, before }) }
            : {}),
        ...(about.source === undefined ? {} : { source: about.source }),
        at: run.now(),
    };
}
/** Does a change, guarded by the live version that the fresh plan was made on. */
async function writeChange(run, change, about) {
    const provider = run[change.side];
    const { version, key, ...asked } = about;
    switch (change.kind) {
        case 'create':
            return create(provider, change, { ...asked, key, fields: createdFields(change) });
        case 'update':
            (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_5__/* .assert */ .vA)(change.target !== undefined && version !== undefined, `update ${change.id} has no target`);
            return provider.update({ id: change.target, patch: change.patch, version, ...asked });
        case 'delete':
            (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_5__/* .assert */ .vA)(change.target !== undefined && version !== undefined, `delete ${change.id} has no target`);
            return provider.delete({ id: change.target, version, ...asked });
        default:
            return (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_5__/* .assertNever */ .xb)(change.kind);
    }
}
/** Sends a create; sent again with the same key and fields it makes no second record (I6). */
async function create(provider, change, sent) {
    const id = change.target ?? (provider.capabilities.ids === 'given' ? change.other : undefined);
    return provider.create({
        ...sent,
        ...(id === undefined ? {} : { id }),
        ...(change.other === undefined ? {} : { other: change.other }),
    });
}
function createdFields(change) {
    const [add] = change.patch;
    (0,_kernel_result_js__WEBPACK_IMPORTED_MODULE_5__/* .assert */ .vA)(add?.op === 'add' && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(add.value), `create ${change.id} has no fields`);
    return add.value;
}
/** The values that a change sends, by the side's own field names, each with the value before. */
function sentFields(change, before) {
    const created = change.kind === 'create' ? createdFields(change) : null;
    const after = created ?? patched(before, change);
    const names = created === null ? touchedFields(change) : Object.keys(created);
    return new Map([...names].map((name) => [name, { before: before[name] ?? null, sent: after[name] ?? null }]));
}
function patched(before, change) {
    const after = (0,_kernel_patch_js__WEBPACK_IMPORTED_MODULE_3__/* .applyPatch */ .X6)(before, change.patch);
    return after.ok && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(after.value) ? after.value : before;
}
/** The side's own names of the fields that a change writes. */
function touchedFields({ patch }) {
    return new Set(patch.map(fieldOf));
}
/** The steps of a patch that are in one field. */
function stepsIn(patch, name) {
    return patch.filter((operation) => fieldOf(operation) === name);
}
/** What a change makes of a set that it writes; null where its patch does not tell the whole. */
function setEditOf({ patch }, name) {
    const steps = stepsIn(patch, name);
    const [guard] = steps;
    if (guard?.op !== 'test' || !(0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(guard.value))
        return null;
    const done = (0,_kernel_patch_js__WEBPACK_IMPORTED_MODULE_3__/* .applyPatch */ .X6)({ [name]: guard.value }, steps);
    const after = done.ok && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(done.value) ? done.value[name] : null;
    return (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(after) ? { before: guard.value, after } : null;
}
function fieldOf({ path }) {
    return (0,_kernel_pointer_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePointer */ .vp)(path)?.[0] ?? '';
}
/** The upstream fields that an update wrote without an answer, with their values before as far as its undo tells. */
function foundFields(change, about) {
    const before = about.undo === undefined ? null : (0,_kernel_patch_js__WEBPACK_IMPORTED_MODULE_3__/* .applyPatch */ .X6)(about.now, about.undo);
    const was = before?.ok === true && (0,_kernel_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(before.value) ? before.value : null;
    return new Map([...touchedFields(change)].map((name) => [name, was === null ? undefined : (was[name] ?? null)]));
}
function fieldsOn(candidate, side) {
    const state = candidate[side];
    return state.kind === 'present' ? state.record.fields : null;
}
function undoNote(run, about) {
    const { change, candidate, before } = about;
    const touched = touchedFields(change);
    const names = run.mappings.filter((mapping) => touched.has((0,_kernel_lens_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOn */ .H6)(mapping, change.side)));
    const known = candidate.base?.fields ?? {};
    const base = Object.fromEntries(names.flatMap(({ name }) => {
        const value = known[name];
        return value === undefined ? [] : [[name, value]];
    }));
    return { patch: (0,_kernel_invert_patch_js__WEBPACK_IMPORTED_MODULE_0__/* .invertPatch */ .P)(change.patch, before), base };
}


/***/ }),

/***/ 7434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ Writing),
  G: () => (/* binding */ isSameWrite)
});

// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/plan-record.js + 1 modules
var plan_record = __webpack_require__(1479);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/flows/collect.js + 5 modules
var collect = __webpack_require__(1182);
// EXTERNAL MODULE: ./build/flows/earned-fields.js
var earned_fields = __webpack_require__(1738);
// EXTERNAL MODULE: ./build/flows/live-record.js
var live_record = __webpack_require__(7165);
// EXTERNAL MODULE: ./build/kernel/settle.js
var settle = __webpack_require__(6590);
// EXTERNAL MODULE: ./build/flows/write-change.js
var write_change = __webpack_require__(3699);
;// CONCATENATED MODULE: ./build/flows/moved-around.js



/**
 * Whether what a write left alone, and what the record's other change was planned on, is not what it was:
 * written all the same, that change would look like an edit of its own side.
 */
function hasMovedAround(mappings, about) {
    const { change, other, planned, now } = about;
    if (other === undefined || planned === null)
        return false;
    const theirs = (0,write_change/* touchedFields */.a4)(other);
    const mine = (0,write_change/* sentFields */.S5)(change, planned);
    return mappings.some((mapping) => {
        const { name, remote } = mapping;
        const [here, there] = change.side === 'remote' ? [remote, name] : [name, remote];
        if (!theirs.has(there))
            return false;
        const is = now[here] ?? null;
        const sent = mine.get(here);
        return sent === undefined ? !(0,json/* equalJson */.FS)(planned[here] ?? null, is) : (0,settle/* isMovedIn */.j)(mapping, sent, is);
    });
}

// EXTERNAL MODULE: ./build/flows/read-side.js
var read_side = __webpack_require__(8773);
// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
// EXTERNAL MODULE: ./build/kernel/patch.js
var patch = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/flows/remainder.js




/**
 * Gives what is left of an update that an earlier attempt wrote in part, or null when the fresh plan wants
 * anything else (E30).
 *
 * Some trackers take one record in several requests, and a run can end between two of them.
 * Laws: every field of the remainder was shown, and gets exactly the value that was shown (I13).
 */
function remainderOf(shown, fresh, mappings) {
    if (shown.kind !== 'update' || fresh.kind !== 'update' || shown.target !== fresh.target)
        return null;
    const whole = byField(shown.patch);
    const isSet = (field) => mappings.some((one) => one.kind === 'set' && (shown.side === 'remote' ? one.remote : one.name) === field);
    const isShown = ([field, left]) => {
        const all = whole.get(field);
        if (all === undefined)
            return false;
        if ((0,json/* equalJson */.FS)(all, left))
            return true;
        const [wanted, now] = [remainder_valueOf(field, all), remainder_valueOf(field, left)];
        return wanted !== undefined && (0,json/* equalJson */.FS)(ordered(wanted, isSet(field)), ordered(now, isSet(field)));
    };
    return [...byField(fresh.patch)].every(isShown) ? { ...shown, patch: fresh.patch } : null;
}
function byField(patch) {
    const groups = new Map();
    for (const operation of patch) {
        const field = (0,pointer/* parsePointer */.vp)(operation.path)?.[0] ?? '';
        groups.set(field, [...(groups.get(field) ?? []), operation]);
    }
    return groups;
}
/** The value that operations on one field end with; known only where they test the whole of it first. */
function remainder_valueOf(field, operations) {
    const [first] = operations;
    if (first?.op !== 'test' || (0,pointer/* parsePointer */.vp)(first.path)?.length !== 1)
        return undefined;
    const after = (0,patch/* applyPatch */.X6)({ [field]: first.value }, operations);
    return after.ok && (0,json/* isJsonObject */.OW)(after.value) ? after.value[field] : undefined;
}
function ordered(value, isSet) {
    return isSet && value !== undefined && (0,json/* isJsonArray */.Md)(value) ? value.toSorted(equal/* compareJson */.sy) : value;
}

// EXTERNAL MODULE: ./build/flows/findings.js
var findings = __webpack_require__(6851);
;// CONCATENATED MODULE: ./build/flows/writing.js













/** Where a run ended between a write and the look into the history after it, a person must look (I15). */
const UNAUDITED = {
    code: 'unaudited',
    message: 'it was written by a run that was cut off before it could look whether the write replaced something newer; look at the history of the record',
};
const TRIES_WHEN_MOVED = 3;
const FAULTS_IN_A_ROW = 3;
/** What approved the writes holds no more; the message says why, for people. */
class ApprovalVoid extends Error {
}
/** The writes of one session, one change at a time, each between its intent and its outcome. */
class Writing {
    live;
    moved = new Set();
    /** The outcomes of this session's writes, by change id. */
    writes = new Map();
    /** By record: what this run's own writes upstream replaced unseen; each becomes a conflict (I15). */
    replaced = new Map();
    /** By change id: the fields that its last attempt was made on, which may be newer than what was planned on. */
    before = new Map();
    /** By change id: what alone was sent of it, where an earlier attempt had written the other part. */
    rest = new Map();
    /** By id, the first intent of changes that an earlier attempt had begun: what they wanted may be there by our own hand. */
    begun;
    /** By record: what this run's updates have made of the agreement, whatever the sides hold by now. */
    earned = new Map();
    lastFault;
    blocked = new Set();
    fresh;
    faults = 0;
    voided = null;
    run;
    about;
    constructor(run, about) {
        this.run = run;
        this.about = about;
        this.live = new Map(about.collected.candidates.map((candidate) => [candidate.record, (0,live_record/* liveOf */.Q)(candidate)]));
        this.fresh = new Map(about.fresh.changes.map((change) => [`${change.record}#${change.side}`, change]));
        const { entries } = about.journal;
        const intents = entries.filter((one) => one.kind === 'intent');
        this.begun = new Map(intents.toReversed().map((one) => [one.change, one]));
        for (const progress of (0,journal/* foldJournal */.n$)(entries).values()) {
            if (progress.outcome !== undefined)
                this.writes.set(progress.change, progress.outcome);
        }
    }
    results(changes) {
        return changes.map((change) => {
            const outcome = this.writes.get(change.id);
            if (outcome === undefined)
                return { change, result: 'queued' };
            const { result, target, code, message } = outcome;
            return {
                change,
                result,
                ...(target === undefined ? {} : { target }),
                ...(code === undefined ? {} : { code }),
                ...(message === undefined ? {} : { message }),
            };
        });
    }
    /** Does one change; gives the fault that means: stop here. */
    async step(change) {
        if (this.writes.has(change.id))
            return undefined;
        const fresh = this.fresh.get(`${change.record}#${change.side}`);
        if (fresh === undefined) {
            const attempted = this.begun.has(change.id);
            const open = this.isOpen(change.record);
            if (open)
                this.moved.add(change.record);
            const isUnaudited = attempted && change.kind === 'update' && this.run[change.side].capabilities.guard === 'verified';
            await this.record(change, open ? 'stale' : attempted ? 'found' : 'unneeded', isUnaudited ? UNAUDITED : {});
            return undefined;
        }
        try {
            await this.confirm();
            const wanted = this.wanted(change, fresh);
            if (wanted === null || this.blocked.has(change.record)) {
                this.moved.add(change.record);
                await this.record(change, 'stale');
                return undefined;
            }
            await this.write(wanted, fresh);
            this.faults = 0;
            return undefined;
        }
        catch (error) {
            if (error instanceof ApprovalVoid) {
                await this.record(change, 'stale', { code: 'approval-void', message: error.message });
                return undefined;
            }
            if (!(error instanceof provider/* ProviderFault */.g))
                throw error;
            this.blocked.add(change.record);
            this.lastFault = error;
            this.faults += 1;
            return !error.retryable || error.code !== 'server-error' || this.faults >= FAULTS_IN_A_ROW
                ? error
                : undefined;
        }
    }
    /** Looks whether the approval still stands; once it does not, nothing more is written. Errors: `ApprovalVoid`. */
    async confirm() {
        this.voided ??= (await this.run.voidedBy?.(this.about.session)) ?? null;
        if (this.voided !== null)
            throw new ApprovalVoid(this.voided);
    }
    /** What a fresh plan wants of a change: all of it, or what an earlier attempt left undone (E30). */
    wanted(change, fresh) {
        if (isSameWrite(change, fresh))
            return change;
        // A field that the fresh plan leaves out because it is in conflict has not been written.
        if (!this.begun.has(change.id) || this.isOpen(change.record) || !this.isOtherSideAsShown(change))
            return null;
        return remainderOf(change, fresh, this.run.mappings);
    }
    /** Whether nobody's edit of the record has to go to the other side meanwhile. */
    isOtherSideAsShown({ record, side }) {
        const other = this.fresh.get(`${record}#${side === 'remote' ? 'local' : 'remote'}`);
        const { changes } = this.about.session.plan;
        return (other === undefined ||
            changes.some((one) => one.record === record && one.side !== side && isSameWrite(one, other)));
    }
    async write(change, fresh) {
        const { session, journal } = this.about;
        const key = (0,write_change/* createKey */.cF)(session.id, change.record);
        const shown = session.plan.changes.find((one) => one.id === change.id) ?? change;
        if (!isSameWrite(shown, change))
            this.rest.set(change.id, change);
        const first = this.rest.has(change.id) ? this.begun.get(change.id) : undefined;
        let version = fresh.guard?.version;
        for (let attempt = 1;; attempt++) {
            const candidate = this.candidateNow(change.record);
            this.before.set(change.id, (0,write_change/* fieldsOn */.bL)(candidate, change.side) ?? {});
            const source = change.kind === 'update' ? (0,earned_fields/* sourceOf */.vz)(this.run.mappings, change, candidate) : undefined;
            const intent = { session: session.id, change, candidate, first, source };
            await journal.append((seq) => (0,write_change/* intentOf */.oQ)(this.run, { ...intent, seq }));
            const answer = await (0,write_change/* writeChange */.k$)(this.run, change, {
                key,
                ...(version === undefined ? {} : { version }),
                confirm: async () => this.confirm(),
            });
            if (answer.kind === 'written')
                return this.concludeWritten(change, answer, source);
            if (answer.kind !== 'stale' || attempt === TRIES_WHEN_MOVED)
                return this.conclude(change, answer);
            const again = await this.replan(change);
            if (again === null)
                return this.conclude(change, answer);
            version = again.guard?.version;
        }
    }
    /** After a guard refused: reads the record again; the same change may go on, another may not (E26). */
    async replan(change) {
        const state = this.live.get(change.record);
        if (state === undefined || change.target === undefined)
            return null;
        const now = await (0,read_side/* readState */.un)(this.run[change.side], change.target);
        if (now.kind !== 'present')
            return null;
        state[change.side] = now.record;
        const plan = (0,plan_record/* planRecord */.x)(this.candidateNow(change.record), (0,collect/* contextOf */.Vm)(this.run, this.about.session.resolutions));
        const again = plan.changes.find((one) => one.side === change.side);
        return again !== undefined && isSameWrite(change, again) ? again : null;
    }
    candidateNow(record) {
        const state = this.live.get(record);
        (0,result/* assert */.vA)(state !== undefined, `${record} has no candidate`);
        const { candidate, local, remote } = state;
        return {
            ...candidate,
            ...(local === undefined ? {} : { local: { kind: 'present', record: local } }),
            ...(remote === undefined ? {} : { remote: { kind: 'present', record: remote } }),
        };
    }
    async conclude(change, answer) {
        const state = this.live.get(change.record);
        switch (answer.kind) {
            case 'deleted':
                if (state !== undefined)
                    delete state[change.side];
                return this.record(change, 'written');
            case 'rejected':
                this.blocked.add(change.record);
                return this.record(change, 'failed', { code: answer.code, message: answer.message });
            case 'stale':
            case 'gone':
                this.blocked.add(change.record);
                this.moved.add(change.record);
                return this.record(change, 'stale', { code: answer.kind });
            default:
                return undefined;
        }
    }
    /** What a guard that is not atomic let us replace is in the journal before anything else happens (I2). */
    async concludeWritten(change, answer, source) {
        const state = this.live.get(change.record);
        const found = (0,findings/* findingsOf */.W)(answer, state?.[change.side]);
        const before = this.before.get(change.id) ?? {};
        const altered = (0,earned_fields/* alteredIn */.fN)(this.run.mappings, { change, before, now: answer.record.fields });
        if (source !== undefined)
            this.earn(change, { source, altered });
        const other = this.fresh.get(`${change.record}#${change.side === 'remote' ? 'local' : 'remote'}`);
        const planned = state === undefined ? null : (0,write_change/* fieldsOn */.bL)(state.candidate, change.side);
        const around = { change, other, planned, now: answer.record.fields };
        if (hasMovedAround(this.run.mappings, around))
            this.blocked.add(change.record);
        if (state !== undefined)
            state[change.side] = answer.record;
        if (change.side === 'remote')
            this.run.seen.set(answer.record.id, answer.record.version);
        if (found.length > 0) {
            this.moved.add(change.record);
            this.replaced.set(change.record, found);
        }
        return this.record(change, 'written', {
            target: answer.record.id,
            // Of a rest no version is noted: what stands beside it was not written now, and may be anybody's by now.
            ...(this.rest.has(change.id) ? {} : { version: answer.record.version, altered }),
            ...(0,findings/* replacedNote */.d)(answer, found),
        });
    }
    earn(change, about) {
        const local = this.live.get(change.record)?.local?.fields ?? {};
        const earned = (0,earned_fields/* earnedFields */.nk)(this.run.mappings, { ...about, change, local });
        this.earned.set(change.record, { ...this.earned.get(change.record), ...earned });
    }
    async record(change, result, more = {}) {
        const outcome = await this.about.journal.append((seq) => ({
            kind: 'outcome',
            seq,
            change: change.id,
            record: change.record,
            side: change.side,
            result,
            ...more,
            at: this.run.now(),
        }));
        if (outcome.kind === 'outcome')
            this.writes.set(change.id, outcome);
    }
    /** Whether a record that the fresh plan does not change still differs, or could not be read to tell. */
    isOpen(record) {
        const { fresh } = this.about;
        return (!fresh.complete ||
            fresh.conflicts.some((one) => one.record === record) ||
            fresh.held.some((one) => one.record === record));
    }
}
/** Whether a fresh plan wants exactly what was shown; only then may it be written (I13). */
function isSameWrite(shown, fresh) {
    const essence = ({ kind, target, patch }) => [kind, target ?? null, patch];
    return (0,json/* canonicalJson */.dj)(essence(shown)) === (0,json/* canonicalJson */.dj)(essence(fresh));
}


/***/ }),

/***/ 4370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ emitField)
});

// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var kernel_pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/kernel/emit-members.js


/** Replaces a value as a whole, guarded by a test of the old one. */
function emitWhole(path, before, after) {
    return [guard(path, before), { op: 'replace', path: (0,kernel_pointer/* formatPointer */.$2)(path), value: after }];
}
/** Tests that a value is still what the patch was made for. */
function guard(path, value) {
    return { op: 'test', path: (0,kernel_pointer/* formatPointer */.$2)(path), value };
}
/**
 * Changes an object member by member, objects in it recursively.
 *
 * Each changed or removed member is tested alone. Where a member is added the whole object is tested
 * instead: no test can say that a member is absent, and `add` would overwrite one written meanwhile.
 */
function emitMembers(path, before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(json/* compareText */.n6);
    const adds = names.some((name) => !Object.hasOwn(before, name));
    const changes = names.flatMap((name) => emitMember([...path, name], own(before, name), own(after, name)));
    if (!adds)
        return changes;
    return [guard(path, before), ...changes.filter((operation) => operation.op !== 'test')];
}
function emitMember(path, before, after) {
    const pointer = (0,kernel_pointer/* formatPointer */.$2)(path);
    if (after === undefined)
        return [guard(path, before ?? null), { op: 'remove', path: pointer }];
    if (before === undefined)
        return [{ op: 'add', path: pointer, value: after }];
    if ((0,json/* equalJson */.FS)(before, after))
        return [];
    if ((0,json/* isJsonObject */.OW)(before) && (0,json/* isJsonObject */.OW)(after))
        return emitMembers(path, before, after);
    return emitWhole(path, before, after);
}
function own(object, name) {
    return Object.hasOwn(object, name) ? object[name] : undefined;
}

;// CONCATENATED MODULE: ./build/kernel/ranks.js
/**
 * Knows at which index each of a row of slots stands while slots are filled and emptied.
 *
 * Limits: every question and every change costs O(log n). A Fenwick tree of counts.
 */
class Ranks {
    #counts;
    constructor(slots) {
        this.#counts = new Int32Array(slots + 1);
    }
    /** Counts the filled slots before one. */
    before(slot) {
        let sum = 0;
        for (let at = slot; at > 0; at -= at & -at)
            sum += this.#counts[at] ?? 0;
        return sum;
    }
    fill(slot) {
        this.#add(slot, 1);
    }
    empty(slot) {
        this.#add(slot, -1);
    }
    #add(slot, by) {
        for (let at = slot + 1; at < this.#counts.length; at += at & -at) {
            this.#counts[at] = (this.#counts[at] ?? 0) + by;
        }
    }
}

// EXTERNAL MODULE: ./build/kernel/sequence.js
var sequence = __webpack_require__(352);
;// CONCATENATED MODULE: ./build/kernel/emit-list.js





/**
 * Changes a keyed list with as many operations as there are edits, removals, insertions and moves.
 *
 * Guards come first: the whole of an element that is removed, the key of one that is edited, moved or
 * has a new element put beside it. Then edits, removals from the end, and from the front insertions and
 * moves; as few moves as possible.
 * Limits: O(n log n) for n elements in any order.
 */
function emitList(change) {
    const { path, before, after } = change;
    const ids = [...before.keys()];
    const edits = [];
    const removals = [];
    ids.forEach((id, index) => {
        const was = before.get(id) ?? {};
        const is = after.get(id);
        if (is === undefined)
            removals.push({ op: 'remove', path: (0,kernel_pointer/* formatPointer */.$2)([...path, index]) });
        else if (!(0,json/* equalJson */.FS)(was, is))
            edits.push(...emitMembers([...path, index], was, is));
    });
    const layout = layoutOf(change);
    return [...guards(change, layout), ...edits, ...removals.reverse(), ...placements(change, layout)];
}
function layoutOf({ before, after }) {
    const indexAfter = new Map([...after.keys()].map((id, index) => [id, index]));
    const kept = [...before.keys()].filter((id) => after.has(id));
    const chain = (0,sequence/* longestIncreasing */.M)(kept.map((id) => indexAfter.get(id) ?? 0));
    return { fixed: new Set(chain.map((index) => kept[index] ?? '')) };
}
function guards({ path, key, before, after }, { fixed }) {
    const keyed = new Set();
    const order = [...after.keys()];
    let neighbour = order.find((id) => before.has(id));
    for (const id of order) {
        const was = before.get(id);
        if (was !== undefined)
            neighbour = id;
        const untouched = fixed.has(id) && (0,json/* equalJson */.FS)(was, after.get(id));
        if (!untouched && neighbour !== undefined)
            keyed.add(neighbour);
    }
    if (before.size === 0)
        return [guard(path, [])];
    return [...before].flatMap(([id, was], index) => {
        if (!after.has(id))
            return [guard([...path, index], was)];
        return keyed.has(id) ? [guard([...path, index, key], was[key] ?? null)] : [];
    });
}
/**
 * Inserts and moves elements, in the order of the new list.
 *
 * Every place that an element has or gets is a slot, in one row: an element that stays, then the places
 * of those that come to stand behind it, then those that still stand there and will be moved away. An
 * index is the number of filled slots before it.
 */
function placements({ path, before, after }, { fixed }) {
    const slots = slotsOf({ before, after, fixed });
    const ranks = new Ranks(slots.size);
    for (const id of before.keys())
        if (after.has(id))
            ranks.fill(slots.old.get(id) ?? 0);
    const operations = [];
    const list = (0,kernel_pointer/* formatPointer */.$2)(path);
    for (const [id, element] of after) {
        if (fixed.has(id))
            continue;
        const from = slots.old.get(id);
        const to = slots.new.get(id) ?? 0;
        if (from === undefined) {
            operations.push({ op: 'add', path: `${list}/${ranks.before(to)}`, value: element });
        }
        else {
            const source = ranks.before(from);
            ranks.empty(from);
            // Another place, always: an element that stays lies between, else this one could have stayed too.
            const target = ranks.before(to);
            operations.push({ op: 'move', from: `${list}/${source}`, path: `${list}/${target}` });
        }
        ranks.fill(to);
    }
    return operations;
}
/** Numbers the slots of elements where they were and where they come to be. */
function slotsOf(list) {
    const leaving = runsBehind([...list.before.keys()].filter((id) => list.after.has(id)), list.fixed);
    const coming = runsBehind([...list.after.keys()], list.fixed);
    const old = new Map();
    const now = new Map();
    let size = 0;
    for (const anchor of coming.keys()) {
        if (anchor !== null)
            old.set(anchor, size++);
        for (const id of coming.get(anchor) ?? [])
            now.set(id, size++);
        for (const id of leaving.get(anchor) ?? [])
            old.set(id, size++);
    }
    return { old, new: now, size };
}
/** Groups the elements that do not stay by the one that stays before them, null at the front. */
function runsBehind(ids, fixed) {
    let run = [];
    const runs = new Map([[null, run]]);
    for (const id of ids) {
        if (fixed.has(id))
            runs.set(id, (run = []));
        else
            run.push(id);
    }
    return runs;
}

// EXTERNAL MODULE: ./build/kernel/keyed.js
var keyed = __webpack_require__(5575);
// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
;// CONCATENATED MODULE: ./build/kernel/emit.js






/**
 * Gives the operations that take a field from one value to another, guarded by tests of the old one.
 *
 * Shape: `[{"op":"test","path":"/title","value":"old"},{"op":"replace","path":"/title","value":"new"}]`;
 * nothing when the values are equal byte for byte, or equal as sets where the field is one.
 * Limits: as many operations as the value has edits, beside the guards; O(n log n).
 * Laws: applied to a document that holds `before` it gives one that holds `after`; for a set, the same set.
 */
function emitField({ rule, before, after }) {
    const path = [rule.name];
    if (before === undefined)
        return [{ op: 'add', path: (0,kernel_pointer/* formatPointer */.$2)(path), value: after }];
    if ((0,json/* equalJson */.FS)(before, after))
        return [];
    return emitByKind(rule, before, after) ?? emitWhole(path, before, after);
}
/** Writes a value part by part, or gives null when it can only be written as a whole. */
function emitByKind({ name, kind, key }, before, after) {
    const path = [name];
    switch (kind) {
        case 'scalar':
        case 'text':
        case 'sequence':
            return null;
        case 'set':
            return (0,json/* isJsonArray */.Md)(before) && (0,json/* isJsonArray */.Md)(after) ? emitSet(path, before, after) : null;
        case 'map':
            return (0,json/* isJsonObject */.OW)(before) && (0,json/* isJsonObject */.OW)(after) ? emitMembers(path, before, after) : null;
        case 'list': {
            const from = (0,keyed/* keyedElements */.o)(before, key);
            const to = (0,keyed/* keyedElements */.o)(after, key);
            return from && to && emitList({ path, key, before: from, after: to });
        }
        default:
            return (0,result/* assertNever */.xb)(kind);
    }
}
/** Removes from the end and appends, guarded by a test of the whole old array. */
function emitSet(path, before, after) {
    const had = new Set(before.map(json/* canonicalJson */.dj));
    const has = new Map(after.map((item) => [(0,json/* canonicalJson */.dj)(item), item]));
    const removals = before.flatMap((item, index) => has.has((0,json/* canonicalJson */.dj)(item)) ? [] : [{ op: 'remove', path: (0,kernel_pointer/* formatPointer */.$2)([...path, index]) }]);
    const additions = [...has].flatMap(([id, value]) => had.has(id) ? [] : [{ op: 'add', path: (0,kernel_pointer/* formatPointer */.$2)([...path, '-']), value }]);
    const changes = [...removals.reverse(), ...additions];
    return changes.length === 0 ? [] : [guard(path, before), ...changes];
}


/***/ }),

/***/ 73:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ withLf),
/* harmony export */   IN: () => (/* binding */ normalForm),
/* harmony export */   eE: () => (/* binding */ sameValue),
/* harmony export */   hw: () => (/* binding */ innerRule),
/* harmony export */   sy: () => (/* binding */ compareJson)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/**
 * Says whether two values of a field are the same under its kind and its declared equivalences.
 *
 * A set ignores order and repetition; every other array is compared in order. Line ends never count in
 * text, nor in the texts inside a list or a map. `null`, `""` and `[]` differ unless `empty` is declared.
 * Laws: an equivalence relation; values equal as JSON are the same under every rule.
 */
function sameValue(rule, a, b) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(a, b) || (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(normalForm(rule, a), normalForm(rule, b));
}
/**
 * Gives the one value that stands for all spellings of a field's value that count as the same.
 *
 * Laws: `sameValue(rule, a, b)` exactly when the normal forms are equal as JSON; the normal form of a
 * normal form is itself.
 */
function normalForm(rule, value) {
    const inner = (item) => normalNested(rule, item);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value) || value.length === 0)
        return inner(value);
    if (rule.kind === 'set')
        return distinct(value.map(inner));
    const items = value.map(inner);
    return rule.equivalent.includes('order') ? items.toSorted(compareJson) : items;
}
/**
 * Gives the rule by which the members and elements inside a field's value are compared.
 *
 * The order of a field's own array may be declared not to count; inside its elements it always does.
 */
function innerRule(rule) {
    const kind = rule.kind === 'list' || rule.kind === 'map' ? 'map' : 'sequence';
    return { kind, key: '', equivalent: rule.equivalent.filter((name) => name !== 'order') };
}
/** Writes CRLF line ends as LF. */
function withLf(text) {
    return text.replaceAll('\r\n', '\n');
}
function normalNested(rule, value) {
    if (typeof value === 'string')
        return emptied(rule, normalString(rule, value));
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value)) {
        return emptied(rule, value.map((item) => normalNested(rule, item)));
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalNested(rule, item)]));
}
function normalString({ kind, equivalent }, text) {
    const holdsText = kind === 'text' || kind === 'list' || kind === 'map';
    let normal = holdsText || equivalent.includes('lines') ? withLf(text) : text;
    if (equivalent.includes('trim'))
        normal = normal.trim();
    if (equivalent.includes('case'))
        normal = normal.toLowerCase();
    return equivalent.includes('unicode') ? normal.normalize('NFC') : normal;
}
function emptied(rule, value) {
    return value.length === 0 && rule.equivalent.includes('empty') ? null : value;
}
function distinct(items) {
    return [...new Map(items.map((item) => [(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(item), item]))]
        .toSorted(([a], [b]) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)(a, b))
        .map(([, item]) => item);
}
/** Orders values by their canonical JSON. */
function compareJson(a, b) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareText */ .n6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(a), (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(b));
}


/***/ }),

/***/ 4922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ invertPatch)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _patch_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4184);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6168);




/**
 * Gives the patch that takes a document back to what it was before a patch.
 *
 * Each step back first tests what the step forth had left, so it fails where someone wrote meanwhile:
 * the written value itself; for a removed element its neighbour, for a removed member the whole object,
 * because RFC 6902 cannot test that nothing is there.
 * Errors: throws when the patch does not apply to `before` (a bug: its effect is not known).
 * Laws: `applyPatch(applyPatch(a, p), invertPatch(p, a))` is `a`.
 */
function invertPatch(patch, before) {
    let doc = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)(before);
    const steps = [];
    const step = (operation) => {
        const applied = (0,_patch_step_js__WEBPACK_IMPORTED_MODULE_1__/* .applyStep */ .p)(doc, operation);
        (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .assert */ .vA)(applied.ok, `a patch is inverted on a document that it applies to, not ${operation.path}`);
        doc = applied.value.doc;
    };
    const replaced = (path) => {
        const old = overwrittenAt(doc, path);
        return old === undefined ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)(old);
    };
    for (const operation of patch) {
        switch (operation.op) {
            case 'test':
                step(operation);
                break;
            case 'remove': {
                const value = valueIn(doc, operation.path);
                step(operation);
                steps.push([...guardOfGap(doc, operation.path), { op: 'add', path: operation.path, value }]);
                break;
            }
            case 'move': {
                const { from, path } = operation;
                const value = valueIn(doc, from);
                if (from === path)
                    break;
                step({ op: 'remove', path: from });
                const old = replaced(path);
                step({ op: 'add', path, value });
                steps.push(moveBack({ from, path: exactPath(doc, path), value, old }));
                break;
            }
            default: {
                const old = operation.op === 'replace' ? valueIn(doc, operation.path) : replaced(operation.path);
                step(operation);
                const path = exactPath(doc, operation.path);
                const back = old === undefined ? { op: 'remove', path } : replacement(path, old);
                steps.push([{ op: 'test', path, value: valueIn(doc, path) }, back]);
            }
        }
    }
    return steps.toReversed().flat();
}
/**
 * Undoes a move, and restores what the moved value had replaced.
 *
 * A value that was moved to a place before its old one shifts that place below itself by name; no `move`
 * may go there, so it is taken out and put back.
 */
function moveBack(done) {
    const { from, path, value, old } = done;
    const test = { op: 'test', path, value };
    const putBack = { op: 'add', path: from, value };
    if (old !== undefined)
        return [test, replacement(path, old), putBack];
    if (from.startsWith(`${path}/`))
        return [test, { op: 'remove', path }, putBack];
    return [test, { op: 'move', from: path, path: from }];
}
function replacement(path, value) {
    return { op: 'replace', path, value };
}
/** Tests what is beside a place from which something was removed. */
function guardOfGap(doc, pointer) {
    const path = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? [];
    const parent = path.slice(0, -1);
    const siblings = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, parent);
    const index = Number(path.at(-1));
    const neighbour = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(siblings) ? Math.min(index, siblings.length - 1) : -1;
    const place = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPointer */ .$2)(neighbour < 0 ? parent : [...parent, neighbour]);
    return [{ op: 'test', path: place, value: valueIn(doc, place) }];
}
/** Gives what an `add` would overwrite: an insertion into an array overwrites nothing. */
function overwrittenAt(doc, pointer) {
    const path = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? [];
    const inserts = path.length > 0 && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)((0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, path.slice(0, -1)));
    return inserts ? undefined : (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, path);
}
/** Names the element that was appended by `-` by its index. */
function exactPath(doc, pointer) {
    const path = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? [];
    const siblings = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, path.slice(0, -1));
    if (path.at(-1) !== '-' || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(siblings))
        return pointer;
    return (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPointer */ .$2)([...path.slice(0, -1), siblings.length - 1]);
}
function valueIn(doc, pointer) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)((0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer) ?? []) ?? null);
}


/***/ }),

/***/ 5575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ keyedElements)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/**
 * Gives the elements of a keyed list by their key, in list order, or null when it is not one.
 *
 * Not one: a value that is no array, an element that is no object, a key that is absent or neither a
 * string nor a number, two elements with one key. `normal` says which spellings of a key are one.
 */
function keyedElements(value, key, normal = (same) => same) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(value))
        return null;
    const elements = new Map();
    for (const element of value) {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(element) || !Object.hasOwn(element, key))
            return null;
        const own = element[key];
        if (typeof own !== 'string' && typeof own !== 'number')
            return null;
        const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(normal(own));
        if (elements.has(id))
            return null;
        elements.set(id, element);
    }
    return elements;
}


/***/ }),

/***/ 8217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ remoteFieldsOfBase),
/* harmony export */   CN: () => (/* binding */ toRemote),
/* harmony export */   H6: () => (/* binding */ nameOn),
/* harmony export */   Y: () => (/* binding */ ruleOf),
/* harmony export */   iB: () => (/* binding */ toCanonical)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _equal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73);


/** A side's own name of a field. */
function nameOn({ name, remote }, side) {
    return side === 'remote' ? remote : name;
}
function ruleOf(mapping) {
    return {
        name: mapping.name,
        kind: mapping.kind,
        key: mapping.key,
        equivalent: mapping.equivalent,
        ...(mapping.authority === undefined ? {} : { authority: mapping.authority }),
        ...(mapping.strictSet === undefined ? {} : { strictSet: mapping.strictSet }),
    };
}
/**
 * Gives the canonical value of an upstream one.
 *
 * `hints` are canonical values in order of preference: a coarse upstream value that a hint maps to is
 * read as that hint, so that it never overwrites a finer local value (E48).
 * Laws: `toCanonical(m, toRemote(m, v), [v])` is `v`; an unknown value is never defaulted (E49).
 */
function toCanonical(mapping, native, hints = []) {
    const raw = native ?? null;
    if (mapping.kind === 'text' && typeof raw === 'string')
        return mapped((0,_equal_js__WEBPACK_IMPORTED_MODULE_1__/* .withLf */ .$A)(raw));
    if (mapping.values === undefined)
        return mapped(raw);
    for (const hint of hints) {
        const there = toRemote(mapping, hint);
        if (there.kind === 'mapped' && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(there.value, raw))
            return mapped(hint);
    }
    const pair = mapping.values.find(([, remote]) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(remote, raw));
    if (pair !== undefined)
        return mapped(pair[0]);
    return raw === null ? mapped(null) : { kind: 'unmapped', raw };
}
/** Gives the upstream value of a canonical one. */
function toRemote(mapping, value) {
    if (mapping.values === undefined)
        return mapped(value);
    const pair = mapping.values.find(([local]) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .equalJson */ .FS)(local, value));
    if (pair !== undefined)
        return mapped(pair[1]);
    return value === null ? mapped(null) : { kind: 'unmapped', raw: value };
}
/** The upstream's fields as they were at the last agreement, or null when that cannot be known. */
function remoteFieldsOfBase(mappings, base) {
    const fields = {};
    for (const mapping of mappings) {
        const image = base.remote?.[mapping.name];
        if (image !== undefined) {
            fields[mapping.remote] = image;
            continue;
        }
        const value = base.fields[mapping.name];
        const there = value === undefined ? undefined : toRemote(mapping, value);
        if (there?.kind !== 'mapped')
            return null;
        fields[mapping.remote] = there.value;
    }
    return fields;
}
function mapped(value) {
    return { kind: 'mapped', value };
}


/***/ }),

/***/ 9275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ MAX_RETURNS),
/* harmony export */   R6: () => (/* binding */ isPast),
/* harmony export */   lE: () => (/* binding */ nextMove),
/* harmony export */   uT: () => (/* binding */ isOscillating)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** After so many returns in a row a field is parked: A→B→A→B→A is not two people at work (E33, E80). */
const MAX_RETURNS = 3;
const MAX_EARLIER = 6;
/** Gives the move that follows another one. */
function nextMove(last, move, hash) {
    const isReturn = last !== undefined && last.by !== move.by && last.from === markOf(move.to, hash);
    const [from, over] = [
        markOf(move.from, hash),
        move.over === undefined ? undefined : markOf(move.over, hash),
    ];
    const now = [from, over, markOf(move.to, hash)];
    const earlier = marksOf(last)
        .filter((mark) => !now.includes(mark))
        .slice(0, MAX_EARLIER);
    return {
        from,
        ...(over === undefined || over === from ? {} : { over }),
        ...(earlier.length === 0 ? {} : { earlier }),
        by: move.by,
        returns: isReturn ? last.returns + 1 : 0,
    };
}
/** Whether a side once more wants back the value that the other side has replaced, as often before. */
function isOscillating(last, wanted, hash) {
    return (last !== undefined &&
        last.returns >= MAX_RETURNS &&
        last.by !== wanted.by &&
        last.from === markOf(wanted.to, hash));
}
/**
 * Whether upstream shows a value again that it is known to have moved on from.
 *
 * A person may have put it back, or the listing may be older than what was seen: only a direct read tells (E23).
 */
function isPast(last, shown, hash) {
    return marksOf(last).includes(markOf(shown, hash));
}
function marksOf(move) {
    if (move === undefined)
        return [];
    const { from, over, earlier = [] } = move;
    return [...new Set([from, ...(over === undefined ? [] : [over]), ...earlier])];
}
function markOf(value, hash) {
    return hash((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(value)).slice(0, 12);
}


/***/ }),

/***/ 4921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parsePatch)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _patch_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6168);



/** How many operations a patch from outside may have. */
const MAX_OPERATIONS = 10_000;
/**
 * Checks a patch from outside, before any document is looked at.
 *
 * Shape: `[{"op":"test","path":"/title","value":"old"},{"op":"replace","path":"/title","value":"new"}]`;
 * members that its operation does not define are left out.
 * Limits: 10,000 operations; values and paths as deep as `jsonProblem` allows.
 * Errors: `patch-invalid`; its message names the operation and what is wrong with it.
 * Source: RFC 6902 §3–4; prototype keys are refused in paths and values.
 */
function parsePatch(value) {
    if (!Array.isArray(value))
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(invalid(0, 'a patch is an array of operations'));
    if (value.length > MAX_OPERATIONS) {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(invalid(MAX_OPERATIONS, `a patch has at most ${MAX_OPERATIONS} operations`));
    }
    const patch = [];
    for (const [index, item] of value.entries()) {
        const operation = parseOperation(item);
        if (typeof operation === 'string')
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(invalid(index, `operation ${index}: ${operation}`));
        patch.push(operation);
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(patch);
}
/** Gives the operation, or a sentence saying why it is none. */
function parseOperation(item) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(item))
        return 'it is not an object';
    const { op, path } = item;
    const noPath = pathProblem('path', path);
    if (noPath !== null || typeof path !== 'string')
        return noPath ?? '';
    switch (op) {
        case 'test':
        case 'add':
        case 'replace': {
            if (!Object.hasOwn(item, 'value'))
                return `"${op}" needs a "value"`;
            const value = item['value'];
            const problem = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonProblem */ .Io)(value);
            return problem === null ? { op, path, value } : `its value holds ${problem}`;
        }
        case 'remove':
            return { op, path };
        case 'move':
        case 'copy': {
            const from = item['from'];
            const noFrom = pathProblem('from', from);
            return typeof from === 'string' && noFrom === null ? { op, from, path } : (noFrom ?? '');
        }
        default:
            return `"op" must be one of test, add, replace, remove, move, copy`;
    }
}
function pathProblem(name, value) {
    if (typeof value !== 'string')
        return `"${name}" must be a string`;
    const place = (0,_patch_step_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlace */ .D)(value);
    if (place === null)
        return `"${name}" is not a JSON Pointer that a patch may name`;
    return place.parts.length > _json_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_JSON_DEPTH */ .KX ? `"${name}" leads deeper than ${_json_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_JSON_DEPTH */ .KX} levels` : null;
}
function invalid(index, message) {
    return { code: 'patch-invalid', index, message };
}


/***/ }),

/***/ 8822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parsePlace),
/* harmony export */   p: () => (/* binding */ applyStep)
/* harmony export */ });
/* harmony import */ var fast_json_patch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5952);
/* harmony import */ var fast_json_patch__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(fast_json_patch__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4184);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6168);




/**
 * Applies one operation to a document, changing it in place.
 *
 * `fast-json-patch` makes the change. What it gets wrong is settled before it is called: it fails on a
 * member named `hasOwnProperty`, on a root that is no object, takes inherited members for own ones, cuts
 * large indices to 32 bits, accepts leading zeros, removes a root to null and shares values with the patch.
 * Errors: as `applyPatch`, without the index; after one the document may be half changed.
 */
function applyStep(doc, operation) {
    const place = parsePlace(operation.path);
    if (!place)
        return invalid(`"${operation.path}" is not a path that a patch may name`);
    switch (operation.op) {
        case 'test':
            return test(doc, place, operation.value);
        case 'add':
            return add(doc, place, operation.value);
        case 'replace':
            return replace(doc, place, operation.value);
        case 'remove':
            return remove(doc, place);
        case 'move':
        case 'copy': {
            const from = parsePlace(operation.from);
            if (!from)
                return invalid(`"${operation.from}" is not a path that a patch may name`);
            return operation.op === 'move' ? move(doc, from, place) : copy(doc, from, place);
        }
        default:
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .xb)(operation);
    }
}
/** Splits a pointer into its parts, or gives null when it is none or leads over a prototype. */
function parsePlace(pointer) {
    const parts = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePointer */ .vp)(pointer);
    return parts === null || parts.some((part) => _json_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOTYPE_KEYS */ .OJ.has(part)) ? null : { pointer, parts };
}
function test(doc, place, value) {
    const found = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts);
    if (found === undefined)
        return missing(place);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(found, value))
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc, copied: 0 });
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)({ code: 'patch-test-failed', message: 'the value there is not the expected one' });
}
function add(doc, place, value) {
    const last = place.parts.at(-1);
    if (last !== undefined) {
        const parent = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts.slice(0, -1));
        const fits = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(parent) ? isInsertion(last, parent.length) : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(parent);
        if (!fits)
            return missing(place);
    }
    return write(doc, 'add', place, value);
}
function replace(doc, place, value) {
    return (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts) === undefined ? missing(place) : write(doc, 'replace', place, value);
}
function remove(doc, place) {
    if (place.parts.length === 0)
        return invalid('a document cannot be removed from itself');
    if ((0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, place.parts) === undefined)
        return missing(place);
    const { newDocument } = fast_json_patch__WEBPACK_IMPORTED_MODULE_0___default().applyOperation(doc, { op: 'remove', path: place.pointer }, true, true, true);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc: newDocument, copied: 0 });
}
function move(doc, from, to) {
    const value = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, from.parts);
    if (value === undefined)
        return missing(from);
    if (from.pointer === to.pointer)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc, copied: 0 });
    if (`${to.pointer}/`.startsWith(`${from.pointer}/`))
        return invalid('a value cannot be moved into itself');
    const taken = remove(doc, from);
    return taken.ok ? add(taken.value.doc, to, value) : taken;
}
function copy(doc, from, to) {
    const value = (0,_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(doc, from.parts);
    if (value === undefined)
        return missing(from);
    const copied = JSON.stringify(value).length;
    const added = add(doc, to, value);
    return added.ok ? (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc: added.value.doc, copied }) : added;
}
/** Writes a copy of a value at a place that is known to exist. */
function write(doc, op, place, value) {
    const problem = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonProblem */ .Io)(value, place.parts.length);
    if (problem !== null)
        return invalid(`the value holds ${problem}`);
    const operation = { op, path: place.pointer, value: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .copyJson */ .aR)(value) };
    const { newDocument } = fast_json_patch__WEBPACK_IMPORTED_MODULE_0___default().applyOperation(doc, operation, true, true, true);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({ doc: newDocument, copied: 0 });
}
function isInsertion(part, length) {
    return part === '-' || (/^(?:0|[1-9]\d*)$/.test(part) && Number(part) <= length);
}
function missing(place) {
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)({ code: 'patch-path-missing', message: `there is nothing at "${place.pointer}"` });
}
function invalid(message) {
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)({ code: 'patch-invalid', message });
}


/***/ }),

/***/ 2959:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X6: () => (/* binding */ applyPatch)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);
/* harmony import */ var _patch_step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6168);
/* harmony import */ var _invert_patch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4922);
/* harmony import */ var _parse_patch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4921);





/** How much JSON text the `copy` operations of one patch may add, in UTF-16 code units. */
const MAX_COPIED_LENGTH = 4_000_000;
/**
 * Applies a patch to a document, all or nothing.
 *
 * Shape: `doc` is any JSON value; neither it nor the patch is changed or shared with the result.
 * Limits: nesting as in `jsonProblem`; copies of together 4,000,000 characters.
 * Errors: `patch-path-missing`, `patch-test-failed`, `patch-invalid`, with the index of the operation
 * that failed.
 * Laws: `applyPatch(a, emitField(…))` holds what was emitted; `applyPatch(applyPatch(a, p),
 * invertPatch(p, a))` is `a`.
 * Source: RFC 6902 §4, §5 (a failed operation leaves the target as it was).
 */
function applyPatch(doc, patch) {
    let now = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .copyJson */ .aR)(doc);
    let copied = 0;
    for (const [index, operation] of patch.entries()) {
        const step = (0,_patch_step_js__WEBPACK_IMPORTED_MODULE_1__/* .applyStep */ .p)(now, operation);
        const where = `operation ${index} (${operation.op} ${operation.path})`;
        if (!step.ok)
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)({ ...step.error, index, message: `${where}: ${step.error.message}` });
        copied += step.value.copied;
        if (copied > MAX_COPIED_LENGTH) {
            const message = `${where}: the copies grow past ${MAX_COPIED_LENGTH} characters`;
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)({ code: 'patch-invalid', index, message });
        }
        now = step.value.doc;
    }
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)(now);
}


/***/ }),

/***/ 692:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ makeConflict)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6123);

/** Makes a conflict with its stable id. Laws: the id depends on the three values, not on `parts`. */
function makeConflict(context, about) {
    const named = [context.sync, about.record, about.field, about.base, about.local, about.remote];
    return { id: context.hash((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(named)).slice(0, 16), ...about };
}


/***/ }),

/***/ 1769:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZY: () => (/* binding */ editedImage),
  A0: () => (/* binding */ planField)
});

// UNUSED EXPORTS: chosenValue

// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/lens.js
var lens = __webpack_require__(8217);
// EXTERNAL MODULE: ./build/kernel/keyed.js
var keyed = __webpack_require__(5575);
;// CONCATENATED MODULE: ./build/kernel/list-order.js

/**
 * Merges the order of a list's elements, given by their keys; `kept` are the keys to be ordered.
 *
 * What both sides hold follows the side that reordered it. What only one side holds keeps its place
 * after its predecessor there; where both sides added at one place, the run with the smaller first key
 * comes first. On a conflict the order is the base's.
 * Laws: swapping the sides changes nothing.
 */
function mergeOrder(sides, kept) {
    const { keys, conflict } = sharedOrder(sides, kept);
    const shared = new Set(keys);
    const left = runsAfter(sides.ours, shared, kept);
    const right = runsAfter(sides.theirs, shared, kept);
    const woven = [null, ...keys].flatMap((anchor) => {
        const runs = [left.get(anchor) ?? [], right.get(anchor) ?? []];
        runs.sort(([a = ''], [b = '']) => (0,json/* compareText */.n6)(a, b));
        return [...(anchor === null ? [] : [anchor]), ...runs.flat()];
    });
    return { keys: woven, conflict };
}
/** Orders the keys that both sides hold. */
function sharedOrder(sides, kept) {
    const inBase = new Set(sides.base);
    const inTheirs = new Set(sides.theirs);
    const shared = new Set(sides.ours.filter((key) => kept.has(key) && inTheirs.has(key)));
    const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map((keys) => keys.filter((key) => shared.has(key)));
    const agreedBefore = (keys) => keys.filter((key) => inBase.has(key));
    const left = agreedBefore(ours);
    const right = agreedBefore(theirs);
    if (sameOrder(left, right))
        return { keys: firstOrder(ours, theirs), conflict: false };
    if (sameOrder(left, base))
        return { keys: theirs, conflict: false };
    if (sameOrder(right, base))
        return { keys: ours, conflict: false };
    const addedByBoth = ours.filter((key) => !inBase.has(key)).sort(json/* compareText */.n6);
    return { keys: [...base, ...addedByBoth], conflict: true };
}
/** Groups the keys that only one side holds by the shared key before them, null at the head. */
function runsAfter(keys, shared, kept) {
    const runs = new Map();
    let anchor = null;
    for (const key of keys) {
        if (shared.has(key))
            anchor = key;
        else if (kept.has(key)) {
            const run = runs.get(anchor);
            if (run)
                run.push(key);
            else
                runs.set(anchor, [key]);
        }
    }
    return runs;
}
/** Compares two orders of the same keys. */
function sameOrder(a, b) {
    return a.every((key, i) => key === b[i]);
}
/** Of two orders that differ only in where both added the same, the one that sorts first. */
function firstOrder(a, b) {
    const at = a.findIndex((key, i) => key !== b[i]);
    return (0,json/* compareText */.n6)(a[at] ?? '', b[at] ?? '') > 0 ? b : a;
}

;// CONCATENATED MODULE: ./build/kernel/merged.js
function clean(value) {
    return { kind: 'clean', value };
}
/** Reports two changed values as one conflict that nothing can split. */
function atomicConflict(base, ours, theirs) {
    const part = { kind: 'conflict', base: base ?? null, local: ours, remote: theirs };
    return { kind: 'conflict', value: base ?? null, parts: [part] };
}
/** Gives the merge of a structure: clean when nothing in it conflicts. */
function fromPieces(value, conflicts) {
    if (conflicts.length === 0)
        return clean(value);
    return { kind: 'conflict', value, parts: [{ kind: 'clean', value }, ...conflicts] };
}
/**
 * Decides a merge by the three trivial rules, or gives null when both sides changed it differently.
 *
 * In this order: both the same → agreed, in the spelling of ours; ours unchanged → theirs; theirs
 * unchanged → ours. `undefined` stands for an absent member and is the same as nothing else.
 * Laws: `trivialMerge(b, x, b)` is `x`; `trivialMerge(b, x, x)` is `x`.
 */
function trivialMerge(same, { base, ours, theirs }) {
    const alike = (a, b) => a === undefined || b === undefined ? a === b : same(a, b);
    if (alike(ours, theirs))
        return { value: ours };
    if (alike(ours, base))
        return { value: theirs };
    if (alike(theirs, base))
        return { value: ours };
    return null;
}
/**
 * Joins the parts of a text merge into one text, taking one side of every conflict.
 *
 * Laws: on the parts of a conflict, picking `base` gives the merge's `value`.
 */
function mergedText(parts, pick) {
    const pieces = parts.map((part) => (part.kind === 'clean' ? part.value : part[pick]));
    return pieces.filter((piece) => typeof piece === 'string').join('');
}

// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/kernel/lines.js
/**
 * Takes the first and last whole lines off that three texts share.
 *
 * Laws: `head`, one side of `middle` and `tail` joined give that side; swapping sides swaps `middle`.
 */
function trimCommon({ base, ours, theirs }) {
    const shortest = Math.min(base.length, ours.length, theirs.length);
    let head = 0;
    for (let at = 0; at < shortest; at += 1) {
        const code = base.charCodeAt(at);
        if (ours.charCodeAt(at) !== code || theirs.charCodeAt(at) !== code)
            break;
        if (code === LINE_FEED)
            head = at + 1;
    }
    let tail = 0;
    for (let length = 1; length <= shortest - head; length += 1) {
        const code = base.charCodeAt(base.length - length);
        if (ours.charCodeAt(ours.length - length) !== code)
            break;
        if (theirs.charCodeAt(theirs.length - length) !== code)
            break;
        if (code === LINE_FEED)
            tail = length - 1;
    }
    const middle = (side) => side.slice(head, side.length - tail);
    return {
        head: base.slice(0, head),
        middle: { base: middle(base), ours: middle(ours), theirs: middle(theirs) },
        tail: base.slice(base.length - tail),
    };
}
const LINE_FEED = 10;
/** Numbers the lines of three texts; a line keeps its line end, the last may have none. */
function internLines({ base, ours, theirs }) {
    const text = [];
    const ids = new Map();
    const numbers = (whole) => {
        const lines = [];
        for (const line of splitLines(whole)) {
            const known = ids.get(line) ?? text.length;
            if (known === text.length)
                ids.set(line, text.push(line) - 1);
            lines.push(known);
        }
        return lines;
    };
    return { base: numbers(base), ours: numbers(ours), theirs: numbers(theirs), text };
}
/** Splits a text after each line feed. Laws: joining gives the text; no line is empty. */
function splitLines(text) {
    const lines = [];
    let start = 0;
    while (start < text.length) {
        const end = text.indexOf('\n', start) + 1 || text.length;
        lines.push(text.slice(start, end));
        start = end;
    }
    return lines;
}

// EXTERNAL MODULE: ./node_modules/diff3/diff3.js
var diff3 = __webpack_require__(1832);
var diff3_default = /*#__PURE__*/__webpack_require__.n(diff3);
// EXTERNAL MODULE: ./build/kernel/sequence.js
var sequence = __webpack_require__(352);
;// CONCATENATED MODULE: ./build/kernel/regions.js


/** Merges one segment; where only one side changed it, or both alike, nothing is compared line by line. */
function mergeSegment(segment) {
    const { base, ours, theirs } = segment;
    const kept = sameLines(base, theirs);
    if (sameLines(ours, theirs))
        return { segment, changed: kept ? 'none' : 'both-alike', pieces: [taken(ours)] };
    if (kept)
        return { segment, changed: 'one', pieces: [taken(ours)] };
    if (sameLines(base, ours))
        return { segment, changed: 'one', pieces: [taken(theirs)] };
    return { segment, changed: 'both', pieces: mergeBoth(segment) };
}
/** The work that comparing a segment may cost, in steps: some for any, more for a longer one. */
const FREE_STEPS = 20_000;
const STEPS_A_LINE = 4;
/** Merges a segment that both sides changed; past the bound of work it is one conflict. */
function mergeBoth(segment) {
    const { base, ours, theirs, expand } = collapse(segment);
    const most = FREE_STEPS + STEPS_A_LINE * (base.length + ours.length + theirs.length);
    const bounded = [ours, theirs].every((side) => (0,sequence/* comparisonSteps */.P)(base, side, most) !== null);
    if (!bounded)
        return [{ kind: 'conflict', sides: segment }];
    return diff3_default()(ours, base, theirs).map((block) => {
        if (block.ok)
            return taken(expand(block.ok));
        const { o, a, b } = block.conflict;
        return { kind: 'conflict', sides: { base: expand(o), ours: expand(a), theirs: expand(b) } };
    });
}
/**
 * Replaces each run of lines that only one of the three has by a single new number.
 *
 * Such lines are surely changed; without them two rewritten texts compare as fast as two equal ones.
 */
function collapse({ base, ours, theirs }) {
    const [inBase, inOurs, inTheirs] = [new Set(base), new Set(ours), new Set(theirs)];
    const runs = [];
    const shorten = (lines, a, b) => {
        const short = [];
        let run = null;
        for (const line of lines) {
            if (a.has(line) || b.has(line)) {
                short.push(line);
                run = null;
            }
            else if (run)
                run.push(line);
            else {
                run = [line];
                short.push(-runs.push(run));
            }
        }
        return short;
    };
    const expand = (numbers) => {
        const whole = [];
        for (const n of numbers) {
            if (n >= 0)
                whole.push(n);
            else
                for (const line of runs[-n - 1] ?? [])
                    whole.push(line);
        }
        return whole;
    };
    return {
        base: shorten(base, inOurs, inTheirs),
        ours: shorten(ours, inBase, inTheirs),
        theirs: shorten(theirs, inBase, inOurs),
        expand,
    };
}
/** How often each unjustified line may be taken out before every one-sided change becomes a conflict. */
const MOST_PASSES = 4;
/**
 * Turns regions into conflicts until every line that is left is justified by the three sides.
 *
 * A line-by-line merge alone brings a line back that one side moved and the other removed: the removal
 * is agreed in one place, the insertion is taken in the other. Such an insertion becomes a conflict.
 * Laws: in the clean pieces the count of every line that is not blank is `ours + theirs - base`; where
 * both sides changed it in the same direction, between that and the side that changed it more.
 */
function justified(regions, lines) {
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
        const suspects = unjustified(regions, lines);
        if (suspects.size === 0)
            return regions;
        regions = regions.map((region) => isDecided(region) && holdsAny(region.segment, suspects) ? asConflict(region) : region);
    }
    if (unjustified(regions, lines).size === 0)
        return regions;
    return regions.map((region) => (isDecided(region) ? asConflict(region) : region));
}
/** Says whether a merge took something that only one side holds. */
function isDecided({ changed }) {
    return changed === 'one' || changed === 'both';
}
/** Counts the lines of the clean pieces and gives those whose merged count the sides do not justify. */
function unjustified(regions, { text }) {
    const [base, ours, theirs, merged] = [1, 2, 3, 4].map(() => new Int32Array(text.length));
    const count = (into, ids, by) => {
        for (const id of ids)
            into[id] = (into[id] ?? 0) + by;
    };
    const countSides = (sides, by) => {
        count(base, sides.base, by);
        count(ours, sides.ours, by);
        count(theirs, sides.theirs, by);
    };
    for (const { segment, pieces } of regions) {
        countSides(segment, 1);
        for (const piece of pieces) {
            if (piece.kind === 'clean')
                count(merged, piece.lines, 1);
            else
                countSides(piece.sides, -1);
        }
    }
    const suspects = new Set();
    text.forEach((line, id) => {
        const counts = { base: base[id] ?? 0, ours: ours[id] ?? 0, theirs: theirs[id] ?? 0 };
        if (!isJustified(counts, merged[id] ?? 0) && line.trim() !== '')
            suspects.add(id);
    });
    return suspects;
}
/** Says whether a merged count follows from the counts on the three sides. */
function isJustified({ base, ours, theirs }, merged) {
    const both = ours + theirs - base;
    const [less, more] = [Math.min(ours, theirs), Math.max(ours, theirs)];
    if (less >= base)
        return merged >= more && merged <= both;
    if (more <= base)
        return merged >= both && merged <= less;
    return merged === both;
}
function holdsAny({ base, ours, theirs }, lines) {
    return [base, ours, theirs].some((side) => side.some((line) => lines.has(line)));
}
function asConflict(region) {
    return { ...region, pieces: [{ kind: 'conflict', sides: region.segment }] };
}
function taken(lines) {
    return { kind: 'clean', lines };
}
function sameLines(a, b) {
    return a.length === b.length && a.every((line, i) => line === b[i]);
}

;// CONCATENATED MODULE: ./build/kernel/segments.js

/**
 * Splits three texts at lines that are surely the same in all of them.
 *
 * Those are the lines that are there exactly once in each text and keep their order on both sides, and
 * the lines behind them as long as they are equal. What is between two such runs is one segment.
 * Laws: joining one side of all segments gives that text; swapping the sides swaps the segments.
 */
function segmentsOf(lines) {
    const { base, ours, theirs } = lines;
    const segments = [];
    const take = (from, to) => {
        if (isAt(from, to))
            return;
        segments.push({
            base: base.slice(from.base, to.base),
            ours: ours.slice(from.ours, to.ours),
            theirs: theirs.slice(from.theirs, to.theirs),
        });
    };
    let start = { base: 0, ours: 0, theirs: 0 };
    let end = start;
    for (const anchor of anchorsOf(lines)) {
        if (isBefore(anchor, end))
            continue;
        take(start, end);
        take(end, anchor);
        start = anchor;
        end = endOfRun(lines, anchor);
    }
    take(start, end);
    take(end, { base: base.length, ours: ours.length, theirs: theirs.length });
    return segments;
}
function isAt(a, b) {
    return a.base === b.base && a.ours === b.ours && a.theirs === b.theirs;
}
/** Says whether an anchor is in a run already: its lines are unique, so it is in all texts or in none. */
function isBefore(anchor, end) {
    return anchor.base < end.base;
}
function endOfRun({ base, ours, theirs }, anchor) {
    let length = 1;
    for (; anchor.base + length < base.length; length += 1) {
        const line = base[anchor.base + length];
        if (ours[anchor.ours + length] !== line || theirs[anchor.theirs + length] !== line)
            break;
    }
    return { base: anchor.base + length, ours: anchor.ours + length, theirs: anchor.theirs + length };
}
/** Finds the anchors: for each side the longest chain in order, and of both chains what they share. */
function anchorsOf({ base, ours, theirs, text }) {
    const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((side) => indexOfUnique(side, text.length));
    const unique = [];
    base.forEach((line, at) => {
        const left = inOurs?.[line] ?? -1;
        const right = inTheirs?.[line] ?? -1;
        if (inBase?.[line] === at && left >= 0 && right >= 0)
            unique.push({ base: at, ours: left, theirs: right });
    });
    const keptByTheirs = new Set((0,sequence/* longestIncreasing */.M)(unique.map((anchor) => anchor.theirs)));
    return (0,sequence/* longestIncreasing */.M)(unique.map((anchor) => anchor.ours))
        .filter((index) => keptByTheirs.has(index))
        .flatMap((index) => unique[index] ?? []);
}
/** Gives by line number the index of each line that is there once; below zero for every other. */
function indexOfUnique(lines, count) {
    const found = new Int32Array(count).fill(-1);
    lines.forEach((line, index) => {
        found[line] = found[line] === -1 ? index : -2;
    });
    return found;
}

;// CONCATENATED MODULE: ./build/kernel/text.js





/**
 * Merges a text line by line; both sides have changed it, and differently.
 *
 * Line ends are compared and merged as LF; the caller writes the target's style. A final line without
 * a line end differs from the same line with one. Edits that touch each other are a conflict, as in
 * git; so is a line that would come back although one side removed it, and a passage whose comparison
 * would cost more than its bound.
 * Limits: time grows with the number of lines, whatever they are.
 * Laws: swapping the sides swaps the parts; the result of a clean merge has of every line that is not
 * blank as many as the three counts justify; never a conflict marker.
 */
function mergeText({ base, ours, theirs }) {
    const texts = { base: (0,equal/* withLf */.$A)(base), ours: (0,equal/* withLf */.$A)(ours), theirs: (0,equal/* withLf */.$A)(theirs) };
    const { head, middle, tail } = trimCommon(texts);
    const lines = internLines(middle);
    const regions = justified(segmentsOf(lines).map(mergeSegment), lines);
    const parts = partsOf(regions, { head, text: lines.text, tail });
    const value = mergedText(parts, 'base');
    return parts.every((part) => part.kind === 'clean') ? clean(value) : { kind: 'conflict', value, parts };
}
/** Writes regions as parts: what is clean between two conflicts is one part, unless it is empty. */
function partsOf(regions, { head, text, tail }) {
    const parts = [];
    const written = (lines) => lines.map((line) => text[line]).join('');
    let value = head;
    const endClean = () => {
        if (value !== '')
            parts.push({ kind: 'clean', value });
        value = '';
    };
    for (const piece of regions.flatMap((region) => region.pieces)) {
        if (piece.kind === 'clean')
            value += written(piece.lines);
        else {
            endClean();
            const { base, ours, theirs } = piece.sides;
            parts.push({ kind: 'conflict', base: written(base), local: written(ours), remote: written(theirs) });
        }
    }
    value += tail;
    endClean();
    return parts;
}

;// CONCATENATED MODULE: ./build/kernel/map.js





/** Merges a map key by key, recursively; what conflicts in it is named by its pointer in the field. */
function mergeMap(rule, sides) {
    const { value, conflicts } = mergeMembers((0,equal/* innerRule */.hw)(rule), sides, []);
    return fromPieces(value, conflicts);
}
/**
 * Merges one member of a map or one element of a keyed list, which may be absent on any side.
 *
 * Objects merge member by member, strings line by line, everything else as a whole. An edit
 * against a removal and two different additions are conflicts, left at the base.
 */
function mergeMember(rule, sides, path) {
    const settled = trivialMerge((a, b) => (0,equal/* sameValue */.eE)(rule, a, b), sides);
    if (settled !== null)
        return { value: settled.value, conflicts: [] };
    const { base, ours, theirs } = sides;
    if ((0,json/* isJsonObject */.OW)(base) && (0,json/* isJsonObject */.OW)(ours) && (0,json/* isJsonObject */.OW)(theirs)) {
        return mergeMembers(rule, { base, ours, theirs }, path);
    }
    if (typeof base === 'string' && typeof ours === 'string' && typeof theirs === 'string') {
        const merged = mergeText({ base, ours, theirs });
        if (merged.kind === 'clean')
            return { value: merged.value, conflicts: [] };
    }
    return { value: base, conflicts: [conflictAt(path, sides)] };
}
/** Reports a conflict at a place inside a field; an absent value is shown as null. */
function conflictAt(path, sides) {
    const { base = null, ours = null, theirs = null } = sides;
    return { kind: 'conflict', path: (0,pointer/* formatPointer */.$2)(path), base, local: ours, remote: theirs };
}
function mergeMembers(rule, { base, ours, theirs }, path) {
    const names = new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)]);
    const members = [];
    const conflicts = [];
    for (const name of [...names].sort(json/* compareText */.n6)) {
        const sides = { base: own(base, name), ours: own(ours, name), theirs: own(theirs, name) };
        const merged = mergeMember(rule, sides, [...path, name]);
        if (merged.value !== undefined)
            members.push([name, merged.value]);
        conflicts.push(...merged.conflicts);
    }
    return { value: Object.fromEntries(members), conflicts };
}
function own(object, name) {
    return Object.hasOwn(object, name) ? object[name] : undefined;
}

;// CONCATENATED MODULE: ./build/kernel/list.js






/**
 * Merges a keyed list: elements by their key, each recursively, then their order.
 *
 * An element that one side removed and the other left alone is gone, wherever it was moved to; removed
 * and edited is a conflict on that element, two orders of the same elements are one at path `""`. A list
 * whose elements cannot be told apart by their key is merged as a whole.
 * Laws: swapping the sides swaps the result; no element comes back that a side removed.
 */
function mergeList(rule, sides) {
    const inner = (0,equal/* innerRule */.hw)(rule);
    const normal = (key) => (0,equal/* normalForm */.IN)(inner, key);
    const base = (0,keyed/* keyedElements */.o)(sides.base, rule.key, normal);
    const ours = (0,keyed/* keyedElements */.o)(sides.ours, rule.key, normal);
    const theirs = (0,keyed/* keyedElements */.o)(sides.theirs, rule.key, normal);
    if (!base || !ours || !theirs)
        return atomicConflict(sides.base, sides.ours, sides.theirs);
    const elements = new Map();
    const conflicts = [];
    const added = [...new Set([...ours.keys(), ...theirs.keys()])].filter((id) => !base.has(id));
    for (const id of [...base.keys(), ...added.sort(json/* compareText */.n6)]) {
        const element = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) };
        const name = (element.base ?? element.ours ?? element.theirs)?.[rule.key];
        const merged = mergeMember(inner, element, [
            typeof name === 'string' ? name : (0,json/* canonicalJson */.dj)(name ?? null),
        ]);
        if (merged.value !== undefined)
            elements.set(id, merged.value);
        conflicts.push(...merged.conflicts);
    }
    const keys = { base: [...base.keys()], ours: [...ours.keys()], theirs: [...theirs.keys()] };
    const order = mergeOrder(keys, new Set(elements.keys()));
    if (order.conflict && !rule.equivalent.includes('order'))
        conflicts.push(conflictAt([], sides));
    return fromPieces(order.keys.map((id) => elements.get(id) ?? null), conflicts);
}

// EXTERNAL MODULE: ./build/kernel/result.js
var result = __webpack_require__(6168);
// EXTERNAL MODULE: ./build/kernel/set.js
var set = __webpack_require__(8645);
;// CONCATENATED MODULE: ./build/kernel/merge.js









/**
 * Merges one field by its kind; a field's authority is not looked at here.
 *
 * Without a base equal values are agreed, sets are united and everything else is a conflict. A value of
 * another shape than its kind (null against text) is taken as a whole.
 * Laws: `merge(b, x, b)` is `x`; `merge(b, x, x)` is `x`; swapping the sides swaps the result, up to the
 * spellings that the rule declares equal.
 */
function mergeField({ rule, base, ours, theirs }) {
    const settled = trivialMerge((a, b) => (0,equal/* sameValue */.eE)(rule, a, b), { base, ours, theirs });
    if (settled?.value !== undefined)
        return clean(settled.value);
    return mergeByKind(rule, { base, ours, theirs }) ?? atomicConflict(base, ours, theirs);
}
/** Merges two changed values by their kind, or gives null when only the whole can be compared. */
function mergeByKind(rule, sides) {
    switch (rule.kind) {
        case 'scalar':
        case 'sequence':
            return null;
        case 'text': {
            const texts = allOf(sides, (value) => typeof value === 'string');
            return texts && mergeText(texts);
        }
        case 'set': {
            const sets = rule.strictSet ? null : allOf(withEmptyBase(sides, []), json/* isJsonArray */.Md);
            return sets && clean((0,set/* mergeSet */.b)(rule, sets));
        }
        case 'list': {
            const lists = allOf(agreedAbsence(sides, []), json/* isJsonArray */.Md);
            return lists && mergeList(rule, lists);
        }
        case 'map': {
            const maps = allOf(agreedAbsence(sides, {}), isObject);
            return maps && mergeMap(rule, maps);
        }
        default:
            return (0,result/* assertNever */.xb)(rule.kind);
    }
}
/** Narrows the three values to one type, or gives null when one of them is of another. */
function allOf({ base, ours, theirs }, is) {
    return is(base) && is(ours) && is(theirs) ? { base, ours, theirs } : null;
}
/** Takes a base that both sides knew to be absent as the empty value both added to. */
function agreedAbsence(sides, empty) {
    return sides.base === null ? { ...sides, base: empty } : sides;
}
/** As `agreedAbsence`, also where there never was an agreement. */
function withEmptyBase(sides, empty) {
    return { ...sides, base: sides.base ?? empty };
}
function isObject(value) {
    return (0,json/* isJsonObject */.OW)(value);
}

// EXTERNAL MODULE: ./build/kernel/moves.js
var moves = __webpack_require__(9275);
// EXTERNAL MODULE: ./build/kernel/plan-context.js
var plan_context = __webpack_require__(692);
;// CONCATENATED MODULE: ./build/kernel/plan-field.js






/**
 * Decides one field of a record that both sides have.
 *
 * Laws: swapping the sides swaps the result; no other field or record is looked at (I12). A side that
 * did not change since the base is never the reason for a conflict.
 */
function planField(sides, mapping, context) {
    const plan = planValues(sides, mapping, context);
    const recovered = sides.base?.recovered?.[mapping.name];
    // What the sides still have to tell each other comes first; then what a write of ours replaced (I15).
    return recovered === undefined || Object.keys(plan).length > 0
        ? plan
        : planRecovered(sides, { mapping, recovered, context });
}
function planValues(sides, mapping, context) {
    const values = valuesOf(sides, mapping);
    const { local, remote } = values;
    // Nearly every field of nearly every record: neither side changed a byte of it.
    if ((0,json/* equalJson */.FS)(local, values.base) && (0,json/* equalJson */.FS)(remote, values.remoteBase))
        return {};
    const rule = (0,lens/* ruleOf */.Y)(mapping);
    const changed = {
        local: values.base === undefined || !(0,equal/* sameValue */.eE)(rule, local, values.base),
        remote: values.remoteBase === undefined || !(0,equal/* sameValue */.eE)(rule, remote, values.remoteBase),
    };
    if (!changed.local && !changed.remote)
        return {};
    const open = (why) => settle((0,plan_context/* makeConflict */.f)(context, {
        record: sides.record,
        field: mapping.name,
        base: values.base ?? null,
        local,
        remote: values.unmapped ? values.raw : remote,
        ...why,
    }), { values, mapping, context });
    if (values.unmapped) {
        return open({
            kind: 'unmapped',
            choices: ['local', 'value'],
            why: `upstream holds a value that the mapping of ${mapping.name} does not know`,
        });
    }
    if ((0,equal/* sameValue */.eE)(rule, local, remote))
        return {};
    if (isParked(sides, { mapping, values, changed, context }))
        return { parked: true };
    const merged = mergeValues(values, mapping, changed.local);
    if (merged.kind === 'clean')
        return write(values, mapping, merged.value) ?? open(inexpressible(mapping));
    if (mapping.authority !== undefined) {
        const winner = mapping.authority === 'local' ? local : remote;
        const decision = { field: mapping.name, by: 'authority', choice: mapping.authority };
        const written = write(values, mapping, winner);
        return written === null ? open(inexpressible(mapping)) : { ...written, decision };
    }
    const kind = values.base === undefined ? 'create-create' : 'edit-edit';
    // The parts of a value without parts would only repeat it.
    const atomic = mapping.kind === 'scalar' || mapping.kind === 'sequence' || mapping.kind === 'set';
    return open(atomic ? { kind } : { kind, parts: merged.parts });
}
/**
 * Asks a person about a value that upstream's history holds and no side: our write replaced it before we
 * could know of it. Both sides agree otherwise, so what is live is one choice and what was found the other.
 */
function planRecovered(sides, about) {
    const { mapping, recovered, context } = about;
    const values = valuesOf(sides, mapping);
    const found = (0,lens/* toCanonical */.iB)(mapping, recovered.value, [values.local]);
    const isLive = found.kind === 'mapped' && (0,equal/* sameValue */.eE)((0,lens/* ruleOf */.Y)(mapping), found.value, values.local);
    if (isLive || (0,json/* equalJson */.FS)(recovered.value, values.raw))
        return {};
    const conflict = (0,plan_context/* makeConflict */.f)(context, {
        kind: 'stale',
        record: sides.record,
        field: mapping.name,
        base: values.base ?? null,
        local: values.local,
        remote: found.kind === 'mapped' ? found.value : found.raw,
        choices: found.kind === 'mapped' ? ['local', 'remote', 'value'] : ['local', 'value'],
        why: `our write replaced what ${recovered.by} had written upstream at ${recovered.at}, unseen by the preview; "remote" puts that back on both sides, "local" keeps what is there now`,
    });
    const resolution = context.resolutions.get(conflict.id);
    if (resolution?.choice === 'local')
        return { decision: { field: mapping.name, by: 'resolution', choice: 'local' } };
    return settle(conflict, { values, mapping, context });
}
/** One side alone wants to change a value back, for the fourth time in a row (E33, E80). */
function isParked(sides, about) {
    const { mapping, values, changed, context } = about;
    const last = sides.base?.moves?.[mapping.name];
    if (last === undefined || mapping.authority !== undefined || changed.local === changed.remote)
        return false;
    if (changed.remote)
        return (0,moves/* isOscillating */.uT)(last, { to: values.raw, by: 'remote' }, context.hash);
    const there = (0,lens/* toRemote */.CN)(mapping, values.local);
    return there.kind === 'mapped' && (0,moves/* isOscillating */.uT)(last, { to: there.value, by: 'local' }, context.hash);
}
/**
 * Merges the three values. Where upstream keeps an image of its own of the local value, that image is
 * the base of its edits, so that they are merged into the local value instead of replacing it; a value
 * without parts can only be replaced. Where only the image stands against upstream's edit, since nobody
 * edited the local value, the edit goes in.
 */
function mergeValues(values, mapping, localChanged) {
    const { local, remote, remoteBase } = values;
    const atomic = mapping.kind === 'scalar' || mapping.kind === 'sequence' || mapping.strictSet === true;
    if (!localChanged && atomic)
        return { kind: 'clean', value: remote };
    const rule = (0,lens/* ruleOf */.Y)(mapping);
    const ended = withLocalEnd(values);
    const merged = ended === null
        ? mergeField({ rule, base: remoteBase, ours: local, theirs: remote })
        : mergeField({ rule, base: values.base, ours: local, theirs: ended });
    if (merged.kind === 'clean' || localChanged || typeof remote !== 'string')
        return merged;
    return { kind: 'clean', value: mergedText(merged.parts, 'remote') };
}
/**
 * Gives what a field becomes locally when upstream alone edited its own image of it, or null where a person
 * must decide. An upstream that holds an image of this is at rest, whatever it makes of our writing it (E28).
 */
function editedImage(mapping, about) {
    const remote = (0,lens/* toCanonical */.iB)(mapping, about.raw, [about.base]);
    if (remote.kind !== 'mapped')
        return null;
    const remoteBase = canonicalOrRaw(mapping, about.image, [about.base]);
    const values = { base: about.base, local: about.base, remoteBase, remote: remote.value };
    const merged = mergeValues({ ...values, raw: about.raw, unmapped: false }, mapping, false);
    return merged.kind === 'clean' ? merged.value : null;
}
/** Upstream's text with the final line ends of the local one, where its image differs in nothing else (E54). */
function withLocalEnd({ base, remoteBase, remote }) {
    if (typeof base !== 'string' || typeof remoteBase !== 'string' || typeof remote !== 'string')
        return null;
    const [here, there, now] = [splitEnd(base), splitEnd(remoteBase), splitEnd(remote)];
    return here.text === there.text && there.end === now.end ? now.text + here.end : null;
}
function splitEnd(text) {
    let length = text.length;
    while (text[length - 1] === '\n')
        length -= 1;
    return { text: text.slice(0, length), end: text.slice(length) };
}
function valuesOf(sides, mapping) {
    const base = sides.base?.fields[mapping.name];
    const local = sides.local.fields[mapping.name] ?? null;
    const raw = sides.remote.fields[mapping.remote] ?? null;
    const image = sides.base?.remote?.[mapping.name];
    const hints = base === undefined ? [local] : [base, local];
    const remote = (0,lens/* toCanonical */.iB)(mapping, raw, hints);
    const remoteBase = image === undefined ? base : canonicalOrRaw(mapping, image, hints);
    const value = remote.kind === 'mapped' ? remote.value : remote.raw;
    return { base, remoteBase, local, remote: value, raw, unmapped: remote.kind === 'unmapped' };
}
function canonicalOrRaw(mapping, image, hints) {
    const canonical = (0,lens/* toCanonical */.iB)(mapping, image, hints);
    return canonical.kind === 'mapped' ? canonical.value : canonical.raw;
}
/** What must be written so that both sides hold a value; null when the upstream cannot hold it. */
function write(values, mapping, value) {
    const rule = (0,lens/* ruleOf */.Y)(mapping);
    const local = (0,equal/* sameValue */.eE)(rule, values.local, value) ? {} : { local: inStyleOf(values.local, value) };
    if ('local' in local && !mapping.writable.local)
        return null;
    if (!values.unmapped && (0,equal/* sameValue */.eE)(rule, values.remote, value))
        return local;
    const there = (0,lens/* toRemote */.CN)(mapping, value);
    if (there.kind === 'unmapped' || !mapping.writable.remote)
        return null;
    if ((0,json/* equalJson */.FS)(there.value, values.raw))
        return local;
    return { ...local, remote: inStyleOf(values.raw, there.value) };
}
/** A text is written with the line ends its side already uses (E53). */
function inStyleOf(before, after) {
    if (typeof before !== 'string' || typeof after !== 'string' || !before.includes('\r\n'))
        return after;
    return after.replaceAll(/\r?\n/g, '\r\n');
}
/** Why a value cannot get to the other side, and what a person can still choose. */
function inexpressible(mapping) {
    const kind = 'unmapped';
    if (!mapping.writable.local) {
        return { kind, choices: ['local'], why: `${mapping.name} cannot be written in the local artifact` };
    }
    if (!mapping.writable.remote) {
        return { kind, choices: ['remote'], why: `upstream does not let ${mapping.remote} be written` };
    }
    const why = `the mapping of ${mapping.name} has no upstream value for the local one`;
    return { kind, choices: ['remote', 'base', 'value'], why };
}
/** Uses a person's decision on exactly this conflict, or leaves it open. */
function settle(conflict, about) {
    const resolution = about.context.resolutions.get(conflict.id);
    if (resolution === undefined)
        return { conflict };
    const chosen = chosenValue(conflict, resolution);
    const written = chosen === undefined ? null : write(about.values, about.mapping, chosen);
    if (written === null)
        return { conflict };
    const decision = { field: conflict.field, by: 'resolution', choice: resolution.choice };
    return { ...written, decision };
}
/** The value a choice stands for; undefined when the choice does not fit the conflict. */
function chosenValue(conflict, resolution) {
    if (conflict.choices?.includes(resolution.choice) === false)
        return undefined;
    switch (resolution.choice) {
        case 'local':
            return conflict.local;
        case 'remote':
            return conflict.remote;
        case 'base':
            return conflict.base;
        case 'merged':
        case 'value':
            return resolution.value;
        default:
            return undefined;
    }
}


/***/ }),

/***/ 1479:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ planRecord)
});

;// CONCATENATED MODULE: ./build/kernel/candidate.js
function titleOf(candidate) {
    for (const side of [candidate.local, candidate.remote]) {
        const title = side.kind === 'present' ? side.record.fields['title'] : undefined;
        if (typeof title === 'string' && title.trim() !== '')
            return title.trim();
    }
    return candidate.record;
}

// EXTERNAL MODULE: ./build/kernel/conflict.js
var conflict = __webpack_require__(1007);
// EXTERNAL MODULE: ./build/kernel/emit.js + 3 modules
var emit = __webpack_require__(4370);
// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/lens.js
var lens = __webpack_require__(8217);
// EXTERNAL MODULE: ./build/kernel/plan-context.js
var plan_context = __webpack_require__(692);
// EXTERNAL MODULE: ./build/kernel/plan-field.js + 9 modules
var plan_field = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/kernel/plan-record.js








const NOTHING = { changes: [], conflicts: [], held: [] };
/**
 * Plans one record. Pure; looks at nothing but this record and the rules of its sync.
 *
 * Laws: a side that is `unknown` gets no write and no conclusion; a delete is planned only where the
 * other side is unedited since the base, or a person decided it.
 */
function planRecord(candidate, context) {
    const { local, remote } = candidate;
    if (isLetGo(local, remote) || isLetGo(remote, local))
        return { ...NOTHING, agreed: { record: candidate.record } };
    for (const state of [local, remote]) {
        if (state.kind === 'unknown')
            return { ...NOTHING, held: [heldBy(candidate, state)] };
    }
    if (local.kind === 'present' && remote.kind === 'present') {
        return planBoth(candidate, { local: local.record, remote: remote.record }, context);
    }
    if (local.kind === 'present')
        return planLonely(candidate, { side: 'local', record: local.record }, context);
    if (remote.kind === 'present')
        return planLonely(candidate, { side: 'remote', record: remote.record }, context);
    return { ...NOTHING, agreed: { record: candidate.record } };
}
/** A record that moved out of reach, and that a person then deleted on this side, is nobody's any more (E7). */
function isLetGo(one, other) {
    return one.kind === 'absent' && other.kind === 'unknown' && other.code === 'moved';
}
function heldBy(candidate, state) {
    const where = state.where === undefined ? {} : { where: state.where };
    return { record: candidate.record, code: state.code, message: state.message, ...where };
}
function planBoth(candidate, sides, context) {
    const unreadable = unreadableField(candidate, sides.remote, context);
    if (unreadable !== null)
        return { ...NOTHING, held: [unreadable] };
    const base = candidate.base === undefined ? {} : { base: candidate.base };
    const patches = { local: [], remote: [] };
    const conflicts = [];
    const decided = [];
    const parked = [];
    for (const mapping of context.mappings) {
        const field = (0,plan_field/* planField */.A0)({ record: candidate.record, ...sides, ...base }, mapping, context);
        if (field.conflict !== undefined)
            conflicts.push(field.conflict);
        if (field.decision !== undefined)
            decided.push(field.decision);
        if (field.parked === true)
            parked.push(mapping.name);
        const rule = { name: mapping.name, kind: mapping.kind, key: mapping.key };
        if (field.local !== undefined) {
            patches.local.push(...(0,emit/* emitField */.c)({ rule, before: sides.local.fields[mapping.name], after: field.local }));
        }
        if (field.remote !== undefined) {
            const there = { ...rule, name: mapping.remote };
            patches.remote.push(...(0,emit/* emitField */.c)({ rule: there, before: sides.remote.fields[mapping.remote], after: field.remote }));
        }
    }
    const changes = ['local', 'remote']
        .filter((side) => patches[side].length > 0)
        .map((side) => ({
        ...envelope(candidate, side),
        kind: 'update',
        target: sides[side].id,
        other: sides[side === 'local' ? 'remote' : 'local'].id,
        patch: patches[side],
        guard: { kind: context.guards[side], version: sides[side].version },
        ...(decided.length === 0 ? {} : { decided }),
    }));
    const held = parked.map((field) => heldByQuarrel(candidate, { field, remote: sides.remote }));
    if (changes.length + conflicts.length + held.length > 0)
        return { changes, conflicts, held };
    return { ...NOTHING, agreed: { record: candidate.record, local: sides.local.id, remote: sides.remote.id } };
}
/** A field that two sides put back and forth is left alone; the other fields of the record go on (E33, E80). */
function heldByQuarrel(candidate, { field, remote }) {
    return {
        record: candidate.record,
        code: 'oscillating',
        message: `${field} goes back and forth between the same two values, each side undoing the other; it is left alone until both sides hold the same or one of them a third value (stop one of the two writers, or name the side that wins: authority in the config)`,
        ...(remote.where === undefined ? {} : { where: remote.where }),
    };
}
/** A field that upstream used to have and now does not mention is hidden from us, not empty (E21). */
function unreadableField(candidate, remote, context) {
    const hidden = context.mappings.find(({ name, remote: there }) => !Object.hasOwn(remote.fields, there) && (candidate.base?.fields[name] ?? null) !== null);
    if (hidden === undefined)
        return null;
    return {
        record: candidate.record,
        code: 'field-unreadable',
        message: `upstream no longer shows the field ${hidden.remote} of ${remote.id}; the record is left alone until it does (may the token read it?)`,
        ...(remote.where === undefined ? {} : { where: remote.where }),
    };
}
/** A record that only one side has: it is new there, or the other side deleted it. */
function planLonely(candidate, lonely, context) {
    const missing = lonely.side === 'local' ? 'remote' : 'local';
    if (!candidate.linked) {
        const allowed = context.create === 'both' || context.create === missing;
        return allowed ? create(candidate, lonely, context) : NOTHING;
    }
    const edited = candidate.baseLost === true || isEdited(candidate, lonely, context);
    if (!edited && context.onDelete === 'propagate')
        return remove(candidate, lonely, context);
    if (!edited && context.onDelete === 'ignore') {
        return { ...NOTHING, agreed: { record: candidate.record, [lonely.side]: lonely.record.id } };
    }
    const conflict = deletion(candidate, lonely, { edited, context });
    switch (context.resolutions.get(conflict.id)?.choice) {
        case 'delete':
            return decide('delete', remove(candidate, lonely, context));
        case 'keep':
            return decide('keep', create(candidate, lonely, context));
        default:
            return { ...NOTHING, conflicts: [conflict] };
    }
}
function decide(choice, plan) {
    const decided = [{ field: conflict/* RECORD_FIELD */.bC, by: 'resolution', choice }];
    return { ...plan, changes: plan.changes.map((change) => ({ ...change, decided })) };
}
function deletion(candidate, lonely, about) {
    const gone = lonely.side === 'local' ? 'upstream' : 'locally';
    const here = lonely.side === 'local' ? 'local' : 'upstream';
    return (0,plan_context/* makeConflict */.f)(about.context, {
        kind: lonely.side === 'local' ? 'edit-delete' : 'delete-edit',
        record: candidate.record,
        field: conflict/* RECORD_FIELD */.bC,
        base: candidate.base?.fields ?? null,
        local: lonely.side === 'local' ? lonely.record.fields : null,
        remote: lonely.side === 'remote' ? lonely.record.fields : null,
        why: about.edited
            ? `deleted ${gone} while the ${here} record was edited`
            : `deleted ${gone}; on-delete is "ask", so a person decides`,
    });
}
/** Without a base nothing shows that the record is unedited. */
function isEdited(candidate, lonely, context) {
    const base = candidate.base;
    if (base === undefined)
        return true;
    return context.mappings.some((mapping) => {
        const before = base.fields[mapping.name];
        if (before === undefined)
            return true;
        if (lonely.side === 'local')
            return !(0,equal/* sameValue */.eE)((0,lens/* ruleOf */.Y)(mapping), lonely.record.fields[mapping.name] ?? null, before);
        const image = base.remote?.[mapping.name];
        const was = image === undefined ? before : plan_record_valueOf((0,lens/* toCanonical */.iB)(mapping, image, [before]));
        const now = plan_record_valueOf((0,lens/* toCanonical */.iB)(mapping, lonely.record.fields[mapping.remote], [before]));
        return !(0,equal/* sameValue */.eE)((0,lens/* ruleOf */.Y)(mapping), now, was);
    });
}
function plan_record_valueOf(value) {
    return value.kind === 'mapped' ? value.value : value.raw;
}
function remove(candidate, lonely, context) {
    const change = {
        ...envelope(candidate, lonely.side),
        kind: 'delete',
        target: lonely.record.id,
        patch: [
            { op: 'test', path: '', value: lonely.record.fields },
            { op: 'remove', path: '' },
        ],
        guard: { kind: context.guards[lonely.side], version: lonely.record.version },
    };
    return { ...NOTHING, changes: [change] };
}
function create(candidate, lonely, context) {
    const side = lonely.side === 'local' ? 'remote' : 'local';
    const fields = {};
    for (const mapping of [...context.mappings].sort((a, b) => (0,json/* compareText */.n6)(a.name, b.name))) {
        const from = lonely.record.fields[side === 'remote' ? mapping.name : mapping.remote] ?? null;
        if (!mapping.writable[side] && mapping.onCreate?.[side] !== true)
            continue;
        const to = side === 'remote' ? (0,lens/* toRemote */.CN)(mapping, from) : (0,lens/* toCanonical */.iB)(mapping, from);
        if (to.kind === 'unmapped')
            return { ...NOTHING, held: [cannotCreate(candidate, { lonely, field: mapping.name, raw: to.raw })] };
        fields[(0,lens/* nameOn */.H6)(mapping, side)] = to.value;
    }
    const target = side === 'local' ? { target: candidate.proposed ?? lonely.record.id } : {};
    const change = {
        ...envelope(candidate, side),
        kind: 'create',
        ...target,
        other: lonely.record.id,
        patch: [{ op: 'add', path: '', value: fields }],
    };
    return { ...NOTHING, changes: [change] };
}
/** A new record with a value that the other side has no word for stays where it is (E49). */
function cannotCreate(candidate, about) {
    const { lonely, field, raw } = about;
    const where = lonely.record.where === undefined ? {} : { where: lonely.record.where };
    return {
        record: candidate.record,
        code: 'unmapped',
        message: `the mapping of ${field} does not know ${JSON.stringify(raw)}; add it to values in the config, or change the record`,
        ...where,
    };
}
function envelope(candidate, side) {
    return { id: `${candidate.record}#${side}`, record: candidate.record, side, title: titleOf(candidate) };
}


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
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


/***/ }),

/***/ 352:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ longestIncreasing),
/* harmony export */   P: () => (/* binding */ comparisonSteps)
/* harmony export */ });
/**
 * Gives the indices of a longest strictly increasing subsequence, in order; O(n log n).
 *
 * Laws: the values at the indices increase; no longer choice does. The choice depends on the values only.
 */
function longestIncreasing(values) {
    const tails = [];
    const before = new Int32Array(values.length);
    values.forEach((value, index) => {
        const length = firstAtLeast(tails, values, value);
        before[index] = tails[length - 1] ?? -1;
        tails[length] = index;
    });
    const chain = [];
    for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1)
        chain.push(index);
    return chain.reverse();
}
/** Finds the first tail whose value is not below the given one. */
function firstAtLeast(tails, values, value) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((values[tails[middle] ?? 0] ?? 0) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/**
 * Counts the work of comparing two sequences by the O(NP) algorithm, giving up past a bound.
 *
 * Limits: returns the steps taken, or null as soon as they exceed `most`.
 * Source: Wu, Manber, Myers, Miller, "An O(NP) sequence comparison algorithm", 1990.
 */
function comparisonSteps(a, b, most) {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    const delta = long.length - short.length;
    const zero = short.length + 1;
    const furthest = new Int32Array(short.length + long.length + 3).fill(-1);
    let steps = 0;
    const advance = (diagonal) => {
        const at = zero + diagonal;
        let y = Math.max((furthest[at - 1] ?? 0) + 1, furthest[at + 1] ?? 0);
        const start = y;
        while (y < long.length && short[y - diagonal] === long[y])
            y += 1;
        furthest[at] = y;
        steps += 1 + y - start;
    };
    for (let p = 0; furthest[zero + delta] !== long.length; p += 1) {
        for (let diagonal = -p; diagonal < delta; diagonal += 1)
            advance(diagonal);
        for (let diagonal = delta + p; diagonal >= delta; diagonal -= 1)
            advance(diagonal);
        if (steps > most)
            return null;
    }
    return steps;
}


/***/ }),

/***/ 8645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ showsEdit),
/* harmony export */   b: () => (/* binding */ mergeSet)
/* harmony export */ });
/* harmony import */ var _equal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);


/**
 * Merges a set element by element: `(base ∪ added) − removed`; without a conflict, whatever happened.
 *
 * Elements are one when their normal forms are, so `Bug` and `bug` are one label where case is declared
 * not to count. Order: what stays of the base in base order, then additions by their canonical JSON.
 * Laws: swapping the sides gives the same bytes; `mergeSet` with an empty base is the union.
 */
function mergeSet(rule, { base, ours, theirs }) {
    const before = elements(rule, base);
    const left = elements(rule, ours);
    const right = elements(rule, theirs);
    const kept = [];
    for (const [id, was] of before) {
        const a = left.get(id);
        const b = right.get(id);
        if (a !== undefined && b !== undefined)
            kept.push(respelled(was, a, b));
    }
    const added = [...new Set([...left.keys(), ...right.keys()])].filter((id) => !before.has(id));
    return [...kept, ...added.sort(_json_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6).map((id) => first(left.get(id), right.get(id)))];
}
/** Whether a set shows an edit: it has what the edit added and lacks what it removed, whatever else it holds. */
function showsEdit(rule, about) {
    const [before, after, now] = [about.before, about.after, about.now].map((items) => elements(rule, items));
    const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
    return ids.every((id) => before?.has(id) === after?.has(id) || now?.has(id) === after?.has(id));
}
/** Gives the elements of a set by their identity; of several spellings the first counts. */
function elements(rule, items) {
    const inner = (0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .innerRule */ .hw)(rule);
    const found = new Map();
    for (const item of items) {
        const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)((0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalForm */ .IN)(inner, item));
        if (!found.has(id))
            found.set(id, item);
    }
    return found;
}
/** The spelling of the side that changed it; of two new spellings the first in canonical order. */
function respelled(was, a, b) {
    const before = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(was);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(a) === before)
        return b;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(b) === before ? a : first(a, b);
}
function first(...spellings) {
    return spellings.filter((item) => item !== undefined).toSorted(_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .compareJson */ .sy)[0] ?? null;
}


/***/ }),

/***/ 6590:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ isMovedIn),
/* harmony export */   r: () => (/* binding */ settleRecord)
/* harmony export */ });
/* harmony import */ var _equal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6123);
/* harmony import */ var _keyed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5575);
/* harmony import */ var _lens_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8217);
/* harmony import */ var _moves_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9275);
/* harmony import */ var _plan_field_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1769);






/**
 * Moves the base of a record to what was read back from both sides.
 *
 * Laws: a field's base moves only where both sides hold the same, or where the upstream made its own
 * image of exactly the value we wrote; elsewhere it stays as it was (I3), or, where a side was edited since
 * our write, becomes what the write was made from (I2). A recovered value stays until a side holds it again
 * or the caller says that it was decided.
 */
function settleRecord(mappings, input) {
    const fields = {};
    const images = {};
    const moves = {};
    const recovered = {};
    const notes = [];
    let settled = true;
    for (const mapping of mappings) {
        const local = input.local[mapping.name] ?? null;
        const raw = input.remote[mapping.remote] ?? null;
        const silent = !Object.hasOwn(input.remote, mapping.remote) && !input.written.has(mapping.remote);
        const isKept = silent && input.before?.fields[mapping.name] !== undefined;
        const verdict = isKept ? 'unchanged' : judge(mapping, { local, raw, input });
        const isEarned = verdict === 'open' && Object.hasOwn(input.earned ?? {}, mapping.name);
        if (verdict === 'agreed' || verdict === 'rewritten') {
            fields[mapping.name] = local;
            if (!isOwnImage(mapping, local, raw))
                images[mapping.name] = raw;
        }
        else if (verdict === 'defaulted') {
            fields[mapping.name] = local;
            settled = false;
        }
        else {
            keep(mapping, isEarned ? { fields: input.earned ?? {} } : input.before, { fields, images });
            settled = settled && verdict === 'unchanged';
        }
        // What is hidden now may be edited unseen: the record is read again until it is shown (E21, I7).
        if (isKept && input.before?.fields[mapping.name] !== null)
            settled = false;
        if (verdict === 'dropped' || verdict === 'rewritten')
            notes.push({ field: mapping.name, kind: verdict });
        const move = moveOf(mapping, {
            raw,
            moved: isEarned || verdict === 'agreed' || verdict === 'rewritten',
            input,
        });
        if (move !== undefined)
            moves[mapping.name] = move;
        const found = (input.recovered ?? input.before?.recovered)?.[mapping.name];
        if (found !== undefined && !holds(mapping, { local, raw, value: found.value })) {
            recovered[mapping.name] = found;
            settled = false;
        }
    }
    const base = {
        fields,
        ...(Object.keys(images).length === 0 ? {} : { remote: images }),
        ...(Object.keys(recovered).length === 0 ? {} : { recovered }),
        ...(Object.keys(moves).length === 0 ? {} : { moves }),
    };
    return { base, settled, notes };
}
/**
 * How a field's agreement moved now, else how it moved last. Where the sides came to agree by themselves
 * on what was parked, the quarrel is over and forgotten.
 */
function moveOf(mapping, now) {
    const { raw, input } = now;
    const last = input.before?.moves?.[mapping.name];
    const value = input.before?.fields[mapping.name];
    if (!now.moved || value === undefined)
        return last;
    const image = input.before?.remote?.[mapping.name];
    const was = image === undefined ? (0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .toRemote */ .CN)(mapping, value) : { kind: 'mapped', value: image };
    const from = was.kind === 'mapped' ? was.value : was.raw;
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(from, raw))
        return last !== undefined && last.returns >= _moves_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_RETURNS */ .Ni ? undefined : last;
    const isOurs = input.written.has(mapping.remote) || input.found?.has(mapping.remote) === true;
    const by = isOurs ? 'local' : 'remote';
    const over = (input.written.get(mapping.remote) ?? { before: input.found?.get(mapping.remote) }).before;
    return (0,_moves_js__WEBPACK_IMPORTED_MODULE_4__/* .nextMove */ .lE)(last, { from, to: raw, by, ...(over === undefined ? {} : { over }) }, input.hash);
}
/** Whether a side has a value that was recovered, so that nothing of it is in danger. */
function holds(mapping, now) {
    const value = (0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .toCanonical */ .iB)(mapping, now.value, [now.local]);
    const isLocal = value.kind === 'mapped' && (0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .sameValue */ .eE)((0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleOf */ .Y)(mapping), now.local, value.value);
    return isLocal || (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(now.raw, now.value);
}
function judge(mapping, now) {
    const { local, raw, input } = now;
    const rule = (0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleOf */ .Y)(mapping);
    const there = (0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .toCanonical */ .iB)(mapping, raw, [local]);
    if (there.kind === 'mapped' && (0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .sameValue */ .eE)(rule, local, there.value))
        return 'agreed';
    const written = input.written.get(mapping.remote);
    if (written !== undefined) {
        const sent = (0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .toCanonical */ .iB)(mapping, written.sent, [local]);
        const wanted = sent.kind === 'mapped' && (0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .sameValue */ .eE)(rule, sent.value, local);
        if (!wanted)
            return 'open';
        if (written.sent === null)
            return 'defaulted';
        if (isMovedIn(mapping, written, raw))
            return 'open';
        if (isEditedImage(mapping, { local, raw }, input.before))
            return 'rewritten';
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(raw, written.before) || isEmpty(raw) ? 'dropped' : 'rewritten';
    }
    return isAsBefore(mapping, { local, raw }, input.before) ? 'unchanged' : 'open';
}
/**
 * Whether a member or element that our write left alone is not what it was: somebody's edit, no image of
 * ours. The patch of a map or list tests only what it writes, so a guard that compares no more lets such an
 * edit stand (I7).
 */
function isMovedIn(mapping, { before, sent }, now) {
    if (mapping.kind === 'map')
        return isMovedAround({ before, sent }, now);
    const { key } = mapping;
    if (mapping.kind !== 'list' || key === undefined)
        return false;
    const [was, wanted, is] = [before ?? [], sent, now].map((list) => (0,_keyed_js__WEBPACK_IMPORTED_MODULE_2__/* .keyedElements */ .o)(list, key));
    if (wanted === undefined || wanted === null || is === undefined || is === null)
        return false;
    const parts = { before: Object.fromEntries(was ?? []), sent: Object.fromEntries(wanted) };
    return isMovedAround(parts, Object.fromEntries(is));
}
function isMovedAround({ before, sent }, now) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(sent) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(now))
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(before, sent) && !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(now, before);
    const was = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(before) ? before : {};
    return Object.keys({ ...was, ...sent, ...now }).some((name) => isMovedAround({ before: was[name] ?? null, sent: sent[name] ?? null }, now[name] ?? null));
}
/** What is local is what upstream's own edit of its image comes to: upstream holds it in its way (E28, E47, E55). */
function isEditedImage(mapping, now, before) {
    const [base, image] = [before?.fields[mapping.name], before?.remote?.[mapping.name]];
    if (base === undefined || image === undefined || (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(image, now.raw))
        return false;
    const value = (0,_plan_field_js__WEBPACK_IMPORTED_MODULE_5__/* .editedImage */ .ZY)(mapping, { base, image, raw: now.raw });
    return value !== null && (0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .sameValue */ .eE)((0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleOf */ .Y)(mapping), value, now.local);
}
/** Nothing is no image of a value: an upstream that keeps nothing of it has dropped it. */
function isEmpty(value) {
    return value === null || value === '' || ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(value) && value.length === 0);
}
/** Both sides still are what the last agreement recorded, although they differ from each other. */
function isAsBefore(mapping, now, before) {
    const base = before?.fields[mapping.name];
    const image = before?.remote?.[mapping.name];
    return (base !== undefined &&
        image !== undefined &&
        (0,_equal_js__WEBPACK_IMPORTED_MODULE_0__/* .sameValue */ .eE)((0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleOf */ .Y)(mapping), now.local, base) &&
        (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(image, now.raw));
}
function isOwnImage(mapping, local, raw) {
    const image = (0,_lens_js__WEBPACK_IMPORTED_MODULE_3__/* .toRemote */ .CN)(mapping, local);
    return image.kind === 'mapped' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .equalJson */ .FS)(image.value, raw);
}
function keep(mapping, before, into) {
    const base = before?.fields[mapping.name];
    const image = before?.remote?.[mapping.name];
    if (base !== undefined)
        into.fields[mapping.name] = base;
    if (image !== undefined)
        into.images[mapping.name] = image;
}


/***/ }),

/***/ 1832:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// Copyright (c) 2006, 2008 Tony Garnock-Jones <tonyg@lshift.net>
// Copyright (c) 2006, 2008 LShift Ltd. <query@lshift.net>
// Copyright (c) 2016, 2022 Axosoft, LLC (www.gitkraken.com)
//
// Permission is hereby granted, free of charge, to any person
// obtaining a copy of this software and associated documentation files
// (the "Software"), to deal in the Software without restriction,
// including without limitation the rights to use, copy, modify, merge,
// publish, distribute, sublicense, and/or sell copies of the Software,
// and to permit persons to whom the Software is furnished to do so,
// subject to the following conditions:
//
// The above copyright notice and this permission notice shall be
// included in all copies or substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
// EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
// MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
// NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS
// BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN
// ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
// CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.

var onp = __webpack_require__(2031);

function diff3MergeIndices(a, o, b) {
  // Given three files, A, O, and B, where both A and B are
  // independently derived from O, returns a fairly complicated
  // internal representation of merge decisions it's taken. The
  // interested reader may wish to consult
  //
  // Sanjeev Khanna, Keshav Kunal, and Benjamin C. Pierce. "A
  // Formal Investigation of Diff3." In Arvind and Prasad,
  // editors, Foundations of Software Technology and Theoretical
  // Computer Science (FSTTCS), December 2007.
  //
  // (http://www.cis.upenn.edu/~bcpierce/papers/diff3-short.pdf)
  var i;

  var m1 = new onp(o, a).compose();
  var m2 = new onp(o, b).compose();

  var hunks = [];

  function addHunk(h, side) {
    hunks.push([h.file1[0], side, h.file1[1], h.file2[0], h.file2[1]]);
  }
  for (i = 0; i < m1.length; i++) {
    addHunk(m1[i], 0);
  }
  for (i = 0; i < m2.length; i++) {
    addHunk(m2[i], 2);
  }
  hunks.sort(function(x, y) {
    return x[0] - y[0]
  });

  var result = [];
  var commonOffset = 0;

  function copyCommon(targetOffset) {
    if (targetOffset > commonOffset) {
      result.push([1, commonOffset, targetOffset - commonOffset]);
      commonOffset = targetOffset;
    }
  }

  for (var hunkIndex = 0; hunkIndex < hunks.length; hunkIndex++) {
    var firstHunkIndex = hunkIndex;
    var hunk = hunks[hunkIndex];
    var regionLhs = hunk[0];
    var regionRhs = regionLhs + hunk[2];
    while (hunkIndex < hunks.length - 1) {
      var maybeOverlapping = hunks[hunkIndex + 1];
      var maybeLhs = maybeOverlapping[0];
      if (maybeLhs > regionRhs) break;
      regionRhs = Math.max(regionRhs, maybeLhs + maybeOverlapping[2]);
      hunkIndex++;
    }

    copyCommon(regionLhs);
    if (firstHunkIndex == hunkIndex) {
      // The "overlap" was only one hunk long, meaning that
      // there's no conflict here. Either a and o were the
      // same, or b and o were the same.
      if (hunk[4] > 0) {
        result.push([hunk[1], hunk[3], hunk[4]]);
      }
    } else {
      // A proper conflict. Determine the extents of the
      // regions involved from a, o and b. Effectively merge
      // all the hunks on the left into one giant hunk, and
      // do the same for the right; then, correct for skew
      // in the regions of o that each side changed, and
      // report appropriate spans for the three sides.
      var regions = {
        0: [a.length, -1, o.length, -1],
        2: [b.length, -1, o.length, -1]
      };
      for (i = firstHunkIndex; i <= hunkIndex; i++) {
        hunk = hunks[i];
        var side = hunk[1];
        var r = regions[side];
        var oLhs = hunk[0];
        var oRhs = oLhs + hunk[2];
        var abLhs = hunk[3];
        var abRhs = abLhs + hunk[4];
        r[0] = Math.min(abLhs, r[0]);
        r[1] = Math.max(abRhs, r[1]);
        r[2] = Math.min(oLhs, r[2]);
        r[3] = Math.max(oRhs, r[3]);
      }
      var aLhs = regions[0][0] + (regionLhs - regions[0][2]);
      var aRhs = regions[0][1] + (regionRhs - regions[0][3]);
      var bLhs = regions[2][0] + (regionLhs - regions[2][2]);
      var bRhs = regions[2][1] + (regionRhs - regions[2][3]);
      result.push([-1,
        aLhs, aRhs - aLhs,
        regionLhs, regionRhs - regionLhs,
        bLhs, bRhs - bLhs
      ]);
    }
    commonOffset = regionRhs;
  }

  copyCommon(o.length);
  return result;
}

function diff3Merge(a, o, b) {
  // Applies the output of Diff.diff3_merge_indices to actually
  // construct the merged file; the returned result alternates
  // between "ok" and "conflict" blocks.

  var result = [];
  var files = [a, o, b];
  var indices = diff3MergeIndices(a, o, b);

  var okLines = [];

  function flushOk() {
    if (okLines.length) {
      result.push({
        ok: okLines
      });
    }
    okLines = [];
  }

  function pushOk(xs) {
    for (var j = 0; j < xs.length; j++) {
      okLines.push(xs[j]);
    }
  }

  function isTrueConflict(rec) {
    if (rec[2] != rec[6]) return true;
    var aoff = rec[1];
    var boff = rec[5];
    for (var j = 0; j < rec[2]; j++) {
      if (a[j + aoff] != b[j + boff]) return true;
    }
    return false;
  }

  for (var i = 0; i < indices.length; i++) {
    var x = indices[i];
    var side = x[0];
    if (side == -1) {
      if (!isTrueConflict(x)) {
        pushOk(files[0].slice(x[1], x[1] + x[2]));
      } else {
        flushOk();
        result.push({
          conflict: {
            a: a.slice(x[1], x[1] + x[2]),
            aIndex: x[1],
            o: o.slice(x[3], x[3] + x[4]),
            oIndex: x[3],
            b: b.slice(x[5], x[5] + x[6]),
            bIndex: x[5]
          }
        });
      }
    } else {
      pushOk(files[side].slice(x[1], x[1] + x[2]));
    }
  }

  flushOk();
  return result;
}

module.exports = diff3Merge;


/***/ }),

/***/ 2031:
/***/ ((module) => {

/*
 * URL: https://github.com/cubicdaiya/onp
 *
 * Copyright (c) 2013 Tatsuhiko Kubo <cubicdaiya@gmail.com>
 * Copyright (c) 2016, 2022 Axosoft, LLC (www.gitkraken.com)
 *
 *  Permission is hereby granted, free of charge, to any person obtaining a copy
 *  of this software and associated documentation files (the "Software"), to deal
 *  in the Software without restriction, including without limitation the rights
 *  to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 *  copies of the Software, and to permit persons to whom the Software is
 *  furnished to do so, subject to the following conditions:
 *
 *  The above copyright notice and this permission notice shall be included in
 *  all copies or substantial portions of the Software.
 *
 *  THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 *  IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 *  FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 *  AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 *  LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 *  OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
 *  THE SOFTWARE.
 */

/**
 * The algorithm implemented here is based on "An O(NP) Sequence Comparison Algorithm"
 * by described by Sun Wu, Udi Manber and Gene Myers
*/
module.exports = function (a_, b_) {
    var a          = a_,
        b          = b_,
        m          = a.length,
        n          = b.length,
        reverse    = false,
        offset     = m + 1,
        path       = [],
        pathposi   = [];

    var tmp1,
        tmp2;

    var init = function () {
        if (m >= n) {
            tmp1    = a;
            tmp2    = m;
            a       = b;
            b       = tmp1;
            m       = n;
            n       = tmp2;
            reverse = true;
            offset = m + 1;
        }
    };

    var P = function (startX, startY, endX, endY, r) {
        return {
            startX,
            startY,
            endX,
            endY,
            r
        };
    };

    var snake = function (k, p, pp) {
        var r, x, y, startX, startY;
        if (p > pp) {
            r = path[k-1+offset];
        } else {
            r = path[k+1+offset];
        }

        startY = y = Math.max(p, pp);
        startX = x = y - k;
        while (x < m && y < n && a[x] === b[y]) {
            ++x;
            ++y;
        }

        if (startX == x && startY == y) {
            path[k+offset] = r;
        } else {
            path[k+offset] = pathposi.length;
            pathposi[pathposi.length] = new P(startX, startY, x, y, r);
        }
        return y;
    };

    init();

    return {
        compose : function () {
            var delta, size, fp, p, r, i, k, lastStartX, lastStartY, result;
            delta  = n - m;
            size   = m + n + 3;
            fp     = {};
            for (i=0;i<size;++i) {
                fp[i] = -1;
                path[i] = -1;
            }
            p = -1;
            do {
                ++p;
                for (k=-p;k<=delta-1;++k) {
                    fp[k+offset] = snake(k, fp[k-1+offset]+1, fp[k+1+offset]);
                }
                for (k=delta+p;k>=delta+1;--k) {
                    fp[k+offset] = snake(k, fp[k-1+offset]+1, fp[k+1+offset]);
                }
                fp[delta+offset] = snake(delta, fp[delta-1+offset]+1, fp[delta+1+offset]);
            } while (fp[delta+offset] !== n);

            ed = delta + 2 * p;

            r = path[delta+offset];
            lastStartX = m;
            lastStartY = n;
            result = [];
            while (r !== -1) {
                let elem = pathposi[r];
                if (m != elem.endX || n != elem.endY) {
                    result.push({
                        file1: [
                            reverse ? elem.endY : elem.endX,
                            reverse ? lastStartY - elem.endY : lastStartX - elem.endX
                        ],
                        file2: [
                            reverse ? elem.endX : elem.endY,
                            reverse ? lastStartX - elem.endX : lastStartY - elem.endY
                        ]
                    });
                }

                lastStartX = elem.startX;
                lastStartY = elem.startY;

                r = pathposi[r].r;
            }

            if (lastStartX != 0 || lastStartY != 0) {
                result.push({
                    file1: [0, reverse ? lastStartY : lastStartX],
                    file2: [0, reverse ? lastStartX : lastStartY]
                })
            }

            result.reverse();
            return result;
        }
    };
};


/***/ })

};
;