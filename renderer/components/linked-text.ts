/** Finds links in a body. A body is data: it stays text, never HTML (H13). */

/** A stretch of text; with `href` it is a link. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

const CANDIDATE = /(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi;
/** A full stop or bracket at the end belongs to the sentence, not to the link. */
const TAIL = /[.,;:!?]+$/;
const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

const withoutTail = (candidate: string): string => {
  const link = candidate.replace(TAIL, '');
  const isUnbalanced = link.endsWith(')') && !link.includes('(');
  return isUnbalanced ? withoutTail(link.slice(0, -1)) : link;
};

/** The parts of a text, links recognised: http, https and mailto, nothing else. */
export const linkParts = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const link = withoutTail(match[0]);
    if (!URL.canParse(link) || !SCHEMES.has(new URL(link).protocol)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: link, href: link });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
};
