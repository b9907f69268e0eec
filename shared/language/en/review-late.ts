/** What of the review comes with its later parts: all messages, a time of one's own, replies. */
export const reviewLate = {
  backAt: 'Comes back at',
  timeIsPast: 'This time has passed. Choose a later one.',
  putOff: 'Put off',
  cancel: 'Cancel',
  isNotInTeamAny: '{{fromName}} is not in the team any more.',
  replyTo: 'Reply to {{fromName}}',
  yourReplies: 'Your replies',
  backToReview: 'Back to the review',
  allMessagesHint:
    'What reached you in the last 30 days, the newest first. It is kept on this device.',
  findInAll: 'Find in all messages',
  nothingCame: 'No message has reached you here in the last 30 days.',
  showMore: 'Show {{messages}}',
} as const;
