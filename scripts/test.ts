/**
 * `npm test`: all that CI runs. Every step is run even when one fails, so that all that is broken is seen at once.
 * Ends with one line, `N passed, N failed`, summed over all suites; a check counts as one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ensure, type Needed } from './debian.ts';
import { endWithNpm } from './end-with-npm.ts';
import { e2eHosts } from './hosts.ts';
import { BUS, DESKTOP_FILES, FONTS, GNOME_SETTINGS, own } from './test-needs.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

interface Counts {
  readonly passed: number;
  readonly failed: number;
}
interface Step {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

/** The script behind a package's command, so that it runs on the Node that runs this, on any system. */
const bin = (pack: string, command = pack): string => {
  const manifest = join(root, 'node_modules', pack, 'package.json');
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bins === 'string' ? bins : bins[command];
  if (path === undefined) throw new Error(`${pack} has no command ${command}`);
  return join(dirname(manifest), path);
};

const children = new Set<ChildProcess>();

/** When what a script says is shown. */
type Shown = 'at once' | 'at its end' | 'if it fails';

/** Runs a script. */
const node = (
  args: readonly string[],
  shown: Shown = 'if it fails',
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> =>
  new Promise((resolve) => {
    const stdio = shown === 'at once' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', stdio, stdio],
      env: { ...process.env, ...env },
    });
    children.add(child);
    const said: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => said.push(data));
    child.stderr?.on('data', (data: Buffer) => said.push(data));
    child.on('close', (code) => {
      children.delete(child);
      if (code !== 0 || shown === 'at its end') process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });

const check = (name: string, ...args: readonly string[]): Step => ({
  name,
  run: async () => ((await node(args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

const readReport = (path: string): VitestReport | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return null; // No report: the run ended before it could write one, which counts as a failure.
  }
};

const vitest = (
  name: string,
  projects: readonly string[],
  { env, shown }: { readonly env?: NodeJS.ProcessEnv; readonly shown?: Shown } = {},
): Step => ({
  name,
  run: async () => {
    const report = join(results, `${name.replaceAll(' ', '-')}.json`);
    const args = [bin('vitest'), 'run', ...projects.map((project) => `--project=${project}`)];
    const ok = await node(
      [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      shown ?? 'at once',
      env,
    );
    const counts = readReport(report);
    if (counts === null) return { passed: 0, failed: 1 };
    // A file that could not be loaded, or a fault outside any test, fails the run though no test did.
    const failed = Math.max(counts.numFailedTests, ok ? 0 : 1);
    return { passed: counts.numPassedTests, failed };
  },
});

const runStep = async ({ name, run }: Step): Promise<Counts> => {
  const started = performance.now();
  const counts = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return counts;
};

/** Runs steps, two of them at a time. */
const inPairs = async (steps: readonly Step[]): Promise<readonly Counts[]> => {
  const queue = [...steps];
  const done: Counts[] = [];
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift())
      done.push(await runStep(step));
  };
  await Promise.all([worker(), worker()]);
  return done;
};

const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
});

const e2e: Step = {
  name: 'end to end',
  run: async () => {
    const chromium = await ensureChromium();
    if (!chromium.ok) {
      console.log(chromium.error);
      return { passed: 0, failed: 1 };
    }
    for (const { host, problem } of e2eHosts())
      console.log(
        problem === null ? `  host ${host}: runs` : `  host ${host}: does not run, ${problem}`,
      );
    const env = { CHROMIUM_PATH: chromium.value };
    const all = await inPairs([
      vitest('end to end, stories that wait', ['e2e-waiting'], { env, shown: 'at its end' }),
      vitest('end to end, all others', ['e2e'], { env }),
    ]);
    return sum(all);
  },
};

/** A suite whose tests run other programs; one that has to do without says so by name. */
const withNeeded = (all: readonly Needed[], suite: Step): Step => ({
  name: suite.name,
  run: () => {
    for (const needed of all) {
      const found = ensure(needed);
      if (!found.ok) console.log(`  ${found.error} Tests that need it fail or are left out.`);
    }
    return suite.run();
  },
});

/** Steps that change nothing, so that two of them may run at a time. */
const CHECKS: readonly Step[] = [
  check('formatting', bin('prettier'), '--check', '--log-level=warn', '.'),
  check('lint', bin('eslint'), '.', '--max-warnings=0'),
  check('types', 'scripts/types.ts'),
  check(
    'dependency rules',
    bin('dependency-cruiser', 'depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    'shared',
    'main',
    'preload',
    'renderer',
    'server',
    'scripts',
    'test',
    'bench',
  ),
  check('unused code', bin('knip'), '--no-progress'),
  check('rules have tests', 'scripts/rules.ts'),
];
const SUITES: readonly Step[] = [
  check('build', 'scripts/build.ts'),
  withNeeded([own('openssl'), BUS, ...GNOME_SETTINGS], vitest('unit', ['unit', 'window'])),
  withNeeded([own('strace'), own('faketime')], vitest('faults', ['faults'])),
  withNeeded([BUS, ...DESKTOP_FILES, ...FONTS], e2e),
];

const main = async (): Promise<void> => {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const counts = [...(await inPairs(CHECKS))];
  for (const suite of SUITES) counts.push(await runStep(suite));
  const { passed, failed } = sum(counts);
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
};

endWithNpm();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(1);
  });
await main();
