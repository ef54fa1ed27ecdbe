import type { AuditAction } from '../../contract/audit-actions.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { clean } from './clean.ts'

/** Always a person, never an application; name and address as they were at the time. */
export interface Who {
  tid: string
  oid: string
  name: string
  email: string
}

/** Whose data, in the backup server's words. */
export interface Owner {
  id: string
  name: string
  email: string
}

/** What it was done with. No names of items or folders: those are their owner's affair (see {@link Entry.name}). */
export interface Thing {
  workload?: string | undefined
  point?: string | undefined
  folder?: string | undefined
  item?: string | undefined
  attachment?: string | undefined
  version?: string | undefined
  restore?: string | undefined
  /** Tells one download from another of the same things. */
  download?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** Names and contents were left out. */
  covered?: true | undefined
  /** What was searched for. */
  q?: string | undefined
  /** How many things were chosen. */
  count?: number | undefined
  /** Ids of what was chosen, the first of them. */
  items?: string[] | undefined
}

export interface Entry {
  action: AuditAction
  /** Refused: with the code of the problem. */
  refused?: ProblemCode | undefined
  /** Of the four of sign-in. */
  phase?: number | undefined
  who: Who | null
  /** Who an unverified token says that it is of. */
  claimed?: { tid: string; oid: string } | undefined
  /** `self`, or somebody else; null where it is about nobody's data. */
  owner: Owner | 'self' | null
  on: Thing
  reason: string
  ip: string
  agent: string
  request: string
  /** Method and path of the contract; of refusals. */
  route?: string | undefined
  /** After so many of a kind the next ones are left out for a while. */
  more?: true | undefined
  /** What the thing is called: for its owner's eyes, and never part of the record. */
  name?: string | undefined
}

const MOST = { name: 256, id: 1100, reason: 500, agent: 120, ip: 64, q: 300, items: 20 }

/** An entry as the record holds it: cleaned, and of bounded size. */
export function fieldsOf(entry: Entry): Record<string, unknown> {
  const { action, refused, phase, who, claimed, owner, on, reason, ip, agent, request, route, more } = entry
  return {
    action,
    outcome: refused ? 'refused' : 'done',
    ...(refused && { code: refused }),
    ...(phase !== undefined && { phase }),
    who: who && person(who),
    ...(claimed && { claimed }),
    for: owner === 'self' || owner === null ? owner : ownerOf(owner),
    on: thing(on, owner === 'self'),
    ...(reason && { why: clean(reason, MOST.reason) }),
    from: { ip: clean(ip, MOST.ip), agent: clean(agent, MOST.agent) },
    request,
    ...(route && { route }),
    ...(more && { more }),
  }
}

const person = ({ tid, oid, name, email }: Who) => ({
  tid,
  oid,
  name: clean(name, MOST.name),
  upn: clean(email, MOST.name),
})

const ownerOf = ({ id, name, email }: Owner) => ({
  id: clean(id, MOST.id),
  name: clean(name, MOST.name),
  upn: clean(email, MOST.name),
})

/** What people look for in their own data is nobody else's business. */
const thing = ({ q, items, count, covered, ...on }: Thing, own: boolean) => ({
  ...Object.fromEntries(
    Object.entries(on).flatMap(([name, value]) => (value === undefined ? [] : [[name, clean(String(value), MOST.id)]])),
  ),
  ...(q !== undefined && !own && { q: clean(q, MOST.q) }),
  ...(covered && { covered }),
  ...(count !== undefined && { count }),
  ...(items && { items: items.slice(0, MOST.items).map((id) => clean(id, MOST.id)) }),
})
