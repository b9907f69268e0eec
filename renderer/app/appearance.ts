import { useEffect } from 'react';
import { useView } from './window-context.ts';

/** Draws the window light or dark as was chosen on this device; until then, and without a choice, as the system has it (W4). */
export const useAppearance = (): void => {
  const appearance = useView((view) => view.deviceSettings.appearance);
  useEffect(() => {
    document.documentElement.dataset['appearance'] = appearance;
  }, [appearance]);
};
