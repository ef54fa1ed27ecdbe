import { useEffect, useRef } from 'react'
import type { ActingState } from './api/acting.ts'

/** The form that began it is gone, and the focus with it: whoever uses the keyboard goes on at the content. */
export const useFocusOnBegin = (is: ActingState['is'] | undefined): void => {
  const before = useRef(is)
  useEffect(() => {
    const began = is === 'acting' && (before.current === 'ready' || before.current === 'again')
    before.current = is
    if (began) document.getElementById('content')?.focus({ preventScroll: true })
  }, [is])
}
