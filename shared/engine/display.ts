/** Shows the engine's state to whoever listens: the whole view first, then what changed. */
import type { ViewUpdate } from '../bridge/bridge.ts';
import { diffView } from '../bridge/patch.ts';
import type { View } from '../bridge/view.ts';
import type { EngineState } from './state.ts';
import { createProjector, type Projection } from './view.ts';

/** What shows the state. */
export class Display {
  readonly #project = createProjector();
  readonly #listeners = new Set<(update: ViewUpdate) => void>();
  #projection: Projection;

  constructor(state: EngineState) {
    this.#projection = this.#project(state);
  }

  /** The view of the last state that was shown. */
  view(): View {
    return this.#projection.view;
  }

  subscribe(listener: (update: ViewUpdate) => void): () => void {
    // Plain data: it may go to another process.
    const view = { ...this.view() };
    this.#listeners.add(listener);
    listener({ type: 'full', view });
    return () => this.#listeners.delete(listener);
  }

  /** Shows a state. */
  show(state: EngineState): void {
    const [before, next] = [this.#projection, this.#project(state)];
    const patch = diffView(before.view, next.view, next.teammates.since(before.teammates));
    if (patch === null) return;
    this.#projection = next;
    for (const listener of this.#listeners) listener({ type: 'patch', patch });
  }
}
