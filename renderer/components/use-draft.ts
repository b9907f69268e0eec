import { useState } from 'react';

/** A field with what is saved in it until somebody edits it. */
export interface Draft {
  readonly text: string;
  readonly isEdited: boolean;
  readonly edit: (text: string) => void;
  readonly discard: () => void;
}

/** Follows `saved`, also when another device changes it, but for what is being edited here. */
export const useDraft = (saved: string): Draft => {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    text: draft ?? saved,
    isEdited: draft !== null && draft !== saved,
    edit: (text) => setDraft(text === saved ? null : text),
    discard: () => setDraft(null),
  };
};
