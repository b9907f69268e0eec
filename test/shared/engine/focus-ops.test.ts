import { describe, expect, it } from 'vitest';
import { focusLengthMs } from '../../../shared/domain/focus.ts';
import { reportedFocus, reportOf } from '../../../shared/domain/focus-told.ts';
import { cutShort } from '../../../shared/engine/focus-ops.ts';
import type { FocusRecord } from '../../../shared/protocol/fields.ts';

const MINUTE = 60_000;
const START = 1_750_000_000_000;
const session = (over: Partial<FocusRecord>): FocusRecord => ({
  focusId: '00000000-0000-4000-8000-000000000001',
  state: 'running',
  startedAt: START,
  endsAt: START + 25 * MINUTE,
  shareLabel: false,
  urgent: 'allow',
  ...over,
});
const theirs = session({ startedAt: START + MINUTE });

describe('a session in whose place another is', () => {
  it('[F6] was focus until the other began', () => {
    const cut = cutShort(session({}), theirs, START + 10 * MINUTE);
    expect(cut).toMatchObject({ state: 'ended', outcome: 'stopped', endsAt: START + MINUTE });
  });

  it('[F6] and that was paused from before until after that, is told as one of no length', () => {
    const now = START + 2 * MINUTE;
    const cut = cutShort(session({ pausedMs: 2 * MINUTE }), theirs, now);
    expect(focusLengthMs(cut, cut.endsAt)).toBe(0);
    expect(reportedFocus(reportOf(cut), now)).toMatchObject({ ok: true });
  });
});
