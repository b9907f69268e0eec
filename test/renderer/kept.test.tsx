/** What is typed stays (W52), the way into a team (W53), and the title of the page (W54). */
import { fireEvent, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { goTo } from '../../renderer/app/window-context.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { View } from '../../shared/bridge/view.ts';
import { fakeShell } from '../support/fake-shell.ts';
import { closeWindows, openWindow, type OpenWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);

/** A bridge that keeps drafts, as an engine does. */
const keepDrafts = ({ bridge }: OpenWindow): void => {
  bridge.answer('saveDraft', (command: Command) => {
    if (command.type !== 'saveDraft') return { ok: true };
    const { to, body } = command;
    const { [to]: _, ...others } = bridge.view().drafts;
    bridge.change({ drafts: body === '' ? others : { ...others, [to]: { body } } });
    return { ok: true };
  });
};
const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const valueOf = (label: string): string => screen.getByLabelText<HTMLInputElement>(label).value;
const alone = (): View => sampleView({ connection: { state: 'solo' }, focus: null, teammates: {} });
const INVITE = 'https://relay.example/#join=abcdefghijklmnopqrstuvwx';
const OTHER = 'https://other.example/#join=abcdefghijklmnopqrstuvwx';
const LINK = 'Invite link or device link';

describe('the way into a team', () => {
  it('[W52] keeps the name that was typed, but not the link that it was opened with', async () => {
    const opened = await openWindow(alone(), { hash: '#/welcome', joinLink: INVITE });
    keepDrafts(opened);
    type('Your name', 'Ida');
    await opened.goTo('settings');
    await opened.goTo('team');
    expect(valueOf(LINK)).toBe(INVITE);
    expect(valueOf('Your name')).toBe('Ida');
    expect(opened.bridge.view().drafts).toEqual({ 'join.name': { body: 'Ida' } });
  });

  it('[W52] has what was typed in the place of an opened link again, over another view', async () => {
    const opened = await openWindow(alone(), { hash: '#/welcome', joinLink: INVITE });
    keepDrafts(opened);
    type(LINK, OTHER);
    await opened.goTo('settings');
    expect(valueOf(LINK)).toBe(OTHER);
    act(() => goTo({ place: 'welcome' }));
    await opened.settled();
    expect(valueOf(LINK)).toBe(OTHER);
    type(LINK, '');
    await opened.goTo('team');
    expect(valueOf(LINK)).toBe('');
  });

  it('[W52] has what was typed in the place of an opened link again, after a reload', async () => {
    const shell = fakeShell({ link: INVITE });
    const opened = await openWindow(alone(), { hash: '#/team', shell });
    keepDrafts(opened);
    type(LINK, OTHER);
    expect(shell.commands).toEqual([{ type: 'dropLink' }]);
    act(() => shell.change({ link: null }));
    expect(valueOf(LINK)).toBe(OTHER);
    await opened.reload();
    expect(valueOf(LINK)).toBe(OTHER);
    act(() => shell.change({ link: INVITE }));
    await opened.settled();
    expect(valueOf(LINK)).toBe(INVITE);
    expect(opened.bridge.view().drafts).toEqual({ 'join.link': { body: OTHER } });
  });

  it('[W53] begins in the first empty field', async () => {
    const view = alone();
    const unnamed = { ...view, own: { ...view.own, name: '' } };
    const { close } = await openWindow(unnamed, { hash: '#/welcome' });
    expect(document.activeElement).toBe(screen.getByLabelText('Invite link or device link'));
    close();
    await openWindow(unnamed, { hash: '#/welcome', joinLink: INVITE });
    expect(document.activeElement).toBe(screen.getByLabelText('Your name'));
  });

  it('[W53] says why a link failed, of that link alone, and puts the focus on it', async () => {
    const { bridge, settled } = await openWindow(alone(), { hash: '#/welcome' });
    bridge.answer('claimDevice', () => ({
      ok: false,
      error: { code: 'not_found', message: 'This link does not work any more.' },
    }));
    type('Invite link or device link', 'https://relay.example/#device=ABCD2345');
    fireEvent.click(screen.getByRole('button', { name: 'Add this device' }));
    await settled();
    expect(screen.getByText('This link does not work any more.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Invite link or device link'));
    type('Invite link or device link', 'https://relay.example/#device=ABCD2346');
    expect(screen.queryByText('This link does not work any more.')).toBeNull();
  });

  it.each([
    ['hello', /^This is not a Fermata link/],
    ['relay.example/#join=abcdefghijklmnopqrstuvwx', /lacks its beginning/],
    ['https://relay.example/app/#join=abcdefghijklmnopqrstuvwx', /leads to another page/],
    ['https://relay.example/#join=abc', /not whole/],
    [`fermata://join#${encodeURIComponent(INVITE)}`, /^An invite to a team on relay.example/],
  ])('[W53] says of %s what it is', async (link, expected) => {
    await openWindow(alone(), { hash: '#/welcome' });
    type('Invite link or device link', link);
    expect(screen.getByText(expected)).toBeTruthy();
  });
});

describe('the settings', () => {
  it('[W52] keep what is half set, over another view and a reload, with its part open', async () => {
    const opened = await openWindow(sampleView(), { hash: '#/settings' });
    keepDrafts(opened);
    type('Lengths to choose from, minutes', '25, 4');
    fireEvent.click(screen.getByRole('button', { name: 'Set hours' }));
    await opened.goTo('team');
    await opened.reload();
    await opened.goTo('settings');
    expect(valueOf('Lengths to choose from, minutes')).toBe('25, 4');
    expect(screen.getByText('Lengths').closest('details')?.open).toBe(true);
    expect(screen.getByText('Rounds', { selector: 'strong' }).closest('details')?.open).toBe(false);
    expect(valueOf('Monday, from')).toBe('09:00');
    const [discard] = screen.getAllByRole('button', { name: 'Discard' });
    fireEvent.click(discard ?? document.body);
    expect(Object.keys(opened.bridge.view().drafts)).toHaveLength(1);
  });

  it('[W52] take what was kept by another version, and cannot be read, for nothing', async () => {
    const drafts = { 'settings.hours': { body: '[{"day":9}]' }, 'settings.plan': { body: '{' } };
    await openWindow(sampleView({ drafts }), { hash: '#/settings' });
    expect(screen.getByRole('button', { name: 'Set hours' })).toBeTruthy();
  });
});

describe('the calendar and the invites', () => {
  const calendar = {
    setting: { kind: 'url', url: 'https://calendar.example/a.ics', allowPrivate: false },
    focusWord: 'Deep',
    problem: null,
    readAt: null,
    eventsInWeek: 0,
    busyInWeek: 0,
  } as const;
  const away = async (opened: OpenWindow): Promise<void> => {
    await opened.goTo('team');
    await opened.reload();
    await opened.goTo('settings');
  };
  const ADDRESS = 'Address or file of your calendar';
  const WORD = 'Word that plans a focus (optional)';
  const PRIVATE = 'This address is in my own network';

  it('[W52] keep the address, what it is allowed and the word that are typed, until they are saved', async () => {
    const opened = await openWindow(sampleView({ calendar }), { hash: '#/settings' });
    keepDrafts(opened);
    type(ADDRESS, 'https://calendar.example/b.ics');
    fireEvent.click(screen.getByLabelText(PRIVATE));
    type(WORD, 'Write');
    await away(opened);
    expect(valueOf(ADDRESS)).toBe('https://calendar.example/b.ics');
    expect(screen.getByLabelText<HTMLInputElement>(PRIVATE).checked).toBe(true);
    expect(valueOf(WORD)).toBe('Write');
    opened.bridge.answer('setCalendar', (command) => {
      if (command.type === 'setCalendar') {
        const { calendar: setting, focusWord = 'Deep' } = command;
        opened.bridge.change({ calendar: { ...calendar, setting, focusWord } });
      }
      return { ok: true };
    });
    fireEvent.click(screen.getByRole('button', { name: 'Save calendar' }));
    await opened.settled();
    fireEvent.click(screen.getByRole('button', { name: 'Save word' }));
    await opened.settled();
    expect(opened.bridge.view().drafts).toEqual({});
    expect(opened.bridge.deeds).toMatchObject([
      { calendar: { url: 'https://calendar.example/b.ics', allowPrivate: true } },
      { focusWord: 'Write' },
    ]);
  });

  it('[W52] show what is saved again when what was typed is discarded', async () => {
    const opened = await openWindow(sampleView({ calendar }), { hash: '#/settings' });
    keepDrafts(opened);
    type(ADDRESS, 'nonsense');
    type(WORD, 'Write');
    for (const button of screen.getAllByRole('button', { name: 'Discard' }))
      fireEvent.click(button);
    await opened.settled();
    expect([valueOf(ADDRESS), valueOf(WORD)]).toEqual([calendar.setting.url, 'Deep']);
    expect(opened.bridge.view().drafts).toEqual({});
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
  });

  it('[W52] keep for how many and for how long an invite is to be, until it is made', async () => {
    const opened = await openWindow(sampleView(), { hash: '#/settings' });
    keepDrafts(opened);
    type('How many may join', '5');
    type('For how long', '30');
    await away(opened);
    expect([valueOf('How many may join'), valueOf('For how long')]).toEqual(['5', '30']);
    opened.bridge.answer('createInvite', () => ({
      ok: true,
      value: { url: INVITE, expiresAt: SAMPLE_NOW + MINUTE },
    }));
    fireEvent.click(screen.getByRole('button', { name: 'Invite a teammate' }));
    await opened.settled();
    expect(opened.bridge.view().drafts).toEqual({});
  });
});

describe('the status', () => {
  it('[W52] is kept as it is typed, without taking the focus when its view comes back', async () => {
    const opened = await openWindow(sampleView());
    keepDrafts(opened);
    fireEvent.click(screen.getByRole('button', { name: 'Set a status' }));
    await opened.settled();
    type('Status', 'Writing the rep');
    type('Emoji', '✍️');
    type('Clear after', 'date');
    type('Last day', '2030-01-02');
    await opened.goTo('settings');
    await opened.reload();
    await opened.goTo('team');
    await opened.settled();
    expect(['Status', 'Emoji', 'Clear after', 'Last day'].map(valueOf)).toEqual([
      'Writing the rep',
      '✍️',
      'date',
      '2030-01-02',
    ]);
    expect(document.activeElement).not.toBe(screen.getByLabelText('Status'));
    fireEvent.click(screen.getByRole('button', { name: 'Save status' }));
    await opened.settled();
    expect(opened.bridge.view().drafts).toEqual({});
    expect(opened.bridge.deeds).toMatchObject([{ text: 'Writing the rep', emoji: '✍️' }]);
  });

  it('[W52] is discarded when its user cancels', async () => {
    const opened = await openWindow(sampleView());
    keepDrafts(opened);
    fireEvent.click(screen.getByRole('button', { name: 'Set a status' }));
    await opened.settled();
    type('Status', 'Writing');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await opened.settled();
    expect(opened.bridge.view().drafts).toEqual({});
    fireEvent.click(screen.getByRole('button', { name: 'Set a status' }));
    expect(valueOf('Status')).toBe('');
  });
});

describe('the title of the page', () => {
  const focus = {
    focusId: '11111111-1111-4111-8111-111111111111',
    state: 'running',
    startedAt: SAMPLE_NOW,
    endsAt: SAMPLE_NOW + 25 * MINUTE,
    label: '',
    shareLabel: false,
    urgent: 'allow',
  } as const;

  it('[W54] counts what is to be reviewed, and while one focuses says until when alone', async () => {
    const view = sampleView({ focus: null });
    const item = {
      messageId: '22222222-2222-4222-8222-222222222222',
      from: 'ana',
      fromName: 'Ana',
      body: 'Hello',
      urgency: 'normal',
      sentAt: SAMPLE_NOW,
      heldMs: 0,
      batchId: 'b',
      reason: 'live',
      receivedAt: SAMPLE_NOW - 1,
      triage: 'unread',
    } as const;
    const { change } = await openWindow({ ...view, review: [] }, { hash: '#/settings' });
    expect(document.title).toBe('Settings · Fermata');
    change({ review: [item, { ...item, messageId: 'm2' }] });
    expect(document.title).toBe('(2) Settings · Fermata');
    change({ focus, held: { ...view.held, count: 3 } });
    expect(document.title).toMatch(/^Focusing until [^·]+ · Settings · Fermata$/);
    change({ focus: { ...focus, state: 'ended', outcome: 'stopped' } });
    expect(document.title).toBe('(2) Settings · Fermata');
  });
});
