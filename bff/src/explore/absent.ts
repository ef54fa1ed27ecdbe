import { notFound } from '../errors.ts'
import { Vb365Error } from '../vb365/errors.ts'

/** What the backup server calls a wrong id, or someone else's, looks like one that doesn't exist. */
const isAbsent = (error: unknown) => error instanceof Vb365Error && [400, 403, 404].includes(error.status ?? 0)

export const absentAsNotFound = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    throw isAbsent(error) ? notFound() : error
  })

export const absentAsNull = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error: unknown) => {
    if (isAbsent(error)) return null
    throw error
  })
