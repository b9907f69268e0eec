/** The text protocol of NATS: lines, and a message after the line that tells its length. */
import type { Framing } from '../../common/wire.ts';
import { type Dialect, rawChange, rawIndexBefore, startsWith } from '../../fanout/dialect.ts';

const LINE_END = Buffer.from('\r\n');
const TRAILING = LINE_END.length;
const MESSAGE = Buffer.from('MSG ');
const PING = Buffer.from('PING');
const PONG = Buffer.from('PONG');
const ERROR = Buffer.from('-ERR');
const SUBJECT = 'team';

const isMessage = (data: Buffer, at: number): boolean =>
  data.compare(MESSAGE, 0, MESSAGE.length, at, at + MESSAGE.length) === 0;

/** Lines, and messages with theirs. */
export const natsFraming: Framing = {
  upgrade: null,
  frame: (said) => said,
  find: (data, at) => {
    const lineEnd = data.indexOf(LINE_END, at);
    if (lineEnd === -1) return null;
    const next = lineEnd + LINE_END.length;
    if (!isMessage(data, at)) return { from: at, to: next };
    const length = Number(data.toString('latin1', data.lastIndexOf(' ', lineEnd), lineEnd));
    const to = next + length + LINE_END.length;
    return to > data.length ? null : { from: at, to };
  },
};

/** A message, with where an answer is to go. */
export const publish = (subject: string, body: string, replyTo = ''): string =>
  `PUB ${subject} ${replyTo === '' ? '' : `${replyTo} `}${Buffer.byteLength(body)}\r\n${body}\r\n`;

const OPTIONS = { verbose: false, pedantic: false, lang: 'bench', version: '1', protocol: 1 };

/** Each change is published to the subject that all have subscribed to. */
export const natsDialect: Dialect = {
  framing: natsFraming,
  hello: () => `CONNECT ${JSON.stringify(OPTIONS)}\r\nSUB ${SUBJECT} 1\r\nPING\r\n`,
  isWelcome: (payload) => startsWith(payload, PONG),
  answer: (payload) => {
    if (startsWith(payload, ERROR)) throw new Error(payload.toString());
    return startsWith(payload, PING) ? 'PONG\r\n' : null;
  },
  change: (_, index) => publish(SUBJECT, rawChange(index)),
  told: (payload, onMember) => {
    if (!startsWith(payload, MESSAGE)) return false;
    onMember(rawIndexBefore(payload, TRAILING));
    return true;
  },
};
