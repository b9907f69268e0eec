/** What is typed or half set outside of messages: the engine keeps it on this device, as it keeps drafts (W52). */
import { useCallback, useEffect, useState } from 'react';
import { createDraftKeeper } from '../features/compose/draft-keeper.ts';
import { useServices, useView } from './window-context.ts';

/** Something that is being typed; null: nothing is. */
export interface Kept {
  readonly text: string | null;
  readonly change: (text: string | null) => void;
}

/** Names of what is kept; none is the id of a member or of a message, which have no dot. */
export type KeptId = `join.${string}` | `settings.${string}` | `team.${string}`;

/** Whether something of these is kept. */
export const useIsKept = (ids: readonly KeptId[]): boolean =>
  useView((view) => ids.some((id) => view.drafts[id] !== undefined));

/** What is kept under an id. */
export const useKept = (id: KeptId): Kept => {
  const { send, time } = useServices();
  const saved = useView((view) => view.drafts[id]?.body ?? null);
  const [typed, setTyped] = useState<string | null | undefined>(undefined);
  const [keeper] = useState(() =>
    createDraftKeeper<string>({
      after: time.after,
      save: (body) => void send({ type: 'saveDraft', to: id, body }),
    }),
  );
  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);
  const change = useCallback(
    (text: string | null): void => {
      setTyped(text);
      keeper.changed(text ?? '');
      if (text === null) keeper.flush(); // It was saved, used or discarded, and is not to come back.
    },
    [keeper],
  );
  return { text: typed === undefined ? saved : typed, change };
};

/** A value that is being set, kept as JSON; what cannot be read is as if it had not been kept. */
export const useKeptValue = <T>(
  id: KeptId,
  isValue: (value: unknown) => value is T,
): readonly [T | null, (value: T | null) => void] => {
  const { text, change } = useKept(id);
  const set = (value: T | null): void => change(value === null ? null : JSON.stringify(value));
  return [text === null ? null : read(text, isValue), set];
};

const read = <T>(text: string, isValue: (value: unknown) => value is T): T | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isValue(value) ? value : null;
  } catch {
    return null; // Written by another version.
  }
};
