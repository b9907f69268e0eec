/** The window in the language that was chosen. */
import { fireEvent, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { CommandReply } from '../../shared/bridge/commands.ts';
import { speak } from '../../shared/language/words.ts';
import { fail } from '../../shared/result.ts';
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

it('[W2] shows the choice before it is kept, and what counts where it could not be kept', async () => {
  const { bridge, change, settled } = await openWindow(sampleView(), { hash: '#/settings' });
  const isChosen = (name: string): boolean =>
    screen.getByRole<HTMLInputElement>('radio', { name }).checked;
  let refuse: () => void = () => undefined;
  bridge.answer('changeDeviceSettings', () => {
    const { promise, resolve } = Promise.withResolvers<CommandReply>();
    refuse = () => resolve(fail({ code: 'storage_failed', message: 'The disk is full.' }));
    return promise;
  });
  fireEvent.click(screen.getByRole('radio', { name: '日本語' }));
  expect(isChosen('日本語')).toBe(true);
  refuse();
  await settled();
  expect(isChosen('日本語')).toBe(false);
  expect(screen.getByText('The disk is full.')).not.toBeNull();
  // One that was kept, and was changed elsewhere since: by the palette, say.
  bridge.answer('changeDeviceSettings', () => ({ ok: true }));
  fireEvent.click(screen.getByRole('radio', { name: 'Deutsch' }));
  const { deviceSettings } = sampleView();
  const before = deviceSettings.language;
  change({ deviceSettings: { ...deviceSettings, language: 'de' } });
  await settled();
  change({ deviceSettings: { ...deviceSettings, language: before } });
  await settled();
  expect(isChosen('Deutsch')).toBe(false);
});

it('[W2] shows the latest choice while earlier ones are still to be kept', async () => {
  const { bridge, change, settled } = await openWindow(sampleView(), { hash: '#/settings' });
  const isChosen = (name: string): boolean =>
    screen.getByRole<HTMLInputElement>('radio', { name }).checked;
  const answers: ((reply: CommandReply) => void)[] = [];
  bridge.answer('changeDeviceSettings', () => {
    const { promise, resolve } = Promise.withResolvers<CommandReply>();
    answers.push(resolve);
    return promise;
  });
  const { deviceSettings } = sampleView();
  fireEvent.click(screen.getByRole('radio', { name: 'Deutsch' }));
  fireEvent.click(screen.getByRole('radio', { name: '日本語' }));
  answers[0]?.({ ok: true });
  change({ deviceSettings: { ...deviceSettings, language: 'de' } });
  await settled();
  expect(isChosen('日本語')).toBe(true);
  answers[1]?.({ ok: true });
  await settled();
  change({ deviceSettings: { ...deviceSettings, language: 'ja' } });
  await settled();
  expect(isChosen('日本語')).toBe(true);
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
