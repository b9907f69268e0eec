/** What is written in the review: it comes with the rest of writing (D11). */
import { late } from '../../components/late.tsx';

/** The field for a reply. */
export const ReviewReply = late(async () => (await import('./review-reply.tsx')).ReviewReply);
/** What was replied. */
export const ReviewReplies = late(async () => (await import('./review-replies.tsx')).ReviewReplies);
/** A time of one's own to put a message off to. */
export const LaterForm = late(async () => (await import('./later-form.tsx')).LaterForm);
