import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { allOf, gzipTotal, loadedAtStart } from './page-weight.ts';

const folder = mkdtempSync(join(tmpdir(), 'fermata-page-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

it('[D11] counts what a page loads by itself, and not what it may load later', () => {
  write({
    'index.html':
      '<link rel="icon" href="./icon.svg"><script type="module" crossorigin src="./assets/a.js"></script><link rel="modulepreload" crossorigin href="./assets/b.js"><link rel="stylesheet" href="./assets/s.css"><a href="https://example.test/x.js">x</a>',
    'icon.svg': '<svg/>',
    'assets/a.js':
      'const m=["./late.js"];import{n as e,t}from"./c.js";import"./side.js";import*as x from"./star.js";import{a as $}from"./dollar.js";const l=()=>import("./late.js")',
    'assets/b.js': 'export{x}from"./d.js";',
    'assets/c.js': 'export{}',
    'assets/d.js': 'export{}',
    'assets/star.js': 'export{}',
    'assets/dollar.js': 'export{}',
    'assets/side.js': 'import D,{type}from"./c.js"',
    'assets/late.js': 'export{}',
    'assets/s.css': 'a{}',
  });
  const paths = loadedAtStart(folder).map(({ path }) => path);
  const expected = ['a', 'b', 'c', 'd', 'dollar', 'side', 'star'].map(
    (name) => `assets/${name}.js`,
  );
  expect(new Set(paths)).toEqual(new Set([...expected, 'assets/s.css', 'icon.svg', 'index.html']));
  expect(gzipTotal(allOf(folder))).toBeGreaterThan(gzipTotal(loadedAtStart(folder)));
});
