import { useEffect, useRef, useState } from 'react'
import { useDebounced } from './use-debounced.ts'

/**
 * The text of a box whose value is in the address: what is typed goes there at the first pause, and Back, forward and
 * links, which change the address without the box, come back into it.
 *
 * @param value what the address holds; undefined: nothing
 * @param milliseconds of a pause
 */
export const useSettlingText = (
  value: string | undefined,
  milliseconds: number,
  onSettle: (value: string | undefined) => void,
): [string, (text: string) => void] => {
  const [text, setText] = useState(value ?? '')
  const settled = useDebounced(text, milliseconds)
  const asked = useRef(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing asks
  useEffect(() => {
    const next = settled.trim() || undefined
    if (next === asked.current) return
    asked.current = next
    onSettle(next)
  }, [settled])
  useEffect(() => {
    if (value === asked.current) return
    asked.current = value
    setText(value ?? '')
  }, [value])
  return [text, setText]
}
