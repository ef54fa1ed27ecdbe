import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressAssets } from './compress-assets.ts'

const base = /node_modules[\\/](react|react-dom|scheduler|react-i18next|i18next|@tanstack|zod)[\\/]/

/**
 * Two builds into one folder. `bridge` holds only the page that hands the identity provider's answer to the portal: in
 * a build of its own it shares no chunk with the application, so that it stays a few kilobytes.
 */
export default defineConfig(({ mode }) => ({
  // The second build compresses what both have left.
  plugins: [react(), mode === 'bridge' && compressAssets()],
  // The BFF puts a fresh nonce in place of this word in every page it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // The content security policy allows no `data:` scripts or fonts, and a file is cached where an inlined one is not.
    assetsInlineLimit: 0,
    emptyOutDir: mode !== 'bridge',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: mode === 'bridge' ? 'auth/redirect.html' : 'index.html',
      output: {
        // What every page needs comes in four files, not in fifty: on a slow line each one is another wait. Libraries
        // stay in the browser's cache when the portal changes.
        codeSplitting: mode !== 'bridge' && {
          groups: [
            { name: 'base', tags: ['$initial'], test: base, priority: 1 },
            { name: 'fluent', tags: ['$initial'], test: /node_modules/ },
            { name: 'portal', tags: ['$initial'] },
          ],
        },
      },
    },
  },
}))
