import { useEffect, useState } from 'react';
import { useServices, useView } from '../../app/window-context.ts';
import { createDraftKeeper } from './draft-keeper.ts';

/** What is being typed to one person: kept by the engine, shared by compose and reply. */
export interface Draft {
  readonly body: string;
  /** Why the draft could not be kept on this device; null while it is. */
  readonly fault: string | null;
  readonly change: (body: string) => void;
  readonly flush: () => void;
  /** Empties the field once its text is in the outbox. */
  readonly sent: () => void;
}

/** The draft to `to`. A component that uses it is keyed by `to`. */
export const useDraft = (to: string): Draft => {
  const { send, time } = useServices();
  const saved = useView((view) => view.drafts[to] ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [keeper] = useState(() =>
    createDraftKeeper({
      after: time.after,
      save: (body) =>
        void send({ type: 'saveDraft', to, body }).then((reply) =>
          setFault(reply.ok ? null : reply.error.message),
        ),
    }),
  );
  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);
  return {
    body: typed ?? saved,
    fault,
    change(body) {
      setTyped(body);
      keeper.changed(body);
    },
    flush: keeper.flush,
    sent() {
      keeper.settle();
      setTyped(null); // The engine emptied the draft with the sending; what it puts there since is to be seen.
    },
  };
};
