/** Redis: publish and subscribe. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import type { FanoutPeer, PeerPackage } from './peer.ts';

/** Where Redis comes from. */
export const REDIS_PACKAGE: PeerPackage = {
  packageName: 'redis-server',
  file: '/usr/bin/redis-server',
  services: ['redis-server.service'],
};

const config = (folder: string, port: number): string => `
bind 127.0.0.1
protected-mode no
port ${port}
dir ${folder}
logfile ${folder}/redis.log
save ""
maxclients 50000
`;

/** One channel that all have subscribed to. */
export const redis: FanoutPeer = {
  name: 'Redis pub/sub',
  packages: [REDIS_PACKAGE],
  version: () => packageVersion('redis-server'),
  setup:
    'nothing is saved, so that no copy of it is made meanwhile; more than 10,000 may connect, from any address of loopback',
  dialect: 'redis',
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({ 'redis.conf': config(folder, port) }),
      command: ({ folder }) => ['/usr/bin/redis-server', `${folder}/redis.conf`],
    }),
};
