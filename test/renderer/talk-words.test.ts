import { describe, expect, it } from 'vitest';
import { backWords, standing, stripWords } from '../../renderer/features/team/expected.ts';
import { type Asked, talkWords } from '../../renderer/features/team/talk-words.ts';
import { type Person, personOf, viewerDay } from '../../shared/domain/reachable.ts';

const place = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const NOW = Date.parse('2026-06-02T10:00:00Z'); // Tuesday, 12:00 in Berlin.
const hours = (from: number, to: number) => ({
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: from * 60, to: to * 60 })),
});
const asked = (name: string, over: Partial<Person> = {}): Asked => ({
  name,
  person: {
    memberId: name,
    timeZone: 'Europe/Berlin',
    workingHours: hours(14, 17),
    hoursOverride: null,
    presence: null,
    ...over,
  },
});
const say = (...people: readonly Asked[]): string => talkWords(people, NOW, 'your time', place);

describe('when can we talk', () => {
  it.each<[string, readonly Asked[], string]>([
    [
      'one, later today',
      [asked('Ana')],
      'Ana is expected to be reachable today from 14:00 to 17:00 (your time).',
    ],
    [
      'four, by their number',
      ['Ana', 'Ben', 'Cho', 'Dee'].map((name) => asked(name)),
      'All 4 are expected to be reachable today from 14:00 to 17:00 (your time).',
    ],
    [
      'now',
      [asked('Ana', { workingHours: hours(9, 17) })],
      'Ana is expected to be reachable now, up to 17:00 (your time).',
    ],
    [
      'on another day',
      [asked('You', { workingHours: hours(8, 10) }), asked('Ana', { workingHours: hours(9, 10) })],
      'You and Ana are expected to be reachable tomorrow from 09:00 to 10:00 (your time).',
    ],
    [
      'never',
      [asked('You'), asked('Ana', { workingHours: hours(9, 12) })],
      'You and Ana: the hours don’t meet in the next two weeks.',
    ],
    [
      'a guess',
      [asked('Ana'), asked('Ben', { workingHours: null })],
      'Ana and Ben are expected to be reachable today from 14:00 to 17:00 (your time). Ben has not told any hours, so this is partly a guess.',
    ],
  ])('[R1] says it in one sentence: %s', (_, people, sentence) => {
    expect(say(...people)).toBe(sentence);
  });
});

describe('what a row says', () => {
  const day = viewerDay('Europe/Berlin', NOW);
  const york = asked('Ana', { timeZone: 'America/New_York', workingHours: hours(9, 17) }).person;
  const away = { show: 'away', source: 'idle', since: NOW } as const;

  it('[R1] tells hours on the viewer’s clock, in words as well', () => {
    expect(stripWords(york, day, NOW, place)).toBe('Expected 15:00–23:00 your time');
    expect(stripWords({ ...york, workingHours: null }, day, NOW, place)).toBe('No hours told');
    expect(stripWords({ ...york, workingHours: { weekly: [] } }, day, NOW, place)).toBe(
      'Not expected today',
    );
    const late = { ...york, workingHours: hours(14, 24) };
    expect(stripWords(late, day, NOW, place)).toBe(
      'Expected 00:00–06:00 and 20:00–24:00 your time',
    );
  });

  it('[R1] tells one end of being away: the later of what they said and what their hours say', () => {
    const profile = { memberId: 'ana', name: 'Ana', timeZone: 'America/New_York' };
    const told = (until: number, workingHours = hours(9, 17)) =>
      standing(
        {
          profile: { ...profile, workingHours },
          presence: { memberId: 'ana', show: 'away', source: 'manual', since: NOW, until },
        },
        true,
        NOW,
        place,
      );
    const at = (clock: string): number => Date.parse(`2026-06-02T${clock}:00Z`);
    expect(told(at('11:00'))).toMatchObject({ back: 'usually back 15:00 your time' });
    expect(told(at('11:00')).line).not.toContain('until');
    expect(told(at('16:00'))).toEqual({ line: 'Away until 18:00', back: null });
  });

  it('[R1] tells when one who is away is usually back, and nothing where that is not known', () => {
    expect(backWords({ ...york, presence: away }, NOW, place)).toBe('usually back 15:00 your time');
    const evening = Date.parse('2026-06-02T21:30:00Z');
    expect(backWords({ ...york, presence: away }, evening, place)).toBe(
      'usually back tomorrow 15:00 your time',
    );
    expect(backWords(york, NOW, place)).toBeNull();
    expect(backWords({ ...york, workingHours: null, presence: away }, NOW, place)).toBeNull();
    const profile = { memberId: 'ana', name: 'Ana', timeZone: 'UTC' };
    const presence = { memberId: 'ana', ...away };
    expect(personOf({ profile, presence }, false).presence).toBeNull();
  });
});
