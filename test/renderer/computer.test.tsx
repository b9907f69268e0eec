/** Settings of the desktop app, and a link that opened it. */
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { shortcutOf } from '../../renderer/features/settings/shortcut-keys.ts';
import { inviteLink } from '../../shared/protocol/links.ts';
import { fakeShell } from '../support/fake-shell.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleView, soloView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/settings';
const INVITE = inviteLink('https://relay.example', 'a'.repeat(32));
const press = (keys: Partial<Parameters<typeof shortcutOf>[0]>, isMac = false): string | null =>
  shortcutOf(
    { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, code: '', ...keys },
    isMac,
  );
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('settings of this computer', () => {
  it('[D6] starts at login when its user says so, and says why it cannot', async () => {
    const shell = fakeShell();
    const { settled } = await openWindow(sampleView({ device: 'desktop' }), { hash, shell });
    fireEvent.click(screen.getByLabelText('Start Fermata when I log in'));
    await settled();
    expect(shell.commands).toEqual([{ type: 'setLaunchAtLogin', isOn: true }]);
    act(() => shell.change({ login: { state: 'unavailable', why: 'Only an installed one can.' } }));
    const box = screen.getByLabelText<HTMLInputElement>('Start Fermata when I log in');
    expect(box.disabled).toBe(true);
    expect(screen.getByText('Only an installed one can.')).toBeDefined();
  });

  it('[D6] takes the keys that are pressed, and none when Escape is', async () => {
    const shell = fakeShell();
    const { settled } = await openWindow(sampleView({ device: 'desktop' }), { hash, shell });
    fireEvent.click(button('Choose keys'));
    fireEvent.keyDown(button(/Press the keys/), { code: 'Escape' });
    fireEvent.click(button('Choose keys'));
    fireEvent.keyDown(button(/Press the keys/), { code: 'ControlLeft', ctrlKey: true });
    fireEvent.keyDown(button(/Press the keys/), { code: 'KeyF', ctrlKey: true, altKey: true });
    await settled();
    expect(shell.commands).toEqual([{ type: 'setShortcut', keys: 'Ctrl+Alt+F' }]);
    act(() => shell.change({ shortcut: { keys: 'Ctrl+Alt+F', problem: 'It is taken.' } }));
    expect(screen.getByText('It is taken.')).toBeDefined();
    fireEvent.click(button('No keys'));
    await settled();
    expect(shell.commands.at(-1)).toEqual({ type: 'setShortcut', keys: null });
  });

  it('[D6] names keys by their place, and never one that types', () => {
    expect(press({ ctrlKey: true, altKey: true, code: 'Digit5' })).toBe('Ctrl+Alt+5');
    expect(press({ ctrlKey: true, code: 'KeyC' })).toBeNull();
    expect(press({ metaKey: true, shiftKey: true, code: 'Space' }, true)).toBe('Shift+Cmd+Space');
    expect(press({ metaKey: true, code: 'F12' })).toBe('Super+F12');
    for (const none of [
      { code: 'KeyF' },
      { shiftKey: true, code: 'KeyF' },
      { ctrlKey: true, code: 'ControlLeft' },
    ])
      expect(press(none)).toBeNull();
  });

  it('[D10] shows a newer version, its notes and the choice of releases', async () => {
    const updates = {
      state: 'ready',
      channel: 'latest',
      version: '2.0.0',
      notes: 'Calmer.',
    } as const;
    const shell = fakeShell({ updates });
    shell.answer('installUpdate', {
      ok: false,
      error: { code: 'refused', message: 'Not while you focus.' },
    });
    const { settled } = await openWindow(sampleView({ device: 'desktop' }), { hash, shell });
    expect(screen.getByText(/Version 2.0.0 is ready/)).toBeDefined();
    expect(screen.getByText('Calmer.')).toBeDefined();
    fireEvent.click(button('Install now'));
    await settled();
    expect(screen.getByText('Not while you focus.')).toBeDefined();
    fireEvent.change(screen.getByLabelText('Which releases'), { target: { value: 'beta' } });
    await settled();
    expect(shell.commands.at(-1)).toEqual({ type: 'setUpdateChannel', channel: 'beta' });
  });

  it('[D10] says why nothing is updated, and offers nothing then', async () => {
    const shell = fakeShell({ updates: { state: 'off', why: 'Your system does.' } });
    await openWindow(sampleView({ device: 'desktop' }), { hash, shell });
    expect(screen.getByText('Your system does.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Look now' })).toBeNull();
  });

  it('has nothing of it in a browser', async () => {
    await openWindow(sampleView(), { hash });
    expect(screen.queryByText('This computer')).toBeNull();
    expect(screen.queryByText('Open the log folder')).toBeNull();
  });

  it('[K1] takes a calendar’s file that was chosen in the system’s dialog', async () => {
    const shell = fakeShell();
    shell.answer('chooseCalendarFile', { ok: true, path: '/home/eve/work.ics' });
    const { bridge, settled } = await openWindow(sampleView({ device: 'desktop' }), {
      hash,
      shell,
    });
    fireEvent.click(button('Choose a file…'));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'setCalendar', calendar: { kind: 'file', path: '/home/eve/work.ics' } },
    ]);
    shell.answer('chooseCalendarFile', { ok: true, path: null });
    fireEvent.click(button('Choose a file…'));
    await settled();
    expect(bridge.deeds).toHaveLength(1);
  });
});

describe('diagnostics', () => {
  it('[D7] are the shell’s on the desktop, and its log folder opens', async () => {
    const shell = fakeShell();
    shell.answer('readDiagnostics', { ok: true, text: 'Fermata: 1.2.3' });
    const { settled } = await openWindow(sampleView({ device: 'desktop' }), { hash, shell });
    fireEvent.click(button('Show diagnostics'));
    await settled();
    expect(screen.getByLabelText('Diagnostics').textContent).toBe('Fermata: 1.2.3');
    fireEvent.click(button('Open the log folder'));
    await settled();
    expect(shell.commands.at(-1)).toEqual({ type: 'showLogs' });
  });

  it('[D7] are the window’s own in a browser', async () => {
    const { settled } = await openWindow(sampleView(), { hash, version: '1.2.3' });
    fireEvent.click(button('Show diagnostics'));
    await settled();
    const text = screen.getByLabelText('Diagnostics').textContent;
    expect(text).toContain('Fermata: 1.2.3, in a browser');
    expect(text).toContain('Connection: online');
  });

  it('[D7] say so when they cannot be read', async () => {
    const shell = fakeShell();
    shell.answer('readDiagnostics', { ok: false, error: { code: 'unreachable', message: 'x' } });
    const { settled } = await openWindow(sampleView({ device: 'desktop' }), { hash, shell });
    fireEvent.click(button('Show diagnostics'));
    await settled();
    expect(screen.getByText(/could not be read/)).toBeDefined();
  });
});

describe('a link that opens the app', () => {
  it('[D5] leads to the form, filled in, and joins nothing by itself; used, it is put away', async () => {
    const shell = fakeShell();
    const { bridge, settled } = await openWindow(soloView({ device: 'desktop' }), {
      hash: '#/focus',
      shell,
    });
    act(() => shell.change({ link: INVITE }));
    await settled();
    expect(screen.getByRole('heading', { name: 'Welcome to Fermata' })).toBeDefined();
    const field = screen.getByLabelText<HTMLInputElement>('Invite link or device link');
    expect(field.value).toBe(INVITE);
    expect(screen.getByText('An invite to a team on relay.example.')).toBeDefined();
    expect(bridge.deeds).toEqual([]);
    fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Eve' } });
    fireEvent.click(button('Join the team'));
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'join', link: INVITE, memberName: 'Eve' }]);
    expect(shell.commands).toEqual([{ type: 'dropLink' }]);
  });

  it('[D5] is said not to be used in a team, and can be put away', async () => {
    const shell = fakeShell();
    const { settled } = await openWindow(sampleView({ device: 'desktop' }), { shell });
    act(() => shell.change({ link: INVITE }));
    await settled();
    expect(screen.getByText(/You are already in Nimbus here/)).toBeDefined();
    fireEvent.click(button('Dismiss'));
    await settled();
    expect(shell.commands).toEqual([{ type: 'dropLink' }]);
    expect(screen.queryByText(/You are already in Nimbus/)).toBeNull();
  });

  it('[D5] in a browser can be handed to the desktop app', async () => {
    await openWindow(soloView(), { joinLink: INVITE });
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: /desktop app/ });
    expect(link.getAttribute('href')).toBe(`fermata://join#${encodeURIComponent(INVITE)}`);
  });
});
