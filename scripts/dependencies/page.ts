/** The page that lists what is shipped of others. */
import { PURPOSES } from './purposes.ts';
import type { Shipped } from './shipped.ts';

const HEAD = `# What Fermata ships of others

Written by \`npm run dependencies\` from what bundlers take in; a test compares it. Each package that we chose has its reason; the others come along with one of these. None runs a script at its installation, and every licence lets us ship it: MIT, ISC, BSD, Blue Oak, Apache 2.0, and MPL 2.0 for ical.js, whose files are shipped unchanged.

| package | licence | in | for |
| --- | --- | --- | --- |
`;

const row = ({ name, licence, products }: Shipped): string =>
  `| ${name} | ${licence} | ${products.join(', ')} | ${PURPOSES[name] ?? ''} |`;

/** The page in Markdown, before prettier has aligned its table. */
export const dependenciesPage = (shipped: readonly Shipped[]): string =>
  `${HEAD}${shipped.map(row).join('\n')}\n`;
