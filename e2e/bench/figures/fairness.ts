import { setTimeout as sleep } from 'node:timers/promises'
import { median, quantile } from '../measure.ts'
import type { Figure } from '../report.ts'
import { type Person, POINT, type Setting } from '../setting/setting.ts'

const ROUNDS = 5
const IDLE = 2000
const PAUSE = 2
const OTHERS = 4

/** What one person notices while four others open folders of 100,000. */
export async function fairness({ items, signIn }: Setting): Promise<Figure[]> {
  const me = await signIn()
  const small = `${items(100)}?limit=30`
  await me.caller.bytes(`${items(100)}?wait=9000`)

  const latency = async (path: string, goesOn: () => boolean) => {
    const times: number[] = []
    while (goesOn()) {
      const started = performance.now()
      await me.caller.bytes(path)
      times.push(performance.now() - started)
      await sleep(PAUSE)
    }
    return quantile(times, 0.99)
  }
  const idle = (path: string) => {
    const end = performance.now() + IDLE
    return latency(path, () => performance.now() < end)
  }
  const busy = async (path: string) => {
    const others = await Promise.all(Array.from({ length: OTHERS }, signIn))
    for (const { caller } of others) await caller.bytes(`${POINT}/mail/folders`)
    let opening = true
    const open = async ({ caller }: Person) => {
      while (!(await caller.json('GET', `${items(100_000)}?wait=9000`)).complete);
    }
    const opened = Promise.all(others.map(open)).finally(() => {
      opening = false
    })
    const slow = await latency(path, () => opening)
    await opened
    for (const other of others) await other.leave()
    return slow
  }

  const figures: Figure[] = []
  for (const [name, path] of [
    ['p99 of who is signed in', '/api/session'],
    ['p99 of a small list', small],
  ] as const) {
    const [quiet, loud]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      quiet.push(await idle(path))
      loud.push(await busy(path))
    }
    figures.push({
      ...{ name: `${name}, four others open 100,000`, unit: 'ms', value: median(loud) },
      ...{ yardstick: { name: 'p99 idle', value: median(quiet) }, aim: { atMost: 8 } },
    })
  }
  await me.leave()
  return figures
}
