/** AMQP 0-9-1: durable queues, messages that outlive the server, and its confirmations. As much as that needs. */
import { type Framing, openWire } from '../../common/wire.ts';
import type { OpenTarget } from '../../send/target.ts';

const FRAME = { method: 1, header: 2, body: 3 } as const;
const HEAD = 7;
const END = Buffer.from([0xce]);
const CHANNEL = 1;
const BASIC = 60;

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
const short = (text: string): Buffer =>
  Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
const long = (text: string): Buffer => Buffer.concat([u32(text.length), Buffer.from(text)]);
const bits = (value: number): Buffer => Buffer.from([value]);
const NO_TABLE = u32(0);

const frame = (type: number, channel: number, ...parts: readonly Buffer[]): Buffer => {
  const payload = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type]), u16(channel), u32(payload.length), payload, END]);
};
const method = (channel: number, [of, id]: readonly [number, number], ...args: readonly Buffer[]) =>
  frame(FRAME.method, channel, u16(of), u16(id), ...args);

/** Whole frames, with their heads. */
const framing: Framing = {
  upgrade: null,
  frame: (said) => said,
  find: (data, at) => {
    if (data.length - at < HEAD) return null;
    const to = at + HEAD + data.readUInt32BE(at + 3) + END.length;
    return to > data.length ? null : { from: at, to };
  },
};

const DURABLE_NO_WAIT = 0b10010;
const declare = (queue: string): Buffer =>
  method(CHANNEL, [50, 10], u16(0), short(queue), bits(DURABLE_NO_WAIT), NO_TABLE);

/** What the server's steps are answered with on the way in, by class and method; the last one needs no answer. */
const stepsTo = (
  queues: readonly string[],
): Readonly<Record<string, (args: Buffer) => Buffer>> => ({
  '10.10': () =>
    method(0, [10, 11], NO_TABLE, short('PLAIN'), long('\0guest\0guest'), short('en_US')),
  '10.30': (args) =>
    Buffer.concat([
      method(0, [10, 31], args.subarray(0, 6), u16(0)),
      method(0, [10, 40], short('/'), short(''), bits(0)),
    ]),
  '10.41': () => method(CHANNEL, [20, 10], short('')),
  '20.11': () => Buffer.concat([...queues.map(declare), method(CHANNEL, [85, 10], bits(0))]),
});

const PERSISTENT = Buffer.concat([u16(0x1000), Buffer.from([2])]);
const publish = (queue: string, body: string): Buffer => {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    method(CHANNEL, [BASIC, 40], u16(0), short(''), short(queue), bits(0)),
    frame(FRAME.header, CHANNEL, u16(BASIC), u16(0), u32(0), u32(bytes.length), PERSISTENT),
    frame(FRAME.body, CHANNEL, bytes),
  ]);
};

/** What waits to be confirmed, by its number, in order. */
const newUnconfirmed = () => {
  const waiting = new Map<number, () => void>();
  let last = 0;
  const settle = (tag: number): void => {
    waiting.get(tag)?.();
    waiting.delete(tag);
  };
  return {
    add: (resolve: () => void): void => void waiting.set(++last, resolve),
    confirm: (tag: number, isAndAllBefore: boolean): void => {
      if (!isAndAllBefore) settle(tag);
      else for (const each of [...waiting.keys()].filter((key) => key <= tag)) settle(each);
    },
  };
};

type Publish = (queue: string, body: string) => Promise<void>;

const open = async (port: number, queues: readonly string[]): Promise<Publish> => {
  const unconfirmed = newUnconfirmed();
  const steps = stepsTo(queues);
  const { promise: ready, resolve } = Promise.withResolvers<undefined>();
  const wire = await openWire({ port }, framing, {
    onPayload: (payload) => {
      const name = `${payload.readUInt16BE(HEAD)}.${payload.readUInt16BE(HEAD + 2)}`;
      const args = payload.subarray(HEAD + 4);
      if (name === '60.80') unconfirmed.confirm(args.readUInt32BE(4), args[8] === 1);
      else if (name === '85.11') resolve(undefined);
      else {
        const step = steps[name];
        if (step === undefined)
          throw new Error(`The server refuses: ${payload.toString('latin1')}`);
        wire.send(step(args));
      }
    },
  });
  wire.send(Buffer.from('AMQP\0\0\x09\x01', 'latin1'));
  await ready;
  return (queue, body) =>
    new Promise((done) => {
      unconfirmed.add(done);
      wire.send(publish(queue, body));
    });
};

/** Each message goes to the queue of the next receiver, and is confirmed. */
export const openAmqpTarget: OpenTarget = async ({ port, senders, receivers }) => {
  const queues = receivers.map(({ memberId }) => memberId);
  const wires = await Promise.all(senders.map(() => open(port, queues)));
  let turn = 0;
  return {
    send: async (sender, body) => {
      await wires[sender]?.(queues[turn++ % queues.length] ?? '', body);
    },
  };
};
