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
import type { Frame } from '../core/frames.ts';
import type { WrongTries } from '../access/wrong-tries.ts';
import type { CancelTimer, Clock, Peer } from '../core/ports.ts';
import type { RelayCore } from '../core/relay-core.ts';
import { hashSecret } from '../core/secrets.ts';
import type { Conn } from '../core/state.ts';
import type { Deadlines, Due } from './deadlines.ts';
import type { Wire, WireEvents } from './ports.ts';
import { RefusalCount, RequestBucket } from './rate-limit.ts';

/** A page of the log that has not left for so long: the far end does not read (T6). */
const STALL_MS = 20_000;

/** For so long a connection that floods the relay is not read from (T6). */
const PAUSE_MS = 250;

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

/** What connections are lent, all of them the same. */
export interface ConnectionOptions {
  readonly core: RelayCore;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly wrongTokens: WrongTries;
}

/**
 * The close code for a token that lets nobody in: 4003, which ends a client's tries for good; past the limit of
 * its address 4008, after which it tries again later and is told then.
 */
const wrongTokenCode = ({ wrongTokens, clock }: ConnectionOptions, address: string): CloseCode =>
  wrongTokens.begin(address, clock.monotonic()).kind === 'allowed'
    ? CLOSE.unauthorized
    : CLOSE.rateLimited;

/** One object with all that is kept for a connection: there may be ten thousand, idle most of the time. */
class Connection implements WireEvents, Peer, Due {
  readonly #wire: Wire;
  readonly #address: string;
  readonly #options: ConnectionOptions;
  readonly #conn: Conn;
  readonly #bucket = new RequestBucket();
  #refusals: RefusalCount | null = null;
  #cancelPause: CancelTimer | null = null;
  #helloBy: number | null;
  #heardAt: number;
  #isClosing = false;

  constructor(wire: Wire, address: string, options: ConnectionOptions) {
    this.#wire = wire;
    this.#address = address;
    this.#options = options;
    this.#heardAt = options.clock.monotonic();
    this.#helloBy = this.#heardAt + HELLO_TIMEOUT_MS;
    this.#conn = options.core.connect(this);
    options.deadlines.watch(this);
  }

  deliver(frames: readonly Frame[], flushed?: () => void): void {
    const wire = this.#wire;
    if (flushed === undefined) {
      if (wire.send(frames)) return;
    } else {
      const cancel = this.#options.clock.setTimer(STALL_MS, () => wire.close(CLOSE.slowConsumer));
      wire.send(frames, () => {
        cancel();
        flushed();
      });
    }
    if (wire.unsentBytes() > SLOW_CONSUMER_BYTES) wire.close(CLOSE.slowConsumer);
  }

  close(code: CloseCode): void {
    // Without a device it was its token; a device that is revoked has one, and that is no try.
    const isWrongToken = code === CLOSE.unauthorized && this.#conn.device === null;
    this.#wire.close(isWrongToken ? wrongTokenCode(this.#options, this.#address) : code);
  }

  dueAt(): number {
    return this.#helloBy ?? this.#heardAt + SILENCE_TIMEOUT_MS;
  }

  overdue(): void {
    if (this.#helloBy !== null) this.#end(CLOSE.helloTimeout);
    else {
      this.#options.deadlines.drop(this);
      this.#wire.cut();
    }
  }

  onText(text: string): void {
    if (this.#isClosing) return;
    this.#heardAt = this.#options.clock.monotonic();
    const parsed = parseRequest(text);
    const fault = parsed.ok ? null : parsed.error;
    if (fault?.kind === 'notAFrame') {
      this.#end(CLOSE.notAFrame);
      return;
    }
    if (!this.#mayPass(parsed.ok ? parsed.value.id : (fault?.id ?? null))) return;
    if (this.#helloBy !== null) this.#onFirst(text, parsed.ok ? parsed.value : null, fault);
    else if (parsed.ok) this.#onRequest(parsed.value);
    else if (fault !== null) this.#refuse(faultFrame(fault));
  }

  onBinary(): void {
    this.#end(CLOSE.notAFrame);
  }

  onClose(code: number): void {
    this.#isClosing = true;
    this.#options.deadlines.drop(this);
    this.#cancelPause?.();
    this.#options.core.submit({ type: 'ended', conn: this.#conn, code });
  }

  /** Ends it of our own accord, once; silence is watched until it is gone. */
  #end(code: CloseCode): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#helloBy = null;
    this.#wire.close(code);
  }

  #refuse(reply: ReturnType<typeof errorFrame>): void {
    this.#options.core.submit({ type: 'refused', conn: this.#conn, reply });
  }

  #greet(request: RequestOf<'hello'>): void {
    if (!speaks(request.protocol)) {
      this.#wire.send([JSON.stringify(errorFrame(request.id, 'unsupported'))]);
      this.#end(CLOSE.unsupportedProtocol);
      return;
    }
    this.#helloBy = null;
    const tokenHash = hashSecret(request.token);
    this.#options.core.submit({ type: 'hello', conn: this.#conn, request, tokenHash });
  }

  #onFirst(text: string, request: Request | null, fault: FrameFault | null): void {
    if (request?.type === 'hello') this.#greet(request);
    else if (fault?.kind === 'invalid' && typeOf(text) === 'hello')
      this.#wire.send([JSON.stringify(faultFrame(fault))]); // A bad field is told, and the client may mend it in time.
    else this.#end(CLOSE.helloTimeout);
  }

  #onRequest(request: Request): void {
    if (request.type === 'hello')
      this.#refuse(errorFrame(request.id, 'invalid', 'type is not right: hello was said before.'));
    else this.#options.core.submit({ type: 'request', conn: this.#conn, request });
  }

  /** Whether a frame may pass (T6); if not it has been answered. */
  #mayPass(id: string | null): boolean {
    const verdict = this.#bucket.verdictAt(this.#options.clock.monotonic());
    if (verdict.kind === 'allowed') return true;
    this.#slowDown();
    if (verdict.kind === 'overdone') this.#end(CLOSE.rateLimited);
    else this.#refuse({ ...errorFrame(id, 'rate_limited'), retryAfterMs: verdict.retryAfterMs });
    return false;
  }

  /** Who is far over the rate is read from now and then only: parsing what is refused takes time from others. */
  #slowDown(): void {
    const { clock } = this.#options;
    this.#refusals ??= new RefusalCount();
    if (!this.#refusals.isFlood(clock.monotonic())) return;
    const wire = this.#wire;
    wire.pause();
    this.#cancelPause?.();
    this.#cancelPause = clock.setTimer(PAUSE_MS, () => wire.resume());
  }
}

/** Takes a connection in. What the wire tells goes to the events it answers. */
export const acceptConnection = (
  wire: Wire,
  address: string,
  options: ConnectionOptions,
): WireEvents => new Connection(wire, address, options);
