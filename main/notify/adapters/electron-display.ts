/** Electron's own notifications: they have buttons, and tell when they could not be shown, on macOS and Windows. */
import { Notification as ElectronNotification } from 'electron';
import type { Clock, Notification } from '../../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { NoteDisplay, NoteEvents } from '../display.ts';

/** After so long without a word it is taken as shown: neither `show` nor `failed` is promised. */
const NO_WORD_MS = 3000;

const make = (note: Notification, icon: string): ElectronNotification =>
  new ElectronNotification({
    title: note.title,
    body: note.body,
    // macOS shows the app's own icon by itself, and a second one beside it where one is given.
    ...(process.platform === 'darwin' ? {} : { icon }),
    silent: note.silent === true,
    urgency: note.urgent === true ? 'critical' : 'normal',
    actions: (note.actions ?? []).map(({ label }) => ({ type: 'button', text: label })),
  });

class ElectronDisplay implements NoteDisplay {
  readonly #icon: string;
  readonly #clock: Pick<Clock, 'setTimer'>;
  /** Kept: one that is collected as garbage is gone from the screen. */
  #shown: ElectronNotification | null = null;

  constructor(icon: string, clock: Pick<Clock, 'setTimer'>) {
    this.#icon = icon;
    this.#clock = clock;
  }

  show(note: Notification, events: NoteEvents): Promise<Result<string, string>> {
    if (!ElectronNotification.isSupported())
      return Promise.resolve(fail('Electron cannot show notifications here'));
    this.close();
    const made = make(note, this.#icon);
    this.#shown = made;
    const isNow = (): boolean => this.#shown === made;
    const act = (index: number | null): void => {
      if (!isNow()) return;
      this.close();
      events.onActed(index);
    };
    made.on('click', () => act(null));
    made.on('action', ({ actionIndex }) => act(actionIndex));
    // On Windows it may have left the screen for the Action Center, where it can still be acted on and closed.
    made.on('close', () => {
      if (isNow()) events.onClosed();
    });
    return new Promise((resolve) => {
      const said = (answer: Result<string, string>): void => {
        cancel();
        if (!answer.ok && isNow()) this.#shown = null;
        resolve(answer);
      };
      const cancel = this.#clock.setTimer(NO_WORD_MS, () =>
        said(ok('Electron, without a word whether it was shown')),
      );
      made.on('show', () => said(ok('Electron, with actions')));
      made.on('failed', (_event, why) => said(fail(`Electron could not show it (${why})`)));
      made.show();
    });
  }

  close(): void {
    const shown = this.#shown;
    this.#shown = null;
    shown?.close();
  }
}

/** Shows notifications by Electron, each in the place of the one before. */
export const createElectronDisplay = (icon: string, clock: Pick<Clock, 'setTimer'>): NoteDisplay =>
  new ElectronDisplay(icon, clock);
