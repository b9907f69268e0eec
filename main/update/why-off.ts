/** Where an installation does not keep itself current, and why (D10). */
import { t } from '../language/words.ts';

/** What is known of this installation. */
export interface UpdateFacts {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The packages bring the address along; without one nobody is ever asked. */
  readonly hasAddress: boolean;
  /** The file of the AppImage; null where it is none. */
  readonly appImage: string | null;
  /** Whether that file, and the folder that it is in, may be changed. */
  readonly isReplaceable: boolean;
  /** The portable program of Windows, which unpacks itself at each start. */
  readonly isPortable: boolean;
}

/** Why it does not, for people; null where it does. */
export const whyUpdatesAreOff = (facts: UpdateFacts): string | null => {
  if (!facts.isPackaged) return t('app.offFromSources');
  if (facts.platform === 'linux' && facts.appImage === null) return t('app.offByPackages');
  if (!facts.hasAddress) return t('app.offNoAddress');
  if (facts.isPortable) return t('app.offPortable');
  if (facts.appImage !== null && !facts.isReplaceable) return t('app.offReadOnly');
  return null;
};
