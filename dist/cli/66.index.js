"use strict";
exports.id = 66;
exports.ids = [66];
exports.modules = {

/***/ 5066:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSyncs: () => (/* binding */ runSyncs),
  storeFaultCode: () => (/* binding */ storeFaultCode)
});

// EXTERNAL MODULE: ./build/env.js + 8 modules
var env = __webpack_require__(6588);
// EXTERNAL MODULE: ./build/kernel/json.js
var json = __webpack_require__(6123);
// EXTERNAL MODULE: ./build/kernel/field.js
var field = __webpack_require__(993);
;// CONCATENATED MODULE: ./build/kernel/build-plan.js


const DEFAULT_WRITE_LIMIT = 500;
/**
 * Builds the plan of one sync.
 *
 * Laws: the same inputs in any order of records give the same bytes (I11).
 */
function buildPlan(input) {
    const { records } = input;
    const changes = records.flatMap((record) => record.changes).sort((a, b) => (0,json/* compareText */.n6)(a.id, b.id));
    const guarded = bulkGuard(changes, input);
    return {
        format: 1,
        sync: input.context.sync,
        origin: input.origin,
        changes,
        conflicts: [...input.matching.conflicts, ...records.flatMap((record) => record.conflicts)]
            .map((conflict) => conflict.kind === 'edit-edit' && input.moved?.has(conflict.record)
            ? { ...conflict, kind: 'stale' }
            : conflict)
            .sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record) || (0,json/* compareText */.n6)(a.field, b.field) || (0,json/* compareText */.n6)(a.id, b.id)),
        held: [...input.matching.held, ...records.flatMap((record) => record.held)].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record) || (0,json/* compareText */.n6)(a.message, b.message)),
        agreed: records
            .flatMap((record) => (record.agreed === undefined ? [] : [record.agreed]))
            .sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record)),
        complete: input.complete,
        ...(guarded === undefined ? {} : { guarded }),
        notes: [...input.notes].sort(json/* compareText */.n6),
    };
}
/** Says whether a plan has anything that a person or a write must settle. */
function isEmptyPlan(plan) {
    return plan.changes.length + plan.conflicts.length + plan.held.length === 0;
}
function bulkGuard(changes, input) {
    for (const side of field/* SIDES */.BV) {
        const writes = changes.filter((change) => change.side === side);
        const deletes = writes.filter((change) => change.kind === 'delete').length;
        const allowedDeletes = deleteLimit(input);
        if (deletes > allowedDeletes)
            return { limit: 'deletes', side, planned: deletes, allowed: allowedDeletes };
        const allowed = input.limits.writes ?? (input.linked === 0 ? Number.POSITIVE_INFINITY : DEFAULT_WRITE_LIMIT);
        if (writes.length > allowed)
            return { limit: 'writes', side, planned: writes.length, allowed };
    }
    return undefined;
}
/** A share always lets one record go, so that small backlogs can delete at all. */
function deleteLimit(input) {
    const { deletes } = input.limits;
    return 'count' in deletes ? deletes.count : Math.max(1, Math.floor(deletes.share * input.linked));
}

// EXTERNAL MODULE: ./build/kernel/digest.js
var digest = __webpack_require__(5133);
// EXTERNAL MODULE: ./build/kernel/advance.js
var advance = __webpack_require__(3347);
// EXTERNAL MODULE: ./build/kernel/journal.js + 1 modules
var kernel_journal = __webpack_require__(7693);
// EXTERNAL MODULE: ./build/flows/sessions.js
var flows_sessions = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/flows/writing.js + 2 modules
var flows_writing = __webpack_require__(7434);
;// CONCATENATED MODULE: ./build/flows/behind.js




/**
 * What begun sessions still have to write, in the order in which they are taken up.
 *
 * One that was approved for another head of its pull request sends nothing more (A16): of it only what is
 * in doubt counts.
 */
async function aheadOf(run, sessions) {
    const ahead = [];
    for (const session of sessions) {
        const isVoid = session.basis?.head !== run.basis?.head;
        const progress = (0,kernel_journal/* foldJournal */.n$)(await run.store.readJournal(session.id));
        for (const change of session.plan.changes) {
            if (!(0,flows_sessions/* isApproved */.SZ)(session, change.record))
                continue;
            const { intent, outcome } = progress.get(change.id) ?? {};
            const isInDoubt = intent !== undefined;
            if (outcome === undefined && (isInDoubt || !isVoid))
                ahead.push({ session: session.id, change, isInDoubt });
        }
    }
    return ahead;
}
/**
 * Takes out of a plan that was made offline what sessions before it hold already, so that nothing is listed
 * twice.
 *
 * A record whose write is in doubt is held: only when that is known can be told what an edit since then has
 * to send. What was never sent is not held back by it: the later edit takes its place, from the same base
 * to the last value (E35), and the earlier session finds its own change no longer wanted.
 */
function behind(plan, ahead) {
    const doubtful = new Map(ahead.filter((one) => one.isInDoubt).map((one) => [one.change.record, one]));
    const isAhead = (change) => ahead.some((one) => one.change.id === change.id && (0,flows_writing/* isSameWrite */.G)(one.change, change));
    const later = plan.changes.filter((change) => !isAhead(change));
    const isFree = ({ record }) => !doubtful.has(record);
    const edited = new Set(later.filter((change) => !isFree(change)).map((change) => change.record));
    const held = [...edited].flatMap((record) => heldBehind(doubtful.get(record)));
    return {
        ...plan,
        changes: later.filter(isFree),
        conflicts: plan.conflicts.filter(isFree),
        held: [...plan.held, ...held].sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record)),
    };
}
function heldBehind(one) {
    if (one === undefined)
        return [];
    const { session, change } = one;
    const message = `its ${change.kind} in session ${session} was sent and had no answer; what was edited since follows once that is known`;
    return [{ record: change.record, code: 'behind', message }];
}

// EXTERNAL MODULE: ./build/flows/collect.js + 5 modules
var collect = __webpack_require__(1182);
;// CONCATENATED MODULE: ./build/flows/preview.js






/**
 * Reads both sides, plans, and stores the session. Writes nothing on either side.
 *
 * Laws: a preview that computes what the open session of its origin already holds keeps that session
 * and its digest; one that finds nothing to do stores nothing.
 */
async function preview(run, about = {}) {
    const open = (await (0,flows_sessions/* openSessions */.wR)(run.store, run.config.id)).filter((session) => session.origin === run.origin || run.adopts?.has(session.origin) === true);
    const begun = await Promise.all(open.map((session) => (0,flows_sessions/* hasBegun */.SU)(run, session)));
    const waiting = open.filter((_, i) => begun[i] === false);
    const resolutions = waiting.reduce((all, one) => (0,advance/* mergeResolutions */.Of)(all, one.resolutions), []);
    const begunOnes = open.filter((_, i) => begun[i]);
    const ahead = await aheadOf(run, begunOnes);
    const unsettled = new Set(ahead.map(({ change }) => change.record));
    const { collected, plan: whole } = await readPlan(run, { resolutions, unsettled, ...about });
    const isAway = collected.offline !== undefined;
    const plan = isAway || about.isBehind === true ? behind(whole, ahead) : whole;
    if (isEmptyPlan(plan)) {
        // Nothing to see is not nothing to do: what was planned and decided waits until all can be read.
        const isOver = (session) => plan.complete || (isAway && !session.plan.complete && session.resolutions.length === 0);
        for (const session of waiting.filter(isOver))
            await run.store.writeSession((0,flows_sessions/* move */.Cy)(run, session, { kind: 'abandon' }));
        return { collected, plan, session: null };
    }
    // A session that was carried out is over, even if what it wrote did not last.
    const same = waiting.find((session) => session.cursor === 0 &&
        session.origin === run.origin &&
        equalBasis(session.basis, run.basis) &&
        (0,digest/* planDigest */.Gb)(plan, session.id, run.hash) === session.digest);
    const session = same ?? (await newSession(run, { plan, resolutions, collected }));
    for (const old of waiting) {
        if (old.id !== session.id)
            await run.store.writeSession((0,flows_sessions/* move */.Cy)(run, old, { kind: 'supersede', by: session.id }));
    }
    return { collected, plan, session };
}
/** Reads both sides and plans, without storing anything. */
async function readPlan(run, about) {
    const context = (0,collect/* contextOf */.Vm)(run, about.resolutions);
    const collected = await (0,collect/* collect */.Fo)(run, {
        context,
        recovered: about.recovered ?? collect/* NOTHING_RECOVERED */.U5,
        planOnly: about.planOnly ?? false,
        ...(about.unsettled === undefined ? {} : { unsettled: about.unsettled }),
    });
    const plan = buildPlan({
        records: collected.records,
        matching: collected.matching,
        context,
        origin: run.origin,
        complete: collected.complete,
        linked: [...collected.links.values()].filter((link) => link.local !== undefined && link.remote !== undefined).length,
        limits: run.config.limits,
        notes: [...collected.notes, ...(await otherTools(run))],
        ...(about.moved === undefined ? {} : { moved: about.moved }),
    });
    return { collected, plan };
}
async function otherTools(run) {
    const actors = (await run.local.detectExternalSyncActors?.()) ?? [];
    return actors.map((actor) => `${actor} also syncs these artifacts; what it wrote is taken as the local value`);
}
/** Whether two plans were made on the same commits and config; who pushed them does not count. */
function equalBasis(one, other) {
    return one?.config === other?.config && one?.head === other?.head;
}
async function newSession(run, about) {
    const head = await run.store.head();
    const id = run.newSessionId();
    const at = run.now();
    const { plan } = about;
    const pace = run.remote.paceNow?.() ?? run.remote.capabilities.pace;
    let session = {
        format: 1,
        id,
        sync: run.config.id,
        origin: run.origin,
        state: 'previewed',
        createdAt: at,
        updatedAt: at,
        digest: (0,digest/* planDigest */.Gb)(plan, id, run.hash),
        plan,
        resolutions: about.resolutions,
        cursor: 0,
        lineage: head?.lineage ?? '',
        serial: head?.serial ?? 0,
        ...(run.basis === undefined ? {} : { basis: run.basis }),
        ...(pace === undefined || plan.changes.length === 0 ? {} : { pace }),
        events: [],
    };
    session = (0,flows_sessions/* tell */.qz)(run, session, {
        type: 'session.previewed',
        data: { digest: session.digest, changes: plan.changes.length, conflicts: plan.conflicts.length },
    });
    for (const conflict of plan.conflicts) {
        const data = { id: conflict.id, kind: conflict.kind, field: conflict.field };
        session = (0,flows_sessions/* tell */.qz)(run, session, { type: 'conflict.opened', subject: conflict.record, data });
    }
    if (plan.guarded !== undefined)
        session = (0,flows_sessions/* move */.Cy)(run, session, { kind: 'hold' });
    await run.store.writeSession(session);
    return session;
}

// EXTERNAL MODULE: ./build/provider.js
var provider = __webpack_require__(2946);
// EXTERNAL MODULE: ./build/kernel/settle.js
var settle = __webpack_require__(6590);
// EXTERNAL MODULE: ./build/flows/write-change.js
var write_change = __webpack_require__(3699);
;// CONCATENATED MODULE: ./build/flows/agreement.js

/** A base in which some fields hold the local value, so that it counts as unedited from now on. */
function withLocal(base, names, local) {
    const { remote = {}, ...rest } = base;
    const superseded = names.map((name) => [name, local[name] ?? null]);
    const images = Object.entries(remote).filter(([name]) => !names.includes(name));
    return {
        ...rest,
        fields: { ...base.fields, ...Object.fromEntries(superseded) },
        ...(images.length === 0 ? {} : { remote: Object.fromEntries(images) }),
    };
}
/** A base that remembers what a write upstream was found to have replaced. */
function withRecovered(mappings, base, found) {
    if (found.length === 0)
        return base;
    return {
        ...base,
        fields: base?.fields ?? {},
        recovered: { ...base?.recovered, ...recoveredFrom(mappings, found) },
    };
}
/**
 * What a record's base must go on remembering of values that our writes replaced (I2, I15).
 *
 * One that was found in this run is kept; one from before is kept until the plan has no conflict about it
 * any more and every write that its decision asked for has been done.
 */
function recoveredOf(run, about) {
    const { candidate } = about.live;
    const isOfRecord = (one) => one.record === candidate.record;
    const kept = Object.entries(candidate.base?.recovered ?? {}).filter(([name]) => {
        const isHeld = about.plan.held.some(isOfRecord);
        const conflicts = about.plan.conflicts.filter(isOfRecord);
        const changes = about.plan.changes.filter(isOfRecord);
        // A merge that is still to do comes before the question; a decision counts once it is written.
        const isWaiting = changes.filter(touches(run.mappings, name)).some((change) => {
            const isDone = ['written', 'found'].includes(about.writing.writes.get(change.id)?.result ?? '');
            return !isDone || change.decided?.some(({ field }) => field === name) !== true;
        });
        return isHeld || isWaiting || conflicts.some(({ field }) => field === name);
    });
    const found = about.writing.replaced.get(candidate.record) ?? [];
    return { ...Object.fromEntries(kept), ...recoveredFrom(run.mappings, found) };
}
function touches(mappings, name) {
    const there = mappings.find((mapping) => mapping.name === name)?.remote ?? name;
    return (change) => (0,write_change/* touchedFields */.a4)(change).has(change.side === 'remote' ? there : name);
}
/** By canonical field; of several values of one field the last is the one that was live. */
function recoveredFrom(mappings, found) {
    return Object.fromEntries(found.flatMap(({ field, value, by, at }) => {
        const mapping = mappings.find(({ remote }) => remote === field);
        return mapping === undefined ? [] : [[mapping.name, { value, by, at }]];
    }));
}

;// CONCATENATED MODULE: ./build/flows/commit.js




/**
 * Moves bases, index and cursor to what was read back, and stores the session with them.
 *
 * Laws: a base moves only by `settleRecord` (I3); a record that is not settled keeps no version, so
 * that the next run reads it again whatever the cursor has passed (I7). Nothing changed, nothing
 * written (I4). The cursor moves only when the session has ended.
 */
async function commitRun(run, about) {
    const { collected, session } = about;
    const finished = session?.state !== 'queued' && collected.offline === undefined;
    const rows = new Map();
    const bases = new Map();
    const notes = [];
    // A later change of the same record and side, which a decision has added, is the one of this run.
    const changes = new Map(session?.plan.changes.map((change) => [`${change.record}#${change.side}`, change]));
    for (const live of about.writing.live.values()) {
        const step = settleLive(run, { live, ...about, changes, finished });
        if (step === null)
            continue;
        rows.set(live.candidate.record, step.row);
        if (step.base !== undefined)
            bases.set(live.candidate.record, step.base);
        notes.push(...step.notes);
    }
    for (const record of collected.renamed) {
        const link = collected.links.get(record);
        if (link !== undefined && !rows.has(record))
            rows.set(record, link);
    }
    for (const link of collected.links.values())
        if (!rows.has(link.record) && isEarned(link, collected.rows.get(link.record)))
            rows.set(link.record, unversioned(link));
    // What a run does not look at, such as one over a pull request, goes on waiting.
    if (finished && run.scope === undefined)
        keepWaiting(collected, rows);
    if (finished && (run.remapped?.size ?? 0) > 0)
        forgetBases({ collected, live: about.writing.live }, rows);
    const cursor = finished ? nextCursor(run, collected) : await firstReading(run, collected);
    const step = {
        sync: run.config.id,
        rows: [...rows]
            .filter(([record, row]) => !isSameRow(collected.rows.get(record), row))
            .map(([record, row]) => ({ record, row })),
        bases: [...bases].map(([record, base]) => ({ record, base })),
        sessions: session === undefined ? [] : [session],
        message: messageOf(run, session),
        ...cursor,
    };
    if (step.rows.length + step.bases.length + step.sessions.length > 0 || step.cursor !== undefined) {
        await run.store.commit(step);
    }
    return notes.sort((a, b) => (0,json/* compareText */.n6)(a.record, b.record) || (0,json/* compareText */.n6)(a.field, b.field));
}
function settleLive(run, about) {
    const { live, collected } = about;
    const { candidate, local, remote } = live;
    const link = collected.links.get(candidate.record);
    if (local !== undefined && remote !== undefined)
        return settleBoth(run, { ...about, local, remote });
    const one = local ?? remote;
    const doubtful = candidate.local.kind === 'unknown' || candidate.remote.kind === 'unknown';
    const agreed = about.plan.agreed.find((agreement) => agreement.record === candidate.record);
    // Gone on both sides, or gone here after it moved out of reach there.
    if (one === undefined && (!doubtful || agreed !== undefined))
        return candidate.linked ? { row: null, base: null, notes: [] } : null;
    if (!candidate.linked) {
        const waits = remote !== undefined && about.finished && isOpen(about.plan, candidate.record);
        return waits ? { row: { record: candidate.record, remote: remote.id }, notes: [] } : null;
    }
    if (agreed !== undefined && one !== undefined) {
        const { record } = candidate;
        const row = local === undefined ? { record, remote: one.id } : { record, local: one.id };
        return withBase(run, { candidate, row, stored: link?.base });
    }
    if (link === undefined)
        return null;
    // A record of which nothing can be concluded is read again; what a cut-off run had earned for it stays.
    const row = about.finished ? unversioned(link) : link;
    return withBase(run, { candidate, row, stored: link.base });
}
/** A row with the base that its record has now, which may have been earned and not stored yet. */
function withBase(run, about) {
    const { candidate, row, stored } = about;
    if (candidate.base === undefined)
        return { row: stored === undefined ? row : { ...row, base: stored }, notes: [] };
    const base = { format: 1, record: candidate.record, ...candidate.base };
    const hash = run.store.baseHash(base);
    return { row: { ...row, base: hash }, ...(hash === stored ? {} : { base }), notes: [] };
}
function settleBoth(run, about) {
    const { candidate } = about.live;
    const { local, remote } = about;
    const before = candidate.base;
    const earned = about.writing.earned.get(candidate.record);
    const settled = (0,settle/* settleRecord */.r)(run.mappings, {
        local: local.fields,
        remote: remote.fields,
        ...(before === undefined ? {} : { before }),
        written: remoteWrites(about),
        found: foundWrites(about),
        ...(earned === undefined ? {} : { earned }),
        recovered: recoveredOf(run, about),
        hash: run.hash,
    });
    const agreed = withSuperseded(run, about, settled.base);
    const base = { format: 1, record: candidate.record, ...agreed };
    const known = Object.keys(agreed.fields).length > 0;
    const hash = known ? run.store.baseHash(base) : undefined;
    const row = {
        record: candidate.record,
        local: local.id,
        remote: remote.id,
        ...(settled.settled ? { remoteVersion: remote.version, localVersion: local.version } : {}),
        ...(hash === undefined ? {} : { base: hash }),
    };
    const link = about.collected.links.get(candidate.record);
    const moved = hash !== link?.base || candidate.baseLost === true;
    return {
        row,
        ...(moved && known ? { base } : {}),
        notes: settled.notes.map((note) => ({ record: candidate.record, ...note })),
    };
}
/**
 * Where a decision was written upstream and its local half is left to a pull request: the local value is
 * the one that a person decided against, so from now on it counts as unedited.
 *
 * Without that the two sides would look like two edits, and the same person would be asked again.
 */
function withSuperseded(run, about, base) {
    const { changes, writing, live, local } = about;
    if (run.writes !== 'remote')
        return base;
    const [there, here] = [remoteChange({ changes, live }), changes.get(`${live.candidate.record}#local`)];
    if (there === undefined || here === undefined)
        return base;
    if (writing.writes.get(there.id)?.result !== 'written')
        return base;
    const [upstream, artifact] = [(0,write_change/* touchedFields */.a4)(there), (0,write_change/* touchedFields */.a4)(here)];
    const decided = new Set(here.decided?.flatMap((one) => (one.by === 'resolution' ? [one.field] : [])) ?? []);
    const names = run.mappings.flatMap(({ name, remote }) => decided.has(name) && upstream.has(remote) && artifact.has(name) ? [name] : []);
    if (names.length === 0)
        return base;
    return withLocal(base, names, local.fields);
}
/**
 * The upstream fields that this run wrote to a record, with what they were before. What an earlier run wrote
 * may have been edited since, so that what stands there now need not be made of it.
 */
function remoteWrites(about) {
    const change = remoteChange(about);
    // What somebody wrote between the plan and the write is theirs, not what upstream made of our value.
    const before = change === undefined ? undefined : about.writing.before.get(change.id);
    if (change === undefined || before === undefined)
        return new Map();
    if (about.writing.writes.get(change.id)?.result !== 'written')
        return new Map();
    return (0,write_change/* sentFields */.S5)(about.writing.rest.get(change.id) ?? change, before);
}
/** The upstream fields that an earlier attempt of this session wrote before it was cut off. */
function foundWrites(about) {
    const change = remoteChange(about);
    const begun = change === undefined ? undefined : about.writing.begun.get(change.id);
    if (change?.kind !== 'update' || begun === undefined)
        return new Map();
    return (0,write_change/* foundFields */.oM)(change, { undo: begun.undo?.patch, now: about.live.remote?.fields ?? {} });
}
/** The change of the session that is planned for a record upstream. */
function remoteChange(about) {
    return about.changes.get(`${about.live.candidate.record}#remote`);
}
function isOpen(plan, record) {
    return [plan.conflicts, plan.held, plan.changes].some((list) => list.some((one) => one.record === record));
}
/** Upstream records that no link names yet keep a row, so that no cursor loses them. */
function keepWaiting(collected, rows) {
    const named = new Set([...rows.values()].flatMap((row) => (row?.remote === undefined ? [] : [row.remote])));
    for (const { record, remote } of collected.matching.waiting) {
        if (!rows.has(record))
            rows.set(record, { record, remote });
        named.add(remote);
    }
    for (const link of collected.links.values()) {
        const waits = link.local === undefined && link.base === undefined && link.remote !== undefined;
        if (!waits || rows.has(link.record))
            continue;
        const stillWaits = collected.unreadable.has(link.remote) && !named.has(link.remote);
        if (!stillWaits)
            rows.set(link.record, null);
    }
}
/** Records that could not be looked at while a mapping changed have no base that counts any more (E66). */
function forgetBases({ collected, live }, rows) {
    for (const { record, local, remote, base } of collected.links.values()) {
        const seen = live.get(record);
        const isSettled = seen?.local !== undefined && seen.remote !== undefined;
        if (isSettled || local === undefined || remote === undefined || base === undefined)
            continue;
        if (rows.get(record) !== null)
            rows.set(record, { record, local, remote });
    }
}
/** Whether a link is a write's of ours and not stored: the run that finishes the session may not look at its record (I6). */
function isEarned({ local, remote }, stored) {
    return local !== undefined && remote !== undefined && (stored?.local !== local || stored.remote !== remote);
}
function unversioned(link) {
    const { remoteVersion: _remote, localVersion: _local, ...row } = link;
    return row;
}
function isSameRow(stored, row) {
    if (stored === undefined || row === null)
        return stored === undefined && row === null;
    return (0,json/* equalJson */.FS)(plain(stored), plain(row));
}
function plain(row) {
    return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
function nextCursor(run, collected) {
    const isNews = collected.cursor !== run.cursor && (collected.heard || run.cursor === null);
    if (!isNews && run.remapped === undefined)
        return {};
    return { cursor: { cursor: collected.cursor, ...run.reading } };
}
/** What a first sync that was cut off has learned of the upstream, so that work goes on offline. */
async function firstReading(run, collected) {
    const known = (await run.store.head())?.cursors[run.config.id];
    if (collected.offline !== undefined || known !== undefined)
        return {};
    return { cursor: { cursor: null, ...run.reading } };
}
function messageOf(run, session) {
    if (session === undefined)
        return `Record agreement of ${run.config.id}`;
    return `Record session ${session.id} of ${run.config.id}: ${session.state}, ${session.cursor} of ${session.plan.changes.length} changes`;
}

;// CONCATENATED MODULE: ./build/flows/journal-writer.js
/** Appends to one session's journal, counting on from what is there. */
class JournalWriter {
    static async open(store, session) {
        return new JournalWriter(store, session, [...(await store.readJournal(session))]);
    }
    store;
    session;
    written;
    constructor(store, session, written) {
        this.store = store;
        this.session = session;
        this.written = written;
    }
    get entries() {
        return this.written;
    }
    /** Durable when it returns. */
    async append(make) {
        const entry = make(this.written.length + 1);
        await this.store.appendJournal(this.session, entry);
        this.written.push(entry);
        return entry;
    }
}

;// CONCATENATED MODULE: ./build/flows/apply.js





/**
 * Writes the changes of a session that the fresh plan still wants exactly as they were shown.
 *
 * Each effect has a durable intent before it and an outcome after it; a change that already has an
 * outcome is not done again. What the fresh plan wants differently is `stale` and is not written.
 * Laws: I1, I6, I8, I9; the session ends `applied`, `conflicted`, or `queued` when upstream is away.
 */
async function apply(run, about) {
    const session = await start(run, about.session);
    const journal = await JournalWriter.open(run.store, session.id);
    const writing = new flows_writing/* Writing */.B(run, { session, journal, collected: about.collected, fresh: about.plan });
    const changes = inOrder(session.plan.changes).filter((change) => isAsked(run, session, change));
    let fault;
    for (const [done, change] of changes.entries()) {
        fault = await writing.step(change);
        run.progress({ step: 'writing', done: done + 1, total: changes.length });
        if (fault !== undefined)
            break;
    }
    const results = writing.results(changes);
    const last = fault ?? writing.lastFault;
    const ended = end(run, { before: about.session, session, results, plan: about.plan, fault: last });
    const notes = await commitRun(run, {
        session: ended,
        collected: about.collected,
        plan: about.plan,
        writing,
    });
    return {
        session: ended,
        results,
        notes,
        moved: writing.moved,
        ...(last === undefined ? {} : { fault: last }),
        ...(fault === undefined ? {} : { isCut: true }),
    };
}
async function start(run, session) {
    const next = (0,flows_sessions/* move */.Cy)(run, approved(run, session), { kind: 'start' });
    await run.store.writeSession(next);
    return next;
}
/** Notes who approved a session that nobody has approved yet. */
function approved(run, session) {
    const isNew = session.state === 'queued' && session.approval === undefined;
    if (session.state !== 'previewed' && session.state !== 'conflicted' && !isNew)
        return session;
    const { digest } = session;
    const through = run.through === undefined ? {} : { through: run.through };
    const records = chosenOf(run, session);
    const part = records === null ? {} : { records };
    const approval = { by: run.actor, at: run.now(), digest, ...through, ...part };
    const next = (0,flows_sessions/* move */.Cy)(run, session, { kind: 'approve', approval });
    return (0,flows_sessions/* tell */.qz)(run, next, { type: 'session.approved', data: { by: run.actor, digest } });
}
/** The records of the plan that an approval is for, in order; null when it is for all of them. */
function chosenOf({ chosen }, { plan }) {
    if (chosen === undefined)
        return null;
    return [...new Set(plan.changes.map(({ record }) => record))].filter(chosen).sort(json/* compareText */.n6);
}
/**
 * Whether this run is to write a change; the others stay in the plan and are shown again.
 *
 * What was approved is read from the session, not from the run: another run may carry it out (I13).
 */
function isAsked(run, session, { side, record }) {
    return (run.writes === undefined || run.writes === side) && (0,flows_sessions/* isApproved */.SZ)(session, record);
}
/** Upstream before local, creates before updates before deletes: what depends on a link comes after it. */
function inOrder(changes) {
    const rank = (change) => (change.side === 'remote' ? 0 : 3) + ['create', 'update', 'delete'].indexOf(change.kind);
    return [...changes].sort((a, b) => rank(a) - rank(b) || (0,json/* compareText */.n6)(a.id, b.id));
}
function end(run, about) {
    const { results, plan, fault } = about;
    let session = about.session;
    const cursor = results.filter((result) => result.result !== 'queued').length;
    session = (0,flows_sessions/* move */.Cy)(run, session, { kind: 'progress', cursor });
    session = (0,flows_sessions/* tellAll */.FY)(run, session, newsOf(session, results));
    if (fault !== undefined) {
        session = (0,flows_sessions/* move */.Cy)(run, session, { kind: 'wait', waiting: (0,flows_sessions/* waitingFor */.Fz)(run, about.before, (0,flows_sessions/* offlineBy */.VW)(fault)) });
        return (0,flows_sessions/* tell */.qz)(run, session, { type: 'session.queued', data: { code: fault.code, done: cursor } });
    }
    const open = plan.conflicts.length > 0 ||
        results.some((r) => r.result === 'stale' || r.result === 'failed' || r.code === 'overwritten');
    session = (0,flows_sessions/* move */.Cy)(run, session, { kind: 'finish', conflicts: open });
    return (0,flows_sessions/* tell */.qz)(run, session, { type: `session.${session.state}`, data: { done: cursor } });
}
/** What became of changes, but for what an earlier run over this session has told already. */
function newsOf(session, results) {
    const named = (change, result) => JSON.stringify([change, result]);
    const told = new Set(session.events.map(({ data }) => named(data['change'] ?? null, data['result'] ?? null)));
    return results.flatMap(({ change, result, target, code }) => {
        if (result === 'queued' || result === 'unneeded' || told.has(named(change.id, result)))
            return [];
        const data = {
            change: change.id,
            side: change.side,
            action: change.kind,
            result,
            ...(target === undefined ? {} : { target }),
            ...(code === undefined ? {} : { code }),
        };
        const type = result === 'written' || result === 'found' ? 'change.applied' : `change.${result}`;
        return [{ type, subject: change.record, data }];
    });
}

// EXTERNAL MODULE: ./build/kernel/equal.js
var equal = __webpack_require__(73);
// EXTERNAL MODULE: ./build/kernel/keyed.js
var keyed = __webpack_require__(5575);
// EXTERNAL MODULE: ./build/kernel/lens.js
var lens = __webpack_require__(8217);
// EXTERNAL MODULE: ./build/kernel/patch.js
var patch = __webpack_require__(2959);
// EXTERNAL MODULE: ./build/kernel/pointer.js
var pointer = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/kernel/set.js
var set = __webpack_require__(8645);
// EXTERNAL MODULE: ./build/flows/earned-fields.js
var earned_fields = __webpack_require__(1738);
;// CONCATENATED MODULE: ./build/flows/earned.js











/**
 * Gives the links and bases that a cut-off session has earned by its writes but not stored.
 *
 * Laws: a base moves only to what both sides have held (I3); what a person wrote since then is an edit.
 */
function earnedBy(rules, about) {
    const links = [];
    const bases = new Map();
    for (const { change: id, intent, outcome } of about.progress.values()) {
        const change = about.changes.get(id);
        if (change === undefined)
            continue;
        const written = outcome?.result === 'written' ? outcome : undefined;
        if (change.kind === 'create' && written !== undefined) {
            links.push(...linkOf(change, written));
            bases.set(change.record, (live, base) => baseOfCreate(rules, { change, written, live }, base));
        }
        else if (change.kind === 'update') {
            const earlier = bases.get(change.record);
            const rebase = rebaseOf(rules, { change, intent, outcome });
            bases.set(change.record, (live, base) => rebase(live, earlier === undefined ? base : earlier(live, base)));
        }
    }
    return { links, bases };
}
function rebaseOf(rules, about) {
    const { change, intent, outcome } = about;
    const undo = intent?.undo?.patch;
    const written = outcome?.result === 'written' ? outcome : undefined;
    const isInDoubt = outcome === undefined || outcome.result === 'found';
    return (live, base) => {
        const there = live[change.side]?.fields;
        const now = change.side === 'remote' && written !== undefined
            ? baseOfUpdate(rules, { change, written, undo, live }, base)
            : base;
        const inDoubt = isInDoubt && there !== undefined ? missingOf(rules.mappings, { change, undo, now: there }) : undefined;
        const altered = written === undefined ? inDoubt : written.altered;
        return withWritten(rules, { change, intent, live, altered }, { base, now });
    };
}
/** The fields of an update in doubt that are not as it was to write them. */
function missingOf(mappings, about) {
    const { change } = about;
    const known = mappings.filter((mapping) => isThere(mapping, about)).map((one) => (0,lens/* nameOn */.H6)(one, change.side));
    return [...(0,write_change/* touchedFields */.a4)(change)].filter((name) => !known.includes(name));
}
/**
 * Whether a field is as a change was to write it: taken back and written again, it stays as it is. An element
 * that was only to be removed could be put back beside itself: then it is still there.
 */
function isThere(mapping, about) {
    const { change, undo = [], now } = about;
    const { kind, key } = mapping;
    const name = (0,lens/* nameOn */.H6)(mapping, change.side);
    const is = now[name] ?? null;
    const edit = kind === 'set' && (0,json/* isJsonArray */.Md)(is) ? (0,write_change/* setEditOf */.i1)(change, name) : null;
    if (edit !== null && (0,json/* isJsonArray */.Md)(is))
        return (0,set/* showsEdit */.T)((0,lens/* ruleOf */.Y)(mapping), { ...edit, now: is });
    const before = (0,patch/* applyPatch */.X6)({ [name]: is }, (0,write_change/* stepsIn */.FZ)(undo, name));
    if (!before.ok || !(0,json/* isJsonObject */.OW)(before.value))
        return false;
    const was = before.value[name] ?? null;
    if (kind === 'list' && (0,json/* isJsonArray */.Md)(was) && (0,keyed/* keyedElements */.o)(was, key) === null)
        return false;
    const again = (0,patch/* applyPatch */.X6)(before.value, (0,write_change/* stepsIn */.FZ)(change.patch, name));
    return again.ok && (0,json/* isJsonObject */.OW)(again.value) && (0,json/* equalJson */.FS)(again.value[name] ?? null, is);
}
/**
 * Fields that an update wrote as they were sent, and whose source has been edited since, are as it made them;
 * also those that a person decided, whose other half may be left to write. All others can still be told.
 */
function withWritten(rules, about, { base, now }) {
    const { change, intent, live, altered } = about;
    const source = intent?.source;
    if (source === undefined || altered === undefined)
        return now;
    const local = live.local?.fields ?? {};
    const unmoved = rules.mappings.filter(({ name }) => (0,json/* equalJson */.FS)(base?.fields[name] ?? null, now?.fields[name] ?? null));
    const earned = (0,earned_fields/* earnedFields */.nk)(unmoved, { change, source, altered, local });
    const parted = unmoved.filter((mapping) => Object.hasOwn(earned, mapping.name) &&
        (isDecided(change, mapping) || isEdited(mapping, { earned, live, side: change.side })));
    return (0,earned_fields/* withEarned */.UO)(now, (0,earned_fields/* earnedFields */.nk)(parted, { change, source, altered, local }));
}
function isDecided({ decided = [] }, { name }) {
    return decided.some((decision) => decision.field === name && decision.by === 'resolution');
}
/** Whether what a field was written from is not what that side holds now, and the sides do not agree. */
function isEdited(mapping, about) {
    const { earned, live, side } = about;
    const value = earned[mapping.name] ?? null;
    const there = (0,lens/* toCanonical */.iB)(mapping, live.remote?.fields[mapping.remote], [value]);
    const other = there.kind === 'mapped' ? there.value : undefined;
    const here = live.local?.fields[mapping.name];
    const now = side === 'remote' ? here : other;
    const isSame = (one, two) => one !== undefined && two !== undefined && (0,equal/* sameValue */.eE)((0,lens/* ruleOf */.Y)(mapping), one, two);
    return !isSame(now, value) && !isSame(here, other);
}
function linkOf(change, { target }) {
    const { record, other } = change;
    if (target === undefined || other === undefined)
        return [];
    const [local, remote] = change.side === 'remote' ? [other, target] : [target, other];
    return [{ record, local, remote }];
}
/** Settles an update as long as nobody touched the upstream record since. */
function baseOfUpdate(rules, about, base) {
    const { local, remote } = about.live;
    const known = withRecovered(rules.mappings, base, about.written.overwritten ?? []);
    if (local === undefined || remote?.version !== about.written.version || remote === undefined)
        return known;
    const written = sentBy(about.change);
    const found = (0,write_change/* foundFields */.oM)(about.change, { undo: about.undo, now: remote.fields });
    return settled(rules, { local: local.fields, remote: remote.fields, written, found }, known);
}
/**
 * Settles a create. It sent all that its source held, so what the source holds now may be an edit since
 * then; the record it made counts as it is now only while it has the version it was given.
 */
function baseOfCreate({ mappings, hash }, about, base) {
    const { change, live } = about;
    const { version } = about.written;
    const isAsLeft = version !== undefined && live[change.side]?.version === version;
    const sent = (0,write_change/* createdFields */.uJ)(change);
    if (change.side === 'local') {
        // Upstream held what was sent; whether it can be seen now does not matter.
        const now = live.local?.fields ?? {};
        const local = isAsLeft ? now : { ...now, ...sent };
        return settled({ mappings, hash }, { local, remote: inRemote(mappings, sent), written: new Map() }, base);
    }
    const earned = earnedByCreate(mappings, about);
    if (live.remote === undefined)
        return (0,earned_fields/* withEarned */.UO)(base, earned);
    // What it was made from may be gone by now, which is a deletion since.
    const local = inLocal(mappings, sent, live.local?.fields ?? {});
    const written = isAsLeft ? sentBy(change) : new Map();
    const known = settled({ mappings, hash }, { local, remote: live.remote.fields, written }, base);
    if (isAsLeft)
        return known;
    return withShared(mappings, { sent: local, remote: live.remote.fields }, (0,earned_fields/* withEarned */.UO)(known, earned));
}
/** What a create sent upstream, and what upstream held just so when it answered. */
function earnedByCreate(mappings, { change, written, live }) {
    const { altered } = written;
    if (altered === undefined)
        return {};
    return (0,earned_fields/* earnedFields */.nk)(mappings, { change, source: {}, altered, local: live.local?.fields ?? {} });
}
/**
 * Adds the elements and members of a create that upstream still holds where it holds others as well: both
 * sides have had these, so that what the source takes away of them does not come back.
 */
function withShared(mappings, { sent, remote }, base) {
    const shared = mappings.flatMap((mapping) => {
        const hasParts = mapping.kind === 'set' || mapping.kind === 'list' || mapping.kind === 'map';
        if (!hasParts || base?.fields[mapping.name] !== undefined)
            return [];
        const there = (0,lens/* toCanonical */.iB)(mapping, remote[mapping.remote], [sent[mapping.name] ?? null]);
        const value = there.kind === 'mapped' ? sharedPart(mapping, sent[mapping.name] ?? null, there.value) : undefined;
        return value === undefined ? [] : [[mapping.name, value]];
    });
    if (shared.length === 0)
        return base;
    return { ...base, fields: { ...base?.fields, ...Object.fromEntries(shared) } };
}
/**
 * What two values of many parts have in common; undefined for values of one part. Of a part that both have
 * and that is not the same, nothing is known but that both have had it: a null stands for it, so that taken
 * away on a side it does not come back unasked.
 */
function sharedPart({ kind, key }, one, other) {
    if (kind === 'list') {
        const [mine, theirs] = [(0,keyed/* keyedElements */.o)(one, key), (0,keyed/* keyedElements */.o)(other, key)];
        if (mine === null || theirs === null)
            return undefined;
        return [...mine].flatMap(([id, element]) => {
            const its = theirs.get(id);
            return its === undefined ? [] : [sharedMembers(element, its)];
        });
    }
    if ((0,json/* isJsonArray */.Md)(one) && (0,json/* isJsonArray */.Md)(other))
        return one.filter((element) => other.some((its) => (0,json/* equalJson */.FS)(element, its)));
    return (0,json/* isJsonObject */.OW)(one) && (0,json/* isJsonObject */.OW)(other) ? sharedMembers(one, other) : undefined;
}
function sharedMembers(one, other) {
    const both = Object.entries(one).filter(([name]) => Object.hasOwn(other, name));
    return Object.fromEntries(both.map(([name, value]) => [name, (0,json/* equalJson */.FS)(value, other[name]) ? value : null]));
}
function settled({ mappings, hash }, sides, base) {
    const { base: next } = (0,settle/* settleRecord */.r)(mappings, {
        ...sides,
        hash,
        ...(base === undefined ? {} : { before: base }),
    });
    return Object.keys(next.fields).length > 0 ? next : base;
}
/** What a create sent upstream, in local words; what it did not send is as it is now. */
function inLocal(mappings, sent, now) {
    const fields = { ...now };
    for (const mapping of mappings) {
        if (!Object.hasOwn(sent, mapping.remote))
            continue;
        const value = (0,lens/* toCanonical */.iB)(mapping, sent[mapping.remote], [now[mapping.name] ?? null]);
        if (value.kind === 'mapped')
            fields[mapping.name] = value.value;
    }
    return fields;
}
/** What a create wrote locally, in upstream's words. */
function inRemote(mappings, sent) {
    const fields = {};
    for (const mapping of mappings) {
        const value = (0,lens/* toRemote */.CN)(mapping, sent[mapping.name] ?? null);
        if (value.kind === 'mapped' && Object.hasOwn(sent, mapping.name))
            fields[mapping.remote] = value.value;
    }
    return fields;
}
/** What a change sent, as far as its patch alone can say: whole fields. */
function sentBy(change) {
    if (change.kind === 'create') {
        return new Map(Object.entries((0,write_change/* createdFields */.uJ)(change)).map(([name, sent]) => [name, { before: null, sent }]));
    }
    const tests = new Map();
    const sent = new Map();
    for (const operation of change.patch) {
        const [name, ...rest] = (0,pointer/* parsePointer */.vp)(operation.path) ?? [];
        if (name === undefined || rest.length > 0)
            continue;
        if (operation.op === 'test')
            tests.set(name, operation.value);
        if (operation.op === 'replace' || operation.op === 'add') {
            sent.set(name, { before: tests.get(name) ?? null, sent: operation.value });
        }
    }
    return sent;
}

;// CONCATENATED MODULE: ./build/flows/recover.js







/**
 * Takes up a session that was cut off: finishes creates whose outcome is unknown, and gives back the
 * links and bases that its writes have earned but that were not yet stored.
 *
 * A create is sent again under its own key, so that it is adopted, never doubled (E1, E3). Updates and
 * deletes need nothing here: the fresh plan shows whether they happened (E27).
 *
 * That is so even where the approval has become void since, as when the head of its pull request moved:
 * no provider can say what became of a create but by being sent it again, and one that nobody found out
 * about would be planned, approved and made a second time under another key (I6). What it may make now is
 * exactly what was approved, and its intent was durable while the approval held (I9, I13).
 * Errors: `state-corrupt` for a session or journal that somebody altered (A27); faults of the provider
 * pass through; nothing is lost by them.
 */
async function recover(run, session) {
    assertApproved(run, session);
    const journal = await JournalWriter.open(run.store, session.id);
    const changes = new Map(session.plan.changes.map((change) => [change.id, change]));
    for (const { change: id, intent, outcome } of (0,kernel_journal/* foldJournal */.n$)(journal.entries).values()) {
        const change = changes.get(id);
        if (outcome !== undefined || intent?.action !== 'create' || change === undefined)
            continue;
        if (intent.key === undefined || intent.fields === undefined)
            continue;
        const isPlanned = (0,json/* equalJson */.FS)(intent.fields, (0,write_change/* createdFields */.uJ)(change));
        if (intent.key !== (0,write_change/* createKey */.cF)(session.id, change.record) || !isPlanned)
            throw (0,flows_sessions/* alteredFault */.Mk)(session, `its journal holds another create of ${change.record} than was approved`);
        // Said anew before it is sent anew: where the state cannot be written, or is another run's, nothing is sent.
        await journal.append((seq) => ({ ...intent, seq, at: run.now() }));
        const answer = await (0,write_change/* create */.vt)(run[change.side], change, { key: intent.key, fields: intent.fields });
        const end = {
            kind: 'outcome',
            change: id,
            record: change.record,
            side: change.side,
            at: run.now(),
        };
        if (answer.kind === 'written') {
            // Its version is not noted: the record may be days old, and others may have written to it since.
            const target = answer.record.id;
            const altered = (0,earned_fields/* alteredIn */.fN)(run.mappings, { change, before: {}, now: answer.record.fields });
            await journal.append((seq) => ({ ...end, seq, result: 'written', target, altered }));
        }
        else if (answer.kind === 'rejected') {
            const { code, message } = answer;
            await journal.append((seq) => ({ ...end, seq, result: 'failed', code, message }));
        }
        else if (answer.kind === 'gone') {
            const message = 'upstream had made it, and it was deleted there since; the next preview shows it again';
            await journal.append((seq) => ({ ...end, seq, result: 'stale', code: 'gone', message }));
        }
        // `stale`: its id is taken by now. The fresh plan has seen by whom, and says what becomes of it.
    }
    return earnedBy(run, { progress: (0,kernel_journal/* foldJournal */.n$)(journal.entries), changes });
}
/** What goes on without anybody's asking must be just what somebody approved (I13). */
function assertApproved(run, session) {
    (0,flows_sessions/* assertUnaltered */.ts)(run, session);
    if (session.approval?.digest !== session.digest)
        throw (0,flows_sessions/* alteredFault */.Mk)(session, 'nobody approved its plan');
}

// EXTERNAL MODULE: ./build/kernel/conflict.js
var conflict = __webpack_require__(1007);
;// CONCATENATED MODULE: ./build/flows/replan.js




/**
 * Adds to a session what a person's decisions have made possible since it was planned.
 *
 * The changes it showed stay as they are; added are only changes of the fresh plan that a decision of
 * this session made. Without decisions the session is given back unchanged.
 */
async function replanned(run, about) {
    const { session, fresh } = about;
    const decided = decidedChanges(session, fresh);
    if (decided.length === 0)
        return session;
    const done = new Set((await run.store.readJournal(session.id)).map((entry) => entry.change));
    const replaced = new Set(decided.map((change) => `${change.record}#${change.side}`));
    const kept = session.plan.changes.filter((change) => done.has(change.id) || !replaced.has(`${change.record}#${change.side}`));
    const plan = {
        ...session.plan,
        changes: [...kept, ...decided.map((change) => withFreeId(change, done))],
        conflicts: fresh.conflicts,
        held: fresh.held,
    };
    const next = (0,flows_sessions/* move */.Cy)(run, session, { kind: 'replan', plan, digest: (0,digest/* planDigest */.Gb)(plan, session.id, run.hash) });
    await run.store.writeSession(next);
    return next;
}
/** The changes that only a decision of this session makes possible. */
function decidedChanges(session, fresh) {
    const resolved = new Set(session.resolutions.map((resolution) => resolution.conflict));
    const open = new Set(fresh.conflicts.map((conflict) => conflict.id));
    const links = session.plan.conflicts.filter(({ id, field }) => field === conflict/* LINK_FIELD */.Sb && resolved.has(id) && !open.has(id));
    const linked = new Set(links.flatMap(({ record, remote }) => [record, ...suggestedIds(remote)]));
    return fresh.changes.filter((change) => change.decided?.some((decision) => decision.by === 'resolution') === true ||
        linked.has(change.record) ||
        (change.kind === 'create' && linked.has(change.other ?? '')));
}
/** The upstream ids that a link conflict named. */
function suggestedIds(remote) {
    const ids = (0,json/* isJsonArray */.Md)(remote) ? remote.map((one) => ((0,json/* isJsonObject */.OW)(one) ? one['id'] : undefined)) : [];
    return ids.filter((id) => typeof id === 'string');
}
/** A second write to the same record and side in one session gets an id of its own in the journal. */
function withFreeId(change, done) {
    let id = change.id;
    for (let n = 2; done.has(id); n++)
        id = `${change.id}.${n}`;
    return { ...change, id };
}

// EXTERNAL MODULE: ./build/flows/report.js
var report = __webpack_require__(3315);
// EXTERNAL MODULE: ./build/flows/live-record.js
var live_record = __webpack_require__(7165);
;// CONCATENATED MODULE: ./build/flows/reconcile.js












/** Finishes what earlier runs left unfinished, then previews and applies what is there now. */
async function reconcile(run) {
    const queued = await finishQueued(run);
    if (queued.stopped !== undefined)
        return queueBehind(run, queued.stopped);
    const ended = await goOn(run, queued);
    const [first] = queued.left;
    return first === undefined ? ended : (0,report/* behindFirst */.lI)(ended, first);
}
/** Previews and applies what no begun session holds. */
async function goOn(run, { finished, left }) {
    const { collected, plan, session } = await preview(run, { isBehind: left.length > 0 });
    if (session === null)
        return settleOnly(run, { collected, plan, finished });
    if (plan.guarded !== undefined)
        return (0,report/* report */.z8)({ sync: run.config.id, code: 'bulk-guard', session, plan });
    if (collected.offline !== undefined)
        return queue(run, { session, plan, offline: collected.offline });
    if (plan.changes.length === 0)
        return onlyOpen(run, { collected, plan, session });
    return finishApply(run, { session, plan, applied: await apply(run, { session, collected, plan }) });
}
/** Applies one session exactly as it was shown, after finishing what is queued. */
async function applySession(run, session) {
    const sync = run.config.id;
    if (!(0,advance/* isOpen */.nT)(session)) {
        return (0,report/* report */.z8)({
            sync,
            code: 'not-approvable',
            session,
            plan: session.plan,
            messages: [`session ${session.id} is ${session.state}`],
        });
    }
    if (session.state === 'held')
        return (0,report/* report */.z8)({ sync, code: 'bulk-guard', session, plan: session.plan });
    const queued = await finishQueued(run);
    if (queued.stopped !== undefined)
        return queued.stopped;
    const done = endOf(session, queued);
    if (done !== undefined)
        return done;
    const current = await run.store.readSession(session.id);
    if (current === null || !(0,advance/* isOpen */.nT)(current))
        return (0,report/* report */.z8)({ sync, code: 'applied', session: current, plan: session.plan });
    const { collected, plan } = await readPlan(run, { resolutions: current.resolutions });
    if (collected.offline !== undefined)
        return queue(run, { session: current, plan, offline: collected.offline });
    const ready = await replanned(run, { session: current, fresh: plan });
    if (ready.plan.changes.length === 0 && ready.plan.conflicts.length > 0)
        return onlyOpen(run, { collected, plan, session: ready });
    return finishApply(run, {
        session: ready,
        plan,
        applied: await apply(run, { session: ready, collected, plan }),
    });
}
/** How one session ended among those that were taken up. */
function endOf({ id }, { finished, left }) {
    return [...finished, ...left].find((one) => one.session?.id === id);
}
/** Takes up every session of the run's origin that has begun to write. */
async function finishQueued(run) {
    const finished = [];
    const left = [];
    for (const session of await (0,flows_sessions/* openSessions */.wR)(run.store, run.config.id)) {
        if (session.origin !== run.origin || !(await (0,flows_sessions/* hasBegun */.SU)(run, session)))
            continue;
        const recovery = await tryRecover(run, session);
        if ('offline' in recovery)
            return {
                finished,
                left,
                stopped: await queue(run, { session, plan: session.plan, offline: recovery.offline }),
            };
        const { collected, plan } = await readPlan(run, {
            resolutions: session.resolutions,
            recovered: recovery.recovered,
        });
        if (collected.offline !== undefined) {
            return {
                finished,
                left,
                stopped: await queue(run, { session, plan: session.plan, offline: collected.offline }),
            };
        }
        const applied = await apply(run, { session, collected, plan });
        const one = await finishApply(run, { session, plan, applied: { ...applied, moved: new Set() } });
        if (isOnlySome(applied))
            left.push(one);
        else if (applied.fault !== undefined)
            return { finished, left, stopped: one };
        else
            finished.push({
                ...one,
                messages: [`finished session ${session.id}, which an earlier run had left`, ...one.messages],
            });
    }
    return { finished, left };
}
/**
 * Whether the upstream failed at single records only, as a tracker does whose own rules crash on one of
 * them: then the others need not wait for it.
 *
 * Not with a create among them: as long as nobody knows whether it was made, what upstream lists as new
 * may be it.
 */
function isOnlySome({ fault, isCut, results }) {
    if (fault === undefined || isCut === true)
        return false;
    return results.every(({ result, change }) => result !== 'queued' || change.kind !== 'create');
}
/**
 * Plans offline what was edited since the session that the upstream keeps from going on, and lets it wait
 * behind that one.
 *
 * Nothing more is asked of the upstream in this run. A fault that waiting does not help stops everything.
 */
async function queueBehind(run, stopped) {
    const { offline } = stopped;
    if (stopped.code !== 'queued' || offline === undefined)
        return stopped;
    const { plan, session } = await preview({ ...run, offline });
    if (session === null)
        return stopped;
    if (plan.guarded !== undefined)
        return (0,report/* report */.z8)({ sync: run.config.id, code: 'bulk-guard', session, plan });
    return (0,report/* withFirst */.Fu)(await queue(run, { session, plan, offline }), stopped);
}
async function tryRecover(run, session) {
    if (run.offline !== undefined)
        return { offline: run.offline };
    try {
        return { recovered: await recover(run, session) };
    }
    catch (error) {
        if (!(error instanceof provider/* ProviderFault */.g) || !error.retryable)
            throw error;
        return { offline: (0,flows_sessions/* offlineBy */.VW)(error) };
    }
}
async function queue(run, about) {
    const { plan, offline } = about;
    const waiting = (0,flows_sessions/* waitingFor */.Fz)(run, about.session, offline);
    const canWait = ['previewed', 'approved', 'applying', 'queued'].includes(about.session.state);
    const session = canWait ? (0,flows_sessions/* move */.Cy)(run, about.session, { kind: 'wait', waiting }) : about.session;
    if (!isSameWait(session, about.session))
        await run.store.writeSession(session);
    const journal = (0,kernel_journal/* foldJournal */.n$)(await run.store.readJournal(session.id));
    const asked = session.plan.changes.filter(({ record }) => (0,flows_sessions/* isApproved */.SZ)(session, record));
    const results = asked.map((change) => {
        const result = journal.get(change.id)?.outcome?.result ?? 'queued';
        return { change, result };
    });
    const messages = [(0,flows_sessions/* offlineInWords */.Q9)(offline)];
    return (0,report/* report */.z8)({ sync: run.config.id, code: 'queued', session, plan, results, offline, messages });
}
/** A wait is stored anew only when it says something new: an hourly run writes nothing else (I4). */
function isSameWait(one, other) {
    const essence = ({ state, approval, waiting }) => [
        state,
        approval?.digest ?? null,
        waiting?.code ?? null,
        waiting?.retryAt ?? null,
    ];
    return (0,json/* equalJson */.FS)(essence(one), essence(other));
}
async function settleOnly(run, about) {
    const { collected, plan } = about;
    if (collected.offline !== undefined) {
        const { offline } = collected;
        return (0,report/* report */.z8)({
            sync: run.config.id,
            code: 'unreachable',
            plan,
            offline,
            messages: [(0,flows_sessions/* offlineInWords */.Q9)(offline)],
        });
    }
    await commitRun(run, { collected, plan, writing: (0,live_record/* settledOnly */.g)(collected) });
    const last = about.finished.at(-1);
    if (last === undefined)
        return (0,report/* report */.z8)({ sync: run.config.id, code: 'nothing-to-do', plan });
    // What was stale when the session was taken up has been read again since, and nothing is left of it.
    return last.code === 'stale' ? { ...last, code: 'applied' } : last;
}
/** A plan without a change to write: only conflicts or held records, which wait for a person. */
async function onlyOpen(run, about) {
    const { collected, plan, session } = about;
    await commitRun(run, { collected, plan, writing: (0,live_record/* settledOnly */.g)(collected) });
    return (0,report/* report */.z8)({ sync: run.config.id, code: (0,report/* previewCode */.uT)(plan, undefined), session, plan });
}
async function finishApply(run, about) {
    const { applied, plan } = about;
    const { session, results, notes } = applied;
    const base = { sync: run.config.id, session, plan, results, notes };
    if (applied.fault !== undefined) {
        const offline = (0,flows_sessions/* offlineBy */.VW)(applied.fault);
        return (0,report/* report */.z8)({
            ...base,
            code: (0,report/* appliedCode */.r2)(applied, plan),
            offline,
            messages: [(0,flows_sessions/* offlineInWords */.Q9)(offline)],
        });
    }
    if (applied.moved.size === 0)
        return (0,report/* report */.z8)({ ...base, code: (0,report/* appliedCode */.r2)(applied, plan) });
    const next = await reread(run, applied.moved);
    const open = next.plan.conflicts.length > 0;
    return (0,report/* report */.z8)({
        ...base,
        code: open ? 'conflicts' : (0,report/* appliedCode */.r2)(applied, plan),
        plan: { ...plan, conflicts: next.plan.conflicts },
        session: next.session ?? session,
        messages: movedInWords(applied),
    });
}
/** Says first what was replaced, then how many records were left alone. */
function movedInWords({ moved, results }) {
    const replaced = results.filter((one) => one.code === 'overwritten');
    const records = new Set(replaced.map((one) => one.change.record));
    const left = [...moved].filter((record) => !records.has(record)).length;
    return [
        ...replaced.flatMap(({ message }) => message ?? []),
        ...(left === 0
            ? []
            : [`${left} record(s) moved between the preview and the write; nothing of them was overwritten`]),
    ];
}
/** After a record moved, the next preview shows what it has become, as a `stale` conflict if it is one. */
async function reread(run, moved) {
    const { plan, session } = await preview(run, { moved });
    return { plan, session };
}

// EXTERNAL MODULE: ./build/flows/read-side.js
var read_side = __webpack_require__(8773);
// EXTERNAL MODULE: ./build/flows/findings.js
var findings = __webpack_require__(6851);
;// CONCATENATED MODULE: ./build/flows/rewind.js


/** Reads what is stored of the records that some changes wrote to. */
async function storedRecords(run, done) {
    const records = new Set(done.map((one) => one.change.record));
    const stored = new Map();
    for (const link of await run.store.readIndex(run.config.id)) {
        if (!records.has(link.record))
            continue;
        const { localVersion: _local, remoteVersion: _remote, ...row } = link;
        const { record, base: hash } = row;
        const answer = hash === undefined ? null : await run.store.readBase({ sync: run.config.id, record, hash });
        stored.set(record, answer?.kind === 'found' ? { row, base: answer.base } : { row });
    }
    return stored;
}
/**
 * The rows and bases of records as they were before some changes; none keeps its versions.
 *
 * A record that a change made is linked until its copy is gone (`written`), so that nothing makes a
 * second one; it has no base until then, so that a copy gone is a question, not a deletion to pass on.
 */
function rewind(run, about) {
    const rows = [];
    const bases = [];
    for (const [record, { row, base }] of about.stored) {
        const undone = about.done.filter((one) => one.change.record === record && isLinkedBy(one, row));
        const create = undone.find((one) => one.change.kind === 'create')?.change;
        const before = create !== undefined || base === undefined
            ? undefined
            : undone.reduce((now, one) => rewound(run, now, one), base);
        if (before !== undefined) {
            rows.push({ record, row: { ...row, base: run.store.baseHash(before) } });
            bases.push({ record, base: before });
        }
        else if (create === undefined) {
            rows.push({ record, row });
        }
        else {
            rows.push({ record, row: about.written ? withoutCopy(row, create) : withoutBase(row) });
            bases.push({ record, base: null });
        }
    }
    return { rows, bases };
}
/** Since a create was taken back, or its record was deleted, another one may stand in its place. */
function isLinkedBy({ change, outcome }, row) {
    return change.kind !== 'create' || row[change.side] === outcome.target;
}
/** A record from upstream was heard of once: without a row the cursor would have passed it (I7). */
function withoutCopy({ record, remote }, create) {
    return create.side === 'local' && remote !== undefined ? { record, remote } : null;
}
function withoutBase({ base: _base, ...row }) {
    return row;
}
/** The base before a change: the fields it wrote are as its intent noted them, or had none. */
function rewound(run, base, { change, intent }) {
    const touched = (0,write_change/* touchedFields */.a4)(change);
    const names = run.mappings.flatMap((mapping) => touched.has((0,lens/* nameOn */.H6)(mapping, change.side)) ? [mapping.name] : []);
    const kept = (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
    const images = kept(base.remote ?? {});
    const { remote: _remote, moves: _moves, ...rest } = base;
    return {
        ...rest,
        fields: { ...kept(base.fields), ...intent?.undo?.base },
        ...(Object.keys(images).length === 0 ? {} : { remote: images }),
    };
}

// EXTERNAL MODULE: ./build/kernel/emit.js + 3 modules
var emit = __webpack_require__(4370);
;// CONCATENATED MODULE: ./build/flows/way-back.js







/**
 * Finds the way back of an update: what its intent stored, and for a set what its change itself tells.
 *
 * A set is taken back element by element, since upstream may keep it in an order of its own and people
 * may have added to it: what the change added goes, what it removed comes back, the rest stays.
 * A stored way back that leads to somewhere else than where the change began is not ours (A27).
 */
function wayBack(mappings, about) {
    const { change, stored, now } = about;
    const sets = mappings.flatMap((mapping) => setBack(mapping, change, now) ?? []);
    const isOther = (step) => !sets.some(({ name }) => (0,write_change/* stepsIn */.FZ)([step], name).length > 0);
    const forth = change.patch.filter(isOther);
    const ofSets = sets.flatMap(({ patch }) => patch);
    if ((0,patch/* applyPatch */.X6)(now, forth).ok)
        return { kind: 'patch', patch: ofSets };
    const back = stored?.filter(isOther);
    if (back === undefined)
        return { kind: 'none' };
    if (leadsElsewhere(now, forth, back))
        return { kind: 'elsewhere' };
    return { kind: 'patch', patch: [...back, ...ofSets] };
}
/** Whether a stored way back of a patch touches other fields, or ends where the patch did not begin. */
function leadsElsewhere(now, forth, back) {
    const touched = (0,write_change/* touchedFields */.a4)({ patch: forth });
    if (![...(0,write_change/* touchedFields */.a4)({ patch: back })].every((name) => touched.has(name)))
        return true;
    const before = (0,patch/* applyPatch */.X6)(now, back);
    return before.ok && !(0,patch/* applyPatch */.X6)(before.value, forth).ok;
}
/** The way back of one set, as a merge whose base is what the change left; null for any other field. */
function setBack(mapping, change, now) {
    if (mapping.kind !== 'set' || mapping.strictSet === true)
        return null;
    const name = (0,lens/* nameOn */.H6)(mapping, change.side);
    const edit = (0,write_change/* setEditOf */.i1)(change, name);
    const theirs = now[name];
    if (edit === null || !(0,json/* isJsonArray */.Md)(theirs))
        return null;
    const rule = { ...(0,lens/* ruleOf */.Y)(mapping), name };
    const value = (0,set/* mergeSet */.b)(rule, { base: edit.after, ours: edit.before, theirs });
    return {
        name,
        patch: (0,equal/* sameValue */.eE)(rule, theirs, value) ? [] : (0,emit/* emitField */.c)({ rule, before: theirs, after: value }),
    };
}

;// CONCATENATED MODULE: ./build/flows/undo.js











/**
 * Takes back what a session wrote, guarded: a record that moved since is left alone and reported.
 *
 * The bases go back first: killed in between, a value that is still on both sides is agreed again, and
 * one that was taken back shows the old difference, so that neither looks like a person's edit. May be
 * run again after a crash: what is already as it was counts as taken back.
 */
async function undo(run, session) {
    const sync = run.config.id;
    if (!canBeUndone(session)) {
        const messages = [`session ${session.id} is ${session.state}; only what was applied can be taken back`];
        return (0,report/* report */.z8)({ sync, code: 'not-approvable', session, plan: session.plan, messages });
    }
    (0,flows_sessions/* assertUnaltered */.ts)(run, session);
    const journal = await JournalWriter.open(run.store, session.id);
    const folded = (0,kernel_journal/* foldJournal */.n$)(journal.entries);
    const done = changesDone(session, folded);
    const isBack = (one) => folded.get(undoId(one))?.outcome?.result === 'written';
    const wanted = done.filter((one) => !isBack(one));
    const stored = await storedRecords(run, done);
    const message = `Undo session ${session.id} of ${sync}`;
    await run.store.commit({
        sync,
        ...rewind(run, { done: wanted, stored, written: false }),
        sessions: [],
        message,
    });
    const results = [];
    const back = await copiesGone(run, done.filter(isBack));
    for (const one of done.filter(isBack))
        keepFindings(run, stored, { ...one.change, found: folded.get(undoId(one))?.outcome?.overwritten });
    for (const one of wanted.toReversed()) {
        const { result, found } = await takeBack(run, { one, journal, session: session.id });
        results.push(result);
        keepFindings(run, stored, { ...one.change, found });
        if (result.result === 'written')
            back.push(one);
        run.progress({ step: 'writing', done: results.length, total: wanted.length });
    }
    const moved = results.filter((result) => result.result !== 'written');
    let next = session;
    if (moved.length === 0)
        next = (0,flows_sessions/* tell */.qz)(run, (0,flows_sessions/* move */.Cy)(run, session, { kind: 'undo' }), { type: 'session.undone' });
    await run.store.commit({
        sync,
        ...rewind(run, { done: back, stored, written: true }),
        sessions: [next],
        message,
    });
    const replaced = results.filter((one) => one.code === 'overwritten');
    const messages = [
        ...replaced.flatMap(({ message }) => message ?? []),
        ...moved.map((one) => `${one.change.record}: ${one.message ?? 'moved since; left as it is'}`),
    ];
    return (0,report/* report */.z8)({
        sync,
        code: replaced.length > 0 ? 'conflicts' : moved.length === 0 ? 'undone' : 'stale',
        session: next,
        plan: session.plan,
        results,
        messages,
    });
}
/** The creates of an earlier attempt whose copies are gone; the bases of updates went back before. */
async function copiesGone(run, undone) {
    const gone = [];
    for (const one of undone) {
        const { kind, side } = one.change;
        if (kind !== 'create' || one.outcome.target === undefined)
            continue;
        const state = await (0,read_side/* readState */.un)(run[side], one.outcome.target);
        if (state.kind === 'absent')
            gone.push(one);
    }
    return gone;
}
/** A session that another one has replaced may have written before that. */
function canBeUndone({ state, cursor }) {
    return (['applied', 'conflicted'].includes(state) || (['superseded', 'abandoned'].includes(state) && cursor > 0));
}
function changesDone(session, folded) {
    return session.plan.changes.flatMap((change) => {
        const { intent, outcome } = folded.get(change.id) ?? {};
        if (outcome === undefined || !['written', 'found'].includes(outcome.result))
            return [];
        return [{ change, outcome, ...(intent === undefined ? {} : { intent }) }];
    });
}
/** What a write replaced unseen goes with its record's base, so that the next preview asks about it (I2, I15). */
function keepFindings(run, stored, about) {
    const { record, found = [] } = about;
    const known = stored.get(record);
    const base = withRecovered(run.mappings, known?.base, found);
    if (known === undefined || base === undefined || found.length === 0)
        return;
    stored.set(record, { ...known, base: { format: 1, record, ...base } });
}
function undoId(one) {
    return `${one.change.id}~undo`;
}
async function takeBack(run, about) {
    const { one, journal } = about;
    const { change } = one;
    const common = { change: undoId(one), record: change.record, side: change.side };
    const id = one.outcome.target ?? change.target;
    await journal.append((seq) => ({
        kind: 'intent',
        seq,
        ...common,
        action: change.kind === 'create' ? 'delete' : change.kind === 'delete' ? 'create' : 'update',
        ...(id === undefined ? {} : { target: id }),
        at: run.now(),
    }));
    const { answer, seen } = await reverse(run, one, id, `${about.session}-${change.record}-undo`);
    const ok = answer.kind === 'written' || answer.kind === 'deleted';
    const target = answer.kind === 'written' ? answer.record.id : undefined;
    const found = answer.kind === 'written' ? (0,findings/* findingsOf */.W)(answer, seen) : [];
    const note = answer.kind === 'written' ? (0,findings/* replacedNote */.d)(answer, found) : {};
    await journal.append((seq) => ({
        kind: 'outcome',
        seq,
        ...common,
        result: ok ? 'written' : 'stale',
        ...(target === undefined ? {} : { target }),
        ...note,
        at: run.now(),
    }));
    const message = answer.kind === 'rejected' ? answer.message : 'it moved since; left as it is';
    const result = {
        change,
        result: ok ? 'written' : 'stale',
        ...(target === undefined ? {} : { target }),
        ...(note.code === undefined ? {} : { code: note.code }),
        ...(ok ? {} : { message }),
        ...(note.message === undefined ? {} : { message: note.message }),
    };
    return { result, found };
}
async function reverse(run, one, id, key) {
    const { change, outcome, intent } = one;
    const provider = run[change.side];
    if (change.kind === 'delete')
        return { answer: await createBack(run, change, key) };
    if (id === undefined)
        return { answer: { kind: 'gone' } };
    const now = await (0,read_side/* readState */.un)(provider, id);
    if (now.kind !== 'present') {
        const isGone = change.kind === 'create' && now.kind === 'absent';
        return { answer: { kind: isGone ? 'deleted' : 'stale' } };
    }
    const { record } = now;
    if (change.kind === 'create') {
        const untouched = outcome.version === record.version ||
            (outcome.version === undefined && holdsStill(record.fields, change));
        if (!untouched)
            return { answer: { kind: 'stale' } };
        return { answer: await provider.delete({ id, version: record.version }) };
    }
    const back = wayBack(run.mappings, { change, stored: intent?.undo?.patch, now: record.fields });
    if (back.kind === 'none')
        return { answer: { kind: 'stale' } };
    if (back.kind === 'elsewhere') {
        const message = 'its journal holds another way back than the change needs; left as it is';
        return { answer: { kind: 'rejected', code: 'journal-altered', message } };
    }
    const { patch } = back;
    if (patch.length === 0)
        return { answer: { kind: 'written', record } };
    return { answer: await provider.update({ id, patch, version: record.version }), seen: record };
}
/** Whether a record has every value it was created with. */
function holdsStill(fields, change) {
    return Object.entries((0,write_change/* createdFields */.uJ)(change)).every(([name, sent]) => (0,json/* equalJson */.FS)(fields[name] ?? null, sent));
}
async function createBack(run, change, key) {
    const [test] = change.patch;
    const provider = run[change.side];
    if (test?.op !== 'test' || !(0,json/* isJsonObject */.OW)(test.value))
        return { kind: 'stale' };
    const now = change.target === undefined ? null : await (0,read_side/* readState */.un)(provider, change.target);
    if (now?.kind === 'present' && (0,json/* equalJson */.FS)(now.record.fields, test.value))
        return { kind: 'written', record: now.record };
    return provider.create({
        key,
        fields: test.value,
        ...(change.target === undefined ? {} : { id: change.target }),
        ...(change.other === undefined ? {} : { other: change.other }),
    });
}

;// CONCATENATED MODULE: ./build/event-sink.js
/**
 * POSTs the events of a run to the configured sink, in structured mode; without a sink it does nothing.
 *
 * A sink that does not answer never fails a run: the events stay with their session.
 * Source: CloudEvents HTTP Protocol Binding 1.0.2 §3.2.
 */
async function postEvents(world, about) {
    const { events: sink } = about.config;
    const fresh = (about.report.session?.events ?? []).filter((event) => event.time >= about.since);
    if (sink === undefined || fresh.length === 0)
        return;
    const { CloudEvent, HTTP } = await __webpack_require__.e(/* import() */ 973).then(__webpack_require__.t.bind(__webpack_require__, 2973, 23));
    const token = sink.tokenEnv === undefined ? undefined : world.env(sink.tokenEnv);
    for (const event of fresh) {
        const message = HTTP.structured(new CloudEvent({ ...event, specversion: '1.0', datacontenttype: 'application/json' }));
        const headers = {
            ...message.headers,
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        };
        try {
            await fetch(sink.sink, {
                method: 'POST',
                headers,
                body: String(message.body),
                redirect: 'manual',
                signal: AbortSignal.timeout(5000),
            });
        }
        catch (error) {
            process.stderr.write(`The event sink did not take ${event.id}: ${error.message}\n`);
            return;
        }
    }
}

;// CONCATENATED MODULE: ./build/cli/sync.js








/** Runs a flow over the syncs that were asked for, one after the other, holding the state's lock. */
async function runSyncs(flow, about) {
    const { world, config, options } = about;
    const store = (0,env/* openStore */.Ch)(world);
    const session = options.session === undefined ? null : await store.readSession(options.session);
    if (options.session !== undefined && session === null) {
        return [(0,report/* report */.z8)({ sync: '', code: 'no-session', messages: [`there is no session ${options.session}`] })];
    }
    const release = await store.lock();
    try {
        const reports = [];
        for (const sync of config.syncs.values()) {
            if (options.sync !== undefined && options.sync !== sync.id)
                continue;
            if (session !== null && session.sync !== sync.id)
                continue;
            const started = world.now();
            const one = await guarded(sync, async () => runOne(flow, { world, store, sync, session }));
            reports.push(one);
            await postEvents(world, { config, report: one, since: started });
            if (flow === 'apply')
                await store.prune(daysBefore(world.now(), sync.keepDays));
        }
        if (reports.length === 0 && session !== null) {
            return [
                (0,report/* report */.z8)({
                    sync: session.sync,
                    code: 'no-session',
                    messages: [`session ${session.id} is of sync ${session.sync}, which this run does not cover`],
                }),
            ];
        }
        return reports;
    }
    finally {
        await release();
    }
}
async function runOne(flow, about) {
    const { sync, session } = about;
    // Who names a session wants it now, whatever the upstream said of when it will answer (E39).
    const isForced = session !== null && flow !== 'preview';
    const run = await (0,env/* openRun */.Iy)(about.world, { config: sync, store: about.store, isForced });
    if (!run.ok)
        return (0,report/* report */.z8)({ sync: sync.id, code: 'bad-config', messages: run.error });
    if (flow === 'undo' && session !== null)
        return undo(run.value, session);
    if (flow === 'preview')
        return previewOne(run.value);
    return session === null ? reconcile(run.value) : applySession(run.value, session);
}
async function previewOne(run) {
    const { collected, plan, session } = await preview(run, { planOnly: true });
    const code = (0,report/* previewCode */.uT)(plan, collected.offline);
    const messages = await unfinishedMessages(run);
    const base = (0,report/* report */.z8)({ sync: run.config.id, code, session, plan, messages });
    if (collected.offline === undefined)
        return base;
    const results = plan.changes.map((change) => ({ change, result: 'queued' }));
    return {
        ...base,
        results,
        offline: collected.offline,
        messages: [(0,flows_sessions/* offlineInWords */.Q9)(collected.offline), ...messages],
    };
}
async function unfinishedMessages(run) {
    const messages = [];
    for (const session of await (0,flows_sessions/* openSessions */.wR)(run.store, run.config.id)) {
        if (await (0,flows_sessions/* hasBegun */.SU)(run, session))
            messages.push(`session ${session.id} was left unfinished; --apply finishes it first`);
    }
    return messages;
}
/** The one place where faults of the outside world become outcomes. */
async function guarded(sync, action) {
    try {
        return await action();
    }
    catch (error) {
        if (error instanceof provider/* ProviderFault */.g) {
            const refused = error.code === 'forbidden' || error.code === 'unauthorized';
            const code = error.retryable ? 'unreachable' : refused ? 'forbidden' : 'bad-answer';
            return (0,report/* report */.z8)({ sync: sync.id, code, messages: [error.message] });
        }
        throw error;
    }
}
/** What a fault of the state means for the whole run. */
function storeFaultCode(fault) {
    if (fault.code === 'state-locked')
        return 'state-locked';
    return fault.code === 'state-rewound' || fault.code === 'state-foreign-lineage'
        ? 'state-read-only'
        : 'bad-state';
}
function daysBefore(at, days) {
    return new Date(Date.parse(at) - days * 24 * 60 * 60 * 1000).toISOString();
}


/***/ }),

/***/ 3315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ withFirst),
/* harmony export */   lI: () => (/* binding */ behindFirst),
/* harmony export */   r2: () => (/* binding */ appliedCode),
/* harmony export */   uT: () => (/* binding */ previewCode),
/* harmony export */   z8: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _kernel_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3187);

function report(about) {
    return { session: null, plan: null, results: [], notes: [], messages: [], ...about };
}
/** The code of an applied session: the worst thing that happened names it. */
function appliedCode(applied, plan) {
    if (applied.fault !== undefined)
        return applied.fault.retryable ? 'queued' : 'forbidden';
    if (plan.conflicts.length > 0)
        return 'conflicts';
    if (applied.results.some((one) => one.result === 'failed'))
        return 'rejected';
    if (applied.notes.some((note) => note.kind === 'dropped'))
        return 'rejected';
    if (applied.results.some((one) => one.result === 'stale'))
        return 'stale';
    return plan.held.length > 0 ? 'held' : 'applied';
}
function previewCode(plan, offline) {
    if (offline !== undefined)
        return 'unreachable';
    if (plan.guarded !== undefined)
        return 'bulk-guard';
    if (plan.conflicts.length > 0)
        return 'conflicts';
    if (plan.held.length > 0)
        return 'held';
    return plan.changes.length > 0 ? 'previewed' : 'nothing-to-do';
}
/** How a run ends that went on while an earlier session waits: as that one does, unless it was refused. */
function behindFirst(later, first) {
    if (later.session === null)
        return first;
    const { outcome } = _kernel_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .CODES */ .L[later.code];
    const code = ['done', 'queued', 'conflicts'].includes(outcome) ? first.code : later.code;
    return { ...withFirst(later, first), code };
}
/** The report of a session that waits behind another, with what that one still has to write. */
function withFirst(later, first) {
    const isOpen = (one) => one.result === 'queued';
    const left = first.results.filter(isOpen).length;
    const waits = left === 1 ? '1 change of it waits' : `${left} changes of it wait`;
    return {
        ...later,
        results: [...later.results, ...first.results.filter(isOpen)],
        messages: [...later.messages, `session ${first.session?.id} goes first: ${waits}`],
    };
}


/***/ })

};
;