/** What the member does to their focus, by the window's commands (F3, F5, F7). */
import type { CommandFault } from '../bridge/commands.ts';
import { activeFocus } from '../domain/focus.ts';
import { roundFocusId } from '../domain/rounds.ts';
import { t } from '../language/engine/words.ts';
import { fail, ok, type Result } from '../result.ts';
import type { LocalCommand } from './events.ts';
import { applyFocus } from './own-focus.ts';
import { beginNextRound, ownBreak } from './own-rounds.ts';
import { type EngineState, type OwnFocus, relayNow } from './state.ts';

/** The commands about focus. */
export type FocusCommand = Extract<
  LocalCommand,
  {
    type:
      | 'startFocus'
      | 'extendFocus'
      | 'continueFocus'
      | 'pauseFocus'
      | 'resumeFocus'
      | 'endFocus'
      | 'setNextStep'
      | 'skipBreak'
      | 'endRounds';
  }
>;
type Outcome = Result<EngineState, CommandFault>;

const refused = (code: CommandFault['code'], message: string): Outcome => fail({ code, message });

const noFocus = (): Outcome => refused('not_found', t('engine.noFocus'));
const noBreak = (): Outcome => refused('not_found', t('engine.noBreak'));

const startFocus = (
  state: EngineState,
  command: Extract<FocusCommand, { type: 'startFocus' }>,
  uuid: string,
): Outcome => {
  const { lengthMs, label, shareLabel, urgent, nextStep } = command;
  const endsAt = Math.round(relayNow(state) + lengthMs);
  const rounds = command.rounds && {
    ...command.rounds,
    roundsId: uuid,
    index: 1,
    focusMs: lengthMs,
  };
  const focusId = rounds === undefined ? uuid : roundFocusId(uuid, 1);
  const about = { focusId, endsAt, label, shareLabel, urgent, rounds };
  const started = applyFocus(state, { type: 'started', ...about }, nextStep);
  if (started.done) return ok(started.state);
  return refused('conflict', t('engine.focusRuns'));
};

/** In one that runs: so long at least. A paused one waits for its member, who has it in hand. */
const lastAtLeast = (state: EngineState, session: OwnFocus, endsAt: number): EngineState => {
  if (session.state === 'paused' || session.endsAt >= endsAt) return state;
  return applyFocus(state, { type: 'changed', focusId: session.focusId, endsAt }).state;
};

/** What was released stays released, so it is a session of its own; the rounds go on after it as after the one before. */
const continueFocus = (state: EngineState, forMs: number, uuid: string): Outcome => {
  const session = state.focus;
  if (session === null) return noFocus();
  const endsAt = Math.round(relayNow(state) + forMs);
  if (activeFocus(session) !== null) return ok(lastAtLeast(state, session, endsAt));
  const { label, shareLabel, urgent, nextStep, outcome } = session;
  const rounds = outcome === 'stopped' ? undefined : session.rounds;
  const about = { focusId: uuid, endsAt, label, shareLabel, urgent, rounds };
  return ok(applyFocus(state, { type: 'started', ...about }, nextStep).state);
};

const setNextStep = (state: EngineState, session: OwnFocus, line: string): EngineState => {
  const { nextStep: _, ...rest } = session;
  return { ...state, focus: line === '' ? rest : { ...rest, nextStep: line } };
};

const endRounds = (state: EngineState): Outcome => {
  const session = state.focus;
  if (session === null || (activeFocus(session) === null && ownBreak(state) === null))
    return noBreak();
  const { focusId } = session;
  return ok(applyFocus(state, { type: 'ended', focusId, outcome: 'stopped' }).state);
};

/** Carries out a command about focus. `uuid` names what it makes. */
export const runFocusCommand = (
  state: EngineState,
  command: FocusCommand,
  uuid: string,
): Outcome => {
  if (command.type === 'startFocus') return startFocus(state, command, uuid);
  if (command.type === 'endRounds') return endRounds(state);
  if (command.type === 'continueFocus') return continueFocus(state, command.forMs, uuid);
  if (command.type === 'skipBreak') {
    const begun = beginNextRound(state);
    return begun === null ? noBreak() : ok(begun);
  }
  const session = activeFocus(state.focus);
  if (session === null) return noFocus();
  const { focusId } = session;
  switch (command.type) {
    case 'extendFocus': {
      const endsAt = session.endsAt + command.byMs;
      const changed = applyFocus(state, { type: 'changed', focusId, endsAt });
      if (changed.done) return ok(changed.state);
      return refused('invalid', t('engine.focusBounds'));
    }
    case 'pauseFocus':
      return ok(applyFocus(state, { type: 'paused', focusId }).state);
    case 'resumeFocus':
      return ok(applyFocus(state, { type: 'resumed', focusId }).state);
    case 'endFocus': {
      const outcome = command.outcome ?? 'stopped';
      return ok(applyFocus(state, { type: 'ended', focusId, outcome }).state);
    }
    case 'setNextStep':
      return ok(setNextStep(state, session, command.nextStep));
  }
};
