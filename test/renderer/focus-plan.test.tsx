import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/engine/own-settings.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleId, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/focus';
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('focus as its owner set it', () => {
  it('[F5] offers their own lengths', async () => {
    const settings = { ...DEFAULT_SETTINGS, presetsMs: [20 * MINUTE, 100 * MINUTE] };
    const { bridge, settled } = await openWindow(sampleView({ settings }), { hash });
    fireEvent.click(screen.getByRole('radio', { name: '1 h 40 min' }));
    click('Start focus');
    await settled();
    expect(bridge.commands[0]).toMatchObject({ type: 'startFocus', lengthMs: 100 * MINUTE });
    expect(screen.queryByRole('radio', { name: '25 min' })).toBeNull();
  });

  it('[F8] asks about a planned session, to be started or skipped', async () => {
    const planned = { key: 'plan/x', from: SAMPLE_NOW, until: SAMPLE_NOW + 60 * MINUTE };
    const { bridge, settled } = await openWindow(sampleView({ planned }), { hash });
    click('Start planned focus');
    await settled();
    click('Skip it today');
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'startPlanned', key: 'plan/x' },
      { type: 'skipPlanned', key: 'plan/x' },
    ]);
  });

  it('[F9] tells what today came to', async () => {
    const startedAt = SAMPLE_NOW - 60 * MINUTE;
    const session = {
      focusId: sampleId(1),
      startedAt,
      endedAt: startedAt + 50 * MINUTE,
      focusedMs: 40 * MINUTE,
      plannedMs: 50 * MINUTE,
      outcome: 'stopped' as const,
      held: 3,
      released: 2,
    };
    await openWindow(sampleView({ sessions: [session] }), { hash });
    const text = screen.getByRole('region', { name: 'Your sessions' }).textContent;
    expect(text).toContain('Today: 40 min in 1 session; 3 held, 2 released.');
  });
});
