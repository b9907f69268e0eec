/** What can be sent to, by the name that a job calls it. The bare server speaks as the relay does. */
import { openAmqpTarget } from '../peers/targets/amqp.ts';
import { openJetStreamTarget } from '../peers/targets/jet-stream.ts';
import { openMqttTarget } from '../peers/targets/mqtt.ts';
import { openRedisTarget } from '../peers/targets/redis-stream.ts';
import { openRelayTarget } from './relay-target.ts';
import type { OpenTarget } from './target.ts';

/** Each connects its senders. */
export const TARGETS = {
  relay: openRelayTarget,
  amqp: openAmqpTarget,
  redis: openRedisTarget,
  mqtt: openMqttTarget,
  jetstream: openJetStreamTarget,
} as const satisfies Record<string, OpenTarget>;

/** The name of one. */
export type TargetName = keyof typeof TARGETS;
