/** Packs the built app with electron-builder itself, around a stub in Electron's place: nothing is downloaded. */
import { join } from 'node:path';
import {
  Arch,
  build,
  type Configuration,
  type LinuxPackager,
  type MacPackager,
  Platform,
  type WinPackager,
} from 'electron-builder';
import { publishOf } from './publish.ts';
import { makeStubElectron, type PackedSystem, RESOURCES } from './stub-electron.ts';

const root = join(import.meta.dirname, '../..');
const PLATFORMS = { linux: Platform.LINUX, mac: Platform.MAC, win: Platform.WINDOWS } as const;

/** electron-builder's packager for one system. */
export type SystemPackager = LinuxPackager | MacPackager | WinPackager;

/** How to pack. */
export interface PackOptions {
  readonly system: PackedSystem;
  /** An empty folder. */
  readonly out: string;
  /** The address that updates come from; none without. */
  readonly updateUrl?: string;
  /** Over electron-builder.yml. */
  readonly changes?: Configuration;
  /** Called with electron-builder's own packager before it packs: it can tell what a target would be made of. */
  readonly ask?: (packager: SystemPackager) => Promise<void>;
}

/** What was packed. */
export interface Packed {
  /** The folder with app.asar. */
  readonly resources: string;
  /** The folder that would be put into an installer. */
  readonly folder: string;
}

/**
 * On Linux all that electron-builder does to a package is done, to the fuses. What it does to the binaries of the other
 * systems needs them: Info.plist, resources of the .exe, signatures.
 */
const withoutBinary = (system: PackedSystem): Configuration =>
  system === 'linux'
    ? {}
    : {
        electronFuses: null,
        electronBranding: { productName: 'Fermata' },
        mac: { identity: null, notarize: false },
        win: { signExecutable: false },
      };

const beforePack = ({ system, ask }: PackOptions): Pick<Configuration, 'beforePack'> => ({
  beforePack: async ({ packager }) => {
    if (system !== 'linux') Object.assign(packager.info.framework, { beforeCopyExtraFiles: null });
    // The target was given in packWithStub, so the packager is one of these.
    await ask?.(packager as SystemPackager);
  },
});

/** Packs the app for a system as electron-builder.yml says. Rejects when that file is not valid. */
export const packWithStub = async (options: PackOptions): Promise<Packed> => {
  const { system, out, updateUrl, changes } = options;
  const electronDist = join(out, 'stub');
  makeStubElectron(electronDist, system);
  const output = join(out, 'packages');
  await build({
    projectDir: root,
    targets: PLATFORMS[system].createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      electronDist,
      directories: { output, buildResources: 'assets' },
      ...withoutBinary(system),
      ...beforePack(options),
      ...publishOf(updateUrl),
      ...changes,
    },
  });
  const folder = join(output, system === 'mac' ? 'mac' : `${system}-unpacked`);
  return { folder, resources: join(folder, RESOURCES[system]) };
};
