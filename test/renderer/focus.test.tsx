import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleFocus, sampleItem, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/focus';
const type = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const start = (): HTMLButtonElement => screen.getByRole('button', { name: 'Start focus' });

describe('the start', () => {
  it('[F5] takes a preset, a label, a next step and who may break through', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('radio', { name: '50 min' }));
    type('What are you working on? (optional)', 'Report');
    type('Your next step (optional)', 'Table 2');
    fireEvent.click(screen.getByLabelText('Show the team what I am working on'));
    fireEvent.click(screen.getByLabelText('Let urgent messages through'));
    fireEvent.click(start());
    await settled();
    expect(bridge.commands).toEqual([
      {
        type: 'startFocus',
        lengthMs: 50 * MINUTE,
        label: 'Report',
        nextStep: 'Table 2',
        shareLabel: true,
        urgent: 'refuse',
      },
    ]);
  });

  it('[F5] takes custom minutes that a session may have, and no others', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('radio', { name: 'Custom' }));
    for (const wrong of ['', '0', '-5', '721', '0.2']) {
      type('Minutes', wrong);
      expect(start().disabled, wrong).toBe(true);
    }
    type('Minutes', '1');
    fireEvent.click(start());
    await settled();
    expect(bridge.commands[0]).toMatchObject({
      lengthMs: MINUTE,
      shareLabel: false,
      urgent: 'allow',
    });
  });
});

describe('the session', () => {
  it('[F1] shows the time left to the deadline, whenever the window opens', async () => {
    const { advance, reload } = await openWindow(sampleView({ focus: sampleFocus() }), { hash });
    const left = (): string => screen.getByRole('timer', { name: 'Time left' }).textContent;
    expect(left()).toBe('42 min');
    advance(10 * MINUTE);
    expect(left()).toBe('32 min');
    await reload();
    expect(left()).toBe('32 min');
    advance(31 * MINUTE + 30_000);
    expect(left()).toBe('30 s');
  });

  it('[F5] is extended, paused and ended', async () => {
    const { bridge, change, settled } = await openWindow(sampleView({ focus: sampleFocus() }), {
      hash,
    });
    for (const name of ['5 min', '15 min', 'Pause']) {
      fireEvent.click(screen.getByRole('button', { name }));
      await settled();
    }
    change({ focus: sampleFocus({ state: 'paused', pausedAt: SAMPLE_NOW }) });
    for (const name of ['Resume', 'End focus']) {
      fireEvent.click(screen.getByRole('button', { name }));
      await settled();
    }
    expect(bridge.commands).toEqual([
      { type: 'extendFocus', byMs: 5 * MINUTE },
      { type: 'extendFocus', byMs: 15 * MINUTE },
      { type: 'pauseFocus' },
      { type: 'resumeFocus' },
      { type: 'endFocus' },
    ]);
  });

  it('[F7] ends with the line to come back to and the way to what came', async () => {
    const focus = sampleFocus({ state: 'ended', outcome: 'completed', nextStep: 'Table 2' });
    await openWindow(sampleView({ focus, review: [sampleItem(1), sampleItem(2)] }), { hash });
    expect(screen.getByRole('region', { name: 'Last session' }).textContent).toContain(
      'You were: Table 2',
    );
    expect(screen.getByRole('link', { name: 'Review 2 messages' })).toBeTruthy();
  });
});
