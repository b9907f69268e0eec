import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/engine/own-settings.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleId, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/focus';
const { own } = sampleView();
/** Where this machine's clock is: the sample's moment is told by it. */
const OWN = { ...own, machineTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('focus as its owner set it', () => {
  it('[F5] offers their own lengths', async () => {
    const settings = { ...DEFAULT_SETTINGS, presetsMs: [20 * MINUTE, 100 * MINUTE] };
    const { bridge, settled } = await openWindow(sampleView({ settings }), { hash });
    fireEvent.click(screen.getByRole('radio', { name: '1 h 40 min' }));
    click('Start focus');
    await settled();
    expect(bridge.deeds[0]).toMatchObject({ type: 'startFocus', lengthMs: 100 * MINUTE });
    expect(screen.queryByRole('radio', { name: '25 min' })).toBeNull();
  });

  it('[F8] asks about a planned session, to be started or skipped', async () => {
    const planned = { key: 'plan/x', from: SAMPLE_NOW, until: SAMPLE_NOW + 60 * MINUTE };
    const { bridge, settled } = await openWindow(sampleView({ planned }), { hash });
    click('Start planned focus');
    await settled();
    click('Skip it today');
    await settled();
    expect(bridge.deeds).toEqual([
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
      label: 'Report',
    };
    await openWindow(sampleView({ sessions: [session] }), { hash });
    const text = screen.getByRole('region', { name: 'Your sessions' }).textContent;
    expect(text).toContain('Today: 40 min in 1 session');
    expect(text).toContain('Today: 3 messages held, 2 released.');
    const rows = screen.getByRole('list', { name: "Today's sessions", hidden: true });
    expect(rows.textContent).toMatch(/^0?9:48.*10:38.*40 minReportstopped$/);
  });

  it('[F5] until a time of day ends in the second in which the clock shows it, whenever it is begun', async () => {
    const { bridge, advance, settled } = await openWindow(sampleView({ own: OWN }), { hash });
    fireEvent.click(screen.getByRole('radio', { name: 'Until' }));
    const field = screen.getByLabelText<HTMLInputElement>('Until', { selector: '[type=time]' });
    expect(field.value).toBe('11:30');
    fireEvent.change(field, { target: { value: '11:05' } });
    advance(7_345);
    click('Start focus');
    await settled();
    expect(bridge.deeds[0]).toMatchObject({ lengthMs: 17 * MINUTE - 7_345 });
  });

  it('[F5] until a time that is too far away is no session', async () => {
    await openWindow(sampleView({ own: OWN }), { hash });
    fireEvent.click(screen.getByRole('radio', { name: 'Until' }));
    const field = screen.getByLabelText('Until', { selector: '[type=time]' });
    for (const wrong of ['10:40', '']) {
      fireEvent.change(field, { target: { value: wrong } });
      expect(screen.getByText('Choose a time within 12 hours.')).toBeTruthy();
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start focus' }).disabled).toBe(
        true,
      );
    }
  });

  it('[F9] hands all sessions over as a file, and gives its memory back later', async () => {
    const { bridge, advance, settled } = await openWindow(sampleView(), { hash });
    const file = { name: 'fermata-sessions.csv', mediaType: 'text/csv', text: 'started' };
    bridge.answer('exportSessions', () => ({ ok: true, file }));
    const revoked: string[] = [];
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:one';
    URL.revokeObjectURL = (url) => void revoked.push(url);
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click');
    clicked.mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href}`);
    });
    fireEvent.click(screen.getByRole('button', { name: 'Export CSV', hidden: true }));
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'exportSessions', format: 'csv' }]);
    expect(saved).toEqual(['fermata-sessions.csv blob:one']);
    expect(revoked).toEqual([]);
    advance(MINUTE);
    expect(revoked).toEqual(['blob:one']);
    clicked.mockRestore();
  });
});
