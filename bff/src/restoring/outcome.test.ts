import { expect, test } from 'vitest'
import type { Call } from '../store/restore-calls.ts'
import { outcome } from './outcome.ts'

const call = (text: string): Pick<Call, 'state' | 'result'> => {
  const [state, result = null] = text.split(' ')
  return { state: state as Call['state'], result: result as Call['result'] }
}

test.each<[string, ReturnType<typeof outcome>['state'], ReturnType<typeof outcome>['result']]>([
  ['intended, intended', 'waiting', null],
  ['finished success, intended', 'waiting', null],
  ['started, intended', 'working', null],
  ['asked', 'working', null],
  ['unknown, intended', 'waiting', null],
  ['unknown, finished success', 'unknown', null],
  ['finished success, finished success', 'finished', 'success'],
  ['finished success, finished warning', 'finished', 'warning'],
  ['finished success, failed', 'finished', 'warning'],
  ['finished failed, failed', 'finished', 'failed'],
  ['finished warning', 'finished', 'warning'],
])('%s: %s %s', (calls, state, result) => {
  expect(outcome(calls.split(', ').map(call), false)).toEqual({ state, result })
})

test('what the person stopped is stopped, once nothing is open any more', () => {
  expect(outcome([call('finished failed'), call('finished stopped')], true).result).toBe('stopped')
  expect(outcome([call('started'), call('finished stopped')], true).state).toBe('working')
})
