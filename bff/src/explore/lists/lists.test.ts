import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Vb365Error } from '../../vb365/errors.ts'
import { operations } from '../../vb365/operations.ts'
import type { Explore } from '../explore-sessions.ts'
import { keeping } from './held-rows.ts'
import { Lists } from './lists.ts'
import type { ListSource } from './read-list.ts'

const opened: Lists[] = []
const listsOf = (options: ConstructorParameters<typeof Lists>[0] = {}) => {
  const lists = new Lists({ workers: 2, ...options })
  opened.push(lists)
  return lists
}
afterEach(() => Promise.all(opened.splice(0).map((lists) => lists.close())))

type Answer = (offset: number, limit: number) => unknown

/** An explore session whose lists have so many messages. */
function session(person: string, total: number, answer?: Answer) {
  const page: Answer = (offset, limit) => ({
    ...{ offset, limit, _links: offset + limit < total ? { next: {} } : {} },
    results: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => ({
      ...{ id: `m${offset + index}`, subject: `Message ${offset + index}` },
    })),
  })
  const call = vi.fn(async (_operation: unknown, { query }: { query: { offset: number; limit: number } }) => {
    const found = await (answer ?? page)(query.offset, query.limit)
    const text = typeof found === 'string' ? found : JSON.stringify(found ?? page(query.offset, query.limit))
    return new TextEncoder().encode(text).buffer
  })
  const explore: unknown = {
    key: `${person} me 2026 mail`,
    containers: [],
    call,
    inTurn: (work: () => unknown) => work(),
  }
  return { explore: explore as Explore, call }
}

const folder = (name: string, rest: Partial<ListSource> = {}): ListSource => ({
  ...{ name, kind: 'mail', container: 'box', request: { operation: operations.mailItems, params: { mailbox: 'box' } } },
  ...rest,
})

const selection = { order: 'subject', direction: 'asc', filter: '', onlyDeleted: false } as const

async function subjects(list: ReturnType<Lists['open']>, offset = 0, limit = 3) {
  const shown = { list: list.number, remaining: null, cover: null, selection, encoding: 'identity' } as const
  const bytes = await list.ask('window', { ...shown, offset, limit, complete: list.isComplete })
  const page = JSON.parse(Buffer.from(bytes).toString())
  return { ...page, items: page.items.map(({ subject }: { subject: string }) => subject) }
}

describe('a list', () => {
  test('is read once for all who ask, and shown from any place', async () => {
    const lists = listsOf()
    const { explore, call } = session('ann', 2500)
    const list = lists.open(explore, folder('inbox'))
    expect(lists.open(explore, folder('inbox'))).toBe(list)
    await list.complete
    expect(call.mock.calls.length).toBeLessThanOrEqual(6)
    expect(await subjects(list, 2498)).toEqual({
      items: ['Message 2498', 'Message 2499'],
      ...{ offset: 2498, total: 2500, complete: true },
    })
    expect(await subjects(list, 9999)).toMatchObject({ items: [], total: 2500 })
  })

  test('shows its first page while the second has not come', async () => {
    let release = () => {}
    const second = new Promise<void>((resolve) => {
      release = resolve
    })
    const { explore } = session('ann', 300, async (offset) => (offset > 0 ? await second : null))
    const list = listsOf().open(explore, folder('inbox'))
    await list.first
    expect(await subjects(list)).toMatchObject({ items: ['Message 0', 'Message 1', 'Message 2'], complete: false })
    release()
    await list.complete
    expect(await subjects(list)).toMatchObject({ total: 300, complete: true })
  })

  test('of one person is not another’s', async () => {
    const lists = listsOf()
    const [ann, bob] = [session('ann', 1), session('bob', 2)]
    const [first, second] = [lists.open(ann.explore, folder('inbox')), lists.open(bob.explore, folder('inbox'))]
    expect(first).not.toBe(second)
    await Promise.all([first.complete, second.complete])
    expect([await subjects(first), await subjects(second)]).toMatchObject([{ total: 1 }, { total: 2 }])
  })

  test('goes when its portal session ends, also while it is read', async () => {
    const lists = listsOf()
    const { explore } = session('ann', 5000, async (offset) => (offset > 0 ? await sleep(20) : null))
    const list = lists.open(explore, folder('inbox'))
    await list.first
    lists.forget('an')
    expect(lists.open(explore, folder('inbox'))).toBe(list)
    lists.forget('ann')
    await expect(list.complete).rejects.toMatchObject({ code: 'sign_in_required' })
    expect(lists.rows).toBe(0)
    await expect(subjects(list)).rejects.toThrow('there is no list')
  })
})

describe('memory', () => {
  test('is not taken from a list that waits for another it is needed with', async () => {
    const lists = listsOf({ mostRows: 1000 })
    const { explore } = session('ann', 900)
    vi.useFakeTimers({ toFake: ['Date'] })
    const early = lists.open(explore, folder('a'))
    await keeping([early], async () => {
      await early.complete
      vi.setSystemTime(Date.now() + 60_000)
      await lists.open(explore, folder('b')).complete
      expect(await subjects(early)).toMatchObject({ total: 900 })
    })
    vi.setSystemTime(Date.now() + 60_000)
    await lists.open(explore, folder('c')).complete
    await expect(subjects(early)).rejects.toThrow('there is no list')
    vi.useRealTimers()
  })

  test('is bounded: the lists not used for longest go', async () => {
    const lists = listsOf({ mostRows: 2000 })
    const { explore, call } = session('ann', 900)
    vi.useFakeTimers({ toFake: ['Date'] })
    const read = async (name: string) => {
      await lists.open(explore, folder(name)).complete
      vi.setSystemTime(Date.now() + 60_000)
    }
    for (const name of ['a', 'b', 'a', 'c']) await read(name)
    expect(lists.rows).toBe(1800)
    const before = call.mock.calls.length
    await read('a')
    expect(call.mock.calls.length).toBe(before)
    await read('b')
    expect(call.mock.calls.length).toBeGreaterThan(before)
    vi.useRealTimers()
  })

  test('is bounded: who opens too much at once is asked to wait', async () => {
    const lists = listsOf({ mostRows: 1000 })
    const { explore } = session('ann', 100_000, async (offset) => (offset > 0 ? await sleep(1) : null))
    const all = ['a', 'b', 'c'].map((name) => lists.open(explore, folder(name)))
    const ends = await Promise.allSettled(all.map(({ complete }) => complete))
    expect(ends.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'too_many_requests' } })
    expect(lists.rows).toBeLessThan(5000)
  })
})

describe('what goes wrong', () => {
  const refusal = (status: number, retryAfter?: number) =>
    new Vb365Error('GET items', 'refused', { status, ...(retryAfter === undefined ? {} : { retryAfter }) })

  test.each([
    ['a refusal', () => Promise.reject(refusal(404)), { status: 404 }],
    ['no JSON', () => '<html>', { status: 500 }],
    ['no list', () => ({ results: 'none' }), { status: 500 }],
    ['items without ids', () => ({ results: [{ subject: 'x' }], limit: 200 }), { status: 500 }],
    ['null', () => 'null', { status: 500 }],
  ])('%s: told to all who ask, and read anew by who asks later', async (_, answer, error) => {
    const lists = listsOf()
    let isBroken = true
    const { explore } = session('ann', 5, () => (isBroken ? answer() : null))
    const list = lists.open(explore, folder('inbox'))
    await expect(list.first).rejects.toMatchObject(error)
    await expect(list.complete).rejects.toMatchObject(error)
    isBroken = false
    await lists.open(explore, folder('inbox')).complete
  })

  test('a list that may not be there is not shown, even where the server gives items', async () => {
    const check = () => sleep(5).then(() => Promise.reject(refusal(404)))
    const list = listsOf().open(session('ann', 5).explore, folder('inbox', { check }))
    await expect(list.first).rejects.toMatchObject({ status: 404 })
  })

  test('in the middle, busy servers and broken answers are asked again', async () => {
    let trouble = [refusal(429, 0.01), refusal(503, 0.01)]
    const { explore } = session('ann', 3000, (offset) => {
      const error = offset > 200 ? trouble.pop() : undefined
      if (error) throw error
      return null
    })
    const list = listsOf().open(explore, folder('inbox'))
    await list.complete
    expect(await subjects(list)).toMatchObject({ total: 3000 })
    trouble = []
  })

  test('a worker that ends takes its lists with it, and another starts', async () => {
    const lists = listsOf({ workers: 1 })
    const { explore } = session('ann', 5)
    const list = lists.open(explore, folder('inbox'))
    await list.complete
    await list.worker.close()
    const next = lists.open(explore, folder('inbox'))
    expect(next).not.toBe(list)
    await next.complete
    expect(await subjects(next)).toMatchObject({ total: 5 })
  })
})

describe('a search that is followed', () => {
  const slow = () => session('ann', 5000, async (offset) => (offset > 0 ? await sleep(20) : null))

  test('ends when the last who waits for it goes, and is made anew for who asks later', async () => {
    const lists = listsOf()
    const { explore } = slow()
    const [first, second] = [new AbortController(), new AbortController()]
    const list = lists.open(explore, folder('search'))
    list.follow(first.signal)
    list.follow(second.signal)
    first.abort()
    expect(list.signal.aborted).toBe(false)
    second.abort()
    const next = lists.open(explore, folder('search'))
    expect(next).not.toBe(list)
    await expect(list.complete).rejects.toThrow()
    await next.complete
    expect(await subjects(next)).toMatchObject({ total: 5000, complete: true })
  })

  test('goes on for a while after an answer: who shows it asks again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const lists = listsOf()
    const { explore } = session('ann', 5000, async (offset) => (offset > 0 ? await new Promise(() => {}) : null))
    const list = lists.open(explore, folder('search'))
    const leave = list.follow(new AbortController().signal)
    leave()
    vi.advanceTimersByTime(4000)
    list.follow(new AbortController().signal)()
    vi.advanceTimersByTime(4000)
    expect(list.signal.aborted).toBe(false)
    vi.advanceTimersByTime(2000)
    expect(list.signal.aborted).toBe(true)
    vi.useRealTimers()
    await expect(list.complete).rejects.toThrow()
  })

  test('stays, once it is read', async () => {
    const lists = listsOf()
    const list = lists.open(session('ann', 5).explore, folder('search'))
    const gone = new AbortController()
    list.follow(gone.signal)
    await list.complete
    gone.abort()
    expect(list.signal.aborted).toBe(false)
    expect(await subjects(list)).toMatchObject({ total: 5 })
  })
})
