/**
 * Nothing of a held message before its release (H3). A member's log tells, entry by entry, when they began and
 * stopped to focus or to be busy, and every device gets it in this order: so what came when is read off the log.
 */
import { activeFocus } from '../../../shared/domain/focus.ts';
import { DEFAULT_HOLD_CEILING_MS, URGENT_PER_DAY } from '../../../shared/protocol/limits.ts';
import type { FocusRecord, ManualChoice } from '../../../shared/protocol/fields.ts';
import type { EntryOf } from '../../../shared/protocol/replies.ts';
import { markedIn } from '../history.ts';
import type { Facts, Log } from './facts.ts';
import type { Blame } from './verdict.ts';

/** Clocks are whole milliseconds. */
const SLACK_MS = 2;

interface Mood {
  focus: FocusRecord | null;
  manual: ManualChoice | null;
}

/** Why a batch of this reason cannot be released in this mood; null when it can. */
const objection = ({ focus, manual }: Mood, batch: EntryOf<'batch'>): string | null => {
  const active = activeFocus(focus);
  const isFocusing = active !== null && manual?.show !== 'away';
  const chosen = manual?.show;
  switch (batch.reason) {
    case 'live':
    case 'returned':
      if (isFocusing) return 'while its receiver focuses';
      return chosen === 'busy' || chosen === 'away' ? `while its receiver is ${chosen}` : null;
    case 'focus-ended':
    case 'later':
      return isFocusing ? 'while its receiver focuses' : null;
    case 'urgent':
      if (chosen === 'busy' || active?.urgent !== 'allow') return 'though it may not break through';
      return batch.messages.every((message) => message.urgency === 'urgent') &&
        batch.messages.length === 1
        ? null
        : 'though it is not urgent';
    case 'ceiling': {
      const longest = Math.max(...batch.messages.map((message) => message.heldMs));
      // Of a batch in parts the oldest message is in the first.
      if (batch.part > 1 || longest >= DEFAULT_HOLD_CEILING_MS - SLACK_MS) return null;
      return `though the oldest was held for ${longest} ms`;
    }
  }
};

const checkReleases = (log: Log, blame: Blame): void => {
  const mood: Mood = { focus: null, manual: null };
  for (const { seq, entry } of log.entries) {
    if (entry.type === 'focus') mood.focus = entry;
    if (entry.type === 'manual') mood.manual = entry.choice;
    const why = entry.type === 'batch' ? objection(mood, entry) : null;
    if (entry.type === 'batch' && why !== null)
      blame(
        'leaked',
        'H3',
        `${entry.reason} at ${seq} of ${log.memberId} ${why}`,
        entry.messages[0]?.messageId,
      );
  }
};

const DAY_MS = 24 * 60 * 60 * 1000;

const checkBudgets = (log: Log, blame: Blame): void => {
  const spent = new Map<string, number>();
  for (const { at, entry } of log.entries) {
    if (entry.type !== 'batch' || entry.reason !== 'urgent') continue;
    for (const { from, messageId } of entry.messages) {
      const key = `${from} ${Math.floor(at / DAY_MS)}`; // Everyone lives in UTC.
      const count = (spent.get(key) ?? 0) + 1;
      spent.set(key, count);
      if (count > URGENT_PER_DAY)
        blame('wrongAnswers', 'H10', `the ${count}th urgent one of a day broke through`, messageId);
    }
  }
};

/** No mark of a message in a frame, but in a batch of its receiver's log, at its own place. */
const checkFrames = (facts: Facts, blame: Blame): void => {
  const memberOf = new Map(facts.conns.map(({ conn, memberId }) => [conn, memberId]));
  for (const seen of facts.history) {
    if (seen.type !== 'came' && seen.type !== 'garbled') continue;
    const entry = seen.type === 'came' && seen.frame.type === 'entry' ? seen.frame.entry : null;
    const own = new Set(
      entry?.type === 'batch' ? entry.messages.map((message) => message.messageId) : [],
    );
    for (const messageId of markedIn(seen.text)) {
      const isMeant = facts.messages.get(messageId)?.to === memberOf.get(seen.conn);
      if (!isMeant || !own.has(messageId))
        blame('leaked', 'H3', `its words were in a frame: ${seen.text.slice(0, 300)}`, messageId);
    }
  }
};

/** Checks that nothing was to be seen too early. */
export const checkHolding = (facts: Facts, blame: Blame): void => {
  checkFrames(facts, blame);
  for (const log of facts.logs.values()) {
    checkReleases(log, blame);
    checkBudgets(log, blame);
  }
};
