import '../../renderer/features/settings/texts.ts';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  calendarLine,
  calendarName,
  settingOf,
} from '../../renderer/features/settings/calendar-words.ts';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/settings';
const URL = 'https://calendar.example.org/secret/basic.ics';
const read = {
  setting: { kind: 'url', url: URL, allowPrivate: false },
  focusWord: '',
  problem: null,
  readAt: SAMPLE_NOW - MINUTE,
  eventsInWeek: 12,
  busyInWeek: 9,
} as const;
const section = () => within(screen.getByRole('region', { name: 'Your calendar' }));

describe('a calendar in words', () => {
  it('[K1] names it without the secret of its address', () => {
    expect(calendarName(read.setting)).toBe('calendar.example.org');
    const withUser = { ...read.setting, url: 'webcal://ana:pw@cal.example.org:8080/x' };
    expect(calendarName(withUser)).toBe('cal.example.org:8080');
    expect(calendarName({ kind: 'file', path: '/home/ana/My calendar.ics' })).toBe(
      'My calendar.ics',
    );
  });

  it('[K1] tells an address from a path', () => {
    expect(settingOf(' WEBCAL://x.example/a ', true)).toEqual({
      kind: 'url',
      url: 'WEBCAL://x.example/a',
      allowPrivate: true,
    });
    expect(settingOf('C:\\ana\\a.ics', true)).toEqual({ kind: 'file', path: 'C:\\ana\\a.ics' });
    for (const neither of ['  ', 'calendar.example.org/ana.ics', 'ana.ics', 'ftp://x.example/a'])
      expect(settingOf(neither, false)).toBeNull();
  });

  it('[K1] says what came of it', () => {
    const place = { locale: 'en-GB', timeZone: 'UTC' };
    const at = Date.parse('2026-03-10T14:03:00Z');
    const view = { ...read, readAt: at - MINUTE };
    expect(calendarLine(view, at, place)).toBe(
      '12 events in the next 7 days, 9 of them busy. Read at 14:02.',
    );
    for (const [eventsInWeek, busyInWeek, words] of [
      [0, 0, '0 events in the next 7 days.'],
      [1, 1, '1 event in the next 7 days, busy.'],
      [1, 0, '1 event in the next 7 days, not busy.'],
      [2, 0, '2 events in the next 7 days, none of them busy.'],
      [2, 2, '2 events in the next 7 days, all of them busy.'],
    ] as const)
      expect(calendarLine({ ...view, eventsInWeek, busyInWeek }, at, place)).toContain(words);
    expect(calendarLine({ ...view, readAt: null }, at, place)).toBe('It is being read.');
    expect(calendarLine({ ...view, readAt: null, problem: 'Not there.' }, at, place)).toBe(
      'It could not be read yet.',
    );
  });
});

describe('a calendar in settings', () => {
  it('[K1] takes an address, and asks before it goes into one’s own network', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    const field = section().getByLabelText<HTMLInputElement>('Address or file of your calendar');
    fireEvent.change(field, { target: { value: URL } });
    const own = section().getByLabelText<HTMLInputElement>('This address is in my own network');
    expect(own.checked).toBe(false);
    const why = document.getElementById(own.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toMatch(/^Off, so that no address can lead Fermata to your router/);
    fireEvent.click(section().getByRole('button', { name: 'Use this calendar' }));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'setCalendar', calendar: { kind: 'url', url: URL, allowPrivate: false } },
    ]);
  });

  it('[K1] keeps what was typed when it is refused', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    bridge.answer('setCalendar', () => ({
      ok: false,
      error: { code: 'invalid', message: 'Nothing was done.' },
    }));
    const field = section().getByLabelText<HTMLInputElement>('Address or file of your calendar');
    fireEvent.change(field, { target: { value: URL } });
    fireEvent.click(section().getByRole('button', { name: 'Use this calendar' }));
    await settled();
    expect(field.value).toBe(URL);
    expect(section().getByText('Nothing was done.')).toBeDefined();
  });

  it('[K1] tells a problem in one line, plans focus by a word, and stops', async () => {
    const problem = 'Your calendar can’t be reached at the moment.';
    const view = sampleView({ calendar: { ...read, problem } });
    const { bridge, settled } = await openWindow(view, { hash });
    expect(section().getByRole('status').textContent).toBe(problem);
    fireEvent.change(section().getByLabelText('Word that plans a focus (optional)'), {
      target: { value: 'deep work' },
    });
    fireEvent.click(section().getByRole('button', { name: 'Save word' }));
    await settled();
    fireEvent.click(section().getByRole('button', { name: 'Stop using it' }));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'setCalendar', calendar: read.setting, focusWord: 'deep work' },
      { type: 'setCalendar', calendar: null },
    ]);
  });

  it('[K1] says what an address or a path looks like to whoever gives neither', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    const field = section().getByLabelText<HTMLInputElement>('Address or file of your calendar');
    fireEvent.change(field, { target: { value: 'calendar.example.org/ana.ics' } });
    fireEvent.click(section().getByRole('button', { name: 'Use this calendar' }));
    await settled();
    expect(section().getByText(/Begin an address with https:/)).toBeDefined();
    expect(field.value).toBe('calendar.example.org/ana.ics');
    expect(bridge.commands).toEqual([]);
  });
});

describe('a calendar’s problem on the team page', () => {
  const line = () => screen.queryByText(/Something is wrong with your calendar/);

  it('[K1] is one quiet line that leads to the settings, and goes with the problem', async () => {
    const view = sampleView({ calendar: { ...read, problem: 'Not there.' } });
    const { change } = await openWindow(view, { hash: '#/team' });
    expect(line()).not.toBeNull();
    expect(screen.getByRole('link', { name: 'See what' }).getAttribute('href')).toBe('#/settings');
    change({ calendar: read });
    expect(line()).toBeNull();
  });
});

describe('a calendar in a browser’s settings', () => {
  const inBrowser = async (view = sampleView()) => {
    const kept: (string | null)[] = [];
    let isFull = false;
    const keepCalendarFile = (text: string | null): Promise<void> => {
      if (isFull) return Promise.reject(new Error('full'));
      kept.push(text);
      return Promise.resolve();
    };
    const { bridge, settled } = await openWindow(view, { hash, keepCalendarFile });
    const choose = async (file: File): Promise<void> => {
      const field = section().getByLabelText(/^Choose an/);
      fireEvent.change(field, { target: { files: [file] } });
      for (let turn = 0; turn < 3; turn += 1) await settled();
    };
    return { bridge, settled, kept, choose, fill: () => void (isFull = true) };
  };
  const ics = new File(['BEGIN:VCALENDAR'], 'ana.ics', { type: 'text/calendar' });

  it('[K1] takes a file, since a page may read nothing else', async () => {
    const { bridge, kept, choose } = await inBrowser();
    await choose(ics);
    expect(kept).toEqual(['BEGIN:VCALENDAR']);
    expect(bridge.commands).toEqual([
      { type: 'setCalendar', calendar: { kind: 'file', path: 'ana.ics' } },
    ]);
    expect(section().getByText(/the desktop app can, and its busy times count here/)).toBeDefined();
  });

  it('[K1] leaves the one before alone when a file is none, too large or cannot be kept', async () => {
    const { bridge, kept, choose, fill } = await inBrowser();
    await choose(new File(['<!doctype html>'], 'sign-in.ics'));
    expect(section().getByText(/is no calendar, so nothing was changed/)).toBeDefined();
    await choose(new File(['BEGIN:VCALENDAR', 'x'.repeat(5 * 1024 * 1024)], 'large.ics'));
    expect(section().getByText(/over 5 MB/)).toBeDefined();
    fill();
    await choose(ics);
    expect(section().getByText(/could not keep the file/)).toBeDefined();
    expect(kept).toEqual([]);
    expect(bridge.commands).toEqual([]);
  });

  it('[K1] deletes what it kept before it stops, and goes on when it cannot', async () => {
    const { bridge, settled, kept, fill } = await inBrowser(sampleView({ calendar: read }));
    fireEvent.click(section().getByRole('button', { name: 'Stop using it' }));
    await settled();
    expect(kept).toEqual([null]);
    expect(bridge.commands).toEqual([{ type: 'setCalendar', calendar: null }]);
    fill();
    fireEvent.click(section().getByRole('button', { name: 'Stop using it' }));
    await settled();
    expect(section().getByText(/is still in use/)).toBeDefined();
    expect(bridge.commands).toHaveLength(1);
  });
});
