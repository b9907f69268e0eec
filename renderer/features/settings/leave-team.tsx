/** The way out of the team, asked once more since the way back needs a link. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState } from 'react';
import { useCommand } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './settings.module.css';

/** A button and its question. */
export const LeaveTeam = () => {
  const [isAsking, setAsking] = useState(false);
  const { run, busy, fault } = useCommand();
  const leave = async (): Promise<void> => {
    await run({ type: 'leave' });
    setAsking(false);
  };
  return (
    <>
      <p className={css['soft']}>
        This device forgets the team. What you received stays readable here until you join again.
      </p>
      <AlertDialog.Root open={isAsking} onOpenChange={(open) => setAsking(open)}>
        <AlertDialog.Trigger render={<Button />}>Leave team…</AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={css['backdrop']} />
          <AlertDialog.Popup className={css['dialog']}>
            <AlertDialog.Title>Leave the team on this device?</AlertDialog.Title>
            <AlertDialog.Description className={css['soft']}>
              Teammates go on seeing you, as offline, and what they send waits for another device of
              yours. To come back you need a device link from one, or a new invite.
            </AlertDialog.Description>
            <div className={css['answers']}>
              <AlertDialog.Close render={<Button />}>Stay</AlertDialog.Close>
              <Button look="main" disabled={busy} onClick={() => void leave()}>
                Leave team
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
      <Fault text={fault} />
    </>
  );
};
