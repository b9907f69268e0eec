/** `relay found`: a team for a relay that was started empty, and a link for its first person (T8). */
import { readFileSync } from 'node:fs';
import { httpReplies } from '../../shared/protocol/http.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { codeOf } from '../storage/adapters/check.ts';
import { askToFound } from './adapters/relay-call.ts';
import type { FoundRequest, ReadSecret } from './options.ts';
import { failureWords, successWords } from './words.ts';

/** The secret in a file. */
export const readSecretFile: ReadSecret = (file) => {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (cause) {
    return fail(`--admin-secret-file cannot be read (${codeOf(cause)}): ${file}`);
  }
};

const moment = (at: number): string =>
  new Date(at).toLocaleString('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  });

/** Founds a team. Answers what is to be printed, or why there is none. */
export const foundTeam = async (request: FoundRequest): Promise<Result<string, string>> => {
  const { relayUrl, teamName, secret, asJson } = request;
  const heard = await askToFound(`${relayUrl}/v1/teams/open`, { teamName }, secret);
  const isMade = heard.kind === 'answer' && heard.status === 201;
  const made = isMade ? httpReplies.openTeam.safeParse(heard.body) : null;
  if (made?.success !== true) return fail(failureWords(request, heard));
  const { url, expiresAt } = made.data;
  if (!asJson) return ok(successWords(teamName, url, moment(expiresAt)));
  return ok(JSON.stringify({ team: teamName, url, expiresAt: new Date(expiresAt).toISOString() }));
};
