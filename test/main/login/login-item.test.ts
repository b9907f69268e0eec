import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutostartFile } from '../../../main/login/adapters/autostart-file.ts';
import { createLoginPart, noLoginItem } from '../../../main/login/login-item.ts';
import { autostartEntry } from '../../../main/os/desktop-entry.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-config-'));
  file = join(folder, 'autostart', 'fermata.desktop');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const item = (program = '/opt/Fermata.AppImage') =>
  createAutostartFile(program, ['--hidden'], { XDG_CONFIG_HOME: folder });

describe('login item of Linux', () => {
  it('[D6] is an entry in the autostart folder, and none when it is off', async () => {
    expect(await item().read()).toEqual({ state: 'off' });
    await item().write(true);
    expect(await readFile(file, 'utf8')).toBe(
      autostartEntry('/opt/Fermata.AppImage', ['--hidden']),
    );
    expect(await item().read()).toEqual({ state: 'on' });
    await item().write(false);
    await item().write(false);
    expect(await item().read()).toEqual({ state: 'off' });
  });

  it('[D6] follows an AppImage that was moved', async () => {
    await item('/old/Fermata.AppImage').write(true);
    expect(await item('/new/Fermata.AppImage').read()).toEqual({ state: 'on' });
    expect(await readFile(file, 'utf8')).toContain('Exec="/new/Fermata.AppImage" "--hidden"');
  });

  it('[D6] leaves one alone that its user switched off in the desktop’s settings', async () => {
    const off = `${autostartEntry('/old/Fermata.AppImage', [])}Hidden=true\n`;
    await mkdir(join(folder, 'autostart'));
    await writeFile(file, off);
    expect(await item().read()).toEqual({ state: 'off' });
    expect(await readFile(file, 'utf8')).toBe(off);
  });
});

describe('starting at login', () => {
  const reporter = () => ({ report: vi.fn() });

  it('[D6] shows what the system says, and follows a change', async () => {
    const part = createLoginPart(item(), reporter());
    const changed = vi.fn();
    part.subscribe(changed);
    expect(await part.set(true)).toEqual({ ok: true });
    expect(part.get()).toEqual({ state: 'on' });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('[D6] says so when the system does not let it, and shows what is true', async () => {
    await writeFile(join(folder, 'autostart'), 'a file in the way');
    const part = createLoginPart(item(), reporter());
    expect(await part.set(true)).toMatchObject({ ok: false });
    await vi.waitFor(() => expect(part.get().state).toBe('unavailable'));
  });

  it('[D6] says why where there is none', async () => {
    const part = createLoginPart(noLoginItem('Because.'), reporter());
    await vi.waitFor(() => expect(part.get()).toEqual({ state: 'unavailable', why: 'Because.' }));
    expect(await part.set(true)).toMatchObject({ ok: false });
  });
});
