import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../../shared/calendar/parse.ts';
import { at, eventsOf, readCalendar, starts, vcalendar, vevent } from '../../support/ical.ts';

const meeting = (...lines: string[]): string => vevent('UID:m', 'SUMMARY:Meeting', ...lines);
const one = async (...lines: string[]) => (await eventsOf(vcalendar(meeting(...lines))))[0];
const NINE = 'DTSTART;TZID=Europe/Berlin:20260310T090000';

const OFFICE_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Head office',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');

describe('a single event', () => {
  it('[K1] is read with its key, times and title', async () => {
    const text = vcalendar(meeting(NINE, 'DTEND;TZID=Europe/Berlin:20260310T103000'));
    expect(await eventsOf(text)).toEqual([
      {
        key: `m@${at('2026-03-10T08:00Z')}`,
        from: at('2026-03-10T08:00Z'),
        until: at('2026-03-10T09:30Z'),
        title: 'Meeting',
        isBusy: true,
      },
    ]);
  });

  it('[K1] may have a duration instead of an end', async () => {
    expect((await one(NINE, 'DURATION:PT1H15M'))?.until).toBe(at('2026-03-10T09:15Z'));
    // A day in which clocks are set forward has 23 hours; 24 hours are 24 hours.
    const night = 'DTSTART;TZID=Europe/Berlin:20260328T120000';
    expect((await one(night, 'DURATION:P1D'))?.until).toBe(at('2026-03-29T10:00Z'));
    expect((await one(night, 'DURATION:PT24H'))?.until).toBe(at('2026-03-29T11:00Z'));
  });

  it('[K1] without a length takes no time', async () => {
    for (const end of ['X-NONE:1', 'DURATION:-PT5M', 'DTEND;TZID=Europe/Berlin:20260310T080000'])
      expect(await one(NINE, end)).toMatchObject({
        from: at('2026-03-10T08:00Z'),
        until: at('2026-03-10T08:00Z'),
        isBusy: false,
      });
  });

  it.each([
    ['is transparent', ['TRANSP:TRANSPARENT']],
    ['is shown as free', ['X-MICROSOFT-CDO-BUSYSTATUS:FREE']],
    ['is work elsewhere', ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE']],
    ['was declined', ['ATTENDEE;CN="Me, myself";PARTSTAT=DECLINED:mailto:Me@Example.org']],
  ])('[K1] is not busy when it %s', async (_, lines) => {
    const text = vcalendar(meeting(NINE, 'DURATION:PT1H', ...lines));
    const events = await eventsOf(text, { ownAddresses: ['me@example.org'] });
    expect(events.map(({ isBusy }) => isBusy)).toEqual([false]);
  });

  it('[K1] that somebody else declined is still busy, and so is one that the owner named by the calendar accepts', async () => {
    const declined = 'ATTENDEE;PARTSTAT=DECLINED:mailto:ann@example.org';
    const text = vcalendar(meeting(NINE, 'DURATION:PT1H', declined));
    expect((await eventsOf(text, { ownAddresses: ['me@example.org'] }))[0]?.isBusy).toBe(true);
    const named = vcalendar(
      'X-WR-CALNAME:ann@example.org',
      meeting(NINE, 'DURATION:PT1H', declined),
    );
    expect((await eventsOf(named))[0]?.isBusy).toBe(false);
  });

  it('[K1] that is cancelled does not exist', async () => {
    expect(await one(NINE, 'DURATION:PT1H', 'STATUS:CANCELLED')).toBeUndefined();
  });

  it.each([
    ['is not busy by itself', [], false],
    ['is busy when it says so', ['TRANSP:OPAQUE'], true],
    ['is busy when out of office', ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'], true],
    ['is not busy when shown as free', ['TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], false],
  ])('[K1] of a whole day %s', async (_, lines, isBusy) => {
    expect(await one('DTSTART;VALUE=DATE:20260329', ...lines)).toMatchObject({
      // In the member's own zone; clocks are set forward that night.
      from: at('2026-03-28T23:00Z'),
      until: at('2026-03-29T22:00Z'),
      isBusy,
    });
  });
});

describe('zones', () => {
  it('[K1] floating times are those of the member', async () => {
    const text = vcalendar(meeting('DTSTART:20260310T090000', 'DURATION:PT1H'));
    expect(starts(await eventsOf(text, { timeZone: 'America/New_York' }))).toEqual([
      '2026-03-10T13:00',
    ]);
  });

  it('[K1] a zone that the calendar brings along is used, before and after its change', async () => {
    const text = vcalendar(
      OFFICE_ZONE,
      meeting(
        'DTSTART;TZID=Head office:20260328T090000',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=3',
      ),
    );
    expect(await readCalendar(text)).not.toHaveProperty('remark');
    expect(starts(await eventsOf(text))).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
  });

  it.each(['W. Europe Standard Time', '/example.org/20240101_1/Europe/Berlin', 'Europe/Berlin'])(
    '[K1] %s is known without being brought along',
    async (tzid) => {
      const read = await readCalendar(
        vcalendar(meeting(`DTSTART;TZID="${tzid}":20260310T090000`, 'DURATION:PT1H')),
        { timeZone: 'Asia/Tokyo' },
      );
      expect(read).not.toHaveProperty('remark');
      expect(starts(read.events)).toEqual(['2026-03-10T08:00']);
    },
  );

  it('[K1] a zone that nobody knows is said, and taken as the own one', async () => {
    const text = vcalendar(meeting('DTSTART;TZID=Atlantis:20260310T090000', 'DURATION:PT1H'));
    const read = await readCalendar(text);
    expect(read.remark).toContain('Atlantis');
    expect(starts(read.events)).toEqual(['2026-03-10T08:00']);
  });
});

describe('recurrence', () => {
  it('[K1] at nine every day is at nine every day, across both changes of the clocks', async () => {
    const text = vcalendar(
      meeting('DTSTART;TZID=Europe/Berlin:20240101T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'),
    );
    const spring = { from: at('2026-03-28T00:00Z'), until: at('2026-03-31T00:00Z') };
    expect(starts(await eventsOf(text, spring))).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
    const autumn = { from: at('2026-10-24T00:00Z'), until: at('2026-10-27T00:00Z') };
    expect(starts(await eventsOf(text, autumn))).toEqual([
      '2026-10-24T07:00',
      '2026-10-25T08:00',
      '2026-10-26T08:00',
    ]);
  });

  it('[K1] leaves out what is excepted and adds what is added', async () => {
    const text = vcalendar(
      meeting(
        NINE,
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE;TZID=Europe/Berlin:20260317T090000',
        'EXDATE:20260324T080000Z',
        'EXDATE;VALUE=DATE:20260331',
        'RDATE;TZID=Europe/Berlin:20260401T110000,20260402T110000',
      ),
    );
    expect(starts(await eventsOf(text))).toEqual([
      '2026-03-10T08:00',
      '2026-04-01T09:00',
      '2026-04-02T09:00',
      '2026-04-07T07:00',
    ]);
  });

  it('[K1] single occurrences may be moved or called off; a moved one keeps its key', async () => {
    const series = meeting(NINE, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3');
    const moved = meeting(
      'RECURRENCE-ID;TZID=Europe/Berlin:20260311T090000',
      'DTSTART;TZID=Europe/Berlin:20260311T150000',
      'DURATION:PT30M',
    );
    const gone = meeting(
      'RECURRENCE-ID:20260312T080000Z',
      'DTSTART:20260312T080000Z',
      'STATUS:CANCELLED',
    );
    for (const order of [
      [series, moved, gone],
      [gone, moved, series],
    ]) {
      const events = await eventsOf(vcalendar(...order));
      expect(starts(events)).toEqual(['2026-03-10T08:00', '2026-03-11T14:00']);
      expect(events[1]?.key).toBe(`m@${at('2026-03-11T08:00Z')}`);
    }
  });

  it('[K1] an occurrence that was moved out of sight is not where it was', async () => {
    const series = meeting(NINE, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2');
    const moved = meeting(
      'RECURRENCE-ID;TZID=Europe/Berlin:20260311T090000',
      'DTSTART;TZID=Europe/Berlin:20270311T150000',
      'DURATION:PT30M',
    );
    expect(starts(await eventsOf(vcalendar(series, moved)))).toEqual(['2026-03-10T08:00']);
  });

  it('[K1] ends with UNTIL, which is UTC or a day', async () => {
    const until = (end: string) =>
      eventsOf(vcalendar(meeting(NINE, 'DURATION:PT1H', `RRULE:FREQ=DAILY;UNTIL=${end}`)));
    expect(await until('20260312T080000Z')).toHaveLength(3);
    expect(await until('20260312T075959Z')).toHaveLength(2);
    expect(await until('20260312')).toHaveLength(3);
  });

  it('[K1] the later revision of an event counts', async () => {
    const older = meeting(NINE, 'DURATION:PT1H', 'SEQUENCE:1');
    const newer = meeting('DTSTART:20260310T120000Z', 'DURATION:PT1H', 'SEQUENCE:2');
    expect(starts(await eventsOf(vcalendar(newer, older)))).toEqual(['2026-03-10T12:00']);
  });

  it.each([
    ['every other week on two days', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO', 8],
    ['the last Friday of each month', 'FREQ=MONTHLY;BYDAY=-1FR', 3],
    ['each 31st', 'FREQ=MONTHLY;BYMONTHDAY=31', 2],
    ['each year in March', 'FREQ=YEARLY;BYDAY=2TU;BYMONTH=3', 1],
  ])('[K1] %s comes out the same whether it began lately or long ago', async (_, rule, count) => {
    const of = (start: string) =>
      eventsOf(
        vcalendar(meeting(`DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT1H', `RRULE:${rule}`)),
      );
    // Both are Tuesdays an even number of weeks apart.
    const recent = starts(await of('20260310T090000'));
    const old = starts(await of('20100316T090000'));
    expect(recent).toHaveLength(count);
    // A start that its rule does not name takes place as well.
    const later = (all: readonly string[]) => all.filter((start) => start > '2026-03-11');
    expect(later(old)).toEqual(later(recent));
  });
});

describe('calendars that are not as they should be', () => {
  const good = meeting(NINE, 'DURATION:PT1H');

  it('[K1] what is no calendar is refused', async () => {
    for (const text of ['', '<!doctype html><p>Sign in', '{"a":1}', '\u0000\u0001'])
      expect(
        await parseCalendar(text, {
          from: 0,
          until: 1,
          timeZone: 'UTC',
          breathe: () => Promise.resolve(),
        }),
      ).toEqual({ ok: false, error: 'not_a_calendar' });
  });

  it('[K1] one that was cut off gives what was whole of it, and says so', async () => {
    const text = vcalendar(good, vevent('UID:second', NINE, 'DURATION:PT1H'));
    for (let end = text.indexOf('UID:second'); end < text.indexOf('END:VCALENDAR'); end += 7) {
      const read = await readCalendar(text.slice(0, end));
      expect(read.isWhole).toBe(false);
      expect(read.events[0]?.title).toBe('Meeting');
    }
    expect((await readCalendar(text)).isWhole).toBe(true);
  });

  it('[K1] any text whatever is read without a throw', async () => {
    const text = vcalendar(OFFICE_ZONE, good);
    for (let i = 0; i < text.length; i += 3)
      await readCalendar(`${text.slice(0, i)}\u0007;=":${text.slice(i + 2)}`).catch(
        (e: unknown) => {
          expect(e).toMatchObject({ message: 'not_a_calendar' });
        },
      );
  });

  it.each([
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['LF alone', (text: string) => text.replaceAll('\r\n', '\n')],
    ['CR alone', (text: string) => text.replaceAll('\r\n', '\r')],
    [
      'lower case',
      (text: string) => text.replace(/^(BEGIN|END|DTSTART|DURATION)/gm, (w) => w.toLowerCase()),
    ],
    ['folded lines', (text: string) => text.replace('Europe/Berlin', 'Euro\r\n pe/Ber\r\n\tlin')],
    [
      'an attachment in one line',
      (text: string) => text.replace('UID:m', `ATTACH:${'A'.repeat(1e6)}\r\nUID:m`),
    ],
    [
      'an alarm',
      (text: string) =>
        text.replace('UID:m', 'BEGIN:VALARM\r\nDTSTART:19990101T000000\r\nEND:VALARM\r\nUID:m'),
    ],
  ])('[K1] %s is no obstacle', async (_, change) => {
    expect(starts(await eventsOf(change(vcalendar(good))))).toEqual(['2026-03-10T08:00']);
  });

  it.each([
    ['that never is', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 1],
    ['that contradicts itself', 'FREQ=WEEKLY;BYMONTHDAY=3', 1],
    ['that is none', 'FREQ=SOMETIMES', 1],
    ['each second', 'FREQ=SECONDLY', 500],
    ['each second, many times', 'FREQ=SECONDLY;COUNT=99999999', 500],
  ])('[K1] a rule %s is looked at within bounds', async (_, rule, count) => {
    const events = await eventsOf(vcalendar(meeting(NINE, 'DURATION:PT1S', `RRULE:${rule}`)));
    expect(events).toHaveLength(count);
  });

  it('[K1] endless rules in great number end, and it is said that something is missing', async () => {
    let breaths = 0;
    const bombs = Array.from({ length: 3000 }, (_, i) =>
      vevent(`UID:${i}`, 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'),
    );
    const read = await readCalendar(vcalendar(...bombs), {
      breathe: () => {
        breaths += 1;
        return Promise.resolve();
      },
    });
    expect(read.remark).toContain('repeats more');
    expect(breaths).toBeGreaterThan(100);
  });

  it('[K1] of thousands of events the first 500 count', async () => {
    const many = Array.from({ length: 7000 }, (_, i) =>
      vevent(
        `UID:${i}`,
        `DTSTART:202604${String(30 - (i % 30)).padStart(2, '0')}T100000Z`,
        'DURATION:PT1H',
      ),
    );
    const events = await eventsOf(vcalendar(...many));
    expect(events).toHaveLength(500);
    expect(starts(events).at(-1)).toBe('2026-04-03T10:00');
  });
});
