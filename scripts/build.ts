/** Builds the relay, the web client and the desktop app; what is up to date is left alone. */
import { join } from 'node:path';
import { build as viteBuild } from 'vite';
import { buildApp } from './build-app.ts';
import { buildRelay } from './build-relay.ts';
import { buildIfStale } from './fresh.ts';

const root = join(import.meta.dirname, '..');

const buildWeb = async (): Promise<void> => {
  await viteBuild({ configFile: join(root, 'vite.web.config.ts'), logLevel: 'warn' });
};

const COMMON = ['shared/**/*', 'package-lock.json', 'tsconfig.base.json'];

/** What can be built, what it is made of, and how. */
export const TARGETS = {
  relay: { sources: [...COMMON, 'server/**/*', 'scripts/build-relay.ts'], build: buildRelay },
  web: { sources: [...COMMON, 'renderer/**/*', 'vite.web.config.ts'], build: buildWeb },
  app: {
    sources: [
      ...COMMON,
      'main/**/*',
      'preload/**/*',
      'renderer/**/*',
      'assets/**/*',
      'electron.vite.config.ts',
      'scripts/build-app.ts',
    ],
    build: buildApp,
  },
} as const;

/** The name of something that can be built. */
export type Target = keyof typeof TARGETS;

/** Builds what is stale, one after the other. Answers what was built; rejects when something does not compile. */
export const buildAll = async (names: readonly Target[]): Promise<readonly Target[]> => {
  const built: Target[] = [];
  for (const name of names) {
    const { sources, build } = TARGETS[name];
    if (await buildIfStale(name, sources, build)) built.push(name);
  }
  return built;
};

if (import.meta.main) {
  const built = await buildAll(['relay', 'web', 'app']);
  console.log(
    built.length === 0
      ? 'Everything is up to date in dist/.'
      : `Built ${built.join(', ')} into dist/.`,
  );
}
