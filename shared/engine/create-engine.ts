/** The engine's shell: runs the reducer, writes what changed, and only then does what it asked for (C2). */
import type { ViewUpdate } from '../bridge/bridge.ts';
import type { Command, CommandReply } from '../bridge/commands.ts';
import type { NoticeView, View } from '../bridge/view.ts';
import type { ClockReading } from '../domain/clock-drift.ts';
import { t } from '../language/engine/words.ts';
import { linkReply, runAccess } from './access.ts';
import type { Engine } from './engine.ts';
import { Display } from './display.ts';
import type { Effect, EngineEvent } from './events.ts';
import { joinWith, makeFeed, removeFeed } from './join.ts';
import { Line } from './line.ts';
import { restore, storeChanges } from './persist.ts';
import { isPresence, PresenceGate } from './presence-gate.ts';
import type { CancelTimer, Clock, Credentials, DeviceFacts, EnginePorts } from './ports.ts';
import { dueInMs, reduce } from './reduce.ts';
import { type EngineState, type Identity, initialState } from './state.ts';
import { createWriter, type Writer } from './writer.ts';

const STORE_NOTICE = 'store';
const storeNotice = (): NoticeView => ({ noticeId: STORE_NOTICE, text: t('engine.diskFull') });
const noTeam = (): CommandReply => ({
  ok: false,
  error: { code: 'refused', message: t('engine.joinFirstForLinks') },
});
const failed = (): CommandReply => ({
  ok: false,
  error: { code: 'storage_failed', message: t('engine.failed') },
});

const readClocks = (clock: Clock): ClockReading => ({
  wall: clock.now(),
  monotonic: clock.monotonic(),
});

const identityOf = ({ relayUrl, memberId, teamId }: Credentials): Identity => ({
  relayUrl,
  memberId,
  teamId,
});

class Shell implements Engine {
  readonly #ports: EnginePorts;
  readonly #writer: Writer;
  readonly #line: Line;
  readonly #display: Display;
  readonly #gate: PresenceGate;
  #state: EngineState;
  #credentials: Credentials | null;
  #stopped = false;
  #cancelTimer: CancelTimer = () => undefined;
  #stopActivity: () => void = () => undefined;
  #stopDoNotDisturb: () => void = () => undefined;
  #stopCalendar: () => void = () => undefined;

  constructor(ports: EnginePorts, state: EngineState, credentials: Credentials | null) {
    this.#ports = ports;
    this.#state = state;
    this.#credentials = credentials;
    this.#display = new Display(state);
    this.#gate = new PresenceGate(ports.clock, (event) => void this.#take(event));
    this.#line = new Line(ports.socket, ports.reporter, (event) => this.#hear(event));
    this.#writer = createWriter(ports.store, ports.clock, ports.reporter, {
      onFailing: () => this.tell(storeNotice()),
      onRecovered: () => void this.#dispatch({ type: 'noticeGone', noticeId: STORE_NOTICE }),
    });
  }

  /** Takes up work: listens for activity and, where there is a team, connects. */
  start(): void {
    const { activity, calendar, doNotDisturb } = this.#ports;
    activity.setIdleAfter(this.#state.deviceSettings.idleAfterMs);
    this.#stopActivity = activity.watch(
      (reading) => void this.#dispatch({ type: 'activityChanged', reading }),
    );
    if (doNotDisturb !== undefined)
      this.#stopDoNotDisturb = doNotDisturb.watch(
        (isOn) => void this.#dispatch({ type: 'doNotDisturbChanged', isOn }),
      );
    this.#stopCalendar =
      calendar?.watch((reading) => void this.#dispatch({ type: 'calendarRead', reading })) ??
      this.#stopCalendar;
    calendar?.use(this.#state.calendar.setting);
    const { name } = this.#state;
    const identity = this.#credentials && identityOf(this.#credentials);
    if (identity !== null)
      void this.#dispatch({ type: 'identityChanged', identity, name, fresh: false });
    void this.#dispatch({ type: 'started' });
  }

  view(): View {
    this.#gate.release();
    return this.#display.view();
  }

  subscribe(listener: (update: ViewUpdate) => void): () => void {
    this.#gate.release();
    return this.#display.subscribe(listener);
  }

  async send(command: Command): Promise<CommandReply> {
    try {
      return await this.#run(command);
    } catch (cause) {
      this.#ports.reporter.report('a command failed', cause);
      return failed();
    }
  }

  wake(): void {
    this.#ports.calendar?.wake();
    void this.#dispatch({ type: 'woke' });
  }

  tell(notice: NoticeView): void {
    void this.#dispatch({ type: 'noticed', notice });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopActivity();
    this.#stopDoNotDisturb();
    this.#stopCalendar();
    this.#ports.calendar?.use(null);
    this.#cancelTimer();
    this.#gate.stop();
    this.#line.hangUp();
    await this.#writer.stop();
  }

  #hear(event: EngineEvent): void {
    if (isPresence(event)) this.#gate.hear(event.frame, this.#state);
    else void this.#dispatch(event);
  }

  /** Takes an event in, after what is held. The promise is for who has to know that what it changed is on disk. */
  #dispatch(event: EngineEvent): Promise<CommandReply> {
    this.#gate.release();
    return this.#take(event);
  }

  async #take(event: EngineEvent): Promise<CommandReply> {
    const { clock, ids } = this.#ports;
    const before = this.#state;
    const target = this.#line.current;
    const lent = {
      reading: readClocks(clock),
      countsSleep: clock.countsSleep,
      random: ids.random(),
    };
    const { state, effects, reply } = reduce(before, event, lent);
    this.#state = state;
    this.#display.show(state);
    this.#schedule();
    await this.#writer.write(storeChanges(before, state));
    for (const effect of effects) this.#perform(effect, target);
    return reply ?? { ok: true };
  }

  #schedule(): void {
    this.#cancelTimer();
    const due = this.#stopped ? null : dueInMs(this.#state);
    if (due === null) return;
    this.#cancelTimer = this.#ports.clock.setTimer(
      due,
      () => void this.#dispatch({ type: 'ticked' }),
    );
  }

  /** `target`: the connection at the time of the event; what is meant for one never goes to another. */
  #perform(effect: Effect, target: Line['current']): void {
    if (this.#stopped) return;
    switch (effect.type) {
      case 'connect':
        if (this.#credentials !== null) this.#line.open(this.#credentials.relayUrl);
        break;
      case 'greet':
        if (this.#credentials !== null)
          this.#line.greet(target, this.#credentials.token, this.#state.device, effect);
        break;
      case 'send':
        this.#line.send(target, effect.request);
        break;
      case 'disconnect':
        if (this.#line.current === target) this.#line.hangUp();
        break;
      case 'idleAfter':
        this.#ports.activity.setIdleAfter(effect.ms);
        break;
      case 'notify':
        this.#ports.notifier.notify(effect.notification);
        break;
      case 'withdraw':
        this.#ports.notifier.withdraw(effect.place);
        break;
      case 'useCalendar':
        this.#ports.calendar?.use(effect.setting);
        break;
      case 'report':
        this.#ports.reporter.report(effect.what);
        break;
    }
  }

  async #run(command: Command): Promise<CommandReply> {
    const { http, ids } = this.#ports;
    switch (command.type) {
      case 'join':
        return this.#join(command.link, command.memberName);
      case 'claimDevice':
        return this.#join(command.link, this.#state.name);
      case 'leave':
        return this.#leave();
      case 'createInvite':
      case 'createDeviceLink':
      case 'listDevices':
      case 'revokeDevice':
      case 'listInvites':
      case 'revokeInvite': {
        const who = this.#credentials;
        const { deviceId, skewMs } = this.#state;
        return who === null ? noTeam() : runAccess(command, { http, who, deviceId, skewMs });
      }
      case 'createFeed':
        return this.#makeFeed();
      case 'endFeed':
        return this.#endFeed();
      default:
        return this.#dispatch({ type: 'command', command, uuid: ids.uuid() });
    }
  }

  async #join(link: string, name: string): Promise<CommandReply> {
    const joined = await joinWith(this.#ports.http, link, this.#state.device, name);
    return joined.ok ? this.#become(joined.value, name) : joined;
  }

  /** The relay forgets this device as well, if it can be reached: its token is worth nothing then. */
  async #leave(): Promise<CommandReply> {
    const { deviceId, name } = this.#state;
    const who = this.#credentials;
    const reply = await this.#become(null, name);
    if (who !== null && deviceId !== null)
      void this.#ports.http.remove(`${who.relayUrl}/v1/devices/${deviceId}`, who.token);
    return reply;
  }

  async #become(next: Credentials | null, name: string): Promise<CommandReply> {
    const fresh = next !== null && next.memberId !== this.#state.identity?.memberId;
    if (next === null) await this.#ports.credentials.clear();
    else await this.#ports.credentials.save(next);
    this.#credentials = next;
    return this.#dispatch({
      type: 'identityChanged',
      identity: next && identityOf(next),
      name,
      fresh,
    });
  }

  async #makeFeed(): Promise<CommandReply> {
    if (this.#credentials === null) return noTeam();
    const made = await makeFeed(this.#ports.http, this.#credentials);
    if (made.ok) await this.#dispatch({ type: 'feedChanged', hasFeed: true });
    return linkReply(made, this.#state.skewMs);
  }

  async #endFeed(): Promise<CommandReply> {
    if (this.#credentials === null) return noTeam();
    const gone = await removeFeed(this.#ports.http, this.#credentials);
    if (!gone.ok) return gone;
    return this.#dispatch({ type: 'feedChanged', hasFeed: false });
  }
}

/** Starts an engine on what a host lends. Rejects when the store or the credentials cannot be read at all. */
export const createEngine = async (ports: EnginePorts, device: DeviceFacts): Promise<Engine> => {
  const [records, credentials] = await Promise.all([ports.store.load(), ports.credentials.load()]);
  const { state, unreadable } = restore(initialState(device, readClocks(ports.clock)), records);
  if (unreadable.length > 0)
    ports.reporter.report(`${unreadable.length} records of the store could not be read`);
  const shell = new Shell(ports, state, credentials);
  shell.start();
  return shell;
};
