import { linkParts } from './linked-text.ts';
import css from './body-text.module.css';

/** A message's body as text with its links recognised (H13). Links open outside, without a trace of us. */
export const BodyText = ({ text }: { readonly text: string }) => (
  <p className={css['body']} dir="auto">
    {linkParts(text).map((part, index) =>
      part.href === undefined ? (
        part.text
      ) : (
        <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      ),
    )}
  </p>
);
