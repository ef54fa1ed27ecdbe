import type { Account, Directory, Role } from '../../tenant/types.ts'
import { accessDenied, notFound } from '../http/errors.ts'

const sameId = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

export function personOf(directory: Directory, oid: string): Account | undefined {
  return directory.accounts.find((account) => sameId(account.oid, oid))
}

function rolesOf(directory: Directory, person: Account): Role[] {
  return directory.roles.filter((role) => role.operators.includes(person.account))
}

export function isOperator(directory: Directory, person: Account): boolean {
  return rolesOf(directory, person).length > 0
}

function inScope(directory: Directory, role: Role): Set<string> {
  const { scope } = role
  if (scope === 'organization') return new Set(directory.accounts.map((account) => account.account))
  const groups = directory.groups.filter((group) => scope.groups.includes(group.id))
  return new Set([...scope.users, ...groups.flatMap((group) => group.members)])
}

/**
 * Whom a person may manage: for each of their roles the objects selected there without those excluded there. Disabled
 * accounts belong to it, since their backups remain.
 */
export function effectiveScope(directory: Directory, person: Account): Account[] {
  const managed = new Set<string>()
  for (const role of rolesOf(directory, person)) {
    const excluded = new Set(role.excluded)
    for (const account of inScope(directory, role)) if (!excluded.has(account)) managed.add(account)
  }
  return directory.accounts.filter((account) => managed.has(account.account))
}

/** The person whose data is asked for: oneself, or someone in the effective scope. */
export function personInScope(directory: Directory, person: Account, oid: string | undefined): Account {
  if (oid === undefined || sameId(oid, person.oid)) return person
  const wanted = personOf(directory, oid)
  if (wanted === undefined) throw notFound(`There is no object with the ID ${oid}.`)
  if (effectiveScope(directory, person).includes(wanted)) return wanted
  throw accessDenied(`You are not allowed to manage the object with the ID ${oid}.`)
}
