import type { Restore, RestoreProgress } from '@restore-portal/bff/contract/restores'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { openRestoresQuery, restoreKey, restoresQuery } from '../api/restores.ts'
import { applyProgress } from './apply.ts'

const restore = (id: string): Restore => ({
  id,
  scope: 'me',
  origin: 'portal',
  createdAt: '2026-03-02T10:00:00.000Z',
  endedAt: null,
  state: 'working',
  result: null,
  paused: null,
  workloads: ['mail'],
  title: id,
  chosen: 1,
  counts: { total: 10, restored: 0, skipped: 0, failed: 0 },
  reason: '',
  repeats: null,
  person: null,
})
const told = (id: string, more: Partial<RestoreProgress> = {}): RestoreProgress => ({
  ...{ id, state: 'working', result: null, paused: null, rate: 2, secondsLeft: 3 },
  counts: { total: 10, restored: 4, skipped: 0, failed: 0 },
  ...more,
})
const list = restoresQuery({}, 0).queryKey
const open = openRestoresQuery.queryKey

const setUp = () => {
  const queries = new QueryClient()
  queries.setQueryData(list, { restores: [restore('a'), restore('b')], total: 2, complete: true })
  queries.setQueryData(open, [restore('a'), restore('b')])
  queries.setQueryData(restoreKey('a'), restore('a'))
  return queries
}
const isStale = (queries: QueryClient, key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated

test('what moved is shown everywhere, and nothing is asked for', () => {
  const queries = setUp()
  applyProgress(queries, [told('a'), told('b', { rate: null })])
  const moved = { counts: { restored: 4 }, rate: 2, secondsLeft: 3, title: 'a' }
  expect(queries.getQueryData(restoreKey('a'))).toMatchObject(moved)
  expect(queries.getQueryData(list)).toMatchObject({ restores: [moved, { title: 'b', rate: null }], total: 2 })
  expect(queries.getQueryData(open)).toMatchObject([moved, { title: 'b' }])
  expect([list, open, restoreKey('a')].map((key) => isStale(queries, key))).toEqual([false, false, false])
})

test('what has ended is open no longer, and what else is known of it is asked for', () => {
  const queries = setUp()
  applyProgress(queries, [told('a', { state: 'finished', result: 'success' }), told('b')])
  expect(queries.getQueryData(open)).toMatchObject([{ id: 'b' }])
  expect(queries.getQueryData(restoreKey('a'))).toMatchObject({ state: 'finished', result: 'success' })
  expect([list, open, restoreKey('a')].map((key) => isStale(queries, key))).toEqual([true, true, true])
})

test('what was started elsewhere is asked for; what is told of no longer has ended', () => {
  const queries = setUp()
  applyProgress(queries, [told('a'), told('b'), told('new')])
  expect(isStale(queries, open)).toBe(true)
  const others = setUp()
  applyProgress(others, [told('a')])
  expect(others.getQueryData(open)).toMatchObject([{ id: 'a' }])
  expect(isStale(others, list)).toBe(true)
})
