import type { AccessEntry } from '@restore-portal/bff/contract/access-history'
import { auditAction } from '@restore-portal/bff/contract/audit-actions'
import { expect, test } from 'vitest'
import { i18n } from '../../lib/i18n.ts'
import { byDay } from './by-day.ts'
import { didWords, momentWords } from './words.ts'

const entry = (change: Partial<AccessEntry>): AccessEntry => ({
  ...{ id: 'one.1', at: '2026-11-22T10:00:00.000Z', person: { id: 'p', name: 'Hana', email: 'hana@example.com' } },
  ...{ own: false, action: 'item_shown', workload: 'mail', point: 'latest', name: 'Budget' },
  ...{ q: null, from: null, to: null, count: null, covered: false, reason: '' },
  ...change,
})

test.each<[Partial<AccessEntry>, string]>([
  [{}, 'opened “Budget” in your mail'],
  [{ name: '' }, 'opened something in your mail'],
  [{ name: 'תקציב' }, 'opened “\u2068תקציב\u2069” in your mail'],
  [{ action: 'searched', workload: 'onedrive', name: '', q: 'salary' }, 'searched your OneDrive for “salary”'],
  [{ action: 'restore_started', count: 1 }, 'restored “Budget”'],
  [{ action: 'restore_started', count: 1300 }, 'restored “Budget” and 1,299 more'],
  [{ action: 'restore_started', workload: null, name: '' }, 'restored something in your mail and files'],
  [{ action: 'sign_in' }, 'did something with your mail'],
])('%j', (change, words) => {
  expect(didWords(entry(change), i18n.t)).toBe(words)
})

test('of every action there is something to say', () => {
  for (const action of auditAction.options) expect(didWords(entry({ action }), i18n.t)).not.toContain('accessHistory')
})

test('the moment is told where it is not the latest', () => {
  expect(momentWords(entry({}), i18n.t)).toBe('')
  expect(momentWords(entry({ point: 'all' }), i18n.t)).toBe('In all that the backups hold')
  expect(momentWords(entry({ point: '2026-11-01T12:00:00.000Z' }), i18n.t)).toMatch(/^In the backup of .*2026/)
  const compared = { action: 'compared', point: null, from: '2026-11-01T12:00:00.000Z', to: 'latest' } as const
  expect(momentWords(entry(compared), i18n.t)).toMatch(/^Between .*2026.* and Latest backup$/)
})

test('entries come day by day', () => {
  const at = (day: number, hour: number) => entry({ at: new Date(2026, 10, day, hour).toISOString() })
  const days = byDay([at(22, 23), at(22, 0), at(21, 23), at(22, 5)], new Date(2026, 10, 22, 23, 30))
  expect(days.map(({ entries }) => entries.length)).toEqual([2, 1, 1])
})
