/** What T1 to T3 say to a frame, whatever it means. */
import { CLOSE } from '../../../shared/protocol/close-codes.ts';
import { MAX_CLIENT_FRAME_BYTES } from '../../../shared/protocol/limits.ts';
import { parseRequest } from '../../../shared/protocol/parse.ts';
import type { ErrorCode, Reply } from '../../../shared/protocol/replies.ts';
import type { FuzzFrame } from './frames.ts';

/** What has to come of a frame. */
export type Expected =
  | { readonly kind: 'close'; readonly code: number }
  /** `isCore`: it passes the parser and reaches the core. */
  | {
      readonly kind: 'answer';
      readonly re: string | null;
      readonly isCore: boolean;
      fits(reply: Reply): boolean;
    };

/** What a request that is well-formed may be refused with. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'invalid',
  'conflict',
  'not_found',
  'too_late',
  'urgent_refused',
  'urgent_spent',
]);

const textOf = (frame: FuzzFrame): string | null => {
  if (frame.kind === 'text') return frame.text;
  if (frame.kind === 'binary') return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(frame.bytes);
  } catch {
    return null; // Broken UTF-8 is no text.
  }
};

const sizeOf = (frame: FuzzFrame): number =>
  frame.kind === 'text' ? Buffer.byteLength(frame.text) : frame.bytes.length;

const refused = (re: string | null, code: ErrorCode): Expected => ({
  kind: 'answer',
  re,
  isCore: false,
  fits: (reply) => reply.type === 'error' && reply.code === code,
});

/** What comes of a frame on a connection that has said `hello`. */
export const expectedOf = (frame: FuzzFrame): Expected => {
  if (sizeOf(frame) > MAX_CLIENT_FRAME_BYTES) return { kind: 'close', code: CLOSE.tooBig };
  const text = textOf(frame);
  if (text === null) return { kind: 'close', code: CLOSE.notAFrame };
  const parsed = parseRequest(text);
  if (!parsed.ok) {
    const fault = parsed.error;
    return fault.kind === 'notAFrame'
      ? { kind: 'close', code: CLOSE.notAFrame }
      : refused(fault.id, fault.kind);
  }
  const { type, id } = parsed.value;
  if (type === 'hello') return refused(id, 'invalid');
  return {
    kind: 'answer',
    re: id,
    isCore: true,
    fits: (reply) =>
      reply.type === (type === 'ping' ? 'pong' : 'ok') ||
      (type !== 'ping' && reply.type === 'error' && REFUSALS.has(reply.code)),
  };
};

/** What comes of the first frame of a connection, where `token` is the one that lets in (T3). */
export const expectedOfFirst = (text: string, token: string): Expected => {
  const parsed = parseRequest(text);
  if (!parsed.ok) {
    const fault = parsed.error;
    if (fault.kind === 'notAFrame') return { kind: 'close', code: CLOSE.notAFrame };
    const isHello = (JSON.parse(text) as { type?: unknown }).type === 'hello';
    if (fault.kind === 'invalid' && isHello) return refused(fault.id, 'invalid');
    return { kind: 'close', code: CLOSE.helloTimeout };
  }
  const request = parsed.value;
  if (request.type !== 'hello') return { kind: 'close', code: CLOSE.helloTimeout };
  if (request.protocol !== 1) return { kind: 'close', code: CLOSE.unsupportedProtocol };
  if (request.token !== token) return { kind: 'close', code: CLOSE.unauthorized };
  return { kind: 'answer', re: request.id, isCore: true, fits: ({ type }) => type === 'welcome' };
};
