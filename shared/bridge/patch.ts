/** Carries a view to a window by what changed, so that one teammate's change costs one teammate. */
import type { TeammateView, View } from './view.ts';

/** What changed: whole slices, but teammates one by one (null: gone). */
export interface ViewPatch {
  readonly slices: Partial<Omit<View, 'teammates'>>;
  readonly teammates: Readonly<Record<string, TeammateView | null>>;
}

/** Records of teammates that were made of others: of these nobody but those who changed has to be compared. */
const madeOf = new WeakMap<
  View['teammates'],
  { readonly from: View['teammates']; readonly changed: View['teammates'] }
>();

/** The same teammates, some of them changed. A view that is made so is cheap to tell. */
export const withChanged = (
  from: View['teammates'],
  changed: View['teammates'],
): View['teammates'] => {
  const all = { ...from, ...changed };
  madeOf.set(all, { from, changed });
  return all;
};

const teammateChanges = (before: View, after: View): ViewPatch['teammates'] => {
  if (before.teammates === after.teammates) return {};
  const made = madeOf.get(after.teammates);
  if (made?.from === before.teammates) return made.changed;
  const now = Object.keys(after.teammates);
  const isNew = (id: string): boolean => !Object.hasOwn(before.teammates, id);
  const changed = now.filter((id) => before.teammates[id] !== after.teammates[id]);
  const earlier = Object.keys(before.teammates);
  // In a large team one changes at a time, and nobody goes: then nobody is looked for.
  const hasLost = earlier.length + changed.filter(isNew).length > now.length;
  const gone = hasLost ? earlier.filter((id) => !Object.hasOwn(after.teammates, id)) : [];
  // From entries: an id comes from the relay, and one called `__proto__` must be no more than an id.
  return Object.fromEntries([
    ...changed.map((id) => [id, after.teammates[id] ?? null] as const),
    ...gone.map((id) => [id, null] as const),
  ]);
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

const isTeammate = (entry: [string, TeammateView | null]): entry is [string, TeammateView] =>
  entry[1] !== null;

/** The view after a patch. Slices that did not change keep their identity, and teammates their order. */
export const applyPatch = (view: View, patch: ViewPatch): View => {
  const changes = Object.values(patch.teammates);
  if (changes.length === 0) return { ...view, ...patch.slices };
  const all = { ...view.teammates, ...patch.teammates };
  const teammates = changes.every((change) => change !== null)
    ? (all as View['teammates']) // Nobody in the patch is null, and nobody in a view ever is.
    : Object.fromEntries(Object.entries(all).filter(isTeammate));
  return { ...view, ...patch.slices, teammates };
};
