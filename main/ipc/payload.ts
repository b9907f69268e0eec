/** How much a window may send at once (D9): measured before anything else looks at it. */

/** Room for the longest message and its fields, many times over. */
export const LARGEST_PAYLOAD = 64 * 1024;

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
};

/** What a value costs by itself, and what is in it. Null: nothing that a command is made of. */
const weigh = (value: unknown): { readonly cost: number; readonly inner: unknown[] } | null => {
  switch (typeof value) {
    case 'string':
      return { cost: value.length + 1, inner: [] };
    case 'undefined':
    case 'boolean':
    case 'number':
      return { cost: 1, inner: [] };
    case 'object': {
      if (value === null) return { cost: 1, inner: [] };
      if (!isPlain(value)) return null;
      // An array with holes is as long as it says it is.
      if (Array.isArray(value))
        return { cost: value.length + 1, inner: value.length > LARGEST_PAYLOAD ? [] : value };
      const keys = Object.keys(value);
      return {
        cost: keys.reduce((sum, key) => sum + key.length + 1, 1),
        inner: Object.values(value),
      };
    }
    default:
      return null;
  }
};

/**
 * Whether a payload is plain data of a bearable size: objects, lists, texts and numbers. Each value costs, so that
 * one that holds itself comes to an end as well.
 */
export const isBearable = (payload: unknown): boolean => {
  const waiting: unknown[] = [payload];
  let left = LARGEST_PAYLOAD;
  while (waiting.length > 0) {
    const weighed = weigh(waiting.pop());
    if (weighed === null) return false;
    left -= weighed.cost;
    if (left < 0) return false;
    waiting.push(...weighed.inner);
  }
  return true;
};
