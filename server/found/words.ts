/** What `relay found` says: how to go on, or why there is no team and what to do. */
import { problem } from '../../shared/protocol/http.ts';
import type { FoundRequest } from './options.ts';
import type { Heard } from './ports.ts';

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/;

const silenceWords = (relayUrl: string, code: string): string => {
  if (UNTRUSTED.test(code))
    return `The certificate at ${relayUrl} is not one that this machine trusts for that name (${code}), so nothing was sent. Use the name that stands in it; for one of an authority of your own, name the authority’s file in NODE_EXTRA_CA_CERTS.`;
  return `No relay answers at ${relayUrl} (${code}). Is it running, and is this its address?`;
};

const closedWords = (secret: string | null): string =>
  secret === null
    ? 'This relay takes new teams only with its admin secret, and none was given. Put it into FERMATA_ADMIN_SECRET, or name a file that holds it with --admin-secret-file.'
    : 'This relay does not take that admin secret, so no team was made. It has to be the one in FERMATA_ADMIN_SECRET when the relay was started; one that was started without any takes none, so start it again with one.';

const answerWords = (
  { relayUrl, secret }: FoundRequest,
  heard: Extract<Heard, { kind: 'answer' }>,
): string => {
  const told = problem.safeParse(heard.body);
  if (!told.success || heard.status === 404 || heard.status === 405)
    return `What answers at ${relayUrl} is no Fermata relay, or one that is too old for this (${heard.status}). Look at the address.`;
  if (told.data.type === 'signup_closed') return closedWords(secret);
  if (told.data.type === 'too_many_tries')
    return 'There were too many wrong admin secrets from this address, so the relay takes none for a minute. Wait, then try again.';
  return `The relay made no team: ${told.data.detail ?? told.data.title}`;
};

/** Why there is no team. */
export const failureWords = (request: FoundRequest, heard: Heard): string =>
  heard.kind === 'silence'
    ? silenceWords(request.relayUrl, heard.code)
    : answerWords(request, heard);

/** How whoever founded a team goes on. */
export const successWords = (teamName: string, url: string, until: string): string =>
  [
    `The team “${teamName}” is there, with nobody in it yet. Open this link on your own device and say your name; it lets one person in, until ${until}:`,
    '',
    `  ${url}`,
    '',
    'If it is lost or over before anybody used it, run this command again: that makes the team anew, with a new link. Once you are in, invite everybody else from the app (Team → Invite a teammate).',
  ].join('\n');
