/** A member's presence and profile as JSON, serialised once for each change and shared by every frame (P6). */
import type { Profile } from '../../shared/protocol/fields.ts';
import type { Member } from './state.ts';

/** A piece of JSON and its size, bytes. */
export interface Sized {
  readonly text: string;
  readonly bytes: number;
}

const sized = (value: unknown): Sized => {
  const text = JSON.stringify(value);
  return { text, bytes: Buffer.byteLength(text) };
};

/** A member's profile as teammates get it. */
const profileOf = ({ memberId, name, timeZone, workingHours, hoursOverride }: Member): Profile => ({
  memberId,
  name,
  timeZone,
  ...(workingHours === null ? {} : { workingHours }),
  ...(hoursOverride === null ? {} : { hoursOverride }),
});

/** A member's presence as JSON. */
export const presenceText = (member: Member): Sized =>
  (member.texts.presence ??= sized(member.presence));

const NOTHING: Sized = { text: '', bytes: 0 };

/**
 * A member's presence as a snapshot has it: nothing for who has been offline for as long as the relay knows them and
 * has no status, as everyone is of whom a snapshot says nothing (P6). Since when they are would be untrue.
 */
export const listedPresence = (member: Member): Sized => {
  const { show, since, statusText, statusEmoji } = member.presence;
  const isPlain = show === 'offline' && statusText === undefined && statusEmoji === undefined;
  return isPlain && since <= member.knownFrom ? NOTHING : presenceText(member);
};

/** A member's profile as JSON. */
export const profileText = (member: Member): Sized =>
  (member.texts.profile ??= sized(profileOf(member)));

/** The pieces as a JSON list. */
export const jsonList = (pieces: readonly Sized[]): string =>
  `[${pieces.map((piece) => piece.text).join(',')}]`;
