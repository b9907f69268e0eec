/** The field of the palette and the list below it: a combobox whose list stands open. */
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import type { View } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useView } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { Hidden } from '../../components/hidden.tsx';
import type { PaletteEntry } from './palette-entry.ts';
import { PaletteRow } from './palette-row.tsx';
import { isTyped, type PaletteResults } from './palette-results.ts';
import css from './palette.module.css';
import { useChosen, useEntry, useResults } from './use-palette.ts';
import './texts.ts';

/** Where a key leads from line `at` of `count`; null: nowhere. */
const lineAfter = (key: string, at: number, count: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return at + 1 < count ? at + 1 : 0;
    case 'ArrowUp':
      return at > 0 ? at - 1 : count - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

/** An id may be anything, and an id of the page has no space in it. */
const rowId = (list: string, entry: PaletteEntry): string =>
  `${list}-${encodeURIComponent(entry.id)}`;

/** What may be typed, as far as it leads to something now. */
const hintOf = ({ connection, teammates, break: pause }: View): string | null => {
  const hasPeople = connection.state !== 'solo' && Object.keys(teammates).length > 0;
  if (pause !== null) return hasPeople ? t('palette.hintNames') : null;
  return hasPeople ? t('palette.hintPeople') : t('palette.hintAlone');
};

const Below = ({
  query,
  results,
}: {
  readonly query: string;
  readonly results: PaletteResults;
}) => {
  const hint = useView(hintOf);
  const more = results.count - results.shown.length;
  const found = more === 0 ? null : t('palette.more', { count: more });
  const typed = results.count === 0 ? t('palette.nothingFound') : found;
  const text = isTyped(query) ? typed : hint;
  return text === null ? null : <p className={css['hint']}>{text}</p>;
};

/** The field with its list. `onDone` comes when an entry was carried out. */
export const PaletteSearch = ({
  field,
  onDone,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onDone: (entry: PaletteEntry) => void;
}) => {
  const list = useId();
  const [query, setQuery] = useState('');
  const results = useResults(query);
  const { shown, count } = results;
  const { at, choose } = useChosen(shown);
  const { carryOut, fault } = useEntry(onDone);
  const chosen = shown[at];
  const onKeyDown = (event: KeyboardEvent): void => {
    const { shiftKey, ctrlKey, metaKey, altKey } = event;
    // While an input method composes, Enter and the arrows are its own.
    if (event.nativeEvent.isComposing || shiftKey || ctrlKey || metaKey || altKey) return;
    const next = lineAfter(event.key, at, shown.length);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next !== null) choose(shown[next]);
    else if (chosen !== undefined) void carryOut(chosen);
  };
  return (
    <>
      <div className={css['field']}>
        <Search size={18} aria-hidden />
        <input
          ref={field}
          type="text"
          role="combobox"
          dir="auto"
          aria-label={t('palette.whatToDo')}
          aria-expanded={count > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : rowId(list, chosen)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={t('palette.typeHere')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            choose(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <Dialog.Close className={css['close']}>{t('palette.close')}</Dialog.Close>
      </div>
      <Fault text={fault} />
      <ul id={list} role="listbox" aria-label={t('palette.results')} className={css['list']}>
        {shown.map((entry) => (
          <PaletteRow
            key={entry.id}
            id={rowId(list, entry)}
            entry={entry}
            isChosen={entry === chosen}
            onPoint={() => choose(entry)}
            onCarryOut={() => void carryOut(entry)}
          />
        ))}
      </ul>
      <Below query={query} results={results} />
      <Hidden role="status">{isTyped(query) ? t('palette.found', { count }) : ''}</Hidden>
    </>
  );
};
