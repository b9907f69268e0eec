/** The frame of the window, in German. */
import type { Translation } from '../catalogue.ts';

export const window: Translation<'window'> = {
  tryNow: 'Jetzt versuchen',
  joinAgain: 'Wieder beitreten',
  connection: 'Verbindung',
  team: 'Team',
  review: 'Durchsicht',
  focus: 'Fokus',
  settings: 'Einstellungen',
  notConnected: 'Nicht verbunden',
  main: 'Hauptnavigation',
  dismiss: 'Ausblenden',
  aTeam: 'einem Team',
  notices: 'Hinweise',
  onlyDesktopAppCanDo: 'Das kann nur die Desktop-App.',
  welcome: 'Willkommen',
  starting: 'Startet …',
  pausedLeft: 'Pausiert · {{left}}',
  focusingLeft: 'Im Fokus · {{left}}',
  breakLeft: 'Pause · {{left}}',
  breakOver: 'Pause · vorbei',
  unread_one: '{{count}} ungelesen',
  unread_other: '{{count}} ungelesen',
  unusedLink:
    'Du bist hier schon in {{team}}, deshalb wurde der Link nicht benutzt. Um ihn zu benutzen, verlasse zuerst in den Einstellungen das Team.',
  couldNotStart: 'Fermata konnte nicht starten. Bitte starte es noch einmal.',
  didNotAnswer: 'Fermata hat nicht geantwortet. Schließe es und starte es neu. ({{cause}})',
};
