import { type Request, type Response, Router } from 'express'
import type { Logger } from 'pino'
import type {} from 'pino-http'
import type { z } from 'zod'
import type { Answer, Operation, ValidBody, ValidParams, ValidQuery } from '../../contract/operation.ts'
import { notFound, PortalError } from '../errors.ts'
import { isCovered, withSight } from '../policies/cover.ts'
import { coverOf } from '../policies/cover-answer.ts'
import { NotModified, PreparedJson } from '../prepared-json.ts'
import type { SignedIn } from '../sign-in/session.ts'
import { sessionKey } from '../store/session-store.ts'
import { sendJson, sendPrepared } from './json.ts'
import { subjectOfRequest } from './recorded.ts'
import type { RequestAudit } from './request-audit.ts'

/** What a handler is given: valid input and, unless the operation is open, who asks. */
export interface Context<O extends Operation> {
  params: ValidParams<O>
  query: ValidQuery<O>
  body: ValidBody<O>
  signedIn: O extends { open: true } ? SignedIn | null : SignedIn
  /** Names the portal session in stores and caches. */
  sessionKey: string
  /** Aborted when the client has gone. */
  signal: AbortSignal
  log: Logger
  /** To say more of it in the audit record, or earlier: before something is done, and before bytes are sent. */
  audit: RequestAudit
  req: Request
  res: Response
}

/** Every address has one spelling. */
export const apiRouter = (): Router => Router({ caseSensitive: true, strict: true })

/** An operation without a response sends none, whatever its handler gives back. */
type Result<O extends Operation> = Answer<O> extends undefined ? unknown : Answer<O> | PreparedJson | NotModified

/**
 * Mounts an operation of the contract: authenticate, validate, then the handler loads, authorizes, acts and presents.
 * Nothing is answered before it is on the audit record. Ids that cannot be valid are answered like ids that do not exist.
 */
export function mount<const O extends Operation>(
  router: Router,
  operation: O,
  handler: (context: Context<O>) => Promise<Result<O>> | Result<O>,
): void {
  const cover = operation.response ? coverOf(operation.response) : null
  router[operation.method](operation.path, async (req, res) => {
    const signedIn = req.session?.signedIn ?? null
    const key = sessionKey(req.sessionID)
    req.audit.begin(operation, signedIn && { signedIn, sessionKey: key })
    if (!operation.open && !signedIn) throw new PortalError('sign_in_required')
    const params = operation.params?.safeParse(req.params)
    if (params && !params.success) throw notFound()
    const input = {
      params: params?.data ?? {},
      query: parse(operation.query, req.query, 'query') as Record<string, unknown>,
      body: parse(operation.body, req.body, 'body'),
    }
    const { scope, on } = subjectOfRequest(operation.path, input)
    req.audit.about(scope, on)
    const gone = new AbortController()
    res.once('close', () => {
      // An answer that was sent to its end needs no abort, which costs more than the rest of this function.
      if (!res.writableFinished) gone.abort()
    })

    const { audit } = req
    const { answer, sight } = await withSight(() =>
      handler({
        ...input,
        ...{ signedIn, sessionKey: key, signal: gone.signal, log: req.log, audit, req, res },
      } as unknown as Context<O>),
    )
    const isPrepared = answer instanceof PreparedJson || answer instanceof NotModified
    const presented = cover && !isPrepared ? cover(answer, sight) : answer
    await audit.finish(answer, isPrepared ? isCovered(sight) : hasCovered(presented))
    if (res.headersSent || res.destroyed) return
    if (answer instanceof NotModified) sendPrepared(res, answer)
    else if (answer instanceof PreparedJson) {
      // What was made elsewhere cannot be covered any more.
      if (cover && isCovered(sight) && !answer.isCovered) throw new Error(`${operation.path} answers what is covered`)
      sendPrepared(res, answer)
    } else if (operation.response) {
      await sendJson(req, res, operation.status ?? 200, presented)
    } else if (!operation.bytes) res.status(operation.status ?? 204).end()
  })
}

const hasCovered = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'covered' in answer && answer.covered === true

/** Repeated parameters arrive as arrays, which no schema of the contract's queries accepts. */
function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return where === 'query' ? {} : undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new PortalError('invalid_request', {
    issues: parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => ({ path: [where, ...path.map(String)].join('.'), message })),
  })
}
