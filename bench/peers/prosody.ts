/** prosody: a room (MUC). */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import { ROOMS_HOST, XMPP_HOST } from './dialects/xmpp.ts';
import type { FanoutPeer } from './peer.ts';

const isRoot = process.getuid?.() === 0;

const config = (folder: string, port: number): string => `
modules_enabled = { "saslauth"; "ping"; "posix" }
modules_disabled = { "s2s" }
run_as_root = ${isRoot}
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
log = { error = "${folder}/prosody.log" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
c2s_direct_tls_ports = {}
c2s_require_encryption = false
VirtualHost "${XMPP_HOST}"
  authentication = "anonymous"
Component "${ROOMS_HOST}" "muc"
  muc_room_locking = false
  muc_room_default_presence_broadcast = { visitor = false; participant = false; moderator = true }
`;

/** One room that all are in. */
export const prosody: FanoutPeer = {
  name: 'prosody MUC',
  packages: [{ packageName: 'prosody', file: '/usr/bin/prosody', services: ['prosody.service'] }],
  version: () => packageVersion('prosody'),
  setup:
    'no TLS, no limits of rate, nothing archived; who joins the room is told to nobody, since it is not measured',
  dialect: 'xmpp',
  mostMembers: 200,
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({
        'prosody.cfg.lua': config(folder, port),
        'data/README': 'Of a bench.',
      }),
      command: ({ folder }) => ['/usr/bin/prosody', '--config', `${folder}/prosody.cfg.lua`, '-F'],
    }),
};
