import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReply, parseRequest } from '../../../shared/protocol/parse.ts';
import { type RequestType, requestSchemas } from '../../../shared/protocol/requests.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const send = {
  type: 'message.send',
  id: '1',
  messageId: uuidOf(1),
  to: 'ben',
  body: 'hi',
  urgency: 'normal',
};
const parse = (frame: unknown) => parseRequest(JSON.stringify(frame));

describe('parseRequest', () => {
  it.each(['', 'hello', '[1]', 'null', '"x"', '{', '{"type":'])(
    '[T1] takes %j for no frame at all',
    (text) => {
      expect(parseRequest(text)).toEqual({ ok: false, error: { kind: 'notAFrame' } });
    },
  );

  it('[T2] names the field that is wrong, and the request', () => {
    expect(parse({ ...send, body: 7 })).toMatchObject({
      error: { kind: 'invalid', id: '1', field: 'body' },
    });
    expect(parse({ ...send, body: 'x'.repeat(8001) })).toMatchObject({
      error: { kind: 'invalid', field: 'body' },
    });
    expect(parse({ ...send, messageId: undefined })).toMatchObject({
      error: { kind: 'invalid', field: 'messageId' },
    });
    expect(parse({ ...send, urgency: 'urgent' })).toMatchObject({
      error: { kind: 'invalid', field: 'urgentReason' },
    });
    expect(parse({ ...send, id: undefined })).toMatchObject({
      error: { kind: 'invalid', id: null, field: 'id' },
    });
    expect(parse({ id: '1' })).toMatchObject({
      error: { kind: 'invalid', id: '1', field: 'type' },
    });
  });

  it.each(['nonsense', 'constructor', '__proto__', 'welcome'])(
    '[T2] does not know a request %s',
    (type) => {
      expect(parse({ type, id: '1' })).toEqual({
        ok: false,
        error: { kind: 'unsupported', id: '1', type },
      });
    },
  );

  it('[T2] drops fields that it does not know', () => {
    const result = parse({ ...send, extra: { deep: true } });
    expect(result).toEqual({ ok: true, value: send });
  });

  it('[T2] takes a body of 8,000 characters', () => {
    expect(parse({ ...send, body: 'x'.repeat(8000) }).ok).toBe(true);
  });

  it('[T2] answers anything at all without throwing', () => {
    const types = Object.keys(requestSchemas) as RequestType[];
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (type, fields) => {
          const result = parse({ ...fields, type });
          expect(result.ok || result.error.kind !== 'notAFrame').toBe(true);
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void parseRequest(text)));
  });
});

describe('parseReply', () => {
  it('[T2] takes a frame with fields of a newer relay', () => {
    expect(parseReply('{"type":"pong","re":"1","now":5,"later":true}')).toEqual({
      ok: true,
      value: { type: 'pong', re: '1', now: 5 },
    });
  });
});

it('[T1] takes a word of a later relay about a session for none, and keeps the rest of the answer', () => {
  const budget = { to: 'ben', left: 2 };
  const answer = (session: string) =>
    parseReply(JSON.stringify({ type: 'ok', re: '1', urgent: { ...budget, session } }));
  expect(answer('refuse')).toMatchObject({
    ok: true,
    value: { urgent: { session: 'refuse' } },
  });
  expect(answer('ask first')).toMatchObject({ ok: true, value: { urgent: budget } });
});
