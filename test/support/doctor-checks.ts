/** Checks of `relay doctor`, as a test asks for them: options in, verdicts by id out. */
import { examine } from '../../server/doctor/app.ts';
import type { CheckId, Finding, Verdict } from '../../server/doctor/finding.ts';
import { readOptions } from '../../server/options.ts';

/** What came out. */
export interface Checks {
  readonly all: readonly Finding[];
  /** The verdict of a check; undefined where there was none. */
  readonly verdict: (id: CheckId) => Verdict | undefined;
  /** Its line. */
  readonly words: (id: CheckId) => string;
}

/** Findings by their ids. */
export const checksOf = (all: readonly Finding[]): Checks => {
  const find = (id: CheckId): Finding | undefined => all.find((it) => it.id === id);
  return {
    all,
    verdict: (id) => find(id)?.verdict,
    words: (id) => {
      const { what, means, toDo } = find(id) ?? { what: '', means: '', toDo: '' };
      return [what, means, toDo].join(' ');
    },
  };
};

/** Runs every check with these options, at a moment where one is named. */
export const checkWith = async (args: readonly string[], now?: number): Promise<Checks> => {
  const settings = readOptions(['--port', '0', ...args], {});
  if (!settings.ok || settings.value === 'help') throw new Error('These options should do.');
  return checksOf(
    await (now === undefined
      ? examine(settings.value)
      : examine(settings.value, { now: () => now })),
  );
};
