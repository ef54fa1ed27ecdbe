/** How many rows one request brings: enough for any screen, few enough to be there at once. */
export const windowSize = 200

export interface Span {
  start: number
  end: number
}

/** Offsets of the windows that hold these rows; the first is always among them: it knows the total. */
export const windowsFor = ({ start, end }: Span, size = windowSize): number[] => {
  const first = Math.floor(start / size)
  const last = Math.max(first, Math.floor(Math.max(start, end - 1) / size))
  const offsets = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * size)
  return first === 0 ? offsets : [0, ...offsets]
}

export const sameWindows = (a: Span, b: Span): boolean => windowsFor(a).join() === windowsFor(b).join()
