// `npm run gallery` writes `out/gallery`: every view in every state, light and dark, in three languages, from
// made-up figures, as one static page.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGallery } from './gallery/build-gallery.ts';

console.log(await buildGallery(join(fileURLToPath(new URL('..', import.meta.url)), 'out', 'gallery')));
