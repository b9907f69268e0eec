/** `npm start`: builds, starts a relay on this machine, and opens a client on it. Ctrl-C ends all of it. */
import { type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { buildAll } from './build.ts';
import { openClient } from './start/client.ts';
import { dataFolder, readJson, writeJson } from './start/data-folder.ts';
import { ensureOwner, ownerInvite, ownerLink } from './start/owner.ts';
import { startRelayChild } from './start/relay-child.ts';

const DEFAULT_PORT = 7420;
const place = z.object({ port: z.int() });

const HELP = `npm start [-- --demo]

Builds Fermata, starts a relay on this machine and opens a client on it.

  --demo   four simulated teammates, in a team of their own
  --help   this text

Data: the user's data folder, or FERMATA_DATA.`;

const readFlags = (): { demo: boolean; help: boolean } | null => {
  try {
    const { values } = parseArgs({
      options: { demo: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    return { demo: values.demo ?? false, help: values.help ?? false };
  } catch (cause) {
    console.error(
      `${cause instanceof Error ? cause.message : String(cause)} See npm start -- --help.`,
    );
    return null;
  }
};

const children = new Set<ChildProcess>();
let isEnding = false;

/** Ends everything that was started, then this process. */
const end = (code: number): void => {
  if (isEnding) return;
  isEnding = true;
  const open = [...children].filter(
    (child) => child.exitCode === null && child.signalCode === null,
  );
  const gone = open.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of open) child.kill('SIGTERM');
  const hurry = setTimeout(() => {
    for (const child of open) child.kill('SIGKILL');
  }, 5000);
  void Promise.all(gone).then(() => {
    clearTimeout(hurry);
    process.exit(code);
  });
};

/** A child that ends by itself ends everything: the relay by a fault, the app because its user quit it. */
const keep = (child: ChildProcess, onExit: (code: number | null) => number): void => {
  children.add(child);
  child.once('exit', (code) => {
    if (!isEnding) end(onExit(code));
  });
};

const startRelay = async (folder: string, adminSecret: string): Promise<string> => {
  const file = join(folder, 'place.json');
  const known = place.safeParse(readJson(file));
  const port = known.success ? known.data.port : DEFAULT_PORT;
  const relay = await startRelayChild({ port, data: join(folder, 'relay'), adminSecret });
  // The same address each time: links and a browser's storage belong to it.
  writeJson(file, { port: Number(new URL(relay.url).port) });
  keep(relay.process, (code) => {
    // Ctrl-C reaches the relay too, and it may be quicker: a clean end is no news.
    if (code === 0) return 0;
    console.error(
      'The relay has ended unexpectedly, so Fermata stops. What it acknowledged is kept; start again.',
    );
    return 1;
  });
  return relay.url;
};

const run = async (isDemo: boolean): Promise<void> => {
  const built = await buildAll(['relay', 'web', 'app']);
  if (built.length > 0) console.log(`Built ${built.join(', ')}.`);
  const folder = dataFolder(isDemo);
  const adminSecret = randomBytes(32).toString('base64url');
  const url = await startRelay(folder, adminSecret);
  const owner = await ensureOwner(folder, url, adminSecret, isDemo ? 'Fermata demo' : 'My team');
  console.log(`The relay listens at ${url}; its data are in ${folder}.`);
  if (isDemo) {
    const { startDemo } = await import('./demo/demo.ts');
    await startDemo({
      folder,
      relayUrl: url,
      ownerId: owner.memberId,
      invite: () => ownerInvite(url, owner),
    });
  }
  const client = openClient(await ownerLink(url, owner), folder);
  console.log(client.line);
  if (client.child !== null) keep(client.child, () => 0);
  console.log('Ctrl-C ends Fermata.');
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
const flags = readFlags();
if (flags === null) process.exitCode = 2;
else if (flags.help) console.log(HELP);
else
  await run(flags.demo).catch((cause: unknown) => {
    console.error(
      `Fermata could not start: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    end(1);
  });
