/** Texts in the language that is spoken. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../shared/language/catalogue.ts';
import { languageFor } from '../../../shared/language/choice.ts';
import { listed } from '../../../shared/language/formats.ts';
import { speak, spokenLanguage, t } from '../../../shared/language/words.ts';
import { moment } from '../../../shared/wording/times.ts';

afterEach(() => speak('en'));

describe('a text', () => {
  it('[W1] is in English before anything is chosen, and then in what is spoken', async () => {
    expect(spokenLanguage()).toBe('en');
    expect(t('shows.busy')).toBe('Busy');
    await speak('de');
    expect(t('shows.busy')).toBe('Beschäftigt');
    await speak('ja');
    expect(t('shows.busy')).toBe('取り込み中');
    await speak('en');
    expect(t('shows.busy')).toBe('Busy');
  });

  it('[W1] has the plural form of its count', async () => {
    expect([0, 1, 2].map((count) => t('counts.messages', { count }))).toEqual([
      '0 messages',
      '1 message',
      '2 messages',
    ]);
    await speak('de');
    expect([1, 2].map((count) => t('counts.messages', { count }))).toEqual([
      '1 Nachricht',
      '2 Nachrichten',
    ]);
    await speak('ja');
    expect(t('counts.messages', { count: 1 })).toBe('メッセージ1件');
  });

  it('[W1] [H13] takes a name as it is, whatever stands in it', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('{{name}}', '$t(shows.busy)', '{{- name}}', '<b>', '$1', '$&', '{{', '}}'),
    );
    fc.assert(
      fc.property(odd, (name) => {
        expect(t('consequence.now', { name })).toBe(`${name} is here and gets this now.`);
      }),
    );
  });
});

describe('the language', () => {
  it.each([
    ['system', ['de-AT', 'en-US'], 'de'],
    ['system', ['fr-FR', 'ja'], 'ja'],
    ['system', ['en_GB.UTF-8'], 'en'],
    ['system', ['fr'], 'en'],
    ['system', [], 'en'],
    ['ja', ['de'], 'ja'],
  ] as const)('[W1] chosen as %s, with %j preferred, is %s', (choice, preferred, language) =>
    expect(languageFor(choice, preferred)).toBe(language),
  );

  it('[W1] writes times and lists in its own way', async () => {
    const at = Date.UTC(2026, 5, 15, 9, 5);
    const days = (n: number): number => at - n * 24 * 60 * 60_000;
    const said: string[] = [];
    for (const language of LANGUAGES) {
      await speak(language);
      said.push(moment(at, days(3), { timeZone: 'UTC' }), listed(['Ana', 'Ben', 'Cho']));
    }
    expect(said).toEqual([
      'Mon 9:05\u00a0AM',
      'Ana, Ben and Cho',
      'Mo 09:05',
      'Ana, Ben und Cho',
      '月 9:05',
      'Ana、Ben、Cho',
    ]);
  });
});
