/** What members do about themselves: focus, status, triage. Acknowledged is in their log, once (F3, F4, H12). */
import { type Facts, askedFor, inLog, isOk, isRefused, type Log } from './facts.ts';
import type { Blame } from './verdict.ts';

const checkFocus = (facts: Facts, blame: Blame): void => {
  for (const it of askedFor(facts.asked, 'focus.start', 'focus.end')) {
    const { focusId } = it.request;
    const lines = inLog(facts.logs.get(it.conn.memberId), 'focus').filter(
      ({ entry }) => entry.focusId === focusId,
    );
    const starts = new Set(lines.map(({ entry }) => entry.startedAt));
    if (starts.size > 1) blame('duplicated', 'F3', 'it began twice', focusId);
    if (!isOk(it)) continue;
    if (lines.length === 0) blame('lost', 'F4', 'it was acknowledged and is in no log', focusId);
    const isEnd = it.request.type === 'focus.end';
    if (isEnd && !lines.some(({ entry }) => entry.state === 'ended'))
      blame('lost', 'F4', 'its end was acknowledged and is in no log', focusId);
  }
};

const checkStatus = (facts: Facts, blame: Blame): void => {
  for (const it of askedFor(facts.asked, 'status')) {
    const { text } = it.request;
    const lines = inLog(facts.logs.get(it.conn.memberId), 'status');
    const count = lines.filter(({ entry }) => entry.line?.text === text).length;
    if (count > 1) blame('duplicated', 'H6', `it is in the log ${count} times`, text);
    if (count === 0 && isOk(it)) blame('lost', 'H6', 'it was acknowledged and is in no log', text);
  }
};

const checkTriageAnswers = (facts: Facts, blame: Blame): void => {
  for (const it of askedFor(facts.asked, 'triage')) {
    const { messageId, to } = it.request;
    const { memberId } = it.conn;
    const lines = inLog(facts.logs.get(memberId), 'triage');
    if (isOk(it) && !lines.some(({ entry }) => entry.messageId === messageId && entry.to === to))
      blame('lost', 'H12', 'its triage was acknowledged and is in no log', messageId);
    const seenBefore = facts.conns.some(
      (conn) =>
        conn.memberId === memberId &&
        conn.entries.some(
          ({ at, frame: { entry } }) =>
            at < it.at &&
            entry.type === 'batch' &&
            entry.messages.some((message) => message.messageId === messageId),
        ),
    );
    if (seenBefore && isRefused(it, 'not_found'))
      blame('wrongAnswers', 'H12', 'its receiver has it, and may not sort it', messageId);
  }
};

/** Between two choices about a message it comes back once if it was put off, else never. */
const checkReturns = (facts: Facts, log: Log, blame: Blame): void => {
  const putOff = new Map<string, { until: number | null; isBack: boolean }>();
  for (const { seq, at, entry } of log.entries) {
    if (entry.type === 'triage') {
      const until = entry.to === 'later' ? (entry.until ?? 0) : null;
      putOff.set(entry.messageId, { until, isBack: false });
    }
    if (entry.type !== 'batch' || entry.reason !== 'later') continue;
    for (const { messageId } of entry.messages) {
      const it = putOff.get(messageId);
      if (it === undefined || it.until === null)
        blame('duplicated', 'H12', `it came back at ${seq}, and was not put off`, messageId);
      else if (it.isBack) blame('duplicated', 'H12', `it came back again at ${seq}`, messageId);
      else if (at < it.until)
        blame('leaked', 'H12', `it came back ${it.until - at} ms early`, messageId);
      if (it !== undefined) it.isBack = true;
    }
  }
  const now = facts.settled?.now ?? 0;
  for (const [messageId, { until, isBack }] of putOff)
    if (until !== null && !isBack && until < now - RETURN_SLACK_MS)
      blame('lost', 'H12', 'it was put off, and did not come back', messageId);
};

/** A moment for what falls due just when a run ends. */
const RETURN_SLACK_MS = 10_000;

/** Checks what members did about themselves. */
export const checkOwn = (facts: Facts, blame: Blame): void => {
  checkFocus(facts, blame);
  checkStatus(facts, blame);
  checkTriageAnswers(facts, blame);
  for (const log of facts.logs.values()) checkReturns(facts, log, blame);
};
