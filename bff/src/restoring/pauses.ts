/** Milliseconds. */
export interface Pauses {
  /** Before the n-th look (from 0) at how a restore goes on. */
  poll(n: number): number
  /** After the n-th failure (from 0) to ask how it goes on. */
  outage(n: number): number
  /** Before a call is asked for again, after the n-th try (from 0); `wanted` is what the server asked for. */
  again(n: number, wanted: number): number
  /** Before each try to find the restore session of a request whose answer was lost. */
  find: readonly number[]
  /** An unknown outcome is looked into at most this often. */
  recheck: number
}

/** What a server asks for beyond a quarter of an hour is no matter of waiting. */
const LONGEST = 15 * 60_000

const growing = (first: number, factor: number, most: number) => (n: number) => Math.min(first * factor ** n, most)

const outage = growing(1000, 2, 60_000)

export const defaultPauses: Pauses = {
  poll: growing(300, 1.5, 5000),
  outage,
  again: (n, wanted) => Math.min(Math.max(wanted, outage(n)), LONGEST),
  find: [0, 500, 1000, 2000, 4000, 8000],
  recheck: 10_000,
}
