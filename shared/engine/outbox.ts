/** The outbox: what has to arrive, in order for each receiver, once (C1, H1, H2). */
import { derivedUuid } from '../domain/derived-id.ts';
import { t } from '../language/engine/words.ts';
import type { ErrorCode, ReplyOf } from '../protocol/replies.ts';
import { step, type Effect, type Step } from './events.ts';
import {
  type EngineState,
  type Op,
  type OpRequest,
  opsInOrder,
  relayNow,
  type SentMessage,
  without,
} from './state.ts';

/** At most so many requests are under way; well under what the relay allows in one burst (T6). */
const MAX_IN_FLIGHT = 8;
/** Rest after a failure of the relay that may pass. */
const REST_MS = 5000;

/** Adds a request to the outbox. */
export const enqueue = (state: EngineState, request: OpRequest): EngineState => {
  const n = state.nextOp;
  return { ...state, nextOp: n + 1, ops: { ...state.ops, [n]: { n, request, attempted: false } } };
};

/** Drops ops that the relay has not seen, or that no longer matter. */
export const dropOps = (state: EngineState, unwanted: (op: Op) => boolean): EngineState => {
  const kept = Object.entries(state.ops).filter(([, op]) => !unwanted(op));
  return kept.length === Object.keys(state.ops).length
    ? state
    : { ...state, ops: Object.fromEntries(kept) };
};

/** Whether an op was sent on this connection and not answered yet. */
export const isInFlight = (state: EngineState, op: Op): boolean => state.inFlight.includes(op.n);

/** Adds a request in place of those it makes superfluous, which are not under way. */
export const enqueueLatest = (state: EngineState, request: OpRequest): EngineState =>
  enqueue(
    dropOps(state, (op) => op.request.type === request.type && !isInFlight(state, op)),
    request,
  );

/** Whether anything of these types waits in the outbox. */
export const hasPending = (state: EngineState, matches: (request: OpRequest) => boolean): boolean =>
  Object.values(state.ops).some((op) => matches(op.request));

/** Ops of one lane go one after the other: what is for one receiver, and all of one's own choices (C1). */
const laneOf = (state: EngineState, request: OpRequest): string => {
  switch (request.type) {
    case 'message.send':
      return request.to;
    case 'message.revise':
    case 'message.urge':
    case 'message.withdraw':
      return state.sent[request.messageId]?.to ?? '';
    case 'profile':
    case 'manual':
    case 'status':
    case 'settings':
    case 'triage':
    case 'urgent.feedback':
    case 'focus.start':
    case 'focus.change':
    case 'focus.pause':
    case 'focus.resume':
    case 'focus.end':
    case 'focus.report':
      return 'own';
    case 'surface.ask':
    case 'surface.cancel':
    case 'surface.dismiss':
      return `surface ${request.to}`;
  }
};

/** What became of a wait that the relay may know, its log tells: read that first, or one wait could be two (S1). */
const waitsForLog = (state: EngineState, { request, attempted }: Op): boolean =>
  request.type === 'surface.ask' && attempted && state.cursor < state.headThen;

/** Sends what may be sent now. */
export const flush = (state: EngineState): Step => {
  if (state.connection.state !== 'online' || state.reading.monotonic < state.opsRestUntilMono)
    return step(state);
  const busy = new Set(
    state.inFlight.flatMap((n) => (state.ops[n] ? [laneOf(state, state.ops[n].request)] : [])),
  );
  const started: Op[] = [];
  for (const op of opsInOrder(state)) {
    if (state.inFlight.length + started.length >= MAX_IN_FLIGHT) break;
    const lane = laneOf(state, op.request);
    if (busy.has(lane) || waitsForLog(state, op)) continue;
    busy.add(lane);
    started.push({ ...op, attempted: true });
  }
  if (started.length === 0) return step(state);
  const effects = started.map((op): Effect => ({
    type: 'send',
    request: { ...op.request, id: String(op.n) },
  }));
  const ops = { ...state.ops, ...Object.fromEntries(started.map((op) => [op.n, op])) };
  return step(
    { ...state, ops, inFlight: [...state.inFlight, ...started.map((op) => op.n)] },
    ...effects,
  );
};

/** The op that a reply answers; undefined for pings and the like. */
export const opOf = (state: EngineState, re: string | null): Op | undefined =>
  re !== null && /^\d+$/.test(re) ? state.ops[re] : undefined;

const landed = (state: EngineState, op: Op): EngineState => ({
  ...state,
  ops: without(state.ops, String(op.n)),
  inFlight: state.inFlight.filter((n) => n !== op.n),
});

/** Changes what is known of a sent message; unknown ids are left alone. */
export const updateSent = (
  state: EngineState,
  messageId: string,
  change: (sent: SentMessage) => SentMessage,
): EngineState => {
  const sent = state.sent[messageId];
  return sent === undefined
    ? state
    : { ...state, sent: { ...state.sent, [messageId]: change(sent) } };
};

/** A sent message in another state; an expectation that no longer holds goes. */
export const inState = (
  sent: SentMessage,
  next: SentMessage['state'],
  expectedAt: number | undefined,
): SentMessage => {
  const { expectedAt: _, problem: __, ...rest } = sent;
  return { ...rest, state: next, ...(expectedAt === undefined ? {} : { expectedAt }) };
};

/** So many messages that are settled are kept to look back at, the oldest go first; a reply as long as what it answers. */
export const KEEP_SETTLED = 500;

/** What is kept of the messages that this member wrote. */
export const trimmedSent = (
  sent: EngineState['sent'],
  inbox: EngineState['inbox'],
): EngineState['sent'] => {
  const settled = Object.values(sent).filter(
    ({ state, replyTo = '' }) =>
      (state === 'delivered' || state === 'withdrawn') && inbox[replyTo] === undefined,
  );
  if (settled.length <= KEEP_SETTLED) return sent;
  const surplus = new Set(
    settled
      .sort((a, b) => a.writtenAt - b.writtenAt)
      .slice(0, settled.length - KEEP_SETTLED)
      .map(({ messageId }) => messageId),
  );
  return Object.fromEntries(Object.entries(sent).filter(([id]) => !surplus.has(id)));
};

const isWaiting = ({ state }: SentMessage): boolean => state === 'held' || state === 'queued';

/** The relay promised: the op is done. */
export const opAccepted = (state: EngineState, op: Op, reply: ReplyOf<'ok'>): EngineState => {
  const next = landed(state, op);
  const { request } = op;
  if (request.type === 'message.send')
    return updateSent(next, request.messageId, (sent) =>
      // A receipt may have overtaken this answer of a send that was repeated.
      sent.state === 'waiting' ? inState(sent, reply.state ?? 'queued', reply.expectedAt) : sent,
    );
  if (request.type === 'message.urge')
    return updateSent(next, request.messageId, (sent) =>
      isWaiting(sent) ? inState(sent, reply.state ?? sent.state, reply.expectedAt) : sent,
    );
  if (request.type === 'message.revise')
    return updateSent(next, request.messageId, (sent) => ({ ...sent, body: request.body }));
  if (request.type === 'message.withdraw')
    return updateSent(next, request.messageId, (sent) => inState(sent, 'withdrawn', undefined));
  return next;
};

const PASSING: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'storage_full',
  'storage_failed',
  'internal',
]);

/** What a refusal means for people. */
const refusalText = ({ type }: OpRequest, { code }: ReplyOf<'error'>): string => {
  const isUrge = type === 'message.urge';
  const isRevision = type === 'message.revise';
  switch (code) {
    case 'urgent_refused':
      return isUrge ? t('engine.urgeRefused') : t('engine.urgentRefused');
    case 'urgent_spent':
      return isUrge ? t('engine.urgeSpent') : t('engine.urgentSpent');
    case 'not_found':
      return t('engine.notInTeamToSend');
    case 'too_late':
      return isRevision ? t('engine.revisedTooLate') : t('engine.deliveredAlready');
    default:
      return t('engine.notTaken', { code });
  }
};

const noWait = () => ({ noticeId: 'surface', text: t('engine.waitNotTaken') }) as const;

/** Words that came too late stand as a message of their own that was not sent, and can be. */
const keepRevision = (
  state: EngineState,
  { messageId, body }: Extract<OpRequest, { type: 'message.revise' }>,
  problem: string,
): EngineState => {
  const sent = state.sent[messageId];
  if (sent === undefined) return state;
  const { to, replyTo } = sent;
  const id = derivedUuid(`revision of ${messageId}: ${body}`);
  const writtenAt = Math.round(relayNow(state));
  const kept = {
    messageId: id,
    to,
    body,
    urgency: 'normal',
    writtenAt,
    state: 'failed',
    problem,
    ...(replyTo === undefined ? {} : { replyTo }),
  } as const;
  return { ...state, sent: { ...state.sent, [id]: kept } };
};

/** The sender sees why, and what they wrote is kept. */
const refusedForGood = (state: EngineState, request: OpRequest, problem: string): EngineState => {
  switch (request.type) {
    case 'message.send':
      return updateSent(state, request.messageId, (sent) => ({
        ...inState(sent, 'failed', undefined),
        problem,
      }));
    case 'message.withdraw':
      return updateSent(state, request.messageId, (sent) => ({ ...sent, problem }));
    case 'message.urge':
      return updateSent(state, request.messageId, ({ urgentReason: _, ...sent }) =>
        // Delivered in the meantime, there is nothing to be said about.
        isWaiting(sent) ? { ...sent, urgency: 'normal', problem } : { ...sent, urgency: 'normal' },
      );
    case 'message.revise':
      return keepRevision(state, request, problem);
    case 'surface.ask':
      return {
        ...state,
        asks: without(state.asks, request.to),
        notices: [...state.notices.filter(({ noticeId }) => noticeId !== 'surface'), noWait()],
      };
    default:
      return state; // One's own choices: what the relay says of them is adopted where they are kept.
  }
};

/** The relay refused: for now, and it is tried again; or for good, and the sender sees why. */
export const opRefused = (state: EngineState, op: Op, reply: ReplyOf<'error'>): EngineState => {
  if (PASSING.has(reply.code)) {
    const restMs = reply.retryAfterMs ?? REST_MS;
    return {
      ...state,
      inFlight: state.inFlight.filter((n) => n !== op.n),
      opsRestUntilMono: state.reading.monotonic + restMs,
    };
  }
  return refusedForGood(landed(state, op), op.request, refusalText(op.request, reply));
};
