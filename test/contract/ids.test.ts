/** Runs the contracts of ids against each platform's, and against the fakes. */
import { createIds } from '../../main/os/adapters/ids.ts';
import { browserIds } from '../../renderer/host-web/adapters/browser-ids.ts';
import { randomIds } from '../../server/adapters/platform.ts';
import { countingRelayIds } from '../support/counting-relay-ids.ts';
import { createSequenceIds } from '../support/sequence-ids.ts';
import { clientIdsContract, relayIdsContract } from './ids.contract.ts';

relayIdsContract('random', () => randomIds);
relayIdsContract('counting', countingRelayIds);
clientIdsContract('of the desktop', createIds);
clientIdsContract('of the browser', () => browserIds);
clientIdsContract('counting', createSequenceIds);
