import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { MoreHorizontal20Regular } from '@fluentui/react-icons'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderNode } from '../source.ts'
import { folderName } from './folder-name.ts'

const useStyles = makeStyles({
  root: { minWidth: 0, overflow: 'hidden', marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  list: { flexWrap: 'nowrap', overflow: 'hidden' },
  item: { minWidth: 0, flexShrink: 1 },
  button: { minWidth: 0, maxWidth: '26ch', fontSize: tokens.fontSizeBase300 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

interface FolderPathBarProps {
  path: FolderNode[]
  /** How many folders have room; of a deeper path, those in the middle are in a menu. */
  room: number
  onOpen: (folder: FolderNode) => void
}

export const FolderPathBar = ({ path, room, onOpen }: FolderPathBarProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const deep = path.length > room
  const start = deep ? path.slice(0, 1) : path
  const between = deep ? path.slice(1, 1 - room) : []
  const end = deep ? path.slice(1 - room) : []
  const crumb = (folder: FolderNode) => (
    <Fragment key={folder.id}>
      {folder === path[0] ? null : <BreadcrumbDivider />}
      <BreadcrumbItem className={styles.item}>
        <BreadcrumbButton
          className={styles.button}
          current={folder === path.at(-1)}
          title={folderName(folder, t)}
          onClick={() => onOpen(folder)}
        >
          <span className={styles.name} dir="auto">
            {folderName(folder, t)}
          </span>
        </BreadcrumbButton>
      </BreadcrumbItem>
    </Fragment>
  )
  return (
    <Breadcrumb aria-label={t('explore.path')} className={styles.root} list={{ className: styles.list }}>
      {start.map(crumb)}
      {between.length > 0 ? (
        <>
          <BreadcrumbDivider />
          <BreadcrumbItem>
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <Button appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={t('explore.between')} />
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {between.map((folder) => (
                    <MenuItem key={folder.id} onClick={() => onOpen(folder)}>
                      <bdi>{folderName(folder, t)}</bdi>
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          </BreadcrumbItem>
        </>
      ) : null}
      {end.map(crumb)}
    </Breadcrumb>
  )
}
