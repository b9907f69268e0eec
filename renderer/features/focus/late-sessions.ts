/** One's own sessions, below what one does first: their code comes after the first picture (D11). */
import { late } from '../../components/late.tsx';

/** Today's sessions, what they came to, and all of them as a file. */
export const FocusSessions = late(async () => (await import('./focus-sessions.tsx')).FocusSessions);
