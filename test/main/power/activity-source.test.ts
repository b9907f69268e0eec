import { beforeEach, describe, expect, it } from 'vitest';
import { createActivitySource, type PowerEvent } from '../../../main/power/activity-source.ts';
import type { ActivityReading } from '../../../shared/engine/ports.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

describe('activity from the system', () => {
  let clock: ManualClock;
  let readings: ActivityReading[];
  let idleSeconds: number | null;
  let say: (event: PowerEvent) => void;
  let stop: () => void;
  beforeEach(() => {
    clock = createManualClock();
    readings = [];
    idleSeconds = 0;
    const power = {
      idleState: (after: number) => {
        if (idleSeconds === null) throw new Error('no idle time here');
        return idleSeconds < 0 ? 'unknown' : idleSeconds >= after ? 'idle' : 'active';
      },
      listen: (listener: (event: PowerEvent) => void) => {
        say = listener;
        return () => (say = () => undefined);
      },
    } as const;
    stop = createActivitySource(power, clock).watch((reading) => readings.push(reading));
    clock.advance(0);
  });
  const told = (): readonly string[] => readings.map((reading) => reading.activity);

  it('[P4] tells idle after five minutes without input, and active again, each once', () => {
    idleSeconds = 299;
    clock.advance(60_000);
    idleSeconds = 300;
    clock.advance(60_000);
    idleSeconds = 1;
    clock.advance(60_000);
    expect(told()).toEqual(['active', 'idle', 'active']);
  });

  it('[P3] tells unknown with a reason where the system does not know or fails', () => {
    idleSeconds = -1;
    clock.advance(15_000);
    idleSeconds = null;
    clock.advance(15_000);
    expect(told()).toEqual(['active', 'unknown']);
    expect(readings[1]?.problem).toMatch(/keyboard or mouse/);
  });

  it('tells a locked screen and sleep at once', () => {
    say('locked');
    say('unlocked');
    say('suspended');
    say('resumed');
    expect(told()).toEqual(['active', 'locked', 'active', 'asleep', 'active']);
  });

  it('stays locked through sleep', () => {
    say('locked');
    say('suspended');
    say('resumed');
    clock.advance(60_000);
    expect(told()).toEqual(['active', 'locked', 'asleep', 'locked']);
  });

  it('finds out by itself that the machine is awake when nobody says so', () => {
    say('suspended');
    clock.advance(90_000);
    expect(told()).toEqual(['active', 'asleep', 'active']);
  });

  it('asks no more when it is stopped', () => {
    stop();
    expect(clock.timers()).toBe(0);
    say('locked');
    expect(told()).toEqual(['active']);
  });
});
