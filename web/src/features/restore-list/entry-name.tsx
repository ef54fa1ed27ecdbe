import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Folder24Filled, Mail24Regular, Search24Regular } from '@fluentui/react-icons'
import type { RestoreListEntry } from '@restore-portal/bff/contract/restore-list'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FileIcon } from '../../components/file-icon.tsx'
import { RouterLink } from '../../components/router-link.tsx'
import { addressOf, folderWords, momentWords } from './entry-words.ts'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  lines: { display: 'grid', minWidth: 0, lineHeight: tokens.lineHeightBase300 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { color: tokens.colorNeutralForeground1 },
  gone: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  mark: {
    flexShrink: 0,
    paddingInline: '6px',
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  action: { marginInlineStart: 'auto' },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  folder: { color: tokens.colorPaletteMarigoldForeground3 },
})

const EntryIcon = ({ entry }: { entry: RestoreListEntry }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const label = t(`restoreList.kinds.${entry.workload}.${entry.kind}`)
  if (entry.kind === 'search') return <Search24Regular className={styles.icon} aria-label={label} />
  if (entry.kind === 'folder') {
    return <Folder24Filled className={mergeClasses(styles.icon, styles.folder)} aria-label={label} />
  }
  return entry.workload === 'mail' ? (
    <Mail24Regular className={styles.icon} aria-label={label} />
  ) : (
    <FileIcon item={{ kind: 'file', name: entry.name, oneNote: entry.oneNote }} label={label} />
  )
}

interface EntryNameProps {
  entry: RestoreListEntry
  /** What it is called. */
  name: string
  /** The row has the focus: its link is reached by Tab. */
  active: boolean
  /** Where there is no room for columns, what stands in them. */
  detailed?: boolean
  /** What can be done with it here. */
  action?: ReactNode
}

/** What is to be restored, and the way to look at it. */
export const EntryName = ({ entry, name, active, detailed = false, action }: EntryNameProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const address = addressOf(entry)
  return (
    <span className={styles.root}>
      <EntryIcon entry={entry} />
      <span className={styles.lines}>
        {address ? (
          <RouterLink
            className={mergeClasses(styles.text, styles.name)}
            {...address}
            title={name}
            dir="auto"
            tabIndex={active ? 0 : -1}
          >
            {name}
          </RouterLink>
        ) : (
          <span className={mergeClasses(styles.text, styles.gone)} title={name} dir="auto">
            {name}
          </span>
        )}
        {detailed ? (
          <span className={mergeClasses(styles.text, styles.quiet)} dir="auto">
            {[folderWords(entry), momentWords(entry, t)].filter(Boolean).join(' · ')}
          </span>
        ) : null}
      </span>
      {entry.gone ? <span className={styles.mark}>{t('restoreList.gone')}</span> : null}
      {entry.oneNote ? <span className={styles.mark}>{t('restoreList.oneNote')}</span> : null}
      {action ? <span className={styles.action}>{action}</span> : null}
    </span>
  )
}
