/** Whether this is a Mac, or an iPad or iPhone: there Cmd is what Ctrl is elsewhere. */
export const isMac = (): boolean => /mac/i.test(navigator.userAgent);
