/** The titles of the tests in a source file, as its syntax tells them. */
import ts from 'typescript';

const RUNNERS: ReadonlySet<string> = new Set(['it', 'test', 'describe']);
/** A test that does not run proves nothing. */
const IDLE: ReadonlySet<string> = new Set(['skip', 'todo']);

/** The names that a callee is made of, from its root on: `it.each(rows)` is it, each. */
const namesOf = (callee: ts.Expression): readonly string[] => {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee))
    return [...namesOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee))
    return namesOf(ts.isCallExpression(callee) ? callee.expression : callee.tag);
  return [];
};

const textOf = (title: ts.Expression): string | null => {
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.head.text : null;
};

const isRun = (names: readonly string[]): boolean =>
  RUNNERS.has(names[0] ?? '') && !names.some((name) => IDLE.has(name));

/** Titles of the tests and groups in a file; of one that is made of pieces, its beginning. */
export const titlesIn = (path: string, source: string): readonly string[] => {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const names = namesOf(node.expression);
      if (names.some((name) => IDLE.has(name)) && RUNNERS.has(names[0] ?? '')) return;
      const title = node.arguments[0] === undefined ? null : textOf(node.arguments[0]);
      if (title !== null && isRun(names)) titles.push(title);
    }
    ts.forEachChild(node, visit);
  };
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false, kind));
  return titles;
};
