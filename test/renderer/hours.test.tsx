import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/settings';
const own = sampleView().own;

describe('hours in settings', () => {
  it('[P9] are set for the week, copied to all weekdays, and saved when asked', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('button', { name: 'Set hours' }));
    fireEvent.change(screen.getByLabelText('Tuesday, to'), { target: { value: '16:30' } });
    fireEvent.click(screen.getByRole('button', { name: 'Copy Tuesday to all weekdays' }));
    const hours = within(screen.getByRole('region', { name: 'Hours' }));
    fireEvent.click(hours.getByRole('checkbox', { name: 'Friday' }));
    expect(bridge.deeds).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Save hours' }));
    await settled();
    const weekly = [2, 1, 3, 4].map((day) => ({ day, from: 540, to: 990 }));
    const sent = bridge.deeds.flatMap((it) => (it.type === 'setHours' ? [it] : []));
    expect(new Set(sent[0]?.workingHours?.weekly)).toEqual(new Set(weekly));
  });

  it('[P9] say what counts instead today, and take it back', async () => {
    const { bridge, change, settled } = await openWindow(sampleView(), { hash });
    const today = within(screen.getByRole('group', { name: 'Today' }));
    fireEvent.click(today.getByRole('button', { name: 'Done for today' }));
    await settled();
    const said = bridge.deeds.flatMap((it) => (it.type === 'setHoursOverride' ? [it] : []));
    expect(said[0]?.hoursOverride?.reachable).toBe(false);
    change({
      own: { ...own, hoursOverride: { reachable: true, until: SAMPLE_NOW + 60 * MINUTE } },
    });
    expect(today.getByRole('status').textContent).toMatch(/^You are reachable until .*11:48/);
    fireEvent.click(today.getByRole('button', { name: 'Take back' }));
    await settled();
    expect(bridge.deeds.at(-1)).toEqual({ type: 'setHoursOverride', hoursOverride: null });
  });

  it('[P9] ask about another zone, and change it only when told', async () => {
    const elsewhere = { ...own, machineTimeZone: 'Asia/Tokyo' };
    const { bridge, settled } = await openWindow(sampleView({ own: elsewhere }), { hash });
    expect(
      screen.getByText(/Your machine is on Tokyo time now, your team sees Berlin/),
    ).toBeTruthy();
    expect(bridge.deeds).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Use Tokyo' }));
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'setProfile', timeZone: 'Asia/Tokyo' }]);
  });
});

describe('when can we talk', () => {
  it('[R1] answers for those whom one chooses, with the keyboard as well', async () => {
    await openWindow(sampleView());
    fireEvent.click(screen.getByRole('button', { name: 'When can we talk?' }));
    const panel = within(screen.getByRole('region', { name: 'When can we talk?' }));
    expect(panel.getByText(/^Choose one or more people/)).toBeTruthy();
    fireEvent.click(panel.getByRole('checkbox', { name: 'Ana Lima' }));
    fireEvent.click(panel.getByRole('checkbox', { name: 'Ben Okafor' }));
    // Ana focuses until 11:30; neither has told hours.
    expect(panel.getAllByRole('status')[0]?.textContent).toMatch(
      /^Ana Lima and Ben Okafor are expected to be reachable today from .*11:30.*\(your time\)\. Ana Lima and Ben Okafor have not told any hours/,
    );
    fireEvent.click(panel.getByRole('checkbox', { name: 'Ana Lima' }));
    expect(panel.getAllByRole('status')[0]?.textContent).toMatch(/^Ben Okafor is .* at any time/);
  });
});
