import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ComparedFolder, Comparison } from './comparison.ts'
import { driveRows } from './drive-rows.ts'
import { mailRows } from './mail-rows.ts'
import { Table } from './table.ts'

type Item = { id: string; subject: string; received?: string }

const folder = (place: number): ComparedFolder => ({
  container: 'box',
  id: `f${place}`,
  path: [`Folder ${place}`],
  place,
})
const tableOf = (items: Item[]) => {
  const table = new Table(mailRows, 'box')
  table.add(items)
  return table
}

function compare(folders: { from: Item[] | null; to: Item[] | null }[]) {
  const comparison = new Comparison(mailRows)
  for (const [place, { from, to }] of [...folders.entries()].reverse()) {
    comparison.add(folder(place), from && tableOf(from), to && tableOf(to))
  }
  return comparison
}

const shown = (comparison: Pick<Comparison, 'show'>) =>
  comparison.show(null, 0, 1000).changes.items.map(({ kind, item, folder: { path } }) => {
    const { subject } = item as unknown as { subject: string }
    return `${kind} ${subject} ${path.join('/')}`
  })

describe('a comparison', () => {
  test('of any two moments tells what is in one of them alone, and what differs', () => {
    const items = fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...'abcdefgh'), subject: fc.constantFrom('x', 'y') }),
      {
        selector: ({ id }) => id,
      },
    )
    fc.assert(
      fc.property(items, items, (from, to) => {
        const { counts, changes } = compare([{ from, to }]).show(null, 0, 1000)
        const find = (all: Item[], id: string) => all.find((item) => item.id === id)
        expect(counts).toEqual({
          added: to.filter(({ id }) => !find(from, id)).length,
          deleted: from.filter(({ id }) => !find(to, id)).length,
          changed: to.filter(({ id, subject }) => find(from, id) && find(from, id)?.subject !== subject).length,
        })
        expect(changes.total).toBe(counts.added + counts.deleted + counts.changed)
      }),
    )
  })

  test('shows what was deleted as it was, all else as it is, folder by folder, the newest first', () => {
    const old = (id: string, day: number) => ({ id, subject: id, received: `2026-01-0${day}T00:00:00Z` })
    const comparison = compare([
      { from: [old('a', 1), old('b', 2), old('c', 3)], to: [old('d', 4), { ...old('b', 2), subject: 'B' }] },
      { from: null, to: [old('new', 1)] },
      { from: [old('gone', 1)], to: null },
    ])
    expect(shown(comparison)).toEqual([
      ...['added d Folder 0', 'deleted c Folder 0', 'changed B Folder 0', 'deleted a Folder 0'],
      ...['added new Folder 1', 'deleted gone Folder 2'],
    ])
    const [first] = comparison.show('deleted', 0, 1).changes.items
    expect(first).toMatchObject({ item: { id: 'box~c', deleted: true }, folder: { id: 'box~f0', path: ['Folder 0'] } })
    expect(comparison.show('deleted', 1, 1).changes).toMatchObject({
      total: 3,
      offset: 1,
      items: [{ item: { id: 'box~a' } }],
    })
  })

  test('calls what was moved changed, where it is now, once all folders are compared', () => {
    const message = { id: 'a', subject: 'moved' }
    const comparison = compare([
      { from: [message], to: [] },
      { from: [], to: [message] },
      { from: [{ id: 'b', subject: 'gone' }], to: [{ id: 'c', subject: 'new' }] },
    ])
    expect(comparison.show(null, 0, 9).counts).toEqual({ added: 2, changed: 0, deleted: 2 })
    comparison.settle()
    expect(comparison.show(null, 0, 9).counts).toEqual({ added: 1, changed: 1, deleted: 1 })
    expect(shown(comparison)[0]).toBe('changed moved Folder 1')
    const moved = comparison.show('changed', 0, 1).changes.items
    expect(moved).toMatchObject([{ movedFrom: { id: 'box~f0', path: ['Folder 0'] } }])
  })

  test('tells how what is asked for lies in folders, in its first window alone', () => {
    const item = (id: string) => ({ id, subject: id })
    const comparison = compare([
      { from: [item('a'), item('b')], to: [item('c')] },
      { from: [item('d')], to: [item('d')] },
      { from: [], to: [item('e')] },
    ])
    const groups = (only: 'added' | 'deleted' | null, offset = 0) =>
      comparison.show(only, offset, 1).groups.map(({ id, count }) => `${count} in ${id}`)
    expect(groups(null)).toEqual(['3 in box~f0', '1 in box~f2'])
    expect(groups('deleted')).toEqual(['2 in box~f0'])
    expect(groups(null, 1)).toEqual([])
  })

  test('tells how far it is', () => {
    const comparison = new Comparison(mailRows)
    expect(comparison.show(null, 0, 1).progress).toEqual({ compared: 0, folders: null })
    comparison.expect(2)
    comparison.add(folder(0), null, null)
    expect(comparison.show(null, 0, 1).progress).toEqual({ compared: 1, folders: 2 })
  })

  test('of a drive leaves out folders: they show in what is in them', () => {
    const item = (id: string, isFolder: boolean, size: number) => ({
      ...{ id, name: id, isFolder, sizeBytes: size, createdBy: '', modifiedBy: '' },
      ...{ creationTime: '2026-01-01T00:00:00Z', modificationTime: '2026-01-01T00:00:00Z' },
    })
    const [from, to] = [new Table(driveRows, 'drive'), new Table(driveRows, 'drive')]
    from.add([item('Old', true, 0), item('b.txt', false, 1), item('a.txt', false, 1)])
    to.add([item('New', true, 0), item('a.txt', false, 2)])
    const comparison = new Comparison(driveRows)
    expect(comparison.add(folder(0), from, to)).toBe(2)
    expect(comparison.show(null, 0, 9)).toMatchObject({
      counts: { added: 0, changed: 1, deleted: 1 },
      changes: { items: [{ kind: 'changed', item: { name: 'a.txt', size: 2 } }, { kind: 'deleted' }] },
    })
  })
})
