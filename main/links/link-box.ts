/** Keeps the link that the app was opened with until its user has used it or put it away. Nothing is joined unasked. */
import { createObserved } from '../shell/observed.ts';
import type { LinkPart } from '../shell/shell.ts';

/** The box. */
export interface LinkBox extends LinkPart {
  /** The latest link counts. */
  put(link: string): void;
}

/** An empty box. */
export const createLinkBox = (): LinkBox => {
  const link = createObserved<string | null>(null);
  return { ...link, put: (given) => link.set(given), drop: () => link.set(null) };
};
