/** Sends generated calls and hand-made socket frames, and notes each answer that nobody documented. */
import { CLOSE } from '../../../shared/protocol/close-codes.ts';
import { type Problem, problem } from '../../../shared/protocol/http.ts';
import { type CallKnown, nextCall } from './http-calls.ts';
import { closeCodeIn, type RawAnswer, rawExchange, readAnswer } from './raw-exchange.ts';
import { seeded } from './seeded.ts';
import { nextWireFrames, upgradeRequest } from './wire-frames.ts';

/** What came of calls: how often each kind of answer, and the first that were none. */
export interface RawFigures {
  readonly kinds: Record<string, number>;
  readonly faults: string[];
}

/** Problems that a call may be answered with (spec §2, HTTP), as `status type`. */
const PROBLEMS: ReadonlySet<string> = new Set([
  '400 invalid',
  '401 unauthorized',
  '404 not_found',
  '405 wrong_method',
  '413 too_large',
  '415 not_json',
  '429 too_many_tries',
]);
/** What the HTTP parser answers by itself to bytes that are no call, without a body: RFC 9110 has their meaning. */
const PARSER = [400, 408, 413, 414, 417, 431];
/** A call's own success, and a page of the web client. */
const FINE = [200, 201, 204, 503];

const readProblem = (body: string): Problem | null => {
  try {
    return problem.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null; // No JSON, hence no problem document: the caller makes a fault of it.
  }
};

const kindOf = (answer: RawAnswer, isHead: boolean): string | null => {
  const { status, headers, body } = answer;
  if (/content-type: application\/problem\+json/i.test(headers)) {
    if (isHead) return body === '' ? `${status} head` : null;
    const found = readProblem(body);
    const kind = `${found?.status ?? ''} ${found?.type ?? ''}`;
    return found?.status === status && PROBLEMS.has(kind) ? kind : null;
  }
  if (PARSER.includes(status)) return body === '' ? `${status} by the parser` : null;
  if (status !== 503) return FINE.includes(status) ? String(status) : null;
  return /text\/html/.test(headers) ? 'page' : null;
};

const inParallel = async (count: number, run: (index: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await run(index);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};

const note = (figures: RawFigures, kind: string | null, about: () => string): void => {
  if (kind !== null) figures.kinds[kind] = (figures.kinds[kind] ?? 0) + 1;
  else if (figures.faults.length < 10) figures.faults.push(about());
};

/** Sends so many calls. */
export const fuzzCalls = async (
  url: string,
  seed: number,
  count: number,
  known: CallKnown,
): Promise<RawFigures> => {
  const figures: RawFigures = { kinds: {}, faults: [] };
  await inParallel(count, async (index) => {
    const bytes = nextCall(seeded(seed * 1_000_003 + index), known);
    const came = await rawExchange(url, [bytes], {
      localAddress: `127.${1 + (index % 200)}.${index % 250}.2`,
    });
    const answer = came === null ? null : readAnswer(came);
    const isHead = bytes.subarray(0, 5).toString() === 'HEAD ';
    // Node ends a tunnel that nobody takes without a word (CONNECT).
    const isTunnel = bytes.subarray(0, 8).toString() === 'CONNECT ' && came?.length === 0;
    const kind = isTunnel ? 'tunnel refused' : answer === null ? null : kindOf(answer, isHead);
    const end = came?.toString().slice(0, 300) ?? 'no end';
    note(figures, kind, () => `call ${index}: ${bytes.toString().slice(0, 300)}\n=> ${end}`);
  });
  return figures;
};

const CODES: readonly number[] = [...Object.values(CLOSE), 1002, 1008];

/** Opens so many sockets that break RFC 6455. */
export const fuzzWire = async (url: string, seed: number, count: number): Promise<RawFigures> => {
  const figures: RawFigures = { kinds: {}, faults: [] };
  const upgrade = upgradeRequest(new URL(url).host);
  await inParallel(count, async (index) => {
    const frames = nextWireFrames(seeded(seed * 1_000_033 + index));
    const came = await rawExchange(url, [upgrade, frames]);
    const start = came?.indexOf('\r\n\r\n') ?? -1;
    const code = came === null || start === -1 ? null : closeCodeIn(came.subarray(start + 4));
    const kind = code !== null && CODES.includes(code) ? String(code) : null;
    const end = came?.toString('hex').slice(-100) ?? 'no end';
    note(figures, kind, () => `socket ${index}: ${frames.toString('hex').slice(0, 200)} => ${end}`);
  });
  return figures;
};
