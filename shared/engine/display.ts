/** Shows the engine's state to whoever listens: the whole view first, then what changed. */
import type { ViewUpdate } from '../bridge/bridge.ts';
import { diffView } from '../bridge/patch.ts';
import type { View } from '../bridge/view.ts';
import type { CancelTimer, Clock } from './ports.ts';
import type { EngineState } from './state.ts';
import { createProjector } from './view.ts';

/**
 * In a large team that changes all the time, the view is made for each picture that a screen can show, and not for each
 * frame that comes.
 */
const SHOW_EVERY_MS = 16;

/** What shows the state. */
export class Display {
  readonly #clock: Clock;
  readonly #project = createProjector();
  readonly #listeners = new Set<(update: ViewUpdate) => void>();
  #state: EngineState;
  #shown: EngineState;
  #shownMono = -Infinity;
  #view: View;
  #cancelTimer: CancelTimer | null = null;

  constructor(clock: Clock, state: EngineState) {
    this.#clock = clock;
    this.#state = state;
    this.#shown = state;
    this.#view = this.#project(state);
  }

  /** The view of the last state that was given to show, at once or soon. */
  view(): View {
    this.#showNow();
    return this.#view;
  }

  subscribe(listener: (update: ViewUpdate) => void): () => void {
    const view = this.view();
    this.#listeners.add(listener);
    listener({ type: 'full', view });
    return () => this.#listeners.delete(listener);
  }

  /** Shows a state now. */
  show(state: EngineState): void {
    this.#state = state;
    this.#showNow();
  }

  /** Shows a state now, after a rest; else with those that follow it fast. */
  showSoon(state: EngineState): void {
    this.#state = state;
    if (this.#cancelTimer !== null) return;
    const restMs = SHOW_EVERY_MS - (state.reading.monotonic - this.#shownMono);
    if (restMs <= 0) this.#showNow();
    else this.#cancelTimer = this.#clock.setTimer(restMs, () => this.#showNow());
  }

  /** Shows nothing by itself any more. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  #showNow(): void {
    this.stop();
    if (this.#shown === this.#state) return;
    this.#shown = this.#state;
    this.#shownMono = this.#state.reading.monotonic;
    const next = this.#project(this.#state);
    const patch = diffView(this.#view, next);
    this.#view = next;
    if (patch !== null) for (const listener of this.#listeners) listener({ type: 'patch', patch });
  }
}
