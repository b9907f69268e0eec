/** Messages that a team has on disk: sent by all of it to its last one, who never connects. */
import { createIds } from '../../main/os/adapters/ids.ts';
import { openAskingWires } from '../send/asking-wire.ts';
import type { SenderAccount } from '../send/target.ts';

const ids = createIds();
/** A connection may send 120 at once (T6). */
const SENDS_OF_A_WIRE = 100;
const AT_ONCE = 50;
const BODY = 'The draft is ready, have a look when your focus is over.';

/** Sends so many, and closes all connections again. */
export const storeMessages = async (
  port: number,
  crew: readonly SenderAccount[],
  messages: number,
): Promise<void> => {
  const to = crew.at(-1)?.memberId ?? '';
  const senders = crew.slice(0, -1);
  const count = Math.ceil(messages / SENDS_OF_A_WIRE);
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Math.min(AT_ONCE, count - from);
    const places = Array.from({ length: some }, (_, n) => senders[(from + n) % senders.length]);
    const wires = await openAskingWires(
      port,
      places.filter((sender) => sender !== undefined),
    );
    const sends = wires.flatMap((wire) =>
      Array.from({ length: SENDS_OF_A_WIRE }, () => {
        const message = { messageId: ids.uuid(), to, body: BODY, urgency: 'normal' };
        return wire.ask({ type: 'message.send', id: 's', ...message });
      }),
    );
    await Promise.all(sends);
    for (const wire of wires) wire.close();
  }
};
