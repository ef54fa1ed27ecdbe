import type { Call } from '../store/restore-calls.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { adopt, ask } from './ask.ts'
import { outcome } from './outcome.ts'
import type { Parts, Run } from './parts.ts'
import { stopWaiting } from './stop.ts'
import { watch } from './watch.ts'

/**
 * Carries a restore on from where its record says it is, call by call, to its end or to where it must wait for the
 * person. It may break off anywhere and be carried on by another process. Throws where the person's token is gone.
 */
export async function carry(parts: Parts, run: Run): Promise<void> {
  try {
    for (let number = 1, tries = 0; !run.isEnding; ) {
      const restore = await load(parts, run)
      const call = (await parts.calls.of(run.id)).find((call) => call.number === number)
      if (!restore || !call) return
      const delay = await step(parts, run, restore, call, tries)
      if (delay === 'wait') return
      if (delay === 'next') [number, tries] = [number + 1, 0]
      else {
        tries++
        await run.sleep(delay)
      }
    }
  } finally {
    await settle(parts, run)
  }
}

/** Takes one call as far as it gets; milliseconds where it has to be asked for again after them. */
async function step(
  parts: Parts,
  run: Run,
  restore: RestoreRecord,
  call: Call,
  tries: number,
): Promise<'next' | 'wait' | number> {
  switch (call.state) {
    case 'intended': {
      if (restore.stopRequestedAt !== null) {
        await stopWaiting(parts, restore)
        return 'wait'
      }
      if (restore.paused === 'sign-in') return 'wait'
      // Until the person has entered a code it does not work, however often it is looked at.
      if (restore.paused !== 'code') await parts.restores.settle(restore.id, 'working', null, Date.now())
      const delay = await ask(parts, run, restore, call, tries)
      if (delay !== null) return delay
      break
    }
    case 'asked':
      // Someone asked and could not write down the answer.
      if ((await adopt(parts, run, call)) !== 'found' && !run.isEnding) await parts.calls.unknown(call)
      break
    case 'unknown':
      if (call.sessionId === null) await adopt(parts, run, call, [0])
      break
  }
  const now = (await parts.calls.of(run.id)).find(({ number }) => number === call.number)
  if (now?.state === 'started' || (now?.state === 'unknown' && now.sessionId !== null)) {
    await watch(parts, run, restore, now)
  }
  return 'next'
}

const load = (parts: Parts, run: Run) => parts.restores.find(run.actor.signedIn.person, run.id)

async function settle(parts: Parts, run: Run): Promise<void> {
  const restore = await load(parts, run)
  if (!restore) return
  const { state, result } = outcome(await parts.calls.of(run.id), restore.stopRequestedAt !== null)
  await parts.restores.settle(run.id, state, result, Date.now())
  run.actor.log.info({ restore: run.id, state, result }, 'restore: carried on as far as it goes')
}
