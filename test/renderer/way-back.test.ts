import { describe, expect, it } from 'vitest';
import { wayBack } from '../../renderer/features/review/way-back.ts';
import { SAMPLE_NOW as now, sampleId, sampleItem } from '../support/sample-view.ts';

const messageId = sampleId(1);
const done = { type: 'triage', messageId, to: 'done' } as const;

describe('what takes an action back', () => {
  it('[W10] is the state before it, whatever that was', () => {
    expect(wayBack(sampleItem(1), done, now)).toMatchObject({ to: 'unread' });
    const back = { type: 'triage', messageId, to: 'unread' } as const;
    expect(wayBack(sampleItem(1, { triage: 'done' }), back, now)).toMatchObject({ to: 'done' });
    const laterUntil = now + 1;
    const later = sampleItem(1, { triage: 'later', laterUntil });
    expect(wayBack(later, back, now)).toMatchObject({ to: 'later', until: laterUntil });
  });

  it('[W10] is unread for what was put off until a time that has passed', () =>
    expect(wayBack(sampleItem(1, { triage: 'later', laterUntil: now }), done, now)).toMatchObject({
      to: 'unread',
    }));

  it('[W10] is the opposite word on an urgent message', () => {
    const rate = { type: 'rateUrgent', messageId, couldWait: true } as const;
    expect(wayBack(sampleItem(1), rate, now)).toMatchObject({ couldWait: false });
    const rated = sampleItem(1, { couldWait: true });
    expect(wayBack(rated, { ...rate, couldWait: false }, now)).toMatchObject({ couldWait: true });
  });
});
