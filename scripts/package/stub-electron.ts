/**
 * A folder with the shape of an unpacked Electron and nothing in it: enough for electron-builder to pack the app beside
 * it, so that what a package holds can be looked at where Electron's binary cannot be had. It does not run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A system that packages are made for, as electron-builder calls it. */
export type PackedSystem = 'linux' | 'mac' | 'win';

/** By this text @electron/fuses finds the fuses of a binary: version, count and one byte for each follow. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = '011001101';

const BINARIES: Readonly<Record<PackedSystem, string>> = {
  linux: 'electron',
  mac: 'Fermata.app/Contents/MacOS/Electron',
  win: 'electron.exe',
};

/** Where the archive is put, from the folder that the app is packed into. */
export const RESOURCES: Readonly<Record<PackedSystem, string>> = {
  linux: 'resources',
  mac: 'Fermata.app/Contents/Resources',
  win: 'resources',
};

/** Makes the folder. */
export const makeStubElectron = (target: string, system: PackedSystem): void => {
  const binary = join(target, BINARIES[system]);
  mkdirSync(dirname(binary), { recursive: true });
  mkdirSync(join(target, RESOURCES[system]), { recursive: true });
  const fuses = [Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSES.length]), Buffer.from(FUSES)];
  writeFileSync(binary, Buffer.concat(fuses));
};

/** The fuses of a binary as they are set, in the order of Electron's list: `1` is on. */
export const fusesOf = (binary: Buffer): string => {
  const at = binary.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length;
  return binary.toString('latin1', at + 2, at + 2 + (binary[at + 1] ?? 0));
};
