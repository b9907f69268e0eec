/** ejabberd: a room (MUC). */
import { readFileSync } from 'node:fs';
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import { ROOMS_HOST, XMPP_HOST } from './dialects/xmpp.ts';
import type { FanoutPeer } from './peer.ts';

const CONTROL = '/usr/sbin/ejabberdctl';

const config = (port: number): string => `
hosts: ["${XMPP_HOST}"]
loglevel: error
listen:
  - { port: ${port}, ip: "127.0.0.1", module: ejabberd_c2s, backlog: 1000 }
auth_method: [anonymous]
anonymous_protocol: sasl_anon
modules:
  mod_muc:
    host: "${ROOMS_HOST}"
    access: all
    access_create: all
    history_size: 0
    max_users: 10000
    default_room_options: { presence_broadcast: [], max_users: 10000 }
`;

/** The script that Debian starts it with knows where its libraries are. */
const librariesFolder = (): string =>
  /^ERL_LIBS='?([^'\n]+)/mu.exec(readFileSync(CONTROL, 'utf8'))?.[1] ?? '/usr/lib';

/** One room that all are in. */
export const ejabberd: FanoutPeer = {
  name: 'ejabberd MUC',
  packages: [
    {
      packageName: 'ejabberd',
      file: CONTROL,
      services: ['ejabberd.service', 'epmd.socket', 'epmd.service'],
    },
  ],
  version: () => packageVersion('ejabberd'),
  setup:
    'no TLS, no limits of rate, nothing archived; who joins the room is told to nobody, since it is not measured',
  dialect: 'xmpp',
  start: () =>
    startDaemon({
      files: ({ port }) => ({ 'ejabberd.yml': config(port) }),
      command: ({ folder }) => [
        'env',
        `ERL_LIBS=${librariesFolder()}`,
        `EJABBERD_CONFIG_PATH=${folder}/ejabberd.yml`,
        `EJABBERD_LOG_PATH=${folder}/ejabberd.log`,
        `HOME=${folder}`,
        'ERL_INETRC=/etc/ejabberd/inetrc',
        'ERL_MAX_PORTS=50000',
        'erl',
        ...['+K', 'true', '+P', '250000', '-noinput', '-mnesia', 'dir', `"${folder}/mnesia"`],
        ...['-s', 'ejabberd'],
      ],
    }),
};
