/** Whether anyone sees the tray icon (D2). Electron cannot tell: it makes one where no panel shows it. */

/** `unknown` is left to a guess: nobody could be asked, or only an old kind of tray may be there. */
export type TrayPresence = 'shown' | 'none' | 'unknown';

/** Tells whether trays are shown. */
export interface TrayPresenceSource {
  /** Calls back soon and with each change. Returns how to stop. */
  watch(listener: (presence: TrayPresence) => void): () => void;
}

/** Of systems that have a place for every icon. */
export const ALWAYS_SHOWN: TrayPresenceSource = {
  watch: (listener) => {
    listener('shown');
    return () => undefined;
  },
};
