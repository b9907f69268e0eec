/** Along what the relay grows, and what is expected of its costs. */
import { costOfChange, costOfSend, type Surroundings } from './measure.ts';

/** One thing that grows, while all else stays. */
export interface GrowthAxis {
  readonly name: string;
  /** What costs: of one change, or of one send. */
  readonly of: 'change' | 'send';
  readonly values: readonly number[];
  /** Whether the cost may grow with it, in a line; else it stays. */
  readonly isLinear: boolean;
  readonly cost: (value: number, seconds: number) => Promise<number>;
}

const AROUND: Surroundings = { members: 50, absent: 0, teams: 0, stored: 0 };

const COSTS = { change: costOfChange, send: costOfSend } as const;
const OTHERS = {
  'other teams, connected': ['teams', [0, 100, 400]],
  'stored messages': ['stored', [0, 10_000, 40_000]],
  'past members': ['absent', [0, 250, 1000]],
} as const satisfies Record<string, readonly [keyof Surroundings, readonly number[]]>;

const constantIn = (name: string, of: GrowthAxis['of']): GrowthAxis => {
  const [key, values] = OTHERS[name as keyof typeof OTHERS]; // Named by its own keys, below.
  const cost = (value: number, seconds: number) => COSTS[of]({ ...AROUND, [key]: value }, seconds);
  return { name, of, values, isLinear: false, cost };
};

/** All. */
export const AXES: readonly GrowthAxis[] = [
  {
    name: 'connected teammates',
    of: 'change',
    values: [50, 200, 500, 1000, 2000],
    isLinear: true,
    cost: (members, seconds) => costOfChange({ ...AROUND, members }, seconds),
  },
  ...Object.keys(OTHERS).flatMap((name) => [constantIn(name, 'change'), constantIn(name, 'send')]),
];
