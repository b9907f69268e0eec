import { afterEach, expect, it } from 'vitest';
import { fireEvent, screen } from '@testing-library/react';
import { act } from 'react';
import type { NotificationState } from '../../renderer/app/notification-right.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const BUTTON = { name: 'Let the browser tell Fermata when you step away' };

it('[P10] offers to ask the browser, and asks only at a click', async () => {
  let isOpen = true;
  let asked = 0;
  let changed = (): void => undefined;
  const idleQuestion = {
    isOpen: () => isOpen,
    subscribe: (listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
    ask: () => void (asked += 1),
  };
  await openWindow(sampleView(), { hash: '#/settings', idleQuestion });
  expect(asked).toBe(0);
  screen.getByRole('button', BUTTON).click();
  expect(asked).toBe(1);
  isOpen = false;
  act(() => changed());
  expect(screen.queryByRole('button', BUTTON)).toBeNull();
});

it('[P10] offers nothing where there is nobody to ask', async () => {
  await openWindow(sampleView(), { hash: '#/settings' });
  expect(screen.queryByRole('button', BUTTON)).toBeNull();
});

it('[N1] says quietly that notifications wait', async () => {
  const view = sampleView();
  const open = await openWindow(view, { hash: '#/settings' });
  expect(screen.queryByText(/do not disturb is on/)).toBeNull();
  open.change({ own: { ...view.own, isQuietedBySystem: true } });
  expect(screen.getByText(/do not disturb is on: notifications wait/)).not.toBeNull();
});

it('[D4] lets this device be silent or told nothing, and says what that means', async () => {
  const view = sampleView();
  const { bridge, change, settled } = await openWindow(view, { hash: '#/settings' });
  fireEvent.click(screen.getByRole('radio', { name: 'Silent' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Off' }));
  await settled();
  expect(bridge.commands).toEqual([
    { type: 'changeDeviceSettings', notifications: 'silent' },
    { type: 'changeDeviceSettings', notifications: 'off' },
  ]);
  change({ deviceSettings: { ...view.deviceSettings, notifications: 'off' } });
  await settled();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Off' }).checked).toBe(true);
  expect(screen.getByText('No notifications come on this device.')).toBeTruthy();
});

it('[W55] says that the browser shows none, and what to do, and follows what is allowed', async () => {
  let state: NotificationState = 'denied';
  let asked = 0;
  let changed = (): void => undefined;
  const notificationRight = {
    now: () => state,
    subscribe: (listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
    ask: () => void (asked += 1),
  };
  const become = (next: NotificationState): void => {
    state = next;
    act(() => changed());
  };
  await openWindow(sampleView(), { hash: '#/settings', notificationRight });
  expect(screen.getByText(/does not let this page show notifications/)).toBeTruthy();
  expect(screen.queryByText(/^One notification for each time/)).toBeNull();
  become('default');
  screen.getByRole('button', { name: 'Ask the browser now' }).click();
  expect(asked).toBe(1);
  become('impossible');
  expect(screen.getByText(/cannot show notifications for this page/)).toBeTruthy();
  become('granted');
  expect(screen.getByText(/^One notification for each time/)).toBeTruthy();
});

it('[W56] tells nothing of teammates to who is in no team', async () => {
  await openWindow(sampleView({ connection: { state: 'solo' }, teamName: null, teammates: {} }), {
    hash: '#/settings',
  });
  expect(document.body.textContent).not.toMatch(/teammate|time that messages/i);
});
