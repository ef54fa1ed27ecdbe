import { useEffect } from 'react'

let title = ''
let note = ''

const write = (): void => {
  document.title = [note, title].filter(Boolean).join(' · ')
}

/** The page's title, most particular part first, so that tabs and history can be told apart. */
export const useTitle = (...parts: (string | undefined)[]): void => {
  const joined = parts.filter(Boolean).join(' · ')
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
