import type { Comparison } from '@restore-portal/bff/contract/compare'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchChanges } from './compare.ts'

const [from, to] = ['2025-11-20T08:00:00.000Z', '2025-11-21T08:00:00.000Z']
const asked = { scope: 'me', workload: 'mail', from, to, folder: undefined, kind: 'deleted' } as const
const folder = { id: 'box~f', path: ['Inbox'] }
const mail = {
  kind: 'message',
  importance: 'normal',
  from: '',
  to: '',
  date: null,
  attachments: 0,
  deleted: true,
} as const

/** A portal that has so many changes, and at first does not know them all. */
const portalWith = (total: number, incompleteAnswers = 0) => {
  let asking = 0
  const fetching = vi.fn(async (address: string) => {
    const query = new URL(address, 'https://portal.example').searchParams
    const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))]
    const complete = ++asking > incompleteAnswers
    const there = complete ? total : Math.floor(total / 2)
    const items = Array.from({ length: Math.max(0, Math.min(limit, there - offset)) }, (_, index) => ({
      ...{ kind: 'deleted' as const, folder, movedFrom: null },
      item: { ...mail, id: `box~${offset + index}`, subject: `${offset + index}` },
    }))
    const answer: Comparison = {
      ...{ workload: 'mail', from, to, complete, progress: { compared: 1, folders: 1 }, groups: [] },
      counts: { added: 0, changed: 0, deleted: there },
      changes: { items, offset, total: there, complete },
    }
    return Response.json(answer)
  })
  vi.stubGlobal('fetch', fetching)
  return fetching
}
afterEach(() => vi.unstubAllGlobals())

test('all that was deleted is named, in order, however many pages it takes', async () => {
  const fetching = portalWith(5300)
  const changes = await fetchChanges(new QueryClient(), asked, { start: 0, end: 5300 })
  expect(changes.map(({ item }) => item.id)).toEqual(Array.from({ length: 5300 }, (_, index) => `box~${index}`))
  expect(fetching).toHaveBeenCalledTimes(6)
})

test('a part is named without the rest', async () => {
  const fetching = portalWith(5300)
  const changes = await fetchChanges(new QueryClient(), asked, { start: 1990, end: 2010 })
  expect(changes.map(({ item }) => item.id)).toEqual(Array.from({ length: 20 }, (_, index) => `box~${1990 + index}`))
  expect(fetching).toHaveBeenCalledTimes(2)
})

test('what the server is still finding out is waited for', async () => {
  portalWith(1500, 3)
  expect(await fetchChanges(new QueryClient(), asked, { start: 0, end: 1500 })).toHaveLength(1500)
})

test('where some are missing, none is handed on', async () => {
  portalWith(1400)
  await expect(fetchChanges(new QueryClient(), asked, { start: 0, end: 1500 })).rejects.toMatchObject({
    code: 'internal',
  })
})
