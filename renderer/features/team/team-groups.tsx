/** The groups of the list, all of it in the page: for a team that is not large. */
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import type { TeammateView } from '../../../shared/bridge/view.ts';
import { namesakes } from '../../../shared/domain/namesakes.ts';
import { viewerDay } from '../../../shared/domain/reachable.ts';
import { viewerZone } from '../../../shared/wording/times.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { firstOf, type Groups } from './list-order.ts';
import type { ListWalk } from './list-walk.ts';
import { useOwnMarks } from './own-marks.ts';
import css from './team.module.css';
import { TeammateRow } from './teammate-row.tsx';

/** So many people are drawn whole; more of them only as far as they can be seen (W21). */
export const DRAWN_WHOLE = 60;

/** What a list of groups is drawn from. */
export interface GroupsProps {
  readonly groups: Groups;
  readonly isKnown: boolean;
  readonly openId: string | null;
  readonly kept: ListWalk['kept'];
  readonly refocus: () => void;
}

/** How a teammate's row is drawn at this minute. */
export const useRow = ({
  isKnown,
  openId,
}: Pick<GroupsProps, 'isKnown' | 'openId'>): ((teammate: TeammateView) => ReactNode) => {
  const now = useNow(60_000);
  const { from, until } = useMemo(() => viewerDay(viewerZone(), now), [now]);
  const day = useMemo(() => ({ from, until }), [from, until]);
  const asks = useView((view) => view.asks);
  const tags = useView((view) => namesakes(view.teammates));
  const { drafts, waiting, notSent } = useOwnMarks();
  return (teammate) => (
    <TeammateRow
      teammate={teammate}
      tag={tags.get(teammate.profile.memberId)}
      now={now}
      day={day}
      isKnown={isKnown}
      isOpen={teammate.profile.memberId === openId}
      isAwaited={asks[teammate.profile.memberId] !== undefined}
      hasDraft={drafts.has(teammate.profile.memberId)}
      ownWaiting={waiting.get(teammate.profile.memberId) ?? 0}
      ownNotSent={notSent.get(teammate.profile.memberId) ?? 0}
    />
  );
};

/** What stands above a group: what they have in common, and how many they are. */
export const Heading = ({ group }: { readonly group: Groups[number] }) => (
  <>
    {group.title} <span className={css['soft']}>{group.teammates.length}</span>
  </>
);

/** Every row, one below the other. `counted` are the groups with all of theirs, where not all are drawn. */
export const WholeGroups = ({
  counted,
  ...props
}: GroupsProps & { readonly counted?: Groups | undefined }) => {
  const row = useRow(props);
  const { refocus } = props;
  useLayoutEffect(() => refocus());
  return props.groups.map((group) => (
    <section key={group.kind} aria-label={group.title}>
      <h2 className={css['groupTitle']}>
        <Heading group={counted?.find(({ kind }) => kind === group.kind) ?? group} />
      </h2>
      <ul>
        {group.teammates.map((teammate) => (
          <li key={teammate.profile.memberId} className={css['item']}>
            {row(teammate)}
          </li>
        ))}
      </ul>
    </section>
  ));
};

/** The beginning of a large team, until the code comes that draws it by parts. */
export const FirstGroups = (props: GroupsProps) => (
  <WholeGroups {...props} groups={firstOf(props.groups, DRAWN_WHOLE)} counted={props.groups} />
);
