/** Links by which the system opens the app: `fermata://join#…` around a join or device link. */
import { linkOfDesktop } from '../../shared/protocol/links.ts';

/** Whether a command line was meant to carry a link: one that is cut off is told, and not passed over. */
export const hasBrokenLink = (argv: readonly string[]): boolean =>
  argv.some((argument) => /^fermata:/i.test(argument)) && linkIn(argv) === null;

/** The `http(s)` link that a command line carries; null when it carries none of ours. */
export const linkIn = (argv: readonly string[]): string | null => {
  for (const argument of argv) {
    const link = linkOfDesktop(argument);
    if (link !== null) return link;
  }
  return null;
};
