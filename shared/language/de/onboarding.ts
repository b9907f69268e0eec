/** The first run, in German. */
import type { Translation } from '../catalogue.ts';

export const onboarding: Translation<'onboarding'> = {
  thisIsNotFermataLink:
    'Das ist kein Fermata-Link. Füge den ganzen Link ein, den du bekommen hast; darin steht #join= oder #device=.',
  linkHasNoBeginning: 'Diesem Link fehlt der Anfang. Füge ihn ab https:// (oder http://) ein.',
  linkLeadsElsewhere:
    'Dieser Link führt zu einer anderen Seite. In einem Fermata-Link steht #join= oder #device= direkt hinter der Adresse des Relays, wie in https://relay.example/#join=…',
  linkIsNotWhole:
    'Das Ende dieses Links ist nicht vollständig, oder es steht etwas darin, das nicht hineingehört. Kopiere ihn noch einmal ganz.',
  anInviteTeamOn: 'Eine Einladung in ein Team auf {{host}}.',
  addsThisDeviceYourOwn: 'Fügt dieses Gerät deiner eigenen Mitgliedschaft auf {{host}} hinzu.',
  inviteLinkOrDeviceLink: 'Einladungslink oder Gerätelink',
  yourName: 'Dein Name',
  addThisDevice: 'Dieses Gerät hinzufügen',
  joinTeam: 'Dem Team beitreten',
  joinTeam2: 'Einem Team beitreten',
  welcomeFermata: 'Willkommen bei Fermata',
  messagesWaitWhileYouFocus:
    'Nachrichten warten, während du im Fokus bist. Danach bekommst du sie gesammelt.',
  openItInDesktopApp: 'Stattdessen in der Desktop-App öffnen',
  noTeamYet: 'Noch kein Team?',
  focusTimerWorksOnIts:
    'Der Fokus-Timer geht auch allein. Beitreten kannst du später. Ein Team beginnt auf einem Relay: Wer eines betreibt, bekommt von „relay found“ den ersten Link.',
  startSolo: 'Allein starten',
};
