/**
 * Every request that carries an id, tried with ids of another team and of other members of the
 * own one: the answer is the one for an id that does not exist, byte for byte, and nobody notices anything (P8).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestSchemas, type RequestType } from '../../shared/protocol/requests.ts';
import {
  type Crew,
  expectUnnoticed,
  idFieldsOf,
  type Insider,
  isolationScene,
  newsOf,
  type Scene,
} from '../support/isolation-scene.ts';
import { newId, startFocus, words } from '../support/relay-rig.ts';
import { VALID } from '../support/requests.ts';

const HOUR = 3_600_000;
const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';
let scene: Scene;
let own: Crew;
let other: Crew;
beforeAll(async () => {
  scene = await isolationScene();
  ({ own, other } = scene);
});
afterAll(async () => {
  expect(scene.rig.reports).toEqual([]);
  await scene.rig.close();
});

/** Ids that are not the asker's to use, by the field that would carry them. */
type Foreign = (scene: Scene) => readonly string[];
const people: Foreign = () => [...other.members.map((it) => it.memberId), other.teamId, own.teamId];
const sessions: Foreign = () => [own.ben.focusId, other.ana.focusId, other.ben.focusId];
const sentByOthers: Foreign = () => [...own.messages.all, ...other.messages.all];
const forOthers: Foreign = () => [
  ...own.messages.betweenOthers,
  own.messages.sentByAna,
  own.messages.heldForAna,
  ...other.messages.all,
  other.messages.sentByAna,
];

/** Requests that name what exists already: another's is as unknown as none. */
const REFUSED: Readonly<Record<string, Foreign>> = {
  'focus.change.focusId': sessions,
  'focus.pause.focusId': sessions,
  'focus.resume.focusId': sessions,
  'focus.end.focusId': sessions,
  'message.send.to': people,
  'message.revise.messageId': sentByOthers,
  'message.urge.messageId': sentByOthers,
  'message.withdraw.messageId': sentByOthers,
  'triage.messageId': forOthers,
  'triage.from': people,
  'urgent.feedback.messageId': forOthers,
  'urgent.feedback.from': people,
  'urgent.budget.to': people,
  'surface.ask.to': people,
  'surface.cancel.to': people,
  'surface.dismiss.to': people,
};
/** Requests that bring an id of their own, and the way in: each has a test of its own below. */
const APART = ['focus.start.focusId', 'message.send.messageId', 'hello.token'];
describe('the list of what carries an id', () => {
  it('[P8] has every request of the protocol', () => {
    const found = Object.entries(requestSchemas).flatMap(([type, schema]) =>
      idFieldsOf(schema).map((field) => `${type}.${field}`),
    );
    expect(found.toSorted()).toEqual([...Object.keys(REFUSED), ...APART].toSorted());
  });
});

/** Asks as Ana; answers the bytes of all that came of it, with the request's id taken out. */
const bytesOf = async (type: string, fields: Record<string, unknown>): Promise<string> => {
  scene.rig.clock.advance(100); // Within the rate of T6.
  const { client } = own.ana;
  const from = client.texts.length;
  const { re } = await client.ask(type, fields);
  await client.ask('ping');
  return newsOf(own.ana, from)
    .join('\n')
    .replace(`"re":"${re ?? ''}"`, '"re":"*"');
};

const fieldsFor = (type: RequestType, field = ''): Record<string, unknown> => {
  const soon = scene.rig.clock.now() + HOUR;
  const { from, ...fields }: Record<string, unknown> = { ...VALID[type] };
  if ('endsAt' in fields) fields['endsAt'] = soon;
  if ('until' in fields) fields['until'] = soon;
  // Done now, and not in 1970: what was done too long ago is refused for that.
  for (const name of ['at', 'startedAt', 'metAt']) if (name in fields) fields[name] = soon - HOUR;
  if ('pausedMs' in fields) fields['pausedMs'] = 0;
  // A message that is the asker's, from somebody else than its sender; else nothing that could stand before the id.
  return field === 'from' ? { ...fields, messageId: own.messages.withAna } : fields;
};

describe.each(['who is free', 'who focuses'])('a request of a member %s', (state) => {
  beforeAll(async () => {
    if (state === 'who focuses') await scene.anaFocuses();
  });

  it.each(Object.keys(REFUSED))(
    '[P8] %s of others is as unknown as one that is none',
    async (key) => {
      const at = key.lastIndexOf('.');
      const type = key.slice(0, at) as RequestType; // The keys are made of types and fields.
      const field = key.slice(at + 1);
      const ask = (id: string) => bytesOf(type, { ...fieldsFor(type, field), [field]: id });
      const none = await ask(field === 'to' || field === 'from' ? UNKNOWN : newId());
      expect(none).toContain('"code":"not_found"');
      const foreign = REFUSED[key]?.(scene) ?? [];
      expect(foreign.length).toBeGreaterThan(2);
      await expectUnnoticed(scene, async () => {
        for (const id of foreign) expect([id, await ask(id)]).toEqual([id, none]);
      });
    },
  );
});

describe('ids that clients make', () => {
  it('[P8][H2][F3] a session with the id of another’s is a session of one’s own', async () => {
    await scene.anaIsFree();
    for (const focusId of [newId(), own.ben.focusId, other.ben.focusId]) {
      const start = { ...fieldsFor('focus.start'), focusId };
      const mark = other.members.map(({ client }) => client.texts.length);
      expect(await own.ana.client.ask('focus.start', start)).toMatchObject({ type: 'ok' });
      expect(await own.ana.client.ask('focus.end', { focusId, outcome: 'stopped' })).toMatchObject({
        type: 'ok',
      });
      for (const { client } of other.members) await client.ask('ping');
      expect(other.members.map((it, index) => newsOf(it, mark[index] ?? 0))).toEqual([[], [], []]);
      await own.ana.client.ask('activity', { activity: 'active', at: 0 });
    }
    // The sessions of the others run on: they can be changed by those whose they are.
    for (const { client, focusId } of [own.ben, other.ben]) {
      const change = { focusId, endsAt: scene.rig.clock.now() + 2 * HOUR };
      expect(await client.ask('focus.change', change)).toMatchObject({ type: 'ok' });
    }
  });

  it('[P8][H2] one id of several senders and teams is a message for each', async () => {
    const messageId = newId();
    const { ana, ben, cleo } = own;
    const held = await startFocus(scene.rig, ana.client, HOUR);
    const theirs = await startFocus(scene.rig, other.cleo.client, HOUR);
    const send = (from: Insider, to: Insider, body: string) =>
      from.client.ask('message.send', words(to.memberId, body, { messageId }));
    for (const [from, to, body] of [
      [ben, ana, 'own-of-ben'],
      [cleo, ana, 'own-of-cleo'],
      [other.ben, other.cleo, 'other-of-ben'],
    ] as const)
      expect(await send(from, to, body)).toMatchObject({ type: 'ok', state: 'held' });
    expect(await ana.client.ask('triage', { messageId, to: 'done' })).toMatchObject({
      code: 'not_found',
    });
    expect(
      await cleo.client.ask('message.revise', { messageId, body: 'own-of-cleo, kinder' }),
    ).toMatchObject({ type: 'ok' });
    expect(await ben.client.ask('message.withdraw', { messageId })).toMatchObject({ type: 'ok' });
    expect(await send(other.ben, other.cleo, 'other-of-ben')).toMatchObject({ state: 'held' });
    await ana.client.ask('focus.end', { focusId: held.focusId, outcome: 'completed' });
    await other.cleo.client.ask('focus.end', { focusId: theirs.focusId, outcome: 'completed' });
    const bodies = (it: Insider) =>
      it.client
        .entries()
        .flatMap(({ entry }) =>
          entry.type === 'batch'
            ? entry.messages
                .filter((message) => message.messageId === messageId)
                .map(({ body }) => body)
            : [],
        );
    expect(bodies(ana)).toEqual(['own-of-cleo, kinder']);
    expect(bodies(other.cleo)).toEqual(['other-of-ben']);
    // What Ben took back does not stand before what Cleo sent under the same id.
    expect(await ana.client.ask('triage', { messageId, to: 'done' })).toMatchObject({ type: 'ok' });
    const until = scene.rig.clock.now() + HOUR;
    expect(await other.cleo.client.ask('triage', { messageId, to: 'later', until })).toMatchObject({
      type: 'ok',
    });
    await scene.rig.pass(HOUR);
    expect(bodies(other.cleo)).toEqual(['other-of-ben', 'other-of-ben']);
    expect(bodies(ana)).toEqual(['own-of-cleo, kinder']);
  });

  it('[H2][H9] what was taken back does not stand before what another sent under the same id', async () => {
    const { ana, ben, cleo } = own;
    for (const [rash, calm] of [
      [ben, cleo],
      [cleo, ben],
    ] as const) {
      const messageId = newId();
      const { focusId } = await startFocus(scene.rig, ana.client, HOUR);
      for (const { client } of [rash, calm])
        await client.ask('message.send', words(ana.memberId, 'same id', { messageId }));
      await rash.client.ask('message.withdraw', { messageId });
      await ana.client.ask('focus.end', { focusId, outcome: 'completed' });
      expect(await ana.client.ask('triage', { messageId, to: 'done' })).toMatchObject({
        type: 'ok',
      });
    }
  });
});

it('[P8] no frame of one team has an id, a name or a word of another', async () => {
  for (const { client } of [...own.members, ...other.members]) await client.ask('ping');
  const marksOf = (crew: Crew): string[] => [
    crew.teamId,
    crew.word,
    ...crew.members.flatMap((it) => [it.memberId, it.deviceId, it.token]),
  ];
  for (const [crew, stranger] of [
    [own, other],
    [other, own],
  ] as const)
    for (const { client } of crew.members) {
      const all = client.texts.join('\n');
      expect(all.length).toBeGreaterThan(1000);
      expect(marksOf(stranger).filter((mark) => all.includes(mark))).toEqual([]);
    }
});
