import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { Code20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workload } from '../place.ts'
import { SyntaxEditor } from './syntax-editor.tsx'

const useStyles = makeStyles({
  surface: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    width: 'min(480px, calc(100vw - 24px))',
    maxHeight: 'calc(100dvh - 120px)',
    overflowY: 'auto',
    boxSizing: 'border-box',
  },
  help: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface SyntaxButtonProps {
  workload: Workload | null
  text: string
  onSyntax: (workload: Workload, text: string) => void
}

/** For those who know VB365's syntax: what is asked of it, to read and to change. */
export const SyntaxButton = ({ workload, text, onSyntax }: SyntaxButtonProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  const workloads: Workload[] = workload === null ? ['mail', 'onedrive'] : [workload]
  return (
    <Popover
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      positioning={{ position: 'below', align: 'end', overflowBoundaryPadding: 12 }}
      trapFocus
    >
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t('search.syntax')} relationship="label">
          <Button appearance="subtle" icon={<Code20Regular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('search.syntax')}>
        <p className={styles.help}>{t('search.syntaxHelp')}</p>
        {workloads.map((each) => (
          <SyntaxEditor
            key={each}
            workload={each}
            text={text}
            onApply={(edited) => {
              setOpen(false)
              onSyntax(each, edited)
            }}
          />
        ))}
      </PopoverSurface>
    </Popover>
  )
}
