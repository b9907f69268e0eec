/** Drives connections with generated frames at a relay, and notes whatever is not as T1 to T3 say. */
import type { Reply } from '../../../shared/protocol/replies.ts';
import { type Expected, expectedOf, expectedOfFirst } from './expected.ts';
import { type FuzzFrame, type FuzzKnown, helloFrame, nextFrame } from './frames.ts';
import { type FuzzConnection, openFuzzConnection } from './fuzz-connection.ts';
import { type Seeded, seeded } from './seeded.ts';

/** Figures of a run. */
export interface FuzzFigures {
  connections: number;
  /** Frames that the parser judged: answered other than `rate_limited`, or the end of their connection. */
  exercised: number;
  /** Of these, requests that passed the parser and that the core answered. */
  core: number;
  /** Frames that the limit of T6 turned away: they count for nothing. */
  rateLimited: number;
  readonly answers: Record<string, number>;
  readonly closes: Record<string, number>;
  /** The first of what went wrong. */
  readonly faults: string[];
}

/** What a run is about. */
export interface FuzzPlan {
  readonly url: string;
  readonly seed: number;
  /** Frames that have to be exercised. */
  readonly frames: number;
  /** The number of the first connection: another run goes on where this one ended. */
  readonly from: number;
  /** What the connection of a number knows. */
  known(connection: number): FuzzKnown;
}

/** Below the burst of T6, so that no frame of an ordinary connection is turned away. */
const FRAMES_PER_CONNECTION = 100;
/** One connection in so many floods, to see the limit at work. */
const FLOOD_EVERY = 61;
const AT_ONCE = 8;
const CHUNK = 40;

const bump = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};
const nameOf = (reply: Reply): string =>
  reply.type === 'error' ? `error ${reply.code}` : reply.type;
const brief = (frame: FuzzFrame): string =>
  frame.kind === 'text'
    ? frame.text.slice(0, 400)
    : `${frame.kind} ${Buffer.from(frame.bytes).toString('hex').slice(0, 200)}`;

/** A connection and how far its answers were checked. */
interface Course {
  readonly connection: FuzzConnection;
  readonly number: number;
  readonly mayBeLimited: boolean;
  checked: number;
}

const newCourse = async (plan: FuzzPlan, number: number): Promise<Course> => {
  // Who tries wrong tokens is slowed down by address: each connection comes from one of its own.
  const address = `127.${1 + (number % 200)}.${Math.floor(number / 200) % 250}.1`;
  return {
    connection: await openFuzzConnection(plan.url, address),
    number,
    mayBeLimited: number % FLOOD_EVERY === 0,
    checked: 0,
  };
};

const fault = (figures: FuzzFigures, course: Course, what: string, frame: FuzzFrame): void => {
  if (figures.faults.length < 10)
    figures.faults.push(`connection ${course.number}: ${what}: ${brief(frame)}`);
};

const checkAnswer = (
  figures: FuzzFigures,
  course: Course,
  frame: FuzzFrame,
  expected: Extract<Expected, { kind: 'answer' }>,
): void => {
  const reply = course.connection.answers[course.checked];
  course.checked += 1;
  if (reply === undefined) {
    const code = course.connection.closeCode();
    fault(figures, course, `no answer (close ${code ?? 'none'})`, frame);
    return;
  }
  bump(figures.answers, nameOf(reply));
  const re = 're' in reply ? reply.re : undefined;
  const isLimited = reply.type === 'error' && reply.code === 'rate_limited';
  if (isLimited && course.mayBeLimited && re === expected.re) {
    figures.rateLimited += 1;
    return;
  }
  figures.exercised += 1;
  if (expected.isCore) figures.core += 1;
  if (re !== expected.re || !expected.fits(reply))
    fault(figures, course, `answered ${JSON.stringify(reply).slice(0, 300)}`, frame);
};

/** Sends frames that are all to be answered, at once, and checks the answers one by one. */
const exchange = async (
  figures: FuzzFigures,
  course: Course,
  frames: readonly FuzzFrame[],
  expectations: readonly Extract<Expected, { kind: 'answer' }>[],
): Promise<void> => {
  for (const frame of frames) course.connection.send(frame);
  await course.connection.settled(course.checked + frames.length);
  frames.forEach((frame, index) => {
    const expected = expectations[index];
    if (expected !== undefined) checkAnswer(figures, course, frame, expected);
  });
};

const expectClose = async (
  figures: FuzzFigures,
  course: Course,
  frame: FuzzFrame,
  code: number,
): Promise<void> => {
  course.connection.send(frame);
  const got = await course.connection.closed();
  bump(figures.closes, String(got));
  figures.exercised += 1;
  // A version that the relay does not speak is answered before it closes.
  const wanted = code === 4002 ? course.checked + 1 : course.checked;
  if (got !== code || course.connection.answers.length !== wanted)
    fault(figures, course, `closed ${got ?? 'never'} in place of ${code}`, frame);
};

/** The way in: mostly right, now and then not, or not at all. Says whether it is let in. */
const greet = async (
  figures: FuzzFigures,
  course: Course,
  from: Seeded,
  known: FuzzKnown,
): Promise<boolean> => {
  const attempts = from.chance(0.12) ? 1 + from.below(3) : 0;
  for (let attempt = 0; attempt <= attempts; attempt += 1) {
    const isLast = attempt === attempts;
    const odd = from.chance(0.2) ? nextFrame(from, known) : null;
    const text = odd?.kind === 'text' && !isLast ? odd.text : helloFrame(from, known, isLast);
    const frame: FuzzFrame = { kind: 'text', text };
    const big = expectedOf(frame);
    const isTooBig = big.kind === 'close' && big.code === 1009;
    const expected = isTooBig ? big : expectedOfFirst(text, known.token);
    if (expected.kind === 'close') {
      await expectClose(figures, course, frame, expected.code);
      return false;
    }
    await exchange(figures, course, [frame], [expected]);
    if (course.connection.answers.at(-1)?.type === 'welcome') return true;
    if (course.connection.closeCode() !== null) return false;
  }
  return false;
};

const talk = async (
  figures: FuzzFigures,
  course: Course,
  from: Seeded,
  known: FuzzKnown,
): Promise<void> => {
  const count = course.mayBeLimited ? 300 : FRAMES_PER_CONNECTION;
  const chunk = course.mayBeLimited ? 300 : CHUNK;
  let frames: FuzzFrame[] = [];
  let expectations: Extract<Expected, { kind: 'answer' }>[] = [];
  const flush = async (): Promise<void> => {
    await exchange(figures, course, frames, expectations);
    frames = [];
    expectations = [];
  };
  for (let sent = 0; sent < count && course.connection.closeCode() === null; sent += 1) {
    const frame = nextFrame(from, known);
    const expected = expectedOf(frame);
    if (expected.kind === 'close') {
      if (course.mayBeLimited) continue;
      await flush();
      if (course.connection.closeCode() === null)
        await expectClose(figures, course, frame, expected.code);
      return;
    }
    frames.push(frame);
    expectations.push(expected);
    if (frames.length === chunk) await flush();
  }
  await flush();
};

const runConnection = async (
  plan: FuzzPlan,
  figures: FuzzFigures,
  number: number,
): Promise<void> => {
  const from = seeded(plan.seed * 1_000_003 + number);
  const known = plan.known(number);
  const course = await newCourse(plan, number);
  figures.connections += 1;
  if (await greet(figures, course, from, known)) await talk(figures, course, from, known);
  for (const what of course.connection.faults)
    if (figures.faults.length < 10) figures.faults.push(`connection ${number}: ${what}`);
  course.connection.end();
};

/** Runs connections, a few at a time, until so many frames were exercised. Answers the next number. */
export const fuzzFrames = async (plan: FuzzPlan, figures: FuzzFigures): Promise<number> => {
  let next = plan.from;
  const enough = figures.exercised + plan.frames;
  const worker = async (): Promise<void> => {
    while (figures.exercised < enough && figures.faults.length < 10) {
      const number = next;
      next += 1;
      await runConnection(plan, figures, number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return next;
};

/** Figures of nothing yet. */
export const newFigures = (): FuzzFigures => ({
  connections: 0,
  exercised: 0,
  core: 0,
  rateLimited: 0,
  answers: {},
  closes: {},
  faults: [],
});
