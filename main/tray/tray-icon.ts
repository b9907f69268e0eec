/** Which picture the tray shows: one shape for each show, and in focus a ring of the time left (D1). */
import type { View } from '../../shared/bridge/view.ts';
import { activeFocus, focusLeftMs, focusLengthMs } from '../../shared/domain/focus.ts';
import type { Show } from '../../shared/protocol/fields.ts';

/** Steps of the ring: each is a picture, drawn by scripts/icons/ring.ts. */
export const RING_STEPS = 12;

/** What is to be seen. */
export interface TrayIcon {
  readonly show: Show;
  /** Twelfths of the session that are left, from 12 to 1; null but in focus. */
  readonly step: number | null;
}

/** The panel that the icon stands on. */
export type Tone = 'light' | 'dark';

/** The icon at `now` (epoch ms). */
export const trayIcon = (view: View, now: number): TrayIcon => {
  const { show } = view.own.presence;
  if (show !== 'focusing') return { show, step: null };
  // Another device may have begun it, and its session be still on the way: then the ring is whole.
  const focus = activeFocus(view.focus) === null ? null : view.focus;
  if (focus === null) return { show, step: RING_STEPS };
  const lengthMs = focusLengthMs(focus, focus.endsAt);
  const left = lengthMs <= 0 ? 0 : focusLeftMs(focus, now) / lengthMs;
  return { show, step: Math.min(RING_STEPS, Math.max(1, Math.ceil(left * RING_STEPS))) };
};

const nameOf = ({ show, step }: TrayIcon): string => (step === null ? show : `${show}-${step}`);

/** The file below assets/tray/; a larger one for finer screens lies beside it where the system looks for that. */
export const iconFile = (icon: TrayIcon, platform: NodeJS.Platform, tone: Tone): string => {
  if (platform === 'darwin') return `${nameOf(icon)}Template.png`;
  return `${nameOf(icon)}-${tone}.${platform === 'win32' ? 'ico' : 'png'}`;
};

/** What is known of the panel. */
export interface Panel {
  readonly platform: NodeJS.Platform;
  /** Whether the system's own surfaces are dark: told on macOS and Windows. */
  readonly isSystemDark: boolean;
  /** Whether programs are to be dark. */
  readonly isAppDark: boolean;
  /** `XDG_CURRENT_DESKTOP`, names separated by `:`. */
  readonly currentDesktop: string | undefined;
}

/** Desktops whose panel is dark whatever programs are. */
const DARK_PANELS = new Set(['gnome', 'unity', 'pantheon']);

/** The tone for a panel. Nothing tells how one of Linux looks; both tones can be told from either. */
export const toneFor = ({ platform, isSystemDark, isAppDark, currentDesktop }: Panel): Tone => {
  if (platform !== 'linux') return isSystemDark ? 'dark' : 'light';
  const names = (currentDesktop ?? '').toLowerCase().split(':');
  return isAppDark || names.some((name) => DARK_PANELS.has(name)) ? 'dark' : 'light';
};
