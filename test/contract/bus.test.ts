/** Runs the contract of the bus. */
import { inProcessBus } from '../../server/bus/adapters/in-process.ts';
import { busContract } from './bus.contract.ts';

busContract('in process', () =>
  Promise.resolve({ bus: inProcessBus(), arrived: () => Promise.resolve() }),
);
