import { expect, test } from 'vitest'
import { z } from 'zod'
import { comparison } from '../../contract/compare.ts'
import { mailContent, mailItem } from '../../contract/mail.ts'
import { driveItem } from '../../contract/onedrive.ts'
import { restore } from '../../contract/restores.ts'
import { content } from '../../contract/shared.ts'
import { driveRows } from '../explore/lists/worker/drive-rows.ts'
import { mailRows } from '../explore/lists/worker/mail-rows.ts'
import { nothingShown, type Sight } from './cover.ts'
import { coverOf } from './cover-answer.ts'

const covered = (): Sight => ({ covers: new Map([['bob', nothingShown()]]), isContentShown: false })
const open: Sight = { covers: new Map([['me', null]]), isContentShown: false }

const item = {
  ...{ id: 'm~1', kind: 'message', subject: 'Plan', from: 'Ann', to: 'Bob', date: null, attachments: 2 },
  ...{ importance: 'high', deleted: false },
}

test('what lists leave out is what the contract calls content', () => {
  const contentsOf = (schema: z.ZodObject) =>
    Object.entries(schema.shape).flatMap(([name, field]) => (field.meta()?.['x-content'] ? [name] : []))
  expect(mailRows.contents).toEqual(contentsOf(mailItem))
  expect(driveRows.contents).toEqual(contentsOf(driveItem))
  for (const { orders, coveredOrders } of [mailRows, driveRows]) {
    expect(Object.keys(coveredOrders)).toEqual(Object.keys(orders))
  }
})

test('contents go, wherever they lie; all else stays', () => {
  const cover = coverOf(z.object({ deep: z.array(z.object({ item: mailItem.nullable() })), total: z.int() }))
  const answer = { deep: [{ item }, { item: null }], total: 2 }
  expect(cover?.(answer, covered())).toEqual({
    deep: [{ item: { ...item, subject: '', from: '', to: '', covered: true } }, { item: null }],
    total: 2,
  })
  expect(cover?.(answer, open)).toEqual(answer)
  expect(item.subject).toBe('Plan')
})

test('an item that is shown, or lies in a folder that is, keeps its own', () => {
  const cover = coverOf(mailItem)
  const sight = covered()
  sight.covers.get('bob')?.items.add('m~1')
  sight.covers.get('bob')?.folders.add('m~inbox')
  expect(cover?.(item, sight)).toEqual(item)
  expect(cover?.({ ...item, id: 'm~2', folder: 'm~inbox' }, sight)).toMatchObject({ subject: 'Plan' })
  expect(cover?.({ ...item, id: 'm~3', folder: 'm~other' }, sight)).toMatchObject({ subject: '', covered: true })
})

test('a restore is covered by whose data it is, and nobody’s whom nobody asked about', () => {
  const cover = coverOf(z.array(restore))
  const [mine, theirs, unknown] = ['me', 'bob', 'eve'].map((scope) => ({ scope, title: 'Plan' }))
  const sight = { ...covered(), covers: new Map([['bob', null]]) }
  expect(cover?.([mine, theirs, unknown], sight)).toMatchObject([{ title: 'Plan' }, { title: 'Plan' }, { title: '' }])
})

test('contents of whom nobody has asked are an error, and not an answer', () => {
  expect(() => coverOf(mailItem)?.(item, { covers: new Map(), isContentShown: false })).toThrow(/nobody/)
})

test('what cannot say that it is covered is answered once it is shown, and not before', () => {
  const cover = coverOf(mailContent)
  expect(() => cover?.({ subject: 'Plan', text: 'x' }, covered())).toThrow(/covered/)
  expect(cover?.({ subject: 'Plan', text: 'x' }, { ...covered(), isContentShown: true })).toMatchObject({ text: 'x' })
})

test('both kinds of a comparison, and lists of words, are known', () => {
  const cover = coverOf(comparison)
  const changes = { items: [{ kind: 'added', item, folder: { id: 'm~f', path: ['Inbox'] }, movedFrom: null }] }
  expect(JSON.stringify(cover?.({ workload: 'mail', changes }, covered()))).not.toContain('Plan')
  const names = coverOf(z.object({ names: z.array(content), covered: z.literal(true).optional() }))
  expect(names?.({ names: ['Plan'] }, covered())).toEqual({ names: [], covered: true })
  expect(coverOf(z.object({ total: z.int() }))).toBeNull()
})
