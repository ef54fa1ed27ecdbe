import type { z } from 'zod'
import { ownScope } from '../../contract/shared.ts'
import { PortalError } from '../errors.ts'
import { isOwnWords } from '../restoring/own-words.ts'
import type { Cover } from '../store/acting.ts'
import { isShown, nothingShown, type Sight } from './cover.ts'

/** Where an answer holds contents. */
type Plan = { kind: 'content' } | { kind: 'each'; of: Plan } | { kind: 'object'; fields: Map<string, Plan> }

/**
 * Takes out of an answer what is covered, by what its contract says is content: a route that is added later is covered
 * without having to know. Null where the contract has no contents.
 */
export function coverOf(schema: z.ZodType): ((answer: unknown, sight: Sight) => unknown) | null {
  const plan = planOf(schema)
  return plan && ((answer, sight) => apply(plan, answer, sight))
}

function apply(plan: Plan, value: unknown, sight: Sight): unknown {
  if (plan.kind === 'content') return Array.isArray(value) ? [] : ''
  if (Array.isArray(value)) return plan.kind === 'each' ? value.map((one) => apply(plan.of, one, sight)) : value
  if (plan.kind === 'each' || typeof value !== 'object' || value === null) return value
  const object = value as Record<string, unknown>
  const isOpen = decide(object, sight)
  const result = { ...object }
  let hides = false
  for (const [name, field] of plan.fields) {
    if (object[name] === undefined || object[name] === null) continue
    if (!isContent(field)) result[name] = apply(field, object[name], sight)
    else if (!isOpen() && !isVisible(name, object)) {
      result[name] = apply(field.kind === 'each' ? field.of : field, object[name], sight)
      hides ||= !isVisible('name', object)
    }
  }
  if (!hides) return result
  // What cannot say that it is covered is answered shown or not at all.
  if (!plan.fields.has('covered')) throw new PortalError('content_covered')
  return { ...result, covered: true }
}

const isContent = (plan: Plan): boolean => plan.kind === 'content' || (plan.kind === 'each' && isContent(plan.of))

/** Folders keep their names, a search is what the operator has written, and the portal's own words tell nothing. */
const isVisible = (field: string, { kind, message }: Record<string, unknown>) =>
  (field === 'name' && (kind === 'folder' || kind === 'search')) || (field === 'message' && isOwnWords(message))

function decide(object: Record<string, unknown>, sight: Sight): () => boolean {
  return () => sight.isContentShown || isShown(coverFor(object, sight), idOf(object), object.folder as string | null)
}

function coverFor({ scope }: Record<string, unknown>, { covers }: Sight): Cover | null {
  if (typeof scope === 'string')
    return scope === ownScope ? null : covers.has(scope) ? (covers.get(scope) ?? null) : nothingShown()
  if (covers.size === 0) throw new Error('contents are answered, and nobody has asked whose they are')
  return [...covers.values()].find((cover) => cover !== null) ?? null
}

function idOf({ place, item, id }: Record<string, unknown>): string {
  const placed = typeof place === 'object' && place !== null && 'id' in place ? place.id : undefined
  return String(placed ?? item ?? id ?? '')
}

/** Zod's own description of a schema. */
interface Definition {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: z.ZodType[]
  innerType?: z.ZodType
  valueType?: z.ZodType
  out?: z.ZodType
}

function planOf(schema: z.ZodType): Plan | null {
  if (schema.meta()?.['x-content'] === true) return { kind: 'content' }
  const { shape, element, options, innerType, valueType, out } = schema._zod.def as unknown as Definition
  if (shape) return objectPlan(Object.entries(shape))
  const each = element ?? valueType
  if (each) {
    const of = planOf(each)
    return of && { kind: 'each', of }
  }
  if (options) return merge(options.map(planOf).filter((plan) => plan !== null))
  const within = innerType ?? out
  return within ? planOf(within) : null
}

function objectPlan(shape: [string, z.ZodType][]): Plan | null {
  const fields = new Map<string, Plan>()
  for (const [name, schema] of shape) {
    const plan = planOf(schema)
    if (plan) fields.set(name, plan)
  }
  if (fields.size === 0) return null
  // Named, so that it is known that the object can say so.
  if (shape.some(([name]) => name === 'covered')) fields.set('covered', { kind: 'object', fields: new Map() })
  return { kind: 'object', fields }
}

const merge = (plans: Plan[]): Plan | null =>
  plans.reduce<Plan | null>((merged, plan) => (merged === null ? plan : both(merged, plan)), null)

function both(a: Plan, b: Plan): Plan {
  if (a.kind === 'each' && b.kind === 'each') return { kind: 'each', of: both(a.of, b.of) }
  if (a.kind === 'content' && b.kind === 'content') return a
  if (a.kind !== 'object' || b.kind !== 'object') throw new Error('contents of a kind that is not planned for')
  const fields = new Map(a.fields)
  for (const [name, field] of b.fields) {
    const other = fields.get(name)
    fields.set(name, other ? both(other, field) : field)
  }
  return { kind: 'object', fields }
}
