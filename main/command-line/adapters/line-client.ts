/** A command's connection to the running app. */
import { connect, type Socket } from 'node:net';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AppLine } from '../ports.ts';
import type { SocketPlace } from '../socket-place.ts';
import { ANSWER_BYTES } from '../wire.ts';
import { isOwnFolder } from './own-folder.ts';

/** The app answers within this or is taken not to; longer than it waits for its relay. */
const ANSWER_MS = 12_000;
/** Ending takes the app under two seconds. */
const END_MS = 5000;

const open = (path: string): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', () => resolve(null)); // Not there, or left behind by an app that was killed.
  });

const within = <T>(ms: number, late: T, begin: (settle: (value: T) => void) => void): Promise<T> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(late), ms);
    begin((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

const readLine = (socket: Socket): Promise<Result<string, 'silent' | 'gone'>> => {
  const parts: Buffer[] = [];
  let size = 0;
  return within<Result<string, 'silent' | 'gone'>>(ANSWER_MS, fail('silent'), (settle) => {
    const onData = (part: Buffer): void => {
      parts.push(part);
      size += part.length;
      const isWhole = part.includes(0x0a);
      if (!isWhole && size <= ANSWER_BYTES) return;
      socket.off('data', onData);
      settle(isWhole ? ok(Buffer.concat(parts).toString('utf8')) : fail('gone'));
    };
    socket.on('data', onData);
    socket.once('close', () => settle(fail('gone')));
  });
};

const lineOn = (socket: Socket): AppLine => {
  socket.on('error', () => socket.destroy()); // Told by `close`, which is listened to.
  return {
    ask: (text) => {
      const answer = readLine(socket);
      socket.write(`${text}\n`);
      return answer;
    },
    ended: () =>
      within(END_MS, false, (settle) => {
        if (socket.closed) settle(true);
        else socket.once('close', () => settle(true));
      }),
    close: () => socket.destroy(),
  };
};

/** Connects to the app at the first place where one answers; null where none runs. */
export const connectToApp = async (places: readonly SocketPlace[]): Promise<AppLine | null> => {
  for (const { folder, path } of places) {
    if (folder !== null && !isOwnFolder(folder)) continue;
    const socket = await open(path);
    if (socket !== null) return lineOn(socket);
  }
  return null;
};
