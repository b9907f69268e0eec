/** Which Node the relay runs on, and which it needs. */
import packageJson from '../package.json' with { type: 'json' };

/** What it needs: `>=` and a version. */
export const WANTED_NODE: string = packageJson.engines.node;

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).map(Number);

/** Whether a version of Node is new enough for what is wanted. */
export const isAtLeast = (version: string, wanted: string): boolean => {
  const [have, want] = [numbersOf(version), numbersOf(wanted)];
  const differs = want.findIndex((number, at) => number !== (have[at] ?? 0));
  return differs === -1 || (have[differs] ?? 0) > (want[differs] ?? 0);
};

/** What is said where Node is too old to run the relay; null where it is not. */
export const tooOldWords = (version: string, path: string): string | null =>
  isAtLeast(version, WANTED_NODE)
    ? null
    : [
        `The relay has not started, and nothing was changed: it needs Node ${WANTED_NODE.replace('>=', '')} or later, and this is Node ${version} (${path}).`,
        'Use a newer one: https://nodejs.org has it, and in a clone of the repository `npm ci` brings one, which runs as `npx node` in place of `node`.',
      ].join('\n');
