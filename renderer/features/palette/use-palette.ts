/** The state of an open palette: what was typed, what that means, which line is chosen, what was refused. */
import { useMemo, useState } from 'react';
import type { Command, CommandReply } from '../../../shared/bridge/commands.ts';
import { useShell } from '../../app/shell-context.ts';
import { useCommand, useNow, useServices, useView } from '../../app/window-context.ts';
import { paletteEntries, personEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { moreEntries, tellEntries } from './palette-more.ts';
import { startFocus } from './palette-focus.ts';
import { type PaletteResults, paletteResults } from './palette-results.ts';

/** What is found for `query`, as the view and time stand. */
export const useResults = (query: string): PaletteResults => {
  const view = useView((whole) => whole);
  const now = useNow(10_000);
  const { connection, teammates } = view;
  const actions = useMemo(() => paletteEntries(view, now), [view, now]);
  const hasShell = useShell() !== null;
  const more = useMemo(() => moreEntries(view, hasShell), [view, hasShell]);
  const people = useMemo(() => personEntries({ connection, teammates }), [connection, teammates]);
  return useMemo(
    () =>
      paletteResults(query, actions, [...more, ...people, ...tellEntries(query, view)], view, now),
    [query, actions, more, people, view, now],
  );
};

/** The chosen line, by its id, so that it stays chosen when others come and go; the first one until one is chosen. */
export const useChosen = (
  shown: readonly PaletteEntry[],
): {
  readonly at: number;
  readonly choose: (entry: PaletteEntry | undefined) => void;
} => {
  const [id, setId] = useState<string | null>(null);
  const at = Math.max(
    0,
    shown.findIndex((entry) => entry.id === id),
  );
  return { at, choose: (entry) => setId(entry?.id ?? null) };
};

/** Carries entries out. One at a time; what was refused is said in `fault`. */
export const useEntry = (
  onDone: (entry: PaletteEntry) => void,
): { readonly carryOut: (entry: PaletteEntry) => Promise<void>; readonly fault: string | null } => {
  const { time } = useServices();
  const { run, busy, fault } = useCommand();
  const inTurn = async (commands: readonly Command[]): Promise<CommandReply> => {
    for (const command of commands) {
      const reply = await run(command);
      if (!reply.ok) return reply;
    }
    return { ok: true };
  };
  const send = (action: PaletteEntry['action']): Promise<CommandReply> | null => {
    switch (action.type) {
      case 'go':
      case 'keys':
        return null;
      case 'send':
        return run(action.command);
      case 'sendAll':
        return inTurn(action.commands);
      case 'focusUntil':
        return run(startFocus(Math.round(action.until - time.exact())));
    }
  };
  const carryOut = async (entry: PaletteEntry): Promise<void> => {
    if (busy) return;
    const reply = await send(entry.action);
    if (reply === null || reply.ok) onDone(entry);
  };
  return { carryOut, fault };
};
