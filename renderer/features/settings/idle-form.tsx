/** Settings → Activity: when this device counts as idle (P4). */
import { t } from '../../../shared/language/words.ts';
import { IDLE_AFTER } from '../../../shared/protocol/limits.ts';
import { useView } from '../../app/window-context.ts';
import { useFieldDraft } from '../../app/use-field-draft.ts';
import { FigureField, FiguresForm } from './figures-form.tsx';
import { minutesOf } from './minutes.ts';

/** The minutes, for this device alone. */
export const IdleForm = () => {
  const { idleAfterMs } = useView((view) => view.deviceSettings);
  const draft = useFieldDraft('settings.idle', String(idleAfterMs / 60_000));
  const written = minutesOf(draft.text, IDLE_AFTER.minMs, IDLE_AFTER.maxMs);
  const command = written.ok
    ? ({ type: 'changeDeviceSettings', idleAfterMs: written.value } as const)
    : null;
  return (
    <FiguresForm label={t('settings.idle')} look="wide" drafts={[draft]} command={command}>
      <FigureField
        label={t('settings.idleOnThisDeviceAfter')}
        draft={draft}
        written={written}
        hint={t('settings.eachYourDevicesHasIts')}
      />
    </FiguresForm>
  );
};
