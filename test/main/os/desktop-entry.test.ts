import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  autostartEntry,
  execLine,
  fieldsOf,
  isAutostartOn,
} from '../../../main/os/desktop-entry.ts';

/** Reads `Exec` as the Desktop Entry Specification 1.5 says: the string's escapes first, then quotes and field codes. */
const argumentsOf = (value: string): readonly string[] => {
  const text = value.replaceAll('\\\\', '\\');
  const quoted = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)];
  return quoted.map(([, inner, bare]) =>
    (inner?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '').replaceAll('%%', '%'),
  );
};

describe('desktop entries', () => {
  it('[D6] start the very program, whatever its path is made of', () => {
    const path = fc.string({ minLength: 1 }).filter((text) => !/[\n\r]/.test(text));
    fc.assert(
      fc.property(path, path, (program, argument) => {
        const entry = autostartEntry(program, [argument]);
        const exec = fieldsOf(entry).get('Exec') ?? '';
        expect(argumentsOf(exec)).toEqual([program, argument]);
      }),
    );
  });

  it('[D6] a path with a line break is refused: it would be a line of its own', () => {
    expect(() => autostartEntry('/opt/x\nExec=evil', [])).toThrow('line break');
  });

  it('[D5] a field code stands bare behind the program', () => {
    expect(execLine('/opt/My Apps/Fermata.AppImage', [], '%u')).toBe(
      '"/opt/My Apps/Fermata.AppImage" %u',
    );
  });

  it('[D6] one that was switched off by its user is off', () => {
    const entry = autostartEntry('/opt/fermata', ['--hidden']);
    expect(isAutostartOn(entry)).toBe(true);
    expect(isAutostartOn(`${entry}Hidden=true\n`)).toBe(false);
    expect(isAutostartOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
    expect(isAutostartOn(`${entry}[Desktop Action x]\nHidden=true\n`)).toBe(true);
  });
});
