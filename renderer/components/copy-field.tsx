/** A link to hand on. */
import { Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../shared/language/words.ts';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import css from './copy-field.module.css';
import { TextField } from './field.tsx';

/** Shows a link and copies it; where the clipboard is out of reach the link is selected for the user. */
export const CopyField = ({
  label,
  value,
  note,
  takesFocus = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** It came of something that was done, and has the focus then (W24). */
  readonly takesFocus?: boolean;
}) => {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(value);
    if (!isCopied) input.current?.select();
    setTold(isCopied ? t('parts.copied') : t('parts.linkIsSelectedCopyIt'));
  };
  return (
    <div>
      <div className={css['row']}>
        <TextField
          ref={input}
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <Button data-focus-home onClick={() => void copy()}>
          <Copy size={16} aria-hidden />
          {t('parts.copyLink')}
        </Button>
      </div>
      <p className={css['told']}>
        {note} <span role="status">{told}</span>
      </p>
    </div>
  );
};
