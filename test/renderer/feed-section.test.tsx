import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const URL = 'https://relay.example.org/v1/feeds/abcdefghijklmnop.ics';
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('focus in one’s calendar', () => {
  it('[K2] shows the address once it was asked for, and ends it', async () => {
    const view = sampleView();
    const { bridge, settled } = await openWindow(view, { hash: '#/settings' });
    bridge.answer('createFeed', () => {
      bridge.change({ own: { ...view.own, hasFeed: true } });
      return { ok: true, value: { url: URL, expiresAt: null } };
    });
    bridge.answer('endFeed', () => {
      bridge.change({ own: view.own });
      return { ok: true };
    });
    click('Make an address');
    await settled();
    const field = screen.getByLabelText<HTMLInputElement>('Address for your calendar');
    expect(field.value).toBe(URL);
    click('Stop sharing');
    await settled();
    expect(screen.queryByLabelText('Address for your calendar')).toBeNull();
    expect(screen.getByRole('button', { name: 'Make an address' })).toBeDefined();
  });

  it('[K2] offers a new address where there is one, since the old one is not shown again', async () => {
    const view = sampleView();
    await openWindow({ ...view, own: { ...view.own, hasFeed: true } }, { hash: '#/settings' });
    expect(screen.getByRole('button', { name: 'Make a new address' })).toBeDefined();
  });
});
