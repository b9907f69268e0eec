/** Which rules of the specification no test proves, and which tests name a rule that there is not. */
const RULE = /^- \*\*([A-Z]\d+)\b/gm;
const NAMED = /\[([A-Z]\d+)\]/g;
/** A name begins with what it proves. */
const BEGINNING = /^(?:\s*\[[A-Z]\d+\])+/;

/** What is wrong. */
export interface RuleReport {
  /** How many tests, or groups of tests, name each rule. */
  readonly counts: ReadonlyMap<string, number>;
  /** Rules that no test names, in the order of the specification. */
  readonly unproven: readonly string[];
  /** Names of tests with a rule that the specification does not have. */
  readonly unknown: readonly string[];
  /** Rules that the specification has twice. */
  readonly doubled: readonly string[];
}

const idsIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, id]) => id ?? []);

/** Compares the rules of the specification (Markdown) with the titles of tests. */
export const compareRules = (spec: string, titles: readonly string[]): RuleReport => {
  const rules = idsIn(spec, RULE);
  const counts = new Map(rules.map((rule) => [rule, 0]));
  for (const title of titles)
    for (const id of new Set(idsIn(BEGINNING.exec(title)?.[0] ?? '', NAMED)))
      if (counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return {
    counts,
    unproven: [...counts].flatMap(([rule, count]) => (count === 0 ? [rule] : [])),
    unknown: titles.filter((title) => idsIn(title, NAMED).some((id) => !counts.has(id))),
    doubled: [...new Set(rules.filter((rule, index) => rules.indexOf(rule) !== index))],
  };
};
