import { makeStyles, tokens } from '@fluentui/react-components'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useTranslation } from 'react-i18next'
import { FileIcon } from '../../../components/file-icon.tsx'
import { formatSize } from '../../../lib/format.ts'

const useStyles = makeStyles({
  root: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    maxWidth: '260px',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: `6px ${tokens.spacingHorizontalM} 6px ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  words: { display: 'grid', minWidth: 0, lineHeight: tokens.lineHeightBase200 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  size: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

export const Attachments = ({ attachments }: Pick<MailContent, 'attachments'>) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <ul className={styles.root} aria-label={t('mail.attachmentList')}>
      {attachments.map(({ index, name, size }) => (
        <li key={index} className={styles.item}>
          <FileIcon item={{ kind: 'file', name, oneNote: false }} />
          <span className={styles.words}>
            <span className={styles.name} title={name} dir="auto">
              {name || t('mail.unnamed')}
            </span>
            <span className={styles.size}>{formatSize(size)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
