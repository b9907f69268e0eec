/** The engine's shell: runs the reducer, writes what changed, and only then does what it asked for (C2). */
import type { Command, CommandReply } from '../bridge/commands.ts';
import { diffView } from '../bridge/patch.ts';
import type { NoticeView, View } from '../bridge/view.ts';
import type { ViewUpdate } from '../bridge/bridge.ts';
import type { ClockReading } from '../domain/clock-drift.ts';
import { PROTOCOL_VERSION, SOCKET_PATH } from '../protocol/limits.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { parseReply } from '../protocol/parse.ts';
import type { Request } from '../protocol/requests.ts';
import type { Engine } from './engine.ts';
import type { Effect, EngineEvent } from './events.ts';
import { type FreshLink, joinWith, makeDeviceLink, makeInvite } from './join.ts';
import { storeChanges, restore } from './persist.ts';
import type { Connection, Credentials, DeviceFacts, EnginePorts } from './ports.ts';
import { dueInMs, reduce } from './reduce.ts';
import { type EngineState, initialState } from './state.ts';
import { createProjector } from './view.ts';
import { createWriter } from './writer.ts';
import type { Result } from '../result.ts';
import type { CommandFault } from '../bridge/commands.ts';

const STORE_NOTICE: NoticeView = {
  noticeId: 'store',
  text: 'Fermata cannot write to this device’s disk. It keeps what you do in memory and goes on trying; free some space and leave it open.',
};
const NO_TEAM: CommandReply = {
  ok: false,
  error: { code: 'refused', message: 'Join a team first: links are made for a team.' },
};

const socketUrl = (relayUrl: string): string => `${relayUrl.replace(/^http/, 'ws')}${SOCKET_PATH}`;

const linkReply = (made: Result<FreshLink, CommandFault>, skewMs: number): CommandReply =>
  made.ok
    ? { ok: true, value: { url: made.value.url, expiresAt: made.value.expiresAt - skewMs } }
    : { ok: false, error: made.error };

/** What has to be read before an engine can start. */
const load = async (ports: EnginePorts, device: DeviceFacts, reading: ClockReading) => {
  const [records, credentials] = await Promise.all([ports.store.load(), ports.credentials.load()]);
  const { state, unreadable } = restore(initialState(device, reading), records);
  if (unreadable.length > 0)
    ports.reporter.report(`${unreadable.length} records of the store could not be read`);
  return { state, credentials };
};

/** Starts an engine on what a host lends. Rejects when the store cannot be read at all. */
export const createEngine = async (ports: EnginePorts, device: DeviceFacts): Promise<Engine> => {
  const { clock, reporter } = ports;
  const readClocks = (): ClockReading => ({ wall: clock.now(), monotonic: clock.monotonic() });
  const loaded = await load(ports, device, readClocks());

  let state: EngineState = loaded.state;
  let credentials: Credentials | null = loaded.credentials;
  let connection: Connection | null = null;
  let stopped = false;
  let cancelTimer: () => void = () => undefined;
  const project = createProjector();
  let view: View = project(state);
  const listeners = new Set<(update: ViewUpdate) => void>();

  const writer = createWriter(ports.store, clock, reporter, {
    onFailing: () => void dispatch({ type: 'noticed', notice: STORE_NOTICE }),
    onRecovered: () => void dispatch({ type: 'noticeGone', noticeId: STORE_NOTICE.noticeId }),
  });

  const publish = (): void => {
    const next = project(state);
    const patch = diffView(view, next);
    view = next;
    if (patch !== null) for (const listener of listeners) listener({ type: 'patch', patch });
  };

  const schedule = (): void => {
    cancelTimer();
    const due = stopped ? null : dueInMs(state);
    if (due !== null) cancelTimer = clock.setTimer(due, () => void dispatch({ type: 'ticked' }));
  };

  /** Takes an event in. The promise is for who has to know that it is on disk. */
  const dispatch = (event: EngineEvent): Promise<CommandReply> => {
    const before = state;
    const target = connection;
    const lent = {
      reading: readClocks(),
      countsSleep: clock.countsSleep,
      random: ports.ids.random(),
    };
    const { state: after, effects, reply } = reduce(before, event, lent);
    state = after;
    publish();
    schedule();
    const written = writer.write(storeChanges(before, after));
    return written.then(() => {
      for (const effect of effects) perform(effect, target);
      return reply ?? { ok: true };
    });
  };

  const sendFrame = (frame: Request): void => connection?.send(JSON.stringify(frame));

  const hangUp = (): void => {
    const old = connection;
    connection = null;
    old?.close(CLOSE.normal);
  };

  /** Opens a connection in place of any other; what the other one still says is not heard. */
  const open = (relayUrl: string): void => {
    hangUp();
    const mine: { value: Connection | null } = { value: null };
    const isCurrent = (): boolean => !stopped && connection === mine.value;
    const opened = ports.socket.open(socketUrl(relayUrl), {
      onOpen: () => {
        if (isCurrent()) void dispatch({ type: 'socketOpened' });
      },
      onText: (text) => {
        if (isCurrent()) hear(text);
      },
      onClose: (code) => {
        if (!isCurrent()) return;
        mine.value = null;
        connection = null;
        void dispatch({ type: 'socketClosed', code });
      },
    });
    mine.value = opened;
    connection = opened;
  };

  const hear = (text: string): void => {
    const frame = parseReply(text);
    if (frame.ok) void dispatch({ type: 'frameReceived', frame: frame.value });
    else reporter.report(`a frame of the relay was not understood (${frame.error.kind})`);
  };

  const greet = ({ cursor, roster }: Extract<Effect, { type: 'greet' }>): void => {
    if (credentials === null) return;
    const { token } = credentials;
    sendFrame({
      type: 'hello',
      id: 'hello',
      token,
      protocol: PROTOCOL_VERSION,
      device: { kind: device.kind, name: device.name },
      cursor,
      ...(roster === undefined ? {} : { roster }),
    });
  };

  /** `target`: the connection at the time of the event; frames for one never go to another. */
  const perform = (effect: Effect, target: Connection | null): void => {
    if (stopped) return;
    switch (effect.type) {
      case 'connect':
        if (credentials !== null) open(credentials.relayUrl);
        break;
      case 'greet':
        if (connection === target) greet(effect);
        break;
      case 'send':
        if (connection === target) sendFrame(effect.request);
        break;
      case 'disconnect':
        if (connection === target) hangUp();
        break;
      case 'notify':
        ports.notifier.notify(effect.notification);
        break;
      case 'report':
        reporter.report(effect.what);
        break;
    }
  };

  const become = async (next: Credentials | null, name: string): Promise<void> => {
    const fresh = next !== null && next.memberId !== state.identity?.memberId;
    if (next === null) await ports.credentials.clear();
    else await ports.credentials.save(next);
    credentials = next;
    const identity =
      next === null
        ? null
        : { relayUrl: next.relayUrl, memberId: next.memberId, teamId: next.teamId };
    await dispatch({ type: 'identityChanged', identity, name, fresh });
  };

  const join = async (link: string, name: string): Promise<CommandReply> => {
    const joined = await joinWith(ports.http, link, device, name);
    if (!joined.ok) return joined;
    await become(joined.value, name);
    return { ok: true };
  };

  const run = async (command: Command): Promise<CommandReply> => {
    switch (command.type) {
      case 'join':
        return join(command.link, command.memberName);
      case 'claimDevice':
        return join(command.link, state.name);
      case 'leave':
        await become(null, state.name);
        return { ok: true };
      case 'createInvite':
        return credentials === null
          ? NO_TEAM
          : linkReply(await makeInvite(ports.http, credentials), state.skewMs);
      case 'createDeviceLink':
        return credentials === null
          ? NO_TEAM
          : linkReply(await makeDeviceLink(ports.http, credentials), state.skewMs);
      default:
        return dispatch({ type: 'command', command, uuid: ports.ids.uuid() });
    }
  };

  const stopActivity = ports.activity.watch(
    (reading) => void dispatch({ type: 'activityChanged', reading }),
  );
  if (credentials !== null) {
    const { relayUrl, memberId, teamId } = credentials;
    void dispatch({
      type: 'identityChanged',
      identity: { relayUrl, memberId, teamId },
      name: state.name,
      fresh: false,
    });
  } else {
    void dispatch({ type: 'ticked' });
  }

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      listener({ type: 'full', view });
      return () => listeners.delete(listener);
    },
    send: (command) =>
      run(command).catch((cause: unknown) => {
        reporter.report('a command failed', cause);
        return {
          ok: false,
          error: {
            code: 'storage_failed',
            message: 'Fermata could not do this. Nothing was lost; try again.',
          },
        };
      }),
    wake: () => void dispatch({ type: 'woke' }),
    tell: (notice) => void dispatch({ type: 'noticed', notice }),
    stop: async () => {
      stopped = true;
      stopActivity();
      cancelTimer();
      hangUp();
      await writer.stop();
    },
  };
};
