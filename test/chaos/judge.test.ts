/** The judge of chaos runs finds each kind of wrong, and nothing in what is right. */
import { describe, expect, it } from 'vitest';
import type { History } from './history.ts';
import { markOf } from './history.ts';
import { judge } from './model/judge.ts';
import { BEGIN, batchOf, focusOf, idOf, newStory, receiptOf, sendOf, type Story } from './story.ts';

/** What is wrong with a history, as `kind rule`. */
const wrongs = (history: History): readonly string[] => [
  ...new Set(judge(history).violations.map(({ kind, rule }) => `${kind} ${rule}`)),
];

/** Ben sends Ana message 1, gets his `ok`; what else happens is up to the test. */
const begin = (ok: object = { state: 'delivered' }): { story: Story; a: number; b: number } => {
  const story = newStory();
  const a = story.connects('a1', 'ana');
  const b = story.connects('b1', 'ben');
  story.ok(b, story.asks(b, sendOf(1, 'ana')), ok);
  return { story, a, b };
};
const held = { state: 'held', expectedAt: BEGIN };

/** Ana has message 1 and says so; Ben learns of it. */
const arrive = ({ story, a, b }: ReturnType<typeof begin>, seq = 1): void => {
  story.entry(a, seq, batchOf('ben', 'ana', [1]));
  story.ok(a, story.asks(a, { type: 'stored', seq }));
  story.entry(b, 1, receiptOf(1, 'delivered'));
};

it('[H1][H6] has nothing to say of a run in which all is right', () => {
  const run = begin();
  arrive(run);
  const { story, a, b } = run;
  const focus = { type: 'focus.start', focusId: idOf(900), shareLabel: false } as const;
  const start = story.asks(a, { ...focus, endsAt: BEGIN + 60_000, urgent: 'refuse' });
  story.entry(a, 2, focusOf('running'));
  story.ok(a, start);
  story.ok(b, story.asks(b, sendOf(2, 'ana')), held);
  story.ok(b, story.asks(b, sendOf(3, 'ana')), held);
  const back = story.asks(b, { type: 'message.withdraw', messageId: idOf(3) });
  story.entry(b, 2, receiptOf(3, 'withdrawn'));
  story.ok(b, back);
  story.entry(a, 3, focusOf('ended'));
  story.entry(a, 4, batchOf('ben', 'ana', [2], { reason: 'focus-ended' }));
  story.ok(a, story.asks(a, { type: 'stored', seq: 4 }));
  story.entry(b, 3, receiptOf(2, 'delivered'));
  const { violations, sends, acknowledged } = judge(story.ends({ ana: 4, ben: 3 }));
  expect(violations).toEqual([]);
  expect({ sends, acknowledged }).toEqual({ sends: 3, acknowledged: 3 });
});

describe('what is promised', () => {
  it('[H1] finds an acknowledged message that is nowhere', () => {
    expect(wrongs(begin(held).story.ends({}))).toEqual(['lost H1']);
  });
  it('[H1] lets go what was not acknowledged', () => {
    const story = newStory();
    story.asks(story.connects('b1', 'ben'), sendOf(1, 'ana'));
    expect(wrongs(story.ends({}))).toEqual([]);
  });
  it('[H4] finds a batch with nothing in it', () => {
    const { story, a } = begin();
    story.entry(a, 1, batchOf('ben', 'ana', [1]));
    story.entry(a, 2, batchOf('ben', 'ana', []));
    expect(wrongs(story.ends({ ana: 2 }))).toEqual(['lost H4']);
  });
  it('[H5] finds a message in two batches', () => {
    const run = begin();
    arrive(run);
    run.story.entry(run.a, 2, batchOf('ben', 'ana', [1], { batchId: 'again' }));
    expect(wrongs(run.story.ends({ ana: 2, ben: 1 }))).toEqual(['duplicated H5']);
  });
  it('[H2] finds one that was not even acknowledged in two batches', () => {
    const story = newStory();
    const a = story.connects('a1', 'ana');
    story.asks(story.connects('b1', 'ben'), sendOf(1, 'ana'));
    story.entry(a, 1, batchOf('ben', 'ana', [1]));
    story.entry(a, 2, batchOf('ben', 'ana', [1], { batchId: 'again' }));
    expect(wrongs(story.ends({ ana: 2 }))).toEqual(['duplicated H5']);
  });
  it('[H9] finds what was taken back and released', () => {
    const run = begin(held);
    const { story, b } = run;
    story.ok(b, story.asks(b, { type: 'message.withdraw', messageId: idOf(1) }));
    arrive(run);
    expect(wrongs(story.ends({ ana: 1, ben: 1 }))).toEqual(['leaked H9']);
  });
  it('[H12] finds what was put off and came back twice, or never', () => {
    const run = begin();
    arrive(run);
    const { story, a } = run;
    const triage = { type: 'triage', messageId: idOf(1), to: 'later', until: BEGIN + 1 } as const;
    const id = story.asks(a, triage);
    story.entry(a, 2, triage);
    story.ok(a, id);
    const soFar = [...story.history];
    expect(wrongs(story.ends({ ana: 2, ben: 1 }))).toEqual(['lost H12']);
    const again = newStory();
    for (const seen of soFar) again.sees(seen);
    for (const seq of [3, 4])
      again.entry(
        a,
        seq,
        batchOf('ben', 'ana', [1], { reason: 'later', batchId: `${seq}` }),
        BEGIN + 2,
      );
    expect(wrongs(again.ends({ ana: 4, ben: 1 }))).toEqual(['duplicated H12']);
  });
});

describe('revisions', () => {
  /** Message 1 is revised; Ana gets the words `part`. */
  const revised = (acked: readonly boolean[], part: string): History => {
    const run = begin(held);
    const { story, a, b } = run;
    acked.forEach((isAcked, index) => {
      const body = markOf(idOf(1), `revision ${index + 1}`);
      const id = story.asks(b, { type: 'message.revise', messageId: idOf(1), body });
      if (isAcked) story.ok(b, id);
    });
    story.entry(
      a,
      1,
      batchOf('ben', 'ana', [1], {}, () => markOf(idOf(1), part)),
    );
    return story.ends({ ana: 1 });
  };
  it('[H9] finds words older than those acknowledged', () => {
    expect(wrongs(revised([true], 'body'))).toEqual(['lost H9']);
    expect(wrongs(revised([true, true], 'revision 1'))).toEqual(['lost H9']);
    expect(wrongs(revised([true], 'revision 1'))).toEqual([]);
  });
  it('[H9] takes a revision that was not acknowledged either way', () => {
    expect(wrongs(revised([true, false], 'revision 1'))).toEqual([]);
    expect(wrongs(revised([true, false], 'revision 2'))).toEqual([]);
    expect(wrongs(revised([false], 'body'))).toEqual([]);
  });
});

describe('order', () => {
  const twoSent = (order: readonly number[], isSecondAfterFirst: boolean): History => {
    const story = newStory();
    const a = story.connects('a1', 'ana');
    const b = story.connects('b1', 'ben');
    const other = story.connects('b2', 'ben');
    const first = story.asks(b, sendOf(1, 'ana'));
    if (isSecondAfterFirst) story.ok(b, first, held);
    const second = story.asks(other, sendOf(2, 'ana'));
    if (!isSecondAfterFirst) story.ok(b, first, held);
    story.ok(other, second, held);
    story.entry(a, 1, batchOf('ben', 'ana', order));
    return story.ends({ ana: 1 });
  };
  it('[H4] finds one sender’s messages in another order than they were sent', () => {
    expect(wrongs(twoSent([2, 1], true))).toEqual(['outOfOrder H4']);
    expect(wrongs(twoSent([1, 2], true))).toEqual([]);
    expect(wrongs(twoSent([2, 1], false))).toEqual([]);
  });
  it('[T1] finds a part of a batch that is missing', () => {
    const { story, a } = begin();
    story.entry(a, 1, batchOf('ben', 'ana', [1], { part: 2, parts: 2 }));
    expect(wrongs(story.ends({ ana: 1 }))).toEqual(['outOfOrder T1']);
  });
  it('[T2] finds answers out of turn', () => {
    const { story, b } = begin(held);
    const first = story.asks(b, { type: 'ping' });
    const second = story.asks(b, { type: 'ping' });
    for (const re of [second, first]) story.comes(b, { type: 'pong', re, now: BEGIN });
    expect(wrongs(story.ends({}))).toContain('outOfOrder T2');
  });
});

describe('logs', () => {
  it('[H6] finds a gap, and a repeat', () => {
    for (const seq of [1, 3]) {
      const { story, a } = begin();
      story.entry(a, 1, focusOf('running'));
      story.entry(a, seq, focusOf('running'));
      expect(wrongs(story.ends({}))).toContain('gaps H6');
    }
  });
  it('[H6] finds devices that were told different things', () => {
    const run = begin();
    arrive(run);
    const { story } = run;
    story.entry(story.connects('a2', 'ana', 0, 1), 1, focusOf('ended'));
    expect(wrongs(story.ends({ ana: 1, ben: 1 }))).toEqual(['gaps H6']);
  });
  it('[H6] finds a device that did not get all, and a log that got shorter', () => {
    const run = begin();
    arrive(run);
    const { story } = run;
    story.connects('a2', 'ana', 0, 1);
    expect(wrongs(story.ends({ ana: 1, ben: 1 }))).toEqual(['gaps H6']);
    const shorter = newStory();
    shorter.connects('a1', 'ana', 5, 4);
    expect(wrongs(shorter.ends({}))).toEqual(['gaps H6']);
  });
});

describe('what must not be seen', () => {
  it('[H3] finds a batch in the middle of a focus', () => {
    const run = begin();
    run.story.entry(run.a, 1, focusOf('running'));
    arrive(run, 2);
    expect(wrongs(run.story.ends({ ana: 2, ben: 1 }))).toEqual(['leaked H3']);
  });
  it('[H3] finds words in any other frame, and with anyone else', () => {
    const { story, a, b } = begin(held);
    const frame = { type: 'held' as const, count: 1, urgent: 0, from: ['ben'] };
    const text = JSON.stringify({ ...frame, preview: markOf(idOf(1), 'body') });
    story.sees({ type: 'came', conn: a, frame, text });
    story.entry(b, 1, batchOf('ben', 'ana', [1]));
    expect(wrongs(story.ends({}))).toEqual(expect.arrayContaining(['leaked H3', 'leaked P8']));
  });
  it('[H7] finds a release at the ceiling that came too early', () => {
    const { story, a } = begin(held);
    story.entry(a, 1, batchOf('ben', 'ana', [1], { reason: 'ceiling' }));
    expect(wrongs(story.ends({ ana: 1 }))).toEqual(['leaked H3']);
  });
  it('[H10] finds an urgent message that may not break through', () => {
    const { story, a } = begin(held);
    story.entry(a, 1, focusOf('running'));
    story.entry(a, 2, batchOf('ben', 'ana', [1], { reason: 'urgent' }));
    expect(wrongs(story.ends({ ana: 2 }))).toEqual(['leaked H3']);
  });
  it('[T3] finds a device that was shut out and let in again', () => {
    const story = newStory();
    story.sees({ type: 'revoking', device: 'a1' });
    story.sees({ type: 'revoked', device: 'a1' });
    story.connects('a1', 'ana');
    expect(wrongs(story.ends({}))).toEqual(['leaked T3']);
  });
});

describe('receipts', () => {
  it('[H6] finds `delivered` before any device said that it has it', () => {
    const { story, a, b } = begin();
    story.entry(a, 1, batchOf('ben', 'ana', [1]));
    story.entry(b, 1, receiptOf(1, 'delivered'));
    story.ok(a, story.asks(a, { type: 'stored', seq: 1 }));
    expect(wrongs(story.ends({ ana: 1, ben: 1 }))).toEqual(['wrongReceipts H6']);
  });
  it('[H6] finds one that is missing, and one that came twice', () => {
    const missing = begin();
    missing.story.entry(missing.a, 1, batchOf('ben', 'ana', [1]));
    const { story, a } = missing;
    story.ok(a, story.asks(a, { type: 'stored', seq: 1 }));
    expect(wrongs(story.ends({ ana: 1 }))).toEqual(['wrongReceipts H6']);
    const twice = begin();
    arrive(twice);
    twice.story.entry(twice.b, 2, receiptOf(1, 'delivered'));
    expect(wrongs(twice.story.ends({ ana: 1, ben: 2 }))).toEqual(['wrongReceipts H6']);
  });
  it('[H9] finds `held` without a time', () => {
    const run = begin();
    run.story.entry(run.b, 1, receiptOf(1, 'held'));
    run.story.entry(run.a, 1, batchOf('ben', 'ana', [1]));
    expect(wrongs(run.story.ends({ ana: 1, ben: 1 }))).toEqual(['wrongReceipts H9']);
  });
});

describe('answers', () => {
  it('[T2] finds a refusal that nothing explains, and a fault that was reported', () => {
    const { story, b } = begin(held);
    story.refused(b, story.asks(b, { type: 'ping' }), 'internal');
    story.sees({ type: 'reported', text: 'a job failed' });
    const found = wrongs(story.ends({}));
    expect(found).toEqual(expect.arrayContaining(['wrongAnswers T2', 'wrongAnswers H1']));
  });
  it('[H2] finds the same again that was a conflict, and other words that were taken', () => {
    const same = begin();
    arrive(same);
    const { story, b } = same;
    story.refused(b, story.asks(b, sendOf(1, 'ana')), 'conflict');
    expect(wrongs(story.ends({ ana: 1, ben: 1 }))).toEqual(['wrongAnswers H2']);
    const other = begin();
    arrive(other);
    const words = { ...sendOf(1, 'ana'), body: 'other' };
    other.story.ok(other.b, other.story.asks(other.b, words), { state: 'delivered' });
    expect(wrongs(other.story.ends({ ana: 1, ben: 1 }))).toEqual(['wrongAnswers H2']);
  });
  it('[H6] finds a run that did not come to its end', () => {
    expect(wrongs(newStory().history)).toEqual(['lost H6']);
  });
});
