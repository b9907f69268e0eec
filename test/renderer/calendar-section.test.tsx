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
    expect(settingOf('  ', false)).toBeNull();
  });

  it('[K1] says what came of it', () => {
    const place = { locale: 'en-GB', timeZone: 'UTC' };
    const at = Date.parse('2026-03-10T14:03:00Z');
    const view = { ...read, readAt: at - MINUTE };
    expect(calendarLine(view, at, place)).toBe(
      '12 events in the next 7 days, 9 of them busy. Read at 14:02.',
    );
    expect(calendarLine({ ...view, readAt: null }, at, place)).toBe('It is being read.');
  });
});

describe('a calendar in settings', () => {
  it('[K1] takes an address, and asks before it goes into one’s own network', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    const field = section().getByLabelText<HTMLInputElement>('Address or file of your calendar');
    fireEvent.change(field, { target: { value: URL } });
    expect(
      section().getByLabelText<HTMLInputElement>('This address is in my own network').checked,
    ).toBe(false);
    fireEvent.click(section().getByRole('button', { name: 'Use this calendar' }));
    await settled();
    expect(bridge.commands).toEqual([
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
    expect(bridge.commands).toEqual([
      { type: 'setCalendar', calendar: read.setting, focusWord: 'deep work' },
      { type: 'setCalendar', calendar: null },
    ]);
  });

  it('[K1] takes a file in a browser, which may read nothing else', async () => {
    const kept: string[] = [];
    const keepCalendarFile = (text: string): Promise<void> => {
      kept.push(text);
      return Promise.resolve();
    };
    const { bridge, settled } = await openWindow(sampleView(), { hash, keepCalendarFile });
    const file = new File(['BEGIN:VCALENDAR'], 'ana.ics', { type: 'text/calendar' });
    fireEvent.change(section().getByLabelText('Choose an .ics file'), {
      target: { files: [file] },
    });
    await settled();
    await settled();
    expect(kept).toEqual(['BEGIN:VCALENDAR']);
    expect(bridge.commands).toEqual([
      { type: 'setCalendar', calendar: { kind: 'file', path: 'ana.ics' } },
    ]);
  });
});
