/**
 * `npm run bench:soak`: many members on one relay, sends for a while, and nothing may get lost. Prints one line of
 * JSON; exit code 1 when something was lost or a promise took too long. The generator is this process.
 */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createIds } from '../main/os/adapters/ids.ts';
import { inMb, processorMs, residentBytes } from '../test/support/measure.ts';
import { describeMachine } from './common/machine.ts';
import { startBenchRelay } from './common/started.ts';
import { connectCrew, foundCrew } from './soak/crowd.ts';
import type { Line } from './soak/line.ts';
import { newTally } from './soak/tally.ts';

/** A promise is to take no longer than this at the 99th percentile, with fsync on. */
const LIMIT_MS = 50;
const ids = createIds();
const TICK_MS = 10;
const MINUTE = 60_000;
const LOOK_EVERY_MS = 500;
/** A relay that took the CPU no longer than this between two looks has nothing to do but answer pings. */
const RESTING_MS = 50;

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '2000' },
    teams: { type: 'string', default: '1' },
    rate: { type: 'string', default: '200' },
    changes: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '60' },
  },
});
const members = Number(values.members);
const teams = Number(values.teams);
const rate = Number(values.rate);
const changes = Number(values.changes);
const seconds = Number(values.seconds);

const machine = describeMachine();
const tally = newTally();
let focusing = 0;
const events = {
  onReply: (re: string, outcome: string): void => {
    if (re === 'focus') focusing += 1;
    tally.answered(re, outcome, performance.now());
  },
  onMessages: (ids: readonly string[]): void => ids.forEach((id) => tally.received(id)),
};

const relay = await startBenchRelay();
console.error(`Connecting ${members} members in ${teams} team(s) …`);
const crews: (readonly Line[])[] = [];
for (let team = 0; team < teams; team += 1) {
  const crew = await foundCrew(relay.url, Math.floor(members / teams));
  crews.push(await connectCrew(relay.url, crew, events));
}
const lines = crews.flat();

/** Every other member focuses, so that half of what is sent is held until the end. */
const focusIds = new Map<Line, string>();
for (const [index, line] of lines.entries()) {
  if (index % 2 === 0) continue;
  const focusId = ids.uuid();
  focusIds.set(line, focusId);
  const session = { focusId, endsAt: Date.now() + 60 * MINUTE, shareLabel: false };
  line.send('focus', 'focus.start', { ...session, urgent: 'refuse' });
}
const pid = relay.pid();
// That so many focus at once is told to everyone: it is over, and not measured, when the relay is at rest again.
for (let cpu = -Infinity; focusing < focusIds.size || processorMs(pid) - cpu > RESTING_MS;) {
  cpu = processorMs(pid);
  await pause(LOOK_EVERY_MS);
}

let turn = 0;
const sendOne = (): void => {
  const crew = crews[turn % crews.length] ?? [];
  const from = crew[(turn * 7) % crew.length];
  const to = crew[(turn * 13 + 1) % crew.length];
  turn += 1;
  if (from === undefined || to === undefined || from === to) return;
  const messageId = ids.uuid();
  tally.sent(messageId, performance.now());
  const body = `Message ${turn}: the draft is ready, have a look when your focus is over.`;
  from.send(messageId, 'message.send', { messageId, to: to.memberId, body, urgency: 'normal' });
};
const changeOne = (count: number): void => {
  const line = lines[(count * 31) % lines.length];
  line?.send(`c${count}`, 'status', { text: `status ${count}` });
};

console.error(`Sending ${rate} a second for ${seconds} s …`);
const [cpuBefore, began] = [processorMs(pid), performance.now()];
let changed = 0;
while (performance.now() - began < seconds * 1000) {
  const elapsed = (performance.now() - began) / 1000;
  while (turn < elapsed * rate) sendOne();
  while (changed < elapsed * changes) changeOne(changed++);
  await pause(TICK_MS);
}
const cpuShare = (processorMs(pid) - cpuBefore) / (performance.now() - began);
const rss = inMb(residentBytes(pid));
for (const [line, focusId] of focusIds)
  line.send('end', 'focus.end', { focusId, outcome: 'completed' });
for (let tries = 0; tries < 100 && tally.missing() > 0; tries += 1) await pause(100);

const connected = lines.filter((line) => line.isOpen()).length;
const result = tally.result();
console.log(
  JSON.stringify({
    ...{ members, teams, connected, rate, changes, seconds },
    ...result,
    relayCpu: Math.round(cpuShare * 1000) / 1000,
    relayRssMb: rss,
    machine,
  }),
);
for (const line of lines) line.close();
await relay.dispose();
if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
const isGood = result.lost + result.duplicated + result.refused + result.unanswered === 0;
process.exit(isGood && result.okMs.p99 < LIMIT_MS && connected === members ? 0 : 1);
