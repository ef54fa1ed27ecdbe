export interface Answer {
  status: number
  headers: Headers
  bytes: Buffer
  /** The body as JSON, for tests to reach into: they say by what they expect which shape they mean. */
  json: ReturnType<typeof JSON.parse>
}

/** Calls the backup server as a client with a token. */
export class TestClient {
  readonly url: string
  readonly token: string | undefined

  constructor(url: string, token?: string) {
    this.url = url
    this.token = token
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers)
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers)
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: isJson ? JSON.parse(bytes.toString()) : undefined,
    }
  }

  /** Opens an explore session and gives the path of its organization. */
  async explore(options: Record<string, unknown>): Promise<{ id: string; path: string }> {
    const opened = await this.post('/v8/Organization/OperatorExplore', options)
    if (opened.status !== 201) throw new Error(`OperatorExplore answered ${opened.status}: ${opened.bytes}`)
    return { id: opened.json.id, path: `/v8/RestoreSessions/${opened.json.id}/organization` }
  }

  /** Waits until a restore session has ended; the answers come quickly enough for no pause in between. */
  async ended(sessionId: string): Promise<Answer['json']> {
    for (;;) {
      const { json } = await this.get(`/v8/RestoreSessions/${sessionId}`)
      if (json.state === 'Stopped') return json
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
