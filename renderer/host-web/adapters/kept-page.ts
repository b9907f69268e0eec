/** Has the browser keep the page, so that it opens without the relay too (C8). */
import type { Reporter } from '../../../shared/engine/ports.ts';

/** Browsers know service workers on https and on this machine only; elsewhere nothing is kept. */
export const keepPage = async (reporter: Reporter): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    await serviceWorker.register('./service-worker.js', { updateViaCache: 'none' });
    // A page has started: what was kept of the build before may go.
    serviceWorker.controller?.postMessage('started');
  } catch (cause) {
    reporter.report('the page could not be kept for when the relay is away', cause);
  }
};
