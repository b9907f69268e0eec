/** Keeps a secret so that only this user on this machine can read it (C6). */

/** What a vault opened. */
export interface Opened {
  readonly text: string;
  /** The key changed: seal it anew. */
  readonly isStale: boolean;
}

/** The system's safe storage. */
export interface Vault {
  /** `keychain`: sealed by the system. `weak`: sealed with a key that everybody knows. `none`: not at all. */
  strength(): Promise<'keychain' | 'weak' | 'none'>;
  /** Rejects when it cannot. */
  seal(text: string): Promise<Buffer>;
  /** Rejects when it cannot: another key, or a keychain that stays locked. */
  open(sealed: Buffer): Promise<Opened>;
}
