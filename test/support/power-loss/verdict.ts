/** What must be true of a relay that starts after a power loss, by what had left its sockets before. */
import type { Reply, ReplyOf } from '../../../shared/protocol/replies.ts';
import { isGapless, onlineAt, readLog, releaseAll } from '../fault-relay/crew.ts';
import type { Account } from '../relay-rig.ts';
import type { SentFrame } from './frames.ts';
import type { Asked } from './speaker.ts';
import type { Story } from './story.ts';

/** What was found after one power loss; all of it should be empty. */
export interface Verdict {
  readonly acknowledged: number;
  readonly lost: string[];
  readonly twice: string[];
  /** Withdrawn, or in words that had been revised. */
  readonly wrong: string[];
  /** Entries that a device has and that the log no longer has like that. */
  readonly changed: string[];
  readonly gaps: number;
}

const idOf = ({ fields }: Asked): string => String(fields['messageId']);

/** After how many events an account was let in; Infinity: never. */
const letInAt = ({ events }: Story, account: Account): number => {
  const at = events.findIndex((it) => it.type === 'sent' && it.data.includes(account.token));
  return at === -1 ? Infinity : at + 1;
};

const entriesSentTo = (frames: readonly SentFrame[], memberId: string): ReplyOf<'entry'>[] => {
  const sockets = new Set(
    frames.flatMap(({ socket, frame }) =>
      frame.type === 'welcome' && frame.me.memberId === memberId ? [socket] : [],
    ),
  );
  const isEntry = (frame: Reply): frame is ReplyOf<'entry'> => frame.type === 'entry';
  return frames
    .filter(({ socket }) => sockets.has(socket))
    .map((it) => it.frame)
    .filter(isEntry);
};

const messagesIn = (log: readonly ReplyOf<'entry'>[]) =>
  log.flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages : []));

/** Looks at what was promised for the messages of the story. */
const judgeMessages = (
  { book }: Story,
  acknowledged: ReadonlySet<string>,
  logs: readonly ReplyOf<'entry'>[][],
): Pick<Verdict, 'lost' | 'twice' | 'wrong'> => {
  const asked = [...book.entries()];
  const of = (type: string) => asked.filter(([, it]) => it.type === type);
  const done = (type: string): Asked[] =>
    of(type).flatMap(([id, it]) => (acknowledged.has(id) ? [it] : []));
  const found = messagesIn(logs.flat());
  const ids = found.map((it) => it.messageId);
  const withdrawing = new Set(of('message.withdraw').map(([, it]) => idOf(it)));
  const withdrawn = new Set(done('message.withdraw').map(idOf));
  const revised = new Map(done('message.revise').map((it) => [idOf(it), it.fields['body']]));
  return {
    lost: done('message.send')
      .map(idOf)
      .filter((id) => !withdrawing.has(id) && !ids.includes(id)),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    wrong: found
      .filter(
        ({ messageId, body }) =>
          withdrawn.has(messageId) || (revised.get(messageId) ?? body) !== body,
      )
      .map((it) => it.messageId),
  };
};

/** Sends again what had not been answered: it is there once, whether it had been written or not (H2). */
const sendAgain = async (
  url: string,
  { book, crew }: Story,
  acknowledged: ReadonlySet<string>,
): Promise<void> => {
  const client = await onlineAt(url, crew.ben);
  const sends = [...book].filter(([, { type }]) => type === 'message.send');
  // What was acknowledged under any request is not sent again: that would hide its loss.
  const done = new Set(sends.flatMap(([id, it]) => (acknowledged.has(id) ? [idOf(it)] : [])));
  const bens = sends
    .filter(([, it]) => !done.has(idOf(it)) && it.fields['to'] === crew.ana.memberId)
    .slice(0, 4);
  for (const [, { type, fields }] of bens) await client.ask(type, fields);
  client.close();
};

/** Judges a relay that was started on what a power loss after `cut` events had left. */
export const judge = async (
  url: string,
  story: Story,
  frames: readonly SentFrame[],
  cut: number,
): Promise<Verdict> => {
  const sent = frames.filter(({ event }) => event <= cut);
  const acknowledged = new Set(
    sent.flatMap(({ frame }) => (frame.type === 'ok' ? [frame.re] : [])),
  );
  const people = [story.crew.ana, story.crew.ben].filter((it) => letInAt(story, it) <= cut);
  if (people.length === 2) await sendAgain(url, story, acknowledged);
  for (const account of people) await releaseAll(url, account);
  const logs = await Promise.all(people.map((account) => readLog(url, account)));
  const changed = people.flatMap((account, index) => {
    const now = new Map(logs[index]?.map((it) => [it.seq, JSON.stringify(it)]));
    const had = entriesSentTo(sent, account.memberId).map((it) => [it.seq, JSON.stringify(it)]);
    return had.flatMap(([seq, text]) => (now.get(Number(seq)) === text ? [] : [String(text)]));
  });
  return {
    acknowledged: acknowledged.size,
    ...judgeMessages(story, acknowledged, logs),
    changed,
    gaps: logs.filter((log) => !isGapless(log)).length,
  };
};
