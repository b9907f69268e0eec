/** What a command line is read as. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../main/command-line/ask.ts';
import { COMMANDS, commandWords } from '../../../main/command-line/commands.ts';
import { parseInvocation, wantsJson } from '../../../main/command-line/parse.ts';

const MINUTE = 60_000;
const asked = (...args: readonly string[]): Ask | string => {
  const parsed = parseInvocation(args);
  return parsed.ok ? parsed.value.ask : parsed.error;
};
const start = { kind: 'focus', sharesLabel: false, takesUrgent: true } as const;
const until = { kind: 'until', minute: 17 * 60 + 30 } as const;

describe('a command line', () => {
  it.each<readonly [string, Ask]>([
    ['status', { kind: 'status' }],
    ['focus 50', { ...start, length: { kind: 'for', ms: 50 * MINUTE } }],
    ['focus 50m', { ...start, length: { kind: 'for', ms: 50 * MINUTE } }],
    ['focus 1h30', { ...start, length: { kind: 'for', ms: 90 * MINUTE } }],
    ['focus 2h', { ...start, length: { kind: 'for', ms: 120 * MINUTE } }],
    ['focus until 17:30', { ...start, length: until }],
    [
      'focus 25 --step=write',
      { ...start, length: { kind: 'for', ms: 25 * MINUTE }, nextStep: 'write' },
    ],
    [
      'focus --label Draft --share-label 25 --no-urgent',
      {
        kind: 'focus',
        length: { kind: 'for', ms: 25 * MINUTE },
        label: 'Draft',
        sharesLabel: true,
        takesUrgent: false,
      },
    ],
    ['focus +5', { kind: 'focus extend', byMs: 5 * MINUTE }],
    ['focus extend 15m', { kind: 'focus extend', byMs: 15 * MINUTE }],
    ['focus pause', { kind: 'focus pause' }],
    ['focus resume', { kind: 'focus resume' }],
    ['focus end', { kind: 'focus end' }],
    ['busy', { kind: 'presence', show: 'busy' }],
    ['away for 2h', { kind: 'presence', show: 'away', length: { kind: 'for', ms: 120 * MINUTE } }],
    ['open until 17:30', { kind: 'presence', show: 'open', length: until }],
    ['available', { kind: 'presence', show: 'available' }],
    ['auto', { kind: 'presence', show: null }],
    ['team', { kind: 'team' }],
    ['send Ana two words', { kind: 'send', name: 'Ana', body: 'two words' }],
    ['send Ana -', { kind: 'send', name: 'Ana', body: null }],
    ['send Ana -- --not an option', { kind: 'send', name: 'Ana', body: '--not an option' }],
    ['send Ana hi --urgent down', { kind: 'send', name: 'Ana', body: 'hi', urgentReason: 'down' }],
    ['review', { kind: 'review' }],
    ['review --window', { kind: 'review --window' }],
    ['show', { kind: 'show' }],
    ['quit', { kind: 'quit' }],
    ['help focus', { kind: 'help' }],
    ['focus 50 --help', { kind: 'help' }],
    ['-h', { kind: 'help' }],
    ['', { kind: 'help' }],
    ['version', { kind: 'version' }],
    ['--version', { kind: 'version' }],
  ])('[D3] "%s" is understood', (line, ask) => {
    expect(asked(...line.split(' ').filter((word) => word !== ''))).toEqual(ask);
  });

  it.each<readonly [string, RegExp]>([
    ['statsu', /no command “statsu”/],
    ['status now', /more than this command takes/],
    ['focus', /For how long\?.*focus 50/],
    ['focus lots', /“lots” is not understood here/],
    ['focus 0', /from 1 minute to 12 hours/],
    ['focus 13h', /from 1 minute to 12 hours/],
    ['focus until', /time of day: 17:30/],
    ['focus until 25:00', /time of day/],
    ['focus until 17:60', /time of day/],
    ['focus +', /How much longer/],
    ['focus +0', /How much longer/],
    ['focus 50 60', /more than this command takes/],
    ['focus 50 --share-label', /needs a --label/],
    ['focus end --step x', /go with the start of a focus/],
    ['focus 50 --step', /--step needs a text/],
    ['busy for', /from 1 minute to 31 days/],
    ['busy for 0m', /from 1 minute to 31 days/],
    ['busy long', /busy for 30m, busy until 17:30/],
    ['busy --step x', /“busy” takes no --step/],
    ['auto for 5', /more than this command takes/],
    ['send', /To whom/],
    ['send Ana', /What shall Ana read/],
    ['send Ana hi --urgent', /--urgent needs a text/],
    ['send Ana hi --loud', /no option --loud/],
    ['status --user-data-dir x', /in one piece/],
  ])('[D3] "%s" is refused with what to do', (line, words) => {
    expect(asked(...line.split(' '))).toMatch(words);
  });

  it('[D3] takes no more text than a message, a reason or a step has room for', () => {
    expect(asked('send', 'Ana', 'x'.repeat(8000))).toMatchObject({ kind: 'send' });
    expect(asked('send', 'Ana', 'x'.repeat(8001))).toMatch(/8000 characters, and this has 8001/);
    expect(asked('send', 'Ana', 'x', '--urgent', 'x'.repeat(141))).toMatch(/The reason/);
    expect(asked('focus', '50', '--step', 'x'.repeat(201))).toMatch(/A next step/);
    expect(asked('focus', '50', '--label', 'x'.repeat(81))).toMatch(/A label/);
    expect(asked('send', 'Ana', '  ')).toMatch(/empty message/);
  });

  it('[D3] answers whatever is typed, and never throws', () => {
    const known = [
      ...commandWords,
      'for',
      'until',
      'end',
      '+5',
      '--json',
      '--step',
      '--',
      '-',
      '50',
    ];
    const word = fc.oneof(fc.constantFrom(...known), fc.string(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (args) => {
        const parsed = parseInvocation(args);
        if (!parsed.ok) expect(parsed.error).not.toBe('');
        else expect(parsed.value.json).toBe(wantsJson(args));
      }),
    );
  });

  it('[D3] knows every command of the table by its own usage', () => {
    for (const { usage } of COMMANDS) {
      const [plain = ''] = usage.split(' [');
      const args = plain.replace('LENGTH', '50').replace('NAME TEXT', 'Ana hi').split(' ');
      expect(parseInvocation(args), usage).toMatchObject({ ok: true });
    }
  });
});
