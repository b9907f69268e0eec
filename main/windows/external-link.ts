/** Which links may leave the app for the user's browser or mail program. */

const LONGEST = 2048;
/** Fields of a mail link that are only text; some mail programs take others as files to attach. */
const MAIL_FIELDS = new Set(['subject', 'body', 'cc', 'bcc']);

const isPlainMail = (url: URL): boolean =>
  [...url.searchParams.keys()].every((name) => MAIL_FIELDS.has(name.toLowerCase()));

/** The address to open outside, in its normal form; null when it must not be opened. */
export const externalLink = (text: string): string | null => {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      // A name before the host is how links lie about where they lead.
      return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
    case 'mailto:':
      return isPlainMail(url) ? url.href : null;
    default:
      return null;
  }
};
