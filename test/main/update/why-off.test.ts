import { describe, expect, it } from 'vitest';
import { type UpdateFacts, whyUpdatesAreOff } from '../../../main/update/why-off.ts';

const installer: UpdateFacts = {
  isPackaged: true,
  platform: 'win32',
  hasAddress: true,
  appImage: null,
  isReplaceable: false,
  isPortable: false,
};
const appImage: UpdateFacts = {
  ...installer,
  platform: 'linux',
  appImage: '/home/mina/Fermata.AppImage',
  isReplaceable: true,
};

describe('whyUpdatesAreOff', () => {
  it('[D10] is silent where an installation keeps itself current', () => {
    expect(whyUpdatesAreOff(installer)).toBeNull();
    expect(whyUpdatesAreOff({ ...installer, platform: 'darwin' })).toBeNull();
    expect(whyUpdatesAreOff(appImage)).toBeNull();
  });

  it.each([
    ['from its sources', { ...appImage, isPackaged: false }, 'sources'],
    ['from a deb or rpm', { ...appImage, appImage: null }, 'package manager'],
    ['without an address', { ...appImage, hasAddress: false }, 'without an address'],
    ['as the portable program', { ...installer, isPortable: true }, 'portable'],
    ['as a file that is not its own', { ...appImage, isReplaceable: false }, 'AppImage'],
  ])('[D10] says why it is off %s', (_, facts, words) => {
    expect(whyUpdatesAreOff(facts)).toContain(words);
  });
});
