import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, test } from 'vitest'
import { securityHeaders } from './headers.ts'
import { pages } from './pages.ts'

test('the page around messages has a policy of its own, the portal keeps its strict one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'auth'))
  for (const name of ['index.html', 'preview-frame.html', 'auth/redirect.html']) {
    await writeFile(join(folder, name), '<p>page</p>')
  }
  const app = express()
  app.use(securityHeaders(['https://identity.example']), pages(folder))
  const server = app.listen(0, '127.0.0.1')
  try {
    await new Promise((resolve) => server.once('listening', resolve))
    const policyOf = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
      return answer.headers.get('content-security-policy') ?? ''
    }
    const frame = await policyOf('/preview-frame.html')
    expect(frame).toMatch(/^default-src 'none';img-src data:;style-src 'unsafe-inline';frame-src 'none'/)
    expect(await policyOf('/preview-frame.html?images=remote')).toContain('img-src data: https:;')
    for (const other of ['?images=remote&images=remote', '?images=all', '?images[]=remote']) {
      expect(await policyOf(`/preview-frame.html${other}`)).toBe(frame)
    }
    expect(await policyOf('/')).not.toMatch(/unsafe|https:;/)
  } finally {
    server.close()
    await rm(folder, { recursive: true })
  }
})
