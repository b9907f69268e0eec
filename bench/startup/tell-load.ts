/** Runs in the app's process before the app does: tells when it asks for its page, and what that took of the CPU. */
import { StandInWindow } from '../../test/support/electron-stand-in/browser-window.ts';
import { LOAD_MARK } from './mark.ts';

const load = Reflect.get(StandInWindow.prototype, 'loadURL');
const atStart = { wall: performance.now(), cpu: process.cpuUsage() };

StandInWindow.prototype.loadURL = function (url) {
  const { user, system } = process.cpuUsage(atStart.cpu);
  const line = { wallMs: performance.now() - atStart.wall, cpuMs: (user + system) / 1000 };
  process.stdout.write(`${LOAD_MARK}${JSON.stringify(line)}\n`);
  return load.call(this, url);
};
