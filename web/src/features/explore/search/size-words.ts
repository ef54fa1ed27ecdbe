const units = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 } as const

/** Sizes as VB365 writes them, `>10MB`; null for what is written in another way. */
export const parseSize = (value: string): { larger: boolean; bytes: number } | null => {
  const [, sign, number, unit] = /^([<>])=?(\d+(?:\.\d+)?)\s?([KMG]?B)$/i.exec(value) ?? []
  if (sign === undefined) return null
  return { larger: sign === '>', bytes: Number(number) * units[(unit ?? 'B').toUpperCase() as keyof typeof units] }
}

/** What people choose from. */
export const offeredSizes = ['>100KB', '>1MB', '>10MB', '>100MB', '<100KB', '<1MB'] as const
