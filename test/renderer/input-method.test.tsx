/** While an input method composes, Escape is its own and discards nothing (W52). */
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleFocus, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);

it.each([
  ['the status', '#/team', 'Set a status', 'Status'],
  ['the name', '#/settings', 'Change name', 'Your name'],
  ['the next step', '#/focus', 'Change', 'Your next step'],
])('[W52] %s stays as it is typed with an input method', async (_, hash, opens, label) => {
  const focus = sampleFocus({ nextStep: 'Table 2' });
  const { settled } = await openWindow(sampleView({ focus }), { hash });
  const field = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(label);
  fireEvent.click(screen.getByRole('button', { name: opens }));
  await settled();
  fireEvent.change(field(), { target: { value: 'かんじ' } });
  fireEvent.keyDown(field(), { key: 'Escape', isComposing: true });
  expect(field().value).toBe('かんじ');
  fireEvent.keyDown(field(), { key: 'Escape' });
  await settled();
  expect(screen.queryByLabelText(label)).toBeNull();
});
