import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { verifyChain } from '../verify.ts'
import { chainFiles } from './files.ts'
import { type Head, noHead } from './heal.ts'
import { openChain } from './open-chain.ts'

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'audit-chain-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const open = (
    head: Head = noHead,
    { replica, ...rest }: { replica?: string; fileSize?: number; now?: () => number } = {},
  ) => openChain({ folder, replica, fileSize: 1_000_000, head: async () => head, ...rest })
  const verify = (replica: string, ...heads: Head[]) => verifyChain(join(folder, replica), heads)
  return { folder, open, verify }
}

const fill = async ({ chain }: Awaited<ReturnType<typeof openChain>>, count: number) =>
  await Promise.all(Array.from({ length: count }, (_, index) => chain.append({ action: 'tried', number: index })))

test('records follow each other, in the order in which they were asked for', async () => {
  const { folder, open, verify } = setUp()
  const opened = await open()
  const written = await fill(opened, 1200)
  expect(written.map(({ seq }) => seq)).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1))
  expect(opened.chain.head).toEqual({ seq: 1200, hash: written.at(-1)?.hash })
  await opened.close()
  expect(await verify(opened.replica, opened.chain.head)).toMatchObject({ records: 1200, problems: [], torn: false })
  const [file] = chainFiles(join(folder, opened.replica))
  const lines = readFileSync(file?.path ?? '', 'utf8')
    .trimEnd()
    .split('\n')
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({ seq: 7, replica: opened.replica, action: 'tried', number: 6 })
})

test('one after another, each as soon as the one before is written', async () => {
  const { open, verify } = setUp()
  const opened = await open()
  for (let number = 0; number < 30; number++) await opened.chain.append({ number })
  await expect(opened.chain.append({ bad: 1n })).rejects.toThrow()
  await opened.chain.append({ number: 30 })
  await opened.close()
  expect(await verify(opened.replica, opened.chain.head)).toMatchObject({ records: 31, problems: [] })
})

test('a portal started again goes on with the chain it had; one beside it has its own', async () => {
  const { open, verify } = setUp()
  const first = await open()
  await fill(first, 3)
  const beside = await open()
  expect(beside.replica).not.toBe(first.replica)
  await fill(beside, 2)
  await first.close()
  const again = await open(first.chain.head)
  expect(again.replica).toBe(first.replica)
  await fill(again, 3)
  expect(await verify(again.replica, again.chain.head)).toMatchObject({ records: 6, problems: [] })
  expect(await verify(beside.replica, beside.chain.head)).toMatchObject({ records: 2, problems: [] })
  await Promise.all([again.close(), beside.close()])
})

test('the chain goes on across files, by size and by day', async () => {
  const { folder, open, verify } = setUp()
  const now = vi.fn(() => Date.parse('2026-11-22T23:59:59.000Z'))
  const opened = await open(noHead, { replica: 'one', fileSize: 1000, now })
  for (let round = 0; round < 4; round++) await fill(opened, 5)
  now.mockReturnValue(Date.parse('2026-11-23T00:00:01.000Z'))
  await fill(opened, 1)
  await opened.close()
  const files = chainFiles(join(folder, 'one'))
  expect(files.map(({ firstSeq }) => firstSeq)).toEqual([1, 6, 11, 16, 21])
  expect(await verify('one', opened.chain.head)).toMatchObject({ records: 21, problems: [] })
})

test('a line torn by a kill is cut off, and the chain goes on', async () => {
  const { folder, open, verify } = setUp()
  const opened = await open()
  await fill(opened, 4)
  await opened.close()
  const [file] = chainFiles(join(folder, opened.replica))
  const path = file?.path ?? ''
  appendFileSync(path, readFileSync(path).subarray(0, 90))
  expect(await verify(opened.replica, opened.chain.head)).toMatchObject({ records: 4, problems: [], torn: true })
  // The head may be older than the file: it is written after it.
  const again = await open({ seq: 0, hash: noHead.hash })
  expect(again).toMatchObject({ replica: opened.replica, cut: 90 })
  expect(again.after).toHaveLength(4)
  await fill(again, 1)
  await again.close()
  expect(await verify(again.replica, again.chain.head)).toMatchObject({ records: 5, problems: [], torn: false })
})

test('blocks of a batch that reached the disk in another order are cut off from the first that is wrong', async () => {
  const { folder, open, verify } = setUp()
  const opened = await open()
  await fill(opened, 4)
  const { head } = opened.chain
  await opened.close()
  const [file] = chainFiles(join(folder, opened.replica))
  appendFileSync(file?.path ?? '', Buffer.concat([Buffer.alloc(300), Buffer.from('\n{"seq":6}\n')]))
  const again = await open(head)
  expect(again).toMatchObject({ replica: opened.replica, cut: 311 })
  await fill(again, 1)
  await again.close()
  expect(await verify(again.replica, again.chain.head)).toMatchObject({ records: 5, problems: [] })
})

test('a chain that does not reach its head is left as it is, and another begins', async () => {
  const { folder, open, verify } = setUp()
  const opened = await open(noHead, { replica: 'one' })
  await fill(opened, 4)
  const { head } = opened.chain
  await opened.close()
  const [file] = chainFiles(join(folder, 'one'))
  const path = file?.path ?? ''
  truncateSync(path, readFileSync(path).length - 10)
  const cut = readFileSync(path)
  const other = await openChain({
    folder,
    replica: 'one',
    fileSize: 1_000_000,
    head: async (name) => (name === 'one' ? head : noHead),
  })
  expect(other.broken).toEqual(['one'])
  expect(other.replica).toMatch(/^one-/)
  await fill(other, 1)
  await other.close()
  const next = await openChain({
    ...{ folder, replica: 'one', fileSize: 1_000_000 },
    head: async (name) => (name === 'one' ? head : other.chain.head),
  })
  expect(next.replica).toBe(other.replica)
  await next.close()
  expect(readFileSync(path)).toEqual(cut)
  expect(await verify('one', head)).toMatchObject({ problems: [{ kind: 'truncated', seq: 4, count: 1 }] })
})

test('a clock that is set back breaks nothing, and is noted', async () => {
  const { folder, open, verify } = setUp()
  const now = vi.fn(() => Date.parse('2026-11-22T10:00:00.000Z'))
  const opened = await open(noHead, { replica: 'one', now })
  await fill(opened, 1)
  now.mockReturnValue(Date.parse('2026-11-21T10:00:00.000Z'))
  await fill(opened, 2)
  await opened.close()
  const again = await open(opened.chain.head, { replica: 'one', now })
  now.mockReturnValue(Date.parse('2026-11-20T10:00:00.000Z'))
  await fill(again, 1)
  await again.close()
  expect(await verify('one', again.chain.head)).toMatchObject({ records: 4, problems: [], clockBack: 2 })
  const text = chainFiles(join(folder, 'one')).map(({ path }) => readFileSync(path, 'utf8'))
  const lines = text
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ clockBack }) => clockBack)).toEqual([undefined, 86_400_000, undefined, 86_400_000])
})

test('what cannot be written is refused; once it can be again, the chain goes on where it was', async () => {
  const { folder, open, verify } = setUp()
  const opened = await open(noHead, { replica: 'one' })
  await fill(opened, 2)
  // A value that JSON cannot hold stands for whatever fails in the middle of a batch.
  await expect(opened.chain.append({ bad: 1n })).rejects.toThrow()
  // What a disk that filled up leaves behind.
  const [file] = chainFiles(join(folder, 'one'))
  appendFileSync(file?.path ?? '', '{"seq":3,"ti')
  await fill(opened, 2)
  await opened.close()
  expect(await verify('one', opened.chain.head)).toMatchObject({ records: 4, problems: [], torn: false })
})
