import type { Restore } from '@restore-portal/bff/contract/restores'
import { expect, test } from 'vitest'
import { i18n } from '../../lib/i18n.ts'
import { countWords, leftWords, meaningOf, paceWords, titleWords } from './words.ts'

const { t } = i18n
const counts = (restored: number, skipped: number, failed: number, total = restored + skipped + failed) => ({
  total,
  restored,
  skipped,
  failed,
})
const finished = (result: Restore['result'], done = counts(1, 0, 0)) => ({
  state: 'finished' as const,
  result,
  workloads: ['mail' as const],
  counts: done,
})

test('a restore is named after its first item', () => {
  expect(titleWords({ title: 'Budget.xlsx', chosen: 1 }, t)).toBe('Budget.xlsx')
  expect(titleWords({ title: 'Budget.xlsx', chosen: 1235 }, t)).toBe('\u2068Budget.xlsx\u2069 and 1,234 more')
  expect(titleWords({ title: ' ', chosen: 1 }, t)).toBe('(no subject)')
})

test('a name is shown as it is, whatever it holds', () => {
  const title = '<b>{{count}}</b> $t(common.close)'
  expect(titleWords({ title, chosen: 1 }, t)).toBe(title)
  expect(titleWords({ title, chosen: 2 }, t)).toBe(`\u2068${title}\u2069 and 1 more`)
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
  expect(meaningOf({ state: 'unknown', result: null, workloads: ['mail'], counts: counts(0, 0, 0, 1) }, t)).toMatch(
    /not known/,
  )
  expect(meaningOf(finished('success', counts(2, 1, 0)), t)).toMatch(/is back/)
  expect(meaningOf(finished('success', counts(0, 3, 0)), t)).toMatch(/still there/)
})

test('what a restore waits for is said instead of how it goes on', () => {
  const waiting = { state: 'waiting' as const, result: null, workloads: ['mail' as const], counts: counts(0, 0, 0, 1) }
  for (const paused of ['sign-in', 'turn', 'busy', 'unreachable', 'code'] as const) {
    expect(meaningOf({ ...waiting, paused }, t)).not.toBe(meaningOf({ ...waiting, paused: null }, t))
  }
})

test('how long it takes is said the rougher the longer it is', () => {
  expect(leftWords(59, t)).toBe('less than a minute left')
  expect(leftWords(80, t)).toBe('about 1 minute left')
  expect(leftWords(59 * 60, t)).toBe('about 59 minutes left')
  expect(leftWords(100 * 60, t)).toBe('about 2 hours left')
})

test('only what can be told of the pace is', () => {
  expect(paceWords({ rate: 2.345, secondsLeft: 300 }, t)).toBe('2.3 a second · about 5 minutes left')
  expect(paceWords({ rate: 1234.5, secondsLeft: null }, t)).toMatch(/^1,23[45] a second$/)
  expect(paceWords({ rate: null, secondsLeft: null }, t)).toBe('')
})

test('what is covered is counted, and never called nameless', () => {
  expect(titleWords({ title: '', chosen: 1, covered: true }, t)).toBe('1 covered item')
  expect(titleWords({ title: '', chosen: 1234, covered: true }, t)).toBe('1,234 covered items')
  expect(titleWords({ title: 'Sales', chosen: 1, covered: true }, t)).toBe('Sales')
})
