/** Parts that several views use, in German. */
import type { Translation } from '../catalogue.ts';

export const parts: Translation<'parts'> = {
  copied: 'Kopiert.',
  linkIsSelectedCopyIt: 'Der Link ist markiert. Kopiere ihn mit Strg+C oder ⌘C.',
  copyLink: 'Link kopieren',
  thisPartFermataCouldNot:
    'Dieser Teil von Fermata konnte nicht geladen werden. Lade das Fenster neu: Es geht nichts verloren.',
  from: '{{name}}, von',
  to: '{{name}}, bis',
  remove: '{{name}} entfernen',
  untilNextDay: 'bis zum nächsten Tag',
  copyAllWeekdays: '{{name}} auf alle Werktage kopieren',
  addTimeOn: 'Zeit am {{name}} hinzufügen',
  addTime: 'Zeit hinzufügen',
  off: 'Frei',
};
