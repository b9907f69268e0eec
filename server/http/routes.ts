/** The HTTP calls (spec §2): each parses what it gets, runs in a turn, and answers after the commit. */
import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import { httpRequests } from '../../shared/protocol/http.ts';
import { DEVICE_CODE, WRONG_SECRETS_PER_MINUTE } from '../../shared/protocol/limits.ts';
import { feedUrl, inviteLink } from '../../shared/protocol/links.ts';
import { isAdminSecret } from '../access/admin-secret.ts';
import { bearer } from '../access/bearer.ts';
import type { Caller } from '../access/caller.ts';
import { newWrongTries, type WrongTries } from '../access/wrong-tries.ts';
import type { AccountCall } from '../core/accounts/call.ts';
import {
  claimDevice,
  createDeviceCode,
  listDevices,
  revokeDevice,
} from '../core/accounts/devices.ts';
import { createFeed, endFeed, readFeed } from '../core/accounts/feeds.ts';
import { createInvite, listInvites, revokeInvite } from '../core/accounts/invites.ts';
import { createTeam, join, openTeam } from '../core/accounts/teams.ts';
import type { Clock } from '../core/ports.ts';
import type { RelayCore } from '../core/relay-core.ts';
import { feedAnswer } from './feed-calendar.ts';
import { faultAnswer, type HttpAnswer, json, problem, unauthorized } from './answer.ts';
import { readBody } from './read-body.ts';
import { checkedFirst, countedFirst } from './limit-tries.ts';

/** What the calls are lent. */
export interface RoutesOptions {
  readonly core: RelayCore;
  readonly clock: Clock;
  readonly signup: 'open' | 'closed';
  readonly adminSecret: string | null;
  /** Wrong tokens by address: one count for calls and sockets. */
  readonly wrongTokens: WrongTries;
  readonly callerOf: (request: IncomingMessage) => Caller;
  /** The relay's public origin, as a caller can reach it. */
  publicUrl(caller: Caller): string;
}

/** A call: `rest` is what follows its path. */
export type Handler = (request: IncomingMessage, rest: string) => Promise<HttpAnswer>;
/** What may be done at a path. */
export interface Route {
  /** The path, or with a `/` at its end its beginning. */
  readonly path: string;
  readonly methods: Readonly<Record<string, Handler>>;
}

const signupClosed = (): HttpAnswer =>
  problem(
    403,
    'signup_closed',
    'Nobody can found a team here',
    'This relay takes new teams only with its admin secret. Ask whoever runs it.',
  );

/** The calls of a relay. */
export const apiRoutes = (options: RoutesOptions): readonly Route[] => {
  const { core, clock, wrongTokens, callerOf } = options;
  const wrongCodes = newWrongTries(DEVICE_CODE.wrongTriesPerMinute);
  const wrongAdmins = newWrongTries(DEVICE_CODE.wrongTriesPerMinute);
  const wrongInvites = newWrongTries(WRONG_SECRETS_PER_MINUTE);
  const wrongFeeds = newWrongTries(WRONG_SECRETS_PER_MINUTE);
  const tried = (request: IncomingMessage, tries: WrongTries, wrongStatus: number) => ({
    tries,
    address: callerOf(request).address,
    now: clock.monotonic(),
    wrongStatus,
  });
  const linkFor = (request: IncomingMessage, invite: string): string =>
    inviteLink(options.publicUrl(callerOf(request)), invite);

  const run = async <T>(
    call: AccountCall<T>,
    answer: (value: T) => HttpAnswer,
  ): Promise<HttpAnswer> => {
    const outcome = await core.call(call);
    return outcome.ok ? answer(outcome.value) : faultAnswer(outcome.error);
  };

  const withBody =
    <S extends z.ZodType>(
      schema: S,
      handle: (body: z.infer<S>, request: IncomingMessage) => Promise<HttpAnswer>,
    ): Handler =>
    async (request) => {
      const body = await readBody(request, schema);
      return body.ok ? handle(body.value, request) : body.error;
    };

  const asMember =
    (
      handle: (token: string, request: IncomingMessage, rest: string) => Promise<HttpAnswer>,
    ): Handler =>
    async (request, rest) => {
      const token = bearer(request);
      if (token === null) return unauthorized();
      return checkedFirst(tried(request, wrongTokens, 401), handle(token, request, rest));
    };

  const makeTeam = withBody(httpRequests.createTeam, (body, request) =>
    run(createTeam(body), ({ invite, ...credentials }) =>
      json(201, { ...credentials, inviteUrl: linkFor(request, invite) }),
    ),
  );

  const makeOpenTeam = withBody(httpRequests.openTeam, (body, request) =>
    run(openTeam(body), ({ invite, expiresAt }) =>
      json(201, { url: linkFor(request, invite), expiresAt }),
    ),
  );

  const asFounder =
    (handle: Handler): Handler =>
    async (request, rest) => {
      if (options.signup === 'open') return handle(request, rest);
      const given = bearer(request);
      if (given === null) return signupClosed();
      const judged = await countedFirst(tried(request, wrongAdmins, 403), () =>
        Promise.resolve(isAdminSecret(given, options.adminSecret) ? null : signupClosed()),
      );
      return judged ?? handle(request, rest);
    };

  const claim = withBody(httpRequests.claimDevice, (body, request) =>
    countedFirst(tried(request, wrongCodes, 404), () =>
      run(claimDevice(body), (credentials) => json(201, credentials)),
    ),
  );

  const enter = withBody(httpRequests.join, (body, request) =>
    checkedFirst(
      tried(request, wrongInvites, 404),
      run(join(body), (credentials) => json(201, credentials)),
    ),
  );

  const feed: Handler = (request, rest) =>
    checkedFirst(
      tried(request, wrongFeeds, 404),
      run(readFeed(rest.replace(/\.ics$/, '')), (content) =>
        feedAnswer(content, request.headers['if-none-match']),
      ),
    );

  return [
    {
      path: '/v1/teams',
      methods: { POST: asFounder(makeTeam) },
    },
    {
      path: '/v1/teams/open',
      methods: { POST: asFounder(makeOpenTeam) },
    },
    {
      path: '/v1/invites',
      methods: {
        GET: asMember((token) => run(listInvites(token), (list) => json(200, list))),
        POST: asMember((token, request, rest) =>
          withBody(httpRequests.createInvite, (body) =>
            run(createInvite(token, body), ({ invite, expiresAt }) =>
              json(201, { invite, url: linkFor(request, invite), expiresAt }),
            ),
          )(request, rest),
        ),
      },
    },
    {
      path: '/v1/invites/',
      methods: {
        DELETE: asMember((token, _request, invite) =>
          run(revokeInvite(token, invite), () => ({ status: 204 })),
        ),
      },
    },
    {
      path: '/v1/join',
      methods: { POST: enter },
    },
    {
      path: '/v1/devices',
      methods: {
        GET: asMember((token) => run(listDevices(token), (list) => json(200, list))),
        POST: asMember((token, request, rest) =>
          withBody(httpRequests.createDeviceCode, () =>
            run(createDeviceCode(token), (code) => json(201, code)),
          )(request, rest),
        ),
      },
    },
    { path: '/v1/devices/claim', methods: { POST: claim } },
    {
      path: '/v1/devices/',
      methods: {
        DELETE: asMember((token, _request, deviceId) =>
          run(revokeDevice(token, deviceId), () => ({ status: 204 })),
        ),
      },
    },
    {
      path: '/v1/feed',
      methods: {
        POST: asMember((token, request, rest) =>
          withBody(httpRequests.createFeed, () =>
            run(createFeed(token), ({ secret }) =>
              json(201, { url: feedUrl(options.publicUrl(callerOf(request)), secret) }),
            ),
          )(request, rest),
        ),
        DELETE: asMember((token) => run(endFeed(token), () => ({ status: 204 }))),
      },
    },
    { path: '/v1/feeds/', methods: { GET: feed } },
    {
      path: '/healthz',
      methods: { GET: () => Promise.resolve(json(200, { status: 'ok' })) },
    },
  ];
};
