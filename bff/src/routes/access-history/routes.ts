import type { Router } from 'express'
import {
  exportAccessHistory,
  getAccessNews,
  listAccessHistory,
  seeAccessHistory,
} from '../../../contract/access-history.ts'
import type { ValidQuery } from '../../../contract/operation.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'
import type { SignedIn } from '../../sign-in/session.ts'
import type { AccessFilter, Owned } from '../../store/access-history.ts'
import { actionsOf, heading, presentEntry, rowOf } from './present.ts'

const PAGE = 1000
/** As many of the newest as are looked through for names. */
const NEWS = 200

/** All of them are about the data of the signed-in person, whoever they act for meanwhile. */
export function accessHistoryRoutes({ audit, history }: Pick<Services, 'audit' | 'history'>): Router {
  const router = apiRouter()
  const iso = (time: number) => new Date(time).toISOString()

  mount(router, listAccessHistory, async ({ signedIn, query }) => {
    const asOf = iso(Date.now())
    await audit.flush()
    const [owned, filter] = [ownedBy(signedIn), filterOf(query)]
    const [rows, total, people] = await Promise.all([
      history.list(owned, filter, query),
      history.count(owned, filter),
      history.people(owned),
    ])
    return {
      ...{ entries: rows.map(presentEntry), offset: query.offset, total, asOf },
      people: people.map(({ oid, name }) => ({ id: oid, name })),
    }
  })

  mount(router, exportAccessHistory, async ({ signedIn, query, res, signal }) => {
    await audit.flush()
    const [owned, filter] = [ownedBy(signedIn), filterOf(query)]
    const read = (offset: number) => history.list(owned, filter, { offset, limit: PAGE })
    let rows = await read(0)
    res.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="access-history.csv"',
      'Content-Security-Policy': 'sandbox',
    })
    // Without a byte order mark Excel takes it for another encoding.
    res.write(`\uFEFF${heading}`)
    for (let offset = 0; rows.length > 0 && !signal.aborted; rows = await read(offset)) {
      res.write(rows.map(rowOf).join(''))
      offset += rows.length
    }
    res.end()
  })

  mount(router, getAccessNews, async ({ signedIn }) => {
    const asOf = iso(Date.now())
    const { tid, oid } = signedIn.person
    const [owned, seenAt] = [ownedBy(signedIn), await history.seenAt(tid, oid)]
    const filter: AccessFilter = { by: 'others', ...(seenAt !== null && { from: seenAt + 1 }) }
    const count = await history.count(owned, filter)
    const rows = count > 0 ? await history.list(owned, filter, { offset: 0, limit: NEWS }) : []
    const people = [...new Map(rows.map(({ actorOid, actorName }) => [actorOid, actorName])).values()].slice(0, 3)
    return { count, people, since: seenAt === null ? null : iso(seenAt), asOf }
  })

  mount(router, seeAccessHistory, async ({ signedIn, body }) => {
    const { tid, oid } = signedIn.person
    await history.see(tid, oid, Math.min(Date.parse(body.asOf), Date.now()))
  })

  return router
}

/** The backup server may call a person by another id than the identity provider does. */
const ownedBy = ({ person, managedId }: SignedIn): Owned => ({
  tid: person.tid,
  ids: [...new Set([person.oid, managedId ?? person.oid].map((id) => id.toLowerCase()))],
})

type Query = ValidQuery<typeof exportAccessHistory>

const filterOf = ({ by, person, kind, from, to, q }: Query): AccessFilter => ({
  ...{ by, person, q },
  actions: kind && actionsOf[kind],
  from: from === undefined ? undefined : Date.parse(from),
  to: to === undefined ? undefined : Date.parse(to),
})
