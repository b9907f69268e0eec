/** `Notification`: shown by a system that a test plays (docs/api/notification). */
import { EventEmitter } from 'node:events';
import type { Notification as Electron, NotificationConstructorOptions } from 'electron';
import { strict } from './strict.ts';

/** The system that shows them. */
export interface NotificationSystem {
  isSupported: boolean;
  /** Why it refuses to show one, as macOS does for an app that is not signed; null when it does not. */
  refuses: string | null;
  /** Whether it tells that it has shown one. */
  tells: boolean;
  readonly onScreen: StandInNotification[];
}
/** The system of this process. */
export const notificationSystem: NotificationSystem = {
  isSupported: true,
  refuses: null,
  tells: true,
  onScreen: [],
};

const leave = (shown: StandInNotification): boolean => {
  const { onScreen } = notificationSystem;
  const at = onScreen.indexOf(shown);
  if (at >= 0) onScreen.splice(at, 1);
  return at >= 0;
};

/** One notification. */
export class StandInNotification
  extends EventEmitter
  implements Pick<Electron, 'show' | 'close' | 'title' | 'body' | 'silent' | 'actions'>
{
  /** "Whether or not desktop notifications are supported on the current system" */
  static isSupported(): boolean {
    return notificationSystem.isSupported;
  }

  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly actions: Electron['actions'];
  readonly options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.actions = options.actions ?? [];
  }

  /** "instantiating a new Notification() does not immediately show it to the user": this does, and tells later. */
  show(): void {
    const { refuses, tells, onScreen } = notificationSystem;
    if (refuses !== null) {
      setImmediate(() => this.emit('failed', {}, refuses));
      return;
    }
    leave(this); // "will dismiss the previously shown notification and create a new one"
    onScreen.push(this);
    if (tells) setImmediate(() => this.emit('show', {}));
  }

  /** "On Windows, the `close` event can be emitted in one of three ways: programmatic dismissal with `close()` …" */
  close(): void {
    if (leave(this)) this.emit('close', { reason: 'applicationHidden' });
  }

  /** Its reader clicks it, presses an action or dismisses it. */
  act(how: 'click' | 'dismiss' | { readonly action: number }): void {
    if (how === 'click') this.emit('click', {});
    else if (how === 'dismiss') {
      leave(this);
      this.emit('close', { reason: 'userCanceled' });
    } else this.emit('action', { actionIndex: how.action, selectionIndex: -1 });
  }
}

/** The `Notification` of the stand-in. */
export const Notification = strict('Notification', StandInNotification);
