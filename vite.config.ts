import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true }),
      compilerOptions: { runes: true },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          'media-src': ['self', 'blob:'],
          'font-src': ['self'],
          // The phone's own: /kunjungan.
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // A first visit carries its styles with it: one round trip on 3G instead of two.
      inlineStyleThreshold: 20_000,
      // The phone's page is the same at every address below /kunjungan: one kept copy serves them all.
      paths: { relative: false },
      files: { serviceWorker: 'src/service-worker/worker' },
      // Only the phone's page asks for it.
      serviceWorker: { register: false },
    }),
  ],
  build: { sourcemap: false },
});
