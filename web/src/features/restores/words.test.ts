import type { Restore } from '@restore-portal/bff/contract/restores'
import { expect, test } from 'vitest'
import { i18n } from '../../lib/i18n.ts'
import { countWords, meaningOf, titleWords } from './words.ts'

const { t } = i18n
const counts = (restored: number, skipped: number, failed: number, total = restored + skipped + failed) => ({
  total,
  restored,
  skipped,
  failed,
})
const finished = (result: Restore['result']) => ({ state: 'finished' as const, result, workloads: ['mail' as const] })

test('a restore is named after its first item', () => {
  expect(titleWords({ title: 'Budget.xlsx', chosen: 1 }, t)).toBe('Budget.xlsx')
  expect(titleWords({ title: 'Budget.xlsx', chosen: 1235 }, t)).toBe('Budget.xlsx and 1,234 more')
  expect(titleWords({ title: ' ', chosen: 1 }, t)).toBe('(no subject)')
})

test('a name is shown as it is, whatever it holds', () => {
  const title = '<b>{{count}}</b> $t(common.close)'
  expect(titleWords({ title, chosen: 1 }, t)).toBe(title)
  expect(titleWords({ title, chosen: 2 }, t)).toBe(`${title} and 1 more`)
})

test('only what there is gets counted', () => {
  expect(countWords({ state: 'finished', counts: counts(12, 3, 0) }, t)).toBe('12 restored and 3 were still there')
  expect(countWords({ state: 'finished', counts: counts(1, 1, 1) }, t)).toBe(
    '1 restored, 1 was still there, and 1 could not be restored',
  )
  expect(countWords({ state: 'finished', counts: counts(0, 0, 0, 2) }, t)).toBe('Nothing was restored')
  expect(countWords({ state: 'working', counts: counts(0, 0, 0, 2) }, t)).toBe('')
})

test('each end has its sentence', () => {
  for (const result of ['success', 'warning', 'failed', 'stopped'] as const) {
    expect(meaningOf(finished(result), t)).toMatch(/\.$/)
  }
  expect(meaningOf({ state: 'unknown', result: null, workloads: ['mail'] }, t)).toMatch(/not known/)
})
