import { describe, expect, it } from 'vitest';
import { channelOf } from '../../../main/update/channel.ts';

describe('channelOf', () => {
  it('[D10] goes on with what was installed, until one chooses', () => {
    expect(channelOf('1.2.0')).toBe('latest');
    expect(channelOf('1.2.0-beta.1')).toBe('beta');
  });
});
