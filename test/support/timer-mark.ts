/** What a line of the app's output begins with that tells of a timer. */
export const TIMER_MARK = 'timer-rang ';
