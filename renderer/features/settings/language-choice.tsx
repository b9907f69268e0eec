/** Settings → Language: what Fermata speaks on this device (W1). */
import type { LanguageChoice as Choice } from '../../../shared/language/choice.ts';
import { t } from '../../../shared/language/words.ts';
import { FOCUS_MARK } from '../../app/spoken.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { Segments } from '../../components/field.tsx';

/** Each by its own name: whoever is lost in a foreign language finds theirs. */
const OWN_NAMES = { en: 'English', de: 'Deutsch', ja: '日本語' } as const;

const choices = (isWeb: boolean): readonly { readonly value: Choice; readonly label: string }[] => [
  { value: 'system', label: t(isWeb ? 'settings.asTheBrowser' : 'settings.asTheSystem') },
  { value: 'en', label: OWN_NAMES.en },
  { value: 'de', label: OWN_NAMES.de },
  { value: 'ja', label: OWN_NAMES.ja },
];

/** The choice is for this device alone, and kept at once. */
export const LanguageChoice = () => {
  const choice = useView((view) => view.deviceSettings.language);
  const isWeb = useView((view) => view.device === 'web');
  const { run, fault } = useCommand();
  return (
    <div {...{ [FOCUS_MARK]: 'language' }}>
      <Segments
        label={t('settings.onThisDevice')}
        value={choice}
        options={choices(isWeb)}
        onChange={(language) => void run({ type: 'changeDeviceSettings', language })}
      />
      <Fault text={fault} />
    </div>
  );
};
