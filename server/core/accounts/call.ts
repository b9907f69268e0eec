/** A call that is no frame: it runs in a turn like every request, and is answered after its commit (H1). */
import { fail, type Result } from '../../../shared/result.ts';
import type { Registry } from '../registry.ts';
import { hashSecret } from '../secrets.ts';
import type { Device } from '../state.ts';
import type { LocateKey, StoreFault } from '../store.ts';
import type { Turn } from '../turn.ts';

/** Why a call was refused; `stopping`: the relay takes nothing any more (T7). A secret that is unknown, used up, revoked or expired is `not_found`: no hint which. */
export type AccountFault = 'unauthorized' | 'not_found' | StoreFault | 'stopping' | 'internal';

/** A call, with the secrets that have to be found for it. */
export interface AccountCall<T> {
  readonly needs: readonly LocateKey[];
  run(turn: Turn, registry: Registry): Result<T, AccountFault>;
}

/** A call of someone who is let in by a device's token. */
export const asDevice = <T>(
  token: string,
  run: (turn: Turn, device: Device, registry: Registry) => Result<T, AccountFault>,
): AccountCall<T> => {
  const hash = hashSecret(token);
  return {
    needs: [{ kind: 'token', hash }],
    run: (turn, registry) => {
      const device = registry.tokens.get(hash);
      return device === undefined ? fail('unauthorized') : run(turn, device, registry);
    },
  };
};
