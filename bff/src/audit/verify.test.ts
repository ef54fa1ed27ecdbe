import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileName } from './chain/files.ts'
import type { Head } from './chain/heal.ts'
import { GENESIS, writeLine } from './chain/line.ts'
import type { Line } from './chain/lines.ts'
import { type ProblemKind, verifyFiles } from './verify.ts'

interface Record {
  files: { name: string; path: string; lines: Buffer[] }[]
  head: Head
}

/** A record as a portal writes it, in files of so many lines. */
function build(count: number, perFile: number): Record {
  const files: Record['files'] = []
  let prev = GENESIS
  for (let seq = 1; seq <= count; seq++) {
    const time = new Date(1_790_000_000_000 + seq * 137).toISOString()
    const who = { tid: 't', oid: `person-${seq % 17}`, name: 'Emma Lindqvist', upn: 'emma@example.com' }
    const { line, hash } = writeLine({ seq, time, prev }, { action: 'item_shown', who, on: { item: `item-${seq}` } })
    if ((seq - 1) % perFile === 0) files.push({ name: fileName(seq), path: String(files.length), lines: [] })
    files.at(-1)?.lines.push(Buffer.from(line.trimEnd()))
    prev = hash
  }
  return { files, head: { seq: count, hash: prev } }
}

function* read(lines: readonly Buffer[]): Generator<Line[]> {
  yield lines.map((bytes, index) => ({ bytes, number: index + 1, offset: 0, whole: true }))
}

type Files = Pick<Record, 'files'>['files']

const verify = (files: Files, head: Head) =>
  verifyFiles(files, (path) => read(files.find((file) => file.path === path)?.lines ?? []), [head])

/** Where the record with this number stands. */
const place = ({ files }: Record, seq: number) => {
  const file = files.findLastIndex(({ name }) => Number(name.slice(0, 12)) <= seq)
  return { file, index: seq - Number(files[file]?.name.slice(0, 12)) }
}

/** The same record with the lines of one file changed; nothing is copied but that file's list. */
function changed(record: Record, file: number, change: (lines: Buffer[]) => void): Files {
  return record.files.map((each, index) => {
    if (index !== file) return each
    const lines = [...each.lines]
    change(lines)
    return { ...each, lines }
  })
}

const rehashed = (line: Buffer) => {
  const { seq, time, prev, hash, ...fields } = JSON.parse(line.toString())
  return Buffer.from(writeLine({ seq, time, prev }, { ...fields, who: null }).line.trimEnd())
}

interface Tampering {
  /** What is done to the record with this number; `other` is any other place. */
  tamper(record: Record, seq: number, other: number): Files
  kinds: ProblemKind[]
}

const tamperings: { [name: string]: Tampering } = {
  'one byte changed': {
    tamper: (record, seq, other) => {
      const { file, index } = place(record, seq)
      return changed(record, file, (lines) => {
        const bytes = Buffer.from(lines[index] as Buffer)
        const at = other % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ 1
        lines[index] = bytes
      })
    },
    kinds: ['edited', 'unreadable', 'unlinked', 'missing', 'repeated', 'rewritten'],
  },
  'edited, with a hash that fits': {
    tamper: (record, seq) => {
      const { file, index } = place(record, seq)
      return changed(record, file, (lines) => lines.splice(index, 1, rehashed(lines[index] as Buffer)))
    },
    kinds: ['unlinked', 'rewritten'],
  },
  'taken out': {
    tamper: (record, seq) => {
      const { file, index } = place(record, seq)
      return changed(record, file, (lines) => lines.splice(index, 1))
    },
    kinds: ['missing', 'truncated'],
  },
  'put in a second time elsewhere': {
    tamper: (record, seq, other) => {
      const line = record.files[place(record, seq).file]?.lines[place(record, seq).index] as Buffer
      const { file, index } = place(record, other)
      return changed(record, file, (lines) => lines.splice(index, 0, line))
    },
    kinds: ['repeated', 'missing'],
  },
  'a made-up one put in': {
    tamper: (record, seq) => {
      const { file, index } = place(record, seq)
      const { prev, time } = JSON.parse(String(record.files[file]?.lines[index]))
      const { line } = writeLine({ seq, time, prev }, { action: 'item_shown', who: null })
      return changed(record, file, (lines) => lines.splice(index, 0, Buffer.from(line.trimEnd())))
    },
    kinds: ['repeated', 'rewritten'],
  },
  'swapped with the next': {
    tamper: (record, seq) => {
      const { file, index } = place(record, seq)
      return changed(record, file, (lines) => {
        const at = index + 1 < lines.length ? index : index - 1
        lines.splice(at, 2, lines[at + 1] as Buffer, lines[at] as Buffer)
      })
    },
    kinds: ['missing'],
  },
  'everything from it on cut off': {
    tamper: (record, seq) => {
      const { file, index } = place(record, seq)
      return changed(record, file, (lines) => lines.splice(index)).slice(0, file + 1)
    },
    kinds: ['truncated'],
  },
  'everything before it cut off': {
    tamper: (record, seq) => {
      const { file, index } = place(record, seq)
      return changed(record, file, (lines) => lines.splice(0, index)).slice(file)
    },
    kinds: ['missing'],
  },
  'its file removed': {
    tamper: (record, seq) => record.files.filter((_, index) => index !== place(record, seq).file),
    kinds: ['missing', 'truncated'],
  },
}

describe.each([
  ['a short record', 60, 20, 400],
  ['a record of 100,000', 100_000, 30_000, 4],
])('%s', (_, count, perFile, runs) => {
  let record: Record
  beforeAll(() => {
    record = build(count, perFile)
  })

  test('untouched, is intact', async () => {
    expect(await verify(record.files, record.head)).toMatchObject({ records: count, problems: [], head: record.head })
  })

  test.each(Object.entries(tamperings))('%s: found, and where', async (name, { tamper, kinds }) => {
    const numbers = fc.integer({ min: 2, max: count })
    // Ends are where such things go wrong.
    const ends = [1, 2, perFile, perFile + 1, count - 1, count].map((seq): [number, number] => [seq, 3])
    await fc.assert(
      fc.asyncProperty(numbers, fc.integer({ min: 1, max: count }), async (seq, other) => {
        // Cutting nothing off changes nothing.
        fc.pre(!(name === 'everything before it cut off' && seq === 1))
        const { problems } = await verify(tamper(record, seq, other), record.head)
        const [first] = problems
        expect(first, name).toBeDefined()
        expect(kinds).toContain(first?.kind)
        // It is found at the first line that is not as it was, or right behind it.
        const near = name.startsWith('put in') ? [seq, other] : [seq]
        const isWhole = name.includes('file') || name.includes('cut off')
        if (!isWhole)
          expect(
            near.some((one) => Math.abs((first?.seq ?? 0) - one) <= 1),
            `${name} ${seq}`,
          ).toBe(true)
        if (first?.kind !== 'truncated')
          expect(first).toMatchObject({ file: expect.any(String), line: expect.any(Number) })
      }),
      { numRuns: runs, examples: count > 1000 ? ends.slice(-2) : ends },
    )
  })

  test('cut off without a head kept elsewhere, nobody could tell; with an older one, what it covers is safe', async () => {
    const cut = changed(record, record.files.length - 1, (lines) => lines.pop())
    expect(
      (await verify(cut, { seq: count - 1, hash: JSON.parse(String(cut.at(-1)?.lines.at(-1))).hash })).problems,
    ).toEqual([])
    expect((await verify(cut, record.head)).problems).toEqual([
      { kind: 'truncated', file: null, line: null, seq: count, count: 1 },
    ])
  })
})
