/** Carries a view to a window by what changed, so that one teammate's change costs one teammate. */
import type { TeammateView, View } from './view.ts';

/** What changed: whole slices, but teammates one by one (null: gone). */
export interface ViewPatch {
  readonly slices: Partial<Omit<View, 'teammates'>>;
  readonly teammates: Readonly<Record<string, TeammateView | null>>;
}

/** What leads from some teammates to others, by identity. */
export const teammateChanges = (
  before: View['teammates'],
  after: View['teammates'],
): ViewPatch['teammates'] => {
  if (before === after) return {};
  const now = Object.keys(after);
  const isNew = (id: string): boolean => !Object.hasOwn(before, id);
  const changed = now.filter((id) => before[id] !== after[id]);
  const earlier = Object.keys(before);
  // In a large team one changes at a time, and nobody goes: then nobody is looked for.
  const hasLost = earlier.length + changed.filter(isNew).length > now.length;
  const gone = hasLost ? earlier.filter((id) => !Object.hasOwn(after, id)) : [];
  // From entries: an id comes from the relay, and one called `__proto__` must be no more than an id.
  return Object.fromEntries([
    ...changed.map((id) => [id, after[id] ?? null] as const),
    ...gone.map((id) => [id, null] as const),
  ]);
};

/** What leads from `before` to `after`, by identity of slices; null when nothing changed. */
export const diffView = (
  before: View,
  after: View,
  teammates: ViewPatch['teammates'] = teammateChanges(before.teammates, after.teammates),
): ViewPatch | null => {
  const keys = Object.keys(after) as (keyof View)[];
  const changed = keys.filter((key) => key !== 'teammates' && before[key] !== after[key]);
  if (changed.length === 0 && Object.keys(teammates).length === 0) return null;
  return { slices: Object.fromEntries(changed.map((key) => [key, after[key]])), teammates };
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
