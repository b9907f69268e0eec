/** What `npm start -- --link` says: a link into what runs, or why there can be none. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkIntoRunning } from '../../scripts/start/owner.ts';
import { type Account, type RelayRig, startRig } from '../support/relay-rig.ts';

let rig: RelayRig;
let owner: Account;
const port = (): number => Number(new URL(rig.relay().url).port);
beforeEach(async () => {
  rig = await startRig();
  owner = await rig.team();
  writeFileSync(join(rig.dataDir, 'owner.json'), JSON.stringify(owner));
});
afterEach(() => rig.close());

it('[C6] a link into the one that runs', async () => {
  expect(await linkIntoRunning(rig.dataDir, port())).toMatch(/^http:\/\/127.0.0.1:\d+\/#device=/);
});

it('[C6] where one runs that its owner was signed out of, what to do, and not that none runs', async () => {
  const headers = { Authorization: `Bearer ${owner.token}` };
  const devices = `${rig.relay().url}/v1/devices`;
  const listed = (await (await fetch(devices, { headers })).json()) as {
    devices: { deviceId: string }[];
  };
  await fetch(`${devices}/${listed.devices[0]?.deviceId}`, { method: 'DELETE', headers });
  await expect(linkIntoRunning(rig.dataDir, port())).rejects.toThrow(/was signed out of its team/);
});

it.each([null, 1])('[C6] where none runs (port %s), how to start it', async (at) => {
  await expect(linkIntoRunning(rig.dataDir, at)).rejects.toThrow(/npm start starts it/);
});
