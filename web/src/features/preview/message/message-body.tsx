import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components'
import { TextT20Regular } from '@fluentui/react-icons'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InMessage } from '../api/attachments.ts'
import { Attachments } from './attachments.tsx'
import { Headers } from './headers.tsx'
import { MessageHtml } from './message-html.tsx'
import { isSealed } from './sealed.ts'

const useStyles = makeStyles({
  text: {
    margin: 0,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '22px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxWidth: '80ch',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  toggle: { marginInlineStart: 'auto', flexShrink: 0 },
  tools: { display: 'flex', alignItems: 'start', flexShrink: 0, gap: tokens.spacingHorizontalM },
})

const PlainText = ({ content: { text, fields, attachments } }: { content: MailContent }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  if (text.trim() === '') {
    if (isSealed(attachments)) return <p className={styles.quiet}>{t('mail.sealed')}</p>
    return fields.length > 0 ? null : <p className={styles.quiet}>{t('mail.noText')}</p>
  }
  return (
    <p className={styles.text} dir="auto">
      {text}
    </p>
  )
}

interface MessageBodyProps {
  message: InMessage
  content: MailContent
}

/** What an item says: attachments, formatted or plain text, and the headers it came with. */
export const MessageBody = ({ message, content }: MessageBodyProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [plain, setPlain] = useState(false)
  const attachments = content.attachments.filter(({ inline }) => !inline)
  return (
    <>
      {attachments.length > 0 || content.html ? (
        <div className={styles.tools}>
          {attachments.length > 0 ? <Attachments message={message} attachments={attachments} /> : null}
          {content.html ? (
            <ToggleButton
              className={styles.toggle}
              size="small"
              appearance="subtle"
              icon={<TextT20Regular />}
              checked={plain}
              onClick={() => setPlain(!plain)}
            >
              {t('preview.plainText')}
            </ToggleButton>
          ) : null}
        </div>
      ) : null}
      {content.html && !plain ? (
        <MessageHtml message={message} html={content.html} attachments={content.attachments} />
      ) : (
        <PlainText content={content} />
      )}
      {content.headers ? <Headers headers={content.headers} /> : null}
    </>
  )
}
