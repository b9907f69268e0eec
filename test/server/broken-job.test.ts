/** A job that throws is a bug of ours: nobody may see half of what it did. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { randomIds } from '../../server/adapters/platform.ts';
import { isType } from '../support/relay-client.ts';
import {
  type Account,
  batchesOf,
  type RelayRig,
  startFocus,
  startRig,
  words,
} from '../support/relay-rig.ts';

let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
let mayFail = false;
const ids = {
  ...randomIds,
  id: (): string => {
    if (!mayFail) return randomIds.id();
    mayFail = false;
    throw new Error('no id today');
  },
};
beforeEach(async () => {
  mayFail = false;
  rig = await startRig({ ids });
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
});
afterEach(() => rig.close());

it('[H4][H5] undoes a release that broke off, and releases all of it with the next try', async () => {
  const a = await rig.online(ana);
  const b = await rig.online(ben);
  const { focusId } = await startFocus(rig, a, 25 * 60_000);
  await b.ask('message.send', words(ana.memberId, 'held'));
  mayFail = true; // The id of the batch: the end of the session is noted by then.
  const end = { focusId, outcome: 'completed' };
  expect(await a.ask('focus.end', end)).toMatchObject({ type: 'error', code: 'internal' });
  expect([await a.closed, await b.closed]).toEqual([1011, 1011]);
  expect(batchesOf(a)).toEqual([]);

  const again = await rig.connected(ana);
  expect(again.frames.find(isType('welcome'))?.me.focus).toMatchObject({ state: 'running' });
  expect(await again.ask('focus.end', end)).toMatchObject({ type: 'ok' });
  expect(await again.entry('batch')).toMatchObject({ messages: [{ body: 'held' }] });
  expect(batchesOf(again)).toHaveLength(1);
  expect(rig.reports.join()).toContain('no id today');
});

it('[P8] leaves other teams alone', async () => {
  const other = await rig.online(await rig.team('Mallory'));
  const a = await rig.online(ana);
  const b = await rig.online(ben);
  mayFail = true;
  expect(await b.ask('message.send', words(ana.memberId, 'x'))).toMatchObject({ code: 'internal' });
  await a.closed;
  expect(await other.ask('ping')).toMatchObject({ type: 'pong' });
});
