import { Marked } from 'marked'
import { useMemo } from 'react'
import type { Contents } from './contents.ts'
import { decode } from './decode.ts'
import { Framed } from './framed.tsx'

// A renderer of its own: `marked` itself is one for all, whose options anyone could change.
const markdown = new Marked({ gfm: true, async: false })

export const MarkdownPreview = ({ bytes, name }: Contents) => {
  const html = useMemo(() => String(markdown.parse(decode(bytes))), [bytes])
  return <Framed html={html} name={name} />
}
