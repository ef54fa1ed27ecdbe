import type { RestoreRecord } from '../store/restores.ts'
import { outcome } from './outcome.ts'
import { ownWords } from './own-words.ts'
import type { Parts } from './parts.ts'

/** Notes that the person wants it to stop: what was not asked for never will be; the rest its run stops. */
export async function stopWaiting({ calls, restores }: Pick<Parts, 'calls' | 'restores'>, { id }: RestoreRecord) {
  const now = Date.now()
  await calls.stop(id, ownWords.stopped, now)
  const { state, result } = outcome(await calls.of(id), true)
  if (state === 'finished') await restores.settle(id, state, result, now)
}
