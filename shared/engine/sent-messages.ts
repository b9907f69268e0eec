/** What the member does with messages of their own: send, send again, revise, make urgent, withdraw (C1, H9, H10). */
import type { CommandFault } from '../bridge/commands.ts';
import { t } from '../language/engine/words.ts';
import { fail, ok, type Result } from '../result.ts';
import type { LocalCommand } from './events.ts';
import { dropOps, enqueue, inState, isInFlight, trimmedSent, updateSent } from './outbox.ts';
import { type EngineState, type Op, relayNow, type SentMessage, without } from './state.ts';

type SentCommand = Extract<
  LocalCommand,
  { type: 'sendMessage' | 'sendAgain' | 'reviseMessage' | 'urgeMessage' | 'withdrawMessage' }
>;
type CommandOfType<T extends SentCommand['type']> = Extract<SentCommand, { type: T }>;
type Change = CommandOfType<'reviseMessage' | 'urgeMessage' | 'withdrawMessage'>;
type Done = Result<EngineState, CommandFault>;
type SendOp = Op & { readonly request: { readonly type: 'message.send' } };

const refuse = (code: CommandFault['code'], message: string): Done => fail({ code, message });

type Written = Pick<
  CommandOfType<'sendMessage'>,
  'to' | 'body' | 'urgency' | 'urgentReason' | 'replyTo'
>;

const post = (state: EngineState, message: Written, messageId: string): Done => {
  if (state.identity === null) return refuse('refused', t('engine.joinFirstForText'));
  const { to, body, urgency, urgentReason, replyTo } = message;
  const writtenAt = Math.round(relayNow(state));
  const answers = replyTo === undefined ? {} : { replyTo };
  const why = urgentReason === undefined ? {} : { urgentReason };
  const written = { messageId, to, body, urgency, ...why, writtenAt, ...answers };
  const sent = { ...written, state: 'waiting' } as const;
  const next = { ...state, sent: trimmedSent({ ...state.sent, [messageId]: sent }, state.inbox) };
  const request = { messageId, to, body, urgency, urgentReason, sentAt: writtenAt };
  return ok(enqueue(next, { type: 'message.send', ...request }));
};

/** What was refused goes out anew, as a normal one; what is being typed to the same person is left alone. */
const sendAgain = (
  state: EngineState,
  command: CommandOfType<'sendAgain'>,
  messageId: string,
): Done => {
  const sent = state.sent[command.messageId];
  if (sent?.state !== 'failed') return refuse('not_found', t('engine.unknownMessage'));
  const rest = {
    ...state,
    sent: without(state.sent, sent.messageId),
    drafts: without(state.drafts, sent.messageId),
  };
  const { to, replyTo } = sent;
  const { body = sent.body } = command;
  return post(rest, { to, body, urgency: 'normal', replyTo }, messageId);
};

const isUnseenSend = (state: EngineState, op: Op, messageId: string): op is SendOp =>
  op.request.type === 'message.send' &&
  op.request.messageId === messageId &&
  !op.attempted &&
  !isInFlight(state, op);

/** The request that has not left this device; null where the relay may know the message. */
const unseenSend = (state: EngineState, messageId: string): SendOp | null =>
  Object.values(state.ops).find((op): op is SendOp => isUnseenSend(state, op, messageId)) ?? null;

const withdraw = (state: EngineState, sent: SentMessage): EngineState => {
  const { messageId } = sent;
  const unseen = unseenSend(state, messageId);
  if (unseen === null && sent.state !== 'failed')
    return enqueue(state, { type: 'message.withdraw', messageId });
  const dropped = dropOps(
    state,
    ({ n, request }) =>
      n === unseen?.n || (request.type === 'message.urge' && request.messageId === messageId),
  );
  return updateSent(dropped, messageId, (message) => inState(message, 'withdrawn', undefined));
};

const revise = (before: EngineState, messageId: string, body: string): EngineState => {
  const state = { ...before, drafts: without(before.drafts, messageId) };
  const unseen = unseenSend(state, messageId);
  if (unseen === null) return enqueue(state, { type: 'message.revise', messageId, body });
  const ops = { ...state.ops, [unseen.n]: { ...unseen, request: { ...unseen.request, body } } };
  return updateSent({ ...state, ops }, messageId, (sent) => ({ ...sent, body }));
};

/** Shown as urgent from now on; should the relay refuse, it is said why, and it is a normal one as before. */
const urge = (state: EngineState, sent: SentMessage, urgentReason: string): EngineState => {
  if (sent.urgency === 'urgent') return state;
  const { messageId } = sent;
  // Behind a sending that is still in the outbox: should it be refused, the message has been sent as a normal one.
  const next = enqueue(state, { type: 'message.urge', messageId, urgentReason });
  return updateSent(next, messageId, ({ problem: _, ...message }) => ({
    ...message,
    urgency: 'urgent',
    urgentReason,
  }));
};

const change = (state: EngineState, command: Change): Done => {
  const sent = state.sent[command.messageId];
  if (sent === undefined) return refuse('not_found', t('engine.unknownMessage'));
  if (sent.state === 'delivered' || sent.state === 'withdrawn')
    return refuse('conflict', t('engine.deliveredAlready'));
  if (command.type === 'withdrawMessage') return ok(withdraw(state, sent));
  if (sent.state === 'failed') return refuse('conflict', t('engine.wasNotSent'));
  return ok(
    command.type === 'reviseMessage'
      ? revise(state, sent.messageId, command.body)
      : urge(state, sent, command.urgentReason),
  );
};

/** Carries out a command about messages of one's own. `uuid` names a new one. */
export const runSent = (state: EngineState, command: SentCommand, uuid: string): Done => {
  switch (command.type) {
    case 'sendMessage':
      return post(
        { ...state, drafts: without(state.drafts, command.draftId ?? command.to) },
        command,
        uuid,
      );
    case 'sendAgain':
      return sendAgain(state, command, uuid);
    case 'reviseMessage':
    case 'urgeMessage':
    case 'withdrawMessage':
      return change(state, command);
  }
};
