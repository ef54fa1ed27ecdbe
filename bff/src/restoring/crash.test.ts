import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRestoreStore, type RestoreRecord } from '../store/restores.ts'
import { temporaryDatabase } from '../testing/database.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { FakeVb365 } from './testing/fake-vb365.ts'
import { mortal } from './testing/mortal.ts'
import { actor, fill, request, startPortal } from './testing/portal.ts'

interface Life {
  /** The step at which it is killed. */
  killedAt: number
  afterEffect: boolean
  /** The answer to the first request for a restore is lost. */
  losesAnswer: boolean
}

const never: Life = { killedAt: Number.POSITIVE_INFINITY, afterEffect: false, losesAnswer: false }

/**
 * One restore through the lives of several processes on one database, the last of which lives. Each is asked with the
 * same key, as a client does that got no answer. Gives the steps that the last one took.
 */
async function survive(lives: Life[]) {
  const server = new FakeVb365()
  server.pace = 1
  const database = await temporaryDatabase()
  const records = createRestoreStore(database)
  const wanted = request(fill(server, 2, 2))
  const live = async ({ killedAt, afterEffect, losesAnswer }: Life) => {
    const process = mortal(database, server, killedAt, afterEffect)
    if (losesAnswer) {
      server.next(operations.restoreMail, (carryOut) => {
        carryOut()
        throw new Vb365Error('POST', 'other side closed', { uncertain: true })
      })
    }
    const portal = startPortal(process.database, process.backup)
    const rest = async (id: string): Promise<RestoreRecord> => {
      const restore = await records.find(actor().signedIn.person, id)
      if (restore?.state === 'finished' || restore?.state === 'unknown') return restore
      await new Promise((resolve) => setTimeout(resolve, 1))
      return await rest(id)
    }
    const lived = portal.service.start(actor(), 'key', wanted).then(({ id }) => rest(id))
    return { restore: await Promise.race([lived, process.death]), portal, steps: process.steps() }
  }
  for (const life of lives) await live(life)
  const { restore, portal, steps } = await live(never)
  if (!restore) throw new Error('the last process was killed')
  const calls = await portal.calls.of(restore.id)
  return { server, restore, calls, steps, restored: [...server.restored] }
}

/** None twice; what the record calls finished was restored, what it cannot tell was not. */
function check({ server, restore, calls, restored }: Awaited<ReturnType<typeof survive>>) {
  expect(restored.filter(([, times]) => times > 1)).toEqual([])
  expect(server.restores).toHaveLength(calls.filter(({ sessionId }) => sessionId !== null).length)
  expect(calls.map(({ state }) => state).filter((state) => state !== 'unknown')).toEqual(
    server.restores.map(() => 'finished'),
  )
  expect(restore.counts.restored).toBe(restored.length)
  expect(restore.state).toBe(restored.length === 4 ? 'finished' : 'unknown')
}

test('killed at every step: nothing is asked for twice, nothing is lost', async () => {
  const { steps } = await survive([])
  expect(steps).toBeGreaterThan(30)
  let unknown = 0
  for (let killedAt = 1; killedAt <= steps; killedAt++) {
    for (const afterEffect of [false, true]) {
      const survived = await survive([{ killedAt, afterEffect, losesAnswer: false }])
      check(survived)
      if (survived.restore.state === 'unknown') unknown++
    }
  }
  // The two moments between "asked" on record and the request, before and after the record, for each of two calls.
  expect(unknown).toBe(4)
})

const life = fc.record({
  killedAt: fc.integer({ min: 1, max: 45 }),
  afterEffect: fc.boolean(),
  losesAnswer: fc.boolean(),
})

test('killed again and again, with answers lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), async (lives) => {
      check(await survive(lives))
    }),
    { numRuns: 60 },
  )
})
