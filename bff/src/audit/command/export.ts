import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { line } from '../../csv.ts'
import { chainFiles } from '../chain/files.ts'
import { linesOf } from '../chain/lines.ts'
import { folderOf, placesOf, shared, UsageError } from './options.ts'

const options = {
  ...shared,
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string', default: 'jsonl' },
} as const

/** As much of a record as a table shows; anything else stays in the JSON. */
const record = z.looseObject({
  time: z.string(),
  seq: z.number(),
  replica: z.string(),
  action: z.string(),
  outcome: z.string(),
  code: z.string().default(''),
  who: z.object({ tid: z.string(), oid: z.string(), name: z.string(), upn: z.string() }).nullable(),
  for: z.union([z.literal('self'), z.object({ id: z.string(), name: z.string(), upn: z.string() })]).nullable(),
  on: z.record(z.string(), z.unknown()),
  why: z.string().default(''),
  from: z.object({ ip: z.string(), agent: z.string() }),
  request: z.string(),
  hash: z.string(),
})

const heading = [
  ...['Time', 'Replica', 'Number', 'Action', 'Outcome', 'Code', 'Who', 'Who (address)', 'Who (tenant)', 'Who (id)'],
  ...['For whom', 'For whom (address)', 'For whom (id)', 'Workload', 'Restore point', 'On what', 'Why'],
  ...['IP address', 'Browser', 'Request', 'Hash'],
]

/** What tampering left unreadable is left out and told of: exporting is no verifying. */
export async function exportCommand(args: string[], output: Writable): Promise<number> {
  const { values } = parseArgs({ args, options })
  const { format } = values
  if (format !== 'csv' && format !== 'jsonl') throw new UsageError(`--format ${format}: must be csv or jsonl.`)
  const [from, to] = [momentOf('--from', values.from), momentOf('--to', values.to)]
  const places = placesOf(values)

  if (format === 'csv') output.write(`\uFEFF${line(heading)}`)
  let unreadable = 0
  for await (const text of merged(places.replicas.map((replica) => recordsOf(folderOf(places, replica))))) {
    const parsed = parse(text.bytes)
    if (!parsed) unreadable++
    else if (text.time >= from && text.time <= to) {
      const written = output.write(format === 'csv' ? rowOf(parsed) : `${text.bytes}\n`)
      if (!written) await once(output, 'drain')
    }
  }
  if (unreadable > 0) process.stderr.write(`${unreadable} lines cannot be read: run verify.\n`)
  return unreadable > 0 ? 1 : 0
}

interface Text {
  time: number
  bytes: Buffer
}

async function* recordsOf(folder: string): AsyncGenerator<Text> {
  let time = 0
  for (const { path } of chainFiles(folder)) {
    for await (const lines of linesOf(path)) {
      for (const { bytes, whole } of lines) {
        if (!whole) continue
        const [, text = ''] = /"time":"([^"]{24})"/.exec(bytes.toString('latin1', 0, 64)) ?? []
        time = Date.parse(text) || time
        yield { time, bytes }
      }
    }
  }
}

/** Several records as one, in the order of time as far as each of them is. */
async function* merged(sources: AsyncGenerator<Text>[]): AsyncGenerator<Text> {
  const next = await Promise.all(sources.map((source) => source.next()))
  for (;;) {
    let first = -1
    for (const [index, { done, value }] of next.entries()) {
      if (!done && (first === -1 || value.time < next[first]?.value.time)) first = index
    }
    const source = sources[first]
    if (!source) return
    yield next[first]?.value as Text
    next[first] = await source.next()
  }
}

function parse(bytes: Buffer): z.output<typeof record> | null {
  try {
    return record.parse(JSON.parse(bytes.toString()))
  } catch {
    return null
  }
}

function rowOf({ who, for: owner, on, ...rest }: z.output<typeof record>): string {
  const { workload = '', point = '', ...thing } = on
  const whom = owner === 'self' ? ['self', '', ''] : owner ? [owner.name, owner.upn, owner.id] : ['', '', '']
  return line([
    ...[rest.time, rest.replica, rest.seq, rest.action, rest.outcome, rest.code],
    ...[who?.name ?? '', who?.upn ?? '', who?.tid ?? '', who?.oid ?? '', ...whom],
    ...[String(workload), String(point), Object.keys(thing).length > 0 ? JSON.stringify(thing) : '', rest.why],
    ...[rest.from.ip, rest.from.agent, rest.request, rest.hash],
  ])
}

function momentOf(option: string, text: string | undefined): number {
  if (text === undefined) return option === '--from' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  // A day is meant as a whole.
  const time = Date.parse(text) + (option === '--to' && /^\d{4}-\d\d-\d\d$/.test(text) ? 86_399_999 : 0)
  if (Number.isNaN(time)) throw new UsageError(`${option} ${text}: must be a time, as 2026-11-22 or 2026-11-22T08:00Z.`)
  return time
}
