import { describe, expect, it } from 'vitest';
import { connectionWords } from '../../shared/wording/connection.ts';
import { initials } from '../../renderer/components/initials.ts';
import { latestTo, outgoingWords } from '../../renderer/features/compose/outgoing-words.ts';
import { isStillMine } from '../../renderer/features/compose/still-mine.ts';
import {
  endedLine,
  roundsLine,
  sessionLine,
  waitingLine,
} from '../../renderer/features/focus/focus-words.ts';
import { triageWords } from '../../renderer/features/review/triage-words.ts';
import { ownPresenceLine, presenceLine } from '../../shared/wording/shows.ts';
import {
  MINUTE,
  SAMPLE_NOW as now,
  sampleFocus,
  sampleId,
  sampleItem,
  sampleOutgoing,
  sampleView,
} from '../support/sample-view.ts';

const place = { locale: 'en-GB' };

describe('the connection line', () => {
  it('[C5] tells the next try, and what works and waits meanwhile', () =>
    expect(connectionWords({ state: 'waiting', retryAt: now + 11_500 }, now)).toEqual({
      text: "The relay can't be reached.",
      detail: 'Next try in 12\u00a0s. Focus works; what you write is kept and sent then.',
    }));
  it('[C5] never counts below zero', () =>
    expect(connectionWords({ state: 'waiting', retryAt: now - 1 }, now)?.detail).toMatch(
      /^Trying again now\./,
    ));
  it('[C5] says nothing while all is well', () => {
    expect(connectionWords({ state: 'online' }, now)).toBeNull();
    expect(connectionWords({ state: 'solo' }, now)).toBeNull();
  });
  it('[T5] tells who was shut out that nothing is lost', () =>
    expect(connectionWords({ state: 'signedOut' }, now)?.detail).toContain('still here'));
});

describe('presence', () => {
  it('tells until when and how long', () =>
    expect(presenceLine({ show: 'focusing', since: 0, until: now + 42 * MINUTE }, now, place)).toBe(
      'Focusing until 11:30 · 42 min',
    ));
  it('tells since when somebody is gone, and nothing where that is not known', () => {
    expect(presenceLine({ show: 'away', since: now - 98 * MINUTE }, now, place)).toBe(
      'Away since 09:10',
    );
    expect(presenceLine({ show: 'offline', since: 0 }, now, place)).toBe('Offline');
  });
  it('forgets an end that is over', () =>
    expect(presenceLine({ show: 'busy', since: 0, until: now }, now, place)).toBe('Busy'));
  it('tells oneself why, or that nobody sees it', () => {
    const { own } = sampleView();
    expect(ownPresenceLine(own, true, now, place)).toBe('Available · automatic');
    expect(ownPresenceLine(own, false, now, place)).toBe(
      'Available · the team does not see this now',
    );
  });
  it.each([
    ['Ana Lima', 'AL'],
    ['ana', 'A'],
    ['  Jean  de la Tour ', 'JT'],
    ['😀 Smile', '😀S'],
    ['', '?'],
  ])('shortens %s to %s', (name, letters) => expect(initials(name)).toBe(letters));
});

describe('messages that were sent', () => {
  it.each([
    ['waiting', {}, 'Waiting on this device'],
    ['held', { expectedAt: now + 42 * MINUTE }, 'Held until about 11:30'],
    ['held', { expectedAt: now - 1 }, 'Held, any moment now'],
    ['queued', {}, 'Queued until Ana is back'],
    ['delivered', {}, 'Delivered'],
    ['withdrawn', {}, 'Withdrawn'],
    ['failed', {}, 'Not sent'],
  ] as const)('[H9] says %s with %o as "%s"', (state, extra, words) =>
    expect(outgoingWords(sampleOutgoing(1, { state, ...extra }), 'Ana', now, place)).toBe(words),
  );
  it('[H9] can be changed only until they are delivered', () => {
    expect(isStillMine(sampleOutgoing(1, { state: 'held' }))).toBe(true);
    expect(isStillMine(sampleOutgoing(1, { state: 'delivered' }))).toBe(false);
  });
  it('[H9] stay in sight while they can be changed, however many follow', () => {
    const sent = Array.from({ length: 9 }, (_, n) =>
      sampleOutgoing(n, { state: n === 0 ? 'held' : 'delivered' }),
    );
    expect(latestTo(sent, 'ana', {}, 3).map((m) => m.body)).toEqual([
      'Sent 8',
      'Sent 7',
      'Sent 6',
      'Sent 0',
    ]);
    expect(latestTo(sent, 'ben')).toEqual([]);
  });
  it('[C4] stay in sight while their new words are being typed', () => {
    const sent = Array.from({ length: 9 }, (_, n) => sampleOutgoing(n, { state: 'delivered' }));
    const drafts = { [sampleId(2)]: { body: 'Better' } };
    expect(latestTo(sent, 'ana', drafts, 1).map((m) => m.body)).toEqual(['Sent 8', 'Sent 2']);
  });
});

describe('the focus view', () => {
  const view = sampleView({ focus: sampleFocus() });
  it('[H3] tells a count and when it comes, nothing more', () => {
    expect(waitingLine({ ...view, held: { count: 2, urgent: 0, from: ['ana'] } }, now, place)).toBe(
      '2 messages are waiting for you. You get them about 11:30.',
    );
    expect(waitingLine({ ...view, held: { count: 1, urgent: 1, from: ['ana'] } }, now, place)).toBe(
      '1 message is waiting for you, and it is urgent. You get it about 11:30.',
    );
    expect(waitingLine(view, now, place)).toBe('Nothing is waiting for you.');
  });
  it('[H7] says that some come before the end of a session longer than messages are held', () => {
    const long = { ...view, settings: { ...view.settings, holdCeilingMs: 30 * 60_000 } };
    expect(waitingLine({ ...long, held: { count: 2, urgent: 0, from: [] } }, now, place)).toBe(
      '2 messages are waiting for you. You get them by about 11:30, and before that what has waited 30 min.',
    );
    expect(waitingLine({ ...long, held: { count: 1, urgent: 0, from: [] } }, now, place)).toBe(
      '1 message is waiting for you. You get it by about 11:30, or once it has waited 30 min.',
    );
  });
  it('[C5] tells without the relay what was known last, or that nothing is', () => {
    const connection = { state: 'waiting', retryAt: now } as const;
    const offline = { ...view, connection, heldKnownAt: now - 16 * 60_000 };
    expect(waitingLine(offline, now, place)).toBe(
      'As of 10:32, nothing was waiting for you. What has come since is not known until the relay can be reached.',
    );
    const held = { count: 2, urgent: 0, from: ['ana'] };
    expect(waitingLine({ ...offline, held }, now, place)).toMatch(
      /^As of 10:32, 2 messages were waiting for you\. /,
    );
    expect(waitingLine({ ...offline, heldKnownAt: null }, now, place)).toBe(
      'What is waiting for you is not known until the relay can be reached.',
    );
  });
  it('tells no time where nobody can know one', () =>
    expect(
      waitingLine({ ...view, focus: null, held: { count: 2, urgent: 0, from: [] } }, now, place),
    ).toBe('2 messages are waiting for you. You get them when you are available again.'));
  it('[F5] tells how long a pause may last', () =>
    expect(sessionLine(sampleFocus({ state: 'paused', pausedAt: now }), now, place)).toBe(
      'Unless you resume, it ends at 10:58.',
    ));
  it('[F5] tells that the last round is done, and that a longer break is due', () => {
    const lengths = { focusMs: 25 * MINUTE, breakMs: 5 * MINUTE, longBreakMs: 15 * MINUTE };
    const rounds = { roundsId: sampleId(1), index: 4, of: 4, longEvery: 4, ...lengths };
    const last = sampleFocus({ state: 'ended', outcome: 'expired', endsAt: now, rounds });
    expect(endedLine(last, now, place)).toBe('4 rounds done. Time for a longer break.');
    expect(endedLine({ ...last, outcome: 'stopped' }, now, place)).toBe('Focus ended after 8 min.');
    expect(roundsLine(rounds)).toBe('4 rounds of 25 min, with breaks of 5 min.');
    expect(roundsLine({ ...rounds, of: 8 })).toBe(
      '8 rounds of 25 min, with breaks of 5 min, after every 4 of 15 min.',
    );
  });
  it('tells how a session ended', () => {
    const over = sampleFocus({ state: 'ended', endsAt: now });
    expect(endedLine({ ...over, outcome: 'completed' }, now, place)).toBe('Focus done, 8 min.');
    expect(endedLine({ ...over, outcome: 'stopped' }, now, place)).toBe('Focus ended after 8 min.');
    expect(endedLine({ ...over, outcome: 'completed' }, now + 24 * 60 * MINUTE, place)).toBe(
      'Your last focus: 8 min, until yesterday 10:48.',
    );
  });
});

it('[H12] says what was done with a message', () => {
  expect(triageWords(sampleItem(1, { triage: 'done' }), now, place)).toBe('Done');
  expect(
    triageWords(sampleItem(1, { triage: 'later', laterUntil: now + 60 * MINUTE }), now, place),
  ).toBe('Later, 11:48');
});
