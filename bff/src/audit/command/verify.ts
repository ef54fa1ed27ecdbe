import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { ReplicaHead } from '../../store/audit-heads.ts'
import { type Problem, type Verdict, verifyChain } from '../verify.ts'
import { folderOf, headsOf, placesOf, shared, UsageError } from './options.ts'

const TAMPERED = 1

export async function verifyCommand(args: string[], output: Writable): Promise<number> {
  const { values } = parseArgs({ args, options: { ...shared, head: { type: 'string', multiple: true } } })
  const noted = (values.head ?? []).map(headOf)
  const places = placesOf(values)
  // Before the files: what the portal writes meanwhile lies behind them.
  const known = await headsOf(places)
  const say = (text: string) => output.write(`${text}\n`)

  let wrong = 0
  for (const replica of places.replicas) {
    const heads = [...known, ...noted].filter((head) => head.replica === replica)
    const verdict = await verifyChain(folderOf(places, replica), heads)
    const problems = verdict.problems.map(inWords)
    if (!known.some((head) => head.replica === replica)) problems.push('the database knows no head of this record')
    wrong += problems.length
    say(`${replica}: ${problems.length === 0 ? 'intact' : 'TAMPERED WITH'}, ${summary(verdict)}`)
    for (const problem of problems) say(`  ${problem}`)
  }
  const wanted = new Set([...known, ...noted].map((head) => head.replica))
  for (const replica of values.replica === undefined ? wanted : []) {
    if (places.replicas.includes(replica)) continue
    wrong++
    say(`${replica}: TAMPERED WITH, the whole record is missing`)
  }
  return wrong === 0 ? 0 : TAMPERED
}

function summary({ records, head, clockBack, torn }: Verdict): string {
  const notes = [
    `${records} records, head ${head.seq}:${head.hash}`,
    ...(clockBack > 0 ? [`the clock was set back ${clockBack} times`] : []),
    ...(torn ? ['the last line has no end: it is being written, or will be cut off at the next start'] : []),
  ]
  return notes.join('; ')
}

function inWords({ kind, file, line, seq, count }: Problem): string {
  const where = file === null ? 'at the end' : `${file}, line ${line}`
  const records = count === 1 ? `record ${seq} is` : `records ${seq} to ${(seq ?? 0) + (count ?? 1) - 1} are`
  const what = {
    unreadable: `record ${seq} cannot be read`,
    edited: `record ${seq} was edited`,
    missing: `${records} missing before it`,
    repeated: `record ${seq} is there a second time, or out of order`,
    unlinked: `record ${seq} does not follow the one before it: that one was replaced`,
    truncated: `${records} cut off`,
    rewritten: `record ${seq} is not the one that was written`,
  }[kind]
  return `${where}: ${what}`
}

function headOf(text: string): ReplicaHead {
  const [, replica, seq, hash] = /^([a-z0-9-]+):(\d+):([0-9a-f]{64})$/i.exec(text) ?? []
  if (!replica || !seq || !hash) throw new UsageError(`--head ${text}: must be <replica>:<seq>:<hash>.`)
  return { replica, seq: Number(seq), hash }
}
