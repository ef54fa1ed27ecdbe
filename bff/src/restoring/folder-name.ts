import { PortalError } from '../errors.ts'

const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\\/]/u

/**
 * The folder to restore mail into: a name, never a path. Length and surrounding blanks are the contract's to check.
 * Throws "invalid request" naming the option.
 */
export function checkFolderName(name: string | undefined): void {
  if (name === undefined) return
  const wrong =
    name === '.' || name === '..'
      ? 'is not a name'
      : UNSAFE.test(name)
        ? 'must not hold slashes, backslashes or control characters'
        : !name.isWellFormed()
          ? 'is not valid Unicode'
          : null
  if (wrong) {
    throw new PortalError('invalid_request', { issues: [{ path: 'body.options.mail.folder', message: wrong }] })
  }
}
