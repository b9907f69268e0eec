/** Settings → Appearance: light or dark on this device (W4). */
import { t } from '../../../shared/language/words.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { Segments } from '../../components/field.tsx';

/** The choice is for this device alone, and kept at once. */
export const AppearanceChoice = () => {
  const choice = useView((view) => view.deviceSettings.appearance);
  const { run, fault } = useCommand();
  return (
    <div>
      <Segments
        label={t('settings.onThisDevice')}
        value={choice}
        options={[
          { value: 'system', label: t('settings.asTheSystem') },
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
        ]}
        onChange={(appearance) => void run({ type: 'changeDeviceSettings', appearance })}
      />
      <Fault text={fault} />
    </div>
  );
};
