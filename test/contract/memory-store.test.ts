import { createMemoryDisk } from '../support/memory-store.ts';
import { engineStoreContract } from './engine-store.contract.ts';

engineStoreContract('memory', () => {
  const disk = createMemoryDisk();
  return Promise.resolve({
    open: () => Promise.resolve(disk.open()),
    dispose: () => Promise.resolve(),
  });
});
