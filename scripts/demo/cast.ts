/** Who plays in the demo: four people in four time zones, and what they have to say. */

/** Something that a teammate does of their own accord, and for how many seconds. */
export interface Part {
  readonly forS: number;
  readonly doing: 'active' | 'idle' | 'focus' | 'open' | 'gone';
}

/** A simulated teammate. */
export interface Role {
  readonly name: string;
  readonly timeZone: string;
  /** From and to which hour of their own clock they work. */
  readonly hours: { readonly from: number; readonly to: number };
  readonly status: { readonly text: string; readonly emoji: string };
  /** What they show that they focus on. */
  readonly work: string;
  /** What they write before anyone is there: it waits, and comes as one batch. */
  readonly opening: readonly string[];
  /** What they write while the user focuses, and after how many seconds of it. */
  readonly duringFocus: readonly {
    readonly afterS: number;
    readonly body: string;
    readonly urgentReason?: string;
  }[];
  /** How they answer. */
  readonly answers: readonly string[];
  /** What they do while they work, over and over. */
  readonly day: readonly Part[];
}

/** The cast. Their hours go round the clock: somebody is at work whenever the demo is tried. */
export const CAST: readonly Role[] = [
  {
    name: 'Mara Duarte',
    timeZone: 'Europe/Lisbon',
    hours: { from: 9, to: 18 },
    status: { text: 'In the north office today', emoji: '✍️' },
    work: 'Release notes',
    opening: [
      'Welcome to the Fermata demo! This waited for you and came as one batch. Press e to be done with it, r to reply.',
    ],
    duringFocus: [
      {
        afterS: 8,
        body: 'No rush: the draft of the release notes is at https://example.org/notes – tell me what is missing.',
      },
    ],
    answers: ['Thank you, that helps.', 'Good point. I will put it in.'],
    day: [
      { forS: 40, doing: 'active' },
      { forS: 120, doing: 'focus' },
      { forS: 60, doing: 'active' },
    ],
  },
  {
    name: 'Kenji Sato',
    timeZone: 'Asia/Tokyo',
    hours: { from: 9, to: 18 },
    status: { text: 'Ask me about the import', emoji: '🔍' },
    work: 'Two reviews',
    opening: ['I looked at your change from yesterday. Two small remarks, nothing that blocks it.'],
    duringFocus: [
      {
        afterS: 14,
        body: 'The two remarks are in the review now. It can be merged as it is, too.',
      },
    ],
    answers: ['Got it. I will look again tomorrow morning, my time.', 'Perfect.'],
    day: [
      { forS: 60, doing: 'focus' },
      { forS: 50, doing: 'active' },
      { forS: 40, doing: 'idle' },
    ],
  },
  {
    name: 'Priya Nair',
    timeZone: 'Asia/Kolkata',
    hours: { from: 10, to: 19 },
    status: { text: 'Planning the autumn release', emoji: '🗓️' },
    work: 'Planning',
    opening: [],
    duringFocus: [
      { afterS: 11, body: 'When you have a moment: shall we move Thursday’s call an hour later?' },
      { afterS: 26, body: 'Never mind the call, Diego is fine with the old time.' },
    ],
    answers: ['Works for me.', 'Yes, please do.'],
    day: [
      { forS: 90, doing: 'open' },
      { forS: 30, doing: 'idle' },
    ],
  },
  {
    name: 'Diego Herrera',
    timeZone: 'America/Mexico_City',
    hours: { from: 9, to: 18 },
    status: { text: 'On call this week', emoji: '📟' },
    work: 'Post-mortem',
    opening: [],
    duringFocus: [
      {
        afterS: 20,
        body: 'Sign-in fails for everybody since a minute ago. Can you confirm that the last deploy was yours?',
        urgentReason: 'Nobody can sign in',
      },
    ],
    answers: ['Confirmed, rolling back now. Thank you!', 'All is well again.'],
    day: [
      { forS: 70, doing: 'active' },
      { forS: 45, doing: 'idle' },
    ],
  },
];
