/** The trust boundary of the socket: text in, a typed frame or a reason out (T1, T2). */
import type * as z from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { type Reply, replySchemas, type ReplyType } from './replies.ts';
import { type Request, requestSchemas, type RequestType } from './requests.ts';

/** Why a frame was refused: `notAFrame` closes the connection, the others are answered (T1, T2). */
export type FrameFault =
  | { readonly kind: 'notAFrame' }
  | { readonly kind: 'unsupported'; readonly id: string | null; readonly type: string }
  | {
      readonly kind: 'invalid';
      readonly id: string | null;
      readonly field: string;
      readonly problem: string;
    };

const readObject = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null; // Not JSON: the caller closes the connection, the text is nobody's business.
  }
};

const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= 64 ? value : null;

/** The first issue of a parse as a field path and a sentence. */
export const firstProblem = (error: z.ZodError): { field: string; problem: string } => {
  const issue = error.issues[0];
  return {
    field: issue?.path.map(String).join('.') || 'frame',
    problem: issue?.message ?? 'not valid',
  };
};

const parseWith = <T>(
  schemas: Readonly<Record<string, z.ZodType>>,
  text: string,
  idField: 'id' | 're',
): Result<T, FrameFault> => {
  const frame = readObject(text);
  if (frame === null) return fail({ kind: 'notAFrame' });
  const id = idOf(frame[idField]);
  const { type } = frame;
  if (typeof type !== 'string')
    return fail({ kind: 'invalid', id, field: 'type', problem: 'must be a string' });
  const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (schema === undefined) return fail({ kind: 'unsupported', id, type: type.slice(0, 64) });
  const parsed = schema.safeParse(frame);
  return parsed.success
    ? ok(parsed.data as T)
    : fail({ kind: 'invalid', id, ...firstProblem(parsed.error) });
};

/** Parses a text frame from a client. Unknown extra fields are dropped (T2). */
export const parseRequest = (text: string): Result<Request, FrameFault> =>
  parseWith<Request>(requestSchemas satisfies Record<RequestType, z.ZodType>, text, 'id');

/** Parses a text frame from the relay. Unknown extra fields are dropped (T2). */
export const parseReply = (text: string): Result<Reply, FrameFault> =>
  parseWith<Reply>(replySchemas satisfies Record<ReplyType, z.ZodType>, text, 're');
