import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { openTenant } from './tenant/tenant.ts'
import { useTemporaryFolder } from './tenant/testing/fixtures.ts'

const NODE = join(import.meta.dirname, '../../node_modules/.bin/node')
const folder = useTemporaryFolder()
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function sandbox(...args: string[]) {
  const child = spawn(NODE, [join(import.meta.dirname, 'main.ts'), ...args, '--data', folder.path], { stdio: 'pipe' })
  running.push(child)
  return child
}

async function run(...args: string[]) {
  const child = sandbox(...args)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code }
}

test('prints one line of JSON when it is ready, and ends at once when asked to', async () => {
  const child = sandbox('--port', '0', '--json')
  const [first] = await once(child.stdout, 'data')
  const info = JSON.parse(String(first))
  expect(Object.keys(info)).toEqual(['identity', 'vb365', 'live', 'ca', 'cert', 'key', 'portalEnv'])
  expect(info.live).toMatch(/^https:\/\/localhost:\d+$/)
  const second = await run('--port', '0', '--tenants', '2')
  expect(second).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is using') })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
}, 60_000)

test('imports, backs up and seeds on a folder', async () => {
  await (await openTenant(folder.path, { contents: 'empty' })).directory()
  await mkdir(join(folder.path, 'in'))
  await writeFile(join(folder.path, 'in/a.eml'), 'Subject: A\r\n\r\na')
  await writeFile(join(folder.path, 'in/b.txt'), 'b')
  const imported = await run('import', join(folder.path, 'in'), '--user', 'employee', '--folder', 'Inbox/New')
  expect(imported).toMatchObject({ code: 0, err: 'Imported 1 messages and 1 files for employee.\n' })
  const byAddress = await run('import', join(folder.path, 'in/b.txt'), '--user', 'Leaver@sandbox.example')
  expect(byAddress).toMatchObject({ code: 0, err: 'Imported 0 messages and 1 files for Leaver@sandbox.example.\n' })
  expect(await run('backup')).toMatchObject({ code: 0, err: expect.stringContaining('restore point of') })
  expect(await run('seed', '--messages', '30', '--files', '20', '--user', 'leaver')).toMatchObject({ code: 0 })
  const tenant = await openTenant(folder.path)
  expect(await tenant.live.mail('employee')).toMatchObject([{ subject: 'A', folder: 'Inbox/New' }])
  expect(await tenant.live.mail('leaver')).toHaveLength(30)
  expect((await tenant.live.drive('leaver')).filter(({ isFolder }) => !isFolder)).toHaveLength(21)
  expect(await tenant.backups.points()).toHaveLength(2)
}, 60_000)

test('what is wrong is said in a sentence', async () => {
  await openTenant(folder.path, { contents: 'empty' })
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const check = async ([args, sentence]: [string[], string]) => {
    const { code, out, err } = await run(...args)
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringContaining(sentence) })
    expect(err).not.toContain('    at ')
  }
  // By itself: one process at a time has the folder.
  await check([['--port', String(port)], `Port ${port} (for the identity provider) is taken`])
  const cases: [string[], string][] = [
    [['--port', '70000'], '--port must be a whole number from 0 to 65533, not "70000".'],
    [['--tenants', '3'], '--tenants must be a whole number from 1 to 2, not "3".'],
    [['import', '/no/such', '--user', 'employee'], 'There is no file or folder /no/such.'],
    [['import', '/tmp', '--user', ''], '--user needs a value.'],
    [['import', '/tmp'], 'Say whose with --user <account>'],
    [['seed', '--user', 'employee'], 'Say how many with --messages <n> or --files <n>.'],
    [['seed', '--user', 'employee', '--files', 'x'], '--files must be a whole number'],
    [['seed', '--user', 'employee', '--files', '1', '--messages', '1', '--folder', 'x'], 'leave out --folder'],
    [['bogus'], 'There is no command "bogus".'],
    [['--bogus'], "Unknown option '--bogus'"],
  ]
  await Promise.all(cases.map(check))
  taken.close()
}, 60_000)
