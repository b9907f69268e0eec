/** What a built page loads before it can draw anything, and what that weighs. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of a built page; sizes in bytes. */
export interface PageFile {
  /** Its path from the page's folder. */
  readonly path: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Attributes of a page by which it has files loaded at once: scripts, modulepreload, styles, icons. */
const REFERENCE = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g;
/** `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"`, but not `import("./x.js")`. */
const STATIC_IMPORT =
  /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]*?\bfrom\s*|[\w$*{}\s,]*?\}\s*from\s*)?["'](\.[^"']+)["']/g;

const references = (text: string, path: string): readonly string[] => {
  const pattern = path.endsWith('.html') ? REFERENCE : STATIC_IMPORT;
  if (!/\.(html|m?js)$/.test(path)) return [];
  return [...text.matchAll(pattern)]
    .flatMap(([, reference]) => reference ?? [])
    .filter((reference) => !/^[a-z]+:/i.test(reference))
    .map((reference) => normalize(join(dirname(path), reference)));
};

const weigh = (folder: string, path: string): PageFile => {
  const content = readFileSync(join(folder, path));
  return { path, bytes: content.length, gzipBytes: gzipSync(content).length };
};

/** The page itself and everything that it loads without being asked, by way of static imports too. */
export const loadedAtStart = (folder: string, page = 'index.html'): readonly PageFile[] => {
  const found = new Set([page]);
  for (const path of found)
    for (const next of references(readFileSync(join(folder, path), 'utf8'), path)) found.add(next);
  return [...found].map((path) => weigh(folder, path));
};

/** All files of the page. */
export const allOf = (folder: string): readonly PageFile[] =>
  globSync('**/*.*', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => weigh(folder, path));

/** Their gzipped bytes together. */
export const gzipTotal = (files: readonly PageFile[]): number =>
  files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
