import { describe, expect, it, vi } from 'vitest';
import { createShortcutPart } from '../../../main/shortcut/shortcut.ts';
import { toggleFocus } from '../../../main/shortcut/toggle-focus.ts';
import { isShortcut } from '../../../shared/bridge/shortcut.ts';
import { sampleFocus, sampleView } from '../../support/sample-view.ts';

const TAKEN = 'Ctrl+Alt+T';
const system = () => {
  const held = new Map<string, () => void>();
  return {
    held,
    register: (keys: string, onPress: () => void) => {
      if (keys === TAKEN) return false;
      held.set(keys, onPress);
      return true;
    },
    unregister: (keys: string) => void held.delete(keys),
  };
};
const open = (saved: string | null) => {
  const keys = system();
  const save = vi.fn();
  const onPress = vi.fn();
  return { keys, save, onPress, part: createShortcutPart({ keys, saved, save, onPress }) };
};

describe('global shortcut', () => {
  it('[D6] is none until its user chooses one, and then that one alone', () => {
    const { part, keys, save, onPress } = open(null);
    expect(part.get()).toEqual({ keys: null, problem: null });
    expect(keys.held.size).toBe(0);
    expect(part.set('Ctrl+Alt+F')).toEqual({ ok: true });
    expect(part.set('Ctrl+Alt+G')).toEqual({ ok: true });
    expect([...keys.held.keys()]).toEqual(['Ctrl+Alt+G']);
    expect(save).toHaveBeenLastCalledWith('Ctrl+Alt+G');
    keys.held.get('Ctrl+Alt+G')?.();
    expect(onPress).toHaveBeenCalledTimes(1);
    part.set(null);
    expect(keys.held.size).toBe(0);
    expect(save).toHaveBeenLastCalledWith(null);
  });

  it('[D6] stays as it was when another program has the new one', () => {
    const { part, keys, save } = open('Ctrl+Alt+F');
    expect(part.set(TAKEN)).toMatchObject({ ok: false });
    expect(part.get()).toEqual({ keys: 'Ctrl+Alt+F', problem: null });
    expect([...keys.held.keys()]).toEqual(['Ctrl+Alt+F']);
    expect(save).not.toHaveBeenCalled();
  });

  it('[D6] is kept and said not to work where it is taken at the start; choosing it again tries again', () => {
    const { part, save } = open(TAKEN);
    expect(part.get()).toMatchObject({ keys: TAKEN });
    expect(part.get().problem).toContain(TAKEN);
    expect(part.set(TAKEN)).toMatchObject({ ok: false });
    expect(save).not.toHaveBeenCalled();
  });

  it('[D6] one that is none any more is passed over', () => {
    expect(open('Hyper+Nonsense').part.get()).toEqual({ keys: null, problem: null });
  });

  it('[D6] takes no key that programs use themselves', () => {
    for (const right of ['Ctrl+Alt+F', 'Cmd+Shift+Space', 'Super+F12', 'Ctrl+Shift+0'])
      expect([right, isShortcut(right)]).toEqual([right, true]);
    for (const wrong of [
      'F',
      'F12',
      'Ctrl',
      'Ctrl+',
      'Ctrl+C',
      'Ctrl+Ctrl+C',
      'Shift+A',
      'Shift+F4',
      'ctrl+f',
      'Ctrl+Alt+F+G',
      '',
      'A'.repeat(99),
    ])
      expect([wrong, isShortcut(wrong)]).toEqual([wrong, false]);
  });
});

describe('what the shortcut does', () => {
  it('[D6] starts focus of the first length, and ends one that runs or is paused', () => {
    const view = sampleView();
    const idle = { ...view, focus: null, break: null };
    expect(
      toggleFocus({ ...idle, settings: { ...view.settings, presetsMs: [3_000_000] } }),
    ).toEqual({
      type: 'startFocus',
      lengthMs: 3_000_000,
      shareLabel: false,
      urgent: 'allow',
    });
    expect(toggleFocus({ ...idle, focus: sampleFocus() })).toEqual({ type: 'endFocus' });
    expect(toggleFocus({ ...idle, focus: sampleFocus({ state: 'ended' }) })).toMatchObject({
      type: 'startFocus',
    });
  });

  it('[D6] in a break begins the next round', () => {
    const pause = { from: 0, until: 1, isLong: false, next: { index: 2, of: 4 } };
    expect(toggleFocus({ ...sampleView(), focus: null, break: pause })).toEqual({
      type: 'skipBreak',
    });
  });
});
