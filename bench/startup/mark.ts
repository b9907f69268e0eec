/** What a line of the app's output begins with that tells when it asked for its page. */
export const LOAD_MARK = 'bench-load ';
