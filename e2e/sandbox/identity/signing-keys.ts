import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose'

async function generateSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  // As in Entra's key set, keys name their use, not their algorithm.
  return { ...jwk, use: 'sig', kid: await calculateJwkThumbprint(jwk) }
}

/** The newest key signs; older ones stay published, so that what they signed holds until they are retired. */
export class SigningKeys {
  #keys: JWK[]

  private constructor(keys: JWK[]) {
    this.#keys = keys
  }

  static async generate(): Promise<SigningKeys> {
    return new SigningKeys([await generateSigningKey()])
  }

  get privateKeys(): JWK[] {
    return this.#keys
  }

  get verification(): JWTVerifyGetKey {
    return createLocalJWKSet({ keys: this.#keys.map(({ kty, use, kid, n, e }) => ({ kty, use, kid, n, e }) as JWK) })
  }

  async rotate({ retireOld }: { retireOld: boolean }): Promise<string | undefined> {
    const key = await generateSigningKey()
    this.#keys = retireOld ? [key] : [key, ...this.#keys]
    return key.kid
  }
}
