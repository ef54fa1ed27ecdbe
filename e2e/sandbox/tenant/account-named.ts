import { NotFoundError } from './errors.ts'
import type { Account, Directory } from './types.ts'

/** Whom people mean: by the account's name, or by its address. */
export function accountNamed({ accounts, domain }: Directory, name: string): Account {
  const address = name.toLowerCase()
  const found = accounts.find(({ account, email }) => account === name || email.toLowerCase() === address)
  if (found === undefined) throw new NotFoundError(`There is no account "${name}" in ${domain}.`)
  return found
}
