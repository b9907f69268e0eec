import { expect, it } from 'vitest';
import { hashOf, homeRoute, parseRoute, type Route } from '../../renderer/app/routes.ts';
import { sampleFocus, sampleView, soloView } from '../support/sample-view.ts';

const routes: readonly Route[] = [
  { place: 'team', memberId: null },
  { place: 'team', memberId: 'a/b %ü' },
  { place: 'review' },
  { place: 'review', isAll: true },
  { place: 'focus' },
  { place: 'settings' },
  { place: 'welcome' },
];

it.each(routes)('[C4] a reload comes back to %o', (route) =>
  expect(parseRoute(hashOf(route))).toEqual(route),
);

it.each(['', '#', '#/nowhere', '#join=abcdefghijklmnopqrst'])('takes %s for no place', (hash) =>
  expect(parseRoute(hash)).toBeNull(),
);

it('shows the team for an address that is mangled', () =>
  expect(parseRoute('#/team/%E0%A4%A')).toEqual({ place: 'team', memberId: null }));

it('[F6] opens with the welcome until someone has begun', () => {
  expect(homeRoute(soloView()).place).toBe('welcome');
  expect(homeRoute(soloView({ focus: sampleFocus() })).place).toBe('focus');
  expect(homeRoute(sampleView()).place).toBe('team');
});
