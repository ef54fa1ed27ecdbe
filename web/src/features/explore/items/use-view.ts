import { useMemo } from 'react'
import { z } from 'zod'
import type { Column, Density } from '../../../components/item-grid/types.ts'
import { usePreference } from '../../../lib/use-preference.ts'
import type { Workload } from '../place.ts'
import type { Row } from '../source.ts'

const densities = z.enum(['roomy', 'compact'])
/** Columns that are there or not against what is usual, by id. */
const choices = z.record(z.string().max(40), z.boolean())

/** How someone wants their lists: which columns, and how close the rows. */
export const useView = <R extends Row>(workload: Workload, columns: Column<R>[]) => {
  const [density, setDensity] = usePreference<Density>('density', densities, 'roomy')
  const [chosen, setChosen] = usePreference<Record<string, boolean>>(`columns.${workload}`, choices, {})
  const isShown = ({ id, optional }: Column<R>) => !optional || (chosen[id] ?? optional === 'shown')
  const key = JSON.stringify(columns.map(isShown))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which
  const shown = useMemo(() => columns.filter(isShown), [columns, key])
  return {
    density,
    setDensity,
    shown,
    /** Shows these and no other of the columns that can be chosen. */
    show: (ids: string[]) =>
      setChosen(
        Object.fromEntries(columns.filter(({ optional }) => optional).map(({ id }) => [id, ids.includes(id)] as const)),
      ),
  }
}

export type View<R extends Row> = ReturnType<typeof useView<R>>
