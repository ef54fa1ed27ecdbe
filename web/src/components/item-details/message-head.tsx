import { Avatar, makeStyles, tokens } from '@fluentui/react-components'
import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useTranslation } from 'react-i18next'
import { type Address, People, Person } from './people.tsx'
import { Time } from './time.tsx'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  words: { display: 'grid', gap: '2px', minWidth: 0, overflowWrap: 'anywhere' },
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
  },
  from: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
})

interface MessageHeadProps {
  from: Address | null
  date: string | null
  /** Absent while the message itself is on its way. */
  content?: MailContent | undefined
}

/** Who wrote to whom, and when, as mail programs show it. */
export const MessageHead = ({ from, date, content }: MessageHeadProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <div className={styles.root}>
      <Avatar name={from?.name || from?.address || ''} color="colorful" size={40} aria-hidden="true" />
      <div className={styles.words}>
        <div className={styles.first}>
          <span className={styles.from}>{from ? <Person {...from} /> : null}</span>
          {date ? (
            <span className={styles.quiet}>
              <Time iso={date} />
            </span>
          ) : null}
        </div>
        {(['to', 'cc', 'bcc'] as const).map((line) =>
          content && content[line].length > 0 ? (
            <div key={line} className={styles.quiet}>
              {t(`mail.${line}`)} <People people={content[line]} />
            </div>
          ) : null,
        )}
      </div>
    </div>
  )
}
