/** What the relay lists and the engine does not keep: asked for when it is looked at, and again when that can help. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Command, CommandReply } from '../../../shared/bridge/commands.ts';
import { useServices, useView } from '../../app/window-context.ts';

/** A list of the relay. */
export interface Listing<T> {
  /** What was listed last; null: nothing yet. */
  readonly list: T | null;
  /** Why it could not be asked for, in words for people; null where the last try went well. */
  readonly fault: string | null;
  readonly isOnline: boolean;
  /** Asks once more. What it comes to is newer than all that was known; null: nothing was told, or newer was meanwhile. */
  readonly ask: () => Promise<T | null>;
}

/** What was told, and of which time of asking. */
interface Told {
  readonly nth: number;
  readonly reply: CommandReply;
}

/** Asks with `command` at first, and each time that the relay can be reached again; `pick` finds the list in a reply. */
export const useListing = <T>(
  command: Command,
  pick: (reply: Extract<CommandReply, { ok: true }>) => T | undefined,
): Listing<T> => {
  const { send } = useServices();
  const isOnline = useView((view) => view.connection.state === 'online');
  const [list, setList] = useState<T | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const order = useRef({ asked: 0, told: 0 });
  const request = useCallback(async (): Promise<Told> => {
    const nth = (order.current.asked += 1);
    return { nth, reply: await send(command) };
  }, [send, command]);
  const take = useCallback(
    ({ nth, reply }: Told): T | null => {
      if (nth < order.current.told) return null; // What was asked for later was told sooner.
      order.current.told = nth;
      setFault(reply.ok ? null : reply.error.message);
      const told = reply.ok ? (pick(reply) ?? null) : null;
      if (told !== null) setList(told);
      return told;
    },
    [pick],
  );
  const ask = useCallback(async () => take(await request()), [take, request]);
  useEffect(() => {
    if (isOnline) void request().then(take);
  }, [isOnline, request, take]);
  return { list, fault, isOnline, ask };
};
