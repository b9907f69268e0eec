import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftBetween } from '../../../shared/domain/clock-drift.ts';
import {
  activeFocus,
  type FocusEvent,
  focusEndsBy,
  focusLeftMs,
  latestFocus,
  reduceFocus,
} from '../../../shared/domain/focus.ts';
import type { FocusRecord } from '../../../shared/protocol/fields.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const NOW = 1_750_000_000_000;
const MINUTE = 60_000;
const start = (n = 1, minutes = 25): FocusEvent => ({
  type: 'started',
  focusId: uuidOf(n),
  endsAt: NOW + minutes * MINUTE,
  shareLabel: false,
  urgent: 'allow',
});
const after = (session: FocusRecord | null, event: FocusEvent, now: number): FocusRecord => {
  const result = reduceFocus(session, event, now);
  if (!result.ok || result.value === null) throw new Error('expected a session');
  return result.value;
};
const running = after(null, start(), NOW);

describe('reduceFocus', () => {
  it('[F1] has the right time left after any time without it, or has ended at its deadline', () => {
    expect(focusLeftMs(running, NOW + 10 * MINUTE)).toBe(15 * MINUTE);
    const found = after(
      JSON.parse(JSON.stringify(running)) as FocusRecord,
      { type: 'ticked' },
      NOW + 3 * 60 * MINUTE,
    );
    expect(found).toMatchObject({ state: 'ended', outcome: 'expired', endsAt: NOW + 25 * MINUTE });
  });

  it('[F2] keeps its length when the clock is set', () => {
    const shifted = after(running, { type: 'clockShifted', byMs: 3_600_000 }, NOW);
    expect(focusLeftMs(shifted, NOW + 3_600_000)).toBe(25 * MINUTE);
  });

  it('[F3] refuses a second session, and takes the same one again as the same', () => {
    expect(reduceFocus(running, start(2), NOW + MINUTE)).toEqual({ ok: false, error: 'conflict' });
    expect(after(running, start(1, 50), NOW + MINUTE)).toBe(running);
  });

  it('[F3] allows the next one once the first has ended', () => {
    const later = NOW + 26 * MINUTE;
    const next = { ...start(2), endsAt: later + 25 * MINUTE } as FocusEvent;
    expect(after(running, next, later)).toMatchObject({ focusId: uuidOf(2), state: 'running' });
  });

  it.each([
    ['under a minute', 0.5],
    ['over twelve hours', 721],
  ])('[F5] refuses a length %s', (_, minutes) => {
    expect(reduceFocus(null, start(1, minutes), NOW)).toEqual({ ok: false, error: 'invalid' });
  });

  it('[F5] moves the deadline by a pause, and ends a pause of ten minutes', () => {
    const paused = after(running, { type: 'paused', focusId: running.focusId }, NOW + 5 * MINUTE);
    expect(focusLeftMs(paused, NOW + 9 * MINUTE)).toBe(20 * MINUTE);
    const resumed = after(paused, { type: 'resumed', focusId: running.focusId }, NOW + 8 * MINUTE);
    expect(resumed).toMatchObject({ state: 'running', endsAt: NOW + 28 * MINUTE });
    const left = after(paused, { type: 'ticked' }, NOW + 15 * MINUTE);
    expect(left).toMatchObject({ state: 'ended', outcome: 'stopped', endsAt: NOW + 15 * MINUTE });
  });

  const told = (session: FocusRecord, event: FocusEvent, now: number, at: number) =>
    reduceFocus(session, event, now, at);
  const { focusId: id1 } = running;
  const at = (minutes: number): number => NOW + minutes * MINUTE;
  const changed = (minutes: number): FocusEvent => ({
    type: 'changed',
    focusId: id1,
    endsAt: at(minutes),
  });

  it('[F6] revives what was let expire when the extension was made in time', () => {
    const expired = after(running, { type: 'ticked' }, at(30));
    const revived = told(expired, changed(40), at(30), at(20));
    expect(revived).toMatchObject({ ok: true, value: { state: 'running', endsAt: at(40) } });
    expect(told(expired, changed(40), at(30), at(26))).toEqual({ ok: false, error: 'conflict' });
    // One whose new deadline has passed as well has ended there.
    expect(told(expired, changed(28), at(30), at(20))).toMatchObject({
      value: { state: 'ended', outcome: 'expired', endsAt: at(28) },
    });
  });

  it('[F6] never revives what was ended by hand', () => {
    const ended = after(running, { type: 'ended', focusId: id1, outcome: 'stopped' }, at(10));
    expect(told(ended, changed(40), at(30), at(20))).toEqual({ ok: false, error: 'conflict' });
    expect(told(ended, changed(40), at(30), at(5))).toEqual({ ok: false, error: 'conflict' });
  });

  it('[F6] takes a pause and a resume that were made in time and told late', () => {
    const expired = after(running, { type: 'ticked' }, at(30));
    const paused = told(expired, { type: 'paused', focusId: id1 }, at(31), at(22));
    expect(paused).toMatchObject({ value: { state: 'paused', pausedAt: at(22) } });
    const lapsed = told(expired, { type: 'paused', focusId: id1 }, at(33), at(22));
    expect(lapsed).toMatchObject({
      value: { state: 'ended', outcome: 'stopped', endsAt: at(32), pausedMs: 10 * MINUTE },
    });
    const record = lapsed.ok ? lapsed.value : null;
    if (record === null) throw new Error('expected a session');
    const resumed = told(record, { type: 'resumed', focusId: id1 }, at(33), at(31));
    expect(resumed).toMatchObject({
      value: { state: 'running', endsAt: at(34), pausedMs: 9 * MINUTE },
    });
    expect(told(record, { type: 'resumed', focusId: id1 }, at(33), at(32))).toMatchObject({
      value: { state: 'ended' },
    });
  });

  it('[F6] lets the later choice stand, whichever is told first', () => {
    const extended = after(running, changed(50), at(20));
    const stop: FocusEvent = { type: 'ended', focusId: id1, outcome: 'stopped' };
    expect(told(extended, stop, at(22), at(15))).toEqual({ ok: false, error: 'conflict' });
    expect(told(extended, stop, at(22), at(21))).toMatchObject({
      value: { outcome: 'stopped', endsAt: at(21) },
    });
  });

  it('[F6] takes a session that began before it was told, also one that is over by now', () => {
    const late = told(running, { ...start(2), startedAt: NOW } as FocusEvent, at(40), NOW);
    expect(late).toMatchObject({
      value: { focusId: uuidOf(2), state: 'ended', startedAt: NOW, endsAt: at(25) },
    });
  });

  it('[F5] knows how much of it was paused', () => {
    const pause: FocusEvent = { type: 'paused', focusId: id1 };
    const first = after(running, pause, at(5));
    const second = after(after(first, { type: 'resumed', focusId: id1 }, at(8)), pause, at(10));
    const ended = after(second, { type: 'ended', focusId: id1, outcome: 'completed' }, at(11));
    expect(ended).toMatchObject({ pausedMs: 4 * MINUTE, endsAt: at(11) });
  });

  it('[F4] [F6] an older session that is over never takes the place of a later one', () => {
    const over = { ...running, state: 'ended', outcome: 'stopped' } as const;
    const later = { ...over, focusId: uuidOf(2), endsAt: at(60) };
    expect(latestFocus(later, over)).toBe(later);
    expect(latestFocus(over, later)).toBe(later);
    expect(latestFocus({ ...running, focusId: uuidOf(3) }, later)).toMatchObject({
      focusId: uuidOf(3),
    });
    expect(latestFocus(later, running)).toBe(running);
  });

  it('[F3] knows no other session than its own', () => {
    expect(reduceFocus(running, { type: 'paused', focusId: uuidOf(9) }, NOW)).toEqual({
      ok: false,
      error: 'not_found',
    });
  });

  const minutes = fc.integer({ min: 0, max: 20 }).map((n) => n * MINUTE);
  const focusId = fc.integer({ min: 1, max: 3 }).map(uuidOf);
  const moves = fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('started'), focusId, wait: minutes }),
      fc.record({ type: fc.constant('changed'), focusId, wait: minutes }),
      fc.record({
        type: fc.constantFrom('paused', 'resumed', 'ended', 'ticked', 'restarted'),
        focusId,
        wait: minutes,
      }),
    ),
    { maxLength: 30 },
  );
  const eventOf = (type: string, id: string, now: number): FocusEvent => {
    if (type === 'started')
      return { type, focusId: id, endsAt: now + 25 * MINUTE, shareLabel: true, urgent: 'refuse' };
    if (type === 'changed') return { type, focusId: id, endsAt: now + 5 * MINUTE };
    if (type === 'paused' || type === 'resumed') return { type, focusId: id };
    return type === 'ended' ? { type, focusId: id, outcome: 'completed' } : { type: 'ticked' };
  };
  const settled = (session: FocusRecord | null, now: number): FocusRecord | null => {
    const result = reduceFocus(session, { type: 'ticked' }, now);
    return result.ok ? result.value : null;
  };

  it('[F1] [F3] in any order of events is one session, which a restart does not change', () => {
    fc.assert(
      fc.property(moves, (list) => {
        let now = NOW;
        let session: FocusRecord | null = null;
        for (const { type, focusId: id, wait } of list) {
          now += wait;
          if (type === 'restarted')
            session = JSON.parse(JSON.stringify(session)) as FocusRecord | null;
          const before: FocusRecord | null = activeFocus(settled(session, now));
          const result = reduceFocus(session, eventOf(type, id, now), now);
          if (result.ok) session = result.value;
          const next = settled(session, now);
          // One that was running is still the one: running, or ended under the same id.
          if (before !== null) expect(next?.focusId).toBe(before.focusId);
          if (next !== null && activeFocus(next) !== null)
            expect(focusEndsBy(next)).toBeGreaterThan(now);
          if (next?.state === 'ended') expect(next.endsAt).toBeLessThanOrEqual(now);
        }
      }),
    );
  });
});

describe('driftBetween', () => {
  const first = { wall: NOW, monotonic: 1000 };
  it.each([
    ['nothing', { wall: NOW + 5000, monotonic: 6000 }, true, { shiftMs: 0, sleptMs: 0 }],
    [
      'a clock set forward',
      { wall: NOW + 3_605_000, monotonic: 6000 },
      true,
      { shiftMs: 3_600_000, sleptMs: 0 },
    ],
    [
      'a clock set back',
      { wall: NOW - 3_595_000, monotonic: 6000 },
      false,
      { shiftMs: -3_600_000, sleptMs: 0 },
    ],
    [
      'sleep that was not counted',
      { wall: NOW + 3_605_000, monotonic: 6000 },
      false,
      { shiftMs: 0, sleptMs: 3_600_000 },
    ],
    [
      'sleep that was counted',
      { wall: NOW + 3_605_000, monotonic: 3_606_000 },
      true,
      { shiftMs: 0, sleptMs: 0 },
    ],
  ])('[F2] sees %s', (_, second, countsSleep, expected) => {
    expect(driftBetween(first, second, countsSleep)).toEqual(expected);
  });
});
