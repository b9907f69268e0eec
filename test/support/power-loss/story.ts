/** A story that is told at real relays under strace, one after the other on the same data, killed and failing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Crew, foundCrew } from '../fault-relay/crew.ts';
import { type FaultRelay, launchRelay } from '../fault-relay/launch.ts';
import { newId, words } from '../relay-rig.ts';
import { type Book, newSpeaker, type Speaker } from './speaker.ts';
import { parseTrace, type TraceEvent, straceInto } from './trace.ts';

/** One relay of the story: what it is told, and what strace does to it meanwhile. */
export interface Life {
  /** Sends to someone who takes them at once, two at a time. */
  readonly pairs: number;
  /** Focus sessions with all that happens to messages in them. */
  readonly rounds: number;
  readonly inject: readonly string[];
}
/** What was recorded. */
export interface Story {
  readonly events: readonly TraceEvent[];
  /** After how many events each relay had started. */
  readonly starts: readonly number[];
  readonly crew: Crew;
  readonly book: Book;
}

const SENDS = 6;
const body = (text: string): string => `${text} ${'and so on '.repeat(400)}`;

const send = async (
  speaker: Speaker,
  to: string,
  texts: readonly string[],
): Promise<readonly string[]> => {
  const messages = texts.map((text) => words(to, body(text)));
  await Promise.all(messages.map((message) => speaker.ask('message.send', message)));
  return messages.map(({ messageId }) => messageId);
};

const tellRound = async (
  ana: Speaker,
  ben: Speaker,
  { ana: { memberId: anaId }, ben: { memberId: benId } }: Crew,
  name: string,
): Promise<void> => {
  const focusId = newId();
  const endsAt = Date.now() + 3_600_000;
  await ana.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'allow' });
  const texts = Array.from({ length: SENDS }, (_, index) => `${name} held ${index}`);
  const [first, second] = await send(ben, anaId, texts);
  await ben.ask('message.revise', { messageId: first, body: body(`${name} revised`) });
  await ben.ask('message.withdraw', { messageId: second });
  await send(ana, benId, [`${name} live`]);
  await ana.ask('focus.end', { focusId, outcome: 'completed' });
  ana.leave();
  ben.leave();
};

/**
 * Says again what was under way when the last relay died, before anything else is said, and one by one, the
 * newest first: what the dead one had written but not synced is answered without another write.
 */
const sayAgain = async (ben: Speaker, { ana }: Crew, book: Book): Promise<void> => {
  const sends = [...book.values()].filter(
    ({ type, fields }) => type === 'message.send' && fields['to'] === ana.memberId,
  );
  for (const { type, fields } of sends.slice(-SENDS).reverse()) await ben.ask(type, fields);
};

const tellLife = async (
  ana: Speaker,
  ben: Speaker,
  crew: Crew,
  book: Book,
  { pairs, rounds, name }: Omit<Life, 'inject'> & { readonly name: string },
): Promise<void> => {
  await sayAgain(ben, crew, book);
  for (let pair = 0; pair < pairs; pair += 1)
    await send(ben, crew.ana.memberId, [`${name}, ${pair} a`, `${name}, ${pair} b`]);
  for (let round = 0; round < rounds; round += 1)
    await tellRound(ana, ben, crew, `${name}, round ${round},`);
};

const whenTraced = async (file: string, relay: FaultRelay): Promise<string> => {
  for (;;) {
    const text = await readFile(file, 'utf8');
    if (new RegExp(`^${relay.child.pid ?? 0}\\s+\\+\\+\\+ `, 'm').test(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Tells the story with data in a new folder below `folder`. The last relay of it is killed, too. */
export const tellStory = async (
  folder: string,
  traces: string,
  lives: readonly Life[],
): Promise<Story> => {
  const events: TraceEvent[] = [];
  const starts: number[] = [];
  const book: Book = new Map();
  let crew: Crew | null = null;
  for (const [index, { pairs, rounds, inject }] of lives.entries()) {
    const file = join(traces, `life-${index}`);
    const data = join(folder, 'new/data');
    const relay = await launchRelay({ data, under: straceInto(file, inject) });
    crew ??= await foundCrew(relay.url);
    const [ana, ben] = [newSpeaker(relay, crew.ana, book), newSpeaker(relay, crew.ben, book)];
    const name = `life ${index}`;
    const end = await tellLife(ana, ben, crew, book, { pairs, rounds, name }).then(
      () => null,
      (cause: unknown) => cause as Error,
    );
    if (end !== null && relay.child.signalCode === null) throw end;
    await relay.kill();
    starts.push(events.length);
    for (const event of parseTrace(await whenTraced(file, relay), folder)) events.push(event);
  }
  if (crew === null) throw new Error('A story needs a life.');
  return { events, starts, crew, book };
};
