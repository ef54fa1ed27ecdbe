import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components'
import { Tag16Regular } from '@fluentui/react-icons'
import type { MailContent, MailItem } from '@restore-portal/bff/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatDateTime, formatFull } from '../../../lib/format.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import { mailContentQuery, mailItemQuery } from '../api/mail.ts'
import { subjectOf } from '../items/mail-columns.tsx'
import type { Place } from '../place.ts'
import { Attachments } from './attachments.tsx'
import { type Fact, Facts } from './facts.tsx'
import { PaneHead } from './pane-head.tsx'
import { People } from './people.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
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
  skeleton: { display: 'grid', gap: tokens.spacingVerticalM },
  label: { alignSelf: 'start', maxWidth: '100%' },
})

const Time = ({ iso }: { iso: string }) => (
  <time dateTime={iso} title={formatFull(new Date(iso))}>
    {formatDateTime(new Date(iso))}
  </time>
)

/** From, to and when: from the message itself, or from the list while that is on its way. */
const useFacts = (item: MailItem | undefined, content: MailContent | undefined): Fact[] => {
  const { t } = useTranslation()
  if (!content) {
    return [
      { name: t('mail.from'), value: item?.from },
      { name: t('mail.to'), value: item?.to },
      { name: t('mail.received'), value: item?.date ? <Time iso={item.date} /> : null },
    ]
  }
  return [
    { name: t('mail.from'), value: content.from ? <People people={[content.from]} /> : null },
    { name: t('mail.to'), value: content.to.length > 0 ? <People people={content.to} /> : null },
    { name: t('mail.cc'), value: content.cc.length > 0 ? <People people={content.cc} /> : null },
    { name: t('mail.bcc'), value: content.bcc.length > 0 ? <People people={content.bcc} /> : null },
    { name: t('mail.received'), value: content.received ? <Time iso={content.received} /> : null },
    { name: t('mail.sent'), value: content.sent && !content.received ? <Time iso={content.sent} /> : null },
    ...content.fields,
  ]
}

const Body = ({ content }: { content: MailContent }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const attachments = content.attachments.filter(({ inline }) => !inline)
  return (
    <>
      {attachments.length > 0 ? <Attachments attachments={attachments} /> : null}
      {content.text.trim() === '' ? (
        <p className={styles.quiet}>{t('mail.noText')}</p>
      ) : (
        <p className={styles.text} dir="auto">
          {content.text}
        </p>
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

interface MailPaneProps {
  place: Place
  item: string
  onClose: () => void
}

export const MailPane = ({ place, item, onClose }: MailPaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const row = useQuery(mailItemQuery(place, item))
  const content = useQuery(mailContentQuery(place, item))
  const facts = useFacts(row.data, content.data)
  const shown = content.data ?? row.data
  const subject = shown ? subjectOf(shown, t) : ''
  const error = content.error ?? row.error
  const hopeful = isProblem(error, 'save_refused') || isProblem(error, 'message_unreadable')
  return (
    <article className={styles.root} aria-label={t('explore.opened')}>
      <PaneHead title={shown ? subject : <SkeletonTitle done={Boolean(error)} />} hint={subject} onClose={onClose} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} tabIndex={0} key={item}>
        {isProblem(error, 'not_found') ? (
          <EmptyState title={t('explore.missingItem')} help={t('explore.missingItemHelp')} />
        ) : (
          <>
            {content.data?.label ? (
              <Badge className={styles.label} appearance="tint" size="large" icon={<Tag16Regular />}>
                {t('mail.label', { label: content.data.label })}
              </Badge>
            ) : null}
            <Facts facts={facts} />
            {error ? (
              <ProblemMessage
                error={error}
                intent={hopeful ? 'info' : 'error'}
                {...(!hopeful && { onRetry: () => void Promise.all([content.refetch(), row.refetch()]) })}
              />
            ) : null}
            {content.data ? <Body content={content.data} /> : error ? null : <SkeletonText />}
          </>
        )}
      </div>
    </article>
  )
}

const SkeletonTitle = ({ done }: { done: boolean }) =>
  done ? null : (
    <Skeleton>
      <SkeletonItem size={24} style={{ width: '60%' }} />
    </Skeleton>
  )

const SkeletonText = () => {
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
