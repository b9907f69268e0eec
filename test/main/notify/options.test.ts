import { describe, expect, it } from 'vitest';
import { notifierOptions } from '../../../main/notify/options.ts';
import type { Notification } from '../../../shared/engine/ports.ts';

const batch: Notification = {
  tag: 'batch',
  title: '7 messages',
  body: 'from Ana & <b>Ben</b>',
  place: 'review',
};
const on = (platform: NodeJS.Platform, notification = batch) =>
  notifierOptions(notification, platform, '/icon.png', 'app.id');

describe('how a notification is said', () => {
  it('[C3] has on each system what lets a later one replace it', () => {
    expect(on('darwin')).toMatchObject({ group: 'batch' });
    expect(on('win32')).toMatchObject({ appID: 'app.id' });
    expect(on('win32').id).toBe(on('win32', { ...batch, title: 'other' }).id);
    expect(on('win32').id).not.toBe(on('win32', { ...batch, tag: 'focus' }).id);
    expect(on('linux').hint).toContain('fermata-batch');
  });

  it('[S1] is without a sound where it should be', () => {
    const silent = { ...batch, silent: true } as const;
    expect(on('win32', silent)).toMatchObject({ sound: false });
    expect(on('win32')).not.toHaveProperty('sound');
    expect(on('linux', silent)).toMatchObject({ urgency: 'low' });
    expect(on('linux')).not.toHaveProperty('urgency');
    expect(on('darwin', silent)).not.toHaveProperty('sound');
  });

  it('[H13] shows names as text where the system would read markup', () => {
    expect(on('linux').message).toBe('from Ana &amp; &lt;b&gt;Ben&lt;/b&gt;');
    expect(on('darwin').message).toBe('from Ana & <b>Ben</b>');
  });

  it('[H13] never lets a text be read as an option', () => {
    expect(on('linux', { ...batch, title: '--help', body: '-i /etc' })).toMatchObject({
      title: '\u2060--help',
      message: '\u2060-i /etc',
    });
  });
});
