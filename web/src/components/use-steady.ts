import { type RefCallback, useCallback, useRef } from 'react'

/** Milliseconds for which what changes is taken for what the person has just chosen. */
const OWN = 300

const steady = (dialog: HTMLElement): (() => void) => {
  let height = dialog.offsetHeight
  let shift = 0
  let chosen = Number.NEGATIVE_INFINITY
  const onInput = () => {
    chosen = performance.now()
  }
  const observer = new ResizeObserver(() => {
    const grown = dialog.offsetHeight - height
    if (grown === 0) return
    height += grown
    const room = Math.max(0, (innerHeight - height) / 2 - 8)
    const wanted = shift + (performance.now() - chosen < OWN ? grown / 2 : -grown / 2)
    shift = Math.min(room, Math.max(-room, wanted))
    dialog.style.translate = `0 ${shift}px`
  })
  dialog.addEventListener('input', onInput)
  observer.observe(dialog)
  return () => {
    dialog.removeEventListener('input', onInput)
    observer.disconnect()
  }
}

/**
 * For a dialog in the middle of the page that grows: what comes by itself moves its head, so that its buttons stay under
 * the pointer that is about to press them; what the person chooses moves its foot, so that the choice stays.
 */
export const useSteady = (): RefCallback<HTMLElement> => {
  const stop = useRef<() => void>(undefined)
  return useCallback((dialog: HTMLElement | null) => {
    stop.current?.()
    stop.current = dialog ? steady(dialog) : undefined
  }, [])
}
