import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derivedUuid, sha256Hex } from '../../../shared/domain/derived-id.ts';

describe('ids derived from a text', () => {
  it('[F3] the digest is SHA-256: the vectors of FIPS 180-4', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  it('[F3] the digest agrees with the platform for every length around a block, and beyond ASCII', () => {
    const texts = Array.from({ length: 200 }, (_, length) => 'é%a\u{1F3B5}'.repeat(length));
    for (const text of [...texts, 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'a\nb\0c'])
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });

  it('[F3] the same text gives the same UUID, another text another, and all are valid', () => {
    const texts = Array.from({ length: 2000 }, (_, i) => `member-${i % 50}:${Math.floor(i / 50)}`);
    const ids = texts.map(derivedUuid);
    expect(new Set(ids).size).toBe(texts.length);
    expect(texts.map(derivedUuid)).toEqual(ids);
    for (const id of ids) {
      expect(z.uuid().safeParse(id).success).toBe(true);
      expect(id.charAt(14)).toBe('8');
    }
  });

  it('[F3] a lone surrogate is taken for U+FFFD rather than thrown at', () => {
    expect(sha256Hex('\ud800')).toBe(sha256Hex('\ufffd'));
  });
});
