/** Whether peers are there; installs those that come from Debian, and leaves none of them running as a service. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findNeeded, installPackage, isDebianLike, mayInstall } from '../../scripts/debian.ts';
import type { Peer, PeerPackage } from './peer.ts';

type Installable = Pick<Peer, 'name' | 'packages'>;

const missingPackages = ({ packages }: Installable): readonly PeerPackage[] =>
  packages.filter((needed) => !findNeeded(needed).ok);

/** What would bring a peer that is not there; null: it is there. */
export const howToGet = (peer: Installable): string | null => {
  const names = missingPackages(peer).map(({ packageName }) => packageName);
  if (names.length === 0) return null;
  return isDebianLike()
    ? `sudo apt-get install ${names.join(' ')} (as root, --install-peers does it and starts no service)`
    : `it comes with Debian’s ${names.join(' and ')}`;
};

/** Debian starts what it installs, unless this script forbids it. */
const POLICY = '/usr/sbin/policy-rc.d';
const FORBID_ALL = '#!/bin/sh\nexit 101\n';

const withoutStarting = (work: () => void): void => {
  if (existsSync(POLICY)) {
    work(); // Somebody else has decided; what starts all the same is stopped afterwards.
    return;
  }
  writeFileSync(POLICY, FORBID_ALL, { mode: 0o755 });
  try {
    work();
  } finally {
    rmSync(POLICY, { force: true });
  }
};

/** Neither now nor at the next start of the machine. */
const stopServices = (services: readonly string[]): void => {
  if (!existsSync('/run/systemd/system')) return;
  for (const service of services)
    spawnSync('systemctl', ['disable', '--now', service], { stdio: 'ignore' });
};

/** Installs what is missing, where that may be done; what was there before is left as it is. */
export const installPeers = (peers: readonly Installable[]): void => {
  const missing = peers.flatMap(missingPackages);
  if (!mayInstall() || missing.length === 0) return;
  withoutStarting(() => {
    for (const { packageName } of missing) {
      console.error(`Installing ${packageName} …`);
      installPackage(packageName);
    }
  });
  stopServices(missing.flatMap(({ services }) => services));
};
