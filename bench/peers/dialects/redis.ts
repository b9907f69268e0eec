/** RESP 3, in which whoever has subscribed may publish on the same connection too. */
import type { Framing } from '../../common/wire.ts';
import { type Dialect, rawChange, rawIndexBefore, startsWith } from '../../fanout/dialect.ts';

const LINE_END = Buffer.from('\r\n');
const TRAILING = LINE_END.length;

const isBulk = (type: string): boolean => type === '$' || type === '!' || type === '=';
/** How many values are in one: of a map the keys too. */
const valuesIn = (type: string, count: number): number =>
  '*>~'.includes(type) ? count : type === '%' ? 2 * count : 0;

/** Where the value ends that begins at `at`; null while it is not whole. */
const endOf = (data: Buffer, at: number): number | null => {
  const lineEnd = data.indexOf(LINE_END, at);
  if (lineEnd === -1) return null;
  const type = String.fromCharCode(data[at] ?? 0);
  const count = Number(data.toString('latin1', at + 1, lineEnd));
  let end: number | null = lineEnd + LINE_END.length;
  if (isBulk(type)) return count < 0 ? end : end + count + LINE_END.length;
  for (let left = valuesIn(type, count); left > 0 && end !== null; left -= 1)
    end = endOf(data, end);
  return end;
};

/** Whole values. */
export const redisFraming: Framing = {
  upgrade: null,
  frame: (said) => said,
  find: (data, at) => {
    const to = endOf(data, at);
    return to === null || to > data.length ? null : { from: at, to };
  },
};

/** A command, as clients write it. */
export const command = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

const CHANNEL = 'team';
const SUBSCRIBED = Buffer.from('>3\r\n$9\r\nsubscribe');
const MESSAGE = Buffer.from('>3\r\n$7\r\nmessage');
const ERROR = Buffer.from('-');

/** Each change is published to the channel that all have subscribed to. */
export const redisDialect: Dialect = {
  framing: redisFraming,
  hello: () => command('HELLO', '3') + command('SUBSCRIBE', CHANNEL),
  isWelcome: (payload) => startsWith(payload, SUBSCRIBED),
  answer: (payload) => {
    if (startsWith(payload, ERROR)) throw new Error(payload.toString());
    return null;
  },
  change: (_, index) => command('PUBLISH', CHANNEL, rawChange(index)),
  told: (payload, onMember) => {
    if (!startsWith(payload, MESSAGE)) return false;
    onMember(rawIndexBefore(payload, TRAILING));
    return true;
  },
};
