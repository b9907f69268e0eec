/** What founding a team needs of the world. */

/** What came of a call: an answer, or the system's code for why there is none. */
export type Heard =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'silence'; readonly code: string };

/** Posts a body to a relay, with the admin secret where there is one. */
export type AskToFound = (
  url: string,
  body: Readonly<Record<string, string>>,
  secret: string | null,
) => Promise<Heard>;
