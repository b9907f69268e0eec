/** The hosts that end-to-end stories can run on, and why one cannot run here. */
import { electronBinary } from './electron.ts';

/** A host of the client; `problem` says why it does not run here, null when it does. */
export interface E2eHost {
  readonly host: 'web' | 'stand-in' | 'electron';
  readonly problem: string | null;
}

/** All hosts, as they stand on this machine. */
export const e2eHosts = (): readonly E2eHost[] => [
  { host: 'web', problem: null },
  { host: 'stand-in', problem: null },
  {
    host: 'electron',
    problem:
      electronBinary() === null
        ? 'Electron’s binary is not installed'
        : 'its stories are not written yet (#5)',
  },
];
