/** NATS JetStream: a stream in a file. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import { NATS_PACKAGE } from './nats.ts';
import type { SendPeer } from './peer.ts';

const config = (folder: string, port: number): string => `
host: 127.0.0.1
port: ${port}
log_file: "${folder}/nats.log"
jetstream { store_dir: "${folder}/store" }
`;

/** One stream, a subject for each receiver. */
export const jetStream: SendPeer = {
  name: 'NATS JetStream',
  packages: [NATS_PACKAGE],
  version: () => packageVersion('nats-server'),
  setup:
    'defaults: it promises what it has written, and syncs it minutes later, so that a power cut loses it',
  target: 'jetstream',
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({ 'nats.conf': config(folder, port) }),
      command: ({ folder }) => ['nats-server', '-c', `${folder}/nats.conf`],
    }),
};
