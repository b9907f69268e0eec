import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LengthWords, typedLength } from '../../renderer/features/palette/palette-length.ts';
import { de } from '../../shared/language/de/index.ts';
import { en } from '../../shared/language/en/index.ts';
import { ja } from '../../shared/language/ja/index.ts';

const wordsOf = ({ palette }: typeof en | typeof de): LengthWords => ({
  lead: palette.leadWords,
  until: palette.untilWords,
  minute: palette.minuteWords,
  hour: palette.hourWords,
  clock: palette.clockWords,
});
const LANGUAGES = { en: wordsOf(en), de: wordsOf(de), ja: wordsOf(ja) };

describe('a typed length', () => {
  it.each([
    ['en', '40', 40],
    ['en', 'focus 40', 40],
    ['en', 'Focus for 40 minutes', 40],
    ['en', 'f 40 m', 40],
    ['en', '40min', 40],
    ['en', '1h', 60],
    ['en', '1 h 30', 90],
    ['en', '1h30m', 90],
    ['en', '1.5 hours', 90],
    ['de', 'Fokus für 40 Min', 40],
    ['de', '1,5 Std', 90],
    ['de', '2 stunden', 120],
    ['ja', '40分', 40],
    ['ja', '集中 40分', 40],
    ['ja', '1時間30分', 90],
    ['ja', '４０', 40],
  ] as const)('[W33] in %s, %s is minutes', (language, query, minutes) =>
    expect(typedLength(query, LANGUAGES[language])).toEqual({ type: 'length', minutes }),
  );

  it.each([
    ['en', 'until 17:30', [17 * 60 + 30]],
    ['en', '17.30', [17 * 60 + 30]],
    ['en', 'focus until 5', [5 * 60, 17 * 60]],
    ['en', 'until 5:30', [5 * 60 + 30, 17 * 60 + 30]],
    ['en', 'until 05:30', [5 * 60 + 30]],
    ['en', '5 pm', [17 * 60]],
    ['en', '12 am', [0]],
    ['en', 'until 12 pm', [12 * 60]],
    ['en', 'till 24:00', [0]],
    ['de', 'bis 17:30 Uhr', [17 * 60 + 30]],
    ['de', 'fokus bis 17 uhr', [17 * 60]],
    ['ja', '17:30まで', [17 * 60 + 30]],
    ['ja', '17時30分まで', [17 * 60 + 30]],
    ['ja', '17時まで', [17 * 60]],
  ] as const)('[W33] in %s, %s is a time of day', (language, query, anyOf) =>
    expect(typedLength(query, LANGUAGES[language])).toEqual({ type: 'until', anyOf }),
  );

  it.each([
    '',
    'focus',
    'agent 47',
    '40 people',
    '17:75',
    'until 40',
    '1:2:3',
    '-',
    '1 h 2 h',
    '1,30',
  ])('[W33] %s is none', (query) => expect(typedLength(query, LANGUAGES.en)).toBeNull());

  it('[W33] never fails, and a time of day is one', () => {
    const piece = fc.constantFrom(
      '1',
      '30',
      '99',
      ':',
      '.',
      ',',
      ' ',
      'h',
      'm',
      'until',
      'pm',
      'x',
    );
    const query = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(query, fc.constantFrom('en', 'de', 'ja'), (typed, language) => {
        const found = typedLength(typed, LANGUAGES[language]);
        if (found?.type === 'length') expect(found.minutes).toBeGreaterThanOrEqual(0);
        if (found?.type === 'until')
          for (const minute of found.anyOf) {
            expect(minute).toBeGreaterThanOrEqual(0);
            expect(minute).toBeLessThan(1440);
          }
      }),
    );
  });
});
