/** Which language a command answers in. */
import { afterEach, describe, expect, it } from 'vitest';
import { runAsk } from '../../../main/command-line/run.ts';
import { parseInvocation } from '../../../main/command-line/parse.ts';
import { terminalLanguages } from '../../../main/command-line/terminal-languages.ts';
import { styleFor } from '../../../main/command-line/words/style.ts';
import { languageFor } from '../../../shared/language/choice.ts';
import { speak } from '../../../shared/language/words.ts';

afterEach(() => speak('en'));

const spokenIn = (env: Readonly<Record<string, string>>, systemLocale = 'en-US') =>
  languageFor('system', terminalLanguages(env, systemLocale));

describe('a command', () => {
  it.each([
    [{ LANG: 'de_AT.UTF-8' }, 'de'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'ja_JP', LC_ALL: 'en_GB' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr:de:en' }, 'de'],
    [{ LANG: 'C.UTF-8', LANGUAGE: 'de' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: '', LC_ALL: '' }, 'ja'],
    [{}, 'ja'],
  ] as const)('[W2] [D3] speaks the language of its terminal: %j', (env, language) => {
    expect(spokenIn(env, 'ja-JP')).toBe(language);
  });

  it('[W2] [D3] keeps its words and options in every language, and explains them in the user\u2019s', async () => {
    await speak('de');
    const wrong = parseInvocation(['busy', 'long']);
    expect(wrong).toEqual({
      ok: false,
      error: '„long“ wird hier nicht verstanden. Bekannt sind: busy for 30m, busy until 17:30.',
    });
    const help = await runAsk({ kind: 'help' }, { style: styleFor(false, {}) } as never);
    expect(help).toMatchObject({ ok: true });
    expect(help.ok && help.text).toMatch(/ {2}focus until 17:30 +einen Fokus starten/);
  });
});
