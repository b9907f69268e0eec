/** Reads a command line (D3). Pure; whatever is typed, it answers and never throws. */
import { type ManualShow, manualShow } from '../../shared/protocol/fields.ts';
import { parseLength } from '../../shared/domain/typed-length.ts';
import { TEXT } from '../../shared/protocol/limits.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import type { Ask, Invocation, Length } from './ask.ts';
import { canFocusFor, parseTimeOfDay } from './lengths.ts';
import { type OptionName, type Split, splitArgs } from './options.ts';

type Read = Result<Ask, string>;
type Reader = (rest: readonly string[], options: Split['options']) => Read;

const DAY_MS = 24 * 3_600_000;
/** An answer for people is always possible, so these go with every command. */
const EVERYWHERE: readonly OptionName[] = ['json', 'help', 'version', 'user-data-dir'];

const tooMany = (words: readonly string[]): Read =>
  fail(t('cli.tooManyWords', { words: words.join(' ') }));

const alone =
  (ask: Ask): Reader =>
  (rest) =>
    rest.length === 0 ? ok(ask) : tooMany(rest);

/** "for 30m", "until 17:30". */
const readLength = (word: string, text: string | undefined): Result<Length, string> => {
  if (word === 'for') {
    const ms = parseLength(text ?? '');
    if (ms !== null && ms >= 60_000 && ms <= 31 * DAY_MS) return ok({ kind: 'for', ms });
    return fail(t('cli.afterFor', { word }));
  }
  const minute = parseTimeOfDay(text ?? '');
  if (minute !== null) return ok({ kind: 'until', minute });
  return fail(t('cli.afterUntil', { word }));
};

const readPresence =
  (show: ManualShow): Reader =>
  ([word, text, ...more]) => {
    if (word === undefined) return ok({ kind: 'presence', show });
    if (word !== 'for' && word !== 'until')
      return fail(t('cli.notUnderstood', { word, known: `${show} for 30m, ${show} until 17:30` }));
    const length = readLength(word, text);
    if (!length.ok) return length;
    return more.length === 0 ? ok({ kind: 'presence', show, length: length.value }) : tooMany(more);
  };

const FOCUS_HINT =
  'focus 50, focus 1h30, focus until 17:30, focus +5, focus pause, focus resume, focus end';

const readFocusLength = (word: string, text: string | undefined): Result<Length, string> => {
  if (word === 'until') return readLength('until', text);
  const ms = parseLength(word);
  if (ms === null) return fail(t('cli.notUnderstood', { word, known: FOCUS_HINT }));
  return canFocusFor(ms) ? ok({ kind: 'for', ms }) : fail(t('cli.focusBounds'));
};

const tooLong = (what: string, text: string | undefined, most: number): string | null =>
  text !== undefined && text.trim().length > most
    ? t('cli.roomFor', { what, most, length: text.trim().length })
    : null;

const readStart = (words: readonly string[], options: Split['options']): Read => {
  const [word = '', text, ...more] = words;
  const extra = word === 'until' ? more : words.slice(1);
  if (extra.length > 0) return tooMany(extra);
  const length = readFocusLength(word, text);
  if (!length.ok) return length;
  const [nextStep, label] = [options.get('step'), options.get('label')];
  const fault =
    tooLong(t('cli.aNextStep'), nextStep, 200) ?? tooLong(t('cli.aLabel'), label, TEXT.focusLabel);
  if (fault !== null) return fail(fault);
  const sharesLabel = options.has('share-label');
  if (sharesLabel && label === undefined)
    return fail(t('cli.labelToShare', { share: '--share-label', label: '--label' }));
  return ok({
    kind: 'focus',
    length: length.value,
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(label === undefined ? {} : { label }),
    sharesLabel,
    takesUrgent: !options.has('no-urgent'),
  });
};

const readExtend = (text: string, more: readonly string[]): Read => {
  if (more.length > 0) return tooMany(more);
  const byMs = parseLength(text);
  if (byMs !== null && byMs > 0) return ok({ kind: 'focus extend', byMs });
  return fail(t('cli.howMuchLonger', { example: 'focus +5' }));
};

const CHANGES = ['pause', 'resume', 'end'] as const;

const readFocus: Reader = (rest, options) => {
  const [word, text = '', ...more] = rest;
  if (word === undefined) return fail(t('cli.forHowLong', { known: FOCUS_HINT }));
  const change = CHANGES.find((each) => each === word);
  if (change !== undefined) return alone({ kind: `focus ${change}` })(rest.slice(1), options);
  if (word === 'extend') return readExtend(text, more);
  if (word.startsWith('+')) return readExtend(word.slice(1), rest.slice(1));
  return readStart(rest, options);
};

const readSend: Reader = ([name, ...words], options) => {
  if (name === undefined || name.trim() === '')
    return fail(t('cli.toWhom', { example: 'send Ana "Hello"' }));
  if (words.length === 0)
    return fail(t('cli.whatToRead', { name, example: `send ${name} "Hello"` }));
  const text = words.join(' ');
  const body = text === '-' ? null : text;
  if (body !== null && body.trim() === '') return fail(t('cli.emptyMessage'));
  const urgentReason = options.get('urgent');
  const fault =
    tooLong(t('cli.aMessage'), body ?? '', TEXT.body) ??
    tooLong(t('cli.theReason'), urgentReason, TEXT.urgentReason);
  if (fault !== null) return fail(fault);
  return ok({ kind: 'send', name, body, ...(urgentReason === undefined ? {} : { urgentReason }) });
};

const readReview: Reader = (rest, options) =>
  alone({ kind: options.has('window') ? 'review --window' : 'review' })(rest, options);

const readers: ReadonlyMap<string, { read: Reader; takes?: readonly OptionName[] }> = new Map([
  ['status', { read: alone({ kind: 'status' }) }],
  ['focus', { read: readFocus, takes: ['step', 'label', 'share-label', 'no-urgent'] as const }],
  ...manualShow.options.map((show) => [show, { read: readPresence(show) }] as const),
  ['auto', { read: alone({ kind: 'presence', show: null }) }],
  ['team', { read: alone({ kind: 'team' }) }],
  ['send', { read: readSend, takes: ['urgent'] as const }],
  ['review', { read: readReview, takes: ['window'] as const }],
  ['show', { read: alone({ kind: 'show' }) }],
  ['quit', { read: alone({ kind: 'quit' }) }],
  ['help', { read: () => ok({ kind: 'help' }) }],
  ['version', { read: alone({ kind: 'version' }) }],
]);

const readWords = ({ words, options }: Split): Read => {
  const [word, ...rest] = words;
  if (options.has('help')) return ok({ kind: 'help' });
  if (word === undefined) return ok({ kind: options.has('version') ? 'version' : 'help' });
  const command = readers.get(word);
  if (command === undefined) return fail(t('cli.noCommand', { word }));
  const takes: readonly string[] = [...EVERYWHERE, ...(command.takes ?? [])];
  const strange = [...options.keys()].find((name) => !takes.includes(name));
  if (strange !== undefined) return fail(t('cli.takesNoOption', { word, option: `--${strange}` }));
  const isStart = word !== 'focus' || parseLength(rest[0] ?? '') !== null || rest[0] === 'until';
  if (!isStart && takes.slice(EVERYWHERE.length).some((name) => options.has(name as OptionName)))
    return fail(t('cli.goesWithStart', { options: '--step, --label, --share-label, --no-urgent' }));
  return command.read(rest, options);
};

/** The arguments as what is asked for, or what is wrong with them, in words for people. */
export const parseInvocation = (args: readonly string[]): Result<Invocation, string> => {
  const split = splitArgs(args);
  if (!split.ok) return split;
  const ask = readWords(split.value);
  return ask.ok ? ok({ ask: ask.value, json: split.value.options.has('json') }) : ask;
};

/** Whether the answer is for a program: also when the rest cannot be read. */
export const wantsJson = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).includes('--json');
};
