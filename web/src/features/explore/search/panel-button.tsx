import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { type ReactElement, type ReactNode, useState } from 'react'

const useStyles = makeStyles({
  surface: {
    padding: tokens.spacingHorizontalL,
    maxWidth: 'calc(100vw - 24px)',
    maxHeight: 'calc(100dvh - 120px)',
    overflowY: 'auto',
    boxSizing: 'border-box',
  },
})

interface PanelButtonProps {
  label: string
  icon: ReactElement
  appearance?: 'secondary' | 'subtle'
  /** Of the panel. */
  className?: string | undefined
  /** What is in the panel; `close` puts it away. */
  children: (close: () => void) => ReactNode
}

/** A button beside the search box, with a panel below it. */
export const PanelButton = ({ label, icon, appearance = 'secondary', className, children }: PanelButtonProps) => {
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      positioning={{ position: 'below', align: 'end', overflowBoundaryPadding: 12 }}
      trapFocus
    >
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship="label">
          <Button appearance={appearance} icon={icon} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={mergeClasses(styles.surface, className)} aria-label={label}>
        {children(() => setOpen(false))}
      </PopoverSurface>
    </Popover>
  )
}
