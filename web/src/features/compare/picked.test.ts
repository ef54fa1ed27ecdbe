import { expect, test } from 'vitest'
import { headingId, pick, restorable, withHeadings } from './picked.ts'

const folder = { id: 'f', path: ['Inbox'] }
const mail = { kind: 'message', importance: 'normal', from: '', to: '', date: null, attachments: 0 } as const
const change = (id: string, kind: 'added' | 'changed' | 'deleted') =>
  pick({ kind, item: { ...mail, id, subject: `Subject ${id}`, deleted: false }, folder, movedFrom: null })

test('what was added cannot be had back: it was not there', () => {
  const picked = [change('a', 'added'), change('b', 'changed'), change('c', 'deleted')]
  expect(restorable(picked).map(({ id, name }) => [id, name])).toEqual([
    ['b', 'Subject b'],
    ['c', 'Subject c'],
  ])
})

test('a folder is selected once all changes in it are', () => {
  const groups = [{ ...folder, count: 2 }]
  const one = new Map([['a', change('a', 'added')]])
  expect([...withHeadings(one, groups).keys()]).toEqual(['a'])
  const both = new Map([...one, ['b', change('b', 'deleted')]] as const)
  expect([...withHeadings(both, groups).keys()]).toEqual(['a', 'b', headingId(folder)])
})
