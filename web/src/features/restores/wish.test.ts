import { restoreRequest } from '@restore-portal/bff/contract/restores'
import { expect, test } from 'vitest'
import { requestOf, safeChoices, type Wish } from './wish.ts'

const wish: Wish = {
  scope: 'me',
  point: '2025-11-21T14:00:00.000Z',
  workload: 'mail',
  items: [
    { id: 'a', name: 'A', oneNote: false },
    { id: 'b', name: 'B', oneNote: true },
  ],
}

test('nothing destructive by default', () => {
  const { options } = restoreRequest.parse(requestOf(wish, safeChoices('Restored')))
  expect(options.mail).toEqual({ missing: true, changed: false, markUnread: false })
  expect(options.onedrive).toEqual({ existing: 'keep', versions: 'last' })
})

test('notebooks are left out', () => {
  expect(requestOf(wish, safeChoices('')).items).toEqual([
    { workload: 'mail', point: wish.point, kind: 'item', id: 'a' },
  ])
})

test('another folder only where it was asked for, its name without spaces around it', () => {
  const elsewhere = { ...safeChoices(' Back '), elsewhere: true }
  expect(requestOf(wish, elsewhere).options?.mail?.folder).toBe('Back')
  expect(requestOf({ ...wish, workload: 'onedrive' }, elsewhere).options?.mail).not.toHaveProperty('folder')
})
