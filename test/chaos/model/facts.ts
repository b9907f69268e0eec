/** From what was seen to what can be said of it: connections, requests with their answers, logs, messages. */
import type { Entry, EntryOf, ReplyOf } from '../../../shared/protocol/replies.ts';
import type { Request, RequestOf, RequestType } from '../../../shared/protocol/requests.ts';
import type { History } from '../history.ts';

/** A request and what became of it. `at` and `answeredAt` are places in the history. */
export interface Asked<T extends RequestType = RequestType> {
  readonly at: number;
  readonly conn: Conn;
  readonly request: RequestOf<T>;
  answeredAt: number;
  answer: ReplyOf<'ok' | 'error' | 'pong' | 'welcome'> | null;
}
/** An entry of a log as it came over a connection. */
export interface Came {
  readonly at: number;
  readonly frame: ReplyOf<'entry'>;
}
/** A connection. */
export interface Conn {
  readonly conn: number;
  readonly device: string;
  readonly memberId: string;
  readonly asked: Asked[];
  readonly entries: Came[];
  /** Replies that answer nothing, or not what was to be answered next (T2). */
  readonly strayReplies: string[];
  closeCode: number | null;
}

/** A message's place in a log: in the batch of an entry. */
export interface Place {
  readonly seq: number;
  readonly index: number;
  /** When it was released, epoch ms. */
  readonly at: number;
  readonly batch: EntryOf<'batch'>;
  readonly message: EntryOf<'batch'>['messages'][number];
}
/** A member's log, as far as any device got it. */
export interface Log {
  readonly memberId: string;
  /** In order of `seq`; the first sight of each. */
  readonly entries: readonly ReplyOf<'entry'>[];
}
/** A message and all that was done about it. */
export interface MessageFacts {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly sends: Asked<'message.send'>[];
  readonly revisions: Asked<'message.revise'>[];
  readonly withdrawals: Asked<'message.withdraw'>[];
  /** Where it was released; by right once. */
  readonly main: Place[];
  /** Where it came back after `later`. */
  readonly later: Place[];
}
/** What is known of a run. */
export interface Facts {
  readonly history: History;
  readonly conns: readonly Conn[];
  readonly asked: readonly Asked[];
  readonly logs: ReadonlyMap<string, Log>;
  readonly messages: ReadonlyMap<string, MessageFacts>;
  /** Messages in a log that nobody sent to its member. */
  readonly strangers: readonly { readonly memberId: string; readonly place: Place }[];
  /** Relay time at the end; null when it was not reached. */
  readonly settled: { readonly now: number; readonly heads: ReadonlyMap<string, number> } | null;
}

/** Whether a request was answered `ok`. */
export const isOk = ({ answer }: Asked): boolean => answer?.type === 'ok';
/** Whether a request was refused with a code. */
export const isRefused = ({ answer }: Asked, code?: string): boolean =>
  answer?.type === 'error' && (code === undefined || answer.code === code);
/** The requests of one type. */
export const askedFor = <T extends RequestType>(
  asked: readonly Asked[],
  ...types: readonly T[]
): readonly Asked<T>[] =>
  // The type of a request is what tells them apart.
  asked.filter((it) => (types as readonly string[]).includes(it.request.type));

const newConn = (conn: number, device: string, memberId: string): Conn => ({
  conn,
  device,
  memberId,
  asked: [],
  entries: [],
  strayReplies: [],
  closeCode: null,
});

const noteAnswer = (
  conn: Conn,
  at: number,
  frame: ReplyOf<'ok' | 'error' | 'pong' | 'welcome'>,
): void => {
  if (frame.type === 'welcome' && frame.part > 1) return;
  const asked = conn.asked.find((it) => it.request.id === frame.re && it.answer === null);
  const next = conn.asked.find((it) => it.answer === null);
  if (asked === undefined || asked !== next)
    conn.strayReplies.push(`${frame.type} to ${frame.re ?? 'nothing'}`);
  if (asked === undefined) return;
  asked.answer = frame;
  asked.answeredAt = at;
};

const connsOf = (history: History): Map<number, Conn> => {
  const conns = new Map<number, Conn>();
  history.forEach((seen, at) => {
    if (seen.type === 'opened')
      conns.set(seen.conn, newConn(seen.conn, seen.device, seen.memberId));
    const conn = 'conn' in seen ? conns.get(seen.conn) : undefined;
    if (conn === undefined) return;
    if (seen.type === 'asked') {
      const { request } = seen as { request: Request };
      conn.asked.push({ at, conn, request: request, answeredAt: Infinity, answer: null });
    }
    if (seen.type === 'ended') conn.closeCode = seen.code;
    if (seen.type !== 'came') return;
    const { frame } = seen;
    if (frame.type === 'entry') conn.entries.push({ at, frame });
    if ('re' in frame) noteAnswer(conn, at, frame);
  });
  return conns;
};

const logsOf = (conns: Iterable<Conn>): Map<string, Log> => {
  const bySeq = new Map<string, Map<number, ReplyOf<'entry'>>>();
  for (const { memberId, entries } of conns) {
    const log = bySeq.get(memberId) ?? new Map<number, ReplyOf<'entry'>>();
    bySeq.set(memberId, log);
    for (const { frame } of entries) if (!log.has(frame.seq)) log.set(frame.seq, frame);
  }
  const logs = new Map<string, Log>();
  for (const [memberId, log] of bySeq) {
    const entries = [...log.values()].sort((a, b) => a.seq - b.seq);
    logs.set(memberId, { memberId, entries });
  }
  return logs;
};

const messagesOf = (asked: readonly Asked[]): Map<string, MessageFacts> => {
  const messages = new Map<string, MessageFacts>();
  for (const it of askedFor(asked, 'message.send')) {
    const { messageId, to } = it.request;
    const from = it.conn.memberId;
    const known = messages.get(messageId);
    if (known !== undefined) known.sends.push(it);
    else {
      const none = { revisions: [], withdrawals: [], main: [], later: [] };
      messages.set(messageId, { messageId, from, to, sends: [it], ...none });
    }
  }
  for (const it of askedFor(asked, 'message.revise'))
    messages.get(it.request.messageId)?.revisions.push(it);
  for (const it of askedFor(asked, 'message.withdraw'))
    messages.get(it.request.messageId)?.withdrawals.push(it);
  return messages;
};

/** The entries of one type in a log, with their `seq`. */
export const inLog = <T extends Entry['type']>(
  log: Log | undefined,
  type: T,
): readonly { readonly seq: number; readonly at: number; readonly entry: EntryOf<T> }[] =>
  (log?.entries ?? []).flatMap(({ seq, at, entry }) =>
    entry.type === type ? [{ seq, at, entry: entry as EntryOf<T> }] : [],
  );

const placesIn = (log: Log): Place[] =>
  inLog(log, 'batch').flatMap(({ seq, at, entry: batch }) =>
    batch.messages.map((message, index) => ({ seq, index, at, batch, message })),
  );

/** Reads a history. */
export const factsOf = (history: History): Facts => {
  const conns = [...connsOf(history).values()];
  const asked = conns.flatMap((conn) => conn.asked).sort((a, b) => a.at - b.at);
  const logs = logsOf(conns);
  const messages = messagesOf(asked);
  const strangers: { memberId: string; place: Place }[] = [];
  for (const log of logs.values())
    for (const place of placesIn(log)) {
      const message = messages.get(place.message.messageId);
      const isMeant = message?.to === log.memberId && message.from === place.message.from;
      if (!isMeant) strangers.push({ memberId: log.memberId, place });
      else if (place.batch.reason === 'later') message.later.push(place);
      else message.main.push(place);
    }
  const settled = history.find((seen) => seen.type === 'settled') ?? null;
  return { history, conns, asked, logs, messages, strangers, settled };
};
