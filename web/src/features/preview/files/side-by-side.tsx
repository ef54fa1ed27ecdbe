import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { LayoutColumnTwo20Regular } from '@fluentui/react-icons'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../../lib/layout.ts'
import type { Place } from '../place.ts'
import { FileDialog } from './file-dialog.tsx'
import { VersionPane } from './version-pane.tsx'

const useStyles = makeStyles({
  button: { justifySelf: 'start' },
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
        <FileDialog name={name} className={styles.panes} wide onClose={() => setOpen(false)}>
          <VersionPane label={t('preview.left')} place={place} versions={versions} chosen={left} onChoose={setLeft} />
          <VersionPane
            label={t('preview.right')}
            place={place}
            versions={versions}
            chosen={right}
            onChoose={setRight}
          />
        </FileDialog>
      ) : null}
    </>
  )
}
