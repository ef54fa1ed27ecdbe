import type { Restore } from '../../contract/restores.ts'
import { ownScope, unknownScope } from '../../contract/shared.ts'
import { addressesIn } from './addresses.ts'
import type { ManagedPeople } from './managed-people.ts'
import { type Asker, isOneself, same } from './rights.ts'

/** Whose data something is about, as restores tell it. */
export type Whose = Pick<Restore, 'scope' | 'person'>

/**
 * Whose data the backup server means by a text of its own. Its document says no more of that text than "scope": it may
 * be an address, a display name, or both. An address decides; a name does only where no other has it. In doubt it is
 * nobody's, of whom nothing can be seen.
 */
export async function named(asker: Asker, text: string, people: () => Promise<ManagedPeople | null>): Promise<Whose> {
  const { person, managedName = '' } = asker.signedIn
  const unknown = { scope: unknownScope, person: { name: text, email: '' } }
  const addresses = addressesIn(text)
  const own = addressesIn(`${person.email} ${managedName}`)
  if (addresses.length > 0 && addresses.every((address) => own.includes(address))) return oneself
  if (addresses.length > 1) return unknown
  const managed = await people().catch(() => undefined)
  if (managed === undefined) return unknown
  const meant = managed?.meantBy(text) ?? []
  const others = meant.filter((one) => !isOneself(asker, one))
  const isOwn = meant.length > others.length || (addresses.length === 0 && isName(text, person.name))
  if (isOwn) return others.length === 0 ? oneself : unknown
  const [other, ...namesakes] = others
  if (!other || namesakes.length > 0) return unknown
  return { scope: other.id, person: { name: other.name, email: other.email } }
}

const oneself: Whose = { scope: ownScope, person: null }

const isName = (text: string, name: string) => name !== '' && same(text.trim(), name.trim())
