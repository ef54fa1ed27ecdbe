import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { ImageOff20Regular } from '@fluentui/react-icons'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatCount } from '../../../lib/format.ts'
import type { InMessage } from '../api/attachments.ts'
import { SafeFrame } from '../html/safe-frame.tsx'
import type { Found } from '../html/sanitise.ts'
import { inlineImagesQuery } from './inline-images.ts'

const useStyles = makeStyles({
  note: { flexShrink: 0 },
  frame: { flexGrow: 1, flexShrink: 0, minHeight: 'max(320px, 50vh)' },
})

const noImages: ReadonlyMap<string, string> = new Map()

interface MessageHtmlProps {
  message: InMessage
  html: string
  attachments: MailContent['attachments']
}

/** The HTML body, with the message's own images, and with those of the web once the person wants them. */
export const MessageHtml = ({ message, html, attachments }: MessageHtmlProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [remote, setRemote] = useState(false)
  const [found, setFound] = useState<Found>({ remoteImages: 0, contentIds: [], withheld: false })
  const images = useQuery(inlineImagesQuery(message, attachments, found.contentIds))
  const { remoteImages } = found
  if (found.withheld) {
    return (
      <MessageBar className={styles.note} intent="warning" layout="multiline">
        <MessageBarBody>{t('preview.withheld')}</MessageBarBody>
      </MessageBar>
    )
  }
  return (
    <>
      {remoteImages > 0 && !remote ? (
        <MessageBar className={styles.note} layout="multiline" icon={<ImageOff20Regular />}>
          <MessageBarBody>
            {t('preview.remote', { count: remoteImages, formatted: formatCount(remoteImages) })}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => setRemote(true)}>{t('preview.showRemote')}</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {images.error ? (
        <ProblemMessage error={images.error} intent="warning" onRetry={() => void images.refetch()} />
      ) : null}
      <SafeFrame
        className={styles.frame}
        html={html}
        remote={remote}
        attached={images.data ?? noImages}
        title={t('preview.message')}
        onFound={setFound}
      />
    </>
  )
}
