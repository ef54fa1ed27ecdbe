import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { encodedAssets } from './encoded-assets.ts'
import { nonceOf, previewFramePolicy } from './headers.ts'

/** What `html.cspNonce` of the SPA's build puts where the nonce of a response belongs. */
const PLACEHOLDER = '__CSP_NONCE__'

/**
 * The SPA: its files as they were built, and its page for every address that is none of them.
 *
 * @param folder the built SPA (web/dist)
 */
export function pages(folder: string): Router {
  const router = Router()
  // Hashed names: what they hold never changes.
  router.use(
    '/assets',
    encodedAssets(join(folder, 'assets')),
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  )
  router.get('/auth/redirect.html', sendPage(join(folder, 'auth', 'redirect.html')))
  router.get('/preview-frame.html', sendPreviewFrame(join(folder, 'preview-frame.html')))
  router.use(express.static(folder, { index: false, maxAge: '1h', extensions: [] }))
  router.get('/{*path}', sendPage(join(folder, 'index.html')))
  return router
}

function sendPage(file: string): RequestHandler {
  const parts = readFileSync(file, 'utf8').split(PLACEHOLDER)
  return (_req, res) => {
    res
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(parts.join(nonceOf(res)))
  }
}

/** Not kept by the browser: both of its policies have the same file. */
function sendPreviewFrame(file: string): RequestHandler {
  const page = readFileSync(file, 'utf8')
  return (req, res) => {
    res
      .set('Cache-Control', 'no-store')
      .set('Content-Security-Policy', previewFramePolicy(req.query.images === 'remote'))
      .type('html')
      .send(page)
  }
}
