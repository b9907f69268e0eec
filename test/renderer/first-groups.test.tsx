import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { connectShell } from '../../renderer/app/shell-context.ts';
import { WindowContext, type WindowServices } from '../../renderer/app/window-context.ts';
import { connectStore } from '../../renderer/app/window-store.ts';
import { FirstGroups } from '../../renderer/features/team/team-groups.tsx';
import { groupTeam } from '../../shared/wording/team-groups.ts';
import { bigTeam } from '../support/extremes.ts';
import { fakeBridge } from '../support/fake-bridge.ts';
import { fakeWindowTime } from '../support/fake-window-time.ts';
import { SAMPLE_NOW, sampleView } from '../support/sample-view.ts';

afterEach(cleanup);

it('[W21] counts all of a large team before it can be drawn by parts', () => {
  const teammates = bigTeam(120);
  const time = fakeWindowTime(SAMPLE_NOW);
  const { store, send } = connectStore(fakeBridge(sampleView({ teammates })), time.onFrame);
  const services: WindowServices = {
    store,
    send,
    time,
    joinLink: null,
    shell: connectShell(null).services,
    version: null,
    idleQuestion: null,
    keepCalendarFile: null,
    notificationRight: null,
  };
  const groups = groupTeam(Object.values(teammates), '', true);
  render(
    <WindowContext value={services}>
      <FirstGroups groups={groups} isKnown openId={null} kept={[]} refocus={() => undefined} />
    </WindowContext>,
  );
  expect(screen.getAllByRole('link')).toHaveLength(60);
  const told = screen.getAllByRole('heading').map(({ textContent }) => textContent);
  expect(told).toEqual(
    groups.slice(0, told.length).map((group) => `${group.title} ${group.teammates.length}`),
  );
});
