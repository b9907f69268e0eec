/** The lists of a large team's members, beside lists that are made from nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberLists } from '../../server/core/member-lists.ts';
import { addMember, type Member, newTeam, type Team } from '../../server/core/state.ts';
import type { MemberRecord } from '../../server/core/stored.ts';
import { newTurn, noteProfile, notePresence, type Turn } from '../../server/core/turn.ts';
import type { Presence, Profile } from '../../shared/protocol/fields.ts';
import { countingRelayIds } from '../support/counting-relay-ids.ts';
import { memberRecord } from '../support/member-record.ts';

const record = (index: number): MemberRecord => memberRecord(`m${index}`, 't');
const teamOf = (count: number): Team => {
  const team = newTeam({ teamId: 't', name: 'Team', roster: 1 });
  for (let n = 0; n < count; n += 1) addMember(team, record(n), 0);
  return team;
};
const turnNow = (): Turn => newTurn(0, countingRelayIds());

const say = (member: Member, statusText: string): void => {
  member.presence = { ...member.presence, statusText };
  notePresence(turnNow(), member);
};
const come = (member: Member): void => {
  member.presence = { ...member.presence, show: 'available' };
  notePresence(turnNow(), member);
};
const go = (member: Member): void => {
  const { memberId, source } = member.presence;
  member.presence = { memberId, show: 'offline', source, since: 1 };
  notePresence(turnNow(), member);
};
const call = (member: Member, name: string): void => {
  member.name = name;
  noteProfile(turnNow(), member);
};

interface Listed {
  readonly members: Presence[];
  readonly profiles?: Profile[];
}
const read = (team: Team, withProfiles: boolean, roomBytes: number): Listed[] =>
  memberLists(team, withProfiles, roomBytes).map(
    (bytes) => JSON.parse(`{${bytes.toString()}`) as Listed,
  );

const isTold = ({ show, since, statusText }: Presence): boolean =>
  show !== 'offline' || statusText !== undefined || since > 0;

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const change = fc.record({ who: fc.nat(), does: fc.constantFrom(say, come, go, call), words });
const steps = fc.array(
  fc.record({
    changes: fc.array(change, { maxLength: 4 }),
    comes: fc.boolean(),
    asks: fc.boolean(),
  }),
  { maxLength: 12 },
);

it('[P6] tells everyone as they are but who never came, in each part of those whom the profiles are of, whatever changed before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 90, max: 140 }),
      fc.integer({ min: 4000, max: 40_000 }),
      steps,
      (count, room, all) => {
        const team = teamOf(count);
        for (const { changes, comes, asks } of all) {
          if (comes) noteProfile(turnNow(), addMember(team, record(team.members.size), 0));
          const members = [...team.members.values()];
          for (const { who, does, words: text } of changes) {
            const member = members[who % members.length];
            if (member !== undefined) does(member, text);
          }
          const [bare, full] = [read(team, false, room), read(team, asks, room)];
          const presences = members.map(({ presence }) => presence).filter(isTold);
          for (const lists of [bare, full])
            expect(lists.flatMap((list) => list.members)).toStrictEqual(presences);
          if (!asks) continue;
          for (const { members: some, profiles = [] } of full) {
            const ids = new Set(some.map((it) => it.memberId));
            const told = profiles.filter(({ memberId }) => ids.has(memberId));
            expect(told.map((it) => it.memberId)).toEqual([...ids]);
          }
          expect(full.flatMap(({ profiles = [] }) => profiles.map(({ name }) => name))).toEqual(
            members.map(({ name }) => name),
          );
        }
      },
    ),
  );
});

it('[P6] makes of a large team only the block of who changed anew', () => {
  const team = teamOf(200);
  memberLists(team, true, 1_000_000);
  const { presences, profiles } = team.lists;
  const [member] = [...team.members.values()].slice(100);
  if (member === undefined) throw new Error('There are 200.');
  say(member, 'Back at my desk');
  memberLists(team, true, 1_000_000);
  const fresh = team.lists.presences.filter((block, index) => block !== presences[index]);
  expect(fresh).toHaveLength(1);
  expect(fresh[0]?.bytes.toString()).toContain('Back at my desk');
  expect(team.lists.profiles.every((block, index) => block === profiles[index])).toBe(true);
});
