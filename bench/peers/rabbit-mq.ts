/** RabbitMQ. */
import { packageVersion } from '../../scripts/debian.ts';
import { startDaemon } from './daemon.ts';
import type { SendPeer } from './peer.ts';

const SCRIPT = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** A queue for each receiver. */
export const rabbitMq: SendPeer = {
  name: 'RabbitMQ, durable, confirms',
  packages: [
    {
      packageName: 'rabbitmq-server',
      file: SCRIPT,
      services: ['rabbitmq-server.service', 'epmd.socket', 'epmd.service'],
    },
  ],
  version: () => packageVersion('rabbitmq-server'),
  setup: 'durable queues, persistent messages, each promised when it is confirmed; no plugins',
  target: 'amqp',
  start: () =>
    startDaemon({
      files: ({ port }) => ({
        'rabbitmq.conf': `listeners.tcp.1 = 127.0.0.1:${port}\n`,
        enabled_plugins: '[].\n',
      }),
      // Its node has to be known by name, to a name server of its own that ends with it.
      companion: ({ spare: [names] }) => ['epmd', '-port', String(names), '-address', '127.0.0.1'],
      command: ({ folder, spare: [names, nodes] }) => [
        'env',
        `HOME=${folder}`,
        `ERL_EPMD_PORT=${names}`,
        'RUNNING_UNDER_SYSTEMD=1', // It becomes the server, and leaves nothing between.
        'RABBITMQ_NODENAME=bench@localhost',
        `RABBITMQ_DIST_PORT=${nodes}`,
        `RABBITMQ_CONFIG_FILE=${folder}/rabbitmq.conf`,
        `RABBITMQ_ENABLED_PLUGINS_FILE=${folder}/enabled_plugins`,
        `RABBITMQ_MNESIA_BASE=${folder}/data`,
        `RABBITMQ_LOG_BASE=${folder}/log`,
        SCRIPT,
      ],
    }),
};
