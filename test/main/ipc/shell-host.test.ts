import { describe, expect, it, vi } from 'vitest';
import type { WindowPeer } from '../../../main/ipc/requests.ts';
import { createShellHost } from '../../../main/ipc/shell-host.ts';
import { createLinkBox } from '../../../main/links/link-box.ts';
import { createObserved } from '../../../main/shell/observed.ts';
import { createShell } from '../../../main/shell/shell.ts';
import { CHANNEL } from '../../../shared/bridge/bridge.ts';
import type { ShellView } from '../../../shared/bridge/shell.ts';

const open = () => {
  const link = createLinkBox();
  const shell = createShell({
    link,
    login: {
      ...createObserved({ state: 'off' } as const),
      set: () => Promise.resolve({ ok: true }),
    },
    shortcut: {
      ...createObserved({ keys: null, problem: null }),
      set: () => ({ ok: false, error: 'It is taken.' }),
    },
    updates: {
      ...createObserved({ state: 'off', why: 'x' } as const),
      setChannel: () => undefined,
      check: () => undefined,
      install: () => ({ ok: true }),
    },
    chooseCalendarFile: () => Promise.resolve('/home/ana/work.ics'),
    readDiagnostics: () => Promise.resolve('Fermata: 1'),
    showLogs: () => Promise.resolve({ ok: true }),
  });
  const host = createShellHost(shell);
  const views: ShellView[] = [];
  const peer: WindowPeer = {
    id: 1,
    sendUpdate: vi.fn(),
    sendPlace: vi.fn(),
    sendShell: (view) => void views.push(view),
  };
  const ask = (command: unknown) => host.routes[CHANNEL.shellCommand](command, peer);
  return { host, link, views, peer, ask };
};

describe('shell host', () => {
  it('[D5] tells a window of the shell at once and then of each change, until its page goes', async () => {
    const { host, link, views, peer } = open();
    await host.routes[CHANNEL.shellSubscribe](undefined, peer);
    expect(views.map((view) => view.link)).toEqual([null]);
    link.put('a');
    link.put('a');
    expect(views.map((view) => view.link)).toEqual([null, 'a']);
    await host.routes[CHANNEL.shellSubscribe](undefined, peer); // A reload.
    link.put('b');
    expect(views.map((view) => view.link)).toEqual([null, 'a', 'a', 'b']);
    host.forget(1);
    link.put('c');
    expect(views).toHaveLength(4);
  });

  it('does what the window asks, and answers with words where it cannot', async () => {
    const { ask, link } = open();
    link.put('a');
    expect(await ask({ type: 'dropLink' })).toEqual({ ok: true });
    expect(link.get()).toBeNull();
    expect(await ask({ type: 'chooseCalendarFile' })).toEqual({
      ok: true,
      path: '/home/ana/work.ics',
    });
    expect(await ask({ type: 'readDiagnostics' })).toEqual({ ok: true, text: 'Fermata: 1' });
    expect(await ask({ type: 'setShortcut', keys: 'Ctrl+Alt+F' })).toEqual({
      ok: false,
      error: { code: 'refused', message: 'It is taken.' },
    });
  });

  it('handles nothing that was not parsed', async () => {
    const { ask } = open();
    for (const wrong of [
      undefined,
      null,
      'dropLink',
      { type: 'quit' },
      { type: '__proto__' },
      { type: 'setShortcut', keys: 'F' },
      { type: 'setLaunchAtLogin' },
      { type: 'setUpdateChannel', channel: 'nightly' },
    ])
      expect(await ask(wrong)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});
