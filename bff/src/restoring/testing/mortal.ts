import type { Database } from '../../store/database.ts'
import type { FakeVb365 } from './fake-vb365.ts'

const forever = () => new Promise<never>(() => {})

/**
 * Database and backup server as a process sees them that is killed at its n-th step: just before that step takes effect
 * or just after, in which case it never hears of it. A step is a statement, a transaction or a request.
 */
export function mortal(database: Database, server: FakeVb365, killedAt: number, afterEffect: boolean) {
  const death = Promise.withResolvers<void>()
  let steps = 0
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const number = ++steps
    if (number > killedAt || (number === killedAt && !afterEffect)) {
      death.resolve()
      return await forever()
    }
    const result = await work().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error
      },
    )
    if (steps < killedAt) return result()
    if (number === killedAt) death.resolve()
    return await forever()
  }
  const mortalDatabase: Database = {
    all: (sql, parameters) => step(() => database.all(sql, parameters)),
    get: (sql, parameters) => step(() => database.get(sql, parameters)),
    run: (sql, parameters) => step(() => database.run(sql, parameters)),
    transaction: (work) => step(() => database.transaction(work)),
    close: forever,
  }
  const backup: FakeVb365['backup'] = (sessionKey) => {
    const immortal = server.backup(sessionKey)
    return { ...immortal, call: (operation, options) => step(() => immortal.call(operation, options)) }
  }
  return { database: mortalDatabase, backup, death: death.promise, steps: () => steps }
}
