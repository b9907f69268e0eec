/** The team, grouped and searchable. */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { TeammateView } from '../../../shared/bridge/view.ts';
import { viewerDay } from '../../../shared/domain/reachable.ts';
import { t } from '../../../shared/language/words.ts';
import { useKeys, useNow, useView } from '../../app/window-context.ts';
import { Hidden } from '../../components/hidden.tsx';
import { EmptyState } from '../../components/page.tsx';
import { viewerZone } from '../../../shared/wording/times.ts';
import { LinkMaker } from './invite.tsx';
import css from './team.module.css';
import { TalkPanel } from './talk-panel.tsx';
import { groupTeam, type TeamGroup } from '../../../shared/wording/team-groups.ts';
import { TeammateRow, tellsHours } from './teammate-row.tsx';

/** Arrow keys go from row to row, and from the search into the list. */
const moveByArrow = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row], input')];
  const at = stops.findIndex((stop) => stop === event.target);
  const next = stops[at + step];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
};

const Group = ({
  group,
  isKnown,
  openId,
}: {
  readonly group: TeamGroup<TeammateView>;
  readonly isKnown: boolean;
  readonly openId: string | null;
}) => {
  const now = useNow(60_000);
  const { from, until } = viewerDay(viewerZone(), now);
  const day = useMemo(() => ({ from, until }), [from, until]);
  const asks = useView((view) => view.asks);
  return (
    <section aria-label={group.title}>
      <h2 className={css['groupTitle']}>
        {group.title} <span className={css['soft']}>{group.teammates.length}</span>
      </h2>
      <ul>
        {group.teammates.map((teammate) => (
          <TeammateRow
            key={teammate.profile.memberId}
            teammate={teammate}
            now={now}
            day={day}
            isKnown={isKnown}
            isOpen={teammate.profile.memberId === openId}
            isAwaited={asks[teammate.profile.memberId] !== undefined}
          />
        ))}
      </ul>
    </section>
  );
};

const SearchField = ({
  query,
  onChange,
}: {
  readonly query: string;
  readonly onChange: (query: string) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  useKeys((key) => {
    if (key !== '/') return false;
    input.current?.focus();
    return true;
  });
  return (
    <div className={css['search']}>
      <Search size={16} aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={t('team.searchTeam')}
        aria-keyshortcuts="/"
        placeholder={`${t('team.search')}  /`}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
    </div>
  );
};

/** All teammates; `openId` is the one being written to. */
export const TeamList = ({ openId }: { readonly openId: string | null }) => {
  const teammates = useView((view) => view.teammates);
  const isKnown = useView((view) => view.connection.state === 'online');
  const [query, setQuery] = useState('');
  const groups = useMemo(
    () => groupTeam(Object.values(teammates), query, isKnown),
    [teammates, query, isKnown],
  );
  if (Object.keys(teammates).length === 0)
    return (
      <EmptyState title={t('team.nobodyElseIsHereYet')}>
        <p>{t('team.handInviteLinkTeammateYou')}</p>
        <LinkMaker type="createInvite" />
      </EmptyState>
    );
  return (
    <div className={css['list']} onKeyDown={moveByArrow}>
      <SearchField query={query} onChange={setQuery} />
      <Hidden role="status">
        {query !== '' && groups.length === 0 ? t('team.nobodyFound') : ''}
      </Hidden>
      <div>
        <TalkPanel />
        {Object.values(teammates).some(tellsHours) && (
          <p className={css['soft']}>{t('team.bandBelowNameWhenThey')}</p>
        )}
      </div>
      {groups.map((group) => (
        <Group key={group.title} group={group} isKnown={isKnown} openId={openId} />
      ))}
      {groups.length === 0 && (
        <p className={css['soft']}>{t('team.nobodyInTeamHasIn', { query })}</p>
      )}
      <LinkMaker type="createInvite" />
    </div>
  );
};
