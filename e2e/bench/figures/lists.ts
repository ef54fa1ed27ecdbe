import { setTimeout as sleep } from 'node:timers/promises'
import { inTurns, timed } from '../measure.ts'
import type { Figure } from '../report.ts'
import { FOLDERS, type FolderSize } from '../setting/contents.ts'
import { inPath, type Person, POINT, type Setting } from '../setting/setting.ts'

const ROUNDS = 7
const FIRST = 200
const PAGE = 1000
const SETTLING = 150

/** How soon a folder shows its first rows, and when it is there as a whole, sorted. */
export async function lists(setting: Setting): Promise<Figure[]> {
  const { backup, items, signIn } = setting
  const page = async (size: FolderSize, offset: number, limit: number) =>
    await backup.caller.bytes(
      `${backup.mailbox}/items?parentId=${inPath(backup.folders[size])}&offset=${offset}&limit=${limit}`,
    )
  /** A script that pages through a folder; the next page is known once a page is parsed. */
  const paging = (size: FolderSize) => async () =>
    await timed(async () => {
      for (let offset = 0; ; offset += PAGE) {
        const { _links } = JSON.parse(Buffer.from(await page(size, offset, PAGE)).toString())
        if (!_links.next) return
      }
    })
  const firstPage = (size: FolderSize) => async () => await timed(() => page(size, 0, FIRST))

  /** As someone who has just signed in and sees their folders: the mailbox is open, nothing of the folder is known. */
  const anew = (open: (person: Person) => Promise<unknown>) => async () => {
    const person = await signIn()
    await person.caller.bytes(`${POINT}/mail/folders`)
    const time = await timed(() => open(person))
    await person.leave()
    // What was still being read shall not slow down the next.
    await sleep(SETTLING)
    return time
  }
  const firstRows = (size: FolderSize) => anew(({ caller }) => caller.bytes(`${items(size)}?limit=${FIRST}`))
  const sorted = (size: FolderSize) =>
    anew(async ({ caller }) => {
      while (!(await caller.json('GET', `${items(size)}?order=subject&wait=9000`)).complete);
    })

  const figures: Figure[] = []
  const first = await inTurns(ROUNDS, {
    small: firstRows(100),
    medium: firstRows(10_000),
    large: firstRows(100_000),
    server: firstPage(100_000),
  })
  for (const [name, value] of Object.entries({ 100: first.small, '10,000': first.medium, '100,000': first.large })) {
    figures.push({
      ...{ name: `First rows of a folder of ${name}`, unit: 'ms', value },
      ...{ yardstick: { name: "server's first page", value: first.server }, aim: { atMost: 1.3 } },
    })
  }
  figures.push({
    ...{ name: 'First rows of 100,000 against those of 100', unit: 'ms', value: first.large },
    ...{ yardstick: { name: 'of 100', value: first.small }, aim: { atMost: 1.2 } },
  })
  for (const size of FOLDERS) {
    const rounds = size === 100_000 ? 3 : ROUNDS
    const { list, script } = await inTurns(rounds, { list: sorted(size), script: paging(size) })
    figures.push({
      ...{ name: `Sorted list of ${size.toLocaleString('en')}`, unit: 'ms', value: list },
      ...{ yardstick: { name: 'paging script', value: script }, aim: { atMost: 1.2 } },
    })
  }
  return figures
}
