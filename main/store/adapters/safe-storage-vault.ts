/**
 * Electron's safeStorage, by its asynchronous calls: the synchronous ones are deprecated in 45. On Linux
 * without a keyring it may still "encrypt", with a password that is in its source: `basic_text`.
 */
import { safeStorage } from 'electron';
import type { Vault } from '../vault.ts';

const isWeak = (): boolean =>
  process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';

/** The system's safe storage. Only after the app is ready. */
export const createSafeStorageVault = (): Vault => ({
  strength: async () => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
    return isWeak() ? 'weak' : 'keychain';
  },
  seal: (text) => safeStorage.encryptStringAsync(text),
  open: async (sealed) => {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    return { text: result, isStale: shouldReEncrypt };
  },
});
