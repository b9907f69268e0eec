/** The settings: so many scenes that each section is seen, those of the desktop too. */
import type { View } from '../../../shared/bridge/view.ts';
import { DEFAULT_SETTINGS } from '../../../shared/engine/own-settings.ts';
import { base, type Scene, scene, since, until } from './scene.ts';

const weekdays = (from: number, to: number) =>
  [1, 2, 3, 4, 5].map((day) => ({ day, from: from * 60, to: to * 60 }));

const inSettings = (view: Partial<View> = {}, more: Omit<Scene, 'view' | 'hash'> = {}): Scene =>
  scene('#/settings', view, more);

const calendar: View['calendar'] = {
  setting: { kind: 'file', path: 'eve-novak-work.ics' },
  focusWord: 'focus',
  problem:
    'This calendar repeats more than Fermata looks at, so some of its events may be missing.',
  readAt: since(6),
  eventsInWeek: 12,
  busyInWeek: 9,
};

/** The scenes. */
export const settingsScenes = {
  settings: inSettings(
    {},
    {
      presses: ['Add another device'],
      answers: {
        createDeviceLink: {
          ok: true,
          value: { url: 'https://relay.example/#device=ABCD2345', expiresAt: until(10) },
        },
      },
    },
  ),
  'settings-hours': inSettings(
    {
      own: {
        ...base.own,
        machineTimeZone: 'America/Bogota',
        workingHours: {
          weekly: [...weekdays(9, 12), ...weekdays(13, 17)],
        },
        hoursOverride: { reachable: true, until: until(9 * 60 + 12) },
      },
    },
    { at: 'settings.hours' },
  ),
  'settings-focus': inSettings(
    {},
    { at: 'settings.focus', presses: ['Lengths', 'Rounds', 'Holding'] },
  ),
  'settings-planned': inSettings(
    {
      settings: { ...DEFAULT_SETTINGS, plan: { stretches: weekdays(9, 11), start: 'auto' } },
    },
    { at: 'settings.focus', presses: ['Weekly plan'] },
  ),
  'settings-activity': inSettings(
    {
      own: {
        ...base.own,
        activityProblem:
          'A browser cannot tell whether you are at your desk while this tab is hidden.',
      },
    },
    { at: 'settings.activity' },
  ),
  'settings-calendar': inSettings(
    { calendar, own: { ...base.own, hasFeed: true } },
    {
      at: 'settings.yourCalendar',
      presses: ['Make a new address'],
      answers: {
        createFeed: {
          ok: true,
          value: { url: 'https://relay.example/calendar/4jT0c2RyZWFkZXI.ics', expiresAt: null },
        },
      },
    },
  ),
  'settings-notifications': inSettings(
    { own: { ...base.own, isQuietedBySystem: true } },
    { at: 'settings.notifications' },
  ),
  'settings-leave': inSettings({}, { at: 'settings.about', presses: ['Leave team'] }),
  desktop: inSettings(
    { device: 'desktop' },
    {
      at: 'settings.thisComputer',
      shell: {
        login: { state: 'on' },
        shortcut: {
          keys: 'Ctrl+Alt+F',
          problem: 'Another program has these keys already. Choose other ones.',
        },
        updates: {
          state: 'ready',
          channel: 'latest',
          version: '0.2.0',
          notes: 'A command line for terminals.\nThe review finds messages by their words.',
        },
      },
      presses: ['What is new'],
    },
  ),
  'desktop-diagnostics': inSettings(
    { device: 'desktop' },
    { at: 'settings.about', shell: {}, presses: ['Show diagnostics'] },
  ),
} as const satisfies Readonly<Record<string, Scene>>;
