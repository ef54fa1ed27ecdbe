import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { memoryDuring } from '../../harness/resident.ts'
import { inTurns, timed } from '../measure.ts'
import type { Figure } from '../report.ts'
import { LARGE_FILE } from '../setting/contents.ts'
import { inPath, type Person, portalId, type Setting } from '../setting/setting.ts'

const ROUNDS = 3
/** A reader that takes a little, and leaves the rest waiting. */
const SLOW = { atOnce: 8, reads: 20, every: 200 }

/** A gibibyte of one file: how fast it comes, and what it costs the portal in memory. */
export async function download(setting: Setting): Promise<Figure[]> {
  const { backup, pipe, portalPid, signIn } = setting
  const person = await signIn()
  const address = await addressOf(person, setting)
  const save = `${backup.drive}/Documents/${inPath(backup.file)}/save`
  const fromPortal = async () => read((await person.caller.send('GET', address)).body)
  const fromPipe = async () => read((await pipe.send('POST', save, {})).body)
  const rate = (work: () => Promise<void>) => async () => (LARGE_FILE.megabytes / (await timed(work))) * 1000

  // The first one brings about what Node.js lets pile up between two collections.
  await fromPortal()
  const rates = await inTurns(ROUNDS, { portal: rate(fromPortal), pipe: rate(fromPipe) })
  const fast = await memoryDuring(portalPid, fromPortal)
  const slow = await memoryDuring(portalPid, async () => {
    const answers = await Promise.all(Array.from({ length: SLOW.atOnce }, () => person.caller.send('GET', address)))
    await Promise.all(answers.map(({ body }) => readSlowly(body)))
  })
  await person.leave()
  const growth = (name: string, value: number): Figure => {
    return { name, unit: 'MB', value, yardstick: null, aim: { atMost: 32 } }
  }
  return [
    {
      ...{ name: 'Download of 1 GiB', unit: 'MB/s', value: rates.portal },
      ...{ yardstick: { name: 'pipe', value: rates.pipe }, aim: { atLeast: 1.1 } },
    },
    growth('Memory it takes', fast.growth),
    growth('Memory that eight slow readers take', slow.growth),
  ]
}

async function addressOf({ caller }: Person, { backup }: Setting): Promise<string> {
  const id = portalId(backup.driveId, backup.file)
  const items = [{ workload: 'onedrive', point: 'latest', id, kind: 'item' }]
  return `/downloads/${(await caller.json('POST', '/api/downloads', { scope: 'me', items })).id}`
}

async function read(body: Readable): Promise<void> {
  let size = 0
  for await (const chunk of body) size += chunk.length
  if (size !== LARGE_FILE.megabytes * 1024 ** 2) throw new Error(`The file came with ${size} bytes.`)
}

async function readSlowly(body: Readable): Promise<void> {
  body.on('error', () => {})
  for (let reads = 0; reads < SLOW.reads; reads++) {
    body.read()
    await sleep(SLOW.every)
  }
  body.destroy()
}
