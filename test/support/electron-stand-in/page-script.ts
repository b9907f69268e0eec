/** What runs in the page before its own scripts: the preload script in a closure of its own, with a `require`. */

/** The name under which the way to the main process is lent to the script; it is gone before the page runs. */
export const BINDING = 'standInChannel';

/**
 * The function that is sent to the page. It is serialised, so it uses nothing from outside. Values that
 * cross contextBridge are cloned and functions become proxies; what cannot be cloned throws (docs/api/context-bridge).
 */
const runPreload = (
  binding: string,
  preload: (require: unknown, module: unknown, exports: unknown) => void,
  isTakenOver: boolean,
): void => {
  if (window.top !== window) return; // Preload scripts run in the main frame only.
  type Send = (kind: string, channel?: string, args?: unknown) => Promise<unknown>;
  const globals = window as typeof window & Record<string, unknown>; // Keys that no type knows.
  const send = globals[binding] as Send;
  if (!isTakenOver) Reflect.deleteProperty(window, binding);
  const documentId = crypto.randomUUID();
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>();

  /** A copy as it arrives in the other world. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const target = value as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => cross(target(...args.map(cross)));
    }
    if (value instanceof Promise) return value.then(cross);
    if (Array.isArray(value)) return value.map(cross);
    if (typeof value === 'object' && value !== null) {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null)
        throw new TypeError('An object could not be cloned.');
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)]));
    }
    return structuredClone(value);
  };

  const ipcRenderer = {
    on: (channel: string, listener: (...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel: string, listener: (...args: unknown[]) => void) => {
      const rest = (listeners.get(channel) ?? []).filter((other) => other !== listener);
      listeners.set(channel, rest);
      return ipcRenderer;
    },
    invoke: async (channel: string, ...args: unknown[]) => {
      const reply = (await send('invoke', channel, structuredClone(args))) as
        { value: unknown } | { problem: string };
      if ('problem' in reply)
        throw new Error(`Error invoking remote method '${channel}': ${reply.problem}`);
      return reply.value;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in window)
        throw new Error(`Cannot bind an API on top of an existing property on the window object`);
      const value = cross(api);
      Object.defineProperty(window, key, {
        value: typeof value === 'object' ? Object.freeze(value) : value,
        enumerable: true,
      });
    },
  };
  const refuse = (name: string) => ({
    get: (target: object, key: string | symbol): unknown => {
      if (typeof key === 'symbol' || key === 'then' || key in target)
        return Reflect.get(target, key) as unknown;
      throw new Error(`not implemented in the stand-in: ${name}.${key}`);
    },
  });
  const electron = new Proxy(
    {
      contextBridge: new Proxy(contextBridge, refuse('contextBridge')),
      ipcRenderer: new Proxy(ipcRenderer, refuse('ipcRenderer')),
    },
    refuse('electron'),
  );
  const requireModule = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };

  const pull = async (): Promise<void> => {
    for (;;) {
      const messages = (await send('pull', documentId)) as { channel: string; args: unknown[] }[];
      for (const { channel, args } of messages)
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    }
  };
  void send('begin', documentId);
  void pull();
  try {
    const module = { exports: {} };
    preload(requireModule, module, module.exports);
  } catch (cause) {
    void send('preload-error', String(cause));
  }
};

/**
 * The script for a page, as text: its policy forbids to make functions from text in it. A page whose process was taken
 * over can say whatever it likes on any channel, so in such a one the binding stays.
 */
export const pageScript = (preload: string, isTakenOver: boolean): string =>
  `(${runPreload.toString()})(${JSON.stringify(BINDING)}, (require, module, exports) => {\n${preload}\n}, ${isTakenOver});`;
