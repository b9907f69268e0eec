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
import { ensureOwner, linkIntoRunning, ownerInvite, ownerLink } from './start/owner.ts';
import { startRelayChild } from './start/relay-child.ts';

/** One each: what a browser keeps belongs to an address, and the demo must not meet the real team there. */
const FIRST_PORT = { local: 7420, demo: 7421 } as const;
/** Where it listens, and where it would without being asked for a port. */
const place = z.object({ port: z.int(), usual: z.int().optional() });

const HELP = `npm start [-- --demo] [-- --link]

Builds Fermata, starts a relay on this machine and opens a client on it.

  --link   a new link into the one that runs, for another browser or device of yours
  --demo   four simulated teammates, in a team of their own
  --help   this text

Data: the user's data folder, or FERMATA_DATA.
Port: the one of the last time, at first ${FIRST_PORT.local} (${FIRST_PORT.demo} with --demo), a free one where that is
taken; or FERMATA_PORT, and no other.`;

const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);

interface Flags {
  readonly demo: boolean;
  readonly link: boolean;
  readonly help: boolean;
}

const readFlags = (): Flags | null => {
  try {
    const { values } = parseArgs({
      options: { demo: { type: 'boolean' }, link: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return { demo: values.demo ?? false, link: values.link ?? false, help: values.help ?? false };
  } catch (cause) {
    console.error(`${wordsOf(cause)} See npm start -- --help.`);
    return null;
  }
};

/** Where it listened last; null: nowhere yet. */
const lastPlace = (folder: string): z.infer<typeof place> | null => {
  const known = place.safeParse(readJson(join(folder, 'place.json')));
  return known.success ? known.data : null;
};

/** The words of whoever cannot start a second one from the same folder: what to do instead. */
const runsAlready = (isDemo: boolean): Error => {
  const demo = isDemo ? '--demo ' : '';
  return new Error(
    [
      'it runs already on this machine, from the same data. Nothing was changed.',
      `  A new link into the one that runs:  npm start -- ${demo}--link`,
      `  Another one beside it, with its own data:  FERMATA_DATA=/another/folder npm start${isDemo ? ' -- --demo' : ''}`,
    ].join('\n'),
  );
};

const startRelay = async (
  folder: string,
  isDemo: boolean,
  adminSecret: string,
): Promise<string> => {
  const asked = process.env['FERMATA_PORT'] ?? '';
  const last = lastPlace(folder);
  const usual = last?.usual ?? last?.port ?? FIRST_PORT[isDemo ? 'demo' : 'local'];
  const isAsked = asked !== '';
  const port = isAsked ? asked : usual;
  const options = { port, isAsked, data: join(folder, 'relay'), adminSecret };
  const relay = await startRelayChild(options).catch((cause: unknown) => {
    throw wordsOf(cause).startsWith('Another relay uses') ? runsAlready(isDemo) : cause;
  });
  // The same address each time: links and a browser's storage belong to it. One that was asked for is of this time alone.
  const now = Number(new URL(relay.url).port);
  writeJson(join(folder, 'place.json'), isAsked ? { port: now, usual } : { port: now });
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
  const url = await startRelay(folder, isDemo, adminSecret);
  const owner = await ensureOwner(folder, url, adminSecret, isDemo ? 'Fermata demo' : 'My team');
  console.log(`The relay listens at ${url}; its data are in ${folder}.`);
  if (isDemo) {
    const { startDemo } = await import('./demo/demo.ts');
    await startDemo({ folder, relayUrl: url, owner, invite: () => ownerInvite(url, owner) });
  }
  await openClient(await desktop, folder, () => ownerLink(url, owner));
  console.log('Ctrl-C ends Fermata.');
};

const printLink = async (isDemo: boolean): Promise<void> => {
  const folder = dataFolder(isDemo);
  console.log(await linkIntoRunning(folder, lastPlace(folder)?.port ?? null));
};

endWithNpm();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => endAll(0));
const flags = readFlags();
if (flags === null) process.exitCode = 2;
else if (flags.help) console.log(HELP);
else
  await (flags.link ? printLink : run)(flags.demo).catch((cause: unknown) => {
    const what = flags.link ? 'No link could be made' : 'Fermata could not start';
    if (!isEnding()) console.error(`${what}: ${wordsOf(cause)}`);
    endAll(1);
  });
