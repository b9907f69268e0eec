/** On one's own, without a relay: focus first, a team later. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DesktopApp, makeDesktopApp } from '../support/desktop-app.ts';
import { moveDeadline } from '../support/desktop-client.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';

describe('solo', () => {
  let app: DesktopApp;
  let relay: RelayProcess;
  const page = () => app.desktop.page;

  beforeEach(async () => {
    app = await makeDesktopApp();
    relay = await startRelayProcess();
    await app.launch();
  });
  afterEach(async () => {
    await app.dispose();
    await relay.dispose();
  });

  it('[F1] [F9] [C1] focuses without a team, over an end by force, and takes all of it into one', async () => {
    await page().getByRole('button', { name: 'Start solo' }).click();
    await people.startFocus(page(), '25 min');
    await people.picture(page(), 'solo-focus');
    const until = await page()
      .getByText(/^until /)
      .innerText();
    await app.desktop.kill();
    await app.launch();
    await people.goTo(page(), 'Focus');
    await expect
      .poll(() =>
        page()
          .getByText(/^until /)
          .innerText(),
      )
      .toBe(until);

    await moveDeadline(page(), 3000);
    await expect.poll(() => app.desktop.notifications(), { timeout: 20_000 }).toHaveLength(1);
    await expect.poll(() => people.textOf(page())).toMatch(/Today:/);
    await people.picture(page(), 'solo-done');
    const sessions = async (): Promise<number> => (await app.view()).sessions.length;
    expect(await sessions()).toBe(1);

    await people.goTo(page(), 'Team');
    const { inviteUrl } = await relay.foundTeam('Nimbus', 'Ana');
    await page().getByLabel('Invite link or device link').fill(inviteUrl);
    await people.joinAs(page(), 'Eve');
    await people.row(page(), 'Ana').waitFor();
    expect(await sessions()).toBe(1);
  });
});
