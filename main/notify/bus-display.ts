/**
 * The desktop's notification service over D-Bus, by the Desktop Notifications Specification 1.2: what it can is asked
 * each time, since another server may have taken its place.
 */
import type { Notification } from '../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { KeptBus } from '../bus/kept-bus.ts';
import type { BusFault, MessageBus } from '../bus/message-bus.ts';
import { t } from '../language/words.ts';
import type { NoteDisplay, NoteEvents } from './display.ts';
import { plainMarkup } from './options.ts';

const NAME = 'org.freedesktop.Notifications';
const AT = { service: NAME, path: '/org/freedesktop/Notifications', interface: NAME } as const;
/** What a click on the notification itself is called. */
const CLICK = 'default';
const AS_THE_SERVER_LIKES = -1;

/** What it needs. */
export interface BusDisplaySetup {
  readonly session: KeptBus;
  /** Path or name of an icon that the server can read. */
  readonly icon: string;
  /** Name of the app's desktop entry, without its ending. */
  readonly desktopEntry: string;
}

interface Server {
  readonly can: ReadonlySet<string>;
  readonly words: string;
}

/** The one that is shown. */
interface Shown {
  readonly id: number;
  /** Keys of the buttons, in order: those of another notification are never taken for these. */
  readonly keys: readonly string[];
  readonly events: NoteEvents;
}
type ServerSignal = { readonly id: unknown } & (
  { readonly type: 'acted'; readonly key: unknown } | { readonly type: 'closed' }
);

const faultWords = (fault: BusFault): string => {
  switch (fault.kind) {
    case 'unreachable':
      return 'the notification service cannot be reached';
    case 'timedOut':
      return 'the notification service does not answer';
    case 'refused':
      return `the notification service refused (${fault.name})`;
  }
};

const urgencyOf = ({ urgent, silent }: Notification): number => {
  if (urgent === true) return 2;
  return silent === true ? 0 : 1;
};

const hintsOf = (note: Notification, desktopEntry: string): readonly unknown[] => [
  ['urgency', ['y', urgencyOf(note)]],
  ['desktop-entry', ['s', desktopEntry]],
  ...(note.silent === true ? [['suppress-sound', ['b', true]]] : []),
];

/** Title and body as the server can show them: one without bodies gets all in one line. */
const textOf = ({ title, body }: Notification, can: Server['can']): readonly [string, string] => {
  if (!can.has('body')) return [`${title}. ${body}`, ''];
  return [title, can.has('body-markup') ? plainMarkup(body) : body];
};

const askServer = async (bus: MessageBus): Promise<Result<Server, string>> => {
  const can = await bus.call({ ...AT, member: 'GetCapabilities', startsService: true });
  if (!can.ok) return fail(faultWords(can.error));
  const [list] = can.value;
  const names = new Set(Array.isArray(list) ? list.map(String) : []);
  const about = await bus.call({ ...AT, member: 'GetServerInformation' });
  const [name, , version] = about.ok ? about.value : ['An unnamed server', '', ''];
  const how = names.has('actions') ? 'with actions' : 'without actions';
  return ok({ can: names, words: `${[name, version].join(' ').trim()} over D-Bus, ${how}` });
};

class BusDisplay implements NoteDisplay {
  readonly #setup: BusDisplaySetup;
  #bus: MessageBus | null = null;
  #shown: Shown | null = null;
  #serial = 0;
  /** What came while an answer was on its way, which says whom it is about; null when none is. */
  #early: ServerSignal[] | null = null;

  constructor(setup: BusDisplaySetup) {
    this.#setup = setup;
  }

  async show(note: Notification, events: NoteEvents): Promise<Result<string, string>> {
    const bus = await this.#setup.session.get();
    if (bus === null) return fail('there is no session bus');
    this.#listen(bus);
    const server = await askServer(bus);
    if (!server.ok) return server;
    const { can, words } = server.value;
    this.#serial += 1;
    const actions = can.has('actions') ? (note.actions ?? []) : [];
    const keys = actions.map((_, index) => `${this.#serial}-${index}`);
    const buttons = actions.flatMap(({ label }, index) => [keys[index] ?? '', label]);
    const replaces = this.#shown?.id ?? 0;
    this.#early = [];
    const notified = await bus.call({
      ...AT,
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body: [
        'Fermata',
        replaces,
        this.#setup.icon,
        ...textOf(note, can),
        can.has('actions') ? [CLICK, t('app.openNote'), ...buttons] : [],
        hintsOf(note, this.#setup.desktopEntry),
        AS_THE_SERVER_LIKES,
      ],
    });
    const early = this.#early;
    this.#early = null;
    if (!notified.ok) return fail(faultWords(notified.error));
    this.#shown = { id: Number(notified.value[0]), keys, events };
    // A server may give the id of one that just closed to the next: that end is the other one's.
    const isOld = ({ type, id }: ServerSignal): boolean => type === 'closed' && id === replaces;
    for (const signal of early) if (!isOld(signal)) this.#take(signal);
    return ok(words);
  }

  close(): void {
    const shown = this.#shown;
    this.#shown = null;
    if (shown !== null) this.#closeOnScreen(shown.id);
  }

  #closeOnScreen(id: number): void {
    // One that is gone already is answered with an error, and that is as good.
    void this.#bus?.call({ ...AT, member: 'CloseNotification', signature: 'u', body: [id] });
  }

  /** Once for each connection; those of one that is lost end with it, and its ids with its server. */
  #listen(bus: MessageBus): void {
    if (this.#bus === bus) return;
    this.#bus = bus;
    this.#shown = null;
    const hear = (member: string, take: (body: readonly unknown[]) => void): void =>
      void bus.onSignal({ ...AT, member }, (body) => {
        if (this.#bus === bus) take(body);
      });
    hear('ActionInvoked', ([id, key]) => this.#heard({ type: 'acted', id, key }));
    hear('NotificationClosed', ([id]) => this.#heard({ type: 'closed', id }));
    bus.onOwner(NAME, (isThere) => {
      if (!isThere && this.#bus === bus) this.#gone();
    });
  }

  #heard(signal: ServerSignal): void {
    if (this.#early === null) this.#take(signal);
    else this.#early.push(signal);
  }

  #take(signal: ServerSignal): void {
    const shown = this.#shown;
    if (shown === null || signal.id !== shown.id) return;
    if (signal.type === 'closed') {
      this.#gone();
      return;
    }
    const index = shown.keys.findIndex((key) => key === signal.key);
    if (index < 0 && signal.key !== CLICK) return;
    this.close();
    shown.events.onActed(index < 0 ? null : index);
  }

  #gone(): void {
    const shown = this.#shown;
    this.#shown = null;
    shown?.events.onClosed();
  }
}

/** Shows notifications by the notification service of the session bus. */
export const createBusDisplay = (setup: BusDisplaySetup): NoteDisplay => new BusDisplay(setup);
