import type { BrowserContext } from '@playwright/test'

const ASSETS = 1500
const API = 900

/**
 * Every request of these pages takes as long as on a poor line, each another time (at random, up to a second and a half):
 * what a test takes for granted that has not arrived yet shows.
 */
export async function slowDown(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    const longest = new URL(route.request().url()).pathname.startsWith('/api/') ? API : ASSETS
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
    // The page may have gone meanwhile.
    await route.continue().catch(() => undefined)
  })
}
