import { describe, expect, it } from 'vitest';
import { expectedReleaseAt, handlingOf, releaseOn } from '../../../shared/domain/holding.ts';
import { show, type Show } from '../../../shared/protocol/fields.ts';

const HOUR = 3_600_000;

describe('holding', () => {
  it.each<[Show, string]>([
    ['open', 'deliver'],
    ['available', 'deliver'],
    ['focusing', 'hold'],
    ['busy', 'hold'],
    ['away', 'queue'],
    ['offline', 'queue'],
  ])('[H8] handles a message for someone %s', (receiver, expected) => {
    expect(handlingOf(receiver, 'normal', false)).toBe(expected);
  });

  it('[H10] lets urgent through a focus only where it is allowed', () => {
    expect(handlingOf('focusing', 'urgent', true)).toBe('deliver');
    expect(handlingOf('focusing', 'urgent', false)).toBe('hold');
    expect(handlingOf('away', 'urgent', true)).toBe('queue');
  });

  it('[H9] expects the deadline, or the ceiling where that comes first', () => {
    expect(expectedReleaseAt({ show: 'focusing', until: HOUR }, 0, 4 * HOUR)).toBe(HOUR);
    expect(expectedReleaseAt({ show: 'focusing', until: 6 * HOUR }, HOUR, 4 * HOUR)).toBe(5 * HOUR);
    expect(expectedReleaseAt({ show: 'busy' }, HOUR, 4 * HOUR)).toBe(5 * HOUR);
    expect(expectedReleaseAt({ show: 'away' }, HOUR, 4 * HOUR)).toBeUndefined();
  });

  it('[H4] releases whenever focus or busy ends, whatever comes next', () => {
    for (const after of show.options.filter((s) => s !== 'focusing' && s !== 'busy')) {
      expect(releaseOn('focusing', after)).toBe('focus-ended');
      expect(releaseOn('busy', after)).toBe('focus-ended');
    }
    expect(releaseOn('focusing', 'busy')).toBeNull();
  });

  it('[H8] releases what was queued only when its receiver is back', () => {
    expect(releaseOn('away', 'available')).toBe('returned');
    expect(releaseOn('offline', 'open')).toBe('returned');
    expect(releaseOn('offline', 'away')).toBeNull();
    expect(releaseOn('away', 'focusing')).toBeNull();
  });
});
