/** What the relay's core needs lent: time, ids, the loop's turns, a reporter, and the peers that it talks to. */
import type { CloseCode } from '../../shared/protocol/close-codes.ts';
import type { Frame } from './frames.ts';

/** A timer that can be called off. */
export type CancelTimer = () => void;

/** Time, as the platform has it. */
export interface Clock {
  /** Wall clock, epoch ms. May be set at any moment. */
  now(): number;
  /** Milliseconds on a clock that cannot be set and counts time asleep (F2); its zero means nothing. */
  monotonic(): number;
  /** Calls `run` once after `ms`, of any length. */
  setTimer(ms: number, run: () => void): CancelTimer;
}

/** Ids and secrets. */
export interface RelayIds {
  /** An opaque id of a team, member, device or batch. */
  id(): string;
  /** A token or an invite: 256 random bits, base64url. */
  secret(): string;
  /** A device code: 8 characters without look-alikes. */
  deviceCode(): string;
}

/** Tells when a turn of the event loop is over, so that what arrived in it is taken together. */
export interface TurnScheduler {
  /** Calls `run` once when the turn at hand is over. */
  afterTurn(run: () => void): void;
}

/** A fault that people cannot mend and operators should see. */
export interface Reporter {
  /** Never with a token, a body, a name or a label. */
  report(what: string, cause?: unknown): void;
}

/** The far end of one connection. */
export interface Peer {
  /** Sends frames in order, as one write where that can be. `flushed` is called when they have left. */
  deliver(frames: readonly Frame[], flushed?: () => void): void;
  /** Ends the connection after what was delivered. */
  close(code: CloseCode): void;
}
