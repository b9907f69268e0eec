/** The requests that a window can make of this process: a route is a parser and a handler that fit. */
import type { CHANNEL, Place, ViewUpdate } from '../../shared/bridge/bridge.ts';
import type { CommandFault, CommandReply } from '../../shared/bridge/commands.ts';
import type { ShellReply, ShellView } from '../../shared/bridge/shell.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import { isBearable } from './payload.ts';

/** The window that a request came from. */
export interface WindowPeer {
  /** Tells one window from another. */
  readonly id: number;
  sendUpdate(update: ViewUpdate): void;
  sendPlace(place: Place): void;
  sendShell(view: ShellView): void;
}

/** A channel on which a window asks, and what it is answered. */
interface Answers {
  readonly [CHANNEL.command]: CommandReply;
  readonly [CHANNEL.subscribe]: CommandReply;
  readonly [CHANNEL.shellCommand]: ShellReply;
  readonly [CHANNEL.shellSubscribe]: ShellReply;
}

/** Answers anything that came on a channel. */
export type Route<R = CommandReply | ShellReply> = (
  payload: unknown,
  peer: WindowPeer,
) => Promise<R>;

/** One route for each channel: a missing one does not compile. */
export type Routes<C extends keyof Answers = keyof Answers> = {
  readonly [K in C]: Route<Answers[K]>;
};

const unbearable = () => fail<CommandFault>({ code: 'invalid', message: t('app.tooLongRequest') });

/** A route on which nothing is handled that was not measured and parsed. What is not right is answered, never thrown. */
export const route =
  <T, R>(
    parse: (payload: unknown) => Result<T, CommandFault>,
    handle: (value: T, peer: WindowPeer) => Promise<R>,
  ): Route<R | { readonly ok: false; readonly error: CommandFault }> =>
  async (payload, peer) => {
    const parsed = isBearable(payload) ? parse(payload) : unbearable();
    return parsed.ok ? handle(parsed.value, peer) : parsed;
  };

/** A request that has nothing to say but itself. */
export const parseNothing = (payload: unknown): Result<undefined, CommandFault> =>
  payload === undefined
    ? ok(undefined)
    : fail({ code: 'invalid', message: t('app.noValueWanted') });
