import { useEffect } from 'react'

/** The page's title, most particular part first, so that tabs and history can be told apart. */
export const useTitle = (...parts: (string | undefined)[]): void => {
  const title = parts.filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
