/** Values for the examples, so that they tell one story: Ana focuses in Lisbon, Ben writes to her. */
const ana = 'b7Jd0qY2m4K9';
const ben = 'w3Xn8rT5c1Lp';
const messageId = '0196b2f0-7c1e-7b52-9f0a-3d5f6c7a8b90';
const focusId = '0196b2ee-1a2b-7c3d-8e4f-5a6b7c8d9e0f';
const now = 1_750_000_000_000;
const MINUTE = 60_000;

const focus = {
  focusId,
  state: 'running',
  startedAt: now - 5 * MINUTE,
  endsAt: now + 20 * MINUTE,
  label: 'The release notes',
  shareLabel: true,
  urgent: 'allow',
} as const;
const presence = {
  memberId: ana,
  show: 'focusing',
  source: 'focus',
  since: focus.startedAt,
  until: focus.endsAt,
  focusLabel: focus.label,
  device: 'desktop',
} as const;

/** Ids, times and pieces that examples share. */
export const SAMPLE = {
  ana,
  ben,
  messageId,
  focusId,
  now,
  later: now + 60 * MINUTE,
  token: 'dGhpcyBpcyBub3QgYSByZWFsIHRva2VuLCBqdXN0IHdvcmRz',
  invite: 'c2hhcmVkIHdpdGggdGhlIHRlYW0',
  teamId: 'k5Vh2sQ8f6Zt',
  deviceId: 'p9Mb4wE7a3Gu',
  focus,
  presence,
  profile: { memberId: ana, name: 'Ana', timeZone: 'Europe/Lisbon' },
  message: {
    messageId,
    from: ben,
    to: ana,
    body: 'The build is green again. No hurry.',
    urgency: 'normal',
    sentAt: now - 2 * MINUTE,
    acceptedAt: now - 2 * MINUTE,
    heldMs: 22 * MINUTE,
  },
  problem: {
    type: 'invalid',
    title: 'A field is not right',
    status: 400,
    detail: 'timeZone is not right: not an IANA time zone. Nothing was changed.',
    field: 'timeZone',
  },
} as const;
