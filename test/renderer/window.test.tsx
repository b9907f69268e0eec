import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeShell } from '../support/fake-shell.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import {
  SAMPLE_NOW,
  sampleFocus,
  sampleItem,
  sampleView,
  soloView,
} from '../support/sample-view.ts';
import { type Scene, scenes } from '../support/scenes.ts';

afterEach(closeWindows);
const offline = { state: 'waiting', retryAt: SAMPLE_NOW + 12_000 } as const;

describe('every scene', () => {
  // 2,000 rows are for a real browser: test/e2e/views.e2e.ts.
  const light = Object.entries<Scene>(scenes).filter(
    ([name, { isStarting }]) => name !== 'team-2000' && isStarting !== true,
  );
  it.each(light)('%s is drawn with a heading', async (_, { view, hash, joinLink, shell }) => {
    await openWindow(view, {
      hash,
      ...(joinLink === undefined ? {} : { joinLink }),
      ...(shell === undefined ? {} : { shell: fakeShell(shell) }),
    });
    expect(screen.getAllByRole('heading').length).toBeGreaterThan(0);
    expect(screen.getByRole('main')).toBeTruthy();
  });
});

describe('the way between places', () => {
  it('goes by links, and gives the focus to the heading', async () => {
    const { settled } = await openWindow(sampleView());
    fireEvent.click(screen.getByRole('link', { name: 'Focus' }));
    await settled();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Focus' }));
    expect(document.title).toBe('Focus · Fermata');
    expect(screen.getByRole('link', { name: 'Focus' }).getAttribute('aria-current')).toBe('page');
  });

  it('goes where the shell asks for', async () => {
    const { goTo } = await openWindow(sampleView());
    await goTo('review');
    expect(screen.getByRole('heading', { name: 'Review' })).toBeTruthy();
  });

  it('[C4] comes back to its place and its drafts after a reload', async () => {
    const { settled, reload } = await openWindow(
      sampleView({ drafts: { ana: { body: 'Hi Ana' } } }),
    );
    fireEvent.click(screen.getByRole('link', { name: /^Ana Lima/ }));
    await settled();
    await reload();
    expect(
      screen.getByLabelText<HTMLTextAreaElement>('Message to Ana Lima', { selector: 'textarea' })
        .value,
    ).toBe('Hi Ana');
  });

  it('stops listening when it is taken down', async () => {
    const { bridge, close } = await openWindow(sampleView());
    close();
    expect(bridge.listeners()).toBe(0);
  });
});

describe('the connection line', () => {
  it('[C5] counts nothing down over a focus that runs', async () => {
    const { advance } = await openWindow(sampleView({ connection: offline, focus: sampleFocus() }));
    const line = screen.getByRole('region', { name: 'Connection' });
    const text = line.textContent;
    expect(text).toContain("The relay can't be reached. Focus works meanwhile;");
    advance(3000);
    expect(line.textContent).toBe(text);
  });

  it('[C5] says that inviting needs the relay', async () => {
    await openWindow(sampleView({ connection: offline }), { hash: '#/team' });
    const invite = screen.getByRole<HTMLButtonElement>('button', { name: 'Invite a teammate' });
    expect(invite.disabled).toBe(true);
    expect(screen.getByText(/^Inviting needs the relay/)).toBeTruthy();
  });

  it('[C5] counts down and tries at once when asked', async () => {
    const { bridge, advance, settled } = await openWindow(sampleView({ connection: offline }));
    const line = screen.getByRole('region', { name: 'Connection' });
    expect(line.textContent).toContain(
      "The relay can't be reached. Next try in 12\u00a0s. Focus works; what you write is kept and sent then.",
    );
    advance(3000);
    expect(line.textContent).toContain('Next try in 9\u00a0s.');
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'reconnect' }]);
  });

  it('[C5] is gone when the relay is back', async () => {
    const { change } = await openWindow(sampleView({ connection: offline }));
    change({ connection: { state: 'online' } });
    expect(screen.queryByRole('region', { name: 'Connection' })).toBeNull();
  });

  it('[C5] leaves the timer usable', async () => {
    const { bridge, settled } = await openWindow(sampleView({ connection: offline }), {
      hash: '#/focus',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Start focus' }));
    await settled();
    expect(bridge.commands[0]).toMatchObject({ type: 'startFocus', lengthMs: 25 * 60_000 });
  });

  it('[T5] offers the way back in to a device that was shut out', async () => {
    await openWindow(sampleView({ connection: { state: 'signedOut' } }));
    expect(screen.getByRole('form', { name: 'Join a team' })).toBeTruthy();
    expect(screen.getByText('This device is no longer in the team.')).toBeTruthy();
  });

  it('[C5] says why a try failed, where it was asked for', async () => {
    const { bridge, settled } = await openWindow(sampleView({ connection: offline }));
    bridge.answer('reconnect', () => ({
      ok: false,
      error: { code: 'unreachable', message: 'Still no answer.' },
    }));
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('Still no answer.');
  });
});

describe('quiet', () => {
  const focusing = { focus: sampleFocus(), held: { count: 0, urgent: 0, from: [] } };
  const own = {
    ...sampleView().own,
    presence: { show: 'focusing', source: 'focus', until: SAMPLE_NOW + 1 } as const,
  };

  it('[C3] held messages change a count in the focus view and nothing else', async () => {
    const { change } = await openWindow(sampleView({ ...focusing, own }), { hash: '#/focus' });
    const navigation = screen.getByRole('navigation').textContent;
    change({ held: { count: 2, urgent: 0, from: ['ana', 'ben'] } });
    expect(screen.getByText(/^2 messages are waiting for you\./)).toBeTruthy();
    expect(screen.getByRole('navigation').textContent).toBe(navigation);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByText(/Ana|Ben/)).toBeNull();
  });

  it('[C3] no body shows in a session, even in the review, until one asks', async () => {
    const { change } = await openWindow(sampleView({ ...focusing, own }), { hash: '#/review' });
    change({ review: [sampleItem(1, { body: 'A body' })] });
    expect(document.body.textContent).not.toContain('A body');
    expect(screen.getByRole('link', { name: 'Review' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show earlier messages anyway' }));
    expect(document.body.textContent).toContain('A body');
  });

  it('[F7] the next step stands before a message that broke through', async () => {
    const urgent = sampleItem(1, { urgency: 'urgent', reason: 'urgent', body: 'Help' });
    await openWindow(
      sampleView({ focus: sampleFocus({ nextStep: 'Table 2' }), own, review: [urgent] }),
      { hash: '#/review' },
    );
    const text = document.body.textContent;
    expect(text.indexOf('You were: Table 2')).toBeGreaterThan(-1);
    expect(text.indexOf('You were: Table 2')).toBeLessThan(text.indexOf('Help'));
  });
});

describe('notices', () => {
  it('are said and dismissed', async () => {
    const { bridge, settled } = await openWindow(
      sampleView({ notices: [{ noticeId: 'n1', text: 'The disk is full.' }] }),
    );
    expect(screen.getByText('The disk is full.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'dismissNotice', noticeId: 'n1' }]);
  });

  it('tell of a link that could not be used', async () => {
    const joinLink = 'https://relay.example.org/#join=abcdefghijklmnopqrstuvwx';
    await openWindow(sampleView(), { joinLink });
    expect(screen.getByText(/You are already in Nimbus here/)).toBeTruthy();
  });
});

describe('the welcome', () => {
  const invite = 'https://relay.example.org/#join=abcdefghijklmnopqrstuvwx';
  const type = (label: string, value: string): void =>
    void fireEvent.change(screen.getByLabelText(label), { target: { value } });

  it('joins with a pasted invite and a name', async () => {
    const { bridge, settled } = await openWindow(soloView());
    const join = screen.getByRole<HTMLButtonElement>('button', { name: 'Join the team' });
    expect(join.disabled).toBe(true);
    type('Invite link or device link', invite);
    type('Your name', 'Eve');
    fireEvent.click(join);
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'join', link: invite, memberName: 'Eve' }]);
    expect(window.location.hash).toBe('#/team');
  });

  it('adds a device with the link that it was opened with, in one click', async () => {
    const joinLink = 'https://relay.example.org/#device=ABCD2345';
    const { bridge, settled } = await openWindow(soloView(), { joinLink });
    expect(screen.queryByLabelText('Your name')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Add this device' }));
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'claimDevice', link: joinLink }]);
  });

  it('says what is wrong with a link, and what the relay refused', async () => {
    const { bridge, settled } = await openWindow(soloView());
    type('Invite link or device link', 'https://example.org');
    expect(screen.getByText(/This is not a Fermata link/)).toBeTruthy();
    bridge.answer('join', () => ({
      ok: false,
      error: { code: 'refused', message: 'This invite has been used up.' },
    }));
    type('Invite link or device link', invite);
    type('Your name', 'Eve');
    fireEvent.click(screen.getByRole('button', { name: 'Join the team' }));
    await settled();
    expect(screen.getByRole('alert').textContent).toBe('This invite has been used up.');
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Eve');
  });

  it('[F6] starts solo with a timer that works', async () => {
    const { bridge, settled } = await openWindow(soloView());
    fireEvent.click(screen.getByRole('button', { name: 'Start solo' }));
    await settled();
    fireEvent.click(screen.getByRole('button', { name: 'Start focus' }));
    await settled();
    expect(bridge.deeds[0]?.type).toBe('startFocus');
  });
});
