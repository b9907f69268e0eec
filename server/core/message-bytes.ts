/** What a message takes in a batch frame: told without making the frame, since each send asks for it. */
import { Buffer } from 'node:buffer';
import type { Message } from '../../shared/protocol/fields.ts';
import { TEXT } from '../../shared/protocol/limits.ts';

/** The widest that a time or a stretch of it is in ms, until the year 5138. */
const WIDEST_MS = 99_999_999_999_999;

/** A message with nothing of its people's in it, and all that has a known width at its widest; `urgent` is as long. */
const BARE = {
  messageId: '00000000-0000-7000-8000-000000000000',
  from: '',
  to: '',
  body: '',
  urgency: 'normal',
  sentAt: WIDEST_MS,
  acceptedAt: WIDEST_MS,
  heldMs: WIDEST_MS,
} as const satisfies Message;

const lengthOf = (message: Message): number => JSON.stringify(message).length;

const BARE_BYTES = lengthOf(BARE) + 1; // And the comma between two.

/** What a reason adds, bytes, without its words. */
const REASON_BYTES = lengthOf({ ...BARE, urgentReason: '' }) - lengthOf(BARE);

/** What words add to a frame in which they were empty, bytes. */
const wordsBytes = (words: string): number => Buffer.byteLength(JSON.stringify(words)) - 2;

/** What the longest reason adds, bytes: JSON makes at most six of a character. */
const MOST_REASON_BYTES = REASON_BYTES + 6 * TEXT.urgentReason;

/** What a reason adds to a message that had none, bytes. */
export const reasonBytes = (reason: string): number => REASON_BYTES + wordsBytes(reason);

/** A normal message in a batch frame, bytes: at most so many, and few less. Ids of members are ASCII. */
export const messageBytes = ({ from, to }: Pick<Message, 'from' | 'to'>, body: string): number =>
  BARE_BYTES + from.length + to.length + wordsBytes(body);

/** A message with other words than it was sent with, where its reason is not at hand, bytes: at most so many. */
export const revisedBytes = (
  message: Pick<Message, 'from' | 'to' | 'urgency'>,
  body: string,
): number => messageBytes(message, body) + (message.urgency === 'urgent' ? MOST_REASON_BYTES : 0);
