import { useEffect, useState } from 'react';
import type { Draft } from '../../../shared/bridge/view.ts';
import { useServices, useView } from '../../app/window-context.ts';
import { createDraftKeeper } from './draft-keeper.ts';

/** What is being typed in one place: kept by the engine, shared by compose and reply. */
export interface KeptDraft extends Draft {
  /** Why the draft could not be kept on this device; null while it is. */
  readonly fault: string | null;
  readonly change: (part: Partial<Draft>) => void;
  readonly flush: () => void;
  /** Empties the field once its text is in the outbox. */
  readonly sent: () => void;
  /** Forgets what was typed, as its user asked. */
  readonly discard: () => Promise<void>;
}

/**
 * The draft with this id: of the member it goes to, of the message that it answers, or of the one that it revises, which
 * begins with the words of `before`. A component that uses it is keyed by the id.
 */
export const useDraft = (to: string, before = ''): KeptDraft => {
  const { send, time } = useServices();
  const saved = useView((view) => view.drafts[to]);
  const [typed, setTyped] = useState<Draft | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (draft: Draft): Promise<void> => {
    const reply = await send({ type: 'saveDraft', to, ...draft });
    setFault(reply.ok ? null : reply.error.message);
  };
  const [keeper] = useState(() =>
    createDraftKeeper<Draft>({ after: time.after, save: (draft) => void save(draft) }),
  );
  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);
  const draft = typed ?? saved ?? { body: before };
  const sent = (): void => {
    keeper.settle();
    setTyped(null); // The engine emptied the draft with the sending; what it puts there since is to be seen.
  };
  return {
    ...draft,
    fault,
    change(part) {
      const next = { ...draft, ...part };
      setTyped(next);
      keeper.changed(next);
    },
    flush: keeper.flush,
    sent,
    async discard() {
      sent();
      if (typed !== null || saved !== undefined) await save({ body: '' });
    },
  };
};
