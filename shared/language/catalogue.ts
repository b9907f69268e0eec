/** What the catalogue holds: English is the source, every other language has the same keys and takes the same values. */
import type { en } from './en/index.ts';

/** The languages that Fermata speaks. */
export const LANGUAGES = ['en', 'de', 'ja'] as const;
/** One of them, as a BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number];

type English = typeof en;
type Area = keyof English;
type Plural = 'one' | 'other';
/** `messages_one` and `messages_other` are one text, `messages`. */
type Base<K extends string> = K extends `${infer B}_${Plural}` ? B : K;

/** Names a text: its area and its key in it. */
export type WordKey = { [A in Area]: `${A}.${Base<keyof English[A] & string>}` }[Area];

type Split<K extends WordKey> = K extends `${infer A extends Area}.${infer N}` ? [A, N] : never;
type TextOf<A extends Area, N extends string> = N extends keyof English[A]
  ? English[A][N]
  : `${N}_other` extends keyof English[A]
    ? English[A][`${N}_other`]
    : never;
type Names<T> = T extends `${string}{{${infer N}}}${infer Rest}` ? N | Names<Rest> : never;
type NamesOf<K extends WordKey> =
  Split<K> extends [infer A extends Area, infer N extends string]
    ? Names<TextOf<A, N>> | (`${N}_other` extends keyof English[A] ? 'count' : never)
    : never;

/** What a text takes: by the names in its `{{…}}`; one with plural forms always takes `count`. */
export type Values<K extends WordKey> = {
  readonly [N in NamesOf<K>]: N extends 'count' ? number : string | number;
};
/** The arguments behind a key: none for a text that takes no values. */
export type ValuesOf<K extends WordKey> = [NamesOf<K>] extends [never] ? [] : [Values<K>];

/** An area in another language: the same keys, and the plural forms that the language has. */
export type Translation<A extends Area> = {
  readonly [N in keyof English[A] as N extends `${string}_one` ? never : N]: string;
} & {
  readonly [
    N in keyof English[A] as N extends `${infer B}_one`
      ? `${B}_${'one' | 'two' | 'few' | 'many'}`
      : never
  ]?: string;
};
/** The whole catalogue in another language. */
export type Catalogue = { readonly [A in Area]: Translation<A> };
