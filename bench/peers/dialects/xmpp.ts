/** XMPP over TCP (RFC 6120) without TLS: anonymous, bound to a resource, in one room (XEP-0045). */
import type { Framing } from '../../common/wire.ts';
import {
  type Account,
  type Dialect,
  rawChange,
  rawIndex,
  startsWith,
} from '../../fanout/dialect.ts';

/** Who serves, and where rooms are. */
export const XMPP_HOST = 'localhost';
export const ROOMS_HOST = 'rooms.localhost';

const ROOM = `team@${ROOMS_HOST}`;
const STREAM = `<?xml version='1.0'?><stream:stream to='${XMPP_HOST}' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`;
const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl';
const BIND = 'urn:ietf:params:xml:ns:xmpp-bind';
const MUC = 'http://jabber.org/protocol/muc';

const LONGEST_NAME = 40;
const nameAt = (data: Buffer, open: number, close: number): string =>
  data
    .toString('latin1', open + 1, Math.min(close, open + LONGEST_NAME))
    .split(/[\s/]/u, 1)
    .join('');

/** Whole stanzas; the beginning of the stream, which has no end, by itself. */
const framing: Framing = {
  upgrade: null,
  frame: (said) => said,
  find: (data, at) => {
    const open = data.indexOf('<', at);
    const close = open === -1 ? -1 : data.indexOf('>', open);
    if (close === -1) return null;
    const name = nameAt(data, open, close);
    const isAlone = data[close - 1] === 0x2f || ['?xml', 'stream:stream', ''].includes(name);
    if (isAlone) return { from: open, to: close + 1 };
    const tag = `</${name}>`;
    const end = data.indexOf(tag, close);
    return end === -1 ? null : { from: open, to: end + tag.length };
  },
};

const join = ({ memberId }: Account): string =>
  `<presence to='${ROOM}/member-${memberId}'><x xmlns='${MUC}'><history maxstanzas='0'/></x></presence>`;

/** What each step of logging in is answered with, by what it begins with and what stands in it. */
const STEPS: readonly (readonly [string, string, (account: Account) => string])[] = [
  ['<stream:features', '<mechanisms', () => `<auth xmlns='${SASL}' mechanism='ANONYMOUS'/>`],
  ['<success', SASL, () => STREAM],
  ['<stream:features', BIND, () => `<iq type='set' id='bind'><bind xmlns='${BIND}'/></iq>`],
  ['<iq', BIND, join],
];

const answer = (payload: Buffer, account: Account): string | null => {
  const text = payload.toString();
  if (/^<(failure|stream:error)|type=["']error/u.test(text)) throw new Error(text);
  const step = STEPS.find(([start, within]) => text.startsWith(start) && text.includes(within));
  return step?.[2](account) ?? null;
};

const MESSAGE = Buffer.from('<message');
const PRESENCE = Buffer.from('<presence');
const BODY = Buffer.from('<body>');
/** "This is you", which ends the presences that a room sends to whoever joins. */
const SELF = /code=["']110["']/u;

/** Each change is a message to the room. */
export const xmppDialect: Dialect = {
  framing,
  hello: () => STREAM,
  isWelcome: (payload) => startsWith(payload, PRESENCE) && SELF.test(payload.toString()),
  answer,
  change: (_, index) =>
    `<message to='${ROOM}' type='groupchat'><body>${rawChange(index)}</body></message>`,
  told: (payload, onMember) => {
    if (!startsWith(payload, MESSAGE)) return false;
    const body = payload.indexOf(BODY);
    if (body !== -1) onMember(rawIndex(payload, body + BODY.length));
    return true;
  },
};
