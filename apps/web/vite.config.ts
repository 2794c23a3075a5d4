import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { withoutThreads, workerChunks } from './worker-bundle.ts';

/** Where `npm run dev` finds the API: the address of `wrangler dev`. */
const api = process.env['HOWIFEEL_API'] ?? 'http://localhost:8787';

/** WebGPU's code gets a name of its own: it is on trial, so offline visits do without it. */
const output = {
  // Licences of what is bundled: in license.md beside the page, instead of in every file.
  comments: false,
  chunkFileNames: ({ moduleIds }: { moduleIds: string[] }) =>
    moduleIds.some((id) => id.includes('tfjs-backend-webgpu')) ? 'assets/webgpu-[hash].js' : 'assets/[name]-[hash].js',
};

export default defineConfig({
  plugins: [
    solid(),
    VitePWA({
      registerType: 'autoUpdate',
      manifest: {
        name: 'HowIFeel',
        short_name: 'HowIFeel',
        description: 'Recognises the expression on a face, in your browser. Pictures never leave the device.',
        start_url: '/',
        display: 'standalone',
        background_color: '#fbfaf7',
        theme_color: '#fbfaf7',
        icons: [
          { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,woff2,wasm,tflite}'],
        globIgnores: ['**/webgpu-*.js'],
        // The wasm that this browser does not need is the price of working offline whichever backend it falls to.
        maximumFileSizeToCacheInBytes: 1.2 * 2 ** 20,
        navigateFallbackDenylist: [/^\/api\//, /^\/blobs\//],
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/api/models'),
            handler: 'StaleWhileRevalidate',
            options: { cacheName: 'howifeel-models' },
          },
        ],
      },
    }),
  ],
  resolve: { alias: [withoutThreads] },
  worker: { format: 'es', rolldownOptions: { output: { ...output, codeSplitting: workerChunks } } },
  assetsInclude: ['**/*.tflite'],
  build: {
    target: 'es2022',
    license: { fileName: 'license.md' },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output },
  },
  server: { proxy: { '/api': { target: api, ws: true }, '/blobs': api } },
  preview: { proxy: { '/api': { target: api, ws: true }, '/blobs': api } },
});
