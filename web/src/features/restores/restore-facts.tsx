import { makeStyles, tokens } from '@fluentui/react-components'
import type { RestoreDetail } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../components/card.ts'
import { formatDateTime } from '../../lib/format.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, auto) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  options: plainList,
})

/** What was asked for, in the words of the dialog. */
export const optionWords = (
  { options, workloads }: Pick<RestoreDetail, 'options' | 'workloads'>,
  t: TFunction,
): string[] => {
  if (!options) return []
  const { mail, onedrive } = options
  const words: string[] = []
  if (workloads.includes('mail')) {
    if (mail.missing) words.push(t('restores.optionWords.missing'))
    if (mail.changed) words.push(t('restores.optionWords.changed'))
    words.push(
      mail.folder === undefined
        ? t('restores.optionWords.original')
        : t('restores.optionWords.folder', { folder: mail.folder }),
    )
    if (mail.markUnread) words.push(t('restores.optionWords.markUnread'))
  }
  if (workloads.includes('onedrive')) {
    words.push(t(`restores.optionWords.${onedrive.existing}`), t(`restores.optionWords.${onedrive.versions}`))
  }
  return words
}

export const RestoreFacts = ({ restore }: { restore: RestoreDetail }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Section>
      <dl className={styles.list}>
        <dt className={styles.name}>{t('restores.asked')}</dt>
        <dd className={styles.value}>
          <time dateTime={restore.createdAt}>{formatDateTime(new Date(restore.createdAt))}</time>
        </dd>
        {restore.endedAt ? (
          <>
            <dt className={styles.name}>{t('restores.ended')}</dt>
            <dd className={styles.value}>
              <time dateTime={restore.endedAt}>{formatDateTime(new Date(restore.endedAt))}</time>
            </dd>
          </>
        ) : null}
        <dt className={styles.name}>{t('restores.options')}</dt>
        <dd className={styles.value}>
          <ul className={styles.options}>
            {optionWords(restore, t).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </dd>
        {restore.reason ? (
          <>
            <dt className={styles.name}>{t('restores.reason')}</dt>
            <dd className={styles.value} dir="auto">
              {restore.reason}
            </dd>
          </>
        ) : null}
      </dl>
    </Section>
  )
}
