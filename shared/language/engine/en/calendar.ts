/** What reading a calendar came to. */
export const calendar = {
  unreachable: 'Your calendar can’t be reached at the moment.',
  private:
    'This calendar is at a private address, in your own network. Allow that below if it is meant.',
  tooLarge: 'Your calendar has over 5 MB, which is more than Fermata reads.',
  tooSlow: 'Your calendar took too long to answer.',
  lost: 'Your calendar’s address leads from one to the next without an end.',
  unencrypted:
    'Your calendar’s address leads on to one that is not encrypted, so Fermata did not follow it.',
  badAddress:
    'This is no address of a calendar: it should begin with https://, http:// or webcal://.',
  noFile: 'The calendar file can’t be read: it may have been moved. Choose it again.',
  asksPassword:
    'Your calendar’s address asks for a password now ({{status}}). Look for its secret address in iCal format, and put that in.',
  answersError: 'Your calendar’s address answers with an error ({{status}}).',
  noCalendar: 'What is there is no calendar: perhaps a page to sign in.',
  cutOff: 'Your calendar was cut off in the middle.',
  usedAnyway: 'What came of it is used.',
  wentWrong: 'Your calendar could not be read.',
  kept: 'What was read of it before stays in force.',
  repeatsMuch:
    'This calendar repeats more than Fermata looks at, so some of its events may be missing.',
  unknownZone:
    'This calendar uses a time zone that Fermata does not know ({{zone}}). Its times are taken as your own zone’s.',
} as const;
