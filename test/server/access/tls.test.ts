/** TLS in the relay itself: https and wss on one port, and a certificate that is renewed while it runs. */
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpReplies } from '../../../shared/protocol/http.ts';
import { makeCertificate, secureCall, serialAt } from '../../support/certificates.ts';
import { connectClient, type RelayClient } from '../../support/relay-client.ts';
import { runCli, startCli } from '../../support/relay-cli.ts';
import { type RelayRig, startRig } from '../../support/relay-rig.ts';

const LOOK_MS = 30_000;
const FOUNDER = { teamName: 'Crew', memberName: 'Ana', deviceName: 'd', timeZone: 'UTC' };
let folder: string;
let files: { certFile: string; keyFile: string };
let ca: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-tls-'));
  const first = makeCertificate(folder, 1001);
  files = { certFile: join(folder, 'live.crt'), keyFile: join(folder, 'live.key') };
  copyFileSync(first.certFile, files.certFile);
  copyFileSync(first.keyFile, files.keyFile);
  ca = first.cert;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a file in the place of another as renewals do. */
const replace = (from: string, to: string): void => {
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
};

const found = async (url: string) =>
  httpReplies.createTeam.parse(JSON.parse((await secureCall(`${url}/v1/teams`, ca, FOUNDER)).body));

const withRig = async (run: (rig: RelayRig) => Promise<void>): Promise<void> => {
  const rig = await startRig({ tls: files });
  try {
    await run(rig);
  } finally {
    await rig.close();
  }
};

/** Lets the relay look at its files again, while a client keeps its connection alive. */
const lookAgain = async (rig: RelayRig, client: RelayClient): Promise<void> => {
  rig.clock.advance(LOOK_MS);
  await client.ask('ping');
};

it('[T1] serves pages, calls and sockets by TLS on one port, and nothing in the clear', () =>
  withRig(async (rig) => {
    const { url } = rig.relay();
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const founder = await found(url);
    expect(founder.inviteUrl.startsWith(`${url}/#join=`)).toBe(true);
    const client = await connectClient(url, { ca, origin: url });
    await client.hello(founder.token);
    await expect(connectClient(url.replace('https', 'http'))).rejects.toThrow();
    await expect(fetch(url.replace('https', 'http'))).rejects.toThrow();
    client.close();
  }));

it('lets no page of the same host in that came in the clear', () =>
  withRig(async (rig) => {
    const { url } = rig.relay();
    const inTheClear = url.replace('https', 'http');
    await expect(connectClient(url, { ca, origin: inTheClear })).rejects.toThrow('403');
    const own = await connectClient(url, { ca, origin: url });
    own.close();
  }));

it('takes a renewed certificate for new connections, while old ones live on', () =>
  withRig(async (rig) => {
    const { url } = rig.relay();
    const founder = await found(url);
    const client = await connectClient(url, { ca });
    await client.hello(founder.token);
    expect(await serialAt(url)).toBe(1001);
    const next = makeCertificate(folder, 2002);
    replace(next.certFile, files.certFile);
    replace(next.keyFile, files.keyFile);
    await expect
      .poll(async () => {
        await lookAgain(rig, client);
        return serialAt(url);
      })
      .toBe(2002);
    expect(await client.ask('ping')).toMatchObject({ type: 'pong' });
    const late = await connectClient(url, { ca: next.cert });
    await late.hello(founder.token);
    expect(rig.reports).toEqual([]);
    for (const it of [client, late]) it.close();
  }));

it('reports a renewed pair that does not fit, once, and goes on with the old one', () =>
  withRig(async (rig) => {
    const { url } = rig.relay();
    const client = await connectClient(url, { ca });
    await client.hello((await found(url)).token);
    const next = makeCertificate(folder, 2002);
    replace(next.certFile, files.certFile); // Its key is still the old one's.
    await expect
      .poll(async () => {
        await lookAgain(rig, client);
        return rig.reports.length;
      })
      .toBeGreaterThan(0);
    for (let look = 0; look < 5; look += 1) {
      await lookAgain(rig, client);
      expect(await serialAt(url)).toBe(1001);
    }
    expect(rig.reports).toEqual([expect.stringContaining('is not the one of the certificate')]);
    replace(next.keyFile, files.keyFile);
    await expect
      .poll(async () => {
        await lookAgain(rig, client);
        return serialAt(url);
      })
      .toBe(2002);
    client.close();
  }));

it('does not start with a pair that can’t be used, and says which part is wrong', async () => {
  const other = makeCertificate(folder, 3003);
  const nonsense = join(folder, 'nonsense');
  writeFileSync(nonsense, 'this is no PEM');
  const missing = join(folder, 'missing');
  const { certFile, keyFile } = files;
  const faults: [{ certFile: string; keyFile: string }, string][] = [
    [{ certFile: missing, keyFile }, "file of the certificate can't be read"],
    [{ certFile, keyFile: missing }, "file of the key can't be read"],
    [{ certFile: nonsense, keyFile }, 'holds no certificate'],
    [{ certFile, keyFile: nonsense }, 'holds no private key'],
    [{ certFile, keyFile: other.keyFile }, 'is not the one of the certificate'],
  ];
  for (const [tls, words] of faults) await expect(startRig({ tls })).rejects.toThrow(words);
});

it('is a matter of two options, and its address is the one that the program says', async () => {
  const data = join(folder, 'data');
  const tls = ['--tls-cert', files.certFile, '--tls-key', files.keyFile];
  // With TLS it may listen where others can reach it.
  const relay = await startCli(['--port', '0', '--host', '0.0.0.0', '--data', data, ...tls]);
  expect(relay.url).toMatch(/^https:\/\/0\.0\.0\.0:\d+$/);
  const { port } = new URL(relay.url);
  expect((await secureCall(`https://127.0.0.1:${port}/healthz`, ca)).status).toBe(200);
  expect((await relay.end('SIGTERM')).code).toBe(0);
  const wrong = await runCli(['--port', '0', '--data', data, ...tls.slice(0, 3), data]);
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(/^TLS can't be used: the file of the key can't be read: [^\n]+\n$/);
});
