/** nchan, a module of nginx. */
import { readFile } from 'node:fs/promises';
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import { CHANNEL_PATH } from './dialects/nchan.ts';
import type { FanoutPeer } from './peer.ts';

const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';
const isRoot = process.getuid?.() === 0;

const config = (folder: string, port: number): string => `
daemon off;
${isRoot ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
load_module ${MODULE};
events { worker_connections 50000; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port} backlog=1024;
    location ${CHANNEL_PATH} { nchan_pubsub websocket; nchan_channel_id team; }
  }
}
`;

/** The one worker: the first process only looks after it. */
const workerOf = async (pid: number): Promise<number> => {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
};

/** One channel, on WebSockets both ways. */
export const nchan: FanoutPeer = {
  name: 'nchan (nginx)',
  packages: [
    { packageName: 'nginx', file: '/usr/sbin/nginx', services: ['nginx.service'] },
    { packageName: 'libnginx-mod-nchan', file: MODULE, services: [] },
  ],
  version: () =>
    `${packageVersion('libnginx-mod-nchan') ?? ''} in nginx ${packageVersion('nginx') ?? ''}`,
  setup:
    'one worker, for its one core; each member publishes on the WebSocket that it listens on; it sets no TCP_NODELAY and cannot be told to, so that one change waits for the acknowledgement of the one before, and many go out together',
  dialect: 'nchan',
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({ 'nginx.conf': config(folder, port) }),
      command: ({ folder }) => ['/usr/sbin/nginx', '-p', folder, '-c', `${folder}/nginx.conf`],
      hasWorkers: true,
      worker: workerOf,
    }),
};
