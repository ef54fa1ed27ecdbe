import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { Dismiss20Regular, LayoutColumnTwo20Regular } from '@fluentui/react-icons'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../../lib/layout.ts'
import type { Place } from '../place.ts'
import { VersionPane } from './version-pane.tsx'

const useStyles = makeStyles({
  button: { justifySelf: 'start' },
  surface: {
    width: 'calc(100vw - 48px)',
    maxWidth: '1600px',
    height: 'calc(100dvh - 64px)',
    maxHeight: 'none',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    [phone]: { width: '100vw', height: '100dvh', borderRadius: 0, padding: tokens.spacingHorizontalM },
  },
  body: { height: '100%', maxHeight: 'none', gridTemplateRows: 'auto minmax(0, 1fr)' },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    gridColumnEnd: 'span 3',
    minHeight: 0,
    // One below the other, and scrolled.
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr)', gridAutoRows: 'minmax(420px, auto)', overflowY: 'auto' },
  },
})

interface SideBySideProps {
  place: Place
  /** Newest first; the first is the file as it is. */
  versions: [DriveItem, DriveItem, ...DriveItem[]]
}

/** Two versions of a file beside one another: the file as it is and the one before, until others are chosen. */
export const SideBySide = ({ place, versions }: SideBySideProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState(1)
  const [right, setRight] = useState(0)
  const { name } = versions[0]
  return (
    <>
      <Button className={styles.button} icon={<LayoutColumnTwo20Regular />} onClick={() => setOpen(true)}>
        {t('preview.sideBySide')}
      </Button>
      {open ? (
        <Dialog open onOpenChange={(_, data) => setOpen(data.open)}>
          <DialogSurface className={styles.surface}>
            <DialogBody className={styles.body}>
              <DialogTitle
                className={styles.title}
                title={name}
                action={
                  <Button
                    appearance="subtle"
                    icon={<Dismiss20Regular />}
                    aria-label={t('common.close')}
                    onClick={() => setOpen(false)}
                  />
                }
              >
                <bdi>{name}</bdi>
              </DialogTitle>
              <DialogContent className={styles.panes}>
                <VersionPane
                  label={t('preview.left')}
                  place={place}
                  versions={versions}
                  chosen={left}
                  onChoose={setLeft}
                />
                <VersionPane
                  label={t('preview.right')}
                  place={place}
                  versions={versions}
                  chosen={right}
                  onChoose={setRight}
                />
              </DialogContent>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      ) : null}
    </>
  )
}
