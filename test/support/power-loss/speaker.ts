/** A member at a relay that comes and goes: says each thing until it is answered, and keeps a book of it. */
import type { ReplyOf } from '../../../shared/protocol/replies.ts';
import { onlineAt } from '../fault-relay/crew.ts';
import type { FaultRelay } from '../fault-relay/launch.ts';
import type { RelayClient } from '../relay-client.ts';
import type { Account } from '../relay-rig.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What was asked, under the id of each request that asked for it. */
export interface Asked {
  readonly type: string;
  readonly fields: Fields;
}
/** All requests of a story, by their ids, in the order in which they were made. */
export type Book = Map<string, Asked>;

/** A member who speaks. */
export interface Speaker {
  /** Asks until there is an answer that is not the disk's fault. Rejects when the relay is gone. */
  ask(type: string, fields: Fields): Promise<ReplyOf<'ok' | 'error' | 'pong'>>;
  /** Ends the connection; the next request makes a new one. */
  leave(): void;
}

const isDisks = (answer: ReplyOf<'ok' | 'error' | 'pong'>): boolean =>
  answer.type === 'error' && answer.code.startsWith('storage_');

/** A speaker; its device has all of the log that was sent to it. */
export const newSpeaker = (relay: FaultRelay, account: Account, book: Book): Speaker => {
  let line: Promise<RelayClient> | null = null;
  const connect = (): Promise<RelayClient> =>
    onlineAt(relay.url, account).then(async (client) => {
      await client.ask('activity', { activity: 'active', at: 0 });
      return client;
    });
  const askOnce = async (type: string, fields: Fields) => {
    line ??= connect();
    const client = await line;
    const id = `q${book.size + 1}`;
    book.set(id, { type, fields });
    client.raw(JSON.stringify({ type, id, ...fields }));
    const answer = await client.until(
      (frame) => frame.type !== 'welcome' && 're' in frame && frame.re === id,
    );
    return answer as ReplyOf<'ok' | 'error' | 'pong'>;
  };
  const isGone = (): boolean => relay.child.exitCode !== null || relay.child.signalCode !== null;
  return {
    leave: () => {
      void line?.then((client) => client.close());
      line = null;
    },
    ask: async (type, fields) => {
      for (let tries = 0; tries < 200; tries += 1) {
        const used = line;
        const answer = await askOnce(type, fields).catch((): null => null);
        if (answer !== null && !isDisks(answer)) return answer;
        if (isGone()) break;
        if (line === used || used === null) line = null;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('The relay is gone.');
    },
  };
};
