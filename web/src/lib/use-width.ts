import { useLayoutEffect, useState } from 'react'

/** The width of an element, as it changes. The element is held in state so that a late one is measured too. */
export const useWidth = (): [(element: HTMLElement | null) => void, number | undefined] => {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState<number>()
  useLayoutEffect(() => {
    if (!element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, width]
}
