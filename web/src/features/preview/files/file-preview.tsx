import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { DocumentProhibitedRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import { late } from '../../../components/late.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { isProblem } from '../../../lib/problem-error.ts'
import type { BytesQuery } from '../api/bytes.ts'
import type { Contents } from './contents.ts'
import { ImagePreview } from './image-preview.tsx'
import { type PreviewKind, previewOf } from './kind.ts'
import { TextPreview } from './text-preview.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, flexGrow: 1, minHeight: 0 },
})

const Loading = () => <Spinner label={useTranslation().t('common.loading')} />
const pending = <Loading />

const OfficePreview = late('office-preview', async () => (await import('./office/office-preview.tsx')).OfficePreview, {
  pending,
})

/** What reads a kind of file is fetched when the first of it is opened. */
const previews: Record<PreviewKind, ComponentType<Contents>> = {
  image: ImagePreview,
  text: TextPreview,
  csv: late('csv-preview', async () => (await import('./csv-preview.tsx')).CsvPreview, { pending }),
  markdown: late('markdown-preview', async () => (await import('./markdown-preview.tsx')).MarkdownPreview, { pending }),
  pdf: late('pdf-preview', async () => (await import('./pdf/pdf-preview.tsx')).PdfPreview, { pending }),
  word: (contents) => <OfficePreview {...contents} kind="word" />,
  excel: (contents) => <OfficePreview {...contents} kind="excel" />,
}

export interface PreviewedFile {
  name: string
  size: number
  bytes: BytesQuery
}

const Shown = ({ kind, name, bytes }: PreviewedFile & { kind: PreviewKind }) => {
  const { data, error, refetch } = useQuery(bytes)
  const Preview = previews[kind]
  if (error) {
    const hopeless = isProblem(error, 'save_refused')
    return (
      <ProblemMessage
        error={error}
        intent={hopeless ? 'info' : 'error'}
        {...(!hopeless && { onRetry: () => void refetch() })}
      />
    )
  }
  return data ? <Preview bytes={data} name={name} /> : pending
}

/** A file as far as a browser can show it, or why it cannot. */
export const FilePreview = (file: PreviewedFile) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const found = previewOf(file.name, file.size)
  return (
    <div className={styles.root}>
      {'kind' in found ? (
        <Shown {...file} kind={found.kind} />
      ) : (
        <EmptyState
          icon={<DocumentProhibitedRegular />}
          title={t(`preview.without.${found.without}`)}
          {...(found.without !== 'empty' && { help: t('preview.withoutHelp') })}
        />
      )}
    </div>
  )
}
