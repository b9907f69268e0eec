/**
 * The desktop's engine as the main process hosts it, with its journal on disk and a window that takes its patches: what
 * is told to it is serialised as it is for another process.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { createDesktopClock } from '../../main/os/adapters/clock.ts';
import { createIds } from '../../main/os/adapters/ids.ts';
import { openJournalStore } from '../../main/store/adapters/journal-store.ts';
import { createEngine } from '../../shared/engine/create-engine.ts';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import type { EnginePorts } from '../../shared/engine/ports.ts';
import { createWebSocketPort } from '../../shared/engine/web-socket-port.ts';
import { readyAndCounting } from './subject.ts';

const [port = '', members = ''] = process.argv.slice(2);
const count = readyAndCounting();
const reporter: EnginePorts['reporter'] = {
  report: (what, cause) => {
    throw new Error(what, { cause });
  },
};
const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-'));
const credentials = {
  relayUrl: `http://127.0.0.1:${port}`,
  token: 'bench',
  memberId: 'me',
  teamId: 'bench',
};
const nothing = (): Promise<void> => Promise.resolve();
const engine = await createEngine(
  {
    clock: createDesktopClock(),
    ids: createIds(),
    reporter,
    socket: createWebSocketPort(WebSocket),
    http: createFetchPort(fetch),
    store: await openJournalStore({
      path: join(folder, 'engine.journal'),
      reporter,
      onSetAside: (path) => reporter.report(path),
    }),
    credentials: { load: () => Promise.resolve(credentials), save: nothing, clear: nothing },
    activity: {
      watch: (listener) => {
        listener({ activity: 'active' });
        return () => undefined;
      },
      setIdleAfter: () => undefined,
    },
    notifier: { notify: () => undefined, withdraw: () => undefined },
  },
  { kind: 'desktop', name: 'Bench', timeZone: 'UTC' },
);

let isReady = false;
engine.subscribe((update) => {
  serialize(update);
  if (update.type === 'patch') count.took(Object.keys(update.patch.teammates).length);
  if (isReady || Object.keys(engine.view().teammates).length < Number(members)) return;
  isReady = true;
  count.ready();
});
