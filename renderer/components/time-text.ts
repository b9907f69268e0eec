/** Times of day as a field of time has them. */

/** "09:30" for a field of time. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes from midnight; null while what is typed is no time yet. */
export const minuteOf = (text: string): number | null => {
  const found = /^(\d\d):(\d\d)/.exec(text);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
};
