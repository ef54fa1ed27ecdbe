import { restoreRequest } from '@restore-portal/bff/contract/restores'
import { expect, test } from 'vitest'
import { bodyOf, momentOf, type NamedWish, safeChoices, type WishedItem, workloadsOf } from './wish.ts'

const point = '2025-11-21T14:00:00.000Z'
const item = (id: string, workload: 'mail' | 'onedrive', more: Partial<WishedItem> = {}): WishedItem => ({
  choice: { workload, point, kind: 'item', id },
  name: id,
  oneNote: false,
  ...more,
})
const mail: NamedWish = { scope: 'me', items: [item('a', 'mail')] }
const files: NamedWish = { scope: 'me', items: [item('b', 'onedrive'), item('c', 'onedrive', { oneNote: true })] }
const list = { scope: 'me', list: { revision: 7 }, workloads: ['mail' as const], count: 3 }

test('nothing destructive by default', () => {
  const { options } = restoreRequest.parse(bodyOf(mail, safeChoices('Restored')))
  expect(options.mail).toEqual({ missing: true, changed: false, markUnread: false })
  expect(options.onedrive).toEqual({ existing: 'keep', versions: 'last' })
})

test('notebooks are left out', () => {
  expect(bodyOf(files, safeChoices('')).items).toEqual([{ workload: 'onedrive', point, kind: 'item', id: 'b' }])
})

test('another folder only where it was asked for, its name without spaces around it', () => {
  const elsewhere = { ...safeChoices(' Back '), elsewhere: true }
  expect(bodyOf(mail, elsewhere).options?.mail?.folder).toBe('Back')
  expect(bodyOf(files, elsewhere).options?.mail).not.toHaveProperty('folder')
  expect(bodyOf(list, elsewhere).options?.mail?.folder).toBe('Back')
})

test('the list is named by how it was seen, and no thing of it', () => {
  expect(restoreRequest.parse(bodyOf(list, safeChoices('')))).toMatchObject({ scope: 'me', list: { revision: 7 } })
  expect(bodyOf(list, safeChoices(''))).not.toHaveProperty('items')
})

test('what it is about: workloads, and the moment if there is one', () => {
  expect(workloadsOf({ scope: 'me', items: [...files.items, ...mail.items] })).toEqual(['mail', 'onedrive'])
  expect(workloadsOf({ scope: 'me', items: [item('c', 'onedrive', { oneNote: true })] })).toEqual([])
  expect(momentOf(mail)).toBe(point)
  const other = item('d', 'mail', { choice: { workload: 'mail', point: 'all', kind: 'folder', id: 'd' } })
  expect(momentOf({ scope: 'me', items: [...mail.items, other] })).toBeNull()
  expect(momentOf(list)).toBeNull()
})
