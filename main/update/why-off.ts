/** Where an installation does not keep itself current, and why (D10). */

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
  if (!facts.isPackaged)
    return 'This Fermata runs from its sources, so it looks for no newer version.';
  if (facts.platform === 'linux' && facts.appImage === null)
    return "Your system's package manager keeps this installation current.";
  if (!facts.hasAddress)
    return 'This installation was made without an address for newer versions. Whoever gave it to you tells when there is one.';
  if (facts.isPortable)
    return 'The portable program does not replace itself. Get a newer one where you got this one.';
  if (facts.appImage !== null && !facts.isReplaceable)
    return 'The file of this AppImage may not be changed by you, so a newer one cannot take its place. Move it to a folder of your own.';
  return null;
};
