import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { driveRows } from './drive-rows.ts'
import { mailRows } from './mail-rows.ts'
import type { Kind, Row } from './rows.ts'
import { type Remaining, type Selection, Table } from './table.ts'

const time = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString()

const files = fc
  .array(fc.record({ name: fc.constantFrom('a', 'B', 'b2', 'b10', 'é'), size: fc.nat(3), isFolder: fc.boolean() }), {
    maxLength: 60,
  })
  .map((all) =>
    all.map(({ name, size, isFolder }, index) => ({
      ...{ id: `id-${index}`, name, sizeBytes: size, isFolder, modifiedBy: `Ann ${size}`, createdBy: 'Bob' },
      ...{ modificationTime: time(size), creationTime: time(index) },
    })),
  )

const selection = (rest: Partial<Selection> = {}): Selection => ({
  ...{ order: 'name', direction: 'asc', filter: '', onlyDeleted: false },
  ...rest,
})

const tableOf = <R extends Row>(kind: Kind<R>, items: object[]) => {
  const table = new Table(kind, 'drive')
  table.add(items)
  return table
}
const found = (id: string, rest: object = {}) => ({ id, subject: id, ...rest })
const parent = (folder: string) => ({ _links: { parent: { href: `https://vb365/v8/x/folders/${folder}` } } })

describe('what a search found', () => {
  const shownOf = (items: object[]) => {
    const table = new Table(mailRows, 'box', ['box', 'archive'])
    table.add(items)
    const { rows } = table.select(selection({ order: 'subject' }), null)
    expect(rows.map(table.idOf)).toEqual(rows.map((row) => (table.present(row, null) as { id: string }).id))
    return rows.map((row) => table.present(row, null))
  }

  test('names the folder of each, and the mailbox where there are several', () => {
    const items = [found('a', parent('in%20box')), found('b', { mailboxId: 'ARCHIVE', ...parent('old') }), found('c')]
    expect(shownOf(items)).toMatchObject([
      { id: 'box~a', folder: 'box~in%20box' },
      { id: 'archive~b', folder: 'archive~old' },
      // Where others have links, none means the top.
      { id: 'box~c', folder: 'box~root' },
    ])
  })

  test('in mailboxes that are not the person’s is left out', () => {
    expect(shownOf([found('a'), found('b', { mailboxId: 'of-someone-else' })])).toMatchObject([{ id: 'box~a' }])
  })

  test('names no folder where the server tells none', () => {
    expect(
      shownOf([found('a'), found('b', { _links: { parent: { href: 'https://vb365/somewhere' } } })]),
    ).toMatchObject([{ folder: null }, { folder: null }])
    expect(shownOf([found('a'), found('b', { _links: null })])).toMatchObject([{ folder: null }, { folder: null }])
  })

  test('a folder’s own list names none', () => {
    const table = tableOf(mailRows, [found('a', parent('inbox'))])
    const [row] = table.rows
    expect(row && table.present(row, null)).not.toHaveProperty('folder')
  })
})

const idsOf = (rows: Row[]) => rows.map(({ id }) => id)

test('what comes twice is one row, but for what has its id in another mailbox', () => {
  const table = new Table(mailRows, 'box', ['box', 'archive'])
  expect(table.add([found('a'), found('b'), found('a')])).toBe(2)
  expect(table.add([found('b', { subject: 'again' }), found('b', { mailboxId: 'archive' })])).toBe(1)
  expect(table.add([found('a'), found('b')])).toBe(0)
  expect(table.rows.map(table.idOf)).toEqual(['box~a', 'box~b', 'archive~b'])
  // A page of what belongs to others is no page that came before.
  expect(table.add([found('c', { mailboxId: 'of-someone-else' })])).toBe(1)
})

describe('a list', () => {
  test('in windows side by side is every row once, in order, folders first', () => {
    const orders = fc.constantFrom(...Object.keys(driveRows.orders))
    fc.assert(
      fc.property(
        files,
        orders,
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 1, max: 20 }),
        (items, order, direction, limit) => {
          const table = tableOf(driveRows, items)
          const wanted = selection({ order, direction })
          const all = table.select(wanted, null).rows
          const seen: string[] = []
          for (let offset = 0; offset < items.length; offset += limit) {
            const { rows, total } = table.select(wanted, null, offset, limit)
            expect(total).toBe(items.length)
            seen.push(...idsOf(rows))
          }
          expect(seen).toEqual(idsOf(all))
          expect(seen.toSorted()).toEqual(items.map(({ id }) => id).toSorted())
          const folders = items.filter(({ isFolder }) => isFolder).length
          expect(all.slice(0, folders).every(({ isFolder }) => isFolder)).toBe(true)
          const back = table.select(selection({ order, direction: direction === 'asc' ? 'desc' : 'asc' }), null).rows
          expect(idsOf(back.slice(folders).reverse())).toEqual(idsOf(all.slice(folders)))
        },
      ),
    )
  })

  test('read and looked at piece by piece is ordered as if read at once', () => {
    const orders = fc.constantFrom(...Object.keys(driveRows.orders))
    fc.assert(
      fc.property(files, orders, fc.integer({ min: 1, max: 9 }), (items, order, size) => {
        const table = tableOf(driveRows, [])
        for (let at = 0; at < items.length; at += size) {
          table.add(items.slice(at, at + size))
          table.select(selection({ order }), null)
          table.select(selection({ order, direction: 'desc' }), null)
        }
        const whole = tableOf(driveRows, items.toReversed())
        for (const direction of ['asc', 'desc'] as const) {
          const wanted = selection({ order, direction })
          expect(idsOf(table.select(wanted, null).rows)).toEqual(idsOf(whole.select(wanted, null).rows))
        }
      }),
    )
  })

  test('is sorted by what each order says', () => {
    const mail = tableOf(mailRows, [
      { id: '1', subject: 'Re 10', from: 'bob', received: time(1), importance: 'High', attachments: [{}] },
      { id: '2', subject: 're 2', from: 'Ann', received: time(3), importance: 'Low' },
      { id: '3', subject: 'Alpha', from: 'ann', received: time(2), to: 'zoe' },
      { id: '4', subject: '' },
    ])
    const by = (order: string, direction: 'asc' | 'desc' = 'asc') =>
      idsOf(mail.select(selection({ order, direction }), null).rows).join('')
    expect(by('date')).toBe('4132')
    expect(by('date', 'desc')).toBe('2314')
    expect(by('from')).toBe('4321')
    expect(by('subject')).toBe('4321')
    expect(by('importance')).toBe('2431')
    expect(by('attachments')).toBe('4321')
    expect(by('to', 'desc')).toBe('3214')
  })
})

describe('a filter', () => {
  const subjects = ['Übersicht 2026', 'ubersicht', 'Invoice', 'VOICE mail', '']
  const items = subjects.map((subject, index) => ({ id: String(index), subject, from: index === 4 ? 'Zoë' : 'Ann' }))

  test.each([
    ['übersicht', '01'],
    ['UBERSICHT 2', '0'],
    ['voice', '23'],
    ['zoe', '4'],
    ['nothing', ''],
    ['.*', ''],
  ])('%j lets %j through', (filter, ids) => {
    const mail = tableOf(mailRows, items)
    const { rows, total } = mail.select(selection({ order: 'date', filter }), null)
    expect(idsOf(rows).sort().join('')).toBe(ids)
    expect(total).toBe(ids.length)
  })

  test('typed letter by letter, or while the list grows, finds the same', () => {
    const mail = tableOf(mailRows, items.slice(0, 2))
    const find = (filter: string) => mail.select(selection({ order: 'date', filter }), null).total
    expect(find('voi')).toBe(0)
    mail.add(items.slice(2))
    expect([find('v'), find('vo'), find('voic'), find('invoic'), find('v')]).toEqual([2, 2, 2, 1, 2])
    for (const letter of 'abcdefghijkl') find(letter)
    expect(find('v')).toBe(2)
  })
})

describe('what is deleted', () => {
  const items = ['1', '2', '3'].map((id) => ({ id, subject: id }))

  test('is what does not remain', () => {
    const all = tableOf(mailRows, items)
    const remaining = tableOf(mailRows, items.slice(1))
    const wanted = selection({ order: 'subject' })
    const deleted = (rest: Remaining) =>
      all.select(wanted, rest).rows.map((row) => (all.present(row, rest) as { deleted: boolean }).deleted)
    expect(deleted(remaining)).toEqual([true, false, false])
    expect(deleted(null)).toEqual([false, false, false])
    expect(deleted('all gone')).toEqual([true, true, true])
    remaining.add(items.slice(0, 1))
    expect(deleted(remaining)).toEqual([false, false, false])
  })

  test('can be had alone', () => {
    const all = tableOf(mailRows, items)
    const remaining = tableOf(mailRows, items.slice(1, 2))
    const wanted = selection({ order: 'subject', onlyDeleted: true })
    expect(idsOf(all.select(wanted, remaining).rows)).toEqual(['1', '3'])
    expect(all.select(wanted, remaining, 1, 1)).toMatchObject({ rows: [{ id: '3' }], total: 2 })
    expect(all.select(wanted, null).total).toBe(0)
  })
})
