import { Badge, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { Tag16Regular } from '@fluentui/react-icons'
import type { MailContent, MailItem } from '@restore-portal/bff/contract/mail'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Facts } from '../../../components/item-details/facts.tsx'
import { fieldWords } from '../../../components/item-details/item-fields.ts'
import { MessageHead } from '../../../components/item-details/message-head.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { isProblem } from '../../../lib/problem-error.ts'
import { useWhose } from '../../../lib/scope.tsx'
import { mailContentQuery, mailItemQuery, mailLastSeenQuery } from '../api/mail.ts'
import { CoverPanel } from '../cover/cover-panel.tsx'
import { senderOf, subjectOf } from '../items/mail-columns.tsx'
import { DeletedNote } from './deleted-note.tsx'
import { Pane } from './pane.tsx'
import type { ReadingProps } from './reading-props.ts'

const useStyles = makeStyles({
  skeleton: { display: 'grid', gap: tokens.spacingVerticalM },
  label: { alignSelf: 'start', maxWidth: '100%' },
})

export const SkeletonText = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
      {[96, 88, 92, 60, 84, 40].map((width) => (
        <SkeletonItem key={width} size={16} style={{ width: `${width}%` }} />
      ))}
    </Skeleton>
  )
}

/** Who and when: from the item itself, or from its row in the list while that is on its way. */
const Head = ({ item, content }: { item: MailItem | undefined; content: MailContent | undefined }) => {
  const from = content ? content.from : item?.from ? { name: senderOf(item), address: '' } : null
  const date = content?.received ?? content?.sent ?? item?.date ?? null
  // A contact or a task has neither sender nor time: its fields say it all.
  return from || item?.covered ? <MessageHead from={from} date={date} content={content} /> : null
}

interface MailPaneProps extends ReadingProps {
  /** Attachments and text, once they are there. */
  body: (content: MailContent) => ReactNode
}

export const MailPane = ({ place, item, body, ...pane }: MailPaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const row = useQuery(mailItemQuery(place, item))
  const whose = useWhose()
  const covered = row.data?.covered === true
  // Only where things may be covered it has to be known first whether this one is.
  const content = useQuery({
    ...mailContentQuery(place, item),
    enabled: !whose.covered || (row.data !== undefined && !covered),
  })
  const shown = content.data ?? row.data
  const error = content.error ?? row.error
  // The item is there, only its content cannot be shown: trying again would not help, and restoring does.
  const hopeful = isProblem(error, 'save_refused') || isProblem(error, 'message_unreadable')
  return (
    <Pane item={item} title={shown && subjectOf(shown, t)} pending={!shown && !error} {...pane}>
      {isProblem(error, 'not_found') ? (
        <EmptyState title={t('explore.missingItem')} help={t('explore.missingItemHelp')} />
      ) : (
        <>
          {content.data?.label ? (
            <Badge className={styles.label} appearance="tint" size="large" icon={<Tag16Regular />}>
              {t('mail.label', { label: content.data.label })}
            </Badge>
          ) : null}
          {row.data?.deleted ? <DeletedNote lastSeen={mailLastSeenQuery(place, item)} /> : null}
          <Head item={row.data} content={content.data} />
          {content.data && content.data.fields.length > 0 ? (
            <Facts facts={content.data.fields.map((field) => fieldWords(field, t))} />
          ) : null}
          {error ? (
            <ProblemMessage
              error={error}
              intent={hopeful ? 'info' : 'error'}
              {...(!hopeful && { onRetry: () => void Promise.all([content.refetch(), row.refetch()]) })}
            />
          ) : null}
          {covered ? <CoverPanel id={item} /> : content.data ? body(content.data) : error ? null : <SkeletonText />}
        </>
      )}
    </Pane>
  )
}
