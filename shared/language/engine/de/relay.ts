/** What became of a call to the relay, in German. */
import type { TranslationOf } from '../../catalogue.ts';
import type { relay as english } from '../en/relay.ts';

export const relay: TranslationOf<typeof english> = {
  unreachable:
    'Das Relay war nicht erreichbar, also hat sich nichts geändert. Prüfe die Adresse und deine Verbindung und versuch es noch einmal.',
  strange:
    'Das Relay hat etwas geantwortet, was Fermata nicht versteht. Vielleicht hat es eine andere Version.',
  spentDevice:
    'Dieser Link gilt nicht mehr: Er gilt einmal, 10 Minuten lang. Erzeuge einen neuen auf einem Gerät, das dabei ist.',
  spentInvite:
    'Diese Einladung gilt nicht mehr: Sie ist aufgebraucht, zurückgenommen oder zu alt. Bitte um eine neue.',
  noLink:
    'Das ist kein Fermata-Link. Eine Einladung sieht aus wie {{example}} und kommt von jemandem aus dem Team.',
  leaveInstead:
    'Das ist das Gerät, das du gerade benutzt. Um es abzumelden, nimm unten „Verlassen“.',
  silent: 'Das Relay hat abgelehnt, ohne zu sagen, warum.',
  unauthorized: 'Dieses Gerät gehört nicht mehr dazu. Tritt dem Team wieder bei.',
  stopping:
    'Das Relay wird gerade beendet, also wurde nichts getan. Versuch es gleich noch einmal.',
  storageFull:
    'Der Speicher des Relays ist voll, also wurde nichts behalten. Sag es denen, die es betreiben.',
  storageFailed:
    'Das Relay konnte nichts speichern, also wurde nichts behalten. Versuch es gleich noch einmal.',
  internal: 'Im Relay ist ein Fehler aufgetreten. Er ist vermerkt; versuch es gleich noch einmal.',
  tooManyTries:
    'Von dieser Adresse kamen zu viele falsche Codes oder Einladungen. Warte eine Minute und versuch es noch einmal.',
};
