/** The built relay on a Node that is too old for it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRelay } from '../../scripts/build-relay.ts';
import { isAtLeast, tooOldWords, WANTED_NODE } from '../../server/node-version.ts';

/** A distribution's Node, which is often older than the one that runs this. */
const SYSTEM_NODE = '/usr/bin/node';
const systemVersion = existsSync(SYSTEM_NODE)
  ? spawnSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).stdout
  : '';
const isOld = systemVersion !== '' && !isAtLeast(systemVersion, WANTED_NODE);

describe('versions of Node', () => {
  it.each([
    ['22.12.0', true],
    ['v22.12.0', true],
    ['24.0.0', true],
    ['22.11.9', false],
    ['20.20.2', false],
    ['9.30.0', false],
  ])('[T9] are compared by number: %s', (version, isEnough) => {
    expect(isAtLeast(version, '>=22.12')).toBe(isEnough);
    expect(tooOldWords(version, '/bin/node') === null).toBe(isEnough);
  });

  it('[T9] that are too old are named, with the one that is needed and where it is', () => {
    const words = tooOldWords('20.20.2', '/usr/bin/node');
    for (const part of ['Node 20.20.2', '/usr/bin/node', 'Node 22.12', 'nodejs.org', 'npx node'])
      expect(words).toContain(part);
  });
});

describe.runIf(isOld)('a Node that is too old', () => {
  it.each([[[]], [['doctor']]])(
    '[T9] ends the built relay with a plain sentence, and no data are touched: %j',
    async (command) => {
      const folder = mkdtempSync(join(tmpdir(), 'fermata-old-node-'));
      try {
        await buildRelay(join(folder, 'relay'));
        const args = [join(folder, 'relay/relay.js'), ...command, '--data', join(folder, 'data')];
        const ended = spawnSync(SYSTEM_NODE, args, { encoding: 'utf8' });
        expect(ended).toMatchObject({ status: 2, signal: null, stdout: '' });
        expect(ended.stderr).toBe(
          `${tooOldWords(systemVersion.trim().slice(1), SYSTEM_NODE) ?? ''}\n`,
        );
        expect(readdirSync(folder)).toEqual(['relay']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
