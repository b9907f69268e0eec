/** Notifications: words and buttons that several share, what is taken back, and how this device wants them (D4). */
import { activeFocus } from '../domain/focus.ts';
import { t } from '../language/engine/words.ts';
import type { Effect, Step } from './events.ts';
import type { NotificationAction } from './ports.ts';
import type { EngineState } from './state.ts';

/** Whoever is still at it goes on (F5). */
export const fiveMore = (): NotificationAction => ({
  label: t('engine.fiveMore'),
  command: { type: 'continueFocus', forMs: 5 * 60_000 },
});
/** What can be done about the end of a focus that released something. */
export const endActions = (): readonly NotificationAction[] => [
  { label: t('engine.review'), place: 'review' },
  fiveMore(),
];

/** How a count of messages from a count of people is said. */
export const countText = (messages: number, people: number): string =>
  t('counts.messagesFrom', {
    messages: t('counts.messages', { count: messages }),
    people: t('counts.people', { count: people }),
  });

const hasUnread = ({ inbox }: EngineState): boolean =>
  Object.values(inbox).some(({ triage }) => triage === 'unread');

/** What on the screen is not true any more: that a focus is over, or that messages wait to be read. */
const staleAfter = (before: EngineState, after: EngineState): readonly Effect[] => {
  const session = activeFocus(after.focus);
  const begins = session !== null && activeFocus(before.focus)?.focusId !== session.focusId;
  const isRead = before.inbox !== after.inbox && hasUnread(before) && !hasUnread(after);
  return [
    ...(begins ? [{ type: 'withdraw', place: null } as const] : []),
    ...(isRead ? [{ type: 'withdraw', place: 'review' } as const] : []),
  ];
};

/** The notifications of a step as this device wants them: as they are, without a sound, or none. */
const asChosen = ({ deviceSettings }: EngineState, effects: readonly Effect[]): readonly Effect[] =>
  effects.flatMap((effect): readonly Effect[] => {
    if (effect.type !== 'notify') return [effect];
    switch (deviceSettings.notifications) {
      case 'on':
        return [effect];
      case 'silent':
        return [{ ...effect, notification: { ...effect.notification, silent: true } }];
      case 'off':
        return [];
    }
  });

/** What a step tells and takes back, in that order: a note of this very step is not stale. */
export const told = (before: EngineState, { state, effects }: Step): Step => ({
  state,
  effects: [...staleAfter(before, state), ...asChosen(state, effects)],
});
