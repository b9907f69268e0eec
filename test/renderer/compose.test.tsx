import { fireEvent, screen, within } from '@testing-library/react';
import { act } from 'react';
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

  it('[H9] [R1] tells when whoever is away is usually back, and the head of it tells no other end', async () => {
    const hours = { weekly: [{ day: 2, from: 15 * 60, to: 18 * 60 }] };
    const ana = sampleTeammate('ana', 'Ana Lima', {
      show: 'away',
      source: 'schedule',
      until: SAMPLE_NOW + 60 * MINUTE,
    });
    const teammates = teamOf({ ...ana, profile: { ...ana.profile, workingHours: hours } });
    await openWindow(sampleView({ teammates }), { hash });
    expect(sentence()).toMatch(
      /^Ana Lima is away and gets this when back, usually .* your time\.$/,
    );
    const panel = screen.getByRole('region', { name: 'Message to Ana Lima' });
    expect(panel.querySelector('header')?.textContent).toMatch(/Away since .* · usually back/);
    expect(panel.textContent).not.toContain('11:48');
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

describe('the budget of urgent messages', () => {
  const urgent = (): void => void fireEvent.click(screen.getByRole('radio', { name: 'Urgent' }));

  it('[H10] is asked for once urgent is chosen, and told', async () => {
    const { bridge, change, settled } = await openWindow(sampleView(), { hash });
    expect(bridge.commands).toEqual([]);
    urgent();
    await settled();
    expect(bridge.commands).toEqual([{ type: 'askUrgentBudget', to: 'ana' }]);
    change({ urgentBudgets: { ana: { left: 2 } } });
    expect(screen.getByText('2 urgent messages to Ana Lima left today')).toBeTruthy();
    change({ urgentBudgets: {} });
    await settled();
    expect(bridge.commands).toHaveLength(2);
  });

  it('[H10] is asked for anew each time, since another device may have used of it', async () => {
    const { bridge, settled } = await openWindow(
      sampleView({ urgentBudgets: { ana: { left: 2 } } }),
      { hash },
    );
    urgent();
    fireEvent.click(screen.getByRole('radio', { name: 'Normal' }));
    urgent();
    await settled();
    const ask = { type: 'askUrgentBudget', to: 'ana' };
    expect(bridge.commands.filter(({ type }) => type === ask.type)).toEqual([ask, ask]);
  });

  it('[H10] that has come back meanwhile is not called used up', async () => {
    const budget = { left: 0, backAt: SAMPLE_NOW + 5 * MINUTE };
    const { bridge, advance, settled } = await openWindow(
      sampleView({ urgentBudgets: { ana: budget } }),
      { hash },
    );
    urgent();
    advance(6 * MINUTE);
    await settled();
    expect(sentence()).toMatch(/^This reaches Ana Lima now/);
    expect(bridge.commands.filter(({ type }) => type === 'askUrgentBudget')).toHaveLength(2);
  });

  it('[H10] used up is said before sending, with when the next comes back; it can go as a normal one', async () => {
    const budget = { left: 0, backAt: SAMPLE_NOW + 60 * MINUTE };
    const { bridge, settled } = await openWindow(sampleView({ urgentBudgets: { ana: budget } }), {
      hash,
    });
    write('Which price?');
    urgent();
    expect(sentence()).toMatch(
      /^You have no urgent message to Ana Lima left until .*11:48.* Ana Lima gets this as a normal message by about .*11:30/,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Send as normal' }));
    await settled();
    expect(bridge.commands).toContainEqual({
      type: 'sendMessage',
      to: 'ana',
      body: 'Which price?',
      urgency: 'normal',
    });
  });

  it('[H10] is asked for anew in each session, and says before sending that this one takes none', async () => {
    const { bridge, change, settled } = await openWindow(sampleView(), { hash });
    urgent();
    change({ urgentBudgets: { ana: { left: 3, session: 'refuse' } } });
    expect(sentence()).toMatch(/^Ana Lima takes no urgent messages in this session\. .*11:30/);
    expect(screen.getByRole('button', { name: 'Send as normal' })).toBeTruthy();
    const presence = { show: 'focusing', source: 'focus', since: SAMPLE_NOW } as const;
    change({ teammates: teamOf(sampleTeammate('ana', 'Ana Lima', presence)) });
    await settled();
    const ask = { type: 'askUrgentBudget', to: 'ana' };
    expect(bridge.commands).toEqual([ask, ask]);
  });

  it('[H10] does not matter for somebody whom it reaches anyway', async () => {
    const teammates = teamOf(sampleTeammate('ana', 'Ana Lima'));
    const { bridge, settled } = await openWindow(
      sampleView({ teammates, urgentBudgets: { ana: { left: 0 } } }),
      { hash },
    );
    urgent();
    await settled();
    expect(sentence()).toBe('Ana Lima is here and gets this now, urgent or not.');
    expect(screen.queryByText(/left/)).toBeNull();
    expect(screen.queryByLabelText("Why it can't wait")).toBeNull();
    write('Which price?');
    fireEvent.click(send());
    await settled();
    expect(bridge.commands.filter(({ type }) => type !== 'saveDraft')).toEqual([
      { type: 'sendMessage', to: 'ana', body: 'Which price?', urgency: 'normal' },
    ]);
  });

  it('[H10] is not spoken of where none of it is spent: to somebody away, and without the relay', async () => {
    const view = {
      teammates: teamOf(sampleTeammate('ana', 'Ana Lima', { show: 'away' })),
      urgentBudgets: { ana: { left: 0 } },
    };
    const { bridge, change, settled } = await openWindow(sampleView(view), { hash });
    urgent();
    await settled();
    expect(screen.getByLabelText("Why it can't wait")).toBeTruthy();
    expect(screen.queryByText(/left/)).toBeNull();
    change({ connection: { state: 'waiting', retryAt: SAMPLE_NOW } });
    expect(screen.getByLabelText("Why it can't wait")).toBeTruthy();
    expect(bridge.commands.filter(({ type }) => type === 'askUrgentBudget')).toEqual([]);
  });

  it('[H10] asks for the reason once they focus, and lets what was written go along when they are free', async () => {
    const free = { teammates: teamOf(sampleTeammate('ana', 'Ana Lima')) };
    const { bridge, change, settled } = await openWindow(sampleView(free), { hash });
    write('Which price?');
    urgent();
    expect(send().disabled).toBe(false);
    change({ teammates: sampleView().teammates });
    expect(send().disabled).toBe(true);
    const reason = screen.getByLabelText<HTMLInputElement>("Why it can't wait");
    fireEvent.change(reason, { target: { value: 'Call at noon' } });
    change(free);
    expect(screen.getByLabelText<HTMLInputElement>("Why it can't wait").value).toBe('Call at noon');
    fireEvent.click(send());
    await settled();
    expect(bridge.commands.at(-1)).toMatchObject({
      urgency: 'urgent',
      urgentReason: 'Call at noon',
    });
  });

  it.each([
    ['turns free', { teammates: teamOf(sampleTeammate('ana', 'Ana Lima')) }],
    ['has none left', { urgentBudgets: { ana: { left: 0, backAt: SAMPLE_NOW + 60 * MINUTE } } }],
  ])('[H10] [W24] leaves the reason to whoever is in it when Ana %s', async (_, changes) => {
    const { change, settled } = await openWindow(sampleView(), { hash });
    urgent();
    const reason = screen.getByLabelText("Why it can't wait");
    act(() => reason.focus());
    change(changes);
    await settled();
    await settled();
    expect(document.activeElement).toBe(reason);
    act(() => field().focus());
    expect(screen.queryByLabelText("Why it can't wait")).toBeNull();
  });
});

describe('who it goes to', () => {
  it('[W3] tells what time it is for them, and whether it is night', async () => {
    await openWindow(sampleView(), { hash });
    const panel = screen.getByRole('region', { name: 'Message to Ana Lima' });
    expect(within(panel).getByTitle('Local time in Europe/Lisbon').textContent).toMatch(/\d/);
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

  it('[C4] shows what comes back into it after a sending', async () => {
    const { change, settled } = await openWindow(sampleView(), { hash });
    write('Hi');
    fireEvent.click(send());
    await settled();
    change({ drafts: { ana: { body: 'A revision that came too late' } } });
    await settled();
    expect(field().value).toBe('A revision that came too late');
  });

  it('[C4] has why it cannot wait with it, also after a reload and as a normal one', async () => {
    const urgentReason = 'Call at noon';
    const { bridge, advance, settled } = await openWindow(
      sampleView({ drafts: { ana: { body: 'Hi', urgency: 'urgent', urgentReason } } }),
      { hash },
    );
    expect(screen.getByLabelText<HTMLInputElement>("Why it can't wait").value).toBe(urgentReason);
    fireEvent.click(screen.getByRole('radio', { name: 'Normal' }));
    advance(400);
    await settled();
    expect(bridge.commands.at(-1)).toEqual({
      type: 'saveDraft',
      to: 'ana',
      body: 'Hi',
      urgency: 'normal',
      urgentReason,
    });
    fireEvent.click(screen.getByRole('radio', { name: 'Urgent' }));
    expect(screen.getByLabelText<HTMLInputElement>("Why it can't wait").value).toBe(urgentReason);
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
    expect(list().getByText(/^Held until about .*11:30/)).toBeTruthy();
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    fireEvent.change(list().getByLabelText('Revised message'), { target: { value: 'Better' } });
    fireEvent.click(list().getByRole('button', { name: 'Save changes' }));
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'reviseMessage', messageId: sampleId(1), body: 'Better' },
    ]);
  });

  it('[H9] is saved with Ctrl and Enter, as a message is sent', async () => {
    const { bridge, settled } = await openWindow(sampleView({ outgoing: [sampleOutgoing(1)] }), {
      hash,
    });
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    const words = list().getByLabelText('Revised message');
    fireEvent.change(words, { target: { value: ' ' } });
    fireEvent.keyDown(words, { key: 'Enter', ctrlKey: true });
    fireEvent.change(words, { target: { value: 'Better' } });
    fireEvent.keyDown(words, { key: 'Enter' });
    fireEvent.keyDown(words, { key: 'Enter', metaKey: true });
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'reviseMessage', messageId: sampleId(1), body: 'Better' },
    ]);
    expect(list().queryByLabelText('Revised message')).toBeNull();
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
    fireEvent.click(list().getByRole('button', { name: /^Send as normal/ }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'sendAgain', messageId: sampleId(1) }]);
  });

  const refusedOne = sampleOutgoing(1, {
    state: 'failed',
    urgency: 'urgent',
    urgentReason: 'Call at noon',
    problem: 'Not now.',
  });

  it('[H10] refused says when it would come as a normal one, and why it pressed; it can be discarded', async () => {
    const { bridge, settled } = await openWindow(sampleView({ outgoing: [refusedOne] }), { hash });
    expect(list().getByText("Why it couldn't wait: Call at noon")).toBeTruthy();
    expect(
      list().getByRole('button', { name: /^Send as normal, arrives about .*11:30/ }),
    ).toBeTruthy();
    fireEvent.click(list().getByRole('button', { name: 'Discard' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'withdrawMessage', messageId: sampleId(1) }]);
  });

  it('[H10] refused can be edited, and goes with its new words', async () => {
    const { bridge, settled } = await openWindow(sampleView({ outgoing: [refusedOne] }), { hash });
    fireEvent.click(list().getByRole('button', { name: 'Edit' }));
    const words = list().getByLabelText<HTMLTextAreaElement>('Edited message');
    expect(words.value).toBe('Sent 1');
    fireEvent.change(words, { target: { value: 'Sent better' } });
    fireEvent.click(list().getByRole('button', { name: 'Send as normal' }));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'sendAgain', messageId: sampleId(1), body: 'Sent better' },
    ]);
  });

  it('[H10] refused and edited leaves no draft behind when it goes', async () => {
    const opened = await openWindow(sampleView({ outgoing: [refusedOne] }), { hash });
    const { bridge, settled } = opened;
    bridge.answer('sendAgain', () => {
      bridge.change({ outgoing: [sampleOutgoing(2, { body: 'Sent better' })] });
      return { ok: true };
    });
    fireEvent.click(list().getByRole('button', { name: 'Edit' }));
    const words = list().getByLabelText('Edited message');
    fireEvent.change(words, { target: { value: 'Sent better' } });
    fireEvent.keyDown(words, { key: 'Enter', ctrlKey: true });
    await settled();
    expect(list().queryByLabelText('Edited message')).toBeNull();
    expect(bridge.commands.at(-1)).toMatchObject({ type: 'sendAgain', body: 'Sent better' });
  });

  it('[H10] refused stays in sight, however many follow', async () => {
    const later = Array.from({ length: 9 }, (_, n) =>
      sampleOutgoing(n + 2, { state: 'delivered' }),
    );
    await openWindow(sampleView({ outgoing: [refusedOne, ...later] }), { hash });
    expect(list().getByText('Sent 1')).toBeTruthy();
  });

  it('[H10] can be made urgent while it waits, with a reason; the focus stays at it', async () => {
    const { bridge, settled } = await openWindow(
      sampleView({
        outgoing: [sampleOutgoing(1), sampleOutgoing(2, { urgency: 'urgent' })],
        urgentBudgets: { ana: { left: 1 } },
      }),
      { hash },
    );
    // The urgent one offers it no more.
    fireEvent.click(list().getByRole('button', { name: 'Make urgent' }));
    expect(list().getByText('1 urgent message to Ana Lima left today')).toBeTruthy();
    const save = list().getByRole<HTMLButtonElement>('button', {
      name: 'Make urgent',
      hidden: false,
    });
    expect(save.disabled).toBe(true);
    fireEvent.change(list().getByLabelText("Why it can't wait"), {
      target: { value: 'Call at noon' },
    });
    fireEvent.click(save);
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'askUrgentBudget', to: 'ana' },
      { type: 'urgeMessage', messageId: sampleId(1), urgentReason: 'Call at noon' },
    ]);
    expect(document.activeElement?.textContent).toContain('Sent 1');
    expect(document.activeElement?.tagName).toBe('LI');
  });

  it('[C4] keeps new words that are being typed, and has them again after a reload', async () => {
    const { bridge, advance, settled } = await openWindow(
      sampleView({ outgoing: [sampleOutgoing(1)], drafts: { [sampleId(1)]: { body: 'Bett' } } }),
      { hash },
    );
    const words = (): HTMLTextAreaElement => list().getByLabelText('Revised message');
    expect(words().value).toBe('Bett');
    fireEvent.change(words(), { target: { value: 'Better' } });
    advance(400);
    await settled();
    const keep = { type: 'saveDraft', to: sampleId(1) };
    expect(bridge.commands).toEqual([{ ...keep, body: 'Better' }]);
    fireEvent.click(list().getByRole('button', { name: 'Cancel' }));
    await settled();
    expect(bridge.commands.at(-1)).toEqual({ ...keep, body: '' });
  });

  it('[H9] delivered while new words are typed keeps them, to go as a message of their own', async () => {
    const { bridge, change, settled } = await openWindow(
      sampleView({ outgoing: [sampleOutgoing(1)] }),
      { hash },
    );
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    fireEvent.change(list().getByLabelText('Revised message'), { target: { value: 'Better' } });
    change({ outgoing: [sampleOutgoing(1, { state: 'delivered' })] });
    expect(list().getByText(/^It no longer waits/)).toBeTruthy();
    expect(list().getByText('Sent 1')).toBeTruthy();
    fireEvent.click(list().getByRole('button', { name: 'Send as a new message' }));
    await settled();
    expect(bridge.commands).toEqual([
      {
        type: 'sendMessage',
        to: 'ana',
        body: 'Better',
        urgency: 'normal',
        draftId: sampleId(1),
      },
    ]);
    expect(list().queryByLabelText('Revised message')).toBeNull();
  });

  it('[W15] that was a reply is one with its new words as well', async () => {
    const replyTo = sampleId(50);
    const { bridge, change, settled } = await openWindow(
      sampleView({ outgoing: [sampleOutgoing(1, { replyTo })] }),
      { hash },
    );
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    fireEvent.change(list().getByLabelText('Revised message'), { target: { value: 'Better' } });
    change({ outgoing: [sampleOutgoing(1, { state: 'delivered', replyTo })] });
    fireEvent.click(list().getByRole('button', { name: 'Send as a new message' }));
    await settled();
    expect(bridge.commands.at(-1)).toMatchObject({ type: 'sendMessage', body: 'Better', replyTo });
  });

  it('[H10] says before what making it urgent would come to', async () => {
    await openWindow(
      sampleView({
        outgoing: [sampleOutgoing(1)],
        urgentBudgets: { ana: { left: 0, backAt: SAMPLE_NOW + 60 * MINUTE } },
      }),
      { hash },
    );
    fireEvent.click(list().getByRole('button', { name: 'Make urgent' }));
    expect(list().queryByLabelText("Why it can't wait")).toBeNull(); // It would be asked for in vain.
    expect(list().getByRole('status', { name: 'What will happen' }).textContent).toMatch(
      /^You have no urgent message to Ana Lima left .*as a normal message by about .*11:30/,
    );
    expect(list().getByRole<HTMLButtonElement>('button', { name: 'Make urgent' }).disabled).toBe(
      true,
    );
  });

  it('[H9] leaves Escape to an input method that composes', async () => {
    await openWindow(sampleView({ outgoing: [sampleOutgoing(1)] }), { hash });
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    fireEvent.keyDown(list().getByLabelText('Revised message'), {
      key: 'Escape',
      isComposing: true,
    });
    expect(list().getByLabelText('Revised message')).toBeTruthy();
    fireEvent.keyDown(field(), { key: 'Escape', isComposing: true });
    expect(field()).toBeTruthy();
  });

  it('[H9] leaves a form with Escape, and stays with the person', async () => {
    await openWindow(sampleView({ outgoing: [sampleOutgoing(1)] }), { hash });
    fireEvent.click(list().getByRole('button', { name: 'Revise' }));
    fireEvent.keyDown(list().getByLabelText('Revised message'), { key: 'Escape' });
    expect(list().queryByLabelText('Revised message')).toBeNull();
    expect(field()).toBeTruthy();
  });
});
