/** What "When can we talk?" opens: choose teammates, get the next time at which all are expected (R1). */
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { OwnView, TeammateView } from '../../../shared/bridge/view.ts';
import { personOf } from '../../../shared/domain/reachable.ts';
import { zoneName } from '../../../shared/domain/zone-offsets.ts';
import { t } from '../../../shared/language/words.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { CheckBox, TextField } from '../../components/field.tsx';
import { viewerZone } from '../../../shared/wording/times.ts';
import css from './talk-panel.module.css';
import { type Asked, talkWords } from './talk-words.ts';
import './texts.ts';

/** Who stands in the list at most; the others are found by name. */
const LISTED = 40;

/** Oneself counts by one's hours alone: one's own focus one can end. */
const oneself = (own: OwnView, name: string): readonly Asked[] => {
  const { memberId, timeZone, workingHours, hoursOverride } = own;
  if (workingHours === null && hoursOverride === null) return [];
  const person = {
    memberId: memberId ?? '',
    timeZone,
    workingHours,
    hoursOverride,
    presence: null,
  };
  return [{ name, person }];
};

const Answer = ({ chosen }: { readonly chosen: readonly TeammateView[] }) => {
  const own = useView((view) => view.own);
  const isKnown = useView((view) => view.connection.state === 'online');
  const now = useNow(60_000);
  const [told, setTold] = useState('');
  const asked = chosen.map((each) => ({
    name: each.profile.name,
    person: personOf(each, isKnown),
  }));
  const answer = talkWords([...oneself(own, t('team.you')), ...asked], now, t('team.yourTime'));
  /** Others read it elsewhere: it says the names and the zone. */
  const copy = async (): Promise<void> => {
    const zone = t('team.time', { zone: zoneName(viewerZone()) });
    const isCopied = await copyText(talkWords([...oneself(own, own.name), ...asked], now, zone));
    setTold(isCopied ? t('team.copied') : t('team.itCouldNotBeCopied'));
  };
  return (
    <div className={css['answer']}>
      <p role="status">{answer}</p>
      <Button small onClick={() => void copy()}>
        <Copy size={14} aria-hidden />
        {t('team.copy')}
      </Button>
      <span role="status" className={css['soft']}>
        {told}
      </span>
    </div>
  );
};

const Choice = ({
  chosen,
  onChange,
}: {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) => {
  const teammates = useView((view) => view.teammates);
  const [query, setQuery] = useState('');
  const sought = query.trim().toLocaleLowerCase();
  const everyone = Object.values(teammates).sort((a, b) =>
    a.profile.name.localeCompare(b.profile.name),
  );
  const isListed = ({ profile }: TeammateView): boolean =>
    chosen.has(profile.memberId) || profile.name.toLocaleLowerCase().includes(sought);
  const found = everyone.filter(isListed);
  const first = found.filter(({ profile }, n) => n < LISTED || chosen.has(profile.memberId));
  const toggle = (memberId: string): void => {
    const next = new Set(chosen);
    if (!next.delete(memberId)) next.add(memberId);
    onChange(next);
  };
  return (
    <>
      {everyone.length > 8 && (
        <TextField
          label={t('team.findPeople')}
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <fieldset className={css['people']}>
        <legend className={css['soft']}>{t('team.withWhom')}</legend>
        {first.map(({ profile }) => (
          <CheckBox
            key={profile.memberId}
            label={profile.name}
            checked={chosen.has(profile.memberId)}
            onChange={() => toggle(profile.memberId)}
          />
        ))}
      </fieldset>
      {found.length > first.length && (
        <p className={css['soft']}>{t('team.more', { count: found.length - first.length })}</p>
      )}
    </>
  );
};

/** The choice, and its answer. */
export const TalkChoice = () => {
  const teammates = useView((view) => view.teammates);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // Who left the team meanwhile is asked about no more.
  const people = [...chosen].flatMap((id) => teammates[id] ?? []);
  return (
    <>
      <Choice chosen={chosen} onChange={setChosen} />
      {people.length === 0 ? (
        <p className={css['soft']}>{t('team.chooseOneOrMorePeople')}</p>
      ) : (
        <Answer chosen={people} />
      )}
    </>
  );
};
