/** How a client of each kind is opened with a link that lets it in, and which kinds run here. */
import { e2eHosts, type Host } from '../../scripts/hosts.ts';
import { type Client, openDesktopClient } from './desktop-client.ts';
import { openElectronClient } from './electron-client.ts';
import { openWebClient } from './web-client.ts';

/** By host. */
export const OPEN_CLIENT = {
  web: openWebClient,
  'stand-in': openDesktopClient,
  electron: openElectronClient,
} as const satisfies Record<Host, (link: string) => Promise<Client>>;

/** The hosts that run on this machine. */
export const RUNNING_HOSTS = e2eHosts().flatMap(({ host, problem }) =>
  problem === null ? [host] : [],
);
