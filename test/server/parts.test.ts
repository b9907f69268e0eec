/** Small parts of the relay, alone. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Due, newAgenda } from '../../server/core/agenda.ts';
import { newAlarm } from '../../server/core/alarm.ts';
import { inParts, PART_ROOM_BYTES } from '../../server/core/parts.ts';
import { relayTime } from '../../server/core/relay-time.ts';
import { newWrongTries } from '../../server/access/wrong-tries.ts';
import { RequestBucket } from '../../server/socket/rate-limit.ts';
import { createManualClock } from '../support/manual-clock.ts';

describe('agenda', () => {
  const moves = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.option(fc.nat({ max: 100 }))), {
    maxLength: 60,
  });

  it('[P7] names everything that is due, however it was moved, and nothing else', () => {
    fc.assert(
      fc.property(moves, fc.nat({ max: 120 }), (changes, now) => {
        const agenda = newAgenda<Due>();
        const items: Due[] = Array.from({ length: 6 }, () => ({ dueAt: null }));
        for (const [index, dueAt] of changes) {
          const item = items[index];
          if (item === undefined) continue;
          item.dueAt = dueAt;
          agenda.note(item);
        }
        const due = items.filter((item) => item.dueAt !== null && item.dueAt <= now);
        const earliest = Math.min(...items.map((item) => item.dueAt ?? Infinity));
        expect(agenda.next() ?? Infinity).toBeLessThanOrEqual(earliest);
        expect(new Set(agenda.takeDue(now))).toEqual(new Set(due));
        const rest = items.filter((item) => item.dueAt !== null && item.dueAt > now);
        expect(new Set(agenda.takeDue(Infinity))).toEqual(new Set(rest));
        expect(agenda.next()).toBeNull();
      }),
    );
  });
});

describe('relay time', () => {
  it('[F2] goes on evenly while the wall clock is set', () => {
    const clock = createManualClock();
    const now = relayTime(clock);
    const start = now();
    clock.advance(1000);
    clock.setWall(start - 3_600_000);
    expect(now()).toBe(start + 1000);
    clock.advance(1000);
    expect(now()).toBe(start + 2000);
    clock.setWall(start + 7_200_000);
    expect(now()).toBe(start + 2000);
  });

  it('[F1] leaps with a machine that slept', () => {
    const clock = createManualClock();
    const now = relayTime(clock);
    const start = now();
    clock.sleep(3_600_000);
    expect(now()).toBe(start + 3_600_000);
  });
});

describe('alarm', () => {
  const HOUR = 3_600_000;
  const start = () => {
    const clock = createManualClock();
    const rung: number[] = [];
    const now = relayTime(clock);
    const alarm = newAlarm(clock, now, () => rung.push(now()));
    return { clock, alarm, rung, first: now() };
  };

  it('[P7] rings at its moment, and once', () => {
    const { clock, alarm, rung, first } = start();
    alarm.set(first + HOUR + 7);
    clock.advance(3 * HOUR);
    expect(rung).toEqual([first + HOUR + 7]);
    expect(clock.timers()).toBe(0);
  });

  it('[F1] rings within 30 s of waking when its moment passed while the machine slept', () => {
    const { clock, alarm, rung, first } = start();
    alarm.set(first + HOUR);
    clock.advance(HOUR / 2);
    clock.sleep(5 * HOUR);
    clock.advance(30_000);
    expect(rung).toHaveLength(1);
  });

  it('[F1] rings on time when the machine slept before its moment', () => {
    const { clock, alarm, rung, first } = start();
    alarm.set(first + 2 * HOUR);
    clock.sleep(HOUR);
    clock.advance(HOUR);
    expect(rung).toEqual([first + 2 * HOUR]);
  });

  it('follows its agenda to another moment, or none', () => {
    const { clock, alarm, rung, first } = start();
    alarm.set(first + HOUR);
    alarm.set(first + 10);
    clock.advance(10);
    expect(rung).toEqual([first + 10]);
    alarm.set(first + HOUR);
    alarm.set(null);
    clock.advance(2 * HOUR);
    expect(rung).toHaveLength(1);
    expect(clock.timers()).toBe(0);
  });
});

describe('parts', () => {
  it('[T1] keep the order, lose nothing, and fit', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, (items) => {
        const parts = inParts(items, (size) => size);
        expect(parts.flat()).toEqual(items);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(PART_ROOM_BYTES);
        }
      }),
    );
  });
});

describe('rate', () => {
  it('[T6] never allows more than the burst and 30 a second', () => {
    const steps = fc.array(fc.nat({ max: 200 }), { minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(steps, (pauses) => {
        const bucket = new RequestBucket();
        let now = 0;
        let allowed = 0;
        for (const pause of pauses) {
          now += pause;
          if (bucket.verdictAt(now).kind === 'allowed') allowed += 1;
        }
        expect(allowed).toBeLessThanOrEqual(120 + (now * 30) / 1000);
      }),
    );
  });

  it('[T6] says overdone only to who keeps on for ten seconds', () => {
    const bucket = new RequestBucket();
    const kindsIn = (from: number, to: number): Set<string> => {
      const kinds = new Set<string>();
      for (let now = from; now < to; now += 10) kinds.add(bucket.verdictAt(now).kind);
      return kinds;
    };
    expect(kindsIn(0, 9_000)).toEqual(new Set(['allowed', 'limited']));
    expect(kindsIn(30_000, 39_000)).toEqual(new Set(['allowed', 'limited']));
    expect(kindsIn(39_000, 45_000)).toContain('overdone');
  });
});

describe('wrong tries', () => {
  it('are counted for each address, and forgotten after a minute', () => {
    const tries = newWrongTries(5);
    for (let at = 0; at < 5; at += 1) expect(tries.begin('a', at).kind).toBe('allowed');
    expect(tries.begin('a', 5)).toEqual({ kind: 'refused', waitMs: 59_995 });
    expect(tries.begin('b', 5).kind).toBe('allowed');
    expect(tries.begin('a', 60_000).kind).toBe('allowed');
    expect(tries.begin('a', 60_000)).toEqual({ kind: 'refused', waitMs: 1 });
  });

  it('take back one that was right, once', () => {
    const tries = newWrongTries(5);
    const begun = Array.from({ length: 5 }, () => tries.begin('a', 0));
    for (const it of begun.slice(0, 1))
      if (it.kind === 'allowed') {
        it.takeBack();
        it.takeBack();
      }
    expect(tries.begin('a', 0).kind).toBe('allowed');
    expect(tries.begin('a', 0).kind).toBe('refused');
  });
});
