/** The parts of the window that come after its first picture, so that no click waits for them. */
import { ComposePanel } from '../features/compose/late-compose.ts';
import { FocusSessions } from '../features/focus/late-sessions.ts';
import { prefetchKeys } from '../features/keys/keys-help.tsx';
import { prefetchPalette } from '../features/palette/palette.tsx';
import { prefetchSettings } from '../features/settings/settings-page.tsx';
import { LaterForm, ReviewReplies, ReviewReply } from '../features/review/late-parts.ts';
import { AllMessages } from '../features/review/all-messages.tsx';
import { StatusForm } from '../features/team/own-status.tsx';
import { prefetchTalk } from '../features/team/talk-panel.tsx';
import type { WindowTime } from './window-time.ts';

/** After the first picture and what its user does first, before they get to anything else. */
const PREFETCH_AFTER_MS = 500;

/** Fetches them all. Never rejects. */
export const prefetchParts = async (): Promise<void> => {
  await Promise.all([
    prefetchPalette(),
    prefetchKeys(),
    prefetchSettings(),
    prefetchTalk(),
    AllMessages.prefetch(),
    ComposePanel.prefetch(),
    ReviewReply.prefetch(),
    ReviewReplies.prefetch(),
    LaterForm.prefetch(),
    StatusForm.prefetch(),
    FocusSessions.prefetch(),
  ]);
};

/** Fetches them soon. Returns how to call it off. */
export const prefetchSoon = (time: WindowTime): (() => void) =>
  time.after(PREFETCH_AFTER_MS, () => void prefetchParts());
