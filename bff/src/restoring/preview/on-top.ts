import { plan } from '../plan.ts'
import { type Compared, compareFile, type Verdict } from './compare.ts'

/** What is put where it was: what is missing, and what has changed. */
export interface PutBack {
  missing: boolean
  changed: boolean
}

/**
 * Of several things with one place, two points' states of one or two files of one name, the later ones find there what
 * the earlier ones have put back.
 */
export function onTopOfEachOther(compared: readonly Compared[], putBack: PutBack): Compared[] {
  const there = new Map<string, Compared>()
  const met = new Map<Compared, Verdict>()
  // In the order in which they will be asked for.
  for (const { items } of plan(compared.map((one) => ({ ...one.item, one })))) {
    for (const { one } of items) {
      const before = there.get(one.place)
      const verdict = before ? overEarlier(one, before) : one
      met.set(one, verdict)
      if (verdict.verdict !== 'missing' && verdict.verdict !== 'changed') continue
      if (putBack[verdict.verdict]) there.set(one.place, one)
    }
  }
  return compared.map((one) => ({ ...one, ...met.get(one) }))
}

function overEarlier({ item }: Compared, { item: earlier }: Compared): Verdict {
  if (item.workload === 'onedrive') return compareFile(item, earlier.document)
  return { verdict: item.print === earlier.print ? 'identical' : 'changed', isLater: false }
}
