/** What will happen to a message, said before it is sent, where it is respected most (H9). */
import type { ConnectionView } from '../../../shared/bridge/view.ts';
import { expectedReleaseAt } from '../../../shared/domain/holding.ts';
import type { Presence, Urgency } from '../../../shared/protocol/fields.ts';
import { assertNever } from '../../../shared/result.ts';
import { type Locale, moment } from '../wording/times.ts';

/** What the sentence is made of. Times are epoch ms on this machine's clock. */
export interface ConsequenceInputs {
  readonly name: string;
  readonly presence: Pick<Presence, 'show' | 'until'>;
  readonly urgency: Urgency;
  readonly connection: ConnectionView['state'];
  readonly now: number;
  /** The longest that anything is held, ms (H7). */
  readonly holdCeilingMs: number;
}

/** `now`: shown at once. `held`: at a known time. `queued`: when they are back. `waiting`: not sent yet. */
export type ConsequenceKind = 'now' | 'held' | 'queued' | 'waiting';

/** The sentence and what kind of thing it tells. */
export interface Consequence {
  readonly kind: ConsequenceKind;
  readonly text: string;
}

const notConnected = (name: string, state: ConnectionView['state']): string | null => {
  const then = `what ${name} shows then decides when ${name} gets it.`;
  switch (state) {
    case 'online':
      return null;
    case 'connecting':
      return `Connecting to the relay. This waits on this device until that is done; ${then}`;
    case 'waiting':
      return `You are offline. This waits on this device and is sent when the relay is back; ${then}`;
    case 'signedOut':
      return `This device is no longer in the team. Join again to send this to ${name}; what you write is kept.`;
    case 'solo':
      return `You are on your own here. Join a team to send this to ${name}; what you write is kept.`;
    default:
      return assertNever(state);
  }
};

const heldText = (inputs: ConsequenceInputs, place: Locale): string => {
  const { name, presence, now, holdCeilingMs } = inputs;
  const expectedAt = expectedReleaseAt(presence, now, holdCeilingMs) ?? now;
  const isFocus = presence.show === 'focusing';
  const stands = `${name} is ${isFocus ? 'focusing' : 'busy'}`;
  if (expectedAt <= now) return `${stands} and gets this any moment now.`;
  const at = moment(expectedAt, now, place);
  if (presence.until === undefined)
    return `${stands} and gets this when no longer ${isFocus ? 'focusing' : 'busy'}, at the latest about ${at}.`;
  const until = moment(presence.until, now, place);
  if (expectedAt < presence.until)
    return `${stands} until ${until} and gets this about ${at}, because nothing is held longer.`;
  return `${stands} and gets this about ${at}, when the ${isFocus ? 'focus' : 'busy time'} ends.`;
};

/**
 * Urgent goes through a session that allows it, which a sender cannot see, and not through busy time, which
 * is somebody's own word (H10).
 */
const urgentConsequence = (inputs: ConsequenceInputs): Consequence => {
  const { name, presence } = inputs;
  if (presence.show === 'focusing')
    return {
      kind: 'now',
      text: `This reaches ${name} now, although ${name} is focusing, unless this session takes no urgent messages.`,
    };
  return {
    kind: 'held',
    text: `${name} is busy, and nothing breaks through that. As a normal message it waits until ${name} is free.`,
  };
};

/** The one sentence on what will happen to a message sent now (H4, H7, H8, H9, H10). */
export const consequenceOf = (inputs: ConsequenceInputs, place: Locale = {}): Consequence => {
  const { name, presence, urgency } = inputs;
  const waiting = notConnected(name, inputs.connection);
  if (waiting !== null) return { kind: 'waiting', text: waiting };
  switch (presence.show) {
    case 'open':
    case 'available':
      return { kind: 'now', text: `${name} is here and gets this now.` };
    case 'focusing':
    case 'busy':
      return urgency === 'urgent'
        ? urgentConsequence(inputs)
        : { kind: 'held', text: heldText(inputs, place) };
    case 'away':
      return { kind: 'queued', text: `${name} is away and gets this when back.` };
    case 'offline':
      return { kind: 'queued', text: `${name} is offline and gets this when back online.` };
  }
};
