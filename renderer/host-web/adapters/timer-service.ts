/** The timers that a worker runs for its page: set and called off by number, and rung by it. */

/** What the page asks of the worker. */
export type TimerRequest =
  | { readonly op: 'set'; readonly id: number; readonly ms: number }
  | { readonly op: 'cancel'; readonly id: number };

/** Makes the worker's part: takes requests, and calls `ring` with the number of a timer that is over. */
export const createTimerService = (ring: (id: number) => void): ((ask: TimerRequest) => void) => {
  const handles = new Map<number, ReturnType<typeof setTimeout>>();
  const cancel = (id: number): void => {
    clearTimeout(handles.get(id));
    handles.delete(id);
  };
  return (ask) => {
    cancel(ask.id);
    if (ask.op === 'cancel') return;
    const handle = setTimeout(() => {
      handles.delete(ask.id);
      ring(ask.id);
    }, ask.ms);
    handles.set(ask.id, handle);
  };
};
