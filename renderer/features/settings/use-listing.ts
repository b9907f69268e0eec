/** What the relay lists and the engine does not keep: asked for when it is looked at, and again when that can help. */
import { useCallback, useEffect, useState } from 'react';
import type { Command, CommandReply } from '../../../shared/bridge/commands.ts';
import { useServices, useView } from '../../app/window-context.ts';

/** A list of the relay. */
export interface Listing<T> {
  /** What was listed last; null: nothing yet. */
  readonly list: T | null;
  /** Why it could not be asked for, in words for people; null where the last try went well. */
  readonly fault: string | null;
  readonly isOnline: boolean;
  /** Asks once more. */
  readonly ask: () => Promise<void>;
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
  const take = useCallback(
    (reply: CommandReply): void => {
      setFault(reply.ok ? null : reply.error.message);
      if (reply.ok) setList((before) => pick(reply) ?? before);
    },
    [pick],
  );
  const ask = useCallback(async () => take(await send(command)), [send, command, take]);
  useEffect(() => {
    if (isOnline) void send(command).then(take);
  }, [isOnline, send, command, take]);
  return { list, fault, isOnline, ask };
};
