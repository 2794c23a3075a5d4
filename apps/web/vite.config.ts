import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';

/** Where `npm run dev` finds the API: the address of `wrangler dev`. */
const api = process.env['HOWIFEEL_API'] ?? 'http://localhost:8787';

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
        // The wasm that this browser does not need is the price of working offline whichever backend it falls to.
        maximumFileSizeToCacheInBytes: 2 ** 20,
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
  worker: { format: 'es' },
  assetsInclude: ['**/*.tflite'],
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': { target: api, ws: true }, '/blobs': api } },
  preview: { proxy: { '/api': { target: api, ws: true }, '/blobs': api } },
});
