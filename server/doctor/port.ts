/** Judges the ports that the relay listens on. */
import { bad, fine, type Finding, warn } from './finding.ts';

/** Which port to look at. */
export interface PortQuestion {
  readonly kind: 'main' | 'admin';
  readonly host: string;
  readonly port: number;
  /** Whether the relay speaks TLS there. */
  readonly isSecure: boolean;
}

/** Who is at a port. */
export type PortFacts =
  | { readonly kind: 'free' }
  | { readonly kind: 'relay'; readonly url: string; readonly whyNotReady: string | null }
  /** Something that is no relay. */
  | { readonly kind: 'taken' }
  /** The system does not let this user listen there. */
  | { readonly kind: 'closed'; readonly code: string };

const closedWords = (code: string): readonly [means: string, toDo: string] => {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return [
        'The system does not let this user listen there.',
        'Choose a port from 1024 up, or give the service that right (CAP_NET_BIND_SERVICE).',
      ];
    case 'EADDRNOTAVAIL':
      return ['This machine does not have that address.', 'Name one that it has.'];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['That name has no address.', 'Name an address of this machine.'];
    default:
      return [`The system says ${code}.`, 'Look up what that means, or choose another address.'];
  }
};

/** What is said of a port. `runs`: whether a relay runs on the data folder. */
export const judgePort = (
  { kind, host, port }: PortQuestion,
  facts: PortFacts,
  runs: boolean,
): Finding => {
  const id = `port.${kind}` as const;
  const flag = kind === 'main' ? '--port' : '--admin-port';
  const place = `Port ${port} on ${host}`;
  switch (facts.kind) {
    case 'free':
      return fine(id, port === 0 ? 'A free port will be taken.' : `${place} is free.`);
    case 'relay':
      if (facts.whyNotReady !== null)
        return warn(
          id,
          `A relay answers at ${facts.url} and is not ready: ${facts.whyNotReady}`,
          'It may refuse messages at the moment.',
          'See "Health" in docs/OPERATING.md.',
        );
      return runs
        ? fine(id, `A relay answers at ${facts.url}.`)
        : warn(
            id,
            `A relay answers at ${facts.url}, and none runs on this data folder.`,
            'It has other data, and this one can’t start beside it there.',
            `Name the folder of that relay by --data, or another port by ${flag}.`,
          );
    case 'taken':
      return bad(
        id,
        `${place} is in use by something that is no Fermata relay.`,
        "The relay can't start.",
        `Stop what uses it (ss -ltnp tells), or choose another with ${flag}.`,
      );
    case 'closed': {
      const [means, toDo] = closedWords(facts.code);
      return bad(id, `The relay can't listen on ${host}, port ${port}.`, means, toDo);
    }
  }
};
