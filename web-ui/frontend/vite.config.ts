import { defineConfig } from 'vitest/config';

/** The page must read IST wherever the browser lives, so its tests live in Los Angeles (UI-18). */
process.env.TZ = 'America/Los_Angeles';

/** Where `npm run dev` finds a running engine. */
const engine = process.env.ICEBREAKER_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    // A strict content-security policy forbids data: addresses, so nothing is inlined (UI-08).
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/api': engine } },
  test: { include: ['test/**/*.test.ts'] },
});
