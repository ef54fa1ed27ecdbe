/** An answer of the portal, read. */
export interface PortalAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the portal answers
  body: any
}

/** What an answer comes to: its status, and the code of a problem. */
export const says = ({ status, body }: PortalAnswer): string => `${status} ${body?.code ?? ''}`.trim()

/** An address of a scope, which may be any text. */
export const scoped = (scope: string, path: string): string => `/api/scopes/${encodeURIComponent(scope)}/${path}`

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')

/** What a stream that doesn't end begins with. */
async function firstOf(answer: Response): Promise<string> {
  for await (const bytes of answer.body ?? []) return Buffer.from(bytes).toString()
  return ''
}

/** The portal as a script sees it: one portal session, the header that every call needs, no browser. */
export class PortalClient {
  readonly url: string
  cookie = ''

  constructor(url: string) {
    this.url = url
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<PortalAnswer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'x-restore-portal': '1',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
    const set = cookieOf(answer)
    if (set) this.cookie = set
    const isStream = (answer.headers.get('content-type') ?? '').includes('event-stream')
    const text = isStream ? await firstOf(answer) : await answer.text()
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, headers: answer.headers, body: isJson && text ? JSON.parse(text) : text }
  }

  get(path: string): Promise<PortalAnswer> {
    return this.request('GET', path)
  }

  /** Answers the body; anything but success fails the test with what the portal said. */
  async ok(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<PortalAnswer['body']> {
    const answer = await this.request(method, path, body, headers)
    if (answer.status >= 400)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}

/** The client's portal session, for a browser to go on with it. */
export function cookieFor({ url, cookie }: Pick<PortalClient, 'url' | 'cookie'>) {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  return { name, value, url, secure: true, httpOnly: true, sameSite: 'Strict' as const }
}
