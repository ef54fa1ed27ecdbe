import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterLink } from '../../../components/router-link.tsx'
import { NoShowing } from '../cover/showing.tsx'
import type { Place } from '../place.ts'
import type { Row, Source } from '../source.ts'
import { FolderOf, useFolderWords } from './found-in.tsx'

const useStyles = makeStyles({
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  words: { display: 'grid', gap: '2px', flexGrow: 1, minWidth: 0 },
  open: {
    display: 'block',
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
  },
  folder: { justifySelf: 'start', minWidth: 0, maxWidth: '100%', fontSize: tokens.fontSizeBase200 },
})

interface ResultProps<R extends Row> {
  source: Source<R>
  place: Place
  item: R
  to: '/mail' | '/onedrive'
  q: string
  point: string | undefined
  /** What can be done with it here. */
  action: ReactNode
  children: ReactNode
}

/** One of what was found: opens in its list; its folder is a click away. */
export const Result = <R extends Row>({ source, place, item, to, q, point, action, children }: ResultProps<R>) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { folder } = item
  const words = useFolderWords({ source, place, folder })
  const open = source.isFolder(item) ? { folder: item.id, point } : { q, point, item: item.id }
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <RouterLink className={styles.open} to={to} search={open}>
          <NoShowing>{children}</NoShowing>
        </RouterLink>
        {folder ? (
          <RouterLink
            className={styles.folder}
            to={to}
            search={{ folder, point, ...(source.isFolder(item) ? {} : { item: item.id }) }}
            // Its name is on its way where the folder's is.
            aria-label={words ? t('search.openFolder', { name: words.path }) : t('search.openItsFolder')}
          >
            <FolderOf source={source} place={place} folder={folder} quiet />
          </RouterLink>
        ) : null}
      </div>
      {action}
    </li>
  )
}
