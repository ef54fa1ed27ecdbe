import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'

let portal: InProcess
beforeAll(async () => {
  portal = await startInProcess()
}, 120_000)
afterAll(() => portal?.close())

test('every answer says how the browser shall treat it', async () => {
  for (const path of ['/api/portal', '/api/nothing', '/nothing', '/health']) {
    const { headers } = await portal.anonymous().get(path)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none';script-src 'self';style-src 'self' 'nonce-/,
    )
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('cache-control')).toContain('no-store')
  }
})

test('the nonce is new each time', async () => {
  const nonces = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { headers } = await portal.anonymous().get('/health')
      return /nonce-([^']+)/.exec(headers.get('content-security-policy') ?? '')?.[1]
    }),
  )
  expect(new Set(nonces).size).toBe(20)
})
