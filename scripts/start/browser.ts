/** Opens the web client in the user's browser. */
import { spawnSync } from 'node:child_process';
import { hasDisplay } from './desktop.ts';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

const open = (link: string): boolean => {
  const [command, ...args] = OPENERS[process.platform] ?? [];
  if (command === undefined || !hasDisplay()) return false;
  return spawnSync(command, [...args, link], { stdio: 'ignore', timeout: 10_000 }).status === 0;
};

/** Opens the link in a browser or, where that cannot be done, asks the user to. Answers what to tell them. */
export const openBrowser = (link: string, why: string): string => {
  const [did, then] = open(link)
    ? ['Opened the web client in your browser', 'If it did not come up, open this']
    : ['Open the web client in a browser on this machine', 'It is here'];
  return `${did}, because ${why}.\n${then}:\n\n  ${link}\n\nThe link works once, within 10 minutes; the next npm start makes a new one.`;
};
