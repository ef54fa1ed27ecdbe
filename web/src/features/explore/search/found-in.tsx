import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { Folder16Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { folderName } from '../folders/folder-name.ts'
import type { Place } from '../place.ts'
import type { FolderSource } from '../source.ts'

const useStyles = makeStyles({
  root: {
    verticalAlign: 'middle',
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '100%',
  },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
})

interface FolderOfProps {
  source: FolderSource
  place: Place
  /** Null where the backup server does not tell. */
  folder: string | null | undefined
}

/** The folder's name, and the way to it; undefined while that is not known. */
export const useFolderWords = ({ source, place, folder }: FolderOfProps) => {
  const { t } = useTranslation()
  const { data } = useQuery({ ...source.folderPath(place, folder ?? ''), enabled: typeof folder === 'string' })
  const names = data?.map((each) => folderName(each, t))
  return (
    names && { name: names.at(-1) ?? t('explore.unnamed.top'), path: names.join(' / ') || t('explore.unnamed.top') }
  )
}

/** Where something was found. */
export const FolderOf = ({ quiet, ...where }: FolderOfProps & { quiet?: boolean }) => {
  const styles = useStyles()
  const words = useFolderWords(where)
  return (
    <span className={quiet ? `${styles.root} ${styles.quiet}` : styles.root} title={words?.path}>
      {words ? <Folder16Regular className={styles.icon} aria-hidden="true" /> : null}
      <bdi className={styles.name}>{words?.name}</bdi>
    </span>
  )
}

/** Where the opened item was found, and the way there. */
export const FolderWay = ({ onOpen, ...where }: FolderOfProps & { onOpen: (folder: string) => void }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { folder } = where
  const words = useFolderWords(where)
  if (!words || !folder) return null
  return (
    <span className={styles.root}>
      <Folder16Regular className={styles.icon} aria-hidden="true" />
      <Link className={styles.name} title={words.path} onClick={() => onOpen(folder)}>
        {t('search.openFolder', { name: words.path })}
      </Link>
    </span>
  )
}
