/** What is found when it is typed, and would be too much to be offered unasked: parts of views, and how this device is set. */
import '../keys/texts.ts';
import '../settings/texts.ts';
import './texts.ts';
import type { View } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { isReachable } from '../surface/surface-words.ts';
import { entryOf, type PaletteEntry } from './palette-entry.ts';
import { folded, nameOf } from './palette-match.ts';
import { marked, sectionCalled } from './reach.ts';

/** The sections of the settings: all, those of who is in a team, those of the desktop app. */
const SECTIONS = [
  { key: 'you' },
  { key: 'devices', needs: 'team' },
  { key: 'invites', needs: 'team' },
  { key: 'hours', needs: 'team' },
  { key: 'focus' },
  { key: 'activity' },
  { key: 'yourCalendar' },
  { key: 'focusInYourCalendar', needs: 'team' },
  { key: 'notifications' },
  { key: 'language' },
  { key: 'appearance', also: 'theme' },
  { key: 'thisComputer', needs: 'shell' },
  { key: 'updates', needs: 'shell' },
  { key: 'about' },
  { key: 'leave', needs: 'team' },
] as const;

const sectionEntry = (section: (typeof SECTIONS)[number]): PaletteEntry => {
  const title = t(`settings.${section.key}`);
  return entryOf(
    {
      id: `section ${section.key}`,
      sign: 'settings',
      text: title,
      detail: t('window.settings'),
      action: { type: 'go', route: { place: 'settings' }, reach: sectionCalled(title) },
    },
    t(`finder.${'also' in section ? section.also : section.key}`),
  );
};

const LANGUAGES = { en: 'English', de: 'Deutsch', ja: '日本語' } as const;

const deviceEntries = ({ device, deviceSettings }: View): readonly PaletteEntry[] => {
  const system = t(device === 'web' ? 'settings.asTheBrowser' : 'settings.asTheSystem');
  const themes = (['system', 'light', 'dark'] as const)
    .filter((appearance) => appearance !== deviceSettings.appearance)
    .map((appearance) =>
      entryOf(
        {
          id: `theme ${appearance}`,
          sign: 'settings',
          text: appearance === 'system' ? t('settings.asTheSystem') : t(`settings.${appearance}`),
          detail: t('settings.appearance'),
          action: { type: 'send', command: { type: 'changeDeviceSettings', appearance } },
        },
        t('finder.theme'),
      ),
    );
  const languages = (['system', 'en', 'de', 'ja'] as const)
    .filter((language) => language !== deviceSettings.language)
    .map((language) =>
      entryOf(
        {
          id: `language ${language}`,
          sign: 'settings',
          text: language === 'system' ? system : LANGUAGES[language],
          detail: t('settings.language'),
          action: { type: 'send', command: { type: 'changeDeviceSettings', language } },
        },
        t('finder.language'),
      ),
    );
  return [...themes, ...languages];
};

const partEntries = (isOut: boolean): readonly PaletteEntry[] => {
  const allMessages = entryOf(
    {
      id: 'go all messages',
      sign: 'review',
      text: t('review.allMessages'),
      detail: t('palette.goTo'),
      action: { type: 'go', route: { place: 'review', isAll: true } },
    },
    t('finder.allMessages'),
  );
  if (isOut) return [allMessages];
  const team = { place: 'team', memberId: null } as const;
  const part = (mark: 'invite' | 'talk', text: string): PaletteEntry =>
    entryOf(
      { id: mark, sign: 'team', text, action: { type: 'go', route: team, reach: marked(mark) } },
      t(`finder.${mark}`),
    );
  return [
    part('invite', t('team.inviteTeammate')),
    part('talk', t('team.whenCanWeTalk')),
    allMessages,
  ];
};

const keysEntry = (): PaletteEntry =>
  entryOf(
    { id: 'keys', sign: 'keys', text: t('keys.title'), action: { type: 'keys' } },
    t('finder.keys'),
  );

/** What is found beside what is offered; `hasShell`: in the desktop app. */
export const moreEntries = (view: View, hasShell: boolean): readonly PaletteEntry[] => {
  const { state } = view.connection;
  const isOut = state === 'solo' || state === 'signedOut';
  const isThere = (section: (typeof SECTIONS)[number]): boolean => {
    if (!('needs' in section)) return true;
    return section.needs === 'team' ? !isOut : hasShell;
  };
  return [
    ...partEntries(isOut),
    ...deviceEntries(view),
    keysEntry(),
    ...SECTIONS.filter(isThere).map(sectionEntry),
  ];
};

/** Begins no word of what asks to be told: then nobody's entry for it is made, of 2,000 people. */
const asksToBeTold = (query: string): boolean => {
  const leads = nameOf(t('finder.tell')).words;
  return (folded(query).match(/[\p{L}\p{N}]+/gu) ?? []).some(
    (word) => word.length > 1 && leads.includes(` ${word}`),
  );
};

/** "Tell me when Ana is reachable", of each who is not, where it is asked for (S1). */
export const tellEntries = (
  query: string,
  { connection, teammates, asks }: Pick<View, 'connection' | 'teammates' | 'asks'>,
): readonly PaletteEntry[] => {
  if (connection.state !== 'online' || !asksToBeTold(query)) return [];
  return Object.values(teammates)
    .filter((mate) => !isReachable(mate) && asks[mate.profile.memberId] === undefined)
    .map(({ profile: { memberId: to, name } }) =>
      entryOf(
        {
          id: `tell ${to}`,
          sign: 'person',
          text: t('surface.tellMeWhenIsReachable', { name }),
          action: { type: 'send', command: { type: 'askToMeet', to } },
        },
        t('finder.tell'),
      ),
    );
};
