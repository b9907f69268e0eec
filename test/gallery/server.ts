/** The gallery, built once and served from loopback, for pictures. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { galleryConfig } from './config.ts';

/** A gallery that is served. */
export interface GalleryServer {
  /** Its address, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Builds and serves the gallery. */
export const serveGallery = async (): Promise<GalleryServer> => {
  const outDir = await mkdtemp(join(tmpdir(), 'fermata-gallery-'));
  await build(galleryConfig(outDir));
  const server = await preview({
    ...galleryConfig(outDir),
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('The gallery has no address.');
  return {
    url,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
};
