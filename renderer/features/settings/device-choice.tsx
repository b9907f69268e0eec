/** One of the settings of this device alone, as a few choices side by side. */
import { type ReactNode, useRef, useState } from 'react';
import type { DeviceSettings } from '../../../shared/engine/device-settings.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useServices, useView } from '../../app/window-context.ts';
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
  const { store } = useServices();
  const [chosen, setChosen] = useState({ over: kept, value: kept, isDecided: true });
  const latest = useRef(0);
  const { run, fault } = useCommand();
  // Whatever is kept from here on counts: it may have been chosen elsewhere in the window.
  if (chosen.isDecided && chosen.over !== kept)
    setChosen({ over: kept, value: kept, isDecided: true });
  const choose = async (value: Chosen[K]): Promise<void> => {
    const nth = (latest.current += 1);
    setChosen({ over: kept, value, isDecided: false });
    const { ok } = await run({ type: 'changeDeviceSettings', [setting]: value });
    if (nth < latest.current) return; // Another was chosen since.
    const over = store.getState().view?.deviceSettings[setting] ?? kept;
    setChosen({ over, value: ok ? value : over, isDecided: true });
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
