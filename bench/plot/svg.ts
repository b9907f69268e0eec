/** Pictures as SVG: text stays text, and both themes of a page can read it. */

/** Signs that mean something in XML, as text. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** An element. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string => {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
    return ` ${key}="${escapeText(text)}"`;
  });
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
};

/** A piece of text. */
export const label = (
  [x, y]: readonly [number, number],
  text: string,
  more: Readonly<Record<string, string | number>> = {},
): string => element('text', { x, y, ...more }, escapeText(text));

const STYLE = `
text{font:13px system-ui,sans-serif;fill:#24292f}
.quiet{fill:#57606a}.title{font-weight:600;font-size:15px}
.grid{stroke:#d0d7de;stroke-width:1}
.a{--c:#0b6bcb}.b{--c:#8c5a00}.c{--c:#6639ba}.d{--c:#57606a}
.bar,.dot{fill:var(--c)}.line{stroke:var(--c);stroke-width:2;fill:none}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9da7b1}.grid{stroke:#3d444d}
.a{--c:#58a6ff}.b{--c:#d9a53f}.c{--c:#bc8cff}.d{--c:#9da7b1}}`;

/** A whole picture, with what it says for those who do not see it. */
export const picture = (
  { width, height, title }: { width: number; height: number; title: string },
  parts: readonly string[],
): string => {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': title,
  };
  const content = [
    element('title', {}, escapeText(title)),
    element('style', {}, STYLE),
    label([0, 18], title, { class: 'title' }),
    ...parts,
  ];
  return `${element('svg', attributes, `\n${content.join('\n')}\n`)}\n`;
};

/** A value as an axis tells it. */
export const short = (value: number): string =>
  value.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 });
