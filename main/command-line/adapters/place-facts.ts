/** What this machine says of where the socket lies. */
import { tmpdir, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { type SocketPlace, socketPlaces } from '../socket-place.ts';

/** The places for the app with this user data folder. */
export const placesFor = (userData: string): readonly SocketPlace[] =>
  socketPlaces({
    platform: process.platform,
    userData: resolve(userData),
    runtimeDir: process.env['XDG_RUNTIME_DIR'],
    temp: tmpdir(),
    userName: userInfo().username,
    uid: process.getuid?.() ?? null,
  });
