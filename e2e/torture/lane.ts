import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Live } from '../harness/live.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { MortalPortal } from './mortal-portal.ts'

/** When to kill a restore, and whether the backup server's first answer to it is lost as well. */
export interface Death {
  dieAt: number
  after: boolean
  losesAnswer: boolean
  /** Further kills of the processes that carry it on. */
  again: { dieAt: number; after: boolean }[]
}

interface Place {
  account: string
  live: Live
  vb365: string
  /** Where the sandbox keeps its restore sessions. */
  sessions: string
  env: Record<string, string>
  accessToken(portalUrl: string): Promise<string>
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const FOLDER = 'Torture'

const mail = (account: string, number: number) =>
  `From: ann@example.com\r\nTo: ${account}@example.com\r\nSubject: Torture ${number}\r\n` +
  `Date: Mon, 2 Mar 2026 10:00:0${number} +0000\r\n\r\n${account} ${number} ${'x'.repeat(500 * number)}\r\n`

/** One person whose portal is killed again and again while it restores the same two messages and two files. */
export class Lane {
  kills = 0
  unknown = 0
  readonly #place: Place
  #portal: MortalPortal | null = null
  #client = new PortalClient('')
  #items: { workload: string; point: string; id: string }[] = []
  readonly #messages = new Map<string, string>()
  readonly #files = new Map<string, string>()
  readonly #seen = new Set<string>()

  constructor(place: Place) {
    this.#place = place
  }

  /** Before the backup: what will be restored. */
  async fill(): Promise<void> {
    const { account, live } = this.#place
    for (const number of [1, 2]) {
      const message = mail(account, number)
      await live.addMail(account, FOLDER, `${number}.eml`, message)
      this.#messages.set(`Torture ${number}`, sha256(message))
      const file = `${account} file ${number} ${'y'.repeat(700 * number)}`
      await live.putFile(account, `${FOLDER}/${number}.txt`, file)
      this.#files.set(`${FOLDER}/${number}.txt`, sha256(file))
    }
  }

  async signIn(point: string): Promise<void> {
    const portal = await this.#alive()
    await this.#client.ok('POST', '/api/session', { accessToken: await this.#place.accessToken(portal.url) })
    const at = `/api/scopes/me/points/${encodeURIComponent(point)}`
    const { folders } = await this.#client.ok('GET', `${at}/mail/folders`)
    const folder = folders.find(({ name }: { name: string }) => name === FOLDER).id
    const items = await this.#client.ok('GET', `${at}/mail/folders/${encodeURIComponent(folder)}/items?wait=5000`)
    const drive = await this.#client.ok('GET', `${at}/onedrive/folders`)
    const below = await this.#client.ok(
      'GET',
      `${at}/onedrive/folders?parent=${encodeURIComponent(drive.folders[0].id)}`,
    )
    const torture = below.folders.find(({ name }: { name: string }) => name === FOLDER).id
    const files = await this.#client.ok('GET', `${at}/onedrive/folders/${encodeURIComponent(torture)}/items?wait=5000`)
    this.#items = [
      ...items.items.map(({ id }: { id: string }) => ({ workload: 'mail', point, id })),
      ...files.items.map(({ id }: { id: string }) => ({ workload: 'onedrive', point, id })),
    ]
    if (this.#items.length !== 4) throw new Error(`${this.#place.account} has ${this.#items.length} things to restore`)
    await this.#newSessions()
  }

  /** How many steps a restore takes that nobody disturbs. */
  async steps(): Promise<number> {
    const portal = await this.#alive()
    await this.#empty()
    await portal.arm({ dieAt: null, after: false })
    const key = randomUUID()
    const id = await this.#start(key)
    await this.#finish(id)
    const steps = await portal.steps()
    await this.#check(id)
    return steps
  }

  /** One restore, from its request to its end, through the deaths of the processes that carry it on. */
  async restore({ losesAnswer, again, ...first }: Death): Promise<void> {
    const portal = await this.#alive()
    await this.#empty()
    if (losesAnswer) await this.#loseAnswer()
    const key = randomUUID()
    await portal.arm(first)
    await this.#untilDeath(portal, key)
    for (const orders of again) {
      if (this.#portal?.isAlive) break
      this.#died()
      this.#portal = await MortalPortal.start(this.#place.env, orders)
      if (!this.#portal) continue
      this.#client = this.#at(this.#portal.url)
      await this.#untilDeath(this.#portal, key)
    }
    if (this.#portal?.isAlive) await this.#portal.arm({ dieAt: null, after: false })
    await this.#alive()
    const id = await this.#start(key)
    await this.#finish(id)
    await this.#check(id)
  }

  async stop(): Promise<void> {
    await this.#portal?.stop()
    this.#portal = null
  }

  /** Asks for the restore and follows it to its end, or to that of its portal. */
  async #untilDeath(portal: MortalPortal, key: string): Promise<void> {
    const lived = this.#start(key).then((id) => this.#finish(id))
    lived.catch(() => {})
    try {
      await Promise.race([lived, portal.died])
    } catch (error) {
      // The connection breaks before the process is seen to be gone.
      await Promise.race([portal.died, sleep(5000)])
      if (portal.isAlive) throw error
    }
  }

  #died(): void {
    this.#portal?.assertKilled()
    this.#portal = null
    this.kills++
  }

  #at(url: string): PortalClient {
    const client = new PortalClient(url)
    client.cookie = this.#client.cookie
    return client
  }

  async #alive(): Promise<MortalPortal> {
    if (this.#portal?.isAlive) return this.#portal
    if (this.#portal) this.#died()
    const portal = await MortalPortal.start(this.#place.env)
    if (!portal) throw new Error('The portal was killed without orders')
    this.#portal = portal
    this.#client = this.#at(portal.url)
    return portal
  }

  async #start(key: string): Promise<string> {
    for (;;) {
      const body = { scope: 'me', items: this.#items, reason: 'Torture' }
      const answer = await this.#client.request('POST', '/api/restores', body, { 'idempotency-key': key })
      if (answer.status === 202) return answer.body.id
      // Of an earlier life: its answer is awaited.
      if (answer.body.code !== 'restore_in_progress') throw new Error(JSON.stringify(answer.body))
      await sleep(40)
    }
  }

  /** As a person would: where the portal cannot tell, they have it look again, and ask for the rest. */
  async #finish(id: string): Promise<void> {
    for (;;) {
      const restore = await this.#client.ok('GET', `/api/restores/${id}`)
      if (restore.state === 'finished') return
      if (restore.state === 'unknown') {
        this.unknown++
        const checked = await this.#client.ok('POST', `/api/restores/${id}/check`)
        if (checked.state === 'unknown') await this.#client.ok('POST', `/api/restores/${id}/resume`)
      }
      await sleep(40)
    }
  }

  async #loseAnswer(): Promise<void> {
    const { account, vb365 } = this.#place
    const effect = { drop: 'after' }
    const answer = await fetch(`${vb365}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ method: 'POST', path: 'operatorRestore$', person: account, times: 1, effect }]),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }

  /** Nothing of what will be restored is left in the mailbox or drive. */
  async #empty(): Promise<void> {
    const { account, live } = this.#place
    for (const { id, folder } of await live.mail(account)) if (folder === FOLDER) await live.deleteMail(account, id)
    for (const { path } of await live.files(account)) {
      if (path.startsWith(`${FOLDER}/`)) await live.deleteFile(account, path)
    }
  }

  /** Everything is there exactly once, byte for byte, was asked for once, and the record says so. */
  async #check(id: string): Promise<void> {
    const { account, live } = this.#place
    const messages = (await live.mail(account)).filter(({ folder }) => folder === FOLDER)
    const files = (await live.files(account)).filter(({ path }) => path.startsWith(`${FOLDER}/`))
    expectSame(
      messages.map(({ subject, sha256 }) => `${subject} ${sha256}`),
      [...this.#messages].map(([subject, hash]) => `${subject} ${hash}`),
    )
    expectSame(
      files.map(({ path, sha256 }) => `${path} ${sha256}`),
      [...this.#files].map(([path, hash]) => `${path} ${hash}`),
    )
    const { state, result, counts, statuses } = await this.#client.ok('GET', `/api/restores/${id}`)
    expectSame([state, result, counts.restored, counts.failed, statuses.restored], ['finished', 'success', 4, 0, 4])
    expectSame((await this.#newSessions()).toSorted(), ['Veod', 'Vex'])
  }

  /** Types of the person's restore sessions that have come since this was last asked. */
  async #newSessions(): Promise<string[]> {
    const types: string[] = []
    for (const name of await readdir(this.#place.sessions).catch(() => [])) {
      if (!name.endsWith('.json') || this.#seen.has(name)) continue
      this.#seen.add(name)
      const session = JSON.parse(await readFile(join(this.#place.sessions, name), 'utf8'))
      if (session.account === this.#place.account) types.push(session.type)
    }
    return types
  }
}

function expectSame(actual: unknown[], expected: unknown[]): void {
  const [is, should] = [actual, expected].map((list) => JSON.stringify([...list].map(String).toSorted()))
  if (is !== should) throw new Error(`Expected ${should}\nbut it is ${is}`)
}
