import { type KeptId, useKept } from './use-kept.ts';

/** A field with what is saved in it until somebody edits it. */
export interface Draft {
  readonly text: string;
  readonly isEdited: boolean;
  readonly edit: (text: string) => void;
  readonly discard: () => void;
}

/** Follows `saved`, also when another device changes it, but for what is being edited here, which is kept (W52). */
export const useFieldDraft = (id: KeptId, saved: string): Draft => {
  const { text, change } = useKept(id);
  return {
    text: text ?? saved,
    isEdited: text !== null && text !== saved,
    edit: (next) => change(next === saved ? null : next),
    discard: () => {
      if (text !== null) change(null);
    },
  };
};
