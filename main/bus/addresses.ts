/** Where the buses are. */
import type { BusKind } from './message-bus.ts';

const SYSTEM = 'unix:path=/run/dbus/system_bus_socket';

/** The addresses to try in their order; none when nothing tells of one. */
export const busAddresses = (
  kind: BusKind,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] => {
  const told = env[kind === 'session' ? 'DBUS_SESSION_BUS_ADDRESS' : 'DBUS_SYSTEM_BUS_ADDRESS'];
  if (told !== undefined && told !== '') return told.split(';').filter((one) => one !== '');
  if (kind === 'system') return [SYSTEM];
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime === undefined || runtime === '' ? [] : [`unix:path=${runtime}/bus`];
};
