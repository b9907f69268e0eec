/** Peers beside what is ours in one bench: where a run of theirs fails, the bench goes on, and says so. */
import { inTurn, type Runs } from '../common/rounds.ts';

interface Named {
  readonly name: string;
}

/** What came of all, and a line for each run that failed. */
export interface Beside<T> {
  readonly runs: Runs<T>;
  readonly failures: readonly string[];
}

/** Runs ours and theirs in turn. A run of ours that fails is the bench's end. */
export const besidePeers = async <K extends Named, T>(
  { ours, theirs }: { readonly ours: readonly K[]; readonly theirs: readonly K[] },
  rounds: number,
  run: (kind: K) => Promise<T>,
): Promise<Beside<T>> => {
  const failures: string[] = [];
  const attempt = async (kind: K): Promise<readonly T[]> => {
    try {
      return [await run(kind)];
    } catch (cause) {
      if (!theirs.includes(kind)) throw cause;
      failures.push(`A run of ${kind.name} failed. ${String(cause)}`);
      return [];
    }
  };
  const attempts = await inTurn([...ours, ...theirs], rounds, attempt);
  const runs = [...attempts].map(([name, each]) => [name, each.flat()] as const);
  return { runs: new Map(runs.filter(([, each]) => each.length > 0)), failures };
};
