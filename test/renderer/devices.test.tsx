/** Settings: one's devices, and the invites of the team. */
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceView } from '../../shared/bridge/access.ts';
import type { CommandReply } from '../../shared/bridge/commands.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);

const laptop: DeviceView = {
  deviceId: 'laptop',
  name: 'Laptop',
  kind: 'desktop',
  current: true,
  connected: true,
  lastSeenAt: SAMPLE_NOW,
};
const phone: DeviceView = {
  ...laptop,
  deviceId: 'phone',
  name: 'Phone',
  kind: 'web',
  current: false,
  connected: false,
  lastSeenAt: SAMPLE_NOW - 30 * MINUTE,
};
const url = 'https://relay.example/#device=ABCD2345';
const link = { url, expiresAt: SAMPLE_NOW + 10 * MINUTE, mark: 7 };
const hash = '#/settings';

const open = async (devices: readonly DeviceView[] = [phone, laptop]) => {
  let openMarks: readonly number[] = [];
  let listed = devices;
  const opened = await openWindow(sampleView(), { hash });
  const { bridge, change, settled } = opened;
  bridge.answer('listDevices', () => ({ ok: true, devices: { devices: listed, openMarks } }));
  // What is answered above is asked for once the relay can be reached again.
  change({ connection: { state: 'connecting' } });
  change({ connection: { state: 'online' } });
  await settled();
  const section = within(screen.getByRole('region', { name: 'Devices' }));
  return {
    ...opened,
    section,
    relaySays: (next: readonly DeviceView[], marks: readonly number[] = []) => {
      listed = next;
      openMarks = marks;
    },
  };
};

describe('devices', () => {
  it('[W50] are listed with this one first, which cannot be signed out here', async () => {
    const { section } = await open();
    const [first, second] = section.getAllByRole('listitem');
    expect(first?.textContent).toMatch(/^LaptopDesktop app · connected nowThis device$/);
    expect(second?.textContent).toMatch(/^PhoneBrowser · last connected .*Sign out$/);
    expect(section.getAllByRole('button', { name: /^Sign out/ })).toHaveLength(1);
  });

  it('[W50] [W24] signs out after a question, says it, and keeps the focus in the section', async () => {
    const { bridge, section, settled, advance, relaySays } = await open();
    const button = section.getByRole('button', { name: 'Sign out Phone' });
    button.focus();
    fireEvent.click(button);
    await settled();
    const question = within(screen.getByRole('alertdialog', { name: 'Sign out “Phone”?' }));
    expect(question.getByText(/shut out at once/)).toBeTruthy();
    expect(bridge.commands.map(({ type }) => type)).not.toContain('revokeDevice');
    relaySays([laptop]);
    fireEvent.click(question.getByRole('button', { name: 'Sign out' }));
    await settled();
    advance(1000);
    await settled();
    expect(bridge.commands).toContainEqual({ type: 'revokeDevice', deviceId: 'phone' });
    expect(section.getByText('“Phone” is signed out.')).toBeTruthy();
    expect(section.getAllByRole('listitem')).toHaveLength(1);
    expect(document.activeElement).not.toBe(document.body);
  });

  it('[W50] says that the list cannot be had, why, and asks again', async () => {
    const { bridge, change, section, settled } = await open();
    bridge.answer('listDevices', () => ({
      ok: false,
      error: { code: 'refused', message: 'The relay is being stopped.' },
    }));
    change({ connection: { state: 'waiting', retryAt: SAMPLE_NOW } });
    expect(section.getByText(/can’t be reached at the moment/)).toBeTruthy();
    change({ connection: { state: 'online' } });
    await settled();
    expect(section.getByText('The relay is being stopped.')).toBeTruthy();
    bridge.answer('listDevices', () => ({ ok: true, devices: { devices: [], openMarks: null } }));
    fireEvent.click(section.getByRole('button', { name: 'Try again' }));
    await settled();
    expect(section.queryByText('The relay is being stopped.')).toBeNull();
  });
});

describe('a link for a further device', () => {
  const make = async () => {
    const opened = await open();
    opened.bridge.answer('createDeviceLink', () => ({ ok: true, value: link }));
    opened.relaySays([phone, laptop], [7]);
    fireEvent.click(opened.section.getByRole('button', { name: 'Add another device' }));
    await opened.settled();
    await opened.settled();
    return opened;
  };

  it('[W50] [W24] has the focus, and says live for how long it works', async () => {
    const { section, advance, settled } = await make();
    const field = section.getByLabelText<HTMLInputElement>('Device link');
    expect(field.value).toBe(url);
    expect(document.activeElement).toBe(field);
    expect(section.getByText(/It works once, for another 10 min/)).toBeTruthy();
    advance(9 * MINUTE + 30_000);
    await settled();
    expect(section.getByText(/It works once, for another 30\ss/)).toBeTruthy();
  });

  it('[W50] is over when its time is, and says so in its place', async () => {
    const { section, advance, settled } = await make();
    advance(10 * MINUTE);
    await settled();
    expect(section.queryByLabelText('Device link')).toBeNull();
    expect(section.getByText(/The link is over/)).toBeTruthy();
    expect(section.getByRole('button', { name: 'Add another device' })).toBeTruthy();
  });

  it('[W50] says who came in with it', async () => {
    const { section, advance, settled, relaySays } = await make();
    relaySays([phone, laptop, { ...phone, deviceId: 'tablet', name: 'Tablet' }]);
    advance(5000);
    await settled();
    expect(section.queryByLabelText('Device link')).toBeNull();
    expect(
      section.getByText('“Tablet” came in with the link. It lets nobody else in.'),
    ).toBeTruthy();
    expect(section.getAllByRole('listitem')).toHaveLength(3);
  });

  it('[W50] does not take for its end what was asked before it was made and is told after it', async () => {
    const { bridge, change, section, settled, advance } = await open();
    const late = Promise.withResolvers<CommandReply>();
    bridge.answer('listDevices', () => late.promise);
    change({ connection: { state: 'connecting' } });
    change({ connection: { state: 'online' } });
    const listed = { devices: [phone, laptop], openMarks: [7] };
    bridge.answer('listDevices', () => ({ ok: true, devices: listed }));
    bridge.answer('createDeviceLink', () => ({ ok: true, value: link }));
    fireEvent.click(section.getByRole('button', { name: 'Add another device' }));
    await settled();
    await settled();
    late.resolve({ ok: true, devices: { devices: [laptop], openMarks: [] } });
    await settled();
    expect(section.queryByText(/The link does not work any more/)).toBeNull();
    expect(section.getByLabelText<HTMLInputElement>('Device link').value).toBe(url);
    expect(section.getAllByRole('listitem')).toHaveLength(2);
    bridge.answer('listDevices', () => ({ ok: true, devices: { ...listed, openMarks: [] } }));
    advance(5000);
    await settled();
    expect(section.getByText(/The link does not work any more/)).toBeTruthy();
  });
});

describe('invites', () => {
  const invite = { inviteId: 'f00', usesLeft: 5, expiresAt: SAMPLE_NOW + 60 * MINUTE };

  it('[W51] [W24] are made as chosen, listed, and revoked after a question', async () => {
    const { bridge, settled } = await open();
    const section = within(screen.getByRole('region', { name: 'Invites' }));
    let invites = [invite];
    bridge.answer('listInvites', () => ({ ok: true, invites }));
    const joinUrl = 'https://relay.example/#join=abcdefghijklmnop';
    bridge.answer('createInvite', () => ({
      ok: true,
      value: { url: joinUrl, expiresAt: invite.expiresAt },
    }));
    fireEvent.change(section.getByLabelText('How many may join'), { target: { value: '5' } });
    fireEvent.change(section.getByLabelText('For how long'), { target: { value: '1' } });
    fireEvent.click(section.getByRole('button', { name: 'Invite a teammate' }));
    await settled();
    expect(bridge.commands).toContainEqual({
      type: 'createInvite',
      maxUses: 5,
      expiresInMs: 24 * 60 * MINUTE,
    });
    expect(document.activeElement).toBe(section.getByLabelText('Invite link'));
    expect(section.getByText(/^5 more people can join, until/)).toBeTruthy();
    fireEvent.click(section.getByRole('button', { name: /^Revoke: 5 more people/ }));
    await settled();
    invites = [];
    const question = within(screen.getByRole('alertdialog', { name: 'Revoke this invite?' }));
    fireEvent.click(question.getByRole('button', { name: 'Revoke' }));
    await settled();
    expect(bridge.commands).toContainEqual({ type: 'revokeInvite', inviteId: 'f00' });
    expect(section.queryByLabelText('Invite link')).toBeNull();
    expect(section.getByText('Nobody can join with an invite now.')).toBeTruthy();
  });
});
