import { z } from 'zod'
import { type OneDriveDocument, oneDriveDocument } from '../../vb365/schemas.ts'
import type { Located } from '../locate/located.ts'
import { documentToHandBack } from '../request-of-call.ts'

/** Entries of before the folder was kept know of none. */
const kept = oneDriveDocument.extend({ parent: z.string().nullish() })

/** A document as its entry on the restore list keeps it, with the folder it lies in. */
export const keepDocument = (document: OneDriveDocument, parent: string | null): string =>
  JSON.stringify({ ...documentToHandBack(document), parent })

/** The same, read again. */
export function keptDocument(text: string): Pick<Located, 'document' | 'parent'> {
  const { parent = null, ...document } = kept.parse(JSON.parse(text))
  return { document, parent }
}
