/** A real relay process for the fuzz: its people, its memory, and the story of a team that has no part in it. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type HttpReply, httpReplies } from '../../../shared/protocol/http.ts';
import { type Ended, startCli } from '../relay-cli.ts';
import { connectClient, isType } from '../relay-client.ts';
import { newId, words } from '../relay-rig.ts';

const settler = pathToFileURL(join(import.meta.dirname, 'settle-memory.ts')).href;
const who = { deviceName: 'd', timeZone: 'UTC' };

/** A member of a team. */
export type Person = HttpReply<'join'>;

/** The relay under fuzz. */
export interface FuzzRelay {
  readonly url: string;
  isAlive(): boolean;
  /** Resident memory after its garbage was collected, bytes. */
  settledBytes(): Promise<number>;
  post(path: string, body: unknown, token?: string): Promise<unknown>;
  /** A team of so many members. */
  team(members: number): Promise<Person[]>;
  /** Stops it with SIGTERM. */
  stop(): Promise<Ended>;
  dispose(): Promise<void>;
}

/** Starts one on data of its own. */
export const startFuzzRelay = async (): Promise<FuzzRelay> => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-fuzz-'));
  const relay = await startCli(['--port', '0', '--data', folder, '--signup', 'open'], {
    NODE_OPTIONS: `--expose-gc --import ${settler}`,
  });
  const { url, child } = relay;
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json();
  };
  const team = async (members: number): Promise<Person[]> => {
    const founder = { teamName: 'Crew', memberName: 'Founder', ...who };
    const first = httpReplies.createTeam.parse(await post('/v1/teams', founder));
    const invite = first.inviteUrl.split('#join=')[1];
    const people: Person[] = [first];
    while (people.length < members) {
      const body = { invite, memberName: `Member ${people.length}`, ...who };
      people.push(httpReplies.join.parse(await post('/v1/join', body)));
    }
    return people;
  };
  return {
    url,
    post,
    team,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    settledBytes: async () => {
      if (child.stdout === null) throw new Error('The relay has no output to read.');
      const said = once(child.stdout, 'data');
      child.kill('SIGUSR2');
      await said;
      const status = readFileSync(`/proc/${child.pid ?? 'self'}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    stop: () => relay.end('SIGTERM'),
    dispose: async () => {
      await relay.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What a story came to, to be compared with how it has to come out. */
export interface StoryEnd {
  readonly sent: readonly string[];
  /** Bodies by batch, as the receiver's first device got them. */
  readonly batches: readonly (readonly string[])[];
  /** The same as a device got them that came only afterwards. */
  readonly later: readonly (readonly string[])[];
  readonly seqs: readonly number[];
  readonly receipts: readonly string[];
  /** All frames of both, to look for what is not theirs. */
  readonly texts: readonly string[];
}

/** Ben writes to Ana, who focuses: before something happens to the relay, and after it. */
export const beginStory = async (relay: FuzzRelay): Promise<() => Promise<StoryEnd>> => {
  const [ana, ben] = await relay.team(2);
  if (ana === undefined || ben === undefined) throw new Error('The team is too small.');
  const a = await connectClient(relay.url);
  const welcome = await a.hello(ana.token);
  await a.ask('activity', { activity: 'active', at: welcome.now });
  const b = await connectClient(relay.url);
  await b.hello(ben.token);
  const pings = setInterval(() => void Promise.all([a.ask('ping'), b.ask('ping')]), 5000);
  const focusId = newId();
  const endsAt = welcome.now + 3_600_000;
  await a.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'refuse' });
  const sent: string[] = [];
  const write = async (body: string): Promise<void> => {
    const answer = await b.ask('message.send', words(ana.memberId, body));
    if (answer.type === 'ok' && answer.state === 'held') sent.push(body);
  };
  for (let index = 0; index < 5; index += 1) await write(`before ${index}`);

  return async () => {
    clearInterval(pings);
    for (let index = 0; index < 5; index += 1) await write(`after ${index}`);
    await a.ask('focus.end', { focusId, outcome: 'completed' });
    await a.ask('stored', { seq: a.entries().at(-1)?.seq ?? 0 });
    await b.ask('ping');
    const second = await connectClient(relay.url);
    await second.hello(ana.token, { cursor: 0 });
    await second.ask('ping');
    const batches = (client: typeof a): string[][] =>
      client
        .entries()
        .flatMap(({ entry }) =>
          entry.type === 'batch' ? [entry.messages.map(({ body }) => body)] : [],
        );
    const receipts = b.frames
      .filter(isType('entry'))
      .flatMap(({ entry }) => (entry.type === 'receipt' ? [entry.state] : []));
    const end = {
      sent,
      batches: batches(a),
      later: batches(second),
      seqs: second.entries().map(({ seq }) => seq),
      receipts,
      texts: [...a.texts, ...b.texts, ...second.texts],
    };
    for (const client of [a, b, second]) client.close();
    return end;
  };
};
