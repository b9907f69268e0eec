/** Answers 429 to whoever had too many wrong secrets from their address; `wrong-tries.ts` says why in two ways. */
import type { WrongTries } from '../access/wrong-tries.ts';
import { type HttpAnswer, problem } from './answer.ts';

/** One try: from where, when, and by which status its answer says that the secret was wrong. */
export interface OneTry {
  readonly tries: WrongTries;
  readonly address: string;
  /** Ms on a clock that never jumps. */
  readonly now: number;
  readonly wrongStatus: number;
}

const tooManyTries = (waitMs: number): HttpAnswer =>
  problem(
    429,
    'too_many_tries',
    'Too many wrong tries',
    'Too many wrong codes, invites or tokens came from this address. Wait a minute and try again.',
    { headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } },
  );

/** For what can be guessed: past the limit `judge` is not asked. It answers null for what is to go on. */
export const countedFirst = async <A extends HttpAnswer | null>(
  { tries, address, now, wrongStatus }: OneTry,
  judge: () => Promise<A>,
): Promise<A | HttpAnswer> => {
  const begun = tries.begin(address, now);
  if (begun.kind === 'refused') return tooManyTries(begun.waitMs);
  const answer = await judge();
  if (answer?.status !== wrongStatus) begun.takeBack();
  return answer;
};

/** For what nobody guesses: whatever is right passes, and past the limit what is wrong is answered 429. */
export const checkedFirst = async (
  { tries, address, now, wrongStatus }: OneTry,
  answering: Promise<HttpAnswer>,
): Promise<HttpAnswer> => {
  const answer = await answering;
  if (answer.status !== wrongStatus) return answer;
  const failed = tries.begin(address, now);
  return failed.kind === 'refused' ? tooManyTries(failed.waitMs) : answer;
};
