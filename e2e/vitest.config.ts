import { defineConfig } from 'vitest/config';

/** One browser at a time: with software WebGL each takes every core there is. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    globalSetup: './support/serve-product.ts',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['verbose'],
  },
});
