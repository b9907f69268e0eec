/** What the engine tells: notifications, notices, and why something was not done, in German. */
import type { TranslationOf } from '../../catalogue.ts';
import type { engine as english } from '../en/engine.ts';

export const engine: TranslationOf<typeof english> = {
  aTeammate: 'Jemand aus dem Team',
  formerTeammate: 'Jemand, der nicht mehr im Team ist',
  urgentFrom: '{{name}}, dringend: {{reason}}',
  whileFocusing: '{{counted}}, während du im Fokus warst.',
  heldLong: 'Lange genug zurückgehalten',
  heldLongBody: '{{counted}}: So lange wie erlaubt hat das gewartet.',
  welcomeBack: 'Willkommen zurück',
  whileAway: '{{counted}}, während du weg warst.',
  backAsAsked: 'Wieder da, wie gewünscht',
  putOff: '{{counted}}, von dir aufgeschoben.',
  fiveMore: 'Noch 5 Minuten',
  review: 'Durchsehen',
  focusDone: 'Fokus geschafft',
  roundsDone_one: '{{count}} Runde geschafft',
  roundsDone_other: '{{count}} Runden geschafft',
  breakFor: 'Pause, {{length}}',
  longBreakFor: 'Lange Pause, {{length}}',
  timeForBreak: 'Zeit für eine Pause.',
  takeYourTime: 'Lass dir Zeit.',
  nothingWaited: 'Es hat nichts auf dich gewartet.',
  comesWithRelay: 'Was dir inzwischen geschickt wurde, kommt, sobald das Relay erreichbar ist.',
  comesFromRelay: 'Wartende Nachrichten kommen, sobald das Relay sie schickt.',
  cameQuietly_one: '{{count}} Nachricht kam, während „Nicht stören“ an war',
  cameQuietly_other: '{{count}} Nachrichten kamen, während „Nicht stören“ an war',
  fromPeople: 'Von {{people}}.',
  urgentCount: '{{urgent}} davon dringend.',
  joinFirstForText: 'Tritt zuerst einem Team bei. Dein Text bleibt hier.',
  joinFirstToBeSeen:
    'Tritt zuerst einem Team bei: Das sehen nur Teammitglieder. Nichts wurde geändert.',
  joinFirstForLinks: 'Tritt zuerst einem Team bei: Links gelten für ein Team.',
  deliveredAlready: 'Sie ist schon zugestellt und bleibt, wie sie ist.',
  revisedTooLate:
    'Deine Änderung kam, als sie schon zugestellt war. Diese Worte können als eigene Nachricht gehen.',
  unknownMessage: 'Diese Nachricht ist hier nicht bekannt. Nichts wurde geändert.',
  wasNotSent: 'Sie wurde nicht gesendet. Schreib sie neu; der Text ist noch hier.',
  notPlanned: 'Nach diesem geplanten Fokus wird nicht mehr gefragt. Nichts wurde gestartet.',
  messageGone: 'Diese Nachricht ist nicht mehr hier. Nichts wurde geändert.',
  otherVersion:
    'Das Relay hat eine andere Version als diese App. Aktualisiere Fermata, oder bitte, wer das Relay betreibt, darum; inzwischen geht nichts verloren.',
  tooManyPlaces:
    'Du bist an mehr Stellen verbunden, als das Relay einer Person erlaubt, deshalb hat es diese getrennt. Schließe Fermata, wo du es nicht brauchst; hier wird es in einer Minute wieder versucht.',
  diskFull:
    'Fermata kann auf dem Speicher dieses Geräts nichts ablegen. Es behält alles im Arbeitsspeicher und versucht es weiter; schaff etwas Platz und lass es geöffnet.',
  failed: 'Fermata konnte das nicht tun. Nichts ging verloren; versuch es bitte noch einmal.',
  noFocus: 'Es läuft kein Fokus, also gab es nichts zu ändern.',
  noBreak: 'Es ist keine Pause mehr, also gab es nichts zu ändern.',
  focusRuns: 'Es läuft schon ein Fokus. Beende ihn zuerst, oder verlängere ihn.',
  focusBounds: 'Ein Fokus dauert zwischen 1 Minute und 12 Stunden, also bleibt er, wie er war.',
  runsElsewhere: 'Auf einem anderen Gerät lief schon ein Fokus. Er geht hier weiter.',
  roundBegun: '{{round}} hat begonnen.',
  roundWhenBack: '{{round}} beginnt, wenn du wieder da bist.',
  breakOver: 'Pause vorbei',
  zoneMoved:
    'Dein Rechner ist jetzt auf der Zeit von {{machine}}, dein Team sieht {{zone}}. Nichts wurde geändert. Du kannst es in den Einstellungen unter „Zeiten“ ändern.',
  timeForFocus: 'Zeit für Fokus?',
  plannedAsk: '{{minutes}} Minuten sind geplant. Starte sie in Fermata, oder lass sie aus.',
  plannedRuns: '{{minutes}} Minuten, wie geplant. Beende sie, wenn es nicht passt.',
  labelled: '{{label}}. {{text}}',
  nobodyToWaitFor: 'Tritt zuerst einem Team bei: Hier ist niemand, auf den du warten könntest.',
  notInTeamToWaitFor:
    'Diese Person ist nicht im Team, also gibt es niemanden, auf den du warten könntest.',
  waitsForMany: 'Du wartest schon auf {{most}} Personen. Brich zuerst eine davon ab.',
  isReachable: '{{name}} ist jetzt erreichbar',
  theyWaited: 'Ihr habt aufeinander gewartet, also ist das ein guter Moment für ein Gespräch.',
  youAskedToBeTold:
    'Du wolltest es wissen. Das ist ein guter Moment, um zu schreiben oder zu reden.',
  urgentRefused:
    'Dringende Nachrichten werden gerade nicht durchgelassen. Du kannst sie als normale senden.',
  urgentSpent:
    'Deine dringenden Nachrichten an diese Person sind für heute aufgebraucht. Du kannst sie als normale senden.',
  urgeRefused:
    'Dringende Nachrichten werden gerade nicht durchgelassen. Diese wartet als normale weiter.',
  urgeSpent:
    'Deine dringenden Nachrichten an diese Person sind für heute aufgebraucht. Diese wartet als normale weiter.',
  tooLateToRate:
    'Das lässt sich 7 Tage lang sagen, nachdem eine Nachricht kam. Es wurde nicht gezählt.',
  notRated:
    'Das Relay kennt diese Nachricht oder ihren Absender nicht mehr. Das wurde nicht gezählt; sonst bleibt alles, wie es ist.',
  notInTeamToSend:
    'Diese Person ist nicht mehr im Team, also wurde sie nicht gesendet. Der Text bleibt hier.',
  notTaken: 'Das Relay hat sie nicht angenommen ({{code}}). Der Text bleibt hier.',
  waitNotTaken:
    'Das Relay hat nicht angenommen, dass du auf jemanden wartest: Vielleicht ist die Person nicht mehr im Team. Sonst wurde nichts geändert.',
};
