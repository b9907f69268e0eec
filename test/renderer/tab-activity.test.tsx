import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowserActivity } from '../../renderer/host-web/adapters/browser-activity.ts';
import type {
  IdleDetection,
  IdlePermission,
  IdleSignal,
} from '../../renderer/host-web/idle-detection.ts';
import { createIdleQuestion } from '../../renderer/host-web/idle-question.ts';
import { createTabActivity } from '../../renderer/host-web/tab-activity.ts';
import type { ActivityReading } from '../../shared/engine/ports.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';

const MINUTE = 60_000;

interface Start {
  readonly idleAfterMs: number;
  readonly stop: AbortSignal;
  readonly tell: (signal: IdleSignal) => void;
}

/** A browser whose user and whose detector a test plays. */
class PlayedDetection implements IdleDetection {
  readonly shortestMs = MINUTE;
  readonly starts: Start[] = [];
  fault: Error | null = null;
  asked = 0;
  readonly #watchers = new Set<(permission: IdlePermission) => void>();

  watchPermission(listener: (permission: IdlePermission) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }
  permit(permission: IdlePermission): void {
    for (const watcher of this.#watchers) watcher(permission);
  }
  ask(): Promise<void> {
    this.asked += 1;
    return Promise.resolve();
  }
  start(idleAfterMs: number, stop: AbortSignal, tell: (signal: IdleSignal) => void): Promise<void> {
    if (this.fault !== null) return Promise.reject(this.fault);
    this.starts.push({ idleAfterMs, stop, tell });
    return Promise.resolve();
  }
}

const show = (state: 'visible' | 'hidden'): void => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('activity of a tab', () => {
  let clock: ManualClock;
  let detection: PlayedDetection;
  let readings: ActivityReading[];
  let source: ReturnType<typeof createTabActivity>;
  let stop: () => void;
  const told = (): readonly string[] => readings.map(({ activity }) => activity);

  beforeEach(() => {
    show('visible');
    clock = createManualClock();
    detection = new PlayedDetection();
    readings = [];
    source = createTabActivity(detection, createBrowserActivity(document, clock));
    stop = source.watch((reading) => readings.push(reading));
  });
  afterEach(() => {
    stop();
    show('visible');
  });

  it('[P10] is the page’s until its user allows the browser to tell', () => {
    detection.permit('prompt');
    expect(readings.at(-1)).toMatchObject({ activity: 'active', source: 'this tab' });
    show('hidden');
    expect(told().at(-1)).toBe('unknown');
    detection.permit('granted');
    detection.starts[0]?.tell('active');
    expect(readings.at(-1)?.source).toContain('idle detection');
    detection.starts[0]?.tell('locked');
    show('visible');
    clock.advance(10 * MINUTE);
    expect(told()).toEqual(['active', 'unknown', 'active', 'locked']);
  });

  it('[P10] is the page’s again when the permission is taken back', () => {
    detection.permit('granted');
    detection.starts[0]?.tell('idle');
    detection.permit('denied');
    expect(detection.starts[0]?.stop.aborted).toBe(true);
    expect(readings.at(-1)).toMatchObject({ activity: 'active', source: 'this tab' });
  });

  it('[P10] is the page’s with the reason when the detector throws', async () => {
    detection.fault = new Error('no sensor');
    detection.permit('granted');
    await expect.poll(() => told()).toEqual(['active', 'active']);
    show('hidden');
    expect(readings.at(-1)?.problem).toContain('no sensor');
  });

  it('[P4] is idle after what its user set, and never after less than the browser takes', () => {
    detection.permit('granted');
    source.setIdleAfter(10 * MINUTE);
    source.setIdleAfter(30_000);
    expect(detection.starts.map(({ idleAfterMs }) => idleAfterMs)).toEqual([
      5 * MINUTE,
      10 * MINUTE,
      MINUTE,
    ]);
    detection.starts[2]?.tell('active');
    expect(detection.starts.map((start) => start.stop.aborted)).toEqual([true, true, false]);
  });

  it('leaves nothing running', () => {
    detection.permit('granted');
    stop();
    expect(detection.starts[0]?.stop.aborted).toBe(true);
    expect(clock.timers()).toBe(0);
  });

  it('[P10] is asked for by its user only, and only while there is something to ask', () => {
    const question = createIdleQuestion(detection, { report: () => undefined });
    expect(question.isOpen()).toBe(false);
    detection.permit('prompt');
    expect(question.isOpen()).toBe(true);
    expect(detection.asked).toBe(0);
    question.ask();
    expect(detection.asked).toBe(1);
    detection.permit('granted');
    expect(question.isOpen()).toBe(false);
  });
});
