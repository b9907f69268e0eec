/** The hosts that end-to-end stories can run on, and why one cannot run here. */
import { electronBinary } from './electron.ts';
import { hasDisplay } from './start/desktop.ts';

/** A host of the client. */
export type Host = 'web' | 'stand-in' | 'electron';
/** How a host stands; `problem` says why it does not run here, null when it does. */
export interface E2eHost {
  readonly host: Host;
  readonly problem: string | null;
}

const electronProblem = (): string | null => {
  if (electronBinary() === null) return 'Electron’s binary is not installed';
  if (process.platform !== 'linux') return 'its stories need a session bus, which is of Linux';
  return hasDisplay() ? null : 'there is no display';
};

/** Why a host does not run here; null when it does. */
export const hostProblem = (host: Host): string | null =>
  host === 'electron' ? electronProblem() : null;

/** All hosts, as they stand on this machine. */
export const e2eHosts = (): readonly E2eHost[] =>
  (['web', 'stand-in', 'electron'] as const).map((host) => ({ host, problem: hostProblem(host) }));
