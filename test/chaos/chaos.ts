/** Chaos: a real relay, killed and cut off at random, and raw clients that note all they see. Then it is judged. */
import type { History } from './history.ts';
import { drain } from './drain.ts';
import { judge, type Judgement } from './model/judge.ts';
import { newPlayer } from './play.ts';
import { type Program, programOf } from './program.ts';
import { openRelayHost, type RelayHost } from './relay-host.ts';
import { accountOf, countWrongs, type Figures } from './report.ts';
import { openWorld } from './world.ts';

/** What came of one run. */
interface Run extends Judgement {
  readonly history: History;
  readonly kills: number;
  readonly cuts: number;
}
/** What to run: seeds from `seed` on, one for each run. */
export interface ChaosOptions {
  readonly runs: number;
  readonly seed: number;
  /** Whether each run has half the steps, for checks that are to be quick. */
  readonly isShort: boolean;
  /** Hears what went wrong in a run, as text for people. */
  readonly onWrong: (account: string) => void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const runProgram = async (host: RelayHost, program: Program): Promise<Run> => {
  const world = await openWorld(host, program);
  const play = async (): Promise<void> => {
    const player = newPlayer(world);
    for (const client of world.clients) client.connect();
    await world.mostBack();
    for (const { step, waitMs } of program.steps) {
      player.play(step);
      if (waitMs === 0) continue; // The next step goes out with this one.
      await sleep(waitMs);
      await world.mostBack();
    }
    await player.finished();
    await drain(world, program.lastLeapMs);
  };
  try {
    await play().catch((cause: unknown) => {
      world.note({ type: 'stuck', text: `The run broke off: ${String(cause)}` });
    });
    const { history } = world;
    return { ...judge(history), history, kills: world.kills(), cuts: world.cuts() };
  } finally {
    await world.dispose();
  }
};

/** Runs chaos. Figures are sums over all runs. */
export const runChaos = async (options: ChaosOptions): Promise<Figures> => {
  const { runs, seed, isShort, onWrong } = options;
  const startedAt = performance.now();
  const host = await openRelayHost();
  const sums = { kills: 0, cuts: 0, sends: 0, acknowledged: 0 };
  const wrongs = countWrongs([]);
  try {
    for (let index = 0; index < runs; index += 1) {
      const program = programOf(seed + index, isShort);
      const run = await runProgram(host, program);
      for (const key of ['kills', 'cuts', 'sends', 'acknowledged'] as const) sums[key] += run[key];
      const found = countWrongs(run.violations);
      for (const key of Object.keys(found) as (keyof typeof found)[]) wrongs[key] += found[key];
      if (run.violations.length > 0)
        onWrong(accountOf(program.seed, isShort, run.violations, run.history));
    }
  } finally {
    host.dispose();
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { runs, ...sums, ...wrongs, seconds, seed };
};
