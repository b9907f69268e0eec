/** The earliest of some moments, epoch ms; null when there is none. */
export const earliest = (moments: readonly (number | null | undefined)[]): number | null => {
  let first: number | null = null;
  for (const moment of moments)
    if (moment !== null && moment !== undefined && (first === null || moment < first))
      first = moment;
  return first;
};
