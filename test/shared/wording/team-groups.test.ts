import { expect, it } from 'vitest';
import { byName, groupTeam } from '../../../shared/wording/team-groups.ts';
import { MINUTE, SAMPLE_NOW as now, sampleTeammate } from '../../support/sample-view.ts';

const team = [
  sampleTeammate('z', 'Zoë'),
  sampleTeammate('a', 'ada', { show: 'focusing', until: now + 50 * MINUTE }),
  sampleTeammate('b', 'Ben', { show: 'busy' }),
  sampleTeammate('c', 'Cho', { show: 'focusing', until: now + 5 * MINUTE }),
  sampleTeammate('d', 'Dan', { show: 'open', statusText: 'Café, come in' }),
  sampleTeammate('e', 'Eve', { show: 'offline' }),
];
const names = (query: string, isKnown = true): readonly string[] =>
  groupTeam(team.toSorted(byName), query, isKnown).map(
    (group) => `${group.title}: ${group.teammates.map((t) => t.profile.name).join(', ')}`,
  );

it('groups by who can be reached; open doors and early ends come first', () =>
  expect(names('')).toEqual([
    'Reachable now: Dan, Zoë',
    'Focusing: Cho, ada, Ben',
    'Offline: Eve',
  ]));

it('finds names and statuses without regard to case and accents', () => {
  expect(names('zoe')).toEqual(['Reachable now: Zoë']);
  expect(names(' CAFE ')).toEqual(['Reachable now: Dan']);
  expect(names('nobody')).toEqual([]);
});

it('[P3] calls nobody offline while the relay is out of reach', () =>
  expect(names('', false)).toEqual(['Team: ada, Ben, Cho, Dan, Eve, Zoë']));
