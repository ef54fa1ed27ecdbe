import { useEffect } from 'react'
import { isolate } from './isolate.ts'
import { useWhose } from './scope.tsx'

let title = ''
let note = ''

const write = (): void => {
  document.title = [note, title].filter(Boolean).join(' · ')
}

/**
 * The page's title, most particular part first, so that tabs and history can be told apart: the last part is the
 * portal's name, and before it comes whose data the page is about.
 */
export const useTitle = (...parts: (string | undefined)[]): void => {
  const { name } = useWhose()
  const joined = [...parts.slice(0, -1), name && isolate(name), parts.at(-1)].filter(Boolean).join(' · ')
  useEffect(() => {
    title = joined
    write()
  }, [joined])
}

/** What goes on meanwhile, on whatever page the person is: it comes first, where a narrow tab still shows it. */
export const useTitleNote = (text: string): void => {
  useEffect(() => {
    note = text
    write()
    return () => {
      note = ''
      write()
    }
  }, [text])
}
