/** Whatever happens in whatever order, with failing commits and restarts: nothing is lost, doubled or leaked. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EntryRecord } from '../../server/core/stored.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import {
  type Ask,
  type Line,
  newWorld,
  type Person,
  replyTo,
  type World,
} from '../support/core-world.ts';

const MINUTE = 60_000;
const PEOPLE = 3;

const who = fc.nat({ max: PEOPLE - 1 });
const other = fc.nat({ max: PEOPLE - 2 });
const which = fc.nat({ max: 30 });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('connect'),
      who,
      fresh: fc.boolean(),
      says: fc.constantFrom('active', 'idle', undefined),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('leave'), who, isClean: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('active'), who, isActive: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('focus'),
      who,
      minutes: fc.integer({ min: 1, max: 300 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('end'), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('manual'),
      who,
      show: fc.constantFrom('busy', 'away', 'open', null),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ op: fc.constant('send'), who, to: other, isUrgent: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('again'), which }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('revise'), which }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('urge'), which }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('withdraw'), which }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('stored'), who }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('later'), which }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('pass'), minutes: fc.nat({ max: 120 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('fail') }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('restart') }) },
  // Without it what follows arrives in the same turn as what was before.
  { weight: 8, arbitrary: fc.record({ op: fc.constant('settle') }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Sent {
  readonly from: Person;
  readonly to: Person;
  readonly ask: Extract<Ask, { type: 'message.send' }>;
  /** Where each try was made, for its reply. */
  readonly tries: { readonly line: Line; readonly id: string }[];
}

const uuid = (index: number): string =>
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const openLine = (person: Person | undefined): Line | undefined =>
  person?.lines.findLast((line) => line.open);
const lastSeq = (person: Person): number =>
  Math.max(
    0,
    ...person.lines.flatMap((line) =>
      line.frames.flatMap((frame) => (frame.type === 'entry' ? [frame.seq] : [])),
    ),
  );

/** Drives a world. */
const player = (world: World) => {
  const sent: Sent[] = [];
  let focuses = 0;
  const at = (index: number): Person => {
    const person = world.people[index];
    if (person === undefined) throw new Error('There are fewer people.');
    return person;
  };
  const askAs = (person: Person, ask: Ask): { line: Line; id: string } | null => {
    const line = openLine(person);
    return line === undefined ? null : { line, id: world.ask(line, ask) };
  };
  const trySend = (message: Sent): void => {
    const made = askAs(message.from, message.ask);
    if (made !== null) message.tries.push(made);
  };
  const ofSent = (index: number, run: (message: Sent) => void): void => {
    const message = sent[index % Math.max(1, sent.length)];
    if (message !== undefined) run(message);
  };
  const play = async (it: Step): Promise<void> => {
    switch (it.op) {
      case 'connect':
        world.connect(at(it.who), it.fresh ? 0 : lastSeq(at(it.who)), it.says);
        return;
      case 'leave': {
        const line = openLine(at(it.who));
        if (line !== undefined) world.disconnect(line, it.isClean ? 1000 : 1006);
        return;
      }
      case 'active':
        askAs(at(it.who), { type: 'activity', activity: it.isActive ? 'active' : 'idle', at: 0 });
        return;
      case 'focus': {
        const endsAt = world.clock.now() + it.minutes * MINUTE;
        const focusId = uuid(1_000_000 + ++focuses);
        askAs(at(it.who), {
          type: 'focus.start',
          focusId,
          endsAt,
          shareLabel: true,
          urgent: 'allow',
        });
        return;
      }
      case 'end':
        askAs(at(it.who), {
          type: 'focus.end',
          focusId: uuid(1_000_000 + focuses),
          outcome: 'stopped',
        });
        return;
      case 'manual':
        askAs(at(it.who), { type: 'manual', show: it.show as 'busy' });
        return;
      case 'send': {
        const messageId = uuid(sent.length);
        const urgent = { urgency: 'urgent', urgentReason: 'now' } as const;
        const kind = it.isUrgent ? urgent : ({ urgency: 'normal' } as const);
        const to = at((it.who + 1 + it.to) % PEOPLE);
        const ask = {
          type: 'message.send',
          messageId,
          to: to.memberId,
          body: `<body ${sent.length}>`,
          ...kind,
        } as const;
        const message = { from: at(it.who), to, ask, tries: [] };
        sent.push(message);
        trySend(message);
        return;
      }
      case 'again':
        ofSent(it.which, trySend);
        return;
      case 'revise':
        ofSent(it.which, ({ from, ask: { messageId, body } }) =>
          askAs(from, { type: 'message.revise', messageId, body: `${body}, revised` }),
        );
        return;
      case 'urge':
        ofSent(it.which, ({ from, ask: { messageId } }) =>
          askAs(from, { type: 'message.urge', messageId, urgentReason: 'now' }),
        );
        return;
      case 'withdraw':
        ofSent(it.which, ({ from, ask: { messageId } }) =>
          askAs(from, { type: 'message.withdraw', messageId }),
        );
        return;
      case 'stored':
        askAs(at(it.who), { type: 'stored', seq: lastSeq(at(it.who)) });
        return;
      case 'later':
        ofSent(it.which, ({ to, ask: { messageId } }) =>
          askAs(to, {
            type: 'triage',
            messageId,
            to: 'later',
            until: world.clock.now() + 30 * MINUTE,
          }),
        );
        return;
      case 'pass':
        await world.settle();
        world.clock.advance(it.minutes * MINUTE);
        await world.settle();
        return;
      case 'fail':
        world.store().faults.push('storage_failed');
        return;
      case 'restart':
        await world.restart();
        return;
      case 'settle':
        await world.settle();
    }
  };
  return { sent, play };
};

const logOf = (world: World, person: Person): EntryRecord[] =>
  [...world.store().disk.entries.values()]
    .filter((line) => line.memberId === person.memberId)
    .sort((a, b) => a.seq - b.seq);

/** What the main batches of a device's log hold: those by `later` come on top. */
const released = (line: Line): string[] =>
  line.frames.flatMap((frame) =>
    frame.type === 'entry' && frame.entry.type === 'batch' && frame.entry.reason !== 'later'
      ? frame.entry.messages.map((message) => `${message.from} ${message.messageId}`)
      : [],
  );

const checkLogs = (world: World): void => {
  for (const person of world.people) {
    const log = logOf(world, person);
    expect(log.map((line) => line.seq)).toEqual(log.map((_, index) => index + 1));
    expect(world.store().disk.members.get(person.memberId)?.head).toBe(log.length);
    const receipts = log.flatMap(({ entry }) =>
      entry.type === 'receipt' && entry.state === 'delivered' ? [entry.messageId] : [],
    );
    expect(new Set(receipts).size).toBe(receipts.length);
  }
};

const checkLines = (world: World): void => {
  for (const person of world.people)
    for (const line of person.lines) {
      const seqs = line.frames.flatMap((frame) => (frame.type === 'entry' ? [frame.seq] : []));
      expect(seqs).toEqual(seqs.map((_, index) => line.cursor + 1 + index));
      const answered = line.frames.flatMap((frame) =>
        (frame.type === 'ok' || frame.type === 'error') && frame.re !== null ? [frame.re] : [],
      );
      expect(line.asked.slice(0, answered.length)).toEqual(answered);
      if (!line.open) continue;
      expect(answered).toHaveLength(line.asked.length);
      expect(line.cursor + seqs.length).toBe(logOf(world, person).length);
    }
};

/** Every promise is kept: on disk, and in the receiver's whole log exactly once if it was released (H1, H5). */
const checkMessages = (world: World, sent: readonly Sent[]): void => {
  const { messages } = world.store().disk;
  for (const { from, ask, tries } of sent) {
    const isPromised = tries.some(({ line, id }) => replyTo(line, id)?.type === 'ok');
    if (isPromised) expect(messages.has(`${from.memberId} ${ask.messageId}`)).toBe(true);
  }
  for (const person of world.people) {
    const isOut = (state: string): boolean => state === 'released' || state === 'delivered';
    const out = [...messages].filter(([, it]) => it.to === person.memberId && isOut(it.state));
    const whole = person.lines.at(-1);
    expect(whole === undefined ? [] : released(whole).sort()).toEqual(
      out.map(([key]) => key).sort(),
    );
  }
};

const checkOrder = (world: World): void => {
  for (const frame of world.people.flatMap(({ lines }) => lines.flatMap((line) => line.frames))) {
    if (frame.type !== 'entry' || frame.entry.type !== 'batch') continue;
    const accepted = frame.entry.messages.map((message) => message.acceptedAt);
    expect(accepted).toEqual([...accepted].sort((a, b) => a - b));
  }
};

/** H3 at the moment that a frame leaves: what it says of a body has been released on disk. */
const leakCheck =
  (world: World, leaks: string[]) => (person: Person, frame: Reply, text: string) => {
    const bodies = text.match(/<body \d+>/g) ?? [];
    for (const body of bodies) {
      const messageId = uuid(Number(/\d+/.exec(body)?.[0]));
      const mine = [...world.store().disk.messages.values()].find(
        (it) => it.messageId === messageId && it.to === person.memberId,
      );
      const isOut = mine?.state === 'released' || mine?.state === 'delivered';
      if (frame.type !== 'entry' || !isOut) leaks.push(text);
    }
  };

it('[H1][H2][H3][H4][H5][H6] loses, doubles and leaks nothing, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 120 }), async (steps) => {
      const world = await newWorld(PEOPLE);
      const leaks: string[] = [];
      world.onFrame(leakCheck(world, leaks));
      const { sent, play } = player(world);
      for (const person of world.people) {
        world.ask(world.connect(person, 0), { type: 'activity', activity: 'active', at: 0 });
      }
      for (const it of steps) await play(it);
      world.store().faults.length = 0;
      await world.settle();
      for (const person of world.people) world.connect(person, 0);
      await world.settle();
      expect(leaks).toEqual([]);
      expect(
        world.reports.filter((it) => !/^(nothing of a turn|what may be lost)/.test(it)),
      ).toEqual([]);
      checkLogs(world);
      checkLines(world);
      checkMessages(world, sent);
      checkOrder(world);
    }),
    { numRuns: 400, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
  );
}, 60_000);
