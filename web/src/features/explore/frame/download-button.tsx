import { Button, Tooltip } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../lib/format.ts'
import type { Downloads } from '../source.ts'

/** More in one request the server refuses. */
export const mostDownloads = 10_000

interface DownloadButtonProps {
  downloads: Downloads
  /** How many things it is about. */
  count: number
  /** Some of it is covered. */
  covered: boolean
  /** What it would do, where "Download" alone does not tell. */
  label?: string
  iconOnly?: boolean
  onClick: () => void
}

/** Says beforehand why it can't, and then stays in reach of those who want to know. */
export const DownloadButton = ({ downloads, count, covered, label, iconOnly, onClick }: DownloadButtonProps) => {
  const { t } = useTranslation()
  const why = downloads.refused
    ? t('download.refused')
    : count === 0
      ? t('download.nothingSelected')
      : count > mostDownloads
        ? t('download.tooMany', { formatted: formatCount(mostDownloads) })
        : covered
          ? t('cover.showFirst')
          : undefined
  const hint = label ?? t('download.hint', { count, formatted: formatCount(count) })
  const name = label ?? t('download.action')
  return (
    <Tooltip content={why ?? hint} relationship="description">
      <Button
        appearance={label === undefined ? 'secondary' : 'subtle'}
        icon={<ArrowDownload20Regular />}
        disabledFocusable={why !== undefined || downloads.busy}
        onClick={onClick}
        {...(iconOnly && { 'aria-label': name })}
      >
        {iconOnly ? null : name}
      </Button>
    </Tooltip>
  )
}
