/** A stream of NATS JetStream, with a subject for each receiver; each message is answered on a subject of its own. */
import { openWire } from '../../common/wire.ts';
import { startsWith } from '../../fanout/dialect.ts';
import type { OpenTarget, SendTarget } from '../../send/target.ts';
import { natsDialect, natsFraming, publish } from '../dialects/nats.ts';

const MESSAGE = Buffer.from('MSG ');
const SETTINGS = { name: 'held', subjects: ['held.*'], storage: 'file', retention: 'limits' };

interface Wire {
  /** Publishes and waits for what is answered. */
  ask(subject: string, body: string): Promise<void>;
}

const open = async (port: number, inbox: string): Promise<Wire> => {
  const pending = new Map<number, PromiseWithResolvers<undefined>>();
  const { promise: welcomed, resolve } = Promise.withResolvers<undefined>();
  /** `MSG inbox.number sid length`, then a text that has no error in it where all went well. */
  const settle = (text: string): void => {
    const key = Number(/^MSG \S+\.(\d+) /u.exec(text)?.[1]);
    const asked = pending.get(key);
    pending.delete(key);
    if (text.includes('"error"')) asked?.reject(new Error(text));
    else asked?.resolve(undefined);
  };
  const account = { memberId: inbox, token: '', teamId: '' };
  const wire = await openWire({ port }, natsFraming, {
    onPayload: (payload) => {
      if (startsWith(payload, MESSAGE)) settle(payload.toString());
      else if (natsDialect.isWelcome(payload)) resolve(undefined);
      else {
        const answer = natsDialect.answer(payload, account);
        if (answer !== null) wire.send(answer);
      }
    },
  });
  wire.send(`SUB ${inbox}.* 2\r\n`);
  wire.send(natsDialect.hello(account) ?? '');
  await welcomed;
  let next = 0;
  return {
    ask: (subject, body) => {
      const key = next++;
      const asked = Promise.withResolvers<undefined>();
      pending.set(key, asked);
      wire.send(publish(subject, body, `${inbox}.${key}`));
      return asked.promise;
    },
  };
};

/** Makes the stream, then publishes each message to the subject of the next receiver. */
export const openJetStreamTarget: OpenTarget = async ({ port, senders, receivers }) => {
  const wires = await Promise.all(senders.map((_, n) => open(port, `inbox${n}`)));
  await wires[0]?.ask('$JS.API.STREAM.CREATE.held', JSON.stringify(SETTINGS));
  let turn = 0;
  return {
    send: async (sender, body) => {
      const to = receivers[turn++ % receivers.length]?.memberId ?? '';
      await wires[sender]?.ask(`held.${to}`, body);
    },
  } satisfies SendTarget;
};
