/** Words by which the palette finds what is called otherwise, in German. */
import type { Translation } from '../catalogue.ts';

export const finder: Translation<'finder'> = {
  late: 'überstunden später bleiben zeiten',
  done: 'feierabend arbeit beenden nach hause gehen zeiten',
  status: 'nachricht zeile emoji mittag besprechung urlaub krank',
  clearStatus: 'entfernen leeren',
  invite: 'hinzufügen mitglied kollege kollegin beitreten link',
  talk: 'gespräch planen mit treffen termin anruf besprechung zeitzonen',
  tell: 'sag mir bescheid benachrichtigen erinnern wenn erreichbar wieder da warten auf',
  theme: 'design modus farben nacht tag thema',
  language: 'sprache übersetzung',
  you: 'name profil umbenennen',
  devices: 'handy rechner abmelden gerät hinzufügen',
  invites: 'einladung beitreten widerrufen',
  hours: 'arbeitszeit plan erreichbarkeit woche zeitzone heute länger schluss für heute',
  focus: 'längen runden pausen wochenplan statistik',
  activity: 'untätig abwesend erkennung eingabe',
  yourCalendar: 'ical ics termine',
  focusInYourCalendar: 'feed abonnieren ics adresse',
  notifications: 'ton benachrichtigungen ruhe',
  thisComputer: 'anmeldung start tastenkürzel taste',
  updates: 'version neu',
  about: 'diagnose protokoll hilfe version',
  leave: 'team abmelden entfernen',
  allMessages: 'verlauf archiv alte suchen posteingang',
};
