import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentialStore } from '../../../main/store/adapters/credential-store.ts';
import type { Vault } from '../../../main/store/vault.ts';
import type { Credentials, CredentialStore } from '../../../shared/engine/ports.ts';

const credentials: Credentials = {
  relayUrl: 'https://relay.example',
  token: 'secret-token-0123456789',
  memberId: 'm1',
  teamId: 't1',
};
/** Seals by reversing: enough to see whether it was asked. */
const createVault = (
  strength: Awaited<ReturnType<Vault['strength']>>,
  isLocked = false,
): Vault => ({
  strength: () => Promise.resolve(strength),
  seal: (text) => Promise.resolve(Buffer.from(text).reverse()),
  open: (sealed) =>
    isLocked
      ? Promise.reject(new Error('locked'))
      : Promise.resolve({ text: Buffer.from(sealed).reverse().toString(), isStale: false }),
});

describe('credentials', () => {
  let folder: string;
  let path: string;
  let told: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fermata-credentials-'));
    path = join(folder, 'credentials.json');
    told = [];
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = (vault: Vault): CredentialStore =>
    createCredentialStore({
      path,
      vault,
      reporter: { report: (what, cause) => told.push(`report: ${what} ${String(cause)}`) },
      onPlainToken: () => told.push('plain'),
      onUnreadable: () => told.push('unreadable'),
    });

  it('[C6] keeps the token sealed, in a file that only its owner can read', async () => {
    await open(createVault('keychain')).save(credentials);
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(credentials.token);
    expect(text).not.toContain(Buffer.from(credentials.token).toString('base64'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await open(createVault('keychain')).load()).toEqual(credentials);
    expect(told).toEqual([]);
  });

  it.each(['none', 'weak'] as const)(
    '[C6] works with a keychain that is %s, and says so',
    async (strength) => {
      await open(createVault(strength)).save(credentials);
      expect(await open(createVault(strength)).load()).toEqual(credentials);
      expect(told).toContain('plain');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    },
  );

  it('[C6] seals a plain token as soon as there is a keychain', async () => {
    await open(createVault('none')).save(credentials);
    told = [];
    expect(await open(createVault('keychain')).load()).toEqual(credentials);
    expect(await readFile(path, 'utf8')).not.toContain(credentials.token);
    expect(told).toEqual([]);
  });

  it('[C6] keeps a file that it cannot open for a keychain that opens later, and tells no secret', async () => {
    await open(createVault('keychain')).save(credentials);
    expect(await open(createVault('keychain', true)).load()).toBeNull();
    expect(told).toContain('unreadable');
    expect(told.join()).not.toContain(credentials.token);
    expect(await open(createVault('keychain')).load()).toEqual(credentials);
  });

  it('takes a file that is not its own for unreadable, and overwrites it only with new credentials', async () => {
    await writeFile(path, '{"version":1,"token":"secret-token-0123456789"');
    expect(await open(createVault('keychain')).load()).toBeNull();
    expect(told.join()).not.toContain('secret-token');
    await open(createVault('keychain')).save(credentials);
    expect(await open(createVault('keychain')).load()).toEqual(credentials);
  });

  it('forgets them', async () => {
    const store = open(createVault('keychain'));
    expect(await store.load()).toBeNull();
    await store.save(credentials);
    await store.clear();
    await store.clear();
    expect(await store.load()).toBeNull();
  });
});
