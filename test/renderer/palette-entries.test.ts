import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { paletteEntries, personEntries } from '../../renderer/features/palette/palette-entries.ts';
import { moreEntries, tellEntries } from '../../renderer/features/palette/palette-more.ts';
import { paletteResults } from '../../renderer/features/palette/palette-results.ts';
import { isPaletteKey } from '../../renderer/features/palette/palette-key.ts';
import { parseCommand } from '../../shared/bridge/parse-command.ts';
import { speak } from '../../shared/language/words.ts';
import type { View } from '../../shared/bridge/view.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleFocus,
  sampleTeammate,
  sampleView,
  soloView,
  teamOf,
} from '../support/sample-view.ts';
import { type Scene, scenes } from '../support/scenes.ts';

const texts = (view: View): readonly string[] =>
  paletteEntries(view, SAMPLE_NOW).map(({ text }) => text);
const results = (query: string, view: View) =>
  paletteResults(query, paletteEntries(view, SAMPLE_NOW), personEntries(view), view, SAMPLE_NOW);
const found = (query: string, view: View = sampleView()): readonly string[] =>
  results(query, view).shown.map(({ text }) => text);
const PLACES = ['Team', 'Review', 'Focus', 'Settings'];
const SHOWS = [
  'Open door',
  'Available',
  'Busy for 30 min',
  'Busy for 1 h',
  'Busy',
  'Away for 30 min',
  'Away for 1 h',
  'Away',
];
const TODAY = ['Late today until 8:00 PM', 'Done for today', 'Set a status'];
const STARTS = ['Focus for 25 min', 'Focus for 50 min', 'Focus for 1 h 30 min', 'Focus in rounds'];
const pause = { from: SAMPLE_NOW, until: SAMPLE_NOW + 5 * MINUTE, isLong: false } as const;

describe('what is offered', () => {
  it('[W31] begins with focus, then the show, then the places', () =>
    expect(texts(sampleView()).map((text) => text.replace(/until .*/, 'until 8:00 PM'))).toEqual([
      ...STARTS,
      ...SHOWS,
      ...TODAY,
      ...PLACES,
    ]));

  it('[W31] alone there is nobody to show anything to', () =>
    expect(texts(soloView())).toEqual([...STARTS, 'Join a team', ...PLACES]));

  it.each([
    ['running', sampleFocus(), 'Pause focus'],
    ['paused', sampleFocus({ state: 'paused', pausedAt: SAMPLE_NOW }), 'Resume focus'],
  ] as const)('[W31] in a session that is %s, what can be done with it', (_, focus, first) => {
    expect(texts(sampleView({ focus })).slice(0, 5)).toEqual([
      first,
      'Extend focus by 5 min',
      'Extend focus by 15 min',
      'Work is done',
      'End focus',
    ]);
    expect(texts(sampleView({ focus })).filter((text) => STARTS.includes(text))).toEqual([]);
  });

  it('[W31] takes "done" in a session for the work, and elsewhere for the day', () => {
    expect(found('done', sampleView({ focus: sampleFocus() }))[0]).toBe('Work is done');
    expect(found('done')[0]).toBe('Done for today');
  });

  it('[W31] extends nothing beyond the longest session', () => {
    const focus = sampleFocus({
      startedAt: SAMPLE_NOW - 700 * MINUTE,
      endsAt: SAMPLE_NOW + 10 * MINUTE,
    });
    expect(found('extend', sampleView({ focus }))).toEqual(['Extend focus by 5 min']);
  });

  it('[W31] in a break, the way on and out', () => {
    const view = sampleView({ break: { ...pause, next: { index: 2, of: 4 } } });
    expect(texts(view).slice(0, 3)).toEqual(['Skip break', 'End rounds', 'Open door']);
    const over = { ...pause, until: SAMPLE_NOW, next: { index: 2, of: 4 } };
    expect(texts(sampleView({ break: over }))[0]).toBe('Go on');
    expect(found('40 min', view)).toEqual([]);
  });

  it('[W31] a planned session first', () => {
    const planned = { key: 'k', from: SAMPLE_NOW, until: SAMPLE_NOW + MINUTE, label: 'Report' };
    expect(texts(sampleView({ planned })).slice(0, 2)).toEqual([
      'Start planned focus',
      'Skip planned focus today',
    ]);
    expect(found('report', sampleView({ planned }))).toHaveLength(2);
  });

  it('[W31] back to automatic from what was chosen by hand, which is not offered again', () => {
    const { own } = sampleView();
    const view = sampleView({ own: { ...own, manual: { show: 'busy' } } });
    expect(found('busy', view)).toEqual(['Busy for 30 min', 'Busy for 1 h']);
    expect(found('auto', view)).toEqual(['Back to automatic']);
    expect(found('auto')).toEqual([]);
  });

  it('[W31] clears a status that there is', () => {
    const { own } = sampleView();
    const view = sampleView({ own: { ...own, status: { text: 'Lunch' } } });
    expect(found('clear', view)).toEqual(['Clear your status']);
    expect(found('clear')).toEqual([]);
  });

  it('[W31] the relay where it cannot be reached, the way back in where one was shut out', () => {
    const waiting = { state: 'waiting', retryAt: SAMPLE_NOW } as const;
    expect(texts(sampleView({ connection: waiting }))).toContain('Try to reach the relay now');
    const out = texts(sampleView({ connection: { state: 'signedOut' } }));
    expect(out).toContain('Join again');
    expect(out.filter((text) => SHOWS.includes(text))).toEqual([]);
  });

  it.each(Object.entries<Scene>(scenes))(
    '[W31] only commands that a host takes: %s',
    (_, { view }) => {
      const entries = [...paletteEntries(view, SAMPLE_NOW), ...personEntries(view)];
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { action } of entries)
        if (action.type === 'send')
          expect(parseCommand(action.command)).toMatchObject({ ok: true });
    },
  );

  it.each(Object.entries<Scene>(scenes))('[W32] every entry by its own name: %s', (_, { view }) => {
    for (const entry of [...paletteEntries(view, SAMPLE_NOW), ...personEntries(view)])
      expect(results(entry.text, view).shown.map(({ id }) => id)).toContain(entry.id);
  });
});

describe('what is found when it is typed', () => {
  const view = sampleView();
  const first = (query: string): string | undefined =>
    paletteResults(
      query,
      paletteEntries(view, SAMPLE_NOW),
      [...moreEntries(view, true), ...personEntries(view), ...tellEntries(query, view)],
      view,
      SAMPLE_NOW,
    ).shown[0]?.text;

  it.each([
    ['late', /^Late today/],
    ['done for', /^Done for today$/],
    ['go home', /^Done for today$/],
    ['set status', /^Set a status$/],
    ['invite', /^Invite a teammate$/],
    ['colleague', /^Invite a teammate$/],
    ['when can', /^When can we talk\?$/],
    ['meeting', /^Set a status$/],
    ['plan a talk', /^When can we talk\?$/],
    ['tell me ana', /^Tell me when Ana Lima is reachable$/],
    ['working hours', /^Hours$/],
    ['dark', /^Dark$/],
    ['deutsch', /^Deutsch$/],
    ['dnd', /^Busy for 30 min$/],
    ['mute', /^Busy for 30 min$/],
    ['brb', /^Away for 30 min$/],
    ['afk', /^Away for 30 min$/],
    ['lunch', /^Away for 30 min$/],
    ['shortcuts', /^Keyboard shortcuts$/],
    ['keys', /^Keyboard shortcuts$/],
    ['history', /^All messages/],
    ['ical', /^Your calendar$/],
    ['tray', /^This computer$/],
    ['theme', /^Light$/],
  ])('[W31] [W32] %s', (query, text) => expect(first(query)).toMatch(text));

  it.each([
    ['de', 'pause', 'Abwesend für 30 Min.'],
    ['de', 'stumm', 'Beschäftigt für 30 Min.'],
    ['de', 'tastenkürzel', 'Tastenkürzel'],
    ['ja', '昼休み', '離席中（30分）'],
    ['ja', 'ショートカット', 'キーボードショートカット'],
  ] as const)('[W32] in %s: %s', async (language, query, text) => {
    await speak(language);
    const entry = first(query);
    await speak('en');
    expect(entry).toBe(text);
  });

  it.each(Object.entries<Scene>(scenes))(
    '[W31] has ids of its own and only commands that a host takes: %s',
    (_, { view: seen }) => {
      const entries = [
        ...paletteEntries(seen, SAMPLE_NOW),
        ...moreEntries(seen, true),
        ...personEntries(seen),
        ...tellEntries('tell', seen),
      ];
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { action } of entries)
        for (const command of action.type === 'sendAll' ? action.commands : [])
          expect(parseCommand(command)).toMatchObject({ ok: true });
    },
  );

  it('[W31] offers to be told of nobody who is reachable, waited for, or not asked about', () => {
    expect(tellEntries('tell', view).map(({ id }) => id)).toEqual(['tell ana']);
    expect(tellEntries('ana', view)).toEqual([]);
    const asks = { ana: { askedAt: SAMPLE_NOW, endsAt: SAMPLE_NOW + MINUTE } };
    expect(tellEntries('tell', { ...view, asks })).toEqual([]);
  });

  it('[W31] alone there are no parts of a team', () => {
    const found = moreEntries(soloView(), false).map(({ text }) => text);
    expect(found).not.toContain('Hours');
    expect(found).not.toContain('Invite a teammate');
    expect(found).not.toContain('This computer');
    expect(found).toContain('Appearance');
  });
});

describe('people', () => {
  it('[W32] are found by name, and only when something is typed', () => {
    expect(found('an')).toEqual(['Ana Lima']);
    expect(found('')).not.toContain('Ana Lima');
    expect(found(' \t')).toEqual(texts(sampleView()));
    expect(personEntries(soloView({ teammates: sampleView().teammates }))).toEqual([]);
  });

  it('[W32] stand by name, however they come and however they stand', () => {
    const names = ['Ána', 'ana', 'Ben', 'Zoë', 'z', '太郎'];
    const shows = ['open', 'available', 'focusing', 'busy', 'away', 'offline'] as const;
    const team = names.map((name, n) => sampleTeammate(`m${n}`, name));
    const expected = personEntries(sampleView({ teammates: teamOf(...team) })).map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(team, { minLength: team.length }),
        fc.array(fc.constantFrom(...shows), { minLength: 6, maxLength: 6 }),
        (shuffled, chosen) => {
          const teammates = teamOf(
            ...shuffled.map((each, n) => ({
              ...each,
              presence: { ...each.presence, show: chosen[n] ?? 'open' },
            })),
          );
          expect(personEntries(sampleView({ teammates })).map(({ id }) => id)).toEqual(expected);
        },
      ),
    );
  });

  it('[W32] are drawn up to 50 at a time, and all counted', () => {
    const many = Array.from({ length: 2000 }, (_, n) => sampleTeammate(`m${n}`, `Ana ${n}`));
    const { shown, count } = results('ana', sampleView({ teammates: teamOf(...many) }));
    expect(shown).toHaveLength(50);
    expect(count).toBe(2000);
  });
});

describe('a typed length', () => {
  const own = { ...sampleView().own, machineTimeZone: 'UTC' };
  const at = (clock: string): number => Date.parse(`2026-03-10T${clock}:00Z`);
  const first = (query: string, view: View, now: number) =>
    paletteResults(query, paletteEntries(view, now), [], view, now).shown[0];

  it('[W33] begins a session so long, and stands once beside one that is offered anyway', () => {
    expect(found('focus 40')).toEqual(['Focus for 40 min']);
    expect(found('25')).toEqual(['Focus for 25 min', 'Focus in rounds']);
    expect(found('0')).not.toContain('Focus for 0 min');
    expect(found('721')).toEqual([]);
  });

  it('[W33] until the next time that the clock comes to', () => {
    const view = sampleView({ own });
    const action = { type: 'focusUntil', until: at('17:30') } as const;
    expect(first('until 17:30', view, at('15:00'))).toMatchObject({ action });
    expect(first('until 5:30', view, at('15:00'))).toMatchObject({ action });
    expect(first('until 05:30', view, at('15:00'))).toBeUndefined();
    expect(first('until 5:30', view, at('05:00'))).toMatchObject({
      action: { until: at('05:30') },
    });
  });

  it('[W33] is so much more of a session that runs, or until then', () => {
    const focus = sampleFocus({ startedAt: at('14:00'), endsAt: at('15:30') });
    const view = sampleView({ own, focus });
    expect(first('20 min', view, at('15:00'))?.action).toEqual({
      type: 'send',
      command: { type: 'extendFocus', byMs: 20 * MINUTE },
    });
    expect(first('until 16:00', view, at('15:00'))?.action).toEqual({
      type: 'send',
      command: { type: 'extendFocus', byMs: 30 * MINUTE },
    });
    const paused = sampleView({
      own,
      focus: sampleFocus({ ...focus, state: 'paused', pausedAt: at('15:00') }),
    });
    expect(first('until 16:00', paused, at('15:00'))).toBeUndefined();
  });
});

describe('the key', () => {
  const pressed = {
    key: 'k',
    code: 'KeyK',
    ctrlKey: true,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
  };

  it.each([
    ['Ctrl-K', {}, false],
    ['Ctrl-K with caps lock', { key: 'K' }, false],
    ['the same key of another script', { key: 'л' }, false],
    ['⌘K on a Mac', { ctrlKey: false, metaKey: true }, true],
  ])('[W30] is %s', (_, change, isMac) =>
    expect(isPaletteKey({ ...pressed, ...change }, isMac)).toBe(true),
  );

  it.each([
    ['while an input method composes', { isComposing: true }, false],
    ['as an input method tells it', { key: 'Process' }, false],
    ['with Alt, which writes letters on some keyboards', { altKey: true }, false],
    ['with Shift', { shiftKey: true }, false],
    ['held down', { repeat: true }, false],
    ['Ctrl-K on a Mac, which edits text', {}, true],
    ['another letter on that key', { key: 't' }, false],
    ['K alone', { ctrlKey: false }, false],
  ])('[W30] is not %s', (_, change, isMac) =>
    expect(isPaletteKey({ ...pressed, ...change }, isMac)).toBe(false),
  );
});
