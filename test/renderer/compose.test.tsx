import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleId,
  sampleOutgoing,
  sampleTeammate,
  sampleView,
  teamOf,
} from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/team/ana';
const field = (): HTMLTextAreaElement =>
  screen.getByLabelText('Message to Ana Lima', { selector: 'textarea' });
const write = (value: string): void => void fireEvent.change(field(), { target: { value } });
const sentence = (): string => screen.getByRole('status', { name: 'What will happen' }).textContent;
const send = (): HTMLButtonElement => screen.getByRole('button', { name: 'Send' });
const refused = {
  ok: false,
  error: { code: 'storage_failed', message: 'The disk is full.' },
} as const;

describe('before sending', () => {
  it('[H9] tells what will happen, live', async () => {
    const { change } = await openWindow(sampleView(), { hash });
    expect(sentence()).toMatch(
      /^Ana Lima is focusing and gets this by about .*11:30.*when the focus ends\.$/,
    );
    change({ teammates: teamOf(sampleTeammate('ana', 'Ana Lima')) });
    expect(sentence()).toBe('Ana Lima is here and gets this now.');
    change({ connection: { state: 'waiting', retryAt: SAMPLE_NOW } });
    expect(sentence()).toMatch(/^You are offline\./);
  });

  it('[H9] follows the time', async () => {
    const { advance } = await openWindow(sampleView(), { hash });
    advance(42 * MINUTE);
    expect(sentence()).toBe('Ana Lima is focusing and gets this any moment now.');
  });

  it('[H10] urgent needs its reason', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    write('Which price?');
    fireEvent.click(screen.getByRole('radio', { name: 'Urgent' }));
    expect(sentence()).toMatch(/^This reaches Ana Lima now, although/);
    expect(send().disabled).toBe(true);
    fireEvent.change(screen.getByLabelText("Why it can't wait"), {
      target: { value: 'Call at noon' },
    });
    fireEvent.click(send());
    await settled();
    expect(bridge.commands).toContainEqual({
      type: 'sendMessage',
      to: 'ana',
      body: 'Which price?',
      urgency: 'urgent',
      urgentReason: 'Call at noon',
    });
  });
});

describe('the draft', () => {
  it('[C4] is kept a moment after the last key', async () => {
    const { bridge, advance, settled } = await openWindow(sampleView(), { hash });
    write('Hi');
    expect(bridge.commands).toEqual([]);
    advance(400);
    await settled();
    expect(bridge.commands).toEqual([{ type: 'saveDraft', to: 'ana', body: 'Hi' }]);
  });

  it('[C4] is kept at once when the panel is closed, or another teammate is chosen', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    write('Hi');
    fireEvent.click(screen.getByRole('link', { name: /^Ben Okafor/ }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'saveDraft', to: 'ana', body: 'Hi' }]);
    expect(
      screen.getByLabelText<HTMLTextAreaElement>('Message to Ben Okafor', { selector: 'textarea' })
        .value,
    ).toBe('');
  });

  it('[C1] goes only when the message is in the outbox', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    bridge.answer('sendMessage', () => refused);
    write('Hi');
    fireEvent.click(send());
    await settled();
    expect(field().value).toBe('Hi');
    expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
    bridge.answer('sendMessage', () => ({ ok: true }));
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    await settled();
    expect(field().value).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('[C4] tells when it cannot be kept', async () => {
    const { bridge, advance, settled } = await openWindow(sampleView(), { hash });
    bridge.answer('saveDraft', () => refused);
    write('Hi');
    advance(400);
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
  });

  it('[C4] of any length is kept, though only one that fits is sent', async () => {
    const { bridge, advance, settled } = await openWindow(sampleView(), { hash });
    write('x'.repeat(8001));
    advance(400);
    await settled();
    expect(bridge.commands).toHaveLength(1);
    expect(send().disabled).toBe(true);
    expect(screen.getByText(/^1 character too long\./)).toBeTruthy();
  });
});

describe('what was sent', () => {
  const list = () => within(screen.getByRole('region', { name: 'Your messages to Ana Lima' }));

  it('[H9] tells its state, and can be revised while it is held', async () => {
    const { bridge, settled } = await openWindow(sampleView({ outgoing: [sampleOutgoing(1)] }), {
      hash,
    });
    expect(list().getByText(/^Held, about .*11:30/)).toBeTruthy();
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    fireEvent.change(list().getByLabelText('Revised message'), { target: { value: 'Better' } });
    fireEvent.click(list().getByRole('button', { name: 'Save changes' }));
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'reviseMessage', messageId: sampleId(1), body: 'Better' },
    ]);
  });

  it('[H9] can be withdrawn until it is delivered', async () => {
    const { bridge, change, settled } = await openWindow(
      sampleView({ outgoing: [sampleOutgoing(1)] }),
      { hash },
    );
    fireEvent.click(list().getByRole('button', { name: 'Withdraw' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'withdrawMessage', messageId: sampleId(1) }]);
    change({ outgoing: [sampleOutgoing(1, { state: 'delivered' })] });
    expect(list().getByText('Delivered')).toBeTruthy();
    expect(list().queryByRole('button')).toBeNull();
  });

  it('[H10] refused as urgent can be sent as normal', async () => {
    const failed = sampleOutgoing(1, {
      state: 'failed',
      urgency: 'urgent',
      problem: 'None left today.',
    });
    const { bridge, settled } = await openWindow(sampleView({ outgoing: [failed] }), { hash });
    expect(list().getByText('None left today.')).toBeTruthy();
    fireEvent.click(list().getByRole('button', { name: 'Send as normal' }));
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'sendMessage', to: 'ana', body: 'Sent 1', urgency: 'normal' },
    ]);
  });
});
