import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { useEmptyTenant } from '../testing/fixtures.ts'

const used = useEmptyTenant()
const live = () => used.tenant.live
const driveFolder = (path = '') => join(used.tenant.dataFolder, 'live/employee/onedrive', path)
const put = (path: string, content: string, meta?: Parameters<ReturnType<typeof live>['putFile']>[3]) =>
  live().putFile('employee', path, Buffer.from(content), meta)
const read = async (path: string) => text(await live().driveContent('employee', path))
const paths = async (tenant = used.tenant) => (await tenant.live.drive('employee')).map((item) => item.path)

test('an edit makes the next version of the same file', async () => {
  const first = await put('Docs/plan.txt', 'one')
  const second = await put('Docs/plan.txt', 'two!')
  expect(first).toMatchObject({ version: 1, size: 3, createdBy: 'Emma Lindqvist', name: 'plan.txt', isFolder: false })
  expect(second).toMatchObject({ version: 2, size: 4, id: first.id, created: first.created })
  expect(second.sha256).not.toBe(first.sha256)
  expect(await read('Docs/plan.txt')).toBe('two!')
  const items = await (await used.again()).live.drive('employee')
  expect(items).toEqual([expect.objectContaining({ path: 'Docs', isFolder: true, id: second.parentId }), second])
})

test('a restore puts back what it knew', async () => {
  const known = {
    id: 'x9',
    created: '2025-01-01T00:00:00.000Z',
    createdBy: 'A',
    modified: '2025-02-01T00:00:00.000Z',
    modifiedBy: 'B',
    version: 7,
  }
  expect(await put('plan.txt', 'one', known)).toMatchObject(known)
  expect(await put('plan.txt', 'two')).toMatchObject({ id: 'x9', version: 8, created: known.created, createdBy: 'A' })
})

test('an id belongs to one file: a copy beside the original gets its own', async () => {
  const original = await put('plan.txt', 'one')
  const copy = await put('plan (1).txt', 'one', { id: original.id })
  expect(copy.id).not.toBe(original.id)
})

test('a file deleted and written again is another file', async () => {
  const first = await put('plan.txt', 'one')
  expect(await live().deleteDriveItem('employee', 'plan.txt')).toBe(true)
  expect(await live().deleteDriveItem('employee', 'plan.txt')).toBe(false)
  expect(await put('plan.txt', 'one')).toMatchObject({ version: 1, id: expect.not.stringContaining(first.id) })
})

test('deleting a folder takes all in it, and nothing beside it', async () => {
  await put('A/B/c.txt', 'c')
  await put('A.txt', 'a')
  await put('AB/d.txt', 'd')
  await live().deleteDriveItem('employee', 'A')
  expect(await paths()).toEqual(['A.txt', 'AB', 'AB/d.txt'])
  await expect(live().driveContent('employee', 'A/B/c.txt')).rejects.toThrow('There is no file')
})

test('what was dropped, edited or removed by hand is noticed', async () => {
  const edited = await put('Docs/edited.txt', 'one')
  await put('Docs/removed.txt', 'one')
  await rm(driveFolder('Docs/removed.txt'))
  await appendFile(driveFolder('Docs/edited.txt'), ' and more')
  await mkdir(driveFolder('By hand/empty'), { recursive: true })
  await writeFile(driveFolder('By hand/100% new.txt'), 'new')
  const items = await live().drive('employee')
  expect(items.map((item) => item.path)).toEqual([
    'By hand',
    'By hand/100% new.txt',
    'By hand/empty',
    'Docs',
    'Docs/edited.txt',
  ])
  expect(items.at(-1)).toMatchObject({ id: edited.id, version: 2, size: 12 })
  expect(await read('By hand/100% new.txt')).toBe('new')
  expect(await (await used.again()).live.drive('employee')).toEqual(items)
})

test('a file by hand where one is about to be written becomes its earlier version', async () => {
  await mkdir(driveFolder(), { recursive: true })
  await writeFile(driveFolder('plan.txt'), 'by hand')
  expect(await put('plan.txt', 'by us')).toMatchObject({ version: 2 })
})

test('links are not followed: they could point anywhere', async () => {
  await mkdir(driveFolder(), { recursive: true })
  await symlink('/etc', driveFolder('etc'))
  await symlink('/etc/passwd', driveFolder('passwd'))
  expect(await paths()).toEqual([])
})

test('any name works; names that differ only in case are two files', async () => {
  const names = [
    "“Quotes” & it's.txt",
    '50% off #1.txt',
    'CON',
    '.hidden',
    'ends.',
    '見積書.docx',
    '🚢',
    'a:b|c',
    `${'long '.repeat(50)}x`,
    'Plan.txt',
    'plan.TXT',
    'plan.txt',
  ]
  for (const name of names) await put(`Docs/${name}`, name)
  for (const tenant of [used.tenant, await used.again()]) {
    expect((await paths(tenant)).slice(1).sort()).toEqual(names.map((name) => `Docs/${name}`).sort())
    for (const name of names) expect(await text(await tenant.live.driveContent('employee', `Docs/${name}`))).toBe(name)
  }
})

test('paths that lead elsewhere or clash are refused', async () => {
  await put('file', 'x')
  await put('folder/inside', 'x')
  for (const path of ['', '/', '../x', 'a/../../x', 'a//b', './x', 'x\0y']) {
    await expect(put(path, 'x')).rejects.toThrow('is not a path')
  }
  await expect(put('folder', 'x')).rejects.toThrow('is a folder')
  await expect(put('file/below', 'x')).rejects.toThrow('is a file')
  expect(await paths()).toEqual(['file', 'folder', 'folder/inside'])
})

test('a broken upload leaves the old file, and nothing else', async () => {
  await put('plan.txt', 'old')
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('connection lost')
    })(),
  )
  await expect(live().putFile('employee', 'plan.txt', broken)).rejects.toThrow('connection lost')
  expect(await read('plan.txt')).toBe('old')
})

test('a file that is being read may be replaced meanwhile', async () => {
  await put('plan.txt', 'old')
  const reading = await live().driveContent('employee', 'plan.txt')
  await put('plan.txt', 'new')
  expect(await text(reading)).toBe('old')
})

test('a folder moved by hand shows up where it is now', async () => {
  await put('A/b.txt', 'b')
  await rename(driveFolder('A'), driveFolder('Z'))
  expect(await paths()).toEqual(['Z', 'Z/b.txt'])
})
