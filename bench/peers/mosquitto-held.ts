/** mosquitto: MQTT, QoS 1, with a session for each receiver that lasts while they are away. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import { MOSQUITTO_PACKAGE, mosquittoConfig } from './mosquitto.ts';
import type { SendPeer } from './peer.ts';

const kept = (folder: string): string => `
persistence true
persistence_location ${folder}/
max_queued_messages 0
`;

/** A topic for each receiver. */
export const mosquittoHeld: SendPeer = {
  name: 'mosquitto QoS 1',
  packages: [MOSQUITTO_PACKAGE],
  version: () => packageVersion('mosquitto'),
  setup:
    'persistent sessions, as many messages as come; it promises what it has in memory, and writes it down every half hour',
  target: 'mqtt',
  start: () =>
    startDaemon({
      files: ({ folder, port }) => ({ 'mosquitto.conf': mosquittoConfig(port) + kept(folder) }),
      command: ({ folder }) => ['/usr/sbin/mosquitto', '-c', `${folder}/mosquitto.conf`],
    }),
};
