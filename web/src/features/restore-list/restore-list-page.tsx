import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components'
import { TextBulletListAddRegular } from '@fluentui/react-icons'
import type { RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { useSelection } from '../../components/item-grid/use-selection.ts'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { RouterButton } from '../../components/router-button.tsx'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import { restoreListQuery } from './api/restore-list.ts'
import type { SearchWords } from './entry-words.ts'
import { ListHead } from './list-head.tsx'
import { ListPane, type Picked } from './list-pane.tsx'
import { SureDialog } from './sure-dialog.tsx'
import { useRemoving, type Which } from './use-removing.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalM,
    minHeight: 0,
    width: '100%',
    maxWidth: '1280px',
    boxSizing: 'border-box',
    marginInline: 'auto',
    padding: tokens.spacingHorizontalL,
    [phone]: { padding: tokens.spacingHorizontalS },
  },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
})

interface RestoreListPageProps {
  scope: string
  onRestore: (summary: RestoreListSummary) => void
  searchWords: SearchWords
}

/** What was collected across folders and moments, to be restored as one. */
export const RestoreListPage = ({ scope, onRestore, searchWords }: RestoreListPageProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { data: summary, error, refetch } = useQuery({ ...restoreListQuery(scope), refetchOnMount: 'always' })
  const removing = useRemoving(scope)
  const picked = useSelection<Picked>(scope)
  const [sure, setSure] = useState<Which | null>(null)
  const { mutate } = removing
  const { remove: unpick, clear: unpickAll } = picked
  const removeOne = useCallback(
    (id: string) => mutate({ ids: [id] }, { onSuccess: () => unpick([id]) }),
    [mutate, unpick],
  )

  const selected = picked.selection.size
  const entries = summary?.entries ?? 0
  const ask = () => {
    const ids = [...picked.selection.keys()]
    const [only] = ids
    if (ids.length === 1 && only !== undefined) removeOne(only)
    else setSure(ids.length > 0 && ids.length < entries ? { ids } : 'all')
  }
  const go = (which: Which) => {
    setSure(null)
    mutate(which, { onSuccess: unpickAll })
  }
  return (
    <div className={styles.root}>
      <ListHead
        summary={summary}
        selected={selected}
        busy={removing.isPending}
        onRemove={ask}
        onRestore={() => summary && onRestore(summary)}
      />
      {removing.error ? <ProblemMessage error={removing.error} onDismiss={removing.reset} /> : null}
      {error && !summary ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {summary && summary.gone > 0 ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('restoreList.someGone', { count: summary.gone, formatted: formatCount(summary.gone) })}
          </MessageBarBody>
          <MessageBarActions>
            <Button disabled={removing.isPending} onClick={() => go({ gone: true })}>
              {t('restoreList.removeGone')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {!summary && !error ? (
        <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
          {[60, 80, 70, 50].map((width) => (
            <SkeletonItem key={width} size={24} style={{ width: `${width}%` }} />
          ))}
        </Skeleton>
      ) : null}
      {summary && entries === 0 ? (
        <EmptyState
          icon={<TextBulletListAddRegular />}
          title={t('restoreList.empty')}
          help={t('restoreList.emptyHelp')}
        >
          <RouterButton appearance="primary" to="/mail">
            {t('restoreList.openMail')}
          </RouterButton>
          <RouterButton to="/onedrive">{t('restoreList.openDrive')}</RouterButton>
        </EmptyState>
      ) : null}
      {summary && entries > 0 ? (
        <ListPane scope={scope} summary={summary} picked={picked} onRemove={removeOne} searchWords={searchWords} />
      ) : null}
      {sure ? (
        <SureDialog
          count={sure !== 'all' && 'ids' in sure ? sure.ids.length : entries}
          onSure={() => go(sure)}
          onClose={() => setSure(null)}
        />
      ) : null}
    </div>
  )
}
