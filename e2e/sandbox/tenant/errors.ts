/** What was asked for is not there: an account, a message, a file, a restore point. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

/** A path that no drive or mailbox could have, or that is taken by something of another kind. */
export class InvalidPathError extends Error {
  override name = 'InvalidPathError'
}

/** Whether an error is the file system's "no such file or directory", also where a file stands in a folder's place. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
