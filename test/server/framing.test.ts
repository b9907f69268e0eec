/** Texts as frames, read again by the other side of `ws`. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { type Frame, textOf } from '../../server/core/frames.ts';
import { newFraming } from '../../server/socket/adapters/framing.ts';

// The part of `ws` that reads frames; it is exported, and its types do not say so.
const { Receiver } = ws as unknown as { readonly Receiver: new () => Writable };

const read = async (pieces: readonly Buffer[], count: number): Promise<readonly string[]> => {
  const receiver = new Receiver();
  const texts: string[] = [];
  receiver.on('message', (data: Buffer, isBinary: boolean) => {
    expect(isBinary).toBe(false);
    texts.push(data.toString());
  });
  for (const piece of pieces) receiver.write(piece);
  receiver.end();
  if (count > 0) await once(receiver, 'finish');
  return texts;
};

it('[P6] frames any texts so that the other side reads them, in their order', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  const tail = text.map((it) => Buffer.from(it));
  const frame: fc.Arbitrary<Frame> = fc.oneof(text, fc.record({ head: text, tail }));
  const frames = fc.array(frame, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(frames, async (some) => {
      expect(await read(newFraming()(some), some.length)).toEqual(some.map(textOf));
    }),
  );
});

it.each([0, 1, 125, 126, 65_535, 65_536, 300_000])(
  '[P6] frames a text of %d bytes',
  async (length) => {
    const text = 'x'.repeat(length);
    expect(await read(newFraming()([text]), 1)).toEqual([text]);
  },
);

it('[P6] frames what many get once', () => {
  const framed = newFraming();
  const pieces = framed(['a', 'b']);
  expect(framed(['a', 'b'])).toBe(pieces);
  expect(framed(['a'])).not.toBe(pieces);
  expect(framed(['a', 'c'])).not.toEqual(pieces);
});

it('[P6] writes what frames share as it is, and copies none of it', () => {
  const framed = newFraming();
  const tail = Buffer.from('x'.repeat(100_000));
  const written = ['a', 'b'].flatMap((head) => framed([head, { head, tail }, head]));
  expect(written.filter((piece) => piece === tail)).toHaveLength(2);
  const others = written.filter((piece) => piece !== tail);
  expect(Buffer.concat(others).length).toBeLessThan(100);
});
