/** Sends to a relay whose disk does not do what it should, and what became of them. */
import { isGapless, onlineAt, bodiesOf, type Crew, readLog, releaseAll } from './crew.ts';
import { words } from '../relay-rig.ts';

/** What a sender learned. */
export type Outcome = 'ok' | 'storage_full' | 'storage_failed' | 'closed';
/** A message that was sent. */
export interface Sent {
  readonly message: ReturnType<typeof words>;
  readonly outcome: Outcome;
}

const outcomeOf = (answer: { readonly type: string; readonly code?: string }): Outcome => {
  if (answer.type === 'ok') return 'ok';
  if (answer.code === 'storage_full' || answer.code === 'storage_failed') return answer.code;
  throw new Error(`A send was answered with ${JSON.stringify(answer)}`);
};

/** Sends from Ben once, over a connection of its own: the relay closes one whose commit failed. */
export const sendOnce = async (
  url: string,
  crew: Crew,
  message: Sent['message'],
): Promise<Sent> => {
  try {
    const client = await onlineAt(url, crew.ben);
    const outcome = await client.ask('message.send', message).then(outcomeOf);
    client.close();
    return { message, outcome };
  } catch (cause) {
    if (cause instanceof Error && /connection.* ended/.test(cause.message))
      return { message, outcome: 'closed' };
    throw cause;
  }
};

/** Sends to Ana until `count` had the outcomes that are `counted`, or `most` were sent. */
export const sendUntil = async (
  url: string,
  crew: Crew,
  {
    count,
    isCounted,
    name,
    most = 2000,
  }: {
    readonly count: number;
    readonly isCounted: (outcome: Outcome) => boolean;
    readonly name: string;
    readonly most?: number;
  },
): Promise<Sent[]> => {
  const sent: Sent[] = [];
  for (let left = count; left > 0 && sent.length < most;) {
    const body = `${name} ${sent.length} ${'x'.repeat(4000)}`;
    const one = await sendOnce(url, crew, words(crew.ana.memberId, body));
    sent.push(one);
    if (isCounted(one.outcome)) left -= 1;
  }
  return sent;
};

/** Whether a send was not acknowledged. */
export const isRefusal = (outcome: Outcome): boolean => outcome !== 'ok';

/** The bodies of what had an outcome. */
export const bodiesWith = (sent: readonly Sent[], outcome: Outcome): string[] =>
  sent.filter((it) => it.outcome === outcome).map((it) => it.message.body);

/** What was released to Ana in the end. Throws when her log has a gap, or anything twice. */
export const readAll = async (url: string, crew: Crew): Promise<string[]> => {
  await releaseAll(url, crew.ana);
  const log = await readLog(url, crew.ana);
  const bodies = bodiesOf(log);
  if (!isGapless(log)) throw new Error('The log has a gap.');
  if (new Set(bodies).size < bodies.length) throw new Error('The log has a message twice.');
  return bodies;
};
