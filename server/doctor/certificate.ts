/** Judges a certificate: that it can be used, when, and by which name. */
import { DAY_MS } from '../../shared/protocol/limits.ts';
import { bad, fine, type Finding, warn } from './finding.ts';

/** What is known of a certificate. */
export type CertificateFacts =
  | { readonly kind: 'unusable'; readonly why: string }
  | {
      readonly kind: 'usable';
      /** From when on it is valid, and until when, epoch ms. */
      readonly fromAt: number;
      readonly toAt: number;
      /** Its names, in words. */
      readonly names: string;
      /** Whether it names what people reach the relay by; null where that is not known. */
      readonly covers: { readonly name: string; readonly isCovered: boolean } | null;
      readonly keyFile: string;
      /** Whether any user of the machine may read the key. */
      readonly isKeyOpen: boolean;
    };

type Usable = Extract<CertificateFacts, { kind: 'usable' }>;

/** A renewal that works comes weeks before the end. */
const LEAST_DAYS = 14;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const renew = 'Renew it; the relay takes the new files into use by itself within a minute.';

const dates = ({ fromAt, toAt }: Usable, now: number): Finding => {
  const id = 'certificate.dates';
  if (now >= toAt) return bad(id, `It ended on ${day(toAt)}.`, 'No app connects any more.', renew);
  if (now < fromAt)
    return bad(
      id,
      `It begins on ${day(fromAt)}.`,
      'No app connects until then.',
      "Look at this machine's clock first; else use an earlier certificate.",
    );
  const days = Math.floor((toAt - now) / DAY_MS);
  return days < LEAST_DAYS
    ? warn(id, `It ends in ${days} days, on ${day(toAt)}.`, 'Then no app connects any more.', renew)
    : fine(id, `It is valid for ${days} more days, until ${day(toAt)}.`);
};

const names = ({ covers, names: all }: Usable): Finding => {
  if (covers === null)
    return warn(
      'certificate.names',
      `It is for ${all}.`,
      'Whether people reach the relay by that name could not be told, and links may have another.',
      'Say by --public-url where people reach the relay.',
    );
  return covers.isCovered
    ? fine('certificate.names', `It is for ${covers.name}.`)
    : bad(
        'certificate.names',
        `It is for ${all}, and not for ${covers.name}.`,
        'No app that is given a link of this relay connects.',
        'Get a certificate for that name, or correct --public-url.',
      );
};

const pair = ({ isKeyOpen, keyFile }: Usable): Finding =>
  isKeyOpen
    ? warn(
        'certificate.pair',
        'Certificate and key fit, and every user of this machine may read the key.',
        'Who has the key can pose as this relay.',
        `chmod 600 ${keyFile}`,
      )
    : fine('certificate.pair', 'Certificate and key can be read and fit.');

/** All that is said of a certificate at a moment, epoch ms. */
export const judgeCertificate = (facts: CertificateFacts, now: number): readonly Finding[] =>
  facts.kind === 'unusable'
    ? [
        bad(
          'certificate.pair',
          `TLS can't be used: ${facts.why}.`,
          "The relay can't start; one that runs keeps the certificate that it has.",
          'Correct --tls-cert and --tls-key, or their files.',
        ),
      ]
    : [pair(facts), dates(facts, now), names(facts)];
