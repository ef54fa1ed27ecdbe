import { limits } from '../limits.ts'

const lineControls = /\p{Cc}+/gu
/** Marks that order text are part of right-to-left languages; those that override its order also forge names. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/gu
const textControls = /(?![\n\t])\p{Cc}/gu
const lineEnds = /\r\n?/g

/** One line: a subject, a name. Control characters would break logs and headers that hold it. */
export function cleanLine(text: string, limit: number = limits.line): string {
  return cut(text, limit).replace(lineControls, ' ').replace(overrides, '').trim()
}

/** Several lines, ended by a line feed. */
export function cleanText(text: string, limit: number): string {
  return cut(text, limit).replace(lineEnds, '\n').replace(textControls, '')
}

/** At most `limit` characters and no half ones; an ellipsis shows that there was more. */
export function cut(text: string, limit: number): string {
  return (text.length <= limit ? text : `${text.slice(0, limit - 1)}…`).toWellFormed()
}
