import { randomUUID } from 'node:crypto'
import Provider, { errors } from 'oidc-provider'

interface Details {
  status?: number
  /** MSAL reads it to tell which errors the person can mend by signing in again. */
  suberror?: string
  /** The claims challenge, a JSON text, which the app hands to its next sign-in. */
  claims?: string
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Entra answers with the id the caller sent, so that both logs can be laid side by side. */
function correlationId(): string {
  const context = Provider.ctx
  const sent = context?.oidc?.body?.['client-request-id'] ?? context?.query?.['client-request-id']
  return typeof sent === 'string' && GUID.test(sent) ? sent : randomUUID()
}

/**
 * An error as Entra words it. The codes are those of
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export class EntraError extends errors.OIDCProviderError {
  readonly code: number
  readonly details: Details
  /** What a person is shown. */
  readonly summary: string
  readonly traceId = randomUUID()
  readonly correlationId = correlationId()
  readonly timestamp = new Date().toISOString().replace('T', ' ').replace(/\.\d+/, '')

  constructor(error: string, code: number, sentence: string, details: Details = {}) {
    super(details.status ?? 400, error)
    this.code = code
    this.details = details
    this.summary = `AADSTS${code}: ${sentence}`
    this.error_description =
      `${this.summary} Trace ID: ${this.traceId} ` +
      `Correlation ID: ${this.correlationId} Timestamp: ${this.timestamp}`
  }

  toJSON(): Record<string, unknown> {
    const { suberror, claims } = this.details
    return {
      error: this.error,
      error_description: this.error_description,
      error_codes: [this.code],
      timestamp: this.timestamp,
      trace_id: this.traceId,
      correlation_id: this.correlationId,
      ...(suberror && { suberror }),
      ...(claims && { claims }),
    }
  }
}
