/**
 * A program that shows notifications, where nothing better does: `notify-send`, or what node-notifier brings along.
 * Clicks come back on macOS and Windows; on Linux there a notification is a hint only. Nothing of it can be taken back.
 */
import type { Notification, Reporter } from '../../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { NoteDisplay, NoteEvents } from '../display.ts';
import { notifierOptions } from '../options.ts';

/** What it needs to know. */
export interface ProgramSetup {
  readonly icon: string;
  readonly appId: string;
  readonly reporter: Reporter;
}

/** Only the code: the message of the error is the command line, with the texts in it. */
const faultOf = (error: Error): string =>
  `no program could show it (${'code' in error ? String(error.code) : error.name})`;

/** Where the callback comes only when the notification is over, it was handed over long before. */
const isToldAtTheEnd = process.platform === 'darwin' || process.platform === 'win32';

const show = async (
  { icon, appId, reporter }: ProgramSetup,
  note: Notification,
  events: NoteEvents,
): Promise<Result<string, string>> => {
  const { default: nodeNotifier } = await import('node-notifier'); // Mostly nobody needs it.
  const options = notifierOptions(note, process.platform, icon, appId);
  return new Promise((resolve) => {
    nodeNotifier.notify(options, (error, response) => {
      // Without a fault it is null, or what the program wrote to stderr, mostly nothing.
      if (error instanceof Error) {
        if (isToldAtTheEnd) reporter.report(`Of a notification ${faultOf(error)}`);
        resolve(fail(faultOf(error)));
      } else resolve(ok('a program beside Fermata, without actions'));
      if (response === 'activate') events.onActed(null);
    });
    if (isToldAtTheEnd) resolve(ok('a program beside Fermata, without actions'));
  });
};

/** Shows notifications by a program; one with the same tag is replaced where the system can. */
export const createProgramDisplay = (setup: ProgramSetup): NoteDisplay => ({
  show: (note, events) => show(setup, note, events).catch(() => fail('node-notifier is not there')),
  close: () => undefined,
});
