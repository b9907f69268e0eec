/** What can be asked on the command line, as data (D3). */
import type { ManualShow } from '../../shared/protocol/fields.ts';

/** How long something lasts: for ms, or until the clock shows a minute of the day (0–1439). */
export type Length =
  | { readonly kind: 'for'; readonly ms: number }
  | { readonly kind: 'until'; readonly minute: number };

/** The focus that is to be started. */
export interface FocusAsk {
  readonly kind: 'focus';
  readonly length: Length;
  /** The line to come back to (F7). */
  readonly nextStep?: string;
  readonly label?: string;
  readonly sharesLabel: boolean;
  readonly takesUrgent: boolean;
}

/** A choice by hand; `show` null: back to automatic. */
export interface PresenceAsk {
  readonly kind: 'presence';
  readonly show: ManualShow | null;
  readonly length?: Length;
}

/** A message; `body` null: it comes from standard input. */
export interface SendAsk {
  readonly kind: 'send';
  readonly name: string;
  readonly body: string | null;
  readonly urgentReason?: string;
}

/** One of all commands. */
export type Ask =
  | { readonly kind: 'status' }
  | FocusAsk
  | { readonly kind: 'focus extend'; readonly byMs: number }
  | { readonly kind: 'focus pause' | 'focus resume' | 'focus end' }
  | PresenceAsk
  | { readonly kind: 'team' }
  | SendAsk
  | { readonly kind: 'review' | 'review --window' | 'show' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/** What a command line says: what is asked, and whether the answer is for a program. */
export interface Invocation {
  readonly ask: Ask;
  readonly json: boolean;
}
