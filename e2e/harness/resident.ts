import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Resident memory of a process in MB. Linux alone tells of other processes. */
const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** How much resident memory a process has at most while something is done, and by how much it grows, in MB. */
export async function memoryDuring(
  pid: number,
  work: () => Promise<unknown>,
): Promise<{ peak: number; growth: number }> {
  const before = residentOf(pid)
  let peak = before
  let working = true
  const watching = (async () => {
    for (; working; await sleep(20)) peak = Math.max(peak, residentOf(pid))
  })()
  await work().finally(() => {
    working = false
  })
  await watching
  return { peak, growth: peak - before }
}
