import { useEffect, useRef, useState } from 'react'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { joinSearch, type Split, splitSearch } from './language/chips.ts'
import { parseSearch } from './language/parse.ts'

/**
 * The text of a search field and its chips. Asks at the first pause in typing; chips, Enter and what is mended do not
 * wait for it. While someone types, nothing moves under their hands: what they wrote becomes a chip with Enter.
 */
export const useSearchText = (q: string | undefined, onSearch: (q: string | undefined) => void) => {
  const [split, setSplit] = useState(() => splitSearch(q ?? ''))
  const asked = useRef(q)
  const settled = useDebounced(split, 300)

  const ask = (next: Split): void => {
    const text = joinSearch(next).trim() || undefined
    // More than fits into an address is told at the field alone.
    if (text === asked.current || parseSearch(text ?? '').problem?.code === 'tooLong') return
    asked.current = text
    onSearch(text)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing asks
  useEffect(() => ask(settled), [settled])
  // Back, forward and links change the search without the field.
  useEffect(() => {
    if (q === asked.current) return
    asked.current = q
    setSplit(splitSearch(q ?? ''))
  }, [q])

  const put = (next: Split): void => {
    setSplit(next)
    ask(next)
  }
  return {
    ...split,
    /** What the field says as a whole, once typing paused. */
    settled: joinSearch(settled),
    type: (rest: string) => setSplit({ ...split, rest }),
    setChips: (chips: Split['chips']) => put({ ...split, chips }),
    setText: (text: string) => put(splitSearch(text)),
    commit: () => put(splitSearch(joinSearch(split))),
    clear: () => put({ chips: [], rest: '' }),
  }
}
