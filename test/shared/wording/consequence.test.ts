import { describe, expect, it } from 'vitest';
import { type ConsequenceInputs, consequenceOf } from '../../../shared/wording/consequence.ts';

const place = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const at = (time: string, day = '10'): number => Date.parse(`2026-03-${day}T${time}:00+01:00`);

const base: ConsequenceInputs = {
  name: 'Ana',
  presence: { show: 'available' },
  urgency: 'normal',
  connection: 'online',
  now: at('10:48'),
};
const focusing = { show: 'focusing', until: at('11:30') } as const;

const rows: readonly (readonly [string, Partial<ConsequenceInputs>, string, string])[] = [
  ['available', {}, 'now', 'Ana is here and gets this now.'],
  ['open', { presence: { show: 'open' } }, 'now', 'Ana is here and gets this now.'],
  [
    'focusing',
    { presence: focusing },
    'held',
    'Ana is focusing and gets this by about 11:30, when the focus ends.',
  ],
  [
    'focusing for less than anyone may have messages held at most',
    { presence: { show: 'focusing', until: at('11:18') } },
    'held',
    'Ana is focusing and gets this about 11:18, when the focus ends.',
  ],
  [
    'focusing into another day',
    { presence: { show: 'focusing', until: at('00:30', '11') }, now: at('23:50') },
    'held',
    'Ana is focusing and gets this by about 00:30, when the focus ends.',
  ],
  [
    'focusing for longer than messages are held as a rule',
    { presence: { show: 'focusing', until: at('18:00') } },
    'held',
    'Ana is focusing until about 18:00 and gets this by then, or earlier: as a rule nothing waits for more than 4 h.',
  ],
  [
    'busy for longer than messages are held as a rule',
    { presence: { show: 'busy', until: at('18:00') } },
    'held',
    'Ana is busy until about 18:00 and gets this by then, or earlier: as a rule nothing waits for more than 4 h.',
  ],
  [
    'focus over any moment',
    { presence: { show: 'focusing', until: at('10:48') } },
    'held',
    'Ana is focusing and gets this any moment now.',
  ],
  [
    'busy until',
    { presence: { show: 'busy', until: at('11:30') } },
    'held',
    'Ana is busy and gets this by about 11:30, when the busy time ends.',
  ],
  [
    'busy without an end',
    { presence: { show: 'busy' } },
    'held',
    'Ana is busy and gets this when no longer busy, or earlier if that takes long.',
  ],
  ['away', { presence: { show: 'away' } }, 'queued', 'Ana is away and gets this when back.'],
  [
    'away, expected by their hours',
    { presence: { show: 'away', until: at('11:30') }, backAt: at('15:00') },
    'queued',
    'Ana is away and gets this when back, usually 15:00 your time.',
  ],
  [
    'away until an end that they told',
    { presence: { show: 'away', until: at('11:30') }, backAt: at('11:30') },
    'queued',
    'Ana is away and gets this when back, about 11:30 your time.',
  ],
  [
    'offline, expected by their hours',
    { presence: { show: 'offline' }, backAt: at('09:00', '11') },
    'queued',
    'Ana is offline and gets this when back online, usually tomorrow 09:00 your time.',
  ],
  [
    'away, expected already',
    { presence: { show: 'away' }, backAt: null },
    'queued',
    'Ana is away and gets this when back.',
  ],
  [
    'offline',
    { presence: { show: 'offline' } },
    'queued',
    'Ana is offline and gets this when back online.',
  ],
  [
    'urgent in a focus',
    { presence: focusing, urgency: 'urgent' },
    'through',
    'This reaches Ana now, although Ana is focusing, unless this session takes no urgent messages.',
  ],
  [
    'urgent in a focus with one left',
    { presence: focusing, urgency: 'urgent', budget: { left: 1 } },
    'through',
    'This reaches Ana now, although Ana is focusing, unless this session takes no urgent messages.',
  ],
  [
    'urgent in a focus that takes it',
    { presence: focusing, urgency: 'urgent', budget: { left: 1, session: 'allow' } },
    'through',
    'This reaches Ana now, although Ana is focusing.',
  ],
  [
    'urgent in a focus that takes none',
    { presence: focusing, urgency: 'urgent', budget: { left: 3, session: 'refuse' } },
    'refused',
    'Ana takes no urgent messages in this session. Ana gets this as a normal message by about 11:30, when the focus ends.',
  ],
  [
    'urgent in a focus with none left',
    { presence: focusing, urgency: 'urgent', budget: { left: 0 } },
    'refused',
    'You have no urgent message to Ana left today. Ana gets this as a normal message by about 11:30, when the focus ends.',
  ],
  [
    'urgent in a focus with none left until a moment that is known',
    {
      presence: { show: 'focusing', until: at('11:10') },
      urgency: 'urgent',
      budget: { left: 0, backAt: at('00:00', '11') },
    },
    'refused',
    'You have no urgent message to Ana left until tomorrow 00:00. Ana gets this as a normal message about 11:10, when the focus ends.',
  ],
  [
    'urgent in a focus with an open end and none left',
    { presence: { show: 'focusing' }, urgency: 'urgent', budget: { left: 0 } },
    'refused',
    'You have no urgent message to Ana left today. As a normal message this waits until the focus ends.',
  ],
  [
    'urgent in a focus that is over any moment with none left',
    { presence: { show: 'focusing', until: at('10:48') }, urgency: 'urgent', budget: { left: 0 } },
    'refused',
    'You have no urgent message to Ana left today. Ana gets this as a normal message, any moment now.',
  ],
  [
    'urgent to someone reachable with none left',
    { urgency: 'urgent', budget: { left: 0 } },
    'now',
    'Ana is here and gets this now, urgent or not.',
  ],
  [
    'urgent while busy',
    { presence: { show: 'busy' }, urgency: 'urgent' },
    'refused',
    'Ana is busy, and nothing breaks through that. As a normal message this waits until Ana is free.',
  ],
  [
    'urgent while busy until a moment',
    { presence: { show: 'busy', until: at('11:10') }, urgency: 'urgent' },
    'refused',
    'Ana is busy, and nothing breaks through that. Ana gets this as a normal message about 11:10, when the busy time ends.',
  ],
  [
    'urgent to someone away',
    { presence: { show: 'away' }, urgency: 'urgent' },
    'queued',
    'Ana is away and gets this when back.',
  ],
];

describe('the sentence on what will happen', () => {
  it.each(rows)('[H9] %s', (_, inputs, kind, text) =>
    expect(consequenceOf({ ...base, ...inputs }, place)).toEqual({ kind, text }),
  );

  it.each([
    ['connecting', /^Connecting to the relay\. This waits on this device/],
    [
      'waiting',
      /^You are offline\. This waits on this device and is sent when the relay is back; /,
    ],
    ['signedOut', /no longer in the team.*what you write is kept\.$/],
    ['solo', /Join a team to send this to Ana/],
  ] as const)('[C5] promises no time while the connection is %s', (connection, words) => {
    const { kind, text } = consequenceOf({ ...base, presence: focusing, connection }, place);
    expect(kind).toBe('waiting');
    expect(text).toMatch(words);
    expect(text).not.toContain('11:30');
  });
});
