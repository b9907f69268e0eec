/** How long a choice is to last. */
import { END_CHOICES, type EndChoice } from '../../../shared/domain/ends.ts';
import { SelectField } from '../../components/field.tsx';

const WORDS: Readonly<Record<EndChoice, string>> = {
  never: 'Until I change it',
  '30m': '30 minutes',
  '1h': '1 hour',
  '2h': '2 hours',
  '4h': '4 hours',
  today: 'Today',
  week: 'This week',
};

/** A length, or with `date` a day of one's choice. */
export const EndField = <T extends EndChoice | 'date'>({
  label,
  value,
  onChange,
  more = [],
}: {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly more?: readonly { readonly value: T; readonly label: string }[];
}) => (
  <SelectField
    label={label}
    value={value}
    options={[
      ...END_CHOICES.map((choice) => ({ value: choice as T, label: WORDS[choice] })),
      ...more,
    ]}
    onChange={onChange}
  />
);
