/** What a command says. Times are told in a zone and locale of the test. */
import { describe, expect, it } from 'vitest';
import { failed, exitCodeOf, jsonOf, type Outcome } from '../../../main/command-line/outcome.ts';
import { reviewOf, statusOf, teamOf } from '../../../main/command-line/facts.ts';
import type { CommandFacts, TeammateFacts } from '../../../main/command-line/wire.ts';
import { reviewOutcome } from '../../../main/command-line/words/review.ts';
import { type Sent, sentOutcome } from '../../../main/command-line/words/sent.ts';
import { statusOutcome } from '../../../main/command-line/words/status.ts';
import { styleFor } from '../../../main/command-line/words/style.ts';
import { teamOutcome } from '../../../main/command-line/words/team.ts';
import { consequenceOf } from '../../../shared/wording/consequence.ts';
import { clockTime } from '../../../shared/wording/times.ts';
import {
  MINUTE,
  SAMPLE_NOW as now,
  sampleFocus,
  sampleItem,
  sampleTeammate,
  sampleView,
  soloView,
  teamOf as matesOf,
} from '../../support/sample-view.ts';
import type { View } from '../../../shared/bridge/view.ts';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const wording = { style: styleFor(false, {}), timeZone, now };
const time = (minutes: number): string => clockTime(now + minutes * MINUTE, { timeZone });
const text = (outcome: Outcome): string => (outcome.ok ? outcome.text : outcome.message);
const status = (view: Partial<View>): string =>
  text(statusOutcome(statusOf(sampleView(view), '1', now), wording));
const team = (view: View): string => text(teamOutcome(teamOf(view, now), wording));

describe('status', () => {
  it('[D3] tells the focus, its next step and what waits', () => {
    const own = {
      ...sampleView().own,
      presence: { show: 'focusing', source: 'focus', until: now + 42 * MINUTE } as const,
    };
    const focus = sampleFocus({ nextStep: 'write', label: 'Draft\u0007' });
    expect(status({ own, focus, held: { count: 3, urgent: 1, from: [] } }).split('\n')).toEqual([
      `Focusing until ${time(42)} · your focus session`,
      `Focus: 42 min left, until ${time(42)} · Draft`,
      'Next step: write',
      'Waiting for you: 3 messages, 1 urgent',
      'Team: Nimbus',
    ]);
    expect(status({ focus: sampleFocus({ state: 'paused', pausedAt: now }) })).toContain(
      'Focus: paused, 42 min left\n',
    );
  });

  it('[D3] tells a break, and when it is over', () => {
    const pause = { from: now, until: now + 5 * MINUTE, isLong: false, next: { index: 2, of: 4 } };
    expect(status({ break: pause })).toContain(`Break until ${time(5)}, then round 2 of 4\n`);
    expect(status({ break: { ...pause, until: now } })).toContain(
      'The break is over; round 2 of 4',
    );
  });

  it('[D3] [C5] tells that the relay cannot be reached, or that there is no team', () => {
    expect(status({ connection: { state: 'waiting', retryAt: now + 30_000 } })).toMatch(
      /the team does not see this now\n.+ is not known .+\nTeam: Nimbus\. The relay can't be reached\. Next try in 30\ss/,
    );
    expect(text(statusOutcome(statusOf(soloView(), '1', now), wording))).toMatch(/Team: none yet$/);
  });
});

describe('what waits, in status', () => {
  const connection = { state: 'waiting', retryAt: now + 30_000 } as const;
  const heldOf = (view: Partial<View>) =>
    statusOutcome(statusOf(sampleView(view), '1', now), wording).result;

  it('[D3] [C5] is told without the relay as of when it is known, or as not known', () => {
    const held = { count: 2, urgent: 1, from: [] };
    const heldKnownAt = now - 16 * MINUTE;
    const since = 'What has come since is not known until the relay can be reached.';
    expect(status({ connection, held, heldKnownAt })).toContain(
      `\nAs of ${time(-16)}, 2 messages were waiting for you. ${since}\n`,
    );
    expect(status({ connection, heldKnownAt })).toContain(
      `\nAs of ${time(-16)}, nothing was waiting for you. ${since}\n`,
    );
    expect(status({ connection })).toContain(
      '\nWhat is waiting for you is not known until the relay can be reached.\n',
    );
    const knownAt = (at: number) => ({ held: { knownAt: new Date(at).toISOString() } });
    expect(heldOf({ connection, held, heldKnownAt })).toMatchObject(knownAt(heldKnownAt));
    expect(heldOf({ held })).toMatchObject(knownAt(now));
    expect(heldOf({ connection })).toMatchObject({ held: { knownAt: null } });
  });
});

describe('team', () => {
  it('[D3] stands in groups, with local time and status', () => {
    const mates = matesOf(
      sampleTeammate('ana', 'Ana Lima', { show: 'focusing', until: now + 42 * MINUTE }, timeZone),
      sampleTeammate('ben', 'Ben\u001B[2J', { statusText: 'in the\nlab' }, timeZone),
    );
    const local = clockTime(now, { timeZone });
    expect(team(sampleView({ teammates: mates })).split('\n')).toEqual([
      'Reachable now',
      `  Ben[2J    ${'Available'.padEnd(`Focusing until ${time(42)} · 42 min`.length)}  ${local}  in the lab`,
      'Focusing',
      `  Ana Lima  Focusing until ${time(42)} · 42 min  ${local}`,
    ]);
  });

  it('[D3] calls nobody offline while the relay is not reached', () => {
    const view = sampleView({ connection: { state: 'waiting', retryAt: now } });
    expect(team(view)).toMatch(/^Team\n {2}Ana Lima {4}\? .*\n {2}Ben Okafor {2}\?/);
    const { result } = teamOutcome(teamOf(view, now), wording);
    expect(result).toMatchObject({ teammates: [{ group: null, show: null, until: null }, {}] });
    expect(team({ ...view, teammates: {} })).toMatch(/cannot be reached/);
    expect(team(sampleView({ teammates: {} }))).toMatch(/Invite somebody/);
    expect(team(soloView())).toMatch(/no team yet/);
  });

  it('[D3] [P6] tells no time for who is offline since nobody knows when', () => {
    const offline = { show: 'offline', source: 'connection', since: 0 } as const;
    const view = sampleView({ teammates: matesOf(sampleTeammate('ana', 'Ana', offline)) });
    expect(team(view)).toMatch(/Ana {2}Offline {2}/);
    const { result } = teamOutcome(teamOf(view, now), wording);
    expect(result).toMatchObject({ teammates: [{ show: 'offline', since: null }] });
  });
});

describe('send', () => {
  const until = now + 25 * MINUTE;
  const ana: TeammateFacts = {
    memberId: 'ana',
    name: 'Ana',
    timeZone,
    show: 'focusing',
    since: 0,
    until,
  };
  const facts = statusOf(sampleView(), '1', now);
  const outcome = (
    sent: Partial<NonNullable<CommandFacts['sent']>>,
    changes: Partial<Sent> = {},
  ): Outcome =>
    sentOutcome(
      {
        person: ana,
        urgency: 'normal',
        facts: { status: facts, sent: { messageId: 'm', state: 'held', ...sent } },
        ...changes,
      },
      wording,
    );

  it('[D3] [H9] says what the window says before sending', () => {
    const window = consequenceOf(
      { name: 'Ana', presence: ana, urgency: 'normal', connection: 'online', now },
      { timeZone },
    );
    expect(text(outcome({}))).toBe(window.text);
    expect(window.text).toBe(
      `Ana is focusing and gets this about ${time(25)}, when the focus ends.`,
    );
  });

  it('[D3] [H9] [R1] says as the window does when who is away is expected', () => {
    const told = (end: number): TeammateFacts | undefined => {
      const away = { show: 'away', source: 'manual', until: end } as const;
      const teammates = matesOf(sampleTeammate('ana', 'Ana', away));
      return teamOf(sampleView({ teammates }), now).teammates[0];
    };
    const person = told(until);
    expect(person).toMatchObject({ backAt: until });
    expect(text(outcome({ state: 'queued' }, person && { person }))).toBe(
      `Ana is away and gets this when back, about ${time(25)} your time.`,
    );
    expect(told(now - MINUTE)).not.toHaveProperty('backAt');
  });

  it('[D3] [H9] says what the relay said where it knows better', () => {
    const here = { ...ana, show: 'available' } as const;
    expect(text(outcome({ expectedAt: now + MINUTE }, { person: here }))).toBe(
      `Ana gets this about ${time(1)}.`,
    );
    expect(text(outcome({ state: 'queued' }, { person: here }))).toBe('It waits for Ana.');
    expect(text(outcome({ state: 'delivered' }))).toBe('Ana has it now.');
    expect(text(outcome({ state: 'delivered' }, { urgency: 'urgent' }))).toBe('Ana has it now.');
    expect(text(outcome({ state: 'waiting' }))).toMatch(/^It is kept here and goes to Ana/);
  });

  it('[D3] [C5] says without the relay that it goes later', () => {
    const connection = { state: 'waiting', retryAt: now } as const;
    const status = { ...facts, connection };
    const sent = { messageId: 'm', state: 'waiting' } as const;
    expect(text(outcome({}, { facts: { status, sent } }))).toMatch(/then decides when Ana gets it/);
  });

  it('[D3] [H10] fails when the relay refuses it', () => {
    const refused = outcome({ state: 'failed', problem: 'Two a day are spent.' });
    expect(refused).toEqual(failed('refused', 'Two a day are spent.'));
    expect(exitCodeOf(refused)).toBe(1);
  });
});

it('[D3] review shows each message whole, and where to go on', () => {
  const review = [
    sampleItem(1, { body: 'one\ntwo\u001B[1A' }),
    sampleItem(2, { urgency: 'urgent', urgentReason: 'Now\u0007' }),
  ];
  const said = text(reviewOutcome(reviewOf(sampleView({ review })), wording));
  expect(said).toMatch(
    /^Ana Lima, .* · urgent: Now\n {2}Message 2\n\nAna Lima, .*\n {2}one\n {2}two\[1A\n/,
  );
  expect(said).toMatch(/2 messages to review\. Go through them: fermata review --window$/);
});

describe('the outcome', () => {
  it('[D3] has an exit code for each kind of failure, and one line of JSON', () => {
    const codes = { invalid: 1, refused: 1, no_team: 1, usage: 2, not_running: 3, not_started: 3 };
    for (const [code, exit] of Object.entries({
      ...codes,
      no_answer: 3,
      unsupported: 3,
      unknown_person: 4,
      ambiguous: 4,
    }))
      expect(exitCodeOf(failed(code as 'usage', 'x')), code).toBe(exit);
    expect(jsonOf(failed('usage', 'one\ntwo'))).toBe(
      '{"ok":false,"error":{"code":"usage","message":"one\\ntwo"}}',
    );
  });

  it('[D3] has colours in a terminal only, and none with NO_COLOR', () => {
    const bold = '\u001B[1mx\u001B[22m';
    expect(styleFor(true, {}).bold('x')).toBe(bold);
    expect(styleFor(true, { NO_COLOR: '' }).bold('x')).toBe(bold);
    for (const style of [
      styleFor(false, {}),
      styleFor(true, { NO_COLOR: '1' }),
      styleFor(true, { TERM: 'dumb' }),
    ])
      expect(style.bold('x')).toBe('x');
  });
});
