/** Settings → Appearance: light or dark on this device (W4). */
import { t } from '../../../shared/language/words.ts';
import { DeviceChoice } from './device-choice.tsx';

/** As the system has it, or one of the two. */
export const AppearanceChoice = () => (
  <div>
    <DeviceChoice
      setting="appearance"
      options={[
        { value: 'system', label: t('settings.asTheSystem') },
        { value: 'light', label: t('settings.light') },
        { value: 'dark', label: t('settings.dark') },
      ]}
    />
  </div>
);
