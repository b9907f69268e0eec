/** A link to hand on. */
import { Copy } from 'lucide-react';
import { useRef, useState } from 'react';
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
}: {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}) => {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState(note);
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
        <Button data-land onClick={() => void copy()}>
          <Copy size={16} aria-hidden />
          {t('parts.copyLink')}
        </Button>
      </div>
      <p className={css['told']} role="status">
        {told}
      </p>
    </div>
  );
};
