/** What became of a call to the relay. */
export const relay = {
  unreachable:
    'The relay could not be reached, so nothing has changed. Check the address and your connection, then try again.',
  strange:
    'The relay answered in a way that Fermata does not understand. It may be of another version.',
  spentDevice:
    'This link does not work any more: it works once, within 10 minutes. Make a new one on a device that is let in.',
  spentInvite:
    'This invite does not work any more: it was used up, taken back or is too old. Ask for a new one.',
  noLink:
    'This is not a Fermata link. An invite looks like {{example}} and comes from someone in the team.',
  leaveInstead: 'This is the device that you use now. To sign it out, use Leave below.',
  silent: 'The relay refused, without saying why.',
  unauthorized: 'This device is not let in any more. Join the team again.',
  stopping: 'The relay is being stopped, so nothing was done. Try again in a moment.',
  storageFull: 'The disk of the relay is full, so nothing was kept. Tell whoever runs it.',
  storageFailed:
    'The relay could not write to its disk, so nothing was kept. Try again in a moment.',
  internal: 'The relay met a fault of its own. It has been noted; try again in a moment.',
  tooManyTries:
    'Too many wrong codes, invites or tokens came from this address. Wait a minute and try again.',
} as const;
