import { fileURLToPath } from 'node:url';

/** Where the models that come with HowIFeel lie, one folder each: `<id>/manifest.json`, `<sha256>.bin`, `README.md`. */
export const RELEASED_FOLDER = fileURLToPath(new URL('../../released/', import.meta.url));
