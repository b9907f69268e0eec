/** Where the built web client is when no option says so. */
import { fileURLToPath } from 'node:url';

/** It stands beside the bundle: dist/relay/relay.js and dist/web. */
export const defaultWebRoot = (): string => {
  const isBundle = !import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isBundle ? '../web' : '../dist/web', import.meta.url));
};
