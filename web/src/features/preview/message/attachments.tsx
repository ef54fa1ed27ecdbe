import { makeStyles, tokens } from '@fluentui/react-components'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../../components/card.ts'
import { late } from '../../../components/late.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { attachmentQuery, type InMessage, messageWithin } from '../api/attachments.ts'
import { FilePreview } from '../files/file-preview.tsx'
import { PreviewDialog } from '../files/preview-dialog.tsx'
import { AttachmentCard, isMessage } from './attachment-card.tsx'
import { useSaveAttachment } from './use-save-attachment.ts'

// It shows what this shows, for a message within the message.
const AttachedMessage = late('attached-message', async () => (await import('./attached-message.tsx')).AttachedMessage)

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0, flexGrow: 1 },
  list: {
    ...plainList,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
})

interface AttachmentsProps {
  message: InMessage
  attachments: MailContent['attachments']
}

export const Attachments = ({ message, attachments }: AttachmentsProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [opened, setOpened] = useState<number>()
  const saving = useSaveAttachment(message)
  const shown = attachments.find(({ index }) => index === opened)
  return (
    <div className={styles.root}>
      <ul className={styles.list} aria-label={t('mail.attachmentList')}>
        {attachments.map((attachment) => (
          <AttachmentCard
            key={attachment.index}
            attachment={attachment}
            saving={saving.isPending && saving.variables.index === attachment.index}
            onOpen={() => setOpened(attachment.index)}
            onSave={() => saving.mutate(attachment)}
          />
        ))}
      </ul>
      {saving.error ? (
        <ProblemMessage error={saving.error} onRetry={() => saving.variables && saving.mutate(saving.variables)} />
      ) : null}
      {shown ? (
        <PreviewDialog
          name={shown.name || t('mail.unnamed')}
          onDownload={() => saving.mutate(shown)}
          onClose={() => setOpened(undefined)}
        >
          {isMessage(shown) ? (
            <AttachedMessage message={messageWithin(message, shown.index)} />
          ) : (
            <FilePreview name={shown.name} size={shown.size} bytes={attachmentQuery(message, shown.index)} />
          )}
        </PreviewDialog>
      ) : null}
    </div>
  )
}
