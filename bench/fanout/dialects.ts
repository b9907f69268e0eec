/** All ways of speaking, by the name that a job calls them. */
import { mqttDialect } from '../peers/dialects/mqtt.ts';
import { natsDialect } from '../peers/dialects/nats.ts';
import { nchanDialect } from '../peers/dialects/nchan.ts';
import { redisDialect } from '../peers/dialects/redis.ts';
import { socketIoDialect } from '../peers/dialects/socket-io.ts';
import { xmppDialect } from '../peers/dialects/xmpp.ts';
import { type Account, type Dialect, rawDialect, relayDialect } from './dialect.ts';

/** Of those who connect. */
const DIALECTS = {
  raw: () => rawDialect,
  relay: relayDialect,
  'socket.io': () => socketIoDialect,
  mqtt: () => mqttDialect,
  redis: () => redisDialect,
  nats: () => natsDialect,
  nchan: () => nchanDialect,
  xmpp: () => xmppDialect,
} as const satisfies Record<string, (accounts: readonly Account[]) => Dialect>;

/** The name of one. */
export type DialectName = keyof typeof DIALECTS;

/** The one of that name. */
export const dialectOf = (name: DialectName, accounts: readonly Account[]): Dialect =>
  DIALECTS[name](accounts);
