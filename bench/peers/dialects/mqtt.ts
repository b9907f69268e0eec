/** MQTT 3.1.1 over TCP, QoS 0: connect, subscribe to one topic, publish to it. */
import type { Framing, Said } from '../../common/wire.ts';
import { type Account, type Dialect, rawChange, rawIndexBefore } from '../../fanout/dialect.ts';

const CONNECT = 0x10;
const PUBLISH = 0x30;
const SUBSCRIBE = 0x82;
const SUBACK = 0x90;
const CLEAN_SESSION = 0x02;

/** A length of up to 16 383 bytes, seven bits in each byte. */
const lengthOf = (bytes: number): readonly number[] =>
  bytes < 128 ? [bytes] : [0x80 | (bytes & 0x7f), bytes >> 7];

const string = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

/** A packet of what stands after its head. */
const packet = (type: number, ...parts: readonly (Buffer | readonly number[])[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([type, ...lengthOf(body.length)]), body]);
};

const TOPIC = string('team');
const LEVEL = [...string('MQTT'), 4];
const KEEP_ALIVE = [0, 0];
const PACKET_ID = [0, 1];

const hello = ({ memberId }: Pick<Account, 'memberId'>): Said =>
  Buffer.concat([
    packet(CONNECT, LEVEL, [CLEAN_SESSION], KEEP_ALIVE, string(`member-${memberId}`)),
    packet(SUBSCRIBE, PACKET_ID, TOPIC, [0]),
  ]);

/** Whole packets, with their heads. */
const framing: Framing = {
  upgrade: null,
  frame: (said) => said,
  find: (data, at) => {
    let length = 0;
    for (let n = 1; n <= 4; n += 1) {
      const byte = data[at + n];
      if (byte === undefined) return null;
      length += (byte & 0x7f) << (7 * (n - 1));
      if (byte < 0x80) {
        const to = at + n + 1 + length;
        return to > data.length ? null : { from: at, to };
      }
    }
    throw new Error('This is not MQTT: a length has more than four bytes.');
  },
};

/** Each change is published to the topic that all have subscribed to. */
export const mqttDialect: Dialect = {
  framing,
  hello,
  isWelcome: (payload) => payload[0] === SUBACK,
  answer: () => null,
  change: (_, index) => packet(PUBLISH, TOPIC, Buffer.from(rawChange(index))),
  told: (payload, onMember) => {
    if (payload[0] !== PUBLISH) return false;
    onMember(rawIndexBefore(payload, 0));
    return true;
  },
};
