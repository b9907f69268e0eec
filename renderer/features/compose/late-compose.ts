/** Writing to somebody: its code comes soon after the first picture, or when somebody writes (D11). */
import { late } from '../../components/late.tsx';

/** The panel beside the team. */
export const ComposePanel = late(async () => (await import('./compose-panel.tsx')).ComposePanel);
