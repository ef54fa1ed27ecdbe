/** The middle of several values: what else the machine does spoils the extremes. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  if (value === undefined) throw new Error('There is nothing to take a quantile of.')
  return value
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Takes turns, forth and back, so that what slows the machine down for a while slows all of them. */
export async function inTurns<Name extends string>(
  rounds: number,
  measures: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const all = Object.entries(measures) as [Name, () => Promise<number>][]
  const values = new Map<Name, number[]>(all.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, measure] of round % 2 === 0 ? all : all.toReversed()) values.get(name)?.push(await measure())
  }
  return Object.fromEntries(Array.from(values, ([name, each]) => [name, median(each)])) as Record<Name, number>
}

/** How often a second some work gets done, so many at a time. */
export async function perSecond(atOnce: number, seconds: number, work: (turn: number) => Promise<unknown>) {
  const started = performance.now()
  const end = started + seconds * 1000
  let turns = 0
  let done = 0
  const worker = async () => {
    while (performance.now() < end) {
      await work(turns++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (done / (performance.now() - started)) * 1000
}
