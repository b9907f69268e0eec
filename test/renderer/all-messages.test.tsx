import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ReviewItem } from '../../shared/bridge/view.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleId, sampleItem, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const DAY = 24 * 60 * MINUTE;
const press = (key: string): void => void fireEvent.keyDown(document.body, { key });

/** So many messages, three a day, the newest first; all done. */
const kept = (count: number): readonly ReviewItem[] =>
  Array.from({ length: count }, (_, n) =>
    sampleItem(n + 1, {
      body: `Old ${n + 1}`,
      triage: 'done',
      receivedAt: SAMPLE_NOW - Math.floor(n / 3) * DAY,
    }),
  );

/** The view over an engine that has these messages. */
const openAll = async (messages: readonly ReviewItem[]) => {
  let all = messages;
  const opened = await openWindow(sampleView(), { hash: '#/review/all' });
  opened.bridge.answer('readMessages', (command) => {
    if (command.type !== 'readMessages') return { ok: true };
    const found = all.filter(({ body }) => body.includes(command.query));
    return {
      ok: true,
      messages: { items: found.slice(0, command.most), total: found.length },
    };
  });
  opened.bridge.answer('triage', (command) => {
    if (command.type === 'triage')
      all = all.map((item) =>
        item.messageId === command.messageId ? { ...item, triage: command.to } : item,
      );
    opened.change({ review: all.slice(0, 3) });
    return { ok: true };
  });
  opened.change({ review: [] });
  await opened.settled();
  return opened;
};

it('[W16] shows what is kept by day, the newest first, and draws no more than a part', async () => {
  const { settled } = await openAll(kept(5000));
  expect(screen.getByText('5000 messages')).toBeTruthy();
  const today = within(screen.getByRole('region', { name: 'Today' }));
  expect(today.getAllByRole('listitem')).toHaveLength(3);
  expect(screen.getByRole('region', { name: 'Yesterday' })).toBeTruthy();
  expect(document.querySelectorAll('main li')).toHaveLength(100);
  fireEvent.click(screen.getByText('Show 100 more messages'));
  await settled();
  expect(document.querySelectorAll('main li')).toHaveLength(200);
  expect(document.activeElement?.textContent).toContain('Old 101');
});

it('[W16] finds with /, and says when nothing is found', async () => {
  const { settled } = await openAll(kept(30));
  press('/');
  const field = screen.getByLabelText('Find in all messages');
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: 'Old 17' } });
  await settled();
  expect(screen.getByText('1 message')).toBeTruthy();
  fireEvent.change(field, { target: { value: 'nowhere' } });
  await settled();
  expect(screen.getByText('No message here has “nowhere” in it.')).toBeTruthy();
});

it('[W16] keeps the field while what was not found is wiped out', async () => {
  const { settled } = await openAll(kept(30));
  press('/');
  const field = screen.getByLabelText('Find in all messages');
  fireEvent.change(field, { target: { value: 'nowhere' } });
  await settled();
  fireEvent.change(field, { target: { value: '' } });
  expect(document.activeElement).toBe(field);
  await settled();
  expect(screen.getByLabelText('Find in all messages')).toBe(field);
  expect(document.activeElement).toBe(field);
  expect(screen.getByText('30 messages')).toBeTruthy();
});

it('[W16] puts back, off and replies from there, and takes that back', async () => {
  const { bridge, settled } = await openAll(kept(6));
  fireEvent.click(screen.getByRole('button', { name: /Old 2/ }));
  await settled();
  fireEvent.click(screen.getByRole('button', { name: 'Mark unread' }));
  await settled();
  const messageId = sampleId(2);
  expect(bridge.commands).toContainEqual({ type: 'triage', messageId, to: 'unread' });
  press('e');
  await settled();
  expect(bridge.commands).toContainEqual({ type: 'triage', messageId, to: 'done' });
  press('u');
  await settled();
  expect(screen.getByRole('button', { name: 'Done' })).toBeTruthy();
  press('l');
  await settled();
  expect(screen.getByRole('menuitem', { name: /^In 1 hour/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('menuitem', { name: /^In 1 hour/ }));
  await settled();
  press('r');
  await settled();
  expect(screen.getByLabelText('Reply to Ana Lima')).toBeTruthy();
});

it('[W16] says when nothing has come, and leads back', async () => {
  await openAll([]);
  expect(screen.getByText('No message has reached you here in the last 30 days.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Back to the review' }).getAttribute('href')).toBe(
    '#/review',
  );
});

it('[W16] is reached from the review, and its heading takes the focus', async () => {
  const { settled } = await openWindow(sampleView(), { hash: '#/review' });
  const link = screen.getByRole('link', { name: 'All messages' });
  expect(link.getAttribute('href')).toBe('#/review/all');
  window.location.hash = '#/review/all';
  await settled();
  await settled();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'All messages' }));
});
