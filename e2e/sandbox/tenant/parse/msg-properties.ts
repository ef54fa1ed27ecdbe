import type { FieldsData } from '@kenjiuno/msgreader'
import { isoTime } from './text.ts'

/** The property sets of MS-OXPROPS that the item classes use. */
export const PROPERTY_SETS = {
  appointment: '00062002-0000-0000-c000-000000000046',
  task: '00062003-0000-0000-c000-000000000046',
  address: '00062004-0000-0000-c000-000000000046',
  common: '00062008-0000-0000-c000-000000000046',
  log: '0006200a-0000-0000-c000-000000000046',
} as const

export type PropertySet = keyof typeof PROPERTY_SETS

/** An item's properties by tag (`3a16`) or by set and number (`task`, `8101`), all in lower-case hex. */
export class PropertyBag {
  readonly #values = new Map<string, unknown>()

  constructor(fields: FieldsData) {
    for (const prop of fields.rawProps ?? []) {
      const key =
        prop.propertySet === undefined
          ? prop.propertyTag?.slice(0, 4)
          : `${prop.propertySet.toLowerCase()} ${prop.propertyLid?.slice(-4)}`
      if (key !== undefined) this.#values.set(key, prop.value)
    }
  }

  text(id: string, set?: PropertySet): string {
    const value = this.#get(id, set)
    return typeof value === 'string' ? value : ''
  }

  time(id: string, set?: PropertySet): string | null {
    return isoTime(this.text(id, set))
  }

  number(id: string, set?: PropertySet): number | undefined {
    const value = this.#get(id, set)
    if (typeof value === 'number') return value
    // The reader hands out floating-point values as the eight bytes they are.
    if (value instanceof Uint8Array && value.length === 8) return Buffer.from(value).readDoubleLE(0)
    return undefined
  }

  boolean(id: string, set?: PropertySet): boolean {
    return this.#get(id, set) === true
  }

  #get(id: string, set?: PropertySet): unknown {
    return this.#values.get(set === undefined ? id : `${PROPERTY_SETS[set]} ${id}`)
  }
}
