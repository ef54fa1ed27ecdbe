import { Explorer } from './explorer.ts'
import { startInProcess } from './in-process.ts'
import { idsOf } from './operations.ts'
import { type PortalAnswer, type PortalClient, scoped } from './portal-client.ts'

/** Stands in everything that somebody wrote, and nowhere else. */
export const SECRET = 'Zwiebelfisch'

const FOLDER = 'Tickets'

const letter = (number: number) =>
  [
    `From: ${SECRET} Sender ${number} <${SECRET}${number}@example.com>`,
    `To: ${SECRET} Team <team@example.com>`,
    `Subject: ${String.fromCharCode(65 + ((number * 7) % 10))} ${SECRET} ${number}`,
    `Date: Mon, 2 Mar 2026 10:0${number}:00 +0000`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    `--b\r\nContent-Type: text/plain\r\n\r\nBody ${SECRET}\r\n--b`,
    `Content-Type: text/plain; name="${SECRET}.txt"`,
    `Content-Disposition: attachment; filename="${SECRET}.txt"`,
    '',
    `${SECRET} attached\r\n--b--\r\n`,
  ].join('\r\n')

/**
 * A portal in which contents of others are covered; five messages of a colleague, four files and one that comes after
 * `point`, and a file in a folder below; and helpdesk staff who act for the colleague.
 */
export async function startCovered() {
  const portal = await startInProcess({ COVER_CONTENT: 'true' })
  const { live } = portal
  for (const number of [1, 2, 3, 4]) {
    await live.addMail('colleague', FOLDER, `${number}.eml`, letter(number))
    await live.putFile('colleague', `${FOLDER}/${5 - number} ${SECRET}.txt`, `${SECRET} ${'x'.repeat(number)}`)
  }
  await live.putFile('colleague', `${FOLDER}/Inner/${SECRET}.txt`, SECRET)
  const { time: point } = await live.backup()
  await live.putFile('colleague', `${FOLDER}/1 ${SECRET}.txt`, `${SECRET} again`)
  await live.putFile('colleague', `${FOLDER}/Later ${SECRET}.txt`, SECRET)
  await live.addMail('colleague', FOLDER, 'later.eml', letter(9))
  await live.backup()

  const owner = await portal.signIn('colleague')
  const explorer = new Explorer(owner)
  const [message] = await explorer.mailIn(FOLDER)
  const found = await owner.ok('GET', `${scoped('me', 'points/latest')}/onedrive/search?q=${SECRET}&wait=5000`)
  const file = found.items.find(({ name }: { name: string }) => name.startsWith('1 '))
  const { colleague: scope = '' } = await portal.oids()
  const ids = {
    ...(await idsOf(owner)),
    ...{ scope, item: message?.id ?? '', 'mail folder': (await explorer.mailFolder(FOLDER)).id },
    ...{ document: file.id as string, 'onedrive folder': file.folder as string },
  }
  const begin = async (): Promise<PortalClient> => {
    const who = await portal.signIn('helpdesk')
    await who.ok('PUT', scoped(scope, 'acting'), { reason: 'INC 12' })
    return who
  }
  const at = (path: string) => scoped(scope, `points/latest/${path}`)
  return {
    ...{ portal, owner, helpdesk: await begin(), ids, scope, point, begin, at },
    itemsIn: (folder: string, query = '') => at(`mail/folders/${encodeURIComponent(folder)}/items?wait=5000${query}`),
    filesIn: (folder: string, query = '') =>
      at(`onedrive/folders/${encodeURIComponent(folder)}/items?wait=5000${query}`),
  }
}

export type CoveredWorld = Awaited<ReturnType<typeof startCovered>>

/** Whether anything of it leaves, wherever it stands: bodies, headers, cookies. */
export function tells({ body, headers }: PortalAnswer): boolean {
  const all = `${typeof body === 'string' ? body : JSON.stringify(body)} ${[...headers].join()}`
  return all.toLowerCase().includes(SECRET.toLowerCase())
}
