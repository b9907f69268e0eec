/** Tells apart why a data folder can't be opened, from what the system and SQLite throw. */
import type { OpenFault } from '../open-fault.ts';
import { codeOf } from './check.ts';

/** A fault that was found by looking, on its way out of an open. */
export class Refusal extends Error {
  readonly fault: OpenFault;
  constructor(fault: OpenFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const pathOf = (cause: unknown): string | null =>
  cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : null;

/** The errors beneath an error, itself first: a migration wraps what stopped it. */
const causesOf = (cause: unknown): readonly unknown[] =>
  cause instanceof Error && cause.cause !== undefined ? [cause, ...causesOf(cause.cause)] : [cause];

const kindOf = (code: string): 'denied' | 'readOnly' | 'full' | 'notAFolder' | 'missing' | null => {
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  if (code === 'EROFS' || code.startsWith('SQLITE_READONLY')) return 'readOnly';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return 'full';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'notAFolder';
  return code === 'ENOENT' ? 'missing' : null;
};

/** The fault that an error stands for. `folder` is named where the error names no path. */
export const openFaultOf = (cause: unknown, folder: string): OpenFault => {
  for (const one of causesOf(cause)) {
    if (one instanceof Refusal) return one.fault;
    const code = codeOf(one);
    if (code.startsWith('SQLITE_BUSY')) return { kind: 'inUse' };
    // A file that is there and that SQLite can't open is one that this user may not.
    const kind = code.startsWith('SQLITE_CANTOPEN') ? 'denied' : kindOf(code);
    if (kind !== null) return { kind, path: pathOf(one) ?? folder };
  }
  return { kind: 'unreadable', detail: cause instanceof Error ? cause.message : String(cause) };
};
