/**
 * What a run does, made from its seed alone: the same seed is the same program each time. How its steps fall
 * together with what the relay does is up to the machine, so two runs of a seed need not meet the same race.
 */
import { type Random, seededRandom } from './random.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The way of bytes over a link: from a client to the relay, or back. */
export type Direction = 'up' | 'down';

/** One thing that happens. Numbers that name someone or something are taken modulo what there is. */
export type Step =
  | {
      readonly op: 'send';
      readonly client: number;
      readonly to: number;
      /** Rather to someone who focuses, if anyone does: that is where messages wait. */
      readonly isToFocus: boolean;
      readonly messageId: string;
      readonly isUrgent: boolean;
      /** How many characters its words have besides their mark. */
      readonly length: number;
      /** Whether the client sends it until it is answered, or once. */
      readonly isKept: boolean;
    }
  /** Sends a message again, on this or another device of its sender; `other` with other words (H2). */
  | {
      readonly op: 'again';
      readonly which: number;
      readonly device: number;
      readonly words: 'same' | 'other';
    }
  | { readonly op: 'revise' | 'withdraw'; readonly which: number; readonly device: number }
  | {
      readonly op: 'triage';
      readonly which: number;
      readonly device: number;
      readonly to: 'done' | 'later' | 'unread';
      readonly afterMs: number;
    }
  | {
      readonly op: 'focus';
      readonly client: number;
      readonly focusId: string;
      readonly lengthMs: number;
      readonly urgent: 'allow' | 'refuse';
    }
  | { readonly op: 'extend'; readonly client: number; readonly byMs: number }
  | { readonly op: 'pause' | 'resume' | 'end'; readonly client: number }
  | {
      readonly op: 'manual';
      readonly client: number;
      readonly show: 'open' | 'available' | 'busy' | 'away' | null;
      readonly forMs: number | null;
    }
  | {
      readonly op: 'activity';
      readonly client: number;
      readonly activity: 'active' | 'idle' | 'locked';
    }
  | { readonly op: 'status' | 'stored'; readonly client: number }
  /** Cuts the client's connection after so many more bytes in a direction: mostly in mid-frame. */
  | {
      readonly op: 'cut';
      readonly client: number;
      readonly direction: Direction;
      readonly bytes: number;
      readonly isReset: boolean;
    }
  /** Nothing passes in a direction for a while. */
  | {
      readonly op: 'stall';
      readonly client: number;
      readonly direction: Direction;
      readonly forMs: number;
    }
  /** The client gives up a connection whose bytes are still under way, and opens another. */
  | { readonly op: 'abandon'; readonly client: number; readonly forMs: number }
  | { readonly op: 'leave'; readonly client: number; readonly forMs: number }
  /** The client's disk loses its last entries; it connects with an older cursor. */
  | { readonly op: 'forget'; readonly client: number; readonly entries: number }
  | { readonly op: 'addDevice'; readonly client: number }
  | { readonly op: 'revoke'; readonly client: number; readonly device: number }
  /** Time leaps, as it does for a machine that slept. */
  | { readonly op: 'leap'; readonly ms: number }
  | {
      readonly op: 'kill';
      readonly afterMs: number;
      readonly downMs: number;
      /** How much relay time passes while nothing runs. */
      readonly leapMs: number;
    };

/** A step and how long to wait after it; 0 is none, so that both reach the relay in one turn. */
export interface Timed {
  readonly step: Step;
  readonly waitMs: number;
}

/** What a run does. */
export interface Program {
  readonly seed: number;
  /** How many devices each member has at first. */
  readonly devices: readonly number[];
  readonly steps: readonly Timed[];
  /** How much time passes before it is looked at what came of it: what was put off falls due. */
  readonly lastLeapMs: number;
}

const CLIENTS = { min: 6, max: 20 } as const;
const STEPS = { min: 140, max: 260 } as const;

const anyone = (random: Random): number => random.int(0, 999);
/** Mostly what was sent a moment ago: that is where the races are. */
const recent = (random: Random): number =>
  random.chance(0.7) ? random.int(0, 3) : random.int(0, 40);

const sendStep = (random: Random): Step => ({
  op: 'send',
  client: anyone(random),
  to: anyone(random),
  isToFocus: random.chance(0.5),
  messageId: random.uuid(),
  isUrgent: random.chance(0.2),
  length: random.chance(0.08) ? random.int(2000, 7900) : random.int(0, 60),
  isKept: random.chance(0.8),
});

const leapMs = (random: Random): number =>
  random.weighted([
    [6, random.int(5 * SECOND, 30 * SECOND)],
    [2, random.int(MINUTE, 30 * MINUTE)],
    [1, random.int(HOUR, 6 * HOUR)],
  ]);

const killStep = (random: Random): Step => ({
  op: 'kill',
  afterMs: random.int(0, 10),
  downMs: random.int(0, 40),
  leapMs: random.chance(0.5) ? leapMs(random) : 0,
});

type Make = (random: Random) => Step;
const CHOICES: readonly (readonly [number, Make])[] = [
  [34, sendStep],
  [
    6,
    (random) => ({
      op: 'again',
      which: recent(random),
      device: anyone(random),
      words: random.chance(0.15) ? 'other' : 'same',
    }),
  ],
  [10, (random) => ({ op: 'revise', which: recent(random), device: anyone(random) })],
  [6, (random) => ({ op: 'withdraw', which: recent(random), device: anyone(random) })],
  [
    5,
    (random) => ({
      op: 'triage',
      which: recent(random),
      device: anyone(random),
      to: random.weighted([
        [3, 'later'],
        [1, 'done'],
        [1, 'unread'],
      ]),
      afterMs: random.int(10 * SECOND, 90 * MINUTE),
    }),
  ],
  [
    9,
    (random) => ({
      op: 'focus',
      client: anyone(random),
      focusId: random.uuid(),
      lengthMs: random.chance(0.5) ? MINUTE : random.int(MINUTE, 8 * HOUR),
      urgent: random.chance(0.7) ? 'allow' : 'refuse',
    }),
  ],
  [
    2,
    (random) => ({
      op: 'extend',
      client: anyone(random),
      byMs: random.int(-MINUTE, 20 * MINUTE),
    }),
  ],
  [2, (random) => ({ op: 'pause', client: anyone(random) })],
  [2, (random) => ({ op: 'resume', client: anyone(random) })],
  [5, (random) => ({ op: 'end', client: anyone(random) })],
  [
    5,
    (random) => ({
      op: 'manual',
      client: anyone(random),
      show: random.pick(['open', 'available', 'busy', 'busy', 'away', null, null]),
      forMs: random.chance(0.4) ? random.int(20 * SECOND, 10 * MINUTE) : null,
    }),
  ],
  [
    4,
    (random) => ({
      op: 'activity',
      client: anyone(random),
      activity: random.weighted([
        [4, 'active'],
        [1, 'idle'],
        [1, 'locked'],
      ]),
    }),
  ],
  [2, (random) => ({ op: 'status', client: anyone(random) })],
  [10, (random) => ({ op: 'stored', client: anyone(random) })],
  [
    7,
    (random) => ({
      op: 'cut',
      client: anyone(random),
      direction: random.pick(['up', 'down']),
      bytes: random.int(0, 1200),
      isReset: random.chance(0.3),
    }),
  ],
  [
    4,
    (random) => ({
      op: 'stall',
      client: anyone(random),
      direction: random.pick(['up', 'down']),
      forMs: random.int(5, 150),
    }),
  ],
  [3, (random) => ({ op: 'abandon', client: anyone(random), forMs: random.int(5, 150) })],
  [2, (random) => ({ op: 'leave', client: anyone(random), forMs: random.int(0, 200) })],
  [2, (random) => ({ op: 'forget', client: anyone(random), entries: random.int(1, 20) })],
  [1, (random) => ({ op: 'addDevice', client: anyone(random) })],
  [1, (random) => ({ op: 'revoke', client: anyone(random), device: anyone(random) })],
  [5, (random) => ({ op: 'leap', ms: leapMs(random) })],
];

const oneStep = (random: Random): Timed => ({
  step: random.weighted(CHOICES)(random),
  waitMs: random.weighted([
    [5, 0],
    [4, 1],
    [2, random.int(2, 8)],
  ]),
});

/** One to three kills, somewhere among the steps. */
const withKills = (random: Random, steps: readonly Timed[]): readonly Timed[] => {
  const all = [...steps];
  for (let left = random.int(1, 3); left > 0; left -= 1) {
    const place = random.int(20, all.length);
    all.splice(place, 0, { step: killStep(random), waitMs: 0 });
  }
  return all;
};

const shareOut = (random: Random): readonly number[] => {
  const members = random.int(3, 7);
  const devices = Array.from({ length: members }, () => random.int(1, 3));
  const count = (): number => devices.reduce((sum, one) => sum + one, 0);
  while (count() < CLIENTS.min) devices.push(1);
  while (count() > CLIENTS.max) devices.pop();
  return devices;
};

/** The program of a seed; a short one has half the steps. */
export const programOf = (seed: number, isShort = false): Program => {
  const random = seededRandom(seed);
  const devices = shareOut(random);
  const count = random.int(STEPS.min, STEPS.max);
  const length = isShort ? Math.ceil(count / 2) : count;
  const steps = Array.from({ length }, () => oneStep(random));
  return {
    seed,
    devices,
    steps: withKills(random, steps),
    lastLeapMs: random.chance(0.5) ? 2 * HOUR : 0,
  };
};
