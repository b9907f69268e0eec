/** How a change is asked for, and which changes a frame tells: at a bare server, and at the relay. */
import { SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';

/** Who connects: at the relay with a token, under the id by which others see them. */
export interface Account {
  readonly memberId: string;
  readonly token: string;
}

/** A way of speaking. */
export interface Dialect {
  readonly path: string;
  readonly protocol: string;
  /** What is said first; null: nothing, and nothing comes back. */
  readonly hello: (account: Account) => string | null;
  /** Whether a payload is the end of the greeting. */
  readonly isWelcome: (payload: Buffer) => boolean;
  /** A change of this member, the nth of theirs. */
  readonly change: (account: Account, index: number, nth: number) => string;
  /** Calls `onMember` with the index of each member that a payload tells of. */
  readonly told: (payload: Buffer, onMember: (index: number) => void) => void;
}

/** As many bytes as the relay needs to tell of one member. */
const RAW_BYTES = 140;

/** A bare server sends back what it gets. */
export const rawDialect: Dialect = {
  path: '/',
  protocol: 'bench',
  hello: () => null,
  isWelcome: () => true,
  change: (_, index) => `C${String(index).padStart(6, '0')}`.padEnd(RAW_BYTES, '.'),
  told: (payload, onMember) => {
    let index = 0;
    for (let at = 1; at < 7; at += 1) index = index * 10 + (payload[at] ?? 0) - 48;
    onMember(index);
  },
};

const PRESENCE = Buffer.from('{"type":"presence"');
const WELCOME = Buffer.from('{"type":"welcome"');
const isOf = (payload: Buffer, start: Buffer): boolean =>
  payload.length >= start.length && payload.compare(start, 0, start.length, 0, start.length) === 0;

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
    path: SOCKET_PATH,
    protocol: SUBPROTOCOL,
    hello: ({ token }) =>
      JSON.stringify({
        type: 'hello',
        id: 'h',
        token,
        protocol: 1,
        device: { kind: 'cli', name: 'load' },
        cursor: 0,
      }),
    isWelcome: (payload) => {
      if (!isOf(payload, WELCOME)) return false;
      const head = payload.toString('latin1', 0, 4096);
      return /"part":(\d+)/.exec(head)?.[1] === /"parts":(\d+)/.exec(head)?.[1];
    },
    change: (_, __, nth) =>
      JSON.stringify({
        type: 'activity',
        id: 'c',
        activity: nth % 2 === 0 ? 'idle' : 'active',
        at: Date.now(),
      }),
    told: (payload, onMember) => {
      if (!isOf(payload, PRESENCE)) return;
      if (last?.payload.equals(payload) !== true)
        last = { payload: Buffer.from(payload), members: membersOf(payload) };
      last.members.forEach(onMember);
    },
  };
};
