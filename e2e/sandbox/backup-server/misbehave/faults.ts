import type { Account } from '../../tenant/types.ts'
import type { Effect, Rule } from './rules.ts'
import { defaults, type Settings } from './settings.ts'

interface Active {
  rule: Rule
  path: RegExp
  toPass: number
  left: number
}

/** Misbehaviour asked for by tests: the first rule that fits a request decides what happens to it. */
export class Faults {
  readonly settings: Settings = defaults()
  /** Requests whose client went away while they were delayed; they are not carried out. */
  readonly abandoned: string[] = []
  #rules: Active[] = []

  get any(): boolean {
    return this.#rules.length > 0
  }

  add(rules: Rule[], settings: Partial<Settings>): void {
    const active = rules.map((rule) => ({
      rule,
      path: new RegExp(rule.path ?? '', 'i'),
      toPass: rule.after ?? 0,
      left: rule.times ?? Number.POSITIVE_INFINITY,
    }))
    this.#rules.push(...active)
    Object.assign(this.settings, settings)
  }

  clear(): void {
    this.#rules = []
    this.abandoned.length = 0
    Object.assign(this.settings, defaults())
  }

  abandon(request: string): void {
    this.abandoned.push(request)
  }

  list(): Rule[] {
    return this.#rules.map(({ rule, left }) => (Number.isFinite(left) ? { ...rule, times: left } : rule))
  }

  next(method: string, path: string, person: Account | undefined): Effect | undefined {
    const fitting = this.#rules.filter(
      ({ rule, path: pattern }) =>
        (rule.method === undefined || rule.method.toUpperCase() === method) &&
        (rule.person === undefined || isPerson(rule.person, person)) &&
        pattern.test(path),
    )
    const found = fitting.find((active) => active.toPass === 0)
    for (const active of fitting) if (active.toPass > 0) active.toPass -= 1
    if (found === undefined) return undefined
    found.left -= 1
    if (found.left <= 0) this.#rules = this.#rules.filter((active) => active !== found)
    return found.rule.effect
  }
}

function isPerson(wanted: string, person: Account | undefined): boolean {
  if (person === undefined) return false
  return [person.account, person.email, person.oid].some((name) => name.toLowerCase() === wanted.toLowerCase())
}
