/**
 * `npm run build [-- --force] [relay] [web] [app] [protocol]`: builds what is stale of the relay, the web client, the
 * desktop app and the JSON Schema files of the protocol.
 */
import { parseArgs } from 'node:util';
import { buildAndStamp, staleOf, type Target, targetNames } from './fresh.ts';

/** Builders bring large tools with them, so each is loaded only when it has work. */
const BUILDERS: Record<Target, () => Promise<void>> = {
  relay: async () => (await import('./build-relay.ts')).buildRelay(),
  web: async () => (await import('./build-web.ts')).buildWeb(),
  app: async () => (await import('./build-app.ts')).buildApp(),
  protocol: async () => (await import('./build-protocol.ts')).buildProtocol(),
};

const { values, positionals } = parseArgs({
  options: { force: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !targetNames.some((target) => target === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to build, only: ${targetNames.join(', ')}.`);
  process.exit(2);
}
const wanted = targetNames.filter((name) => positionals.length === 0 || positionals.includes(name));
const due = values.force === true ? wanted : staleOf(wanted);
for (const name of due) await buildAndStamp(name, BUILDERS[name]);
console.log(
  due.length === 0 ? 'Everything is up to date in dist/.' : `Built ${due.join(', ')} into dist/.`,
);
