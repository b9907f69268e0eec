/** A wait with an end: `signal` gives up after a while, unless it was over before. */
export const patienceOf = (
  ms: number,
): { readonly signal: AbortSignal; readonly over: () => void } => {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), ms);
  return { signal: control.signal, over: () => clearTimeout(timer) };
};
