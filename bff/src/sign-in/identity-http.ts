import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { Agent, fetch } from 'undici'
import { trustedBy } from '../trusted-by.ts'

const TIMEOUT = 10_000

/**
 * The way to the identity provider of one server. What is trusted for it besides the public authorities counts for
 * nobody else's. No redirect is followed.
 */
export function createIdentityHttp(caFile?: string) {
  const dispatcher = new Agent({ connect: { timeout: TIMEOUT, ...trustedBy(caFile) } })

  async function ask<T>(
    method: 'GET' | 'POST',
    address: string,
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const answer = await fetch(address, {
      ...{ method, headers, dispatcher, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) },
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    return { headers: Object.fromEntries(answer.headers), body: JSON.parse(text) as T, status: answer.status }
  }

  return {
    get: (address: string, signal: AbortSignal = AbortSignal.timeout(TIMEOUT)) =>
      fetch(address, { signal, dispatcher, redirect: 'error', headers: { accept: 'application/json' } }),
    /** For MSAL, which knows no certificate authorities of its own. */
    forMsal: {
      sendGetRequestAsync: (address, options) => ask('GET', address, options),
      sendPostRequestAsync: (address, options) => ask('POST', address, options),
    } satisfies INetworkModule,
    close: () => dispatcher.destroy(),
  }
}

export type IdentityHttp = ReturnType<typeof createIdentityHttp>
