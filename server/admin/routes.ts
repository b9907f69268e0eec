/** What is served on the admin address: alive, ready, metrics. */
import { type HttpAnswer, json } from '../http/answer.ts';
import type { Route } from '../http/routes.ts';

/** What the routes ask. */
export interface AdminSources {
  /** Why the relay is not ready; null when it is. */
  whyNotReady(): Promise<string | null>;
  metrics(): Promise<{ readonly text: string; readonly contentType: string }>;
}

const readable = (path: string, answer: () => Promise<HttpAnswer>): Route => ({
  path,
  methods: { GET: answer, HEAD: answer },
});

/** The routes of the admin address. */
export const adminRoutes = (sources: AdminSources): readonly Route[] => [
  readable('/healthz', () => Promise.resolve(json(200, { status: 'ok' }))),
  readable('/readyz', async () => {
    const reason = await sources.whyNotReady();
    return reason === null
      ? json(200, { status: 'ready' })
      : json(503, { status: 'not ready', reason });
  }),
  readable('/metrics', async () => {
    const { text, contentType } = await sources.metrics();
    return { status: 200, text, headers: { 'Content-Type': contentType } };
  }),
];
