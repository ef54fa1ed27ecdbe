import { setImmediate } from 'node:timers/promises'
import type { ManagedScope, ScopeKind } from '../../contract/scopes.ts'
import { fold, sortKey } from '../fold.ts'
import { addressesIn } from './addresses.ts'

/** So many are prepared in a few milliseconds. */
const SLICE = 500

interface Query {
  q: string
  kind?: ScopeKind | undefined
  offset: number
  limit: number
}

interface Prepared {
  person: ManagedScope
  /** What they are sorted by. */
  key: string
  /** The words of name and address, a blank before each. */
  words: string
}

/** People to be found by name, prepared once. */
export class ManagedPeople {
  readonly #byId: ReadonlyMap<string, ManagedScope>
  readonly #sorted: readonly Prepared[]
  /** Made when first asked for: few ask, and then of many texts. */
  #byWord: ReturnType<typeof byWord> | null = null

  private constructor(prepared: Prepared[]) {
    this.#byId = new Map(prepared.map(({ person }) => [person.id, person]))
    this.#sorted = prepared.sort(
      (a, b) => order(a.key, b.key) || order(a.person.email, b.person.email) || order(a.person.id, b.person.id),
    )
  }

  /** Ten thousand take a while: others get their turn meanwhile. */
  static async of(people: readonly ManagedScope[]): Promise<ManagedPeople> {
    const prepared: Prepared[] = []
    const once = [...new Map(people.map((person) => [person.id, person])).values()]
    for (let start = 0; start < once.length; start += SLICE) {
      for (const person of once.slice(start, start + SLICE)) {
        const words = ` ${wordsOf(`${person.name} ${person.email}`).join(' ')}`
        prepared.push({ person, key: sortKey(person.name), words })
      }
      await setImmediate()
    }
    return new ManagedPeople(prepared)
  }

  get size(): number {
    return this.#byId.size
  }

  find(id: string): ManagedScope | undefined {
    return this.#byId.get(id)
  }

  /** Who has the address in a text; without one, everyone whom the text calls by their name. */
  meantBy(text: string): readonly ManagedScope[] {
    const addresses = addressesIn(text)
    const name = text.trim().toLowerCase()
    if (name === '') return []
    this.#byWord ??= byWord(this.#sorted.map(({ person }) => person))
    const { addressed, called } = this.#byWord
    return addresses.length > 0
      ? addresses.flatMap((address) => addressed.get(address) ?? [])
      : (called.get(name) ?? [])
  }

  /** By name; `isHidden` tells whom to leave out. */
  search({ q, kind, offset, limit }: Query, isHidden: (person: ManagedScope) => boolean) {
    const wanted = wordsOf(q)
    // Signs alone begin no word.
    if (q !== '' && wanted.length === 0) return { scopes: [], offset, total: 0 }
    const beginnings = wanted.map((word) => ` ${word}`)
    const scopes: ManagedScope[] = []
    let total = 0
    for (const { person, words } of this.#sorted) {
      if (kind !== undefined && person.kind !== kind) continue
      if (!beginnings.every((beginning) => words.includes(beginning)) || isHidden(person)) continue
      if (total >= offset && scopes.length < limit) scopes.push(person)
      total++
    }
    return { scopes, offset, total }
  }
}

function byWord(people: readonly ManagedScope[]) {
  return {
    addressed: Map.groupBy(people, ({ email }) => email.trim().toLowerCase()),
    called: Map.groupBy(people, ({ name }) => name.trim().toLowerCase()),
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Case and accents aside; what stands between letters and digits parts words. */
const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
