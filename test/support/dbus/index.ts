/** A real bus of a test's own: a private `dbus-daemon`, and services that the test provides on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeService, provideService } from './service.ts';

const CONFIG = (socket: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** A running bus. */
export interface TestBus {
  readonly address: string;
  /** An environment in which this is the session bus and the system bus. */
  readonly env: Readonly<Record<string, string>>;
  /** A service of that name on it. */
  provide(name: string): Promise<FakeService>;
  /** Ends the daemon, as a session that ends does. Services go with it. */
  stop(): Promise<void>;
}

/** The address that it says when it is ready; else why it is not. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const words: string[] = [];
    const fail = (cause?: unknown): void =>
      reject(
        new Error(`dbus-daemon (Debian package dbus-daemon) does not run. ${words.join('')}`, {
          cause,
        }),
      );
    child.stdout?.once('data', (line: Buffer) => resolve(String(line).trim()));
    child.stderr?.on('data', (data: Buffer) => words.push(String(data)));
    child.once('error', fail);
    child.once('close', () => fail());
  });

/** Starts a bus on a socket in a folder of its own. */
export const startTestBus = async (): Promise<TestBus> => {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bus-'));
  const config = join(folder, 'bus.conf');
  await writeFile(config, CONFIG(join(folder, 'bus')));
  const args = [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'];
  const child = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await addressOf(child);
  const services = new Set<FakeService>();
  return {
    address,
    env: { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address },
    provide: async (name) => {
      const service = await provideService(address, name);
      services.add(service);
      return service;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      for (const service of services) await service.leave();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
