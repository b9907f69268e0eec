/** The desktop app around the window, in German. */
import type { TranslationOf } from '../../../shared/language/catalogue.ts';
import type { app as english } from '../en/app.ts';

export const app: TranslationOf<typeof english> = {
  couldNotStart: 'Fermata konnte nicht starten',
  couldNotOpenData:
    'Es konnte nicht öffnen, was es in {{path}} aufbewahrt. Nichts wurde geändert. Sieh nach, ob dein Konto diesen Ordner lesen und beschreiben darf und ob noch Platz ist, und starte Fermata dann noch einmal.',
  onlyInstalledStarts: 'Nur ein installiertes Fermata kann bei der Anmeldung starten.',
  tooLongRequest: 'Nichts wurde getan: Das ist zu lang, oder keine Daten, die Fermata annimmt.',
  noValueWanted: 'Nichts wurde getan: Ein Abonnement nimmt keinen Wert.',
  loginUnknown: 'Ob Fermata bei der Anmeldung startet, ließ sich nicht feststellen.',
  loginUnchanged:
    'Dein System hat Fermata das nicht ändern lassen, also wurde nichts geändert. Sieh in den Einstellungen deines Systems bei den Programmen nach, die bei der Anmeldung starten.',
  plainToken:
    'Dieses System hat keinen Schlüsselbund, den Fermata nutzen kann; der Schlüssel zu deinem Team liegt deshalb in einer Datei, die nur dein Konto lesen kann. Richte einen Schlüsselbund wie GNOME Keyring oder KWallet ein und starte Fermata neu, dann wird er versiegelt.',
  lockedToken:
    'Fermata konnte den Schlüssel zu deinem Team nicht öffnen, weil der Schlüsselbund des Systems gesperrt ist oder geändert wurde. Nichts ist verloren: Entsperre ihn und starte Fermata neu, oder tritt mit einem neuen Link wieder bei.',
  noTray:
    'Diese Oberfläche zeigt keine Symbole im Infobereich; wenn du dieses Fenster schließt, endet Fermata. Minimiere es, damit es weiterläuft; ein neuer Start holt es zurück, und die Befehlszeile kann, was das Symbol könnte. Unter GNOME gibt die Erweiterung „{{extension}}“ einen Infobereich.',
  brokenLink:
    'Der Link, der Fermata geöffnet hat, ist nicht vollständig, also wurde nichts getan. Kopiere ihn ganz, oder bitte um einen neuen.',
  damagedSettings:
    'Die Einstellungen von Fermata ließen sich nicht lesen, also gelten die üblichen. Die alte Datei ist als {{name}} aufgehoben.',
  damagedStore:
    'Ein Teil dessen, was Fermata auf diesem Gerät aufbewahrt, war beschädigt. Es macht mit dem weiter, was lesbar war, und fragt das Relay nach dem Rest; zuletzt geschriebene Nachrichten musst du vielleicht noch einmal senden. Die beschädigte Datei ist als {{name}} aufgehoben.',
  openNote: 'Öffnen',
  chooseCalendar: 'Wähle deinen Kalender',
  calendars: 'Kalender',
  allFiles: 'Alle Dateien',
  folderNotOpened:
    'Dein System konnte den Ordner nicht öffnen. Es ist {{path}}; öffne ihn in deiner Dateiverwaltung.',
  saveFile: 'Datei speichern',
  yourSystem: 'deinem System',
  screenSaver: 'dem Bildschirmschoner',
  idleUnknown:
    'Dieses System sagt Fermata nicht, wann du zuletzt Tastatur oder Maus benutzt hast, also kann es nicht sehen, dass du weg bist. Wähle von Hand „Abwesend“, wenn es darauf ankommt.',
  idleStuck:
    'Dieses System ({{source}}) sagt Fermata in jedem Moment, du hättest gerade Tastatur oder Maus benutzt, und das kann nicht stimmen; also kann es nicht sehen, dass du weg bist. Wähle von Hand „Abwesend“, wenn es darauf ankommt.',
  keysTaken:
    'Dein System hat Fermata {{keys}} nicht gegeben: Wahrscheinlich hat es ein anderes Programm. Wähle eine andere Taste, oder gib sie dort frei.',
  noUpdate: 'Es gibt keine neuere Version.',
  updateInFocus: 'Du bist im Fokus, und das Installieren würde Fermata kurz beenden. Tu es danach.',
  updateNoAnswer:
    'Nach neueren Versionen konnte nicht gefragt werden. Fermata läuft, wie es ist, und versucht es in einigen Stunden wieder.',
  updateNotFetched:
    'Eine neuere Version ließ sich nicht so holen, wie sie angekündigt war. Fermata läuft, wie es ist, und versucht es in einigen Stunden wieder.',
  offFromSources: 'Dieses Fermata läuft aus seinen Quellen und sucht keine neuere Version.',
  offByPackages: 'Die Paketverwaltung deines Systems hält diese Installation aktuell.',
  offNoAddress:
    'Diese Installation wurde ohne Adresse für neuere Versionen gemacht. Wer sie dir gab, sagt dir, wenn es eine gibt.',
  offPortable:
    'Das portable Programm ersetzt sich nicht selbst. Hol ein neueres, wo du dieses bekommen hast.',
  offReadOnly:
    'Die Datei dieses AppImages darfst du nicht ändern, also kann keine neuere ihren Platz einnehmen. Verschiebe sie in einen eigenen Ordner.',
};
