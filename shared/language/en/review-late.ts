/** What of the review comes with its later parts: all messages, a time of one's own, replies. */
export const reviewLate = {
  backAt: 'Comes back at',
  timeIsPast: 'This time has passed. Choose a later one.',
  putOff: 'Put off',
  cancel: 'Cancel',
  isNotInTeamAny: '{{fromName}} is not in the team any more.',
  replyTo: 'Reply to {{fromName}}',
  replyStays: 'Your reply was delivered, so it stays.',
  replyNotSent:
    'Your reply was not sent, so nothing is to be taken back. It stands at its message.',
  replyIsGone: 'Your reply does not wait any more, so nothing is to be taken back.',
  replyBackLater: 'Your reply is being taken back. Once it is, its words are here again.',
  undoGoesOn: 'Undo once more takes back what you did before it.',
  yourReplies: 'Your replies',
  backToReview: 'Back to the review',
  allMessagesHint:
    'What reached you in the last 30 days, the newest first. It is kept on this device.',
  findInAll: 'Find in all messages',
  nothingCame: 'No message has reached you here in the last 30 days.',
  showMore: 'Show {{messages}}',
} as const;
