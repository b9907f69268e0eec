/** electron-builder.yml against electron-builder's own schema, which `build` asks before anything else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packWithStub } from '../../scripts/package/pack.ts';

/** Thrown by the first thing that is asked once the configuration is read and found valid. */
const VALID = new Error('valid');
const root = join(import.meta.dirname, '../..');

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'fermata-config-'));
});
afterEach(() => rmSync(out, { recursive: true }));

describe('electron-builder.yml', () => {
  it('[D10] is valid by the schema of electron-builder', async () => {
    const ask = (): Promise<void> => Promise.reject(VALID);
    await expect(packWithStub({ system: 'linux', out, ask })).rejects.toBe(VALID);
  });

  it('[D10] would be refused with a setting that there is not', async () => {
    const changes = { linux: { tragets: ['deb'] } } as object;
    await expect(packWithStub({ system: 'linux', out, changes })).rejects.toThrow(
      /configuration\.linux/,
    );
  });

  it('[D10] names no address for updates: that is for whoever packs', () => {
    const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    expect(text).toContain('${env.FERMATA_UPDATE_URL}');
    expect(text).not.toMatch(/https?:\/\//);
  });
});
