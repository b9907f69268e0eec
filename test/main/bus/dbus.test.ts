import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBusConnector } from '../../../main/bus/adapters/dbus.ts';
import { busAddresses } from '../../../main/bus/addresses.ts';
import type { MessageBus } from '../../../main/bus/message-bus.ts';
import { startTestBus, type TestBus } from '../../support/dbus/index.ts';
import { busError } from '../../support/dbus/service.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const clock = createManualClock();
const reported: string[] = [];
const connector = (env: Readonly<Record<string, string>>) =>
  createBusConnector({ clock, env, reporter: { report: (what) => void reported.push(what) } });

const NAME = 'app.fermata.Test';
const at = { service: NAME, path: '/app/fermata/Test', interface: NAME } as const;

describe('a message bus over a real dbus-daemon', () => {
  let daemon: TestBus;
  let bus: MessageBus;
  let lost: number;
  beforeEach(async () => {
    lost = 0;
    reported.length = 0;
    daemon = await startTestBus();
    const connected = await connector(daemon.env)('session', () => (lost += 1));
    if (!connected.ok) throw new Error(connected.error.kind);
    bus = connected.value;
  });
  afterEach(async () => {
    bus.close();
    await daemon.stop();
  });
  const provide = async () => {
    const service = await daemon.provide(NAME);
    service.object(at.path, {
      interface: NAME,
      methods: {
        Add: { in: 'uu', out: 'u', answer: (a, b) => Number(a) + Number(b) },
        Two: { out: 'sb', answer: () => ['a', true] },
        Nothing: { answer: () => null },
        Refuse: {
          answer: () => {
            throw busError('app.fermata.No');
          },
        },
        Silent: { answer: () => new Promise(() => undefined) },
      },
      properties: { Since: { type: 't', value: 1_750_000_000_000_000 } },
    });
    return service;
  };
  /** All that was sent before is in effect once this is answered. */
  const settled = () => bus.call({ ...at, member: 'Nothing' });

  it('calls with arguments and answers what came back', async () => {
    await provide();
    const add = { ...at, member: 'Add', signature: 'uu', body: [2, 3] };
    expect(await bus.call(add)).toEqual({ ok: true, value: [5] });
    expect(await bus.call({ ...at, member: 'Two' })).toEqual({ ok: true, value: ['a', true] });
    expect(await bus.call({ ...at, member: 'Nothing' })).toMatchObject({ ok: true });
  });

  it('reads a property as its value, a 64-bit one as a number', async () => {
    await provide();
    const get = { ...at, interface: 'org.freedesktop.DBus.Properties', member: 'Get' };
    expect(await bus.call({ ...get, signature: 'ss', body: [NAME, 'Since'] })).toEqual({
      ok: true,
      value: [1_750_000_000_000_000],
    });
  });

  it('answers why a call came to nothing: refused, nobody there, arguments that cannot be sent', async () => {
    await provide();
    const refused = { ok: false, error: { kind: 'refused', name: 'app.fermata.No' } };
    expect(await bus.call({ ...at, member: 'Refuse' })).toEqual(refused);
    expect(await bus.call({ ...at, service: 'app.fermata.Nobody', member: 'Add' })).toMatchObject({
      error: { kind: 'refused' },
    });
    const wrong = { ...at, member: 'Add', signature: 'uu', body: ['no number', 1] };
    expect(await bus.call(wrong)).toMatchObject({ ok: false });
    expect(await settled()).toMatchObject({ ok: true });
  });

  it('gives up a call after two seconds, and takes no later answer for it', async () => {
    await provide();
    const call = bus.call({ ...at, member: 'Silent' });
    clock.advance(2000);
    expect(await call).toEqual({ ok: false, error: { kind: 'timedOut' } });
    expect(clock.timers()).toBe(0);
  });

  it('hears the signals that were asked for, from whom, until it stops', async () => {
    const service = await provide();
    const other = await daemon.provide('app.fermata.Other');
    const heard: unknown[] = [];
    const stop = bus.onSignal({ ...at, member: 'Changed' }, (body) => heard.push(...body));
    bus.onSignal({ interface: NAME, member: 'Changed' }, (body) => heard.push('any', ...body));
    await settled();
    service.emit(at.path, NAME, 'Changed', 's', ['one']);
    service.emit('/elsewhere', NAME, 'Changed', 's', ['two']);
    service.emit(at.path, NAME, 'Other', 's', ['no']);
    await expect.poll(() => heard).toEqual(['one', 'any', 'one', 'any', 'two']);
    other.emit(at.path, NAME, 'Changed', 's', ['from another']);
    await expect.poll(() => heard.slice(5)).toEqual(['any', 'from another']);
    stop();
    service.emit(at.path, NAME, 'Changed', 's', ['three']);
    await expect.poll(() => heard.slice(7)).toEqual(['any', 'three']);
  });

  it('goes on when a listener fails, and says so', async () => {
    const service = await provide();
    bus.onSignal({ ...at, member: 'Changed' }, () => {
      throw new Error('a bug');
    });
    await settled();
    service.emit(at.path, NAME, 'Changed');
    await expect.poll(() => reported).toEqual(['A bus listener failed']);
    expect(await settled()).toMatchObject({ ok: true });
  });

  it('tells whether a service is there: now, when it comes, when it goes', async () => {
    const seen: boolean[] = [];
    bus.onOwner(NAME, (isThere) => seen.push(isThere));
    await expect.poll(() => seen).toEqual([false]);
    const service = await provide();
    await expect.poll(() => seen).toEqual([false, true]);
    await service.leave();
    await expect.poll(() => seen).toEqual([false, true, false]);
  });

  it('tells once that the bus went away, and answers on', async () => {
    await provide();
    const open = bus.call({ ...at, member: 'Silent' });
    await daemon.stop();
    expect(await open).toEqual({ ok: false, error: { kind: 'unreachable' } });
    await expect.poll(() => lost).toBe(1);
    expect(await bus.call({ ...at, member: 'Add' })).toMatchObject({ ok: false });
    bus.onOwner(NAME, () => undefined)();
    expect(clock.timers()).toBe(0);
  });

  it('says nothing of an end that was asked for', async () => {
    bus.close();
    expect(await bus.call({ ...at, member: 'Add' })).toMatchObject({ ok: false });
    expect(lost).toBe(0);
  });
});

describe('where there is no bus', () => {
  it.each([
    ['nothing listens', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }],
    ['the address is of a kind that is not known', { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }],
    ['the address is no address', { DBUS_SESSION_BUS_ADDRESS: 'unix:guid=1;;x' }],
    ['nothing tells of one', {}],
  ])('answers that it cannot be reached: %s', async (_, env) => {
    const answer = await connector(env)('session', () => undefined);
    expect(answer).toEqual({ ok: false, error: { kind: 'unreachable' } });
    expect(clock.timers()).toBe(0);
  });

  it('takes the first address that works', async () => {
    const daemon = await startTestBus();
    const env = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=/nowhere/bus;${daemon.address}` };
    const answer = await connector(env)('system', () => undefined);
    expect(answer.ok).toBe(true);
    if (answer.ok) answer.value.close();
    await daemon.stop();
  });
});

describe('addresses of the buses', () => {
  it('come from the environment, else from where they usually are', () => {
    expect(busAddresses('session', { XDG_RUNTIME_DIR: '/run/user/1' })).toEqual([
      'unix:path=/run/user/1/bus',
    ]);
    expect(busAddresses('session', { DBUS_SESSION_BUS_ADDRESS: 'a:;b:' })).toEqual(['a:', 'b:']);
    expect(busAddresses('session', {})).toEqual([]);
    expect(busAddresses('system', {})).toEqual(['unix:path=/run/dbus/system_bus_socket']);
  });
});
