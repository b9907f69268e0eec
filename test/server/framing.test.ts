/** Texts as frames, read again by the other side of `ws`. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { newFraming } from '../../server/socket/adapters/framing.ts';

// The part of `ws` that reads frames; it is exported, and its types do not say so.
const { Receiver } = ws as unknown as { readonly Receiver: new () => Writable };

const read = async (bytes: Buffer, count: number): Promise<readonly string[]> => {
  const receiver = new Receiver();
  const texts: string[] = [];
  receiver.on('message', (data: Buffer, isBinary: boolean) => {
    expect(isBinary).toBe(false);
    texts.push(data.toString());
  });
  receiver.end(bytes);
  if (count > 0) await once(receiver, 'finish');
  return texts;
};

it('[P6] frames any texts so that the other side reads them, in their order', async () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (some) => {
      expect(await read(newFraming()(some), some.length)).toEqual(some);
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
  const bytes = framed(['a', 'b']);
  expect(framed(['a', 'b'])).toBe(bytes);
  expect(framed(['a'])).not.toBe(bytes);
  expect(framed(['a', 'c']).equals(bytes)).toBe(false);
});
