/** What reading a calendar came to, in German. */
import type { TranslationOf } from '../../catalogue.ts';
import type { calendar as english } from '../en/calendar.ts';

export const calendar: TranslationOf<typeof english> = {
  unreachable: 'Dein Kalender ist gerade nicht erreichbar.',
  private:
    'Dieser Kalender hat eine private Adresse, in deinem eigenen Netz. Erlaube das unten, wenn es so gemeint ist.',
  tooLarge: 'Dein Kalender hat mehr als 5 MB, und das ist mehr, als Fermata liest.',
  tooSlow: 'Dein Kalender hat zu lange nicht geantwortet.',
  lost: 'Die Adresse deines Kalenders führt endlos zur nächsten.',
  unencrypted:
    'Die Adresse deines Kalenders führt zu einer unverschlüsselten; Fermata ist ihr nicht gefolgt.',
  badAddress:
    'Das ist keine Adresse eines Kalenders: Sie sollte mit https://, http:// oder webcal:// beginnen.',
  noFile:
    'Die Kalenderdatei lässt sich nicht lesen: Vielleicht wurde sie verschoben. Wähle sie noch einmal.',
  asksPassword:
    'Die Adresse deines Kalenders verlangt jetzt ein Passwort ({{status}}). Suche seine geheime Adresse im iCal-Format und trage sie ein.',
  answersError: 'Die Adresse deines Kalenders antwortet mit einem Fehler ({{status}}).',
  noCalendar: 'Was dort ist, ist kein Kalender: vielleicht eine Anmeldeseite.',
  cutOff: 'Dein Kalender war mittendrin abgeschnitten.',
  usedAnyway: 'Was davon ankam, wird verwendet.',
  wentWrong: 'Dein Kalender konnte nicht gelesen werden.',
  kept: 'Was vorher gelesen wurde, gilt weiter.',
  repeatsMuch:
    'Dieser Kalender wiederholt mehr, als Fermata ansieht; einige Termine können fehlen.',
  unknownZone:
    'Dieser Kalender verwendet eine Zeitzone, die Fermata nicht kennt ({{zone}}). Seine Zeiten gelten als die deiner eigenen Zone.',
};
