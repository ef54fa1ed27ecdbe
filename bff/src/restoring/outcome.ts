import type { Restore } from '../../contract/restores.ts'
import type { Call } from '../store/restore-calls.ts'

type Standing = Pick<Restore, 'state' | 'result'>

/** Where a restore stands, by its calls, while nobody carries it on: what was not asked for yet waits. */
export function outcome(calls: readonly Pick<Call, 'state' | 'result'>[], wasStopped: boolean): Standing {
  const has = (state: Call['state']) => calls.some((call) => call.state === state)
  if (has('asked') || has('started')) return { state: 'working', result: null }
  if (has('intended')) return { state: 'waiting', result: null }
  if (has('unknown')) return { state: 'unknown', result: null }
  return { state: 'finished', result: resultOf(calls, wasStopped) }
}

function resultOf(calls: readonly Pick<Call, 'state' | 'result'>[], wasStopped: boolean): Restore['result'] {
  if (wasStopped) return 'stopped'
  const results = new Set(calls.map(({ state, result }) => (state === 'failed' ? 'failed' : result)))
  const [only] = results
  return results.size === 1 && (only === 'success' || only === 'failed') ? only : 'warning'
}
