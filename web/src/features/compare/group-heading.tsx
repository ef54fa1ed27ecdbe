import { makeStyles, tokens } from '@fluentui/react-components'
import { Folder20Regular } from '@fluentui/react-icons'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../lib/format.ts'
import { folderName, folderNames } from './folder-name.ts'
import type { Group } from './lines.ts'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  name: {
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** Names the folder in which the changes below are. */
export const GroupHeading = ({ group, workload }: { group: Group; workload: Workload }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <span className={styles.root}>
      <Folder20Regular className={styles.icon} aria-hidden="true" />
      <h2 className={styles.name} title={folderName(group.path, workload, t)}>
        {folderNames(group.path, workload, t).map((name, depth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may hold one name twice, and its order never changes
          <Fragment key={depth}>
            {depth > 0 ? ' › ' : null}
            <bdi>{name}</bdi>
          </Fragment>
        ))}
      </h2>
      <span className={styles.count}>
        {t('compare.total', { count: group.count, formatted: formatCount(group.count) })}
      </span>
    </span>
  )
}
