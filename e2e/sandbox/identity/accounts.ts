import { createHash } from 'node:crypto'
import type { Account, Directory, Tenant } from '../tenant/types.ts'
import { EntraError } from './entra-error.ts'

const DISABLED = 'The user account is disabled.'
const MISSING = 'The user account does not exist in the directory. The account must be added to the directory first.'

export class Accounts {
  readonly #tenant: Pick<Tenant, 'directory'>

  constructor(tenant: Pick<Tenant, 'directory'>) {
    this.#tenant = tenant
  }

  directory(): Promise<Directory> {
    return this.#tenant.directory()
  }

  async byObjectId(oid: string): Promise<Account | undefined> {
    return (await this.directory()).accounts.find((account) => account.oid === oid)
  }

  /** By e-mail address in any case, as a `login_hint` gives it, or by short name. */
  async byName(name: string): Promise<Account | undefined> {
    const wanted = name.trim().toLowerCase()
    return (await this.directory()).accounts.find(
      ({ email, account }) => email.toLowerCase() === wanted || account.toLowerCase() === wanted,
    )
  }

  /** The person behind a token, as long as they may still sign in. */
  async enabled(oid: string): Promise<Account> {
    const account = await this.byObjectId(oid)
    if (account?.enabled) return account
    throw refusal(account)
  }
}

/** Why this account cannot sign in. */
export function refusal(account: Account | undefined): EntraError {
  return account ? new EntraError('invalid_grant', 50057, DISABLED) : new EntraError('invalid_grant', 50034, MISSING)
}

/** Entra gives one person another `sub` in each application, so that applications cannot compare notes. */
export function pairwiseSubject(oid: string, applicationId: string): string {
  return createHash('sha256').update(`${applicationId}:${oid}`).digest('base64url')
}
