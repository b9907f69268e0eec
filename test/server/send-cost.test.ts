/** What sends and a release cost, in counts instead of times: statements and commits, of which each is one sync. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countStatements, type TakeStatements } from '../support/count-statements.ts';
import type { RelayClient } from '../support/relay-client.ts';
import {
  type Account,
  batchesOf,
  type RelayRig,
  startFocus,
  startRig,
  words,
} from '../support/relay-rig.ts';

const HOUR = 3_600_000;
let rig: RelayRig;
let taken: TakeStatements;
let ana: RelayClient;
let ben: RelayClient;
let receiver: Account;

beforeEach(async () => {
  taken = countStatements();
  rig = await startRig();
  const founder = await rig.team('Ana');
  receiver = founder;
  ana = await rig.online(founder);
  ben = await rig.online(await rig.join(founder.inviteUrl, 'Ben'));
});
afterEach(async () => {
  await rig.close();
  vi.restoreAllMocks();
});

const isCommit = (sql: string): boolean => sql === 'commit';
const isInsert = (sql: string): boolean => sql.startsWith('insert into "messages"');
const send = (body: string) => ben.ask('message.send', words(receiver.memberId, body));

/** Sends so many in one go, as they arrive from many senders at once. */
const sendAll = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => send(`Message ${n}`)));

it('[H1] takes one commit for a send, and one statement beside those around it', async () => {
  await startFocus(rig, ana, HOUR);
  taken();
  await send('The draft is ready.');
  const ran = taken();
  expect(ran.filter(isCommit)).toHaveLength(1);
  // Whether the id is known, begin, the message, commit.
  expect(ran).toHaveLength(4);
});

it('[H1] takes one commit for all sends of a turn', async () => {
  await startFocus(rig, ana, HOUR);
  taken();
  await sendAll(100);
  const ran = taken();
  const commits = ran.filter(isCommit).length;
  expect(commits).toBeLessThanOrEqual(5);
  // The insert runs for each message; all else once for each turn.
  const inserts = ran.filter(isInsert);
  expect(inserts).toHaveLength(100);
  expect(new Set(inserts).size).toBe(1); // Also where turns differ in size: it is prepared once.
  expect(ran.length).toBeLessThanOrEqual(100 + 3 * commits);
});

it('[H4] releases in one commit, with a statement for each part and none for each message', async () => {
  const { focusId } = await startFocus(rig, ana, HOUR);
  await sendAll(100);
  taken();
  await ana.ask('focus.end', { focusId, outcome: 'completed' });
  await ana.entry('batch');
  const ran = taken();
  const parts = batchesOf(ana).length;
  const writes = ran.filter((sql) => /^(insert|update)/.test(sql));
  expect(ran.filter(isCommit)).toHaveLength(1);
  // The member, the end of the session, and of each part its entry and its messages.
  expect(writes.length).toBeLessThanOrEqual(2 + 2 * parts);
  expect(ran.length).toBeLessThanOrEqual(10 + 2 * parts);
});

describe('a big release', () => {
  const isMark = (sql: string): boolean => sql.startsWith('update "messages"');
  let seq = 0;
  beforeEach(async () => {
    const { focusId } = await startFocus(rig, ana, HOUR);
    await sendAll(100);
    await sendAll(100);
    await ana.ask('focus.end', { focusId, outcome: 'completed' });
    ({ seq } = await ana.entry('batch'));
    taken();
  });

  it('[H4] [H6] writes to each message once, where a device has stored it soon', async () => {
    await ana.ask('stored', { seq });
    expect(taken().filter(isMark)).toHaveLength(2); // Those of the part, and any that were marked before.
    rig.clock.advance(1000);
    await ana.ask('ping');
    expect(taken().filter(isMark)).toEqual([]);
  });

  it('[H4] is carried out a second later where no device has stored it', async () => {
    await ana.ask('ping');
    const ran = [...taken()];
    expect(ran.filter(isMark)).toEqual([]);
    rig.clock.advance(1000);
    await expect.poll(() => ran.push(...taken()) && ran.filter(isMark).length).toBe(1);
  });
});
