/** Carries out a command: reaches the app, starts it if need be, asks, and says what came of it (D3). */
import type { CommandOf } from '../../shared/bridge/commands.ts';
import { assertNever } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import type { Ask, FocusAsk, PresenceAsk } from './ask.ts';
import { COMMANDS } from './commands.ts';
import { askApp } from './ask-app.ts';
import { canFocusFor, lengthMs } from './lengths.ts';
import { type Failed, failed, type Outcome } from './outcome.ts';
import { type AppLine, type RunPorts, wordingOf } from './ports.ts';
import { reach } from './reach.ts';
import { send } from './send.ts';
import { helpOutcome } from './words/help.ts';
import { reviewOutcome } from './words/review.ts';
import { statusOutcome } from './words/status.ts';
import { teamOutcome } from './words/team.ts';

type Changing = CommandOf<
  'startFocus' | 'extendFocus' | 'pauseFocus' | 'resumeFocus' | 'endFocus' | 'setManual'
>;

const change = async (ports: RunPorts, line: AppLine, command: Changing): Promise<Outcome> => {
  const answer = await askApp<'command'>(line, { type: 'command', command });
  return answer.ok ? statusOutcome(answer.value.status, wordingOf(ports)) : answer.error;
};

const startFocus = (ports: RunPorts, line: AppLine, ask: FocusAsk): Promise<Outcome> | Failed => {
  const ms = lengthMs(ask.length, ports.now(), ports.timeZone);
  if (!canFocusFor(ms)) return failed('invalid', t('cli.focusBoundsNothing'));
  const { nextStep, label } = ask;
  return change(ports, line, {
    type: 'startFocus',
    lengthMs: ms,
    shareLabel: ask.sharesLabel,
    urgent: ask.takesUrgent ? 'allow' : 'refuse',
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(label === undefined ? {} : { label }),
  });
};

const choose = (ports: RunPorts, line: AppLine, { show, length }: PresenceAsk): Promise<Outcome> =>
  change(ports, line, {
    type: 'setManual',
    show,
    ...(length === undefined
      ? {}
      : { forMs: Math.max(60_000, lengthMs(length, ports.now(), ports.timeZone)) }),
  });

const quit = async (ports: RunPorts): Promise<Outcome> => {
  const line = await ports.connect();
  if (line === null)
    return { ok: true, result: { wasRunning: false }, text: t('cli.wasNotRunning') };
  const answer = await askApp<'quit'>(line, { type: 'quit' });
  const isGone = answer.ok && (await line.ended());
  line.close();
  if (!answer.ok) return answer.error;
  if (!isGone) return failed('no_answer', t('cli.stillRuns'));
  return {
    ok: true,
    result: { wasRunning: true },
    text: t('cli.hasEnded'),
  };
};

type Asking = Exclude<Ask, { kind: 'help' | 'version' | 'quit' }>;

const onLine = async (ports: RunPorts, line: AppLine, ask: Asking): Promise<Outcome> => {
  switch (ask.kind) {
    case 'status': {
      const answer = await askApp<'status'>(line, { type: 'status' });
      return answer.ok ? statusOutcome(answer.value, wordingOf(ports)) : answer.error;
    }
    case 'focus':
      return startFocus(ports, line, ask);
    case 'focus extend':
      return change(ports, line, { type: 'extendFocus', byMs: ask.byMs });
    case 'focus pause':
      return change(ports, line, { type: 'pauseFocus' });
    case 'focus resume':
      return change(ports, line, { type: 'resumeFocus' });
    case 'focus end':
      return change(ports, line, { type: 'endFocus' });
    case 'presence':
      return choose(ports, line, ask);
    case 'team': {
      const answer = await askApp<'team'>(line, { type: 'team' });
      return answer.ok ? teamOutcome(answer.value, wordingOf(ports)) : answer.error;
    }
    case 'send':
      return send(ports, line, ask);
    case 'review': {
      const answer = await askApp<'review'>(line, { type: 'review' });
      return answer.ok ? reviewOutcome(answer.value, wordingOf(ports)) : answer.error;
    }
    case 'review --window':
    case 'show': {
      const place = ask.kind === 'show' ? {} : { place: 'review' as const };
      const answer = await askApp<'show'>(line, { type: 'show', ...place });
      return answer.ok ? { ok: true, result: {}, text: '' } : answer.error;
    }
    default:
      return assertNever(ask);
  }
};

const startsApp = (ask: Asking): boolean =>
  ask.kind === 'presence' || COMMANDS.some(({ name, starts }) => name === ask.kind && starts);

/** Carries out what is asked. */
export const runAsk = async (ask: Ask, ports: RunPorts): Promise<Outcome> => {
  if (ask.kind === 'help') return helpOutcome(ports.style);
  if (ask.kind === 'version')
    return { ok: true, result: { version: ports.version }, text: `Fermata ${ports.version}` };
  if (ask.kind === 'quit') return quit(ports);
  const line = await reach(ports, startsApp(ask));
  if (!line.ok) return line.error;
  try {
    return await onLine(ports, line.value, ask);
  } finally {
    line.value.close();
  }
};
