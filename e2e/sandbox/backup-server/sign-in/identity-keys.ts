import { request } from 'node:https'
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'

/** The identity provider's signing keys; jose keeps them and asks again, at most every 30 s, for an unknown `kid`. */
export function identityKeys(authority: string, ca: string | undefined): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`), {
    [customFetch]: (url, options) => fetchTrusting(url, ca, options.signal),
  })
}

/** Sends a form and reads JSON, whatever the status. */
export async function postForm(url: URL, form: URLSearchParams, ca: string | undefined): Promise<unknown> {
  const answer = await fetchTrusting(url, ca, AbortSignal.timeout(10_000), form.toString())
  return await answer.json()
}

/** Global fetch cannot be told to trust a certificate authority of one's own. */
function fetchTrusting(
  url: string | URL,
  ca: string | undefined,
  signal: AbortSignal,
  form?: string,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const options = {
      ...(ca !== undefined && { ca }),
      signal,
      ...(form !== undefined && { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    }
    const asking = request(url, options, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500 })))
    })
    asking.on('error', reject)
    asking.end(form)
  })
}
