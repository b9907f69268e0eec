/** Notifications on the desktop, one at a time, by the first way that works (D4). */
import type {
  CancelTimer,
  Clock,
  Notification,
  Notifier,
  Reporter,
} from '../../shared/engine/ports.ts';
import { type Act, actOf, type NoteDisplay, type NoteEvents } from './display.ts';

/** So long an urgent notification is not replaced by a lesser one, unless it is closed before. */
const URGENT_STAYS_MS = 60_000;

/** What the notifier is made of. */
export interface DesktopNotifierDeps {
  readonly clock: Pick<Clock, 'monotonic' | 'setTimer'>;
  readonly reporter: Reporter;
  /** The best first. */
  readonly displays: readonly NoteDisplay[];
  onAct(act: Act): void;
}

/** A notifier that can say how it shows them. */
export interface DesktopNotifier extends Notifier {
  /** By what the last one was shown, in words for a diagnosis. */
  describe(): string;
}

/** The notification that has its turn. */
interface Current {
  readonly note: Notification;
  readonly sinceMono: number;
}

class OneAtATime implements DesktopNotifier {
  readonly #deps: DesktopNotifierDeps;
  /** The one that is on the screen, or on its way there. */
  #current: Current | null = null;
  /** The one that may be acted on: also when it has left the screen for the system's list. */
  #latest: Current | null = null;
  /** A lesser one that waits until an urgent one has been there for long enough. */
  #next: Notification | null = null;
  #cancelNext: CancelTimer = () => undefined;
  #used: NoteDisplay | null = null;
  #words = 'none was shown yet';
  /** What is asked of the displays happens in order. */
  #line: Promise<void> = Promise.resolve();

  constructor(deps: DesktopNotifierDeps) {
    this.#deps = deps;
  }

  notify(note: Notification): void {
    const leftMs = note.urgent === true ? 0 : this.#urgentLeftMs();
    if (leftMs > 0) this.#wait(note, leftMs);
    else {
      // An urgent one that comes first takes nothing from the one that waits.
      if (note.urgent === true && this.#next !== null) this.#wait(this.#next, URGENT_STAYS_MS);
      else this.#wait(null, 0);
      this.#put(note);
    }
  }

  withdraw(place: Notification['place'] | null): void {
    const isMeant = (note: Notification): boolean =>
      place === null ? note.urgent !== true : note.place === place;
    if (this.#next !== null && isMeant(this.#next)) this.#wait(null, 0);
    if (this.#latest === null || !isMeant(this.#latest.note)) return;
    this.#current = null;
    this.#latest = null;
    this.#then(() => this.#used?.close());
    this.#putNext();
  }

  describe(): string {
    return this.#words;
  }

  #wait(note: Notification | null, ms: number): void {
    this.#cancelNext();
    this.#next = note;
    if (note === null) return;
    this.#cancelNext = this.#deps.clock.setTimer(ms, () => this.#putNext());
  }

  #urgentLeftMs(): number {
    if (this.#current?.note.urgent !== true) return 0;
    return this.#current.sinceMono + URGENT_STAYS_MS - this.#deps.clock.monotonic();
  }

  #putNext(): void {
    const note = this.#next;
    this.#wait(null, 0);
    if (note !== null) this.#put(note);
  }

  #put(note: Notification): void {
    const mine: Current = { note, sinceMono: this.#deps.clock.monotonic() };
    this.#current = mine;
    this.#latest = mine;
    this.#then(() => (this.#current === mine ? this.#show(mine) : undefined));
  }

  #then(run: () => Promise<void> | void): void {
    this.#line = this.#line
      .then(run)
      .catch((cause: unknown) => this.#deps.reporter.report('A notification failed', cause));
  }

  #leave(mine: Current): void {
    if (this.#current !== mine) return;
    this.#current = null;
    this.#putNext();
  }

  async #show(mine: Current): Promise<void> {
    const events: NoteEvents = {
      onActed: (index: number | null): void => {
        if (this.#latest !== mine) return;
        this.#latest = null;
        this.#deps.onAct(actOf(mine.note, index));
        this.#leave(mine);
      },
      onClosed: (): void => this.#leave(mine),
    };
    const faults: string[] = [];
    for (const display of this.#deps.displays) {
      const shown = await display.show(mine.note, events);
      if (shown.ok) {
        if (this.#used !== display) this.#used?.close();
        this.#used = display;
        this.#words = [shown.value, ...faults].join('; ');
        return;
      }
      faults.push(shown.error);
    }
    this.#words = `none could be shown: ${faults.join('; ')}`;
    this.#deps.reporter.report(`A notification could not be shown: ${faults.join('; ')}`);
  }
}

/** A notifier on these ways to show one. */
export const createDesktopNotifier = (deps: DesktopNotifierDeps): DesktopNotifier =>
  new OneAtATime(deps);
