/** A button whose deed is asked about before it is done. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useState } from 'react';
import frame from './dialog.module.css';
import { Button } from './button.tsx';

/** `onYes` resolves when the question can close. */
export const AskFirst = ({
  label,
  spoken,
  question,
  means,
  no,
  yes,
  onYes,
}: {
  readonly label: string;
  /** The label for a reader of the screen, which says of what. */
  readonly spoken: string;
  readonly question: string;
  readonly means: ReactNode;
  readonly no: string;
  readonly yes: string;
  readonly onYes: () => Promise<void>;
}) => {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const agree = async (): Promise<void> => {
    setBusy(true);
    await onYes();
    setBusy(false);
    setOpen(false);
  };
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => setOpen(open)}>
      <AlertDialog.Trigger render={<Button small />} aria-label={spoken}>
        {label}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={frame['backdrop']} />
        <AlertDialog.Popup className={frame['dialog']}>
          <AlertDialog.Title>{question}</AlertDialog.Title>
          <AlertDialog.Description className={frame['means']}>{means}</AlertDialog.Description>
          <div className={frame['answers']}>
            <AlertDialog.Close render={<Button />}>{no}</AlertDialog.Close>
            <Button look="main" disabled={isBusy} onClick={() => void agree()}>
              {yes}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};
