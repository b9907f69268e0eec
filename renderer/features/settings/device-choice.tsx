/** One of the settings of this device alone, as a few choices side by side. */
import { type ReactNode, useState } from 'react';
import type { DeviceSettings } from '../../../shared/engine/device-settings.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { Segments } from '../../components/field.tsx';

/** The settings that are one of a few words. */
type Chosen = Omit<DeviceSettings, 'idleAfterMs'>;

/** Kept with the choice. What was chosen shows at once; what counts shows again where it could not be kept. */
export const DeviceChoice = <K extends keyof Chosen>({
  setting,
  options,
}: {
  readonly setting: K;
  readonly options: readonly { readonly value: Chosen[K]; readonly label: ReactNode }[];
}) => {
  const kept = useView<Chosen[K]>((view) => view.deviceSettings[setting]);
  const [chosen, setChosen] = useState({ over: kept, value: kept });
  const { run, fault } = useCommand();
  // Whatever is kept from here on counts: it may have been chosen elsewhere in the window.
  if (chosen.over !== kept) setChosen({ over: kept, value: kept });
  const choose = async (value: Chosen[K]): Promise<void> => {
    setChosen({ over: kept, value });
    const { ok } = await run({ type: 'changeDeviceSettings', [setting]: value });
    if (!ok) setChosen({ over: kept, value: kept });
  };
  return (
    <>
      <Segments
        label={t('settings.onThisDevice')}
        value={chosen.value}
        options={options}
        onChange={(value) => void choose(value)}
      />
      <Fault text={fault} />
    </>
  );
};
