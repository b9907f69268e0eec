/** The team, in groups as in the window, in words and as data. */
import { presenceLine } from '../../../shared/wording/shows.ts';
import { byName, groupTeam } from '../../../shared/wording/team-groups.ts';
import { localTime } from '../../../shared/wording/times.ts';
import { connectionWords } from '../../../shared/wording/connection.ts';
import { t } from '../../language/words.ts';
import type { Done } from '../outcome.ts';
import { plainLine } from '../plain-text.ts';
import type { TeamFacts, TeammateFacts } from '../wire.ts';
import { iso, type Wording } from './style.ts';

type Row = { readonly profile: TeammateFacts; readonly presence: TeammateFacts };

const statusWords = ({ statusText, statusEmoji }: TeammateFacts): string =>
  plainLine([statusEmoji, statusText].filter((part) => part !== undefined).join(' '));

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - text.length));

const rowWords = (
  mate: TeammateFacts,
  isKnown: boolean,
  widths: readonly number[],
  wording: Wording,
) => {
  const now = wording.now;
  const cells = cellsOf(mate, isKnown, wording);
  const padded = cells.map((cell, index) => pad(cell, widths[index] ?? 0)).join('  ');
  const status = statusWords(mate);
  const { text, isDay } = localTime(now, mate.timeZone);
  return `  ${padded}  ${text}${isDay ? '' : ` ${t('cli.night')}`}${status === '' ? '' : `  ${status}`}`;
};

const cellsOf = (mate: TeammateFacts, isKnown: boolean, { now, timeZone }: Wording) => [
  plainLine(mate.name),
  isKnown ? presenceLine(presenceOf(mate), now, { timeZone }, 1) : '?',
];

const presenceOf = ({ show, since, until }: TeammateFacts) => ({
  show,
  since,
  ...(until === undefined ? {} : { until }),
});

const emptyWords = ({ connection }: TeamFacts): string => {
  if (connection.state === 'solo') return t('cli.noTeam', { command: 'fermata show' });
  return connection.state === 'online'
    ? t('cli.nobodyElse', { command: 'fermata show' })
    : t('cli.nobodyKnown');
};

const textOf = (
  facts: TeamFacts,
  groups: ReturnType<typeof groupsOf>,
  wording: Wording,
): string => {
  if (facts.teammates.length === 0) return emptyWords(facts);
  const isKnown = facts.connection.state === 'online';
  const all = facts.teammates.map((mate) => cellsOf(mate, isKnown, wording));
  const widths = [0, 1].map((index) => Math.max(...all.map((cells) => cells[index]?.length ?? 0)));
  const connection = connectionWords(facts.connection, wording.now);
  return [
    ...groups.flatMap(({ title, teammates }) => [
      wording.style.bold(title),
      ...teammates.map(({ profile }) => rowWords(profile, isKnown, widths, wording)),
    ]),
    ...(connection === null ? [] : [wording.style.dim(connection.text)]),
  ].join('\n');
};

const groupsOf = ({ teammates, connection }: TeamFacts) =>
  groupTeam(
    teammates.map((mate): Row => ({ profile: mate, presence: mate })).sort(byName),
    '',
    connection.state === 'online',
  );

/** What `team` says. Without the relay nobody's show is known: `group` and `show` are null. */
export const teamOutcome = (facts: TeamFacts, wording: Wording): Done => {
  const groups = groupsOf(facts);
  const isKnown = facts.connection.state === 'online';
  const rows = groups.flatMap(({ kind, teammates }) =>
    teammates.map(({ profile: mate }) => ({
      memberId: mate.memberId,
      name: mate.name,
      group: isKnown ? kind : null,
      show: isKnown ? mate.show : null,
      since: isKnown && mate.since > 0 ? iso(mate.since) : null,
      until: isKnown ? iso(mate.until) : null,
      status: mate.statusText ?? null,
      timeZone: mate.timeZone,
      localTime: localTime(wording.now, mate.timeZone, 'en-GB').text,
    })),
  );
  return {
    ok: true,
    result: { connection: facts.connection.state, team: facts.team, teammates: rows },
    text: textOf(facts, groups, wording),
  };
};
