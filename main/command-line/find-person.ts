/** Finds a teammate by what one types of their name. */
import { fold } from '../../shared/wording/team-groups.ts';

/** Whom a name may mean. */
export interface Named {
  readonly memberId: string;
  readonly name: string;
}

/** Nobody, one, or several. */
export type Found<T extends Named> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly person: T }
  | { readonly kind: 'several'; readonly people: readonly T[] };

const answer = <T extends Named>(people: readonly T[]): Found<T> => {
  const [person, ...more] = people;
  if (person === undefined) return { kind: 'none' };
  return more.length === 0 ? { kind: 'one', person } : { kind: 'several', people };
};

const beginsAWord = (name: string, part: string): boolean =>
  name.startsWith(part) || name.includes(` ${part}`);

/** By id, else by the whole name, else by what a word of it begins with; case and accents do not count. */
export const findPerson = <T extends Named>(people: readonly T[], typed: string): Found<T> => {
  const part = fold(typed.trim());
  if (part === '') return { kind: 'none' };
  const byId = people.filter(({ memberId }) => memberId === typed);
  if (byId.length > 0) return answer(byId);
  const whole = people.filter(({ name }) => fold(name.trim()) === part);
  if (whole.length > 0) return answer(whole);
  return answer(people.filter(({ name }) => beginsAWord(fold(name), part)));
};
