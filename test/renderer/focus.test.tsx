import { fireEvent, screen } from '@testing-library/react';
import type { Language } from '../../shared/language/catalogue.ts';
import { speak } from '../../shared/language/words.ts';
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

  it('[F5] takes a length as the command line does that a session may have, and no other', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('radio', { name: 'Custom' }));
    for (const wrong of ['', '0', '-5', '721', '0.2', '13h', 'soon']) {
      type('Minutes, or 1h30', wrong);
      expect(start().disabled, wrong).toBe(true);
    }
    type('Minutes, or 1h30', '1h30');
    expect(screen.getByText(/^1 h 30 min, until/)).toBeTruthy();
    type('Minutes, or 1h30', '1');
    fireEvent.click(start());
    await settled();
    expect(bridge.commands[0]).toMatchObject({
      lengthMs: MINUTE,
      shareLabel: false,
      urgent: 'allow',
    });
  });
});

describe('what is said before it starts', () => {
  it('[F5] says who sees what one works on', async () => {
    await openWindow(sampleView(), { hash });
    expect(screen.getByText('Only you see this.')).toBeTruthy();
    type('What are you working on? (optional)', 'Report');
    fireEvent.click(screen.getByLabelText('Show the team what I am working on'));
    expect(screen.getByText('Your team sees this while you focus.')).toBeTruthy();
  });

  it('[F5] says how long it is until a time of day', async () => {
    await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('radio', { name: 'Until' }));
    expect(screen.getByText(/^42 min, until .*11:30.*\.$/)).toBeTruthy();
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
    expect(left()).toBe('30\u00a0s');
  });

  it('[F5] is extended, paused and ended', async () => {
    const { bridge, change, settled } = await openWindow(sampleView({ focus: sampleFocus() }), {
      hash,
    });
    for (const name of ['Extend focus by 5 min', 'Extend focus by 15 min', 'Pause']) {
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

describe('rounds', () => {
  const ROUNDS = {
    roundsId: '00000000-0000-4000-8000-000000000077',
    index: 1,
    of: 4,
    focusMs: 25 * MINUTE,
    breakMs: 5 * MINUTE,
    longBreakMs: 15 * MINUTE,
    longEvery: 4,
  };

  it('[F5] start with the usual breaks', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('radio', { name: 'Rounds' }));
    expect(screen.getByText('4 rounds of 25 min, with breaks of 5 min.')).toBeTruthy();
    fireEvent.click(start());
    await settled();
    expect(bridge.commands).toMatchObject([
      { type: 'startFocus', lengthMs: 25 * MINUTE, rounds: { of: 4, breakMs: 5 * MINUTE } },
    ]);
  });

  it('[F5] say which round it is, and are done with it or ended', async () => {
    const focus = sampleFocus({ rounds: ROUNDS });
    const { bridge, settled } = await openWindow(sampleView({ focus }), { hash });
    expect(screen.getByText('Round 1 of 4')).toBeTruthy();
    for (const name of ['Round is done', 'End rounds']) {
      fireEvent.click(screen.getByRole('button', { name }));
      await settled();
    }
    expect(bridge.commands).toEqual([
      { type: 'endFocus', outcome: 'completed' },
      { type: 'endFocus' },
    ]);
  });

  it('[F5] [F7] show the break, the line to come back to, and the ways on and out', async () => {
    const from = SAMPLE_NOW - 2 * MINUTE;
    const next = { index: 2, of: 4 };
    const view = sampleView({
      focus: sampleFocus({ state: 'ended', outcome: 'expired', nextStep: 'Table 2' }),
      break: { from, until: from + 5 * MINUTE, isLong: false, next },
    });
    const { bridge, settled } = await openWindow(view, { hash });
    expect(screen.getByRole('timer', { name: 'Break left' }).textContent).toBe('3 min');
    expect(screen.getByText(/You were: Table 2/)).toBeTruthy();
    expect(screen.getByText(/^Round 2 of 4 begins at/)).toBeTruthy();
    for (const name of ['Skip break', 'End rounds']) {
      fireEvent.click(screen.getByRole('button', { name }));
      await settled();
    }
    expect(bridge.commands).toEqual([{ type: 'skipBreak' }, { type: 'endRounds' }]);
  });

  it('[F7] change the next step in place', async () => {
    const focus = sampleFocus({ nextStep: 'Table 2' });
    const { bridge, settled } = await openWindow(sampleView({ focus }), { hash });
    fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    type('Your next step', 'Table 3');
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'setNextStep', nextStep: 'Table 3' }]);
  });
});

it('[W41] a session that begins is seen from its top', async () => {
  const { change } = await openWindow(sampleView(), { hash: '#/focus' });
  const main = screen.getByRole('main');
  main.scrollTop = 200;
  change({ focus: sampleFocus() });
  expect(main.scrollTop).toBe(0);
});

describe('the time in the ring', () => {
  const shown = async (minutes: number, language: Language = 'en'): Promise<readonly string[]> => {
    const focus = sampleFocus({ endsAt: SAMPLE_NOW + minutes * MINUTE });
    const { close } = await openWindow(sampleView({ focus, language }), { hash });
    const ring = screen.getByRole('timer', { name: /Time left|Verbleibende|残り/ });
    const parts = [...ring.children].map(({ textContent }) => textContent);
    const whole = ring.textContent;
    close();
    return [whole, ...parts];
  };

  it('[W44] keeps a number with its unit, and breaks between hours and minutes alone', async () => {
    expect(await shown(59)).toEqual(['59 min', '59 min']);
    expect(await shown(60)).toEqual(['1 h', '1 h']);
    expect(await shown(90)).toEqual(['1 h 30 min', '1 h', '30 min']);
    expect(await shown(11 * 60 + 59)).toEqual(['11 h 59 min', '11 h', '59 min']);
  });

  it.each([
    ['de', ['11 Std. 59 Min.', '11 Std.', '59 Min.']],
    ['ja', ['11時間59分', '11時間', '59分']],
  ] as const)('[W44] does so in %s', async (language, expected) => {
    await speak(language);
    expect(await shown(11 * 60 + 59, language)).toEqual(expected);
    await speak('en');
  });
});
