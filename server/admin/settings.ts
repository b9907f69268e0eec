/** The options on the admin address: where health and metrics are served. */
import { fail, ok, type Result } from '../../shared/result.ts';
import { isLoopback } from '../access/settings.ts';

/** The options by their flags. */
export const ADMIN_FLAGS = {
  'admin-port': { takes: 'N', means: 'port for health and metrics, 0 for a free one (none)' },
  'admin-host': { takes: 'ADDR', means: 'address for health and metrics (127.0.0.1)' },
} as const;
type AdminFlag = keyof typeof ADMIN_FLAGS;

/** Where health and metrics are served. */
export interface AdminAddress {
  readonly host: string;
  readonly port: number;
}

/** A port number; null for what is none. */
export const parsePort = (text: string): number | null => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return port <= 65_535 ? port : null;
};

/** Reads the options; null where there is to be no admin address. */
export const readAdmin = (
  get: (flag: AdminFlag) => string | null,
): Result<AdminAddress | null, string> => {
  const text = get('admin-port');
  const host = get('admin-host') ?? '127.0.0.1';
  if (text === null)
    return get('admin-host') === null
      ? ok(null)
      : fail('--admin-host needs --admin-port: name the port for health and metrics as well');
  const port = parsePort(text);
  if (port === null) return fail('--admin-port must be a number from 0 to 65535');
  return isLoopback(host)
    ? ok({ host, port })
    : fail(`Anyone who reaches ${host} could read the metrics: choose a loopback --admin-host`);
};
