import { expect, test } from 'vitest'
import { readMessage } from '../parse/message.ts'
import { useEmptyTenant } from '../testing/fixtures.ts'
import { generateFiles, generateMessages } from './generate.ts'

const used = useEmptyTenant()

test('generated messages are what their files say, and all different', async () => {
  const { live } = used.tenant
  await generateMessages(used.tenant, 'employee', 'Inbox/Last year', 1200)
  const all = await live.mail('employee')
  for (const { id, folder, archive, unread, size, sha256, ...told } of all) {
    const read = await readMessage(await live.mailContent('employee', id), 'x.eml')
    // Letters are sent with the line ends of the internet.
    expect({ ...read, text: read.text.replaceAll('\r\n', '\n') }).toEqual(told)
    expect({ folder, archive }).toEqual({ folder: 'Inbox/Last year', archive: false })
  }
  expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1200)
  expect(new Set(all.map(({ from }) => from)).size).toBeGreaterThan(10)
  expect(all.some(({ unread }) => unread) && all.some(({ importance }) => importance === 'High')).toBe(true)
})

test('generated files lie in one folder, and are all different', async () => {
  const { live } = used.tenant
  await generateFiles(used.tenant, 'employee', 'Reports/Last year', 300)
  const files = (await live.drive('employee')).filter(({ isFolder }) => !isFolder)
  expect(files).toHaveLength(300)
  expect(files.every(({ path }) => /^Reports\/Last year\/[^/]+\.txt$/.test(path))).toBe(true)
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(300)
})

test('nobody is generated for whom the directory does not know', async () => {
  await expect(generateMessages(used.tenant, 'nobody', 'Inbox', 1)).rejects.toThrow('There is no account "nobody"')
  await expect(generateFiles(used.tenant, 'nobody', 'Reports', 1)).rejects.toThrow('There is no account "nobody"')
})
