/** What a message is taken to be long, against the frame that it ends up in. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageBytes, reasonBytes, revisedBytes } from '../../server/core/message-bytes.ts';
import { TEXT } from '../../shared/protocol/limits.ts';

/** Digits that a time, or a stretch of it, may be short of the widest: three numbers, and the comma. */
const SLACK = 3 * 13 + 1;

const id = fc.stringMatching(new RegExp(`^[\\w-]{1,${TEXT.id}}$`));
const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength });
const ms = fc.nat({ max: 8_640_000_000_000 });
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
const bytesOf = (frame: object): number => Buffer.byteLength(JSON.stringify(frame)) + 1;

it('[H5] counts a message for no less than it takes in a batch, and hardly more', () => {
  fc.assert(
    fc.property(message, fc.option(text(TEXT.urgentReason)), (plain, urgentReason) => {
      const said = messageBytes(plain, plain.body);
      const counted = urgentReason === null ? said : said + reasonBytes(urgentReason);
      const taken = bytesOf(urgentReason === null ? plain : { ...plain, urgentReason });
      expect(counted).toBeGreaterThanOrEqual(taken);
      expect(counted).toBeLessThanOrEqual(taken + SLACK);
    }),
  );
});

it('[H9] counts a message with other words for no less than it takes, whatever its reason was', () => {
  fc.assert(
    fc.property(message, text(TEXT.urgentReason), text(300), (plain, urgentReason, body) => {
      const revised = { ...plain, body };
      const taken = bytesOf(plain.urgency === 'urgent' ? { ...revised, urgentReason } : revised);
      expect(revisedBytes(plain, body)).toBeGreaterThanOrEqual(taken);
    }),
  );
});
