/** How oneself stands, in words and as data. */
import { t } from '../../../shared/language/words.ts';
import { connectionWords } from '../../../shared/wording/connection.ts';
import { ownPresenceLine } from '../../../shared/wording/shows.ts';
import { duration, moment } from '../../../shared/wording/times.ts';
import type { Done, JsonValue } from '../outcome.ts';
import { plainLine } from '../plain-text.ts';
import type { StatusFacts } from '../wire.ts';
import { iso, type Wording } from './style.ts';

const roundWords = (round: { index: number; of: number } | undefined): string =>
  round === undefined ? '' : ` · round ${round.index} of ${round.of}`;

const focusLines = ({ focus }: StatusFacts, { now, timeZone }: Wording): readonly string[] => {
  if (focus === null) return [];
  const left = duration(focus.leftMs);
  const time =
    focus.state === 'paused'
      ? `paused, ${left} left`
      : `${left} left, until ${moment(focus.endsAt, now, { timeZone })}`;
  const label = focus.label === undefined ? '' : ` · ${plainLine(focus.label)}`;
  return [
    `Focus: ${time}${roundWords(focus.round)}${label}`,
    ...(focus.nextStep === undefined ? [] : [`Next step: ${plainLine(focus.nextStep)}`]),
  ];
};

const breakLines = (facts: StatusFacts, { now, timeZone }: Wording): readonly string[] => {
  if (facts.break === null) return [];
  const { until, next } = facts.break;
  const then = `round ${next.index} of ${next.of}`;
  return until > now
    ? [`Break until ${moment(until, now, { timeZone })}, then ${then}`]
    : [`The break is over; ${then} begins when you are back`];
};

const messageLines = ({ held, unread }: StatusFacts): readonly string[] => {
  const urgent = held.urgent === 0 ? '' : `, ${held.urgent} urgent`;
  return [
    ...(held.count === 0
      ? []
      : [`Waiting for you: ${t('counts.messages', { count: held.count })}${urgent}`]),
    ...(unread === 0 ? [] : [`To review: ${t('counts.messages', { count: unread })}`]),
  ];
};

const teamLine = ({ team, connection }: StatusFacts, now: number): string => {
  if (connection.state === 'solo') return 'Team: none yet';
  const words = connectionWords(connection, now);
  const name = `Team: ${plainLine(team ?? 'not known yet')}`;
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
    held,
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
    ...messageLines(facts),
    wording.style.dim(teamLine(facts, wording.now)),
  ].join('\n'),
});
