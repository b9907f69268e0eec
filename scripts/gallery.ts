/** `npm run gallery`: shows every component, every token and every view of the window, from the sources. */
import { createServer } from 'vite';
import { galleryConfig } from '../test/gallery/config.ts';

const server = await createServer(galleryConfig());
await server.listen();
const [url] = server.resolvedUrls?.local ?? [];
console.log(
  `The gallery is at ${url ?? 'an unknown address'}. It follows what is changed; Ctrl-C ends it.`,
);
