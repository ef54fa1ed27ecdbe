import { plan } from '../plan.ts'
import { type Compared, compareFile, type Verdict } from './compare.ts'

/**
 * Of several things with one place, two points' states of one or two files of one name, the first that is put back is
 * there when the others come.
 */
export function onTopOfEachOther(compared: readonly Compared[]): Compared[] {
  const first = new Map<string, Compared>()
  const met = new Map<Compared, Verdict>()
  // In the order in which they will be asked for.
  for (const { items } of plan(compared.map((one) => ({ ...one.item, one })))) {
    for (const { one } of items) {
      const before = first.get(one.place)
      if (!before) first.set(one.place, one)
      else if (one.verdict === 'missing') met.set(one, overEarlier(one, before))
    }
  }
  return compared.map((one) => ({ ...one, ...met.get(one) }))
}

function overEarlier({ item }: Compared, { item: earlier }: Compared): Verdict {
  if (item.workload === 'onedrive') return compareFile(item, earlier.document)
  return { verdict: item.print === earlier.print ? 'identical' : 'changed', isLater: false }
}
