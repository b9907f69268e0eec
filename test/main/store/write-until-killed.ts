/** A process that writes to a journal as fast as it can and says each write that resolved; the test kills it. */
import { openJournalStore } from '../../../main/store/adapters/journal-store.ts';

const store = await openJournalStore({
  path: process.argv[2] ?? '',
  reporter: { report: () => undefined },
  onSetAside: () => undefined,
  rewriteAboveBytes: 100_000,
});
for (let i = 0; ; i += 1) {
  await store.write([
    { op: 'put', key: 'cursor', value: i },
    { op: 'put', key: `entry/${i % 50}`, value: { i, body: 'x'.repeat(2000) } },
  ]);
  process.stdout.write(`${i}\n`);
}
