/** Logs: gapless from any cursor, the same on every device, complete at the end (H6). */
import type { Conn, Facts } from './facts.ts';
import type { Blame } from './verdict.ts';

/** A value as text whatever the order of its keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const checkConn = (conn: Conn, blame: Blame): void => {
  const hello = conn.asked.find((it) => it.request.type === 'hello');
  if (hello?.request.type !== 'hello') return;
  const cursor = hello.request.cursor ?? 0;
  const { answer } = hello;
  if (answer?.type === 'welcome' && answer.head < cursor)
    blame('gaps', 'H6', `its log ends at ${answer.head}, and it has ${cursor}`, conn.device);
  conn.entries.forEach(({ frame }, index) => {
    const expected = cursor + index + 1;
    if (frame.seq !== expected && (conn.entries[index - 1]?.frame.seq ?? cursor) + 1 !== frame.seq)
      blame('gaps', 'H6', `${frame.seq} came where ${expected} had to`, conn.device);
  });
};

const checkAgreement = (facts: Facts, blame: Blame): void => {
  const known = new Map<string, string>();
  for (const { memberId, device, entries } of facts.conns)
    for (const { frame } of entries) {
      const key = `${memberId} ${frame.seq}`;
      const text = canonical(frame);
      const before = known.get(key);
      if (before === undefined) known.set(key, text);
      else if (before !== text)
        blame('gaps', 'H6', `${frame.seq} is ${text} here, and was ${before}`, device);
    }
};

const checkComplete = (facts: Facts, blame: Blame): void => {
  for (const [memberId, head] of facts.settled?.heads ?? []) {
    const have = new Set(facts.logs.get(memberId)?.entries.map((it) => it.seq));
    const missing = Array.from({ length: head }, (_, index) => index + 1).filter(
      (seq) => !have.has(seq),
    );
    if (missing.length > 0) blame('gaps', 'H6', `nobody got ${missing.join(', ')} of ${memberId}`);
    const ends = facts.conns.filter(
      (conn) => conn.memberId === memberId && conn.closeCode === null,
    );
    for (const { entries, device, asked } of ends) {
      const [hello] = asked;
      const cursor = hello?.request.type === 'hello' ? (hello.request.cursor ?? 0) : 0;
      const last = entries.at(-1)?.frame.seq ?? cursor;
      // Earlier readers stay connected, so they got what came later, too.
      if (hello?.answer?.type === 'welcome' && last < head)
        blame('gaps', 'H6', `it ended at ${last} of ${head}`, device);
    }
  }
};

/** Checks logs. */
export const checkLogs = (facts: Facts, blame: Blame): void => {
  for (const conn of facts.conns) checkConn(conn, blame);
  checkAgreement(facts, blame);
  checkComplete(facts, blame);
};
