/** MQTT, QoS 0: connect, subscribe to one topic, publish to it. */
import { type Dialect, rawChange, rawIndexBefore } from '../../fanout/dialect.ts';
import {
  MQTT,
  MQTT_ANSWER,
  mqttConnect,
  mqttFraming,
  mqttPacket,
  mqttString,
  mqttSubscribe,
} from './mqtt-packets.ts';

const TOPIC = 'team';

/** Each change is published to the topic that all have subscribed to. */
export const mqttDialect: Dialect = {
  framing: mqttFraming,
  hello: ({ memberId }) =>
    Buffer.concat([mqttConnect(`member-${memberId}`), mqttSubscribe(TOPIC, 0)]),
  isWelcome: (payload) => payload[0] === MQTT_ANSWER.suback,
  answer: () => null,
  change: (_, index) => mqttPacket(MQTT.publish, mqttString(TOPIC), Buffer.from(rawChange(index))),
  told: (payload, onMember) => {
    if (payload[0] !== MQTT.publish) return false;
    onMember(rawIndexBefore(payload, 0));
    return true;
  },
};
