/** One simulated teammate: the real engine over the real protocol, with a person made of timers. */
import { createIds } from '../../main/os/adapters/ids.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import { createEngine } from '../../shared/engine/create-engine.ts';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import type { ActivityReading, ActivitySource, Credentials } from '../../shared/engine/ports.ts';
import { createWebSocketPort } from '../../shared/engine/web-socket-port.ts';
import { createCredentials, createMemory } from './adapters/memory.ts';
import { nodeClock } from './adapters/node-clock.ts';
import type { Role } from './cast.ts';
import { hoursOf, isAtWork, partAt } from './day.ts';

/** What an actor keeps from one run of the demo to the next. */
export interface ActorMemory {
  readonly credentials: Credentials | null;
  readonly onJoined: (credentials: Credentials) => void;
}

interface Puppet {
  readonly source: ActivitySource;
  set(activity: ActivityReading['activity']): void;
}

const createPuppet = (): Puppet => {
  let tell: (reading: ActivityReading) => void = () => undefined;
  return {
    source: {
      watch: (listener) => {
        tell = listener;
        listener({ activity: 'active' });
        return () => undefined;
      },
      setIdleAfter: () => undefined,
    },
    set: (activity) => tell({ activity }),
  };
};

const startEngine = (role: Role, puppet: Puppet, memory: ActorMemory): Promise<Engine> =>
  createEngine(
    {
      clock: nodeClock,
      ids: createIds(),
      socket: createWebSocketPort(WebSocket),
      http: createFetchPort(fetch),
      store: createMemory(),
      credentials: createCredentials(memory.credentials, memory.onJoined),
      activity: puppet.source,
      notifier: { notify: () => undefined, withdraw: () => undefined },
      reporter: { report: (what) => console.error(`demo, ${role.name}: ${what}`) },
    },
    { kind: 'desktop', name: 'Demo', timeZone: role.timeZone },
  );

const later = (seconds: number, run: () => void): (() => void) =>
  nodeClock.setTimer(seconds * 1000, run);

const ACTIVITY = {
  active: 'active',
  focus: 'active',
  open: 'active',
  idle: 'idle',
  gone: 'asleep',
} as const;

/** Goes through the role's day, over and over, and is gone outside their hours. */
const liveOn = (engine: Engine, puppet: Puppet, role: Role, turn = 0): void => {
  const part = partAt(role, turn, nodeClock.now());
  puppet.set(ACTIVITY[part.doing]);
  void engine.send({ type: 'setManual', show: part.doing === 'open' ? 'open' : null });
  if (part.doing === 'focus') {
    const lengthMs = Math.max(60, part.forS) * 1000;
    void engine.send({
      type: 'startFocus',
      lengthMs,
      label: role.work,
      shareLabel: true,
      urgent: 'allow',
    });
  }
  later(part.forS, () => liveOn(engine, puppet, role, turn + 1));
};

/**
 * Writes to the user while they focus, and stops when they are done. Outside their hours they look in for it, and are
 * gone again soon: the main thing is to be seen at any hour.
 */
const writeDuringFocus = (engine: Engine, puppet: Puppet, role: Role, userId: string): void => {
  let planned: (() => void)[] = [];
  let wasFocusing = false;
  engine.subscribe(() => {
    const isFocusing = engine.view().teammates[userId]?.presence.show === 'focusing';
    if (isFocusing === wasFocusing) return;
    wasFocusing = isFocusing;
    for (const cancel of planned) cancel();
    planned = isFocusing
      ? role.duringFocus.map(({ afterS, body, urgentReason }) =>
          later(afterS, () => {
            puppet.set('active');
            const urgent =
              urgentReason === undefined
                ? { urgency: 'normal' as const }
                : { urgency: 'urgent' as const, urgentReason };
            void engine.send({ type: 'sendMessage', to: userId, body, ...urgent });
          }),
        )
      : [];
  });
};

/** Reads what comes, as people do, and answers the user after a little while. */
const answer = (engine: Engine, role: Role, userId: string): void => {
  const seen = new Set<string>();
  const since = nodeClock.now();
  engine.subscribe(() => {
    if (!isAtWork(role, nodeClock.now())) return; // Read when they are back.
    for (const { messageId, from, receivedAt } of engine.view().review) {
      // What came in an earlier run of the demo was answered then.
      if (seen.has(messageId) || receivedAt < since) continue;
      seen.add(messageId);
      void engine.send({ type: 'triage', messageId, to: 'done' });
      const body = role.answers[seen.size % role.answers.length] ?? 'Thank you!';
      if (from === userId)
        later(
          6,
          () => void engine.send({ type: 'sendMessage', to: userId, body, urgency: 'normal' }),
        );
    }
  });
};

/** Brings a teammate to life. At the first run they join by `invite` and say what they have to say first. */
export const startActor = async (
  role: Role,
  userId: string,
  memory: ActorMemory,
  invite: () => Promise<string>,
): Promise<Engine> => {
  const puppet = createPuppet();
  const engine = await startEngine(role, puppet, memory);
  if (memory.credentials === null) {
    const joined = await engine.send({ type: 'join', link: await invite(), memberName: role.name });
    if (!joined.ok) throw new Error(joined.error.message);
    await engine.send({ type: 'setStatus', ...role.status });
    for (const body of role.opening)
      await engine.send({ type: 'sendMessage', to: userId, body, urgency: 'normal' });
  }
  await engine.send({ type: 'setHours', workingHours: hoursOf(role) });
  answer(engine, role, userId);
  writeDuringFocus(engine, puppet, role, userId);
  liveOn(engine, puppet, role);
  return engine;
};
