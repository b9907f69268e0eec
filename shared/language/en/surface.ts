/** Waiting for somebody to be reachable. */
export const surface = {
  writeTo: 'Write to {{name}}',
  dismissThatIsReachable: 'Dismiss that {{name}} is reachable',
  tellMeWhenIsReachable: 'Tell me when {{name}} is reachable',
  cancel: 'Cancel',
  cancelWaitingFor: 'Cancel waiting for {{name}}',
  waitingForReachableUntil: 'Waiting for {{name}} to be reachable · until {{moment}}',
  waitedForYouBeFree: '{{name}} waited for you to be free.',
  youAskedBeTold: 'You asked to be told.',
  isReachableNow: '{{name}} is reachable now.',
  wasReachableAt: '{{name}} was reachable at {{moment}}, and now: {{show}}.',
  wasReachableNowUnknown:
    '{{name}} was reachable at {{moment}}. Whether that is still so is not known without the relay.',
} as const;
