import { describe, expect, it } from 'vitest';
import { createLog, type LogLevel } from '../../../main/log/log.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const openLog = () => {
  const lines: { level: LogLevel; line: string }[] = [];
  const clock = createManualClock();
  const sink = { append: (level: LogLevel, line: string) => void lines.push({ level, line }) };
  return { lines, clock, log: createLog({ clock, sink, home: '/home/ana' }) };
};

describe('log', () => {
  it('[D7] writes a fault as one line with what caused it', () => {
    const { lines, log } = openLog();
    const cause = new Error('disk full', { cause: new Error('ENOSPC') });
    log.report('The journal could not be written', cause);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.level).toBe('error');
    expect(lines[0]?.line).toMatch(
      /^The journal could not be written: Error: disk full ⏎ .*; because Error: ENOSPC/,
    );
    expect(lines[0]?.line).not.toMatch(/\n/);
  });

  it('[D7] is not filled by a fault that repeats itself, and says how much was left out', () => {
    const { lines, log, clock } = openLog();
    for (let n = 0; n < 1000; n += 1) log.report('again');
    expect(lines).toHaveLength(60);
    clock.advance(60_000);
    log.note('later');
    expect(lines.slice(60).map(({ line }) => line)).toEqual([
      '940 further lines were left out',
      'later',
    ]);
  });

  it('[D7] cuts an endless entry', () => {
    const { lines, log } = openLog();
    log.note('word '.repeat(100_000));
    expect(lines[0]?.line.length).toBeLessThan(5000);
  });
});
