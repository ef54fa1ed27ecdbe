import { z } from 'zod'

export const guid = z.guid('must be a GUID')

export const httpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an https:// address' })
  .transform((url) => url.replace(/\/+$/, ''))

/** Texts separated by commas. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

export const seconds = z.coerce.number({ error: 'must be a number of seconds' }).positive().max(3600)

export const permission = z.enum(['application', 'delegated'])
