import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brokeThrough,
  isQuiet,
  nextUnread,
  progressWords,
  putOffWords,
  reviewCount,
  pressing,
  reviewRound,
  roundBatches,
  roundHeading,
} from '../../renderer/features/review/review-model.ts';
import {
  SAMPLE_NOW as now,
  sampleFocus,
  sampleId,
  sampleItem,
  sampleView,
} from '../support/sample-view.ts';

const ids = (items: readonly { messageId: string }[]): readonly number[] =>
  items.map((item) => Number(item.messageId.slice(-12)));

describe('a round', () => {
  it('[H4] has urgent ones first, then goes by person, each in the order of sending', () => {
    const items = [
      sampleItem(1),
      sampleItem(2, { from: 'ben' }),
      sampleItem(3),
      sampleItem(4, { from: 'ben', urgency: 'urgent' }),
    ];
    expect(ids(reviewRound(items).items)).toEqual([4, 1, 3, 2]);
  });

  it('is every batch with an unread message, whole', () => {
    const items = [
      sampleItem(1, { batchId: 'a', triage: 'done' }),
      sampleItem(2, { batchId: 'b', triage: 'done' }),
      sampleItem(3, { batchId: 'b' }),
    ];
    const round = reviewRound(items);
    expect(ids(round.items)).toEqual([2, 3]);
    expect([round.done, round.unread]).toEqual([1, 1]);
  });

  it('[W14] goes on with what comes, and its progress never runs backwards', () => {
    const a = [sampleItem(1, { batchId: 'a', triage: 'done' }), sampleItem(2, { batchId: 'a' })];
    const first = roundBatches(a);
    const both = [...a, sampleItem(3, { batchId: 'b' })];
    const joined = roundBatches(both, first);
    expect([...joined]).toEqual(['a', 'b']);
    const sorted = both.map((item) =>
      item.batchId === 'a' ? { ...item, triage: 'done' as const } : item,
    );
    expect(roundBatches(sorted, joined)).toBe(joined);
    expect(reviewRound(sorted, joined)).toMatchObject({ done: 2, unread: 1 });
    const done = sorted.map((item) => ({ ...item, triage: 'done' as const }));
    expect(roundBatches(done, joined)).toBe(joined);
    const next = roundBatches([...done, sampleItem(4, { batchId: 'c' })], joined);
    expect([...next]).toEqual(['c']);
  });

  it('[W17] says what is done and what comes back, of none, one and many', () => {
    const place = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
    const later = (n: number, minutes: number) =>
      sampleItem(n, { triage: 'later', laterUntil: now + minutes * 60_000 });
    const done = sampleItem(3, { triage: 'done' });
    const words = (...items: readonly ReturnType<typeof later>[]) => {
      const round = reviewRound(items);
      return [progressWords(round), putOffWords(round, now, place)];
    };
    expect(words(done)).toEqual(['1 of 1 done', null]);
    expect(words(later(1, 60))).toEqual(['0 of 1 done, 1 put off', '1 put off until 12:48.']);
    expect(words(later(1, 120), later(2, 60), done)).toEqual([
      '1 of 3 done, 2 put off',
      '1 done; 2 put off, the first until 12:48.',
    ]);
    expect(words(done, sampleItem(4, { triage: 'later' }))).toEqual([
      '1 of 2 done, 1 put off',
      '1 done; 1 put off.',
    ]);
    expect(words(done, sampleItem(4))).toEqual(['1 of 2 done', null]);
  });

  it('[W17] tells at the end also of what was put off in rounds before', () => {
    const before = sampleItem(1, { batchId: 'a', triage: 'later', laterUntil: now + 3_600_000 });
    const round = reviewRound(
      [before, sampleItem(2, { batchId: 'b', triage: 'done' })],
      new Set(['b']),
    );
    expect(progressWords(round)).toBe('1 of 1 done');
    expect(putOffWords(round, now, { locale: 'en-GB', timeZone: 'Europe/Berlin' })).toBe(
      '1 done; 1 put off until 12:48.',
    );
  });

  it('keeps the last batch once all is handled, to prove and to undo', () => {
    const items = [
      sampleItem(1, { batchId: 'a', triage: 'done' }),
      sampleItem(2, { batchId: 'b', triage: 'later' }),
    ];
    expect(ids(reviewRound(items).items)).toEqual([2]);
    expect(reviewRound([]).items).toEqual([]);
  });

  it('[H5] loses and doubles nothing, whatever it is made of', () => {
    const item = fc.record({
      from: fc.constantFrom('ana', 'ben', 'cho'),
      urgency: fc.constantFrom('normal' as const, 'urgent' as const),
      triage: fc.constantFrom('unread' as const, 'done' as const, 'later' as const),
      batchId: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (parts) => {
        const items = parts.map((part, n) => sampleItem(n, part));
        const round = reviewRound(items);
        expect(new Set(ids(round.items)).size).toBe(round.items.length);
        expect(round.done + round.later + round.unread).toBe(round.items.length);
        const unread = items.filter((each) => each.triage === 'unread');
        for (const each of unread) expect(round.items).toContain(each);
      }),
    );
  });

  it('tells how many from how many, and the longest wait', () => {
    const items = [sampleItem(0), sampleItem(1, { from: 'ben' })];
    expect(roundHeading(items)).toBe('2 messages from 2 people, held 48 min');
    expect(roundHeading([sampleItem(0, { heldMs: 900 })])).toBe('1 message from 1 person');
    expect(roundHeading([sampleItem(0, { reason: 'returned' })])).toMatch(/waited 48 min$/);
  });

  it('opens the next unread one, around the end', () => {
    const items = [sampleItem(1), sampleItem(2, { triage: 'done' }), sampleItem(3)];
    expect(nextUnread(items, sampleId(1))).toBe(sampleId(3));
    expect(nextUnread(items, sampleId(3))).toBe(sampleId(1));
    expect(nextUnread(items, '')).toBe(sampleId(1));
    expect(
      nextUnread(
        [items[1]].filter((i) => i !== undefined),
        '',
      ),
    ).toBeNull();
  });
});

describe('quiet', () => {
  const focus = sampleFocus();
  const before = sampleItem(1, { receivedAt: focus.startedAt - 1 });
  const during = sampleItem(2, { receivedAt: focus.startedAt + 1 });
  const urgent = sampleItem(3, {
    receivedAt: focus.startedAt + 1,
    urgency: 'urgent',
    reason: 'urgent',
  });

  it('[C3] the count does not move in a session, but for what broke through', () => {
    expect(reviewCount({ focus, review: [before] })).toBe(1);
    expect(reviewCount({ focus, review: [before, during] })).toBe(1);
    expect(reviewCount({ focus, review: [before, during, urgent] })).toBe(2);
    const over = sampleFocus({ state: 'ended', endsAt: now });
    expect(reviewCount({ focus: over, review: [before, during] })).toBe(2);
  });

  it('[H10] only what broke through speaks in a session', () =>
    expect(brokeThrough({ focus, review: [before, during, urgent] })).toEqual([urgent]));

  it('[W14] what broke through stays in its round once it is sorted', () => {
    const sorted = { ...urgent, triage: 'done' as const };
    expect(pressing({ focus, review: [before, during, sorted] })).toEqual([sorted]);
    expect(brokeThrough({ focus, review: [before, during, sorted] })).toEqual([]);
  });

  it('[C3] holds in a session and while busy', () => {
    const view = sampleView();
    const busy = { ...view.own, presence: { show: 'busy', source: 'manual' } as const };
    expect(isQuiet(view)).toBe(false);
    expect(isQuiet({ ...view, own: busy })).toBe(true);
    expect(isQuiet({ ...view, focus })).toBe(true);
  });
});
