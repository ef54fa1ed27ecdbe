import { SearchSyntaxError } from './syntax.ts'

const fold = (text: string) => text.normalize('NFC').toLowerCase()

/**
 * Upper and lower case are the same. A value without wildcards is looked for anywhere in the text; with wildcards (`*`
 * any characters, `?` one) it must begin and end where words do.
 */
export function text(value: string): (text: string) => boolean {
  const wanted = fold(value)
  if (!/[*?]/.test(wanted)) return (given) => fold(given).includes(wanted)
  const segments = wanted.split(/\*+/)
  const patterns = segments.map((segment, index) => {
    const literal = segment.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.')
    const before = index === 0 && segment !== '' ? '(?<![\\p{L}\\p{N}])' : ''
    const after = index === segments.length - 1 && segment !== '' ? '(?![\\p{L}\\p{N}])' : ''
    return new RegExp(`${before}${literal}${after}`, 'gsu')
  })
  return (given) => inOrder(patterns, fold(given))
}

/** Each pattern somewhere after the one before it. Taking the first place for each is enough, and keeps it linear. */
function inOrder(patterns: RegExp[], text: string): boolean {
  let at = 0
  return patterns.every((pattern) => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    at = pattern.lastIndex
    return found
  })
}

export function flag(criterion: string, value: string): boolean {
  if (/^(true|yes)$/i.test(value)) return true
  if (/^(false|no)$/i.test(value)) return false
  throw new SearchSyntaxError(`${criterion}: takes true or false, not "${value}".`)
}

type Span = { from: number; to: number }

/** `x`, `>x`, `>=x`, `<x`, `<=x` and `x..y` for anything that spans from one number up to before another. */
function compare(value: string, span: (text: string) => Span): (given: number) => boolean {
  const range = /^(.+?)\.\.(.+)$/s.exec(value)
  if (range !== null) {
    const [first, last] = [span(range[1] ?? ''), span(range[2] ?? '')]
    return (given) => given >= first.from && given < last.to
  }
  const operator = /^[<>]=?/.exec(value)?.[0] ?? ''
  const { from, to } = span(value.slice(operator.length))
  if (operator === '>') return (given) => given >= to
  if (operator === '>=') return (given) => given >= from
  if (operator === '<') return (given) => given < from
  if (operator === '<=') return (given) => given < to
  return (given) => given >= from && given < to
}

/** Days, months and years in UTC, as the guide says. */
export function time(criterion: string, value: string): (iso: string | null) => boolean {
  const matches = compare(value, (text) => {
    const span = timeSpan(text)
    if (span === undefined) {
      throw new SearchSyntaxError(`${criterion}: takes a date such as 2026-11-21 (UTC), not "${text}".`)
    }
    return span
  })
  return (iso) => iso !== null && matches(Date.parse(iso))
}

const DAY = 24 * 3600_000

function timeSpan(text: string): Span | undefined {
  const today = Math.floor(Date.now() / DAY) * DAY
  if (/^today$/i.test(text)) return { from: today, to: today + DAY }
  if (/^yesterday$/i.test(text)) return { from: today - DAY, to: today }
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?Z?)?)?)?$/i.exec(text)
  if (match === null) return undefined
  const [year = 0, month, day, hour, minute, second] = match.slice(1).map((part) => part && Number(part))
  const at = (y: number, mo = 1, d = 1, h = 0, mi = 0, s = 0) => Date.UTC(y, mo - 1, d, h, mi, s)
  const numbers = [year, month, day, hour, minute, second].filter((part) => typeof part === 'number')
  const last = numbers.length - 1
  const next = numbers.map((part, index) => (index === last ? part + 1 : part))
  const [from, to] = [at(...(numbers as [number])), at(...(next as [number]))]
  // Date.UTC turns February 30 into March 1
  return new Date(from).toISOString().startsWith(text.slice(0, 10)) ? { from, to } : undefined
}

const UNITS: Record<string, number> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }

export function size(criterion: string, value: string): (bytes: number) => boolean {
  return compare(value, (text) => {
    const match = /^(\d+(?:\.\d+)?)\s?([kmg]?b?)$/i.exec(text)
    const unit = UNITS[match?.[2]?.toLowerCase() ?? 'none']
    if (match === null || unit === undefined) {
      throw new SearchSyntaxError(`${criterion}: takes a size such as 500KB or 10MB, not "${text}".`)
    }
    const bytes = Math.round(Number(match[1]) * unit)
    return { from: bytes, to: bytes + 1 }
  })
}
