import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '../../../shared/domain/statistics.ts';
import { KEEP_SESSIONS, noteFocusEntry } from '../../../shared/engine/own-sessions.ts';
import { initialState } from '../../../shared/engine/state.ts';
import { batchOf, createRig, messageOf, relayFocus, type Rig } from '../../support/engine-rig.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const MINUTE = 60_000;
const start = (rig: Rig, lengthMs: number, label = '') =>
  rig.engine.send({ type: 'startFocus', lengthMs, label, shareLabel: false, urgent: 'allow' });
const sessions = (rig: Rig) => rig.engine.view().sessions;
const wait = async (rig: Rig, ms: number): Promise<void> => {
  rig.clock.advance(ms);
  await rig.settle();
};

describe('own sessions', () => {
  it('[F9] are kept with what was focused, without pauses, and what was planned', async () => {
    const rig = await createRig({ credentials: null });
    const at = rig.clock.now();
    await start(rig, 25 * MINUTE, '=cmd');
    await wait(rig, 5 * MINUTE);
    await rig.engine.send({ type: 'pauseFocus' });
    await wait(rig, 4 * MINUTE);
    await rig.engine.send({ type: 'resumeFocus' });
    await wait(rig, 6 * MINUTE);
    await rig.engine.send({ type: 'endFocus' });
    expect(sessions(rig)).toMatchObject([
      {
        startedAt: at,
        endedAt: at + 15 * MINUTE,
        focusedMs: 11 * MINUTE,
        plannedMs: 25 * MINUTE,
        outcome: 'stopped',
      },
    ]);
    const again = await createRig({ credentials: null, disk: rig.disk, clock: rig.clock });
    expect(sessions(again)).toEqual(sessions(rig));
    const csv = await again.engine.send({ type: 'exportSessions', format: 'csv' });
    expect(csv).toMatchObject({ ok: true, file: { name: 'fermata-sessions.csv' } });
    expect(JSON.stringify(csv)).toContain("11,25,stopped,0,0,'=cmd");
    const json = await again.engine.send({ type: 'exportSessions', format: 'json' });
    const text = json.ok ? (json.file?.text ?? '') : '';
    expect(JSON.parse(text)).toMatchObject({ version: 1, sessions: sessions(rig) });
  });

  it('[F9] count what waited at most and what the end released, part by part', async () => {
    const rig = await createRig();
    await rig.welcome();
    await start(rig, 25 * MINUTE);
    rig.socket.last().say({ type: 'held', count: 4, urgent: 0, from: ['ben'] });
    rig.socket.last().say({ type: 'held', count: 3, urgent: 0, from: ['ben'] });
    await rig.pass(25 * MINUTE);
    const { focusId = '', startedAt = 0, endsAt = 0 } = rig.engine.view().focus ?? {};
    const ended = { ...relayFocus(focusId, startedAt, endsAt), outcome: 'expired' as const };
    await rig.entry({ type: 'focus', ...ended, state: 'ended' });
    const part = (n: number) => batchOf('focus-ended', [messageOf(n)], { part: n, parts: 2 });
    await rig.entry(part(1));
    await rig.entry(part(2));
    expect(sessions(rig)).toMatchObject([{ held: 4, released: 2, outcome: 'expired' }]);
    // What a busy time releases later is none of it.
    rig.clock.advance(MINUTE);
    await rig.entry(batchOf('focus-ended', [messageOf(3)], { batchId: 'b2' }));
    expect(sessions(rig)).toMatchObject([{ released: 2 }]);
  });

  it('[F9] of another device are known from the log, each once', async () => {
    const rig = await createRig();
    const now = rig.clock.now();
    await rig.welcome({ head: 4 });
    const first = relayFocus(uuidOf(1), now - 90 * MINUTE, now - 40 * MINUTE);
    const second = relayFocus(uuidOf(2), now - 30 * MINUTE, now - 5 * MINUTE);
    const over = { state: 'ended', outcome: 'expired' } as const;
    await rig.entry({ type: 'focus', ...first }, 1);
    await rig.entry({ type: 'focus', ...first, ...over }, 2);
    await rig.entry({ type: 'focus', ...second }, 3);
    await rig.entry({ type: 'focus', ...second, ...over, endsAt: now - 10 * MINUTE }, 4);
    await rig.entry({ type: 'focus', ...second, ...over, endsAt: now - 10 * MINUTE }, 5);
    expect(sessions(rig)).toMatchObject([
      { focusId: uuidOf(1), focusedMs: 50 * MINUTE },
      { focusId: uuidOf(2), focusedMs: 20 * MINUTE, plannedMs: 25 * MINUTE },
    ]);
  });

  it('[F9] are kept up to a number: the oldest go first', () => {
    const device = { kind: 'web', name: 'Tab', timeZone: 'Etc/UTC' } as const;
    const base = initialState(device, { wall: 0, monotonic: 0 });
    const record = (n: number): SessionRecord => ({
      focusId: uuidOf(n),
      startedAt: n * MINUTE,
      endedAt: (n + 1) * MINUTE,
      focusedMs: MINUTE,
      plannedMs: MINUTE,
      outcome: 'expired',
      held: 0,
      released: 0,
    });
    const all = Array.from({ length: KEEP_SESSIONS }, (_, n) => [uuidOf(n), record(n)] as const);
    const full = { ...base, sessions: Object.fromEntries(all) };
    const next = relayFocus(
      uuidOf(KEEP_SESSIONS),
      KEEP_SESSIONS * MINUTE,
      2 * KEEP_SESSIONS * MINUTE,
    );
    const { sessions: kept } = noteFocusEntry(
      full,
      { ...next, state: 'ended', outcome: 'stopped' },
      0,
    );
    expect(Object.keys(kept)).toHaveLength(KEEP_SESSIONS);
    expect(kept[uuidOf(0)]).toBeUndefined();
    expect(kept[uuidOf(KEEP_SESSIONS)]).toBeDefined();
  });
});
