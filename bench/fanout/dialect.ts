/** How a change is asked for, and which changes a frame tells: at a bare server, and at the relay. */
import { SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';
import { webSocket } from '../common/web-socket.ts';
import type { Framing, Said } from '../common/wire.ts';

/** Who connects: at the relay with a token, under the id by which others see them. */
export interface Account {
  readonly memberId: string;
  readonly token: string;
  readonly teamId: string;
}

/** A way of speaking. */
export interface Dialect {
  readonly framing: Framing;
  /** What is said first, with the version of the profiles that is known; null: nothing, and nothing comes back. */
  readonly hello: (account: Omit<Account, 'teamId'>, roster?: number | null) => Said | null;
  /** Whether a payload is the end of the greeting. */
  readonly isWelcome: (payload: Buffer) => boolean;
  /** What a payload that tells of no change wants to hear; null: nothing. */
  readonly answer: (payload: Buffer, account: Account) => Said | null;
  /** What keeps a connection open on which nothing happens. */
  readonly ping?: Said;
  /** A change of this member, the nth of theirs. */
  readonly change: (account: Account, index: number, nth: number) => Said;
  /** Calls `onMember` with the index of each member that a payload tells of; answers whether it tells of changes. */
  readonly told: (payload: Buffer, onMember: (index: number) => void) => boolean;
}

/** As many bytes as the relay needs to tell of one member. */
const RAW_BYTES = 140;

/** What a server that only spreads is given to spread, of this member. */
export const rawChange = (index: number): string =>
  `C${String(index).padStart(6, '0')}`.padEnd(RAW_BYTES, '.');

/** Whose such a change is. */
export const rawIndex = (payload: Buffer, from: number): number => {
  let index = 0;
  for (let at = from + 1; at < from + 7; at += 1) index = index * 10 + (payload[at] ?? 0) - 48;
  return index;
};

/** A change in the midst of a payload that has so many bytes after it. */
export const rawIndexBefore = (payload: Buffer, trailing: number): number =>
  rawIndex(payload, payload.length - trailing - RAW_BYTES);

/** A bare server sends back what it gets. */
export const rawDialect: Dialect = {
  framing: webSocket('/', 'bench'),
  hello: () => null,
  isWelcome: () => true,
  answer: () => null,
  change: (_, index) => rawChange(index),
  told: (payload, onMember) => {
    onMember(rawIndex(payload, 0));
    return true;
  },
};

const PRESENCE = Buffer.from('{"type":"presence"');
const ERROR = Buffer.from('{"type":"error"');
const WELCOME = Buffer.from('{"type":"welcome"');

/** Whether a payload begins so. */
export const startsWith = (payload: Buffer, start: Buffer): boolean =>
  payload.length >= start.length && payload.compare(start, 0, start.length, 0, start.length) === 0;

const isWelcome = (payload: Buffer): boolean => {
  if (!startsWith(payload, WELCOME)) return false;
  const head = payload.toString('latin1', 0, 4096);
  return /"part":(\d+)/.exec(head)?.[1] === /"parts":(\d+)/.exec(head)?.[1];
};

const activity = (nth: number): string =>
  JSON.stringify({
    type: 'activity',
    id: 'c',
    activity: nth % 2 === 0 ? 'idle' : 'active',
    at: Date.now(),
  });

const helloOf = ({ token }: Pick<Account, 'token'>, roster: number | null = null): string =>
  JSON.stringify({
    type: 'hello',
    id: 'h',
    token,
    protocol: 1,
    device: { kind: 'cli', name: 'load' },
    cursor: 0,
    activity: 'active', // Who is let in is at their device, as with a client of ours.
    ...(roster === null ? {} : { roster }),
  });

/** The relay: who changes goes away from their device or comes back. */
export const relayDialect = (accounts: readonly Account[]): Dialect => {
  const indexOf = new Map(accounts.map(({ memberId }, index) => [memberId, index]));
  const membersOf = (payload: Buffer): readonly number[] => {
    const { members } = JSON.parse(payload.toString()) as { members: { memberId: string }[] };
    return members.flatMap(({ memberId }) => indexOf.get(memberId) ?? []);
  };
  // All sockets get the same bytes: each is read once.
  let last: { readonly payload: Buffer; readonly members: readonly number[] } | null = null;
  return {
    framing: webSocket(SOCKET_PATH, SUBPROTOCOL),
    hello: helloOf,
    ping: JSON.stringify({ type: 'ping', id: 'p' }),
    isWelcome,
    answer: (payload) => {
      if (startsWith(payload, ERROR)) throw new Error(payload.toString());
      return null;
    },
    change: (_, __, nth) => activity(nth),
    told: (payload, onMember) => {
      if (!startsWith(payload, PRESENCE)) return false;
      if (last?.payload.equals(payload) !== true)
        last = { payload: Buffer.from(payload), members: membersOf(payload) };
      last.members.forEach(onMember);
      return true;
    },
  };
};

/** How teammates see a member who was let in. */
export const SHOW_WHEN_IN = 'available';
