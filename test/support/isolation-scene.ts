/** Two teams on one relay in which much is going on, for who wants to prove that neither sees the other. */
import { expect } from 'vitest';
import * as z from 'zod';
import { httpReplies } from '../../shared/protocol/http.ts';
import { TEXT } from '../../shared/protocol/limits.ts';
import type { RelayClient } from './relay-client.ts';
import { type Account, newId, type RelayRig, startFocus, startRig, words } from './relay-rig.ts';

const HOUR = 3_600_000;

/** A member with a connection. */
export interface Insider extends Account {
  readonly client: RelayClient;
  readonly deviceId: string;
  /** Their session; an id that was never used where they have none. */
  readonly focusId: string;
}

/** A team: Ana is who asks, Ben focuses, Cleo has nothing. `word` stands in all its names and texts. */
export interface Crew {
  readonly teamId: string;
  readonly word: string;
  readonly invite: string;
  readonly ana: Insider;
  readonly ben: Insider;
  readonly cleo: Insider;
  readonly members: readonly Insider[];
  readonly messages: {
    /** Held for Ben, with Cleo, and taken back: nothing of Ana's. */
    readonly betweenOthers: readonly string[];
    /** From Ben to Ana: with her, and waiting for her once she focuses. */
    readonly withAna: string;
    readonly heldForAna: string;
    readonly sentByAna: string;
    /** All that Ana did not send. */
    readonly all: readonly string[];
  };
}

/** Both teams. */
export interface Scene {
  readonly rig: RelayRig;
  readonly own: Crew;
  readonly other: Crew;
  readonly revokedToken: string;
  readonly revokedDeviceId: string;
  readonly revokedInvite: string;
  readonly spentInvite: string;
  readonly usedCodes: readonly string[];
  /** Ana of the own team starts a session, and Ben writes to her. */
  anaFocuses(): Promise<void>;
  anaIsFree(): Promise<void>;
}

const send = async (
  from: Insider,
  to: Insider,
  body: string,
  state: string,
  messageId = newId(),
): Promise<string> => {
  const answer = await from.client.ask('message.send', words(to.memberId, body, { messageId }));
  if (answer.type !== 'ok' || answer.state !== state)
    throw new Error(`not ${state}: ${JSON.stringify(answer)}`);
  return messageId;
};

const insider = async (rig: RelayRig, account: Account): Promise<Insider> => {
  const client = await rig.connected(account);
  const welcome = client.frames.find((frame) => frame.type === 'welcome');
  await client.ask('activity', { activity: 'active', at: rig.clock.now() });
  return { ...account, client, deviceId: welcome?.me.deviceId ?? '', focusId: newId() };
};

const crew = async (rig: RelayRig, word: string): Promise<Crew> => {
  const founder = await rig.team(`Ana ${word}`);
  const invite = founder.inviteUrl.split('#join=')[1] ?? '';
  const ana = await insider(rig, founder);
  const newBen = await insider(rig, await rig.join(founder.inviteUrl, `Ben ${word}`));
  const cleo = await insider(rig, await rig.join(founder.inviteUrl, `Cleo ${word}`));
  await cleo.client.ask('status', { text: `status ${word}` });
  const session = await startFocus(rig, newBen.client, 12 * HOUR);
  const ben = { ...newBen, focusId: session.focusId };
  const heldForBen = await send(cleo, ben, `held ${word}`, 'held');
  const takenBack = await send(cleo, ben, `rash ${word}`, 'held');
  await cleo.client.ask('message.withdraw', { messageId: takenBack });
  const withCleo = await send(ben, cleo, `live ${word}`, 'delivered');
  const withAna = await send(ben, ana, `for ana ${word}`, 'delivered');
  const sentByAna = await send(ana, cleo, `by ana ${word}`, 'delivered');
  const betweenOthers = [heldForBen, takenBack, withCleo];
  const heldForAna = newId();
  return {
    teamId: founder.teamId,
    word,
    invite,
    ana,
    ben,
    cleo,
    members: [ana, ben, cleo],
    messages: {
      betweenOthers,
      withAna,
      heldForAna,
      sentByAna,
      all: [...betweenOthers, withAna, heldForAna],
    },
  };
};

const json = async (answer: Promise<Response>): Promise<unknown> => (await answer).json();

/** A call as `status headers body`, without what differs by the time alone. */
export const callIn = async (
  { rig }: Pick<Scene, 'rig'>,
  method: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: string } = {},
): Promise<string> => {
  const withBody = method === 'POST' && body !== undefined;
  const answer = await fetch(rig.relay().url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(withBody ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(withBody ? { body } : {}),
  });
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return `${answer.status} ${JSON.stringify(headers)} ${await answer.text()}`;
};

const usedUp = async (rig: RelayRig, own: Crew, other: Crew) => {
  const codeOf = async ({ token }: Insider): Promise<string> =>
    httpReplies.createDeviceCode.parse(await json(rig.post('/v1/devices', {}, token))).code;
  const inviteOf = async (body: unknown): Promise<string> =>
    httpReplies.createInvite.parse(await json(rig.post('/v1/invites', body, own.cleo.token)))
      .invite;
  const claim = async (code: string) =>
    httpReplies.claimDevice.parse(
      await json(rig.post('/v1/devices/claim', { code, deviceName: 'd' })),
    );
  const ownCode = await codeOf(own.cleo);
  const otherCode = await codeOf(other.cleo);
  const lost = await claim(ownCode);
  await claim(otherCode);
  const lostClient = await rig.connected(lost);
  const lostWelcome = lostClient.frames.find((frame) => frame.type === 'welcome');
  const revokedDeviceId = lostWelcome?.me.deviceId ?? '';
  await callIn({ rig }, 'DELETE', `/v1/devices/${revokedDeviceId}`, { token: own.cleo.token });
  await lostClient.closed;
  const revokedInvite = await inviteOf({});
  await callIn({ rig }, 'DELETE', `/v1/invites/${revokedInvite}`, { token: own.cleo.token });
  const spentInvite = await inviteOf({ maxUses: 1 });
  await rig.join(`x#join=${spentInvite}`, `Dan ${own.word}`);
  return {
    revokedToken: lost.token,
    revokedDeviceId,
    revokedInvite,
    spentInvite,
    usedCodes: [ownCode, otherCode],
  };
};

/** Sets the scene. */
export const isolationScene = async (): Promise<Scene> => {
  const rig = await startRig();
  const own = await crew(rig, 'heron');
  const other = await crew(rig, 'otter');
  const { ana, ben, messages } = own;
  let focusId = '';
  return {
    rig,
    own,
    other,
    ...(await usedUp(rig, own, other)),
    anaFocuses: async () => {
      ({ focusId } = await startFocus(rig, ana.client, 2 * HOUR));
      await send(ben, ana, `held ${own.word}`, 'held', messages.heldForAna);
      await ana.client.ask('ping'); // What came of it has come.
    },
    anaIsFree: async () => {
      await ana.client.ask('focus.end', { focusId, outcome: 'completed' });
    },
  };
};

const jsonField = z.looseObject({
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
});
/** Fields that name a thing or let in, by their schemas; `id` is the request's own. */
export const idFieldsOf = (schema: z.ZodType): string[] =>
  Object.entries(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {})
    .filter(([name, value]) => {
      const { format, minLength, maxLength } = jsonField.parse(value);
      const isOpaque = minLength === 1 && maxLength === TEXT.id;
      return (
        name !== 'id' && (format === 'uuid' || isOpaque || /(id|token|invite|code)$/i.test(name))
      );
    })
    .map(([name]) => name);

/** All that came to a client since `from`, but for pongs. */
export const newsOf = ({ client }: Insider, from: number): string[] =>
  client.texts.slice(from).filter((text) => !text.startsWith('{"type":"pong"'));

/** Runs something and tells what others got meanwhile: it has to be nothing. */
export const expectUnnoticed = async (
  { own, other }: Pick<Scene, 'own' | 'other'>,
  run: () => Promise<void>,
): Promise<void> => {
  const watchers = [own.ben, own.cleo, ...other.members];
  const marks = watchers.map(({ client }) => client.texts.length);
  await run();
  for (const { client } of watchers) await client.ask('ping');
  expect(watchers.map((it, index) => newsOf(it, marks[index] ?? 0))).toEqual(
    watchers.map(() => []),
  );
};
