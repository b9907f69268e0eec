/**
 * Credentials in the browser's database. A browser has no keychain: whoever can use this browser profile can
 * use the token, which is why the settings say so (C6).
 */
import * as z from 'zod';
import type { CredentialStore } from '../../../shared/engine/ports.ts';
import { change, readAll } from './database.ts';

const KEY = 'current';
const credentials = z.object({
  relayUrl: z.string(),
  token: z.string(),
  memberId: z.string(),
  teamId: z.string(),
});

/** Credentials on an open database. */
export const createBrowserCredentials = (database: IDBDatabase): CredentialStore => ({
  load: async () => {
    const parsed = credentials.safeParse((await readAll(database, 'credentials')).get(KEY));
    return parsed.success ? parsed.data : null;
  },
  save: (next) => change(database, 'credentials', (store) => void store.put(next, KEY)),
  clear: () => change(database, 'credentials', (store) => void store.delete(KEY)),
});
