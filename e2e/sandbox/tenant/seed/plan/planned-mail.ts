import { createHash } from 'node:crypto'

/** A message of the seed and what becomes of it. Steps count the backups: 0 is there at the first one. */
export interface PlannedMail {
  id: string
  folder: string
  archive: boolean
  content: Buffer
  format: 'eml' | 'msg'
  unread: boolean
  arrives: number
  moves?: { step: number; folder: string }
  /** Gone for good from this backup on. */
  vanishes?: number
}

/** Ids look random and are the same on every machine. */
export function seedId(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}
