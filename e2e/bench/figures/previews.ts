import msgreader from '@kenjiuno/msgreader'
import { inTurns, perSecond } from '../measure.ts'
import type { Figure } from '../report.ts'
import { inPath, POINT, type Setting } from '../setting/setting.ts'

const ROUNDS = 5
const SECONDS = 2
const AT_ONCE = 16
const MESSAGES = 500

/** What messages say, read from their `.msg` files, 16 at a time. */
export async function previews({ backup, pipe, items, signIn }: Setting): Promise<Figure[]> {
  const { caller, leave } = await signIn()
  const { items: rows } = await caller.json('GET', `${items(10_000)}?limit=${MESSAGES}&wait=9000`)
  const ids = rows.map(({ id }: { id: string }) => id) as string[]
  const at = <T>(all: readonly T[], turn: number) => all[turn % all.length] as T
  const save = (turn: number) => {
    const [, item = ''] = at(ids, turn).split('~')
    return pipe.send('POST', `${backup.mailbox}/items/${item}/save`, {}).then(({ body }) => body.arrayBuffer())
  }
  const files: ArrayBuffer[] = []
  for (let turn = 0; turn < 100; turn++) files.push(await save(turn))
  const rates = await inTurns(ROUNDS, {
    portal: () =>
      perSecond(AT_ONCE, SECONDS, (turn) => caller.bytes(`${POINT}/mail/items/${inPath(at(ids, turn))}/content`)),
    pipe: () => perSecond(AT_ONCE, SECONDS, save),
    library: () => perSecond(1, SECONDS, async (turn) => new msgreader.default(at(files, turn)).getFileData()),
  })
  await leave()
  const figure = { name: 'Previews of messages', unit: '/s', value: rates.portal, aim: null }
  return [
    { ...figure, yardstick: { name: 'msgreader alone', value: rates.library } },
    { ...figure, yardstick: { name: 'their files through the pipe', value: rates.pipe } },
  ]
}
