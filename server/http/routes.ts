/** The HTTP calls (spec §2): each parses what it gets, runs in a turn, and answers after the commit. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import { httpRequests } from '../../shared/protocol/http.ts';
import { inviteLink } from '../../shared/protocol/links.ts';
import type { AccountCall } from '../core/accounts/call.ts';
import {
  claimDevice,
  createDeviceCode,
  listDevices,
  revokeDevice,
} from '../core/accounts/devices.ts';
import { createInvite, revokeInvite } from '../core/accounts/invites.ts';
import { createTeam, join } from '../core/accounts/teams.ts';
import type { Clock } from '../core/ports.ts';
import type { RelayCore } from '../core/relay-core.ts';
import { hashSecret } from '../core/secrets.ts';
import { faultAnswer, type HttpAnswer, json, problem, unauthorized } from './answer.ts';
import { readBody } from './read-body.ts';
import { newWrongTries } from './wrong-tries.ts';

/** What the calls are lent. */
export interface RoutesOptions {
  readonly core: RelayCore;
  readonly clock: Clock;
  readonly signup: 'open' | 'closed';
  readonly adminSecret: string | null;
  /** The relay's public origin, as the caller of a request can reach it. */
  publicUrl(request: IncomingMessage): string;
}

/** A call: `rest` is what follows its path. */
export type Handler = (request: IncomingMessage, rest: string) => Promise<HttpAnswer>;
/** What may be done at a path. */
export interface Route {
  /** The path, or with a `/` at its end its beginning. */
  readonly path: string;
  readonly methods: Readonly<Record<string, Handler>>;
}

const bearer = (request: IncomingMessage): string | null =>
  /^Bearer ([\w.~+/-]{1,256}=*)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;

const isSecret = (given: string | null, wanted: string | null): boolean =>
  given !== null &&
  wanted !== null &&
  timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(wanted)));

const signupClosed = (): HttpAnswer =>
  problem(
    403,
    'signup_closed',
    'Nobody can found a team here',
    'This relay takes new teams only with its admin secret. Ask whoever runs it.',
  );

const tooManyTries = (waitMs: number): HttpAnswer =>
  problem(
    429,
    'too_many_tries',
    'Too many wrong codes',
    'There were too many wrong codes from this address. Wait a minute and try again.',
    { headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } },
  );

/** The calls of a relay. */
export const apiRoutes = (options: RoutesOptions): readonly Route[] => {
  const { core, clock } = options;
  const wrongTries = newWrongTries();

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
      return token === null ? unauthorized() : handle(token, request, rest);
    };

  const makeTeam = withBody(httpRequests.createTeam, (body, request) =>
    run(createTeam(body), ({ invite, ...credentials }) =>
      json(201, { ...credentials, inviteUrl: inviteLink(options.publicUrl(request), invite) }),
    ),
  );

  const claim = withBody(httpRequests.claimDevice, async (body, request) => {
    const address = request.socket.remoteAddress ?? '';
    const begun = wrongTries.begin(address, clock.monotonic());
    if (begun.kind === 'refused') return tooManyTries(begun.waitMs);
    const answer = await run(claimDevice(body), (credentials) => json(201, credentials));
    if (answer.status !== 404) begun.takeBack();
    return answer;
  });

  return [
    {
      path: '/v1/teams',
      methods: {
        POST: async (request, rest) =>
          options.signup === 'open' || isSecret(bearer(request), options.adminSecret)
            ? makeTeam(request, rest)
            : signupClosed(),
      },
    },
    {
      path: '/v1/invites',
      methods: {
        POST: asMember((token, request, rest) =>
          withBody(httpRequests.createInvite, (body) =>
            run(createInvite(token, body), ({ invite, expiresAt }) =>
              json(201, { invite, url: inviteLink(options.publicUrl(request), invite), expiresAt }),
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
      methods: {
        POST: withBody(httpRequests.join, (body) =>
          run(join(body), (credentials) => json(201, credentials)),
        ),
      },
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
      path: '/healthz',
      methods: { GET: () => Promise.resolve(json(200, { status: 'ok' })) },
    },
  ];
};
