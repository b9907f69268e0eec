/** A topic of MQTT for each receiver, who has subscribed and is away; a publication at QoS 1 is answered in order. */
import { openWire } from '../../common/wire.ts';
import type { OpenTarget } from '../../send/target.ts';
import {
  MQTT,
  MQTT_ANSWER,
  mqttConnect,
  mqttFraming,
  mqttPacket,
  mqttString,
  mqttSubscribe,
} from '../dialects/mqtt-packets.ts';
import { openOrdered, type OrderedWire } from './asking.ts';

/** Packet ids are 16 bits, and none may be 0. */
const PACKET_IDS = 0xffff;

/** Subscribes for somebody, and leaves: what comes is held from then on. */
const subscribeAndLeave = async (port: number, receiver: string): Promise<void> => {
  const { promise: subscribed, resolve } = Promise.withResolvers<undefined>();
  const wire = await openWire({ port }, mqttFraming, {
    onPayload: (payload) => {
      if (payload[0] === MQTT_ANSWER.suback) resolve(undefined);
    },
  });
  wire.send(mqttConnect(receiver, true));
  wire.send(mqttSubscribe(receiver, 1));
  await subscribed;
  wire.close();
};

const openSender = async (port: number, name: string): Promise<OrderedWire> => {
  const wire = await openOrdered(port, mqttFraming);
  const welcome = await wire.ask(mqttConnect(name));
  if (welcome[0] !== MQTT_ANSWER.connack) throw new Error('mosquitto let a sender not in.');
  return wire;
};

/** Each message is published to the topic of the next receiver. */
export const openMqttTarget: OpenTarget = async ({ port, senders, receivers }) => {
  for (const { memberId } of receivers) await subscribeAndLeave(port, memberId);
  const wires = await Promise.all(senders.map((_, n) => openSender(port, `sender-${n}`)));
  let turn = 0;
  let next = 0;
  return {
    send: async (sender, body) => {
      const to = receivers[turn++ % receivers.length]?.memberId ?? '';
      const id = 1 + (next++ % PACKET_IDS);
      const packet = mqttPacket(
        MQTT.publishQos1,
        mqttString(to),
        [id >> 8, id & 0xff],
        Buffer.from(body),
      );
      const answer = await wires[sender]?.ask(packet);
      if (answer?.[0] !== MQTT_ANSWER.puback) throw new Error('mosquitto did not take a message.');
    },
  };
};
