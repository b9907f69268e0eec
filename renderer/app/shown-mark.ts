/** Name of the mark in the page's timeline (User Timing) at which the window first stands with what it shows. */
export const SHOWN_MARK = 'fermata-shown';
