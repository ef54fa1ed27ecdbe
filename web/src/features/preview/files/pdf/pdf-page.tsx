import { makeStyles, tokens } from '@fluentui/react-components'
import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  page: {
    position: 'relative',
    marginInline: 'auto',
    maxWidth: '100%',
    backgroundColor: '#fff',
    boxShadow: tokens.shadow4,
    overflow: 'hidden',
  },
  canvas: { display: 'block', width: '100%' },
  // As pdf.js's own style sheet has it: words over the picture, unseen, to be selected and read out.
  words: {
    position: 'absolute',
    inset: 0,
    overflow: 'clip',
    lineHeight: 1,
    textAlign: 'initial',
    color: 'transparent',
    transformOrigin: '0 0',
    '& span, & br': {
      position: 'absolute',
      whiteSpace: 'pre',
      cursor: 'text',
      transformOrigin: '0% 0%',
      color: 'transparent',
    },
    '& > :not(.markedContent), & .markedContent span:not(.markedContent)': {
      fontSize: 'calc(var(--font-height, 0) * var(--total-scale-factor, 1))',
      transform: 'rotate(var(--rotate, 0deg)) scaleX(var(--scale-x, 1))',
    },
    '& .markedContent': { display: 'contents' },
  },
})

const draw = async (page: PDFPageProxy, canvas: HTMLCanvasElement, words: HTMLElement, width: number) => {
  const scale = width / page.getViewport({ scale: 1 }).width
  const density = Math.min(devicePixelRatio, 2)
  const sharp = page.getViewport({ scale: scale * density })
  canvas.width = Math.floor(sharp.width)
  canvas.height = Math.floor(sharp.height)
  await page.render({ canvas, viewport: sharp }).promise
  words.replaceChildren()
  words.style.setProperty('--total-scale-factor', String(scale))
  await new TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport: page.getViewport({ scale }),
  }).render()
}

interface PdfPageProps {
  file: PDFDocumentProxy
  number: number
  width: number
}

/** One page, drawn once it comes near: a document may have hundreds. */
export const PdfPage = ({ file, number, width }: PdfPageProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const root = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(number === 1)
  const [ratio, setRatio] = useState(Math.SQRT2)
  useEffect(() => {
    if (!root.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '400px',
    })
    observer.observe(root.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (!near) return
    let gone = false
    file
      .getPage(number)
      .then((page) => {
        if (gone || !canvas.current || !words.current) return
        const { width: w, height: h } = page.getViewport({ scale: 1 })
        setRatio(h / w)
        return draw(page, canvas.current, words.current, width)
      })
      // Closed while it was being drawn; a page that cannot be drawn stays white.
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [near, file, number, width])
  return (
    <section
      ref={root}
      className={styles.page}
      style={{ width, height: width * ratio }}
      aria-label={t('preview.page', { number, count: file.numPages })}
    >
      <canvas ref={canvas} className={styles.canvas} />
      <div ref={words} className={styles.words} />
    </section>
  )
}
