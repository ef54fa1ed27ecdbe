import type { BackupServer } from './backup-server.ts'

type Parts = Pick<BackupServer, 'config' | 'portalSettings' | 'authorities'>

/**
 * What stands between this portal and a backup server and its identity provider right now, a sentence each with the
 * setting to look at. Asked at start: MSAL alone would say no more than `endpoints_resolution_error`, and only to the
 * first person who signs in.
 */
export async function checkReachability({ config, portalSettings, authorities }: Parts): Promise<string[]> {
  const { url, tenants, entra, settings } = config
  const failed = await Promise.all([
    portalSettings().then(
      () => [],
      (error: unknown) => [explain(settings.url, settings.ca, url, error)],
    ),
    ...tenants.slice(0, 3).map(({ id }) =>
      authorities.of(id).then(
        () => [],
        (error: unknown) => [explain(settings.authority, settings.identityCa, entra.authority, error)],
      ),
    ),
  ])
  return [...new Set(failed.flat())]
}

/** The innermost code says what happened: those around it only that something did. */
function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException
    if (typeof code === 'string') codes.push(code)
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(codesOf))
  }
  return codes
}

export function explain(setting: string, authority: string, address: string, error: unknown): string {
  const codes = codesOf(error)
  const is = (...candidates: string[]) => codes.find((code) => candidates.includes(code))
  if (codes.includes('portal_disabled')) {
    return `${setting}: ${address} answers, but its restore portal is switched off. Switch it on there (General options).`
  }
  if (is('CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID')) {
    return `${setting}: the certificate of ${address} has expired or is not valid yet. Have it renewed, and see that the clocks are right.`
  }
  const untrusted = codes.find((code) => /CERT|SIGNATURE|ISSUER/.test(code) && code !== 'ERR_TLS_CERT_ALTNAME_INVALID')
  if (untrusted) {
    return `${authority}: the certificate of ${address} is not trusted (${untrusted}). Set ${authority} to the certificate authority that issued it, or to the certificate itself.`
  }
  if (is('ERR_TLS_CERT_ALTNAME_INVALID')) {
    return `${setting}: the certificate of ${address} is for another name. Use the name that is in the certificate.`
  }
  if (is('ENOTFOUND', 'EAI_AGAIN')) return `${setting}: there is no machine of the name in ${address}.`
  if (is('ECONNREFUSED')) return `${setting}: nothing answers at ${address}. Is the port right, and is it started?`
  if (codes.some((code) => /TIMEOUT|ETIMEDOUT|EHOSTUNREACH/.test(code))) {
    return `${setting}: ${address} does not answer in time. Does a firewall stand between?`
  }
  const cause = codes.at(-1) ?? (error instanceof Error ? error.message : 'unknown')
  return `${setting}: ${address} does not answer as expected (${cause}). Is it the right address?`
}
