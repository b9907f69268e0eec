import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleId, sampleItem, sampleView } from '../support/sample-view.ts';

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
  return opened;
};

it('tells how many from how many, and opens the urgent one first', async () => {
  await openReview();
  expect(screen.getByText(/^3 messages from 2 people, held /)).toBeTruthy();
  expect(openBody()).toContain('Call at noon');
  expect(screen.getByRole('status', { name: 'Progress' }).textContent).toBe('0 of 3 done');
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
      { type: 'sendMessage', to: 'ana', body: 'The new one', urgency: 'normal' },
    ]);
    expect(screen.queryByLabelText('Reply to Ana Lima')).toBeNull();
  });
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

it('[C4] what was handled before a reload can still be put back', async () => {
  const { bridge, settled, reload } = await openReview(
    three.map((item) => ({ ...item, triage: 'done' as const })),
  );
  await reload();
  fireEvent.click(screen.getByRole('button', { name: /^Ben Okafor/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Put back' }));
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
  const links = within(screen.getByRole('main')).getAllByRole<HTMLAnchorElement>('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org']);
  expect(links[0]?.rel).toBe('noopener noreferrer');
});

it('shows when nothing has come yet', async () => {
  await openWindow(sampleView(), { hash });
  expect(screen.getByRole('heading', { name: 'All caught up' })).toBeTruthy();
  expect(document.body.textContent).not.toContain('delivered');
});
