/** A length as one types it, in the window and at the command line. Pure; nothing here throws. */

const MINUTE_MS = 60_000;

/** "50", "50m", "1h", "1h30", "1 h 30 min" in ms; null for anything else. A number alone is minutes. */
export const parseLength = (text: string): number | null => {
  const typed = text.normalize('NFKC').replaceAll(/\s/g, ''); // An IME may type wide digits.
  const [whole, hours, minutes] = /^(?:(\d{1,3})h)?(?:(\d{1,5})(?:m|min)?)?$/i.exec(typed) ?? [];
  if (whole === undefined || whole === '') return null;
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
};
