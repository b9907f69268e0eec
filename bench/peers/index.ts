/** All of them, in the order in which they run. */
import { ejabberd } from './ejabberd.ts';
import { jetStream } from './jet-stream.ts';
import { mosquitto } from './mosquitto.ts';
import { mosquittoHeld } from './mosquitto-held.ts';
import { nats } from './nats.ts';
import { nchan } from './nchan.ts';
import type { FanoutPeer, SendPeer } from './peer.ts';
import { prosody } from './prosody.ts';
import { rabbitMq } from './rabbit-mq.ts';
import { redis } from './redis.ts';
import { redisStream } from './redis-stream.ts';
import { socketIo } from './socket-io.ts';

/** Whose connections can be had by the ten thousand. */
export const CROWD_PEERS: readonly FanoutPeer[] = [socketIo, mosquitto, redis, nats, nchan];

/** What a change to all of a team could be spread by. */
export const FANOUT_PEERS: readonly FanoutPeer[] = [...CROWD_PEERS, ejabberd, prosody];

/** What could hold messages. */
export const SEND_PEERS: readonly SendPeer[] = [rabbitMq, jetStream, mosquittoHeld, redisStream];
