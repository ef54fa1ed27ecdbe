import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useTranslation } from 'react-i18next'
import { Attachments } from './attachments.tsx'

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
  headers: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

/** What a message says, all of it as plain text: nothing in it is followed, loaded or run. */
export const MailBody = ({ content }: { content: MailContent }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const attachments = content.attachments.filter(({ inline }) => !inline)
  return (
    <>
      {attachments.length > 0 ? <Attachments attachments={attachments} /> : null}
      {content.text.trim() !== '' ? (
        <p className={styles.text} dir="auto">
          {content.text}
        </p>
      ) : content.fields.length > 0 ? null : (
        <p className={styles.quiet}>{t('mail.noText')}</p>
      )}
      {content.headers ? (
        <Accordion collapsible>
          <AccordionItem value="headers">
            <AccordionHeader size="small">{t('mail.headers')}</AccordionHeader>
            <AccordionPanel>
              <pre className={styles.headers} dir="ltr">
                {content.headers}
              </pre>
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : null}
    </>
  )
}
