import type { Request, RequestHandler, Response } from 'express'
import type { AuditAction } from '../../contract/audit-actions.ts'
import type { Operation } from '../../contract/operation.ts'
import { ownScope } from '../../contract/shared.ts'
import type { Audit } from '../audit/audit.ts'
import type { Entry, Thing, Who } from '../audit/entry.ts'
import type { SubjectOf } from '../audit/subject.ts'
import type { PortalError } from '../errors.ts'
import type { Asker } from '../policies/scopes.ts'
import { actsFirst, isRefusal, keyOf } from './recorded.ts'

export interface AuditParts {
  audit: Audit
  subjectOf: SubjectOf
}

/** What a handler knows better than the address tells. */
export interface About {
  action?: AuditAction
  phase?: number
  /** Who signs in or out. */
  who?: Who
  /** Whose data, where no scope stands in the address. */
  scope?: string
  reason?: string
  on?: Thing
  name?: string
}

declare global {
  namespace Express {
    interface Request {
      audit: RequestAudit
    }
  }
}

/** Gives every request what it is recorded with. */
export const auditRequests =
  (parts: AuditParts): RequestHandler =>
  (req, res, next) => {
    req.audit = new RequestAudit(parts, req, res)
    next()
  }

/**
 * What the audit record says of one request. Nothing of a successful answer leaves before it is on record: what a
 * handler does not record itself is recorded by `mount`, and bytes that somebody forgot to record are not sent.
 */
export class RequestAudit {
  readonly #parts: AuditParts
  readonly #req: Request
  readonly #res: Response
  #operation: Pick<Operation, 'method' | 'path' | 'audit'> | null = null
  #asking: Asker | null = null
  #scope: string | null = null
  #on: Thing = {}
  #namer: (() => Promise<string>) | null = null
  #known: Pick<Entry, 'who' | 'claimed'> | null = null
  #isRecorded = false

  constructor(parts: AuditParts, req: Request, res: Response) {
    this.#parts = parts
    this.#req = req
    this.#res = res
  }

  begin(operation: Pick<Operation, 'method' | 'path' | 'audit'>, asking: Asker | null): void {
    this.#operation = operation
    this.#asking = asking
    if (this.#action === null) return
    const { writeHead } = this.#res
    this.#res.writeHead = ((...args: Parameters<typeof writeHead>) => {
      if (!this.#isRecorded && args[0] < 400) throw new Error(`${operation.path} answers before it is on record`)
      return writeHead.apply(this.#res, args)
    }) as typeof writeHead
  }

  /** @param scope whose data; null where it is about nobody's */
  about(scope: string | null, on: Thing): void {
    this.#scope = scope
    this.#on = on
  }

  /** Asked only where it is about somebody else's data: their owner shall read what was looked at. */
  named(namer: () => Promise<string>): void {
    this.#namer = namer
  }

  /** Who tries to sign in, so that a refusal can say so. */
  identified(known: Pick<Entry, 'who' | 'claimed'>): void {
    this.#known = known
  }

  /** Resolves once it is on record; rejects where it cannot be, and then nothing may be done or shown. */
  async record(about: About = {}): Promise<void> {
    const action = about.action ?? this.#action
    this.#isRecorded = true
    if (action === null) return
    try {
      await this.#write(action, about)
    } catch (error) {
      this.#isRecorded = false
      throw error
    }
  }

  /** There is nothing to record, or it could not be and the answer goes out all the same. */
  settle(): void {
    this.#isRecorded = true
  }

  /** After the handler: what it has not recorded itself. `isCovered`: names and contents have been left out of it. */
  async finish(answer: unknown, isCovered: boolean): Promise<void> {
    if (this.#isRecorded || this.#action === null) return
    if (actsFirst.has(this.#action)) throw new Error(`${this.#operation?.path} acts before it is on record`)
    await this.record({ ...called(answer), ...(isCovered && { on: { covered: true } }) })
  }

  async refuse({ code, details }: PortalError): Promise<void> {
    const { signedIn } = this.#asking ?? {}
    const isSignIn = this.#action === 'sign_in'
    if (!isSignIn && !isRefusal(code, this.#operation !== null && signedIn !== undefined)) return
    const { method, path } = this.#operation ?? { method: this.#req.method, path: '' }
    const { who = signedIn?.person ?? null, claimed } = this.#known ?? {}
    const entry: Entry = {
      ...this.#base(),
      ...{ action: this.#action ?? 'access_refused', refused: code, phase: details.phase, who, claimed },
      ...{ on: this.#on, reason: '', route: `${method.toUpperCase()} ${path}` },
      owner: await this.#tried(),
    }
    const from = who ? `${who.tid} ${who.oid}` : this.#req.ip
    await this.#parts.audit.writeRefusal(`${from} ${code} ${entry.route} ${this.#scope}`, entry)
  }

  get #action(): AuditAction | null {
    const audited = this.#operation?.audit
    return typeof audited === 'string' ? audited : null
  }

  async #write(action: AuditAction, { phase, who, scope, reason, on, name }: About): Promise<void> {
    const asking = this.#asking
    const of = scope ?? this.#scope
    const thing = { ...this.#on, ...on }
    const key = asking && keyOf(action, thing)
    const isOwn = of === ownScope || of === null
    // Somebody else's data: whose, and why, belongs to what makes two looks the same.
    const subject = asking && !isOwn ? await this.#parts.subjectOf(asking, of) : null
    const entry = async (): Promise<Entry> => ({
      ...this.#base(),
      ...{ action, phase, on: thing, reason: reason || subject?.reason || '' },
      // The handler has let them; who it is may no longer be told, as of a restore that goes on.
      owner: ownerOf(of, subject),
      who: who ?? asking?.signedIn.person ?? null,
      name: name || (isOwn ? undefined : await this.#namer?.().catch(() => '')),
    })
    await (key === null
      ? this.#parts.audit.write(await entry())
      : this.#parts.audit.writeOnce(
          JSON.stringify([asking?.sessionKey, action, of, subject?.reason, key, name === '']),
          entry,
        ))
  }

  #base(): Pick<Entry, 'ip' | 'agent' | 'request'> {
    return { ip: this.#req.ip ?? '', agent: this.#req.get('user-agent') ?? '', request: String(this.#req.id) }
  }

  /** Whose data was asked for, as far as that can be told. */
  async #tried(): Promise<Entry['owner']> {
    const scope = this.#scope
    if (scope === null || this.#asking === null) return ownerOf(scope, null)
    return ownerOf(scope, await this.#parts.subjectOf(this.#asking, scope).catch(() => null))
  }
}

/** Of whom nothing can be told, the id stands alone. */
function ownerOf(scope: string | null, subject: Awaited<ReturnType<SubjectOf>>): Entry['owner'] {
  if (scope === null) return null
  return scope === ownScope ? 'self' : (subject?.owner ?? { id: scope, name: '', email: '' })
}

/** What lists and previews call a thing. */
function called(answer: unknown): About {
  if (typeof answer !== 'object' || answer === null) return {}
  const { subject, name, versions } = answer as { subject?: unknown; name?: unknown; versions?: { name?: unknown }[] }
  const text = [subject, name, versions?.[0]?.name].find((each) => typeof each === 'string')
  return typeof text === 'string' ? { name: text } : {}
}
