import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleTeammate, sampleView, teamOf } from '../support/sample-view.ts';

afterEach(closeWindows);
const DAY = 24 * 60 * MINUTE;
const ask = { askedAt: SAMPLE_NOW, endsAt: SAMPLE_NOW + DAY };

describe('waiting for somebody', () => {
  it('[S1] is offered beside a message to who is not reachable, and only there', async () => {
    const { bridge, settled, change } = await openWindow(sampleView(), { hash: '#/team/ana' });
    fireEvent.click(screen.getByRole('button', { name: 'Tell me when Ana Lima is reachable' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'askToMeet', to: 'ana' }]);
    change({ teammates: teamOf(sampleTeammate('ana', 'Ana Lima')) });
    expect(screen.queryByRole('button', { name: /^Tell me when/ })).toBeNull();
  });

  it('[S1] tells until when, marks the row, and can be cancelled', async () => {
    const view = sampleView({ asks: { ana: ask } });
    const { bridge, settled } = await openWindow(view, { hash: '#/team/ana' });
    expect(
      screen.getByText(/^Waiting for Ana Lima to be reachable · until tomorrow .*10:48/),
    ).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Ana Lima.*You wait for Ana Lima/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel waiting for Ana Lima' }));
    await settled();
    expect(bridge.commands).toEqual([{ type: 'cancelAsk', to: 'ana' }]);
  });

  it('[P3][S1] is not offered where nobody’s presence is known', async () => {
    const connection = { state: 'waiting', retryAt: SAMPLE_NOW } as const;
    await openWindow(sampleView({ connection }), { hash: '#/team/ana' });
    expect(screen.queryByRole('button', { name: /^Tell me when/ })).toBeNull();
  });
});

describe('the line of a meeting', () => {
  const meetings = [{ memberId: 'ben', at: SAMPLE_NOW - 6 * MINUTE, isAsked: false }];
  it('[S1] leads to a message, and goes', async () => {
    const { bridge, settled } = await openWindow(sampleView({ meetings }));
    const notices = within(screen.getByRole('list', { name: 'Notices' }));
    expect(notices.getByText('Ben Okafor is reachable now. You asked to be told.')).toBeTruthy();
    fireEvent.click(notices.getByRole('button', { name: 'Write to Ben Okafor' }));
    await settled();
    expect(window.location.hash).toBe('#/team/ben');
    expect(bridge.commands).toEqual([{ type: 'dismissMeeting', memberId: 'ben' }]);
  });

  it('[C5][S1] says nothing of how they stand while it is one’s own relay that is away', async () => {
    const connection = { state: 'waiting', retryAt: SAMPLE_NOW } as const;
    const offline = sampleTeammate('ben', 'Ben Okafor', { show: 'offline', source: 'connection' });
    await openWindow(sampleView({ meetings, connection, teammates: teamOf(offline) }));
    expect(screen.getByText(/^Ben Okafor was reachable at .*10:42.* is not known/)).toBeTruthy();
  });

  it('[S1] is honest once they are gone again', async () => {
    const busy = sampleTeammate('ben', 'Ben Okafor', { show: 'busy', source: 'manual' });
    await openWindow(sampleView({ meetings, teammates: teamOf(busy) }));
    expect(screen.getByText(/^Ben Okafor was reachable at .*10:42.* and now: Busy\./)).toBeTruthy();
  });
});
