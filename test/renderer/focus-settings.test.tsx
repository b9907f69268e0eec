import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/engine/own-settings.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/settings';
const form = (name: string) => within(screen.getByRole('form', { name, hidden: true }));
const field = (name: string, label: string) => form(name).getByLabelText<HTMLInputElement>(label);
const type = (name: string, label: string, value: string): void =>
  void fireEvent.change(field(name, label), { target: { value } });
const save = (name: string) =>
  form(name).getByRole<HTMLButtonElement>('button', { name: 'Save', hidden: true });
const hasSave = (name: string): boolean =>
  form(name).queryByRole('button', { name: 'Save', hidden: true }) !== null;
const button = (name: string) => screen.getByRole('button', { name, hidden: true });

describe('settings of focus', () => {
  it("[F5] save lengths of one's own, and only what was edited", async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    expect(hasSave('Lengths')).toBe(false);
    type('Lengths', 'Lengths to choose from, minutes', '20; 45 20,100');
    fireEvent.click(save('Lengths'));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'changeSettings', presetsMs: [20, 45, 100].map((minutes) => minutes * MINUTE) },
    ]);
    expect(hasSave('Lengths')).toBe(false);
  });

  it.each([
    ['25, x', '“x” does not fit. Whole minutes from 1 to 720.'],
    ['0', '“0” does not fit. Whole minutes from 1 to 720.'],
    ['12.5', '“12.5” does not fit. Whole minutes from 1 to 720.'],
    [' ', 'One at least, for example 25, 50.'],
    ['1 2 3 4 5 6 7 8 9', '8 lengths at most; these are 9.'],
  ])('[F5] say kindly what is wrong with %j, and save nothing of it', async (text, words) => {
    await openWindow(sampleView(), { hash });
    type('Lengths', 'Lengths to choose from, minutes', text);
    expect(form('Lengths').getByText(words)).toBeTruthy();
    expect(field('Lengths', 'Lengths to choose from, minutes').getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(save('Lengths').disabled).toBe(true);
  });

  it('[F5] change how rounds go, and keep what was not edited', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    type('Rounds', 'Focus, minutes', '50');
    type('Rounds', 'Rounds', '0');
    expect(form('Rounds').getByText('A whole number from 1 to 24.')).toBeTruthy();
    type('Rounds', 'Rounds', '6');
    fireEvent.click(save('Rounds'));
    await settled();
    expect(bridge.deeds).toEqual([
      {
        type: 'changeSettings',
        rounds: { ...DEFAULT_SETTINGS.rounds, focusMs: 50 * MINUTE, of: 6 },
      },
    ]);
  });

  it('[H7] [P4] keep the ceiling for all devices and idle minutes for this one', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    type('Holding', 'Hold messages for at most, minutes', '20');
    expect(form('Holding').getByText('Whole minutes from 30 to 720.')).toBeTruthy();
    type('Holding', 'Hold messages for at most, minutes', '90');
    expect(form('Holding').getByText(/^1 h 30 min\./)).toBeTruthy();
    fireEvent.click(save('Holding'));
    type('Idle', 'Idle on this device after, minutes', '10');
    fireEvent.click(save('Idle'));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'changeSettings', holdCeilingMs: 90 * MINUTE },
      { type: 'changeDeviceSettings', idleAfterMs: 10 * MINUTE },
    ]);
  });

  it('[F5] take over what another device changed, but for what is being edited', async () => {
    const { change, settled } = await openWindow(sampleView(), { hash });
    type('Lengths', 'Extend by, minutes', '10');
    change({
      settings: { ...DEFAULT_SETTINGS, presetsMs: [30 * MINUTE], extensionsMs: [20 * MINUTE] },
    });
    await settled();
    expect(field('Lengths', 'Lengths to choose from, minutes').value).toBe('30');
    expect(field('Lengths', 'Extend by, minutes').value).toBe('10');
    fireEvent.click(form('Lengths').getByRole('button', { name: 'Discard', hidden: true }));
    expect(field('Lengths', 'Extend by, minutes').value).toBe('20');
  });

  it('[F8] change how a plan starts without saving what is edited of it', async () => {
    const stretches = [{ day: 1, from: 540, to: 660 }];
    const settings = { ...DEFAULT_SETTINGS, plan: { stretches, start: 'ask' as const } };
    const { bridge, settled } = await openWindow(sampleView({ settings }), { hash });
    const times = within(screen.getByRole('group', { name: 'Focus times', hidden: true }));
    fireEvent.change(times.getByLabelText('Monday, to'), { target: { value: '12:00' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Start by itself', hidden: true }));
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'changeSettings', plan: { stretches, start: 'auto' } }]);
    fireEvent.click(button('Save plan'));
    await settled();
    expect(bridge.deeds[1]).toMatchObject({ plan: { stretches: [{ to: 720 }] } });
  });

  it('[F8] begin a plan with mornings, and keep none until it is saved', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(button('Plan focus'));
    expect(bridge.deeds).toEqual([]);
    fireEvent.click(button('Save plan'));
    await settled();
    expect(bridge.deeds).toMatchObject([{ type: 'changeSettings', plan: { start: 'ask' } }]);
  });
});
