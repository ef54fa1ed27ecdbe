import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import { aimedAt, hostileHtml, loading, running } from '../harness/hostile-html.ts'
import { onePixel, startTrap } from '../harness/trap.ts'
import type { World } from '../harness/world.ts'

/** Messages from strangers: nothing in them is asked for or run before the person wants it. */

const html = (subject: string, body: string, type = 'text/html; charset=utf-8') =>
  [
    'From: Stranger <stranger@evil.example>',
    'To: employee@sandbox.example',
    `Subject: ${subject}`,
    'Date: Mon, 2 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
  ].join('\r\n')

const receive = async (world: World, subject: string, message: string) => {
  await world.live.addMail('employee', 'Inbox/Nasty', `${subject}.eml`, message)
  await world.live.backup()
}

const openFolder = async (page: Page) => {
  await expect(page.getByRole('treeitem', { name: 'Inbox' })).toHaveAttribute('aria-expanded', 'false')
  await page.getByRole('treeitem', { name: 'Inbox' }).press('ArrowRight')
  await page.getByRole('treeitem', { name: 'Nasty' }).click()
}

const open = async (page: Page, subject: string) => {
  await openFolder(page)
  await page.getByRole('row', { name: new RegExp(subject) }).click()
  await expect(page.getByRole('article').getByRole('heading', { name: subject })).toBeVisible()
}

/** What the sandboxed frame shows. */
const shown = (page: Page) => page.frameLocator('iframe[title="Text of the message"]').frameLocator('iframe')

const heard = (page: Page): string[] => {
  const ran: string[] = []
  page.on('console', (message) => {
    if (message.text().startsWith('RAN')) ran.push(message.text())
  })
  return ran
}

/** Long enough for a frame's loads, refreshes of 0 s and animations to have begun. */
const settled = (page: Page) => page.waitForTimeout(1500)

let trap: Awaited<ReturnType<typeof startTrap>>
test.beforeEach(async () => {
  trap = await startTrap()
})
test.afterEach(() => trap.close())

const aimed = (text: string) => aimedAt(trap.origin, text)

/** Said of what the sanitiser's parser meets, and refuses. */
const complaints = [/violates the following Content Security Policy/]

test.describe('everything at once', () => {
  test.use({ expectedErrors: complaints })
  test('a message that tries everything loads nothing and runs nothing', async ({ page, world, signIn }) => {
    await receive(world, 'Everything at once', html('Everything at once', aimed(hostileHtml)))
    const ran = heard(page)
    await signIn('employee')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await open(page, 'Everything at once')
    await expect(shown(page).getByText('After.')).toBeVisible()
    await settled(page)
    expect(trap.connections()).toBe(0)
    // Of the browser's own list not even those that a policy would have stopped.
    expect(
      asked.filter(
        (url) =>
          !/^https:\/\/localhost:\d+\/(api\/(scopes\/|restores\?|restore-progress$)|assets\/|preview-frame|icon.svg)|^about:/.test(
            url,
          ),
      ),
    ).toEqual([])
    expect(ran).toEqual([])
    for (const forbidden of ['form', 'input', 'button', 'script', 'iframe', 'object', 'svg', 'link', 'base', 'video']) {
      await expect(shown(page).locator(forbidden)).toHaveCount(0)
    }
    await expect(shown(page).getByText('a script', { exact: true })).not.toHaveAttribute('href')
    await expect(shown(page).getByText('a page', { exact: true })).not.toHaveAttribute('href')
    const link = shown(page).getByRole('link', { name: 'a link' })
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect(link).toHaveAttribute('title', `${trap.origin}/ping`)
  })
})

test.describe('each layer alone', () => {
  test.use({
    expectedErrors: [/Content Security Policy|sandboxed|Blocked script|Unsafe attempt|Failed to load resource/i],
  })

  test('sanitised HTML is harmless without frame and policy', async ({ page, world, signIn, browser }) => {
    const pieces = [...loading, ...running]
    // Few enough to be in the list at once.
    const messages = Array.from({ length: 11 }, (_, number) => pieces.filter((_, index) => index % 11 === number))
    for (const [number, some] of messages.entries()) {
      const message = html(`Piece ${number}!`, aimed(some.join('\n')))
      await world.live.addMail('employee', 'Inbox/Nasty', `${number}.eml`, message)
    }
    await world.live.backup()
    await signIn('employee')
    const context = await browser.newContext()
    const bare = await context.newPage()
    const ran = heard(bare)
    await openFolder(page)
    for (const number of messages.keys()) {
      await page.getByRole('row', { name: `Piece ${number}!` }).click()
      await expect(page.getByRole('article').getByRole('heading', { name: `Piece ${number}!` })).toBeVisible()
      const frame = page.frameLocator('iframe[title="Text of the message"]').locator('iframe')
      const text = (await frame.getAttribute('srcdoc')) ?? ''
      const unprotected = text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      expect(unprotected.length).toBeLessThan(text.length)
      await bare.setContent(unprotected)
    }
    await settled(bare)
    expect(trap.connections()).toBe(0)
    expect(ran).toEqual([])
    await context.close()
  })

  for (const sandbox of [true, false]) {
    const name = sandbox ? 'frame and policy hold without the sanitiser' : 'the policy holds without the sandbox'
    test(name, async ({ page, world }) => {
      await page.goto(`${world.url}/preview-frame.html`)
      const ran = heard(page)
      await page.evaluate(
        ([text, sandboxed]) => {
          const frame = document.createElement('iframe')
          if (sandboxed) frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox')
          frame.srcdoc = text
          document.body.replaceChildren(frame)
        },
        [aimed(hostileHtml), sandbox] as const,
      )
      await settled(page)
      // No policy forbids to connect ahead of time: there the sanitiser stands alone.
      expect(trap.requests).toEqual([])
      expect(ran).toEqual([])
    })
  }

  test('the sandbox runs no script without the policy', async ({ browser }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await context.route(/evil/, (route) => route.abort())
    const ran = heard(page)
    await page.setContent('<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>')
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement, text) => {
      frame.srcdoc = text
    }, hostileHtml)
    await settled(page)
    expect(ran).toEqual([])
    await context.close()
  })
})

test('images of the web are shown once the person wants them, and only over TLS', async ({ page, world, signIn }) => {
  const body = aimed(
    '<p>News</p><img alt="one" src="https://evil.example/a.png"><img alt="two" src="http://evil.example/b.png">',
  )
  await receive(world, 'Newsletter', html('Newsletter', body))
  await signIn('employee')
  await open(page, 'Newsletter')
  await expect(shown(page).getByText('News')).toBeVisible()
  await expect(page.getByText('2 images were not loaded')).toBeVisible()
  expect(trap.requests).toEqual([])
  await page.getByRole('button', { name: 'Show remote content' }).click()
  await expect.poll(() => trap.requests.toSorted()).toEqual(['/a.png', '/b.png'])
  await expect(shown(page).getByAltText('one')).toHaveJSProperty('naturalWidth', 1)
  await expect(page.getByText('images were not loaded')).toHaveCount(0)
})

test('images that a message brings along are shown, unless they only call themselves images', async ({
  page,
  world,
  signIn,
}) => {
  const part = (id: string, type: string, content: Buffer) =>
    `--b\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\nContent-Disposition: inline; filename="${id}.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n`
  const body = [
    '--b\r\nContent-Type: text/html\r\n\r\n',
    '<p>Inside</p><img alt="picture" src="cid:picture@x"><img alt="drawing" src="cid:drawing@x"><img alt="none" src="cid:other@x">\r\n',
    part('picture@x', 'image/png', onePixel),
    part('drawing@x', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    '--b--\r\n',
  ].join('')
  await receive(world, 'With pictures', html('With pictures', body, 'multipart/related; boundary=b'))
  await signIn('employee')
  await open(page, 'With pictures')
  await expect(shown(page).getByAltText('picture')).toHaveAttribute('src', /^data:image\/png;base64,/)
  await expect(shown(page).getByAltText('picture')).toHaveJSProperty('naturalWidth', 1)
  await expect(shown(page).getByAltText('drawing')).not.toHaveAttribute('src')
  await expect(shown(page).getByAltText('none')).not.toHaveAttribute('src')
  await expect(page.getByText('not loaded')).toHaveCount(0)
})

test('looks survive, a hidden address is told, and plain text is a click away', async ({ page, world, signIn }) => {
  const body = `<html><head><style><!-- .a{color:rgb(1, 2, 3);font-weight:bold} @media (max-width:9999px){.b{color:rgb(4, 5, 6)}} --></style></head>
    <body bgcolor="#ffeecc"><p class="a">Styled</p><p class="b">Narrow</p><p style="color:rgb(7, 8, 9)">Inline</p>
    <a href="https://evil.example/login">www.bank.example</a></body></html>`
  await receive(world, 'Looks', html('Looks', body))
  await signIn('employee')
  await open(page, 'Looks')
  await expect(shown(page).getByText('Styled')).toHaveCSS('color', 'rgb(1, 2, 3)')
  await expect(shown(page).getByText('Narrow')).toHaveCSS('color', 'rgb(4, 5, 6)')
  await expect(shown(page).getByText('Inline')).toHaveCSS('color', 'rgb(7, 8, 9)')
  await expect(shown(page).locator('body')).toHaveCSS('background-color', 'rgb(255, 238, 204)')
  await expect(shown(page).getByRole('link')).toHaveAttribute('data-leads-to', 'evil.example')
  await page.getByRole('button', { name: 'Plain text' }).click()
  await expect(page.getByRole('article').getByText('Styled')).toBeVisible()
  await expect(page.locator('iframe[title="Text of the message"]')).toHaveCount(0)
})

test('what only a mail program can read says so, and offers what there is', async ({ page, world, signIn }) => {
  const type = 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m'
  await receive(world, 'For your eyes only', html('For your eyes only', 'MIIBBgYJ', type))
  await signIn('employee')
  await open(page, 'For your eyes only')
  await expect(page.getByRole('article').getByText('This message is encrypted, or signed')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download smime.p7m' }).first()).toBeVisible()
})

test('an invitation that was imported tells when and where', async ({ page, world, signIn }) => {
  const event = 'DTSTART;TZID=Europe/Berlin:20261112T100000\r\nDURATION:PT30M\r\nLOCATION:Warehouse 7\\, gate B'
  const calendar = `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  await receive(world, 'Walk through', html('Walk through', calendar, 'text/calendar; method=REQUEST; charset=utf-8'))
  await signIn('employee')
  await open(page, 'Walk through')
  const fact = (name: string) => page.getByRole('article').locator('dt', { hasText: name }).locator('+ dd')
  await expect(fact('Starts')).toContainText('2026')
  await expect(fact('Place')).toHaveText('Warehouse 7, gate B')
})

test('what would keep the browser busy for minutes is not drawn, and can be read as text', async ({
  page,
  world,
  signIn,
}) => {
  await receive(world, 'Depths', html('Depths', `${'<div>'.repeat(100_000)}the deepest${'</div>'.repeat(100_000)}`))
  await signIn('employee')
  await open(page, 'Depths')
  await expect(page.getByText('cannot be shown safely')).toBeVisible()
  await page.getByRole('button', { name: 'Plain text' }).click()
  await expect(page.getByRole('article').getByText('the deepest')).toBeVisible()
})
