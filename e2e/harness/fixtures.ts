import { test as base, chromium, expect, type Page } from '@playwright/test'
import { accessTokenFor } from './access-token.ts'
import { findChromium } from './chromium.ts'
import { cookieFor, PortalClient } from './portal-client.ts'
import { slowDown } from './slow-line.ts'
import { trusting } from './trust.ts'
import { startWorld, type World } from './world.ts'

interface Fixtures {
  /** The world as freshly seeded; whoever signs in starts without anyone's cookies. */
  world: World
  /** False where a file makes data that take long, and its tests change nothing. */
  fresh: boolean
  /** Patterns of console errors that a test brings about on purpose. */
  expectedErrors: RegExp[]
  /** By the pages, as people do it. */
  signInByHand: (account: string) => Promise<void>
  /** With a portal session that is there already: what comes before has tests of its own. */
  signIn: (account: string, page?: Page) => Promise<void>
}

interface WorkerFixtures {
  /** Settings of the portal, for all tests of a file. */
  portalEnv: Record<string, string>
  /** How many tenants the world has. */
  tenants: number
  runningWorld: World
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  browser: [
    async ({ headless, runningWorld }, use) => {
      const { executablePath, args, env, dispose } = await findChromium()
      const browser = await chromium.launch({
        executablePath,
        args: [...args, trusting(runningWorld.sandbox.cert)],
        headless,
        env: { ...process.env, ...env } as Record<string, string>,
      })
      await use(browser)
      await browser.close()
      await dispose()
    },
    { scope: 'worker' },
  ],

  portalEnv: [{}, { option: true, scope: 'worker' }],
  tenants: [1, { option: true, scope: 'worker' }],

  runningWorld: [
    async ({ portalEnv, tenants }, use) => {
      const world = await startWorld(portalEnv, { tenants })
      await use(world)
      await world.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  fresh: [true, { option: true }],

  world: async ({ runningWorld, fresh }, use, testInfo) => {
    if (fresh) for (const { live } of [runningWorld, ...runningWorld.tenants.slice(1)]) await live.reset()
    await use(runningWorld)
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server logs', { body: runningWorld.logs(), contentType: 'text/plain' })
    }
  },

  expectedErrors: [[], { option: true }],

  context: async ({ browser, world, contextOptions, expectedErrors }, use) => {
    const context = await browser.newContext({ ...contextOptions, baseURL: world.url })
    if (process.env.SLOW_LINE) await slowDown(context)
    const complaints: string[] = []
    const complain = (text: string) => {
      if (!expectedErrors.some((pattern) => pattern.test(text))) complaints.push(text)
    }
    context.on('console', (message) => {
      if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => complain(`uncaught: ${error.error().stack ?? error.error().message}`))
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== 'localhost') complain(`request to another host: ${request.url()}`)
    })
    await use(context)
    await context.close()
    expect(complaints).toEqual([])
  },

  signInByHand: async ({ page }, use) => {
    await use(async (account) => {
      await page.goto('/')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('button', { name: `${account}@sandbox.example` }).click()
      await expect(page.getByRole('link', { name: 'Mail', exact: true })).toBeVisible()
    })
  },

  signIn: async ({ page: first, world }, use) => {
    await use(async (account, page = first) => {
      const client = new PortalClient(world.url)
      await client.ok('POST', '/api/session', { accessToken: await accessTokenFor(account, world.sandbox, world.url) })
      await page.context().addCookies([cookieFor(client)])
      await page.goto('/')
      await expect(page.getByRole('link', { name: 'Mail', exact: true })).toBeVisible()
    })
  },
})

export { expect }
