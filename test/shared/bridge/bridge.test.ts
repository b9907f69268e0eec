import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../shared/bridge/parse-command.ts';
import { applyPatch, diffView, foldPatches } from '../../../shared/bridge/patch.ts';
import type { TeammateView, View } from '../../../shared/bridge/view.ts';
import { createProjector } from '../../../shared/engine/view.ts';
import { initialState } from '../../../shared/engine/state.ts';

const base = createProjector()(
  initialState({ kind: 'web', name: 'Tab', timeZone: 'Etc/UTC' }, { wall: 0, monotonic: 0 }),
).view;
const teammate = (memberId: string, since: number): TeammateView => ({
  profile: { memberId, name: memberId, timeZone: 'Etc/UTC' },
  presence: { memberId, show: 'away', source: 'idle', since },
});
const views = fc
  .record({
    teamName: fc.option(fc.string()),
    drafts: fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ body: fc.string() })),
    teammates: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.nat()),
  })
  .map(({ teammates, ...slices }): View => ({
    ...base,
    ...slices,
    teammates: Object.fromEntries(
      Object.entries(teammates).map(([id, since]) => [id, teammate(id, since)]),
    ),
  }));

describe('patches', () => {
  it('[C4] lead from any view to any other, as what a window shows', () => {
    fc.assert(
      fc.property(views, views, (before, after) => {
        const patch = diffView(before, after);
        expect(patch === null ? before : applyPatch(before, structuredClone(patch))).toEqual(after);
      }),
    );
  });

  it('[W20] do together, as one, what they do one after the other', () => {
    fc.assert(
      fc.property(views, views, views, (first, second, third) => {
        const [earlier, later] = [diffView(first, second), diffView(second, third)];
        if (earlier === null || later === null) return;
        expect(applyPatch(first, foldPatches(earlier, later))).toEqual(third);
      }),
    );
  });

  it('[W20] leave teammates in their order', () => {
    const before = { ...base, teammates: { a: teammate('a', 1), b: teammate('b', 1) } };
    const after = applyPatch(before, { slices: {}, teammates: { a: teammate('a', 2) } });
    expect(Object.keys(after.teammates)).toEqual(['a', 'b']);
  });

  it('[C4] carry one teammate for one teammate that changed, and nothing for nothing', () => {
    const before = { ...base, teammates: { a: teammate('a', 1), b: teammate('b', 1) } };
    const after = { ...before, teammates: { ...before.teammates, b: teammate('b', 2) } };
    expect(diffView(before, after)).toEqual({ slices: {}, teammates: { b: teammate('b', 2) } });
    expect(diffView(before, { ...before })).toBeNull();
  });
});

describe('parseCommand', () => {
  it.each([null, 7, 'x', [], {}, { type: 'nope' }, { type: 'constructor' }, { type: 7 }])(
    '[C4] refuses %j as no command',
    (value) => {
      expect(parseCommand(value)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    },
  );

  it('[C4] names the field that is wrong', () => {
    const result = parseCommand({ type: 'sendMessage', to: 'ben', body: '', urgency: 'normal' });
    expect(result.ok ? '' : result.error.message).toContain('body');
  });
});
