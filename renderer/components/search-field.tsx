import { Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { isKey } from './is-key.ts';
import css from './search-field.module.css';

/** A field that narrows a list down while it is typed in; `/` is its key, Escape empties it. */
export const SearchField = ({
  field,
  label,
  placeholder,
  query,
  onChange,
  onKeyDown,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) => (
  <div className={css['search']}>
    <Search size={16} aria-hidden />
    <input
      ref={field}
      type="search"
      dir="auto"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={`${placeholder}  /`}
      value={query}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (isKey(event, 'Escape')) onChange('');
        onKeyDown?.(event);
      }}
    />
  </div>
);
