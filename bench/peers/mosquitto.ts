/** mosquitto: MQTT, QoS 0. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import type { FanoutPeer, PeerPackage } from './peer.ts';

const isRoot = process.getuid?.() === 0;

/** On loopback, for anyone. */
export const mosquittoConfig = (port: number): string => `
listener ${port} 127.0.0.1
allow_anonymous true
set_tcp_nodelay true
log_dest none
${isRoot ? 'user root' : ''}
`;

/** The package that brings it. */
export const MOSQUITTO_PACKAGE: PeerPackage = {
  packageName: 'mosquitto',
  file: '/usr/sbin/mosquitto',
  services: ['mosquitto.service'],
};

/** One topic that all have subscribed to. */
export const mosquitto: FanoutPeer = {
  name: 'mosquitto QoS 0',
  packages: [MOSQUITTO_PACKAGE],
  version: () => packageVersion('mosquitto'),
  setup:
    'no TLS, anyone may connect; TCP_NODELAY, without which a change waits for those before it',
  dialect: 'mqtt',
  start: () =>
    startDaemon({
      files: ({ port }) => ({ 'mosquitto.conf': mosquittoConfig(port) }),
      command: ({ folder }) => ['/usr/sbin/mosquitto', '-c', `${folder}/mosquitto.conf`],
    }),
};
