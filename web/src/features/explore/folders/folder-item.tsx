import { makeStyles, mergeClasses, Tree, TreeItem, TreeItemLayout, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DeletedBadge } from '../items/deleted-badge.tsx'
import type { Place } from '../place.ts'
import type { FolderNode, FolderSource } from '../source.ts'
import { FolderIcon } from './folder-icon.tsx'
import { folderName } from './folder-name.ts'

const useStyles = makeStyles({
  layout: { minHeight: '36px', borderRadius: tokens.borderRadiusMedium },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { outline: '2px solid CanvasText', outlineOffset: '-2px' },
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 },
  },
  words: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  deleted: { color: tokens.colorNeutralForeground3 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

interface FolderItemProps {
  source: FolderSource
  place: Place
  folder: FolderNode
  current: string | undefined
  open: ReadonlySet<string>
  onOpen: (folder: FolderNode) => void
  /** The pointer or the focus is on a folder, or has left it. */
  onNear: (folder: string | null) => void
}

/** One folder. Its children are fetched as soon as it is seen: only a folder that has some gets an arrow. */
export const FolderItem = ({ source, place, folder, current, open, onOpen, onNear }: FolderItemProps) => {
  const styles = useStyles()
  const children = useQuery(source.folders(place, folder.id)).data ?? []
  const branch = children.length > 0
  const name = folderName(folder, useTranslation().t)
  const isCurrent = folder.id === current
  return (
    <TreeItem
      value={folder.id}
      itemType={branch ? 'branch' : 'leaf'}
      aria-selected={isCurrent}
      onClick={() => onOpen(folder)}
      onFocus={(event) => event.target === event.currentTarget && onNear(folder.id)}
    >
      <TreeItemLayout
        className={mergeClasses(styles.layout, isCurrent && styles.current)}
        iconBefore={<FolderIcon kind={folder.kind} />}
        onPointerEnter={() => onNear(folder.id)}
        onPointerLeave={() => onNear(null)}
        main={{ style: { minWidth: 0, flexGrow: 1 } }}
      >
        <span className={styles.words}>
          <span className={mergeClasses(styles.name, folder.deleted && styles.deleted)} title={name} dir="auto">
            {name}
          </span>
          {folder.deleted ? <DeletedBadge /> : null}
        </span>
      </TreeItemLayout>
      {branch && open.has(folder.id) ? (
        <Tree>
          {children.map((child) => (
            <FolderItem
              key={child.id}
              source={source}
              place={place}
              folder={child}
              current={current}
              open={open}
              onOpen={onOpen}
              onNear={onNear}
            />
          ))}
        </Tree>
      ) : null}
    </TreeItem>
  )
}
