import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import {
  SAMPLE_NOW,
  sampleFocus,
  sampleItem,
  sampleOutgoing,
  sampleTeammate,
  sampleView,
  teamOf,
} from '../support/sample-view.ts';

afterEach(closeWindows);
const link = { url: 'https://relay.example.org/#join=abc', expiresAt: SAMPLE_NOW + 86_400_000 };

describe('the list', () => {
  it('tells each teammate’s show by word, in its group', async () => {
    await openWindow(sampleView());
    const focusing = within(screen.getByRole('region', { name: 'Focusing' }));
    expect(
      focusing.getByRole('link', { name: /^Ana Lima.*Focusing until .*11:30.* · 42 min/ }),
    ).toBeTruthy();
    const here = within(screen.getByRole('region', { name: 'Reachable now' }));
    expect(here.getByRole('link', { name: /^Ben Okafor.*Available/ })).toBeTruthy();
  });

  it('[P3] tells nobody’s show as true without the relay', async () => {
    await openWindow(sampleView({ connection: { state: 'waiting', retryAt: SAMPLE_NOW } }));
    expect(screen.getByRole('link', { name: /^Ana Lima.*Not known now/ })).toBeTruthy();
    expect(screen.queryByText(/^(Offline|Focusing until)/)).toBeNull();
  });

  it('is searched with / and walked with arrows', async () => {
    const { settled } = await openWindow(sampleView());
    fireEvent.keyDown(document.body, { key: '/' });
    const search = screen.getByRole('searchbox', { name: 'Search the team' });
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: 'ana' } });
    expect(screen.queryByRole('link', { name: /^Ben/ })).toBeNull();
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(screen.getByRole('link', { name: /^Ana Lima/ }));
    fireEvent.click(screen.getByRole('link', { name: /^Ana Lima/ }));
    await settled();
    expect(document.activeElement).toBe(
      screen.getByLabelText('Message to Ana Lima', { selector: 'textarea' }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Close message' }));
    await settled();
    expect(document.activeElement).toBe(screen.getByRole('link', { name: /^Ana Lima/ }));
  });

  it('draws a teammate again only when that one changes', async () => {
    const view = sampleView();
    const { change } = await openWindow(view);
    const ana = screen.getByRole('link', { name: /^Ana Lima/ });
    change({ teammates: { ...view.teammates, ...teamOf(sampleTeammate('cho', 'Cho')) } });
    expect(screen.getByRole('link', { name: /^Cho/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Ana Lima/ })).toBe(ana);
  });

  it('invites when nobody else is there', async () => {
    const { bridge, settled } = await openWindow(sampleView({ teammates: {} }));
    expect(screen.getByRole('heading', { name: 'Nobody else is here yet' })).toBeTruthy();
    bridge.answer('createInvite', () => ({ ok: true, value: link }));
    fireEvent.click(screen.getByRole('button', { name: 'Invite a teammate' }));
    await settled();
    expect(screen.getByLabelText<HTMLInputElement>('Invite link').value).toBe(link.url);
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy();
  });

  it('[W24] keeps an invite link in sight, and its focus, when the first teammate comes', async () => {
    const { bridge, settled } = await openWindow(sampleView({ teammates: {} }));
    bridge.answer('createInvite', () => ({ ok: true, value: link }));
    fireEvent.click(screen.getByRole('button', { name: 'Invite a teammate' }));
    await settled();
    bridge.change({ teammates: teamOf(sampleTeammate('ana', 'Ana Lima')) });
    await settled();
    expect(screen.getByRole('link', { name: /^Ana Lima/ })).toBeTruthy();
    const field = screen.getByLabelText<HTMLInputElement>('Invite link');
    expect(field.value).toBe(link.url);
    expect(document.activeElement).toBe(field);
  });

  it('[W3] says of another clock that it is theirs, and who is not expected today', async () => {
    const { profile, presence } = sampleTeammate('ana', 'Ana Lima');
    const ana = {
      presence,
      profile: { ...profile, timeZone: 'Asia/Kathmandu', workingHours: { weekly: [] } },
    };
    await openWindow(sampleView({ teammates: teamOf(ana) }));
    const row = screen.getByRole('link', { name: /^Ana Lima/ });
    expect(row.textContent).toMatch(/\d+:\d\d.* there/);
    expect(within(row).getByText('Not expected today')).toBeTruthy();
  });
});

describe('people of one name', () => {
  it('[W57] are told apart by zone, and where that is the same, by the end of their id', async () => {
    const ben = (id: string, zone: string) => sampleTeammate(id, 'Ben', {}, zone);
    const twins = teamOf(ben('one-aaaa', 'Asia/Tokyo'), ben('two-bbbb', 'Europe/Lisbon'));
    const { bridge, settled } = await openWindow(sampleView({ teammates: twins }));
    expect(screen.getByRole('link', { name: /^Ben Tokyo/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Ben Lisbon/ })).toBeTruthy();
    bridge.change({ teammates: teamOf(...Object.values(twins), ben('three-cccc', 'Asia/Tokyo')) });
    await settled();
    expect(screen.getByRole('link', { name: /^Ben Tokyo · aaaa/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Ben Tokyo · cccc/ })).toBeTruthy();
  });

  it('[W57] who has the name of another is told so', async () => {
    const { bridge, settled } = await openWindow(sampleView());
    const words = 'Someone else here has this name, too.';
    expect(screen.queryByText(new RegExp(words))).toBeNull();
    bridge.change({ own: { ...bridge.view().own, name: 'ben okafor' } });
    await settled();
    expect(screen.getByText(new RegExp(words))).toBeTruthy();
  });
});

describe('one’s own card', () => {
  it('chooses a show by hand and goes back to automatic', async () => {
    const { bridge, settled } = await openWindow(sampleView());
    fireEvent.click(screen.getByRole('button', { name: 'Your presence: Available' }));
    await settled();
    fireEvent.click(screen.getByRole('menuitemradio', { name: /^Busy/ }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'setManual', show: 'busy' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Your presence: Available' }));
    await settled();
    const automatic = screen.getByRole('menuitemradio', { name: 'Automatic' });
    expect(automatic.getAttribute('aria-checked')).toBe('true');
  });

  it('sets and clears a status', async () => {
    const { bridge, change, settled } = await openWindow(sampleView());
    fireEvent.click(screen.getByRole('button', { name: 'Set a status' }));
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'Writing' } });
    fireEvent.change(screen.getByLabelText('Emoji'), { target: { value: '✍️' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save status' }));
    await settled();
    change({ own: { ...sampleView().own, status: { text: 'Writing', emoji: '✍️' } } });
    fireEvent.click(screen.getByRole('button', { name: 'Change status' }));
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'setStatus', text: 'Writing', emoji: '✍️' },
      { type: 'setStatus', text: '' },
    ]);
  });
});

describe('settings', () => {
  const hash = '#/settings';
  it('[P3] says honestly that idle detection is not available, and why', async () => {
    const own = { ...sampleView().own, activityProblem: 'This system does not tell.' };
    await openWindow(sampleView({ own }), { hash });
    expect(screen.getByText('This system does not tell.')).toBeTruthy();
  });

  it('leaves the team only after a question', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    fireEvent.click(screen.getByRole('button', { name: 'Leave team…' }));
    await settled();
    expect(bridge.commands).toEqual([]);
    const question = within(screen.getByRole('alertdialog'));
    fireEvent.click(question.getByRole('button', { name: 'Leave team' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'leave' }]);
  });
});

describe('what one says of today', () => {
  const own = sampleView().own;
  const open = (): void =>
    void fireEvent.click(screen.getByRole('button', { name: /^Your presence/ }));

  it('[P9] [W31] is chosen where one chooses how one stands, over what was chosen by hand', async () => {
    const { bridge, settled } = await openWindow(
      sampleView({ own: { ...own, manual: { show: 'available' } } }),
    );
    open();
    await settled();
    expect(screen.getByRole('menuitem', { name: /^Late today until \d/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('menuitem', { name: 'Done for today' }));
    await settled();
    expect(bridge.commands).toMatchObject([
      { type: 'setHoursOverride', hoursOverride: { reachable: false } },
      { type: 'setManual', show: null },
    ]);
  });

  it('[P9] stands on the own card in their own words, to be taken back there', async () => {
    const until = SAMPLE_NOW + 13 * 60 * 60_000;
    const { bridge, settled } = await openWindow(
      sampleView({
        own: {
          ...own,
          hoursOverride: { reachable: false, until },
          presence: { show: 'away', source: 'schedule', until },
        },
      }),
    );
    const card = within(screen.getByRole('region', { name: 'You' }));
    expect(card.getByText(/^Done for today until .*/)).toBeTruthy();
    fireEvent.click(card.getByRole('button', { name: 'Take back “Done for today”' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'setHoursOverride', hoursOverride: null }]);
  });

  it('[P9] says that one is late today, and takes it back in the menu as well', async () => {
    const hoursOverride = { reachable: true, until: SAMPLE_NOW + 60 * 60_000 };
    await openWindow(sampleView({ own: { ...own, hoursOverride } }));
    expect(screen.getByText(/^Available · late today until .*11:48/)).toBeTruthy();
    open();
    expect(screen.getByRole('menuitem', { name: 'Take back “Late today”' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: 'Done for today' })).toBeNull();
  });
});

describe('what stands between oneself and a teammate', () => {
  const row = (name: RegExp) => screen.getByRole('link', { name });

  it('[W23] marks a draft to them, and messages that they have not got yet', async () => {
    const { change } = await openWindow(
      sampleView({
        drafts: { ben: { body: 'Hi' }, ana: { body: ' ' } },
        outgoing: [
          sampleOutgoing(1),
          sampleOutgoing(2, { state: 'queued' }),
          sampleOutgoing(3, { state: 'delivered' }),
        ],
      }),
    );
    expect(row(/^Ben Okafor.*Draft to Ben Okafor/)).toBeTruthy();
    expect(row(/^Ana Lima.*2 messages of yours wait for Ana Lima/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Draft to Ana/ })).toBeNull();
    change({ drafts: {}, outgoing: [sampleOutgoing(1, { state: 'withdrawn' })] });
    expect(screen.queryByRole('link', { name: /Draft to|of yours/ })).toBeNull();
  });

  it('[W23] marks messages to them that were refused', async () => {
    const outgoing = [sampleOutgoing(1, { state: 'failed' })];
    const { change } = await openWindow(sampleView({ outgoing }));
    expect(row(/^Ana Lima.*1 message to Ana Lima was not sent/)).toBeTruthy();
    change({ outgoing: [sampleOutgoing(1, { state: 'withdrawn' })] });
    expect(screen.queryByRole('link', { name: /not sent/ })).toBeNull();
  });

  it('[W23] says how many messages of theirs are unread, with the way there', async () => {
    const review = [sampleItem(1), sampleItem(2), sampleItem(3, { triage: 'done' })];
    await openWindow(sampleView({ review }), { hash: '#/team/ana' });
    const link = screen.getByRole('link', { name: '2 messages from Ana Lima are in your review' });
    expect(link.getAttribute('href')).toBe('#/review');
  });

  it('[W23] [H3] says nothing of what came while one focuses', async () => {
    const came = sampleItem(1, { receivedAt: SAMPLE_NOW });
    const { change } = await openWindow(
      sampleView({
        focus: sampleFocus(),
        held: { count: 1, urgent: 0, from: ['ana'] },
        review: [came],
      }),
      { hash: '#/team/ana' },
    );
    const said = () => screen.queryByRole('link', { name: /from Ana Lima/ });
    expect(said()).toBeNull();
    change({ focus: null, held: { count: 0, urgent: 0, from: [] } });
    expect(said()?.textContent).toBe('1 message from Ana Lima is in your review');
  });
});
