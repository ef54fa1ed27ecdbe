import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../harness/chromium.ts'
import { cookieFor } from '../../harness/portal-client.ts'
import { trusting } from '../../harness/trust.ts'
import { inTurns } from '../measure.ts'
import type { Figure } from '../report.ts'
import { portalId, type Setting } from '../setting/setting.ts'

const ROUNDS = 5
const FRAMES = 240
const LONGEST_FRAME = 33
/** In the page: the first row of a list, and the words that stand where there are none. */
const FIRST_ROW = '[role=row][aria-rowindex="2"] [role=gridcell] time'
const NO_ROWS = 'section[aria-label="Mail items"] svg'

/** What the person sees, in a browser: the first row of 100,000, and whether scrolling stutters. */
export async function browser(setting: Setting): Promise<Figure[]> {
  const { executablePath, args, env, dispose } = await findChromium()
  const launched = await chromium.launch({
    executablePath,
    args: [...args, trusting(setting.cert)],
    env: { ...process.env, ...env } as Record<string, string>,
  })
  try {
    const { cookie, leave } = await setting.signIn()
    const context = await launched.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addCookies([cookieFor({ url: setting.url, cookie })])
    const address = (folder: 100_000 | 'empty') => {
      const id = portalId(setting.backup.mailboxId, setting.backup.folders[folder])
      return `${setting.url}/mail?${new URLSearchParams({ point: 'latest', folder: id })}`
    }
    const first = await inTurns(ROUNDS, {
      list: () => shown(context, address(100_000), FIRST_ROW),
      empty: () => shown(context, address('empty'), NO_ROWS),
    })
    const page = await context.newPage()
    await page.goto(address(100_000))
    await page.locator(FIRST_ROW).waitFor()
    const frames = await inTurns(3, {
      steady: () => longestFrame(page, 200),
      far: () => longestFrame(page, 3000),
    })
    await leave()
    const frame = (how: string, value: number): Figure => {
      const name = `Longest frame, scrolling ${how}`
      return { name, unit: 'ms', value, yardstick: null, aim: { atMost: LONGEST_FRAME } }
    }
    return [
      {
        ...{ name: 'First row on screen, 100,000', unit: 'ms', value: first.list, aim: { atMost: 2 } },
        yardstick: { name: 'empty folder', value: first.empty },
      },
      frame('200 px a frame', frames.steady),
      frame('3,000 px a frame', frames.far),
    ]
  } finally {
    await launched.close()
    await dispose()
  }
}

/** From the beginning of the navigation to the frame in which something is there. */
async function shown(context: BrowserContext, address: string, selector: string): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelector(wanted)) Object.assign(window, { shownAfter: performance.now() })
      else requestAnimationFrame(look)
    }
    look()
  }, selector)
  await page.goto(address)
  const after = await page.waitForFunction(() => (window as { shownAfter?: number }).shownAfter)
  const time = await after.jsonValue()
  await page.close()
  return time ?? Number.NaN
}

/** Scrolls the list so much with each frame, down and at its end up again. */
async function longestFrame(page: Page, pixels: number): Promise<number> {
  return await page.evaluate(
    async ({ pixels, frames, selector }) => {
      const scroller = document.querySelector(selector)?.closest('[role=rowgroup]')
      if (!scroller) throw new Error('There is no list.')
      scroller.scrollTop = 0
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      let before = await frame()
      let longest = 0
      for (let count = 0; count < frames; count++) {
        scroller.scrollTop += pixels
        const now = await frame()
        longest = Math.max(longest, now - before)
        before = now
      }
      scroller.scrollTop = 0
      return longest
    },
    { pixels, frames: FRAMES, selector: '[role=row][data-index]' },
  )
}
