/** Shows the engine's state to whoever listens: the whole view first, then what changed. */
import type { ViewUpdate } from '../bridge/bridge.ts';
import { diffView } from '../bridge/patch.ts';
import type { View } from '../bridge/view.ts';
import type { CancelTimer, Clock } from './ports.ts';
import type { EngineState } from './state.ts';
import { createProjector, type Projection } from './view.ts';

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
  #projection: Projection;
  #cancelTimer: CancelTimer | null = null;

  constructor(clock: Clock, state: EngineState) {
    this.#clock = clock;
    this.#state = state;
    this.#shown = state;
    this.#projection = this.#project(state);
  }

  /** The view of the last state that was given to show, at once or soon. */
  view(): View {
    this.#showNow();
    return this.#projection.view;
  }

  subscribe(listener: (update: ViewUpdate) => void): () => void {
    // Plain data: it may go to another process.
    const view = { ...this.view() };
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
    const [before, next] = [this.#projection, this.#project(this.#state)];
    const patch = diffView(before.view, next.view, next.teammates.since(before.teammates));
    if (patch === null) return;
    this.#projection = next;
    for (const listener of this.#listeners) listener({ type: 'patch', patch });
  }
}
