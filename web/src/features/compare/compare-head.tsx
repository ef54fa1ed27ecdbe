import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components'
import { Cloud20Regular, Mail20Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { pageTitle } from '../../components/page.ts'
import { RouterLink } from '../../components/router-link.tsx'
import { phone } from '../../lib/layout.ts'
import { pointsQuery } from '../../lib/restore-points.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import type { CompareSearch, Move } from './search-params.ts'
import { carriedOver } from './sides.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    paddingInline: tokens.spacingHorizontalXS,
  },
  title: pageTitle,
  what: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    minWidth: 0,
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
    [phone]: { order: 1, flexBasis: '100%' },
  },
  workloads: { display: 'flex', gap: '2px', marginInlineStart: 'auto' },
  workload: { minWidth: 0, [phone]: { paddingInline: tokens.spacingHorizontalS } },
})

interface CompareHeadProps {
  scope: string
  search: CompareSearch
  /** Undefined while it is looked for. */
  folderName: string | undefined
  onMove: Move
}

/** Says what is compared: mail or OneDrive, all of it or a folder; and leads to the folder in the explorer. */
export const CompareHead = ({ scope, search, folderName, onMove }: CompareHeadProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { data: points = [] } = useQuery(pointsQuery(scope))
  const { workload, folder } = search
  const explorer = workload === 'mail' ? '/mail' : '/onedrive'
  const choose = (next: CompareSearch['workload']) => ({
    appearance: 'subtle' as const,
    className: styles.workload,
    checked: workload === next,
    onClick: () => onMove({ ...carriedOver(points, next, search), workload: next, folder: undefined, kind: undefined }),
  })
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t('compare.title')}</h1>
      <div className={styles.what}>
        <span>
          {t('compare.in')}{' '}
          <RouterLink to={explorer} search={folder === undefined ? {} : { folder }} inline>
            <bdi>{folder === undefined ? t(`compare.wholes.${workload}`) : (folderName ?? t('compare.folder'))}</bdi>
          </RouterLink>
        </span>
        {folder === undefined ? null : (
          <RouterLink
            to="/compare"
            search={(before) => ({ ...before, workload, folder: undefined })}
            // It leads to this very page.
            activeProps={{ 'aria-current': undefined }}
          >
            {t(`compare.widen.${workload}`)}
          </RouterLink>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser */}
      <div role="group" aria-label={t('compare.workloads')} className={styles.workloads}>
        <ToggleButton icon={<Mail20Regular />} {...choose('mail')}>
          {t('shell.mail')}
        </ToggleButton>
        <ToggleButton icon={<Cloud20Regular />} {...choose('onedrive')}>
          {t('shell.oneDrive')}
        </ToggleButton>
      </div>
    </div>
  )
}
