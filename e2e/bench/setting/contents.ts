/** Folders below the inbox, each named after how many messages are in it. */
export const FOLDERS = [100, 10_000, 100_000] as const
export type FolderSize = (typeof FOLDERS)[number]
export const EMPTY = 'Empty'
export const LARGE_FILE = { name: 'One gibibyte.bin', megabytes: 1024 }
