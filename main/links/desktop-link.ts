/** Links by which the system opens the app: `fermata://join#…` around a join or device link. */
import { linkOfDesktop } from '../../shared/protocol/links.ts';

/** The `http(s)` link that a command line carries; null when it carries none of ours. */
export const linkIn = (argv: readonly string[]): string | null => {
  for (const argument of argv) {
    const link = linkOfDesktop(argument);
    if (link !== null) return link;
  }
  return null;
};
