/** What the reference says of the requests about focus. */
import type { RequestType } from '../../shared/protocol/requests.ts';
import { OK, type RequestDescription } from './request-description.ts';
import { SAMPLE } from './sample.ts';

const MINE = 'of this member’s focus session.';
const focusIdOf = 'The id of the session.';
const doneAtOf =
  'When the person did it, of what is told late. It counts from then; missing or ahead, the relay takes its own time. Older than a change that the session has had since, it is a `conflict`.';
const { focusId, now, later } = SAMPLE;

/** Each of them. */
export const SAY_FOCUS: Readonly<
  Record<Extract<RequestType, `focus.${string}`>, RequestDescription>
> = {
  'focus.start': {
    says: 'Starts a focus session of 1 minute to 12 hours. From now on messages to this member are held. The same `focusId` again is the same session and the same answer; another one while a session runs is a `conflict`.',
    fields: {
      focusId: 'Made by the client.',
      endsAt: 'The deadline.',
      label: 'What it is about.',
      shareLabel: 'Whether teammates see the label.',
      urgent: 'Whether urgent messages may break through.',
      startedAt:
        'When it began, of one that began while the relay was out of reach: at most 30 days ago. Without it, or when it is ahead, it begins when it is told. A deadline that has passed meanwhile is right: the session is over then.',
      pausedMs: 'Sum of the pauses that it had by then.',
      rounds: 'Which of several rounds it is.',
      at: doneAtOf,
    },
    answer: `${OK} The session comes as an entry \`focus\` before it.`,
    refusals: ['conflict', 'invalid'],
    example: {
      type: 'focus.start',
      id: '6',
      focusId,
      endsAt: SAMPLE.focus.endsAt,
      label: SAMPLE.focus.label,
      shareLabel: true,
      urgent: 'allow',
    },
  },
  'focus.change': {
    says: `Changes the deadline ${MINE} Done in time and told late, it revives a session that the relay has let expire meanwhile; what was released stays released.`,
    fields: {
      focusId: focusIdOf,
      endsAt: 'The new deadline: after `at`, and at most 12 hours of focus after the start.',
      at: doneAtOf,
    },
    answer: OK,
    refusals: ['not_found', 'conflict', 'invalid'],
    example: { type: 'focus.change', id: '7', focusId, endsAt: later },
  },
  'focus.pause': {
    says: `Begins a pause ${MINE} It still shows \`focusing\` and messages stay held, for at most 10 minutes: then the session ends \`stopped\`.`,
    fields: { focusId: focusIdOf, at: doneAtOf },
    answer: OK,
    refusals: ['not_found', 'conflict'],
    example: { type: 'focus.pause', id: '8', focusId },
  },
  'focus.resume': {
    says: `Ends a pause ${MINE} The deadline moves by its length.`,
    fields: { focusId: focusIdOf, at: doneAtOf },
    answer: OK,
    refusals: ['not_found', 'conflict'],
    example: { type: 'focus.resume', id: '9', focusId },
  },
  'focus.end': {
    says: 'Ends the session. What was held comes as one batch.',
    fields: { focusId: focusIdOf, outcome: 'How it ended.', at: doneAtOf },
    answer: `${OK} The entries \`focus\` and \`batch\` that it causes come before it.`,
    refusals: ['not_found', 'conflict'],
    example: { type: 'focus.end', id: '10', focusId, outcome: 'completed' },
  },
  'focus.report': {
    says: 'Tells of a session that began and ended while the relay was out of reach. All of the member’s devices get it as an entry `focus`; a session in progress is not touched by it, unless it is the same one, which it ends. The same `focusId` again is the same answer.',
    fields: {
      session: 'The session.',
      'session.focusId': 'Made by the client.',
      'session.startedAt': 'When it began: at most 30 days ago.',
      'session.endsAt': 'When it ended: not ahead.',
      'session.outcome': 'How it ended.',
      'session.label': 'What it was about.',
      'session.shareLabel': 'Whether teammates may see the label.',
      'session.urgent': 'Whether urgent messages were to break through.',
      'session.pausedMs': 'Sum of its pauses. Without them it took 12 hours at most.',
      'session.rounds': 'Which of several rounds it was.',
    },
    answer: `${OK} The session comes as an entry \`focus\` before it.`,
    refusals: ['invalid'],
    example: {
      type: 'focus.report',
      id: '18',
      session: {
        focusId,
        startedAt: now - 3_600_000,
        endsAt: now - 2_100_000,
        outcome: 'expired',
        shareLabel: false,
        urgent: 'allow',
      },
    },
  },
};
