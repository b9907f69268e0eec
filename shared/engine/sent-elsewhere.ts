/**
 * What the member sent from other devices, so that each of them shows all (H14). Ids come from the log, from the
 * relay when this device comes in, and as it happens; the words are asked for, some at a time.
 */
import { SENT } from '../protocol/limits.ts';
import type { EntryOf, ReplyOf, ToldMessage } from '../protocol/replies.ts';
import { NOT_ASKED } from './elsewhere.ts';
import { step, type Effect, type Step } from './events.ts';
import { hasPending, inState, KEEP_SETTLED, trimmedSent, updateSent } from './outbox.ts';
import { type EngineState, type SentMessage, without } from './state.ts';

/** Ids of the two requests; none of the outbox has such a one. */
const ASK = { waiting: 'waiting', words: 'words' } as const;
/** Rest after a refusal that may pass; the relay's pong comes again before long, and asking goes on with it. */
const REST_MS = 5000;

/** Asks what waits, and to be told from now on of what is written elsewhere. */
export const askWaiting = (state: EngineState): Step =>
  step(
    { ...state, elsewhere: { ...NOT_ASKED, state: 'asked' } },
    { type: 'send', request: { type: 'sent', id: ASK.waiting } },
  );

const byLatest = (missing: EngineState['missing']): readonly (readonly [string, number])[] =>
  Object.entries(missing).sort(([, a], [, b]) => b - a);

/** Notes ids whose words are to be asked for, the last named first. What is too much to be kept is not asked for. */
const miss = (state: EngineState, ids: readonly string[]): EngineState => {
  if (ids.length === 0) return state;
  const next = Math.max(0, ...Object.values(state.missing)) + 1;
  const named = ids.map((id, index): [string, number] => [id, next + ids.length - index]);
  const missing = { ...state.missing, ...Object.fromEntries(named) };
  const isTooMuch = Object.keys(missing).length > KEEP_SETTLED;
  return {
    ...state,
    missing: isTooMuch ? Object.fromEntries(byLatest(missing).slice(0, KEEP_SETTLED)) : missing,
  };
};

/** Asks for the words of what is not known here, or once more for what waits, where it may be asked now. */
export const askMissing = (state: EngineState): Step => {
  const { elsewhere, connection, missing } = state;
  const isResting = state.reading.monotonic < elsewhere.restUntilMono;
  if (connection.state !== 'online' || isResting) return step(state);
  if (elsewhere.state === 'refused') return askWaiting(state);
  const isFree = elsewhere.state === 'following' && elsewhere.asked === null;
  if (!isFree || Object.keys(missing).length === 0) return step(state);
  const asked = Object.fromEntries(byLatest(missing).slice(0, SENT.perRequest));
  const effect: Effect = {
    type: 'send',
    request: { type: 'sent', id: ASK.words, messageIds: Object.keys(asked) },
  };
  return step({ ...state, elsewhere: { ...elsewhere, asked } }, effect);
};

/** The relay named what was sent or changed at another device. */
export const takeNames = (state: EngineState, { messageIds }: ReplyOf<'wrote'>): EngineState =>
  miss(state, messageIds);

const isFinal = ({ state }: SentMessage): boolean => state === 'delivered' || state === 'withdrawn';

/**
 * The log tells how a message stands. Of one that is not known here the words are asked for; so are those of one that
 * was waiting and came to be delivered while this device was away: they may have been changed meanwhile.
 */
export const takeReceipt = (state: EngineState, entry: EntryOf<'receipt'>): EngineState => {
  const { messageId } = entry;
  const known = state.sent[messageId];
  // Of what was taken back nothing is left to be asked for.
  if (known === undefined) return entry.state === 'withdrawn' ? state : miss(state, [messageId]);
  // Delivered and withdrawn are final; a late "held" changes nothing then.
  if (isFinal(known)) return state;
  const next = updateSent(state, messageId, (sent) => inState(sent, entry.state, entry.expectedAt));
  const mayBeOld = entry.state === 'delivered' && state.elsewhere.state !== 'following';
  return mayBeOld ? miss(next, [messageId]) : next;
};

const merged = (state: EngineState, known: SentMessage, told: ToldMessage): SentMessage => {
  // What this device is about to tell of it is newer than what the relay has.
  const isUrging = hasPending(
    state,
    (request) => request.type === 'message.urge' && request.messageId === told.messageId,
  );
  const urgency = isUrging ? known.urgency : told.urgency;
  const stands = isFinal(known) ? known : inState(known, told.state, told.expectedAt);
  // Told as it was known: what there is to say of it is true still.
  const says = known.problem !== undefined && stands.state === known.state;
  const { body } = told;
  return { ...stands, ...(says ? { problem: known.problem } : {}), body, urgency };
};

/** A message that this device is still sending, or that was refused it, is its own: the words here count. */
const isOwn = (state: EngineState, known: SentMessage): boolean =>
  known.state === 'failed' ||
  hasPending(
    state,
    (request) => request.type === 'message.send' && request.messageId === known.messageId,
  );

const takeMessage = (state: EngineState, told: ToldMessage): EngineState => {
  const known = state.sent[told.messageId];
  if (known !== undefined && isOwn(state, known)) return state;
  const { messageId, to, body, urgency, sentAt: writtenAt } = told;
  const first = { messageId, to, body, urgency, writtenAt, state: told.state };
  const next =
    known === undefined ? inState(first, told.state, told.expectedAt) : merged(state, known, told);
  return { ...state, sent: { ...state.sent, [messageId]: next } };
};

/** What was asked for has come. What it tells of urgent ones left may be another figure now. */
export const takeSent = (state: EngineState, { messages }: ReplyOf<'messages'>): EngineState => {
  const next = messages.reduce(takeMessage, state);
  const urgentBudgets = messages
    .filter(({ urgency, to }) => urgency === 'urgent' && next.urgentBudgets[to] !== undefined)
    .reduce((budgets, { to }) => without(budgets, to), next.urgentBudgets);
  return { ...next, urgentBudgets, sent: trimmedSent(next.sent, next.inbox) };
};

/** What was asked for is there, or the relay has it not. What was named anew meanwhile is asked for again. */
const settled = (state: EngineState): EngineState => {
  const asked = state.elsewhere.asked ?? {};
  const missing = Object.fromEntries(
    Object.entries(state.missing).filter(([id, n]) => asked[id] !== n),
  );
  return { ...state, missing, elsewhere: { ...state.elsewhere, asked: null } };
};

const refused = (state: EngineState, { code }: ReplyOf<'error'>): EngineState => {
  // An older relay: all is as it was before there was this.
  if (code === 'unsupported' || code === 'invalid') return { ...state, elsewhere: NOT_ASKED };
  const restUntilMono = state.reading.monotonic + REST_MS;
  const stands = state.elsewhere.state === 'asked' ? 'refused' : state.elsewhere.state;
  return { ...state, elsewhere: { state: stands, asked: null, restUntilMono } };
};

/** Takes an answer to one of the two requests; null: it is none. */
export const takeAnswer = (
  state: EngineState,
  frame: ReplyOf<'ok'> | ReplyOf<'error'>,
): EngineState | null => {
  if (frame.re !== ASK.waiting && frame.re !== ASK.words) return null;
  if (frame.type === 'error') return refused(state, frame);
  if (frame.re === ASK.words) return settled(state);
  const following = { ...state, elsewhere: { ...state.elsewhere, state: 'following' } } as const;
  return miss(following, frame.waiting ?? []);
};
