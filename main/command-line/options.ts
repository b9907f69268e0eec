/** Tells words from options on a command line. Pure; nothing here throws. */
import { fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';

/** Options that stand for themselves, and those that take a text. */
const FLAGS = ['json', 'help', 'version', 'window', 'share-label', 'no-urgent'] as const;
const TEXTS = ['step', 'label', 'urgent', 'user-data-dir'] as const;

/** An option's name. */
export type OptionName = (typeof FLAGS)[number] | (typeof TEXTS)[number];
/** The words in order, and the options; a flag has an empty text. */
export interface Split {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<OptionName, string>;
}

const isFlag = (name: string): name is (typeof FLAGS)[number] =>
  (FLAGS as readonly string[]).includes(name);
const takesText = (name: string): name is (typeof TEXTS)[number] =>
  (TEXTS as readonly string[]).includes(name);

/** Splits arguments; what is wrong with them is said in words for people. All after `--` are words. */
export const splitArgs = (args: readonly string[]): Result<Split, string> => {
  const words: string[] = [];
  const options = new Map<OptionName, string>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      words.push(...rest);
      break;
    }
    const option = arg === '-h' ? '--help' : arg;
    if (!option.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const equals = option.indexOf('=');
    const name = option.slice(2, equals === -1 ? undefined : equals);
    if (isFlag(name) && equals === -1) options.set(name, '');
    // Chromium reads this one too, and knows it in one piece only.
    else if (name === 'user-data-dir' && equals === -1)
      return fail(t('cli.onePiece', { option: '--user-data-dir=FOLDER' }));
    else if (takesText(name)) {
      const next = equals === -1 ? rest.shift() : undefined;
      // Another option is no text; written with = it is.
      const text =
        equals === -1 ? (next?.startsWith('--') === true ? '' : next) : option.slice(equals + 1);
      if (text === undefined || text.trim() === '')
        return fail(t('cli.needsText', { option: `--${name}` }));
      options.set(name, text);
    } else return fail(t('cli.noOption', { option: arg }));
  }
  return ok({ words, options });
};
