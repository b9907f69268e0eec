/** Where the app listens for commands (D3): one place for each user data folder. Pure but for a digest. */
import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';

/** What decides it. */
export interface PlaceFacts {
  readonly platform: NodeJS.Platform;
  readonly userData: string;
  /** XDG_RUNTIME_DIR. */
  readonly runtimeDir: string | undefined;
  readonly temp: string;
  readonly userName: string;
  /** Null on Windows. */
  readonly uid: number | null;
}

/** A socket and the folder that guards it; a named pipe has none. */
export interface SocketPlace {
  readonly folder: string | null;
  readonly path: string;
}

/** `sun_path` has 108 bytes on Linux and 104 on macOS, the last of which is 0. */
const longest = (platform: NodeJS.Platform): number => (platform === 'linux' ? 107 : 103);

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const pipe = ({ userData, userName }: PlaceFacts): SocketPlace => ({
  folder: null,
  path: `\\\\.\\pipe\\fermata-${shortHash(`${userName}\0${userData}`.toLowerCase())}`,
});

/**
 * Places in the order in which they are tried: the app listens at the first that it can make, a command asks at each.
 * A command may run without XDG_RUNTIME_DIR (cron), so on Linux its usual value is among them.
 */
export const socketPlaces = (facts: PlaceFacts): readonly SocketPlace[] => {
  const { platform, userData, runtimeDir, temp, uid } = facts;
  if (platform === 'win32') return [pipe(facts)];
  const name = `${shortHash(userData)}.sock`;
  const runtime = [
    ...(runtimeDir !== undefined && isAbsolute(runtimeDir) ? [runtimeDir] : []),
    ...(platform === 'linux' && uid !== null ? [`/run/user/${uid}`] : []),
  ];
  const folders = [...new Set(runtime)].map((folder) => join(folder, 'fermata'));
  const places = [
    ...folders.map((folder) => ({ folder, path: join(folder, name) })),
    { folder: join(userData, 'run'), path: join(userData, 'run', 'command.sock') },
    {
      folder: join(temp, `fermata-${uid ?? 0}`),
      path: join(temp, `fermata-${uid ?? 0}`, name),
    },
  ];
  return places.filter(({ path }) => Buffer.byteLength(path) <= longest(platform));
};
