import { inTurns, timed } from '../measure.ts'
import type { Figure } from '../report.ts'
import { POINT, type Setting } from '../setting/setting.ts'

const ROUNDS = 9
const FIRST = 200

/** Words that nobody has searched for before, in a mailbox of 110,100 messages. */
export async function search({ backup, signIn }: Setting): Promise<Figure[]> {
  const { caller, leave } = await signIn()
  await caller.bytes(`${POINT}/mail/folders`)
  let number = 10_000
  const words = () => `SO* AND ${number++}*`
  const { portal, server } = await inTurns(ROUNDS, {
    portal: () => timed(() => caller.bytes(`${POINT}/mail/search?q=${encodeURIComponent(words())}`)),
    server: () =>
      timed(() => backup.caller.json('POST', `${backup.mailbox}/search?limit=${FIRST}`, { query: words() })),
  })
  await leave()
  return [
    {
      ...{ name: 'First results of a search', unit: 'ms', value: portal, aim: null },
      yardstick: { name: "server's own", value: server },
    },
  ]
}
