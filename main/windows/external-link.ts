/** Which links may leave the app for the user's browser or mail program (D9). */

const LONGEST = 2048;
/** Control characters and those that turn the direction of text: what is read would not be where it leads. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Plain addresses: quotes, spaces and dashes in front have been taken for options by mail programs. */
const MAIL_ADDRESS = /^[a-z0-9_][\w.+-]*@[a-z0-9-]+(\.[a-z0-9-]+)*$/i;
/** Fields of a mail link that are only text; some mail programs take others as files to attach. */
const TEXT_FIELDS = new Set(['subject', 'body']);
const ADDRESS_FIELDS = new Set(['cc', 'bcc']);

const areAddresses = (text: string): boolean =>
  text.split(',').every((address) => MAIL_ADDRESS.test(address));

/** A line break in a subject would be a further field of the mail. */
const isPlainField = ([name, value]: readonly [string, string]): boolean => {
  const field = name.toLowerCase();
  if (ADDRESS_FIELDS.has(field)) return areAddresses(value);
  return (
    TEXT_FIELDS.has(field) && !HIDDEN.test(field === 'body' ? value.replace(/\r?\n/g, '') : value)
  );
};

const isPlainMail = (url: URL): boolean =>
  areAddresses(url.pathname) && url.hash === '' && [...url.searchParams].every(isPlainField);

/** A name or an address: the parser of URLs lets quotes and worse into a name, and programs of the system split at them. */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

const isPlainWeb = (url: URL): boolean =>
  // A name before the host is how links lie about where they lead.
  url.username === '' && url.password === '' && HOST.test(url.hostname);

/** The address to open outside, in its normal form; null when it must not be opened. */
export const externalLink = (text: string): string | null => {
  if (text.length > LONGEST || HIDDEN.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const isPlain = isWeb ? isPlainWeb(url) : url.protocol === 'mailto:' && isPlainMail(url);
  return isPlain && url.href.length <= LONGEST ? url.href : null;
};
