import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { FolderTree } from '../folders/folder-tree.tsx'
import type { Place } from '../place.ts'
import type { FolderNode, FolderSource } from '../source.ts'

const useStyles = makeStyles({
  pane: {
    width: '248px',
    flexShrink: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    padding: `${tokens.spacingVerticalXS} 0`,
    boxSizing: 'border-box',
    '@media (max-width: 1100px)': { width: '208px' },
  },
  drawer: { width: 'min(320px, 86vw)' },
  body: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
})

interface FolderPaneProps {
  source: FolderSource
  place: Place
  current: string | undefined
  path: FolderNode[] | undefined
  /** Where there is no room, folders are in a drawer. */
  drawer: boolean
  open: boolean
  onClose: () => void
  onOpen: (folder: FolderNode) => void
  onNear: (folder: string | null) => void
}

export const FolderPane = ({ drawer, open, onClose, ...tree }: FolderPaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  if (!drawer) {
    return (
      <nav className={styles.pane} aria-label={t('explore.folders')}>
        <FolderTree {...tree} />
      </nav>
    )
  }
  return (
    <OverlayDrawer
      open={open}
      className={styles.drawer}
      aria-label={t('explore.folders')}
      onOpenChange={(_, data) => data.open || onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={t('common.close')} onClick={onClose} />
          }
        >
          {t('explore.folders')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <FolderTree {...tree} />
      </DrawerBody>
    </OverlayDrawer>
  )
}
