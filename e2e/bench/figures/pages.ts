import { inTurns, perSecond } from '../measure.ts'
import type { Figure } from '../report.ts'
import { inPath, type Setting } from '../setting/setting.ts'

const ROUNDS = 5
const SECONDS = 2
const AT_ONCE = 16
const ROWS = 200
const WINDOWS = 100_000 / ROWS
const KEPT = 50

/** Pages of 200 rows, 16 at a time: never asked for before, asked for before, and already with the client. */
export async function pages({ backup, pipe, items, signIn }: Setting): Promise<Figure[]> {
  const { caller, leave } = await signIn()
  const list = items(100_000)
  const source = `${backup.mailbox}/items?parentId=${inPath(backup.folders[100_000])}`
  const through = (turn: number) =>
    pipe.bytes(`${source}&offset=${(turn % WINDOWS) * ROWS}&limit=${ROWS}`, { 'accept-encoding': 'identity' })
  await caller.bytes(`${list}?wait=9000`)
  for (const order of ORDERS) await caller.bytes(`${list}?order=${order}&wait=9000`)

  let window = 0
  const cold = () => {
    const turn = window++
    // Each window once in each order, then the same ones shifted by a row.
    const order = ORDERS[Math.floor(turn / (WINDOWS - 1)) % ORDERS.length]
    const shift = 1 + Math.floor(turn / (WINDOWS - 1) / ORDERS.length)
    return caller.bytes(`${list}?order=${order}&offset=${(turn % (WINDOWS - 1)) * ROWS + shift}`)
  }
  const warm = (turn: number) => caller.bytes(`${list}?offset=${(turn % KEPT) * ROWS}`)
  const { headers, body } = await caller.send('GET', list)
  await body.arrayBuffer()
  const etag = String(headers.etag)
  const unchanged = () => caller.bytes(list, { 'if-none-match': etag })

  const run = (work: (turn: number) => Promise<unknown>) => () => perSecond(AT_ONCE, SECONDS, work)
  const rates = await inTurns(ROUNDS, {
    pipe: run(through),
    cold: run(cold),
    warm: run(warm),
    unchanged: run(unchanged),
  })
  await leave()
  const figure = (name: string, value: number, aim: Figure['aim']): Figure => ({
    ...{ name, unit: '/s', value, aim },
    yardstick: { name: 'pipe', value: rates.pipe },
  })
  return [
    figure('Pages, cold', rates.cold, { atLeast: 0.5 }),
    figure('Pages, warm', rates.warm, { atLeast: 4 }),
    figure('Pages the client has (304)', rates.unchanged, { atLeast: 4 }),
  ]
}

const ORDERS = ['date', 'from', 'to', 'subject', 'importance', 'kind', 'attachments']
