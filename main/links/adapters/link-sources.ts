/** Where links to the app come from on each system: its own arguments, a second start's, or an event of macOS. */
import { app } from 'electron';

/** macOS hands links over by an event, the first one before the app is ready. */
export const watchOpenUrl = (onUrl: (url: string) => void): void => {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    onUrl(url);
  });
};

/**
 * Makes this installation the one that opens `fermata:` links: what a packager writes for macOS, deb and rpm, the app does
 * itself on Windows, where a portable one was never installed. From its sources it leaves the system as it is.
 */
export const registerLinks = (): void => {
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient('fermata');
};
