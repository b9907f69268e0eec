/**
 * The lists of a team's members as bytes, made once for each change of the team and shared by all who come (P6). They
 * are put together from blocks, of which only that of who changed is made anew: while a large team comes back, its list
 * changes with every turn.
 */
import { inParts } from './parts.ts';
import type { Team } from './state.ts';
import { listedPresence, profileText, type Sized } from './texts.ts';

/**
 * So many that a block is made in some microseconds and a team has few; of members whose texts are as long as they may
 * be, 3 kB each, still less than half a frame.
 */
const BLOCK_MEMBERS = 32;
/** Blocks of smaller teams are made as fast as they are compared, and would only take memory. */
const KEPT_FROM = 4 * BLOCK_MEMBERS;

/** Some members as JSON, one behind the other but for those of whom nothing is told, and the pieces of it. */
interface Block {
  readonly pieces: readonly Sized[];
  readonly bytes: Buffer;
}

/** The lists, one for each part of a snapshot: the end of a frame, as bytes. */
export type MemberLists = readonly Buffer[];

/** The lists of a team as they stand, with the profiles and without; null after a change. */
export interface TeamLists {
  withProfiles: MemberLists | null;
  bare: MemberLists | null;
  /** Of presences and of profiles, as of the last time that they were asked for; none of a small team. */
  presences: readonly Block[];
  profiles: readonly Block[];
}

/** Nothing made yet. */
export const newTeamLists = (): TeamLists => ({
  withProfiles: null,
  bare: null,
  presences: [],
  profiles: [],
});

const isMadeOf = (block: Block | undefined, pieces: readonly Sized[]): block is Block =>
  block?.pieces.length === pieces.length &&
  block.pieces.every((piece, index) => piece === pieces[index]);

/** A text that did not change is the same object: its block is taken over. */
const blocksOf = (before: readonly Block[], all: readonly Sized[]): readonly Block[] =>
  Array.from({ length: Math.ceil(all.length / BLOCK_MEMBERS) }, (_, index) => {
    const pieces = all.slice(index * BLOCK_MEMBERS, (index + 1) * BLOCK_MEMBERS);
    const known = before[index];
    if (isMadeOf(known, pieces)) return known;
    const told = pieces.filter(({ bytes }) => bytes > 0);
    return { pieces, bytes: Buffer.from(told.map(({ text }) => text).join(',')) };
  });

const COMMA = Buffer.from(',');

const listOf = (name: 'members' | 'profiles', blocks: readonly Block[]): Buffer[] => [
  Buffer.from(`"${name}":[`),
  ...blocks
    .filter(({ bytes }) => bytes.length > 0)
    .flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [COMMA, bytes])),
];

const sizeOf = (block: Block | undefined): number => (block?.bytes.length ?? 0) + 1;

const bareLists = (presences: readonly Block[], roomBytes: number): MemberLists =>
  inParts(presences, sizeOf, roomBytes).map((part) =>
    Buffer.concat([...listOf('members', part), Buffer.from(']}')]),
  );

const fullLists = (
  { presences, profiles }: Pick<TeamLists, 'presences' | 'profiles'>,
  roomBytes: number,
): MemberLists =>
  inParts(presences.keys(), (n) => sizeOf(presences[n]) + sizeOf(profiles[n]), roomBytes).map(
    (part) => {
      const [from, to] = [part[0] ?? 0, (part.at(-1) ?? 0) + 1];
      return Buffer.concat([
        ...listOf('members', presences.slice(from, to)),
        Buffer.from('],'),
        ...listOf('profiles', profiles.slice(from, to)),
        Buffer.from(']}'),
      ]);
    },
  );

/** The lists of a team as it stands, none larger than `roomBytes`, which has to be the same each time. */
export const memberLists = (
  { lists, members }: Team,
  withProfiles: boolean,
  roomBytes: number,
): MemberLists => {
  const known = withProfiles ? lists.withProfiles : lists.bare;
  if (known !== null) return known;
  const all = [...members.values()];
  const presences = blocksOf(lists.presences, all.map(listedPresence));
  const isLarge = all.length >= KEPT_FROM;
  if (isLarge) lists.presences = presences;
  if (!withProfiles) return (lists.bare = bareLists(presences, roomBytes));
  const profiles = blocksOf(lists.profiles, all.map(profileText));
  if (isLarge) lists.profiles = profiles;
  return (lists.withProfiles = fullLists({ presences, profiles }, roomBytes));
};
