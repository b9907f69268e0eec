/** Packets of MQTT 3.1.1 over TCP. */
import type { Framing } from '../../common/wire.ts';

/** Kinds of packets: the first byte. */
export const MQTT = { connect: 0x10, publish: 0x30, publishQos1: 0x32, subscribe: 0x82 } as const;
/** Kinds of answers. */
export const MQTT_ANSWER = { connack: 0x20, puback: 0x40, suback: 0x90 } as const;

const LEVEL = 4;
const CLEAN_SESSION = 0x02;
const KEEP_ALIVE = [0, 0];

/** A length of up to 16 383 bytes, seven bits in each byte. */
const lengthOf = (bytes: number): readonly number[] =>
  bytes < 128 ? [bytes] : [0x80 | (bytes & 0x7f), bytes >> 7];

/** A text with its length before it. */
export const mqttString = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

/** A packet of what stands after its head. */
export const mqttPacket = (
  type: number,
  ...parts: readonly (Buffer | readonly number[])[]
): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([type, ...lengthOf(body.length)]), body]);
};

/** Says who connects; `isKept`: what is subscribed to is held for them while they are away. */
export const mqttConnect = (client: string, isKept = false): Buffer =>
  mqttPacket(
    MQTT.connect,
    [...mqttString('MQTT'), LEVEL, isKept ? 0 : CLEAN_SESSION, ...KEEP_ALIVE],
    mqttString(client),
  );

/** Subscribes to a topic with a quality of service. */
export const mqttSubscribe = (topic: string, qos: 0 | 1): Buffer =>
  mqttPacket(MQTT.subscribe, [0, 1], mqttString(topic), [qos]);

/** Whole packets, with their heads. */
export const mqttFraming: Framing = {
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
