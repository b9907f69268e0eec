/** From the view to what can be done, gone to and written to, as pure functions. */
import './texts.ts';
import type { View } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import type { ManualShow, Profile } from '../../../shared/protocol/fields.ts';
import { duration } from '../../../shared/wording/times.ts';
import { showWord } from '../../../shared/wording/shows.ts';
import { reviewCount } from '../review/review-model.ts';
import { todayChoices } from '../team/today.ts';
import { entryOf, type PaletteEntry } from './palette-entry.ts';
import { focusEntries } from './palette-focus.ts';
import { marked } from './reach.ts';

const MINUTE = 60_000;

/** What may be shown by hand, and for how long; without an end it lasts until it is changed. */
const SHOWS: readonly { readonly show: ManualShow; readonly forMs?: number }[] = [
  { show: 'open' },
  { show: 'available' },
  { show: 'busy', forMs: 30 * MINUTE },
  { show: 'busy', forMs: 60 * MINUTE },
  { show: 'busy' },
  { show: 'away', forMs: 30 * MINUTE },
  { show: 'away', forMs: 60 * MINUTE },
  { show: 'away' },
];

/** By what else people call a show; that of an open door is said by its name. */
const showAlso = (show: ManualShow): readonly string[] => {
  switch (show) {
    case 'busy':
      return [t('finder.busy')];
    case 'away':
      return [t('finder.away')];
    case 'open':
    case 'available':
      return [t('finder.reachable')];
  }
};

const showEntry = ({ show, forMs }: (typeof SHOWS)[number]): PaletteEntry =>
  entryOf(
    {
      id: `show ${show} ${forMs ?? ''}`,
      sign: show,
      text:
        forMs === undefined
          ? showWord(show)
          : t('palette.showFor', { show: showWord(show), length: duration(forMs) }),
      detail: t('palette.yourPresence'),
      action: {
        type: 'send',
        command: { type: 'setManual', show, ...(forMs === undefined ? {} : { forMs }) },
      },
    },
    ...showAlso(show),
  );

const todayEntries = (own: View['own'], now: number): readonly PaletteEntry[] =>
  todayChoices(own, now).map(({ id, text, commands }) =>
    entryOf(
      {
        id: `today ${id}`,
        sign: 'today',
        text,
        detail: t('palette.yourPresence'),
        action: { type: 'sendAll', commands },
      },
      ...(id === 'back' ? [] : [t(`finder.${id}`)]),
    ),
  );

const statusEntries = (status: View['own']['status']): readonly PaletteEntry[] => {
  const isSet = status !== null && status.text !== '';
  const set = entryOf(
    {
      id: 'set status',
      sign: 'status',
      text: isSet ? t('team.changeStatus') : t('team.setStatus'),
      action: {
        type: 'go',
        route: { place: 'team', memberId: null },
        reach: marked('status'),
      },
    },
    t('finder.status'),
  );
  const clear = entryOf(
    {
      id: 'clear status',
      sign: 'clear',
      text: t('palette.clearStatus'),
      action: { type: 'send', command: { type: 'setStatus', text: '' } },
    },
    t('finder.clearStatus'),
  );
  return isSet ? [set, clear] : [set];
};

const presenceEntries = (own: View['own'], now: number): readonly PaletteEntry[] => {
  const { manual, status } = own;
  const isChosen = ({ show, forMs }: (typeof SHOWS)[number]): boolean =>
    forMs === undefined && manual?.show === show && manual.until === undefined;
  const automatic = entryOf({
    id: 'automatic',
    sign: 'automatic',
    text: t('team.backAutomatic'),
    detail: t('palette.yourPresence'),
    action: { type: 'send', command: { type: 'setManual', show: null } },
  });
  return [
    ...(manual === null ? [] : [automatic]),
    ...SHOWS.filter((each) => !isChosen(each)).map(showEntry),
    ...todayEntries(own, now),
    ...statusEntries(status),
  ];
};

const connectionEntries = ({ connection }: View): readonly PaletteEntry[] => {
  switch (connection.state) {
    case 'waiting':
      return [
        entryOf({
          id: 'relay',
          sign: 'relay',
          text: t('palette.reachRelay'),
          action: { type: 'send', command: { type: 'reconnect' } },
        }),
      ];
    case 'solo':
    case 'signedOut':
      return [
        entryOf({
          id: 'join',
          sign: 'team',
          text: connection.state === 'solo' ? t('onboarding.joinTeam2') : t('window.joinAgain'),
          action: { type: 'go', route: { place: 'team', memberId: null } },
        }),
      ];
    case 'connecting':
    case 'online':
      return [];
  }
};

const placeEntries = (view: View): readonly PaletteEntry[] => {
  const detail = t('palette.goTo');
  const unread = reviewCount(view);
  const place = (
    sign: 'review' | 'focus' | 'settings',
    text: string,
    ...also: readonly string[]
  ): PaletteEntry =>
    entryOf(
      { id: `go ${sign}`, sign, text, detail, action: { type: 'go', route: { place: sign } } },
      ...also,
    );
  const review = place('review', t('window.review'));
  return [
    entryOf({
      id: 'go team',
      sign: 'team',
      text: t('window.team'),
      detail,
      action: { type: 'go', route: { place: 'team', memberId: null } },
    }),
    unread === 0 ? review : { ...review, detail: t('window.unread', { count: unread }) },
    place('focus', t('window.focus')),
    place('settings', t('window.settings'), t('palette.preferences')),
  ];
};

/** What can be done and gone to at `now`, the likeliest first; nothing that is not possible then. */
export const paletteEntries = (view: View, now: number): readonly PaletteEntry[] => {
  const { state } = view.connection;
  const isOut = state === 'solo' || state === 'signedOut';
  return [
    ...focusEntries(view, now),
    ...(isOut ? [] : presenceEntries(view.own, now)),
    ...connectionEntries(view),
    ...placeEntries(view),
  ];
};

/** Folding a name is what costs: a profile that did not change keeps its entry. */
const known = new WeakMap<Profile, PaletteEntry>();

const personEntry = (profile: Profile): PaletteEntry => {
  const before = known.get(profile);
  if (before !== undefined) return before;
  const { memberId, name } = profile;
  const entry = entryOf({
    id: `person ${memberId}`,
    sign: 'person',
    text: name,
    action: { type: 'go', route: { place: 'team', memberId } },
  });
  known.set(profile, entry);
  return entry;
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The people whom one can write to, by name; how they stand does not move them. */
export const personEntries = ({
  connection,
  teammates,
}: Pick<View, 'connection' | 'teammates'>): readonly PaletteEntry[] => {
  if (connection.state === 'solo') return [];
  return Object.values(teammates)
    .map(({ profile }) => personEntry(profile))
    .sort((a, b) => inOrder(a.names[0].text, b.names[0].text) || inOrder(a.id, b.id));
};
