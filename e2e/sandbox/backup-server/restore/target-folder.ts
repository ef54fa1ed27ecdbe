import { invalid } from '../http/errors.ts'

const LONGEST_NAME = 255

/**
 * The `folder` of a mail restore as a path in the mailbox: names joined with `/`. The vendor says no more than "the
 * folder to which you want to restore mailbox items"; what Exchange could not create is refused.
 */
export function targetFolder(folder: string): string {
  const names = folder.split('/').map((name) => name.trim())
  for (const name of names) {
    if (name === '' || name === '.' || name === '..') throw invalid(`The folder "${folder}" has a part without a name.`)
    if (name.length > LONGEST_NAME) throw invalid(`A folder name is longer than ${LONGEST_NAME} characters.`)
    if (/\p{Cc}/u.test(name)) throw invalid('The folder name contains control characters.')
  }
  return names.map((name) => name.replaceAll('%', '%25')).join('/')
}
