/** A device link that a host was opened with: it is for this device, and there is nothing to ask. */
import type { View } from '../bridge/view.ts';
import { parseJoinLink } from '../protocol/links.ts';
import type { Engine } from './engine.ts';

/** Whether a link adds this device to a member, rather than inviting a new one. */
export const isDeviceLink = (link: string): boolean => parseJoinLink(link)?.kind === 'device';

/** Whether nobody has been let in here, or not any more; undefined while that is being found out. */
const isOut = ({ connection }: View): boolean | undefined => {
  switch (connection.state) {
    case 'solo':
    case 'signedOut':
      return true;
    case 'online':
      return false;
    case 'connecting':
    case 'waiting':
      return undefined;
  }
};

const settled = (engine: Engine): Promise<boolean> => {
  const now = isOut(engine.view());
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = engine.subscribe(() => {
      const out = isOut(engine.view());
      if (out === undefined) return;
      stop();
      resolve(out);
    });
  });
};

/**
 * Uses a device link where this device is in no team, or is not let in any more; a device that is let in keeps its
 * own. When it does not work its user is told why. Resolves when it is decided.
 */
export const takeDeviceLink = async (engine: Engine, link: string): Promise<void> => {
  if (!(await settled(engine))) return;
  const reply = await engine.send({ type: 'claimDevice', link });
  if (!reply.ok) engine.tell({ noticeId: 'link', text: reply.error.message });
};
