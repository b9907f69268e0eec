/** Two teammates at real clients, for a story between them. */
import type { Client } from './desktop-client.ts';
import * as people from './people.ts';
import { startRelayProcess } from './relay-process.ts';
import { openWebClient, type WebClient } from './web-client.ts';

/** Ana, who founded the team, at a client of some kind, and Ben, who joined by her link in a browser. Each sees the other. */
export interface Pair<A extends Client> {
  readonly ana: A;
  readonly ben: WebClient;
  /** Ends both, and their relay. */
  readonly dispose: () => Promise<void>;
}

/** Starts a relay of their own and lets them in; `ben` is what the second one is called. */
export const openPair = async <A extends Client>(
  openAna: (link: string) => Promise<A>,
  ben = 'Ben',
): Promise<Pair<A>> => {
  const relay = await startRelayProcess();
  const founder = await relay.foundTeam('Nimbus', 'Ana');
  const first = await openAna(await founder.deviceLink());
  const second = await openWebClient(founder.inviteUrl);
  await people.joinAs(second.page, ben);
  await people.row(first.page, ben).waitFor();
  const dispose = async (): Promise<void> => {
    await Promise.all([first.dispose(), second.dispose()]);
    await relay.dispose();
  };
  return { ana: first, ben: second, dispose };
};
