import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { View } from '../../shared/bridge/view.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import {
  MINUTE,
  sampleFocus,
  sampleTeammate,
  sampleView,
  soloView,
  teamOf,
} from '../support/sample-view.ts';

afterEach(closeWindows);

const field = (): HTMLInputElement => screen.getByRole('combobox');
const type = (value: string): void => void fireEvent.change(field(), { target: { value } });
const press = (key: string, more: Partial<KeyboardEventInit> = {}): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const pressK = (more: Partial<KeyboardEventInit> = {}): boolean =>
  press('k', { code: 'KeyK', ctrlKey: true, ...more });
const options = (): readonly string[] =>
  screen.queryAllByRole('option').map((option) => option.textContent);
const chosen = (): string => screen.getByRole('option', { selected: true }).textContent;
const isOpen = (): boolean => screen.queryByRole('dialog', { name: 'Actions' }) !== null;

/** A window with the palette open in it. */
const openPalette = async (view: View = sampleView(), hash = '') => {
  const opened = await openWindow(view, { hash });
  pressK();
  await opened.settled();
  return opened;
};
const choose = async (query: string, settled: () => Promise<void>): Promise<void> => {
  type(query);
  press('Enter');
  await settled();
  await settled();
};

it('[W32] leads to the list of keys', async () => {
  const { advance, settled } = await openPalette();
  await choose('shortcuts', settled);
  advance(1);
  await settled();
  expect(isOpen()).toBe(false);
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});

describe('opening and closing', () => {
  it('[W30] opens by its key, also from a field, and gives the focus back', async () => {
    const { settled } = await openWindow(sampleView(), { hash: '#/team/ana' });
    const body = screen.getByRole('textbox', { name: 'Message to Ana Lima' });
    expect(document.activeElement).toBe(body);
    expect(pressK()).toBe(false);
    await settled();
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('');
    press('Escape');
    await settled();
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(body);
  });

  it('[W30] opens by its button, which tells the key, and closes by its own', async () => {
    const { settled } = await openWindow(sampleView());
    const button = screen.getByRole('button', { name: 'Actions' });
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+K');
    expect(button.textContent).toContain('Ctrl K');
    button.focus();
    fireEvent.click(button);
    await settled();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await settled();
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(button);
  });

  it('[W30] closes by the key again, and opens empty the next time', async () => {
    const { settled } = await openPalette();
    type('ana');
    pressK();
    await settled();
    expect(isOpen()).toBe(false);
    pressK();
    await settled();
    expect(field().value).toBe('');
  });

  it('[W30] leaves the key to an input method', async () => {
    const { settled } = await openWindow(sampleView());
    expect(pressK({ isComposing: true })).toBe(true);
    await settled();
    expect(isOpen()).toBe(false);
  });

  it('[W30] waits behind another question', async () => {
    const { settled } = await openWindow(sampleView(), { hash: '#/settings' });
    fireEvent.click(screen.getByRole('button', { name: 'Leave team…' }));
    await settled();
    expect(pressK()).toBe(false);
    await settled();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('[W30] opens in the welcome too', async () => {
    await openPalette(soloView());
    expect(options()).toContain('Join a team');
  });
});

describe('choosing', () => {
  it('[W34] goes with the arrows, Home and End, and around', async () => {
    await openPalette();
    expect(chosen()).toBe('Focus for 25 min');
    press('ArrowDown');
    expect(chosen()).toBe('Focus for 50 min');
    press('End');
    expect(chosen()).toMatch(/^Settings/);
    press('ArrowDown');
    expect(chosen()).toBe('Focus for 25 min');
    press('ArrowUp');
    expect(chosen()).toMatch(/^Settings/);
    press('Home');
    expect(chosen()).toBe('Focus for 25 min');
    expect(field().getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    );
  });

  it('[W34] leaves keys to an input method, and those with a modifier to the field', async () => {
    const { bridge } = await openPalette();
    press('ArrowDown', { isComposing: true });
    press('End', { shiftKey: true });
    press('Enter', { isComposing: true });
    expect(chosen()).toBe('Focus for 25 min');
    expect(bridge.commands).toEqual([]);
  });

  it('[W34] tells how many there are, and begins again with the first', async () => {
    await openPalette();
    press('ArrowDown');
    type('busy');
    expect(chosen()).toMatch(/^Busy/);
    expect(screen.getByText('3 results').getAttribute('role')).toBe('status');
    type('zzz');
    expect(screen.getByText('0 results')).toBeTruthy();
    expect(screen.getByText(/^Nothing found\./)).toBeTruthy();
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });

  it('[W34] keeps the chosen line when others come and go', async () => {
    const { change } = await openPalette();
    type('o');
    press('ArrowDown');
    press('ArrowDown');
    const before = chosen();
    change({ teammates: { ...sampleView().teammates, ...teamOf(sampleTeammate('o', 'Aa O')) } });
    expect(chosen()).toBe(before);
  });

  it('[W31] follows what becomes possible while it is open', async () => {
    const { change } = await openPalette();
    type('focus');
    change({ focus: sampleFocus() });
    expect(options()).toContain('End focus');
    expect(options()).not.toContain('Focus for 25 min');
  });

  it('[W32] says how many more there are than it draws', async () => {
    const many = Array.from({ length: 60 }, (_, n) => sampleTeammate(`m ${n}`, `Ana ${n}`));
    await openPalette(sampleView({ teammates: teamOf(...many) }));
    type('ana');
    expect(options()).toHaveLength(50);
    expect(screen.getByText(/^And 10 more:/)).toBeTruthy();
    for (const option of screen.getAllByRole('option')) expect(option.id).not.toContain(' ');
  });
});

describe('what it does', () => {
  it('[W31] starts focus and shows it', async () => {
    const { bridge, settled } = await openPalette();
    await choose('50', settled);
    expect(bridge.commands).toEqual([
      { type: 'startFocus', lengthMs: 50 * MINUTE, shareLabel: false, urgent: 'allow' },
    ]);
    expect(isOpen()).toBe(false);
    const heading = screen.getByRole('heading', { level: 1, name: 'Focus' });
    expect(document.activeElement).toBe(heading);
    expect(screen.queryByText(/^Done:/)).toBeNull();
  });

  it('[W33] counts until a time from the choice, and not from when it was typed', async () => {
    const { own } = sampleView();
    const view = sampleView({ own: { ...own, machineTimeZone: 'UTC' } });
    const { bridge, settled, time } = await openPalette(view);
    const until = new Date(time.exact() + 40 * MINUTE).toISOString().slice(11, 16);
    type(`until ${until}`);
    act(() => time.advance(2500));
    press('Enter');
    await settled();
    expect(bridge.commands).toMatchObject([{ lengthMs: 40 * MINUTE - 2500 }]);
  });

  it('[W31] sets the show, says so for a while, and stays where one was', async () => {
    const { bridge, settled, advance } = await openPalette(sampleView(), '#/team/ana');
    await choose('busy 1', settled);
    expect(bridge.commands).toEqual([{ type: 'setManual', show: 'busy', forMs: 60 * MINUTE }]);
    expect(screen.getByText('Done: Busy for 1 h').getAttribute('role')).toBe('status');
    advance(4000);
    expect(screen.queryByText('Done: Busy for 1 h')).toBeNull();
    expect(window.location.hash).toBe('#/team/ana');
    expect(document.activeElement).toBe(
      screen.getByRole('textbox', { name: 'Message to Ana Lima' }),
    );
  });

  it('[W31] writes to somebody, with the focus in the text', async () => {
    const { settled } = await openPalette(sampleView(), '#/review');
    await choose('bo', settled);
    const body = (name: string): HTMLElement =>
      screen.getByRole('textbox', { name: `Message to ${name}` });
    expect(document.activeElement).toBe(body('Ben Okafor'));
    screen.getByRole('link', { name: 'Settings' }).focus();
    pressK();
    await settled();
    await choose('ben', settled);
    expect(document.activeElement).toBe(body('Ben Okafor'));
  });

  it('[W31] goes to a view, whose heading has the focus', async () => {
    const { settled } = await openPalette();
    await choose('sett', settled);
    const heading = screen.getByRole('heading', { level: 1, name: 'Settings' });
    expect(document.activeElement).toBe(heading);
    expect(screen.queryByText(/^Done:/)).toBeNull();
  });

  it('[W31] does it with a click as well, and a pointer that moves chooses', async () => {
    const { bridge, settled } = await openPalette();
    const away = screen.getByRole('option', { name: /^Away for 1 h/ });
    fireEvent.mouseMove(away);
    expect(chosen()).toMatch(/^Away for 1 h/);
    fireEvent.click(away);
    await settled();
    expect(bridge.commands).toEqual([{ type: 'setManual', show: 'away', forMs: 3_600_000 }]);
  });

  it('[W31] says what was refused, and stays', async () => {
    const { bridge, settled } = await openPalette();
    const message = 'A focus is running already.';
    bridge.answer('startFocus', () => ({ ok: false, error: { code: 'conflict', message } }));
    await choose('25', settled);
    expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toBe(message);
    expect(document.activeElement).toBe(field());
    await choose('busy', settled);
    expect(isOpen()).toBe(false);
  });

  it('[W30] keeps keys of the view behind it from working in it', async () => {
    await openPalette();
    screen.getByRole('button', { name: 'Close' }).focus();
    press('/');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Close' }));
  });
});

describe('parts of views', () => {
  it('[W31] [W24] sets a status from anywhere, with the focus in its text', async () => {
    const { advance, settled } = await openPalette(sampleView(), '#/focus');
    await choose('set a status', settled);
    advance(100);
    await settled();
    await settled();
    expect(document.activeElement).toBe(screen.getByPlaceholderText('What are you up to?'));
  });

  it('[W31] [W24] goes to a section of the settings, which has the focus', async () => {
    const { advance, settled } = await openPalette(sampleView());
    await choose('appearance', settled);
    advance(100);
    await settled();
    await settled();
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Appearance' }));
  });
});
