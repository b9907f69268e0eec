/** A record of each own session, whoever ended it and wherever (F9). Local to this device. */
import * as z from 'zod';
import { focusLengthMs } from '../domain/focus.ts';
import { sessionsAsCsv, sessionsAsJson, type SessionRecord } from '../domain/statistics.ts';
import type { FocusRecord } from '../protocol/fields.ts';
import { DAY_MS } from '../protocol/limits.ts';
import type { EntryOf } from '../protocol/replies.ts';
import { ownProfile } from './own-profile.ts';
import { type EngineState, relayNow } from './state.ts';

/** So many are kept; the oldest go first. */
export const KEEP_SESSIONS = 5000;

/** How a record is kept. */
export const sessionRecord = z.object({
  focusId: z.string(),
  startedAt: z.number(),
  endedAt: z.number(),
  focusedMs: z.number(),
  plannedMs: z.number(),
  outcome: z.enum(['completed', 'stopped', 'expired']),
  held: z.number(),
  released: z.number(),
  label: z.string().optional(),
});

const trimmed = (sessions: EngineState['sessions']): EngineState['sessions'] => {
  const surplus = Object.keys(sessions).length - KEEP_SESSIONS;
  if (surplus <= 0) return sessions;
  const oldest = Object.values(sessions).sort((a, b) => a.endedAt - b.endedAt);
  const gone = new Set(oldest.slice(0, surplus).map(({ focusId }) => focusId));
  return Object.fromEntries(Object.entries(sessions).filter(([id]) => !gone.has(id)));
};

const recordOf = (state: EngineState, session: FocusRecord): SessionRecord => {
  const { focusId, startedAt, endsAt, outcome = 'stopped', label } = session;
  const before = state.sessions[focusId];
  const noted = state.sessionNotes.focusId === focusId ? state.sessionNotes : null;
  const focusedMs = Math.max(0, focusLengthMs(session, endsAt));
  return {
    focusId,
    startedAt,
    endedAt: endsAt,
    focusedMs,
    plannedMs: before?.plannedMs ?? noted?.plannedMs ?? focusedMs,
    outcome,
    held: Math.max(before?.held ?? 0, noted?.held ?? 0),
    released: before?.released ?? 0,
    ...(label === undefined ? {} : { label }),
  };
};

const isSame = (a: SessionRecord | undefined, b: SessionRecord): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** Notes how a session stands: a running one for later, one that is over for good. */
const noteSession = (state: EngineState, session: FocusRecord): EngineState => {
  const { focusId, state: stands, endsAt } = session;
  if (stands === 'ended') {
    const record = recordOf(state, session);
    if (isSame(state.sessions[focusId], record)) return state;
    return { ...state, sessions: trimmed({ ...state.sessions, [focusId]: record }) };
  }
  const plannedMs = focusLengthMs(session, endsAt);
  const before = state.sessionNotes;
  const held = before.focusId === focusId ? before.held : 0;
  if (before.focusId === focusId && before.plannedMs === plannedMs) return state;
  return { ...state, sessionNotes: { ...before, focusId, plannedMs, held } };
};

/** After each event: what became of the session that this device shows, and how much waits during it. */
export const noteFocus = (before: EngineState, after: EngineState): EngineState => {
  if (after.focus === null) return after;
  const next = before.focus === after.focus ? after : noteSession(after, after.focus);
  const notes = next.sessionNotes;
  const isRunning = after.focus.state !== 'ended' && notes.focusId === after.focus.focusId;
  if (!isRunning || after.held.count <= notes.held) return next;
  return { ...next, sessionNotes: { ...notes, held: after.held.count } };
};

/** The log told of a session, perhaps one of long ago that another device held. */
export const noteFocusEntry = (
  state: EngineState,
  session: FocusRecord,
  at: number,
): EngineState => {
  const next = noteSession(state, session);
  if (session.state !== 'ended') return next;
  const lastEnd = { focusId: session.focusId, at };
  return { ...next, sessionNotes: { ...next.sessionNotes, lastEnd } };
};

/** The log told of a batch: that of the end before it counts as released by it. */
export const noteBatch = (
  state: EngineState,
  { reason, messages }: EntryOf<'batch'>,
  at: number,
): EngineState => {
  const { lastEnd } = state.sessionNotes;
  const record = lastEnd === null ? undefined : state.sessions[lastEnd.focusId];
  if (reason !== 'focus-ended' || record === undefined || lastEnd?.at !== at) return state;
  const released = record.released + messages.length;
  const grown = { ...record, released, held: Math.max(record.held, released) };
  return { ...state, sessions: { ...state.sessions, [record.focusId]: grown } };
};

const local = (record: SessionRecord, skewMs: number): SessionRecord => ({
  ...record,
  startedAt: record.startedAt - skewMs,
  endedAt: record.endedAt - skewMs,
});

/** Long enough ago for a week with the change of the clocks. */
const RECENT_MS = 8 * DAY_MS;

/** What today and this week are counted from, by time. */
export const recentSessions = (state: EngineState): readonly SessionRecord[] =>
  Object.values(state.sessions)
    .filter(({ endedAt }) => endedAt > relayNow(state) - RECENT_MS)
    .map((record) => local(record, state.skewMs))
    .sort((a, b) => a.startedAt - b.startedAt);

/** A file for the window to offer. */
interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** All records as a file. */
export const exportSessions = (state: EngineState, format: 'csv' | 'json'): ExportedFile => {
  const records = Object.values(state.sessions).map((record) => local(record, state.skewMs));
  const { timeZone } = ownProfile(state);
  const name = `fermata-sessions.${format}`;
  return format === 'csv'
    ? { name, mediaType: 'text/csv', text: sessionsAsCsv(records, timeZone) }
    : {
        name,
        mediaType: 'application/json',
        text: sessionsAsJson(records, timeZone, state.reading.wall),
      };
};
