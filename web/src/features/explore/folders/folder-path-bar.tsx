import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderNode } from '../source.ts'

const useStyles = makeStyles({
  root: { minWidth: 0, overflow: 'hidden' },
  list: { flexWrap: 'nowrap', overflow: 'hidden' },
  item: { minWidth: 0, flexShrink: 1 },
  button: { minWidth: 0, maxWidth: '26ch', fontSize: tokens.fontSizeBase300 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** How many folders of a deep path are shown: the top, and those next to the current one. */
const shown = 4

interface FolderPathBarProps {
  path: FolderNode[]
  onOpen: (folder: FolderNode) => void
}

export const FolderPathBar = ({ path, onOpen }: FolderPathBarProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [top] = path
  const folders = path.length > shown && top ? [top, ...path.slice(1 - shown)] : path
  return (
    <Breadcrumb aria-label={t('explore.path')} className={styles.root} list={{ className: styles.list }}>
      {folders.map((folder, index) => {
        const last = index === folders.length - 1
        return (
          <Fragment key={folder.id}>
            <BreadcrumbItem className={styles.item}>
              <BreadcrumbButton
                className={styles.button}
                current={last}
                title={folder.name}
                onClick={() => onOpen(folder)}
              >
                <span className={styles.name} dir="auto">
                  {folder.name}
                </span>
              </BreadcrumbButton>
            </BreadcrumbItem>
            {last ? null : <BreadcrumbDivider />}
          </Fragment>
        )
      })}
    </Breadcrumb>
  )
}
