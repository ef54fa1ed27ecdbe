import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowDownload16Regular } from '@fluentui/react-icons'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useTranslation } from 'react-i18next'
import { FileIcon } from '../../../components/file-icon.tsx'
import { formatSize } from '../../../lib/format.ts'
import { kindOf } from '../files/kind.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    maxWidth: '280px',
    minWidth: 0,
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    paddingInlineEnd: '2px',
  },
  open: {
    justifyContent: 'start',
    minWidth: 0,
    padding: `6px ${tokens.spacingHorizontalXS} 6px ${tokens.spacingHorizontalS}`,
    border: 'none',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    gap: tokens.spacingHorizontalXS,
  },
  words: { display: 'grid', minWidth: 0, lineHeight: tokens.lineHeightBase200 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  size: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  save: { flexShrink: 0 },
})

type Attachment = MailContent['attachments'][number]

/** A message in Outlook's format; one that only calls itself so will say that it cannot be read. */
export const isMessage = ({ name, mimeType }: Pick<Attachment, 'name' | 'mimeType'>): boolean =>
  mimeType === 'application/vnd.ms-outlook' || name.toLowerCase().endsWith('.msg')

interface AttachmentCardProps {
  attachment: Attachment
  saving: boolean
  onOpen: () => void
  onSave: () => void
}

/** What can be shown opens; all else is saved at once, as its button says. */
export const AttachmentCard = ({ attachment, saving, onOpen, onSave }: AttachmentCardProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { name, size } = attachment
  const shown = name || t('mail.unnamed')
  const opens = kindOf(name) !== undefined || isMessage(attachment)
  return (
    <li className={styles.root}>
      <Button
        className={styles.open}
        appearance="subtle"
        icon={<FileIcon item={{ kind: 'file', name, oneNote: false }} />}
        title={opens ? t('preview.open', { name: shown }) : t('preview.save', { name: shown })}
        onClick={opens ? onOpen : onSave}
      >
        <span className={styles.words}>
          <span className={styles.name} dir="auto">
            {shown}
          </span>
          <span className={styles.size}>{formatSize(size)}</span>
        </span>
      </Button>
      <Button
        className={styles.save}
        size="small"
        appearance="subtle"
        icon={saving ? <Spinner size="extra-tiny" /> : <ArrowDownload16Regular />}
        disabledFocusable={saving}
        aria-label={t('preview.save', { name: shown })}
        onClick={onSave}
      />
    </li>
  )
}
