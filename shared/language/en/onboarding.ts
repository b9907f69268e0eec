/** The first run: join a team, or start alone. */
export const onboarding = {
  thisIsNotFermataLink:
    'This is not a Fermata link. Paste the whole link that you were given; it has #join= or #device= in it.',
  linkHasNoBeginning: 'This link lacks its beginning. Paste it from https:// (or http://) on.',
  linkLeadsElsewhere:
    'This link leads to another page. In a Fermata link, #join= or #device= comes right after the address of the relay, as in https://relay.example/#join=…',
  linkIsNotWhole:
    'The end of this link is not whole, or has something in it that does not belong there. Copy all of it once more.',
  anInviteTeamOn: 'An invite to a team on {{host}}.',
  addsThisDeviceYourOwn: 'Adds this device to your own membership on {{host}}.',
  inviteLinkOrDeviceLink: 'Invite link or device link',
  yourName: 'Your name',
  addThisDevice: 'Add this device',
  joinTeam: 'Join the team',
  joinTeam2: 'Join a team',
  welcomeFermata: 'Welcome to Fermata',
  messagesWaitWhileYouFocus:
    'Messages wait while you focus. You get them together when you are back.',
  openItInDesktopApp: 'Open it in the desktop app instead',
  noTeamYet: 'No team yet?',
  focusTimerWorksOnIts:
    'The focus timer works on its own. You can join later. A team begins on a relay: whoever runs one gets its first link from “relay found”.',
  startSolo: 'Start solo',
} as const;
