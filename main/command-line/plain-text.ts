/** What others wrote is data (H13): in a terminal it may show as text and never steer it. */

/** Control characters, and those that turn the direction of a text around. */
const STEERING = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** One line, without what would steer a terminal. */
export const plainLine = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(STEERING, '').trim();

/** Several lines, each begun with `indent`. */
export const plainLines = (text: string, indent: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((each) => `${indent}${each.replaceAll('\t', '  ').replace(STEERING, '')}`.trimEnd())
    .join('\n');

/** Spaces at which no line breaks are for a window; in a terminal they would hide words from who searches. */
export const withPlainSpaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
