/** One connection of a command to the app: lines in, lines out, within bounds of size and time (D3). */
import type { Socket } from 'node:net';
import {
  type Answered,
  answerQuestion,
  type CommandHost,
  notARequest,
  parseRequestLine,
} from '../answer.ts';
import { REQUEST_BYTES } from '../wire.ts';

/** Sending a request, waiting for its answer and taking that may each take so long; then the connection ends. */
export const PATIENCE_MS = 10_000;

/** Serves a connection until it ends. `onQuit` is called once the answer to quitting went out. */
export const serveConnection = (
  socket: Socket,
  host: CommandHost,
  onQuit: () => void,
  patienceMs: number,
): void => {
  let waiting = Buffer.alloc(0);
  let isBusy = false;
  const timer = setTimeout(() => socket.destroy(), patienceMs);

  const say = ({ reply }: Answered): Promise<void> =>
    new Promise((resolve) => socket.write(`${JSON.stringify(reply)}\n`, () => resolve()));
  const refuse = async (answered: Answered): Promise<void> => {
    await say(answered);
    socket.destroySoon(); // What is still to be read is not.
  };

  const answer = async (line: string): Promise<void> => {
    const question = parseRequestLine(line);
    if (!question.ok) return refuse(question.error);
    const answered = await answerQuestion(host, question.value);
    await say(answered);
    if (answered.thenQuit) onQuit();
  };

  const next = async (): Promise<void> => {
    for (;;) {
      const end = waiting.indexOf(0x0a);
      if ((end === -1 ? waiting.length : end) >= REQUEST_BYTES)
        return refuse(notARequest('a line is too long'));
      if (end === -1) return;
      const line = waiting.subarray(0, end).toString('utf8');
      waiting = waiting.subarray(end + 1);
      timer.refresh();
      await answer(line);
      timer.refresh();
      if (!socket.writable) return;
    }
  };

  const take = async (part: Buffer): Promise<void> => {
    waiting = Buffer.concat([waiting, part]);
    if (isBusy) return;
    isBusy = true;
    socket.pause(); // What comes meanwhile waits with the system, not here.
    await next();
    isBusy = false;
    socket.resume();
  };

  socket.on('data', (part: Buffer) => void take(part).catch(() => socket.destroy()));
  socket.on('error', () => socket.destroy()); // The other end went away: there is nobody to tell.
  socket.on('close', () => clearTimeout(timer));
};
