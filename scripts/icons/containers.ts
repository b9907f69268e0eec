/** The two containers that hold a picture in several sizes: ICO for Windows, ICNS for macOS. Both take PNGs as they are. */

/** A square PNG and the length of its side, px. */
export interface SizedPng {
  readonly px: number;
  readonly png: Buffer;
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;

const icoEntry = ({ px, png }: SizedPng, offset: number): Buffer => {
  const entry = Buffer.alloc(ICO_ENTRY);
  // One byte each: 0 stands for 256.
  entry.writeUInt8(px % 256, 0);
  entry.writeUInt8(px % 256, 1);
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(32, 6);
  entry.writeUInt32LE(png.length, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
};

/** A Windows icon. Sides up to 256 px. */
export const icoOf = (pictures: readonly SizedPng[]): Buffer => {
  const header = Buffer.alloc(ICO_HEADER);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = ICO_HEADER + ICO_ENTRY * pictures.length;
  const entries = pictures.map((picture) => {
    const entry = icoEntry(picture, offset);
    offset += picture.png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
};

/** What macOS calls its sizes; those of 16 and 32 px at 1x it makes from the ones at 2x. */
const ICNS_TYPES = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

const icnsChunk = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
};

/** A macOS icon, of every size that it has a name for. */
export const icnsOf = (pictures: readonly SizedPng[]): Buffer =>
  icnsChunk(
    'icns',
    Buffer.concat(
      ICNS_TYPES.flatMap(([type, px]) =>
        pictures.filter((picture) => picture.px === px).map(({ png }) => icnsChunk(type, png)),
      ),
    ),
  );
