/** What every part of the window may use: the view, commands, time and the place. */
import { createContext, use, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Bridge } from '../../shared/bridge/bridge.ts';
import type { Command, CommandReply } from '../../shared/bridge/commands.ts';
import type { View } from '../../shared/bridge/view.ts';
import type { NotificationRight } from './notification-right.ts';
import type { Question } from './question.ts';
import type { ShellServices } from './shell-context.ts';
import { hashOf, homeRoute, parseRoute, type Route } from './routes.ts';
import type { WindowState } from './window-store.ts';
import type { WindowTime } from './window-time.ts';

/** What the composition root lends to the components. */
export interface WindowServices {
  readonly store: StoreApi<WindowState>;
  readonly send: Bridge['send'];
  readonly time: WindowTime;
  /** A link that the window was opened with. */
  readonly joinLink: string | null;
  /** The desktop shell, where there is one. */
  readonly shell: ShellServices;
  /** Version of the client; null where the host says it otherwise. */
  readonly version: string | null;
  /** Asks for the browser's idle detection; null where the host has other means. */
  readonly idleQuestion: Question | null;
  /** Whether the browser shows notifications; null where the host always does. */
  readonly notificationRight: NotificationRight | null;
  /** Keeps the text of a calendar's file for the host to read, or forgets it (null); null where it reads files and addresses itself. */
  readonly keepCalendarFile: ((text: string | null) => Promise<void>) | null;
}

/** Carries the services to the components. */
export const WindowContext = createContext<WindowServices | null>(null);

/** The services of this window. */
export const useServices = (): WindowServices => {
  const services = use(WindowContext);
  if (services === null) throw new Error('A component stands outside the window.');
  return services;
};

/** A slice of the view; the component is drawn again only when that slice changes. */
export const useView = <T>(select: (view: View) => T): T =>
  useStore(useServices().store, ({ view }) => {
    if (view === null) throw new Error('A component was drawn before the first view.');
    return select(view);
  });

/** The time, in steps: 1,000 ms for a countdown, a minute for a list. */
export const useNow = (stepMs = 1000): number => {
  const { time } = useServices();
  return useSyncExternalStore(time.subscribe, () => Math.floor(time.now() / stepMs) * stepMs);
};

/** Sends commands and keeps the latest refusal, to be said where it happened. */
export const useCommand = (): {
  readonly run: (command: Command) => Promise<CommandReply>;
  readonly busy: boolean;
  readonly fault: string | null;
} => {
  const { send } = useServices();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const run = useCallback(
    async (command: Command) => {
      setBusy(true);
      setFault(null);
      const reply = await send(command);
      setBusy(false);
      if (!reply.ok) setFault(reply.error.message);
      return reply;
    },
    [send],
  );
  return { run, busy, fault };
};

const watchHash = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** Where the window is. */
export const useRoute = (): Route => {
  const hash = useSyncExternalStore(watchHash, () => window.location.hash);
  const home = useView((view) => homeRoute(view).place);
  return (
    parseRoute(hash) ?? (home === 'team' ? { place: 'team', memberId: null } : { place: home })
  );
};

/** Goes to a place. */
export const goTo = (route: Route): void => {
  window.location.hash = hashOf(route);
};

/** Listens to keys in the whole window; never to those meant for a field or with a modifier. */
export const useKeys = (onKey: (key: string) => boolean): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null) return;
      if (onKey(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
};

const TAKES_KEYS =
  'input, textarea, select, form, dialog, [contenteditable], [role="menu"], [role$="dialog"]';
