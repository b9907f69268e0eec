/** Answers what a command asks of the running app (D3). */
import type { Place } from '../../shared/bridge/bridge.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import { parseCommand } from '../../shared/bridge/parse-command.ts';
import type { OutgoingView, View } from '../../shared/bridge/view.ts';
import { activeFocus } from '../../shared/domain/focus.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import type { Clock } from '../../shared/engine/ports.ts';
import { firstProblem } from '../../shared/protocol/parse.ts';
import { assertNever, fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import { reviewOf, statusOf, teamOf } from './facts.ts';
import {
  type Answer,
  type CommandFacts,
  type Question,
  type ReplyLine,
  requestLine,
  WIRE_VERSION,
  type WireFault,
} from './wire.ts';

/** What the app lends. */
export interface CommandHost {
  readonly version: string;
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
  readonly engine: Pick<Engine, 'view' | 'send' | 'subscribe'>;
  /** Brings the window to the front. */
  show(place?: Place): void;
}
/** A reply, and whether the app is to end once it went out. */
export interface Answered {
  readonly reply: ReplyLine;
  readonly thenQuit: boolean;
}

/** An app that has just started is given so long to reach its relay before its team is told. */
const CONNECT_MS = 5000;
/** The relay is given so long to say what becomes of a message. */
const SENT_MS = 4000;

/** What an end of focus releases is there within so long where the relay can be reached; else it is told as it is. */
const RELEASED_MS = 2000;

/** Waits until `isSo`, or until `ms` are over. */
const until = (host: CommandHost, ms: number, isSo: (view: View) => boolean): Promise<void> => {
  if (isSo(host.engine.view())) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      cancel();
      // Not within the call that subscribes: what it answers is not there yet.
      queueMicrotask(() => stop());
      resolve();
    };
    const cancel = host.clock.setTimer(ms, finish);
    const stop = host.engine.subscribe(() => {
      if (isSo(host.engine.view())) finish();
    });
  });
};

const settled = async (host: CommandHost): Promise<View> => {
  await until(host, CONNECT_MS, ({ connection }) => connection.state !== 'connecting');
  return host.engine.view();
};

/** A message that is not in `before`: the one that was just written. */
const newest = (
  view: View,
  before: ReadonlySet<string>,
  { to, body }: { to: string; body: string },
): OutgoingView | undefined =>
  view.outgoing.findLast(
    (message) => !before.has(message.messageId) && message.to === to && message.body === body,
  );

const send = async (
  host: CommandHost,
  command: Extract<Command, { type: 'sendMessage' }>,
): Promise<Result<CommandFacts['sent'], WireFault>> => {
  const before = new Set(host.engine.view().outgoing.map(({ messageId }) => messageId));
  const reply = await host.engine.send(command);
  if (!reply.ok) return reply;
  const find = (view: View) => newest(view, before, command);
  const isOnItsWay = (view: View): boolean =>
    find(view)?.state === 'waiting' && view.connection.state === 'online';
  await until(host, SENT_MS, (view) => !isOnItsWay(view));
  const message = find(host.engine.view());
  if (message === undefined) return ok(undefined);
  const { messageId, state, expectedAt, problem } = message;
  return ok({
    messageId,
    state,
    ...(expectedAt === undefined ? {} : { expectedAt }),
    ...(problem === undefined ? {} : { problem }),
  });
};

/** Ending what is on: between two rounds that is the break. */
const meant = (command: Command, view: View): Command =>
  command.type === 'endFocus' && activeFocus(view.focus) === null && view.break !== null
    ? { type: 'endRounds' }
    : command;

/** Whether nothing is on its way any more: of what is held, or with nobody to release it. */
const isReleased = ({ held, connection }: View): boolean =>
  held.count === 0 || connection.state !== 'online';

const run = async (host: CommandHost, raw: unknown): Promise<Result<CommandFacts, WireFault>> => {
  const parsed = parseCommand(raw);
  if (!parsed.ok) return parsed;
  const command = meant(parsed.value, host.engine.view());
  const status = () => statusOf(host.engine.view(), host.version, host.clock.now());
  if (command.type === 'sendMessage') {
    const sent = await send(host, command);
    if (!sent.ok) return sent;
    return ok({ status: status(), ...(sent.value === undefined ? {} : { sent: sent.value }) });
  }
  const reply = await host.engine.send(command);
  if (!reply.ok) return reply;
  // A script asks just then: a count of what was released a moment later would be wrong.
  if (command.type === 'endFocus') await until(host, RELEASED_MS, isReleased);
  return ok({ status: status() });
};

const answerTo = async (
  host: CommandHost,
  question: Question,
): Promise<Result<Answer, WireFault>> => {
  switch (question.type) {
    case 'status':
      return ok(statusOf(host.engine.view(), host.version, host.clock.now()));
    case 'team':
      return ok(teamOf(await settled(host), host.clock.now()));
    case 'review':
      return ok(reviewOf(await settled(host)));
    case 'show':
      host.show(question.place);
      return ok({});
    case 'quit':
      return ok({});
    case 'command':
      return run(host, question.command);
    default:
      return assertNever(question);
  }
};

const refusal = (error: WireFault): Answered => ({
  reply: { v: WIRE_VERSION, ok: false, error },
  thenQuit: false,
});

/** What is said to a line that is no request; the connection ends after it. */
export const notARequest = (problem: string): Answered =>
  refusal({ code: 'invalid', message: t('cli.notARequest', { problem }) });

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // Not JSON: undefined is no request, which is what is answered.
  }
};

/** The request in a line; `unsupported` when it is of another version. */
export const parseRequestLine = (text: string): Result<Question, Answered> => {
  const value = readJson(text);
  const parsed = requestLine.safeParse(value);
  if (parsed.success) return ok(parsed.data.question);
  const v = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  if (typeof v === 'number' && v !== WIRE_VERSION)
    return fail(
      refusal({
        code: 'unsupported',
        message: t('cli.otherVersion'),
      }),
    );
  const { field, problem } = firstProblem(parsed.error);
  return fail(notARequest(`${field}: ${problem}`));
};

/** Answers a question. */
export const answerQuestion = async (host: CommandHost, question: Question): Promise<Answered> => {
  const answer = await answerTo(host, question);
  if (!answer.ok) return refusal(answer.error);
  return {
    reply: { v: WIRE_VERSION, ok: true, answer: answer.value },
    thenQuit: question.type === 'quit',
  };
};
