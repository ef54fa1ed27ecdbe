/** Whether a stream tells how restores go on. While none does, they are asked for again and again. */
let live = false

export const setLive = (is: boolean): void => {
  live = is
}

/** Milliseconds until the next look; beside a stream, only for what began and ended between two of its events. */
export const interval = (often: number): number => (live ? Math.max(often, 5000) : often)
