/** What will happen to a message, said before it is sent, where it is respected most (H9). */
import type { ConnectionView } from '../bridge/view.ts';
import type { Presence, Urgency } from '../protocol/fields.ts';
import { HOLD_CEILING } from '../protocol/limits.ts';
import { assertNever } from '../result.ts';
import { type Locale, moment } from './times.ts';

/** What the sentence is made of. Times are epoch ms on this machine's clock. */
export interface ConsequenceInputs {
  readonly name: string;
  readonly presence: Pick<Presence, 'show' | 'until'>;
  readonly urgency: Urgency;
  readonly connection: ConnectionView['state'];
  readonly now: number;
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

/**
 * How long their messages are held at most is for the receiver to choose and to know (H7): what takes longer than the
 * least that may be chosen may come earlier. The relay's answer has the time that holds (H9).
 */
const heldText = ({ name, presence, now }: ConsequenceInputs, place: Locale): string => {
  const isFocus = presence.show === 'focusing';
  const stands = `${name} is ${isFocus ? 'focusing' : 'busy'}`;
  const { until } = presence;
  if (until === undefined)
    return `${stands} and gets this when no longer ${isFocus ? 'focusing' : 'busy'}, or earlier if that takes long.`;
  if (until <= now) return `${stands} and gets this any moment now.`;
  const about = until - now > HOLD_CEILING.minMs ? 'by about' : 'about';
  return `${stands} and gets this ${about} ${moment(until, now, place)}, when the ${isFocus ? 'focus' : 'busy time'} ends.`;
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
