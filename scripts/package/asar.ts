/** Reads asar archives: a header of JSON that names every file, then the files one after the other. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

/** A file of an archive. */
export interface AsarFile {
  /** With slashes, from the root of the archive. */
  readonly path: string;
  readonly bytes: number;
  /** It lies beside the archive, in `<archive>.unpacked`. */
  readonly isUnpacked: boolean;
  readonly content: Buffer;
}

interface Folder {
  readonly files: Readonly<Record<string, Folder | Entry>>;
}
interface Entry {
  readonly size: number;
  readonly offset?: string | undefined;
  readonly unpacked?: boolean | undefined;
}

const folder: z.ZodType<Folder> = z.object({
  files: z.record(
    z.string(),
    z.union([
      z.lazy(() => folder),
      z.object({
        size: z.number(),
        offset: z.string().optional(),
        unpacked: z.boolean().optional(),
      }),
    ]),
  ),
});

/** The whole header is framed by its length, and so is the JSON in it; the files begin behind it. */
const HEADER_LENGTH_AT = 4;
const JSON_LENGTH_AT = 12;
const JSON_AT = 16;

/** All files of an archive, with what they hold. Throws for what is no archive, or holds a link. */
export const readAsar = (archive: string): readonly AsarFile[] => {
  const all = readFileSync(archive);
  const filesAt = 8 + all.readUInt32LE(HEADER_LENGTH_AT);
  const json = all.toString('utf8', JSON_AT, JSON_AT + all.readUInt32LE(JSON_LENGTH_AT));
  const contentOf = (path: string, entry: Entry): Buffer => {
    if (entry.unpacked === true) return readFileSync(join(`${archive}.unpacked`, path));
    const at = filesAt + Number(entry.offset);
    return all.subarray(at, at + entry.size);
  };
  const walk = (within: Folder, above: string): readonly AsarFile[] =>
    Object.entries(within.files).flatMap(([name, entry]): readonly AsarFile[] => {
      const path = `${above}${name}`;
      if ('files' in entry) return walk(entry, `${path}/`);
      const content = contentOf(path, entry);
      return [{ path, bytes: entry.size, isUnpacked: entry.unpacked === true, content }];
    });
  return walk(folder.parse(JSON.parse(json)), '');
};

/** Writes files into a folder, as they lie in their archive. */
export const extractTo = (target: string, files: readonly AsarFile[]): void => {
  for (const file of files) {
    mkdirSync(dirname(join(target, file.path)), { recursive: true });
    writeFileSync(join(target, file.path), file.content);
  }
};
