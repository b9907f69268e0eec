/** Connecting, staying connected and coming back (T3–T5). */
import { activeFocus } from '../domain/focus.ts';
import { t } from '../language/engine/words.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import {
  HELLO_TIMEOUT_MS,
  PING_AFTER_MS,
  RECONNECT,
  SILENCE_TIMEOUT_MS,
} from '../protocol/limits.ts';
import { andThen, step, type Effect, type Step } from './events.ts';
import { retell } from './focus-ops.ts';
import type { EngineState, Identity } from './state.ts';
import { initialState, NOTHING_HELD } from './state.ts';
import { NO_BUCKETS } from './buckets.ts';

/** How long a connection may take to open and be welcomed before it is given up. */
const CONNECT_TIMEOUT_MS = 2 * HELLO_TIMEOUT_MS;

/** Opens a connection if there is a relay to connect to. */
const connect = (state: EngineState, attempt: number): Step => {
  if (state.identity === null) return step({ ...state, connection: { state: 'solo' } });
  const connection = { state: 'connecting', attempt, sinceMono: state.reading.monotonic } as const;
  return step({ ...state, connection, inFlight: [] }, { type: 'connect' });
};

/** What is kept when this device becomes another member's: the person's own focus, what came of it, and settings. */
const forgetTeam = (state: EngineState): EngineState => ({
  ...initialState(state.device, state.reading),
  focus: state.focus,
  settings: state.settings,
  deviceSettings: state.deviceSettings,
  sessions: state.sessions,
  planned: state.planned,
  calendar: state.calendar,
  activity: state.activity,
  notices: state.notices,
});

/** The device joined a team, or left it. */
export const changeIdentity = (
  state: EngineState,
  identity: Identity | null,
  name: string,
  fresh: boolean,
): Step => {
  // Connecting anew closes what was open; without a team there is nothing to connect to.
  const closing: Effect[] = identity === null ? [{ type: 'disconnect' }] : [];
  const base = fresh ? forgetTeam(state) : { ...state, inFlight: [], presences: NO_BUCKETS };
  // Who waits for whom is the team's, and so is what waits: without one there is nobody to wait for (S1).
  const waits =
    identity === null ? { asks: {}, meetings: {}, held: NOTHING_HELD, heldKnownAt: null } : {};
  const joined = { ...base, ...waits, identity, name, connection: { state: 'solo' } } as const;
  // A session that began without a team goes on in it (F6).
  const running = fresh ? activeFocus(base.focus) : null;
  const next = running === null ? joined : retell(joined, running);
  return andThen(step(next, ...closing), (now) => connect(now, 0));
};

/** The socket is open: say who we are. The roster's version is left out when nothing of it is here. */
export const greet = (state: EngineState): Step =>
  step(state, {
    type: 'greet',
    cursor: state.cursor,
    activity: state.activity.activity,
    ...(state.roster > 0 ? { roster: state.roster } : {}),
  });

/** Full jitter: anything from nothing to the present step, which doubles up to its limit (T5). */
const retryDelayMs = (attempt: number, random: number): number =>
  attempt === 0
    ? 0
    : Math.round(random * Math.min(RECONNECT.maxMs, RECONNECT.firstMs * 2 ** (attempt - 1)));

/** A connection that was up for less counts as a failed try, or a relay that drops us would be asked in a loop. */
const STABLE_MS = 10_000;

/** The try whose wait is the longest: a device that had to make room comes back slowly, or two would chase each other (T6). */
const SLOW_ATTEMPT = 1 + Math.ceil(Math.log2(RECONNECT.maxMs / RECONNECT.firstMs));

const nextAttempt = ({ connection, reading }: EngineState, code: number): number => {
  if (code === CLOSE.tooManyConnections) return SLOW_ATTEMPT;
  if (connection.state === 'connecting') return connection.attempt + 1;
  if (connection.state !== 'online') return 0;
  return reading.monotonic - connection.sinceMono >= STABLE_MS ? 0 : connection.attempt + 1;
};

const noticed = (state: EngineState, text: string): EngineState['notices'] => [
  ...state.notices.filter((notice) => notice.noticeId !== 'connection'),
  { noticeId: 'connection', text },
];

const noticesAfter = (state: EngineState, code: number): EngineState['notices'] => {
  if (code === CLOSE.unsupportedProtocol) return noticed(state, t('engine.otherVersion'));
  return code === CLOSE.tooManyConnections
    ? noticed(state, t('engine.tooManyPlaces'))
    : state.notices;
};

/** Until when the relay was heard: what it told was so until then. */
const lastHeardAt = ({ connection }: EngineState): number | null =>
  connection.state === 'online' ? connection.heardAt : null;

/** The socket ended. `unauthorized` stops all tries (T3, T5). */
export const lost = (state: EngineState, code: number): Step => {
  if (state.identity === null || state.connection.state === 'solo') return step(state);
  const heldKnownAt = lastHeardAt(state) ?? state.heldKnownAt;
  const offline = { ...state, inFlight: [], openBatch: null, heldKnownAt };
  if (code === CLOSE.unauthorized) return step({ ...offline, connection: { state: 'signedOut' } });
  const attempt = nextAttempt(state, code);
  const retryMono = state.reading.monotonic + retryDelayMs(attempt, state.random);
  const waiting = {
    ...offline,
    notices: noticesAfter(state, code),
    connection: { state: 'waiting', attempt, retryMono },
  } as const;
  return retryMono <= state.reading.monotonic ? connect(waiting, attempt) : step(waiting);
};

/** Gives a connection up from this side, to try another. */
export const giveUp = (state: EngineState): Step =>
  andThen(step(state, { type: 'disconnect' }), (next) => lost(next, CLOSE.normal));

/** Someone or something wants the relay now (T5). */
export const wake = (state: EngineState): Step => {
  switch (state.connection.state) {
    case 'waiting':
      return connect(state, 0);
    case 'online':
      // A socket that died in our sleep looks alive: asking is the way to find out soon.
      return step(state, ping(state));
    case 'solo':
    case 'signedOut':
    case 'connecting':
      return step(state);
  }
};

/** Asks whether the relay is there. Its answer comes behind all that was in the log by then (T2). */
export const ping = (state: EngineState): Effect => ({
  type: 'send',
  request: { type: 'ping', id: `p${Math.round(state.reading.monotonic)}` },
});

/** What time alone makes necessary: a try, a ping, the end of a dead connection (T4). */
export const tickConnection = (state: EngineState): Step => {
  const now = state.reading.monotonic;
  const { connection } = state;
  switch (connection.state) {
    case 'waiting':
      return now >= connection.retryMono ? connect(state, connection.attempt) : step(state);
    case 'connecting':
      return now - connection.sinceMono >= CONNECT_TIMEOUT_MS ? giveUp(state) : step(state);
    case 'online':
      if (now - connection.heardMono >= SILENCE_TIMEOUT_MS) return giveUp(state);
      return now - connection.sentMono >= PING_AFTER_MS ? step(state, ping(state)) : step(state);
    case 'solo':
    case 'signedOut':
      return step(state);
  }
};

/** The next moment on the monotonic clock at which `tickConnection` has something to do; null when never. */
export const connectionDueMono = (state: EngineState): number | null => {
  const { connection } = state;
  switch (connection.state) {
    case 'waiting':
      return connection.retryMono;
    case 'connecting':
      return connection.sinceMono + CONNECT_TIMEOUT_MS;
    case 'online':
      return Math.min(
        connection.heardMono + SILENCE_TIMEOUT_MS,
        connection.sentMono + PING_AFTER_MS,
      );
    case 'solo':
    case 'signedOut':
      return null;
  }
};
