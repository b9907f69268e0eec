/** Settings → Language: what Fermata speaks on this device (W1). */
import type { LanguageChoice as Choice } from '../../../shared/language/choice.ts';
import { t } from '../../../shared/language/words.ts';
import { FOCUS_MARK } from '../../app/spoken.ts';
import { useView } from '../../app/window-context.ts';
import { DeviceChoice } from './device-choice.tsx';

/** Each by its own name: whoever is lost in a foreign language finds theirs. */
const OWN_NAMES = { en: 'English', de: 'Deutsch', ja: '日本語' } as const;

const choices = (isWeb: boolean): readonly { readonly value: Choice; readonly label: string }[] => [
  { value: 'system', label: t(isWeb ? 'settings.asTheBrowser' : 'settings.asTheSystem') },
  { value: 'en', label: OWN_NAMES.en },
  { value: 'de', label: OWN_NAMES.de },
  { value: 'ja', label: OWN_NAMES.ja },
];

/** The languages there are; the one that was chosen keeps the focus. */
export const LanguageChoice = () => {
  const isWeb = useView((view) => view.device === 'web');
  return (
    <div {...{ [FOCUS_MARK]: 'language' }}>
      <DeviceChoice setting="language" options={choices(isWeb)} />
    </div>
  );
};
