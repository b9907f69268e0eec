/** What a message is taken to be long, against the frame that it ends up in. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageBytes, reasonBytes, revisedBytes } from '../../server/core/message-bytes.ts';
import { TEXT } from '../../shared/protocol/limits.ts';

/** As wide as a time, or a stretch of it, is taken to be. */
const DIGITS = 14;

const id = fc.stringMatching(new RegExp(`^[\\w-]{1,${TEXT.id}}$`));
const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength });
const ms = fc.nat({ max: 10 ** DIGITS - 1 });
const message = fc.record({
  messageId: fc.uuid(),
  from: id,
  to: id,
  body: fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  urgency: fc.constantFrom('normal', 'urgent'),
  sentAt: ms,
  acceptedAt: ms,
  heldMs: ms,
});
/** Each of them is six bytes in JSON. */
const CONTROL = '\u0001';
const reason = fc.oneof(text(TEXT.urgentReason), fc.constant(CONTROL.repeat(TEXT.urgentReason)));
/** With the comma between two. */
const bytesOf = (frame: object): number => Buffer.byteLength(JSON.stringify(frame)) + 1;
const missingDigits = (...times: readonly number[]): number =>
  times.reduce((sum, time) => sum + DIGITS - String(time).length, 0);

it('[T1] counts a message for what it takes in a batch with the longest times', () => {
  fc.assert(
    fc.property(message, fc.option(text(TEXT.urgentReason)), (plain, urgentReason) => {
      const said = messageBytes(plain, plain.body);
      const counted = urgentReason === null ? said : said + reasonBytes(urgentReason);
      const taken = bytesOf(urgentReason === null ? plain : { ...plain, urgentReason });
      const { sentAt, acceptedAt, heldMs } = plain;
      expect(counted).toBe(taken + missingDigits(sentAt, acceptedAt, heldMs));
    }),
  );
});

it('[T1] counts a message with other words for no less than it takes, whatever its reason was', () => {
  fc.assert(
    fc.property(message, reason, text(300), (plain, urgentReason, body) => {
      const revised = { ...plain, body };
      const taken = bytesOf(plain.urgency === 'urgent' ? { ...revised, urgentReason } : revised);
      expect(revisedBytes(plain, body)).toBeGreaterThanOrEqual(taken);
    }),
  );
});
