/** What an earlier relay kept of urgent messages: those that broke through are known by their batches (H10). */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../server/storage/adapters/sqlite.ts';
import { startFocus, startRig, words } from '../../support/relay-rig.ts';

const URGENT = { urgency: 'urgent', urgentReason: 'now' };

/** A folder with a message that broke through and one that came to somebody free; their ids. */
const filled = async () => {
  const rig = await startRig();
  const ana = await rig.team();
  const [a, b] = [await rig.online(ana), await rig.online(await rig.join(ana.inviteUrl, 'Ben'))];
  const send = async (): Promise<string> => {
    const message = words(ana.memberId, '"reason":"urgent"', URGENT);
    expect(await b.ask('message.send', message)).toMatchObject({ state: 'delivered' });
    return message.messageId;
  };
  const live = await send();
  await startFocus(rig, a, 60_000, 'allow');
  const through = await send();
  a.close();
  b.close();
  await rig.relay().stop();
  return { rig, ids: [live, through] };
};

it('[H10] knows what broke through before it was noted', async () => {
  const { rig, ids } = await filled();
  const database = new Database(join(rig.dataDir, 'relay.db'));
  database.exec(`ALTER TABLE messages DROP COLUMN broke_through;
    DELETE FROM kysely_migration WHERE name = '0010-broke-through'`);
  database.close();
  const opened = await openSqliteStore(rig.dataDir, { report: () => undefined });
  if (!opened.ok) throw new Error('The store does not open.');
  const found = await opened.value.messages(ids);
  expect(ids.map((id) => found.find(({ messageId }) => messageId === id)?.brokeThrough)).toEqual([
    false,
    true,
  ]);
  await opened.value.close();
  await rig.close();
});
