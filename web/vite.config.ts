import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Two builds into one folder. `bridge` holds only the page that hands the identity provider's answer to the portal: in
 * a build of its own it shares no chunk with the application, so that it stays a few kilobytes.
 */
export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The BFF puts a fresh nonce in place of this word in every page it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // The content security policy allows no `data:` scripts or fonts, and a file is cached where an inlined one is not.
    assetsInlineLimit: 0,
    emptyOutDir: mode !== 'bridge',
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: mode === 'bridge' ? 'auth/redirect.html' : 'index.html' },
  },
}))
