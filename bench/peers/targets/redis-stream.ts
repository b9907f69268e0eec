/** A stream of Redis for each receiver; what is asked is answered in order, once it is in the file. */
import type { OpenTarget } from '../../send/target.ts';
import { command, redisFraming } from '../dialects/redis.ts';
import { openOrdered } from './asking.ts';

const ERROR = 0x2d;

/** Each message is added to the stream of the next receiver. */
export const openRedisTarget: OpenTarget = async ({ port, senders, receivers }) => {
  const wires = await Promise.all(senders.map(() => openOrdered(port, redisFraming)));
  let turn = 0;
  return {
    send: async (sender, body) => {
      const to = receivers[turn++ % receivers.length]?.memberId ?? '';
      const answer = await wires[sender]?.ask(command('XADD', to, '*', 'body', body));
      if (answer === undefined || answer[0] === ERROR) throw new Error(String(answer));
    },
  };
};
