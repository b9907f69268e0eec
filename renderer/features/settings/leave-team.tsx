/** The way out of the team, asked once more since the way back needs a link. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useCommand } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import frame from '../../components/dialog.module.css';
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
      <p className={css['soft']}>{t('settings.thisDeviceForgetsTeamWhat')}</p>
      <AlertDialog.Root open={isAsking} onOpenChange={(open) => setAsking(open)}>
        <AlertDialog.Trigger render={<Button />}>{t('settings.leaveTeam')}</AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={frame['backdrop']} />
          <AlertDialog.Popup className={frame['dialog']}>
            <AlertDialog.Title>{t('settings.leaveTeamOnThisDevice')}</AlertDialog.Title>
            <AlertDialog.Description className={css['soft']}>
              {t('settings.teammatesGoOnSeeingYou')}
            </AlertDialog.Description>
            <div className={css['answers']}>
              <AlertDialog.Close render={<Button />}>{t('settings.stay')}</AlertDialog.Close>
              <Button look="main" disabled={busy} onClick={() => void leave()}>
                {t('settings.leaveTeam2')}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
      <Fault text={fault} />
    </>
  );
};
