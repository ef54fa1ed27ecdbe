import { makeStyles, Skeleton, SkeletonItem, Tree, type TreeOpenChangeData, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import type { Place } from '../place.ts'
import type { FolderNode, FolderSource } from '../source.ts'
import { FolderItem } from './folder-item.tsx'

const useStyles = makeStyles({
  skeleton: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
})

interface FolderTreeProps {
  source: FolderSource
  place: Place
  current: string | undefined
  /** The way to the current folder, once known: it is laid open. */
  path: FolderNode[] | undefined
  onOpen: (folder: FolderNode) => void
  onNear: (folder: string | null) => void
}

export const FolderTree = ({ source, place, current, path, onOpen, onNear }: FolderTreeProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const top = useQuery(source.folders(place))
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    const above = path?.slice(0, -1) ?? []
    if (above.length > 0) setOpen((before) => new Set([...before, ...above.map(({ id }) => id)]))
  }, [path])
  // A drive alone at the top is laid open: nobody wants to open OneDrive to see OneDrive.
  const only = top.data?.length === 1 ? top.data[0]?.id : undefined
  useEffect(() => {
    if (only !== undefined) setOpen((before) => new Set([...before, only]))
  }, [only])

  // A click on the name goes to the folder; only the arrow and the arrow keys open and close.
  const onOpenChange = (_: unknown, data: TreeOpenChangeData) => {
    if (data.type === 'Click' || data.type === 'Enter') return
    setOpen((before) => {
      const next = new Set(before)
      if (data.open) next.add(String(data.value))
      else next.delete(String(data.value))
      return next
    })
  }

  if (top.error) return <ProblemMessage error={top.error} onRetry={() => void top.refetch()} />
  if (!top.data) {
    return (
      <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
        {[70, 45, 55, 60, 40, 65].map((width) => (
          <SkeletonItem key={width} size={16} style={{ width: `${width}%` }} />
        ))}
      </Skeleton>
    )
  }
  return (
    <Tree aria-label={t('explore.folders')} openItems={[...open]} onOpenChange={onOpenChange} appearance="subtle">
      {top.data.map((folder) => (
        <FolderItem
          key={folder.id}
          source={source}
          place={place}
          folder={folder}
          current={current}
          open={open}
          onOpen={onOpen}
          onNear={onNear}
        />
      ))}
    </Tree>
  )
}
