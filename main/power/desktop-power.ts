/** All that tells of activity on this system, put together. */
import type { Clock } from '../../shared/engine/ports.ts';
import type { KeptBus } from '../bus/kept-bus.ts';
import { sourceOrder, type Surroundings } from './choose.ts';
import { createIdleChain, type IdleChain } from './idle-chain.ts';
import type { IdleCandidate, SourceKind } from './idle-source.ts';
import { logindIdle, logindSignals } from './logind.ts';
import { mutterIdle } from './mutter.ts';
import type { PowerSignals } from './power-signals.ts';
import { screenSaverIdle, screenSaverSignals } from './screen-saver.ts';

/** What it is put together from. */
export interface PowerDeps extends Surroundings {
  readonly clock: Clock;
  readonly session: KeptBus;
  readonly system: KeptBus;
  readonly pid: number;
  readonly electron: { readonly idle: IdleCandidate; readonly signals: PowerSignals };
}

/** Idle time from the sources that fit this system, and signals from all that are there. */
export const createDesktopPower = (
  deps: PowerDeps,
): { readonly idle: IdleChain; readonly signals: readonly PowerSignals[] } => {
  const { clock, session, system, electron, platform, env, pid } = deps;
  const hints = { pid, sessionId: env['XDG_SESSION_ID'] };
  const candidates: Readonly<Record<SourceKind, IdleCandidate>> = {
    mutter: mutterIdle(session),
    screenSaver: screenSaverIdle(session, clock),
    logind: logindIdle(system, hints, clock),
    electron: electron.idle,
  };
  const overBus =
    platform === 'linux' ? [logindSignals(system, hints), ...screenSaverSignals(session)] : [];
  return {
    idle: createIdleChain(
      sourceOrder(deps).map((kind) => candidates[kind]),
      clock,
    ),
    signals: [electron.signals, ...overBus],
  };
};
