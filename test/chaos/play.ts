/** Carries out the steps of a program. */
import { assertNever } from '../../shared/result.ts';
import type { Client } from './client.ts';
import { markOf } from './history.ts';
import type { Step } from './program.ts';
import type { World } from './world.ts';

interface Sent {
  readonly from: string;
  readonly to: string;
  readonly send: Parameters<Client['keepSending']>[0];
  revisions: number;
}
type StepOf<T extends Step['op']> = Extract<Step, { op: T }>;

/** Plays steps in a world. */
export interface Player {
  play(step: Step): void;
  /** Resolves when nothing is under way any more that a step began. */
  finished(): Promise<void>;
}

const fill = (length: number): string => 'word '.repeat(Math.ceil(length / 5)).slice(0, length);

/** A player for a world. */
export const newPlayer = (world: World): Player => {
  /** The newest first. */
  const sent: Sent[] = [];
  /** The last focus session that each member was told to start. */
  const focuses = new Map<string, { focusId: string; endsAt: number }>();
  const underWay = new Set<Promise<void>>();
  const timers = new Set<() => void>();
  let statuses = 0;

  const later = (ms: number, run: () => void): void => {
    const once = (): void => {
      if (!timers.delete(once)) return;
      clearTimeout(timer);
      run();
    };
    const timer = setTimeout(once, ms);
    timers.add(once);
  };
  const begin = (work: Promise<void>): void => {
    const mine = work.finally(() => underWay.delete(mine));
    underWay.add(mine);
  };
  const within = (): readonly Client[] => world.clients.filter((client) => !client.isOut());
  const clientAt = (index: number): Client => {
    const list = within();
    const client = list[index % list.length];
    if (client === undefined) throw new Error('Everyone was shut out.');
    return client;
  };
  /** A device of a member, rather one that is connected. */
  const deviceOf = (memberId: string, index: number): Client | undefined => {
    const own = within().filter((client) => client.memberId === memberId);
    const online = own.filter((client) => client.isOnline());
    const list = online.length > 0 ? online : own;
    return list[index % list.length];
  };
  const isFocusing = (memberId: string): boolean =>
    (focuses.get(memberId)?.endsAt ?? 0) > world.now();
  const sentAt = (which: number): Sent | undefined => sent[which % Math.max(1, sent.length)];

  const send = (step: StepOf<'send'>): void => {
    const { messageId, isUrgent, length, isKept } = step;
    const client = clientAt(step.client);
    const others = world.members.filter((id) => id !== client.memberId);
    const focusing = step.isToFocus ? others.filter(isFocusing) : [];
    const choice = focusing.length > 0 ? focusing : others;
    const to = choice[step.to % choice.length] ?? '';
    const body = `${markOf(messageId, 'body')} ${fill(length)}`;
    const urgent = { urgency: 'urgent', urgentReason: markOf(messageId, 'reason') } as const;
    const kind = isUrgent ? urgent : ({ urgency: 'normal' } as const);
    const it = { type: 'message.send', messageId, to, body, ...kind } as const;
    sent.unshift({ from: client.memberId, to, send: it, revisions: 0 });
    if (isKept) client.keepSending(it);
    else client.ask(it);
  };
  const again = ({ which, device, words }: StepOf<'again'>): void => {
    const message = sentAt(which);
    if (message === undefined) return;
    const { messageId } = message.send;
    const body = words === 'same' ? message.send.body : markOf(messageId, 'other');
    deviceOf(message.from, device)?.ask({ ...message.send, body });
  };
  const edit = ({ op, which, device }: StepOf<'revise' | 'withdraw'>): void => {
    // Rather one that may still wait.
    const waiting = sent.filter(({ to }) => isFocusing(to));
    const message = waiting[which % Math.max(1, waiting.length)] ?? sentAt(which);
    if (message === undefined) return;
    const { messageId } = message.send;
    const client = deviceOf(message.from, device);
    if (op === 'withdraw') client?.ask({ type: 'message.withdraw', messageId });
    else {
      message.revisions += 1;
      const body = markOf(messageId, `revision ${message.revisions}`);
      client?.ask({ type: 'message.revise', messageId, body });
    }
  };
  const triage = ({ which, device, to, afterMs }: StepOf<'triage'>): void => {
    const message = sentAt(which);
    if (message === undefined) return;
    const { messageId } = message.send;
    const until = to === 'later' ? { until: world.now() + afterMs } : {};
    deviceOf(message.to, device)?.ask({ type: 'triage', messageId, to, ...until });
  };
  const startFocus = ({ client, focusId, lengthMs, urgent }: StepOf<'focus'>): void => {
    const endsAt = world.now() + lengthMs;
    const starter = clientAt(client);
    focuses.set(starter.memberId, { focusId, endsAt });
    starter.ask({ type: 'focus.start', focusId, endsAt, shareLabel: false, urgent });
  };
  const changeFocus = (step: StepOf<'extend' | 'pause' | 'resume' | 'end'>): void => {
    const client = clientAt(step.client);
    const focus = focuses.get(client.memberId);
    if (focus === undefined) return;
    const { focusId } = focus;
    switch (step.op) {
      case 'extend':
        focus.endsAt += step.byMs;
        client.ask({ type: 'focus.change', focusId, endsAt: focus.endsAt });
        return;
      case 'pause':
      case 'resume':
        client.ask({ type: `focus.${step.op}`, focusId });
        return;
      case 'end':
        focuses.delete(client.memberId);
        client.ask({ type: 'focus.end', focusId, outcome: 'completed' });
    }
  };
  const abandon = ({ client, forMs }: StepOf<'abandon'>): void => {
    const leaver = clientAt(client);
    const { link } = leaver;
    link.stall('up');
    // What it asks on its way out is stuck, and comes when others have gone on.
    const last = sent.find((message) => message.from === leaver.memberId);
    if (last !== undefined) leaver.ask(last.send);
    later(1, () => {
      leaver.leave('vanish', 5);
    });
    later(forMs + 20, () => {
      link.resume('up');
    });
  };
  const revoke = async (by: Client, device: Client): Promise<void> => {
    const own = within().filter((client) => client.memberId === by.memberId);
    const deviceId = device.welcome()?.me.deviceId;
    if (by === device || own.length < 2 || deviceId === undefined) return;
    world.note({ type: 'revoking', device: device.device });
    const done = await world.call('DELETE', `/v1/devices/${deviceId}`, by.token);
    if (done !== null) world.note({ type: 'revoked', device: device.device });
  };

  const play = (step: Step): void => {
    switch (step.op) {
      case 'send':
        send(step);
        return;
      case 'again':
        again(step);
        return;
      case 'revise':
      case 'withdraw':
        edit(step);
        return;
      case 'triage':
        triage(step);
        return;
      case 'focus':
        startFocus(step);
        return;
      case 'extend':
      case 'pause':
      case 'resume':
      case 'end':
        changeFocus(step);
        return;
      case 'manual': {
        const until = step.forMs === null ? {} : { until: world.now() + step.forMs };
        clientAt(step.client).ask({ type: 'manual', show: step.show, ...until });
        return;
      }
      case 'activity':
        clientAt(step.client).ask({
          type: 'activity',
          activity: step.activity,
          at: world.now(),
        });
        return;
      case 'status':
        statuses += 1;
        clientAt(step.client).ask({ type: 'status', text: `status ${statuses}` });
        return;
      case 'stored': {
        const client = clientAt(step.client);
        client.ask({ type: 'stored', seq: client.cursor() });
        return;
      }
      case 'cut':
        clientAt(step.client).link.cutAfter(step.direction, step.bytes, step.isReset);
        return;
      case 'stall': {
        const { link } = clientAt(step.client);
        link.stall(step.direction);
        later(step.forMs, () => {
          link.resume(step.direction);
        });
        return;
      }
      case 'abandon':
        abandon(step);
        return;
      case 'leave':
        clientAt(step.client).leave('goodbye', step.forMs);
        return;
      case 'forget': {
        const client = clientAt(step.client);
        client.leave('vanish', 5);
        client.forget(step.entries);
        return;
      }
      case 'addDevice': {
        const { memberId, token } = clientAt(step.client);
        begin(world.claimDevice(memberId, token).then((client) => client?.connect()));
        return;
      }
      case 'revoke': {
        const by = clientAt(step.client);
        const device = deviceOf(by.memberId, step.device);
        if (device !== undefined) begin(revoke(by, device));
        return;
      }
      case 'leap':
        for (const client of world.clients) client.ask({ type: 'ping' });
        world.leap(step.ms);
        return;
      case 'kill':
        later(step.afterMs, () => {
          world.kill(step.downMs, step.leapMs);
        });
        return;
      default:
        assertNever(step);
    }
  };
  return {
    play,
    finished: async () => {
      for (const run of [...timers]) run();
      await Promise.all(underWay);
    },
  };
};
