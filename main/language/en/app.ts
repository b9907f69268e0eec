/** The desktop app around the window. */
export const app = {
  couldNotStart: 'Fermata could not start',
  couldNotOpenData:
    'It could not open what it keeps in {{path}}. Nothing was changed. See that your account may read and write that folder and that the disk is not full, then start Fermata again.',
  onlyInstalledStarts: 'Only an installed Fermata can start at login.',
  tooLongRequest: 'Nothing was done: this is too long, or no data that Fermata takes.',
  noValueWanted: 'Nothing was done: a subscription takes no value.',
  loginUnknown: 'It could not be found out whether Fermata starts at login.',
  loginUnchanged:
    'Your system did not let Fermata change this, so nothing was changed. Look for Fermata among the programs that start at login in your system’s settings.',
  plainToken:
    'This system has no keychain that Fermata can use, so the key to your team is kept in a file that only your account can read. Set up a keyring such as GNOME Keyring or KWallet and start Fermata again to have it sealed.',
  lockedToken:
    'Fermata could not open the key to your team, because the system’s keychain is locked or was changed. Nothing is lost: unlock it and start Fermata again, or join again with a new link.',
  noTray:
    'This desktop shows no tray icons, so closing this window ends Fermata. To keep it running, minimise the window instead; starting Fermata again brings it back, and the command line does what the tray would. On GNOME, the extension “{{extension}}” adds a tray.',
  brokenLink:
    'The link that opened Fermata is not whole, so nothing was done. Copy all of it, or ask for a new one.',
  damagedSettings:
    'Fermata’s settings could not be read, so the usual ones are in use. The old file is kept as {{name}}.',
  damagedStore:
    'Part of what Fermata keeps on this device was damaged. It goes on with what could be read and asks the relay for the rest; messages that you wrote last may have to be sent again. The damaged file is kept as {{name}}.',
  openNote: 'Open',
  chooseCalendar: 'Choose your calendar',
  calendars: 'Calendars',
  allFiles: 'All files',
  folderNotOpened:
    'Your system could not open the folder. It is {{path}}; open it in your file manager.',
  saveFile: 'Save the file',
  yourSystem: 'your system',
  screenSaver: 'the screen saver',
  idleUnknown:
    'This system does not tell Fermata when you last used the keyboard or mouse, so it cannot see that you stepped away. Choose Away by hand when it matters.',
  idleStuck:
    'This system ({{source}}) tells Fermata at every moment that you have just used the keyboard or mouse, which cannot be right, so it cannot see that you stepped away. Choose Away by hand when it matters.',
  keysTaken:
    'Your system did not give Fermata {{keys}}: another program has it, most likely. Choose another one, or free it there.',
  noUpdate: 'There is no newer version to install.',
  updateInFocus:
    'You are in focus, and installing would end Fermata for a moment. Do it afterwards.',
  updateNoAnswer:
    'Newer versions could not be asked for. Fermata works as it is, and tries again in some hours.',
  updateNotFetched:
    'A newer version could not be fetched as it was announced. Fermata works as it is, and tries again in some hours.',
  offFromSources: 'This Fermata runs from its sources, so it looks for no newer version.',
  offByPackages: 'Your system’s package manager keeps this installation current.',
  offNoAddress:
    'This installation was made without an address for newer versions. Whoever gave it to you tells when there is one.',
  offPortable:
    'The portable program does not replace itself. Get a newer one where you got this one.',
  offReadOnly:
    'The file of this AppImage may not be changed by you, so a newer one cannot take its place. Move it to a folder of your own.',
} as const;
