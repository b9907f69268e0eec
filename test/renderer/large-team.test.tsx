/** The list of a large team: what is in the page, how the keyboard goes through it, and what a change draws again. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { prefetchLargeTeam } from '../../renderer/features/team/team-list.tsx';
import type { TeammateView, View } from '../../shared/bridge/view.ts';
import * as shows from '../../shared/wording/shows.ts';
import { closeWindows, openWindow, type OpenWindow } from '../support/open-window.ts';
import { sampleTeammate, sampleView, teamOf } from '../support/sample-view.ts';

vi.mock(import('../../shared/wording/shows.ts'), async (original) => {
  const real = await original();
  return { ...real, presenceLine: vi.fn(real.presenceLine) };
});

/** Every row writes its presence once each time it is drawn. */
const drawnRows = (): number => vi.mocked(shows.presenceLine).mock.calls.length;
const nameOf = (n: number): string => `Member ${String(n).padStart(4, '0')}`;
const member = (n: number, presence: Partial<TeammateView['presence']> = {}): TeammateView =>
  sampleTeammate(`m${n}`, nameOf(n), presence);
const crowd = (size: number): View['teammates'] =>
  teamOf(...Array.from({ length: size }, (_, n) => member(n)));
const rows = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-row]'),
];
const row = (n: number) => screen.getByRole('link', { name: new RegExp(`^${nameOf(n)}`) });
const openTeam = async (size: number): Promise<OpenWindow> => {
  const opened = await openWindow(sampleView({ teammates: crowd(size) }));
  await opened.settled();
  expect(document.querySelector('[aria-setsize]') !== null).toBe(size > 60);
  vi.mocked(shows.presenceLine).mockClear();
  return opened;
};
const changeOne = ({ bridge, change }: OpenWindow, teammate: TeammateView): void =>
  change({ teammates: { ...bridge.view().teammates, ...teamOf(teammate) } });

// Its code comes late; here it is there when it is asked for.
beforeAll(prefetchLargeTeam);
beforeEach(() => {
  // This DOM has no layout: a window of 640 px, and rows as high as they are taken to be.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(640);
});
afterEach(() => {
  closeWindows();
  vi.restoreAllMocks();
});

describe.each([40, 2000])('a team of %i', (size) => {
  it('[W20] renders only the row that changed', async () => {
    const opened = await openTeam(size);
    changeOne(opened, member(3, { statusText: 'Pairing' }));
    expect(row(3).textContent).toContain('Pairing');
    expect(drawnRows()).toBe(1);
  });

  it('[W20] renders only the row that moved to another group', async () => {
    const opened = await openTeam(size);
    changeOne(opened, member(3, { show: 'open' }));
    expect(rows()[0]).toBe(row(3));
    expect(drawnRows()).toBe(1);
  });

  it('[W20] renders many changes once, and nothing for who is far away', async () => {
    const { bridge, change } = await openTeam(size);
    const many = [1, 2, 3, 1, 2, 3].map((n, turn) => member(n, { statusText: `turn ${turn}` }));
    act(() => {
      for (const each of many)
        bridge.change({ teammates: { ...bridge.view().teammates, ...teamOf(each) } });
    });
    expect(drawnRows()).toBe(0);
    change({});
    expect(drawnRows()).toBe(3);
    if (size > 100) {
      changeOne({ bridge, change } as OpenWindow, member(1500, { statusText: 'far away' }));
      expect(drawnRows()).toBe(3);
    }
  });

  it('[W22] leaves the focus with the row that moves to another group', async () => {
    const opened = await openTeam(size);
    act(() => row(3).focus());
    changeOne(opened, member(3, { show: 'open' }));
    expect(document.activeElement).toBe(row(3));
    expect(
      within(screen.getByRole('region', { name: 'Reachable now' })).getAllByRole('link')[0],
    ).toBe(document.activeElement);
    changeOne(opened, member(3, { show: 'offline' }));
    expect(document.activeElement).toBe(row(3));
  });

  it('[W21] is walked with arrows, from the search to the last and back', async () => {
    await openTeam(size);
    fireEvent.keyDown(document.body, { key: '/' });
    const search = screen.getByRole('searchbox', { name: 'Search the team' });
    const press = (key: string): void =>
      void fireEvent.keyDown(document.activeElement ?? document.body, { key });
    for (let n = 0; n < 39; n += 1) press('ArrowDown');
    expect(document.activeElement).toBe(row(38));
    press('ArrowUp');
    expect(document.activeElement).toBe(row(37));
    for (let n = 0; n < 38; n += 1) press('ArrowUp');
    expect(document.activeElement).toBe(search);
  });
});

describe('a large team', () => {
  it('[W21] has only rows near what is seen, which say where they stand', async () => {
    await openTeam(2000);
    expect(rows().length).toBeLessThan(40);
    const item = row(4).closest('li');
    expect(item?.getAttribute('aria-setsize')).toBe('2000');
    expect(item?.getAttribute('aria-posinset')).toBe('5');
  });

  it('[W21] keeps every heading, and those beside the row with the focus, wherever one scrolls', async () => {
    const opened = await openTeam(2000);
    changeOne(opened, member(0, { show: 'offline' }));
    expect(screen.getByRole('heading', { name: 'Offline 1' })).toBeTruthy();
    act(() => row(5).focus());
    const scroller = document.querySelector<HTMLElement>('[data-scrolls]');
    Object.assign(scroller ?? {}, { scrollTop: 60_000 });
    fireEvent.scroll(scroller ?? document);
    await opened.settled();
    expect(rows().map(({ dataset }) => dataset['row'])).toContain('m1000');
    expect(document.activeElement).toBe(row(5));
    expect(row(4)).toBeTruthy();
    expect(row(6)).toBeTruthy();
    expect(rows().length).toBeLessThan(50);
  });

  it('[W22] what is seen stays where it is when somebody above it comes or goes', async () => {
    const opened = await openTeam(2000);
    const scroller = document.querySelector<HTMLElement>('[data-scrolls]');
    Object.assign(scroller ?? {}, { scrollTop: 60_000 });
    fireEvent.scroll(scroller ?? document);
    fireEvent(scroller ?? document, new Event('scrollend'));
    await opened.settled();
    changeOne(opened, member(7, { show: 'offline' }));
    expect(scroller?.scrollTop).toBe(60_000 - 61);
    await opened.settled();
    changeOne(opened, member(7));
    expect(scroller?.scrollTop).toBe(60_000);
    changeOne(opened, member(1900, { show: 'offline' }));
    expect(scroller?.scrollTop).toBe(60_000);
  });

  it('[W21] is searched as a small one is', async () => {
    await openTeam(2000);
    const search = screen.getByRole('searchbox', { name: 'Search the team' });
    fireEvent.change(search, { target: { value: 'member 1999' } });
    expect(rows()).toEqual([row(1999)]);
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(row(1999));
  });

  it('[W21] has the row that one wrote to when one comes back to the list', async () => {
    const { settled } = await openTeam(2000);
    act(() => {
      window.location.hash = '#/team/m1500';
    });
    await settled();
    fireEvent.click(screen.getByRole('button', { name: 'Close message' }));
    await settled();
    expect(document.activeElement).toBe(row(1500));
  });
});
