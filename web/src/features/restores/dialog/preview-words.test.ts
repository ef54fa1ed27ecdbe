import type { RestorePreview } from '@restore-portal/bff/contract/restore-preview'
import { expect, test } from 'vitest'
import { i18n } from '../../../lib/i18n.ts'
import { countsOf, warningWords } from './preview-words.ts'

const { t } = i18n
const none = { total: 0, missing: 0, changed: 0, identical: 0, unknown: 0 }
const preview = (more: Partial<RestorePreview>): RestorePreview => ({
  comparedWith: { mail: '2026-03-02T10:00:00.000Z', onedrive: null },
  mail: none,
  onedrive: none,
  size: 0,
  warnings: [],
  leftOut: 0,
  reasonRequired: false,
  reasonHint: null,
  permission: 'application',
  ...more,
})

test('what is missing, and what is there, is each said once', () => {
  const mail = { total: 15, missing: 12, changed: 0, identical: 3, unknown: 0 }
  const still = { code: 'still-there' as const, count: 3, names: [] }
  expect(countsOf(preview({ mail }), 'mail', t)).toEqual([
    '12 mail items are missing and will be put back.',
    '3 are there as they were.',
  ])
  expect(countsOf(preview({ mail, warnings: [still] }), 'mail', t)).toHaveLength(1)
  expect(warningWords(still, preview({ mail }), t)).toBe(
    '3 are still in your mailbox. Restoring makes no copies of them.',
  )
  expect(countsOf(preview({}), 'onedrive', t)).toEqual([])
})

test('every warning is a sentence', () => {
  const codes = [
    'still-there',
    'not-replaced',
    'replaced',
    'copies',
    'one-note',
    'later-work',
    'folder-created',
    'old-comparison',
  ] as const
  for (const code of codes) {
    for (const count of [1, 1000]) {
      const words = warningWords({ code, count, names: ['Plan'] }, preview({}), t)
      expect(words).toMatch(/\.$/)
      expect(words).not.toMatch(/\{\{|restorePreview/)
    }
  }
})

test('names are anyone’s: shortened, isolated, and shown as they are', () => {
  const names = ['x'.repeat(500), '<b>{{count}}</b>', '\u202efdp.exe', 'fourth', 'fifth']
  const words = warningWords({ code: 'replaced', count: 5, names }, preview({}), t)
  expect(words.length).toBeLessThan(200)
  expect(words).toContain('\u2068<b>{{count}}</b>\u2069')
  expect(words).toContain('\u2068\u202efdp.exe\u2069')
  expect(words).not.toContain('fourth')
})

test('names that are covered are not made up', () => {
  const warning = { code: 'replaced' as const, count: 2, names: ['', ''], covered: true as const }
  expect(warningWords(warning, preview({}), t)).toBe('2 will be overwritten, among them covered items.')
})
