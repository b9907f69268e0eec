/** Finding the app, starting it, and what is said when it does not answer. */
import { expect, it } from 'vitest';
import type { AppLine, RunPorts } from '../../../main/command-line/ports.ts';
import { runAsk } from '../../../main/command-line/run.ts';
import { styleFor } from '../../../main/command-line/words/style.ts';
import { fail, ok } from '../../../shared/result.ts';

const line = (answer: Awaited<ReturnType<AppLine['ask']>>): AppLine => ({
  ask: () => Promise.resolve(answer),
  ended: () => Promise.resolve(true),
  close: () => undefined,
});
const ports = (changes: Partial<RunPorts> = {}): RunPorts => ({
  version: '1',
  timeZone: 'UTC',
  style: styleFor(false, {}),
  now: () => 0,
  wait: () => Promise.resolve(),
  connect: () => Promise.resolve(null),
  cannotStart: () => null,
  start: () => Promise.resolve(fail('not here')),
  readInput: () => Promise.resolve(''),
  ...changes,
});
const code = async (changes: Partial<RunPorts>, kind: 'team' | 'status' | 'show' = 'team') => {
  const outcome = await runAsk({ kind }, ports(changes));
  return outcome.ok ? 'ok' : outcome.code;
};

it('[D3] waits twenty seconds for an app that starts, and not for one that ended', async () => {
  let tries = 0;
  let waited = 0;
  const wait = (ms: number): Promise<void> => {
    waited += ms;
    return Promise.resolve();
  };
  const start: RunPorts['start'] = () => Promise.resolve(ok({ hasFailed: () => false }));
  expect(await code({ wait, start })).toBe('not_started');
  expect(waited).toBe(20_000);
  const connect = () =>
    Promise.resolve((tries += 1) > 3 ? line(ok('{"v":1,"ok":true,"answer":{}}')) : null);
  expect(await code({ connect, start }, 'show')).toBe('ok');
  expect(tries).toBe(4);

  waited = 0;
  expect(await code({ wait, start: () => Promise.resolve(ok({ hasFailed: () => true })) })).toBe(
    'not_started',
  );
  expect(waited).toBe(0);
});

it('[D3] starts nothing for a status', async () => {
  let starts = 0;
  const start: RunPorts['start'] = () => {
    starts += 1;
    return Promise.resolve(fail('not here'));
  };
  expect(await code({ start }, 'status')).toBe('not_running');
  expect(starts).toBe(0);
  expect(await code({ start })).toBe('not_started');
  expect(starts).toBe(1);
});

it('[D3] names no command that starts the app where none can', async () => {
  let starts = 0;
  const start: RunPorts['start'] = () => {
    starts += 1;
    return Promise.resolve(fail('not here'));
  };
  const told = (kind: 'status' | 'team', cannotStart: RunPorts['cannotStart']) =>
    runAsk({ kind }, ports({ start, cannotStart }));
  const here = 'There is no display.';
  expect(await told('status', () => here)).toMatchObject({ code: 'not_running', message: here });
  expect(await told('team', () => here)).toMatchObject({ code: 'not_started', message: here });
  expect(starts).toBe(0);
  expect(await told('status', () => null)).toMatchObject({
    message: expect.stringContaining('fermata show') as string,
  });
});

it('[D3] trusts no answer that it does not understand', async () => {
  const answers = [
    '',
    'garbage',
    '{}',
    '{"v":2,"ok":true,"answer":{}}',
    '{"v":1,"ok":true,"answer":{}}',
  ];
  for (const text of answers)
    expect(await code({ connect: () => Promise.resolve(line(ok(text))) }), text).toBe('no_answer');
  for (const fault of ['silent', 'gone'] as const)
    expect(await code({ connect: () => Promise.resolve(line(fail(fault))) })).toBe('no_answer');
});

it('[D3] says what a message from the input lacks', async () => {
  const connect = () => Promise.resolve(line(ok('')));
  const send = (text: string | null) =>
    runAsk(
      { kind: 'send', name: 'Ana', body: null },
      ports({ connect, readInput: () => Promise.resolve(text) }),
    );
  expect(await send(null)).toMatchObject({
    code: 'usage',
    message: expect.stringContaining('8000 characters') as string,
  });
  expect(await send(' \n')).toMatchObject({ code: 'usage' });
});
