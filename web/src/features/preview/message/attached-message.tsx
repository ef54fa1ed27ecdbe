import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../components/item-details/facts.tsx'
import { fieldWords } from '../../../components/item-details/item-fields.ts'
import { MessageHead } from '../../../components/item-details/message-head.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { isProblem } from '../../../lib/problem-error.ts'
import { attachedMessageQuery, type InMessage } from '../api/attachments.ts'
import { MessageBody } from './message-body.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
  },
  subject: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
})

/** A message within a message, which may hold others. */
export const AttachedMessage = ({ message }: { message: InMessage }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data, error, refetch } = useQuery(attachedMessageQuery(message))
  if (error) {
    const hopeless = isProblem(error, 'message_unreadable') || isProblem(error, 'save_refused')
    return <ProblemMessage error={error} {...(!hopeless && { onRetry: () => void refetch() })} />
  }
  if (!data) return <Spinner label={t('common.loading')} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.root} tabIndex={0}>
      <h3 className={styles.subject} dir="auto">
        {data.subject.trim() || t('common.noSubject')}
      </h3>
      {data.from ? <MessageHead from={data.from} date={data.received ?? data.sent} content={data} /> : null}
      {data.fields.length > 0 ? <Facts facts={data.fields.map((field) => fieldWords(field, t))} /> : null}
      <MessageBody message={message} content={data} />
    </div>
  )
}
