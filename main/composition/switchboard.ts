/** Lets the parts of the app call each other before all of them are there. */
import type { Place } from '../../shared/bridge/bridge.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { Notice } from '../notices.ts';

/** What can be asked at any time. */
export interface Switchboard {
  /** Tells the user something, as soon as the engine can. */
  tell(notice: Notice): void;
  /** Brings the window to the front, at a place if one is named; a window that is still to come shows itself. */
  open(place?: Place): void;
  /** Has the engine do something, if it is there. */
  send(command: Command): void;
  /** The machine woke, or something that time decides may be due. */
  wake(): void;
  connectEngine(engine: Pick<Switchboard, 'tell' | 'wake' | 'send'>): void;
  connectWindow(window: Pick<Switchboard, 'open'>): void;
}

/** A switchboard to which nothing is connected yet. */
export const createSwitchboard = (): Switchboard => {
  const early: Notice[] = [];
  let engine: Pick<Switchboard, 'tell' | 'wake' | 'send'> | null = null;
  let window: Pick<Switchboard, 'open'> | null = null;
  /** That the window was wanted before it was there, and where; one that the system started would stay hidden. */
  let wanted: { readonly place: Place | undefined } | null = null;
  return {
    tell: (notice) => {
      if (engine === null) early.push(notice);
      else engine.tell(notice);
    },
    open: (place) => {
      if (window !== null) window.open(place);
      else wanted = { place: place ?? wanted?.place };
    },
    send: (command) => engine?.send(command),
    wake: () => engine?.wake(),
    connectEngine: (connected) => {
      engine = connected;
      for (const notice of early.splice(0)) connected.tell(notice);
    },
    connectWindow: (connected) => {
      window = connected;
      if (wanted !== null) connected.open(wanted.place);
      wanted = null;
    },
  };
};
