/** What becomes of a message that was sent, in words and as data (H9, H10). */
import { consequenceOf } from '../../../shared/wording/consequence.ts';
import { moment } from '../../../shared/wording/times.ts';
import { t } from '../../language/words.ts';
import { failed, type Outcome } from '../outcome.ts';
import { plainLine } from '../plain-text.ts';
import type { CommandFacts, TeammateFacts } from '../wire.ts';
import { iso, type Wording } from './style.ts';

/** What was sent, to whom, and what the relay made of it. */
export interface Sent {
  readonly person: TeammateFacts;
  readonly urgency: 'normal' | 'urgent';
  readonly facts: CommandFacts;
}
type State = NonNullable<CommandFacts['sent']>;

/** The window's own sentence where it fits what came of it; what the relay said counts. */
const sentence = (
  { person, urgency, facts }: Sent,
  state: State | undefined,
  wording: Wording,
): string => {
  const { now, timeZone } = wording;
  const name = plainLine(person.name);
  const { show, until, backAt } = person;
  const presence = { show, ...(until === undefined ? {} : { until }) };
  const connection = facts.status.connection.state;
  const expected = consequenceOf(
    { name, presence, backAt, urgency, connection, now },
    { timeZone },
  );
  switch (state?.state) {
    case 'delivered':
      return expected.kind === 'now' && urgency === 'normal'
        ? expected.text
        : t('cli.hasItNow', { name });
    case 'held':
    case 'queued': {
      if (expected.kind === 'held' || expected.kind === 'queued') return expected.text;
      const at = state.expectedAt;
      return at === undefined
        ? t('cli.waitsFor', { name })
        : t('cli.getsAbout', { name, moment: moment(at, now, { timeZone }) });
    }
    default:
      return expected.kind === 'waiting' ? expected.text : t('cli.keptHere', { name });
  }
};

/** What `send` says. */
export const sentOutcome = (sent: Sent, wording: Wording): Outcome => {
  const { person, facts } = sent;
  const state = facts.sent;
  if (state?.state === 'failed') return failed('refused', state.problem ?? t('cli.wasRefused'));
  const text = sentence(sent, state, wording);
  return {
    ok: true,
    result: {
      to: { memberId: person.memberId, name: person.name },
      messageId: state?.messageId ?? null,
      state: state?.state ?? 'waiting',
      expectedAt: iso(state?.expectedAt),
      sentence: text,
    },
    text,
  };
};
