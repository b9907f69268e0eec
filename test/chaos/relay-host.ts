/** Relay processes for chaos runs: one that serves, one that stands by, SIGKILL at any moment. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/build-relay.ts';

/** What a relay process is told. */
export type ToRelay =
  | { readonly type: 'serve'; readonly dataDir: string; readonly wallAt: number }
  | { readonly type: 'leap'; readonly ms: number };
/** What it tells. */
export type FromRelay =
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'reported'; readonly text: string };

/** A relay that serves. */
export interface Serving {
  readonly port: number;
  leap(ms: number): void;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts relays. */
export interface RelayHost {
  /** A relay on these data, at this relay time; `onReport` hears what it tells its operators. */
  serve(dataDir: string, wallAt: number, onReport: (text: string) => void): Promise<Serving>;
  dispose(): void;
}

const entry = join(import.meta.dirname, 'relay-entry.ts');
const bundles = join(import.meta.dirname, '../../dist/chaos');

/** Longer than a start ever takes on a busy machine. */
const START_MS = 20_000;

const listen = async (
  child: ChildProcess,
  order: ToRelay,
  onReport: (text: string) => void,
): Promise<number> => {
  const port = new Promise<number>((resolve, reject) => {
    child.on('message', (message: FromRelay) => {
      if (message.type === 'listening') resolve(message.port);
      else onReport(message.text);
    });
    child.once('exit', (code) => {
      reject(new Error(`The relay ended with ${code ?? 'a signal'} before it listened.`));
    });
    setTimeout(() => {
      reject(new Error(`The relay did not listen within ${START_MS} ms.`));
    }, START_MS).unref();
  });
  child.send(order);
  return port;
};

/** Bundles the relay of this source tree and has the first one stand by. */
export const openRelayHost = async (): Promise<RelayHost> => {
  const bundle = join(bundles, `relay-${process.pid}.js`);
  await bundleForNode(entry, bundle);
  const standBy = (): ChildProcess =>
    fork(bundle, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let spare = standBy();
  return {
    serve: async (dataDir, wallAt, onReport) => {
      const child = spare;
      spare = standBy();
      child.setMaxListeners(0);
      const port = await listen(child, { type: 'serve', dataDir, wallAt }, onReport);
      return {
        port,
        leap: (ms) => {
          const order: ToRelay = { type: 'leap', ms };
          if (child.connected) child.send(order, () => undefined); // It may be killed meanwhile.
        },
        kill: async () => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        },
      };
    },
    dispose: () => {
      spare.kill('SIGKILL');
      for (const file of [bundle, `${bundle}.map`]) rmSync(file, { force: true });
    },
  };
};
