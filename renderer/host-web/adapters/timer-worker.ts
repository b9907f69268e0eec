/** A worker with nothing but timers in it: browsers stretch those of a hidden page to a minute, and not its own. */
import { createTimerService, type TimerRequest } from './timer-service.ts';

const serve = createTimerService((id) => self.postMessage(id));
self.addEventListener('message', ({ data }: MessageEvent<TimerRequest>) => serve(data));
