/** Parts that several views use. */
export const parts = {
  copied: 'Copied.',
  linkIsSelectedCopyIt: 'The link is selected. Copy it with Ctrl+C or ⌘C.',
  copyLink: 'Copy link',
  thisPartFermataCouldNot:
    'This part of Fermata could not be loaded. Load the window again: nothing of yours is lost.',
  from: '{{name}}, from',
  to: '{{name}}, to',
  remove: 'Remove {{name}}',
  untilNextDay: 'until the next day',
  copyAllWeekdays: 'Copy {{name}} to all weekdays',
  addTimeOn: 'Add a time on {{name}}',
  addTime: 'Add a time',
  off: 'Off',
} as const;
