/** Newer versions of this installation, where it keeps itself current. */
import { app } from 'electron';
import { activeFocus } from '../../shared/domain/focus.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import { createIds } from '../os/adapters/ids.ts';
import type { UpdatePart } from '../shell/shell.ts';
import {
  createElectronUpdater,
  updaterForThisSystem,
} from '../update/adapters/electron-updater.ts';
import { readUpdateFacts } from '../update/adapters/update-facts.ts';
import { channelOf } from '../update/channel.ts';
import { createUpdatePart, updatesOff } from '../update/update-part.ts';
import { whyUpdatesAreOff } from '../update/why-off.ts';
import type { Foundation } from './foundation.ts';

/** The part of the shell; it hears of focus from the engine. */
export const createUpdates = (
  { clock, kept, reporter }: Foundation,
  engine: Engine,
): UpdatePart => {
  const why = whyUpdatesAreOff(readUpdateFacts(process.env));
  if (why !== null) return updatesOff(why);
  const ids = createIds();
  const part = createUpdatePart({
    clock,
    random: () => ids.random(),
    updater: createElectronUpdater({ reporter, make: updaterForThisSystem }),
    channel: kept.read().updateChannel ?? channelOf(app.getVersion()),
    save: (updateChannel) => kept.change({ updateChannel }),
  });
  const tell = (): void => part.setFocusing(activeFocus(engine.view().focus) !== null);
  engine.subscribe(tell);
  tell();
  return part;
};
