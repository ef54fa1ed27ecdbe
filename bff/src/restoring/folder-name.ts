import { PortalError } from '../errors.ts'

const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\\/]/u
/** They take no room: nobody could tell the folder from the one without them, nor find one of nothing else. */
const UNSEEN = /[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]/u
/** Mail servers disagree on whether two spellings of one are the same folder. */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u
/** The mailbox's own folders, by their English names: written otherwise, a second one would stand beside them. */
const OWN = [
  'Inbox',
  'Drafts',
  'Sent Items',
  'Deleted Items',
  'Junk Email',
  'Outbox',
  'Archive',
  'Calendar',
  'Contacts',
]

const folded = (name: string) => name.normalize('NFC').toLowerCase()

const wrong = (path: string, message: string) => new PortalError('invalid_request', { issues: [{ path, message }] })

/**
 * The folder to restore mail into: a name, never a path. Length and surrounding blanks are the contract's to check.
 * Throws "invalid request" naming the option.
 */
export function checkFolderName(name: string | undefined): void {
  if (name === undefined) return
  const own = OWN.find((one) => folded(one) === folded(name))
  const message =
    name === '.' || name === '..'
      ? 'is not a name'
      : UNSAFE.test(name)
        ? 'must not hold slashes, backslashes or control characters'
        : UNSEEN.test(name)
          ? 'must not hold characters that cannot be seen'
          : !name.isWellFormed()
            ? 'is not valid Unicode'
            : EMOJI.test(name)
              ? 'must not hold emoji'
              : own !== undefined && own !== name
                ? `is the mailbox’s own folder: write it as ${own}`
                : null
  if (message) throw wrong('body.options.mail.folder', message)
}

/** A folder cannot be restored into itself. */
export function checkNotInside(target: string | undefined, folders: readonly { name: string; path: string }[]): void {
  if (target === undefined) return
  const same = folders.find(({ name }) => folded(name) === folded(target))
  if (same) throw wrong(same.path, 'is the folder to restore into')
}
