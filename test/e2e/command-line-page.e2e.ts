/** docs/CLI.md: every example on it is run, and every form of JSON compared with what is answered. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../main/command-line/commands.ts';
import { openTerminal, type Terminal } from '../support/command-line.ts';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/CLI.md'), 'utf8');

/** The examples in their order; `json` is the block that follows, of the last line of an example. */
const examples = [...page.matchAll(/```sh\n([^`]*?)```(?:\n\n```json\n([^`]*?)```)?/g)].flatMap(
  ([, lines = '', json]) =>
    lines
      .trim()
      .split('\n')
      .map((line, index, all) => ({ line, json: index === all.length - 1 ? json : undefined })),
);

/** The form of a value: names and kinds. What is null in it or in `pattern` is left open. */
const like = (value: unknown, pattern: unknown): unknown => {
  if (value === null || pattern === null) return 'open';
  if (Array.isArray(value)) {
    const [first = null] = pattern as readonly unknown[];
    return value.slice(0, 1).map((each) => like(each, first));
  }
  if (typeof value !== 'object') return typeof value;
  const known = pattern as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, like(each, known[key] ?? null)]),
  );
};

let base: string;
let terminal: Terminal;
let relay: RelayProcess;
let ana: DesktopHandle;
let ben: WebClient;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fermata-page-'));
  terminal = await openTerminal(base, join(base, 'user-data'));
  relay = await startRelayProcess();
  const founder = await relay.foundTeam('Nimbus', 'Ana');
  const env = { ...terminal.env, FERMATA_LINK: await founder.deviceLink() };
  ana = await startDesktop({ userData: join(base, 'user-data'), env });
  ben = await openWebClient(founder.inviteUrl);
  await people.joinAs(ben.page, 'Ben');
  await people.row(ana.page, 'Ben').waitFor();
});
afterAll(async () => {
  await terminal.shell('fermata quit');
  await ana.kill();
  await ben.dispose();
  await relay.dispose();
  await rm(base, { recursive: true, force: true, maxRetries: 10 });
});

it('[D3] the page has every command of the table', () => {
  const rows = page.replaceAll('\\|', '|');
  for (const { usage } of COMMANDS) expect(rows).toContain(`\`${usage}\``);
  const rowOf = (usage: string): string =>
    rows.split('\n').find((row) => row.includes(`| \`${usage}\``)) ?? '';
  for (const { usage, starts } of COMMANDS)
    expect(/ yes +\|$/.test(rowOf(usage)), usage).toBe(starts);
});

it('[D3] there is something to review, and there are examples', async () => {
  expect(examples.length).toBeGreaterThan(20);
  await people.writeTo(ben.page, 'Ana');
  await people.send(ben.page, 'Ana', 'See page 3.');
  await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
});

it.each(examples)('[D3] the example does what the page says: $line', async ({ line, json }) => {
  const { code, out, err } = await terminal.shell(line);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  if (json === undefined) return;
  const [answer, told] = [JSON.parse(out) as unknown, JSON.parse(json) as unknown];
  expect(like(answer, told)).toEqual(like(told, answer));
});
