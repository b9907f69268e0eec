import { expect, it } from 'vitest';
import { isTaken, namesakes } from '../../../shared/domain/namesakes.ts';

const person = (memberId: string, name: string, timeZone = 'Europe/Berlin') => ({
  profile: { memberId, name, timeZone },
});
const team = () => ({
  a: person('member-aaaa', 'Ana'),
  b: person('member-bbbb', ' ana ', 'Africa/Lagos'),
  c: person('member-cccc', 'Ben'),
});

it('[W57] tells those of one name apart, and knows which names are taken', () => {
  expect([...namesakes(team())]).toEqual([
    ['member-aaaa', 'Berlin'],
    ['member-bbbb', 'Lagos'],
  ]);
  expect(isTaken('BEN', team())).toBe(true);
  expect(isTaken('Chie', team())).toBe(false);
});

it('[W57] [W20] has nothing new while nobody comes, goes or is called otherwise', () => {
  const tags = namesakes(team());
  expect(namesakes(team())).toBe(tags);
  const renamed = { ...team(), c: person('member-cccc', 'Ana') };
  expect([...namesakes(renamed).keys()]).toContain('member-cccc');
  const moved = { ...team(), a: person('member-aaaa', 'Ana', 'Asia/Tokyo') };
  expect(namesakes(moved).get('member-aaaa')).toBe('Tokyo');
  const { c: _, ...smaller } = team();
  expect(isTaken('Ben', smaller)).toBe(false);
  expect([...namesakes({})]).toEqual([]);
});
