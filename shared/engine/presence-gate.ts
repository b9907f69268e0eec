/**
 * Lets what the relay tells of how teammates stand into the engine a few times a second: the first after a rest at once;
 * of a large team that changes all the time, what comes meanwhile is put together, each teammate as told last. All else
 * that happens comes after what is held, so the engine takes everything in the order in which it was told.
 */
import { driftBetween } from '../domain/clock-drift.ts';
import type { Presence } from '../protocol/fields.ts';
import type { ReplyOf } from '../protocol/replies.ts';
import type { EngineEvent, Heard } from './events.ts';
import type { CancelTimer, Clock } from './ports.ts';
import type { EngineState } from './state.ts';

/** At most one in so long: what takes no longer than this seems to happen at once (Miller 1968; ADR 0021). */
const EVERY_MS = 100;

/** Whether a frame may wait here. */
export const isPresence = (
  event: EngineEvent,
): event is Extract<EngineEvent, { type: 'frameReceived' }> & {
  readonly frame: ReplyOf<'presence'>;
} => event.type === 'frameReceived' && event.frame.type === 'presence';

/** See above. */
export class PresenceGate {
  readonly #clock: Clock;
  readonly #take: (event: EngineEvent) => void;
  readonly #held = new Map<string, Presence>();
  /** When the last frame of those that are held was heard; null: none is. */
  #heard: Heard | null = null;
  #cancelTimer: CancelTimer | null = null;

  /** `take`: gets one frame in the place of those that were held. */
  constructor(clock: Clock, take: (event: EngineEvent) => void) {
    this.#clock = clock;
    this.#take = take;
  }

  /** Lets a frame in when the engine has rested since it last took something; else with those that follow. */
  hear({ members }: ReplyOf<'presence'>, engine: Pick<EngineState, 'reading' | 'skewMs'>): void {
    for (const presence of members) this.#held.set(presence.memberId, presence);
    this.#heard = this.#now(engine);
    const restMs = EVERY_MS - (this.#heard.mono - engine.reading.monotonic);
    if (restMs <= 0) this.release();
    else this.#cancelTimer ??= this.#clock.setTimer(restMs, () => this.release());
  }

  /** Lets in what is held. */
  release(): void {
    const [heard, members] = [this.#heard, [...this.#held.values()]];
    this.stop();
    if (heard === null) return;
    this.#take({ type: 'frameReceived', frame: { type: 'presence', members }, heard });
  }

  /** Lets nothing more in of what is held. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#held.clear();
    this.#heard = null;
  }

  /** As the engine would read the clocks (F2). */
  #now({ reading, skewMs }: Pick<EngineState, 'reading' | 'skewMs'>): Heard {
    const now = { wall: this.#clock.now(), monotonic: this.#clock.monotonic() };
    const { shiftMs } = driftBetween(reading, now, this.#clock.countsSleep);
    return { mono: now.monotonic, at: now.wall + skewMs - shiftMs };
  }
}
