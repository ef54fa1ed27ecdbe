import { PortalError } from '../errors.ts'
import { Vb365Error } from '../vb365/errors.ts'

/** A search that the backup server calls wrong is the person's to mend; the rest is as everywhere. */
export async function explainSearch<T>(search: Promise<T>): Promise<T> {
  try {
    return await search
  } catch (error) {
    if (error instanceof Vb365Error && error.status === 400) throw new PortalError('search_invalid', { cause: error })
    throw error
  }
}
