/** Two teammates at real browsers, for a story between them. */
import * as people from './people.ts';
import { startRelayProcess } from './relay-process.ts';
import { openWebClient, type WebClient } from './web-client.ts';

/** Ana, who founded the team, and Ben, who joined by her link. Each sees the other. */
export interface WebPair {
  readonly ana: WebClient;
  readonly ben: WebClient;
  /** Ends both, and their relay. */
  readonly dispose: () => Promise<void>;
}

/** Starts a relay of their own and lets them in; `ben` is what the second one is called. */
export const openWebPair = async (ben = 'Ben'): Promise<WebPair> => {
  const relay = await startRelayProcess();
  const founder = await relay.foundTeam('Nimbus', 'Ana');
  const first = await openWebClient(await founder.deviceLink());
  const second = await openWebClient(founder.inviteUrl);
  await people.joinAs(second.page, ben);
  await people.row(first.page, ben).waitFor();
  const dispose = async (): Promise<void> => {
    await Promise.all([first.dispose(), second.dispose()]);
    await relay.dispose();
  };
  return { ana: first, ben: second, dispose };
};
