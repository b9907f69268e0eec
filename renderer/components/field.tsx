/** Fields of forms, each with its visible label. */
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import css from './field.module.css';

interface Labelled {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what stands in the field, and what would be right; takes the place of the hint. */
  readonly problem?: string;
}

/** A line of text. */
export const TextField = ({
  label,
  hint,
  problem,
  className,
  ...rest
}: Labelled & ComponentPropsWithRef<'input'>) => {
  const id = useId();
  const isWrong = problem !== undefined;
  const below = problem ?? hint;
  return (
    <div className={classes(css['field'], className)}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={css['input']}
        aria-invalid={isWrong || undefined}
        aria-describedby={below === undefined ? undefined : `${id}-hint`}
      />
      {below !== undefined && (
        <p id={`${id}-hint`} className={isWrong ? css['problem'] : css['hint']}>
          {below}
        </p>
      )}
    </div>
  );
};

/** Several lines of text. */
export const TextArea = ({
  label,
  hint,
  className,
  ...rest
}: Omit<Labelled, 'problem'> & ComponentPropsWithRef<'textarea'>) => {
  const id = useId();
  return (
    <div className={classes(css['field'], className)}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        className={css['input']}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
};

/** A yes or no. */
export const CheckBox = ({
  label,
  hint,
  ...rest
}: Omit<Labelled, 'problem'> & ComponentPropsWithRef<'input'>) => {
  const id = useId();
  const box = (
    <label className={css['check']}>
      <input
        type="checkbox"
        {...rest}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <span>{label}</span>
    </label>
  );
  if (hint === undefined) return box;
  return (
    <div className={css['field']}>
      {box}
      <p id={`${id}-hint`} className={css['hint']}>
        {hint}
      </p>
    </div>
  );
};

/** One of a few, side by side: native radios, so that arrow keys and readers work as everywhere. */
export const Segments = <T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
}) => {
  const name = useId();
  return (
    <fieldset className={css['segments']}>
      <legend className={css['label']}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css['segment']}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
};

/** One of several: a native list, so that every system shows it in its own way. */
export const SelectField = <T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) => {
  const id = useId();
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={css['input']}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};
