/** How long a choice is to last. */
import { END_CHOICES, type EndChoice } from '../../../shared/domain/ends.ts';
import type { WordKey } from '../../../shared/language/catalogue.ts';
import { t } from '../../../shared/language/words.ts';
import { SelectField } from '../../components/field.tsx';

const WORDS = {
  never: 'team.untilIChangeIt',
  '30m': 'team.in30Minutes',
  '1h': 'team.in1Hour',
  '2h': 'team.in2Hours',
  '4h': 'team.in4Hours',
  today: 'team.today',
  week: 'team.thisWeek',
} as const satisfies Readonly<Record<EndChoice, WordKey>>;

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
      ...END_CHOICES.map((choice) => ({ value: choice as T, label: t(WORDS[choice]) })),
      ...more,
    ]}
    onChange={onChange}
  />
);
