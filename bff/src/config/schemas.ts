import { z } from 'zod'
import type { ReasonRule } from '../policies/reasons.ts'

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

/** `true`, `false`, or a regular expression that the whole reason has to match. */
export const reasonRule = z.string().transform((text, context): Omit<ReasonRule, 'hint'> => {
  const plain = z.stringbool().safeParse(text)
  if (plain.success) return { required: plain.data, pattern: null }
  try {
    new RegExp(text, 'u')
    const pattern = new RegExp(`^(?:${text})$`, 'u')
    return { required: !pattern.test(''), pattern }
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: `must be true, false or a regular expression (${(error as Error).message})`,
    })
    return z.NEVER
  }
})
