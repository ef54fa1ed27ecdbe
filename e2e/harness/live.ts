import { createHash } from 'node:crypto'

export interface LiveMessage {
  id: string
  folder: string
  subject: string
  from: string
  received: string | null
  unread: boolean
  sha256: string
}

export interface LiveFile {
  path: string
  size: number
  modified: string
  sha256: string
}

/** The mailboxes and drives as they are now, through the sandbox's own API. */
export class Live {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    const answer = await fetch(`${this.#url}/live/api${path}`, init)
    if (!answer.ok)
      throw new Error(`${init?.method ?? 'GET'} ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }

  async mail(account: string): Promise<LiveMessage[]> {
    return (await (await this.#fetch(`/people/${account}/mail`)).json()) as LiveMessage[]
  }

  async files(account: string): Promise<LiveFile[]> {
    return (await (await this.#fetch(`/people/${account}/onedrive`)).json()) as LiveFile[]
  }

  /** Puts a message (`.eml` or `.msg`) into a mailbox, as if it had come there. */
  async addMail(account: string, folder: string, name: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
    const query = new URLSearchParams({ folder, name })
    await this.#fetch(`/people/${account}/mail?${query}`, { method: 'POST', body })
  }

  async deleteMail(account: string, id: string): Promise<void> {
    await this.#fetch(`/people/${account}/mail/${encodeURIComponent(id)}`, { method: 'DELETE' })
  }

  #content = (account: string, path: string) => `/people/${account}/onedrive/content?path=${encodeURIComponent(path)}`

  async deleteFile(account: string, path: string): Promise<void> {
    await this.#fetch(this.#content(account, path), { method: 'DELETE' })
  }

  async putFile(account: string, path: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#fetch(this.#content(account, path), { method: 'PUT', body })
  }

  /** Hash of the bytes as they come, not as the sandbox lists it. */
  async fileHash(account: string, path: string): Promise<string> {
    const bytes = await (await this.#fetch(this.#content(account, path))).arrayBuffer()
    return createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
  }

  /** What an administrator does to an account, or adds; it counts at once. */
  async changePerson(
    account: string,
    change: { enabled?: boolean; displayName?: string; email?: string; mailboxKind?: string },
  ): Promise<{ oid: string; email: string; displayName: string }> {
    return (await (await this.#put(`/people/${account}`, change)).json()) as never
  }

  async changeRole(
    role: string,
    change: { operators?: string[]; scope?: unknown; excluded?: string[] },
  ): Promise<void> {
    await this.#put(`/roles/${encodeURIComponent(role)}`, change)
  }

  /** Fills the tenant up to so many people, without contents. */
  async fillUp(people: number): Promise<void> {
    await this.#fetch(`/people?count=${people}`, { method: 'POST' })
  }

  #put = (path: string, body: unknown) =>
    this.#fetch(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  async backup(): Promise<{ id: string; time: string }> {
    return (await (await this.#fetch('/backup', { method: 'POST' })).json()) as { id: string; time: string }
  }

  /** Removes a restore point, as retention does. */
  async expire(id: string): Promise<void> {
    await this.#fetch(`/backup/${id}`, { method: 'DELETE' })
  }

  async reset(): Promise<void> {
    await this.#fetch('/reset', { method: 'POST' })
  }
}
