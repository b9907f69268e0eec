/** The window in the language that was chosen. */
import { fireEvent, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { speak } from '../../shared/language/words.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleView, soloView } from '../support/sample-view.ts';

afterEach(async () => {
  closeWindows();
  await speak('en');
});

it('[W2] is drawn in the language of the view from its first picture on', async () => {
  await speak('de');
  await openWindow(sampleView({ language: 'de' }));
  expect(screen.getByRole('link', { name: /Einstellungen/ })).not.toBeNull();
  expect(document.documentElement.lang).toBe('de');
});

it('[W2] changes at once with the choice, and the choice keeps the focus', async () => {
  const view = sampleView();
  const { bridge, change } = await openWindow(view, { hash: '#/settings' });
  const choice = screen.getByRole('radio', { name: '日本語' });
  choice.focus();
  fireEvent.click(choice);
  expect(bridge.commands).toEqual([{ type: 'changeDeviceSettings', language: 'ja' }]);
  await act(async () => {
    change({ language: 'ja', deviceSettings: { ...view.deviceSettings, language: 'ja' } });
    await speak('ja');
  });
  expect(screen.getByRole('heading', { level: 1, name: '設定' })).not.toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '日本語' }));
  expect(document.documentElement.lang).toBe('ja');
});

it('[W2] tells of no link as unused that one came in by, when another language is spoken', async () => {
  const joinLink = 'https://relay.example.org/#join=abcdefghijklmnopqrstuvwx';
  const { change } = await openWindow(soloView(), { joinLink, hash: '#/team' });
  const { connection, own, teamName } = sampleView();
  change({ connection, own, teamName });
  expect(screen.queryByText(/was not used/)).toBeNull();
  await act(async () => {
    change({ language: 'de' });
    await speak('de');
  });
  expect(document.documentElement.lang).toBe('de');
  expect(screen.queryByText(/nicht benutzt/)).toBeNull();
});
