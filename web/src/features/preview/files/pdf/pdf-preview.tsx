import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../lib/format.ts'
import { useWidth } from '../../../../lib/use-width.ts'
import type { Contents } from '../contents.ts'
import { Unreadable } from '../unreadable.tsx'
import { openPdf } from './open-pdf.ts'
import { PdfPage } from './pdf-page.tsx'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    alignContent: 'start',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
})

/** Who needs more has it downloaded. */
const mostPages = 200
const widest = 900

/** The opened document; null where it is none. Ended, worker and all, once it is not shown any more. */
const usePdf = (bytes: ArrayBuffer): PDFDocumentProxy | null | undefined => {
  const [file, setFile] = useState<PDFDocumentProxy | null>()
  useEffect(() => {
    let gone = false
    const opening = openPdf(bytes)
    opening.then(
      (opened) => gone || setFile(opened),
      () => gone || setFile(null),
    )
    return () => {
      gone = true
      opening.then((opened) => opened.loadingTask.destroy()).catch(() => {})
    }
  }, [bytes])
  return file
}

export const PdfPreview = ({ bytes, name }: Contents) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [measure, room] = useWidth()
  const file = usePdf(bytes)
  if (file === null) return <Unreadable />
  if (!file) return <Spinner label={t('common.loading')} />
  // The scroll bar's and the padding's share.
  const width = Math.min(widest, (room ?? 0) - 24)
  return (
    <>
      {file.numPages > mostPages ? (
        <p className={styles.note}>{t('preview.pagesCut', { formatted: formatCount(mostPages) })}</p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={measure} className={styles.root} tabIndex={0} aria-label={name}>
        {width > 0
          ? Array.from({ length: Math.min(file.numPages, mostPages) }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
              <PdfPage key={index} file={file} number={index + 1} width={width} />
            ))
          : null}
      </section>
    </>
  )
}
