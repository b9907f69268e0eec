/**
 * Keeps this installation current without being in the way (D10): asks now and then, fetches what there is while nobody
 * focuses, and puts it in place when the app is quit.
 */
import type { UpdateChannel, UpdateView } from '../../shared/bridge/shell.ts';
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import { t } from '../language/words.ts';
import { createObserved } from '../shell/observed.ts';
import type { Outcome, UpdatePart } from '../shell/shell.ts';
import type { NewerVersion, UpdateFault, Updater } from './updater.ts';

/** What the part stands on. */
export interface UpdateSetup {
  readonly clock: Clock;
  /** From 0 up to 1: so that not everybody asks at the same moment. */
  readonly random: () => number;
  readonly updater: Updater;
  /** What was chosen before. */
  readonly channel: UpdateChannel;
  readonly save: (channel: UpdateChannel) => void;
}

/** The part, which is told of focus. */
export interface FocusAwareUpdates extends UpdatePart {
  /** During focus nothing is fetched, installed or offered. Told as often as one likes. */
  setFocusing(isFocusing: boolean): void;
}

const MINUTE_MS = 60_000;
/** The start has better things to do. */
const FIRST_AFTER_MS = MINUTE_MS;
const EVERY_MS = 6 * 60 * MINUTE_MS;
/** Up to so much later, by chance. */
const FIRST_SPREAD_MS = MINUTE_MS;
const SPREAD_MS = 30 * MINUTE_MS;

const wordsFor = (fault: UpdateFault): string | null => {
  switch (fault) {
    case 'noAnswer':
      return t('app.updateNoAnswer');
    case 'notFetched':
      return t('app.updateNotFetched');
    case 'stopped':
      return null;
  }
};

/** Works through: ask, fetch, ready. Starts with the first question a minute or two later. */
export const createUpdatePart = (setup: UpdateSetup): FocusAwareUpdates => {
  const { clock, random, updater, save } = setup;
  let { channel } = setup;
  let isFocusing = false;
  let checkedAt: number | null = null;
  let found: NewerVersion | null = null;
  let fetching: AbortController | null = null;
  /** What is asked for a channel that was left since counts no more. */
  let turn = 0;
  let cancelTimer: CancelTimer = () => undefined;

  const idle = (problem: string | null): UpdateView => ({
    state: 'idle',
    channel,
    checkedAt,
    problem,
  });
  const view = createObserved<UpdateView>(idle(null));

  const arm = (afterMs: number, spreadMs: number): void => {
    cancelTimer();
    cancelTimer = clock.setTimer(afterMs + random() * spreadMs, check);
  };

  const fetchIt = async (newer: NewerVersion): Promise<void> => {
    const mine = new AbortController();
    fetching = mine;
    view.set({ state: 'downloading', channel, version: newer.version });
    const fetched = await updater.download(mine.signal);
    // Another one took over, or the channel was left.
    if (fetching !== mine) return;
    fetching = null;
    if (fetched.ok) {
      updater.installOnQuit(!isFocusing);
      view.set({ state: 'ready', channel, ...newer });
      return;
    }
    view.set(idle(wordsFor(fetched.error)));
    if (fetched.error !== 'stopped') found = null;
    // It was called off for a focus that is over again.
    else goOn();
  };

  const goOn = (): void => {
    const isWaiting = view.get().state === 'idle' && fetching === null;
    if (found !== null && isWaiting && !isFocusing) void fetchIt(found);
  };

  const ask = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    view.set({ state: 'checking', channel });
    const answer = await updater.check(channel);
    if (mine !== turn) return;
    checkedAt = clock.now();
    found = answer.ok ? answer.value : null;
    view.set(idle(answer.ok ? null : wordsFor(answer.error)));
    arm(EVERY_MS, SPREAD_MS);
    goOn();
  };

  /** What is under way or ready is enough. */
  const check = (): void => {
    if (view.get().state === 'idle' && fetching === null) void ask();
    else arm(EVERY_MS, SPREAD_MS);
  };

  const leaveChannel = (): void => {
    turn += 1;
    found = null;
    fetching?.abort();
    fetching = null;
    updater.installOnQuit(false);
    view.set(idle(null));
  };

  const install = (): Outcome => {
    if (view.get().state !== 'ready') return { ok: false, error: t('app.noUpdate') };
    if (isFocusing) return { ok: false, error: t('app.updateInFocus') };
    updater.install();
    return { ok: true };
  };

  arm(FIRST_AFTER_MS, FIRST_SPREAD_MS);
  return {
    ...view,
    check,
    install,
    setChannel: (next) => {
      if (next === channel) return;
      channel = next;
      save(next);
      leaveChannel();
      check();
    },
    setFocusing: (next) => {
      if (next === isFocusing) return;
      isFocusing = next;
      if (view.get().state === 'ready') updater.installOnQuit(!isFocusing);
      if (isFocusing) fetching?.abort();
      else goOn();
    },
  };
};

/** The part of an installation that does not keep itself current. It asks nobody. */
export const updatesOff = (why: string): FocusAwareUpdates => ({
  ...createObserved<UpdateView>({ state: 'off', why }),
  setChannel: () => undefined,
  check: () => undefined,
  install: () => ({ ok: false, error: t('app.noUpdate') }),
  setFocusing: () => undefined,
});
