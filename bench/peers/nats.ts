/** NATS. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import type { FanoutPeer, PeerPackage } from './peer.ts';

/** Where NATS comes from. */
export const NATS_PACKAGE: PeerPackage = {
  packageName: 'nats-server',
  command: 'nats-server',
  services: ['nats-server.service'],
};

const config = (folder: string, port: number): string => `
host: 127.0.0.1
port: ${port}
log_file: "${folder}/nats.log"
`;

/** One subject that all have subscribed to. */
export const nats: FanoutPeer = {
  name: 'NATS',
  packages: [NATS_PACKAGE],
  version: () => packageVersion('nats-server'),
  setup: 'defaults; as many threads at work as there are cores for it, which is one',
  dialect: 'nats',
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({ 'nats.conf': config(folder, port) }),
      command: ({ folder }) => ['nats-server', '-c', `${folder}/nats.conf`],
    }),
};
