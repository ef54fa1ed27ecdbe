import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components'
import { PanelLeftText20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterLink } from '../../../components/router-link.tsx'
import { formatCount } from '../../../lib/format.ts'
import { narrowest, phone, useTablet } from '../../../lib/layout.ts'
import { folderName } from '../folders/folder-name.ts'
import { FolderPathBar } from '../folders/folder-path-bar.tsx'
import { DeletedBadge } from '../items/deleted-badge.tsx'
import type { Workload } from '../place.ts'
import type { ExploreSearch, Move } from '../search-params.ts'
import type { FolderNode } from '../source.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    paddingInline: tokens.spacingHorizontalM,
    flexShrink: 0,
    [narrowest]: { gap: '2px', paddingInline: tokens.spacingHorizontalXS },
  },
  title: {
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  total: {
    marginInlineStart: 'auto',
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    // The folder's name comes first; it is still read out.
    [narrowest]: { width: 0, height: 0, overflow: 'hidden' },
  },
  // On a phone the navigation does the same, and there is no room.
  both: { flexShrink: 0, fontSize: tokens.fontSizeBase200, [phone]: { display: 'none' } },
  scope: { display: 'flex', gap: '2px', flexShrink: 0 },
})

interface ListHeadProps {
  workload: Workload
  path: FolderNode[] | null | undefined
  search: ExploreSearch
  total: number | undefined
  complete: boolean
  /** What can be done with the whole list. */
  actions?: ReactNode
  onMove: Move
  onOpenFolder: (folder: FolderNode) => void
  onShowFolders?: () => void
}

const SearchScope = ({ search, onMove }: Pick<ListHeadProps, 'search' | 'onMove'>) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const here = search.within === 'folder'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <div role="group" aria-label={t('search.scope')} className={styles.scope}>
      <ToggleButton
        size="small"
        appearance="subtle"
        checked={here}
        onClick={() => onMove({ within: 'folder', item: undefined }, { replace: true })}
      >
        {t('search.here')}
      </ToggleButton>
      <ToggleButton
        size="small"
        appearance="subtle"
        checked={!here}
        onClick={() => onMove({ within: undefined, item: undefined }, { replace: true })}
      >
        {t('search.everywhere')}
      </ToggleButton>
    </div>
  )
}

/** Says what the list below is: which folder or search, and how many. */
export const ListHead = (props: ListHeadProps) => {
  const { workload, path, search, total, complete, actions, onMove, onOpenFolder, onShowFolders } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const narrow = useTablet() || search.item !== undefined
  const searching = search.q !== undefined
  const folder = path?.at(-1)
  const words = { count: total ?? 0, formatted: formatCount(total ?? 0) }
  const count = total === undefined ? null : searching ? t('explore.found', words) : t('explore.total', words)
  return (
    <div className={styles.root}>
      {onShowFolders ? (
        <Button
          appearance="subtle"
          icon={<PanelLeftText20Regular />}
          aria-label={t('explore.showFolders')}
          onClick={onShowFolders}
        />
      ) : null}
      {searching ? <SearchScope search={search} onMove={onMove} /> : null}
      {searching ? (
        <RouterLink to="/search" search={{ q: search.q, point: search.point }} className={styles.both}>
          {t('search.both')}
        </RouterLink>
      ) : null}
      {!searching && workload === 'onedrive' && path ? (
        <FolderPathBar path={path} room={narrow ? 2 : 4} onOpen={onOpenFolder} />
      ) : null}
      {!searching && workload === 'mail' && folder ? (
        <h2 className={styles.title} title={folderName(folder, t)} dir="auto">
          {folderName(folder, t)}
        </h2>
      ) : null}
      {!searching && folder?.deleted ? <DeletedBadge /> : null}
      <span className={styles.total} role="status">
        {complete ? count : searching ? t('explore.searching') : t('explore.reading')}
      </span>
      {actions}
    </div>
  )
}
