/** `npm start`: builds, starts a relay on this machine, and opens a client on it. Ctrl-C ends all of it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { endWithNpm } from './end-with-npm.ts';
import { ensureBuilt } from './ensure-built.ts';
import { openBrowser } from './start/browser.ts';
import { endAll, isEnding, takeCareOf } from './start/children.ts';
import { dataFolder, readJson, writeJson } from './start/data-folder.ts';
import { type Desktop, findDesktop, openDesktop } from './start/desktop.ts';
import { ensureOwner, ownerInvite, ownerLink } from './start/owner.ts';
import { startRelayChild } from './start/relay-child.ts';

/** One each: what a browser keeps belongs to an address, and the demo must not meet the real team there. */
const FIRST_PORT = { local: 7420, demo: 7421 } as const;
const place = z.object({ port: z.int() });

const HELP = `npm start [-- --demo]

Builds Fermata, starts a relay on this machine and opens a client on it.

  --demo   four simulated teammates, in a team of their own
  --help   this text

Data: the user's data folder, or FERMATA_DATA.`;

const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);

const readFlags = (): { demo: boolean; help: boolean } | null => {
  try {
    const { values } = parseArgs({
      options: { demo: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return { demo: values.demo ?? false, help: values.help ?? false };
  } catch (cause) {
    console.error(`${wordsOf(cause)} See npm start -- --help.`);
    return null;
  }
};

const startRelay = async (
  folder: string,
  firstPort: number,
  adminSecret: string,
): Promise<string> => {
  const file = join(folder, 'place.json');
  const known = place.safeParse(readJson(file));
  const port = known.success ? known.data.port : firstPort;
  const relay = await startRelayChild({ port, data: join(folder, 'relay'), adminSecret });
  // The same address each time: links and a browser's storage belong to it.
  writeJson(file, { port: Number(new URL(relay.url).port) });
  relay.process.once('exit', (code) => {
    // Ctrl-C reaches the relay too, and it may be quicker: a clean end is no news.
    if (!isEnding() && code !== 0)
      console.error(
        'The relay has ended unexpectedly, so Fermata stops. What it acknowledged is kept; start again.',
      );
    endAll(code === 0 ? 0 : 1);
  });
  return relay.url;
};

/** Opens the best client that this machine can show, and says in one line which and why. */
const openClient = async (
  desktop: Desktop,
  folder: string,
  makeLink: () => Promise<string>,
): Promise<void> => {
  if (!desktop.can) {
    console.log(openBrowser(await makeLink(), desktop.why));
    return;
  }
  console.log('Opened the desktop app, because Electron’s binary is here and there is a display.');
  const app = openDesktop(desktop.binary, await makeLink(), folder);
  // Electron may not be able to run here at all, for want of a sandbox or a library: the browser is left.
  const fallBack = (): void =>
    void openClient({ can: false, why: 'the desktop app has failed' }, folder, makeLink);
  app.once('error', fallBack);
  app.once('exit', (code) => (isEnding() || code === 0 ? endAll(0) : fallBack()));
};

const run = async (isDemo: boolean): Promise<void> => {
  const folder = dataFolder(isDemo);
  const desktop = findDesktop(folder); // While it builds: fetching Electron's binary takes a while.
  const isBuilt = await ensureBuilt(['relay', 'web', 'app'], takeCareOf);
  if (!isBuilt) throw new Error('it could not be built; what is wrong stands above.');
  const adminSecret = randomBytes(32).toString('base64url');
  const url = await startRelay(folder, FIRST_PORT[isDemo ? 'demo' : 'local'], adminSecret);
  const owner = await ensureOwner(folder, url, adminSecret, isDemo ? 'Fermata demo' : 'My team');
  console.log(`The relay listens at ${url}; its data are in ${folder}.`);
  if (isDemo) {
    const { startDemo } = await import('./demo/demo.ts');
    await startDemo({ folder, relayUrl: url, owner, invite: () => ownerInvite(url, owner) });
  }
  await openClient(await desktop, folder, () => ownerLink(url, owner));
  console.log('Ctrl-C ends Fermata.');
};

endWithNpm();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => endAll(0));
const flags = readFlags();
if (flags === null) process.exitCode = 2;
else if (flags.help) console.log(HELP);
else
  await run(flags.demo).catch((cause: unknown) => {
    if (!isEnding()) console.error(`Fermata could not start: ${wordsOf(cause)}`);
    endAll(1);
  });
