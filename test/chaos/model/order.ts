/** In which order messages are released: of acceptance, and within one sender of sending (H4). */
import { type Asked, type Facts, inLog, isOk, type MessageFacts, type Place } from './facts.ts';
import type { Blame } from './verdict.ts';

/** Whether a request surely took effect before another could: answered before, or before it on one connection. */
const isBefore = (first: Asked, then: Asked): boolean =>
  first.answeredAt < then.at || (first.conn === then.conn && first.at < then.at);

/** Whether a message was surely accepted before another. */
const wasAcceptedBefore = (first: MessageFacts, then: MessageFacts): boolean => {
  const acks = first.sends.filter(isOk);
  return then.sends.every((send) => acks.some((ack) => isBefore(ack, send)));
};

const comesBefore = (a: Place, b: Place): boolean =>
  a.seq < b.seq || (a.seq === b.seq && a.index < b.index);

const checkPair = (first: MessageFacts, then: MessageFacts, blame: Blame): void => {
  const [a] = first.main;
  const [b] = then.main;
  // What breaks through overtakes what waits (H10).
  if (a === undefined || b === undefined || b.batch.reason === 'urgent') return;
  if (comesBefore(a, b) || !wasAcceptedBefore(first, then)) return;
  blame(
    'outOfOrder',
    'H4',
    `it is before ${first.messageId}, which was accepted before it`,
    then.messageId,
  );
};

const checkBatches = (facts: Facts, blame: Blame): void => {
  for (const log of facts.logs.values()) {
    let before: ReturnType<typeof inLog<'batch'>>[number] | null = null;
    for (const line of inLog(log, 'batch')) {
      const { batchId, part, parts, messages } = line.entry;
      const isNext = before?.seq === line.seq - 1 && before.entry.batchId === batchId;
      const isRight = isNext ? part === (before?.entry.part ?? 0) + 1 : part === 1;
      const isWhole = before === null || isNext || before.entry.part === before.entry.parts;
      if (!isRight || !isWhole || part > parts)
        blame(
          'outOfOrder',
          'T1',
          `part ${part} of ${parts} at ${line.seq}`,
          messages[0]?.messageId,
        );
      const accepted = [
        ...(isNext ? [before?.entry.messages.at(-1)?.acceptedAt ?? 0] : []),
        ...messages.map((message) => message.acceptedAt),
      ];
      if (accepted.some((at, index) => at < (accepted[index - 1] ?? 0)))
        blame('outOfOrder', 'H4', `a batch at ${line.seq} is not in order of acceptance`);
      before = line;
    }
  }
};

/** Checks the order of what was released. */
export const checkOrder = (facts: Facts, blame: Blame): void => {
  checkBatches(facts, blame);
  const byReceiver = Map.groupBy(facts.messages.values(), (message) => message.to);
  for (const messages of byReceiver.values())
    for (const first of messages)
      for (const then of messages) if (first !== then) checkPair(first, then, blame);
};
