/** Redis: streams that are on disk before a message is promised. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import type { SendPeer } from './peer.ts';
import { REDIS_PACKAGE } from './redis.ts';

const config = (folder: string, port: number): string => `
bind 127.0.0.1
port ${port}
dir ${folder}
logfile ${folder}/redis.log
save ""
appendonly yes
appendfsync always
`;

/** A stream for each receiver. */
export const redisStream: SendPeer = {
  name: 'Redis stream, AOF always',
  packages: [REDIS_PACKAGE],
  version: () => packageVersion('redis-server'),
  setup:
    'appendfsync always, which alone promises what the relay does; no copy of all is made meanwhile',
  target: 'redis',
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({ 'redis.conf': config(folder, port) }),
      command: ({ folder }) => ['/usr/bin/redis-server', `${folder}/redis.conf`],
    }),
};
