/** How oneself stands, in words and as data. */
import { connectionWords } from '../../../shared/wording/connection.ts';
import { ownPresenceLine } from '../../../shared/wording/shows.ts';
import { duration, moment } from '../../../shared/wording/times.ts';
import { isWaitingKnown, lastKnownLine } from '../../../shared/wording/waiting.ts';
import { t } from '../../language/words.ts';
import type { Done, JsonValue } from '../outcome.ts';
import { plainLine } from '../plain-text.ts';
import type { StatusFacts } from '../wire.ts';
import { iso, type Wording } from './style.ts';

const roundWords = (round: { index: number; of: number } | undefined): string =>
  round === undefined ? '' : ` · ${t('cli.round', round)}`;

const focusLines = ({ focus }: StatusFacts, { now, timeZone }: Wording): readonly string[] => {
  if (focus === null) return [];
  const left = duration(focus.leftMs);
  const time =
    focus.state === 'paused'
      ? t('cli.pausedLeft', { left })
      : t('cli.leftUntil', { left, moment: moment(focus.endsAt, now, { timeZone }) });
  const label = focus.label === undefined ? '' : ` · ${plainLine(focus.label)}`;
  return [
    t('cli.focusLine', { words: `${time}${roundWords(focus.round)}${label}` }),
    ...(focus.nextStep === undefined
      ? []
      : [t('cli.nextStep', { nextStep: plainLine(focus.nextStep) })]),
  ];
};

const breakLines = (facts: StatusFacts, { now, timeZone }: Wording): readonly string[] => {
  if (facts.break === null) return [];
  const { until, next } = facts.break;
  const round = t('cli.round', next);
  return until > now
    ? [t('cli.breakUntil', { moment: moment(until, now, { timeZone }), round })]
    : [t('cli.breakIsOver', { round })];
};

const waitingLines = (facts: StatusFacts, { now, timeZone }: Wording): readonly string[] => {
  const { count, urgent, knownAt } = facts.held;
  if (!isWaitingKnown(facts)) return [lastKnownLine(count, knownAt, now, { timeZone })];
  const messages = t('counts.messages', { count });
  const waiting = urgent === 0 ? messages : t('cli.urgentAmong', { messages, urgent });
  return count === 0 ? [] : [t('cli.waitingForYou', { messages: waiting })];
};

const messageLines = (facts: StatusFacts, wording: Wording): readonly string[] => {
  const { unread } = facts;
  return [
    ...waitingLines(facts, wording),
    ...(unread === 0
      ? []
      : [t('cli.toReview', { messages: t('counts.messages', { count: unread }) })]),
  ];
};

const teamLine = ({ team, connection }: StatusFacts, now: number): string => {
  if (connection.state === 'solo') return t('cli.noTeamYet');
  const words = connectionWords(connection, now);
  const name = t('cli.teamIs', { team: team === null ? t('cli.notKnownYet') : plainLine(team) });
  return words === null ? name : `${name}. ${words.text} ${words.detail}`;
};

const ownLine = ({ me, connection }: StatusFacts, { now, timeZone }: Wording): string => {
  const { show, source, until } = me;
  const presence = { show, source, ...(until === undefined ? {} : { until }) };
  return ownPresenceLine({ presence }, connection.state === 'online', now, { timeZone });
};

const resultOf = (facts: StatusFacts): JsonValue => {
  const { version, connection, team, me, focus, held, unread } = facts;
  return {
    version,
    connection: connection.state,
    team,
    me: { name: me.name, show: me.show, source: me.source, until: iso(me.until) },
    focus: focus && {
      state: focus.state,
      startedAt: iso(focus.startedAt),
      endsAt: iso(focus.endsAt),
      leftSeconds: Math.round(focus.leftMs / 1000),
      label: focus.label ?? null,
      nextStep: focus.nextStep ?? null,
      round: focus.round ?? null,
    },
    break: facts.break && { until: iso(facts.break.until), next: facts.break.next },
    held: { count: held.count, urgent: held.urgent, knownAt: iso(held.knownAt ?? undefined) },
    unread,
  };
};

/** What `status` says, and every command that changes it. */
export const statusOutcome = (facts: StatusFacts, wording: Wording): Done => ({
  ok: true,
  result: resultOf(facts),
  text: [
    wording.style.bold(ownLine(facts, wording)),
    ...focusLines(facts, wording),
    ...breakLines(facts, wording),
    ...messageLines(facts, wording),
    wording.style.dim(teamLine(facts, wording.now)),
  ].join('\n'),
});
