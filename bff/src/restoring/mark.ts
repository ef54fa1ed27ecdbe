import { randomBytes } from 'node:crypto'
import { plainText } from './plain-text.ts'

/** Names one restore among all restore sessions of a backup server; the number of the call follows. */
export const newMark = (): string => `rp-${randomBytes(6).toString('hex')}`

export const markOfCall = (mark: string, number: number): string => `[${mark}.${number}]`

/** The reason as the backup server keeps it: the person's own words, then the mark. */
export const reasonWith = (reason: string, mark: string): string => `${plainText(reason)} ${mark}`.trim()

export const bearsMark = (reason: string | null | undefined, mark: string): boolean => reason?.includes(mark) ?? false
