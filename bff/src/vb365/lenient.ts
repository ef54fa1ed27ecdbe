import { z } from 'zod'

/** What an answer may leave out, or say otherwise than the document has it, without the rest being lost. */

export const text = z.string().nullish().catch(null)
export const texts = z.array(z.string()).nullish().catch(null)
export const count = z.int().nonnegative().nullish().catch(null)
/** What must be a number to be added up. */
export const sum = count.transform((number) => number ?? 0)

/** A word of the document, in whatever case; null for any other. */
export const oneOf = <const Word extends string>(...words: Word[]) =>
  text.transform((given) => words.find((word) => word.toLowerCase() === given?.toLowerCase()) ?? null)

/** An entry that cannot be read is left out. */
export const readable = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry.nullable().catch(null))
    .nullish()
    .transform((all) => (all ?? []).filter((one) => one !== null))
