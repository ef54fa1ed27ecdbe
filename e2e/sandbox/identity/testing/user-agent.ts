/** What a test can see of an answer. */
export interface Answer {
  url: string
  status: number
  headers: Headers
  text: string
}

interface Cookie {
  value: string
  path: string
}

/**
 * A browser without a window: keeps cookies, follows redirects as long as they stay with the identity provider, and
 * submits forms. Where it is sent away to, it reports and does not go.
 */
export class UserAgent {
  readonly #origin: string
  readonly #cookies = new Map<string, Cookie>()

  constructor(origin: string) {
    this.#origin = origin
  }

  async get(url: string): Promise<Answer> {
    return this.#request(url)
  }

  /** Sends a page's form, as it stands but for these fields; a field with the value undefined is left out. */
  async submit(page: Answer, fields: Record<string, string> = {}): Promise<Answer> {
    const action = attribute(/<form [^>]*>/.exec(page.text)?.[0] ?? '', 'action') ?? page.url
    const form = new URLSearchParams()
    for (const [input] of page.text.matchAll(/<input type="hidden"[^>]*>/g)) {
      form.set(attribute(input, 'name') ?? '', attribute(input, 'value') ?? '')
    }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return this.#request(new URL(action, page.url).href, form)
  }

  async #request(url: string, form?: URLSearchParams): Promise<Answer> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.#cookieHeader(url), accept: 'text/html' },
      ...(form && { method: 'POST', body: form }),
    })
    this.#keepCookies(response)
    const text = await response.text()
    const location = response.headers.get('location')
    if (location) {
      const next = new URL(location, url)
      if (next.origin === this.#origin) return this.#request(next.href)
      return { url: next.href, status: response.status, headers: response.headers, text }
    }
    const answer = { url, status: response.status, headers: response.headers, text }
    // What a browser would do by itself: a page whose script submits its only form.
    return /document\.forms\[0\]\.submit\(\)/.test(text) ? this.submit(answer) : answer
  }

  #cookieHeader(url: string): string {
    const { pathname } = new URL(url)
    return [...this.#cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(([name, { value }]) => `${name.split(' ')[0]}=${value}`)
      .join('; ')
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const [name = '', value = ''] = pair.split('=')
      const path = attributes.find((text) => /^path=/i.test(text))?.slice(5) ?? '/'
      const gone = value === '' || attributes.some((text) => /^expires=.*1970/i.test(text))
      if (gone) this.#cookies.delete(`${name} ${path}`)
      else this.#cookies.set(`${name} ${path}`, { value, path })
    }
  }
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')
}
