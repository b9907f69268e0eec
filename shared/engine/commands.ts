/** What the member does, carried out on the state (the window's commands, C4). */
import type { CommandFault, CommandReply } from '../bridge/commands.ts';
import { t } from '../language/engine/words.ts';
import { assertNever } from '../result.ts';
import { wake } from './connection.ts';
import { andThen, type LocalCommand, step, type Step } from './events.ts';
import { type FocusCommand, runFocusCommand } from './focus-commands.ts';
import { findMessages } from './all-messages.ts';
import { triage } from './inbox.ts';
import { askBudget, rateUrgent } from './urgent.ts';
import { flush } from './outbox.ts';
import { chooseCalendar } from './own-calendar.ts';
import { chooseManual, setStatus } from './own-choices.ts';
import { changeSettings } from './own-settings.ts';
import { exportSessions } from './own-sessions.ts';
import { answerPlanned } from './planned.ts';
import { changeByCommand } from './own-profile.ts';
import { runSent } from './sent-messages.ts';
import { runSurface } from './surface.ts';
import { type EngineState, relayNow, without } from './state.ts';

/** A step and the answer to the command that led to it. */
export interface CommandStep extends Step {
  readonly reply: CommandReply;
}

const done = (state: EngineState): CommandStep => ({
  ...andThen(step(state), flush),
  reply: { ok: true },
});

const refused = (state: EngineState, code: CommandFault['code'], message: string): CommandStep => ({
  ...step(state),
  reply: { ok: false, error: { code, message } },
});

/** A time of the window, which knows only this machine's clock, as relay time. */
const toRelay = <T extends number | undefined>(state: EngineState, at: T): T =>
  (at === undefined ? undefined : Math.round(at + state.skewMs)) as T;

const changeFocus = (state: EngineState, command: FocusCommand, uuid: string): CommandStep => {
  const changed = runFocusCommand(state, command, uuid);
  if (changed.ok) return done(changed.value);
  return refused(state, changed.error.code, changed.error.message);
};

const saveDraft = (
  state: EngineState,
  { type: _, to, ...draft }: Extract<LocalCommand, { type: 'saveDraft' }>,
): CommandStep => {
  const { body, urgency = 'normal', urgentReason = '' } = draft;
  const isNothing = body === '' && urgency === 'normal' && urgentReason === '';
  const drafts = isNothing ? without(state.drafts, to) : { ...state.drafts, [to]: draft };
  return { ...step({ ...state, drafts }), reply: { ok: true } };
};

/** Carries out a command. `uuid` names what it makes. */
export const runCommand = (
  state: EngineState,
  command: LocalCommand,
  uuid: string,
): CommandStep => {
  switch (command.type) {
    case 'startFocus':
    case 'extendFocus':
    case 'continueFocus':
    case 'pauseFocus':
    case 'resumeFocus':
    case 'endFocus':
    case 'setNextStep':
    case 'skipBreak':
    case 'endRounds':
      return changeFocus(state, command, uuid);
    case 'setManual': {
      const { show, forMs } = command;
      const until =
        forMs === undefined ? toRelay(state, command.until) : Math.round(relayNow(state) + forMs);
      return done(
        chooseManual(
          state,
          show === null ? null : { show, ...(until === undefined ? {} : { until }) },
        ),
      );
    }
    case 'setCalendar':
      return {
        ...chooseCalendar(state, command.calendar, command.focusWord),
        reply: { ok: true },
      };
    case 'setStatus': {
      const { text, emoji } = command;
      const until = toRelay(state, command.until);
      return done(
        setStatus(state, {
          text,
          ...(emoji === undefined ? {} : { emoji }),
          ...(until === undefined ? {} : { until }),
        }),
      );
    }
    case 'setProfile':
    case 'setHours':
    case 'setHoursOverride':
      if (state.identity === null) return refused(state, 'refused', t('engine.joinFirstToBeSeen'));
      return done(changeByCommand(state, command));
    case 'changeSettings': {
      const { type: _, ...change } = command;
      return done(changeSettings(state, change));
    }
    case 'changeDeviceSettings': {
      const { type: _, ...change } = command;
      const told = Object.entries(change).filter(([, value]) => value !== undefined);
      const deviceSettings = { ...state.deviceSettings, ...Object.fromEntries(told) };
      const next = done({ ...state, deviceSettings });
      if (command.idleAfterMs === undefined) return next;
      const effect = { type: 'idleAfter', ms: command.idleAfterMs } as const;
      return { ...next, effects: [...next.effects, effect] };
    }
    case 'startPlanned':
    case 'skipPlanned': {
      const next = answerPlanned(state, command.key, command.type === 'startPlanned');
      return next === null ? refused(state, 'not_found', t('engine.notPlanned')) : done(next);
    }
    case 'exportSessions':
      return { ...done(state), reply: { ok: true, file: exportSessions(state, command.format) } };
    case 'sendMessage':
    case 'sendAgain':
    case 'reviseMessage':
    case 'urgeMessage':
    case 'withdrawMessage': {
      const sent = runSent(state, command, uuid);
      return sent.ok ? done(sent.value) : { ...step(state), reply: sent };
    }
    case 'askUrgentBudget':
      return { ...askBudget(state, command.to), reply: { ok: true } };
    case 'rateUrgent': {
      const rated = rateUrgent(state, command);
      return rated.ok ? done(rated.value) : { ...step(state), reply: rated };
    }
    case 'saveDraft':
      return saveDraft(state, command);
    case 'readMessages': {
      const messages = findMessages(state, command.query, command.most);
      return { ...step(state), reply: { ok: true, messages } };
    }
    case 'triage':
      if (state.inbox[command.messageId] === undefined)
        return refused(state, 'not_found', t('engine.messageGone'));
      return done(triage(state, command.messageId, command.to, toRelay(state, command.until)));
    case 'askToMeet':
    case 'cancelAsk':
    case 'dismissMeeting': {
      const asked = runSurface(state, command);
      return asked.ok ? done(asked.value) : { ...step(state), reply: asked };
    }
    case 'reconnect':
      return { ...wake(state), reply: { ok: true } };
    case 'dismissNotice':
      return done({
        ...state,
        notices: state.notices.filter((notice) => notice.noticeId !== command.noticeId),
      });
    default:
      return assertNever(command);
  }
};
