/**
 * A notification server on a test's bus that does as the Desktop Notifications Specification 1.2 says: ids, what
 * replaces what, `ActionInvoked` and then `NotificationClosed`, errors for ids that are not there any more.
 */
import type { TestBus } from './index.ts';
import { busError, type FakeService } from './service.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** A notification as it arrived. */
export interface ArrivedNote {
  readonly id: number;
  readonly app: string;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  /** Key and label of each action, in order. */
  readonly actions: readonly (readonly [string, string])[];
  readonly hints: Readonly<Record<string, unknown>>;
}

/** The server. */
export interface NotificationServer {
  readonly service: FakeService;
  /** All that arrived, in order. */
  readonly arrived: readonly ArrivedNote[];
  /** What is on the screen. */
  onScreen(): readonly ArrivedNote[];
  /** Presses an action of the one on the screen by its label; without one clicks the notification itself. */
  press(label?: string): void;
  /** The one on the screen is dismissed by its reader, or expires. */
  end(why: 'dismissed' | 'expired'): void;
}

/** What GNOME's server can. */
const CAPABILITIES = ['actions', 'body', 'body-markup', 'icon-static', 'persistence'];
const REASON = { expired: 1, dismissed: 2, called: 3 } as const;

const pairs = (list: readonly unknown[]): ArrivedNote['actions'] =>
  list.flatMap((key, at) => (at % 2 === 0 ? [[String(key), String(list[at + 1])] as const] : []));

/** Provides it. */
export const provideNotificationServer = async (
  bus: TestBus,
  capabilities: readonly string[] = CAPABILITIES,
): Promise<NotificationServer> => {
  const service = await bus.provide(NAME);
  const arrived: ArrivedNote[] = [];
  const shown = new Map<number, ArrivedNote>();
  let lastId = 0;
  const gone = (id: number, why: keyof typeof REASON): void => {
    shown.delete(id);
    service.emit(PATH, NAME, 'NotificationClosed', 'uu', [id, REASON[why]]);
  };
  const notify = (...[app, replaces, icon, title, body, actions, hints]: readonly unknown[]) => {
    // "If replaces_id is not 0, the returned value is the same value as replaces_id": while it is there.
    const id = shown.has(Number(replaces)) ? Number(replaces) : (lastId += 1);
    const note: ArrivedNote = {
      id,
      app: String(app),
      icon: String(icon),
      title: String(title),
      body: String(body),
      actions: pairs(actions as readonly unknown[]),
      hints: hints as ArrivedNote['hints'],
    };
    arrived.push(note);
    shown.set(id, note);
    return id;
  };
  const close = (given: unknown): void => {
    const id = Number(given);
    // "If the notification no longer exists, an empty D-Bus Error message is sent back."
    if (!shown.has(id)) throw busError('org.freedesktop.Notifications.Error.NotFound', '');
    gone(id, 'called');
  };
  service.object(PATH, {
    interface: NAME,
    methods: {
      GetCapabilities: { out: 'as', answer: () => capabilities },
      GetServerInformation: { out: 'ssss', answer: () => ['Test Shell', 'Fermata', '1.0', '1.2'] },
      Notify: { in: 'susssasa{sv}i', out: 'u', answer: notify },
      CloseNotification: { in: 'u', answer: close },
    },
  });
  const theOne = (): ArrivedNote => {
    const [note] = shown.values();
    if (note === undefined || shown.size > 1)
      throw new Error(`${shown.size} notifications are on the screen, and not one`);
    return note;
  };
  return {
    service,
    arrived,
    onScreen: () => [...shown.values()],
    press: (label) => {
      const note = theOne();
      const named = note.actions.find((action) => action[1] === label)?.[0];
      const key = label === undefined ? 'default' : named;
      if (key === undefined || !note.actions.some((action) => action[0] === key))
        throw new Error(`no action "${label ?? 'default'}"`);
      service.emit(PATH, NAME, 'ActionInvoked', 'us', [note.id, key]);
      gone(note.id, 'dismissed');
    },
    end: (why) => gone(theOne().id, why),
  };
};
