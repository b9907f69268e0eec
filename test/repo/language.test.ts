/** Every text for people is in the catalogue, and every text of the catalogue is said somewhere. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en as ofMain } from '../../main/language/en/index.ts';
import { en as ofEngine } from '../../shared/language/engine/en/index.ts';
import { en as ofAll } from '../../shared/language/en/index.ts';

const en = { ...ofAll, ...ofEngine, ...ofMain };

const root = join(import.meta.dirname, '../..');
const paths = globSync('{shared,main,renderer}/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/^(shared|main)\/language\//.test(path));
const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
const sources = paths.map(parse);

/** All nodes, each with whether it stands in a function. */
const walk = (
  node: ts.Node,
  visit: (node: ts.Node, isInFunction: boolean) => void,
  isInFunction = false,
): void => {
  visit(node, isInFunction);
  const inner = isInFunction || ts.isFunctionLike(node);
  ts.forEachChild(node, (child) => walk(child, visit, inner));
};
const found = (wanted: (node: ts.Node, isInFunction: boolean) => boolean): readonly string[] => {
  const lines: string[] = [];
  for (const source of sources)
    walk(source, (node, isInFunction) => {
      if (!wanted(node, isInFunction)) return;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      lines.push(`${source.fileName}:${line + 1} ${node.getText().trim()}`);
    });
  return lines;
};

/** Attributes that people read or hear. */
const SPOKEN = new Set([
  'label',
  'title',
  'aria-label',
  'placeholder',
  'hint',
  'note',
  'text',
  'alt',
]);
const WORDS = /\p{L}{2,}/u;
/** The product's name is the same everywhere. */
const NAMES = new Set(['Fermata']);

describe('the catalogue', () => {
  it('[W1] is asked when a text is said, and not when a module is loaded', () => {
    const isEarly = (node: ts.Node, isInFunction: boolean): boolean =>
      !isInFunction && ts.isCallExpression(node) && node.expression.getText() === 't';
    expect(found(isEarly)).toEqual([]);
  });

  it('[W1] has all text that the window draws', () => {
    const isText = (node: ts.Node): boolean =>
      ts.isJsxText(node) && WORDS.test(node.text) && !NAMES.has(node.text.trim());
    const isSpoken = (node: ts.Node): boolean =>
      ts.isJsxAttribute(node) &&
      SPOKEN.has(node.name.getText()) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      WORDS.test(node.initializer.text) &&
      !node.initializer.text.startsWith('https:');
    expect(found((node) => isText(node) || isSpoken(node))).toEqual([]);
  });

  it('[W1] has all that the engine, the tray and the command line say: sentences stand nowhere else', () => {
    const isSentence = (node: ts.Node): boolean =>
      ts.isStringLiteralLike(node) &&
      // What a developer reads when there is a bug.
      !ts.isNewExpression(node.parent) &&
      /^\p{Lu}.* .*[.?!…]$/su.test(node.text);
    const isMade = (node: ts.Node): boolean =>
      ts.isTemplateExpression(node) && /^`\p{Lu}.* .*[.?!…]`$/su.test(node.getText());
    expect(found((node) => isSentence(node) || isMade(node))).toEqual([]);
  });

  it('[W1] has no text that nobody says', () => {
    const text = sources.map((source) => source.text).join('\n');
    const isSaid = (area: string, key: string): boolean =>
      text.includes(`${area}.${key.replace(/_(one|other)$/, '')}'`) ||
      text.includes(`\`${area}.\${`);
    const unsaid = Object.entries(en).flatMap(([area, texts]) =>
      Object.keys(texts)
        .filter((key) => !isSaid(area, key))
        .map((key) => `${area}.${key}`),
    );
    expect(unsaid).toEqual([]);
  });
});
