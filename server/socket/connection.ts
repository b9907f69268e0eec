/** One client's connection: T1–T4 and T6 stand here, before anything reaches the core. */
import { CLOSE, type CloseCode } from '../../shared/protocol/close-codes.ts';
import {
  HELLO_TIMEOUT_MS,
  SILENCE_TIMEOUT_MS,
  SLOW_CONSUMER_BYTES,
} from '../../shared/protocol/limits.ts';
import { type FrameFault, parseRequest } from '../../shared/protocol/parse.ts';
import { type RequestOf, type Request, speaks } from '../../shared/protocol/requests.ts';
import { errorFrame } from '../core/faults.ts';
import type { WrongTries } from '../access/wrong-tries.ts';
import type { Clock, Peer } from '../core/ports.ts';
import type { RelayCore } from '../core/relay-core.ts';
import { hashSecret } from '../core/secrets.ts';
import type { Wire, WireEvents } from './ports.ts';
import { refusalCount, requestBucket } from './rate-limit.ts';

/** A page of the log that has not left for so long: the far end does not read (T6). */
const STALL_MS = 20_000;

/** For so long a connection that floods the relay is not read from (T6). */
const PAUSE_MS = 250;

/** A peer over a wire, which gives up one that does not take what it is sent (T6). */
const peerOver = (wire: Wire, clock: Clock, close: (code: CloseCode) => void): Peer => ({
  deliver: (frames, flushed) => {
    if (flushed === undefined) wire.send(frames);
    else {
      const cancel = clock.setTimer(STALL_MS, () => wire.close(CLOSE.slowConsumer));
      wire.send(frames, () => {
        cancel();
        flushed();
      });
    }
    if (wire.unsentBytes() > SLOW_CONSUMER_BYTES) wire.close(CLOSE.slowConsumer);
  },
  close,
});

const typeOf = (text: string): unknown => {
  try {
    return (JSON.parse(text) as { type?: unknown }).type;
  } catch {
    return undefined; // It was parsed before: this is only reached for JSON objects.
  }
};

const faultFrame = (fault: Exclude<FrameFault, { kind: 'notAFrame' }>) =>
  fault.kind === 'unsupported'
    ? errorFrame(fault.id, 'unsupported')
    : errorFrame(
        fault.id,
        'invalid',
        `${fault.field} is not right: ${fault.problem}. Nothing was changed.`,
      );

/** What a connection is lent. */
export interface ConnectionOptions {
  readonly core: RelayCore;
  readonly clock: Clock;
  /** Where it comes from. */
  readonly address: string;
  readonly wrongTokens: WrongTries;
}

/**
 * The close code for a token that lets nobody in: 4003, which ends a client's tries for good; past the limit of
 * its address 4008, after which it tries again later and is told then.
 */
const wrongTokenCode = ({ wrongTokens, address, clock }: ConnectionOptions): CloseCode =>
  wrongTokens.begin(address, clock.monotonic()).kind === 'allowed'
    ? CLOSE.unauthorized
    : CLOSE.rateLimited;

/** Takes a connection in. What the wire tells goes to the events it answers. */
export const acceptConnection = (wire: Wire, options: ConnectionOptions): WireEvents => {
  const { core, clock } = options;
  const conn = core.connect(
    peerOver(wire, clock, (code) => {
      // Without a device it was its token; a device that is revoked has one, and that is no try.
      const isWrongToken = code === CLOSE.unauthorized && conn.device === null;
      wire.close(isWrongToken ? wrongTokenCode(options) : code);
    }),
  );
  const verdictAt = requestBucket();
  let isGreeted = false;
  let isClosing = false;
  let heardAt = clock.monotonic();

  const close = (code: CloseCode): void => {
    if (isClosing) return;
    isClosing = true;
    wire.close(code);
  };

  const helloTimer = clock.setTimer(HELLO_TIMEOUT_MS, () => {
    if (!isGreeted) close(CLOSE.helloTimeout);
  });
  const watchSilence = (ms: number): (() => void) =>
    clock.setTimer(ms, () => {
      const left = SILENCE_TIMEOUT_MS - (clock.monotonic() - heardAt);
      if (left <= 0) wire.cut();
      else cancelSilence = watchSilence(left);
    });
  let cancelSilence = watchSilence(SILENCE_TIMEOUT_MS);

  const refuse = (reply: ReturnType<typeof errorFrame>): void =>
    core.submit({ type: 'refused', conn, reply });

  const greet = (request: RequestOf<'hello'>): void => {
    if (!speaks(request.protocol)) {
      wire.send([JSON.stringify(errorFrame(request.id, 'unsupported'))]);
      close(CLOSE.unsupportedProtocol);
      return;
    }
    isGreeted = true;
    helloTimer();
    core.submit({ type: 'hello', conn, request, tokenHash: hashSecret(request.token) });
  };

  const onFirst = (text: string, request: Request | null, fault: FrameFault | null): void => {
    if (request?.type === 'hello') greet(request);
    else if (fault?.kind === 'invalid' && typeOf(text) === 'hello')
      wire.send([JSON.stringify(faultFrame(fault))]); // A bad field is told, and the client may mend it in time.
    else close(CLOSE.helloTimeout);
  };

  const onRequest = (request: Request): void => {
    if (request.type === 'hello')
      refuse(errorFrame(request.id, 'invalid', 'type is not right: hello was said before.'));
    else core.submit({ type: 'request', conn, request });
  };

  const isFlood = refusalCount();
  let cancelPause = (): void => undefined;
  /** Who is far over the rate is read from now and then only: parsing what is refused takes time from others. */
  const slowDown = (): void => {
    if (!isFlood(clock.monotonic())) return;
    wire.pause();
    cancelPause();
    cancelPause = clock.setTimer(PAUSE_MS, () => wire.resume());
  };

  /** Whether a frame may pass (T6); if not it has been answered. */
  const mayPass = (id: string | null): boolean => {
    const verdict = verdictAt(clock.monotonic());
    if (verdict.kind === 'allowed') return true;
    slowDown();
    if (verdict.kind === 'overdone') close(CLOSE.rateLimited);
    else refuse({ ...errorFrame(id, 'rate_limited'), retryAfterMs: verdict.retryAfterMs });
    return false;
  };

  return {
    onText: (text) => {
      if (isClosing) return;
      heardAt = clock.monotonic();
      const parsed = parseRequest(text);
      const fault = parsed.ok ? null : parsed.error;
      if (fault?.kind === 'notAFrame') {
        close(CLOSE.notAFrame);
        return;
      }
      if (!mayPass(parsed.ok ? parsed.value.id : (fault?.id ?? null))) return;
      if (!isGreeted) onFirst(text, parsed.ok ? parsed.value : null, fault);
      else if (parsed.ok) onRequest(parsed.value);
      else if (fault !== null) refuse(faultFrame(fault));
    },
    onBinary: () => close(CLOSE.notAFrame),
    onClose: (code) => {
      isClosing = true;
      helloTimer();
      cancelSilence();
      cancelPause();
      core.submit({ type: 'ended', conn, code });
    },
  };
};
