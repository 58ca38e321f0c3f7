import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['CONNECTORY_URL'] ?? 'http://127.0.0.1:4400';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: {
    alias: {
      // @rjsf/core imports ajv's validator without declaring it. ajv needs eval, which our content security policy refuses.
      '@rjsf/validator-ajv8': fileURLToPath(new URL('./src/forms/no-ajv.ts', import.meta.url)),
      // 38 kB gzip that only the server needs.
      zod: fileURLToPath(new URL('./src/api/no-zod.ts', import.meta.url)),
    },
  },
  build: {
    manifest: true,
    // The policy is `script-src 'self'`: nothing may become a data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server, '/healthz': server } },
});
