/** Reads a JSON body no larger than it may be, and parses it by its schema. */
import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import { MAX_HTTP_BODY_BYTES } from '../../shared/protocol/limits.ts';
import { firstProblem } from '../../shared/protocol/parse.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type HttpAnswer, problem } from './answer.ts';

const tooLarge = (): HttpAnswer =>
  problem(413, 'too_large', 'Too large', 'The body is larger than 16 KiB. Send less.', {
    headers: { Connection: 'close' },
  });
const notJson = (): HttpAnswer =>
  problem(400, 'invalid', 'Not JSON', 'The body is not JSON. Nothing was changed.');

const readText = async (request: IncomingMessage): Promise<Result<string, HttpAnswer>> => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_HTTP_BODY_BYTES) return fail(tooLarge());
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MAX_HTTP_BODY_BYTES) return fail(tooLarge());
    pieces.push(piece);
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)));
  } catch {
    return fail(notJson()); // Broken UTF-8 is no JSON.
  }
};

const parseJson = (text: string): Result<unknown, HttpAnswer> => {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail(notJson()); // The caller is told; the text is nobody else's business.
  }
};

const isJson = (request: IncomingMessage): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');

/** The body of a call, parsed, or how to refuse it: 413, 415 or 400. */
export const readBody = async <S extends z.ZodType>(
  request: IncomingMessage,
  schema: S,
): Promise<Result<z.infer<S>, HttpAnswer>> => {
  if (!isJson(request))
    return fail(
      problem(415, 'not_json', 'Not JSON', 'Send the body as Content-Type: application/json.'),
    );
  const text = await readText(request);
  if (!text.ok) return text;
  const value = parseJson(text.value);
  if (!value.ok) return value;
  const parsed = schema.safeParse(value.value);
  if (parsed.success) return ok(parsed.data);
  const { field, problem: why } = firstProblem(parsed.error);
  const detail = `${field} is not right: ${why}. Nothing was changed.`;
  return fail(problem(400, 'invalid', 'A field is not right', detail, { field }));
};
