import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDown16Regular, Attach16Regular, Important16Filled } from '@fluentui/react-icons'
import type { MailItem } from '@restore-portal/bff/contract/mail'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Covered } from '../../../components/covered.tsx'
import type { Column } from '../../../components/item-grid/types.ts'
import { formatCount, formatFull, formatShort } from '../../../lib/format.ts'
import { coveredName } from '../cover/covered-name.ts'
import { ShowButton } from '../cover/show-button.tsx'
import { DeletedBadge } from './deleted-badge.tsx'
import { MailKindIcon } from './mail-kind-icon.tsx'

const useStyles = makeStyles({
  subject: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  high: { color: tokens.colorPaletteRedForeground1 },
  marks: { display: 'inline-flex', flexShrink: 0, color: tokens.colorNeutralForeground3, verticalAlign: 'middle' },
  quiet: { color: tokens.colorNeutralForeground3 },
  lines: { display: 'grid', gap: '2px', lineHeight: tokens.lineHeightBase300 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  from: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  date: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** `Ann Becker <ann@example.org>` is Ann Becker in a list; the address is a hover away. */
export const senderOf = ({ from, to }: Pick<MailItem, 'from' | 'to'>): string => {
  const [, name] = /^\s*"?([^"<>]*[^"<>\s])"?\s*<[^<>]*>\s*$/.exec(from || to) ?? []
  return name ?? (from || to)
}

/** What an item is called; one that is covered, by its date. */
export const subjectOf = (
  item: Pick<MailItem, 'subject'> & Partial<Pick<MailItem, 'covered' | 'date'>>,
  t: TFunction,
): string => {
  if (item.covered) return coveredName(item.date ?? null, t)
  return item.subject.trim() === '' ? t('common.noSubject') : item.subject
}

const Marks = ({ item }: { item: MailItem }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  if (item.importance === 'normal' && item.attachments === 0) return null
  return (
    <span className={styles.marks}>
      {item.importance === 'high' ? (
        <Important16Filled className={styles.high} aria-label={t('mail.importance.high')} />
      ) : null}
      {item.importance === 'low' ? <ArrowDown16Regular aria-label={t('mail.importance.low')} /> : null}
      {item.attachments > 0 ? (
        <Attach16Regular aria-label={t('mail.attachments', { count: item.attachments })} />
      ) : null}
    </span>
  )
}

const Subject = ({ item, active = false }: { item: MailItem; active?: boolean }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const subject = subjectOf(item, t)
  return (
    <span className={styles.subject}>
      <MailKindIcon kind={item.kind} />
      <span className={styles.text} title={subject} dir="auto">
        {item.covered ? <Covered /> : subject}
      </span>
      {item.deleted ? <DeletedBadge /> : null}
      {item.covered ? <ShowButton id={item.id} reachable={active} /> : null}
    </span>
  )
}

const When = ({ item, className }: { item: MailItem; className?: string }) => {
  if (item.date === null) return null
  const date = new Date(item.date)
  return (
    <time dateTime={item.date} title={formatFull(date)} className={className}>
      {formatShort(date)}
    </time>
  )
}

export const MailRow = ({ item }: { item: MailItem }) => {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <span className={styles.line}>
        <span className={`${styles.text} ${styles.from}`} dir="auto">
          {item.covered ? <Covered short quiet /> : senderOf(item)}
        </span>
        <Marks item={item} />
        <When item={item} className={styles.date} />
      </span>
      <Subject item={item} />
    </span>
  )
}

export const useMailColumns = (): Column<MailItem>[] => {
  const { t } = useTranslation()
  return useMemo(
    () => [
      { id: 'marks', label: t('mail.marks'), quiet: true, width: '52px', cell: (item) => <Marks item={item} /> },
      {
        id: 'from',
        label: t('mail.columns.from'),
        width: 'minmax(120px, 1fr)',
        optional: 'shown',
        order: 'from',
        cell: (item) => (
          <span title={item.from || item.to} dir="auto">
            {item.covered ? <Covered short quiet /> : senderOf(item)}
          </span>
        ),
      },
      {
        id: 'subject',
        label: t('mail.columns.subject'),
        width: 'minmax(160px, 2.4fr)',
        order: 'subject',
        cell: (item, active) => <Subject item={item} active={active} />,
      },
      {
        id: 'date',
        label: t('mail.columns.date'),
        width: '132px',
        optional: 'shown',
        order: 'date',
        first: 'desc',
        cell: (item) => <When item={item} />,
      },
      {
        id: 'to',
        label: t('mail.columns.to'),
        width: 'minmax(110px, 1fr)',
        optional: 'hidden',
        order: 'to',
        cell: ({ to, covered }) => (
          <span title={to} dir="auto">
            {covered ? <Covered short quiet /> : to}
          </span>
        ),
      },
      {
        id: 'kind',
        label: t('mail.columns.kind'),
        width: '110px',
        optional: 'hidden',
        order: 'kind',
        cell: ({ kind }) => t(`mail.kinds.${kind}`),
      },
      {
        id: 'attachments',
        label: t('mail.columns.attachments'),
        width: '112px',
        optional: 'hidden',
        order: 'attachments',
        first: 'desc',
        align: 'end',
        cell: ({ attachments }) => (attachments > 0 ? formatCount(attachments) : ''),
      },
      {
        id: 'importance',
        label: t('mail.columns.importance'),
        width: '120px',
        optional: 'hidden',
        order: 'importance',
        first: 'desc',
        cell: ({ importance }) => (importance === 'normal' ? '' : t(`mail.importance.${importance}`)),
      },
    ],
    [t],
  )
}
