/** One request of a member who is let in. */
import { isPersonal } from '../../../shared/protocol/requests.ts';
import type { PlainRequest } from '../jobs.ts';
import { catchUp, settle } from '../settle.ts';
import type { Conn, Device } from '../state.ts';
import type { Turn } from '../turn.ts';
import { type Answer, DONE } from './answer.ts';
import { setCalendar } from './calendar.ts';
import { reviseMessage, triageMessage, withdrawMessage } from './edit.ts';
import { changeFocus, reportFocus } from './focus.ts';
import { changeProfile, changeSettings, noteActivity, setManual, setStatus } from './own.ts';
import { sendMessage } from './send.ts';
import { noteStored } from './stored.ts';
import { askToMeet, cancelAsk, dismissNews } from './surface.ts';
import { nameToOthers, tellSent } from './told.ts';
import { urgeMessage } from './urge.ts';
import { rateUrgent, tellBudget } from './urgent.ts';

const notePerson = (turn: Turn, device: Device): void => {
  const { signal } = device;
  if (signal === null) return;
  device.lastRequestAt = turn.now;
  if (signal.activity === 'unknown') settle(turn, device.member);
};

const answerRequest = (turn: Turn, conn: Conn, device: Device, request: PlainRequest): Answer => {
  const { member } = device;
  switch (request.type) {
    case 'profile':
      return changeProfile(turn, member, request);
    case 'activity':
      return noteActivity(turn, device, request);
    case 'calendar':
      return setCalendar(turn, device, request);
    case 'manual':
      return setManual(turn, member, request);
    case 'status':
      return setStatus(turn, member, request);
    case 'settings':
      return changeSettings(turn, member, request);
    case 'focus.start':
    case 'focus.change':
    case 'focus.pause':
    case 'focus.resume':
    case 'focus.end':
      return changeFocus(turn, member, request);
    case 'focus.report':
      return reportFocus(turn, member, request);
    case 'message.send':
      return sendMessage(turn, member, request);
    case 'message.revise':
      return reviseMessage(turn, member, request);
    case 'message.urge':
      return urgeMessage(turn, member, request);
    case 'message.withdraw':
      return withdrawMessage(turn, member, request);
    case 'sent':
      return tellSent(turn, conn, member, request);
    case 'triage':
      return triageMessage(turn, member, request);
    case 'urgent.feedback':
      return rateUrgent(turn, member, request);
    case 'urgent.budget':
      return tellBudget(turn, member, request);
    case 'surface.ask':
      return askToMeet(turn, member, request);
    case 'surface.cancel':
      return cancelAsk(turn, member, request);
    case 'surface.dismiss':
      return dismissNews(turn, member, request);
    case 'stored':
      noteStored(turn, device, request.seq);
      return DONE;
    case 'ping':
      return DONE;
  }
};

/** Runs a request of the member behind a connection at this moment. */
export const handleRequest = (
  turn: Turn,
  conn: Conn,
  device: Device,
  request: PlainRequest,
): Answer => {
  catchUp(turn, device.member);
  if (isPersonal(request.type)) notePerson(turn, device);
  const answer = answerRequest(turn, conn, device, request);
  if (answer.ok) nameToOthers(turn, conn, request);
  return answer;
};
