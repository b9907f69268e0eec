/** What the catalogue holds: English is the source, every other language has the same keys and takes the same values. */
import type { en } from './en/index.ts';

/** The languages that Fermata speaks. */
export const LANGUAGES = ['en', 'de', 'ja'] as const;
/** One of them, as a BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number];

/** Texts by area and key. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Plural = 'one' | 'other';
/** `messages_one` and `messages_other` are one text, `messages`. */
type Base<K extends string> = K extends `${infer B}_${Plural}` ? B : K;

/** Names a text of `C`: its area and its key in it. */
export type KeyOf<C> = {
  [A in keyof C & string]: `${A}.${Base<keyof C[A] & string>}`;
}[keyof C & string];

type TextOf<C, K> = K extends `${infer A}.${infer N}`
  ? A extends keyof C
    ? N extends keyof C[A]
      ? C[A][N]
      : `${N}_other` extends keyof C[A]
        ? C[A][`${N}_other`]
        : never
    : never
  : never;
type IsPlural<C, K> = K extends `${infer A}.${infer N}`
  ? A extends keyof C
    ? `${N}_other` extends keyof C[A]
      ? 'count'
      : never
    : never
  : never;
type Names<T> = T extends `${string}{{${infer N}}}${infer Rest}` ? N | Names<Rest> : never;
type NamesOf<C, K> = Names<TextOf<C, K>> | IsPlural<C, K>;

/** What stands behind a key: its values by the names in its `{{…}}`, and `count` where it has plural forms. */
export type ValuesOf<C, K extends KeyOf<C>> = [NamesOf<C, K>] extends [never]
  ? []
  : [{ readonly [N in NamesOf<C, K>]: N extends 'count' ? number : string | number }];

/** Says the texts of `C`. */
export type Teller<C> = <K extends KeyOf<C>>(key: K, ...values: ValuesOf<C, K>) => string;

/** An area in another language: the same keys, and the plural forms that the language has. */
export type TranslationOf<E> = {
  readonly [N in keyof E as N extends `${string}_one` ? never : N]: string;
} & {
  readonly [
    N in keyof E as N extends `${infer B}_one` ? `${B}_${'one' | 'two' | 'few' | 'many'}` : never
  ]?: string;
};
/** All areas in another language. */
export type CatalogueOf<C> = { readonly [A in keyof C]: TranslationOf<C[A]> };

/** What every surface says, in English. */
export type English = typeof en;
/** Names a text of those. */
export type WordKey = KeyOf<English>;
/** One of their areas in another language. */
export type Translation<A extends keyof English> = TranslationOf<English[A]>;
/** All of them. */
export type Catalogue = CatalogueOf<English>;
