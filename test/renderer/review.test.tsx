import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { replyDraftId } from '../../shared/bridge/view.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleFocus,
  sampleId,
  sampleItem,
  sampleOutgoing,
  sampleView,
  soloView,
} from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/review';
const three = [
  sampleItem(1, { body: 'First' }),
  sampleItem(2, { body: 'Second', from: 'ben', fromName: 'Ben Okafor' }),
  sampleItem(3, { body: 'Third', urgency: 'urgent', urgentReason: 'Call at noon' }),
];
const press = (key: string): void => void fireEvent.keyDown(document.body, { key });
const openBody = (): string | undefined =>
  screen.queryByRole('button', { expanded: true, name: /Lima|Okafor/ })?.closest('li')?.textContent;

/** A window whose bridge does what is asked of it with the review. */
const openReview = async (review = three) => {
  const opened = await openWindow(sampleView({ review }), { hash });
  opened.bridge.answer('triage', (command) => {
    if (command.type === 'triage')
      opened.change({
        review: opened.bridge
          .view()
          .review.map((i) =>
            i.messageId === command.messageId ? { ...i, triage: command.to } : i,
          ),
      });
    return { ok: true };
  });
  opened.bridge.answer('rateUrgent', (command) => {
    if (command.type === 'rateUrgent')
      opened.change({
        review: opened.bridge
          .view()
          .review.map((i) =>
            i.messageId === command.messageId ? { ...i, couldWait: command.couldWait } : i,
          ),
      });
    return { ok: true };
  });
  return opened;
};

it('tells how many from how many, and opens the urgent one first', async () => {
  await openReview();
  expect(screen.getByText(/^3 messages from 2 people, held /)).toBeTruthy();
  expect(openBody()).toContain('Call at noon');
  expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe('0 of 3 done');
});

it('[W14] says of nothing that it comes where there is no team', async () => {
  await openWindow(soloView(), { hash: '#/review' });
  expect(screen.getByRole('heading', { name: 'You are on your own for now' })).toBeTruthy();
  expect(screen.queryByText('All caught up')).toBeNull();
  expect(screen.getByRole('link', { name: 'Join a team' })).toBeTruthy();
});

describe('by key', () => {
  it('j and k move, one message open at a time', async () => {
    await openReview();
    press('j');
    expect(openBody()).toContain('First');
    press('j');
    expect(openBody()).toContain('Second');
    press('k');
    expect(openBody()).toContain('First');
    expect(screen.getAllByRole('button', { expanded: true, name: /Lima|Okafor/ })).toHaveLength(1);
  });

  it('[H12] e is done and goes on; u takes it back', async () => {
    const { bridge, settled } = await openReview();
    press('e');
    await settled();
    expect(bridge.commands.at(-1)).toEqual({ type: 'triage', messageId: sampleId(3), to: 'done' });
    expect(openBody()).toContain('First');
    expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe('1 of 3 done');
    press('u');
    await settled();
    expect(bridge.commands.at(-1)).toEqual({
      type: 'triage',
      messageId: sampleId(3),
      to: 'unread',
    });
    expect(openBody()).toContain('Third');
  });

  it('[H12] l offers times', async () => {
    const { bridge, settled } = await openReview();
    press('l');
    await settled();
    fireEvent.click(screen.getByRole('menuitem', { name: /^In 1 hour/ }));
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'triage', messageId: sampleId(3), to: 'later', until: SAMPLE_NOW + 60 * MINUTE },
    ]);
  });

  it('[W11] l and Enter choose the first time', async () => {
    const { settled } = await openReview();
    press('l');
    await settled();
    await settled();
    const first = screen.getAllByRole('menuitem')[0];
    expect(first?.textContent).toMatch(/^In 1 hour/);
    expect(document.activeElement).toBe(first);
  });

  it('r replies through the outbox, and keys in the field are only text', async () => {
    const { bridge, settled } = await openReview();
    press('r');
    await settled();
    const field = screen.getByLabelText('Reply to Ana Lima');
    expect(document.activeElement).toBe(field);
    fireEvent.keyDown(field, { key: 'e' });
    fireEvent.change(field, { target: { value: 'The new one' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await settled();
    expect(bridge.commands).toEqual([
      {
        type: 'sendMessage',
        to: 'ana',
        body: 'The new one',
        urgency: 'normal',
        replyTo: sampleId(3),
        draftId: replyDraftId(sampleId(3)),
      },
    ]);
    expect(screen.queryByLabelText('Reply to Ana Lima')).toBeNull();
  });
});

describe('a reply', () => {
  it('[W15] stands at the message that it answers, with how it stands, also after a reload', async () => {
    const { change, reload } = await openReview();
    change({ outgoing: [sampleOutgoing(70, { replyTo: sampleId(1), body: 'The new one' })] });
    await reload();
    const line = screen.getByRole('button', { name: /^Ana Lima.*Replied/ });
    fireEvent.click(line);
    const replies = within(screen.getByRole('region', { name: 'Your replies' }));
    expect(replies.getByText('The new one')).toBeTruthy();
    expect(replies.getByText(/^Held until about /)).toBeTruthy();
    expect(replies.getByRole('button', { name: 'Withdraw' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Ben Okafor.*Replied/ })).toBeNull();
  });

  it('[W15] that was begun belongs to its message alone, and is kept over a reload', async () => {
    const { bridge, change, settled, reload } = await openReview();
    press('r');
    await settled();
    const field = screen.getByLabelText<HTMLTextAreaElement>('Reply to Ana Lima');
    fireEvent.change(field, { target: { value: 'Half of' } });
    press('j');
    await settled();
    const draft = { type: 'saveDraft', to: replyDraftId(sampleId(3)), body: 'Half of' };
    expect(bridge.commands.at(-1)).toMatchObject(draft);
    change({ drafts: { [replyDraftId(sampleId(3))]: { body: 'Half of' } } });
    press('r');
    await settled();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Reply to Ana Lima').value).toBe('');
    await reload();
    fireEvent.click(screen.getByRole('button', { name: 'Go on with your reply' }));
    await settled();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Reply to Ana Lima').value).toBe('Half of');
  });
});

describe('what is being done with a message that opened by itself', () => {
  const urgent = sampleItem(9, {
    batchId: 'urgent',
    from: 'ben',
    fromName: 'Ben Okafor',
    urgency: 'urgent',
    reason: 'urgent',
    urgentReason: 'Fire',
  });

  it('[W15] goes on when an urgent one comes that stands before it', async () => {
    const { bridge, change, settled } = await openReview([sampleItem(1, { body: 'First' })]);
    press('r');
    await settled();
    const field = screen.getByLabelText('Reply to Ana Lima');
    fireEvent.change(field, { target: { value: 'For Ana' } });
    change({ review: [...bridge.view().review, urgent] });
    await settled();
    expect(screen.queryByLabelText('Reply to Ben Okafor')).toBeNull();
    expect(screen.getByLabelText('Reply to Ana Lima')).toBe(field);
    expect(document.activeElement).toBe(field);
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await settled();
    expect(bridge.commands.at(-1)).toMatchObject({ to: 'ana', replyTo: sampleId(1) });
  });

  it('[W15] is not done with another when it is gone', async () => {
    const { change, settled } = await openReview([sampleItem(1, { body: 'First' })]);
    press('r');
    await settled();
    change({ review: [urgent] });
    await settled();
    expect(openBody()).toContain('Fire');
    expect(screen.queryByLabelText('Reply to Ben Okafor')).toBeNull();
  });

  it('[W11] keeps the focus, also when all was sorted before it came', async () => {
    const { bridge, change, settled } = await openReview([sampleItem(1, { body: 'First' })]);
    press('e');
    await settled();
    change({ review: [...bridge.view().review, sampleItem(2, { body: 'Second' })] });
    await settled();
    press('r');
    await settled();
    expect(document.activeElement).toBe(screen.getByLabelText('Reply to Ana Lima'));
  });
});

it('[W10] takes back as fast as it was done', async () => {
  const { bridge, settled } = await openReview();
  press('e');
  press('u');
  await settled();
  expect(bridge.commands.map((it) => it.type === 'triage' && it.to)).toEqual(['done', 'unread']);
  expect(openBody()).toContain('Third');
});

it('[W10] takes two back as fast as the key is pressed twice', async () => {
  const { bridge, settled } = await openReview();
  press('e');
  await settled();
  press('e');
  await settled();
  press('u');
  press('u');
  await settled();
  expect(bridge.commands.slice(2).map((it) => it.type === 'triage' && it.messageId)).toEqual([
    sampleId(1),
    sampleId(3),
  ]);
});

it('[W11] goes to a message again that became unread once more', async () => {
  const { bridge, change, settled } = await openReview();
  press('e');
  await settled();
  change({
    review: bridge.view().review.map((item) => ({ ...item, triage: 'unread' as const })),
  });
  await settled();
  press('e');
  await settled();
  press('e');
  await settled();
  expect(openBody()).toContain('Third');
});

it('[W11] takes keys as fast as they are pressed', async () => {
  const { bridge, settled } = await openReview();
  press('e');
  press('e');
  press('e');
  await settled();
  expect(bridge.commands.map((it) => it.type === 'triage' && it.messageId)).toEqual([
    sampleId(3),
    sampleId(1),
    sampleId(2),
  ]);
  expect(screen.getByRole('heading', { name: 'All caught up' })).toBeTruthy();
});

describe('the focus', () => {
  const focused = (): string => document.activeElement?.textContent ?? '';

  it('[W11] follows from message to message, and is never lost', async () => {
    const { settled } = await openReview();
    press('j');
    expect(focused()).toMatch(/^Ana Lima/);
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await settled();
    expect(focused()).toMatch(/^Ben Okafor/);
    press('r');
    await settled();
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    fireEvent.keyDown(screen.getByLabelText('Reply to Ben Okafor'), { key: 'Escape' });
    await settled();
    expect(focused()).toMatch(/^Ben Okafor/);
  });

  it('[W11] stays where it is when a message opens by itself', async () => {
    await openReview();
    expect(document.activeElement).toBe(document.body);
  });

  it('[W11] is not taken from elsewhere in the window', async () => {
    const { settled } = await openReview();
    const link = screen.getByRole('link', { name: /^Team/ });
    link.focus();
    press('e');
    await settled();
    expect(document.activeElement).toBe(link);
  });
});

describe('a round', () => {
  const done = () => three.map((item) => ({ ...item, triage: 'done' as const }));
  const next = sampleItem(9, { batchId: 'next', body: 'Ninth' });

  it('[W14] opens what comes after all was sorted, and goes on from its proof', async () => {
    const { change, settled } = await openReview();
    for (let n = 0; n < 3; n += 1) {
      press('e');
      await settled();
    }
    expect(document.activeElement?.textContent).toBe('All caught up');
    change({ review: [...done(), next] });
    await settled();
    expect(openBody()).toContain('Ninth');
    expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe('0 of 1 done');
    expect(document.activeElement?.textContent).toMatch(/^Ana Lima/);
  });

  it('[W14] counts on when more comes', async () => {
    const { bridge, change, settled } = await openReview();
    press('e');
    await settled();
    change({ review: [...bridge.view().review, next] });
    await settled();
    expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe('1 of 4 done');
    for (let n = 0; n < 2; n += 1) {
      press('e');
      await settled();
    }
    expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe('3 of 4 done');
  });

  it('[W14] of what broke through a session stays when it is sorted, to be taken back', async () => {
    const focus = sampleFocus();
    const urgent = { urgency: 'urgent', reason: 'urgent', urgentReason: 'Call at noon' } as const;
    const { change, settled } = await openReview([
      sampleItem(3, { body: 'Third', receivedAt: focus.startedAt + 1, ...urgent }),
    ]);
    change({ focus });
    await settled();
    press('e');
    await settled();
    expect(screen.getByRole('heading', { name: 'All caught up' })).toBeTruthy();
    press('u');
    await settled();
    expect(openBody()).toContain('Third');
  });

  it('[W13] leaves keys to a form, and its list of keys is in reach to the end', async () => {
    const { bridge, settled } = await openReview();
    press('r');
    await settled();
    fireEvent.keyDown(screen.getByRole('radio', { name: 'Normal' }), { key: 'e' });
    expect(bridge.commands).toEqual([]);
    for (let n = 0; n < 3; n += 1) {
      press('e');
      await settled();
    }
    expect(screen.getByRole('button', { name: /all shortcuts/ })).toBeTruthy();
  });
});

describe('undo', () => {
  it('[W10] takes back each action in turn, also a putting back', async () => {
    const { bridge, settled } = await openReview();
    press('e');
    await settled();
    fireEvent.click(screen.getByRole('button', { name: /Urgent/, expanded: false }));
    fireEvent.click(screen.getByRole('button', { name: 'Mark unread' }));
    await settled();
    press('u');
    await settled();
    press('u');
    await settled();
    expect(bridge.commands.map((command) => command.type === 'triage' && command.to)).toEqual([
      'done',
      'unread',
      'done',
      'unread',
    ]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('[W10] that is refused for good is said, and does not stand in the way', async () => {
    const { bridge, settled } = await openReview();
    press('e');
    await settled();
    bridge.answer('triage', () => ({
      ok: false,
      error: { code: 'not_found', message: 'It is gone.' },
    }));
    press('u');
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('It is gone.');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('undo of a reply', () => {
  /** Done with the first, then replied to the next: the reply is the latest. */
  const replied = async (state: 'waiting' | 'held' | 'delivered', decides = true) => {
    const typed = 'The new one';
    const opened = await openReview();
    const { bridge, change, settled } = opened;
    const become = (to: 'withdrawn' | 'delivered'): void =>
      change({
        outgoing: bridge
          .view()
          .outgoing.map((it) => (it.messageId === sampleId(70) ? { ...it, state: to } : it)),
      });
    bridge.answer('sendMessage', () => {
      const sent = { replyTo: sampleId(1), body: typed, urgency: 'normal' as const, state };
      change({ outgoing: [...bridge.view().outgoing, sampleOutgoing(70, sent)] });
      return { ok: true };
    });
    bridge.answer('withdrawMessage', () => {
      if (decides) become('withdrawn');
      return { ok: true };
    });
    bridge.answer('saveDraft', (command) => {
      if (command.type === 'saveDraft')
        change({ drafts: { ...bridge.view().drafts, [command.to]: { body: command.body } } });
      return { ok: true };
    });
    press('e');
    await settled();
    press('r');
    await settled();
    fireEvent.change(screen.getByLabelText('Reply to Ana Lima'), { target: { value: typed } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await settled();
    return { ...opened, become };
  };
  const field = () => screen.getByLabelText<HTMLTextAreaElement>('Reply to Ana Lima');
  /** What is heard of it, which stands in the open message as well. */
  const said = (): string => {
    const heard = screen
      .getAllByRole('status')
      .filter((region) => !region.hasAttribute('aria-label'))
      .map(({ textContent }) => textContent)
      .join('');
    if (heard === '') return heard;
    const open = screen.getByRole('button', { expanded: true }).closest('li');
    expect(open?.querySelector('p[aria-hidden]')?.textContent).toBe(heard);
    return heard;
  };
  const progress = () => screen.getByRole('status', { name: 'Progress' }).textContent;

  it('[W10] [H9] withdraws what still waits, and gives its words back', async () => {
    const { bridge, settled } = await replied('held');
    press('u');
    await settled();
    expect(bridge.commands).toContainEqual({ type: 'withdrawMessage', messageId: sampleId(70) });
    expect(field().value).toBe('The new one');
    expect(document.activeElement).toBe(field());
    expect(progress()).toBe('1 of 3 done');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await settled();
    expect(progress()).toBe('0 of 3 done');
  });

  it('[W10] gives the words of one that was on its way back only if it was not delivered in that moment', async () => {
    const { bridge, become, settled } = await replied('waiting', false);
    press('u');
    await settled();
    expect(bridge.commands.at(-1)).toEqual({ type: 'withdrawMessage', messageId: sampleId(70) });
    expect(said()).toMatch(/^Your reply is being taken back/);
    expect(screen.queryByLabelText('Reply to Ana Lima')).toBeNull();
    become('delivered');
    await settled();
    expect(said()).toMatch(/^Your reply was delivered, so it stays/);
    expect(bridge.commands.at(-1)?.type).toBe('withdrawMessage');
  });

  it('[W10] gives its words back once the relay has taken it back', async () => {
    const { become, settled } = await replied('held', false);
    press('u');
    await settled();
    become('withdrawn');
    await settled();
    await settled();
    expect(field().value).toBe('The new one');
    expect(said()).toBe('');
  });

  it('[W10] takes back no reply to a message that is not in this place', async () => {
    const { bridge, change, settled } = await replied('held');
    change({ review: bridge.view().review.filter((it) => it.messageId !== sampleId(1)) });
    await settled();
    press('u');
    await settled();
    expect(bridge.commands.some(({ type }) => type === 'withdrawMessage')).toBe(false);
    expect(bridge.commands.at(-1)).toMatchObject({ type: 'triage', to: 'unread' });
  });

  it('[W15] counts a reply that was taken back as none', async () => {
    const { become, settled } = await replied('held');
    expect(screen.getAllByText(/^Replied/)).toHaveLength(1);
    become('withdrawn');
    await settled();
    expect(screen.queryByText(/^Replied/)).toBeNull();
  });

  it('[W10] loses nothing of a further reply that was begun', async () => {
    const { settled } = await replied('held');
    press('r');
    await settled();
    fireEvent.change(field(), { target: { value: 'And page 3' } });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await settled();
    await settled();
    expect(field().value).toBe('The new one\n\nAnd page 3');
  });

  it('[W10] says that what was delivered stays, and takes nothing else back for it', async () => {
    const { bridge, settled } = await replied('delivered');
    const before = bridge.commands.length;
    press('u');
    await settled();
    expect(said()).toBe(
      'Your reply was delivered, so it stays. Undo once more takes back what you did before it.',
    );
    expect(bridge.commands).toHaveLength(before);
    expect(progress()).toBe('1 of 3 done');
    press('u');
    await settled();
    expect(progress()).toBe('0 of 3 done');
    expect(said()).toBe('');
  });

  it('[W10] says why one that is withdrawn already stays so', async () => {
    const { bridge, change, settled } = await replied('held');
    change({ outgoing: bridge.view().outgoing.map((it) => ({ ...it, state: 'withdrawn' })) });
    press('u');
    await settled();
    expect(said()).toMatch(/^Your reply does not wait any more/);
  });
});

describe('later', () => {
  it('[H12] may be a time of one’s own, but none that has passed', async () => {
    const { bridge, settled } = await openReview();
    press('l');
    await settled();
    fireEvent.click(screen.getByRole('menuitem', { name: /^Pick a time/ }));
    await settled();
    const field = screen.getByLabelText('Comes back at');
    const putOff = screen.getByRole<HTMLButtonElement>('button', { name: 'Put off' });
    fireEvent.change(field, { target: { value: '2020-01-01T10:00' } });
    expect(screen.getByText(/^This time has passed/)).toBeTruthy();
    expect(putOff.disabled).toBe(true);
    fireEvent.change(field, { target: { value: '2030-01-01T10:00' } });
    fireEvent.click(putOff);
    await settled();
    expect(bridge.commands).toMatchObject([{ type: 'triage', to: 'later' }]);
    expect(screen.queryByLabelText('Comes back at')).toBeNull();
  });
});

describe('an urgent message', () => {
  it('[H10] can be said to have been able to wait, and that taken back', async () => {
    const { bridge, settled } = await openReview();
    const button = screen.getByRole('button', { name: 'This could have waited' });
    const meaning = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(meaning?.textContent).toMatch(/Ana Lima can send you one urgent message a day less/);
    fireEvent.click(button);
    await settled();
    expect(
      screen.getByText(/^You said that this could have waited\. .*Ana Lima can send you one/),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    await settled();
    press('u');
    await settled();
    expect(
      bridge.commands.map((command) => command.type === 'rateUrgent' && command.couldWait),
    ).toEqual([true, false, true]);
  });

  it('[W18] is read before why it could not wait', async () => {
    await openReview();
    expect(openBody()).toMatch(/Third.*Why it could not wait: Call at noon/);
  });

  it('[H10] is not asked about after 7 days', async () => {
    const { advance } = await openReview();
    advance(8 * 24 * 60 * MINUTE);
    expect(screen.queryByRole('button', { name: 'This could have waited' })).toBeNull();
  });
});

describe('finding', () => {
  const field = (): HTMLInputElement => screen.getByLabelText('Find in these messages');

  it('[W12] narrows the messages down by words, reason and sender, and the keys with them', async () => {
    const { settled } = await openReview();
    expect(screen.queryByLabelText('Find in these messages')).toBeNull();
    press('/');
    await settled();
    expect(document.activeElement).toBe(field());
    fireEvent.change(field(), { target: { value: 'OKAFOR second' } });
    const list = within(screen.getByRole('list', { name: 'Messages' }));
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(openBody()).toContain('Second');
    fireEvent.change(field(), { target: { value: 'nothing like it' } });
    expect(screen.getByText('No message here has “nothing like it” in it.')).toBeTruthy();
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(list.getAllByRole('listitem')).toHaveLength(3);
  });

  it('[W12] leaves what is typed alone when it hides the message that was open', async () => {
    const { settled } = await openReview();
    press('j');
    press('/');
    await settled();
    fireEvent.change(field(), { target: { value: 'second' } });
    await settled();
    expect(openBody()).toContain('Second');
    expect(document.activeElement).toBe(field());
  });

  it('[W12] stays at the last that was found once it is sorted; what is taken back is shown', async () => {
    const { settled } = await openReview();
    press('/');
    await settled();
    fireEvent.change(field(), { target: { value: 'second' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    press('e');
    await settled();
    expect(openBody()).toContain('Second');
    expect(document.activeElement?.textContent).toMatch(/^Ben Okafor/);
    fireEvent.change(field(), { target: { value: 'first' } });
    press('u');
    await settled();
    expect(field().value).toBe('');
    expect(openBody()).toContain('Second');
  });

  it('[W12] is in sight where there are many', async () => {
    await openReview(Array.from({ length: 8 }, (_, n) => sampleItem(n + 1)));
    expect(field()).toBeTruthy();
  });
});

it('[W13] ? shows all shortcuts, as the button beside those of the review does', async () => {
  const { settled } = await openReview();
  press('?');
  await settled();
  const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(within(dialog).getByText('Next message')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  await settled();
  fireEvent.click(screen.getByRole('button', { name: 'all shortcuts' }));
  await settled();
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
});

it('[H5] ends with the proof that all came', async () => {
  const { settled } = await openReview();
  while (screen.queryByRole('button', { name: 'Done' }) !== null) {
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await settled();
  }
  const end = within(screen.getByRole('region', { name: 'All caught up' }));
  expect(end.getByText('3 of 3 delivered')).toBeTruthy();
  expect(document.activeElement).toBe(end.getByRole('heading'));
});

it('[W17] is caught up for now, and no more, with something put off', async () => {
  await openReview([
    ...three.slice(0, 2).map((item) => ({ ...item, triage: 'done' as const })),
    { ...sampleItem(4), triage: 'later', laterUntil: SAMPLE_NOW + 60 * MINUTE },
  ]);
  const end = within(screen.getByRole('region', { name: 'Caught up for now' }));
  expect(end.getByText('3 of 3 delivered')).toBeTruthy();
  expect(end.getByText(/^2 done; 1 put off until 11:48/)).toBeTruthy();
  expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe(
    '2 of 3 done, 1 put off',
  );
});

it('[C5][H5] claims no such proof while the relay is away', async () => {
  const { change } = await openReview(three.map((item) => ({ ...item, triage: 'done' as const })));
  change({
    connection: { state: 'waiting', retryAt: SAMPLE_NOW },
    heldKnownAt: SAMPLE_NOW - 16 * MINUTE,
  });
  const end = within(screen.getByRole('region', { name: 'Nothing left to review here' }));
  expect(end.getByText('3 messages came here, and all are sorted.')).toBeTruthy();
  expect(end.getByText(/^As of .*10:32.*, nothing was waiting for you\./)).toBeTruthy();
  expect(document.body.textContent).not.toContain('delivered');
});

it('[C4] what was handled before a reload can still be put back', async () => {
  const { bridge, settled, reload } = await openReview(
    three.map((item) => ({ ...item, triage: 'done' as const })),
  );
  await reload();
  fireEvent.click(screen.getByRole('button', { name: /^Ben Okafor/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Mark unread' }));
  await settled();
  expect(bridge.commands.at(-1)).toEqual({ type: 'triage', messageId: sampleId(2), to: 'unread' });
});

it('says why a message stays as it was', async () => {
  const { bridge, settled } = await openWindow(sampleView({ review: three }), { hash });
  bridge.answer('triage', () => ({
    ok: false,
    error: { code: 'storage_failed', message: 'The disk is full.' },
  }));
  press('e');
  await settled();
  expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
  expect(openBody()).toContain('Third');
});

it('[H13] a body is text: its links are links, its tags are letters', async () => {
  const body = '<img src=x onerror=alert(1)> <b>https://example.org</b> javascript:alert(1)';
  await openWindow(sampleView({ review: [sampleItem(1, { body })] }), { hash });
  expect(document.querySelector('main img, main b')).toBeNull();
  expect(document.body.textContent).toContain(body);
  const links = within(
    screen.getByRole('list', { name: 'Messages' }),
  ).getAllByRole<HTMLAnchorElement>('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org']);
  expect(links[0]?.rel).toBe('noopener noreferrer');
});

it('shows when nothing has come yet', async () => {
  await openWindow(sampleView(), { hash });
  expect(screen.getByRole('heading', { name: 'All caught up' })).toBeTruthy();
  expect(document.body.textContent).not.toContain('delivered');
});
