import { createHash } from 'node:crypto'
import { readMessage } from '../sandbox/tenant/parse/message.ts'
import type { Live, MailItem } from '../sandbox/tenant/types.ts'

/** One change of somebody's mailbox or OneDrive; what it is about is chosen by numbers, among all there is by then. */
export interface Change {
  kind: 'write' | 'edit' | 'remove' | 'move' | 'receive' | 'rewrite' | 'discard' | 'file'
  what: number
  where: number
}

export const changeKinds: Change['kind'][] = [
  ...(['write', 'write', 'write', 'edit', 'remove', 'move'] as const),
  ...(['receive', 'receive', 'rewrite', 'discard', 'file'] as const),
]

/** Names that differ in case or spelling alone, of folders that are files elsewhere, and with signs in them. */
const folders = ['', 'A', 'B', 'A/C', 'A/C/D', 'a', 'É', 'E\u0301', 'a b']
const names = ['x.txt', 'X.txt', 'y.docx', 'e\u0301.txt', 'é.txt', '.hidden', 'plain', 'C', 'B', 'q"uo:te (1).txt']
const mailFolders = ['Inbox', 'Pile', 'Pile/Deep', 'Deleted Items', 'Pilé']
const subjects = ['Hello', 'Hello', 'Report', 'Ünï', 'AND OR', '']

/** Makes changes to one account, each with contents of its own; what OneDrive would refuse is not done. */
export function changer(live: Live, account: string) {
  let serial = 0
  const at = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length]

  /** As OneDrive has it: a name in another case is the same one. */
  async function asThere(path: string): Promise<string> {
    const there = new Map((await live.drive(account)).map((one) => [one.path.toLowerCase(), one.path]))
    let found = ''
    for (const name of path.split('/')) {
      const next = found === '' ? name : `${found}/${name}`
      found = there.get(next.toLowerCase()) ?? next
    }
    return found
  }

  const message = (subject: string) =>
    Buffer.from(`From: ann@example.com\r\nTo: me@example.com\r\nSubject: ${subject}\r\n\r\nText ${++serial}\r\n`)
  const contents = () => Buffer.from(++serial % 5 === 0 ? '' : `Contents ${serial}`)
  const pathOf = ({ what, where }: Change) => asThere([at(folders, where), at(names, what)].filter(Boolean).join('/'))

  async function move(path: string, to: string): Promise<void> {
    const drive = await live.drive(account)
    const file = drive.find((one) => one.path === path)
    if (!file || drive.some((one) => one.path === to)) return
    const chunks: Uint8Array[] = []
    for await (const chunk of await live.driveContent(account, path)) chunks.push(Buffer.from(chunk))
    await live.deleteDriveItem(account, path)
    const { id, version, modified, created, createdBy, modifiedBy } = file
    await live.putFile(account, to, Buffer.concat(chunks), { id, version, modified, created, createdBy, modifiedBy })
  }

  const rewrite = async (mail: MailItem, subject: string) =>
    void (await live.putMail(account, { ...mail, subject }, message(subject)))

  return async function change(wanted: Change): Promise<void> {
    const drive = await live.drive(account)
    const file = at(
      drive.filter(({ isFolder }) => !isFolder),
      wanted.what,
    )
    const mail = at(await live.mail(account), wanted.what)
    const folder = at(mailFolders, wanted.where) ?? ''
    switch (wanted.kind) {
      case 'write':
        return void (await live.putFile(account, await pathOf(wanted), contents()).catch(refused))
      case 'edit':
        return file && void (await live.putFile(account, file.path, contents()))
      case 'remove':
        return void (await live.deleteDriveItem(account, at(drive, wanted.what)?.path ?? 'nothing'))
      case 'move':
        return file && (await move(file.path, await pathOf(wanted)).catch(refused))
      case 'receive': {
        const content = message(at(subjects, wanted.what) ?? '')
        const id = createHash('md5').update(content).digest('hex')
        const item = { ...(await readMessage(content, 'message.eml')), received: '2026-03-02T10:00:00.000Z' }
        return void (await live.putMail(account, { ...item, id, folder, archive: false, unread: true }, content))
      }
      case 'rewrite':
        // Another subject: what lists do not tell, nobody can compare by.
        return mail && (await rewrite(mail, `edited ${serial}`))
      case 'discard':
        return mail && void (await live.deleteMail(account, mail.id))
      case 'file':
        return mail && void (await live.putMail(account, { ...mail, folder }, await live.mailContent(account, mail.id)))
    }
  }
}

/** A file where a folder is, or a folder where a file is. */
function refused(error: Error): void {
  if (!/is a folder|is a file/.test(error.message)) throw error
}
