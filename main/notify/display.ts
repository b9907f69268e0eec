/** Ways to put a notification on the screen. */
import type { Notification } from '../../shared/engine/ports.ts';
import type { Result } from '../../shared/result.ts';

/** What a display tells of the notification that it shows. */
export interface NoteEvents {
  /** A button was pressed, by its place in `actions`; null: the notification itself. It is closed. */
  onActed(index: number | null): void;
  /** It is gone from the screen. */
  onClosed(): void;
}

/** One way, with one notification at a time: a further one takes the place of the one before. */
export interface NoteDisplay {
  /** Hands it over. Answers by what, in words for a diagnosis, or why it could not be. Never rejects. */
  show(note: Notification, events: NoteEvents): Promise<Result<string, string>>;
  /** Takes the one that it shows from the screen; `onClosed` is not called for that. */
  close(): void;
}

/** What a notification leads to when it is acted on: nothing but data. */
export type Act = Pick<NonNullable<Notification['actions']>[number], 'command' | 'place'>;

/** What pressing a button, or with null the notification itself, leads to. */
export const actOf = (note: Notification, index: number | null): Act =>
  index === null ? { place: note.place } : (note.actions?.[index] ?? {});
