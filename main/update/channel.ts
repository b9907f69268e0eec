/** Which releases an installation gets. */
import type { UpdateChannel } from '../../shared/bridge/shell.ts';

/** What one gets who never chose: who installed a version to try, as `1.2.0-beta.1`, the next ones to try. */
export const channelOf = (version: string): UpdateChannel =>
  version.includes('-') ? 'beta' : 'latest';
