/** Minutes as people write them, and what to say when they cannot be meant. */
import { t } from '../../../shared/language/words.ts';
import { FOCUS_LENGTH } from '../../../shared/protocol/limits.ts';

const MINUTE = 60_000;

/** What was written: ms, or what to do instead. */
export type Written<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

const wholeNumber = (text: string): number | null =>
  /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null;

/** One whole number from `least` to `most`. */
export const numberOf = (text: string, least: number, most: number): Written<number> => {
  const value = wholeNumber(text);
  return value !== null && value >= least && value <= most
    ? { ok: true, value }
    : { ok: false, problem: t('settings.wholeNumberFrom', { least, most }) };
};

/** Minutes as ms; the bounds are ms as well. */
export const minutesOf = (text: string, leastMs: number, mostMs: number): Written<number> => {
  const [least, most] = [leastMs / MINUTE, mostMs / MINUTE];
  const written = numberOf(text, least, most);
  return written.ok
    ? { ok: true, value: written.value * MINUTE }
    : { ok: false, problem: t('settings.wholeMinutesFrom', { least, most }) };
};

/** "25, 50, 90" as lengths of focus, ms: each once. */
export const lengthsOf = (text: string, most: number): Written<number[]> => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const lengths: number[] = [];
  for (const part of parts) {
    const written = minutesOf(part, FOCUS_LENGTH.minMs, FOCUS_LENGTH.maxMs);
    if (!written.ok)
      return { ok: false, problem: t('settings.isNone', { part, problem: written.problem }) };
    if (!lengths.includes(written.value)) lengths.push(written.value);
  }
  if (lengths.length === 0) return { ok: false, problem: t('settings.oneAtLeastForExample') };
  if (lengths.length > most)
    return {
      ok: false,
      problem: t('settings.atMostTheseAre', {
        lengths: t('counts.lengths', { count: most }),
        length: lengths.length,
      }),
    };
  return { ok: true, value: lengths };
};

/** Lengths as one writes them. */
export const minutesText = (lengths: readonly number[]): string =>
  lengths.map((ms) => String(ms / MINUTE)).join(', ');
