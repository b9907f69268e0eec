/** The settings: so many scenes that each section is seen, those of the desktop too. */
import type { DevicesView, DeviceView } from '../../../shared/bridge/access.ts';
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

const device = (deviceId: string, name: string, more: Partial<DeviceView> = {}): DeviceView => ({
  deviceId,
  name,
  kind: 'web',
  current: false,
  connected: false,
  lastSeenAt: since(90),
  ...more,
});
const devices: DevicesView = {
  devices: [
    device('here', 'Firefox · Linux', { current: true, connected: true, lastSeenAt: since(0) }),
    device('desk', 'eve-workstation', { kind: 'desktop', connected: true, lastSeenAt: since(3) }),
    device('old', 'Das sehr alte Notebook im Gästezimmer, zweite Schublade', {
      kind: 'desktop',
      lastSeenAt: since(23 * 24 * 60),
    }),
    device('cron', 'build server', { kind: 'cli', lastSeenAt: null }),
  ],
  openMarks: [7],
};
const listed = { listDevices: { ok: true, devices } } as const;
const refused = {
  ok: false,
  error: {
    code: 'refused',
    message: 'The relay is being stopped, so nothing was done. Try again in a moment.',
  },
} as const;
const deviceLink = {
  ok: true,
  value: { url: 'https://relay.example/#device=ABCD2345', expiresAt: until(10), mark: 7 },
} as const;
const invites = {
  listInvites: {
    ok: true,
    invites: [
      { inviteId: 'a', usesLeft: 22, expiresAt: until(6 * 24 * 60) },
      { inviteId: 'b', usesLeft: 1, expiresAt: until(300) },
    ],
  },
} as const;

/** The scenes. */
export const settingsScenes = {
  settings: inSettings({}, { answers: { ...listed, ...invites } }),
  'settings-devices': inSettings(
    {},
    {
      at: 'settings.devices',
      presses: ['team.addAnotherDevice'],
      answers: { ...listed, createDeviceLink: deviceLink },
    },
  ),
  'settings-devices-used': inSettings(
    {},
    {
      at: 'settings.devices',
      presses: ['team.addAnotherDevice'],
      answers: {
        listDevices: { ok: true, devices: { ...devices, openMarks: [] } },
        createDeviceLink: deviceLink,
      },
    },
  ),
  'settings-devices-asked': inSettings(
    {},
    { at: 'settings.devices', answers: listed, presses: ['settings.signOut'] },
  ),
  'settings-devices-refused': inSettings(
    {},
    { at: 'settings.devices', answers: { listDevices: refused, listInvites: refused } },
  ),
  'settings-devices-offline': inSettings(
    { connection: { state: 'waiting', retryAt: until(1) } },
    { at: 'settings.devices' },
  ),
  'settings-invites': inSettings(
    {},
    {
      at: 'settings.invites',
      presses: ['team.inviteTeammate'],
      answers: {
        ...listed,
        ...invites,
        createInvite: {
          ok: true,
          value: {
            url: 'https://relay.example/#join=Q2hlZXJzLCBub2JvZHk',
            expiresAt: until(7 * 24 * 60),
          },
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
    { at: 'settings.focus', presses: ['settings.lengths', 'settings.rounds', 'settings.holding'] },
  ),
  'settings-planned': inSettings(
    {
      settings: { ...DEFAULT_SETTINGS, plan: { stretches: weekdays(9, 11), start: 'auto' } },
    },
    { at: 'settings.focus', presses: ['settings.weeklyPlan'] },
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
      presses: ['settings.makeNewAddress'],
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
  'settings-notifications-denied': inSettings(
    {},
    { at: 'settings.notifications', notifications: 'denied' },
  ),
  'settings-notifications-not-asked': inSettings(
    {},
    { at: 'settings.notifications', notifications: 'default' },
  ),
  'settings-leave': inSettings({}, { at: 'settings.about', presses: ['settings.leaveTeam'] }),
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
      presses: ['settings.whatIsNew'],
    },
  ),
  'desktop-diagnostics': inSettings(
    { device: 'desktop' },
    { at: 'settings.about', shell: {}, presses: ['settings.showDiagnostics'] },
  ),
} as const satisfies Readonly<Record<string, Scene>>;
