import { createHash } from 'node:crypto'
import type { RestoreRequest } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'

/** Sent twice, a header arrives joined with a comma and a blank, which is refused with the rest. */
const KEY = /^[\x21-\x7e]{1,200}$/

export function checkIdempotencyKey(key: string | undefined): string {
  if (key && KEY.test(key)) return key
  throw new PortalError('idempotency_key_missing')
}

/** Equal for requests that ask for the same; written out, so that neither defaults nor order of fields matter. */
export function payloadHash({ scope, items, list, options: { mail, onedrive }, reason }: RestoreRequest): string {
  const canonical = [
    scope,
    items?.map((item) => [
      ...[item.workload, spelled(item.point), item.kind, item.id ?? null, item.version ?? null, item.q ?? null],
    ]) ?? list?.revision,
    [mail.missing, mail.changed, mail.markUnread, mail.folder ?? null],
    [onedrive.existing, onedrive.versions],
    reason ?? '',
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('base64url')
}

/** A moment can be written in more than one way. */
const spelled = (point: string) => (point === 'latest' || point === 'all' ? point : new Date(point).toISOString())

/** The keys whose requests are being checked right now, each with the hash of what it asks for. */
export class KeysInUse {
  readonly #hashes = new Map<string, string>()

  async hold<T>(key: string, hash: string, work: () => Promise<T>): Promise<T> {
    const held = this.#hashes.get(key)
    if (held !== undefined) throw new PortalError(held === hash ? 'restore_in_progress' : 'idempotency_key_reused')
    this.#hashes.set(key, hash)
    try {
      return await work()
    } finally {
      this.#hashes.delete(key)
    }
  }
}
