/** Carries a view to a window by what changed, so that one teammate's change costs one teammate. */
import type { TeammateView, View } from './view.ts';

/** What changed: whole slices, but teammates one by one (null: gone). */
export interface ViewPatch {
  readonly slices: Partial<Omit<View, 'teammates'>>;
  readonly teammates: Readonly<Record<string, TeammateView | null>>;
}

/** What leads from `before` to `after`, by identity of slices; null when nothing changed. */
export const diffView = (before: View, after: View): ViewPatch | null => {
  const { teammates: _, ...slices } = after;
  const changed = Object.entries(slices).filter(
    ([key, value]) => before[key as keyof View] !== value,
  );
  const teammates: Record<string, TeammateView | null> = {};
  if (before.teammates !== after.teammates) {
    for (const [id, teammate] of Object.entries(after.teammates))
      if (before.teammates[id] !== teammate) teammates[id] = teammate;
    for (const id of Object.keys(before.teammates))
      if (!Object.hasOwn(after.teammates, id)) teammates[id] = null;
  }
  if (changed.length === 0 && Object.keys(teammates).length === 0) return null;
  return { slices: Object.fromEntries(changed), teammates };
};

/** The view after a patch. Slices that did not change keep their identity. */
export const applyPatch = (view: View, patch: ViewPatch): View => {
  const changes = Object.entries(patch.teammates);
  if (changes.length === 0) return { ...view, ...patch.slices };
  const kept = Object.entries(view.teammates).filter(([id]) => !Object.hasOwn(patch.teammates, id));
  const teammates = Object.fromEntries([
    ...kept,
    ...changes.flatMap(([id, teammate]) => (teammate === null ? [] : [[id, teammate] as const])),
  ]);
  return { ...view, ...patch.slices, teammates };
};
