/** A link that cannot be used, since this device is in a team already: it is not passed over in silence. */
import { useState } from 'react';
import { parseJoinLink } from '../../shared/protocol/links.ts';
import { useOpenedLink } from './shell-context.ts';
import { useView } from './window-context.ts';

/** One that is to be told of, and how to have it go. */
export interface UnusedLink {
  readonly dismiss: () => void;
}

/**
 * The link that was not used; null while there is none. One that was used to come in came while this device was out:
 * what this knows has to last longer than the window is drawn in one language.
 */
export const useUnusedLink = (): UnusedLink | null => {
  const { link, drop } = useOpenedLink();
  const isIn = useView(({ connection: { state } }) => state !== 'solo' && state !== 'signedOut');
  const [seen, setSeen] = useState({ link, wasIn: isIn });
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (seen.link !== link) setSeen({ link, wasIn: isIn });
  if (link === null || parseJoinLink(link) === null || !seen.wasIn || dismissed === link)
    return null;
  return {
    dismiss: () => {
      setDismissed(link);
      drop();
    },
  };
};
