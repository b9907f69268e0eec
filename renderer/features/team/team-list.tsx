/** The team, grouped and searchable. */
import { memo, useMemo, useRef, useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { groupTeam } from '../../../shared/wording/team-groups.ts';
import { useKeys, useView } from '../../app/window-context.ts';
import { classes } from '../../components/classes.ts';
import { Hidden } from '../../components/hidden.tsx';
import { late } from '../../components/late.tsx';
import { EmptyState } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { DayScale } from './day-strip.tsx';
import { InviteMaker } from './invite.tsx';
import { createNameOrder } from './list-order.ts';
import { useListWalk } from './list-walk.ts';
import css from './team.module.css';
import { TalkPanel } from './talk-panel.tsx';
import { DRAWN_WHOLE, FirstGroups, WholeGroups } from './team-groups.tsx';
import { tellsHours } from './teammate-row.tsx';

const TeamSearch = ({
  query,
  onChange,
}: {
  readonly query: string;
  readonly onChange: (query: string) => void;
}) => {
  const field = useRef<HTMLInputElement>(null);
  useKeys((key) => {
    if (key !== '/') return false;
    field.current?.focus();
    return true;
  });
  return (
    <SearchField
      field={field}
      label={t('team.searchTeam')}
      placeholder={t('team.search')}
      query={query}
      onChange={onChange}
    />
  );
};

/** Drawn by parts, which takes code that most teams never need. */
const LargeGroups = late(
  async () => (await import('./virtual-groups.tsx')).VirtualGroups,
  FirstGroups,
);

/** Has that code there before a large team is drawn. */
export const prefetchLargeTeam = LargeGroups.prefetch;

/** "When can we talk?", and what the bands below the names are. */
const Times = memo(({ hasHours }: { readonly hasHours: boolean }) => (
  <div>
    <TalkPanel />
    {hasHours && (
      <>
        <p className={css['soft']}>{t('team.bandBelowNameWhenThey')}</p>
        <DayScale />
      </>
    )}
  </div>
));
Times.displayName = 'Times';

/** What never changes with the people. */
const INVITE = <InviteMaker />;

const Nobody = () => (
  <EmptyState title={t('team.nobodyElseIsHereYet')}>
    <p>{t('team.handInviteLinkTeammateYou')}</p>
  </EmptyState>
);

/** The teammates that are found, in groups. */
const useGroups = (query: string) => {
  const teammates = useView((view) => view.teammates);
  const isKnown = useView((view) => view.connection.state === 'online');
  const [inOrder] = useState(createNameOrder);
  const everyone = useMemo(() => inOrder(teammates), [inOrder, teammates]);
  const groups = useMemo(() => groupTeam(everyone, query, isKnown), [everyone, query, isKnown]);
  return { everyone, groups, isKnown };
};

/** All teammates; `openId` is the one being written to. */
export const TeamList = ({ openId }: { readonly openId: string | null }) => {
  const [query, setQuery] = useState('');
  const { everyone, groups, isKnown } = useGroups(query);
  const { list, kept, refocus, ...walk } = useListWalk(groups, openId);
  const Groups = everyone.length > DRAWN_WHOLE ? LargeGroups : WholeGroups;
  const isNobody = everyone.length === 0;
  return (
    <div ref={list} className={classes(css['list'], isNobody && css['nobody'])} {...walk}>
      {isNobody ? (
        <Nobody />
      ) : (
        <>
          <TeamSearch query={query} onChange={setQuery} />
          <Hidden role="status">
            {query !== '' && groups.length === 0 ? t('team.nobodyFound') : ''}
          </Hidden>
          <Times hasHours={everyone.some(tellsHours)} />
          <div className={css['groups']} data-rows>
            <Groups {...{ groups, isKnown, openId, kept, refocus }} />
          </div>
          {groups.length === 0 && (
            <p className={css['soft']}>{t('team.nobodyInTeamHasIn', { query })}</p>
          )}
        </>
      )}
      {/* In one place: a link that is shown stays when the first teammate comes. */}
      {INVITE}
    </div>
  );
};
