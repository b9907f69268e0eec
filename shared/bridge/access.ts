/** Who and what is let in, as the window sees it. Times are epoch ms on this machine's clock. */
import type { DeviceKind } from '../protocol/fields.ts';

/** A link to hand on. */
export interface FreshLinkView {
  readonly url: string;
  /** Null: never. */
  readonly expiresAt: number | null;
  /** Of a device link: it stands among `openMarks` as long as it works. */
  readonly mark?: number;
}

/** One of one's own devices. */
export interface DeviceView {
  readonly deviceId: string;
  readonly name: string;
  readonly kind: DeviceKind;
  /** Whether it is this one. */
  readonly current: boolean;
  readonly connected: boolean;
  /** When it was last connected, to some minutes; null: never. */
  readonly lastSeenAt: number | null;
}

/** One's own devices. */
export interface DevicesView {
  readonly devices: readonly DeviceView[];
  /** The marks of links with which one more can come; null where the relay does not tell. */
  readonly openMarks: readonly number[] | null;
}

/** An invite that still lets somebody in. */
export interface InviteView {
  readonly inviteId: string;
  readonly usesLeft: number;
  readonly expiresAt: number;
}
