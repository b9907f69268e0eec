/** A calendar from a file on the disk of a desktop (K1). */
import { chmod, mkdir, mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendarSource } from '../../../main/calendar/adapters/calendar-source.ts';
import { MAX_CALENDAR_BYTES } from '../../../shared/calendar/reading/source.ts';
import { fail, ok } from '../../../shared/result.ts';
import { vcalendar, vevent } from '../../support/ical.ts';

const TEXT = vcalendar(vevent('UID:1', 'DTSTART:20260310T090000Z', 'DURATION:PT1H'));
const LATER = TEXT.replace('T09', 'T10');
const source = createCalendarSource();

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-file-'));
  path = join(folder, 'My calendar – Ana.ics');
  await writeFile(path, TEXT);
  await utimes(path, 1000, 1000); // A disk’s clock is coarse: what is written next has another time for certain.
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = (mark: string | null = null, at = path) =>
  source.load({ kind: 'file', path: at }, mark);
const markOf = async (): Promise<string> => {
  const loaded = await load();
  if (!loaded.ok || loaded.value.kind !== 'text') throw new Error('no text');
  return loaded.value.mark;
};

describe('a calendar’s file', () => {
  it('[K1] is read, and not again while it is the same', async () => {
    expect(await load()).toMatchObject({ ok: true, value: { kind: 'text', text: TEXT } });
    expect(await load(await markOf())).toEqual(ok({ kind: 'same' }));
  });

  it('[K1] is read again when it was written anew, though it is as long as before', async () => {
    const mark = await markOf();
    await writeFile(path, LATER);
    expect(LATER).toHaveLength(TEXT.length);
    expect(await load(mark)).toMatchObject({ ok: true, value: { kind: 'text', text: LATER } });
  });

  it('[K1] may go and come back', async () => {
    const mark = await markOf();
    await rm(path);
    expect(await load(mark)).toEqual(fail({ kind: 'no_file' }));
    await writeFile(path, LATER);
    expect(await load(mark)).toMatchObject({ ok: true, value: { text: LATER } });
  });

  it('[K1] may be a folder, or nowhere at all', async () => {
    await mkdir(join(folder, 'folder.ics'));
    for (const at of [join(folder, 'folder.ics'), join(path, 'below.ics'), 'a\0b', ''])
      expect(await load(null, at)).toEqual(fail({ kind: 'no_file' }));
  });

  // Whoever is root may read everything, and Windows keeps no such mode.
  it.skipIf(process.getuid === undefined || process.getuid() === 0)(
    '[K1] may not be ours to read',
    async () => {
      await chmod(path, 0);
      expect(await load()).toEqual(fail({ kind: 'no_file' }));
    },
  );

  it('[K1] may be as large as is read, and no larger', async () => {
    await truncate(path, MAX_CALENDAR_BYTES);
    expect(await load()).toMatchObject({ ok: true });
    await truncate(path, MAX_CALENDAR_BYTES + 1);
    expect(await load()).toEqual(fail({ kind: 'too_large' }));
  });
});
