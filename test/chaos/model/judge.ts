/** Whether what was seen of a run can be of a relay that keeps its promises. */
import type { History } from '../history.ts';
import { checkAnswers } from './answers.ts';
import { askedFor, factsOf, isOk } from './facts.ts';
import { checkHolding } from './holding.ts';
import { checkLogs } from './logs.ts';
import { checkMessages } from './messages.ts';
import { checkOrder } from './order.ts';
import { checkOwn } from './own.ts';
import { checkReceipts } from './receipts.ts';
import type { Violation } from './verdict.ts';

/** What came of a run. */
export interface Judgement {
  readonly violations: readonly Violation[];
  /** How often messages were sent, each try counted. */
  readonly sends: number;
  /** How many messages were acknowledged. */
  readonly acknowledged: number;
}

/** Judges a history by all that must hold. What was not answered may have happened at any later time. */
export const judge = (history: History): Judgement => {
  const facts = factsOf(history);
  const violations: Violation[] = [];
  const checks = [
    checkMessages,
    checkOrder,
    checkLogs,
    checkHolding,
    checkReceipts,
    checkOwn,
    checkAnswers,
  ];
  for (const check of checks)
    check(facts, (kind, rule, what, about) => {
      violations.push({ kind, rule, what, ...(about === undefined ? {} : { about }) });
    });
  const messages = [...facts.messages.values()];
  return {
    violations,
    sends: askedFor(facts.asked, 'message.send').length,
    acknowledged: messages.filter(({ sends }) => sends.some(isOk)).length,
  };
};
