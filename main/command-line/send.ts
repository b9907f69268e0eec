/** Writes to a teammate (H9, H10). */
import type { CommandOf } from '../../shared/bridge/commands.ts';
import { TEXT } from '../../shared/protocol/limits.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import type { SendAsk } from './ask.ts';
import { askApp } from './ask-app.ts';
import { findPerson } from './find-person.ts';
import { type Failed, failed, type Outcome } from './outcome.ts';
import { plainLine } from './plain-text.ts';
import { type AppLine, type RunPorts, wordingOf } from './ports.ts';
import type { TeamFacts, TeammateFacts } from './wire.ts';
import { sentOutcome } from './words/sent.ts';

const theOne = (team: TeamFacts, typed: string): Result<TeammateFacts, Failed> => {
  const found = findPerson(team.teammates, typed);
  const name = plainLine(typed);
  switch (found.kind) {
    case 'one':
      return ok(found.person);
    case 'several': {
      const candidates = found.people.map((person) => ({
        memberId: person.memberId,
        name: person.name,
      }));
      const list = candidates
        .map((each) => `  ${plainLine(each.name)}  (${each.memberId})`)
        .join('\n');
      const message = `${t('cli.severalPeople', { name })}\n${list}`;
      return fail({ ...failed('ambiguous', message), candidates });
    }
    case 'none':
      return fail(
        failed('unknown_person', t('cli.unknownPerson', { name, command: 'fermata team' })),
      );
  }
};

const cannotWrite = ({ connection, teammates }: TeamFacts): Failed | null => {
  if (connection.state === 'solo')
    return failed('no_team', t('cli.noTeamToWrite', { command: 'fermata show' }));
  if (connection.state === 'online' || teammates.length > 0) return null;
  return failed('unreachable', t('cli.teamUnknown'));
};

/** Finds out whom the name means, sends, and says what becomes of it. */
export const send = async (ports: RunPorts, line: AppLine, ask: SendAsk): Promise<Outcome> => {
  const body = ask.body ?? (await ports.readInput());
  if (body === null) return failed('usage', t('cli.messageRoom', { most: TEXT.body }));
  if (body.trim() === '') return failed('usage', t('cli.emptyMessage'));
  const team = await askApp<'team'>(line, { type: 'team' });
  if (!team.ok) return team.error;
  const obstacle = cannotWrite(team.value);
  if (obstacle !== null) return obstacle;
  const person = theOne(team.value, ask.name);
  if (!person.ok) return person.error;
  const { urgentReason } = ask;
  const urgency = urgentReason === undefined ? 'normal' : 'urgent';
  const command: CommandOf<'sendMessage'> = {
    type: 'sendMessage',
    to: person.value.memberId,
    body,
    urgency,
    ...(urgentReason === undefined ? {} : { urgentReason }),
  };
  const answer = await askApp<'command'>(line, { type: 'command', command });
  if (!answer.ok) return answer.error;
  return sentOutcome({ person: person.value, urgency, facts: answer.value }, wordingOf(ports));
};
