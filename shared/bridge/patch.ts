/** Carries a view to a window by what changed, so that one teammate's change costs one teammate. */
import type { TeammateView, View } from './view.ts';

/** What changed: whole slices, but teammates one by one (null: gone). */
export interface ViewPatch {
  readonly slices: Partial<Omit<View, 'teammates'>>;
  readonly teammates: Readonly<Record<string, TeammateView | null>>;
}

const teammateChanges = (before: View, after: View): ViewPatch['teammates'] => {
  if (before.teammates === after.teammates) return {};
  const changed = Object.entries(after.teammates).filter(
    ([id, teammate]) => !Object.hasOwn(before.teammates, id) || before.teammates[id] !== teammate,
  );
  const gone = Object.keys(before.teammates).filter((id) => !Object.hasOwn(after.teammates, id));
  // From entries: an id comes from the relay, and one called `__proto__` must be no more than an id.
  return Object.fromEntries([...changed, ...gone.map((id) => [id, null] as const)]);
};

/** What leads from `before` to `after`, by identity of slices; null when nothing changed. */
export const diffView = (before: View, after: View): ViewPatch | null => {
  const { teammates: _, ...slices } = after;
  const changed = Object.entries(slices).filter(
    ([key, value]) => before[key as keyof View] !== value,
  );
  const teammates = teammateChanges(before, after);
  if (changed.length === 0 && Object.keys(teammates).length === 0) return null;
  return { slices: Object.fromEntries(changed), teammates };
};

/** One patch that does what both do, the earlier one first. */
export const foldPatches = (earlier: ViewPatch, later: ViewPatch): ViewPatch => ({
  slices: { ...earlier.slices, ...later.slices },
  teammates: Object.fromEntries([
    ...Object.entries(earlier.teammates),
    ...Object.entries(later.teammates),
  ]),
});

/** The view after a patch. Slices that did not change keep their identity, and teammates their order. */
export const applyPatch = (view: View, patch: ViewPatch): View => {
  const changes = Object.entries(patch.teammates);
  if (changes.length === 0) return { ...view, ...patch.slices };
  const teammates = new Map(Object.entries(view.teammates));
  for (const [id, teammate] of changes)
    if (teammate === null) teammates.delete(id);
    else teammates.set(id, teammate);
  return { ...view, ...patch.slices, teammates: Object.fromEntries(teammates) };
};
